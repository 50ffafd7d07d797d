/* Text taken apart into what fills cells; used by the canvas only.
 *
 * Most glyphs are a base character with its combining marks. Some source characters take several
 * one-cell glyphs, a tab or the ASCII form of a character: they come as one `spread` piece, each
 * byte of which is a cell, so that a measure and a drawing can never disagree.
 */
#ifndef CANVAS_GLYPH_H
#define CANVAS_GLYPH_H

#include "ui/canvas/canvas.h"

struct glyph {
    char bytes[CANVAS_GLYPH_BYTES]; /* NUL-ended and zero-filled */
    int width;                      /* cells */
    bool spread;                    /* `width` one-byte glyphs */
};

struct glyph_reader {
    const char *bytes; /* borrowed */
    size_t length;
    size_t at; /* where the next glyph starts */
    bool ascii;
};

/* Reads the next glyph. False at the end of the text. */
bool glyph_next(struct glyph_reader *reader, struct glyph *glyph);
/* Cells of the text, counting no further than the first glyph that passes `limit`. */
int glyph_measure(const char *bytes, size_t length, bool ascii, int limit);

/* Puts one glyph of one or two cells at a place of the canvas that lies inside the clip of
 * `region`; a wide glyph that the clip halves becomes blanks. */
void canvas_place(const struct canvas_region *region, int64_t x, int64_t y, const char *glyph,
                  int width, unsigned style);
/* The part of a rectangle of `region` that can be drawn, in the canvas's coordinates, right and
 * bottom excluded. False when there is none. */
struct canvas_rectangle {
    int left;
    int top;
    int right;
    int bottom;
};
bool canvas_visible_part(const struct canvas_region *region, int64_t x, int64_t y, int64_t cols,
                         int64_t rows, struct canvas_rectangle *part);
/* The cell with what it held wiped, also the other half of a wide glyph. */
struct canvas_cell *canvas_wipe_cell(struct canvas *canvas, int x, int y);

#endif
