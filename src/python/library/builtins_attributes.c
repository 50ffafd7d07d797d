/* Builtins about attributes, types and namespaces: getattr, isinstance, vars, dir (Python/bltinmodule.c). */
#include "python/library/parts.h"
#include "python/run/machine.h"

static py_str *attribute_name(py_vm *vm, py_object *name)
{
    if (PY_IS_STR(name))
        return (py_str *)name;
    return py_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%T'", name);
}

static py_object *builtin_getattr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_str *name = attribute_name(vm, args[1]);
    py_object *value = NULL;
    if (!name)
        return NULL;
    if (nargs == 2)
        return py_getattr(vm, args[0], name);
    if (py_lookup_attr(vm, args[0], name, &value) == 0)
        value = py_newref(args[2]);
    return value;
}

static py_object *builtin_hasattr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    py_str *name = attribute_name(vm, args[1]);
    py_object *value = NULL;
    int found = name ? py_lookup_attr(vm, args[0], name, &value) : -1;
    py_xdecref(vm, value);
    return found < 0 ? NULL : py_bool_from(vm, found);
}

static py_object *builtin_setattr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    py_str *name = attribute_name(vm, args[1]);
    if (!name || py_setattr(vm, args[0], name, args[2]))
        return NULL;
    return py_newref(vm->none);
}

static py_object *builtin_delattr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    py_str *name = attribute_name(vm, args[1]);
    if (!name || py_setattr(vm, args[0], name, NULL))
        return NULL;
    return py_newref(vm->none);
}

static py_object *builtin_callable(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_bool_from(vm, py_is_callable(args[0]));
}

static py_object *builtin_isinstance(py_vm *vm, py_object *self, py_object *const *args,
                                     size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    int is = py_isinstance(vm, args[0], args[1]);
    return is < 0 ? NULL : py_bool_from(vm, is);
}

static py_object *builtin_issubclass(py_vm *vm, py_object *self, py_object *const *args,
                                     size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    int is = py_issubclass(vm, args[0], args[1]);
    return is < 0 ? NULL : py_bool_from(vm, is);
}

static py_object *current_locals(py_vm *vm)
{
    if (!vm->frame)
        return py_raise(vm, vm->exceptions.SystemError, "frame does not exist");
    return py_frame_locals(vm, vm->frame);
}

static py_object *builtin_globals(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_newref(vm->frame ? PY_OBJECT(vm->frame->globals) : vm->none);
}

static py_object *builtin_locals(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    py_object *locals = current_locals(vm);
    py_xincref(locals);
    return locals;
}

static py_object *builtin_vars(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_object *dict = NULL;
    if (!nargs) {
        dict = current_locals(vm);
        py_xincref(dict);
        return dict;
    }
    if (py_lookup_attr(vm, args[0], vm->names.dict, &dict) == 0)
        return py_raise(vm, vm->exceptions.TypeError,
                        "vars() argument must have __dict__ attribute");
    return dict;
}

static py_object *builtin_dir(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    if (nargs)
        return py_dir(vm, args[0]);
    py_object *locals = current_locals(vm);
    if (!locals)
        return NULL;
    py_object *keys = PY_IS_DICT(locals) ? PY_OBJECT(py_dict_keys_list(vm, (py_dict *)locals))
                                         : py_call_method(vm, locals, "keys", NULL, 0);
    if (keys && !PY_IS_LIST(keys))
        PY_SETREF(vm, keys, PY_OBJECT(py_list_from_iterable(vm, keys)));
    if (keys && py_list_sort(vm, (py_list *)keys, NULL, false))
        PY_CLEAR(vm, keys);
    return keys;
}

const struct py_method_def py_builtins_attributes[] = {
    {"getattr", builtin_getattr, PY_FAST, 2, 3, 0, NULL, NULL},
    {"hasattr", builtin_hasattr, PY_FAST, 2, 2, 0, "(obj, name, /)", NULL},
    {"setattr", builtin_setattr, PY_FAST, 3, 3, 0, "(obj, name, value, /)", NULL},
    {"delattr", builtin_delattr, PY_FAST, 2, 2, 0, "(obj, name, /)", NULL},
    {"callable", builtin_callable, PY_ONE, 0, 0, 0, "(obj, /)", NULL},
    {"isinstance", builtin_isinstance, PY_FAST, 2, 2, 0, "(obj, class_or_tuple, /)", NULL},
    {"issubclass", builtin_issubclass, PY_FAST, 2, 2, 0, "(cls, class_or_tuple, /)", NULL},
    {"globals", builtin_globals, PY_NOARGS, 0, 0, 0, "()", NULL},
    {"locals", builtin_locals, PY_NOARGS, 0, 0, 0, "()", NULL},
    {"vars", builtin_vars, PY_FAST, 0, 1, PY_METHOD_TUPLE, NULL, NULL},
    {"dir", builtin_dir, PY_FAST, 0, 1, PY_METHOD_TUPLE, NULL, NULL},
    {0},
};
