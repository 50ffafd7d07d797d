/* Inside the lesson room: how a document's text becomes lessons.
 *
 * Reading is in two halves: markdown.c finds programs and the prose around them, narration.c finds notes and facts in a program's
 * comments. Both work on memory, so that tests need no files.
 */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include "lesson/lesson.h"

/* A document from its text; the path is kept for messages. NULL when memory is out. */
struct lesson_document *lesson_document_parse(const char *path, const char *bytes, size_t length);

/* "Object Lifetime (an example)" gives "object-lifetime". */
void lesson_slug(const char *heading, struct text *out);
/* The value of `key=value` or `key="a value"` in a block's info string, appended. False: it is not there. */
bool lesson_attribute(const char *info, const char *key, struct text *value);

/* Fills the lesson's notes and facts from its source. False when memory is out. */
bool lesson_read_notes(struct lesson *lesson);

/* Is it C without a function main: to be read, and not to be run as it is? */
bool lesson_is_fragment(const struct lesson *lesson);
/* Makes a program of a fragment, where it has a function that can be called. False when memory is out. */
bool lesson_complete(struct lesson *lesson);

void lesson_free(struct lesson *lesson);
/* A copy ended by NUL. NULL when memory is out. */
char *lesson_copy(const char *bytes, size_t length);

#endif
