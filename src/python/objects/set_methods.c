/* set and frozenset as a program sees them: their types, methods and iterator (Objects/setobject.c). */
#include "python/objects/set_table.h"

#include "base/text.h"
#include "python/library/args.h"
#include "python/memory/weakref.h"

#define UNUSED_ARGS  ((void)args, (void)nargs, (void)kwnames)
#define UNUSED_COUNT ((void)nargs, (void)kwnames)

/* ---- Life ---- */

static void set_destroy(py_vm *vm, py_object *self)
{
    py_set *set = (py_set *)self;
    py_gc_untrack(vm, self);
    if (set->weaklist)
        py_weakref_clear_all(vm, self);
    int64_t used = set->used;
    for (struct py_set_entry *entry = set->table; used > 0; entry++) {
        if (entry->key && entry->key != vm->set_dummy) {
            used--;
            PY_CLEAR(vm, entry->key);
        }
    }
    if (set->table != set->small)
        py_mem_free(vm, set->table);
    py_object_free(vm, self);
}

/* A dummy is the engine's own: no reference is held to it. Its hash tells it apart. */
static int set_traverse(py_object *self, py_visit visit, void *argument)
{
    py_set *set = (py_set *)self;
    if (!set->table)
        return 0;
    for (int64_t i = 0; i <= set->mask; i++) {
        if (set->table[i].hash != -1)
            PY_VISIT(set->table[i].key);
    }
    return 0;
}

static void set_clear_slot(py_vm *vm, py_object *self)
{
    set_empty(vm, (py_set *)self);
}

static int64_t set_size_of(py_vm *vm, py_object *self)
{
    (void)vm;
    py_set *set = (py_set *)self;
    int64_t size = (int64_t)self->type->basic_size;
    if (set->table != set->small)
        size += (set->mask + 1) * (int64_t)sizeof *set->table;
    return size;
}

static py_object *set_new_slot(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    return (py_object *)set_make(vm, type, NULL);
}

static int set_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                    py_tuple *kwnames)
{
    py_set *set = (py_set *)self;
    if (self->type->slots.init != vm->types.set->slots.init)
        kwnames = NULL;
    if (!py_args_positional(vm, "set", nargs, kwnames, 0, 1))
        return -1;
    set_empty(vm, set);
    set->hash = -1;
    return nargs ? py_set_update(vm, set, args[0]) : 0;
}

static py_object *frozenset_new_slot(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                                     py_tuple *kwnames)
{
    if (type != vm->types.frozenset && type->slots.init != vm->types.frozenset->slots.init)
        kwnames = NULL;
    if (!py_args_positional(vm, "frozenset", nargs, kwnames, 0, 1))
        return NULL;
    if (type == vm->types.frozenset && nargs && args[0]->type == type)
        return py_newref(args[0]);
    return (py_object *)set_make(vm, type, nargs ? args[0] : NULL);
}

/* ---- Showing, hashing, comparing ---- */

static py_object *repr_of_keys(py_vm *vm, py_object *self, struct text *text)
{
    py_list *keys = py_list_from_iterable(vm, self);
    if (!keys)
        return NULL;
    py_hold(vm, keys);
    py_str *shown = (py_str *)py_repr(vm, (py_object *)keys);
    py_unhold(vm, 1);
    py_decref(vm, keys);
    if (!shown)
        return NULL;
    size_t length;
    const char *utf8 = py_str_utf8(vm, shown, &length);
    bool plain = self->type == vm->types.set;
    if (utf8) {
        if (!plain)
            text_format(text, "%s(", self->type->name);
        text_append_char(text, '{');
        text_append_bytes(text, utf8 + 1, length - 2);
        text_append(text, plain ? "}" : "})");
    }
    py_decref(vm, shown);
    return utf8 ? (py_object *)py_str_from_text(vm, text) : NULL;
}

