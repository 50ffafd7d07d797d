#include "ui/screen/compare.h"

#include "session/session.h"
#include "ui/screen/terminal.h"
#include "ui/views/scene.h"

#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

enum { BOTH = 2, PAGE = 5 };

bool comparison_do(struct comparison *comparison, const char *command)
{
    bool done = false;
    for (int i = 0; i < 2; i++) {
        struct text answer = {0};
        if (comparison->active == BOTH || comparison->active == i)
            done = session_do(comparison->sessions[i], command, &answer) || done;
        text_fini(&answer);
    }
    return done;
}

void comparison_draw(struct comparison *comparison, struct canvas *canvas, const char *hints)
{
    struct comparison_side sides[2];
    struct text narrations[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        sides[i].active = hints && (comparison->active == BOTH || comparison->active == i);
        scene_of(comparison->sessions[i], &sides[i].scene, &narrations[i]);
        tally_go_to(&comparison->tallies[i], sides[i].scene.now);
        sides[i].tally = comparison->tallies[i];
    }
    canvas_clear(canvas);
    compare_draw(canvas, sides, hints);
    for (int i = 0; i < 2; i++)
        text_fini(&narrations[i]);
}

/* ---- keys ---- */

static void scroll_heap(struct comparison *comparison, int rows)
{
    for (int i = 0; i < 2; i++)
        if (comparison->active == BOTH || comparison->active == i) {
            struct view_choices *choices = session_choices(comparison->sessions[i]);
            choices->heap_scroll = MAX(choices->heap_scroll + rows, 0);
        }
}

static const struct compare_key {
    unsigned key;
    const char *command;
} compare_keys[] = {
    {TERMINAL_FUNCTION(KEY_LEFT), "back"},
    {TERMINAL_FUNCTION(KEY_RIGHT), "step"},
    {TERMINAL_FUNCTION(KEY_UP), "previous-event"},
    {TERMINAL_FUNCTION(KEY_DOWN), "next-event"},
    {'n', "over"},
    {'N', "back-over"},
    {'o', "out"},
    {'c', "continue"},
    {TERMINAL_FUNCTION(KEY_HOME), "first"},
    {TERMINAL_FUNCTION(KEY_END), "last"},
};

/* False: the person leaves. */
static bool handle_key(struct comparison *comparison, struct terminal *terminal, unsigned key)
{
    if (key == 'q' || key == ('D' & 31))
        return false;
    if (key == '\t')
        comparison->active = (comparison->active + 1) % (BOTH + 1);
    else if (key == TERMINAL_FUNCTION(KEY_NPAGE) || key == TERMINAL_FUNCTION(KEY_PPAGE))
        scroll_heap(comparison, key == TERMINAL_FUNCTION(KEY_NPAGE) ? PAGE : -PAGE);
    else if (key == ('L' & 31))
        terminal_redraw(terminal);
    else if (key == ('Z' & 31))
        terminal_suspend(terminal);
    for (size_t i = 0; i < ARRAY_LENGTH(compare_keys); i++)
        if (compare_keys[i].key == key && !comparison_do(comparison, compare_keys[i].command))
            terminal_beep(terminal);
    return true;
}

static void loop(struct comparison *comparison, struct terminal *terminal, struct canvas *canvas)
{
    static const char *const steps[] = {"the left side", "the right side", "both sides"};
    bool stays = true;
    while (stays) {
        char hints[160];
        int cols = terminal_cols(terminal), rows = terminal_rows(terminal);
        snprintf(hints, sizeof hints,
                 "←→ step %s  Tab choose the side  ↑↓ event  n over  o out  c run  q quit",
                 steps[comparison->active]);
        if ((canvas->cols != cols || canvas->rows != rows) && !canvas_resize(canvas, cols, rows))
            return;
        comparison_draw(comparison, canvas, hints);
        terminal_show(terminal, canvas, -1, -1);
        struct terminal_event event = terminal_wait(terminal, -1);
        if (event.kind == TERMINAL_KEY)
            stays = handle_key(comparison, terminal, event.key);
        else if (event.kind == TERMINAL_GONE)
            stays = false;
    }
}

int screen_compare(struct comparison *comparison, const struct screen_options *options)
{
    if (!terminal_usable())
        return 2;
    struct canvas *canvas = canvas_new(80, 24);
    struct terminal *terminal = canvas ? terminal_open(options->theme) : NULL;
    if (terminal) {
        canvas->ascii = options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
        comparison->active = BOTH;
        loop(comparison, terminal, canvas);
    }
    terminal_close(terminal);
    canvas_free(canvas);
    return terminal ? 0 : 2;
}
