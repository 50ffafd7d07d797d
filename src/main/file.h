/* Program files, as the command line names them. */
#ifndef MAIN_FILE_H
#define MAIN_FILE_H

#include "base/common.h"

/* The bytes of a file, ended by a NUL that *length does not count; the caller frees. NULL: it cannot be read, said in one
 * line on standard error. */
char *main_read_file(const char *path, size_t *length);
/* The directory part of a path, "." when it has none; the caller frees. NULL when memory is out. */
char *main_directory_of(const char *path);
/* The path joined to the working directory when it is relative, as python3 names its script; the caller frees. NULL when memory is
 * out. */
char *main_absolute_path(const char *path);

#endif
