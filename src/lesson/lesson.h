/* Lessons: programs in Markdown documents, with narration and stated answers.
 *
 * A document holds lessons in order; a lesson is one fenced block of Python or C with the prose before it. Narration (`#| text`) belongs
 * to the line below it; a fact (`#? refcount numbers = 2`) states something about the moment before the line below it runs. Both are comments in
 * the program that runs, so that line numbers are the document's own blocks'.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include "base/text.h"
#include "base/vector.h"

struct lesson_note {
    uint32_t line; /* the program's line it speaks of, from 1 */
    char *text;
};
struct lesson_fact {
    uint32_t line;
    char *text; /* "refcount numbers = 2" */
};
struct lesson_file {
    char *name, *bytes;
    size_t length;
};

struct lesson {
    char *name;     /* "object-lifetime" */
    char *title;    /* "Object lifetime" */
    char *chapter;  /* the heading above */
    char *language; /* "python" or "c" */
    char *source;
    size_t length;
    bool completed;     /* a main was given to functions of C that had none */
    char *introduction; /* the prose before the block, as plain text; "" */
    char *partner;      /* the name of the lesson in the other language in the same section; NULL */
    struct {
        VECTOR(struct lesson_note);
    } notes;
    struct {
        VECTOR(struct lesson_fact);
    } facts;
    struct {
        VECTOR(struct lesson_file);
    } files;
};

struct lesson_document {
    char *path, *title;
    struct {
        VECTOR(struct lesson *);
    } lessons;
};

/* Reads a document. NULL: *problem says why in one line. */
struct lesson_document *lesson_document_read(const char *path, struct text *problem);
void lesson_document_free(struct lesson_document *document);
/* By name, or by number from 1. NULL: there is none. Borrowed. */
const struct lesson *lesson_find(const struct lesson_document *document,
                                 const char *name_or_number);
/* The program in the other language that stands in the same section: its twin. The nth Python block of a section has the nth C block. NULL: it
 * stands alone. Borrowed. */
const struct lesson *lesson_twin(const struct lesson_document *document,
                                 const struct lesson *lesson);

/* The shipped documents: those of the build tree when heapstep runs from it, else the installed ones, or $HEAPSTEP_LESSONS. Ended by NULL; free with
 * lesson_paths_free. */
char **lesson_shipped_paths(void);
void lesson_paths_free(char **paths);

#endif
