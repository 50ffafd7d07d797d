/* From what the command line names to a program: FILE.py, FILE.md#NAME, or a shipped lesson. */
#ifndef MAIN_OPEN_H
#define MAIN_OPEN_H

#include "python/engine.h"
#include "session/session.h"

struct lesson;
struct lesson_document;

struct opened {
    struct session_source source;
    char *bytes, *directory, *program; /* owned */
    struct lesson_document *document;  /* owned; NULL for a program file */
    struct data_file *files;        /* owned */
};

/* False: one line has been said on standard error. */
bool main_open(const char *name, struct opened *opened);
/* The program of a lesson of a document at `path`; the caller keeps the document. False: *problem says why in one line. */
bool main_open_lesson(const struct lesson *lesson, const char *path, struct opened *opened,
                      struct text *problem);
void main_close(struct opened *opened);

#endif
