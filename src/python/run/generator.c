/* Generators: functions that stop at a yield, their frame kept inside the object (Objects/genobject.c). */
#include "python/run/generator.h"
#include "base/text.h"
#include "python/memory/weakref.h"

#include <stdio.h>

#include <string.h>

const char *py_generator_word(const py_vm *vm, const void *generator)
{
    const py_type *type = PY_TYPE_OF(generator);
    return type == vm->types.coroutine         ? "coroutine"
           : type == vm->types.async_generator ? "async generator"
                                               : "generator";
}

static py_type *type_for(const py_vm *vm, const py_code *code)
{
    return code->flags & PY_CO_COROUTINE         ? vm->types.coroutine
           : code->flags & PY_CO_ASYNC_GENERATOR ? vm->types.async_generator
                                                 : vm->types.generator;
}

py_object *py_generator_new(py_vm *vm, py_frame *frame)
{
    py_code *code = frame->code;
    py_generator *generator =
        py_object_new_var(vm, type_for(vm, code), code->locals_plus_count + code->stack_size);
    if (!generator)
        return NULL;
    generator->async_running = generator->async_closed = generator->async_begun = false;
    generator->weaklist = NULL; /* where an object with items has their number */
    generator->name = py_newref(frame->function->name);
    generator->qualname = py_newref(frame->function->qualname);
    generator->code = py_newref(code);
    generator->state = PY_GENERATOR_CREATED;
    generator->slot_count = code->locals_plus_count + code->stack_size;
    memcpy(&generator->frame, frame,
           offsetof(py_frame, slots) + sizeof(py_object *) * (size_t)frame->stack_top);
    generator->frame.owner = PY_FRAME_OF_GENERATOR;
    generator->frame.previous = NULL;
    generator->frame.is_entry = false;
    if (frame->object)
        frame->object->frame = &generator->frame;
    vm->frame = frame->previous;
    vm->recursion_depth--;
    vm->machine->frames_top = (unsigned char *)frame;
    py_gc_track(vm, generator);
    return PY_OBJECT(generator);
}

void py_generator_finish(py_vm *vm, py_generator *generator)
{
    py_frame *frame = &generator->frame;
    if (generator->state == PY_GENERATOR_RUNNING) {
        vm->handled = generator->handled.outer;
        vm->frame = frame->previous;
        vm->recursion_depth--;
        frame->previous = NULL;
    }
    generator->state = PY_GENERATOR_DONE;
    PY_CLEAR(vm, generator->handled.exception);
    py_frame_clear(vm, frame);
}

/* Puts the generator's frame on top. */
static inline void enter(py_vm *vm, py_generator *generator)
{
    py_frame *frame = &generator->frame;
    vm->recursion_depth++;
    frame->previous = vm->frame;
    vm->frame = frame;
    generator->handled.outer = vm->handled;
    vm->handled = &generator->handled;
    generator->state = PY_GENERATOR_RUNNING;
}

void py_generator_resume(py_vm *vm, py_generator *generator)
{
    py_frame *frame = &generator->frame;
    frame->slots[frame->stack_top++] = py_newref(vm->none);
    enter(vm, generator);
}

/* Lets the generator run on. NULL: it returned (nothing raised; its value in *returned), or raised. */
static py_object *run(py_vm *vm, py_generator *generator, py_object *value, bool throwing,
                      bool *yielded)
{
    py_frame *frame = &generator->frame;
    *yielded = false;
    if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
        if (throwing)
            return NULL;
        return py_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
    }
    if (!throwing)
        frame->slots[frame->stack_top++] =
            py_newref(value && generator->state != PY_GENERATOR_CREATED ? value : vm->none);
    enter(vm, generator);
    if (throwing && generator->handled.exception)
        py_raise_instance(vm, py_take_raised(vm)); /* what it is handling becomes the context */
    py_object *result = py_evaluate(vm, frame, throwing);
    *yielded = result && generator->state == PY_GENERATOR_SUSPENDED;
    if (generator->state == PY_GENERATOR_RUNNING)
        py_generator_finish(vm, generator);
    return result;
}

