#include "main/open.h"

#include "lesson/catalogue.h"
#include "main/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
                                             .language = "python",
                                             .text = opened->bytes,
                                             .length = length,
                                             .directory = opened->directory};
    return opened->directory && opened->program;
}

static bool use_lesson(const struct lesson *lesson, struct opened *opened)
{
    opened->files = calloc(lesson->files.count + 1, sizeof *opened->files);
    if (!opened->files)
        return false;
    for (size_t i = 0; i < lesson->files.count; i++)
        opened->files[i] =
            (struct py_data_file){lesson->files.items[i].name, lesson->files.items[i].bytes,
                                  lesson->files.items[i].length};
    opened->source = (struct session_source){.name = lesson->name,
                                             .title = lesson->title,
                                             .language = lesson->language,
                                             .text = lesson->source,
                                             .length = lesson->length,
                                             .lesson = lesson,
                                             .files = opened->files};
    return true;
}

static bool open_lesson(const char *name, struct opened *opened)
{
    struct text problem = {0};
    const struct lesson *lesson = lesson_open(name, &opened->document, &problem);
    if (!lesson)
        fprintf(stderr, "heapstep: %s\n", text_string(&problem));
    text_fini(&problem);
    return lesson && use_lesson(lesson, opened);
}

/* What is neither a path nor a file's name is a lesson's. */
static bool is_lesson_name(const char *name)
{
    return lesson_names_document(name) ||
           (!strchr(name, '/') && !strchr(name, '.') && access(name, F_OK) != 0);
}

bool main_open(const char *name, struct opened *opened)
{
    *opened = (struct opened){0};
    bool open = is_lesson_name(name) ? open_lesson(name, opened) : open_file(name, opened);
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
