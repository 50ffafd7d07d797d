/* dict for the engine's own use: making, asking, changing, walking, merging (Objects/dictobject.c).
 *
 * The table itself is in dict_table.c, the methods that a program sees are in dict_methods.c. */
#include "python/objects/dict_table.h"

#include "python/memory/freelist.h"

/* ---- Making ---- */

py_dict *dict_wrap(py_vm *vm, struct py_dict_keys *keys, struct py_dict_values *values,
                   int64_t used)
{
    py_dict *dict = py_freelist_take(vm, PY_FREE_DICT, vm->types.dict);
    if (!dict && !(dict = py_object_new(vm, vm->types.dict))) {
        if (values)
            dict_values_free(vm, values);
        py_dict_keys_release(vm, keys);
        return NULL;
    }
    dict->used = used;
    dict->version = dict_next_version(vm);
    dict->keys = keys;
    dict->values = values;
    return dict;
}

py_dict *py_dict_new(py_vm *vm)
{
    return dict_wrap(vm, dict_empty_keys(), NULL, 0);
}

static py_dict *new_presized(py_vm *vm, int64_t expected, bool str)
{
    const uint8_t log2_maximum = 17;
    if (expected <= keys_usable_fraction((int64_t)1 << DICT_LOG2_MINIMUM))
        return py_dict_new(vm);
    uint8_t log2_size = expected > keys_usable_fraction((int64_t)1 << log2_maximum)
                            ? log2_maximum
                            : dict_log2_for_entries(expected);
    struct py_dict_keys *keys = dict_keys_new(vm, log2_size, str);
    return keys ? dict_wrap(vm, keys, NULL, 0) : NULL;
}

py_dict *py_dict_from_items(py_vm *vm, py_object *const *keys, size_t keys_stride,
                            py_object *const *values, size_t values_stride, int64_t count)
{
    bool str = true;
    for (int64_t i = 0; i < count && str; i++)
        str = dict_is_str_key(vm, keys[(size_t)i * keys_stride]);
    py_dict *dict = new_presized(vm, count, str);
    if (!dict)
        return NULL;
    py_hold(vm, dict);
    int failed = 0;
    for (int64_t i = 0; i < count && !failed; i++)
        failed =
            py_dict_set(vm, dict, keys[(size_t)i * keys_stride], values[(size_t)i * values_stride]);
    py_unhold(vm, 1);
    if (failed)
        PY_CLEAR(vm, dict);
    return dict;
}

/* ---- Asking ---- */

py_object *py_dict_get_hash(py_vm *vm, py_dict *dict, py_object *key, int64_t hash)
{
    py_object *value;
    dict_find(vm, dict, key, hash, &value);
    return value;
}

py_object *py_dict_get(py_vm *vm, py_dict *dict, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    if (UNLIKELY(hash == -1))
        return NULL;
    return py_dict_get_hash(vm, dict, key, hash);
}

py_object *py_dict_get_str(py_vm *vm, py_dict *dict, py_str *key)
{
    py_object *value;
    dict_find(vm, dict, (py_object *)key, key->hash != -1 ? key->hash : py_str_hash(key), &value);
    return value;
}

py_object *py_dict_get_c(py_vm *vm, py_dict *dict, const char *key)
{
    py_str *name = py_str_from_c(vm, key);
    if (!name)
        return NULL;
    py_object *value = py_dict_get_str(vm, dict, name);
    py_decref(vm, name);
    return value;
}

int py_dict_contains(py_vm *vm, py_dict *dict, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    if (hash == -1)
        return -1;
    py_object *value;
    if (dict_find(vm, dict, key, hash, &value) == DICT_FAILED)
        return -1;
    return value != NULL;
}

int64_t py_dict_lookup(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object **value)
{
    int64_t index = dict_find(vm, dict, key, hash, value);
    return index >= 0 ? index : index == DICT_EMPTY ? -1 : -2;
}

uint32_t py_dict_keys_version(py_vm *vm, py_dict *dict)
{
    struct py_dict_keys *keys = dict->keys;
    if (keys->version)
        return keys->version;
    if (vm->next_keys_version < 2) /* 1 is the empty table's */
        vm->next_keys_version = 2;
    if (vm->next_keys_version == UINT32_MAX)
        return 0;
    keys->version = vm->next_keys_version++;
    return keys->version;
}

