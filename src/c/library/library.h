/* The C library, as the engine has it: functions of the host that work on the program's memory.
 *
 * A function of the library is called with its arguments as values, the variadic ones promoted; it reads and writes the
 * program's memory through c_memory_..., which finds faults, and gives its result or false: then memory->fault, or the
 * machine's exit, says why. What it prints and reads goes through the machine, never to the host's streams.
 */
#ifndef C_LIBRARY_LIBRARY_H
#define C_LIBRARY_LIBRARY_H

#include "c/machine/memory.h"

struct c_machine; /* the running program: run/machine.h */

/* A value outside memory. Which field holds it follows from its type: integers, bool and enums in `integer` (sign-extended to 64 bits or
 * zero-extended, as the type is), pointers in `integer` with `provenance`, floating ones in `floating`. */
struct c_value {
    const struct c_type *type;
    uint64_t integer;
    long double floating;
    c_provenance provenance;
    uint64_t
        undefined; /* bits of it that come from bytes never written; floating: any bit is all */
};

static inline struct c_pointer c_value_pointer(const struct c_value *value)
{
    return (struct c_pointer){value->integer, value->provenance};
}

struct c_call {
    struct c_machine *machine;
    struct c_memory *memory;
    const struct c_value *arguments;
    size_t count;
    struct c_value result;    /* type set to the function's by the caller; zero otherwise */
    uint8_t result_bytes[16]; /* of a function that returns a struct (div): this instead */
};

typedef bool (*c_native)(struct c_call *call);

struct c_library_function {
    const char *name;
    c_native run;
    bool
        takes_undefined; /* its arguments may be values never written (free does not look at them; memcpy copies them) */
};
/* The function by that name, or by that name after __builtin_; NULL: none. What a program may call is what the headers declare (library/include). */
const struct c_library_function *c_library_find(const char *name);
/* The library's variables that headers declare extern (stdin, stdout, stderr): what their storage must hold at the start; false: no such. errno
 * is a macro for *__errno_location(). */
bool c_library_variable(struct c_machine *machine, const char *name, struct c_value *value);

/* The library's own state (files, rand's seed, strtok's place, atexit's list), kept by the machine. NULL when memory is out. */
struct c_library *c_library_new(struct c_machine *machine);
void c_library_free(struct c_library *library);
/* exit(): atexit's functions in reverse order, then files flushed. False with a fault set. */
bool c_library_exit(struct c_machine *machine);

/* ---- what the machine offers to the library (run/machine.c) ---- */

struct c_memory *c_machine_memory(struct c_machine *machine);
struct c_library *c_machine_library(struct c_machine *machine);
/* Calls a function of the program by pointer (qsort's comparison); false: a fault, or exit. */
bool c_machine_call(struct c_machine *machine, struct c_pointer function,
                    const struct c_value *arguments, size_t count, struct c_value *result);
/* alloca: room that lives as long as the call that asks for it. False with a fault set. */
bool c_machine_alloca(struct c_machine *machine, uint64_t size, struct c_pointer *result);
/* setjmp: puts where the program is into a jmp_buf. False with a fault set. */
bool c_machine_mark(struct c_machine *machine, struct c_pointer to);
/* longjmp: the call that is being made never returns: false, always. */
bool c_machine_jump(struct c_machine *machine, struct c_pointer from, int value);
/* The next variadic argument of a va_list at this address (va_arg, vprintf). False with a fault set: there are no more. */
bool c_machine_next_argument(struct c_machine *machine, struct c_pointer list,
                             struct c_value *value);
/* Ends the program with this status once the call returns false. */
void c_machine_exit(struct c_machine *machine, int status);
/* Stream 1 or 2. */
void c_machine_print(struct c_machine *machine, int stream, const char *bytes, size_t length);
/* One line of standard input, with its newline unless the input ends; NULL: the end, or the run waits and must be asked again. */
const char *c_machine_read_line(struct c_machine *machine, size_t *length);
/* A file of the sandbox, read at once: lesson files first, then below the program's directory. NULL: none; free with free(). */
char *c_machine_read_file(struct c_machine *machine, const char *name, size_t *length);
/* Told on standard error and on the record, once a line: `heapstep: warning: line N: ...` (overflow, a bad shift, a wrong conversion in a format). */
void c_machine_warn(struct c_machine *machine, const char *format, ...) PRINTF_LIKE(2, 3);
/* The moment, as the program sees it: the same on every run unless real time is asked for. Nanoseconds since 1970, or of processor time. */
uint64_t c_machine_clock(struct c_machine *machine, bool processor);

#endif
