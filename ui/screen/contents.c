/* The table of contents: every lesson by chapter, and beside it what the chosen one is about. */
#include "lesson/lesson.h"
#include "ui/canvas/charset.h"
#include "ui/screen/compare.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"

#include <ctype.h>
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#undef scroll
#undef timeout

enum { LEAST_COLS = 40, LEAST_ROWS = 12, PREVIEW_FROM = 76, ABOVE = 3, BELOW = 2 };

/* A row of the list: a chapter's heading, or a lesson. */
struct row {
    const char *heading;
    const struct lesson *lesson; /* NULL: a heading */
    const struct lesson_document *document;
};

struct list {
    const struct screen_contents *contents;
    struct screen *screen;
    struct {
        VECTOR(struct row);
    } rows;
    size_t lessons;     /* all there are */
    size_t chosen;      /* a row with a lesson, if there is one */
    size_t first;       /* the row at the top */
    struct text filter; /* what is searched for; "" shows all */
    bool filtering;     /* keys go to the filter */
    bool quit;
};

/* ---- the rows ---- */

/* Whether `word` stands anywhere in `text`, whatever the case of its letters. */
static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (; *text; text++) {
        size_t i = 0;
        while (i < length && text[i] &&
               tolower((unsigned char)text[i]) == tolower((unsigned char)word[i]))
            i++;
        if (i == length)
            return true;
    }
    return !length;
}

static bool is_wanted(const struct list *list, const struct lesson *lesson)
{
    const char *word = text_string(&list->filter);
    return has_word(lesson->title, word) || has_word(lesson->name, word) ||
           has_word(lesson->chapter, word) || has_word(lesson->introduction, word);
}

static void add_lesson(struct list *list, const struct lesson_document *document,
                       const struct lesson *lesson, const char **heading)
{
    if (!*heading || strcmp(*heading, lesson->chapter) != 0) {
        *heading = lesson->chapter;
        (void)vector_push(&list->rows, ((struct row){*heading, NULL, document}));
    }
    (void)vector_push(&list->rows, ((struct row){NULL, lesson, document}));
}

/* Makes the rows anew; the lesson chosen before stays chosen when it is still there. */
static void make_rows(struct list *list)
{
    const struct lesson *before =
        list->chosen < list->rows.count ? list->rows.items[list->chosen].lesson : NULL;
    list->rows.count = list->lessons = list->chosen = list->first = 0;
    for (size_t i = 0; i < list->contents->count; i++) {
        const struct lesson_document *document = list->contents->documents[i];
        const char *heading = NULL;
        for (size_t k = 0; k < document->lessons.count; k++, list->lessons++)
            if (is_wanted(list, document->lessons.items[k]))
                add_lesson(list, document, document->lessons.items[k], &heading);
    }
    for (size_t i = list->rows.count; i-- > 0;)
        if (list->rows.items[i].lesson &&
            (list->rows.items[i].lesson == before || !list->rows.items[list->chosen].lesson ||
             list->rows.items[list->chosen].lesson != before))
            list->chosen = i;
}

/* Goes `count` lessons down, or up. */
static void move_by(struct list *list, int count)
{
    size_t at = list->chosen;
    while (count) {
        size_t next = at;
        do {
            if (count > 0 ? next + 1 >= list->rows.count : next == 0)
                return;
            next += count > 0 ? 1 : (size_t)-1;
        } while (!list->rows.items[next].lesson);
        list->chosen = at = next;
        count += count > 0 ? -1 : 1;
    }
}

static const struct lesson *twin_of(const struct list *list)
{
    const struct row *row = list->rows.count ? &list->rows.items[list->chosen] : NULL;
    return row && row->lesson ? lesson_twin(row->document, row->lesson) : NULL;
}

/* ---- drawing ---- */

