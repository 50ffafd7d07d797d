/* _collections: defaultdict, counting, the fields of named tuples (Modules/_collectionsmodule.c). */
#include "python/library/collections_parts.h"

/* ---- defaultdict ---- */

struct default_dict {
    struct py_dict dict;
    py_object *factory; /* owned; NULL or None: none */
};
_Static_assert(sizeof(struct default_dict) == 56, "as large as CPython's defdictobject");

static py_object *factory_or_none(py_vm *vm, py_object *self)
{
    py_object *factory = ((struct default_dict *)self)->factory;
    return factory ? factory : vm->none;
}

PY_FUNCTION(default_missing)
{
    PY_UNUSED_ARGUMENTS;
    py_object *factory = factory_or_none(vm, self);
    if (factory == vm->none)
        return py_raise_key(vm, args[0]);
    py_object *value = py_call_noargs(vm, factory);
    if (!value)
        return NULL;
    py_hold(vm, value);
    int failed = py_setitem(vm, self, args[0], value);
    py_unhold(vm, 1);
    if (failed)
        PY_CLEAR(vm, value);
    return value;
}

static py_object *copy_default(py_vm *vm, py_object *self, py_object *items)
{
    py_object *pair[2] = {factory_or_none(vm, self), items};
    return py_call(vm, PY_OBJECT(self->type), pair, 2, NULL);
}

PY_FUNCTION(default_copy)
{
    PY_UNUSED_ARGUMENTS;
    return copy_default(vm, self, self);
}

PY_FUNCTION(default_reduce)
{
    PY_UNUSED_ARGUMENTS;
    py_object *factory = factory_or_none(vm, self);
    py_tuple *made = factory == vm->none ? py_tuple_new(vm, 0) : py_tuple_pack(vm, 1, factory);
    py_object *items = made ? py_call_method(vm, self, "items", NULL, 0) : NULL;
    py_object *iterator = items ? py_iter(vm, items) : NULL;
    py_tuple *all = iterator ? py_tuple_pack(vm, 5, PY_OBJECT(self->type), PY_OBJECT(made),
                                             vm->none, vm->none, iterator)
                             : NULL;
    py_xdecref(vm, made);
    py_xdecref(vm, items);
    py_xdecref(vm, iterator);
    return PY_OBJECT(all);
}

static py_object *default_or(py_vm *vm, py_object *a, py_object *b)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, default_dict);
    if (!type)
        return NULL;
    py_object *self = py_type_is_subtype(a->type, type) ? a : b;
    py_object *other = self == a ? b : a;
    if (!PY_IS_DICT(other))
        return py_newref(vm->not_implemented);
    py_object *made = copy_default(vm, self, a);
    if (made && py_dict_update(vm, (py_dict *)made, b, true))
        PY_CLEAR(vm, made);
    return made;
}

static int default_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                        py_tuple *kwnames)
{
    struct default_dict *d = (struct default_dict *)self;
    if (nargs && args[0] != vm->none && !py_is_callable(args[0])) {
        py_raise(vm, vm->exceptions.TypeError, "first argument must be callable or None");
        return -1;
    }
    /* The rest of the arguments is taken by a slice (PySequence_GetSlice), of which one is kept for the next time. */
    py_object *slice = py_slice_new(vm, vm->none, vm->none, vm->none);
    if (!slice)
        return -1;
    py_decref(vm, slice);
    py_object *old = d->factory;
    d->factory = nargs ? py_newref(args[0]) : NULL;
    size_t skip = nargs ? 1 : 0;
    int failed = vm->types.dict->slots.init(vm, self, args + skip, nargs - skip, kwnames);
    py_xdecref(vm, old);
    return failed;
}

static py_object *default_repr(py_vm *vm, py_object *self)
{
    py_object *factory = ((struct default_dict *)self)->factory, *shown;
    py_object *dict = vm->types.dict->slots.repr(vm, self);
    if (!dict)
        return NULL;
    if (!factory)
        shown = PY_OBJECT(py_str_from_c(vm, "None"));
    else {
        int running = py_repr_enter(vm, factory);
        shown = running < 0    ? NULL
                : running == 1 ? PY_OBJECT(py_str_from_c(vm, "..."))
                               : py_repr(vm, factory);
        if (!running)
            py_repr_leave(vm, factory);
    }
    py_str *text = shown ? py_str_format(vm, "%s(%U, %U)", self->type->name, shown, dict) : NULL;
    py_xdecref(vm, shown);
    py_decref(vm, dict);
    return PY_OBJECT(text);
}

static int default_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct default_dict *)o)->factory);
    return py_dict_spec.slots.traverse(o, visit, argument);
}

static void default_clear(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((struct default_dict *)o)->factory);
    vm->types.dict->slots.clear(vm, o);
}

static void default_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct default_dict *)o)->factory);
    vm->types.dict->slots.destroy(vm, o);
}