void py_raise_from_raised(py_vm *vm, py_type *type, const char *message)
{
    py_object *cause = py_take_raised(vm);
    py_raise(vm, type, "%s", message);
    py_object *error = py_take_raised(vm);
    if (error && PY_IS_EXCEPTION(error)) {
        py_exception *exception = (py_exception *)error;
        PY_SETREF(vm, exception->cause, py_newref(cause));
        PY_SETREF(vm, exception->context, py_newref(cause));
        exception->suppress_context = true;
    }
    py_decref(vm, cause);
    py_restore_raised(vm, error);
}

/* A StopIteration that leaves a generator's own code is a mistake in it (PEP 479). */
void py_generator_convert_raised(py_vm *vm, const py_generator *generator)
{
    const char *raised;
    if (py_raised_matches(vm, vm->exceptions.StopIteration))
        raised = "StopIteration";
    else if (generator->base.type == vm->types.async_generator &&
             py_raised_matches(vm, vm->exceptions.StopAsyncIteration))
        raised = "StopAsyncIteration";
    else
        return;
    char message[64];
    snprintf(message, sizeof message, "%s raised %s", py_generator_word(vm, generator), raised);
    py_raise_from_raised(vm, vm->exceptions.RuntimeError, message);
}

static int resume(py_vm *vm, py_generator *generator, py_object *value, bool throwing,
                  py_object **result)
{
    *result = NULL;
    if (generator->state == PY_GENERATOR_RUNNING) {
        if (throwing)
            py_clear_raised(vm);
        py_raise(vm, vm->exceptions.ValueError, "%s already executing",
                 py_generator_word(vm, generator));
        return -1;
    }
    if (generator->state == PY_GENERATOR_DONE) {
        if (generator->base.type == vm->types.coroutine) {
            if (throwing)
                py_clear_raised(vm);
            py_raise(vm, vm->exceptions.RuntimeError, "cannot reuse already awaited coroutine");
            return -1;
        }
        if (throwing)
            return -1;
        *result = py_newref(vm->none);
        return 1;
    }
    if (generator->state == PY_GENERATOR_CREATED && value && value != vm->none && !throwing) {
        py_raise(vm, vm->exceptions.TypeError, "can't send non-None value to a just-started %s",
                 py_generator_word(vm, generator));
        return -1;
    }
    bool yielded;
    *result = run(vm, generator, value, throwing, &yielded);
    if (!*result) {
        py_generator_convert_raised(vm, generator);
        return -1;
    }
    return yielded ? 0 : 1;
}

int py_generator_send(py_vm *vm, py_object *generator, py_object *value, py_object **result)
{
    return resume(vm, (py_generator *)generator, value, false, result);
}

void py_raise_stop_iteration(py_vm *vm, py_object *value)
{
    if (!value || value == vm->none) {
        py_raise_object(vm, vm->exceptions.StopIteration, NULL);
        return;
    }
    if (value->type != vm->types.tuple && !PY_IS_EXCEPTION(value)) {
        py_raise_object(vm, vm->exceptions.StopIteration, value);
        return;
    }
    /* Such a value must not be taken for the arguments. */
    py_tuple *args = py_tuple_pack(vm, 1, value);
    py_object *exception = args ? py_exception_new(vm, vm->exceptions.StopIteration, args) : NULL;
    py_xdecref(vm, args);
    if (exception)
        py_raise_instance(vm, exception);
}

py_object *py_fetch_stop_iteration(py_vm *vm)
{
    if (!vm->raised)
        return py_newref(vm->none);
    if (!py_raised_matches(vm, vm->exceptions.StopIteration))
        return NULL;
    /* what was not made yet need not be (_PyGen_FetchStopIterationValue) */
    if (vm->raised_type && vm->raised->type != vm->types.tuple) {
        py_object *value = py_newref(vm->raised);
        py_clear_raised(vm);
        return value;
    }
    py_object *exception = py_take_raised(vm);
    py_object *value = py_getattr_string(vm, exception, "value");
    py_decref(vm, exception);
    return value;
}

int py_send(py_vm *vm, py_object *receiver, py_object *value, py_object **result)
{
    if (receiver->type->slots.am_send)
        return receiver->type->slots.am_send(vm, receiver, value, result);
    if (value == vm->none && receiver->type->slots.next)
        *result = receiver->type->slots.next(vm, receiver);
    else
        *result = py_call_method(vm, receiver, "send", &value, 1);
    if (*result)
        return 0;
    *result = py_fetch_stop_iteration(vm);
    return *result ? 1 : -1;
}

