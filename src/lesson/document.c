/* Documents as files, and lessons found in them. (lesson.h) */
#include "lesson/markdown.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No lesson is longer; a larger file is some other file, named by mistake. */
enum { DOCUMENT_AT_MOST = 16 * 1024 * 1024 };

struct lesson_document *lesson_document_read(const char *path, struct text *problem)
{
    struct text bytes = {0};
    struct lesson_document *document = NULL;
    char piece[8192];
    size_t got;
    errno = 0;
    FILE *file = fopen(path, "rb");
    if (!file) {
        text_format(problem, "%s: %s", path, strerror(errno));
        return NULL;
    }
    while ((got = fread(piece, 1, sizeof piece, file)) > 0 && bytes.length <= DOCUMENT_AT_MOST)
        text_append_bytes(&bytes, piece, got);
    if (ferror(file))
        text_format(problem, "%s: %s", path, strerror(errno));
    else if (bytes.length > DOCUMENT_AT_MOST)
        text_format(problem, "%s: too large for a lesson document", path);
    else if (bytes.failed ||
             !(document = lesson_document_parse(path, text_string(&bytes), bytes.length)))
        text_format(problem, "%s: out of memory", path);
    fclose(file);
    text_fini(&bytes);
    return document;
}

void lesson_free(struct lesson *lesson)
{
    if (!lesson)
        return;
    for (size_t i = 0; i < lesson->notes.count; i++)
        free(lesson->notes.items[i].text);
    for (size_t i = 0; i < lesson->facts.count; i++)
        free(lesson->facts.items[i].text);
    for (size_t i = 0; i < lesson->files.count; i++) {
        free(lesson->files.items[i].name);
        free(lesson->files.items[i].bytes);
    }
    vector_fini(&lesson->notes);
    vector_fini(&lesson->facts);
    vector_fini(&lesson->files);
    free(lesson->name);
    free(lesson->title);
    free(lesson->chapter);
    free(lesson->language);
    free(lesson->source);
    free(lesson->introduction);
    free(lesson->partner);
    free(lesson);
}

void lesson_document_free(struct lesson_document *document)
{
    if (!document)
        return;
    for (size_t i = 0; i < document->lessons.count; i++)
        lesson_free(document->lessons.items[i]);
    vector_fini(&document->lessons);
    free(document->path);
    free(document->title);
    free(document);
}

const struct lesson *lesson_find(const struct lesson_document *document, const char *name_or_number)
{
    for (size_t i = 0; i < document->lessons.count; i++)
        if (strcmp(document->lessons.items[i]->name, name_or_number) == 0)
            return document->lessons.items[i];
    size_t digits = strspn(name_or_number, "0123456789");
    if (!digits || name_or_number[digits])
        return NULL;
    unsigned long number = strtoul(name_or_number, NULL, 10);
    return number >= 1 && number <= document->lessons.count ? document->lessons.items[number - 1]
                                                            : NULL;
}

const struct lesson *lesson_twin(const struct lesson_document *document,
                                 const struct lesson *lesson)
{
    return lesson->partner ? lesson_find(document, lesson->partner) : NULL;
}
