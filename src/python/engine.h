/* The Python engine as the session sees it: load a program, run it step by step, type into it.
 *
 * A step is an event that sys.settrace would report (call, line, return, exception), and the end. With
 * a record the engine tells it everything and stops where asked; the run lives on a C stack of its own
 * (a coroutine), so that it can stop anywhere, also inside a sort's key function. Without a
 * record it runs at full speed to the end.
 */
#ifndef PYTHON_ENGINE_H
#define PYTHON_ENGINE_H

#include "base/common.h"
#include "base/data_file.h"
#include "python/syntax/parse.h"

struct record;
struct text;
typedef struct py_vm py_vm;

struct py_options {
    struct record *record; /* NULL: no recording. Borrowed. */
    const char *script;    /* sys.argv[0]; NULL: as program */
    const char *
        program; /* the absolute path, as python3 has it: __file__, tracebacks; "<stdin>" style names allowed */
    const char *directory; /* files are read, and modules imported, from here; NULL: no files */
    const char *const *arguments; /* sys.argv[1:]; NULL-ended or NULL */
    size_t memory_limit;          /* bytes; 0: 1 GiB. Beyond it the program gets MemoryError */
    /* Text printed: stream 1 or 2. NULL: to the record only. */
    void (*write)(void *context, int stream, const char *bytes, size_t length);
    /* A line for input() and sys.stdin, read at once; NULL result: end of file. When the function is NULL, the run stops with
     * PY_WANTS_INPUT instead. The text is the caller's, valid until the next call. */
    const char *(*read_line)(void *context, size_t *length);
    void *context;
    bool real_time; /* time and random as python3 has them, not the same on every run */
    /* Data files of a lesson, found before the directory's: NULL-name-ended, or NULL. Borrowed. */
    const struct data_file *files;
    bool
        audit; /* after every step check each count against its holders; the run stops with PY_AUDIT_FAILED */
    bool audit_record; /* with it: check the record's counts and contents against the objects' */
};

enum py_state {
    PY_READY,       /* loaded, not started */
    PY_PAUSED,      /* at a step, more to come */
    PY_WANTS_INPUT, /* input() waits for py_engine_give_input */
    PY_FINISHED,    /* ran to its end; exit status in py_engine_exit_status */
    PY_EXITED,      /* a recorded program's interpreter has exited too: nothing comes after */
    PY_RECORD_FULL, /* paused: the record is at its bound */
    PY_AUDIT_FAILED,
};

/* NULL when memory is out. */
py_vm *py_engine_new(const struct py_options *options);
void py_engine_free(py_vm *vm);

/* Parses and compiles the program. False: *error says why (syntax), or is empty when memory is out. */
bool py_engine_load(py_vm *vm, const char *source, size_t length, struct syntax_error *error);

/* A recorded program that has finished can still be typed to. When it is run once more, its interpreter exits, in steps: functions
 * of atexit, then whatever Py_FinalizeEx lets go of, in its order. A program that is not recorded has called its atexit functions when it is
 * finished, and the rest follows with py_engine_free.
 *
 * Runs on until the record has `step` steps (0: no bound) or something else stops it. With a bound it is also PY_PAUSED now and then in
 * a long loop that makes no steps (`while True: pass`), so that a person can end it: ask again to go on. */
enum py_state py_engine_run(py_vm *vm, uint64_t step);
/* Asks a run to raise KeyboardInterrupt where it is. False: it has not yet heard the last one. Safe in a signal handler. */
bool py_engine_interrupt(py_vm *vm);
/* Asks a run to stop at its next step with PY_PAUSED. Safe in a signal handler. */
void py_engine_pause(py_vm *vm);
void py_engine_give_input(py_vm *vm, const char *line, size_t length); /* length 0: end of file */

/* 0, or what sys.exit asked for, 1 after an uncaught exception (its traceback has been printed). */
int py_engine_exit_status(const py_vm *vm);

/* Code typed at the prompt, run in the frame `depth` frames below the innermost (0) of a paused program, or at module level of
 * a finished one; an expression's value is printed as python3's prompt does. It becomes steps like any others: run them with
 * py_engine_run, which reports PY_PAUSED at the place where it had stopped once the code is done.
 * False: *error says why; nothing, when the interpreter is exiting or memory is out. */
bool py_engine_type(py_vm *vm, const char *source, size_t length, unsigned depth,
                    struct syntax_error *error);
/* A collection of this generation, started where the program stands. It becomes steps as typed code does. False when the interpreter
 * is exiting, or a collection runs already. */
bool py_engine_collect(py_vm *vm, int generation);
/* True while typed code is still to run or running. */
bool py_engine_typing(const py_vm *vm);
/* True from the first step of the interpreter's exit on. */
bool py_engine_exiting(const py_vm *vm);
/* Appends, a line each, what a name at the prompt could be completed to: names seen from the frame, or attributes after a dot
 * (looked up without running any code of the program). */
void py_engine_complete(py_vm *vm, const char *prefix, unsigned depth, struct text *out);

/* What is wrong with the counts, in words, after PY_AUDIT_FAILED; "" otherwise. */
const char *py_engine_audit_report(const py_vm *vm);

#endif
