/* The hash table inside set and frozenset (Objects/setobject.c), and the operations on it that their methods are made of.
 *
 * Open addressing: from each place that the hash leads to, up to ten neighbouring entries are tried
 * before the next place. Deleted entries hold vm->set_dummy, with a hash of -1 that no key has. The
 * order of iteration is the order of the table, so where each key goes is CPython's to the letter. */
#ifndef PYTHON_OBJECTS_SET_TABLE_H
#define PYTHON_OBJECTS_SET_TABLE_H

#include "python/objects/container.h"

_Static_assert(sizeof(struct py_set) == 200, "set.__basicsize__");

static inline bool py_is_any_set(const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_SET_SUBCLASS);
}

/* A set or frozenset itself, not of a subclass. */
static inline bool py_is_exact_set(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.set || o->type == vm->types.frozenset;
}

py_set *set_make(py_vm *vm, py_type *type, py_object *iterable_or_null);
/* set for set and its subclasses, frozenset for frozenset and its. */
py_type *set_base_type(const py_vm *vm, const py_set *set);
int set_resize(py_vm *vm, py_set *set, int64_t minimum);
int set_add_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash);
int set_contains_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash);
int set_discard_hash(py_vm *vm, py_set *set, py_object *key, int64_t hash); /* 1 found, 0, -1 */
void set_empty(py_vm *vm, py_set *set);
void set_swap(py_vm *vm, py_set *a, py_set *b);
void set_initialise(py_set *set);
py_set *set_copy(py_vm *vm, py_set *set); /* of its base type */

/* set_operations.c: new sets of the base type of the first operand, NULL on failure; updates 0 or -1. */
py_set *set_intersect(py_vm *vm, py_set *set, py_object *other);
py_set *set_subtract(py_vm *vm, py_set *set, py_object *other);
int set_subtract_update(py_vm *vm, py_set *set, py_object *other);
int set_symmetric_update(py_vm *vm, py_set *set, py_object *other);
py_set *set_symmetric(py_vm *vm, py_set *set, py_object *other);
/* 1, 0 or -1. */
int set_is_disjoint(py_vm *vm, py_set *set, py_object *other);
int set_is_subset(py_vm *vm, py_set *set, py_object *other);
int set_is_superset(py_vm *vm, py_set *set, py_object *other);

#endif
