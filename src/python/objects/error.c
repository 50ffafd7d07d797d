/* The pending exception (Python/errors.c).
 *
 * What is pending is always an instance: an exception raised from C is made at once. Raising while another
 * exception is being handled links the two through __context__.
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

py_object *py_take_raised(py_vm *vm)
{
    py_object *exception = vm->raised;
    vm->raised = NULL;
    return exception;
}

void py_restore_raised(py_vm *vm, py_object *exception_or_null)
{
    PY_SETREF(vm, vm->raised, exception_or_null);
}

void py_clear_raised(py_vm *vm)
{
    PY_CLEAR(vm, vm->raised);
}

bool py_raised_matches(py_vm *vm, py_type *type)
{
    return vm->raised && py_type_is_subtype(vm->raised->type, type);
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

py_object *py_exception_call(py_vm *vm, py_type *type, py_object *argument_or_null)
{
    py_object *exception;
    if (!py_type_has(type, PY_TYPE_HEAP) &&
        (!argument_or_null || argument_or_null->type != vm->types.tuple)) {
        exception = py_exception_make(vm, type, &argument_or_null, argument_or_null ? 1 : 0);
    } else if (!argument_or_null) {
        exception = py_call_noargs(vm, PY_OBJECT(type));
    } else if (argument_or_null->type == vm->types.tuple) {
        exception = py_call_tuple(vm, PY_OBJECT(type), (py_tuple *)argument_or_null, NULL);
    } else {
        exception = py_call_one(vm, PY_OBJECT(type), argument_or_null);
    }
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

void *py_raise_object(py_vm *vm, py_type *type, py_object *argument_or_null)
{
    if (argument_or_null && PY_IS_EXCEPTION(argument_or_null) &&
        py_type_is_subtype(argument_or_null->type, type))
        return py_raise_instance(vm, py_newref(argument_or_null));
    py_clear_raised(vm);
    py_object *exception = py_exception_call(vm, type, argument_or_null);
    return exception ? py_raise_instance(vm, exception) : NULL;
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
    py_object *exception = py_exception_new(vm, vm->exceptions.KeyError, arguments);
    py_decref(vm, arguments);
    return exception ? py_raise_instance(vm, exception) : NULL;
}

void py_attribute_error_describe(py_vm *vm, py_object *o, py_str *name)
{
    if (!py_raised_matches(vm, vm->exceptions.AttributeError))
        return;
    py_exception *e = (py_exception *)vm->raised;
    if (e->fields[0] || e->fields[1])
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
    py_object *pending = py_take_raised(vm), *file = NULL;
    if (vm->sys && vm->sys->dict)
        file = py_dict_get_c(vm, vm->sys->dict, "stderr");
    /* a program that has no stderr any more (None) is not heard */
    if (!file)
        py_write_stream(vm, 2, utf8, length);
    else if (file != vm->none)
        write_to_object(vm, file, utf8, length);
    py_restore_raised(vm, pending);
}
