/* The table of a dict: finding, inserting, growing. See dict_table.h. */
#include "python/objects/dict_table.h"

#include "python/memory/freelist.h"

enum { PERTURB_SHIFT = 5 };

const struct py_dict_empty_keys py_dict_empty_keys = {
    .keys = {.refcount = 2, .kind = PY_DICT_STR, .version = 1},
    .index = {-1, -1, -1, -1, -1, -1, -1, -1},
};

/* As calculate_log2_keysize of 3.11 has it: 8 gives 8 slots, but 1 to 7 give 16, and 16 gives 32. */
uint8_t dict_log2_for_slots(int64_t minimum)
{
    uint64_t bits = ((uint64_t)(minimum | 8) - 1) | 7;
    uint8_t log2_size = 0;
    for (; bits; bits >>= 1)
        log2_size++;
    return log2_size;
}

uint8_t dict_log2_for_entries(int64_t count)
{
    return dict_log2_for_slots((count * 3 + 1) / 2);
}

/* ---- Keys ---- */

static uint8_t index_width_log2(uint8_t log2_size)
{
    return log2_size < 8 ? 0 : log2_size < 16 ? 1 : log2_size < 32 ? 2 : 3;
}

static size_t entry_bytes(bool str)
{
    return str ? sizeof(struct py_dict_str_entry) : sizeof(struct py_dict_entry);
}

size_t dict_keys_bytes(const struct py_dict_keys *keys)
{
    return sizeof *keys + ((size_t)1 << keys->log2_index_bytes) +
           (size_t)keys_usable_fraction(keys_size(keys)) * entry_bytes(keys_are_str(keys));
}

struct py_dict_keys *dict_keys_new(py_vm *vm, uint8_t log2_size, bool str)
{
    struct py_dict_keys *keys = NULL;
    if (log2_size == DICT_LOG2_MINIMUM && str)
        keys = py_freelist_take_raw(vm, PY_FREE_DICT_KEYS);
    struct py_dict_keys head = {
        .refcount = 1,
        .log2_size = log2_size,
        .log2_index_bytes = (uint8_t)(log2_size + index_width_log2(log2_size)),
        .kind = str ? PY_DICT_STR : PY_DICT_GENERAL,
        .usable = keys_usable_fraction((int64_t)1 << log2_size),
    };
    if (!keys) {
        if (log2_size > 40 || !(keys = py_mem_alloc(vm, dict_keys_bytes(&head))))
            return py_raise_memory(vm);
    }
    *keys = head;
    size_t index_bytes = (size_t)1 << head.log2_index_bytes;
    memset(keys + 1, 0xff, index_bytes);
    memset((char *)(keys + 1) + index_bytes, 0, (size_t)head.usable * entry_bytes(str));
    return keys;
}

static void free_keys_block(py_vm *vm, struct py_dict_keys *keys)
{
    if (keys->log2_size == DICT_LOG2_MINIMUM && keys_are_str(keys) &&
        py_freelist_put_raw(vm, PY_FREE_DICT_KEYS, keys))
        return;
    py_mem_free(vm, keys);
}

/* The table is nobody's while its entries go: the audit is told of those that are left, the next one last. */
static void hold_entries(py_vm *vm, const struct py_dict_keys *keys)
{
    for (int64_t i = keys->entries - 1; i >= 0; i--) {
        bool str = keys_are_str(keys);
        py_hold(vm, str ? keys_str(keys)[i].value : keys_general(keys)[i].value);
        py_hold(vm, str ? PY_OBJECT(keys_str(keys)[i].key) : PY_OBJECT(keys_general(keys)[i].key));
    }
}

static void let_go(py_vm *vm, py_object *o, bool held)
{
    if (held)
        py_unhold(vm, 1);
    py_xdecref(vm, o);
}

