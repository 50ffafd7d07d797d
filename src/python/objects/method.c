/* Bound methods: a function and the object it is called with (Objects/classobject.c). */
#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

_Static_assert(sizeof(py_method) == 48, "as large as CPython's");

py_object *py_method_new(py_vm *vm, py_object *function, py_object *self)
{
    py_method *method = py_object_new(vm, vm->types.method);
    if (!method)
        return NULL;
    method->function = py_newref(function);
    method->self = py_newref(self);
    py_gc_track(vm, method);
    return PY_OBJECT(method);
}

static py_object *new_method(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)type;
    if (!py_args_positional(vm, "method", nargs, kwnames, 2, 2))
        return NULL;
    if (!py_is_callable(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "first argument must be callable");
    if (args[1] == vm->none)
        return py_raise(vm, vm->exceptions.TypeError, "instance must not be None");
    return py_method_new(vm, args[0], args[1]);
}

static py_object *call_method(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    py_method *method = (py_method *)o;
    size_t total = nargs + (kwnames ? (size_t)kwnames->var.size : 0);
    py_object *few[8],
        **all = total < ARRAY_LENGTH(few) ? few : py_mem_alloc(vm, (total + 1) * sizeof *all);
    if (!all)
        return py_raise_memory(vm);
    all[0] = method->self;
    for (size_t i = 0; i < total; i++)
        all[i + 1] = args[i];
    py_object *result = py_call(vm, method->function, all, nargs + 1, kwnames);
    if (all != few)
        py_mem_free(vm, all);
    return result;
}

static void destroy_method(py_vm *vm, py_object *o)
{
    py_method *method = (py_method *)o;
    py_gc_untrack(vm, o);
    if (method->weaklist)
        py_weakref_clear_all(vm, o);
    PY_CLEAR(vm, method->function);
    PY_CLEAR(vm, method->self);
    py_object_free(vm, o);
}

static int traverse_method(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_method *)o)->function);
    PY_VISIT(((py_method *)o)->self);
    return 0;
}

static py_object *repr_method(py_vm *vm, py_object *o)
{
    py_method *method = (py_method *)o;
    py_object *name, *self;
    if (py_lookup_attr(vm, method->function, vm->names.qualname, &name) < 0)
        return NULL;
    if (!name && py_lookup_attr(vm, method->function, vm->names.name, &name) < 0)
        return NULL;
    if (name && !PY_IS_STR(name))
        PY_CLEAR(vm, name);
    self = py_repr(vm, method->self);
    py_str *result = !self  ? NULL
                     : name ? py_str_format(vm, "<bound method %U of %U>", name, self)
                            : py_str_format(vm, "<bound method ? of %U>", self);
    py_xdecref(vm, self);
    py_xdecref(vm, name);
    return PY_OBJECT(result);
}

static int64_t hash_method(py_vm *vm, py_object *o)
{
    py_method *method = (py_method *)o;
    int64_t function = py_hash(vm, method->function);
    if (function == -1)
        return -1;
    int64_t hash = py_hash_pointer(vm, method->self) ^ function;
    return hash == -1 ? -2 : hash;
}

static py_object *compare_methods(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || a->type != vm->types.method || b->type != vm->types.method)
        return py_newref(vm->not_implemented);
    py_method *x = (py_method *)a, *y = (py_method *)b;
    int equal = py_compare_bool(vm, x->function, y->function, PY_EQ);
    if (equal < 0)
        return NULL;
    equal = equal && x->self == y->self;
    return py_bool_from(vm, equal == (op == PY_EQ));
}

/* Attributes that the method has not are the function's. */
static py_object *getattr_method(py_vm *vm, py_object *o, py_str *name)
{
    py_object *found = py_type_lookup(vm, o->type, name);
    if (!found)
        return py_getattr(vm, ((py_method *)o)->function, name);
    return py_descriptor_bind(vm, found, o, PY_OBJECT(o->type));
}

static py_object *get_doc(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_getattr(vm, ((py_method *)o)->function, vm->names.doc);
}

static py_object *reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    py_method *method = (py_method *)o;
    (void)args, (void)nargs, (void)kwnames;
    py_object *name = py_getattr(vm, method->function, vm->names.name);
    py_object *getter = py_dict_get_c(vm, vm->builtins, "getattr");
    py_tuple *arguments = name ? py_tuple_pack(vm, 2, method->self, name) : NULL;
    py_tuple *result = getter && arguments ? py_tuple_pack(vm, 2, getter, arguments) : NULL;
    py_xdecref(vm, arguments);
    py_xdecref(vm, name);
    return PY_OBJECT(result);
}

static const struct py_method_def methods[] = {
    {"__reduce__", reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_member_def members[] = {
    {"__func__", PY_MEMBER_OBJECT, true, offsetof(py_method, function),
     "the function (or other callable) implementing a method"},
    {"__self__", PY_MEMBER_OBJECT, true, offsetof(py_method, self),
     "the instance to which a method is bound"},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__doc__", get_doc, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_method_spec = {
    .name = "method",
    .basic_size = sizeof(py_method),
    .flags = PY_TYPE_GC,
    .weaklist_offset = offsetof(py_method, weaklist),
    .doc = "Create a bound instance method object.",
    .slots = {.destroy = destroy_method,
              .traverse = traverse_method,
              .repr = repr_method,
              .hash = hash_method,
              .compare = compare_methods,
              .call = call_method,
              .getattr = getattr_method,
              .setattr = py_generic_setattr,
              .new_ = new_method},
    .methods = methods,
    .members = members,
    .getsets = getsets,
};
