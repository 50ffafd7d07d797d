/* The mouse: a click selects, the wheel scrolls what is under it, the timeline can be dragged along. */
#include "ui/screen/state.h"

#include <stdio.h>

enum { WHEEL_ROWS = 3, HIT_KIND = 7 << 28 };

static void go_along_timeline(struct screen *screen, int column)
{
    char command[32];
    uint64_t steps = session_place(screen->session).steps;
    int last = MAX(screen->timeline_cols - 1, 1);
    if (!steps)
        return;
    uint64_t step =
        1 + ((uint64_t)MIN(column, last) * (steps - 1) + (uint64_t)last / 2) / (uint64_t)last;
    snprintf(command, sizeof command, "goto %llu", (unsigned long long)step);
    screen_do(screen, command);
}

static void press(struct screen *screen, int x, int y)
{
    struct view_choices *choices = session_choices(screen->session);
    int hit = canvas_hit_at(screen->canvas, x, y), kind = hit & HIT_KIND;
    if (y >= screen->canvas->rows - screen->prompt_rows)
        typing_focus(screen, true);
    else if (kind == VIEW_HIT_TIMELINE)
        go_along_timeline(screen, hit - kind);
    else if (kind == VIEW_HIT_SOURCE_LINE)
        screen_toggle_breakpoint(screen, (uint32_t)(hit - kind));
    else if (kind)
        return;
    else if (hit > 0 && choices->selected == (record_id)hit)
        choices->inspecting = true;
    else
        screen_select(screen, (record_id)MAX(hit, 0));
}

static void wheel(struct screen *screen, int x, int y, int rows)
{
    struct view_choices *choices = session_choices(screen->session);
    int kind = canvas_hit_at(screen->canvas, x, y) & HIT_KIND;
    if (kind == VIEW_HIT_TIMELINE)
        screen_do(screen, rows > 0 ? "step" : "back");
    else if (kind == VIEW_HIT_OUTPUT)
        screen_scroll(screen, &choices->output_scroll, -rows);
    else if (kind == VIEW_HIT_SOURCE_LINE) {
        if (choices->source_follows)
            choices->source_scroll = screen->source_first - 1;
        choices->source_follows = false;
        screen_scroll(screen, &choices->source_scroll, rows);
    } else if (choices->inspecting && x < screen->canvas->cols / 2)
        screen_scroll(screen, &choices->inspector_scroll, rows);
    else
        screen_scroll_heap(choices, rows);
}

void screen_mouse(struct screen *screen, const struct terminal_event *event)
{
    if (screen->panel.open) {
        if (event->mouse == TERMINAL_WHEEL_UP)
            panel_scroll(&screen->panel, -WHEEL_ROWS);
        else if (event->mouse == TERMINAL_WHEEL_DOWN)
            panel_scroll(&screen->panel, WHEEL_ROWS);
        else if (event->mouse == TERMINAL_PRESS)
            screen->panel.open = false;
        return;
    }
    switch (event->mouse) {
    case TERMINAL_PRESS:
    case TERMINAL_DOUBLE:
        text_clear(&screen->message);
        press(screen, event->x, event->y);
        break;
    case TERMINAL_DRAG: {
        int hit = canvas_hit_at(screen->canvas, event->x, event->y);
        if ((hit & HIT_KIND) == VIEW_HIT_TIMELINE)
            go_along_timeline(screen, hit - VIEW_HIT_TIMELINE);
        break;
    }
    case TERMINAL_WHEEL_UP: wheel(screen, event->x, event->y, -WHEEL_ROWS); break;
    case TERMINAL_WHEEL_DOWN: wheel(screen, event->x, event->y, WHEEL_ROWS); break;
    case TERMINAL_RELEASE: break;
    }
}