void py_dict_keys_release(py_vm *vm, struct py_dict_keys *keys)
{
    if (keys == dict_empty_keys() || --keys->refcount > 0)
        return;
    bool held = UNLIKELY(vm->options.audit);
    if (held)
        hold_entries(vm, keys);
    if (keys_are_str(keys)) {
        struct py_dict_str_entry *entries = keys_str(keys);
        for (int64_t i = 0; i < keys->entries; i++) {
            let_go(vm, PY_OBJECT(entries[i].key), held);
            let_go(vm, entries[i].value, held);
        }
    } else {
        struct py_dict_entry *entries = keys_general(keys);
        for (int64_t i = 0; i < keys->entries; i++) {
            let_go(vm, PY_OBJECT(entries[i].key), held);
            let_go(vm, entries[i].value, held);
        }
    }
    free_keys_block(vm, keys);
}

static inline int64_t slot_get(const struct py_dict_keys *keys, size_t slot)
{
    const void *index = keys + 1;
    if (LIKELY(keys->log2_size < 8))
        return ((const int8_t *)index)[slot];
    if (keys->log2_size < 16)
        return ((const int16_t *)index)[slot];
    if (keys->log2_size < 32)
        return ((const int32_t *)index)[slot];
    return ((const int64_t *)index)[slot];
}

static inline void slot_set(struct py_dict_keys *keys, size_t slot, int64_t entry)
{
    void *index = keys + 1;
    if (LIKELY(keys->log2_size < 8))
        ((int8_t *)index)[slot] = (int8_t)entry;
    else if (keys->log2_size < 16)
        ((int16_t *)index)[slot] = (int16_t)entry;
    else if (keys->log2_size < 32)
        ((int32_t *)index)[slot] = (int32_t)entry;
    else
        ((int64_t *)index)[slot] = entry;
}

void dict_keys_set_slot(struct py_dict_keys *keys, int64_t slot, int64_t entry)
{
    slot_set(keys, (size_t)slot, entry);
}

/* One step of the probing sequence. */
static inline size_t next_slot(size_t slot, size_t *perturb, size_t mask)
{
    *perturb >>= PERTURB_SHIFT;
    return (slot * 5 + *perturb + 1) & mask;
}

int64_t dict_keys_free_slot(const struct py_dict_keys *keys, int64_t hash)
{
    size_t mask = (size_t)keys_size(keys) - 1, perturb = (size_t)hash, slot = perturb & mask;
    while (slot_get(keys, slot) >= 0)
        slot = next_slot(slot, &perturb, mask);
    return (int64_t)slot;
}

/* The slot that holds entry number `entry`. */
static size_t slot_of_entry(const struct py_dict_keys *keys, int64_t hash, int64_t entry)
{
    size_t mask = (size_t)keys_size(keys) - 1, perturb = (size_t)hash, slot = perturb & mask;
    for (;;) {
        int64_t found = slot_get(keys, slot);
        if (found == entry || found == DICT_EMPTY)
            return slot;
        slot = next_slot(slot, &perturb, mask);
    }
}

static void build_index(struct py_dict_keys *keys, int64_t count)
{
    size_t mask = (size_t)keys_size(keys) - 1;
    bool str = keys_are_str(keys);
    for (int64_t i = 0; i < count; i++) {
        size_t perturb =
            (size_t)(str ? ((py_str *)keys_str(keys)[i].key)->hash : keys_general(keys)[i].hash);
        size_t slot = perturb & mask;
        while (slot_get(keys, slot) != DICT_EMPTY)
            slot = next_slot(slot, &perturb, mask);
        slot_set(keys, slot, i);
    }
}

/* ---- Finding ---- */

int64_t dict_keys_find_str(const struct py_dict_keys *keys, py_str *key, int64_t hash)
{
    const struct py_dict_str_entry *entries = keys_str(keys);
    size_t mask = (size_t)keys_size(keys) - 1, perturb = (size_t)hash, slot = perturb & mask;
    for (;;) {
        int64_t i = slot_get(keys, slot);
        if (i >= 0) {
            py_str *found = (py_str *)entries[i].key;
            if (found == key || (found->hash == hash && py_str_equal(found, key)))
                return i;
        } else if (i == DICT_EMPTY) {
            return DICT_EMPTY;
        }
        slot = next_slot(slot, &perturb, mask);
    }
}

