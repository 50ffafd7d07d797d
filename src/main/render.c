#include "main/render.h"

#include "main/open.h"
#include "record/search.h"
#include "session/engine.h"
#include "ui/export/export.h"
#include "ui/export/steps.h"
#include "ui/views/scene.h"
#include "ui/views/view.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct wanted {
    unsigned long from, to; /* steps; 0: from the first, to the last */
    bool chosen;            /* --at, --steps or --every was given */
    int cols, rows;
    int view;
    const char *format;
    const char *path;
    const struct theme *theme;
    bool ascii, audit, audit_record;
};

static bool read_step(const char *text, char stop, unsigned long *step, const char **rest)
{
    char *end;
    errno = 0;
    *step = strtoul(text, &end, 10);
    *rest = end;
    return end != text && *text >= '0' && *text <= '9' && !errno && *step >= 1 &&
           *step < UINT32_MAX && *end == stop;
}

static bool set_at(void *into, const char *value, const char **problem)
{
    struct wanted *wanted = into;
    const char *rest;
    *problem = "wants a step, from 1: --at 12";
    wanted->chosen = true;
    bool good = read_step(value, '\0', &wanted->from, &rest);
    wanted->to = wanted->from;
    return good;
}

static bool set_steps(void *into, const char *value, const char **problem)
{
    struct wanted *wanted = into;
    const char *rest;
    *problem = "wants two steps, from 1: --steps 3:9";
    wanted->chosen = true;
    return read_step(value, ':', &wanted->from, &rest) &&
           read_step(rest + 1, '\0', &wanted->to, &rest) && wanted->from <= wanted->to;
}

static bool set_every(void *into, const char *value, const char **problem)
{
    struct wanted *wanted = into;
    (void)value, (void)problem;
    wanted->chosen = true;
    wanted->from = wanted->to = 0;
    return true;
}

static bool set_size(void *into, const char *value, const char **problem)
{
    struct wanted *wanted = into;
    char *end;
    long cols = strtol(value, &end, 10);
    long rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    *problem = "wants COLUMNSxROWS, from 1x1 to 1000x1000: --size 100x40";
    wanted->cols = (int)cols;
    wanted->rows = (int)rows;
    return !*end && cols >= 1 && rows >= 1 && cols <= 1000 && rows <= 1000;
}

static bool set_view(void *into, const char *value, const char **problem)
{
    for (int i = 0; i < VIEW_KINDS; i++)
        if (views[i].name && strcmp(views[i].name, value) == 0) {
            ((struct wanted *)into)->view = i;
            return true;
        }
    *problem = "wants a view: memory, graph, collector or bytes";
    return false;
}

static bool set_format(void *into, const char *value, const char **problem)
{
    ((struct wanted *)into)->format = value;
    *problem = "wants a format: text, ansi, html, svg, json, pytutor or cast";
    return export_format_find(value) != NULL;
}

static bool set_output(void *into, const char *value, const char **problem)
{
    (void)problem;
    ((struct wanted *)into)->path = value;
    return true;
}

static bool set_theme(void *into, const char *value, const char **problem)
{
    ((struct wanted *)into)->theme = theme_find(value);
    *problem = "wants a theme: dark or light";
    return theme_find(value) != NULL;
}

static bool set_ascii(void *into, const char *value, const char **problem)
{
    (void)value, (void)problem;
    return ((struct wanted *)into)->ascii = true;
}

static bool set_audit_record(void *into, const char *value, const char **problem)
{
    (void)value;
    (void)problem;
    struct wanted *wanted = into;
    return wanted->audit = wanted->audit_record = true;
}

static bool set_audit(void *into, const char *value, const char **problem)
{
    (void)value, (void)problem;
    return ((struct wanted *)into)->audit = true;
}