/* ---- the type ---- */

py_object *py_generator_next(py_vm *vm, py_object *o)
{
    py_object *result;
    int state = resume(vm, (py_generator *)o, NULL, false, &result);
    if (state == 1) {
        if (result != vm->none)
            py_raise_stop_iteration(vm, result);
        py_decref(vm, result);
        return NULL;
    }
    return result;
}

/* A value that was returned, not yielded, is an exception to who called. */
static py_object *returned_or_yielded(py_vm *vm, const py_generator *generator, int state,
                                      py_object *result)
{
    if (state == 1) {
        if (generator->base.type == vm->types.async_generator)
            py_raise_object(vm, vm->exceptions.StopAsyncIteration, NULL);
        else
            py_raise_stop_iteration(vm, result);
        PY_CLEAR(vm, result);
    }
    return result;
}

py_object *py_generator_advance(py_vm *vm, py_generator *generator, py_object *value_or_null)
{
    py_object *result;
    int state = resume(vm, generator, value_or_null, false, &result);
    return returned_or_yielded(vm, generator, state, result);
}

static py_object *generator_send(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return py_generator_advance(vm, (py_generator *)o, args[0]);
}

/* What a generator delegates to with `yield from` at the moment; borrowed, NULL: nothing. */
py_object *py_generator_delegate(const py_generator *generator)
{
    const py_frame *frame = &generator->frame;
    if (generator->state != PY_GENERATOR_SUSPENDED)
        return NULL;
    /* Stopped at the YIELD_VALUE of a SEND loop: the next instruction is RESUME 2 or above, and the receiver is on top. */
    if (frame->next->op != PY_RESUME || (frame->next->arg & 3) < 2)
        return NULL;
    return frame->slots[frame->stack_top - 1];
}

static int close_iterator(py_vm *vm, py_object *iterator);

static int close_generator(py_vm *vm, py_generator *generator)
{
    if (generator->state == PY_GENERATOR_DONE)
        return 0;
    py_object *inner = py_generator_delegate(generator);
    int failed = 0;
    if (inner) {
        py_incref(inner);
        py_hold(vm, inner);
        generator->state = PY_GENERATOR_RUNNING;
        failed = close_iterator(vm, inner);
        generator->state = PY_GENERATOR_SUSPENDED;
        py_unhold(vm, 1);
        py_decref(vm, inner);
    }
    if (!failed)
        py_raise_object(vm, vm->exceptions.GeneratorExit, NULL);
    py_object *result;
    int state = resume(vm, generator, NULL, true, &result);
    if (state == 0) {
        py_decref(vm, result);
        py_raise(vm, vm->exceptions.RuntimeError, "%s ignored GeneratorExit",
                 py_generator_word(vm, generator));
        return -1;
    }
    if (state == 1) {
        py_decref(vm, result);
        return 0;
    }
    if (py_raised_matches(vm, vm->exceptions.GeneratorExit) ||
        py_raised_matches(vm, vm->exceptions.StopIteration)) {
        py_clear_raised(vm);
        return 0;
    }
    return -1;
}

