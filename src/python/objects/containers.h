/* The built-in containers: tuple, list, dict, set and frozenset, range, slice, and their iterators.
 * Growth, table sizes, order and what is tracked by the collector when are CPython 3.11's. */
#ifndef PYTHON_OBJECTS_CONTAINERS_H
#define PYTHON_OBJECTS_CONTAINERS_H

#include "python/objects/object.h"

/* ---- tuple (Objects/tupleobject.c) ---- */
struct py_tuple {
    struct py_var var;
    py_object *items[1]; /* owned */
};
py_tuple *py_tuple_new(py_vm *vm,
                       int64_t size); /* items NULL; tracked; the empty one exists once */
py_tuple *py_tuple_from(py_vm *vm, py_object *const *items, int64_t size); /* borrows the items */
py_tuple *py_tuple_pack(py_vm *vm, int64_t size, ...);                     /* borrows */
py_tuple *py_tuple_steal(py_vm *vm, py_object **items,
                         int64_t size); /* steals each item, also on failure */
py_tuple *py_tuple_from_iterable(py_vm *vm, py_object *iterable);
py_tuple *py_tuple_slice(py_vm *vm, py_tuple *tuple, int64_t start, int64_t end);

/* ---- list (Objects/listobject.c) ---- */
struct py_list {
    struct py_var var;
    py_object **items; /* owned, as each of its first var.size entries */
    int64_t allocated;
};
py_list *py_list_new(py_vm *vm, int64_t size); /* exactly `size` allocated; items NULL; tracked */
py_list *py_list_from_iterable(py_vm *vm, py_object *iterable);
py_list *py_list_from_items(py_vm *vm, py_object *const *items, int64_t size); /* borrows */
int py_list_append(py_vm *vm, py_list *list, py_object *item);
int py_list_append_steal(py_vm *vm, py_list *list, py_object *item); /* steals, also on failure */
int py_list_extend(py_vm *vm, py_list *list, py_object *iterable);
int py_list_insert(py_vm *vm, py_list *list, int64_t index, py_object *item);
int py_list_set(py_vm *vm, py_list *list, int64_t index,
                py_object *item); /* index in range; borrows */
int py_list_set_slice(py_vm *vm, py_list *list, int64_t start, int64_t end,
                      py_object *values_or_null);
int py_list_sort(py_vm *vm, py_list *list, py_object *key_or_null, bool reverse);
py_object *py_list_sort_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames); /* list.sort */
int py_list_reverse(py_vm *vm, py_list *list);
py_tuple *py_list_to_tuple(py_vm *vm, py_list *list);

/* ---- dict (Objects/dictobject.c; PEP 412, PEP 468) ----
 * Entries in the order of insertion beside a hash index; a table whose keys are all str has smaller entries
 * (16 bytes, not 24). Instances of one class share a key table and keep only values of their own. */
struct py_dict_entry {
    int64_t hash;
    py_object *key;
    py_object *value;
};
struct py_dict_str_entry {
    py_object *key;
    py_object *value;
};
enum py_dict_kind { PY_DICT_GENERAL, PY_DICT_STR, PY_DICT_SPLIT };
/* Followed by 1 << log2_index_bytes bytes of index, then the entries. Header of 32 bytes. */
struct py_dict_keys {
    int64_t refcount;
    uint8_t log2_size, log2_index_bytes, kind, unused;
    uint32_t
        version; /* 0: none. Changes when a key is added or removed: caches of globals look at it */
    int64_t usable;  /* entries that may still be added */
    int64_t entries; /* used entries, holes counted */
};
/* An instance's own attribute values, `capacity` of them before... see dict.c for the prefix that keeps insertion order. */
struct py_dict_values {
    py_object *values[1];
};
struct py_dict {
    py_object base;
    int64_t used;     /* live entries */
    uint64_t version; /* unique to each state of each dict: bumped by every change */
    struct py_dict_keys *keys;
    struct py_dict_values *values; /* NULL: combined table */
};
py_dict *py_dict_new(py_vm *vm); /* untracked until it holds something that may be in a cycle */
/* What a display makes (BUILD_MAP): a str table when every key is a str. Key i is keys[i * keys_stride]. */
py_dict *py_dict_from_items(py_vm *vm, py_object *const *keys, size_t keys_stride,
                            py_object *const *values, size_t values_stride, int64_t count);
