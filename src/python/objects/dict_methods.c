/* dict as a program sees it: its type and its methods (Objects/dictobject.c). */
#include "python/objects/dict_table.h"

#include "base/text.h"
#include "python/library/args.h"
#include "python/memory/freelist.h"

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

/* ---- Life ---- */

static void dict_destroy(py_vm *vm, py_object *self)
{
    py_dict *dict = (py_dict *)self;
    struct py_dict_keys *keys = dict->keys;
    struct py_dict_values *values = dict->values;
    py_gc_untrack(vm, self);
    if (values) {
        for (int64_t i = 0, n = keys->entries; i < n; i++)
            PY_CLEAR(vm, values->values[i]);
        dict_values_free(vm, values);
    }
    dict->keys = dict_empty_keys();
    if (keys)
        py_dict_keys_release(vm, keys);
    if (self->type == vm->types.dict && py_freelist_put(vm, PY_FREE_DICT, self))
        return;
    py_object_free(vm, self);
}

/* Keys that are all str can be in no cycle, so that CPython's dict_traverse passes them over. */
static int dict_traverse(py_object *self, py_visit visit, void *argument)
{
    py_dict *dict = (py_dict *)self;
    struct py_dict_keys *keys = dict->keys;
    if (!keys)
        return 0;
    for (int64_t i = 0; i < keys->entries; i++) {
        if (dict->values) {
            PY_VISIT(dict->values->values[i]);
        } else if (keys_are_str(keys)) {
            PY_VISIT(keys_str(keys)[i].value);
        } else {
            PY_VISIT(keys_general(keys)[i].value);
            PY_VISIT(keys_general(keys)[i].key);
        }
    }
    return 0;
}

/* The keys of a split table belong to the class while it lives: type.c visits them. */
int py_dict_visit_names(py_object *self, py_visit visit, void *argument)
{
    py_dict *dict = (py_dict *)self;
    struct py_dict_keys *keys = dict->keys;
    if (!keys || !keys_are_str(keys) || (dict->values && keys->refcount > 1))
        return 0;
    for (int64_t i = 0; i < keys->entries; i++)
        PY_VISIT(keys_str(keys)[i].key);
    return 0;
}

static void dict_clear_slot(py_vm *vm, py_object *self)
{
    py_dict_clear(vm, (py_dict *)self);
}

static int64_t dict_size_of(py_vm *vm, py_object *self)
{
    (void)vm;
    py_dict *dict = (py_dict *)self;
    int64_t size = (int64_t)self->type->basic_size;
    if (dict->values)
        size += keys_shared_capacity(dict->keys) * (int64_t)sizeof(py_object *);
    if (dict->keys->refcount == 1)
        size += (int64_t)dict_keys_bytes(dict->keys);
    return size;
}

static py_object *dict_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_dict *dict = py_object_new(vm, type);
    if (!dict)
        return NULL;
    dict->keys = dict_empty_keys();
    dict->version = dict_next_version(vm);
    if (type != vm->types.dict && !py_gc_is_tracked(&dict->base))
        py_gc_track(vm, dict);
    return (py_object *)dict;
}

/* ---- Filling from arguments ---- */

static int update_from(py_vm *vm, py_dict *dict, py_object *mapping)
{
    if (mapping->type == vm->types.dict)
        return dict_merge(vm, dict, mapping, 1);
    py_object *keys;
    int found = py_lookup_attr(vm, mapping, vm->names.keys, &keys);
    if (found < 0)
        return -1;
    if (!found)
        return py_dict_merge_pairs(vm, dict, mapping, true);
    py_decref(vm, keys);
    return dict_merge(vm, dict, mapping, 1);
}

/* dict(x, name=value, ...) and update(x, name=value, ...). */
static int update_from_arguments(py_vm *vm, py_dict *dict, const char *function,
                                 py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    if (!py_args_positional(vm, function, nargs, NULL, 0, 1))
        return -1;
    if (nargs && update_from(vm, dict, args[0]) < 0)
        return -1;
    if (!kwnames || kwnames->var.size == 0)
        return 0;
    int64_t count = kwnames->var.size;
    if (function[0] == 'd') {
        for (int64_t i = 0; i < count; i++) {
            if (py_dict_set(vm, dict, kwnames->items[i], args[nargs + (size_t)i]) < 0)
                return -1;
        }
        return 0;
    }
    /* the call has made a dict of them */
    if (vm->packed && vm->packed->array == args && vm->packed->kwargs)
        return dict_merge(vm, dict, (py_object *)vm->packed->kwargs, 1);
    py_dict *named = py_dict_from_items(vm, kwnames->items, 1, args + nargs, 1, count);
    if (!named)
        return -1;
    py_hold(vm, named);
    int result = dict_merge(vm, dict, (py_object *)named, 1);
    py_unhold(vm, 1);
    py_decref(vm, named);
    return result;
}