static bool same_int(const py_object *a, const py_object *b)
{
    const py_int *x = (const py_int *)a, *y = (const py_int *)b;
    int64_t size = x->var.size;
    return size == y->var.size &&
           memcmp(x->limbs, y->limbs, (size_t)(size < 0 ? -size : size) * sizeof *x->limbs) == 0;
}

/* Is the key of an entry the one looked for? Both have one hash. 2: comparing changed the dict, so look again; -1: failure. */
static int key_matches(py_vm *vm, py_dict *dict, int64_t entry, py_object *found, py_object *key)
{
    if (found->type == key->type) {
        if (key->type == vm->types.str)
            return py_str_equal((py_str *)found, (py_str *)key);
        if (key->type == vm->types.int_)
            return same_int(found, key);
    }
    struct py_dict_keys *keys = dict->keys;
    py_incref(found);
    py_hold(vm, found);
    int equal = py_compare_bool(vm, found, key, PY_EQ);
    py_unhold(vm, 1);
    bool changed = keys != dict->keys || keys_key(keys, entry) != found;
    py_decref(vm, found);
    return equal >= 0 && changed ? 2 : equal;
}

/* Looks for any key in any table. DICT_DUMMY: the dict changed meanwhile, so look again. */
static int64_t find_any(py_vm *vm, py_dict *dict, py_object *key, int64_t hash)
{
    const struct py_dict_keys *keys = dict->keys;
    bool str = keys_are_str(keys);
    size_t mask = (size_t)keys_size(keys) - 1, perturb = (size_t)hash, slot = perturb & mask;
    for (;;) {
        int64_t i = slot_get(keys, slot);
        if (i >= 0) {
            py_object *found = str ? keys_str(keys)[i].key : keys_general(keys)[i].key;
            if (found == key)
                return i;
            if ((str ? ((py_str *)found)->hash : keys_general(keys)[i].hash) == hash) {
                int match = key_matches(vm, dict, i, found, key);
                if (match)
                    return match == 1 ? i : match == 2 ? DICT_DUMMY : DICT_FAILED;
            }
        } else if (i == DICT_EMPTY) {
            return DICT_EMPTY;
        }
        slot = next_slot(slot, &perturb, mask);
    }
}

int64_t dict_find(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object **value)
{
    int64_t i;
    if (LIKELY(dict_is_str_key(vm, key) && keys_are_str(dict->keys))) {
        i = dict_keys_find_str(dict->keys, (py_str *)key, hash);
    } else {
        do {
            i = find_any(vm, dict, key, hash);
        } while (i == DICT_DUMMY);
    }
    if (i < 0)
        *value = NULL;
    else if (dict->values)
        *value = dict->values->values[i];
    else if (keys_are_str(dict->keys))
        *value = keys_str(dict->keys)[i].value;
    else
        *value = keys_general(dict->keys)[i].value;
    return i;
}

/* ---- Values of split tables ---- */

struct py_dict_values *dict_values_new(py_vm *vm, int64_t capacity)
{
    size_t prefix = ((size_t)capacity + 2 + 7) & ~(size_t)7;
    char *block = py_mem_alloc(vm, prefix + (size_t)capacity * sizeof(py_object *));
    if (!block)
        return NULL;
    struct py_dict_values *values = (struct py_dict_values *)(block + prefix);
    ((uint8_t *)values)[-1] = (uint8_t)prefix;
    *values_count(values) = 0;
    memset(values->values, 0, (size_t)capacity * sizeof(py_object *));
    return values;
}

void dict_values_free(py_vm *vm, struct py_dict_values *values)
{
    py_mem_free(vm, (char *)values - ((uint8_t *)values)[-1]);
}

void dict_values_add(struct py_dict_values *values, int64_t index)
{
    uint8_t *count = values_count(values);
    (*count)++;
    count[-*count] = (uint8_t)index;
}

void dict_values_remove(struct py_dict_values *values, int64_t index)
{
    uint8_t *count = values_count(values);
    int i = 1;
    while (i <= *count && count[-i] != index)
        i++;
    for (; i < *count; i++)
        count[-i] = count[-i - 1];
    (*count)--;
}

