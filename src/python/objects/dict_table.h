/* The hash table inside a dict (Objects/dictobject.c): its keys object and what is done to it.
 *
 * A keys object is a header, an index of 2^log2_size slots whose width depends on the size, and entries in
 * the order of insertion. A slot holds the number of an entry, or EMPTY, or DUMMY where an entry was
 * deleted. Probing is i = 5i + 1 + perturb. Three kinds: GENERAL entries carry their hash; STR entries
 * do not, since a str knows its own; SPLIT tables are STR tables shared by the instances of a class, whose
 * values stand apart in a py_dict_values block.
 *
 * That block is preceded by bytes: values[-1 byte] is the length of the prefix, the byte before it how many
 * values are set, and the bytes before that, going down, their indexes in the order they were set.
 */
#ifndef PYTHON_OBJECTS_DICT_TABLE_H
#define PYTHON_OBJECTS_DICT_TABLE_H

#include "python/objects/container.h"

enum {
    DICT_EMPTY = -1, /* an index slot never used; also: not found */
    DICT_DUMMY = -2, /* an index slot whose entry was deleted */
    DICT_FAILED = -3,
    DICT_LOG2_MINIMUM = 3,
    DICT_LOG2_SHARED = 6, /* of the tables that instances share */
    DICT_SHARED_MAXIMUM = 30,
};

_Static_assert(sizeof(struct py_dict_keys) == 32, "PyDictKeysObject");
_Static_assert(sizeof(struct py_dict) == 48, "dict.__basicsize__");

/* The table of every dict that has none of its own: one slot, no entry. Never counted. */
extern const struct py_dict_empty_keys {
    struct py_dict_keys keys;
    int8_t index[8];
} py_dict_empty_keys;

static inline struct py_dict_keys *dict_empty_keys(void)
{
    return (struct py_dict_keys *)(uintptr_t)&py_dict_empty_keys.keys;
}

static inline int64_t keys_size(const struct py_dict_keys *keys)
{
    return (int64_t)1 << keys->log2_size;
}

/* How many entries a table of `size` slots takes. */
static inline int64_t keys_usable_fraction(int64_t size)
{
    return size * 2 / 3;
}

static inline bool keys_are_str(const struct py_dict_keys *keys)
{
    return keys->kind != PY_DICT_GENERAL;
}

static inline void *keys_entries(const struct py_dict_keys *keys)
{
    return (char *)(uintptr_t)(keys + 1) + ((size_t)1 << keys->log2_index_bytes);
}

static inline struct py_dict_entry *keys_general(const struct py_dict_keys *keys)
{
    return keys_entries(keys);
}

static inline struct py_dict_str_entry *keys_str(const struct py_dict_keys *keys)
{
    return keys_entries(keys);
}

static inline py_object *keys_key(const struct py_dict_keys *keys, int64_t index)
{
    return keys_are_str(keys) ? keys_str(keys)[index].key : keys_general(keys)[index].key;
}

/* How many values an instance that shares these keys can have (shared_keys_usable_size). */
static inline int64_t keys_shared_capacity(const struct py_dict_keys *keys)
{
    return keys->entries + keys->usable;
}

static inline uint8_t *values_count(struct py_dict_values *values)
{
    return (uint8_t *)values - 2;
}

/* The index of the value set as number `order`. */
static inline int64_t values_index_at(struct py_dict_values *values, int64_t order)
{
    return ((uint8_t *)values)[-3 - order];
}

static inline uint64_t dict_next_version(py_vm *vm)
{
    return ++vm->next_dict_version;
}

static inline void dict_maintain_tracking(py_vm *vm, py_dict *dict, py_object *key,
                                          py_object *value)
{
    if (!py_gc_head_of(dict)->next && (py_may_be_tracked(vm, key) || py_may_be_tracked(vm, value)))
        py_gc_track(vm, dict);
}

static inline bool dict_is_str_key(const py_vm *vm, const py_object *key)
{
    return key->type == vm->types.str;
}

/* The log2 of the table for `minimum` slots, and for `count` entries. */
uint8_t dict_log2_for_slots(int64_t minimum);
uint8_t dict_log2_for_entries(int64_t count);

/* With a count of 1. NULL with MemoryError raised. */
struct py_dict_keys *dict_keys_new(py_vm *vm, uint8_t log2_size, bool str);
size_t dict_keys_bytes(const struct py_dict_keys *keys);
/* The first free slot for a hash. */
int64_t dict_keys_free_slot(const struct py_dict_keys *keys, int64_t hash);
void dict_keys_set_slot(struct py_dict_keys *keys, int64_t slot, int64_t entry);
/* The entry of an exact str, or DICT_EMPTY. Runs no code. */
int64_t dict_keys_find_str(const struct py_dict_keys *keys, py_str *key, int64_t hash);

struct py_dict_values *dict_values_new(py_vm *vm, int64_t capacity);
void dict_values_free(py_vm *vm, struct py_dict_values *values);
void dict_values_add(struct py_dict_values *values, int64_t index);
void dict_values_remove(struct py_dict_values *values, int64_t index);

/* DICT_EMPTY, DICT_FAILED or the entry, whose value is then in *value (NULL when unset). May run code. */
int64_t dict_find(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object **value);
/* Borrows key and value. -1 on failure. */
int dict_insert(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value);
/* Gives the dict a table of its own of another size; `str` false also makes it general. */
int dict_resize(py_vm *vm, py_dict *dict, uint8_t log2_size, bool str);
/* Deletes entry `index`, whose value is `value`. */
void dict_delete_entry(py_vm *vm, py_dict *dict, int64_t hash, int64_t index, py_object *value);
/* A new dict around keys and values, both of which it steals also on failure. */
py_dict *dict_wrap(py_vm *vm, struct py_dict_keys *keys, struct py_dict_values *values,
                   int64_t used);
/* Is `o` a dict whose iteration nobody overrides? */
bool dict_is_plain(const py_vm *vm, const py_object *o);
/* A copy of a combined table, its references counted. */
struct py_dict_keys *dict_keys_clone(py_vm *vm, const py_dict *dict);
int dict_merge(py_vm *vm, py_dict *dict, py_object *other, int override);

/* dict_iterators.c, dict_views.c: `type` is one of theirs. */
py_object *dict_iterator_new(py_vm *vm, py_type *type, py_dict *dict);
py_object *dict_view_new(py_vm *vm, py_type *type, py_dict *dict);

#endif