/* Borrowed; NULL when missing or, with something raised, on failure. */
py_object *py_dict_get(py_vm *vm, py_dict *dict, py_object *key);
py_object *py_dict_get_hash(py_vm *vm, py_dict *dict, py_object *key, int64_t hash);
py_object *py_dict_get_str(py_vm *vm, py_dict *dict,
                           py_str *key); /* never raises for exact str keys */
py_object *py_dict_get_c(py_vm *vm, py_dict *dict, const char *key);
int py_dict_set(py_vm *vm, py_dict *dict, py_object *key, py_object *value); /* borrows both */
int py_dict_set_hash(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value);
int py_dict_set_c(py_vm *vm, py_dict *dict, const char *key, py_object *value);
int py_dict_delete(py_vm *vm, py_dict *dict, py_object *key); /* KeyError when missing */
int py_dict_contains(py_vm *vm, py_dict *dict, py_object *key);
/* Walks the live entries: start with *position = 0. Borrowed. False at the end. Afterwards *position - 1 is the index
 * that py_watch_entry tells. */
bool py_dict_next(const py_dict *dict, int64_t *position, py_object **key, py_object **value,
                  int64_t *hash_or_null);
void py_dict_clear(py_vm *vm, py_dict *dict);
py_dict *py_dict_copy(py_vm *vm, py_dict *dict);
int py_dict_update(py_vm *vm, py_dict *dict, py_object *mapping,
                   bool override); /* mapping or pairs: py_dict_merge_pairs */
/* What a ** display does: the mapping needs keys(), else AttributeError. */
int py_dict_merge_mapping(py_vm *vm, py_dict *dict, py_object *mapping);
int py_dict_merge_pairs(py_vm *vm, py_dict *dict, py_object *pairs, bool override);
py_list *py_dict_keys_list(py_vm *vm, py_dict *dict);
py_list *py_dict_values_list(py_vm *vm, py_dict *dict);
py_list *py_dict_items_list(py_vm *vm, py_dict *dict);
py_object *py_dict_setdefault(py_vm *vm, py_dict *dict, py_object *key,
                              py_object *value); /* borrowed */
py_object *py_dict_pop(py_vm *vm, py_dict *dict, py_object *key, py_object *otherwise_or_null);

/* The index of a key's entry in the table, its value (NULL when the slot is empty) in *value; -1 missing, -2 failure. For inline
 * caches together with keys->version. */
int64_t py_dict_lookup(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object **value);
uint32_t py_dict_keys_version(py_vm *vm,
                              py_dict *dict); /* gives one when there is none; 0: cannot */

/* Instances with inline values: the two words before the collector's header are the values and the dict. */
struct py_managed {
    struct py_dict_values *values; /* owned; NULL when a dict was materialised */
    py_dict *dict;                 /* owned; NULL until asked for */
};
static inline struct py_managed *py_managed_of(const void *o)
{
    return (struct py_managed *)((uintptr_t)o - 32);
}
struct py_dict_keys *py_dict_shared_keys_new(py_vm *vm);
void py_dict_keys_release(py_vm *vm, struct py_dict_keys *keys);
/* What a dict's traverse passes over: its keys, where all are str. The names in a shared key table belong to its class. */
int py_dict_visit_names(py_object *self, py_visit visit, void *argument);
/* The dict that setting an attribute gives to an instance of a class derived from a built-in type, which has no inline
 * values: it shares the class's names (_PyObjectDict_SetItem). Asking for __dict__ makes a plain one. */
