#include "ui/screen/rescue.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGHUP,  SIGQUIT, SIGTERM, SIGSEGV, SIGBUS,
                            SIGABRT, SIGFPE,  SIGILL,  SIGXCPU, SIGPIPE};

/* A signal handler can be given nothing: this is the one terminal there is. */
static struct {
    char undo[512];
    size_t length;
    struct termios modes;
    int descriptor;
    volatile sig_atomic_t armed;
    struct sigaction before[ARRAY_LENGTH(fatal)];
} rescue;

/* The stack may be what is broken, so the handler has one of its own. */
static char handler_stack[16384];

static void restore(void)
{
    const char *bytes = rescue.undo;
    size_t left = rescue.length;
    while (left) {
        ssize_t written = write(rescue.descriptor, bytes, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        bytes += written;
        left -= (size_t)written;
    }
    tcsetattr(rescue.descriptor, TCSANOW, &rescue.modes);
}

static void end(int number)
{
    if (rescue.armed) {
        rescue.armed = 0;
        restore();
    }
    signal(number, SIG_DFL);
    raise(number);
}

void rescue_arm(int descriptor, const char *undo, const struct termios *modes)
{
    rescue.length = MIN(strlen(undo), sizeof rescue.undo);
    memcpy(rescue.undo, undo, rescue.length);
    rescue.modes = *modes;
    rescue.descriptor = descriptor;
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    /* A background process that sets the terminal's modes would be stopped for it. */
    struct sigaction action = {.sa_handler = end, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LENGTH(fatal); i++) {
        sigaction(fatal[i], NULL, &rescue.before[i]);
        /* What is ignored (nohup) stays ignored. */
        if (rescue.before[i].sa_handler != SIG_IGN)
            sigaction(fatal[i], &action, NULL);
    }
    rescue.armed = 1;
}

void rescue_disarm(void)
{
    if (!rescue.armed)
        return;
    rescue.armed = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(fatal); i++)
        sigaction(fatal[i], &rescue.before[i], NULL);
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
}
