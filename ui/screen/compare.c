#include "ui/screen/compare.h"

#include "session/engine.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"
#include "ui/views/scene.h"

#include <stdio.h>
#include <string.h>
#undef scroll

enum { PAGE = 5, WHEEL_ROWS = 3, BOTH = COMPARISON_BOTH };

static bool is_active(const struct comparison *comparison, int side)
{
    return comparison->active == BOTH || comparison->active == side;
}

/* ---- drawing ---- */

/* `last` stands in the last row; NULL: nothing does, and no side is marked as the one that keys step. */
static void draw(struct comparison *comparison, struct canvas *canvas, const char *last,
                 enum canvas_role role)
{
    struct comparison_side sides[2];
    struct text narrations[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        scene_of(comparison->sessions[i], &sides[i].scene, &narrations[i]);
        sides[i].name = session_engine(comparison->sessions[i])->name;
        sides[i].active = last && is_active(comparison, i);
        tally_go_to(&comparison->tallies[i], sides[i].scene.now);
        sides[i].tally = comparison->tallies[i];
    }
    canvas_clear(canvas);
    compare_draw(canvas, sides, last, role);
    for (int i = 0; i < 2; i++)
        text_fini(&narrations[i]);
}

void comparison_draw(struct comparison *comparison, struct canvas *canvas)
{
    draw(comparison, canvas, NULL, ROLE_HINT);
}

static void show(struct screen *screen, struct comparison *comparison)
{
    struct canvas *canvas = screen->canvas;
    struct text hints = {0};
    int cols = terminal_cols(screen->terminal), rows = terminal_rows(screen->terminal);
    if ((canvas->cols != cols || canvas->rows != rows) && !canvas_resize(canvas, cols, rows))
        return;
    if (screen->message.length)
        draw(comparison, canvas, text_string(&screen->message),
             screen->message_is_error ? ROLE_ERROR : ROLE_STATUS);
    else {
        keys_comparison_hints(comparison->active, &hints);
        draw(comparison, canvas, text_string(&hints), ROLE_HINT);
    }
    text_fini(&hints);
    if (screen->panel.open)
        panel_draw(&screen->panel, canvas, rows - 1);
    terminal_show(screen->terminal, canvas, -1, -1);
}

/* ---- doing ---- */

/* Does a key's command on the sides that are active. What a side answers that cannot is shown when neither can. */
static void do_command(struct screen *screen, struct comparison *comparison, const struct key *key)
{
    struct text answer = {0};
    bool done = false;
    for (int i = 0; i < 2; i++) {
        struct session *session = comparison->sessions[i];
        if (!is_active(comparison, i) || !keys_serves(key, session_source(session)->language))
            continue;
        text_clear(&answer);
        terminal_set_busy(screen->terminal, session);
        done = session_do(session, key->line, &answer) || done;
        terminal_set_busy(screen->terminal, NULL);
        screen_follow(session_choices(session), true);
    }
    if (!done)
        screen_say(screen, true, answer.length ? text_string(&answer) : "not in this language");
    text_fini(&answer);
}

static void scroll_heaps(struct comparison *comparison, int rows)
{
    for (int i = 0; i < 2; i++)
        if (is_active(comparison, i)) {
            struct view_choices *choices = session_choices(comparison->sessions[i]);
            choices->heap_scroll = MAX(choices->heap_scroll + rows, 0);
        }
}

/* The chosen side on the whole screen, until the person leaves it. */
static void open_alone(struct screen *screen, struct comparison *comparison)
{
    if (comparison->active == BOTH) {
        screen_say(screen, false, "Tab chooses a side, Enter opens it alone");
        return;
    }
    screen->session = comparison->sessions[comparison->active];
    screen_loop(screen);
    screen->session = NULL;
    screen->quit = screen->gone;
}

static void act(struct screen *screen, struct comparison *comparison, const struct key *key)
{
    switch (key->action) {
    case KEY_DOES_COMMAND: do_command(screen, comparison, key); break;
    case KEY_SELECTS_NEXT: comparison->active = (comparison->active + 1) % (BOTH + 1); break;
    case KEY_SELECTS_PREVIOUS: comparison->active = (comparison->active + BOTH) % (BOTH + 1); break;
    case KEY_ENTERS: open_alone(screen, comparison); break;
    case KEY_LETS_GO: comparison->active = BOTH; break;
    case KEY_SCROLLS_UP: scroll_heaps(comparison, -PAGE); break;
    case KEY_SCROLLS_DOWN: scroll_heaps(comparison, PAGE); break;
    case KEY_HELPS: keys_comparison_panel(&screen->panel); break;
    case KEY_REDRAWS: terminal_redraw(screen->terminal); break;
    case KEY_SUSPENDS: terminal_suspend(screen->terminal); break;
    default: screen->quit = true; break;
    }
}

static void handle_key(struct screen *screen, struct comparison *comparison, unsigned code)
{
    text_clear(&screen->message);
    if (screen->panel.open) {
        screen_panel_key(screen, code);
        return;
    }
    const struct key *key = keys_find(code >= TERMINAL_META ? TERMINAL_ESCAPE : code);
    if (key && keys_serves_comparison(key))
        act(screen, comparison, key);
    else if (key)
        screen_say(screen, false, "this key is for one program: Tab chooses one, Enter opens it");
}

static void handle_mouse(struct screen *screen, struct comparison *comparison,
                         const struct terminal_event *event)
{
    int side = event->x < screen->canvas->cols / 2 ? 0 : 1;
    text_clear(&screen->message);
    if (screen->panel.open)
        screen->panel.open = event->mouse != TERMINAL_PRESS;
    else if (event->mouse == TERMINAL_DOUBLE && comparison->active == side)
        open_alone(screen, comparison);
    else if (event->mouse == TERMINAL_PRESS)
        comparison->active = side;
    else if (event->mouse == TERMINAL_WHEEL_UP || event->mouse == TERMINAL_WHEEL_DOWN)
        scroll_heaps(comparison, event->mouse == TERMINAL_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
}

void comparison_loop(struct screen *screen, struct comparison *comparison)
{
    comparison->active = BOTH;
    screen->quit = screen->panel.open = false;
    text_clear(&screen->message);
    while (!screen->quit) {
        show(screen, comparison);
        struct terminal_event event = terminal_wait(screen->terminal, -1);
        if (event.kind == TERMINAL_KEY)
            handle_key(screen, comparison, event.key);
        else if (event.kind == TERMINAL_MOUSE)
            handle_mouse(screen, comparison, &event);
        else if (event.kind == TERMINAL_INTERRUPT)
            screen_say(screen, false, "q quits");
        else if (event.kind == TERMINAL_GONE)
            screen->quit = screen->gone = true;
    }
}

int screen_compare(struct comparison *comparison, const struct screen_options *options)
{
    struct screen screen = {.speed = SCREEN_SPEED};
    if (!terminal_usable())
        return 2;
    bool opened = screen_open(&screen, options);
    if (opened)
        comparison_loop(&screen, comparison);
    screen_close(&screen);
    return opened ? 0 : 2;
}
