/* The library: builtins and modules, and what they share that is no object. */
#ifndef PYTHON_LIBRARY_LIBRARY_H
#define PYTHON_LIBRARY_LIBRARY_H

#include "python/vm.h"

/* Makes builtins, sys and __main__, fills vm->builtins, vm->modules, vm->sys and vm->main_namespace. -1 on failure. */
int py_library_init(py_vm *vm);
void py_library_fini(py_vm *vm);
/* Lets go of what a program that was given up has registered: it may be all that holds a module, which has to go before the types of its
 * objects. */
void py_library_forget(py_vm *vm);
/* Calls what atexit has registered: when the program is over, before its modules go. */
bool py_library_at_exit(py_vm *vm);
/* Visits the references that the library's own C structures hold. For the audit. */
int py_library_traverse(py_vm *vm, py_visit visit, void *argument);

/* The bytes of a file that the program may read, by its path as the program gives it: a lesson's data files, files the program
 * has written (kept in memory), files below the program's directory. NULL: there is none, or it may not be read
 * (errno says why); nothing is raised. The caller frees. */
char *py_read_program_file(py_vm *vm, const char *path, size_t *length);
/* How tracebacks and __file__ name such a file: joined to the program's directory. */
py_str *py_program_file_path(py_vm *vm, const char *path);

#endif
