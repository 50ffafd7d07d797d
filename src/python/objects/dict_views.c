/* dict_keys, dict_values and dict_items: windows on a dict, the first and the last of which are sets
 * (Objects/dictobject.c, PEP 3106). */
#include "python/objects/dict_table.h"

struct dict_view {
    py_object base;
    py_dict *dict; /* owned; never NULL once made */
};

_Static_assert(sizeof(struct dict_view) == 24, "dict_keys.__basicsize__");

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

py_object *dict_view_new(py_vm *vm, py_type *type, py_dict *dict)
{
    struct dict_view *view = py_object_new(vm, type);
    if (!view)
        return NULL;
    view->dict = py_newref(dict);
    py_gc_track(vm, view);
    return (py_object *)view;
}

static py_dict *dict_of(const py_object *view)
{
    return ((const struct dict_view *)view)->dict;
}

static void view_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    PY_CLEAR(vm, ((struct dict_view *)self)->dict);
    py_object_free(vm, self);
}

static int view_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(dict_of(self));
    return 0;
}

static py_object *view_repr(py_vm *vm, py_object *self)
{
    int running = py_repr_enter(vm, self);
    if (running)
        return running < 0 ? NULL : (py_object *)py_str_from_c(vm, "...");
    py_object *result = NULL;
    py_list *list = py_list_from_iterable(vm, self);
    if (list) {
        py_hold(vm, list);
        result = (py_object *)py_str_format(vm, "%T(%R)", self, list);
        py_unhold(vm, 1);
        py_decref(vm, list);
    }
    py_repr_leave(vm, self);
    return result;
}

static int64_t view_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return dict_of(self)->used;
}

static py_object *view_mapping(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_call_one(vm, (py_object *)vm->types.mapping_proxy, (py_object *)dict_of(self));
}

/* ---- Membership ---- */

static bool is_keys(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.dict_keys;
}

/* dict_keys or dict_items. */
static bool is_set_view(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.dict_keys || o->type == vm->types.dict_items;
}

static bool is_set_like(const py_vm *vm, const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_SET_SUBCLASS) || is_set_view(vm, o);
}

static int keys_contains(py_vm *vm, py_object *self, py_object *key)
{
    return py_dict_contains(vm, dict_of(self), key);
}

static int items_contains(py_vm *vm, py_object *self, py_object *item)
{
    if (!PY_IS_TUPLE(item) || ((py_tuple *)item)->var.size != 2)
        return 0;
    py_object *found = py_dict_get(vm, dict_of(self), ((py_tuple *)item)->items[0]);
    if (!found)
        return py_raised(vm) ? -1 : 0;
    py_incref(found);
    py_hold(vm, found);
    int equal = py_compare_bool(vm, found, ((py_tuple *)item)->items[1], PY_EQ);
    py_unhold(vm, 1);
    py_decref(vm, found);
    return equal;
}

static int view_contains(py_vm *vm, py_object *view, py_object *o)
{
    return is_keys(vm, view) ? keys_contains(vm, view, o) : items_contains(vm, view, o);
}

