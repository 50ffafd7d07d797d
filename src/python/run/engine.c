/* The engine's face: load, run, stop, go on, type. (python/engine.h)
 *
 * A run lives in a coroutine. Its body runs the program to its end, then whatever is typed, one piece after the other; py_stop
 * leaves it in the middle of a step.
 */
#include "python/engine.h"

#include "python/compile/compile.h"
#include "python/library/library.h"
#include "python/run/evaluate.h"
#include "python/run/stop.h"
#include "record/recorder.h"

#include <stdlib.h>
#include <string.h>

/* Room for C functions calling Python calling C functions; only what is touched is ever committed. */
#define RUN_STACK_BYTES ((size_t)256 * 1024 * 1024)

py_vm *py_engine_new(const struct py_options *options)
{
    py_vm *vm = py_vm_new(options);
    if (!vm)
        return NULL;
    vm->record = options->record;
    vm->recording = options->record != NULL;
    if (vm->recording && py_watch_init(vm)) {
        py_engine_free(vm);
        return NULL;
    }
    return vm;
}

/* Blocks of the heap go all at once, but a code object's caches are no such block. */
static int drop_caches(py_object *o, void *vm)
{
    if (o->type == ((py_vm *)vm)->types.code) {
        free(((py_code *)o)->caches);
        ((py_code *)o)->caches = NULL;
    }
    return 0;
}

/* A run that was stopped half-way never comes back. What its C functions hold, only they can let go of: so it is taken up once
 * more, with an exception that nothing catches, and each of them returns. */
void py_engine_unwind(py_vm *vm)
{
    if (!vm->machine || !vm->machine->coroutine)
        return;
    vm->unwinding = vm->interrupted = true;
    while (coroutine_resume(vm->machine->coroutine))
        ;
    vm->unwinding = vm->interrupted = false;
    py_clear_raised(vm);
    vm->handled = &vm->handled_base;
    PY_CLEAR(vm, vm->handled_base.exception); /* given up inside an `except` */
}

void py_engine_free(py_vm *vm)
{
    if (!vm)
        return;
    py_engine_unwind(vm);
    /* What happens from here on is nobody's lesson. */
    vm->recording = false;
    PY_CLEAR(vm, vm->machine->main_code);
    PY_CLEAR(vm, vm->machine->typed);
    py_watch_fini(vm);
    py_vm_finalize(vm);
    py_heap_each_object(vm, drop_caches, vm);
    py_vm_free(vm);
}

bool py_engine_load(py_vm *vm, const char *source, size_t length, struct syntax_error *error)
{
    py_source_add(vm, vm->options.program, source, length);
    py_str *filename = py_str_from_c(vm, vm->options.program);
    py_code *code =
        filename ? py_compile_text(vm, source, length, filename, PYTHON_PARSE_FILE, error) : NULL;
    py_xdecref(vm, filename);
    if (!code) {
        py_clear_raised(vm);
        return false;
    }
    vm->machine->main_code = code;
    if (vm->record)
        code->source_file = record_add_file(vm->record, vm->options.program, source, length);
    return true;
}

/* ---- the end of a program ---- */

/* Where there is no memory to say more. */
static void write_memory_error(py_vm *vm)
{
    static const char words[] = "MemoryError\n";
    py_write_stream(vm, 2, words, sizeof words - 1);
}

static void print_text(py_vm *vm, const struct text *text)
{
    if (text->length)
        py_write_stderr(vm, text_string(text), text->length);
    if (text->failed)
        write_memory_error(vm);
}

/* A program's own sys.excepthook gets the exception. False: there is none, or it failed. */
static bool called_excepthook(py_vm *vm, py_object *exception)
{
    py_object *hook = py_dict_get_c(vm, vm->sys->dict, "excepthook");
    py_object *traceback = ((py_exception *)exception)->traceback;
    if (!hook || hook == py_dict_get_c(vm, vm->sys->dict, "__excepthook__"))
        return false;
    py_object *arguments[] = {PY_OBJECT(exception->type), exception,
                              traceback ? traceback : vm->none};
    py_incref(hook);
    py_hold(vm, hook);
    py_hold(vm, exception);
    py_object *result = py_call(vm, hook, arguments, 3, NULL);
    py_unhold(vm, 2);
    py_decref(vm, hook);
    if (!result) {
        static const char words[] = "Error in sys.excepthook:\n",
                          then[] = "\nOriginal exception was:\n";
        py_object *failure = py_take_raised(vm);
        struct text text = {0};
        text_append(&text, words);
        py_exception_print(vm, failure, &text);
        text_append(&text, then);
        print_text(vm, &text);
        text_fini(&text);
        py_decref(vm, failure);
        return false;
    }
    py_decref(vm, result);
    return true;
}

/* The status that an uncaught exception asks for; its traceback is printed, unless it is SystemExit
 * (Python/pythonrun.c, handle_system_exit). */
