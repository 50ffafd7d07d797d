#include "base/utf8.h"
#include "ui/canvas/charset.h"
#include "ui/export/svg.h"

#include <string.h>

#define CENTER_X      45
#define CENTER_Y      105 /* on a half pixel: a line one pixel wide stays sharp */
#define CORNER_RADIUS 35

void svg_append_length(struct text *out, int tenths)
{
    if (tenths < 0) {
        text_append_char(out, '-');
        tenths = -tenths;
    }
    text_format(out, tenths % 10 ? "%d.%d" : "%d", tenths / 10, tenths % 10);
}

void svg_append_attribute(struct text *out, const char *name, int tenths)
{
    text_format(out, " %s=\"", name);
    svg_append_length(out, tenths);
    text_append_char(out, '"');
}

static uint32_t first_code_point(const struct canvas_cell *cell)
{
    uint32_t code_point = 0;
    size_t length = strlen(cell->glyph);
    if (length > 0 && utf8_decode(cell->glyph, length, &code_point) != length)
        code_point = 0;
    return code_point;
}

unsigned svg_line_arms(const struct canvas_cell *cell)
{
    const unsigned across = CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT;
    const unsigned along = CANVAS_ARM_UP | CANVAS_ARM_DOWN;
    unsigned arms = 0;
    if ((unsigned char)cell->glyph[0] >= 0x80)
        arms = cell->arms ? cell->arms : charset_arms(first_code_point(cell));
    /* A lone arm is a whole line, as its glyph is. */
    if (arms == CANVAS_ARM_LEFT || arms == CANVAS_ARM_RIGHT)
        return across;
    if (arms == CANVAS_ARM_UP || arms == CANVAS_ARM_DOWN)
        return along;
    return arms;
}

static bool is_corner(unsigned arms)
{
    return arms == (CANVAS_ARM_UP | CANVAS_ARM_LEFT) ||
           arms == (CANVAS_ARM_UP | CANVAS_ARM_RIGHT) ||
           arms == (CANVAS_ARM_DOWN | CANVAS_ARM_LEFT) ||
           arms == (CANVAS_ARM_DOWN | CANVAS_ARM_RIGHT);
}

static void append_point(struct text *out, char command, int x, int y)
{
    text_append_char(out, command);
    svg_append_length(out, x);
    text_append_char(out, ' ');
    svg_append_length(out, y);
}

/* A quarter turn in the middle of the cell whose corner is at (left, top). */
static void append_corner(struct text *out, int left, int top, unsigned arms)
{
    int x = left + CENTER_X, y = top + CENTER_Y;
    bool up = arms & CANVAS_ARM_UP, to_left = arms & CANVAS_ARM_LEFT;
    append_point(out, 'M', x, up ? top : top + SVG_CELL_HEIGHT);
    append_point(out, 'L', x, up ? y - CORNER_RADIUS : y + CORNER_RADIUS);
    append_point(out, 'Q', x, y);
    append_point(out, ' ', to_left ? x - CORNER_RADIUS : x + CORNER_RADIUS, y);
    append_point(out, 'L', to_left ? left : left + SVG_CELL_WIDTH, y);
}

/* Straight pieces in one row or column, each joined to the one before when they touch. */
struct straight {
    struct text *out;
    bool across;
    int fixed; /* the coordinate that stays */
    int from;
    int to;
};

static void finish_straight(struct straight *line)
{
    if (line->to <= line->from)
        return;
    int from = line->from, to = line->to, fixed = line->fixed;
    append_point(line->out, 'M', line->across ? from : fixed, line->across ? fixed : from);
    text_append_char(line->out, line->across ? 'H' : 'V');
    svg_append_length(line->out, to);
    line->from = line->to = 0;
}

static void extend_straight(struct straight *line, int from, int to)
{
    if (from != line->to || line->to <= line->from) {
        finish_straight(line);
        line->from = from;
    }
    line->to = to;
}

static unsigned chosen_arms(const struct canvas *canvas, int x, int y, svg_chooser *chosen,
                            void *context)
{
    const struct canvas_cell *cell = canvas_at(canvas, x, y);
    unsigned arms = svg_line_arms(cell);
    return arms && chosen(cell, context) ? arms : 0;
}

static void append_straight(struct straight *line, unsigned arms, int start, int size, int center)
{
    unsigned before = line->across ? CANVAS_ARM_LEFT : CANVAS_ARM_UP;
    unsigned after = line->across ? CANVAS_ARM_RIGHT : CANVAS_ARM_DOWN;
    if (is_corner(arms) || !(arms & (before | after)))
        return;
    extend_straight(line, arms & before ? start : start + center,
                    arms & after ? start + size : start + center);
}