static const struct py_method_def default_methods[] = {
    {"__missing__", default_missing, PY_ONE, 0, 0, 0, NULL, NULL},
    {"copy", default_copy, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__copy__", default_copy, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__reduce__", default_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    PY_CLASS_GETITEM,
    {0},
};

static const struct py_member_def default_members[] = {
    {"default_factory", PY_MEMBER_OBJECT, false, offsetof(struct default_dict, factory),
     "Factory for default value called by __missing__()."},
    {0},
};

const struct py_type_spec py_default_dict_spec = {
    .name = "collections.defaultdict",
    .basic_size = sizeof(struct default_dict),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .slots = {.destroy = default_destroy,
              .traverse = default_traverse,
              .clear = default_clear,
              .repr = default_repr,
              .init = default_init,
              .or_ = default_or},
    .methods = default_methods,
    .members = default_members,
};

/* ---- counting ---- */

static int count_one(py_vm *vm, py_dict *counts, py_object *item, py_object *one)
{
    py_object *old = py_dict_get(vm, counts, item), *count;
    if (vm->raised)
        return -1;
    if (!old)
        return py_dict_set(vm, counts, item, one);
    py_incref(old);
    py_hold(vm, old);
    count = py_binary_op(vm, old, one, PY_OP_ADD);
    py_unhold(vm, 1);
    py_decref(vm, old);
    int failed = count ? py_dict_set(vm, counts, item, count) : -1;
    py_xdecref(vm, count);
    return failed;
}

/* The same through a subclass's own get and __setitem__. */
static int count_one_by_methods(py_vm *vm, py_object *mapping, py_object *item, py_object *one)
{
    py_object *zero = py_int_from(vm, 0);
    py_object *pair[2] = {item, zero};
    py_object *old = py_call_method(vm, mapping, "get", pair, 2);
    py_object *count = old ? py_binary_op(vm, old, one, PY_OP_ADD) : NULL;
    int failed = count ? py_setitem(vm, mapping, item, count) : -1;
    py_decref(vm, zero);
    py_xdecref(vm, old);
    py_xdecref(vm, count);
    return failed;
}

PY_FUNCTION(count_elements)
{
    PY_UNUSED_ARGUMENTS;
    py_object *iterator = py_iter(vm, args[1]), *item;
    if (!iterator)
        return NULL;
    py_object *one = py_int_from(vm, 1);
    bool plain = PY_IS_DICT(args[0]) &&
                 args[0]->type->slots.set_subscript == vm->types.dict->slots.set_subscript;
    py_hold(vm, iterator);
    while ((item = py_next(vm, iterator))) {
        py_hold(vm, item);
        int failed = plain ? count_one(vm, (py_dict *)args[0], item, one)
                           : count_one_by_methods(vm, args[0], item, one);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (failed)
            break;
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    py_decref(vm, one);
    return vm->raised ? NULL : py_newref(vm->none);
}

/* ---- the fields of named tuples ---- */

struct tuple_getter {
    py_object base;
    int64_t index;
    py_object *doc; /* owned */
};
_Static_assert(sizeof(struct tuple_getter) == 32, "as large as CPython's _tuplegetterobject");

PY_NEW(getter_new)
{
    if (!py_args_positional(vm, "_tuplegetter", nargs, kwnames, 2, 2))
        return NULL;
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    struct tuple_getter *getter = vm->raised ? NULL : py_object_new(vm, type);
    if (!getter)
        return NULL;
    getter->index = index;
    getter->doc = py_newref(args[1]);
    py_gc_track(vm, getter);
    return PY_OBJECT(getter);
}

static py_object *getter_get(py_vm *vm, py_object *self, py_object *instance, py_object *owner)
{
    (void)owner;
    int64_t index = ((struct tuple_getter *)self)->index;
    if (!instance || instance == vm->none)
        return py_newref(self);
    if (!PY_IS_TUPLE(instance))
        return py_raise(
            vm, vm->exceptions.TypeError,
            "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object",
            (ptrdiff_t)index, instance);
    if (index < 0 || index >= ((py_tuple *)instance)->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "tuple index out of range");
    return py_newref(((py_tuple *)instance)->items[index]);
}

static int getter_set(py_vm *vm, py_object *self, py_object *instance, py_object *value)
{
    (void)self, (void)instance;
    py_raise(vm, vm->exceptions.AttributeError,
             value ? "can't set attribute" : "can't delete attribute");
    return -1;
}

static py_object *getter_repr(py_vm *vm, py_object *self)
{
    return PY_OBJECT(py_str_format(vm, "_tuplegetter(%lld, %R)",
                                   (long long)((struct tuple_getter *)self)->index,
                                   ((struct tuple_getter *)self)->doc));
}

static int getter_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct tuple_getter *)o)->doc);
    return 0;
}

static void getter_clear(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((struct tuple_getter *)o)->doc);
}

static void getter_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    getter_clear(vm, o);
    py_object_free(vm, o);
}

static const struct py_member_def getter_members[] = {
    {"__doc__", PY_MEMBER_OBJECT, false, offsetof(struct tuple_getter, doc), NULL},
    {0},
};

const struct py_type_spec py_tuple_getter_spec = {
    .name = "collections._tuplegetter",
    .basic_size = sizeof(struct tuple_getter),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = getter_destroy,
              .traverse = getter_traverse,
              .clear = getter_clear,
              .repr = getter_repr,
              .descr_get = getter_get,
              .descr_set = getter_set,
              .new_ = getter_new},
    .members = getter_members,
};

/* ---- the module ---- */

static const struct py_method_def collections_functions[] = {
    {"_count_elements", count_elements, PY_FAST, 2, 2, 0, "($module, mapping, iterable, /)", NULL},
    {0},
};

static int collections_fill(py_vm *vm, py_module *module)
{
    static const struct {
        const char *name;
        enum py_library_type_name type;
    } types[] = {{"deque", PY_LIBRARY_deque},
                 {"defaultdict", PY_LIBRARY_default_dict},
                 {"_tuplegetter", PY_LIBRARY_tuple_getter},
                 {"_deque_iterator", PY_LIBRARY_deque_iterator},
                 {"_deque_reverse_iterator", PY_LIBRARY_deque_reverse_iterator}};
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        py_type *type = py_library_type(vm, types[i].type);
        if (!type || py_dict_set_c(vm, module->dict, types[i].name, PY_OBJECT(type)))
            return -1;
    }
    return 0;
}

const struct py_module_def py_collections_module_def = {
    .name = "_collections",
    .doc = "High performance data structures.",
    .functions = collections_functions,
    .fill = collections_fill,
};