static int exit_status_of(py_vm *vm, py_object *exception)
{
    struct text text = {0};
    /* As a shell sees a process that SIGINT ended (Modules/main.c, exit_sigint). */
    int status = py_type_is_subtype(exception->type, vm->exceptions.KeyboardInterrupt) ? 130 : 1;
    if (py_type_is_subtype(exception->type, vm->exceptions.SystemExit)) {
        py_object *code = py_getattr_string(vm, exception, "code");
        int64_t number;
        if (!code || code == vm->none)
            status = 0;
        else if (PY_IS_INT(code))
            status = py_int_fits(code, &number) ? (int)(number & 0xFF) : 255;
        else {
            py_object *words = py_str_of(vm, code);
            const char *utf8 = words ? py_str_utf8(vm, (py_str *)words, NULL) : NULL;
            text_format(&text, "%s\n", utf8 ? utf8 : "");
            py_xdecref(vm, words);
        }
        py_xdecref(vm, code);
        py_clear_raised(vm);
    } else if (!called_excepthook(vm, exception))
        py_exception_print(vm, exception, &text);
    print_text(vm, &text);
    text_fini(&text);
    return status;
}

static void report_uncaught(py_vm *vm)
{
    if (vm->unwinding) {
        py_clear_raised(vm);
        return;
    }
    py_object *exception = py_take_raised(vm);
    py_flush_streams(vm);
    vm->machine->exit_status = exit_status_of(vm, exception);
    py_decref(vm, exception);
}

static void run_main(py_vm *vm)
{
    struct py_machine *machine = vm->machine;
    py_code *code = machine->main_code;
    machine->main_code = NULL;
    if (code->instruction_count)
        machine->last_line = (uint32_t)MAX(code->locations[code->instruction_count - 1].line, 1);
    py_hold(vm, code);
    py_object *result =
        py_evaluate_code(vm, code, vm->main_namespace, PY_OBJECT(vm->main_namespace));
    py_unhold(vm, 1);
    py_decref(vm, code);
    if (result)
        py_decref(vm, result);
    else
        report_uncaught(vm);
    if (vm->unwinding)
        return;
    if (!vm->record)
        py_library_at_exit(vm);
    py_flush_streams(vm);
}

/* What Py_FinalizeEx does, each part a step. */
static void run_exit(py_vm *vm)
{
    struct py_machine *machine = vm->machine;
    machine->exiting = true;
    if (py_library_at_exit(vm)) {
        py_flush_streams(vm);
        py_step_exit(vm, "the functions of atexit are called");
    }
    py_vm_finalize(vm);
    py_step_exit(vm, "the interpreter is gone");
}

/* ---- typed code ---- */

/* The program is again where it was when something was typed. */
static void step_where_it_stood(py_vm *vm, py_frame *frame)
{
    if (vm->recording && !vm->unwinding)
        record_stepped(vm->record, frame ? RECORD_STEP_LINE : RECORD_STEP_END,
                       frame ? (uint32_t)MAX(py_frame_line(frame), 0) : vm->machine->last_line);
}

static void run_typed(py_vm *vm)
{
    struct py_machine *machine = vm->machine;
    py_code *code = machine->typed;
    py_frame *frame = vm->frame;
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    machine->typed = NULL;
    machine->typing = true;
    for (unsigned depth = machine->typed_depth; depth && frame; depth--)
        frame = frame->previous;
    py_dict *globals = frame ? frame->globals : vm->main_namespace;
    bool had_snapshot = frame && frame->locals;
    py_object *locals = frame ? py_frame_locals(vm, frame) : PY_OBJECT(globals);
    py_hold(vm, code);
    py_object *result = locals ? py_evaluate_code(vm, code, globals, locals) : NULL;
    py_unhold(vm, 1);
    if (result)
        py_decref(vm, result);
    else {
        py_object *exception = py_take_raised(vm);
        struct text text = {0};
        if (exception && !vm->unwinding) {
            py_exception_print(vm, exception, &text);
            print_text(vm, &text);
        }
        py_xdecref(vm, exception);
        text_fini(&text);
    }
    if (frame) {
        py_frame_take_locals(vm, frame);
        if (!had_snapshot)
            py_frame_drop_snapshot(vm, frame);
    }
    if (!vm->unwinding)
        py_flush_streams(vm);
    py_decref(vm, code);
    py_bring_raised_back(vm, &aside);
    machine->typing = false;
    step_where_it_stood(vm, frame);
}

static void run_collection(py_vm *vm)
{
    struct py_machine *machine = vm->machine;
    int generation = machine->collect - 1;
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    machine->collect = 0;
    machine->typing = machine->prompted = true;
    py_gc_collect(vm, generation);
    py_flush_streams(vm);
    py_bring_raised_back(vm, &aside);
    machine->typing = machine->prompted = false;
    step_where_it_stood(vm, vm->frame);
}

/* What was asked for at the prompt. False: nothing. */
static bool run_asked(py_vm *vm)
{
    if (vm->machine->typed)
        run_typed(vm);
    else if (vm->machine->collect)
        run_collection(vm);
    else
        return false;
    return true;
}

