/* String literals: decoding escapes, and joining adjacent literals into one node. */
#ifndef PYTHON_SYNTAX_STRINGS_H
#define PYTHON_SYNTAX_STRINGS_H

#include "python/syntax/grammar.h"

/* What adjacent literals come to while they are read: finished parts on the sequence stack, and the
 * text since the last of them. */
struct string_parts {
    size_t first_token; /* the whole run of literals: what its nodes span */
    size_t last_token;
    size_t base;
    struct text text;
};

/* Appends the characters of a literal's inside. False: an error was raised. */
bool string_decode(struct parser *p, const char *bytes, size_t length, bool raw, struct text *out);
/* Makes what text there is a Constant among the parts. */
bool string_parts_flush(struct parser *p, struct string_parts *parts);
/* A node that spans the run of literals. */
struct ast_expr *string_parts_expr(struct parser *p, const struct string_parts *parts,
                                   enum ast_expr_kind kind);

/* Appends an f-string's inside to the parts; `token` holds it. False: an error was raised. */
bool fstring_read(struct parser *p, struct string_parts *parts, const char *bytes, size_t length,
                  bool raw, size_t token);

/* unicode_names.c: the character of this name (the N of "\N{...}"); false when there is none. */
bool unicode_character_named(const char *name, size_t length, uint32_t *code_point);

#endif
