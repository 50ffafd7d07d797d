/* Two programs side by side: on the screen, or as frames. */
#include "main/compare.h"

#include "lesson/catalogue.h"
#include "lesson/lesson.h"
#include "main/open.h"
#include "ui/export/export.h"
#include "ui/screen/compare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct wanted {
    struct screen_options screen;
    unsigned long at;
    bool every;
    int cols, rows;
    const char *format; /* NULL: on the screen */
    const char *path;
};

static bool set_at(void *into, const char *value, const char **problem)
{
    char *end;
    unsigned long step = strtoul(value, &end, 10);
    *problem = "wants a step, from 1: --at 12";
    ((struct wanted *)into)->at = step;
    return *value >= '0' && *value <= '9' && !*end && step >= 1 && step < UINT32_MAX;
}

static bool set_every(void *into, const char *value, const char **problem)
{
    (void)value, (void)problem;
    return ((struct wanted *)into)->every = true;
}

static bool set_size(void *into, const char *value, const char **problem)
{
    struct wanted *wanted = into;
    char *end;
    long cols = strtol(value, &end, 10), rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    *problem = "wants COLUMNSxROWS, from 80x20 to 1000x1000: --size 120x40";
    wanted->cols = (int)cols;
    wanted->rows = (int)rows;
    return !*end && cols >= 80 && rows >= 20 && cols <= 1000 && rows <= 1000;
}

static bool set_format(void *into, const char *value, const char **problem)
{
    *problem = "wants a format: text, ansi, html, svg or cast";
    ((struct wanted *)into)->format = value;
    const struct export_format *format = export_format_find(value);
    return format && format->frame;
}

static bool set_output(void *into, const char *value, const char **problem)
{
    (void)problem;
    ((struct wanted *)into)->path = value;
    return true;
}

static bool set_theme(void *into, const char *value, const char **problem)
{
    *problem = "wants a theme: dark or light";
    ((struct wanted *)into)->screen.theme = theme_find(value);
    return theme_find(value) != NULL;
}

static bool set_ascii(void *into, const char *value, const char **problem)
{
    (void)value, (void)problem;
    return ((struct wanted *)into)->screen.ascii = true;
}

const struct option compare_options[] = {
    {"--format", "FORMAT", "frames, not the screen: text, ansi, html, svg or cast", set_format,
     false},
    {"--at", "N", "with --format: the frame of one step of both", set_at, false},
    {"--every", NULL, "with --format: the frames of all steps", set_every, false},
    {"--size", "COLUMNSxROWS", "how large a frame is (120x40)", set_size, false},
    {"--output,-o", "PATH", "write there, not to standard output", set_output, false},
    {"--theme", "THEME", "dark or light", set_theme, false},
    {"--ascii", NULL, "draw with ASCII characters only", set_ascii, false},
    {NULL, NULL, NULL, NULL, false},
};

/* ---- frames ---- */

static record_step last_step(struct session *session)
{
    struct text answer = {0};
    session_do(session, "last", &answer);
    text_fini(&answer);
    struct session_place place = session_place(session);
    return place.end ? place.end : place.steps;
}

/* Each side stands at the step, or at its end where that comes before. */
static void go_to(struct comparison *comparison, record_step step, const record_step ends[2])
{
    for (int i = 0; i < 2; i++) {
        struct text command = {0}, answer = {0};
        text_format(&command, "goto %u", MIN(step, ends[i]));
        session_do(comparison->sessions[i], text_string(&command), &answer);
        text_fini(&command);
        text_fini(&answer);
    }
}

