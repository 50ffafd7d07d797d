/* The table of a set: finding, adding, growing, merging. See set_table.h. */
#include "python/objects/set_table.h"

enum { MINIMUM_SIZE = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };

/* Where a search stands: the place the hash led to, and the neighbours still to try there. */
struct probe {
    struct py_set_entry *entry;
    size_t place, perturb, mask;
    int left;
    struct py_set_entry *table;
};

static inline void probe_place(struct probe *probe)
{
    probe->entry = probe->table + probe->place;
    probe->left = probe->place + LINEAR_PROBES <= probe->mask ? LINEAR_PROBES : 0;
}

static inline struct probe probe_start(struct py_set_entry *table, size_t mask, int64_t hash)
{
    struct probe probe = {.table = table, .mask = mask, .perturb = (size_t)hash};
    probe.place = (size_t)hash & mask;
    probe_place(&probe);
    return probe;
}

static inline void probe_next(struct probe *probe)
{
    if (probe->left-- > 0) {
        probe->entry++;
        return;
    }
    probe->perturb >>= PERTURB_SHIFT;
    probe->place = (probe->place * 5 + 1 + probe->perturb) & probe->mask;
    probe_place(probe);
}

void set_initialise(py_set *set)
{
    memset(set->small, 0, sizeof set->small);
    set->fill = set->used = 0;
    set->mask = MINIMUM_SIZE - 1;
    set->table = set->small;
    set->hash = -1;
}

/* Is the key found in an entry the one looked for? Their hashes are equal. 2: the table changed meanwhile. */
static int entry_matches(py_vm *vm, py_set *set, struct py_set_entry *entry, py_object *key)
{
    py_object *found = entry->key;
    if (found == key)
        return 1;
    if (found->type == key->type && key->type == vm->types.str)
        return py_str_equal((py_str *)found, (py_str *)key);
    struct py_set_entry *table = set->table;
    py_incref(found);
    py_hold(vm, found);
    int equal = py_compare_bool(vm, found, key, PY_EQ);
    py_unhold(vm, 1);
    bool changed = table != set->table || entry->key != found;
    py_decref(vm, found);
    return equal >= 0 && changed ? 2 : equal;
}

/* The key's entry, or the unused one where the search for it ended; NULL on failure. *dummy is the last deleted entry on the
 * way, NULL when there was none. */
static struct py_set_entry *find_entry(py_vm *vm, py_set *set, py_object *key, int64_t hash,
                                       struct py_set_entry **dummy)
{
restart:
    *dummy = NULL;
    struct probe probe = probe_start(set->table, (size_t)set->mask, hash);
    for (;; probe_next(&probe)) {
        struct py_set_entry *entry = probe.entry;
        if (!entry->key)
            return entry;
        if (entry->hash == -1) {
            *dummy = entry;
        } else if (entry->hash == hash) {
            int match = entry_matches(vm, set, entry, key);
            if (match == 1)
                return entry;
            if (match < 0)
                return NULL;
            if (match == 2)
                goto restart;
        }
    }
}

/* Puts a key that the table has not got into a table without dummies. */
static void insert_clean(struct py_set_entry *table, size_t mask, py_object *key, int64_t hash)
{
    struct probe probe = probe_start(table, mask, hash);
    while (probe.entry->key)
        probe_next(&probe);
    probe.entry->key = key;
    probe.entry->hash = hash;
}

int set_resize(py_vm *vm, py_set *set, int64_t minimum)
{
    size_t size = MINIMUM_SIZE;
    while (size <= (size_t)minimum)
        size <<= 1;
    struct py_set_entry *old = set->table, *fresh, copy[MINIMUM_SIZE];
    size_t old_mask = (size_t)set->mask;
    bool old_is_block = old != set->small;
    if (size == MINIMUM_SIZE) {
        fresh = set->small;
        if (fresh == old) {
            if (set->fill == set->used)
                return 0;
            memcpy(copy, old, sizeof copy);
            old = copy;
        }
    } else if (!(fresh = py_mem_alloc(vm, size * sizeof *fresh))) {
        py_raise_memory(vm);
        return -1;
    }
    memset(fresh, 0, size * sizeof *fresh);
    set->mask = (int64_t)size - 1;
    set->table = fresh;
    set->fill = set->used;
    for (size_t i = 0; i <= old_mask; i++) {
        if (old[i].key && old[i].key != vm->set_dummy)
            insert_clean(fresh, size - 1, old[i].key, old[i].hash);
    }
    if (old_is_block)
        py_mem_free(vm, old);
    if (UNLIKELY(set->base.record_id))
        py_watch_reset(vm, &set->base);
    return 0;
}

