/* The parts of sys: what it says (sys_info.c), what it does (sys.c), and what becomes of exceptions that nobody can catch
 * (unraisable.c). */
#ifndef PYTHON_LIBRARY_SYS_PARTS_H
#define PYTHON_LIBRARY_SYS_PARTS_H

#include "python/library/parts.h"

int py_sys_put_info(py_vm *vm, py_dict *dict);
py_object *py_sys_unraisablehook(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames);

#endif