/* Is every item of `a` in `b`? */
static int all_in(py_vm *vm, py_object *a, py_object *b)
{
    py_object *iterator = py_iter(vm, a);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 1;
    py_object *item;
    while (result == 1 && (item = py_next(vm, iterator))) {
        py_hold(vm, item);
        result = py_contains(vm, b, item);
        py_unhold(vm, 1);
        py_decref(vm, item);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

static py_object *view_compare(py_vm *vm, py_object *self, py_object *other, enum py_compare_op op)
{
    if (!is_set_like(vm, other))
        return py_newref(vm->not_implemented);
    int64_t length = view_length(vm, self), other_length = py_len(vm, other);
    if (other_length < 0)
        return NULL;
    int result = 0;
    switch (op) {
    case PY_EQ:
    case PY_NE:
        if (length == other_length)
            result = all_in(vm, self, other);
        if (op == PY_NE && result >= 0)
            result = !result;
        break;
    case PY_LT: result = length < other_length ? all_in(vm, self, other) : 0; break;
    case PY_LE: result = length <= other_length ? all_in(vm, self, other) : 0; break;
    case PY_GT: result = length > other_length ? all_in(vm, other, self) : 0; break;
    case PY_GE: result = length >= other_length ? all_in(vm, other, self) : 0; break;
    }
    return result < 0 ? NULL : py_bool_from(vm, result);
}

/* ---- Set operations ---- */

/* A new set of the operand's items, which may be any iterable. */
static py_set *to_set(py_vm *vm, py_object *o)
{
    if (is_keys(vm, o) && dict_of(o)->base.type == vm->types.dict)
        o = (py_object *)dict_of(o);
    return py_set_new(vm, o);
}

/* The left operand as a set after it called its own method with the right one. */
static py_object *by_method(py_vm *vm, py_object *left, const char *method, py_object *right)
{
    py_set *result = to_set(vm, left);
    if (!result)
        return NULL;
    py_hold(vm, result);
    py_object *none = py_call_method(vm, (py_object *)result, method, &right, 1);
    py_unhold(vm, 1);
    if (!none) {
        py_decref(vm, result);
        return NULL;
    }
    py_decref(vm, none);
    return (py_object *)result;
}

static py_object *view_sub(py_vm *vm, py_object *a, py_object *b)
{
    return by_method(vm, a, "difference_update", b);
}

static py_object *view_or(py_vm *vm, py_object *a, py_object *b)
{
    return by_method(vm, a, "update", b);
}

static int add_if_in(py_vm *vm, py_set *result, py_object *view, py_object *item)
{
    int found = view_contains(vm, view, item);
    return found > 0 ? py_set_add(vm, result, item) : found;
}

static py_object *view_and(py_vm *vm, py_object *self, py_object *other)
{
    if (!is_set_view(vm, self)) { /* the view may be on either side */
        py_object *swapped = self;
        self = other;
        other = swapped;
    }
    if (other->type == vm->types.set && view_length(vm, self) <= ((py_set *)other)->used)
        return py_call_method(vm, other, "intersection", &self, 1);
    if (is_set_view(vm, other) && view_length(vm, other) > view_length(vm, self)) {
        py_object *swapped = self;
        self = other;
        other = swapped;
    }
    py_set *result = py_set_new(vm, NULL);
    if (!result)
        return NULL;
    py_hold(vm, result);
    py_object *iterator = py_iter(vm, other);
    int failed = iterator ? 0 : -1;
    if (iterator) {
        py_hold(vm, iterator);
        py_object *item;
        while (!failed && (item = py_next(vm, iterator))) {
            py_hold(vm, item);
            failed = add_if_in(vm, result, self, item);
            py_unhold(vm, 1);
            py_decref(vm, item);
        }
        py_unhold(vm, 1);
        py_decref(vm, iterator);
    }
    py_unhold(vm, 1);
    if (failed || py_raised(vm)) {
        py_decref(vm, result);
        return NULL;
    }
    return (py_object *)result;
}

/* One entry of the right dict: taken out of `rest` when it is there with an equal value, else a pair in the result. */
static int xor_entry(py_vm *vm, py_set *result, py_dict *rest, py_object *key, py_object *value,
                     int64_t hash)
{
    py_object *other;
    int64_t index = dict_find(vm, rest, key, hash, &other);
    if (index == DICT_FAILED)
        return -1;
    if (other) {
        py_incref(other);
        py_hold(vm, other);
        int equal = py_compare_bool(vm, other, value, PY_EQ);
        py_unhold(vm, 1);
        py_decref(vm, other);
        if (equal)
            return equal < 0 ? -1 : py_dict_delete(vm, rest, key);
    }
    py_tuple *pair = py_tuple_pack(vm, 2, key, value);
    if (!pair)
        return -1;
    py_hold(vm, pair);
    int status = py_set_add(vm, result, (py_object *)pair);
    py_unhold(vm, 1);
    py_decref(vm, pair);
    return status;
}

/* items ^ items, without hashing the values that both have alike. */
static py_object *items_xor(py_vm *vm, py_dict *left, py_dict *right)
{
    py_dict *rest = py_dict_copy(vm, left);
    py_set *result = rest ? py_set_new(vm, NULL) : NULL;
    int failed = result ? 0 : -1;
    if (result) {
        py_hold(vm, rest);
        py_hold(vm, result);
        int64_t position = 0, hash;
        py_object *key, *value;
        while (!failed && py_dict_next(right, &position, &key, &value, &hash)) {
            py_incref(key);
            py_incref(value);
            py_hold(vm, key);
            py_hold(vm, value);
            failed = xor_entry(vm, result, rest, key, value, hash);
            py_unhold(vm, 2);
            py_decref(vm, key);
            py_decref(vm, value);
        }
        py_list *pairs = failed ? NULL : py_dict_items_list(vm, rest);
        if (pairs) {
            py_hold(vm, pairs);
            failed = py_set_update(vm, result, (py_object *)pairs);
            py_unhold(vm, 1);
            py_decref(vm, pairs);
        } else {
            failed = -1;
        }
        py_unhold(vm, 2);
    }
    py_xdecref(vm, rest);
    if (failed)
        PY_CLEAR(vm, result);
    return (py_object *)result;
}

static py_object *view_xor(py_vm *vm, py_object *a, py_object *b)
{
    if (a->type == vm->types.dict_items && b->type == vm->types.dict_items)
        return items_xor(vm, dict_of(a), dict_of(b));
    return by_method(vm, a, "symmetric_difference_update", b);
}

static py_object *view_isdisjoint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_object *other = args[0];
    if (self == other)
        return py_bool_from(vm, view_length(vm, self) == 0);
    if (other->type == vm->types.set || other->type == vm->types.frozenset ||
        is_set_view(vm, other)) { /* walk over the shorter one */
        if (py_len(vm, other) > view_length(vm, self)) {
            py_object *swapped = self;
            self = other;
            other = swapped;
        }
    }
    py_object *iterator = py_iter(vm, other);
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    int found = 0;
    py_object *item;
    while (!found && (item = py_next(vm, iterator))) {
        py_hold(vm, item);
        found = py_contains(vm, self, item);
        py_unhold(vm, 1);
        py_decref(vm, item);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? NULL : py_bool_from(vm, !found);
}

/* ---- The types ---- */

static py_object *keys_iter(py_vm *vm, py_object *self)
{
    return dict_iterator_new(vm, vm->types.dict_key_iterator, dict_of(self));
}

static py_object *values_iter(py_vm *vm, py_object *self)
{
    return dict_iterator_new(vm, vm->types.dict_value_iterator, dict_of(self));
}

static py_object *items_iter(py_vm *vm, py_object *self)
{
    return dict_iterator_new(vm, vm->types.dict_item_iterator, dict_of(self));
}

static py_object *keys_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_iterator_new(vm, vm->types.dict_reverse_key_iterator, dict_of(self));
}

static py_object *values_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_iterator_new(vm, vm->types.dict_reverse_value_iterator, dict_of(self));
}

