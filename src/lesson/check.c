#include "lesson/check.h"

#include "c/run/engine.h"
#include "lesson/markdown.h"
#include "python/engine.h"
#include "record/bytes.h"
#include "record/recorder.h"
#include "ui/views/c_value.h"

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

static bool has_fact(const struct lesson *lesson, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i < lesson->facts.count; i++)
        if (strncmp(lesson->facts.items[i].text, word, length) == 0)
            return true;
    return false;
}

/* A fault that stops the program, and memory that it leaks, are to be stated. False: one is not. */
static bool verify_end(const struct c_machine *machine, const struct record *record,
                       const struct lesson *lesson, struct text *report)
{
    uint32_t line;
    const char *message, *fault = c_engine_fault(machine, &line, &message);
    struct c_losses losses = c_losses_at(instant_at_step(record, record_steps(record)));
    int status = c_engine_exit_status(machine);
    if (fault && !has_fact(lesson, "fault"))
        text_format(report, "    the program is stopped: %s: line %u: %s\n", fault, line, message);
    else if (!fault && status != 0)
        text_format(report, "    the program ends with status %d\n", status);
    else if (losses.blocks[RECORD_DEFINITELY_LOST] && !has_fact(lesson, "leak") &&
             !lesson->completed)
        text_append(report, "    the program leaks memory, and no fact says so\n");
    else
        return true;
    return false;
}

static bool check_c(const struct lesson *lesson, const char *directory, struct text *report)
{
    struct record *record = record_new();
    struct data_file *files = lesson_data_files(lesson);
    struct c_options options = {
        .record = record, .program = lesson->name, .directory = directory, .files = files};
    struct c_diagnostics diagnostics = {0};
    struct c_machine *machine = record && files ? c_engine_new(&options) : NULL;
    bool well = false;
    if (!machine)
        text_append(report, "    out of memory\n");
    else if (!c_engine_load(machine, lesson->source, lesson->length, &diagnostics))
        text_append(report,
                    diagnostics.errors ? text_string(&diagnostics.text) : "    out of memory\n");
    else if (c_engine_run(machine, 0) != C_FINISHED)
        text_append(report, "    the program does not come to its end\n");
    else {
        well = verify(record, lesson, report) == 0;
        well = verify_end(machine, record, lesson, report) && well;
    }
    c_diagnostics_fini(&diagnostics);
    c_engine_free(machine);
    record_free(record);
    free(files);
    return well;
}

static void check_lesson(const struct lesson *lesson, const char *directory, struct tally *tally,
                         FILE *out)
{
    struct text report = {0};
    if (lesson_is_fragment(lesson)) {
        fprintf(out, "skipped %s: there is no function main in it\n", lesson->name);
        return;
    }
    bool well = strcmp(lesson->language, "c") == 0 ? check_c(lesson, directory, &report)
                                                   : check_python(lesson, directory, &report);
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
