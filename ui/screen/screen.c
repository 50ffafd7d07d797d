/* The loop: wait for something, do it, draw. */
#include "ui/screen/screen.h"

#include "session/engine.h"
#include "ui/screen/compare.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"
#include "ui/views/scene.h"

#include <ctype.h>
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#undef scroll
#undef timeout

enum { LEAST_COLS = 40, LEAST_ROWS = 12, PROGRESS_MILLISECONDS = 100 };

int screen_elapsed(struct timespec *since, int least)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t elapsed =
        (int64_t)(now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
    if (elapsed >= least)
        *since = now;
    return (int)MIN(elapsed, INT32_MAX);
}

/* ---- drawing ---- */

/* What the picture has where, for keys and the mouse: the source's first line, the timeline's length. */
static void look_at_picture(struct screen *screen)
{
    const struct canvas *canvas = screen->canvas;
    screen->source_first = screen->timeline_cols = 0;
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->cols; x++) {
            int hit = canvas_hit_at(canvas, x, y), kind = hit & (7 << 28);
            if (kind == VIEW_HIT_SOURCE_LINE && !screen->source_first)
                screen->source_first = hit - kind;
            else if (kind == VIEW_HIT_TIMELINE)
                screen->timeline_cols = hit - kind + 1;
        }
}

static void hints(const struct screen *screen, struct text *out)
{
    if (screen->panel.open)
        keys_panel_hints(out);
    else if (screen->focused)
        keys_prompt_hints(out);
    else if (session_choices(screen->session)->selected)
        keys_selection_hints(session_source(screen->session)->language, out);
    else
        keys_hints(screen->canvas, screen->canvas->cols - 2, out);
}

/* What stands behind the empty prompt: how to get there. */
static const char *prompt_hint(const struct screen *screen, char *hint, size_t size)
{
    if (screen->focused)
        return NULL;
    bool selected = session_choices(screen->session)->selected != 0;
    snprintf(hint, size, "%s to type %s", selected ? "press >" : "Enter",
             session_engine(screen->session)->name);
    return hint;
}

static void draw_scene(struct screen *screen)
{
    struct scene scene;
    struct text narration = {0}, keys_line = {0};
    scene_of(screen->session, &scene, &narration);
    hints(screen, &keys_line);
    scene.hints = text_string(&keys_line);
    scene.message = screen->message.length ? text_string(&screen->message) : NULL;
    scene.message_is_error = screen->message_is_error;
    scene.prompt_rows = screen->prompt_rows;
    view_draw(screen->canvas, &scene);
    text_fini(&narration);
    text_fini(&keys_line);
}

void screen_draw(struct screen *screen)
{
    struct canvas *canvas = screen->canvas;
    int cols = terminal_cols(screen->terminal), rows = terminal_rows(screen->terminal);
    int cursor_x = -1, cursor_y = -1;
    char hint[48];
    if ((canvas->cols != cols || canvas->rows != rows) && !canvas_resize(canvas, cols, rows))
        return;
    canvas_clear(canvas);
    bool fits = cols >= LEAST_COLS && rows >= LEAST_ROWS;
    int most = MAX(rows / 3, 1);
    typing_update(screen);
    int line_rows = prompt_rows(screen->prompt, canvas, cols, most);
    int above = typing_rows(screen, most - line_rows);
    screen->prompt_rows = line_rows + above;
    draw_scene(screen);
    if (fits) {
        struct canvas_region all = canvas_whole(canvas);
        struct canvas_region region = canvas_sub(&all, 0, rows - line_rows - above, cols, above);
        typing_draw(screen, &region);
        region = canvas_sub(&all, 0, rows - line_rows, cols, line_rows);
        prompt_draw(screen->prompt, &region, screen->focused && !screen->panel.open,
                    prompt_hint(screen, hint, sizeof hint), &cursor_x, &cursor_y);
        look_at_picture(screen);
        if (screen->panel.open)
            panel_draw(&screen->panel, canvas, rows - screen->prompt_rows - 1);
    }
    terminal_show(screen->terminal, canvas, cursor_x, cursor_y);
}

/* ---- commands ---- */

