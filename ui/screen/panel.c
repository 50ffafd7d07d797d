#include "ui/screen/panel.h"

#include <stdio.h>
#include <string.h>

enum { MARGIN = 2, GAP = 2, WIDEST = 100 };

void panel_open(struct panel *panel, const char *title, const char *text)
{
    panel->open = true;
    panel->scroll = panel->hidden = 0;
    snprintf(panel->title, sizeof panel->title, "%s", title);
    text_clear(&panel->text);
    text_append(&panel->text, text);
}

void panel_scroll(struct panel *panel, int rows)
{
    panel->scroll = MAX(MIN(panel->scroll + rows, panel->hidden), 0);
}

void panel_fini(struct panel *panel)
{
    text_fini(&panel->text);
}

/* A line taken apart at its tab. */
struct parts {
    const char *left, *right;
    size_t left_length, right_length;
};

static bool next_line(const char **at, struct parts *parts)
{
    if (!**at)
        return false;
    size_t length = strcspn(*at, "\n");
    const char *tab = memchr(*at, '\t', length);
    *parts = (struct parts){.right = *at, .right_length = length};
    if (tab)
        *parts = (struct parts){.left = *at,
                                .left_length = (size_t)(tab - *at),
                                .right = tab + 1,
                                .right_length = length - (size_t)(tab + 1 - *at)};
    *at += length + ((*at)[length] == '\n');
    return true;
}

struct measure {
    int left, cols; /* of the part before the tab; of all */
    bool tabs;
};

static struct measure measure(const struct panel *panel, const struct canvas *canvas)
{
    struct measure found = {0};
    struct parts parts;
    int plain = 0, right = 0;
    for (const char *at = text_string(&panel->text); next_line(&at, &parts);) {
        int width = canvas_measure_bytes(canvas, parts.right, parts.right_length);
        if (!parts.left) {
            plain = MAX(plain, width);
            continue;
        }
        found.tabs = true;
        right = MAX(right, width);
        found.left = MAX(found.left, canvas_measure_bytes(canvas, parts.left, parts.left_length));
    }
    found.cols = MAX(plain, found.tabs ? found.left + GAP + right : 0);
    return found;
}

/* Draws the lines into the region, which may be scrolled; returns the rows they take. */
static int draw_lines(const struct panel *panel, const struct canvas_region *region,
                      struct measure size)
{
    struct parts parts;
    int row = 0;
    for (const char *at = text_string(&panel->text); next_line(&at, &parts);) {
        int indent = parts.left ? size.left + GAP : 0;
        size_t next = 0;
        if (parts.left)
            canvas_put_bytes(region, 0, row, parts.left, parts.left_length, ROLE_KEY);
        do {
            size_t from = next, rest;
            int cols = MAX(region->cols - indent, 1);
            size_t shown = canvas_wrap(region->canvas, parts.right + from,
                                       parts.right_length - from, cols, &rest);
            canvas_put_bytes(region, indent, row++, parts.right + from, shown,
                             parts.left || !size.tabs ? ROLE_TEXT : ROLE_TITLE);
            next = from + rest;
        } while (next < parts.right_length);
    }
    return row;
}

void panel_draw(struct panel *panel, struct canvas *canvas, int rows)
{
    struct canvas_region all = canvas_whole(canvas);
    struct measure size = measure(panel, canvas);
    int frame = 2 * (MARGIN + 1);
    int cols = MIN(MIN(MAX(size.cols, 24), WIDEST) + frame, canvas->cols);
    struct canvas_region nowhere = canvas_sub(&all, 0, 0, cols - frame, 0);
    int needed = draw_lines(panel, &nowhere, size);
    int height = MIN(needed + 2, rows);
    panel->hidden = MAX(needed - (height - 2), 0);
    panel_scroll(panel, 0);
    int x = (canvas->cols - cols) / 2, y = (rows - height) / 2;
    canvas_fill(&all, x, y, cols, height, " ", ROLE_OVERLAY);
    canvas_box(&all, x, y, cols, height, panel->title, ROLE_BORDER_ACTIVE, ROLE_TITLE);
    struct canvas_region inside = canvas_sub(&all, x + 1 + MARGIN, y + 1, cols - frame, height - 2);
    inside = canvas_scrolled(&inside, 0, panel->scroll);
    draw_lines(panel, &inside, size);
    if (panel->scroll < panel->hidden)
        canvas_put_format(&all, x + 3, y + height - 1, cols - 6, ROLE_HINT, " %d more ",
                          panel->hidden - panel->scroll);
    canvas_add_modifiers(&all, x, y, cols, height, CANVAS_ON_OVERLAY);
    canvas_tag(&all, x, y, cols, height, 0);
}
