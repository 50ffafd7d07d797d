/* Where text stands, and what is said of text that is wrong. */
#ifndef C_SYNTAX_SOURCE_H
#define C_SYNTAX_SOURCE_H

#include "base/arena.h"
#include "base/text.h"

struct c_source {
    const char *name; /* as it was given: "list.c", or a header's: "stdio.h" */
    const char *text;
    size_t length;
    bool is_system; /* one of the engine's own headers */
};

/* A character's place. For what a macro brought, the place of the macro's name in the program: what a person looks at. */
struct c_place {
    const struct c_source *source; /* NULL: nowhere, made by the engine */
    uint32_t offset;               /* bytes from the beginning of the source */
    uint32_t line;                 /* from 1 */
};

/* Every problem found, in order, as cc would write it:
 *
 *     list.c:12:15: error: 'nod' undeclared (first use in this function)
 *        12 |     struct node *n = nod;
 *           |                      ^~~
 *
 * Errors stop the program from running, warnings are told and kept. What heapstep's C leaves out is an error whose message
 * begins "heapstep's C has no ".
 */
struct c_diagnostics {
    struct text text;
    unsigned errors, warnings;
    uint32_t first_line; /* of the first error, in the main source; 0: none */
    unsigned most;       /* errors after which the rest is left out; 0: 20 */
};

void c_diagnostics_fini(struct c_diagnostics *diagnostics);
/* `length`: bytes to underline from the place on, 0 or 1 for a caret alone. */
void c_error(struct c_diagnostics *diagnostics, struct c_place place, size_t length,
             const char *format, ...) PRINTF_LIKE(4, 5);
void c_warning(struct c_diagnostics *diagnostics, struct c_place place, size_t length,
               const char *format, ...) PRINTF_LIKE(4, 5);

#endif
