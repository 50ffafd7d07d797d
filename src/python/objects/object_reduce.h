/* object.__reduce_ex__, __reduce__ and __getstate__: how copy and pickle take an object apart. */
#ifndef PYTHON_OBJECTS_OBJECT_REDUCE_H
#define PYTHON_OBJECTS_OBJECT_REDUCE_H

#include "python/objects/object.h"

py_object *py_object_reduce_ex(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames);
py_object *py_object_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames);
py_object *py_object_getstate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames);

#endif
