/* The C engine as the session sees it: load a program, run it step by step, type into it.
 *
 * A step is a statement about to run (also a loop's condition and third expression, when they stand on a line of their own or come round
 * again), a call entered, a return, and the end. With a record the engine tells it everything and stops where
 * asked; the run lives on a C stack of its own (a coroutine). Without a record it runs at full speed to the end, all its checks on.
 */
#ifndef C_RUN_ENGINE_H
#define C_RUN_ENGINE_H

#include "base/common.h"
#include "base/data_file.h"
#include "c/syntax/source.h"

struct record;
struct text;
struct c_machine;

struct c_options {
    struct record *record; /* NULL: no recording. Borrowed. */
    const char *script;    /* argv[0]; NULL: as program */
    const char *program;   /* the name that messages say: list.c */
    const char *directory; /* files are read, and #include "..." found, from here; NULL: no files */
    const char *const *arguments; /* argv[1:]; NULL-ended or NULL */
    size_t memory_limit;          /* bytes malloc may give at a time; 0: 1 GiB */
    void (*write)(void *context, int stream, const char *bytes,
                  size_t length); /* NULL: to the record only */
    /* As py_options.read_line: NULL result: end of file; NULL function: the run stops with C_WANTS_INPUT instead. */
    const char *(*read_line)(void *context, size_t *length);
    void *context;
    bool real_time;
    const struct data_file *files; /* of a lesson; NULL-name-ended, or NULL */
    bool
        audit; /* after every step check shadows, blocks and the record against each other; C_AUDIT_FAILED */
};

enum c_state {
    C_READY,
    C_PAUSED,
    C_WANTS_INPUT,
    C_FINISHED, /* ended, exited, or stopped by a fault */
    C_RECORD_FULL,
    C_AUDIT_FAILED,
}; /* in the order of enum py_state */

struct c_machine *c_engine_new(const struct c_options *options); /* NULL when memory is out */
void c_engine_free(struct c_machine *machine);

/* Preprocesses, parses, compiles. False: *diagnostics says why (or is empty when memory is out). Warnings are told there too. */
bool c_engine_load(struct c_machine *machine, const char *source, size_t length,
                   struct c_diagnostics *diagnostics);

/* Runs on until the record has `step` steps (0: no bound) or something else stops it. */
enum c_state c_engine_run(struct c_machine *machine, uint64_t step);
void c_engine_interrupt(
    struct c_machine
        *machine); /* ends the program as SIGINT does, at its next step. Safe in a signal handler */
void c_engine_pause(struct c_machine *machine); /* safe in a signal handler */
void c_engine_give_input(struct c_machine *machine, const char *line,
                         size_t length); /* length 0: end of file */

/* What main returned or exit was given (0 to 255); 70 after a fault; 128 + 6 after abort() or a failed assert. */
int c_engine_exit_status(const struct c_machine *machine);
/* The fault's kind as the command line says it, NULL: none; *line, *message as in `heapstep: FAULT: line N: message`. */
const char *c_engine_fault(const struct c_machine *machine, uint32_t *line, const char **message);
/* Appends the lines that tell of leaks at exit, `heapstep: leak: N bytes in M blocks definitely lost`, one a kind of loss and line. */
void c_engine_leaks(struct c_machine *machine, struct text *out);

/* Code typed at the prompt: C expressions and statements, seen from the frame `depth` below the innermost. As py_engine_type. */
bool c_engine_type(struct c_machine *machine, const char *source, size_t length, unsigned depth,
                   bool *incomplete, struct c_diagnostics *diagnostics);
bool c_engine_typing(const struct c_machine *machine);
void c_engine_complete(struct c_machine *machine, const char *prefix, unsigned depth,
                       struct text *out);
const char *c_engine_audit_report(const struct c_machine *machine);

#endif
