/* What the files of the math module share. */
#ifndef PYTHON_LIBRARY_MATH_PARTS_H
#define PYTHON_LIBRARY_MATH_PARTS_H

#include "python/library/parts.h"

#include <gmp.h>

/* ---- math_counting.c: products of many numbers ---- */

py_object *py_math_factorial(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames);
py_object *py_math_comb(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                        py_tuple *kwnames);
py_object *py_math_perm(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                        py_tuple *kwnames);

#endif
