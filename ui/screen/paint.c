#include "ui/screen/paint.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

void paint_init(struct paint *paint, const struct theme *theme, bool direct)
{
    const char *no_color = getenv("NO_COLOR");
    *paint = (struct paint){.theme = theme, .depth = THEME_MONO};
    if ((no_color && *no_color) || !has_colors() || start_color() == ERR)
        return;
    paint->default_colors = use_default_colors() == OK;
    if (direct)
        paint->depth = THEME_TRUECOLOR;
    else if (COLORS >= 256)
        paint->depth = THEME_256;
    else if (COLORS >= 8)
        paint->depth = THEME_8;
}

void paint_fini(struct paint *paint)
{
    canvas_free(paint->shown);
    vector_fini(&paint->pairs);
    paint->shown = NULL;
}

void paint_forget(struct paint *paint)
{
    canvas_free(paint->shown);
    paint->shown = NULL;
}

/* The number of a colour pair, made when it is first asked for; 0, the terminal's own, when there is
 * no room for another. */
static short pair_of(struct paint *paint, struct theme_look look)
{
    if (paint->depth == THEME_MONO)
        return 0;
    struct paint_pair pair = {look.foreground, look.background};
    if (!paint->default_colors) {
        /* White on black is what a terminal without colours of its own begins with. */
        pair.foreground = pair.foreground < 0 ? COLOR_WHITE : pair.foreground;
        pair.background = pair.background < 0 ? COLOR_BLACK : pair.background;
    } else if (pair.foreground < 0 && pair.background < 0)
        return 0;
    for (size_t i = 0; i < paint->pairs.count; i++)
        if (paint->pairs.items[i].foreground == pair.foreground &&
            paint->pairs.items[i].background == pair.background)
            return (short)(i + 1);
    if (paint->pairs.count + 1 >= (size_t)MIN(COLOR_PAIRS, 32767) ||
        init_extended_pair((int)paint->pairs.count + 1, pair.foreground, pair.background) == ERR ||
        !vector_push(&paint->pairs, pair))
        return 0;
    return (short)paint->pairs.count;
}

static attr_t attributes_of(unsigned attributes)
{
    static const struct {
        unsigned theme;
        attr_t curses;
    } table[] = {
        {THEME_BOLD, A_BOLD},       {THEME_DIM, A_DIM},       {THEME_UNDERLINE, A_UNDERLINE},
        {THEME_REVERSE, A_REVERSE}, {THEME_ITALIC, A_ITALIC},
    };
    attr_t result = A_NORMAL;
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (attributes & table[i].theme)
            result |= table[i].curses;
    return result;
}

/* The glyph as wide characters; what the locale cannot write, or counts another width for, becomes
 * question marks, so that columns stay columns. */
static void glyph_characters(const struct canvas_cell *cell, wchar_t characters[CCHARW_MAX + 1])
{
    mbstate_t state = {0};
    const char *bytes = cell->glyph;
    wchar_t all[CANVAS_GLYPH_BYTES + 1];
    size_t count = mbsrtowcs(all, &bytes, ARRAY_LENGTH(all) - 1, &state);
    if (count == (size_t)-1 || !count || wcwidth(all[0]) != cell->width)
        count = 0;
    size_t kept = 0;
    for (size_t i = 0; i < count && kept < CCHARW_MAX; i++)
        if (!i || wcwidth(all[i]) == 0)
            characters[kept++] = all[i];
    if (!kept)
        characters[kept++] = L'?';
    characters[kept] = L'\0';
}

static void put_cell(struct paint *paint, int x, int y, const struct canvas_cell *cell)
{
    wchar_t characters[CCHARW_MAX + 1];
    cchar_t character;
    struct theme_look look = theme_resolve(paint->theme, paint->depth, cell->style);
    glyph_characters(cell, characters);
    if (setcchar(&character, characters, attributes_of(look.attributes), pair_of(paint, look),
                 NULL) == ERR)
        return;
    mvadd_wch(y, x, &character);
    if (cell->width == 2 && characters[0] == L'?')
        mvadd_wch(y, x + 1, &character);
}

void paint_canvas(struct paint *paint, const struct canvas *canvas)
{
    struct canvas_run run = {0};
    while (canvas_next_change(paint->shown, canvas, &run))
        for (int x = run.col; x < run.col + run.cols; x++) {
            const struct canvas_cell *cell = canvas_at(canvas, x, run.row);
            if (cell && cell->width)
                put_cell(paint, x, run.row, cell);
        }
    if (!paint->shown)
        paint->shown = canvas_new(canvas->cols, canvas->rows);
    if (paint->shown && !canvas_copy(paint->shown, canvas))
        paint_forget(paint);
}
