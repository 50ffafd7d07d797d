/* What keys do that is no command of the session. */
#include "session/engine.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FASTEST = 64 };

void screen_scroll(struct screen *screen, int *scroll, int rows)
{
    (void)screen;
    *scroll = MAX(*scroll + rows, 0);
}

void screen_scroll_heap(struct view_choices *choices, int rows)
{
    choices->heap_follows = false;
    choices->heap_scroll = MAX(choices->heap_scroll + rows, 0);
}

static void scroll_source(struct screen *screen, int rows)
{
    struct view_choices *choices = session_choices(screen->session);
    if (choices->source_follows) {
        choices->source_follows = false;
        choices->source_scroll = MAX(screen->source_first - 1, 0);
    }
    screen_scroll(screen, &choices->source_scroll, rows);
}

void screen_select(struct screen *screen, record_id id)
{
    struct view_choices *choices = session_choices(screen->session);
    choices->selected = id;
    choices->inspector_scroll = 0;
    if (!id)
        choices->inspecting = false;
}

/* The objects and frames in the picture, in reading order, each once: Tab goes through them. */
static void select_neighbour(struct screen *screen, int direction)
{
    const struct canvas *canvas = screen->canvas;
    struct view_ids seen = {0};
    record_id selected = session_choices(screen->session)->selected;
    int last = 0;
    size_t at = SIZE_MAX;
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->cols; x++) {
            int hit = canvas_hit_at(canvas, x, y);
            if (hit <= 0 || hit == last || hit >= VIEW_HIT_TIMELINE)
                continue;
            last = hit;
            bool known = false;
            for (size_t i = 0; i < seen.count && !known; i++)
                known = seen.items[i] == (record_id)hit;
            if (!known && vector_push(&seen, (record_id)hit) && (record_id)hit == selected)
                at = seen.count - 1;
        }
    if (!seen.count)
        screen_say(screen, false, "nothing to select here");
    else if (at == SIZE_MAX)
        screen_select(screen, seen.items[direction > 0 ? 0 : seen.count - 1]);
    else if (direction > 0)
        screen_select(screen, seen.items[(at + 1) % seen.count]);
    else
        screen_select(screen, seen.items[(at + seen.count - 1) % seen.count]);
    vector_fini(&seen);
}

/* ---- breakpoints ---- */

/* The number of the breakpoint at a line of the file shown, as `breaks` lists it. 0: there is none. */
static unsigned breakpoint_at(struct screen *screen, uint32_t line)
{
    struct text list = {0};
    unsigned found = 0;
    session_do(screen->session, "breaks", &list);
    const char *next = text_string(&list);
    while (*next && !found) {
        size_t length = strcspn(next, "\n");
        char one[512];
        snprintf(one, sizeof one, "%.*s", (int)MIN(length, sizeof one - 1), next);
        const char *colon = strrchr(one, ':');
        if (colon && isdigit((unsigned char)colon[1]) && strtoul(colon + 1, NULL, 10) == line)
            found = (unsigned)strtoul(one, NULL, 10);
        next += length + (next[length] == '\n');
    }
    text_fini(&list);
    return found;
}

void screen_toggle_breakpoint(struct screen *screen, uint32_t line)
{
    char command[32];
    unsigned number = breakpoint_at(screen, line);
    snprintf(command, sizeof command, number ? "delete %u" : "break %u", number ? number : line);
    screen_do(screen, command);
}

static void toggle_here(struct screen *screen)
{
    struct step_info info;
    if (record_step_info(session_record(screen->session), session_place(screen->session).step,
                         &info) &&
        info.line)
        screen_toggle_breakpoint(screen, info.line);
    else
        screen_say(screen, true, "there is no line here to stop at");
}

/* ---- folding ---- */

static void toggle_unfolded(struct screen *screen)
{
    struct view_choices *choices = session_choices(screen->session);
    if (!choices->selected) {
        screen_say(screen, false, "select an object first: Tab, or a click");
        return;
    }
    for (size_t i = 0; i < choices->unfolded.count; i++)
        if (choices->unfolded.items[i] == choices->selected) {
            choices->unfolded.items[i] = vector_last(&choices->unfolded);
            choices->unfolded.count--;
            return;
        }
    (void)vector_push(&choices->unfolded, choices->selected);
}

static void toggle(struct screen *screen, bool *choice, const char *what)
{
    char words[80];
    *choice = !*choice;
    snprintf(words, sizeof words, "%s: %s", what, *choice ? "shown" : "folded");
    screen_say(screen, false, words);
}

/* ---- playing ---- */

static void stop_playing(struct screen *screen)
{
    struct text answer = {0};
    session_do(screen->session, "stop", &answer);
    text_fini(&answer);
}

void screen_set_playing(struct screen *screen, bool playing, int speed)
{
    char words[80];
    struct text answer = {0};
    bool was = session_pace(screen->session) != 0;
    bool changed = was != playing || screen->speed != speed;
    screen->speed = MAX(MIN(speed, FASTEST), 1);
    snprintf(words, sizeof words, playing ? "play %d" : "stop", screen->speed);
    if (playing || was)
        session_do(screen->session, words, &answer);
    text_fini(&answer);
    clock_gettime(CLOCK_MONOTONIC, &screen->played);
    if (!changed)
        return;
    snprintf(words, sizeof words, "%s, %d step%s a second · Space %s, + faster, - slower",
             playing ? "playing" : "paused", screen->speed, screen->speed == 1 ? "" : "s",
             playing ? "pauses" : "plays");
    screen_say(screen, false, words);
}

