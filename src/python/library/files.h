/* The sandbox's files, as the modules io and os see them. */
#ifndef PYTHON_LIBRARY_FILES_H
#define PYTHON_LIBRARY_FILES_H

#include "python/library/parts.h"

enum py_file_kind { PY_FILE_NONE, PY_FILE_REGULAR, PY_FILE_DIRECTORY };

/* A path below the program's directory, without "." and ".."; the caller frees. NULL with errno: EACCES when it leads out. */
char *py_file_key(py_vm *vm, const char *path);
/* What the program has written or removed there. Borrowed; NULL: nothing. */
struct py_written_file *py_find_written(py_vm *vm, const char *key);
/* What a path names, and its size; PY_FILE_NONE with errno. */
enum py_file_kind py_file_kind(py_vm *vm, const char *path, size_t *size);
/* False with errno. */
bool py_write_program_file(py_vm *vm, const char *path, const char *bytes, size_t length);
bool py_remove_program_file(py_vm *vm, const char *path);

#endif
