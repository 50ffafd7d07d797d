/* Finding lessons: by the words a person types, in a document she names or in those that come with heapstep.
 *
 * A lesson is named `FILE.md#NAME`, `FILE.md#N` (the Nth program, from 1), `FILE.md` (its first program) or, for a shipped one, by its
 * name alone.
 */
#ifndef LESSON_CATALOGUE_H
#define LESSON_CATALOGUE_H

#include "lesson/lesson.h"

#include <stdio.h>

/* Whether the words name a Markdown document, or a lesson in one: FILE.md, FILE.md#NAME. */
bool lesson_names_document(const char *wanted);

/* The lesson that the words mean; it lives in *document, which the caller frees. NULL: *problem says why in one line, with the
 * nearest name there is, and *document is NULL. */
const struct lesson *lesson_open(const char *wanted, struct lesson_document **document,
                                 struct text *problem);

/* How many edits of one character (a swap of neighbours is one) make one name of the other; `bound` + 1 when more than `bound`. */
size_t lesson_name_distance(const char *a, const char *b, size_t bound);

/* Writes the lessons of the documents (NULL or empty: the shipped ones), by chapter. The exit status: 2 when a document cannot be
 * read. */
int lessons_list(char **paths, FILE *out);

#endif