static void draw_row(const struct canvas_region *region, int y, const struct row *row, bool chosen)
{
    if (!row->lesson) {
        canvas_put_fit(region, 1, y, region->cols - 2, row->heading, ROLE_TITLE);
        return;
    }
    int x = canvas_put(region, 1, y, chosen ? GLYPH_POINTER " " : "  ", ROLE_CURRENT_LINE);
    bool is_c = strcmp(row->lesson->language, "c") == 0;
    canvas_put_fit(region, 1 + x, y, region->cols - x - 2 - (is_c ? 3 : 0), row->lesson->title,
                   ROLE_TEXT);
    if (is_c)
        canvas_put_right(region, 0, y, region->cols - 1, "C", ROLE_HINT);
    if (chosen)
        canvas_add_modifiers(region, 0, y, region->cols, 1, CANVAS_SELECTED);
}

static void draw_list(struct list *list, const struct canvas_region *region)
{
    size_t rows = (size_t)MAX(region->rows, 1);
    if (list->chosen < list->first + 1)
        list->first = list->chosen ? list->chosen - 1 : 0;
    if (list->chosen >= list->first + rows)
        list->first = list->chosen - rows + 1;
    if (!list->rows.count)
        canvas_put_fit(region, 1, 0, region->cols - 2,
                       list->lessons ? "no lesson has that word" : "there are no lessons here",
                       ROLE_DIM);
    for (size_t i = 0; i < rows && list->first + i < list->rows.count; i++) {
        const struct row *row = &list->rows.items[list->first + i];
        draw_row(region, (int)i, row, list->first + i == list->chosen && row->lesson);
        if (row->lesson)
            canvas_tag(region, 0, (int)i, region->cols, 1, (int)(list->first + i) + 1);
    }
}

static void draw_preview(const struct canvas_region *region, const struct lesson *lesson,
                         const struct lesson *twin)
{
    int y = 0, cols = region->cols - 2;
    canvas_put_fit(region, 1, y++, cols, lesson->title, ROLE_TITLE);
    if (twin)
        canvas_put_format(region, 1, y++, cols, ROLE_HINT, "c: beside %s's \"%s\"",
                          strcmp(twin->language, "c") ? "Python" : "C", twin->title);
    y++;
    if (*lesson->introduction)
        y += canvas_put_wrapped(region, 1, y, cols, MAX(region->rows / 2 - 1, 1),
                                lesson->introduction, ROLE_NARRATION) +
             1;
    const char *at = lesson->source, *end = lesson->source + lesson->length;
    for (; y < region->rows && at < end; y++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = newline ? (size_t)(newline - at) : (size_t)(end - at);
        bool last = y == region->rows - 1 && newline && newline + 1 < end;
        if (last)
            canvas_put(region, 1, y, GLYPH_ELLIPSIS, ROLE_DIM);
        else
            canvas_put_fit_bytes(region, 1, y, cols, at, length, ROLE_DIM);
        at += length + (newline != NULL);
    }
}

static void draw_around(struct list *list, const struct canvas_region *all, int *cursor_x)
{
    char count[48];
    struct text hints = {0};
    const struct screen *screen = list->screen;
    snprintf(count, sizeof count, "%zu lesson%s", list->lessons, list->lessons == 1 ? "" : "s");
    canvas_put_right(all, 0, 0, all->cols - 1, count, ROLE_STATUS);
    canvas_put(all, 1, 0, "heapstep", ROLE_TITLE);
    canvas_put_fit(all, 1, 1, all->cols - 2,
                   "Welcome. Choose a lesson and watch its memory, step by step, forward and back.",
                   ROLE_HINT);
    int y = all->rows - 1;
    if (list->filtering || list->filter.length) {
        int x = 1 + canvas_put(all, 1, y, "/ ", ROLE_PROMPT);
        x += canvas_put_fit(all, x, y, all->cols - x - 2, text_string(&list->filter), ROLE_TEXT);
        *cursor_x = list->filtering ? MIN(x, all->cols - 1) : -1;
    }
    keys_contents_hints(twin_of(list) != NULL, &hints);
    if (screen->message.length)
        canvas_put_fit(all, 1, y - 1, all->cols - 2, text_string(&screen->message),
                       screen->message_is_error ? ROLE_ERROR : ROLE_STATUS);
    else
        canvas_put_fit(all, 1, y - 1, all->cols - 2, text_string(&hints), ROLE_HINT);
    text_fini(&hints);
}

