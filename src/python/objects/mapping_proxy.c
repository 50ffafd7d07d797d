/* mappingproxy: a mapping that can only be read; what a class's __dict__ is (Objects/descrobject.c). */
#include "python/library/args.h"
#include "python/objects/type.h"
#include "python/vm.h"

typedef struct py_mapping_proxy {
    py_object base;
    py_object *mapping; /* owned */
} py_mapping_proxy;

_Static_assert(sizeof(py_mapping_proxy) == 24, "as large as CPython's");

static py_object *mapping_of(py_object *o)
{
    return ((py_mapping_proxy *)o)->mapping;
}

py_object *py_mapping_proxy_new(py_vm *vm, py_object *mapping)
{
    py_mapping_proxy *proxy = py_object_new(vm, vm->types.mapping_proxy);
    if (!proxy)
        return NULL;
    proxy->mapping = py_newref(mapping);
    py_gc_track(vm, proxy);
    return PY_OBJECT(proxy);
}

static py_object *new_proxy(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    static const struct py_params params = {"mappingproxy", 1, 1, 0, {"mapping"}};
    py_object *out[1] = {NULL};
    (void)type;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    if (!out[0]->type->slots.subscript || PY_IS_LIST(out[0]) || PY_IS_TUPLE(out[0]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "mappingproxy() argument must be a mapping, not %T", out[0]);
    return py_mapping_proxy_new(vm, out[0]);
}

static void destroy_proxy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((py_mapping_proxy *)o)->mapping);
    py_object_free(vm, o);
}

static int traverse_proxy(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(mapping_of(o));
    return 0;
}

static py_object *repr_proxy(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "mappingproxy(%R)", mapping_of(o)));
}

static py_object *str_proxy(py_vm *vm, py_object *o)
{
    return py_str_of(vm, mapping_of(o));
}

static py_object *compare_proxy(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    return py_compare(vm, mapping_of(a), b, op);
}

static py_object *iter_proxy(py_vm *vm, py_object *o)
{
    return py_iter(vm, mapping_of(o));
}

static int64_t length_proxy(py_vm *vm, py_object *o)
{
    return py_len(vm, mapping_of(o));
}

static py_object *get_item(py_vm *vm, py_object *o, py_object *key)
{
    return py_getitem(vm, mapping_of(o), key);
}

static int contains(py_vm *vm, py_object *o, py_object *key)
{
    return py_contains(vm, mapping_of(o), key);
}

static py_object *unwrap(py_vm *vm, py_object *o)
{
    return o->type == vm->types.mapping_proxy ? mapping_of(o) : o;
}

static py_object *or_proxies(py_vm *vm, py_object *a, py_object *b)
{
    return py_binary_op(vm, unwrap(vm, a), unwrap(vm, b), PY_OP_OR);
}

static py_object *ior_proxy(py_vm *vm, py_object *a, py_object *b)
{
    (void)b;
    return py_raise(vm, vm->exceptions.TypeError, "'|=' is not supported by %T; use '|' instead",
                    a);
}

/* The methods that the mapping answers itself. */
#define FORWARD(name)                                                                              \
    static py_object *call_##name(py_vm *vm, py_object *self, py_object *const *args,              \
                                  size_t nargs, py_tuple *kwnames)                                 \
    {                                                                                              \
        (void)kwnames;                                                                             \
        return py_call_method(vm, mapping_of(self), #name, args, nargs);                           \
    }
FORWARD(keys)
FORWARD(values)
FORWARD(items)
FORWARD(copy)
FORWARD(__reversed__)

static py_object *call_get(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    py_object *both[] = {args[0], nargs == 2 ? args[1] : vm->none};
    (void)kwnames;
    return py_call_method(vm, mapping_of(self), "get", both, 2);
}

static py_object *class_getitem(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return py_generic_alias_new(vm, self, args[0]);
}

static const struct py_method_def methods[] = {
    {"get", call_get, PY_FAST, 1, 2, 0, NULL,
     "Return the value for key if key is in the mapping, else default."},
    {"keys", call_keys, PY_NOARGS, 0, 0, 0, NULL,
     "D.keys() -> a set-like object providing a view on D's keys"},
    {"values", call_values, PY_NOARGS, 0, 0, 0, NULL,
     "D.values() -> an object providing a view on D's values"},
    {"items", call_items, PY_NOARGS, 0, 0, 0, NULL,
     "D.items() -> a set-like object providing a view on D's items"},
    {"copy", call_copy, PY_NOARGS, 0, 0, 0, NULL, "D.copy() -> a shallow copy of D"},
    {"__class_getitem__", class_getitem, PY_ONE, 1, 1, PY_METHOD_CLASS, NULL, "See PEP 585"},
    {"__reversed__", call___reversed__, PY_NOARGS, 0, 0, 0, NULL,
     "D.__reversed__() -> reverse iterator"},
    {0},
};

const struct py_type_spec py_mapping_proxy_spec = {
    .name = "mappingproxy",
    .basic_size = sizeof(py_mapping_proxy),
    .flags = PY_TYPE_GC | PY_TYPE_MAPPING,
    .slots = {.destroy = destroy_proxy,
              .traverse = traverse_proxy,
              .repr = repr_proxy,
              .str = str_proxy,
              .compare = compare_proxy,
              .getattr = py_generic_getattr,
              .iter = iter_proxy,
              .new_ = new_proxy,
              .or_ = or_proxies,
              .ior = ior_proxy,
              .length = length_proxy,
              .contains = contains,
              .subscript = get_item},
    .methods = methods,
};
