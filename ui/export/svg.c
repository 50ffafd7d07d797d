/* SVG: one picture with the frames one below another.
 *
 * Colours are attributes and text is placed run by run with its length stated, so that slide
 * programs that know little CSS show what a browser shows. The same text stands in <desc> for
 * those who cannot see the picture.
 */
#include "ui/export/svg.h"

#include "ui/export/formats.h"

#include <errno.h>
#include <string.h>

#define PADDING  140
#define GAP      160 /* between frames */
#define BASELINE 152
#define MAX_ROWS 1000000 /* of all frames: lengths stay far from the end of an int */

struct svg_colors {
    int32_t foreground;
    int32_t background; /* THEME_DEFAULT: the page shows through */
    unsigned attributes;
};

static struct svg_colors colors_of(const struct theme *theme, unsigned style)
{
    struct theme_look look = theme_resolve(theme, THEME_TRUECOLOR, style);
    struct svg_colors colors = {look.foreground, look.background, look.attributes};
    if (colors.foreground == THEME_DEFAULT)
        colors.foreground = theme_page_foreground(theme);
    if (look.attributes & THEME_REVERSE) {
        int32_t ground = colors.background;
        colors.background = colors.foreground;
        colors.foreground = ground == THEME_DEFAULT ? theme_page_background(theme) : ground;
    }
    return colors;
}

static void format_color(char color[8], int32_t value)
{
    snprintf(color, 8, "#%06x", (unsigned)value & 0xFFFFFFu);
}

static void append_grounds(struct text *out, const struct canvas *canvas, int y,
                           const struct theme *theme)
{
    for (int x = 0; x < canvas->cols;) {
        int32_t ground = colors_of(theme, canvas_at(canvas, x, y)->style).background;
        int end = x + 1;
        while (end < canvas->cols &&
               colors_of(theme, canvas_at(canvas, end, y)->style).background == ground)
            end++;
        if (ground != THEME_DEFAULT) {
            text_append(out, "<rect");
            svg_append_attribute(out, "x", x * SVG_CELL_WIDTH);
            svg_append_attribute(out, "y", y * SVG_CELL_HEIGHT);
            svg_append_attribute(out, "width", (end - x) * SVG_CELL_WIDTH);
            svg_append_attribute(out, "height", SVG_CELL_HEIGHT);
            text_append(out, " fill=\"");
            xml_append_color(out, ground);
            text_append(out, "\"/>\n");
        }
        x = end;
    }
}

/* A font's other glyphs may have another width than its letters: each stands alone. */
static bool is_letter(const struct canvas_cell *cell)
{
    unsigned char first = (unsigned char)cell->glyph[0];
    return first < 0x80 || first == 0xC2 || first == 0xC3;
}

static bool is_blank(const struct canvas_cell *cell)
{
    return strcmp(cell->glyph, " ") == 0;
}

/* Text runs end before two blanks, so that a font of another width cannot shift a column. */
static bool continues_run(const struct canvas *canvas, int x, int y, unsigned style)
{
    const struct canvas_cell *cell = canvas_at(canvas, x, y);
    if (!cell || cell->style != style || !is_letter(cell))
        return false;
    if (!is_blank(cell))
        return true;
    const struct canvas_cell *next = canvas_at(canvas, x + 1, y);
    return next && next->style == style && is_letter(next) && !is_blank(next);
}