const struct option render_options[] = {
    {"--at", "N", "the frame of one step; steps count from 1", set_at, false},
    {"--steps", "A:B", "the frames of some steps", set_steps, false},
    {"--every", NULL, "the frames of all steps", set_every, false},
    {"--size", "COLUMNSxROWS", "how large a frame is (100x40)", set_size, false},
    {"--view", "VIEW", "memory, graph, collector or bytes (memory)", set_view, false},
    {"--format", "FORMAT", "text, ansi, html, svg, json, pytutor or cast (text)", set_format,
     false},
    {"--output,-o", "PATH", "write there, not to standard output", set_output, false},
    {"--theme", "THEME", "dark or light", set_theme, false},
    {"--ascii", NULL, "draw with ASCII characters only", set_ascii, false},
    {"--audit-record", NULL, "check what the record knows of each object, too", set_audit_record,
     true},
    {"--audit", NULL, "check every count against its holders after every step", set_audit, true},
    {NULL, NULL, NULL, NULL, false},
};

/* Frames of pictures. 0 or an errno. */
static int render_pictures(struct session *session, const struct wanted *wanted, record_step from,
                           record_step to)
{
    struct export_options options = EXPORT_OPTIONS_DEFAULT;
    struct exporter exporter;
    struct canvas *canvas = canvas_new(wanted->cols, wanted->rows);
    if (!canvas)
        return ENOMEM;
    canvas->ascii = wanted->ascii;
    options.theme = wanted->theme;
    options.title = session_source(session)->title;
    const struct export_format *format = export_format_find(wanted->format);
    int error = exporter_open(&exporter, format, &options, wanted->path);
    if (!error) {
        struct text answer = {0}, command = {0};
        for (record_step step = from; step <= to && !error; step++) {
            text_clear(&command);
            text_format(&command, "goto %u", step);
            text_clear(&answer);
            session_do(session, text_string(&command), &answer);
            scene_draw(session, canvas);
            text_clear(&answer);
            text_format(&answer, "Step %u", step);
            error = exporter_frame(&exporter, canvas, text_string(&answer));
        }
        text_fini(&answer);
        text_fini(&command);
        int closed = exporter_close(&exporter);
        error = error ? error : closed;
    }
    canvas_free(canvas);
    return error;
}

/* Lines of JSON and the like, written from the record. 0 or an errno. */
static int render_steps(struct session *session, const struct wanted *wanted, record_step from,
                        record_step to)
{
    const struct record *record = session_record(session);
    struct output_file file;
    bool good = true;
    int error;
    if (!wanted->path)
        output_file_borrow(&file, stdout);
    else if ((error = output_file_open(&file, wanted->path)) != 0)
        return error;
    errno = 0;
    if (strcmp(wanted->format, "pytutor") == 0)
        good = pytutor_trace(record, from, to, 1, file.stream);
    else
        for (record_step step = from; step <= to && good; step++)
            good = json_step(record, step, file.stream);
    if (good)
        return output_file_commit(&file);
    error = errno ? errno : ENOMEM;
    output_file_abandon(&file);
    return error;
}

/* A step that never ends, as `while True: pass`, ends a render: nobody is there to press Ctrl-C. */
enum { PATIENCE_SECONDS = 5 };

struct patience {
    record_step step;
    clock_t since;
    bool over;
};

static bool still_patient(void *context, record_step step)
{
    struct patience *patience = context;
    clock_t now = clock();
    if (step != patience->step)
        *patience = (struct patience){.step = step, .since = now};
    patience->over = now - patience->since > PATIENCE_SECONDS * (clock_t)CLOCKS_PER_SEC;
    return !patience->over;
}

/* Brings the session to a step, 0 for the last; the program's input is standard input, unless a person sits there. */
static void record_program(struct session *session, unsigned long to)
{
    struct text command = {0}, answer = {0};
    char *line = NULL;
    size_t capacity = 0;
    if (to)
        text_format(&command, "goto %lu", to);
    else
        text_append(&command, "last");
    session_do(session, text_string(&command), &answer);
    while (session_place(session).wants_input) {
        ssize_t got = isatty(STDIN_FILENO) ? 0 : getline(&line, &capacity, stdin);
        session_give_input(session, got > 0 ? line : "", got > 0 ? (size_t)got : 0);
        text_clear(&answer);
        session_do(session, text_string(&command), &answer);
    }
    free(line);
    text_fini(&command);
    text_fini(&answer);
}

