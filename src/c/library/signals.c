/* signal.h and setjmp.h. A signal comes from the program itself, by raise, kill or abort: its handler is called then and there. */
#include "c/library/natives.h"

#include <string.h>

enum { SIG_DEFAULT, SIG_IGNORED, KILLED = 128, SIG_ABORT = 6 };

/* Those that do nothing unless the program asks: SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
static bool is_harmless(int number)
{
    return number == 17 || number == 18 || number == 23 || number == 28;
}

static bool is_signal(int number)
{
    return number > 0 && number < LIBRARY_SIGNALS;
}

bool library_raise(struct c_machine *machine, int number)
{
    struct c_library *library = c_machine_library(machine);
    struct c_pointer handler = library->signal_handlers[number];
    static const struct c_type type = {
        .kind = C_INT, .complete = true, .size = 4, .alignment = 4, .unqualified = &type};
    struct c_value argument = {.type = &type, .integer = (uint64_t)number}, result;
    if (handler.address == SIG_IGNORED || (handler.address == SIG_DEFAULT && is_harmless(number)))
        return true;
    if (handler.address != SIG_DEFAULT)
        return c_machine_call(machine, handler, &argument, 1, &result);
    c_machine_exit(machine, KILLED + number);
    return false;
}

NATIVE(signal)
{
    int number = native_int(call, 0);
    if (!is_signal(number) || number == 9 || number == 19) {
        library_set_errno(call->machine, 22);
        return give_integer(call, -1);
    }
    struct c_pointer *handler = &c_machine_library(call->machine)->signal_handlers[number];
    struct c_pointer before = *handler;
    *handler = native_pointer(call, 1);
    return give_pointer(call, before);
}

static bool raise_one(struct c_call *call, int number)
{
    if (number && !is_signal(number)) {
        library_set_errno(call->machine, 22);
        return give_integer(call, -1);
    }
    return (!number || library_raise(call->machine, number)) && give_integer(call, 0);
}

NATIVE(raise)
{
    return raise_one(call, native_int(call, 0));
}

/* There is no process but this one. */
NATIVE(kill)
{
    return raise_one(call, native_int(call, 1));
}

NATIVE(abort)
{
    struct c_library *library = c_machine_library(call->machine);
    uint64_t handler = library->signal_handlers[SIG_ABORT].address;
    if (handler > SIG_IGNORED && !library_raise(call->machine, SIG_ABORT))
        return false;
    c_machine_exit(call->machine, KILLED + SIG_ABORT);
    return false;
}

NATIVE(setjmp)
{
    return c_machine_mark(call->machine, native_pointer(call, 0)) && give_integer(call, 0);
}

NATIVE(longjmp)
{
    return c_machine_jump(call->machine, native_pointer(call, 0), native_int(call, 1));
}
