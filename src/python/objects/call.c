/* Calling any object, and the bound on how deep calls may nest. */
#include "python/objects/type.h"
#include "python/run/poll.h"
#include "python/vm.h"

/* Calls from C into C that may stand on one another: what a C stack of 8 MiB can bear. */
enum { C_DEPTH_LIMIT = 6000 };

int py_enter_recursive(py_vm *vm, const char *where)
{
    if (UNLIKELY(py_poll(vm)))
        return -1;
    if (LIKELY(vm->recursion_depth < vm->recursion_limit && vm->c_depth < C_DEPTH_LIMIT)) {
        vm->recursion_depth++;
        vm->c_depth++;
        return 0;
    }
    /* A little room to build the exception in. */
    vm->recursion_limit += 50;
    py_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded%s", where);
    vm->recursion_limit -= 50;
    return -1;
}

void py_leave_recursive(py_vm *vm)
{
    vm->recursion_depth--;
    vm->c_depth--;
}

bool py_is_callable(py_object *o)
{
    return o->type->slots.call != NULL;
}

static py_object *call_slot(py_vm *vm, py_object *callable, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    py_type *type = callable->type;
    if (!type->slots.call)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not callable", callable);
    if (py_enter_recursive(vm, " while calling a Python object") < 0)
        return NULL;
    py_object *result = type->slots.call(vm, callable, args, nargs, kwnames);
    py_leave_recursive(vm);
    return result;
}

bool py_pack_arguments(py_vm *vm, struct py_packed *packed, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    size_t named = kwnames ? (size_t)kwnames->var.size : 0;
    packed->args = py_tuple_from(vm, args, (int64_t)nargs);
    packed->kwargs = named && packed->args ? py_dict_new(vm) : NULL;
    bool good = packed->args && (!named || packed->kwargs);
    for (size_t i = 0; good && i < named; i++)
        good = py_dict_set(vm, packed->kwargs, kwnames->items[i], args[nargs + i]) == 0;
    if (!good) {
        py_xdecref(vm, packed->kwargs);
        py_xdecref(vm, packed->args);
        return false;
    }
    py_hold(vm, packed->args);
    py_hold(vm, packed->kwargs);
    packed->array = args;
    packed->outer = vm->packed;
    vm->packed = packed;
    return true;
}

void py_unpack_arguments(py_vm *vm, struct py_packed *packed)
{
    py_unhold(vm, 2);
    vm->packed = packed->outer;
    py_xdecref(vm, packed->kwargs);
    py_decref(vm, packed->args);
}

py_tuple *py_arguments_tuple(py_vm *vm, py_object *const *args, size_t nargs)
{
    struct py_packed *packed = vm->packed;
    if (packed && packed->array == args && packed->args->var.size == (int64_t)nargs)
        return py_newref(packed->args);
    return py_tuple_from(vm, args, (int64_t)nargs);
}

static py_object *call_as_tuple(py_vm *vm, py_object *callable, py_object *const *args,
                                size_t nargs, py_tuple *kwnames)
{
    struct py_packed packed;
    if (!py_pack_arguments(vm, &packed, args, nargs, kwnames))
        return NULL;
    py_object *result = call_slot(vm, callable, args, nargs, kwnames);
    py_unpack_arguments(vm, &packed);
    return result;
}

/* Classes, most types and the instances of classes take their arguments as a tuple and a dict in CPython
 * (_PyObject_MakeTpCall). An exception keeps the tuple, as its args. */
static bool takes_tuple(const py_vm *vm, const py_object *callable, size_t nargs)
{
    if (!PY_IS_TYPE(callable))
        return py_type_has(callable->type, PY_TYPE_HEAP) && callable->type->slots.call;
    const py_type *type = (const py_type *)(const void *)callable;
    if (py_type_has(type, PY_TYPE_HEAP))
        return true;
    return !py_type_has(type, PY_TYPE_VECTORCALL) &&
           (type != vm->types.type || nargs != 1);
}

bool py_has_vectorcall(const py_vm *vm, const py_object *callable)
{
    if (callable->type == vm->types.builtin_function)
        return !(((const py_builtin_function *)(const void *)callable)->definition->flags &
                 PY_METHOD_TUPLE);
    return !takes_tuple(vm, callable, 1);
}