static py_object *set_repr(py_vm *vm, py_object *self)
{
    int running = py_repr_enter(vm, self);
    if (running < 0)
        return NULL;
    if (running)
        return (py_object *)py_str_format(vm, "%T(...)", self);
    struct text text = py_text(vm);
    py_object *result;
    if (((py_set *)self)->used == 0)
        result = (py_object *)py_str_format(vm, "%T()", self);
    else
        result = repr_of_keys(vm, self, &text);
    text_fini(&text);
    py_repr_leave(vm, self);
    return result;
}

static uint64_t shuffle_bits(uint64_t hash)
{
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/* The same for every order of the keys: their hashes are spread and combined by exclusive or. Unused entries
 * take part, and are taken out again. */
static int64_t frozenset_hash(py_vm *vm, py_object *self)
{
    (void)vm;
    py_set *set = (py_set *)self;
    if (set->hash != -1)
        return set->hash;
    uint64_t hash = 0;
    for (int64_t i = 0; i <= set->mask; i++)
        hash ^= shuffle_bits((uint64_t)set->table[i].hash);
    if ((set->mask + 1 - set->fill) & 1)
        hash ^= shuffle_bits(0);
    if ((set->fill - set->used) & 1)
        hash ^= shuffle_bits(UINT64_MAX);
    hash ^= ((uint64_t)set->used + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    set->hash = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    return set->hash;
}

static py_object *set_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!py_is_any_set(b))
        return py_newref(vm->not_implemented);
    py_set *x = (py_set *)a, *y = (py_set *)b;
    int result;
    switch (op) {
    case PY_EQ:
    case PY_NE:
        if (x->used != y->used || (x->hash != -1 && y->hash != -1 && x->hash != y->hash))
            result = 0;
        else
            result = set_is_subset(vm, x, b);
        if (result >= 0 && op == PY_NE)
            result = !result;
        break;
    case PY_LT: result = x->used >= y->used ? 0 : set_is_subset(vm, x, b); break;
    case PY_LE: result = set_is_subset(vm, x, b); break;
    case PY_GT: result = x->used <= y->used ? 0 : set_is_superset(vm, x, b); break;
    default: result = set_is_superset(vm, x, b); break;
    }
    return result < 0 ? NULL : py_bool_from(vm, result);
}

static int64_t set_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return ((py_set *)self)->used;
}

/* ---- Keys ---- */

/* Looks a key up; an unhashable set is looked for as the frozenset it equals. */
static int with_key(py_vm *vm, py_set *set, py_object *key,
                    int (*find)(py_vm *, py_set *, py_object *))
{
    int found = find(vm, set, key);
    if (found >= 0 || !PY_IS_SET(key) || !py_raised_matches(vm, vm->exceptions.TypeError))
        return found;
    py_clear_raised(vm);
    py_set *frozen = py_frozenset_new(vm, key);
    if (!frozen)
        return -1;
    py_hold(vm, frozen);
    found = find(vm, set, (py_object *)frozen);
    py_unhold(vm, 1);
    py_decref(vm, frozen);
    return found;
}

static int set_contains_slot(py_vm *vm, py_object *self, py_object *key)
{
    return with_key(vm, (py_set *)self, key, py_set_contains);
}

static py_object *set_contains_method(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    UNUSED_COUNT;
    int found = set_contains_slot(vm, self, args[0]);
    return found < 0 ? NULL : py_bool_from(vm, found);
}

static py_object *set_add(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    UNUSED_COUNT;
    return py_set_add(vm, (py_set *)self, args[0]) < 0 ? NULL : py_newref(vm->none);
}

static py_object *set_remove(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_COUNT;
    int found = with_key(vm, (py_set *)self, args[0], py_set_discard);
    if (found == 0)
        return py_raise_key(vm, args[0]);
    return found < 0 ? NULL : py_newref(vm->none);
}

static py_object *set_discard(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    UNUSED_COUNT;
    int found = with_key(vm, (py_set *)self, args[0], py_set_discard);
    return found < 0 ? NULL : py_newref(vm->none);
}

