/* The pending exception (Python/errors.c).
 *
 * An exception raised from C while none is being handled stays a type and its argument until somebody looks
 * (_PyErr_NormalizeException). Raising while another is being handled makes it at once, since the two are linked through
 * __context__ (_PyErr_SetObject).
 */
#include "python/objects/error.h"

#include "base/text.h"
#include "python/objects/message.h"
#include "python/vm.h"

#include <errno.h>
#include <string.h>

enum { MEMORY_ERRORS = 16 };

bool py_raised(const py_vm *vm)
{
    return vm->raised != NULL;
}

py_type *py_raised_type(const py_vm *vm)
{
    return !vm->raised ? NULL : vm->raised_type ? vm->raised_type : PY_TYPE_OF(vm->raised);
}

void py_clear_raised(py_vm *vm)
{
    py_object *raised = vm->raised, *traceback = vm->raised_traceback;
    vm->raised = vm->raised_traceback = NULL;
    vm->raised_type = NULL;
    py_xdecref(vm, raised);
    py_xdecref(vm, traceback);
}

void py_restore_raised(py_vm *vm, py_object *exception_or_null)
{
    if (vm->raised)
        py_clear_raised(vm);
    vm->raised = exception_or_null;
}

void py_put_raised_aside(py_vm *vm, struct py_raised_aside *aside)
{
    *aside = (struct py_raised_aside){vm->raised, vm->raised_traceback, vm->raised_type, vm->aside};
    vm->aside = aside;
    vm->raised = vm->raised_traceback = NULL;
    vm->raised_type = NULL;
}

void py_bring_raised_back(py_vm *vm, struct py_raised_aside *aside)
{
    if (vm->raised)
        py_clear_raised(vm);
    vm->aside = aside->outer;
    vm->raised = aside->raised;
    vm->raised_traceback = aside->traceback;
    vm->raised_type = aside->type;
}

void py_drop_raised_aside(py_vm *vm, struct py_raised_aside *aside)
{
    vm->aside = aside->outer;
    py_xdecref(vm, aside->raised);
    py_xdecref(vm, aside->traceback);
}

bool py_raised_matches(py_vm *vm, py_type *type)
{
    return vm->raised && py_type_is_subtype(py_raised_type(vm), type);
}

/* What the innermost `except` is handling; NULL: nothing. */
py_object *py_handled_exception(const py_vm *vm)
{
    for (struct py_handled *handled = vm->handled; handled; handled = handled->outer) {
        if (handled->exception)
            return handled->exception;
    }
    return NULL;
}

static py_object *context_of(py_object *exception)
{
    return ((py_exception *)exception)->context;
}

/* `value` is about to get `handled` as its context: if it is in handled's own chain already, cut the chain there. Chains
 * that are rings of their own, made by a program, are noticed (Floyd). */
static void break_ring(py_vm *vm, py_object *handled, py_object *value)
{
    py_object *fast = handled, *slow = handled, *context;
    bool advance_slow = false;
    while ((context = context_of(fast)) != NULL) {
        if (context == value) {
            py_exception_set_context(vm, fast, NULL);
            return;
        }
        fast = context;
        if (fast == slow)
            return;
        if (advance_slow)
            slow = context_of(slow);
        advance_slow = !advance_slow;
    }
}

void py_exception_set_context(py_vm *vm, py_object *exception, py_object *context_or_null)
{
    py_exception *e = (py_exception *)exception;
    py_object *old = e->context;
    e->context = context_or_null;
    if (UNLIKELY(exception->record_id))
        py_watch_named(vm, exception, "__context__", old, context_or_null);
    py_xdecref(vm, old);
}

void py_exception_set_cause(py_vm *vm, py_object *exception, py_object *cause_or_null)
{
    py_exception *e = (py_exception *)exception;
    py_object *old = e->cause;
    e->suppress_context = true;
    e->cause = cause_or_null;
    if (UNLIKELY(exception->record_id))
        py_watch_named(vm, exception, "__cause__", old, cause_or_null);
    py_xdecref(vm, old);
}