static int dict_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                     py_tuple *kwnames)
{
    return update_from_arguments(vm, (py_dict *)self, "dict", args, nargs, kwnames);
}

static py_object *dict_update(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    if (update_from_arguments(vm, (py_dict *)self, "update", args, nargs, kwnames) < 0)
        return NULL;
    return py_newref(vm->none);
}

/* ---- Showing and comparing ---- */

static bool append_repr(py_vm *vm, struct text *text, py_object *o)
{
    py_str *shown = (py_str *)py_repr(vm, o);
    if (!shown)
        return false;
    size_t length;
    const char *utf8 = py_str_utf8(vm, shown, &length);
    if (utf8)
        text_append_bytes(text, utf8, length);
    py_decref(vm, shown);
    return utf8 != NULL;
}

static py_object *dict_repr(py_vm *vm, py_object *self)
{
    py_dict *dict = (py_dict *)self;
    int running = py_repr_enter(vm, self);
    if (running)
        return running < 0 ? NULL : (py_object *)py_str_from_c(vm, "{...}");
    struct text text = py_text(vm);
    text_append_char(&text, '{');
    int64_t position = 0;
    py_object *key, *value;
    bool first = true, good = true;
    while (good && !text.failed && py_dict_next(dict, &position, &key, &value, NULL)) {
        if (!first)
            text_append(&text, ", ");
        first = false;
        py_incref(key);
        py_incref(value);
        py_hold(vm, key);
        py_hold(vm, value);
        good = append_repr(vm, &text, key);
        if (good) {
            text_append(&text, ": ");
            good = append_repr(vm, &text, value);
        }
        py_unhold(vm, 2);
        py_decref(vm, key);
        py_decref(vm, value);
    }
    text_append_char(&text, '}');
    py_repr_leave(vm, self);
    if (good)
        return (py_object *)py_str_from_text(vm, &text);
    text_fini(&text);
    return NULL;
}

/* 1, 0 or -1. */
static int dicts_equal(py_vm *vm, py_dict *a, py_dict *b)
{
    if (a->used != b->used)
        return 0;
    int64_t position = 0, hash;
    py_object *key, *value, *other;
    while (py_dict_next(a, &position, &key, &value, &hash)) {
        py_incref(key);
        py_incref(value);
        py_hold(vm, key);
        py_hold(vm, value);
        int equal = dict_find(vm, b, key, hash, &other) == DICT_FAILED ? -1 : 0;
        if (other) {
            py_incref(other);
            py_hold(vm, other);
            equal = py_compare_bool(vm, value, other, PY_EQ);
            py_unhold(vm, 1);
            py_decref(vm, other);
        }
        py_unhold(vm, 2);
        py_decref(vm, key);
        py_decref(vm, value);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

static py_object *dict_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!PY_IS_DICT(a) || !PY_IS_DICT(b) || (op != PY_EQ && op != PY_NE))
        return py_newref(vm->not_implemented);
    int equal = dicts_equal(vm, (py_dict *)a, (py_dict *)b);
    return equal < 0 ? NULL : py_bool_from(vm, equal == (op == PY_EQ));
}

/* ---- Items ---- */

static int64_t dict_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return ((py_dict *)self)->used;
}

static py_object *dict_missing(py_vm *vm, py_object *self, py_object *key)
{
    if (self->type != vm->types.dict) {
        py_object *missing;
        int found = py_find_special(vm, self, vm->names.missing, &missing);
        if (found) {
            py_object *result = NULL;
            if (found > 0) {
                py_hold(vm, missing);
                result = py_call_one(vm, missing, key);
                py_unhold(vm, 1);
                py_decref(vm, missing);
            }
            return result;
        }
    }
    return py_raise_key(vm, key);
}

static py_object *dict_subscript(py_vm *vm, py_object *self, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    if (UNLIKELY(hash == -1))
        return NULL;
    py_object *value;
    if (dict_find(vm, (py_dict *)self, key, hash, &value) == DICT_FAILED)
        return NULL;
    return value ? py_newref(value) : dict_missing(vm, self, key);
}

static int dict_set_subscript(py_vm *vm, py_object *self, py_object *key, py_object *value)
{
    return value ? py_dict_set(vm, (py_dict *)self, key, value)
                 : py_dict_delete(vm, (py_dict *)self, key);
}

static int dict_contains(py_vm *vm, py_object *self, py_object *key)
{
    return py_dict_contains(vm, (py_dict *)self, key);
}