/* The interpreter's exit is recorded when all steps are asked for, or one beyond the program's end. */
static void record_all(struct session *session, const struct wanted *wanted,
                       const struct patience *patience)
{
    bool every = wanted->audit || (wanted->chosen && !wanted->to);
    record_program(session, every ? 0 : wanted->to);
    if (patience->over || (!every && wanted->to <= session_place(session).steps))
        return;
    struct text answer = {0};
    record_program(session, 0);
    if (session_place(session).end && session_do(session, "step", &answer))
        record_program(session, 0);
    text_fini(&answer);
}

static void tell_steps(record_step steps, record_step end)
{
    fprintf(stderr, "heapstep render: the program has %u steps", end ? end : steps);
    if (end && end < steps)
        fprintf(stderr, ", and its interpreter's exit %u more", steps - end);
    putc('\n', stderr);
}

static int render_session(struct session *session, const struct wanted *wanted)
{
    if (!view_is_for((enum view_kind)wanted->view, session_source(session)->language)) {
        fprintf(stderr, "heapstep render: the view %s is not for programs in %s\n",
                views[wanted->view].name, session_engine(session)->name);
        return 2;
    }
    session_choices(session)->kind = (enum view_kind)wanted->view;
    struct patience patience = {.since = clock()};
    session_on_progress(session, still_patient, &patience);
    record_all(session, wanted, &patience);
    session_on_progress(session, NULL, NULL);
    if (*session_audit_report(session)) {
        fprintf(stderr, "heapstep: the audit failed at step %u:\n%s", session_place(session).steps,
                session_audit_report(session));
        return 3;
    }
    record_step steps = session_place(session).steps;
    if (session_place(session).full && (!wanted->to || wanted->to > steps))
        fprintf(stderr, "heapstep render: the record is full after %u steps\n", steps);
    if (patience.over)
        fprintf(stderr, "heapstep render: what runs at step %u did not end within %d seconds\n",
                steps, PATIENCE_SECONDS);
    record_step from = wanted->from ? (record_step)wanted->from : 1;
    record_step to = wanted->to ? (record_step)wanted->to : steps;
    if (!wanted->chosen)
        from = to = session_place(session).end ? session_place(session).end : steps;
    if (from > steps || to > steps) {
        if (!patience.over)
            tell_steps(steps, session_place(session).end);
        return 2;
    }
    bool is_picture = export_format_find(wanted->format)->frame != NULL;
    int error = is_picture ? render_pictures(session, wanted, from, to)
                           : render_steps(session, wanted, from, to);
    if (!error && !wanted->path && (fflush(stdout) != 0 || ferror(stdout)))
        error = errno;
    if (error) {
        fprintf(stderr, "heapstep render: %s: %s\n",
                wanted->path ? wanted->path : "standard output", strerror(error));
        return 1;
    }
    return 0;
}

int main_render(int count, char **arguments)
{
    struct wanted wanted = {.cols = 100, .rows = 40, .format = "text"};
    const struct command *command = commands;
    while (command->run != main_render)
        command++;
    if (!options_read(command, &count, arguments, &wanted))
        return 2;
    if (count != 1) {
        fputs("heapstep render: which program? heapstep render FILE|LESSON [options]\n", stderr);
        return 2;
    }
    struct opened opened;
    if (!main_open(arguments[0], &opened))
        return 2;
    struct text problem = {0};
    int status = 2;
    opened.source.audit = wanted.audit;
    opened.source.audit_record = wanted.audit_record;
    struct session *session = session_open(&opened.source, &problem);
    if (session)
        status = render_session(session, &wanted);
    else
        fputs(text_string(&problem), stderr);
    text_fini(&problem);
    session_close(session);
    main_close(&opened);
    return status;
}
