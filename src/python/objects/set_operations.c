/* Set algebra. Which operand is walked and which is asked decides the order of the result's table, so
 * it is done as CPython does it (Objects/setobject.c). */
#include "python/objects/set_table.h"

/* What is done with one key, which the caller owns. -1 stops with a failure, 1 stops. */
typedef int (*key_visit)(py_vm *vm, void *context, py_object *key, int64_t hash);

static int visit_key(py_vm *vm, key_visit visit, void *context, py_object *key, int64_t hash)
{
    py_incref(key);
    py_hold(vm, key);
    int result = visit(vm, context, key, hash);
    py_unhold(vm, 1);
    py_decref(vm, key);
    return result;
}

/* Every key of a set, 0, or what stopped it. */
static int each_of_set(py_vm *vm, py_set *set, key_visit visit, void *context)
{
    int64_t position = 0, hash;
    py_object *key;
    int result = 0;
    while (result == 0 && py_set_next(vm, set, &position, &key, &hash))
        result = visit_key(vm, visit, context, key, hash);
    return result;
}

static int each_of_dict(py_vm *vm, py_dict *dict, key_visit visit, void *context)
{
    int64_t position = 0, hash;
    py_object *key;
    int result = 0;
    while (result == 0 && py_dict_next(dict, &position, &key, NULL, &hash))
        result = visit_key(vm, visit, context, key, hash);
    return result;
}