static py_object *dict_or(py_vm *vm, py_object *a, py_object *b)
{
    if (!PY_IS_DICT(a) || !PY_IS_DICT(b))
        return py_newref(vm->not_implemented);
    py_dict *result = py_dict_copy(vm, (py_dict *)a);
    if (!result)
        return NULL;
    py_hold(vm, result);
    int failed = update_from(vm, result, b);
    py_unhold(vm, 1);
    if (failed) {
        py_decref(vm, result);
        return NULL;
    }
    return (py_object *)result;
}

static py_object *dict_ior(py_vm *vm, py_object *self, py_object *other)
{
    return update_from(vm, (py_dict *)self, other) < 0 ? NULL : py_newref(self);
}

/* ---- Methods ---- */

static py_object *dict_contains_method(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    int found = py_dict_contains(vm, (py_dict *)self, args[0]);
    return found < 0 ? NULL : py_bool_from(vm, found);
}

static py_object *dict_getitem(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return dict_subscript(vm, self, args[0]);
}

static py_object *dict_sizeof(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    UNUSED_ARGS;
    return py_int_from(vm, dict_size_of(vm, self));
}

static py_object *dict_get(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)kwnames;
    int64_t hash = py_key_hash(vm, args[0]);
    if (hash == -1)
        return NULL;
    py_object *value;
    if (dict_find(vm, (py_dict *)self, args[0], hash, &value) == DICT_FAILED)
        return NULL;
    return py_newref(value ? value : nargs > 1 ? args[1] : vm->none);
}

static py_object *dict_setdefault(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)kwnames;
    py_object *value =
        py_dict_setdefault(vm, (py_dict *)self, args[0], nargs > 1 ? args[1] : vm->none);
    return value ? py_newref(value) : NULL;
}

static py_object *dict_pop(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)kwnames;
    return py_dict_pop(vm, (py_dict *)self, args[0], nargs > 1 ? args[1] : NULL);
}

/* Takes the last entry off; the table's room for entries does not grow back, its slot being a dummy now. */
static py_object *dict_popitem(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_dict *dict = (py_dict *)self;
    py_tuple *pair = py_tuple_new(vm, 2); /* first: it may collect */
    if (!pair)
        return NULL;
    if (dict->used == 0) {
        py_decref(vm, pair);
        return py_raise(vm, vm->exceptions.KeyError, "popitem(): dictionary is empty");
    }
    if (dict->values && dict_resize(vm, dict, dict->keys->log2_size, true) < 0) {
        py_decref(vm, pair);
        return NULL;
    }
    struct py_dict_keys *keys = dict->keys;
    int64_t i = keys->entries - 1, hash;
    if (keys_are_str(keys)) {
        while (!keys_str(keys)[i].value)
            i--;
        pair->items[0] = keys_str(keys)[i].key;
        pair->items[1] = keys_str(keys)[i].value;
        hash = ((py_str *)pair->items[0])->hash;
    } else {
        while (!keys_general(keys)[i].value)
            i--;
        pair->items[0] = keys_general(keys)[i].key;
        pair->items[1] = keys_general(keys)[i].value;
        hash = keys_general(keys)[i].hash;
    }
    py_incref(pair->items[0]);
    py_incref(pair->items[1]);
    dict_delete_entry(vm, dict, hash, i, pair->items[1]);
    keys->entries = i;
    return (py_object *)pair;
}

static py_object *dict_clear_method(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_dict_clear(vm, (py_dict *)self);
    return py_newref(vm->none);
}

static py_object *dict_copy(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    return (py_object *)py_dict_copy(vm, (py_dict *)self);
}

/* fromkeys(dict or set): one table of the right size, hashes known. */
static int fill_from_table(py_vm *vm, py_dict *dict, py_object *source, py_object *value)
{
    int64_t position = 0, hash;
    py_object *key;
    bool from_dict = source->type == vm->types.dict;
    int64_t count = from_dict ? ((py_dict *)source)->used : ((py_set *)source)->used;
    bool str = from_dict && keys_are_str(((py_dict *)source)->keys);
    if (dict_resize(vm, dict, dict_log2_for_entries(count), str) < 0)
        return -1;
    while (from_dict ? py_dict_next((py_dict *)source, &position, &key, NULL, &hash)
                     : py_set_next(vm, (py_set *)source, &position, &key, &hash)) {
        /* Comparing may run code that takes it out of the source. */
        py_incref(key);
        py_hold(vm, key);
        int failed = dict_insert(vm, dict, key, hash, value);
        py_unhold(vm, 1);
        py_decref(vm, key);
        if (failed < 0)
            return -1;
    }
    return 0;
}