/* 0 or an errno. */
static int write_frames(struct comparison *comparison, const struct wanted *wanted)
{
    struct export_options options = EXPORT_OPTIONS_DEFAULT;
    struct exporter exporter;
    record_step ends[] = {last_step(comparison->sessions[0]), last_step(comparison->sessions[1])};
    record_step last = MAX(ends[0], ends[1]);
    record_step from = wanted->every ? 1 : wanted->at ? (record_step)wanted->at : last;
    record_step to = wanted->every ? last : from;
    struct canvas *canvas = canvas_new(wanted->cols, wanted->rows);
    if (!canvas)
        return ENOMEM;
    canvas->ascii = wanted->screen.ascii;
    options.theme = wanted->screen.theme;
    options.title = session_source(comparison->sessions[0])->title;
    const struct export_format *format = export_format_find(wanted->format);
    int error = exporter_open(&exporter, format, &options, wanted->path);
    if (error) {
        canvas_free(canvas);
        return error;
    }
    for (record_step step = from; step <= to && !error; step++) {
        struct text label = {0};
        go_to(comparison, step, ends);
        comparison_draw(comparison, canvas);
        text_format(&label, "Step %u", step);
        error = exporter_frame(&exporter, canvas, text_string(&label));
        text_fini(&label);
    }
    int closed = exporter_close(&exporter);
    canvas_free(canvas);
    return error ? error : closed;
}

/* ---- the two programs ---- */

/* Of a lesson alone, the program in the other language that stands in the same section. */
static bool open_partner(struct opened *first, struct opened *second)
{
    const struct lesson *lesson = first->source.lesson;
    struct text problem = {0};
    const struct lesson *partner = lesson ? lesson_twin(first->document, lesson) : NULL;
    *second = (struct opened){0};
    bool open = partner && main_open_lesson(partner, first->document->path, second, &problem);
    if (!partner)
        fputs("heapstep compare: with what? heapstep compare A B, or a lesson that has a twin in "
              "the other language\n",
              stderr);
    else if (!open)
        fprintf(stderr, "heapstep: %s\n", text_string(&problem));
    text_fini(&problem);
    return open;
}

/* Python stands to the left of C. */
static void put_python_first(struct opened opened[2])
{
    if (!strcmp(opened[0].source.language, "c") && !strcmp(opened[1].source.language, "python")) {
        struct opened first = opened[0];
        opened[0] = opened[1];
        opened[1] = first;
    }
}

static int compare(struct opened opened[2], const struct wanted *wanted)
{
    struct comparison comparison = {.active = COMPARISON_BOTH};
    struct text problem = {0};
    int status = 2;
    bool open = true;
    for (int i = 0; i < 2 && open; i++) {
        comparison.sessions[i] = session_open(&opened[i].source, &problem);
        open = comparison.sessions[i] != NULL;
    }
    if (!open)
        fputs(text_string(&problem), stderr);
    else if (!wanted->format)
        status = screen_compare(&comparison, &wanted->screen);
    else {
        int error = write_frames(&comparison, wanted);
        if (error)
            fprintf(stderr, "heapstep compare: %s: %s\n",
                    wanted->path ? wanted->path : "standard output", strerror(error));
        status = error ? 2 : 0;
    }
    text_fini(&problem);
    comparison_fini(&comparison);
    for (int i = 0; i < 2; i++)
        session_close(comparison.sessions[i]);
    return status;
}

int main_compare(int count, char **arguments)
{
    struct wanted wanted = {.cols = 120, .rows = 40};
    const struct command *command = commands;
    struct opened opened[2];
    while (command->run != main_compare)
        command++;
    if (!options_read(command, &count, arguments, &wanted))
        return 2;
    if ((wanted.at || wanted.every || wanted.path) && !wanted.format)
        wanted.format = "text";
    if (count < 1 || count > 2) {
        fputs("heapstep compare: which programs? heapstep compare A B\n", stderr);
        return 2;
    }
    if (!main_open(arguments[0], &opened[0]))
        return 2;
    int status = 2;
    if (count == 2 ? main_open(arguments[1], &opened[1]) : open_partner(&opened[0], &opened[1])) {
        put_python_first(opened);
        status = compare(opened, &wanted);
        main_close(&opened[1]);
    }
    main_close(&opened[0]);
    return status;
}
