/* types.SimpleNamespace: attributes and nothing else (Objects/namespaceobject.c). */
#include "python/objects/type.h"
#include "python/vm.h"

typedef struct py_namespace {
    py_object base;
    py_dict *dict; /* owned */
} py_namespace;

_Static_assert(sizeof(py_namespace) == 24, "as large as CPython's");

static py_object *new_namespace(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_namespace *namespace = (py_namespace *)py_instance_new(vm, type);
    if (namespace && !(namespace->dict = py_dict_new(vm)))
        PY_CLEAR(vm, namespace);
    return PY_OBJECT(namespace);
}

static int init_namespace(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    py_namespace *namespace = (py_namespace *)o;
    if (nargs) {
        py_raise(vm, vm->exceptions.TypeError, "no positional arguments expected");
        return -1;
    }
    for (int64_t i = 0; kwnames && i < kwnames->var.size; i++)
        if (py_dict_set(vm, namespace->dict, kwnames->items[i], args[i]) < 0)
            return -1;
    return 0;
}

static void clear_namespace(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((py_namespace *)o)->dict);
}

static void destroy_namespace(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear_namespace(vm, o);
    py_object_free(vm, o);
}

static int traverse_namespace(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_namespace *)o)->dict);
    return 0;
}

/* "name=repr" for each attribute with a str name that is not empty. */
static py_list *shown_items(py_vm *vm, py_dict *dict)
{
    py_list *items = py_list_new(vm, 0);
    py_object *key, *value;
    int64_t position = 0;
    while (items && py_dict_next(dict, &position, &key, &value, NULL)) {
        if (!PY_IS_STR(key) || ((py_str *)key)->length == 0)
            continue;
        py_hold(vm, items);
        py_str *item = py_str_format(vm, "%U=%R", key, value);
        py_unhold(vm, 1);
        if (!item || py_list_append_steal(vm, items, PY_OBJECT(item)) < 0)
            PY_CLEAR(vm, items);
    }
    return items;
}

static py_object *repr_namespace(py_vm *vm, py_object *o)
{
    const char *name = o->type == vm->types.simple_namespace ? "namespace" : o->type->name;
    int running = py_repr_enter(vm, o);
    if (running != 0)
        return running < 0 ? NULL : PY_OBJECT(py_str_format(vm, "%s(...)", name));
    py_list *items = shown_items(vm, ((py_namespace *)o)->dict);
    py_str *comma = items ? py_str_from_c(vm, ", ") : NULL;
    py_str *joined = comma ? py_str_join(vm, comma, PY_OBJECT(items)) : NULL;
    py_str *result = joined ? py_str_format(vm, "%s(%U)", name, joined) : NULL;
    py_xdecref(vm, joined);
    py_xdecref(vm, comma);
    py_xdecref(vm, items);
    py_repr_leave(vm, o);
    return PY_OBJECT(result);
}

static py_object *compare_namespaces(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!py_type_is_subtype(a->type, vm->types.simple_namespace) ||
        !py_type_is_subtype(b->type, vm->types.simple_namespace))
        return py_newref(vm->not_implemented);
    return py_compare(vm, PY_OBJECT(((py_namespace *)a)->dict),
                      PY_OBJECT(((py_namespace *)b)->dict), op);
}

static py_object *reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(py_tuple_pack(vm, 3, o->type, vm->empty_tuple, ((py_namespace *)o)->dict));
}

static const struct py_method_def methods[] = {
    {"__reduce__", reduce, PY_NOARGS, 0, 0, 0, NULL, "Return state information for pickling"},
    {0},
};

static const struct py_member_def members[] = {
    {"__dict__", PY_MEMBER_OBJECT, true, offsetof(py_namespace, dict), NULL},
    {0},
};

const struct py_type_spec py_simple_namespace_spec = {
    .name = "types.SimpleNamespace",
    .basic_size = sizeof(py_namespace),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .dict_offset = offsetof(py_namespace, dict),
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .slots = {.destroy = destroy_namespace,
              .traverse = traverse_namespace,
              .clear = clear_namespace,
              .repr = repr_namespace,
              .compare = compare_namespaces,
              .getattr = py_generic_getattr,
              .setattr = py_generic_setattr,
              .init = init_namespace,
              .new_ = new_namespace},
    .methods = methods,
    .members = members,
};
