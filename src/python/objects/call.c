/* Calling any object, and the bound on how deep calls may nest. */
#include "python/objects/type.h"
#include "python/vm.h"

/* Calls from C into C that may stand on one another: what a C stack of 8 MiB can bear. */
enum { C_DEPTH_LIMIT = 6000 };

int py_enter_recursive(py_vm *vm, const char *where)
{
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

py_object *py_call(py_vm *vm, py_object *callable, py_object *const *args, size_t nargs,
                   py_tuple *kwnames)
{
    py_type *type = callable->type;
    if (kwnames && kwnames->var.size == 0)
        kwnames = NULL;
    if (type == vm->types.function)
        return py_function_call(vm, (py_function *)callable, args, nargs, kwnames);
    if (!type->slots.call)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not callable", callable);
    if (py_enter_recursive(vm, " while calling a Python object") < 0)
        return NULL;
    py_object *result = type->slots.call(vm, callable, args, nargs, kwnames);
    py_leave_recursive(vm);
    return result;
}

py_object *py_call_noargs(py_vm *vm, py_object *callable)
{
    return py_call(vm, callable, NULL, 0, NULL);
}

py_object *py_call_one(py_vm *vm, py_object *callable, py_object *argument)
{
    return py_call(vm, callable, &argument, 1, NULL);
}

/* Positional arguments from a tuple, then the dict's values, with the dict's keys as names. */
static py_object *call_with_dict(py_vm *vm, py_object *callable, py_tuple *args, py_dict *kwargs)
{
    int64_t positional = args ? args->var.size : 0, filled = positional;
    py_object **all = py_mem_alloc(vm, (size_t)(positional + kwargs->used) * sizeof *all);
    py_tuple *names = py_tuple_new(vm, kwargs->used);
    py_object *key, *value, *result = NULL;
    int64_t position = 0;
    if (!all || !names) {
        py_raise_memory(vm);
        goto done;
    }
    for (int64_t i = 0; i < positional; i++)
        all[i] = args->items[i];
    while (py_dict_next(kwargs, &position, &key, &value, NULL)) {
        if (!PY_IS_STR(key)) {
            py_raise(vm, vm->exceptions.TypeError, "keywords must be strings");
            positional = filled;
            goto release;
        }
        names->items[filled - positional] = py_newref(key);
        all[filled++] = py_newref(value);
        py_hold(vm, value);
    }
    py_hold(vm, names);
    result = py_call(vm, callable, all, (size_t)positional, names);
    py_unhold(vm, 1);
release:
    for (int64_t i = args ? args->var.size : 0; i < filled; i++)
        py_decref(vm, all[i]);
    py_unhold(vm, (size_t)(filled - (args ? args->var.size : 0)));
done:
    py_mem_free(vm, all);
    py_xdecref(vm, names);
    return result;
}

py_object *py_call_tuple(py_vm *vm, py_object *callable, py_tuple *args, py_dict *kwargs_or_null)
{
    if (kwargs_or_null && kwargs_or_null->used)
        return call_with_dict(vm, callable, args, kwargs_or_null);
    return py_call(vm, callable, args ? args->items : NULL, args ? (size_t)args->var.size : 0,
                   NULL);
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
