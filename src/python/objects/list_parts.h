/* What the files of list (list.c, list_methods.c, sort.c) share. */
#ifndef PYTHON_OBJECTS_LIST_PARTS_H
#define PYTHON_OBJECTS_LIST_PARTS_H

#include "python/objects/container.h"

/* Sets the size, with room by the growth formula; new items are not initialised. */
int list_resize(py_vm *vm, py_list *list, int64_t size);
/* Room for `size` items, rounded up to even, in a list that has no block yet. */
int list_preallocate(py_vm *vm, py_list *list, int64_t size);
/* Lets go of all items and of the block. */
void list_empty(py_vm *vm, py_list *list);
/* A new list of items start to end, which are in range. */
py_list *list_slice(py_vm *vm, py_list *list, int64_t start, int64_t end);
/* A list or tuple with the items of `o` (PySequence_Fast): new; TypeError with the message when it is not iterable. */
py_object *list_fast_sequence(py_vm *vm, py_object *o, const char *message);
struct py_span list_fast_span(const py_vm *vm, py_object *sequence);

#endif
