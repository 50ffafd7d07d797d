/* Identifiers beyond ASCII: which characters make one (Unicode's XID properties) and NFKC. */
#ifndef PYTHON_SYNTAX_IDENTIFIER_H
#define PYTHON_SYNTAX_IDENTIFIER_H

#include "base/arena.h"
#include "base/common.h"

/* The offset of the first character that cannot stand where it does in an identifier, `length` when
 * all can (PyUnicode_IsIdentifier). */
size_t identifier_valid_prefix(const char *name, size_t length);

/* The name in Normalisation Form KC (PEP 3131), in the arena; NULL when memory is out. */
const char *identifier_normalise(struct arena *arena, const char *name, size_t length,
                                 size_t *normal_length);

/* Whether str.isprintable holds for the character. */
bool identifier_printable(uint32_t code_point);

#endif