/* Any key: the search goes on from where the last one was found. */
static py_object *set_pop(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_set *set = (py_set *)self;
    if (set->used == 0)
        return py_raise(vm, vm->exceptions.KeyError, "pop from an empty set");
    int64_t i = set->finger & set->mask;
    while (!set->table[i].key || set->table[i].key == vm->set_dummy)
        i = (i + 1) & set->mask;
    py_object *key = set->table[i].key, *hole = NULL;
    set->table[i].key = vm->set_dummy;
    set->table[i].hash = -1;
    set->used--;
    set->finger = i + 1;
    if (UNLIKELY(self->record_id))
        py_watch_splice(vm, self, i, &key, 1, &hole, 1);
    return key;
}

static py_object *set_clear(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    set_empty(vm, (py_set *)self);
    return py_newref(vm->none);
}

static py_object *set_copy_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    UNUSED_ARGS;
    if (self->type == vm->types.frozenset)
        return py_newref(self);
    return (py_object *)set_copy(vm, (py_set *)self);
}

/* ---- Algebra ---- */

/* A new set, held while `step` is done with each argument except `skipped`. */
static py_object *fold(py_vm *vm, py_set *result, py_object *const *args, size_t nargs,
                       const py_object *skipped, int (*step)(py_vm *, py_set *, py_object *))
{
    if (!result)
        return NULL;
    py_hold(vm, result);
    int failed = 0;
    for (size_t i = 0; i < nargs && !failed; i++)
        failed = args[i] == skipped ? 0 : step(vm, result, args[i]);
    py_unhold(vm, 1);
    if (failed) {
        py_decref(vm, result);
        return NULL;
    }
    return (py_object *)result;
}

static py_object *set_union(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)kwnames;
    return fold(vm, set_copy(vm, (py_set *)self), args, nargs, self, py_set_update);
}

static py_object *set_update(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)kwnames;
    for (size_t i = 0; i < nargs; i++) {
        if (py_set_update(vm, (py_set *)self, args[i]) < 0)
            return NULL;
    }
    return py_newref(vm->none);
}

static py_object *set_intersection(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    (void)kwnames;
    if (nargs == 0)
        return (py_object *)set_copy(vm, (py_set *)self);
    py_set *result = py_newref(self);
    for (size_t i = 0; i < nargs && result; i++) {
        py_hold(vm, result);
        py_set *next = set_intersect(vm, result, args[i]);
        py_unhold(vm, 1);
        py_decref(vm, result);
        result = next;
    }
    return (py_object *)result;
}

/* The set becomes what `result` is, which is let go of. */
static py_object *become(py_vm *vm, py_set *set, py_set *result)
{
    if (!result)
        return NULL;
    set_swap(vm, set, result);
    py_decref(vm, result);
    return py_newref(set);
}

static py_object *set_intersection_update(py_vm *vm, py_object *self, py_object *const *args,
                                          size_t nargs, py_tuple *kwnames)
{
    py_set *common = (py_set *)set_intersection(vm, self, args, nargs, kwnames);
    py_object *same = become(vm, (py_set *)self, common);
    if (!same)
        return NULL;
    py_decref(vm, same);
    return py_newref(vm->none);
}

static py_object *set_difference(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)kwnames;
    if (nargs == 0)
        return (py_object *)set_copy(vm, (py_set *)self);
    return fold(vm, set_subtract(vm, (py_set *)self, args[0]), args + 1, nargs - 1, NULL,
                set_subtract_update);
}

static py_object *set_difference_update(py_vm *vm, py_object *self, py_object *const *args,
                                        size_t nargs, py_tuple *kwnames)
{
    (void)kwnames;
    for (size_t i = 0; i < nargs; i++) {
        if (set_subtract_update(vm, (py_set *)self, args[i]) < 0)
            return NULL;
    }
    return py_newref(vm->none);
}

