/* Text with the sequences of ECMA-48 (SGR), as few of them as there can be. */
#include "ui/export/formats.h"

#include <string.h>

static const struct {
    unsigned attribute;
    int on;
    int off;
} sgr_attributes[] = {
    {THEME_BOLD, 1, 22},      {THEME_DIM, 2, 22},     {THEME_ITALIC, 3, 23},
    {THEME_UNDERLINE, 4, 24}, {THEME_REVERSE, 7, 27},
};

struct theme_look ansi_default_look(void)
{
    return (struct theme_look){.foreground = THEME_DEFAULT, .background = THEME_DEFAULT};
}

static void append_code(struct text *codes, int code)
{
    text_format(codes, codes->length ? ";%d" : "%d", code);
}

/* `base` is 30 for the foreground and 40 for the background. */
static void append_color(struct text *codes, int base, int32_t color, enum theme_depth depth)
{
    if (color == THEME_DEFAULT) {
        append_code(codes, base + 9);
    } else if (depth == THEME_TRUECOLOR) {
        append_code(codes, base + 8);
        text_format(codes, ";2;%d;%d;%d", color >> 16 & 255, color >> 8 & 255, color & 255);
    } else if (depth == THEME_256) {
        append_code(codes, base + 8);
        text_format(codes, ";5;%d", (int)color);
    } else {
        append_code(codes, base + (int)color);
    }
}

static void append_codes(struct text *codes, struct theme_look from, struct theme_look to,
                         enum theme_depth depth)
{
    /* Bold and dim are put off together: the one that stays is put on again. */
    unsigned both = THEME_BOLD | THEME_DIM;
    unsigned lost = from.attributes & ~to.attributes;
    if (lost & both) {
        append_code(codes, 22);
        from.attributes &= ~both;
        lost &= ~both;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(sgr_attributes); i++) {
        unsigned attribute = sgr_attributes[i].attribute;
        if (lost & attribute)
            append_code(codes, sgr_attributes[i].off);
        else if (to.attributes & ~from.attributes & attribute)
            append_code(codes, sgr_attributes[i].on);
    }
    if (from.foreground != to.foreground)
        append_color(codes, 30, to.foreground, depth);
    if (from.background != to.background)
        append_color(codes, 40, to.background, depth);
}

void ansi_change_look(struct text *out, struct theme_look from, struct theme_look to,
                      enum theme_depth depth)
{
    if (theme_look_equal(from, to))
        return;
    struct text change = {0}, anew = {0};
    append_codes(&change, from, to, depth);
    append_codes(&anew, ansi_default_look(), to, depth);
    bool reset = anew.length + (anew.length ? 2 : 0) < change.length;
    text_append(out, "\x1B[");
    if (reset && anew.length)
        text_append(out, "0;");
    text_append(out, text_string(reset ? &anew : &change));
    text_append_char(out, 'm');
    out->failed |= change.failed || anew.failed;
    text_fini(&change);
    text_fini(&anew);
}

/* What can be seen of a blank. */
static bool blank_looks_equal(struct theme_look a, struct theme_look b)
{
    unsigned seen = THEME_UNDERLINE | THEME_REVERSE;
    return a.background == b.background && (a.attributes & seen) == (b.attributes & seen) &&
           (!(a.attributes & seen) || a.foreground == b.foreground);
}

static bool is_blank(const struct canvas_cell *cell)
{
    return strcmp(cell->glyph, " ") == 0;
}

void ansi_write_cells(struct text *out, const struct canvas *canvas, struct canvas_run run,
                      const struct theme *theme, enum theme_depth depth, struct theme_look *pen)
{
    for (int x = run.col; x < run.col + run.cols; x++) {
        const struct canvas_cell *cell = canvas_at(canvas, x, run.row);
        struct theme_look look = theme_resolve(theme, depth, cell->style);
        if (!is_blank(cell) || !blank_looks_equal(*pen, look)) {
            ansi_change_look(out, *pen, look, depth);
            *pen = look;
        }
        text_append(out, cell->glyph);
    }
}

int ansi_used_cols(const struct canvas *canvas, int row, const struct theme *theme,
                   enum theme_depth depth)
{
    int cols = canvas->cols;
    while (cols > 0) {
        const struct canvas_cell *cell = canvas_at(canvas, cols - 1, row);
        struct theme_look look = theme_resolve(theme, depth, cell->style);
        if (!is_blank(cell) || !blank_looks_equal(look, ansi_default_look()))
            break;
        cols--;
    }
    return cols;
}

void export_ansi_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    (void)label;
    struct text *out = &exporter->out;
    const struct theme *theme = export_theme(exporter);
    enum theme_depth depth = exporter->options.depth;
    if (exporter->frames > 0)
        text_append_char(out, '\f');
    for (int y = 0; y < canvas->rows; y++) {
        struct theme_look pen = ansi_default_look();
        struct canvas_run run = {y, 0, ansi_used_cols(canvas, y, theme, depth)};
        ansi_write_cells(out, canvas, run, theme, depth, &pen);
        ansi_change_look(out, pen, ansi_default_look(), depth);
        text_append_char(out, '\n');
    }
}
