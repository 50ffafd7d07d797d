/* A program in an engine, for unit tests: loaded, with what it prints kept, and checked when it is let go of.
 *
 *     struct running run = running_load("print(1)\n", NULL);
 *     ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
 *     ck_assert_str_eq(text_string(run.printed), "1\n");
 *     running_end(&run);
 */
#ifndef TESTS_RUNNING_H
#define TESTS_RUNNING_H

#include "base/text.h"
#include "python/run/machine.h"
#include "record/recorder.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

struct running {
    py_vm *vm;
    struct text *printed; /* standard output and error */
};

static inline void running_keep(void *context, int stream, const char *bytes, size_t length)
{
    (void)stream;
    text_append_bytes(context, bytes, length);
}

/* An engine with nothing loaded. Its vm is NULL when it could not be made. */
static inline struct running running_open(struct record *record)
{
    struct running run = {.printed = calloc(1, sizeof *run.printed)};
    struct py_options options = {.program = "test.py",
                                 .write = running_keep,
                                 .context = run.printed,
                                 .record = record,
                                 .memory_limit = (size_t)256 << 20};
    run.vm = run.printed ? py_engine_new(&options) : NULL;
    return run;
}

static inline struct running running_load(const char *source, struct record *record)
{
    struct running run = running_open(record);
    struct syntax_error error = {0};
    ck_assert_ptr_nonnull(run.vm);
    ck_assert(py_engine_load(run.vm, source, strlen(source), &error));
    return run;
}

/* Every count agrees with its holders. */
static inline void running_audit(struct running *run)
{
    struct text report = {0};
    bool good = py_audit(run->vm, &report);
    ck_assert_msg(good, "%s", text_string(&report));
    text_fini(&report);
}

/* Ends it; nothing may be left in its heap. */
static inline void running_end(struct running *run)
{
    bool ended = !run->vm->machine->coroutine || run->vm->machine->state == PY_FINISHED ||
                 run->vm->machine->state == PY_EXITED;
    py_engine_unwind(run->vm);
    run->vm->recording = false;
    py_watch_fini(run->vm);
    py_vm_empty(run->vm);
    /* What C functions have in hand when a run is given up half-way goes with the heap. */
    if (ended)
        ck_assert_uint_eq(py_heap_bytes_used(run->vm), 0);
    py_engine_free(run->vm);
    text_fini(run->printed);
    free(run->printed);
}

/* Runs a program to its end and compares what it printed. */
static inline void running_prints(const char *source, const char *expected)
{
    struct running run = running_load(source, NULL);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    ck_assert_str_eq(text_string(run.printed), expected);
    running_audit(&run);
    running_end(&run);
}

#endif
