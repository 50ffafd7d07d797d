/* Filling struct syntax_error: shared by the parser and by syntax_error_set. */
#ifndef PYTHON_SYNTAX_ERROR_H
#define PYTHON_SYNTAX_ERROR_H

#include "python/syntax/parse.h"

#include <stdarg.h>

/* An allocated message; NULL when memory is out. */
char *syntax_error_message(const char *prefix, const char *format, va_list arguments);

/* What CPython makes of a byte column: it counts characters only where the tokenizer knows the
 * source's encoding, that is for text, and for a file with a byte order mark or a coding cookie. The
 * mark counts as a character of the first line. */
enum syntax_columns { COLUMNS_BYTES, COLUMNS_CHARACTERS, COLUMNS_AFTER_MARK };

/* Fills *error, emptied first; takes over `message`. The line's text comes from `text`, whose first
 * line has the number `first_line`. Columns are in bytes from 1; end_column 0 or less: not known. */
void syntax_error_fill(struct syntax_error *error, enum syntax_error_kind kind,
                       const char *filename, char *message, const char *text, size_t length,
                       int first_line, int lineno, int column, int end_lineno, int end_column,
                       enum syntax_columns columns);

#endif