py_object *py_call(py_vm *vm, py_object *callable, py_object *const *args, size_t nargs,
                   py_tuple *kwnames)
{
    if (kwnames && kwnames->var.size == 0)
        kwnames = NULL;
    if (callable->type == vm->types.function)
        return py_function_call(vm, (py_function *)callable, args, nargs, kwnames);
    if ((nargs || kwnames) && takes_tuple(vm, callable, nargs))
        return call_as_tuple(vm, callable, args, nargs, kwnames);
    return call_slot(vm, callable, args, nargs, kwnames);
}

py_object *py_call_noargs(py_vm *vm, py_object *callable)
{
    return py_call(vm, callable, NULL, 0, NULL);
}

py_object *py_call_one(py_vm *vm, py_object *callable, py_object *argument)
{
    return py_call(vm, callable, &argument, 1, NULL);
}

/* Positional arguments from a tuple, then the dict's values, with the dict's keys as names, all in an array that owns them as
 * CPython's does (_PyStack_UnpackDict); but what takes a tuple and a dict gets them as they are. */
static py_object *call_with_dict(py_vm *vm, py_object *callable, py_tuple *args, py_dict *kwargs)
{
    size_t positional = args ? (size_t)args->var.size : 0, filled = 0, held = 0;
    bool owns = !takes_tuple(vm, callable, positional);
    py_object **all = py_mem_alloc(vm, (positional + (size_t)kwargs->used) * sizeof *all);
    py_tuple *names = py_tuple_new(vm, kwargs->used);
    py_object *key, *value, *result = NULL;
    int64_t position = 0;
    if (!all || !names) {
        py_raise_memory(vm);
        goto done;
    }
    for (; filled < positional; filled++)
        all[filled] = args->items[filled];
    while (py_dict_next(kwargs, &position, &key, &value, NULL)) {
        if (!PY_IS_STR(key)) {
            py_raise(vm, vm->exceptions.TypeError, "keywords must be strings");
            goto done;
        }
        names->items[filled - positional] = py_newref(key);
        all[filled++] = value;
    }
    for (; owns && held < filled; held++) {
        py_incref(all[held]);
        py_hold(vm, all[held]);
    }
    py_hold(vm, names);
    result = callable->type == vm->types.function
                 ? py_function_call(vm, (py_function *)callable, all, positional, names)
                 : call_slot(vm, callable, all, positional, names);
    py_unhold(vm, held + 1);
    for (size_t i = 0; i < held; i++)
        py_decref(vm, all[i]);
done:
    py_mem_free(vm, all);
    py_xdecref(vm, names);
    return result;
}

py_object *py_call_tuple(py_vm *vm, py_object *callable, py_tuple *args, py_dict *kwargs_or_null)
{
    if (kwargs_or_null && kwargs_or_null->used)
        return call_with_dict(vm, callable, args, kwargs_or_null);
    py_object *const *items = args ? args->items : NULL;
    size_t count = args ? (size_t)args->var.size : 0;
    return callable->type == vm->types.function
               ? py_function_call(vm, (py_function *)callable, items, count, NULL)
               : call_slot(vm, callable, items, count, NULL);
}

py_object *py_call_method(py_vm *vm, py_object *self, const char *name, py_object *const *args,
                          size_t nargs)
{
    py_str *interned = (py_str *)py_str_intern_c(vm, name);
    if (!interned)
        return NULL;
    py_object *method, *few[8], **all = few, *result = NULL;
    int unbound = py_get_method(vm, self, interned, &method);
    py_decref(vm, interned);
    if (unbound < 0)
        return NULL;
    if (unbound && nargs >= ARRAY_LENGTH(few))
        all = py_mem_alloc(vm, (nargs + 1) * sizeof *all);
    if (!all) {
        py_raise_memory(vm);
    } else {
        if (unbound) {
            all[0] = self;
            for (size_t i = 0; i < nargs; i++)
                all[i + 1] = args[i];
        }
        py_hold(vm, method);
        result = unbound ? py_call(vm, method, all, nargs + 1, NULL)
                         : py_call(vm, method, args, nargs, NULL);
        py_unhold(vm, 1);
        if (all != few)
            py_mem_free(vm, all);
    }
    py_decref(vm, method);
    return result;
}
