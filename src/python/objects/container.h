/* What the built-in containers share with each other and with nobody else: when a reference makes its holder worth
 * collecting, positions given by a program, comparing items, and the methods that every one of them has. */
#ifndef PYTHON_OBJECTS_CONTAINER_H
#define PYTHON_OBJECTS_CONTAINER_H

#include "python/vm.h"

#include <string.h>

/* May `o` be part of a cycle that the collector would see (_PyObject_GC_MAY_BE_TRACKED)? Built-in types
 * are immortal here as there; an untracked tuple holds only atoms. */
static inline bool py_may_be_tracked(const py_vm *vm, const py_object *o)
{
    const py_type *type = o->type;
    if (!py_type_has(type, PY_TYPE_GC))
        return false;
    if (type == vm->types.tuple)
        return py_gc_head_of(o)->next != 0;
    return !py_type_has(type, PY_TYPE_TYPE_SUBCLASS) ||
           py_type_has((const py_type *)(uintptr_t)o, PY_TYPE_HEAP);
}

/* Does the type have __index__? */
static inline bool py_has_index(const py_object *o)
{
    return o->type->slots.index != NULL;
}

/* The hash of a key, without a call where it is known. -1 on failure. */
static inline int64_t py_key_hash(py_vm *vm, py_object *key)
{
    if (LIKELY(key->type == vm->types.str) && ((py_str *)key)->hash != -1)
        return ((py_str *)key)->hash;
    return py_hash(vm, key);
}

/* A position from an argument of index(): clipped, never None. False on failure. (_PyEval_SliceIndexNotNone) */
bool py_position_argument(py_vm *vm, py_object *o, int64_t *position);
/* start and stop of index(value, start, stop), from args[1] and args[2] where given. */
bool py_search_bounds(py_vm *vm, py_object *const *args, size_t nargs, int64_t length,
                      int64_t *start, int64_t *stop);

/* Adds `length` items' comparison to what rich comparison of sequences is: the first pair that differs decides, else the
 * lengths. `length_of` and the arrays are read again after each comparison, which may change them. */
struct py_span {
    py_object **items;
    int64_t size;
};
py_object *py_span_compare(py_vm *vm, py_object *a, py_object *b,
                           struct py_span (*span_of)(py_object *), enum py_compare_op op);
/* "[a, b]": `open` and `close` around, `alone` after a single item (a tuple's comma). */
py_object *py_span_repr(py_vm *vm, py_object *o, struct py_span (*span_of)(py_object *),
                        const char *around);

/* classmethod __class_getitem__: list[int]. */
py_object *py_container_class_getitem(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames);
/* __iter__ of an iterator. */
py_object *py_container_iter_self(py_vm *vm, py_object *self);
/* destroy and traverse of every type whose instances are a py_index_iterator. */
void py_index_iterator_destroy(py_vm *vm, py_object *self);
int py_index_iterator_traverse(py_object *self, py_visit visit, void *argument);
/* sequence[index], by the sequence's own slot where it has one. */
py_object *py_item_at(py_vm *vm, py_object *sequence, int64_t index);
/* (builtins.NAME, (argument,)) or, with state >= 0, (builtins.NAME, (argument,), state): what __reduce__ of an iterator returns.
 * Borrows the argument; NULL stands for an empty tuple inside the pair. */
py_object *py_iterator_reduce(py_vm *vm, const char *name, py_object *argument, int64_t state);

/* A special method of the type, bound: 1 with a new reference, 0 when there is none, -1 on failure (_PyObject_LookupSpecial). */
int py_find_special(py_vm *vm, py_object *o, py_str *name, py_object **method);

/* The attributes of a subclass's instance for __reduce__: its state or None (_PyObject_GetState). */
py_object *py_instance_state(py_vm *vm, py_object *o);

#define PY_CLASS_GETITEM                                                                           \
    {                                                                                              \
        "__class_getitem__", py_container_class_getitem, PY_ONE, 0, 0, PY_METHOD_CLASS, NULL,      \
            "See PEP 585"                                                                          \
    }

#endif
