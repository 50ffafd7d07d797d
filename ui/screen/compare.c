#include "ui/screen/compare.h"

#include "session/engine.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"
#include "ui/views/scene.h"

#include <stdio.h>
#include <string.h>
#undef scroll

/* A picture waits for so many events of a side at most, which takes about as long as a blink. */
enum { EVENTS_COUNTED = 200000 };
enum { PAGE = 5, WHEEL_ROWS = 3, BOTH = COMPARISON_BOTH };

static bool is_active(const struct comparison *comparison, int side)
{
    return comparison->active == BOTH || comparison->active == side;
}

void comparison_fini(struct comparison *comparison)
{
    for (int i = 0; i < 2; i++)
        tally_history_fini(&comparison->tallies[i]);
}

/* ---- drawing ---- */

/* `last` stands in the last row; NULL: nothing does, and no side is marked as the one that keys step. Counts at most so many events. */
static bool draw(struct comparison *comparison, struct canvas *canvas, const char *last,
                 enum canvas_role role, size_t most)
{
    struct comparison_side sides[2];
    struct text narrations[2] = {{0}, {0}};
    bool whole = true;
    for (int i = 0; i < 2; i++) {
        scene_of(comparison->sessions[i], &sides[i].scene, &narrations[i]);
        sides[i].name = session_engine(comparison->sessions[i])->name;
        sides[i].active = last && is_active(comparison, i);
        sides[i].counting = !tally_go_to(&comparison->tallies[i], sides[i].scene.now, most);
        sides[i].tally = comparison->tallies[i].tally;
        whole = whole && !sides[i].counting;
    }
    canvas_clear(canvas);
    compare_draw(canvas, sides, last, role);
    for (int i = 0; i < 2; i++)
        text_fini(&narrations[i]);
    return whole;
}

void comparison_draw(struct comparison *comparison, struct canvas *canvas)
{
    draw(comparison, canvas, NULL, ROLE_HINT, SIZE_MAX);
}

/* Who waits for a line of input can be given one when it is alone. */
static bool append_waiting(const struct comparison *comparison, struct text *out)
{
    static const char *const sides[] = {"left", "right"};
    for (int i = 0; i < 2; i++) {
        struct session_place place = session_place(comparison->sessions[i]);
        if (place.wants_input && place.step == place.steps) {
            text_format(out, "the %s program waits for a line of input: %sEnter opens it alone",
                        sides[i], comparison->active == i ? "" : "Tab to it, ");
            return true;
        }
    }
    return false;
}

bool comparison_show(struct screen *screen)
{
    struct comparison *comparison = screen->comparison;
    struct canvas *canvas = screen->canvas;
    struct text last = {0};
    enum canvas_role role = ROLE_STATUS;
    int cols = terminal_cols(screen->terminal), rows = terminal_rows(screen->terminal);
    if ((canvas->cols != cols || canvas->rows != rows) && !canvas_resize(canvas, cols, rows))
        return true;
    if (screen->message.length) {
        text_append(&last, text_string(&screen->message));
        role = screen->message_is_error ? ROLE_ERROR : ROLE_STATUS;
    } else if (!append_waiting(comparison, &last)) {
        keys_comparison_hints(comparison->active, &last);
        role = ROLE_HINT;
    }
    bool whole = draw(comparison, canvas, text_string(&last), role, EVENTS_COUNTED);
    text_fini(&last);
    if (screen->panel.open)
        panel_draw(&screen->panel, canvas, rows - 1);
    terminal_show(screen->terminal, canvas, -1, -1);
    return whole;
}

/* ---- doing ---- */

/* Does a key's command on the sides that are active. What a side answers that cannot is shown when neither can. */
static void do_command(struct screen *screen, const struct key *key)
{
    struct comparison *comparison = screen->comparison;
    struct text answer = {0};
    bool done = false;
    for (int i = 0; i < 2; i++) {
        struct session *session = comparison->sessions[i];
        if (!is_active(comparison, i) || !keys_serves(key, session_source(session)->language))
            continue;
        text_clear(&answer);
        done = screen_busy_do(screen, session, key->line, &answer) || done;
        screen_follow(session_choices(session), true);
    }
    if (!done)
        screen_say(screen, true, answer.length ? text_string(&answer) : "not in this language");
    text_fini(&answer);
}

static void scroll_heaps(struct comparison *comparison, int rows)
{
    for (int i = 0; i < 2; i++)
        if (is_active(comparison, i))
            screen_scroll_heap(session_choices(comparison->sessions[i]), rows);
}

/* The chosen side on the whole screen, until the person leaves it. */
static void open_alone(struct screen *screen, struct comparison *comparison)
{
    if (comparison->active == BOTH) {
        screen_say(screen, false, "Tab chooses a side, Enter opens it alone");
        return;
    }
    /* What is typed there may run the program anew, and then what was counted is no more true. */
    tally_history_fini(&comparison->tallies[comparison->active]);
    comparison->tallies[comparison->active] = (struct tally_history){0};
    screen->session = comparison->sessions[comparison->active];
    screen->comparison = NULL;
    screen_loop(screen);
    screen->comparison = comparison;
    screen->session = NULL;
    screen->quit = screen->gone;
}

static void act(struct screen *screen, struct comparison *comparison, const struct key *key)
{
    switch (key->action) {
    case KEY_DOES_COMMAND: do_command(screen, key); break;
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
    screen->comparison = comparison;
    screen->quit = screen->panel.open = false;
    text_clear(&screen->message);
    while (!screen->quit) {
        bool whole = comparison_show(screen);
        struct terminal_event event = terminal_wait(screen->terminal, whole ? -1 : 0);
        if (event.kind == TERMINAL_KEY)
            handle_key(screen, comparison, event.key);
        else if (event.kind == TERMINAL_MOUSE)
            handle_mouse(screen, comparison, &event);
        else if (event.kind == TERMINAL_INTERRUPT)
            screen_say(screen, false, "q quits");
        else if (event.kind == TERMINAL_GONE)
            screen->quit = screen->gone = true;
    }
    screen->comparison = NULL;
    for (int i = 0; i < 2; i++)
        session_on_progress(comparison->sessions[i], NULL, NULL);
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
