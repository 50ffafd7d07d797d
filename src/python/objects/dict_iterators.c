/* Iterators over a dict's keys, values and items, forward and back (Objects/dictobject.c).
 *
 * Each remembers how many entries there were: a dict that grows or shrinks meanwhile is an error. The
 * item iterators use one pair again and again as long as nobody else holds it. */
#include "python/objects/dict_table.h"

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

struct dict_iterator {
    py_object base;
    py_dict *dict;     /* owned; NULL once exhausted */
    int64_t used;      /* of the dict when it began */
    int64_t position;  /* forward: of py_dict_next. Backward: the entry to look at next */
    py_object *result; /* the pair that item iterators use again; owned */
    int64_t left;
};

_Static_assert(sizeof(struct dict_iterator) == 56, "dict_keyiterator.__basicsize__");

static bool is_reverse(const py_vm *vm, const py_type *type)
{
    return type == vm->types.dict_reverse_key_iterator ||
           type == vm->types.dict_reverse_value_iterator ||
           type == vm->types.dict_reverse_item_iterator;
}

py_object *dict_iterator_new(py_vm *vm, py_type *type, py_dict *dict)
{
    struct dict_iterator *iterator = py_object_new(vm, type);
    if (!iterator)
        return NULL;
    iterator->dict = py_newref(dict);
    iterator->used = iterator->left = dict->used;
    if (is_reverse(vm, type))
        iterator->position = (dict->values ? dict->used : dict->keys->entries) - 1;
    if (type == vm->types.dict_item_iterator || type == vm->types.dict_reverse_item_iterator) {
        iterator->result = (py_object *)py_tuple_pack(vm, 2, vm->none, vm->none);
        if (!iterator->result) {
            py_decref(vm, iterator);
            return NULL;
        }
    }
    py_gc_track(vm, iterator);
    return (py_object *)iterator;
}

static void iterator_destroy(py_vm *vm, py_object *self)
{
    struct dict_iterator *iterator = (struct dict_iterator *)self;
    py_gc_untrack(vm, self);
    PY_CLEAR(vm, iterator->dict);
    PY_CLEAR(vm, iterator->result);
    py_object_free(vm, self);
}

static int iterator_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(((struct dict_iterator *)self)->dict);
    PY_VISIT(((struct dict_iterator *)self)->result);
    return 0;
}

/* The entry at *position or the nearest before it, walking back. */
static bool previous_entry(const py_dict *dict, int64_t *position, py_object **key,
                           py_object **value)
{
    const struct py_dict_keys *keys = dict->keys;
    int64_t i = MIN(*position, keys->entries - 1);
    while (i >= 0 && !dict->values &&
           !(keys_are_str(keys) ? keys_str(keys)[i].value : keys_general(keys)[i].value))
        i--;
    *position = i - 1;
    return i >= 0 && py_dict_next(dict, &i, key, value, NULL);
}

/* The next entry, borrowed; false at the end or with RuntimeError raised. */
static bool advance(py_vm *vm, struct dict_iterator *iterator, bool reverse, py_object **key,
                    py_object **value)
{
    py_dict *dict = iterator->dict;
    if (!dict)
        return false;
    if (iterator->used != dict->used) {
        iterator->used = -1; /* it stays an error */
        py_raise(vm, vm->exceptions.RuntimeError, "dictionary changed size during iteration");
        return false;
    }
    if (reverse ? previous_entry(dict, &iterator->position, key, value)
                : py_dict_next(dict, &iterator->position, key, value, NULL)) {
        if (reverse || iterator->left > 0) {
            iterator->left--;
            return true;
        }
        py_raise(vm, vm->exceptions.RuntimeError, "dictionary keys changed during iteration");
    }
    iterator->dict = NULL;
    py_decref(vm, dict);
    return false;
}