static void draw(struct list *list)
{
    struct screen *screen = list->screen;
    struct canvas *canvas = screen->canvas;
    int cols = terminal_cols(screen->terminal), rows = terminal_rows(screen->terminal);
    int cursor_x = -1;
    if ((canvas->cols != cols || canvas->rows != rows) && !canvas_resize(canvas, cols, rows))
        return;
    canvas_clear(canvas);
    struct canvas_region all = canvas_whole(canvas);
    if (cols < LEAST_COLS || rows < LEAST_ROWS) {
        canvas_put_wrapped(&all, 0, 0, cols, rows, "heapstep needs 40x12", ROLE_TEXT);
    } else {
        int left = cols >= PREVIEW_FROM ? MAX(cols * 2 / 5, 36) : cols;
        int height = rows - ABOVE - BELOW;
        draw_around(list, &all, &cursor_x);
        canvas_box(&all, 0, ABOVE - 1, left, height + 1, "Lessons", ROLE_BORDER, ROLE_TITLE);
        struct canvas_region region = canvas_sub(&all, 1, ABOVE, left - 2, height - 1);
        draw_list(list, &region);
        if (left < cols) {
            canvas_box(&all, left, ABOVE - 1, cols - left, height + 1, NULL, ROLE_BORDER,
                       ROLE_TITLE);
            region = canvas_sub(&all, left + 1, ABOVE, cols - left - 2, height - 1);
            if (list->rows.count)
                draw_preview(&region, list->rows.items[list->chosen].lesson, twin_of(list));
        }
    }
    if (screen->panel.open)
        panel_draw(&screen->panel, canvas, rows - 2);
    terminal_show(screen->terminal, canvas, cursor_x, rows - 1);
}

/* ---- opening a lesson ---- */

static void say_problem(struct screen *screen, const struct text *problem)
{
    if (strchr(text_string(problem), '\n'))
        panel_open(&screen->panel, "This lesson cannot be opened", text_string(problem));
    else
        screen_say(screen, true, text_string(problem));
}

/* The lesson and its twin, Python to the left of C. */
static void open_beside_twin(struct list *list)
{
    const struct screen_contents *contents = list->contents;
    const struct lesson *twin = twin_of(list);
    struct comparison comparison = {0};
    struct text problem = {0};
    if (!twin) {
        screen_say(list->screen, false, "this lesson has no twin in the other language");
        return;
    }
    const struct row *row = &list->rows.items[list->chosen];
    bool is_c = !strcmp(row->lesson->language, "c");
    const struct lesson *lessons[] = {is_c ? twin : row->lesson, is_c ? row->lesson : twin};
    for (int i = 0; i < 2 && !problem.length; i++)
        comparison.sessions[i] =
            contents->open(contents->context, row->document, lessons[i], &problem);
    if (comparison.sessions[0] && comparison.sessions[1])
        comparison_loop(list->screen, &comparison);
    else
        say_problem(list->screen, &problem);
    comparison_fini(&comparison);
    for (int i = 0; i < 2; i++)
        if (comparison.sessions[i])
            contents->close(contents->context, comparison.sessions[i]);
    text_fini(&problem);
}

static void open_chosen(struct list *list)
{
    struct screen *screen = list->screen;
    struct text problem = {0};
    if (!list->rows.count)
        return;
    const struct screen_contents *contents = list->contents;
    const struct row *row = &list->rows.items[list->chosen];
    screen->session = contents->open(contents->context, row->document, row->lesson, &problem);
    if (screen->session) {
        screen_loop(screen);
        contents->close(contents->context, screen->session);
        screen->session = NULL;
    } else
        say_problem(screen, &problem);
    text_fini(&problem);
}

/* ---- keys ---- */

static void filter_key(struct list *list, unsigned key)
{
    if (key == TERMINAL_ESCAPE) {
        text_clear(&list->filter);
        list->filtering = false;
    } else if (key == '\r' || key == TERMINAL_FUNCTION(KEY_ENTER))
        list->filtering = false;
    else if ((key == 127 || key == 8 || key == TERMINAL_FUNCTION(KEY_BACKSPACE)) &&
             list->filter.length) {
        size_t length = list->filter.length - 1;
        while (length && ((unsigned char)list->filter.bytes[length] & 0xC0) == 0x80)
            length--;
        text_truncate(&list->filter, length);
    } else if (key >= 32 && key != 127 && key <= 0x10ffff)
        text_append_code_point(&list->filter, key);
    make_rows(list);
}