int set_add_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash)
{
    struct py_set_entry *dummy, *entry = find_entry(vm, set, key, hash, &dummy);
    if (!entry)
        return -1;
    if (entry->key)
        return 0;
    if (dummy)
        entry = dummy;
    entry->key = py_newref(key);
    entry->hash = hash;
    set->fill += !dummy;
    set->used++;
    if (UNLIKELY(set->base.record_id)) {
        py_object *hole = NULL;
        py_watch_splice(vm, &set->base, entry - set->table, &hole, 1, &key, 1);
    }
    if (dummy || set->fill * 5 < set->mask * 3)
        return 0;
    return set_resize(vm, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

int set_contains_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash)
{
    struct py_set_entry *dummy, *entry = find_entry(vm, set, key, hash, &dummy);
    return entry ? entry->key != NULL : -1;
}

int set_discard_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash)
{
    struct py_set_entry *dummy, *entry = find_entry(vm, set, key, hash, &dummy);
    if (!entry)
        return -1;
    if (!entry->key)
        return 0;
    py_object *old = entry->key;
    entry->key = vm->set_dummy;
    entry->hash = -1;
    set->used--;
    if (UNLIKELY(set->base.record_id)) {
        py_object *hole = NULL;
        py_watch_splice(vm, &set->base, entry - set->table, &old, 1, &hole, 1);
    }
    py_decref(vm, old);
    return 1;
}

static bool is_element(const py_vm *vm, const struct py_set_entry *entry)
{
    return entry->key && entry->key != vm->set_dummy;
}

