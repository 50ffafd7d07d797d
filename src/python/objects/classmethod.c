/* classmethod and staticmethod: one object layout, two ways of binding (Objects/funcobject.c). */
#include "python/library/args.h"
#include "python/objects/type.h"
#include "python/vm.h"

/* Both: the wrapped function and a dict for the attributes copied from it. */
typedef struct wrapped_method {
    py_object base;
    py_object *function; /* owned, as the dict */
    py_dict *dict;
} wrapped_method;

_Static_assert(sizeof(wrapped_method) == 32, "as large as CPython's");

static int copy_attribute(py_vm *vm, py_object *from, py_object *to, py_str *name)
{
    py_object *value = py_getattr(vm, from, name);
    if (!value && py_raised_matches(vm, vm->exceptions.AttributeError)) {
        py_clear_raised(vm);
        return 0;
    }
    if (!value)
        return -1;
    int failed = py_setattr(vm, to, name, value);
    py_decref(vm, value);
    return failed;
}

/* functools_wraps of CPython's Objects/funcobject.c. */
static int copy_attributes(py_vm *vm, py_object *to, py_object *from)
{
    py_str *const names[] = {vm->names.module, vm->names.name, vm->names.qualname, vm->names.doc,
                             vm->names.annotations};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (copy_attribute(vm, from, to, names[i]) < 0)
            return -1;
    return 0;
}

py_object *py_staticmethod_new(py_vm *vm, py_object *function)
{
    wrapped_method *method = py_object_new(vm, vm->types.staticmethod);
    if (!method)
        return NULL;
    method->function = py_newref(function);
    py_gc_track(vm, method);
    return PY_OBJECT(method);
}

py_object *py_classmethod_new(py_vm *vm, py_object *function)
{
    wrapped_method *method = (wrapped_method *)py_instance_new(vm, vm->types.classmethod);
    if (method)
        method->function = py_newref(function);
    return PY_OBJECT(method);
}

static py_object *new_method(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    wrapped_method *method = (wrapped_method *)py_instance_new(vm, type);
    if (method)
        method->function = py_newref(vm->none);
    return PY_OBJECT(method);
}

static int init_named(py_vm *vm, py_object *o, const char *name, py_object *const *args,
                      size_t nargs, py_tuple *kwnames)
{
    if (!py_args_positional(vm, name, nargs, kwnames, 1, 1))
        return -1;
    PY_SETREF(vm, ((wrapped_method *)o)->function, py_newref(args[0]));
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    return copy_attributes(vm, o, args[0]);
}

static int init_classmethod(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    return init_named(vm, o, "classmethod", args, nargs, kwnames);
}

static int init_staticmethod(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    return init_named(vm, o, "staticmethod", args, nargs, kwnames);
}

static int traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((wrapped_method *)o)->function);
    PY_VISIT(((wrapped_method *)o)->dict);
    return 0;
}

static void clear(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((wrapped_method *)o)->function);
    PY_CLEAR(vm, ((wrapped_method *)o)->dict);
}

static void destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear(vm, o);
    py_object_free(vm, o);
}

static py_object *get_classmethod(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_object *function = ((wrapped_method *)o)->function;
    if (!function)
        return py_raise(vm, vm->exceptions.RuntimeError, "uninitialized classmethod object");
    if (!owner)
        owner = PY_OBJECT(instance->type);
    if (function->type->slots.descr_get)
        return function->type->slots.descr_get(vm, function, owner, owner);
    return py_method_new(vm, function, owner);
}

static py_object *get_staticmethod(py_vm *vm, py_object *o, py_object *instance, py_object *owner)
{
    py_object *function = ((wrapped_method *)o)->function;
    (void)instance, (void)owner;
    return function
               ? py_newref(function)
               : py_raise(vm, vm->exceptions.RuntimeError, "uninitialized staticmethod object");
}

static py_object *call_staticmethod(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                    py_tuple *kwnames)
{
    return py_call(vm, ((wrapped_method *)o)->function, args, nargs, kwnames);
}

static py_object *repr_classmethod(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "<classmethod(%R)>", ((wrapped_method *)o)->function));
}

static py_object *repr_staticmethod(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "<staticmethod(%R)>", ((wrapped_method *)o)->function));
}

static py_object *get_abstract(py_vm *vm, py_object *o, void *closure)
{
    py_object *flag;
    (void)closure;
    int found =
        py_lookup_attr(vm, ((wrapped_method *)o)->function, vm->names.isabstractmethod, &flag);
    if (found < 0)
        return NULL;
    int truth = found ? py_is_true(vm, flag) : 0;
    py_xdecref(vm, flag);
    return truth < 0 ? NULL : py_bool_from(vm, truth);
}

static py_object *get_dict(py_vm *vm, py_object *o, void *closure)
{
    return py_generic_dict_getset.get(vm, o, closure);
}

static int set_dict(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    return py_generic_dict_getset.set(vm, o, value, closure);
}

static const struct py_member_def members[] = {
    {"__func__", PY_MEMBER_OBJECT, true, offsetof(wrapped_method, function), NULL},
    {"__wrapped__", PY_MEMBER_OBJECT, true, offsetof(wrapped_method, function), NULL},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__isabstractmethod__", get_abstract, NULL, NULL, NULL},
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {0},
};

const struct py_type_spec py_classmethod_spec = {
    .name = "classmethod",
    .basic_size = sizeof(wrapped_method),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .dict_offset = offsetof(wrapped_method, dict),
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.",
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .clear = clear,
              .repr = repr_classmethod,
              .descr_get = get_classmethod,
              .init = init_classmethod,
              .new_ = new_method},
    .members = members,
    .getsets = getsets,
};

const struct py_type_spec py_staticmethod_spec = {
    .name = "staticmethod",
    .basic_size = sizeof(wrapped_method),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .dict_offset = offsetof(wrapped_method, dict),
    .doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
    .slots = {.destroy = destroy,
              .traverse = traverse,
              .clear = clear,
              .repr = repr_staticmethod,
              .call = call_staticmethod,
              .descr_get = get_staticmethod,
              .init = init_staticmethod,
              .new_ = new_method},
    .members = members,
    .getsets = getsets,
};
