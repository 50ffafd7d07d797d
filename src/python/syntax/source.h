/* Source text as the lexer wants it: UTF-8 with \n at the end of each line. */
#ifndef PYTHON_SYNTAX_SOURCE_H
#define PYTHON_SYNTAX_SOURCE_H

#include "python/syntax/parse.h"

/* How the bytes told their encoding. */
struct source_marks {
    bool byte_order_mark;
    bool cookie;
};

/* Decodes the bytes of a program by its byte order mark and coding cookie (PEP 263). NULL with
 * *error filled; otherwise to be freed. With `whole_lines` a newline is put at the end where it
 * lacks. */
char *source_decode(const char *bytes, size_t length, const char *filename, bool whole_lines,
                    size_t *decoded_length, struct source_marks *marks, struct syntax_error *error);

#endif
