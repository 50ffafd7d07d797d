/* Exceptions made of setjmp and longjmp: nested handlers, rethrown errors, and a jump out of the middle of qsort. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum error { NONE, OUT_OF_RANGE, NOT_A_NUMBER, UNSORTABLE };

struct handler {
    jmp_buf place;
    struct handler *outer;
};

static struct handler *handlers;
static int cleaned;

static void throw_error(enum error error)
{
    struct handler *handler = handlers;
    if (!handler) {
        printf("uncaught %d\n", error);
        exit(10 + (int)error);
    }
    handlers = handler->outer;
    longjmp(handler->place, (int)error);
}

#define TRY(name)                                                                                      \
    struct handler name = {.outer = handlers};                                                         \
    handlers = &name;                                                                                  \
    int name##_error = setjmp(name.place);                                                             \
    if (name##_error == 0)
#define DONE(name) (handlers = (name).outer)

static int digit(char c)
{
    if (c < '0' || c > '9')
        throw_error(NOT_A_NUMBER);
    return c - '0';
}

static int number(const char *text)
{
    int value = 0;
    for (; *text; text++) {
        value = value * 10 + digit(*text);
        if (value > 1000)
            throw_error(OUT_OF_RANGE);
    }
    return value;
}

static int sum_of(const char *const *texts, int count)
{
    int *values = malloc((size_t)count * sizeof *values);
    volatile int sum = 0;
    TRY(here)
    {
        for (int i = 0; i < count; i++)
            values[i] = number(texts[i]);
        for (int i = 0; i < count; i++)
            sum += values[i];
        DONE(here);
    }
    free(values);
    cleaned++;
    if (here_error)
        throw_error((enum error)here_error);
    return sum;
}

static int picky(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    if (x == 13 || y == 13)
        throw_error(UNSORTABLE);
    return (x > y) - (x < y);
}

static int depth_reached;

static void dive(jmp_buf out, int depth)
{
    char room[100];
    memset(room, depth, sizeof room);
    depth_reached = depth;
    if (depth == 200)
        longjmp(out, 0); /* gives 1 */
    dive(out, depth + 1);
    depth_reached = room[0];
}

int main(void)
{
    const char *const good[] = {"12", "30", "400"}, *const bad[] = {"1", "two"}, *const large[] = {"1", "20000"};
    const struct {
        const char *const *texts;
        int count;
    } cases[] = {{good, 3}, {bad, 2}, {large, 2}};
    for (volatile int i = 0; i < 3; i++) {
        TRY(outer)
        {
            printf("sum %d\n", sum_of(cases[i].texts, cases[i].count));
            DONE(outer);
        }
        if (outer_error)
            printf("error %d\n", outer_error);
    }
    int values[] = {5, 3, 13, 1, 9, 2, 8};
    TRY(sorting)
    {
        qsort(values, 7, sizeof values[0], picky);
        DONE(sorting);
        puts("sorted");
    }
    if (sorting_error)
        printf("not sorted: %d\n", sorting_error);
    jmp_buf out;
    volatile int times = 0;
    int code = setjmp(out);
    times++;
    if (times < 4)
        dive(out, 1);
    printf("%d %d %d, cleaned %d\n", times, code, depth_reached, cleaned);
    throw_error(OUT_OF_RANGE);
    return 0;
}