/* Which place in the order of insertion has the value at `index`? For the record. */
static int64_t order_of_value(struct py_dict_values *values, int64_t index)
{
    int64_t order = 0;
    while (order < *values_count(values) && values_index_at(values, order) != index)
        order++;
    return order;
}

/* ---- Growing ---- */

/* Copies the live entries of the dict, in order, to the start of `fresh`'s entries. References move along, except the keys of a
 * split table, which get one more. */
static void move_entries(py_dict *dict, struct py_dict_keys *fresh)
{
    const struct py_dict_keys *old = dict->keys;
    int64_t to = 0, count = dict->values ? dict->used : old->entries;
    for (int64_t i = 0; i < count; i++) {
        py_object *key, *value;
        int64_t hash;
        if (dict->values) {
            int64_t index = values_index_at(dict->values, i);
            key = py_newref(keys_str(old)[index].key);
            value = dict->values->values[index];
            hash = ((py_str *)key)->hash;
        } else if (keys_are_str(old)) {
            key = keys_str(old)[i].key;
            value = keys_str(old)[i].value;
            hash = value ? ((py_str *)key)->hash : 0;
        } else {
            key = keys_general(old)[i].key;
            value = keys_general(old)[i].value;
            hash = keys_general(old)[i].hash;
        }
        if (!value)
            continue;
        if (keys_are_str(fresh))
            keys_str(fresh)[to++] = (struct py_dict_str_entry){key, value};
        else
            keys_general(fresh)[to++] = (struct py_dict_entry){hash, key, value};
    }
}

int dict_resize(py_vm *vm, py_dict *dict, uint8_t log2_size, bool str)
{
    struct py_dict_keys *old = dict->keys;
    if (!keys_are_str(old))
        str = false;
    struct py_dict_keys *fresh = dict_keys_new(vm, log2_size, str);
    if (!fresh)
        return -1;
    bool holes = !dict->values && old->entries != dict->used;
    move_entries(dict, fresh);
    build_index(fresh, dict->used);
    fresh->usable -= dict->used;
    fresh->entries = dict->used;
    dict->keys = fresh;
    if (dict->values) {
        struct py_dict_values *values = dict->values;
        dict->values = NULL;
        py_dict_keys_release(vm, old);
        dict_values_free(vm, values);
    } else if (old != dict_empty_keys()) {
        free_keys_block(vm, old);
    }
    if (UNLIKELY(dict->base.record_id)) {
        if (holes)
            py_watch_reset(vm, &dict->base);
        else
            py_watch_size(vm, &dict->base);
    }
    return 0;
}

/* A bigger table, so that one more entry fits (insertion_resize, GROWTH_RATE). */
static int grow(py_vm *vm, py_dict *dict, bool str)
{
    return dict_resize(vm, dict, dict_log2_for_slots(dict->used * 3), str);
}

/* ---- Inserting and deleting ---- */

/* Adds an entry for a key that the dict has not got. */
static int add_entry(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value)
{
    dict->keys->version = 0;
    if (dict->keys->usable <= 0 && grow(vm, dict, true) < 0)
        return -1;
    struct py_dict_keys *keys = dict->keys;
    int64_t index = keys->entries;
    slot_set(keys, (size_t)dict_keys_free_slot(keys, hash), index);
    py_incref(key);
    py_incref(value);
    if (!keys_are_str(keys)) {
        keys_general(keys)[index] = (struct py_dict_entry){hash, key, value};
    } else if (dict->values) {
        keys_str(keys)[index].key = key;
        dict->values->values[index] = value;
        dict_values_add(dict->values, index);
        index = dict->used;
    } else {
        keys_str(keys)[index] = (struct py_dict_str_entry){key, value};
    }
    keys->usable--;
    keys->entries++;
    dict->used++;
    dict->version = dict_next_version(vm);
    if (UNLIKELY(dict->base.record_id))
        py_watch_entry(vm, &dict->base, index, NULL, NULL, key, value);
    return 0;
}