static py_object *items_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_iterator_new(vm, vm->types.dict_reverse_item_iterator, dict_of(self));
}

static const struct py_method_def keys_methods[] = {
    {"isdisjoint", view_isdisjoint, PY_ONE, 0, 0, 0, NULL, "Have the two nothing in common?"},
    {"__reversed__", keys_reversed, PY_NOARGS, 0, 0, 0, NULL, "The keys, the last one first."},
    {0},
};

static const struct py_method_def values_methods[] = {
    {"__reversed__", values_reversed, PY_NOARGS, 0, 0, 0, NULL, "The values, the last one first."},
    {0},
};

static const struct py_method_def items_methods[] = {
    {"isdisjoint", view_isdisjoint, PY_ONE, 0, 0, 0, NULL, "Have the two nothing in common?"},
    {"__reversed__", items_reversed, PY_NOARGS, 0, 0, 0, NULL, "The items, the last one first."},
    {0},
};

static const struct py_getset_def view_getsets[] = {
    {"mapping", view_mapping, NULL, "The dict that it shows.", NULL},
    {0},
};

#define SET_VIEW_SLOTS                                                                             \
    .destroy = view_destroy, .traverse = view_traverse, .repr = view_repr,                         \
    .compare = view_compare, .length = view_length, .subtract = view_sub, .and_ = view_and,        \
    .xor_ = view_xor, .or_ = view_or

const struct py_type_spec py_dict_keys_spec = {
    .name = "dict_keys",
    .basic_size = sizeof(struct dict_view),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {SET_VIEW_SLOTS, .iter = keys_iter, .contains = keys_contains},
    .methods = keys_methods,
    .getsets = view_getsets,
};

const struct py_type_spec py_dict_items_spec = {
    .name = "dict_items",
    .basic_size = sizeof(struct dict_view),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {SET_VIEW_SLOTS, .iter = items_iter, .contains = items_contains},
    .methods = items_methods,
    .getsets = view_getsets,
};

const struct py_type_spec py_dict_values_spec = {
    .name = "dict_values",
    .basic_size = sizeof(struct dict_view),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .repr = view_repr,
              .iter = values_iter,
              .length = view_length},
    .methods = values_methods,
    .getsets = view_getsets,
};
