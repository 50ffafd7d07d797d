/* What the printing of exceptions is made of: source lines, carets, suggestions. */
#ifndef PYTHON_OBJECTS_TRACEBACK_PARTS_H
#define PYTHON_OBJECTS_TRACEBACK_PARTS_H

#include "base/text.h"
#include "python/objects/exception.h"
#include "python/vm.h"

/* The source a traceback shows, found once for all of its lines. A zeroed one is empty. */
struct shown_source {
    py_str *filename; /* borrowed */
    const char *text; /* borrowed from the engine's sources, or `own` */
    char *own;
    size_t length;
};

void shown_source_fini(struct shown_source *source);
/* The bytes of a line (from 1), without its newline; NULL: there is none. */
const char *shown_source_line(py_vm *vm, struct shown_source *source, py_str *filename,
                              int32_t line, size_t *length);

/* The line of ~ and ^ under a source line whose leading blanks were cut off (PEP 657); nothing when the marks would span the
 * whole line. `indent` goes before it; columns are bytes. */
void show_carets(struct text *out, const char *indent, const char *line, size_t length,
                 const struct py_location *place);

/* ". Did you mean: 'x'?" or nothing (Python/suggestions.c). */
void show_suggestion(py_vm *vm, py_exception *e, struct text *out);

#endif
