/* Signals that a program sends to itself. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

static volatile sig_atomic_t interrupts, last;
static jmp_buf back;

static void count(int number)
{
    interrupts++;
    last = number;
    signal(number, count);
}

static void jump(int number)
{
    longjmp(back, number);
}

static void say(void)
{
    puts("never said: the program is aborted");
}

int main(void)
{
    if (signal(SIGINT, count) == SIG_ERR)
        return 1;
    for (int i = 0; i < 3; i++)
        raise(SIGINT);
    printf("%d interrupts, the last by %d\n", (int)interrupts, (int)last);
    signal(SIGTERM, SIG_IGN);
    printf("%d\n", raise(SIGTERM));
    void (*before)(int) = signal(SIGINT, SIG_DFL);
    printf("%d %d\n", before == count, signal(99, count) == SIG_ERR);
    signal(SIGUSR1, jump);
    int number = setjmp(back);
    if (!number)
        raise(SIGUSR1);
    printf("back by %d\n", number);
    atexit(say);
    fflush(stdout);
    signal(SIGABRT, count);
    signal(SIGABRT, SIG_DFL);
    raise(SIGTERM);
    abort();
}
