/* Filling struct syntax_error: shared by the parser and by syntax_error_set. */
#ifndef PYTHON_SYNTAX_ERROR_H
#define PYTHON_SYNTAX_ERROR_H

#include "python/syntax/parse.h"

#include <stdarg.h>

/* An allocated message; NULL when memory is out. */
char *syntax_error_message(const char *prefix, const char *format, va_list arguments);

/* Fills *error, emptied first; takes over `message`. The line's text comes from `text`, whose first
 * line has the number `first_line`. Columns are in bytes from 1; end_column 0 or less: not known. */
void syntax_error_fill(struct syntax_error *error, enum syntax_error_kind kind,
                       const char *filename, char *message, const char *text, size_t length,
                       int first_line, int lineno, int column, int end_lineno, int end_column);

#endif
