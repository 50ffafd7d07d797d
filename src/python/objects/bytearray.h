/* What the files of bytearray share. */
#ifndef PYTHON_OBJECTS_BYTEARRAY_H
#define PYTHON_OBJECTS_BYTEARRAY_H

#include "python/objects/str_parts.h"

/* Changes the size; new bytes are not set. -1 with BufferError or MemoryError. */
int bytearray_resize(py_vm *vm, py_bytearray *array, int64_t size);
/* Bytes low..high give way to others, which must not lie in the array itself. Told to the record. */
int bytearray_set_range(py_vm *vm, py_bytearray *array, int64_t low, int64_t high,
                        const char *bytes, int64_t length);
/* An int from 0 to 255. False with something raised. */
bool bytearray_read_byte(py_vm *vm, py_object *o, char *byte);
int bytearray_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                   py_tuple *kwnames);

#endif