void set_empty(py_vm *vm, py_set *set)
{
    struct py_set_entry *table = set->table, copy[MINIMUM_SIZE];
    bool is_block = table != set->small;
    int64_t used = set->used, slots = (int64_t)set->mask + 1;
    if (!is_block && set->fill == 0)
        return;
    if (!is_block) {
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    set_initialise(set);
    if (UNLIKELY(set->base.record_id))
        py_watch_reset(vm, &set->base);
    /* They are nobody's while they go: the audit is told of those that are left, the next one last. */
    bool held = UNLIKELY(vm->options.audit);
    for (int64_t i = slots; held && --i >= 0;)
        if (is_element(vm, &table[i]))
            py_hold(vm, table[i].key);
    for (struct py_set_entry *entry = table; used > 0; entry++) {
        if (!is_element(vm, entry))
            continue;
        used--;
        if (held)
            py_unhold(vm, 1);
        py_decref(vm, entry->key);
    }
    if (is_block)
        py_mem_free(vm, table);
}

bool py_set_next(const py_vm *vm, const py_set *set, int64_t *position, py_object **key,
                 int64_t *hash_or_null)
{
    int64_t i = *position;
    while (i <= set->mask && (!set->table[i].key || set->table[i].key == vm->set_dummy))
        i++;
    if (i > set->mask)
        return false;
    *position = i + 1;
    *key = set->table[i].key;
    if (hash_or_null)
        *hash_or_null = set->table[i].hash;
    return true;
}

/* ---- Merging ---- */

/* Room for `more` keys at once rather than step by step. */
static int make_room(py_vm *vm, py_set *set, int64_t more)
{
    if ((set->fill + more) * 5 >= set->mask * 3)
        return set_resize(vm, set, (set->used + more) * 2);
    return 0;
}

/* Into an empty table nothing needs to be compared. */
static void fill_empty(py_vm *vm, py_set *set, const py_set *other)
{
    if (set->mask == other->mask && other->fill == other->used) {
        for (int64_t i = 0; i <= other->mask; i++) {
            set->table[i].key = other->table[i].key;
            set->table[i].hash = other->table[i].hash;
            py_xincref(set->table[i].key);
        }
    } else {
        int64_t position = 0, hash;
        py_object *key;
        while (py_set_next(vm, other, &position, &key, &hash))
            insert_clean(set->table, (size_t)set->mask, py_newref(key), hash);
    }
    set->fill = set->used = other->used;
    if (UNLIKELY(set->base.record_id))
        py_watch_reset(vm, &set->base);
}

static int merge_set(py_vm *vm, py_set *set, py_set *other)
{
    if (other == set || other->used == 0)
        return 0;
    if (make_room(vm, set, other->used) < 0)
        return -1;
    if (set->fill == 0) {
        fill_empty(vm, set, other);
        return 0;
    }
    int64_t position = 0, hash;
    py_object *key;
    while (py_set_next(vm, other, &position, &key, &hash)) {
        py_incref(key);
        py_hold(vm, key);
        int failed = set_add_hash(vm, set, key, hash);
        py_unhold(vm, 1);
        py_decref(vm, key);
        if (failed)
            return -1;
    }
    return 0;
}

static int merge_dict(py_vm *vm, py_set *set, py_dict *dict)
{
    if (make_room(vm, set, dict->used) < 0)
        return -1;
    int64_t position = 0, hash;
    py_object *key;
    while (py_dict_next(dict, &position, &key, NULL, &hash)) {
        py_incref(key);
        py_hold(vm, key);
        int failed = set_add_hash(vm, set, key, hash);
        py_unhold(vm, 1);
        py_decref(vm, key);
        if (failed)
            return -1;
    }
    return 0;
}

int py_set_update(py_vm *vm, py_set *set, py_object *iterable)
{
    if (py_is_any_set(iterable))
        return merge_set(vm, set, (py_set *)iterable);
    if (iterable->type == vm->types.dict)
        return merge_dict(vm, set, (py_dict *)iterable);
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 0;
    py_object *key;
    while (result == 0 && (key = py_next(vm, iterator))) {
        py_hold(vm, key);
        result = py_set_add(vm, set, key);
        py_unhold(vm, 1);
        py_decref(vm, key);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

/* ---- For the engine's own use ---- */

py_set *set_make(py_vm *vm, py_type *type, py_object *iterable_or_null)
{
    py_set *set = py_object_new(vm, type);
    if (!set)
        return NULL;
    set_initialise(set);
    if (!py_gc_is_tracked(&set->base))
        py_gc_track(vm, set);
    if (iterable_or_null) {
        py_hold(vm, set);
        int failed = py_set_update(vm, set, iterable_or_null);
        py_unhold(vm, 1);
        if (failed) {
            py_decref(vm, set);
            return NULL;
        }
    }
    return set;
}

py_type *set_base_type(const py_vm *vm, const py_set *set)
{
    return py_type_is_subtype(set->base.type, vm->types.set) ? vm->types.set : vm->types.frozenset;
}

py_set *set_copy(py_vm *vm, py_set *set)
{
    return set_make(vm, set_base_type(vm, set), &set->base);
}

/* The contents change places; the objects stay. */
void set_swap(py_vm *vm, py_set *a, py_set *b)
{
    struct py_set old = *a;
    bool a_small = a->table == a->small, b_small = b->table == b->small;
    a->fill = b->fill;
    a->used = b->used;
    a->mask = b->mask;
    a->table = b_small ? a->small : b->table;
    b->fill = old.fill;
    b->used = old.used;
    b->mask = old.mask;
    b->table = a_small ? b->small : old.table;
    memcpy(a->small, b->small, sizeof a->small);
    memcpy(b->small, old.small, sizeof b->small);
    bool frozen = py_type_is_subtype(a->base.type, vm->types.frozenset) &&
                  py_type_is_subtype(b->base.type, vm->types.frozenset);
    a->hash = frozen ? b->hash : -1;
    b->hash = frozen ? old.hash : -1;
    if (UNLIKELY(a->base.record_id))
        py_watch_reset(vm, &a->base);
    if (UNLIKELY(b->base.record_id))
        py_watch_reset(vm, &b->base);
}

py_set *py_set_new(py_vm *vm, py_object *iterable_or_null)
{
    return set_make(vm, vm->types.set, iterable_or_null);
}

py_set *py_frozenset_new(py_vm *vm, py_object *iterable_or_null)
{
    return set_make(vm, vm->types.frozenset, iterable_or_null);
}

int py_set_add(py_vm *vm, py_set *set, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    return hash == -1 ? -1 : set_add_hash(vm, set, key, hash);
}

int py_set_contains(py_vm *vm, py_set *set, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    return hash == -1 ? -1 : set_contains_hash(vm, set, key, hash);
}

int py_set_discard(py_vm *vm, py_set *set, py_object *key)
{
    int64_t hash = py_key_hash(vm, key);
    return hash == -1 ? -1 : set_discard_hash(vm, set, key, hash);
}