void *py_raise_instance(py_vm *vm, py_object *exception)
{
    py_object *handled = py_handled_exception(vm);
    if (handled && handled != exception && handled != vm->none) {
        py_incref(handled);
        break_ring(vm, handled, exception);
        py_exception_set_context(vm, exception, handled);
    }
    py_restore_raised(vm, exception);
    return NULL;
}

/* type(argument) as an instance: a tuple is spread over the arguments (_PyErr_CreateException). */
py_object *py_exception_call(py_vm *vm, py_type *type, py_object *argument_or_null)
{
    py_object *exception;
    bool spread = argument_or_null && argument_or_null->type == vm->types.tuple;
    if (!py_type_has(type, PY_TYPE_HEAP))
        exception = spread
                        ? py_exception_new(vm, type, (py_tuple *)argument_or_null)
                        : py_exception_make(vm, type, &argument_or_null, argument_or_null != NULL);
    else if (!argument_or_null)
        exception = py_call_noargs(vm, PY_OBJECT(type));
    else
        exception = spread ? py_call_tuple(vm, PY_OBJECT(type), (py_tuple *)argument_or_null, NULL)
                           : py_call_one(vm, PY_OBJECT(type), argument_or_null);
    if (exception && !PY_IS_EXCEPTION(exception)) {
        py_hold(vm, exception);
        py_raise(vm, vm->exceptions.TypeError,
                 "calling %R should have returned an instance of BaseException, not %T", type,
                 exception);
        py_unhold(vm, 1);
        PY_CLEAR(vm, exception);
    }
    return exception;
}

/* If it cannot be made, what is raised is why. */
static void make_raised(py_vm *vm)
{
    struct py_raised_aside aside;
    while (vm->raised_type) {
        py_put_raised_aside(vm, &aside);
        py_object *exception =
            py_exception_call(vm, aside.type, aside.raised == vm->none ? NULL : aside.raised);
        if (exception && aside.traceback)
            py_exception_set_traceback(vm, exception, py_newref(aside.traceback));
        if (exception)
            py_restore_raised(vm, exception);
        py_drop_raised_aside(vm, &aside);
    }
}

py_object *py_see_raised(py_vm *vm)
{
    make_raised(vm);
    return vm->raised;
}

py_object *py_take_raised(py_vm *vm)
{
    make_raised(vm);
    py_object *exception = vm->raised;
    vm->raised = NULL;
    return exception;
}

void *py_raise_object(py_vm *vm, py_type *type, py_object *argument_or_null)
{
    if (argument_or_null && PY_IS_EXCEPTION(argument_or_null) &&
        py_type_is_subtype(argument_or_null->type, type))
        return py_raise_instance(vm, py_newref(argument_or_null));
    py_object *handled = py_handled_exception(vm);
    py_clear_raised(vm);
    if ((handled && handled != vm->none) || py_type_has(type, PY_TYPE_HEAP)) {
        py_object *exception = py_exception_call(vm, type, argument_or_null);
        return exception ? py_raise_instance(vm, exception) : NULL;
    }
    vm->raised = py_newref(argument_or_null ? argument_or_null : vm->none);
    vm->raised_type = type;
    return NULL;
}

void *py_raise(py_vm *vm, py_type *type, const char *format, ...)
{
    va_list arguments;
    py_clear_raised(vm);
    va_start(arguments, format);
    py_str *message = py_str_format_list(vm, format, arguments);
    va_end(arguments);
    if (!message)
        return NULL;
    py_hold(vm, message);
    py_raise_object(vm, type, PY_OBJECT(message));
    py_unhold(vm, 1);
    py_decref(vm, message);
    return NULL;
}