/* (key, value) in the pair that is there, when only the iterator holds it. */
static py_object *give_pair(py_vm *vm, struct dict_iterator *iterator, py_object *key,
                            py_object *value)
{
    py_tuple *pair = (py_tuple *)iterator->result;
    if (pair->var.base.refcount != 1)
        return (py_object *)py_tuple_pack(vm, 2, key, value);
    py_object *old[2] = {pair->items[0], pair->items[1]};
    pair->items[0] = py_newref(key);
    pair->items[1] = py_newref(value);
    py_incref(pair);
    if (UNLIKELY(pair->var.base.record_id))
        py_watch_splice(vm, &pair->var.base, 0, old, 2, pair->items, 2);
    py_decref(vm, old[0]);
    py_decref(vm, old[1]);
    if (!py_gc_is_tracked(&pair->var.base)) /* a collection may have untracked it */
        py_gc_track(vm, pair);
    return (py_object *)pair;
}

static py_object *next_key(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    return advance(vm, (struct dict_iterator *)self, false, &key, &value) ? py_newref(key) : NULL;
}

static py_object *next_value(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    return advance(vm, (struct dict_iterator *)self, false, &key, &value) ? py_newref(value) : NULL;
}

static py_object *next_item(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    struct dict_iterator *iterator = (struct dict_iterator *)self;
    return advance(vm, iterator, false, &key, &value) ? give_pair(vm, iterator, key, value) : NULL;
}

static py_object *previous_key(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    return advance(vm, (struct dict_iterator *)self, true, &key, &value) ? py_newref(key) : NULL;
}

static py_object *previous_value(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    return advance(vm, (struct dict_iterator *)self, true, &key, &value) ? py_newref(value) : NULL;
}

static py_object *previous_item(py_vm *vm, py_object *self)
{
    py_object *key, *value;
    struct dict_iterator *iterator = (struct dict_iterator *)self;
    return advance(vm, iterator, true, &key, &value) ? give_pair(vm, iterator, key, value) : NULL;
}

static py_object *length_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct dict_iterator *iterator = (struct dict_iterator *)self;
    bool valid = iterator->dict && iterator->used == iterator->dict->used;
    return py_int_from(vm, valid ? iterator->left : 0);
}

/* (iter, (list of what is left,)), the iterator itself not moving. */
static py_object *reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct dict_iterator *iterator = (struct dict_iterator *)self;
    struct dict_iterator *copy = py_object_new(vm, self->type);
    if (!copy)
        return NULL;
    copy->dict = iterator->dict;
    py_xincref(copy->dict);
    copy->used = iterator->used;
    copy->position = iterator->position;
    copy->left = iterator->left;
    copy->result = iterator->result;
    py_xincref(copy->result);
    py_list *list = py_list_from_iterable(vm, (py_object *)copy);
    py_decref(vm, copy);
    if (!list)
        return NULL;
    py_object *result = py_iterator_reduce(vm, "iter", (py_object *)list, -1);
    py_decref(vm, list);
    return result;
}

static const struct py_method_def iterator_methods[] = {
    {"__length_hint__", length_hint, PY_NOARGS, 0, 0, 0, NULL, "How many are left."},
    {"__reduce__", reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

#define DICT_ITERATOR(variable, name_, next_)                                                      \
    const struct py_type_spec variable = {                                                         \
        .name = name_,                                                                             \
        .basic_size = sizeof(struct dict_iterator),                                                \
        .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,                                                      \
        .slots = {.destroy = iterator_destroy,                                                     \
                  .traverse = iterator_traverse,                                                   \
                  .iter = py_container_iter_self,                                                  \
                  .next = next_},                                                                  \
        .methods = iterator_methods,                                                               \
    }

DICT_ITERATOR(py_dict_key_iterator_spec, "dict_keyiterator", next_key);
DICT_ITERATOR(py_dict_value_iterator_spec, "dict_valueiterator", next_value);
DICT_ITERATOR(py_dict_item_iterator_spec, "dict_itemiterator", next_item);
DICT_ITERATOR(py_dict_reverse_key_iterator_spec, "dict_reversekeyiterator", previous_key);
DICT_ITERATOR(py_dict_reverse_value_iterator_spec, "dict_reversevalueiterator", previous_value);
DICT_ITERATOR(py_dict_reverse_item_iterator_spec, "dict_reverseitemiterator", previous_item);