py_dict *py_instance_split_dict_new(py_vm *vm, py_object *o);
int py_instance_values_init(py_vm *vm, py_object *o); /* when an instance is made */
/* Attributes kept in inline values. get: borrowed, NULL missing. set: value NULL deletes (AttributeError). */
py_object *py_instance_values_get(py_object *o, py_str *name);
int py_instance_values_set(py_vm *vm, py_object *o, py_str *name, py_object *value);
py_dict *py_instance_values_to_dict(py_vm *vm, py_object *o); /* materialises; borrowed */
int py_instance_values_traverse(py_object *o, py_visit visit, void *argument);
void py_instance_values_clear(py_vm *vm, py_object *o); /* lets go of values and dict */
/* The names and values of an instance in order, for the record: start at 0; borrowed. An instance that has a dict gives
 * that, once, with a NULL name: its attributes are the dict's. */
bool py_instance_values_next(py_object *o, int64_t *position, py_str **name, py_object **value);

/* ---- set and frozenset (Objects/setobject.c) ---- */
struct py_set_entry {
    py_object *key; /* NULL empty; vm->set_dummy deleted */
    int64_t hash;
};
struct py_set {
    py_object base;
    int64_t fill, used, mask;
    struct py_set_entry *table; /* small, or owned */
    int64_t hash;               /* frozenset: -1 until asked */
    int64_t finger;
    struct py_set_entry small[8];
    py_object *weaklist;
};
py_set *py_set_new(py_vm *vm, py_object *iterable_or_null);
py_set *py_frozenset_new(py_vm *vm, py_object *iterable_or_null);
int py_set_add(py_vm *vm, py_set *set, py_object *key);
int py_set_contains(py_vm *vm, py_set *set, py_object *key);
int py_set_discard(py_vm *vm, py_set *set, py_object *key); /* 1 found, 0 not, -1 failure */
int py_set_update(py_vm *vm, py_set *set, py_object *iterable);
/* Walks the table in its order: start with *position = 0. Borrowed. */
bool py_set_next(const py_vm *vm, const py_set *set, int64_t *position, py_object **key,
                 int64_t *hash_or_null);

/* ---- range and slice ---- */
typedef struct py_range {
    py_object base;
    py_object *start, *stop, *step, *length; /* owned ints */
} py_range;
typedef struct py_range_iterator { /* for ranges that fit a C long; 48 bytes, as CPython's */
    py_object base;
    int64_t index, start, step, length;
} py_range_iterator;
typedef struct py_slice {
    py_object base;
    py_object *start, *stop, *step; /* owned; None where left out */
} py_slice;
py_object *py_slice_new(py_vm *vm, py_object *start, py_object *stop,
                        py_object *step); /* NULL: None */
/* slice.indices as C numbers for a sequence of `length`; the number of items, -1 on failure. */
int64_t py_slice_indices(py_vm *vm, py_object *slice, int64_t length, int64_t *start, int64_t *stop,
                         int64_t *step);
/* The same for a length of any size, an int: new references in out (start, stop, step); -1 on failure. */
/* The same for what can change its length: an __index__ of the slice may, so that it is read after them. */
/* Its two halves: the parts as numbers, clipped, which may run code; then for a length, how many items. */
bool py_slice_unpack(py_vm *vm, py_object *slice, int64_t *start, int64_t *stop, int64_t *step);
int64_t py_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step);
int64_t py_slice_indices_now(py_vm *vm, py_object *slice, const int64_t *length, int64_t *start,
                             int64_t *stop, int64_t *step);
int py_slice_long_indices(py_vm *vm, py_object *slice, py_object *length, py_object *out[3]);

/* The iterators of sequences by index; FOR_ITER looks into those of list and tuple. */
typedef struct py_index_iterator {
    py_object base;
    int64_t index;
    py_object *sequence; /* owned; NULL once exhausted */
} py_index_iterator;

#endif