static int fill_from_iterable(py_vm *vm, py_object *dict, py_object *iterable, py_object *value)
{
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 0;
    py_object *key;
    while (result == 0 && (key = py_next(vm, iterator))) {
        py_hold(vm, key);
        result = dict->type == vm->types.dict ? py_dict_set(vm, (py_dict *)dict, key, value)
                                              : py_setitem(vm, dict, key, value);
        py_unhold(vm, 1);
        py_decref(vm, key);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

static py_object *dict_fromkeys(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)kwnames;
    py_object *value = nargs > 1 ? args[1] : vm->none, *iterable = args[0];
    py_object *dict = py_call_noargs(vm, self);
    if (!dict)
        return NULL;
    py_hold(vm, dict);
    int failed;
    if (dict->type == vm->types.dict && ((py_dict *)dict)->used == 0 &&
        (iterable->type == vm->types.dict || iterable->type == vm->types.set ||
         iterable->type == vm->types.frozenset))
        failed = fill_from_table(vm, (py_dict *)dict, iterable, value);
    else
        failed = fill_from_iterable(vm, dict, iterable, value);
    py_unhold(vm, 1);
    if (failed) {
        py_decref(vm, dict);
        return NULL;
    }
    return dict;
}

static py_object *dict_iter(py_vm *vm, py_object *self)
{
    return dict_iterator_new(vm, vm->types.dict_key_iterator, (py_dict *)self);
}

static py_object *dict_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_iterator_new(vm, vm->types.dict_reverse_key_iterator, (py_dict *)self);
}

static py_object *dict_keys_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_view_new(vm, vm->types.dict_keys, (py_dict *)self);
}

static py_object *dict_values_method(py_vm *vm, py_object *self, py_object *const *args,
                                     size_t nargs, py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_view_new(vm, vm->types.dict_values, (py_dict *)self);
}

static py_object *dict_items_method(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    UNUSED_ARGS;
    return dict_view_new(vm, vm->types.dict_items, (py_dict *)self);
}

static const struct py_method_def dict_methods[] = {
    {"__contains__", dict_contains_method, PY_ONE, 0, 0, PY_METHOD_COEXIST, "($self, key, /)",
     "Is the key there?"},
    {"__getitem__", dict_getitem, PY_ONE, 0, 0, PY_METHOD_COEXIST, NULL,
     "x.__getitem__(y) <==> x[y]"},
    {"__sizeof__", dict_sizeof, PY_NOARGS, 0, 0, 0, NULL, "Its size in bytes."},
    {"get", dict_get, PY_FAST, 1, 2, 0, "($self, key, default=None, /)",
     "The value of a key, or the default."},
    {"setdefault", dict_setdefault, PY_FAST, 1, 2, 0, "($self, key, default=None, /)",
     "The value of a key, which is set to the default when it is missing."},
    {"pop", dict_pop, PY_FAST, 1, 2, 0, "($self, key, default=<unrepresentable>, /)",
     "Removes a key and returns its value, or the default when it is missing.\n\n"
     "Raises KeyError when there is no default either."},
    {"popitem", dict_popitem, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Removes the key set last and returns it with its value.\n\n"
     "Raises KeyError when the dict is empty."},
    {"keys", dict_keys_method, PY_NOARGS, 0, 0, 0, NULL, "A view of the keys."},
    {"items", dict_items_method, PY_NOARGS, 0, 0, 0, NULL, "A view of the (key, value) pairs."},
    {"values", dict_values_method, PY_NOARGS, 0, 0, 0, NULL, "A view of the values."},
    {"update", dict_update, PY_KEYWORDS, 0, 0, PY_METHOD_TUPLE, NULL,
     "Sets the keys of a mapping, or of pairs, and those named."},
    {"fromkeys", dict_fromkeys, PY_FAST, 1, 2, PY_METHOD_CLASS, "($type, iterable, value=None, /)",
     "A new dict with these keys, all of one value."},
    {"clear", dict_clear_method, PY_NOARGS, 0, 0, 0, NULL, "Removes every key."},
    {"copy", dict_copy, PY_NOARGS, 0, 0, 0, NULL, "A shallow copy."},
    {"__reversed__", dict_reversed, PY_NOARGS, 0, 0, 0, "($self, /)",
     "An iterator over the keys, the last one first."},
    PY_CLASS_GETITEM,
    {0},
};

const struct py_type_spec py_dict_spec = {
    .name = "dict",
    .basic_size = sizeof(struct py_dict),
    .flags =
        PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_DICT_SUBCLASS | PY_TYPE_MAPPING,
    .doc = "A table from keys to values.",
    .slots =
        {
            .destroy = dict_destroy,
            .traverse = dict_traverse,
            .clear = dict_clear_slot,
            .size_of = dict_size_of,
            .repr = dict_repr,
            .compare = dict_compare,
            .iter = dict_iter,
            .new_ = dict_make,
            .init = dict_init,
            .or_ = dict_or,
            .ior = dict_ior,
            .length = dict_length,
            .contains = dict_contains,
            .subscript = dict_subscript,
            .set_subscript = dict_set_subscript,
        },
    .methods = dict_methods,
};
