#include "lesson/check.h"

#include "python/engine.h"
#include "record/instant.h"
#include "record/recorder.h"

#include <stdlib.h>
#include <string.h>

struct tally {
    unsigned lessons, wrong;
};

struct data_file *lesson_data_files(const struct lesson *lesson)
{
    struct data_file *files = calloc(lesson->files.count + 1, sizeof *files);
    for (size_t i = 0; files && i < lesson->files.count; i++) {
        const struct lesson_file *file = &lesson->files.items[i];
        files[i] = (struct data_file){file->name, file->bytes, file->length};
    }
    return files;
}

static void keep_errors(void *context, int stream, const char *bytes, size_t length)
{
    if (stream == 2)
        text_append_bytes(context, bytes, length);
}

/* The last line of what was printed on standard error: a traceback's own words. */
static const char *last_line(struct text *errors)
{
    while (errors->length && errors->bytes[errors->length - 1] == '\n')
        text_truncate(errors, errors->length - 1);
    const char *newline = strrchr(text_string(errors), '\n');
    return newline ? newline + 1 : text_string(errors);
}

/* Verifies the facts in a run that has ended; how many do not hold. */
static unsigned verify(const struct record *record, const struct lesson *lesson,
                       struct text *report)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < lesson->facts.count; i++) {
        const struct lesson_fact *fact = &lesson->facts.items[i];
        struct text problem = {0};
        if (!lesson_fact_holds(record, fact, &problem)) {
            wrong++;
            text_format(report, "    line %u: %s: %s\n", fact->line, fact->text,
                        text_string(&problem));
        }
        text_fini(&problem);
    }
    return wrong;
}

/* Runs a lesson. False: something in it is wrong, told in the report. */
static bool check_python(const struct lesson *lesson, const char *directory, struct text *report)
{
    struct record *record = record_new();
    struct data_file *files = lesson_data_files(lesson);
    struct text errors = {0};
    struct py_options options = {.record = record,
                                 .program = lesson->name,
                                 .directory = directory,
                                 .write = keep_errors,
                                 .context = &errors,
                                 .files = files};
    struct syntax_error error = {0};
    py_vm *vm = record && files ? py_engine_new(&options) : NULL;
    bool well = false;
    if (!vm) {
        text_append(report, "    out of memory\n");
    } else if (!py_engine_load(vm, lesson->source, lesson->length, &error)) {
        syntax_error_print(&error, report);
    } else if (py_engine_run(vm, 0) != PY_FINISHED) {
        text_append(report, "    the program does not come to its end\n");
    } else {
        well = verify(record, lesson, report) == 0;
        if (py_engine_exit_status(vm) != 0) {
            well = false;
            text_format(report, "    the program ends with status %d: %s\n",
                        py_engine_exit_status(vm), last_line(&errors));
        }
    }
    text_fini(&errors);
    syntax_error_fini(&error);
    py_engine_free(vm);
    record_free(record);
    free(files);
    return well;
}

static void check_lesson(const struct lesson *lesson, const char *directory, struct tally *tally,
                         FILE *out)
{
    struct text report = {0};
    if (strcmp(lesson->language, "python") != 0) {
        fprintf(out, "skipped %s: its language is %s\n", lesson->name, lesson->language);
        return;
    }
    bool well = check_python(lesson, directory, &report);
    tally->lessons++;
    tally->wrong += !well;
    fprintf(out, "%-7s %s, %zu %s\n%s", well ? "ok" : "WRONG", lesson->name, lesson->facts.count,
            lesson->facts.count == 1 ? "answer" : "answers", text_string(&report));
    text_fini(&report);
}

static bool check_document(const char *path, struct tally *tally, FILE *out)
{
    struct text problem = {0};
    struct lesson_document *document = lesson_document_read(path, &problem);
    if (!document) {
        fprintf(stderr, "heapstep lessons: %s\n", text_string(&problem));
        text_fini(&problem);
        return false;
    }
    const char *slash = strrchr(path, '/');
    struct text directory = {0};
    text_append_bytes(&directory, slash ? path : ".", slash ? (size_t)(slash - path) + 1 : 1);
    for (size_t i = 0; i < document->lessons.count; i++)
        check_lesson(document->lessons.items[i], text_string(&directory), tally, out);
    text_fini(&directory);
    lesson_document_free(document);
    return true;
}

int lessons_check(char **paths, FILE *out)
{
    struct tally tally = {0};
    char **shipped = paths && *paths ? NULL : lesson_shipped_paths();
    bool read = true;
    for (char **path = shipped ? shipped : paths; path && *path; path++)
        read = check_document(*path, &tally, out) && read;
    lesson_paths_free(shipped);
    fprintf(out, "%u %s, %u wrong\n", tally.lessons, tally.lessons == 1 ? "lesson" : "lessons",
            tally.wrong);
    return !read ? 2 : tally.wrong ? 1 : 0;
}