bool py_dict_next(const py_dict *dict, int64_t *position, py_object **key, py_object **value,
                  int64_t *hash_or_null)
{
    const struct py_dict_keys *keys = dict->keys;
    int64_t i = *position;
    py_object *k, *v;
    int64_t hash;
    if (dict->values) {
        if (i < 0 || i >= dict->used)
            return false;
        int64_t index = values_index_at(dict->values, i);
        k = keys_str(keys)[index].key;
        v = dict->values->values[index];
        hash = ((py_str *)k)->hash;
    } else if (keys_are_str(keys)) {
        const struct py_dict_str_entry *entries = keys_str(keys);
        while (i < keys->entries && !entries[i].value)
            i++;
        if (i >= keys->entries)
            return false;
        k = entries[i].key;
        v = entries[i].value;
        hash = ((py_str *)k)->hash;
    } else {
        const struct py_dict_entry *entries = keys_general(keys);
        while (i < keys->entries && !entries[i].value)
            i++;
        if (i >= keys->entries)
            return false;
        k = entries[i].key;
        v = entries[i].value;
        hash = entries[i].hash;
    }
    *position = i + 1;
    if (key)
        *key = k;
    if (value)
        *value = v;
    if (hash_or_null)
        *hash_or_null = hash;
    return true;
}

/* ---- Changing ---- */

int py_dict_set_hash(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value)
{
    return dict_insert(vm, dict, key, hash, value);
}

int py_dict_set(py_vm *vm, py_dict *dict, py_object *key, py_object *value)
{
    int64_t hash = py_key_hash(vm, key);
    if (UNLIKELY(hash == -1))
        return -1;
    return dict_insert(vm, dict, key, hash, value);
}

int py_dict_set_c(py_vm *vm, py_dict *dict, const char *key, py_object *value)
{
    py_str *name = py_str_intern_c(vm, key);
    if (!name)
        return -1;
    int result = py_dict_set(vm, dict, (py_object *)name, value);
    py_decref(vm, name);
    return result;
}

int py_dict_delete(py_vm *vm, py_dict *dict, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    if (hash == -1)
        return -1;
    py_object *value;
    int64_t index = dict_find(vm, dict, key, hash, &value);
    if (index == DICT_FAILED)
        return -1;
    if (!value) {
        py_raise_key(vm, key);
        return -1;
    }
    dict_delete_entry(vm, dict, hash, index, value);
    return 0;
}

py_object *py_dict_setdefault(py_vm *vm, py_dict *dict, py_object *key, py_object *value)
{
    int64_t hash = py_key_hash(vm, key);
    if (hash == -1)
        return NULL;
    py_object *found;
    if (dict_find(vm, dict, key, hash, &found) == DICT_FAILED)
        return NULL;
    if (found)
        return found;
    return dict_insert(vm, dict, key, hash, value) < 0 ? NULL : value;
}

py_object *py_dict_pop(py_vm *vm, py_dict *dict, py_object *key, py_object *otherwise_or_null)
{
    if (dict->used == 0) {
        if (otherwise_or_null)
            return py_newref(otherwise_or_null);
        return py_raise_key(vm, key);
    }
    int64_t hash = py_key_hash(vm, key);
    if (hash == -1)
        return NULL;
    py_object *value;
    int64_t index = dict_find(vm, dict, key, hash, &value);
    if (index == DICT_FAILED)
        return NULL;
    if (!value) {
        if (otherwise_or_null)
            return py_newref(otherwise_or_null);
        return py_raise_key(vm, key);
    }
    py_incref(value);
    dict_delete_entry(vm, dict, hash, index, value);
    return value;
}

void py_dict_clear(py_vm *vm, py_dict *dict)
{
    struct py_dict_keys *keys = dict->keys;
    struct py_dict_values *values = dict->values;
    if (keys == dict_empty_keys())
        return;
    dict->keys = dict_empty_keys();
    dict->values = NULL;
    dict->used = 0;
    dict->version = dict_next_version(vm);
    if (UNLIKELY(dict->base.record_id))
        py_watch_reset(vm, &dict->base);
    if (values) {
        for (int64_t i = 0, n = keys->entries; i < n; i++)
            PY_CLEAR(vm, values->values[i]);
        dict_values_free(vm, values);
    }
    py_dict_keys_release(vm, keys);
}

/* ---- Copying and merging ---- */

bool dict_is_plain(const py_vm *vm, const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_DICT_SUBCLASS) &&
           o->type->slots.iter == vm->types.dict->slots.iter;
}

static py_dict *copy_split(py_vm *vm, py_dict *dict)
{
    int64_t capacity = keys_shared_capacity(dict->keys);
    struct py_dict_values *values = dict_values_new(vm, capacity);
    if (!values)
        return py_raise_memory(vm);
    uint8_t count = *values_count(dict->values);
    *values_count(values) = count;
    memcpy(values_count(values) - count, values_count(dict->values) - count, count);
    dict->keys->refcount++;
    py_dict *copy = dict_wrap(vm, dict->keys, values, dict->used);
    if (!copy)
        return NULL;
    for (int64_t i = 0; i < capacity; i++) {
        values->values[i] = dict->values->values[i];
        py_xincref(values->values[i]);
    }
    return copy;
}