static int close_iterator(py_vm *vm, py_object *iterator)
{
    if (iterator->type == vm->types.generator || iterator->type == vm->types.coroutine)
        return close_generator(vm, (py_generator *)iterator);
    py_object *close = NULL;
    int found = py_lookup_attr(vm, iterator, vm->names.close, &close);
    if (found <= 0) {
        if (found < 0)
            py_unraisable(vm, iterator);
        return 0;
    }
    py_object *result = py_call_and_drop(vm, close);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

static py_object *generator_close(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return close_generator(vm, (py_generator *)o) ? NULL : py_newref(vm->none);
}

/* Goes on in the generator with what is raised. */
static py_object *raise_in(py_vm *vm, py_generator *generator)
{
    py_object *result = NULL;
    int state = resume(vm, generator, NULL, true, &result);
    return returned_or_yielded(vm, generator, state, result);
}

/* While its delegate is thrown into, the generator counts as running, and its frame stands below the delegate's. */
static void lend_frame(py_vm *vm, py_generator *generator)
{
    generator->state = PY_GENERATOR_RUNNING;
    generator->frame.previous = vm->frame;
    vm->frame = &generator->frame;
}

static void take_frame_back(py_vm *vm, py_generator *generator)
{
    vm->frame = generator->frame.previous;
    generator->frame.previous = NULL;
    generator->state = PY_GENERATOR_SUSPENDED;
}

/* Throws into what the generator delegates to (which is given the arguments as they came), or into the generator itself (_gen_throw). */
py_object *py_generator_throw_raised(py_vm *vm, py_generator *generator, bool closes,
                                     py_object *const *args, size_t nargs)
{
    py_object *inner = py_generator_delegate(generator);
    py_object *result = NULL;
    if (!inner)
        return raise_in(vm, generator);
    py_object *exception = py_take_raised(vm);
    py_incref(inner);
    py_hold(vm, inner);
    py_hold(vm, exception);
    if (closes && py_type_is_subtype(exception->type, vm->exceptions.GeneratorExit)) {
        generator->state = PY_GENERATOR_RUNNING;
        int failed = close_iterator(vm, inner);
        generator->state = PY_GENERATOR_SUSPENDED;
        py_unhold(vm, 2);
        py_decref(vm, inner);
        if (failed)
            py_decref(vm, exception);
        else
            py_restore_raised(vm, exception);
        return raise_in(vm, generator);
    }
    lend_frame(vm, generator);
    if (inner->type == vm->types.generator || inner->type == vm->types.coroutine) {
        py_restore_raised(vm, py_newref(exception));
        result = py_generator_throw_raised(vm, (py_generator *)inner, closes, args, nargs);
    } else {
        py_object *throw = NULL;
        int found = py_lookup_attr(vm, inner, vm->names.throw, &throw);
        if (found > 0) {
            py_hold(vm, throw);
            result = py_call(vm, throw, args, nargs, NULL);
            py_unhold(vm, 1);
            py_decref(vm, throw);
        } else if (!found) {
            take_frame_back(vm, generator);
            py_unhold(vm, 2);
            py_decref(vm, inner);
            py_restore_raised(vm, exception);
            return raise_in(vm, generator);
        }
    }
    take_frame_back(vm, generator);
    py_unhold(vm, 2);
    py_decref(vm, inner);
    py_decref(vm, exception);
    if (result)
        return result;
    /* The delegate is done: its value is what `yield from` gives, or its exception goes on. */
    py_frame *frame = &generator->frame;
    py_object *receiver = frame->slots[--frame->stack_top];
    py_decref(vm, receiver);
    py_object *value = py_fetch_stop_iteration(vm);
    if (value) {
        /* Goes on after the SEND, whose target comes behind the jump back that follows RESUME. */
        frame->next += 2;
        int state = resume(vm, generator, value, false, &result);
        py_decref(vm, value);
        return returned_or_yielded(vm, generator, state, result);
    }
    return raise_in(vm, generator);
}

py_object *py_generator_throw(py_vm *vm, py_generator *generator, bool closes,
                              py_object *const *args, size_t nargs)
{
    py_object *type = args[0], *value = nargs > 1 ? args[1] : NULL,
              *traceback = nargs > 2 ? args[2] : NULL;
    py_object *exception = NULL;
    if (traceback == vm->none)
        traceback = NULL;
    if (traceback && traceback->type != vm->types.traceback)
        return py_raise(vm, vm->exceptions.TypeError,
                        "throw() third argument must be a traceback object");
    if (PY_IS_TYPE(type) && py_type_has((py_type *)type, PY_TYPE_EXCEPTION_SUBCLASS)) {
        if (value && PY_IS_EXCEPTION(value) && py_type_is_subtype(value->type, (py_type *)type))
            exception = py_newref(value);
        else
            exception = py_exception_call(vm, (py_type *)type, value == vm->none ? NULL : value);
    } else if (PY_IS_EXCEPTION(type)) {
        if (value && value != vm->none)
            return py_raise(vm, vm->exceptions.TypeError,
                            "instance exception may not have a separate value");
        exception = py_newref(type);
    } else
        return py_raise(
            vm, vm->exceptions.TypeError,
            "exceptions must be classes or instances deriving from BaseException, not %T", type);
    if (exception && traceback)
        PY_SETREF(vm, ((py_exception *)exception)->traceback, py_newref(traceback));
    if (exception)
        py_restore_raised(vm, exception);
    return py_generator_throw_raised(vm, generator, closes, args, nargs);
}

static py_object *generator_throw(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)kwnames;
    return py_generator_throw(vm, (py_generator *)o, true, args, nargs);
}

