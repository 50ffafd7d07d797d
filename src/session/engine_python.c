/* The Python engine's row. */
#include "python/engine.h"
#include "session/engine.h"
#include "session/session.h"

static enum engine_state state_of(enum py_state state)
{
    static const enum engine_state states[] = {
        [PY_READY] = ENGINE_READY,
        [PY_PAUSED] = ENGINE_PAUSED,
        [PY_WANTS_INPUT] = ENGINE_WANTS_INPUT,
        [PY_FINISHED] = ENGINE_FINISHED,
        [PY_EXITED] = ENGINE_EXITED,
        [PY_RECORD_FULL] = ENGINE_RECORD_FULL,
        [PY_AUDIT_FAILED] = ENGINE_AUDIT_FAILED,
    };
    return states[state];
}

static void *start(const struct session_source *source, struct record *record, struct text *problem)
{
    struct py_options options = {
        .record = record,
        .program = source->name,
        .script = source->script,
        .directory = source->directory,
        .arguments = source->arguments,
        .memory_limit = source->memory_limit,
        .real_time = source->real_time,
        .files = source->files,
        .audit = source->audit,
        .audit_record = source->audit_record,
    };
    struct syntax_error error = {0};
    py_vm *vm = py_engine_new(&options);
    if (vm && py_engine_load(vm, source->text, source->length, &error))
        return vm;
    if (error.kind != SYNTAX_ERROR_NONE)
        syntax_error_print(&error, problem);
    else
        text_append(problem, "heapstep: out of memory\n");
    syntax_error_fini(&error);
    py_engine_free(vm);
    return NULL;
}

static void free_vm(void *vm)
{
    py_engine_free(vm);
}

static enum engine_state run(void *vm, uint64_t step)
{
    return state_of(py_engine_run(vm, step));
}

static void pause_run(void *vm)
{
    py_engine_pause(vm);
}

static void give_input(void *vm, const char *line, size_t length)
{
    py_engine_give_input(vm, line, length);
}

static int exit_status(const void *vm)
{
    return py_engine_exit_status(vm);
}

/* The reason of a syntax error, as python3's prompt prints it. */
static enum engine_typed is_wrong(struct syntax_error *error, struct text *problem)
{
    if (error->kind == SYNTAX_ERROR_NONE)
        text_append(problem, "out of memory");
    else
        syntax_error_print(error, problem);
    syntax_error_fini(error);
    return ENGINE_TYPED_WRONG;
}

static enum engine_typed check(const char *source, size_t length, struct text *problem)
{
    struct syntax_error error = {0};
    struct ast_tree tree = {0};
    if (python_input_state(source, length) == PYTHON_INPUT_INCOMPLETE)
        return ENGINE_TYPED_INCOMPLETE;
    if (!python_parse(source, length, "<stdin>", PYTHON_PARSE_INTERACTIVE, &tree, &error))
        return is_wrong(&error, problem);
    ast_tree_fini(&tree);
    return ENGINE_TYPED;
}

static enum engine_typed type(void *vm, const char *source, size_t length, unsigned depth,
                              struct text *problem)
{
    struct syntax_error error = {0};
    return py_engine_type(vm, source, length, depth, &error) ? ENGINE_TYPED
                                                             : is_wrong(&error, problem);
}

static bool typing(const void *vm)
{
    return py_engine_typing(vm);
}

static bool exiting(const void *vm)
{
    return py_engine_exiting(vm);
}

static bool collect(void *vm, int generation)
{
    return py_engine_collect(vm, generation);
}

static void complete(void *vm, const char *prefix, unsigned depth, struct text *out)
{
    py_engine_complete(vm, prefix, depth, out);
}

static const char *audit_report(const void *vm)
{
    return py_engine_audit_report(vm);
}

const struct engine engine_python = {
    .language = "python",
    .name = "Python",
    .at_end = "the program has ended: `step` goes on into the interpreter's exit",
    .prompt = ">>> ",
    .block_begins = ':',
    .start = start,
    .free = free_vm,
    .run = run,
    .pause = pause_run,
    .give_input = give_input,
    .exit_status = exit_status,
    .check = check,
    .type = type,
    .typing = typing,
    .exiting = exiting,
    .collect = collect,
    .complete = complete,
    .audit_report = audit_report,
};