static void append_text_run(struct text *out, const struct canvas *canvas, int y, int x, int end,
                            const struct svg_colors *colors, const struct theme *theme)
{
    const struct canvas_cell *first = canvas_at(canvas, x, y);
    bool alone = !is_letter(first);
    int width = MAX(end - x, (int)first->width) * SVG_CELL_WIDTH;
    text_append(out, "<text");
    svg_append_attribute(out, "x", x * SVG_CELL_WIDTH + (alone ? width / 2 : 0));
    svg_append_attribute(out, "y", y * SVG_CELL_HEIGHT + BASELINE);
    if (alone) {
        text_append(out, " text-anchor=\"middle\"");
    } else {
        svg_append_attribute(out, "textLength", width);
        text_append(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    if (colors->foreground != theme_page_foreground(theme)) {
        text_append(out, " fill=\"");
        xml_append_color(out, colors->foreground);
        text_append_char(out, '"');
    }
    if (colors->attributes & THEME_BOLD)
        text_append(out, " font-weight=\"700\"");
    if (colors->attributes & THEME_ITALIC)
        text_append(out, " font-style=\"italic\"");
    if (colors->attributes & THEME_UNDERLINE)
        text_append(out, " text-decoration=\"underline\"");
    text_append_char(out, '>');
    for (; x < end; x++)
        xml_append(out, canvas_at(canvas, x, y)->glyph);
    text_append(out, "</text>\n");
}

/* The shapes and the text of a row; lines are drawn apart. */
static void append_row(struct text *out, const struct canvas *canvas, int y,
                       const struct theme *theme)
{
    for (int x = 0; x < canvas->cols;) {
        const struct canvas_cell *cell = canvas_at(canvas, x, y);
        struct svg_colors colors = colors_of(theme, cell->style);
        int end = x + 1;
        if (is_blank(cell) || cell->width == 0 || svg_line_arms(cell)) {
            x = end;
            continue;
        }
        if (svg_is_shape(cell)) {
            const struct canvas_cell *next;
            while ((next = canvas_at(canvas, end, y)) && next->style == cell->style &&
                   strcmp(next->glyph, cell->glyph) == 0)
                end++;
            char color[8];
            format_color(color, colors.foreground);
            svg_append_shape(out, cell, x, y, end - x, color);
        } else {
            while (is_letter(cell) && continues_run(canvas, end, y, cell->style))
                end++;
            append_text_run(out, canvas, y, x, end, &colors, theme);
        }
        x = end;
    }
}

struct line_color {
    const struct theme *theme;
    int32_t color;
};

static bool has_color(const struct canvas_cell *cell, void *context)
{
    const struct line_color *wanted = context;
    return colors_of(wanted->theme, cell->style).foreground == wanted->color;
}

/* One path for each colour: colours are few, and found by looking for the first of each. */
static void append_lines(struct text *out, const struct canvas *canvas, const struct theme *theme)
{
    int32_t done[64];
    size_t count = 0;
    size_t cells = (size_t)canvas->cols * (size_t)canvas->rows;
    for (size_t i = 0; i < cells && count < ARRAY_LENGTH(done); i++) {
        if (!svg_line_arms(&canvas->cells[i]))
            continue;
        int32_t color = colors_of(theme, canvas->cells[i].style).foreground;
        size_t known = 0;
        while (known < count && done[known] != color)
            known++;
        if (known < count)
            continue;
        done[count++] = color;
        struct line_color wanted = {theme, color};
        text_append(out, "<path fill=\"none\" stroke=\"");
        xml_append_color(out, color);
        text_append(out, "\" d=\"");
        svg_append_lines(out, canvas, has_color, &wanted);
        text_append(out, "\"/>\n");
    }
}

void export_svg_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    struct text *out = &exporter->held;
    const struct theme *theme = export_theme(exporter);
    if (exporter->rows > MAX_ROWS - canvas->rows || exporter->frames >= MAX_ROWS) {
        exporter->error = EFBIG;
        return;
    }
    int top = exporter->rows * SVG_CELL_HEIGHT + (int)exporter->frames * (2 * PADDING + GAP);
    text_append(out, "<g role=\"img\" aria-label=\"");
    xml_append(out, label);
    text_append(out, "\" transform=\"translate(0 ");
    svg_append_length(out, top);
    text_append(out, ")\">\n<desc>");
    struct text plain = {0};
    export_plain_rows(&plain, canvas);
    xml_append(out, text_string(&plain));
    out->failed |= plain.failed;
    text_fini(&plain);
    text_append(out, "</desc>\n<rect rx=\"8\"");
    svg_append_attribute(out, "width", canvas->cols * SVG_CELL_WIDTH + 2 * PADDING);
    svg_append_attribute(out, "height", canvas->rows * SVG_CELL_HEIGHT + 2 * PADDING);
    text_append(out, " fill=\"");
    xml_append_color(out, theme_page_background(theme));
    text_append(out, "\"/>\n<g transform=\"translate(14 14)\">\n");
    for (int y = 0; y < canvas->rows; y++)
        append_grounds(out, canvas, y, theme);
    append_lines(out, canvas, theme);
    for (int y = 0; y < canvas->rows; y++)
        append_row(out, canvas, y, theme);
    text_append(out, "</g>\n</g>\n");
    exporter->rows += canvas->rows;
    exporter->cols = MAX(exporter->cols, canvas->cols);
}

void export_svg_end(struct exporter *exporter)
{
    struct text *out = &exporter->out;
    int frames = (int)exporter->frames;
    int width = exporter->cols * SVG_CELL_WIDTH + 2 * PADDING;
    int height = exporter->rows * SVG_CELL_HEIGHT + frames * 2 * PADDING + (frames - 1) * GAP;
    text_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg_append_attribute(out, "width", width);
    svg_append_attribute(out, "height", height);
    text_append(out, " viewBox=\"0 0 ");
    svg_append_length(out, width);
    text_append_char(out, ' ');
    svg_append_length(out, height);
    text_append(out, "\" font-family=\"'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, "
                     "monospace\" font-size=\"14.95\" fill=\"");
    xml_append_color(out, theme_page_foreground(export_theme(exporter)));
    text_append(out, "\" xml:space=\"preserve\">\n<title>");
    xml_append(out, exporter->options.title ? exporter->options.title : "heapstep");
    text_append(out, "</title>\n");
    text_append_bytes(out, text_string(&exporter->held), exporter->held.length);
    text_append(out, "</svg>\n");
    out->failed |= exporter->held.failed;
}