/* Gives entry `index`, whose value is `old`, another value. */
static void replace_value(py_vm *vm, py_dict *dict, int64_t index, py_object *old, py_object *value)
{
    if (old == value)
        return;
    py_incref(value);
    int64_t place = index;
    if (dict->values) {
        dict->values->values[index] = value;
        if (!old) {
            dict_values_add(dict->values, index);
            dict->used++;
        }
        if (dict->base.record_id)
            place = order_of_value(dict->values, index);
    } else if (keys_are_str(dict->keys)) {
        keys_str(dict->keys)[index].value = value;
    } else {
        keys_general(dict->keys)[index].value = value;
    }
    dict->version = dict_next_version(vm);
    if (UNLIKELY(dict->base.record_id)) {
        py_object *key = keys_key(dict->keys, index);
        py_watch_entry(vm, &dict->base, place, old ? key : NULL, old, key, value);
    }
    py_xdecref(vm, old);
}

/* The first entry of a dict that has no table yet. */
static int insert_first(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value)
{
    struct py_dict_keys *keys = dict_keys_new(vm, DICT_LOG2_MINIMUM, dict_is_str_key(vm, key));
    if (!keys)
        return -1;
    dict_maintain_tracking(vm, dict, key, value);
    dict->keys = keys;
    return add_entry(vm, dict, key, hash, value);
}

int dict_insert(py_vm *vm, py_dict *dict, py_object *key, int64_t hash, py_object *value)
{
    if (dict->keys == dict_empty_keys())
        return insert_first(vm, dict, key, hash, value);
    if (keys_are_str(dict->keys) && !dict_is_str_key(vm, key) && grow(vm, dict, false) < 0)
        return -1;
    py_object *old;
    int64_t index = dict_find(vm, dict, key, hash, &old);
    if (index == DICT_FAILED)
        return -1;
    dict_maintain_tracking(vm, dict, key, value);
    if (index == DICT_EMPTY) {
        if (UNLIKELY(dict->keys == dict_empty_keys()))
            return insert_first(vm, dict, key, hash, value); /* comparing emptied it */
        return add_entry(vm, dict, key, hash, value);
    }
    replace_value(vm, dict, index, old, value);
    return 0;
}

void dict_delete_entry(py_vm *vm, py_dict *dict, int64_t hash, int64_t index, py_object *value)
{
    struct py_dict_keys *keys = dict->keys;
    py_object *key = NULL;
    dict->used--;
    dict->version = dict_next_version(vm);
    if (dict->values) {
        dict->values->values[index] = NULL;
        dict_values_remove(dict->values, index);
        if (UNLIKELY(dict->base.record_id))
            py_watch_reset(vm, &dict->base);
    } else {
        keys->version = 0;
        slot_set(keys, slot_of_entry(keys, hash, index), DICT_DUMMY);
        if (keys_are_str(keys)) {
            key = keys_str(keys)[index].key;
            keys_str(keys)[index] = (struct py_dict_str_entry){0};
        } else {
            key = keys_general(keys)[index].key;
            keys_general(keys)[index] = (struct py_dict_entry){0};
        }
        if (UNLIKELY(dict->base.record_id))
            py_watch_entry(vm, &dict->base, index, key, value, NULL, NULL);
    }
    py_xdecref(vm, key);
    py_decref(vm, value);
}

struct py_dict_keys *dict_keys_clone(py_vm *vm, const py_dict *dict)
{
    const struct py_dict_keys *old = dict->keys;
    size_t bytes = dict_keys_bytes(old);
    struct py_dict_keys *keys = py_mem_alloc(vm, bytes);
    if (!keys)
        return py_raise_memory(vm);
    memcpy(keys, old, bytes);
    keys->refcount = 1;
    keys->version = 0;
    for (int64_t i = 0; i < keys->entries; i++) {
        if (keys_are_str(keys)) {
            py_xincref(keys_str(keys)[i].key);
            py_xincref(keys_str(keys)[i].value);
        } else {
            py_xincref(keys_general(keys)[i].key);
            py_xincref(keys_general(keys)[i].value);
        }
    }
    return keys;
}
