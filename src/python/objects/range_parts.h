/* What range.c and range_iterators.c share. */
#ifndef PYTHON_OBJECTS_RANGE_PARTS_H
#define PYTHON_OBJECTS_RANGE_PARTS_H

#include "python/objects/container.h"

/* An iterator over `length` numbers from `start` by `step`: a range_iterator where all of them fit 64 bits, else a
 * longrange_iterator. Borrows. */
py_object *range_iterator_new(py_vm *vm, py_object *start, py_object *step, py_object *length);

#endif