/* At the interpreter's exit there is no module any more to ask: then it says so itself. */
static void warn_never_awaited(py_vm *vm, py_object *coroutine)
{
    py_object *warnings = py_import_module(vm, "warnings");
    if (!warnings) {
        struct text line = {0};
        py_clear_raised(vm);
        text_append(&line, "sys:1: RuntimeWarning: coroutine '");
        size_t length;
        const char *name = py_str_utf8(vm, ((py_generator *)coroutine)->qualname, &length);
        text_append_bytes(&line, name ? name : "?", name ? length : 1);
        text_append(&line, "' was never awaited\n");
        py_write_stderr(vm, text_string(&line), line.length);
        text_fini(&line);
        return;
    }
    py_object *result = py_call_method(vm, warnings, "_warn_unawaited_coroutine", &coroutine, 1);
    py_decref(vm, warnings);
    py_xdecref(vm, result);
    if (!result)
        py_unraisable(vm, coroutine);
}

static void generator_finalize(py_vm *vm, py_object *o)
{
    py_generator *generator = (py_generator *)o;
    if (generator->state != PY_GENERATOR_SUSPENDED && generator->state != PY_GENERATOR_CREATED)
        return;
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    if (o->type == vm->types.async_generator && py_async_generator_give_away(vm, generator))
        ; /* whoever set the hook closes it in time */
    else if (o->type == vm->types.coroutine && generator->state == PY_GENERATOR_CREATED)
        warn_never_awaited(vm, o);
    else if (close_generator(vm, generator))
        py_unraisable(vm, o);
    py_bring_raised_back(vm, &aside);
}

bool py_generator_close_frame(py_vm *vm, py_frame *frame)
{
    if (frame->owner != PY_FRAME_OF_GENERATOR)
        return false;
    py_generator *generator = py_generator_of(frame);
    if (generator->state == PY_GENERATOR_RUNNING)
        return false;
    generator_finalize(vm, PY_OBJECT(generator));
    return true;
}

static void generator_destroy(py_vm *vm, py_object *o)
{
    py_generator *generator = (py_generator *)o;
    py_gc_untrack(vm, o);
    if (generator->weaklist)
        py_weakref_clear_all(vm, o);
    if (generator->state == PY_GENERATOR_CREATED || generator->state == PY_GENERATOR_SUSPENDED) {
        py_gc_track(vm, o);
        py_hold(vm, o);
        bool dies = py_object_finalize_from_destroy(vm, o);
        py_unhold(vm, 1);
        if (!dies)
            return;
        py_gc_untrack(vm, o);
    } else if (UNLIKELY(o->record_id)) {
        py_watch_freed(vm, o);
    }
    py_generator_finish(vm, generator);
    PY_CLEAR(vm, generator->code);
    PY_CLEAR(vm, generator->name);
    PY_CLEAR(vm, generator->qualname);
    py_object_free(vm, o);
}

static int generator_traverse(py_object *o, py_visit visit, void *argument)
{
    py_generator *generator = (py_generator *)o;
    PY_VISIT(generator->code);
    PY_VISIT(generator->name);
    PY_VISIT(generator->qualname);
    int stopped = py_frame_traverse(&generator->frame, visit, argument);
    if (stopped)
        return stopped;
    PY_VISIT(generator->handled.exception);
    return 0;
}

static py_object *generator_repr(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "<%N object %U at 0x%llx>", o->type,
                                   ((py_generator *)o)->qualname,
                                   (unsigned long long)py_id(vm, o)));
}

static py_object *get_name(py_vm *vm, py_object *o, void *closure)
{
    (void)vm;
    return py_newref(closure ? ((py_generator *)o)->qualname : ((py_generator *)o)->name);
}

static int set_name(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    py_generator *generator = (py_generator *)o;
    if (!value || !PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError, "%s must be set to a string object",
                 closure ? "__qualname__" : "__name__");
        return -1;
    }
    py_str **field = closure ? &generator->qualname : &generator->name;
    PY_SETREF(vm, *field, py_newref(value));
    return 0;
}

static py_object *get_running(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_bool_from(vm, ((py_generator *)o)->state == PY_GENERATOR_RUNNING);
}