void screen_say(struct screen *screen, bool is_error, const char *words)
{
    text_clear(&screen->message);
    text_append(&screen->message, words);
    screen->message_is_error = is_error;
}

static bool show_progress(void *context, record_step step)
{
    struct screen *screen = context;
    char words[80], number[CANVAS_NUMBER_BYTES];
    if (screen_elapsed(&screen->progressed, PROGRESS_MILLISECONDS) < PROGRESS_MILLISECONDS)
        return true;
    snprintf(words, sizeof words, "%s steps recorded · Ctrl-C stops here",
             canvas_format_number(number, step));
    screen_say(screen, false, words);
    if (screen->comparison)
        comparison_show(screen);
    else
        screen_draw(screen);
    text_clear(&screen->message);
    return true;
}

bool screen_busy_do(struct screen *screen, struct session *session, const char *command,
                    struct text *answer)
{
    clock_gettime(CLOCK_MONOTONIC, &screen->progressed);
    session_on_progress(session, show_progress, screen);
    terminal_set_busy(screen->terminal, session);
    bool done = session_do(session, command, answer);
    terminal_set_busy(screen->terminal, NULL);
    return done;
}

/* An answer of one line stands where the hints are, a longer one in a panel. */
static void show_answer(struct screen *screen, bool done, const char *command, struct text *answer)
{
    while (answer->length && answer->bytes[answer->length - 1] == '\n')
        text_truncate(answer, answer->length - 1);
    if (!answer->length)
        return;
    if (!strchr(text_string(answer), '\n'))
        screen_say(screen, !done, text_string(answer));
    else
        panel_open(&screen->panel, command, text_string(answer));
}

/* The commands that are about the screen and not about the program. */
static bool do_own(struct screen *screen, const char *command)
{
    if (strcmp(command, "keys") == 0)
        keys_help_panel(&screen->panel, session_source(screen->session)->language);
    else
        return false;
    return true;
}

void screen_follow(struct view_choices *choices, bool stepped)
{
    choices->source_follows = choices->source_follows || stepped;
    choices->heap_follows = true;
    if (choices->kind != VIEW_COLLECTOR)
        choices->heap_scroll = 0;
}

bool screen_do(struct screen *screen, const char *command)
{
    struct text answer = {0};
    while (isspace((unsigned char)*command))
        command++;
    if (do_own(screen, command))
        return true;
    struct view_choices *choices = session_choices(screen->session);
    record_step step = session_place(screen->session).step;
    record_id selected = choices->selected;
    bool done = screen_busy_do(screen, screen->session, command, &answer);
    screen->quit = screen->quit || session_quits(screen->session);
    if (session_pace(screen->session))
        screen->speed = session_pace(screen->session);
    bool stepped = session_place(screen->session).step != step;
    if (stepped || (choices->selected && choices->selected != selected))
        screen_follow(choices, stepped);
    if (typing_waits_for_input(screen) && !screen->focused) {
        typing_focus(screen, true);
        screen->focused_for_input = true;
    }
    show_answer(screen, done, command, &answer);
    text_fini(&answer);
    return done;
}

/* ---- the loop ---- */

void screen_panel_key(struct screen *screen, unsigned key)
{
    int page = MAX(terminal_rows(screen->terminal) / 2, 1);
    if (key == TERMINAL_FUNCTION(KEY_DOWN) || key == 'j')
        panel_scroll(&screen->panel, 1);
    else if (key == TERMINAL_FUNCTION(KEY_UP) || key == 'k')
        panel_scroll(&screen->panel, -1);
    else if (key == TERMINAL_FUNCTION(KEY_NPAGE) || key == ' ')
        panel_scroll(&screen->panel, page);
    else if (key == TERMINAL_FUNCTION(KEY_PPAGE))
        panel_scroll(&screen->panel, -page);
    else if (key == TERMINAL_FUNCTION(KEY_HOME))
        panel_scroll(&screen->panel, -screen->panel.hidden);
    else if (key == TERMINAL_FUNCTION(KEY_END))
        panel_scroll(&screen->panel, screen->panel.hidden);
    else
        screen->panel.open = false;
}