int screen_play(struct screen *screen)
{
    int pace = session_pace(screen->session);
    if (!pace)
        return -1;
    int between = MAX(1000 / pace, 1);
    int elapsed = screen_elapsed(&screen->played, between);
    if (elapsed < between)
        return between - elapsed;
    bool stepped = screen_do(screen, "step");
    struct session_place place = session_place(screen->session);
    /* The program's end is a place to stop at; who plays on sees its interpreter's exit. */
    if (!stepped || place.step == place.end)
        stop_playing(screen);
    screen_draw(screen);
    return session_pace(screen->session) ? between : -1;
}

/* ---- the keys ---- */

static void let_go(struct screen *screen)
{
    struct view_choices *choices = session_choices(screen->session);
    if (session_pace(screen->session) != 0)
        screen_set_playing(screen, false, screen->speed);
    else if (choices->inspecting)
        choices->inspecting = false;
    else
        screen_select(screen, 0);
    text_clear(&screen->echo);
}

static void enter(struct screen *screen)
{
    struct view_choices *choices = session_choices(screen->session);
    if (choices->selected && !choices->inspecting) {
        choices->inspecting = true;
        choices->inspector_scroll = 0;
    } else
        typing_focus(screen, true);
}

static void scroll_heap(struct screen *screen, int direction)
{
    struct view_choices *choices = session_choices(screen->session);
    int page = MAX(terminal_rows(screen->terminal) / 3, 1);
    if (choices->inspecting)
        screen_scroll(screen, &choices->inspector_scroll, direction * page);
    else
        screen_scroll_heap(choices, direction * page);
}

static void type_beginning(struct screen *screen, const char *beginning)
{
    if (*beginning && (!prompt_empty(screen->prompt) || screen->block.length))
        typing_interrupt(screen);
    typing_focus(screen, true);
    prompt_insert(screen->prompt, beginning);
}

static void act(struct screen *screen, const struct key *key)
{
    struct view_choices *choices = session_choices(screen->session);
    switch (key->action) {
    case KEY_DOES_COMMAND: screen_do(screen, key->line); break;
    case KEY_TYPES: type_beginning(screen, key->line); break;
    case KEY_ENTERS: enter(screen); break;
    case KEY_SELECTS_NEXT: select_neighbour(screen, 1); break;
    case KEY_SELECTS_PREVIOUS: select_neighbour(screen, -1); break;
    case KEY_LETS_GO: let_go(screen); break;
    case KEY_PLAYS:
        screen_set_playing(screen, !session_pace(screen->session), screen->speed);
        break;
    case KEY_PLAYS_FASTER:
        screen_set_playing(screen, session_pace(screen->session) != 0, screen->speed * 2);
        break;
    case KEY_PLAYS_SLOWER:
        screen_set_playing(screen, session_pace(screen->session) != 0, screen->speed / 2);
        break;
    case KEY_BREAKS: toggle_here(screen); break;
    case KEY_UNFOLDS: toggle_unfolded(screen); break;
    case KEY_SHOWS_ATOMS: toggle(screen, &choices->show_atoms, "what only containers hold"); break;
    case KEY_SHOWS_MODULE_LEVEL:
        toggle(screen, &choices->show_module_level, "the module's functions, classes and modules");
        break;
    case KEY_SHOWS_INTERPRETER:
        toggle(screen, &choices->show_interpreter, "references held by the interpreter");
        break;
    case KEY_SCROLLS_UP: scroll_heap(screen, -1); break;
    case KEY_SCROLLS_DOWN: scroll_heap(screen, 1); break;
    case KEY_SCROLLS_SOURCE_UP: scroll_source(screen, -5); break;
    case KEY_SCROLLS_SOURCE_DOWN: scroll_source(screen, 5); break;
    case KEY_SCROLLS_OUTPUT_UP: screen_scroll(screen, &choices->output_scroll, 3); break;
    case KEY_SCROLLS_OUTPUT_DOWN: screen_scroll(screen, &choices->output_scroll, -3); break;
    case KEY_HELPS:
        keys_help_panel(&screen->panel, session_source(screen->session)->language);
        break;
    case KEY_REDRAWS: terminal_redraw(screen->terminal); break;
    case KEY_SUSPENDS: terminal_suspend(screen->terminal); break;
    case KEY_QUITS: screen->quit = true; break;
    }
}

static void say_useless(struct screen *screen, const struct key *key)
{
    char words[80];
    snprintf(words, sizeof words, "%s is for Python programs: ? lists the keys for %s", key->label,
             session_engine(screen->session)->name);
    screen_say(screen, false, words);
}

void screen_key(struct screen *screen, unsigned code)
{
    /* Escape and another key in one go are two keys here. */
    if (code >= TERMINAL_META) {
        let_go(screen);
        code -= TERMINAL_META;
    }
    const struct key *key = keys_find(code);
    if (key && !keys_serves(key, session_source(screen->session)->language)) {
        say_useless(screen, key);
        return;
    }
    if (session_pace(screen->session) && key && key->action == KEY_DOES_COMMAND)
        stop_playing(screen);
    if (key) {
        act(screen, key);
        return;
    }
    /* What is no key begins to be typed. */
    if (code >= 32 && code != 127 && code <= 0x10ffff) {
        typing_focus(screen, true);
        typing_key(screen, code);
    }
}
