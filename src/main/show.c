#include "main/show.h"

#include "lesson/catalogue.h"
#include "main/open.h"
#include "ui/canvas/theme.h"
#include "ui/screen/screen.h"
#include "ui/views/view.h"

#include <string.h>

struct wanted {
    struct screen_options screen;
    int view;
};

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

const struct option show_options[] = {
    {"--view", "VIEW", "begin with this view: memory, graph, collector or bytes", set_view, false},
    {"--theme", "THEME", "dark or light; else as the terminal says", set_theme, false},
    {"--ascii", NULL, "draw with ASCII characters only", set_ascii, false},
    {NULL, NULL, NULL, NULL, false},
};

static int show_program(const char *name, const struct wanted *wanted)
{
    struct opened opened;
    struct text problem = {0};
    int status = 2;
    if (!main_open(name, &opened))
        return 2;
    struct session *session = session_open(&opened.source, &problem);
    if (session) {
        session_choices(session)->kind = (enum view_kind)wanted->view;
        status = screen_run(session, &wanted->screen);
    } else
        fputs(text_string(&problem), stderr);
    session_close(session);
    text_fini(&problem);
    main_close(&opened);
    return status;
}

/* ---- the table of contents ---- */

/* The lesson that is on the screen, or the two that are. */
struct shown {
    struct {
        struct session *session; /* NULL: free */
        struct opened opened;
    } lessons[2];
    const struct wanted *wanted;
};

static struct session *open_listed(void *context, const struct lesson_document *document,
                                   const struct lesson *lesson, struct text *problem)
{
    struct shown *shown = context;
    int at = shown->lessons[0].session ? 1 : 0;
    struct opened *opened = &shown->lessons[at].opened;
    *opened = (struct opened){0};
    struct session *session = NULL;
    if (main_open_lesson(lesson, document->path, opened, problem))
        session = session_open(&opened->source, problem);
    if (session)
        session_choices(session)->kind = (enum view_kind)shown->wanted->view;
    else
        main_close(opened);
    shown->lessons[at].session = session;
    return session;
}

static void close_listed(void *context, struct session *session)
{
    struct shown *shown = context;
    int at = shown->lessons[0].session == session ? 0 : 1;
    session_close(session);
    main_close(&shown->lessons[at].opened);
    shown->lessons[at].session = NULL;
}

/* The contents of the documents at these paths, of which a NULL follows the last. */
static int show_contents(char **paths, const struct wanted *wanted)
{
    struct {
        VECTOR(struct lesson_document *);
    } documents = {0};
    struct text problem = {0};
    struct shown shown = {.wanted = wanted};
    for (; paths && *paths && !problem.length; paths++) {
        struct lesson_document *document = lesson_document_read(*paths, &problem);
        if (document && !vector_push(&documents, document))
            lesson_document_free(document);
    }
    int status = 2;
    if (problem.length)
        fprintf(stderr, "heapstep: %s\n", text_string(&problem));
    else {
        const struct screen_contents contents = {.documents = documents.items,
                                                 .count = documents.count,
                                                 .open = open_listed,
                                                 .close = close_listed,
                                                 .context = &shown};
        status = screen_contents(&contents, &wanted->screen);
    }
    text_fini(&problem);
    while (documents.count)
        lesson_document_free(vector_pop(&documents));
    vector_fini(&documents);
    return status;
}

static int show_shipped(const struct wanted *wanted)
{
    char **paths = lesson_shipped_paths();
    int status = show_contents(paths, wanted);
    lesson_paths_free(paths);
    return status;
}

int main_show(int count, char **arguments)
{
    static const struct command command = {"", "FILE|LESSON", "", show_options, NULL};
    struct wanted wanted = {.view = VIEW_MEMORY};
    if (!options_read(&command, &count, arguments, &wanted))
        return 2;
    if (!count)
        return show_shipped(&wanted);
    if (count == 1 && lesson_names_document(arguments[0]) && !strchr(arguments[0], '#'))
        return show_contents(arguments, &wanted);
    if (count == 1)
        return show_program(arguments[0], &wanted);
    fputs("heapstep: one program at a time: heapstep FILE, or heapstep LESSON\n", stderr);
    return 2;
}