py_dict *py_dict_copy(py_vm *vm, py_dict *dict)
{
    if (dict->used == 0)
        return py_dict_new(vm);
    py_dict *copy;
    if (dict->values) {
        copy = copy_split(vm, dict);
    } else if (dict_is_plain(vm, &dict->base) && dict->used >= dict->keys->entries * 2 / 3) {
        struct py_dict_keys *keys = dict_keys_clone(vm, dict);
        copy = keys ? dict_wrap(vm, keys, NULL, dict->used) : NULL;
    } else {
        copy = py_dict_new(vm);
        if (copy && dict_merge(vm, copy, &dict->base, 1) < 0) {
            py_decref(vm, copy);
            return NULL;
        }
        return copy;
    }
    if (copy && py_gc_is_tracked(&dict->base))
        py_gc_track(vm, copy);
    return copy;
}

/* An empty dict takes over a copy of the other's table when that has no holes and is not too big. */
static bool can_clone(const py_dict *other)
{
    const struct py_dict_keys *keys = other->keys;
    return !other->values && other->used == keys->entries &&
           (keys->log2_size == DICT_LOG2_MINIMUM ||
            keys_usable_fraction(keys_size(keys) / 2) < other->used);
}

static int take_clone(py_vm *vm, py_dict *dict, py_dict *other)
{
    struct py_dict_keys *keys = dict_keys_clone(vm, other), *old = dict->keys;
    if (!keys)
        return -1;
    struct py_dict_values *values = dict->values;
    dict->keys = keys;
    dict->values = NULL;
    dict->used = other->used;
    dict->version = dict_next_version(vm);
    if (py_gc_is_tracked(&other->base) && !py_gc_is_tracked(&dict->base))
        py_gc_track(vm, dict);
    if (UNLIKELY(dict->base.record_id))
        py_watch_reset(vm, &dict->base);
    py_dict_keys_release(vm, old);
    if (values)
        dict_values_free(vm, values);
    return 0;
}

/* One pair of a merge. `override`: 0 keeps what is there, 1 replaces it, 2 raises KeyError. */
static int merge_pair(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value,
                      int override)
{
    if (override != 1) {
        py_object *old;
        if (dict_find(vm, dict, key, hash, &old) == DICT_FAILED)
            return -1;
        if (old && override == 2) {
            py_raise_key(vm, key);
            return -1;
        }
        if (old)
            return 0;
    }
    return dict_insert(vm, dict, key, hash, value);
}

