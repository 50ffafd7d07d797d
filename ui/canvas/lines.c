/* Lines that join, boxes, arrowheads, and the small charts made of glyphs. */
#include "ui/canvas/canvas.h"
#include "ui/canvas/charset.h"
#include "ui/canvas/glyph.h"

#include <limits.h>
#include <string.h>

/* `x` and `y` are on the canvas, inside the clip. */
static void join_cell(struct canvas *canvas, int x, int y, unsigned arms, unsigned style)
{
    const struct canvas_cell *old = canvas_at(canvas, x, y);
    unsigned joined = (old->arms | arms) & 15;
    struct canvas_cell *cell = canvas_wipe_cell(canvas, x, y);
    const char *glyph = charset_line(joined, canvas->ascii);
    memset(cell->glyph, 0, sizeof cell->glyph);
    memcpy(cell->glyph, glyph, strlen(glyph));
    cell->style = (uint16_t)style;
    cell->arms = (uint8_t)joined;
}

void canvas_put_arms(const struct canvas_region *region, int x, int y, unsigned arms,
                     unsigned style)
{
    struct canvas_rectangle part;
    if ((arms & 15) && canvas_visible_part(region, x, y, 1, 1, &part))
        join_cell(region->canvas, part.left, part.top, arms, style);
}

/* A row or column of cells: `middle` everywhere but at the ends. */
static void run_of_arms(const struct canvas_region *region, struct canvas_rectangle run,
                        unsigned first, unsigned middle, unsigned last, unsigned style)
{
    struct canvas_rectangle part;
    if (!canvas_visible_part(region, run.left, run.top, (int64_t)run.right - run.left + 1,
                             (int64_t)run.bottom - run.top + 1, &part))
        return;
    int64_t left = (int64_t)region->x + run.left, right = (int64_t)region->x + run.right;
    int64_t top = (int64_t)region->y + run.top, bottom = (int64_t)region->y + run.bottom;
    for (int y = part.top; y < part.bottom; y++) {
        for (int x = part.left; x < part.right; x++) {
            unsigned arms = middle;
            if (x == left && y == top)
                arms = first;
            else if (x == right && y == bottom)
                arms = last;
            if (arms)
                join_cell(region->canvas, x, y, arms, style);
        }
    }
}

/* The last of `cells` cells from `start` on. */
static int last_cell(int start, int cells)
{
    return (int)MIN((int64_t)start + cells - 1, INT_MAX);
}

void canvas_line(const struct canvas_region *region, int x0, int y0, int x1, int y1, unsigned style)
{
    if ((x0 != x1 && y0 != y1) || (x0 == x1 && y0 == y1))
        return;
    struct canvas_rectangle run = {MIN(x0, x1), MIN(y0, y1), MAX(x0, x1), MAX(y0, y1)};
    if (y0 == y1)
        run_of_arms(region, run, CANVAS_ARM_RIGHT, CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT,
                    CANVAS_ARM_LEFT, style);
    else
        run_of_arms(region, run, CANVAS_ARM_DOWN, CANVAS_ARM_UP | CANVAS_ARM_DOWN, CANVAS_ARM_UP,
                    style);
}

void canvas_horizontal(const struct canvas_region *region, int x, int y, int cols, unsigned style)
{
    const unsigned arms = CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT;
    if (cols > 0)
        run_of_arms(region, (struct canvas_rectangle){x, y, last_cell(x, cols), y}, arms, arms,
                    arms, style);
}

/* ` title ` after the corner and one cell of line, when there is room for a letter of it. */
static void put_edge_title(const struct canvas_region *region, int x, int y, int cols,
                           const char *title, unsigned style)
{
    int room = cols - 6;
    if (!title || !*title || room < 1)
        return;
    canvas_put(region, x + 2, y, " ", style);
    int width = canvas_put_fit(region, x + 3, y, room, title, style);
    canvas_put(region, x + 3 + width, y, " ", style);
}

void canvas_box(const struct canvas_region *region, int x, int y, int cols, int rows,
                const char *title, unsigned style, unsigned title_style)
{
    if (cols < 1 || rows < 1)
        return;
    int right = last_cell(x, cols), bottom = last_cell(y, rows);
    canvas_line(region, x, y, right, y, style);
    canvas_line(region, x, y, x, bottom, style);
    if (rows > 1)
        canvas_line(region, x, bottom, right, bottom, style);
    if (cols > 1)
        canvas_line(region, right, y, right, bottom, style);
    put_edge_title(region, x, y, cols, title, title_style);
}

void canvas_divider(const struct canvas_region *region, int x, int y, int cols, const char *title,
                    unsigned style, unsigned title_style)
{
    if (cols < 1)
        return;
    canvas_line(region, x, y, last_cell(x, cols), y, style);
    put_edge_title(region, x, y, cols, title, title_style);
}

void canvas_arrowhead(const struct canvas_region *region, int x, int y,
                      enum canvas_direction direction, unsigned style)
{
    static const char *const heads[] = {
        [CANVAS_UP] = GLYPH_HEAD_UP,
        [CANVAS_DOWN] = GLYPH_HEAD_DOWN,
        [CANVAS_LEFT] = GLYPH_HEAD_LEFT,
        [CANVAS_RIGHT] = GLYPH_HEAD_RIGHT,
    };
    canvas_put(region, x, y, heads[direction], style);
}

/* value * steps / most without overflow; most > 0, value <= most. */
static int scaled(uint64_t value, uint64_t most, int steps)
{
    return (int)((long double)value * (long double)steps / (long double)most);
}

void canvas_sparkline(const struct canvas_region *region, int x, int y, const uint64_t *values,
                      size_t count, uint64_t most, unsigned style)
{
    for (size_t i = 0; i < count && i < CANVAS_MAX_COLS; i++) {
        const char *glyph = " ";
        if (most > 0)
            glyph = charset_spark(scaled(MIN(values[i], most), most, CHARSET_SPARK_LEVELS - 1));
        canvas_put(region, x + (int)i, y, glyph, style);
    }
}

void canvas_gauge(const struct canvas_region *region, int x, int y, int cols, uint64_t part,
                  uint64_t whole)
{
    if (cols <= 0)
        return;
    int full = whole > 0 ? scaled(MIN(part, whole), whole, cols) : 0;
    if (full == 0 && part > 0 && whole > 0 && cols > 1)
        full = 1;
    if (full == cols && part < whole)
        full = cols - 1;
    canvas_fill(region, x, y, full, 1, GLYPH_GAUGE_FULL, ROLE_GAUGE_FULL);
    canvas_fill(region, x + full, y, cols - full, 1, GLYPH_GAUGE_EMPTY, ROLE_GAUGE_EMPTY);
}