static py_object *set_symmetric_difference(py_vm *vm, py_object *self, py_object *const *args,
                                           size_t nargs, py_tuple *kwnames)
{
    UNUSED_COUNT;
    return (py_object *)set_symmetric(vm, (py_set *)self, args[0]);
}

static py_object *set_symmetric_difference_update(py_vm *vm, py_object *self,
                                                  py_object *const *args, size_t nargs,
                                                  py_tuple *kwnames)
{
    UNUSED_COUNT;
    return set_symmetric_update(vm, (py_set *)self, args[0]) < 0 ? NULL : py_newref(vm->none);
}

static py_object *answer(py_vm *vm, int result)
{
    return result < 0 ? NULL : py_bool_from(vm, result);
}

static py_object *set_isdisjoint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    UNUSED_COUNT;
    return answer(vm, set_is_disjoint(vm, (py_set *)self, args[0]));
}

static py_object *set_issubset(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_COUNT;
    return answer(vm, set_is_subset(vm, (py_set *)self, args[0]));
}

static py_object *set_issuperset(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    UNUSED_COUNT;
    return answer(vm, set_is_superset(vm, (py_set *)self, args[0]));
}

/* ---- Operators: only between sets ---- */

static bool both_sets(const py_object *a, const py_object *b)
{
    return py_is_any_set(a) && py_is_any_set(b);
}

static py_object *set_or(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_sets(a, b))
        return py_newref(vm->not_implemented);
    return fold(vm, set_copy(vm, (py_set *)a), &b, 1, a, py_set_update);
}

static py_object *set_and(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_sets(a, b))
        return py_newref(vm->not_implemented);
    return (py_object *)set_intersect(vm, (py_set *)a, b);
}

static py_object *set_sub(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_sets(a, b))
        return py_newref(vm->not_implemented);
    return (py_object *)set_subtract(vm, (py_set *)a, b);
}

static py_object *set_xor(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_sets(a, b))
        return py_newref(vm->not_implemented);
    return (py_object *)set_symmetric(vm, (py_set *)a, b);
}

static py_object *set_ior(py_vm *vm, py_object *self, py_object *other)
{
    if (!py_is_any_set(other))
        return py_newref(vm->not_implemented);
    return py_set_update(vm, (py_set *)self, other) < 0 ? NULL : py_newref(self);
}

static py_object *set_iand(py_vm *vm, py_object *self, py_object *other)
{
    if (!py_is_any_set(other))
        return py_newref(vm->not_implemented);
    return become(vm, (py_set *)self, set_intersect(vm, (py_set *)self, other));
}

static py_object *set_isub(py_vm *vm, py_object *self, py_object *other)
{
    if (!py_is_any_set(other))
        return py_newref(vm->not_implemented);
    return set_subtract_update(vm, (py_set *)self, other) < 0 ? NULL : py_newref(self);
}

static py_object *set_ixor(py_vm *vm, py_object *self, py_object *other)
{
    if (!py_is_any_set(other))
        return py_newref(vm->not_implemented);
    return set_symmetric_update(vm, (py_set *)self, other) < 0 ? NULL : py_newref(self);
}

/* ---- The rest ---- */

/* (type, ([keys],), state) */
static py_object *set_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_list *keys = py_list_from_iterable(vm, self);
    if (!keys)
        return NULL;
    py_tuple *arguments = py_tuple_pack(vm, 1, keys);
    py_decref(vm, keys);
    if (!arguments)
        return NULL;
    py_hold(vm, arguments);
    py_object *state = py_instance_state(vm, self);
    py_unhold(vm, 1);
    py_tuple *result = state ? py_tuple_pack(vm, 3, self->type, arguments, state) : NULL;
    py_xdecref(vm, state);
    py_decref(vm, arguments);
    return (py_object *)result;
}

static py_object *set_sizeof(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_ARGS;
    return py_int_from(vm, set_size_of(vm, self));
}

static py_object *set_iter(py_vm *vm, py_object *self);

