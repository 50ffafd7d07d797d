/* Exceptions that nobody can catch: raised in __del__, in a weak reference's callback, at exit (_PyErr_WriteUnraisableMsg in
 * CPython's Python/errors.c). sys.unraisablehook is told of them; by default they are written to sys.stderr. */
#include "python/library/sys_parts.h"

static const struct py_member_def args_members[] = {
    PY_STRUCTSEQ_FIELD("exc_type", 0),      PY_STRUCTSEQ_FIELD("exc_value", 1),
    PY_STRUCTSEQ_FIELD("exc_traceback", 2), PY_STRUCTSEQ_FIELD("err_msg", 3),
    PY_STRUCTSEQ_FIELD("object", 4),        {0},
};
enum { ARG_VALUE = 1, ARG_MESSAGE = 3, ARG_OBJECT = 4, ARG_COUNT = 5 };

const struct py_type_spec py_unraisable_args_spec =
    PY_STRUCTSEQ_SPEC("UnraisableHookArgs", args_members);

static void append_repr(py_vm *vm, py_object *o, struct text *out)
{
    py_object *repr = py_repr(vm, o);
    const char *bytes = repr ? py_str_utf8(vm, (py_str *)repr, NULL) : NULL;
    py_clear_raised(vm);
    text_append(out, bytes ? bytes : "<object repr() failed>");
    py_xdecref(vm, repr);
}

/* What the default hook does. All borrowed; `message` and `where` may be NULL. */
static void write_exception(py_vm *vm, py_object *exception, const char *message, py_object *where)
{
    struct text out = {0};
    if (where && where != vm->none) {
        text_format(&out, "%s: ", message ? message : "Exception ignored in");
        append_repr(vm, where, &out);
        text_append_char(&out, '\n');
    } else if (message) {
        text_format(&out, "%s:\n", message);
    }
    py_exception_print_unraisable(vm, exception, &out);
    py_write_stderr(vm, text_string(&out), out.length);
    text_fini(&out);
}

static py_object *hook_args(py_vm *vm, py_object *exception, const char *message, py_object *where)
{
    py_object *traceback = ((py_exception *)exception)->traceback;
    py_object *items[ARG_COUNT] = {py_newref(exception->type), py_newref(exception),
                                   py_newref(traceback ? traceback : vm->none),
                                   message ? PY_OBJECT(py_str_from_c(vm, message))
                                           : py_newref(vm->none),
                                   py_newref(where ? where : vm->none)};
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, unraisable_args), items, ARG_COUNT);
}

/* The hook that the program has set; borrowed, NULL: the default one. */
static py_object *own_hook(py_vm *vm)
{
    py_object *hook = vm->sys ? py_dict_get_c(vm, vm->sys->dict, "unraisablehook") : NULL;
    py_object *standard = vm->sys ? py_dict_get_c(vm, vm->sys->dict, "__unraisablehook__") : NULL;
    if (!hook || hook == vm->none || !standard)
        return NULL;
    bool is_standard = hook->type == vm->types.builtin_function &&
                       ((py_builtin_function *)hook)->definition->function ==
                           ((py_builtin_function *)standard)->definition->function;
    return is_standard ? NULL : hook;
}

/* When the hook itself fails, that is what is written. */
static void call_hook(py_vm *vm, py_object *hook, py_object *exception, const char *message,
                      py_object *where)
{
    py_incref(hook);
    py_hold(vm, hook);
    py_object *args = hook_args(vm, exception, message, where), *result = NULL;
    if (args) {
        py_hold(vm, args);
        result = py_call_one(vm, hook, args);
        py_unhold(vm, 1);
        py_decref(vm, args);
    }
    py_object *failure = result ? NULL : py_take_raised(vm);
    if (failure) {
        py_hold(vm, failure);
        write_exception(vm, failure, "Exception ignored in sys.unraisablehook", hook);
        py_unhold(vm, 1);
        py_decref(vm, failure);
    }
    py_xdecref(vm, result);
    py_unhold(vm, 1);
    py_decref(vm, hook);
}

void py_unraisable_in(py_vm *vm, const char *message_or_null, py_object *where_or_null)
{
    py_object *seen = py_see_raised(vm);
    if (seen && !((py_exception *)seen)->traceback && vm->frame)
        py_traceback_here(vm, vm->frame); /* raised in C: show at least who called it */
    py_object *exception = py_take_raised(vm);
    if (!exception || vm->unwinding) {
        py_xdecref(vm, exception);
        return;
    }
    py_object *hook = own_hook(vm);
    py_hold(vm, exception);
    if (hook)
        call_hook(vm, hook, exception, message_or_null, where_or_null);
    else
        write_exception(vm, exception, message_or_null, where_or_null);
    py_unhold(vm, 1);
    py_decref(vm, exception);
}

void py_unraisable(py_vm *vm, py_object *where_or_null)
{
    py_unraisable_in(vm, NULL, where_or_null);
}

py_object *py_sys_unraisablehook(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    if (args[0]->type != PY_LIBRARY_TYPE_OF(vm, unraisable_args))
        return vm->raised ? NULL
                          : py_raise(vm, vm->exceptions.TypeError,
                                     "sys.unraisablehook argument type must be UnraisableHookArgs");
    py_object *const *items = ((py_tuple *)args[0])->items;
    const char *message = NULL;
    if (PY_IS_STR(items[ARG_MESSAGE]) &&
        !(message = py_str_utf8(vm, (py_str *)items[ARG_MESSAGE], NULL)))
        return NULL;
    write_exception(vm, items[ARG_VALUE], message, items[ARG_OBJECT]);
    return py_newref(vm->none);
}
