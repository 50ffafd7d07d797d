/* Code in CPython's bytes: co_code, co_linetable, co_exceptiontable, and offsets counted in them. */
#ifndef PYTHON_OBJECTS_CODE_BYTES_H
#define PYTHON_OBJECTS_CODE_BYTES_H

#include "python/objects/code.h"

/* All return new references, NULL with MemoryError raised. */
py_object *py_code_bytes(py_vm *vm, py_code *code);
py_object *py_code_line_table(py_vm *vm, py_code *code);
py_object *py_code_exception_table(py_vm *vm, py_code *code);
/* What co_lines yields: (first byte, byte after the last, line or None) for each run of one line. */
py_list *py_code_lines(py_vm *vm, py_code *code);
/* What co_positions yields: (line, end line, column, end column) for each unit of two bytes. */
py_list *py_code_positions(py_vm *vm, py_code *code);

#endif
