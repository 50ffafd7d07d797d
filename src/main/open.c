#include "main/open.h"

#include "lesson/catalogue.h"
#include "lesson/check.h"
#include "main/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* By the ending of its name. */
static const char *language_of(const char *path)
{
    size_t length = strlen(path);
    return length > 2 && !strcmp(path + length - 2, ".c") ? "c" : "python";
}

static bool open_file(const char *path, struct opened *opened)
{
    size_t length;
    opened->bytes = main_read_file(path, &length);
    if (!opened->bytes)
        return false;
    opened->directory = main_directory_of(path);
    opened->program = main_absolute_path(path);
    opened->source = (struct session_source){.name = opened->program,
                                             .script = path,
                                             .title = path,
                                             .language = language_of(path),
                                             .text = opened->bytes,
                                             .length = length,
                                             .directory = opened->directory};
    return opened->directory && opened->program;
}

bool main_open_lesson(const struct lesson *lesson, const char *path, struct opened *opened,
                      struct text *problem)
{
    opened->directory = main_directory_of(path);
    opened->files = lesson_data_files(lesson);
    opened->source = (struct session_source){.name = lesson->name,
                                             .script = lesson->name,
                                             .title = lesson->title,
                                             .language = lesson->language,
                                             .text = lesson->source,
                                             .length = lesson->length,
                                             .directory = opened->directory,
                                             .lesson = lesson,
                                             .files = opened->files};
    if (!opened->directory || !opened->files)
        text_append(problem, "out of memory");
    return opened->directory && opened->files;
}

static bool open_lesson(const char *name, struct opened *opened)
{
    struct text problem = {0};
    const struct lesson *lesson = lesson_open(name, &opened->document, &problem);
    bool open = lesson && main_open_lesson(lesson, opened->document->path, opened, &problem);
    if (!open)
        fprintf(stderr, "heapstep: %s\n", text_string(&problem));
    text_fini(&problem);
    return open;
}

/* A word that is no path and names no file may be a lesson's. */
static bool may_be_lesson(const char *name)
{
    return lesson_names_document(name) || (!strpbrk(name, "/.") && access(name, F_OK) != 0);
}

bool main_open(const char *name, struct opened *opened)
{
    *opened = (struct opened){0};
    bool open = may_be_lesson(name) ? open_lesson(name, opened) : open_file(name, opened);
    if (!open)
        main_close(opened);
    return open;
}

void main_close(struct opened *opened)
{
    free(opened->bytes);
    free(opened->directory);
    free(opened->program);
    free(opened->files);
    lesson_document_free(opened->document);
    *opened = (struct opened){0};
}
