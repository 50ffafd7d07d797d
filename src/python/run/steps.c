/* What a recorded run does between instructions: it tells the record of a step, and stops where it
 * was asked to. The steps are the events of sys.settrace (Doc/library/sys.rst), but that modules have no
 * call and no return of their own: the first step is the moment before the first line runs. */
#include "python/run/evaluate.h"
#include "python/run/poll.h"
#include "python/run/recording.h"
#include "python/run/stop.h"

static bool is_module(const py_frame *frame)
{
    return !(frame->code->flags & PY_CO_OPTIMIZED) && frame->locals == PY_OBJECT(frame->globals);
}

/* Every step of an ordinary program; of a long one a thinning sample, lest the audit take hours. */
static bool is_audited(record_step step)
{
    return step % (1 + step / 2000) == 0;
}

/* Does what the record knows, and do the counts, agree with what is so? */
static void audit(py_vm *vm, record_step number)
{
    struct py_machine *machine = vm->machine;
    if (LIKELY(!vm->options.audit) || !is_audited(number) || machine->audit_failed)
        return;
    text_clear(&machine->audit_report);
    bool good = py_audit(vm, &machine->audit_report);
    if (vm->options.audit_record)
        good = py_audit_record(vm, &machine->audit_report) && good;
    machine->audit_failed = !good;
}

/* Stops when somebody wants it. */
static void stop_at(py_vm *vm, record_step number)
{
    struct py_machine *machine = vm->machine;
    if (machine->audit_failed)
        py_stop(vm, PY_AUDIT_FAILED);
    if (UNLIKELY(!number || record_full(vm->record)))
        py_stop(vm, PY_RECORD_FULL);
    else if (machine->pause || (machine->stop_at && number >= machine->stop_at))
        py_stop(vm, PY_PAUSED);
}

/* Tells the step; stops when somebody wants it. */
static int step(py_vm *vm, py_frame *frame, enum record_step_kind kind, int32_t line)
{
    if (UNLIKELY(vm->unwinding))
        return py_answer_poll(vm);
    py_watch_frame_stack(vm, frame);
    py_watch_counts(vm);
    py_watch_collector_counts(vm);
    record_step number = record_stepped(vm->record, kind, (uint32_t)MAX(line, 0));
    audit(vm, number);
    stop_at(vm, number);
    return vm->interrupted ? py_answer_poll(vm) : 0;
}

int py_step_call(py_vm *vm, py_frame *frame)
{
    if (!frame->record_id) {
        if (!py_watch_wants(vm, frame))
            return 0;
        if (frame->previous && frame->previous->record_id)
            py_watch_frame_stack(vm, frame->previous);
        py_watch_frame(vm, frame);
    } else
        record_resumed(vm->record, frame->record_id);
    frame->traced_line = -1;
    if (is_module(frame))
        return 0;
    return step(vm, frame, RECORD_STEP_CALL, frame->code->first_line);
}

int py_step_line(py_vm *vm, py_frame *frame, int32_t line)
{
    return step(vm, frame, RECORD_STEP_LINE, line);
}

int py_step_return(py_vm *vm, py_frame *frame, py_object *value)
{
    if (!frame->record_id || !value || is_module(frame))
        return 0;
    py_watch_returned(vm, frame, value);
    return step(vm, frame, RECORD_STEP_RETURN, py_frame_line(frame));
}

/* The one argument of the pending exception, made or not; NULL: it has none or several. */
static py_object *raised_argument(const py_vm *vm)
{
    py_object *args = vm->raised;
    if (!vm->raised_type)
        args = PY_OBJECT(((py_exception *)vm->raised)->args);
    if (!args || !PY_IS_TUPLE(args))
        return args;
    return ((py_tuple *)args)->var.size == 1 ? ((py_tuple *)args)->items[0] : NULL;
}

int py_step_exception(py_vm *vm, py_frame *frame)
{
    if (!frame->record_id || !vm->raised || vm->unwinding)
        return 0;
    /* The message without running any of the program's code: what a plain exception would say. */
    py_object *argument = raised_argument(vm);
    const char *message = "";
    size_t length = 0;
    if (argument && PY_IS_STR(argument)) {
        const char *utf8 = py_str_utf8(vm, (py_str *)argument, &length);
        message = utf8 ? utf8 : "";
    }
    const char *type = py_raised_type(vm)->name;
    py_watch_touch(vm, vm->raised);
    py_watch_touch_referents(vm, vm->raised);
    record_raised(vm->record, record_intern(vm->record, type, strlen(type)), message, length,
                  (uint32_t)MAX(py_frame_line(frame), 0));
    return step(vm, frame, RECORD_STEP_EXCEPTION, py_frame_line(frame));
}

/* Where the innermost frame on the record stands: the collector runs inside its line. */
static uint32_t running_line(const py_vm *vm)
{
    const py_frame *frame = vm->frame;
    while (frame && !frame->record_id)
        frame = frame->previous;
    return frame ? (uint32_t)MAX(py_frame_line(frame), 0) : vm->machine->last_line;
}

void py_step_collector(py_vm *vm, bool whole)
{
    if (UNLIKELY(vm->unwinding))
        return;
    if (whole)
        py_watch_counts(vm);
    record_step number = record_stepped(vm->record, RECORD_STEP_COLLECTOR, running_line(vm));
    audit(vm, number);
    if (whole)
        stop_at(vm, number);
}

void py_step_pause(py_vm *vm)
{
    if (vm->machine->stop_at || vm->machine->pause)
        py_stop(vm, PY_PAUSED);
}

int py_answer_poll(py_vm *vm)
{
    if (vm->recording)
        py_step_pause(vm);
    if (!vm->interrupted || vm->raised)
        return vm->unwinding ? -1 : 0;
    vm->interrupted = vm->unwinding;
    py_raise_object(vm, vm->exceptions.KeyboardInterrupt, NULL);
    return -1;
}

void py_step_left(py_vm *vm, py_frame *frame, bool suspended)
{
    if (!frame->record_id)
        return;
    /* The main program's names stay in the picture after its last line. */
    if (frame->is_entry && !frame->previous && is_module(frame) && !vm->machine->typing)
        return;
    if (suspended) {
        py_watch_frame_stack(vm, frame);
        record_suspended(vm->record, frame->record_id);
        return;
    }
    py_watch_frame_holds(vm, frame);
    record_left(vm->record, frame->record_id);
    frame->record_id = 0;
}

void py_step_end(py_vm *vm)
{
    if (!vm->record)
        return;
    py_watch_counts(vm);
    py_watch_collector_counts(vm);
    record_stepped(vm->record, RECORD_STEP_END, vm->machine->last_line);
    vm->machine->main_frame = record_top_frame(vm->record);
    vm->machine->main_names = PY_OBJECT(vm->main_namespace)->record_id;
}

void py_step_exit(py_vm *vm, const char *what)
{
    struct py_machine *machine = vm->machine;
    if (!vm->recording || !machine->exiting)
        return;
    py_watch_counts(vm);
    py_watch_collector_counts(vm);
    /* The main program's frame stays in the picture for as long as its names do. */
    if (machine->main_frame && !record_is_alive(vm->record, machine->main_names)) {
        record_left(vm->record, machine->main_frame);
        machine->main_frame = 0;
    }
    record_step number =
        record_exit_stepped(vm->record, record_intern(vm->record, what, strlen(what)));
    audit(vm, number);
    stop_at(vm, number);
}