void svg_append_lines(struct text *out, const struct canvas *canvas, svg_chooser *chosen,
                      void *context)
{
    for (int y = 0; y < canvas->rows; y++) {
        struct straight line = {out, true, y * SVG_CELL_HEIGHT + CENTER_Y, 0, 0};
        for (int x = 0; x < canvas->cols; x++) {
            unsigned arms = chosen_arms(canvas, x, y, chosen, context);
            append_straight(&line, arms, x * SVG_CELL_WIDTH, SVG_CELL_WIDTH, CENTER_X);
            if (is_corner(arms))
                append_corner(out, x * SVG_CELL_WIDTH, y * SVG_CELL_HEIGHT, arms);
        }
        finish_straight(&line);
    }
    for (int x = 0; x < canvas->cols; x++) {
        struct straight line = {out, false, x * SVG_CELL_WIDTH + CENTER_X, 0, 0};
        for (int y = 0; y < canvas->rows; y++)
            append_straight(&line, chosen_arms(canvas, x, y, chosen, context), y * SVG_CELL_HEIGHT,
                            SVG_CELL_HEIGHT, CENTER_Y);
        finish_straight(&line);
    }
}

/* What is drawn for a glyph: a rectangle as wide as its run, or points within one cell. */
struct shape {
    uint32_t code_point;
    short top; /* of the rectangle */
    short height;
    const char *points; /* a closed path in pixels, NULL for a rectangle */
};

static const struct shape shapes[] = {
    {0x2501, 93, 25, NULL},                                  /* ━ */
    {0x2581, 150, 25, NULL},                                 /* ▁ */
    {0x2582, 130, 45, NULL},                                 /* ▂ */
    {0x2583, 110, 65, NULL},                                 /* ▃ */
    {0x2584, 90, 85, NULL},                                  /* ▄ */
    {0x2585, 70, 105, NULL},                                 /* ▅ */
    {0x2586, 50, 125, NULL},                                 /* ▆ */
    {0x2587, 35, 140, NULL},                                 /* ▇ */
    {0x2588, 20, 155, NULL},                                 /* █ */
    {0x2591, 55, 100, NULL},                                 /* ░ */
    {0x2592, 55, 100, NULL},                                 /* ▒ */
    {0x2593, 55, 100, NULL},                                 /* ▓ */
    {0x25A0, 55, 100, NULL},                                 /* ■ */
    {0x25B2, 0, 0, "M4.5 5.5 8.5 14.5H.5z"},                 /* ▲ */
    {0x25B6, 0, 0, "M1 5.5 9 10.5 1 15.5z"},                 /* ▶ */
    {0x25B8, 0, 0, "M2 7 7.5 10.5 2 14z"},                   /* ▸ */
    {0x25BA, 0, 0, "M0 6.5 9 10.5 0 14.5z"},                 /* ► */
    {0x25BC, 0, 0, "M.5 6H8.5L4.5 15z"},                     /* ▼ */
    {0x25BE, 0, 0, "M1 8H8L4.5 13.5z"},                      /* ▾ */
    {0x25C0, 0, 0, "M8 5.5 0 10.5 8 15.5z"},                 /* ◀ */
    {0x25C2, 0, 0, "M7 7 1.5 10.5 7 14z"},                   /* ◂ */
    {0x25C4, 0, 0, "M9 6.5 0 10.5 9 14.5z"},                 /* ◄ */
    {0x25CF, 0, 0, "M.5 10.5a4 4 0 0 1 8 0a4 4 0 0 1-8 0z"}, /* ● */
    {0x2190, 0, 0, "M1 10.5 5 6.5V10H8V11H5V14.5z"},         /* ← */
    {0x2192, 0, 0, "M8 10.5 4 6.5V10H1V11H4V14.5z"},         /* → */
};

static const struct shape *find_shape(const struct canvas_cell *cell)
{
    if ((unsigned char)cell->glyph[0] < 0x80)
        return NULL;
    uint32_t code_point = first_code_point(cell);
    for (size_t i = 0; i < ARRAY_LENGTH(shapes); i++) {
        if (shapes[i].code_point == code_point)
            return &shapes[i];
    }
    return NULL;
}

bool svg_is_shape(const struct canvas_cell *cell)
{
    return find_shape(cell) != NULL;
}

void svg_append_shape(struct text *out, const struct canvas_cell *cell, int x, int y, int count,
                      const char *color)
{
    const struct shape *shape = find_shape(cell);
    if (!shape)
        return;
    if (!shape->points) {
        text_append(out, "<rect");
        svg_append_attribute(out, "x", x * SVG_CELL_WIDTH);
        svg_append_attribute(out, "y", y * SVG_CELL_HEIGHT + shape->top);
        svg_append_attribute(out, "width", count * SVG_CELL_WIDTH);
        svg_append_attribute(out, "height", shape->height);
        text_format(out, " fill=\"%s\"/>\n", color);
        return;
    }
    for (int i = 0; i < count; i++) {
        text_append(out, "<path transform=\"translate(");
        svg_append_length(out, (x + i) * SVG_CELL_WIDTH);
        text_append_char(out, ' ');
        svg_append_length(out, y * SVG_CELL_HEIGHT);
        text_format(out, ")\" d=\"%s\" fill=\"%s\"/>\n", shape->points, color);
    }
}
