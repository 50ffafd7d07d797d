/* None, NotImplemented and Ellipsis: the objects that are one of a kind. */
#include "python/library/args.h"
#include "python/vm.h"

/* A singleton must outlive its last counted reference, until the engine itself lets go of it. */
static void keep(py_vm *vm, py_object *o)
{
    if (o == vm->none || o == vm->not_implemented || o == vm->ellipsis)
        o->refcount = 1;
    else
        py_object_free(vm, o);
}

static bool takes_nothing(py_vm *vm, py_type *type, size_t nargs, py_tuple *kwnames)
{
    if (nargs == 0 && (!kwnames || kwnames->var.size == 0))
        return true;
    py_raise(vm, vm->exceptions.TypeError, "%N takes no arguments", type);
    return false;
}

#define SINGLETON_NEW(name, field)                                                                 \
    static py_object *new_##name(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,   \
                                 py_tuple *kwnames)                                                \
    {                                                                                              \
        (void)args;                                                                                \
        return takes_nothing(vm, type, nargs, kwnames) ? py_newref(vm->field) : NULL;              \
    }
SINGLETON_NEW(none, none)
SINGLETON_NEW(not_implemented, not_implemented)
SINGLETON_NEW(ellipsis, ellipsis)

static py_object *repr_none(py_vm *vm, py_object *o)
{
    (void)o;
    return PY_OBJECT(py_str_from_c(vm, "None"));
}

static int bool_none(py_vm *vm, py_object *o)
{
    (void)vm, (void)o;
    return 0;
}

static py_object *repr_not_implemented(py_vm *vm, py_object *o)
{
    (void)o;
    return PY_OBJECT(py_str_from_c(vm, "NotImplemented"));
}

static py_object *reduce_not_implemented(py_vm *vm, py_object *o, py_object *const *args,
                                         size_t nargs, py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return repr_not_implemented(vm, o);
}

static py_object *repr_ellipsis(py_vm *vm, py_object *o)
{
    (void)o;
    return PY_OBJECT(py_str_from_c(vm, "Ellipsis"));
}

static py_object *reduce_ellipsis(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return repr_ellipsis(vm, o);
}

const struct py_type_spec py_none_spec = {
    .name = "NoneType",
    .basic_size = sizeof(py_object),
    .slots = {.destroy = keep,
              .repr = repr_none,
              .bool_ = bool_none,
              .new_ = new_none,
              .getattr = py_generic_getattr},
};

static const struct py_method_def not_implemented_methods[] = {
    {"__reduce__", reduce_not_implemented, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_not_implemented_spec = {
    .name = "NotImplementedType",
    .basic_size = sizeof(py_object),
    .slots = {.destroy = keep,
              .repr = repr_not_implemented,
              .new_ = new_not_implemented,
              .getattr = py_generic_getattr},
    .methods = not_implemented_methods,
};

static const struct py_method_def ellipsis_methods[] = {
    {"__reduce__", reduce_ellipsis, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_ellipsis_spec = {
    .name = "ellipsis",
    .basic_size = sizeof(py_object),
    .slots = {.destroy = keep,
              .repr = repr_ellipsis,
              .new_ = new_ellipsis,
              .getattr = py_generic_getattr},
    .methods = ellipsis_methods,
};