void *py_raise_key(py_vm *vm, py_object *key)
{
    /* a tuple would be spread over the arguments */
    py_tuple *arguments = py_tuple_pack(vm, 1, key);
    if (!arguments)
        return NULL;
    py_hold(vm, arguments);
    py_raise_object(vm, vm->exceptions.KeyError, PY_OBJECT(arguments));
    py_unhold(vm, 1);
    py_decref(vm, arguments);
    return NULL;
}

void py_attribute_error_describe(py_vm *vm, py_object *o, py_str *name)
{
    if (!py_raised_matches(vm, vm->exceptions.AttributeError))
        return;
    py_exception *e = (py_exception *)py_see_raised(vm);
    if (!py_raised_matches(vm, vm->exceptions.AttributeError) || e->fields[0] || e->fields[1])
        return;
    e->fields[0] = py_newref(o);
    e->fields[1] = py_newref(name);
}

/* ---- memory ---- */

int py_memory_errors_init(py_vm *vm)
{
    py_list *reserve = py_list_new(vm, 0);
    if (!reserve)
        return -1;
    vm->memory_errors = PY_OBJECT(reserve);
    for (int i = 0; i < MEMORY_ERRORS; i++) {
        py_object *e = py_exception_new(vm, vm->exceptions.MemoryError, vm->empty_tuple);
        if (!e || py_list_append_steal(vm, reserve, e) < 0)
            return -1;
        py_gc_untrack(vm, e);
    }
    py_gc_untrack(vm, reserve);
    return 0;
}

void *py_raise_memory(py_vm *vm)
{
    if (py_raised_matches(vm, vm->exceptions.MemoryError))
        return NULL;
    py_list *reserve = (py_list *)vm->memory_errors;
    if (!reserve || reserve->var.size == 0) /* the engine is starting: nothing to raise yet */
        return NULL;
    py_object *e = reserve->items[reserve->var.size - 1];
    if (reserve->var.size > 1) {
        reserve->var.size--;
        py_gc_track(vm, e);
    } else {
        /* the last one is shared from now on */
        py_incref(e);
    }
    return py_raise_instance(vm, e);
}

/* ---- errno ---- */

void *py_raise_errno(py_vm *vm, int error, py_object *filename_or_null)
{
    py_object *number = py_int_from(vm, error);
    py_str *message = py_str_from_c(vm, strerror(error));
    py_tuple *arguments = NULL;
    if (number && message)
        arguments = filename_or_null ? py_tuple_pack(vm, 3, number, message, filename_or_null)
                                     : py_tuple_pack(vm, 2, number, message);
    py_xdecref(vm, number);
    py_xdecref(vm, message);
    if (!arguments)
        return NULL;
    py_object *e = py_exception_new(vm, vm->exceptions.OSError, arguments);
    py_decref(vm, arguments);
    return e ? py_raise_instance(vm, e) : NULL;
}

/* ---- sys.stderr ---- */

static void write_to_object(py_vm *vm, py_object *file, const char *utf8, size_t length)
{
    py_str *text = py_str_from(vm, utf8, length);
    py_object *result = NULL;
    if (text) {
        py_object *argument = PY_OBJECT(text);
        py_hold(vm, text);
        py_incref(file);
        py_hold(vm, file);
        result = py_call_method(vm, file, "write", &argument, 1);
        py_unhold(vm, 2);
        py_decref(vm, file);
        py_decref(vm, text);
    }
    py_clear_raised(vm);
    py_xdecref(vm, result);
}

void py_write_stderr(py_vm *vm, const char *utf8, size_t length)
{
    struct py_raised_aside aside;
    py_object *file = NULL;
    py_put_raised_aside(vm, &aside);
    if (vm->sys && vm->sys->dict)
        file = py_dict_get_c(vm, vm->sys->dict, "stderr");
    /* a program that has no stderr any more (None) is not heard */
    if (!file)
        py_write_stream(vm, 2, utf8, length);
    else if (file != vm->none)
        write_to_object(vm, file, utf8, length);
    py_bring_raised_back(vm, &aside);
}
