/* The C engine's row, and the choice between the rows. */
#include "c/run/engine.h"
#include "session/engine.h"
#include "session/session.h"

#include <string.h>

static enum engine_state state_of(enum c_state state)
{
    static const enum engine_state states[] = {
        [C_READY] = ENGINE_READY,
        [C_PAUSED] = ENGINE_PAUSED,
        [C_WANTS_INPUT] = ENGINE_WANTS_INPUT,
        /* Nothing is let go of after a C program's end. */
        [C_FINISHED] = ENGINE_EXITED,
        [C_RECORD_FULL] = ENGINE_RECORD_FULL,
        [C_AUDIT_FAILED] = ENGINE_AUDIT_FAILED,
    };
    return states[state];
}

static void *start(const struct session_source *source, struct record *record, struct text *problem)
{
    struct c_options options = {
        .record = record,
        .program = source->script ? source->script : source->name,
        .script = source->script,
        .directory = source->directory,
        .arguments = source->arguments,
        .memory_limit = source->memory_limit,
        .real_time = source->real_time,
        .files = source->files,
        .audit = source->audit,
    };
    struct c_diagnostics diagnostics = {0};
    struct c_machine *machine = c_engine_new(&options);
    if (!machine || !c_engine_load(machine, source->text, source->length, &diagnostics)) {
        if (diagnostics.errors)
            text_append_bytes(problem, text_string(&diagnostics.text), diagnostics.text.length);
        else
            text_append(problem, "heapstep: out of memory\n");
        c_engine_free(machine);
        machine = NULL;
    }
    c_diagnostics_fini(&diagnostics);
    return machine;
}

static void free_machine(void *machine)
{
    c_engine_free(machine);
}

static enum engine_state run(void *machine, uint64_t step)
{
    return state_of(c_engine_run(machine, step));
}

static void pause_run(void *machine)
{
    c_engine_pause(machine);
}

static void give_input(void *machine, const char *line, size_t length)
{
    c_engine_give_input(machine, line, length);
}

static int exit_status(const void *machine)
{
    return c_engine_exit_status(machine);
}

/* What a line of C means depends on the names it is seen from: only the machine knows. */
static enum engine_typed check(const char *source, size_t length, struct text *problem)
{
    (void)source, (void)length, (void)problem;
    return ENGINE_TYPED;
}

static enum engine_typed type(void *machine, const char *source, size_t length, unsigned depth,
                              struct text *problem)
{
    struct c_diagnostics diagnostics = {0};
    bool incomplete = false;
    enum engine_typed typed = ENGINE_TYPED;
    if (!c_engine_type(machine, source, length, depth, &incomplete, &diagnostics)) {
        typed = incomplete ? ENGINE_TYPED_INCOMPLETE : ENGINE_TYPED_WRONG;
        text_append(problem, diagnostics.errors ? text_string(&diagnostics.text) : "out of memory");
    }
    c_diagnostics_fini(&diagnostics);
    return typed;
}

static bool typing(const void *machine)
{
    return c_engine_typing(machine);
}

static bool exiting(const void *machine)
{
    (void)machine;
    return false;
}

static void complete(void *machine, const char *prefix, unsigned depth, struct text *out)
{
    c_engine_complete(machine, prefix, depth, out);
}

static const char *audit_report(const void *machine)
{
    return c_engine_audit_report(machine);
}

const struct engine engine_c = {
    .language = "c",
    .name = "C",
    .at_end = "this is the last step: the program has ended",
    .prompt = "c> ",
    .block_begins = '{',
    .start = start,
    .free = free_machine,
    .run = run,
    .pause = pause_run,
    .give_input = give_input,
    .exit_status = exit_status,
    .check = check,
    .type = type,
    .typing = typing,
    .exiting = exiting,
    .complete = complete,
    .audit_report = audit_report,
};

const struct engine *engine_find(const char *language)
{
    static const struct engine *const engines[] = {&engine_python, &engine_c};
    for (size_t i = 0; i < ARRAY_LENGTH(engines); i++)
        if (!strcmp(language, engines[i]->language))
            return engines[i];
    return &engine_python;
}
