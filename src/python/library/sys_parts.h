/* The two halves of sys: what it says (sys_info.c) and what it does (sys.c). */
#ifndef PYTHON_LIBRARY_SYS_PARTS_H
#define PYTHON_LIBRARY_SYS_PARTS_H

#include "python/library/parts.h"

int py_sys_put_info(py_vm *vm, py_dict *dict);

#endif