static void handle_key(struct screen *screen, unsigned key)
{
    text_clear(&screen->message);
    /* Escape and another key in one go are two keys, but for the line editor. */
    if (screen->panel.open && key >= TERMINAL_META) {
        screen->panel.open = false;
        key -= TERMINAL_META;
    }
    if (key == ('L' & 31))
        terminal_redraw(screen->terminal);
    else if (key == ('Z' & 31))
        terminal_suspend(screen->terminal);
    else if (screen->panel.open)
        screen_panel_key(screen, key);
    else if (screen->focused)
        typing_key(screen, key);
    else
        screen_key(screen, key);
}

static void handle(struct screen *screen, const struct terminal_event *event)
{
    switch (event->kind) {
    case TERMINAL_KEY: handle_key(screen, event->key); break;
    case TERMINAL_MOUSE: screen_mouse(screen, event); break;
    case TERMINAL_PASTE: typing_paste(screen, terminal_pasted(screen->terminal)); break;
    case TERMINAL_INTERRUPT:
        screen_set_playing(screen, false, screen->speed);
        typing_interrupt(screen);
        break;
    case TERMINAL_GONE: screen->quit = screen->gone = true; break;
    case TERMINAL_NOTHING:
    case TERMINAL_RESIZED:
    case TERMINAL_CONTINUED: break;
    }
}

/* What belongs to one session and not to the next. */
static void forget_session(struct screen *screen)
{
    screen->quit = screen->focused = screen->asking = false;
    screen->panel.open = false;
    text_clear(&screen->block);
    text_clear(&screen->echo);
    text_clear(&screen->message);
    prompt_cancel(screen->prompt);
    screen->focused = screen->focused_for_input = typing_waits_for_input(screen);
}

void screen_loop(struct screen *screen)
{
    forget_session(screen);
    while (!screen->quit) {
        screen_draw(screen);
        struct terminal_event event = terminal_wait(screen->terminal, screen_play(screen));
        /* Keys that came while a picture was drawn are all done before the next one is. */
        for (int burst = 0; burst < 64 && !screen->quit; burst++) {
            handle(screen, &event);
            if (event.kind == TERMINAL_NOTHING)
                break;
            event = terminal_wait(screen->terminal, 0);
        }
    }
    session_on_progress(screen->session, NULL, NULL);
}

static void complete(void *context, const char *line, size_t cursor, struct text *out)
{
    struct screen *screen = context;
    session_complete(screen->session, line, cursor, out);
}

static void ring(void *context)
{
    struct screen *screen = context;
    if (screen->terminal)
        terminal_beep(screen->terminal);
}

bool screen_open(struct screen *screen, const struct screen_options *options)
{
    const struct prompt_options prompt = {
        .complete = complete, .beep = ring, .context = screen, .history = true};
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* numbers are read and written as programs have them */
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    /* libedit and ncurses would take the bytes of a letter for keys of their own. */
    if (MB_CUR_MAX == 1)
        setlocale(LC_CTYPE, "C.UTF-8");
    screen->canvas = canvas_new(80, 24);
    screen->prompt = screen->canvas ? prompt_new(&prompt) : NULL;
    if (!screen->prompt) {
        fputs("heapstep: the prompt cannot begin: no pseudo-terminal, or no memory\n", stderr);
        return false;
    }
    screen->terminal = terminal_open(options->theme);
    if (screen->terminal)
        screen->canvas->ascii = options->ascii || !utf8;
    return screen->terminal != NULL;
}

void screen_close(struct screen *screen)
{
    terminal_close(screen->terminal);
    prompt_free(screen->prompt);
    canvas_free(screen->canvas);
    panel_fini(&screen->panel);
    text_fini(&screen->block);
    text_fini(&screen->echo);
    text_fini(&screen->message);
}

int screen_run(struct session *session, const struct screen_options *options)
{
    struct screen screen = {.session = session, .speed = SCREEN_SPEED};
    if (!terminal_usable())
        return 2;
    bool opened = screen_open(&screen, options);
    if (opened)
        screen_loop(&screen);
    screen_close(&screen);
    return opened ? 0 : 2;
}
