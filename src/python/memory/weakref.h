/* Weak references (Objects/weakrefobject.c): names for an object that do not keep it alive.
 *
 * Each object whose type has a weaklist_offset heads a list of its weak references: the basic one (no
 * callback) first, then a basic proxy, then those with callbacks, newest first. */
#ifndef PYTHON_MEMORY_WEAKREF_H
#define PYTHON_MEMORY_WEAKREF_H

#include "python/objects/object.h"

typedef struct py_weakref {
    py_object base;
    py_object *referent; /* not owned; NULL when dead */
    py_object *callback; /* owned; NULL: none */
    int64_t hash;        /* -1: not yet asked */
    struct py_weakref *prev, *next;
    void *vectorcall; /* keeps the size CPython's has */
} py_weakref;

/* weakref.ref(o, callback): the same object again where CPython shares it. */
py_object *py_weakref_new(py_vm *vm, py_object *o, py_object *callback_or_null);
py_object *py_weakref_new_proxy(py_vm *vm, py_object *o, py_object *callback_or_null);
/* The referent, borrowed; None when it is dead. */
py_object *py_weakref_get(py_vm *vm, py_object *reference);
/* Clears every weak reference to a dying object, then calls the callbacks, newest first. For destroy functions. */
void py_weakref_clear_all(py_vm *vm, py_object *o);
/* For the collector: clears without calling. */
void py_weakref_clear(py_weakref *reference);
py_weakref **py_weakref_list_of(py_object *o);           /* NULL: its type has none */
bool py_is_weakref(const py_vm *vm, const py_object *o); /* a reference or a proxy */
int64_t py_weakref_count(py_object *o);

#endif