#define SHARED_METHODS                                                                             \
    {"__contains__",                                                                               \
     set_contains_method,                                                                          \
     PY_ONE,                                                                                       \
     0,                                                                                            \
     0,                                                                                            \
     PY_METHOD_COEXIST,                                                                            \
     NULL,                                                                                         \
     "x.__contains__(y) <==> y in x."},                                                            \
        {"copy", set_copy_method, PY_NOARGS, 0, 0, 0, NULL, "A shallow copy."},                    \
        {"difference", set_difference,                                                             \
         PY_FAST,      0,                                                                          \
         -1,           PY_METHOD_TUPLE,                                                            \
         NULL,         "The keys that none of the others has, as a new set."},                     \
        {"intersection",                                                                           \
         set_intersection,                                                                         \
         PY_FAST,                                                                                  \
         0,                                                                                        \
         -1,                                                                                       \
         PY_METHOD_TUPLE,                                                                          \
         NULL,                                                                                     \
         "The keys that all of the others have, as a new set."},                                   \
        {"isdisjoint", set_isdisjoint, PY_ONE, 0, 0, 0, NULL, "Have the two no key in common?"},   \
        {"issubset", set_issubset, PY_ONE, 0, 0, 0, NULL, "Does another have all of its keys?"},   \
        {"issuperset", set_issuperset, PY_ONE, 0, 0, 0, NULL, "Has it all keys of another?"},      \
        {"__reduce__", set_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},                                \
        {"__sizeof__", set_sizeof, PY_NOARGS, 0, 0, 0, NULL, "Its size in bytes."},                \
        {"symmetric_difference",                                                                   \
         set_symmetric_difference,                                                                 \
         PY_ONE,                                                                                   \
         0,                                                                                        \
         0,                                                                                        \
         0,                                                                                        \
         NULL,                                                                                     \
         "The keys that exactly one of the two has, as a new set."},                               \
        {"union", set_union,       PY_FAST, 0,                                                     \
         -1,      PY_METHOD_TUPLE, NULL,    "The keys of all, as a new set."},                     \
        PY_CLASS_GETITEM

static const struct py_method_def set_methods[] = {
    SHARED_METHODS,
    {"add", set_add, PY_ONE, 0, 0, 0, NULL, "Adds a key, unless it is there."},
    {"clear", set_clear, PY_NOARGS, 0, 0, 0, NULL, "Removes every key."},
    {"discard", set_discard, PY_ONE, 0, 0, 0, NULL, "Removes a key if it is there."},
    {"difference_update", set_difference_update, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "Removes the keys that another has."},
    {"intersection_update", set_intersection_update, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "Keeps the keys that all of the others have."},
    {"pop", set_pop, PY_NOARGS, 0, 0, 0, NULL,
     "Removes some key and returns it.\n\nRaises KeyError when there is none."},
    {"remove", set_remove, PY_ONE, 0, 0, 0, NULL,
     "Removes a key.\n\nRaises KeyError when it is not there."},
    {"symmetric_difference_update", set_symmetric_difference_update, PY_ONE, 0, 0, 0, NULL,
     "Keeps the keys that exactly one of the two has."},
    {"update", set_update, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL, "Adds the keys of the others."},
    {0},
};

static const struct py_method_def frozenset_methods[] = {
    SHARED_METHODS,
    {0},
};

const struct py_type_spec py_set_spec = {
    .name = "set",
    .basic_size = sizeof(struct py_set),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_SET_SUBCLASS,
    .weaklist_offset = offsetof(struct py_set, weaklist),
    .doc = "A collection of unique keys without order.",
    .slots =
        {
            .destroy = set_destroy,
            .traverse = set_traverse,
            .clear = set_clear_slot,
            .size_of = set_size_of,
            .repr = set_repr,
            .compare = set_compare,
            .iter = set_iter,
            .new_ = set_new_slot,
            .init = set_init,
            .subtract = set_sub,
            .and_ = set_and,
            .xor_ = set_xor,
            .or_ = set_or,
            .isubtract = set_isub,
            .iand = set_iand,
            .ixor = set_ixor,
            .ior = set_ior,
            .length = set_length,
            .contains = set_contains_slot,
        },
    .methods = set_methods,
};

