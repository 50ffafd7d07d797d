/* _weakref: the part of weakref in C (Modules/_weakref.c). */
#include "python/library/parts.h"
#include "python/memory/weakref.h"

PY_FUNCTION(weakref_count)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, py_weakref_count(args[0]));
}

PY_FUNCTION(weakref_list)
{
    PY_UNUSED_ARGUMENTS;
    py_list *list = py_list_new(vm, 0);
    py_weakref **first = py_weakref_list_of(args[0]);
    for (py_weakref *r = first ? *first : NULL; list && r; r = r->next)
        if (py_list_append(vm, list, PY_OBJECT(r)))
            PY_CLEAR(vm, list);
    return PY_OBJECT(list);
}

PY_FUNCTION(weakref_proxy)
{
    PY_UNUSED_ARGUMENTS;
    return py_weakref_new_proxy(vm, args[0], nargs > 1 && args[1] != vm->none ? args[1] : NULL);
}

/* _remove_dead_weakref(dict, key): takes the entry away if its value is a weak reference that is dead. */
PY_FUNCTION(weakref_remove_dead)
{
    PY_UNUSED_ARGUMENTS;
    if (!PY_IS_DICT(args[0]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
    py_object *value = py_dict_get(vm, (py_dict *)args[0], args[1]);
    if (!value)
        return vm->raised ? NULL : py_newref(vm->none);
    if (!py_is_weakref(vm, value))
        return py_raise(vm, vm->exceptions.TypeError, "not a weakref");
    if (py_weakref_get(vm, value) == vm->none && py_dict_delete(vm, (py_dict *)args[0], args[1])) {
        if (!py_raised_matches(vm, vm->exceptions.KeyError))
            return NULL;
        py_clear_raised(vm);
    }
    return py_newref(vm->none);
}

static const struct py_method_def weakref_functions[] = {
    {"getweakrefcount", weakref_count, PY_ONE, 0, 0, 0, "($module, object, /)",
     "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_list, PY_ONE, 0, 0, 0, "($module, object, /)", NULL},
    {"proxy", weakref_proxy, PY_FAST, 1, 2, 0, NULL, NULL},
    {"_remove_dead_weakref", weakref_remove_dead, PY_FAST, 2, 2, 0, "($module, dct, key, /)", NULL},
    {0},
};

static int weakref_fill(py_vm *vm, py_module *module)
{
    py_dict *dict = module->dict;
    return py_dict_set_c(vm, dict, "ref", PY_OBJECT(vm->types.weak_reference)) ||
                   py_dict_set_c(vm, dict, "ReferenceType", PY_OBJECT(vm->types.weak_reference)) ||
                   py_dict_set_c(vm, dict, "ProxyType", PY_OBJECT(vm->types.weak_proxy)) ||
                   py_dict_set_c(vm, dict, "CallableProxyType",
                                 PY_OBJECT(vm->types.weak_callable_proxy))
               ? -1
               : 0;
}

const struct py_module_def py_weakref_module_def = {
    .name = "_weakref",
    .doc = "Weak-reference support module.",
    .functions = weakref_functions,
    .fill = weakref_fill,
};