static bool move_key(struct list *list, unsigned key)
{
    int page = MAX(terminal_rows(list->screen->terminal) - ABOVE - BELOW - 2, 1);
    if (key == TERMINAL_FUNCTION(KEY_DOWN))
        move_by(list, 1);
    else if (key == TERMINAL_FUNCTION(KEY_UP))
        move_by(list, -1);
    else if (key == TERMINAL_FUNCTION(KEY_NPAGE))
        move_by(list, page);
    else if (key == TERMINAL_FUNCTION(KEY_PPAGE))
        move_by(list, -page);
    else if (key == TERMINAL_FUNCTION(KEY_HOME))
        move_by(list, INT32_MIN + 1);
    else if (key == TERMINAL_FUNCTION(KEY_END))
        move_by(list, INT32_MAX);
    else
        return false;
    return true;
}

static void list_key(struct list *list, unsigned key)
{
    struct screen *screen = list->screen;
    text_clear(&screen->message);
    if (key == ('L' & 31))
        terminal_redraw(screen->terminal);
    else if (key == ('Z' & 31))
        terminal_suspend(screen->terminal);
    else if (screen->panel.open)
        screen_panel_key(screen, key);
    else if (move_key(list, key))
        return;
    else if (list->filtering)
        filter_key(list, key);
    else if (key == '\r' || key == ' ' || key == TERMINAL_FUNCTION(KEY_ENTER) ||
             key == TERMINAL_FUNCTION(KEY_RIGHT))
        open_chosen(list);
    else if (key == 'c')
        open_beside_twin(list);
    else if (key == '/')
        list->filtering = true;
    else if (key == 'j' || key == 'k')
        move_by(list, key == 'j' ? 1 : -1);
    else if (key == TERMINAL_ESCAPE)
        filter_key(list, key);
    else if (key == '?')
        keys_help_panel(&screen->panel, NULL);
    else if (key == 'q' || key == 4)
        list->quit = true;
}

static void list_mouse(struct list *list, const struct terminal_event *event)
{
    if (event->mouse == TERMINAL_WHEEL_UP || event->mouse == TERMINAL_WHEEL_DOWN) {
        move_by(list, event->mouse == TERMINAL_WHEEL_UP ? -1 : 1);
        return;
    }
    int hit = canvas_hit_at(list->screen->canvas, event->x, event->y);
    if (hit <= 0 || (size_t)hit > list->rows.count ||
        (event->mouse != TERMINAL_PRESS && event->mouse != TERMINAL_DOUBLE))
        return;
    bool again = list->chosen == (size_t)hit - 1;
    list->chosen = (size_t)hit - 1;
    if (again)
        open_chosen(list);
}

static void run_list(struct list *list)
{
    while (!list->quit) {
        draw(list);
        struct terminal_event event = terminal_wait(list->screen->terminal, -1);
        if (event.kind == TERMINAL_KEY)
            list_key(list, event.key);
        else if (event.kind == TERMINAL_MOUSE)
            list_mouse(list, &event);
        else if (event.kind == TERMINAL_INTERRUPT)
            screen_say(list->screen, false, "q quits");
        else if (event.kind == TERMINAL_GONE)
            list->quit = true;
        if (list->screen->gone)
            list->quit = true;
    }
}

int screen_contents(const struct screen_contents *contents, const struct screen_options *options)
{
    struct screen screen = {.speed = SCREEN_SPEED};
    struct list list = {.contents = contents, .screen = &screen};
    if (!terminal_usable())
        return 2;
    bool opened = screen_open(&screen, options);
    if (opened) {
        make_rows(&list);
        run_list(&list);
    }
    screen_close(&screen);
    vector_fini(&list.rows);
    text_fini(&list.filter);
    return opened ? 0 : 2;
}