static int merge_dict(py_vm *vm, py_dict *dict, py_dict *other, int override)
{
    if (other == dict || other->used == 0)
        return 0;
    if (dict->used == 0) {
        override = 1;
        if (can_clone(other))
            return take_clone(vm, dict, other);
    }
    if (keys_usable_fraction(keys_size(dict->keys)) < other->used &&
        dict_resize(vm, dict, dict_log2_for_entries(dict->used + other->used),
                    keys_are_str(other->keys)) < 0)
        return -1;
    int64_t entries = other->keys->entries, position = 0, hash;
    py_object *key, *value;
    while (py_dict_next(other, &position, &key, &value, &hash)) {
        py_incref(key);
        py_incref(value);
        py_hold(vm, key);
        py_hold(vm, value);
        int failed = merge_pair(vm, dict, key, hash, value, override);
        py_unhold(vm, 2);
        py_decref(vm, key);
        py_decref(vm, value);
        if (failed)
            return -1;
        if (entries != other->keys->entries) {
            py_raise(vm, vm->exceptions.RuntimeError, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

static int merge_key_of_mapping(py_vm *vm, py_dict *dict, py_object *mapping, py_object *key,
                                int override)
{
    if (override != 1) {
        int found = py_dict_contains(vm, dict, key);
        if (found < 0)
            return -1;
        if (found && override == 2) {
            py_raise_key(vm, key);
            return -1;
        }
        if (found)
            return 0;
    }
    py_object *value = py_getitem(vm, mapping, key);
    if (!value)
        return -1;
    py_hold(vm, value);
    int result = py_dict_set(vm, dict, key, value);
    py_unhold(vm, 1);
    py_decref(vm, value);
    return result;
}

/* Any object with keys() and __getitem__. */
static int merge_mapping(py_vm *vm, py_dict *dict, py_object *mapping, int override)
{
    py_object *keys = py_call_method(vm, mapping, "keys", NULL, 0);
    if (!keys)
        return -1;
    py_hold(vm, keys);
    py_object *iterator = py_iter(vm, keys);
    py_unhold(vm, 1);
    py_decref(vm, keys);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 0;
    py_object *key;
    while (result == 0 && (key = py_next(vm, iterator))) {
        py_hold(vm, key);
        result = merge_key_of_mapping(vm, dict, mapping, key, override);
        py_unhold(vm, 1);
        py_decref(vm, key);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

int dict_merge(py_vm *vm, py_dict *dict, py_object *other, int override)
{
    if (dict_is_plain(vm, other))
        return merge_dict(vm, dict, (py_dict *)other, override);
    return merge_mapping(vm, dict, other, override);
}

int py_dict_merge_mapping(py_vm *vm, py_dict *dict, py_object *mapping)
{
    return dict_merge(vm, dict, mapping, 1);
}

int py_dict_update(py_vm *vm, py_dict *dict, py_object *mapping, bool override)
{
    if (PY_IS_DICT(mapping))
        return dict_merge(vm, dict, mapping, override);
    py_object *keys;
    int found = py_lookup_attr(vm, mapping, vm->names.keys, &keys);
    if (found < 0)
        return -1;
    if (found == 0)
        return py_dict_merge_pairs(vm, dict, mapping, override);
    py_decref(vm, keys);
    return dict_merge(vm, dict, mapping, override);
}

/* One element of dict([pair, pair, ...]). */
static int merge_element(py_vm *vm, py_dict *dict, py_object *element, int64_t number,
                         bool override)
{
    py_object *pair;
    if (PY_IS_LIST(element) || PY_IS_TUPLE(element)) {
        pair = py_newref(element);
    } else if (!(pair = (py_object *)py_list_from_iterable(vm, element))) {
        if (py_raised_matches(vm, vm->exceptions.TypeError))
            py_raise(vm, vm->exceptions.TypeError,
                     "cannot convert dictionary update sequence element #%lld to a sequence",
                     (long long)number);
        return -1;
    }
    int result = -1;
    int64_t size = ((struct py_var *)pair)->size;
    if (size != 2) {
        py_raise(vm, vm->exceptions.ValueError,
                 "dictionary update sequence element #%lld has length %lld; 2 is required",
                 (long long)number, (long long)size);
    } else {
        py_object **items = PY_IS_LIST(pair) ? ((py_list *)pair)->items : ((py_tuple *)pair)->items;
        py_object *key = py_newref(items[0]), *value = py_newref(items[1]);
        py_hold(vm, pair);
        py_hold(vm, key);
        py_hold(vm, value);
        if (override)
            result = py_dict_set(vm, dict, key, value);
        else
            result = py_dict_setdefault(vm, dict, key, value) ? 0 : -1;
        py_unhold(vm, 3);
        py_decref(vm, key);
        py_decref(vm, value);
    }
    py_decref(vm, pair);
    return result;
}

int py_dict_merge_pairs(py_vm *vm, py_dict *dict, py_object *pairs, bool override)
{
    py_object *iterator = py_iter(vm, pairs);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 0;
    py_object *element;
    for (int64_t i = 0; result == 0 && (element = py_next(vm, iterator)); i++) {
        py_hold(vm, element);
        result = merge_element(vm, dict, element, i, override);
        py_unhold(vm, 1);
        py_decref(vm, element);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

/* ---- Lists of what it holds ---- */

enum part { KEYS, VALUES, ITEMS };

static py_list *list_of(py_vm *vm, py_dict *dict, enum part part)
{
again:;
    int64_t count = dict->used;
    py_list *list = py_list_new(vm, count);
    if (!list)
        return NULL;
    if (part == ITEMS) {
        for (int64_t i = 0; i < count; i++) {
            list->items[i] = (py_object *)py_tuple_new(vm, 2);
            if (!list->items[i]) {
                py_decref(vm, list);
                return NULL;
            }
        }
    }
    if (count != dict->used) { /* a collection during the allocation changed it */
        py_decref(vm, list);
        goto again;
    }
    int64_t position = 0;
    py_object *key, *value;
    for (int64_t i = 0; i < count && py_dict_next(dict, &position, &key, &value, NULL); i++) {
        if (part == ITEMS) {
            py_tuple *pair = (py_tuple *)list->items[i];
            pair->items[0] = py_newref(key);
            pair->items[1] = py_newref(value);
        } else {
            list->items[i] = py_newref(part == KEYS ? key : value);
        }
    }
    return list;
}

py_list *py_dict_keys_list(py_vm *vm, py_dict *dict)
{
    return list_of(vm, dict, KEYS);
}

py_list *py_dict_values_list(py_vm *vm, py_dict *dict)
{
    return list_of(vm, dict, VALUES);
}

py_list *py_dict_items_list(py_vm *vm, py_dict *dict)
{
    return list_of(vm, dict, ITEMS);
}