static py_object *get_suspended(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_bool_from(vm, ((py_generator *)o)->state == PY_GENERATOR_SUSPENDED);
}

static py_object *get_frame(py_vm *vm, py_object *o, void *closure)
{
    py_generator *generator = (py_generator *)o;
    (void)closure;
    if (generator->state == PY_GENERATOR_DONE)
        return py_newref(vm->none);
    py_frame_object *object = py_frame_get_object(vm, &generator->frame);
    return object ? py_newref(object) : NULL;
}

static py_object *get_code(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_generator *)o)->code);
}

static py_object *get_delegate(py_vm *vm, py_object *o, void *closure)
{
    py_object *inner = py_generator_delegate((py_generator *)o);
    (void)closure;
    return py_newref(inner ? inner : vm->none);
}

static py_object *get_async_running(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_bool_from(vm, ((py_generator *)o)->async_running);
}

/* Where a coroutine was made is not kept: sys.set_coroutine_origin_tracking_depth is 0. */
static py_object *get_origin(py_vm *vm, py_object *o, void *closure)
{
    (void)o, (void)closure;
    return py_newref(vm->none);
}

static const struct py_method_def generator_methods[] = {
    {.name = "send", .function = generator_send, .kind = PY_ONE},
    {.name = "throw", .function = generator_throw, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "close", .function = generator_close, .kind = PY_NOARGS},
    {0},
};

#define NAMES                                                                                      \
    {.name = "__name__", .get = get_name, .set = set_name},                                        \
    {                                                                                              \
        .name = "__qualname__", .get = get_name, .set = set_name, .closure = (void *)1             \
    }

static const struct py_getset_def generator_getsets[] = {
    NAMES,
    {.name = "gi_running", .get = get_running},
    {.name = "gi_suspended", .get = get_suspended},
    {.name = "gi_frame", .get = get_frame},
    {.name = "gi_code", .get = get_code},
    {.name = "gi_yieldfrom", .get = get_delegate},
    {0},
};

static const struct py_getset_def coroutine_getsets[] = {
    NAMES,
    {.name = "cr_running", .get = get_running},
    {.name = "cr_suspended", .get = get_suspended},
    {.name = "cr_frame", .get = get_frame},
    {.name = "cr_code", .get = get_code},
    {.name = "cr_await", .get = get_delegate},
    {.name = "cr_origin", .get = get_origin},
    {0},
};

static const struct py_getset_def async_generator_getsets[] = {
    NAMES,
    {.name = "ag_running", .get = get_async_running},
    {.name = "ag_frame", .get = get_frame},
    {.name = "ag_code", .get = get_code},
    {.name = "ag_await", .get = get_delegate},
    {0},
};

_Static_assert(offsetof(py_generator, frame) + offsetof(py_frame, slots) == 152,
               "as large as CPython's");

static int64_t generator_size_of(py_vm *vm, py_object *self)
{
    (void)vm;
    return self->type->basic_size +
           (int64_t)sizeof(py_object *) * ((py_generator *)self)->slot_count;
}

/* What the three types have in common. */
#define SHAPE                                                                                      \
    .basic_size = 152, .item_size = 8, .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,                       \
    .weaklist_offset = offsetof(py_generator, weaklist)
#define SLOTS                                                                                      \
    .destroy = generator_destroy, .traverse = generator_traverse, .finalize = generator_finalize,  \
    .repr = generator_repr, .size_of = generator_size_of

const struct py_type_spec py_generator_spec = {
    .name = "generator",
    SHAPE,
    .slots = {SLOTS, .iter = py_container_iter_self, .next = py_generator_next,
              .am_send = py_generator_send},
    .methods = generator_methods,
    .getsets = generator_getsets,
};

const struct py_type_spec py_coroutine_spec = {
    .name = "coroutine",
    SHAPE,
    .slots = {SLOTS, .am_await = py_coroutine_await, .am_send = py_generator_send},
    .methods = generator_methods,
    .getsets = coroutine_getsets,
};

const struct py_type_spec py_async_generator_spec = {
    .name = "async_generator",
    SHAPE,
    .slots = {SLOTS, .am_aiter = py_container_iter_self, .am_anext = py_async_generator_anext},
    .methods = py_async_generator_methods,
    .getsets = async_generator_getsets,
};