const struct py_type_spec py_frozenset_spec = {
    .name = "frozenset",
    .basic_size = sizeof(struct py_set),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_SET_SUBCLASS,
    .weaklist_offset = offsetof(struct py_set, weaklist),
    .doc = "An unchanging collection of unique keys without order.",
    .slots =
        {
            .destroy = set_destroy,
            .traverse = set_traverse,
            .clear = set_clear_slot,
            .size_of = set_size_of,
            .repr = set_repr,
            .hash = frozenset_hash,
            .compare = set_compare,
            .iter = set_iter,
            .new_ = frozenset_new_slot,
            .subtract = set_sub,
            .and_ = set_and,
            .xor_ = set_xor,
            .or_ = set_or,
            .length = set_length,
            .contains = set_contains_slot,
        },
    .methods = frozenset_methods,
};

/* ---- set_iterator ---- */

struct set_iterator {
    py_object base;
    py_set *set; /* owned; NULL once exhausted */
    int64_t used, position, left;
};

_Static_assert(sizeof(struct set_iterator) == 48, "set_iterator.__basicsize__");

static py_object *set_iter(py_vm *vm, py_object *self)
{
    struct set_iterator *iterator = py_object_new(vm, vm->types.set_iterator);
    if (!iterator)
        return NULL;
    iterator->set = py_newref(self);
    iterator->used = iterator->left = iterator->set->used;
    py_gc_track(vm, iterator);
    return (py_object *)iterator;
}

static void iterator_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    PY_CLEAR(vm, ((struct set_iterator *)self)->set);
    py_object_free(vm, self);
}

static int iterator_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(((struct set_iterator *)self)->set);
    return 0;
}

static py_object *iterator_next(py_vm *vm, py_object *self)
{
    struct set_iterator *iterator = (struct set_iterator *)self;
    py_set *set = iterator->set;
    if (!set)
        return NULL;
    if (iterator->used != set->used) {
        iterator->used = -1; /* it stays an error */
        return py_raise(vm, vm->exceptions.RuntimeError, "Set changed size during iteration");
    }
    py_object *key;
    if (py_set_next(vm, set, &iterator->position, &key, NULL)) {
        iterator->left--;
        return py_newref(key);
    }
    iterator->set = NULL;
    py_decref(vm, set);
    return NULL;
}

static py_object *iterator_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct set_iterator *iterator = (struct set_iterator *)self;
    bool valid = iterator->set && iterator->used == iterator->set->used;
    return py_int_from(vm, valid ? iterator->left : 0);
}

/* (iter, (list of what is left,)), the iterator itself not moving. */
static py_object *iterator_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct set_iterator *iterator = (struct set_iterator *)self;
    struct set_iterator *copy = py_object_new(vm, self->type);
    if (!copy)
        return NULL;
    copy->set = iterator->set;
    py_xincref(copy->set);
    copy->used = iterator->used;
    copy->position = iterator->position;
    copy->left = iterator->left;
    py_list *list = py_list_from_iterable(vm, (py_object *)copy);
    py_decref(vm, copy);
    if (!list)
        return NULL;
    py_object *result = py_iterator_reduce(vm, "iter", (py_object *)list, -1);
    py_decref(vm, list);
    return result;
}

static const struct py_method_def iterator_methods[] = {
    {"__length_hint__", iterator_hint, PY_NOARGS, 0, 0, 0, NULL, "How many keys are left."},
    {"__reduce__", iterator_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_set_iterator_spec = {
    .name = "set_iterator",
    .basic_size = sizeof(struct set_iterator),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots =
        {
            .destroy = iterator_destroy,
            .traverse = iterator_traverse,
            .iter = py_container_iter_self,
            .next = iterator_next,
        },
    .methods = iterator_methods,
};