static int each_of_iterable(py_vm *vm, py_object *iterable, key_visit visit, void *context)
{
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int result = 0;
    py_object *key;
    while (result == 0 && (key = py_next(vm, iterator))) {
        py_hold(vm, key);
        int64_t hash = py_key_hash(vm, key);
        result = hash == -1 ? -1 : visit(vm, context, key, hash);
        py_unhold(vm, 1);
        py_decref(vm, key);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : result;
}

static int each_of(py_vm *vm, py_object *o, key_visit visit, void *context)
{
    return py_is_any_set(o) ? each_of_set(vm, (py_set *)o, visit, context)
                            : each_of_iterable(vm, o, visit, context);
}

/* A result being built from keys that are, or are not, in another set or dict. */
struct selection {
    py_set *result;
    py_set *set;   /* asked when not NULL */
    py_dict *dict; /* else asked */
    int wanted;    /* 1: keys that are there, 0: that are not */
};

static int select_key(py_vm *vm, void *context, py_object *key, int64_t hash)
{
    struct selection *selection = context;
    int found;
    if (selection->set) {
        found = set_contains_hash(vm, selection->set, key, hash);
    } else {
        py_object *value;
        found = py_dict_lookup(vm, selection->dict, key, hash, &value) == -2 ? -1 : value != NULL;
    }
    if (found < 0)
        return -1;
    return found == selection->wanted ? set_add_hash(vm, selection->result, key, hash) : 0;
}

/* The result, or NULL with it let go of after a failure. */
static py_set *finish(py_vm *vm, py_set *result, int status)
{
    py_unhold(vm, 1);
    if (status < 0) {
        py_decref(vm, result);
        return NULL;
    }
    return result;
}

static py_set *new_result(py_vm *vm, py_set *set)
{
    py_set *result = set_make(vm, set_base_type(vm, set), NULL);
    if (result)
        py_hold(vm, result);
    return result;
}

py_set *set_intersect(py_vm *vm, py_set *set, py_object *other)
{
    if (&set->base == other)
        return set_copy(vm, set);
    py_set *result = new_result(vm, set);
    if (!result)
        return NULL;
    if (py_is_any_set(other) && ((py_set *)other)->used > set->used) {
        py_set *larger = (py_set *)other;
        other = &set->base;
        set = larger;
    }
    struct selection selection = {.result = result, .set = set, .wanted = 1};
    return finish(vm, result, each_of(vm, other, select_key, &selection));
}

static int discard_key(py_vm *vm, void *context, py_object *key, int64_t hash)
{
    return set_discard_hash(vm, context, key, hash) < 0 ? -1 : 0;
}

int set_subtract_update(py_vm *vm, py_set *set, py_object *other)
{
    if (&set->base == other) {
        set_empty(vm, set);
        return 0;
    }
    py_object *source = py_newref(other);
    if (py_is_any_set(other) && (((py_set *)other)->used >> 3) > set->used) {
        py_decref(vm, source);
        source = (py_object *)set_intersect(vm, set, other);
        if (!source)
            return -1;
    }
    py_hold(vm, source);
    int failed = each_of(vm, source, discard_key, set);
    py_unhold(vm, 1);
    py_decref(vm, source);
    if (failed)
        return -1;
    if (set->fill - set->used <= set->mask / 4)
        return 0;
    return set_resize(vm, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

static py_set *copy_and_subtract(py_vm *vm, py_set *set, py_object *other)
{
    py_set *result = set_copy(vm, set);
    if (!result)
        return NULL;
    py_hold(vm, result);
    return finish(vm, result, set_subtract_update(vm, result, other));
}

py_set *set_subtract(py_vm *vm, py_set *set, py_object *other)
{
    bool dict = other->type == vm->types.dict;
    if (!dict && !py_is_any_set(other))
        return copy_and_subtract(vm, set, other);
    int64_t other_used = dict ? ((py_dict *)other)->used : ((py_set *)other)->used;
    if ((set->used >> 2) > other_used)
        return copy_and_subtract(vm, set, other);
    py_set *result = new_result(vm, set);
    if (!result)
        return NULL;
    struct selection selection = {.result = result,
                                  .set = dict ? NULL : (py_set *)other,
                                  .dict = dict ? (py_dict *)other : NULL};
    return finish(vm, result, each_of_set(vm, set, select_key, &selection));
}

static int toggle_key(py_vm *vm, void *context, py_object *key, int64_t hash)
{
    int found = set_discard_hash(vm, context, key, hash);
    return found == 0 ? set_add_hash(vm, context, key, hash) : found < 0 ? -1 : 0;
}

int set_symmetric_update(py_vm *vm, py_set *set, py_object *other)
{
    if (&set->base == other) {
        set_empty(vm, set);
        return 0;
    }
    if (other->type == vm->types.dict)
        return each_of_dict(vm, (py_dict *)other, toggle_key, set);
    py_set *keys =
        py_is_any_set(other) ? py_newref(other) : set_make(vm, set_base_type(vm, set), other);
    if (!keys)
        return -1;
    py_hold(vm, keys);
    int result = each_of_set(vm, keys, toggle_key, set);
    py_unhold(vm, 1);
    py_decref(vm, keys);
    return result;
}

py_set *set_symmetric(py_vm *vm, py_set *set, py_object *other)
{
    py_set *result = set_make(vm, set_base_type(vm, set), other);
    if (!result)
        return NULL;
    py_hold(vm, result);
    return finish(vm, result, set_symmetric_update(vm, result, &set->base));
}

/* Stops with 1 at a key that the set has, or has not. */
struct question {
    py_set *set;
    int stop_when;
};

static int ask_key(py_vm *vm, void *context, py_object *key, int64_t hash)
{
    struct question *question = context;
    int found = set_contains_hash(vm, question->set, key, hash);
    return found < 0 ? -1 : found == question->stop_when;
}

/* 1 when no key stopped the walk over `other`. */
static int none_stops(py_vm *vm, py_set *set, py_object *other, int stop_when)
{
    struct question question = {set, stop_when};
    int stopped = each_of(vm, other, ask_key, &question);
    return stopped < 0 ? -1 : !stopped;
}

int set_is_disjoint(py_vm *vm, py_set *set, py_object *other)
{
    if (&set->base == other)
        return set->used == 0;
    if (py_is_exact_set(vm, other) && ((py_set *)other)->used > set->used)
        return none_stops(vm, (py_set *)other, &set->base, 1);
    return none_stops(vm, set, other, 1);
}

int set_is_subset(py_vm *vm, py_set *set, py_object *other)
{
    if (!py_is_any_set(other)) {
        py_set *common = set_intersect(vm, set, other);
        if (!common)
            return -1;
        int result = common->used == set->used;
        py_decref(vm, common);
        return result;
    }
    if (set->used > ((py_set *)other)->used)
        return 0;
    return none_stops(vm, (py_set *)other, &set->base, 0);
}

int set_is_superset(py_vm *vm, py_set *set, py_object *other)
{
    if (py_is_any_set(other))
        return set_is_subset(vm, (py_set *)other, &set->base);
    return none_stops(vm, set, other, 0);
}