void py_stop(py_vm *vm, enum py_state state)
{
    struct py_machine *machine = vm->machine;
    if (!machine->coroutine || !coroutine_running(machine->coroutine) || vm->unwinding)
        return;
    for (;;) {
        machine->pause = false;
        machine->state = state;
        coroutine_yield(machine->coroutine);
        if (vm->unwinding || !run_asked(vm))
            return;
    }
}

static void body(void *argument)
{
    py_vm *vm = argument;
    run_main(vm);
    if (!vm->unwinding)
        py_step_end(vm);
    while (!vm->unwinding) {
        vm->machine->state = vm->machine->exiting ? PY_EXITED : PY_FINISHED;
        coroutine_yield(vm->machine->coroutine);
        if (!vm->unwinding && !run_asked(vm) && vm->record && !vm->machine->exiting)
            run_exit(vm);
    }
}

enum py_state py_engine_run(py_vm *vm, uint64_t step)
{
    struct py_machine *machine = vm->machine;
    if (!machine->coroutine) {
        if (!machine->main_code)
            return PY_FINISHED;
        machine->coroutine = coroutine_new(RUN_STACK_BYTES, body, vm);
        if (!machine->coroutine) {
            write_memory_error(vm);
            machine->exit_status = 1;
            return PY_FINISHED;
        }
    } else if (machine->state == PY_EXITED || (machine->state == PY_FINISHED && !vm->record))
        return machine->state;
    machine->stop_at = step;
    coroutine_resume(machine->coroutine);
    return machine->state;
}

bool py_engine_interrupt(py_vm *vm)
{
    bool heard = !vm->interrupted;
    vm->interrupted = true;
    return heard;
}

void py_engine_pause(py_vm *vm)
{
    vm->machine->pause = true;
}

void py_engine_give_input(py_vm *vm, const char *line, size_t length)
{
    struct py_machine *machine = vm->machine;
    free(machine->input);
    machine->input = malloc(length + 1);
    machine->input_length = machine->input ? length : 0;
    if (machine->input) {
        memcpy(machine->input, line, length);
        machine->input[length] = '\0';
    }
    machine->input_given = true;
}

/* A line for input() or sys.stdin: asks who runs the program. Borrowed until the next call; length 0 at the end. */
const char *py_read_input_line(py_vm *vm, size_t *length)
{
    struct py_machine *machine = vm->machine;
    const char *line;
    if (vm->options.read_line)
        line = vm->options.read_line(vm->options.context, length);
    else {
        machine->input_given = false;
        /* A finalizer that runs when all has ended cannot wait: nobody would answer. */
        bool can_wait = machine->coroutine && coroutine_running(machine->coroutine);
        while (can_wait && !machine->input_given) {
            py_stop(vm, PY_WANTS_INPUT);
            if (vm->interrupted)
                break;
        }
        *length = machine->input_given ? machine->input_length : 0;
        line = machine->input_given && machine->input ? machine->input : "";
    }
    if (!line) {
        *length = 0;
        line = "";
    }
    if (vm->recording && *length)
        record_printed(vm->record, RECORD_STDIN, line, *length);
    return line;
}

void py_write_stream(py_vm *vm, int stream, const char *bytes, size_t length)
{
    if (!length)
        return;
    if (vm->recording)
        record_printed(vm->record, stream == 2 ? RECORD_STDERR : RECORD_STDOUT, bytes, length);
    if (vm->options.write)
        vm->options.write(vm->options.context, stream, bytes, length);
}

int py_engine_exit_status(const py_vm *vm)
{
    return vm->machine->exit_status;
}

bool py_engine_type(py_vm *vm, const char *source, size_t length, unsigned depth,
                    struct syntax_error *error)
{
    struct py_machine *machine = vm->machine;
    if (machine->exiting || (!machine->coroutine && py_engine_run(vm, 1) == PY_RECORD_FULL))
        return false;
    py_str *filename = py_str_from_c(vm, "<stdin>");
    py_code *code =
        filename ? py_compile_text(vm, source, length, filename, PYTHON_PARSE_INTERACTIVE, error)
                 : NULL;
    py_xdecref(vm, filename);
    if (!code) {
        py_clear_raised(vm);
        return false;
    }
    if (vm->record)
        code->source_file = record_add_file(vm->record, "<stdin>", source, length);
    PY_SETREF(vm, machine->typed, code);
    machine->typed_depth = depth;
    return true;
}

bool py_engine_collect(py_vm *vm, int generation)
{
    struct py_machine *machine = vm->machine;
    if (machine->exiting || vm->gc.collecting ||
        (!machine->coroutine && py_engine_run(vm, 1) == PY_RECORD_FULL))
        return false;
    machine->collect = generation + 1;
    return true;
}

bool py_engine_typing(const py_vm *vm)
{
    return vm->machine->typing || vm->machine->typed || vm->machine->collect;
}

bool py_engine_exiting(const py_vm *vm)
{
    return vm->machine->exiting;
}

const char *py_engine_audit_report(const py_vm *vm)
{
    return text_string(&vm->machine->audit_report);
}
