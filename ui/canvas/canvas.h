/* A grid of cells that views draw on and writers read.
 *
 * A cell holds one glyph, a base character with its combining marks, and a style (style.h). A wide
 * character takes two cells, the second of which has an empty glyph. The terminal screen, text,
 * ANSI, HTML, SVG and asciicast are all writers of the same canvas, so that a test sees what a
 * person sees.
 *
 * Views draw through a region: a rectangle with its own origin that clips what is put outside it.
 * Regions are small values on the caller's stack; nested regions clip to all that hold them.
 * Coordinates are columns and rows from 0 at the region's top left, and may lie anywhere: what
 * falls outside is not drawn. Drawing allocates nothing and cannot fail.
 *
 *     struct canvas *canvas = canvas_new(80, 24);
 *     struct canvas_region all = canvas_whole(canvas);
 *     canvas_box(&all, 0, 0, 80, 10, "Source", ROLE_BORDER, ROLE_TITLE);
 *     struct canvas_region inside = canvas_sub(&all, 1, 1, 78, 8);
 *     int x = canvas_put(&inside, 0, 0, "data ", ROLE_NAME);
 *     canvas_put_fit(&inside, x, 0, inside.cols - x, "→ ref to list([1, 2, 3])", ROLE_VALUE);
 *
 * Text is UTF-8 and may come from anywhere: a malformed byte is drawn as U+FFFD, a control
 * character as its picture (␛), a tab as four blanks, and invisible formatting characters, which
 * could turn the line around, not at all. On a canvas with `ascii` set every glyph is drawn as its
 * ASCII form (charset.h), which can be longer: measure with canvas_measure, never with strlen.
 */
#ifndef CANVAS_CANVAS_H
#define CANVAS_CANVAS_H

#include "base/common.h"
#include "ui/canvas/style.h"

#define CANVAS_GLYPH_BYTES 20
#define CANVAS_MAX_COLS    10000
#define CANVAS_MAX_ROWS    10000

/* The arms of a box-drawing glyph: which neighbours its line reaches. */
#define CANVAS_ARM_UP    1u
#define CANVAS_ARM_DOWN  2u
#define CANVAS_ARM_LEFT  4u
#define CANVAS_ARM_RIGHT 8u

struct canvas_cell {
    char glyph[CANVAS_GLYPH_BYTES]; /* NUL-ended; "" in the second cell of a wide glyph */
    uint16_t style;
    uint8_t arms;  /* CANVAS_ARM_ bits of a line that joins; 0 when the cell holds no line */
    uint8_t width; /* cells the glyph takes: 1 or 2; 0 in the second cell of a wide glyph */
};

struct canvas {
    int cols;
    int rows;
    bool ascii;                /* set by the owner before drawing */
    struct canvas_cell *cells; /* rows * cols, row after row; owned */
    int *hits;                 /* as many; 0 where nothing was tagged; owned */
};

struct canvas_region {
    struct canvas *canvas; /* borrowed */
    int cols;              /* the size of the region itself, clipped or not */
    int rows;
    int x; /* where its origin lies on the canvas */
    int y;
    int clip_left; /* what may be drawn, in the canvas's coordinates; right and bottom excluded */
    int clip_top;
    int clip_right;
    int clip_bottom;
};

/* A blank canvas of 1 to CANVAS_MAX_COLS by 1 to CANVAS_MAX_ROWS cells; NULL when memory is out or
 * a size is outside. Freed with canvas_free, which accepts NULL. */
struct canvas *canvas_new(int cols, int rows);
void canvas_free(struct canvas *canvas);
/* Blanks every cell and forgets the tags. */
void canvas_clear(struct canvas *canvas);
/* Another size, blank. False when memory is out or the size is outside: it is as it was. */
bool canvas_resize(struct canvas *canvas, int cols, int rows);
/* Makes `target` an exact copy. False when memory is out: it is as it was. */
bool canvas_copy(struct canvas *target, const struct canvas *source);
/* The cell at a place of the canvas, NULL outside. Borrowed until resize or free. */
const struct canvas_cell *canvas_at(const struct canvas *canvas, int x, int y);

/* Regions. */
struct canvas_region canvas_whole(struct canvas *canvas);
/* The rectangle at (x, y) of `outer`, clipped to it; a negative size counts as 0. */
struct canvas_region canvas_sub(const struct canvas_region *outer, int x, int y, int cols,
                                int rows);
/* The same rectangle with its origin moved: what was drawn at (dx, dy) appears at its top left. */
struct canvas_region canvas_scrolled(const struct canvas_region *region, int dx, int dy);
/* Whether any cell of the row can be seen, so that a view can skip what is scrolled away. */
bool canvas_row_visible(const struct canvas_region *region, int y);

/* Putting text. `string` is NUL-ended, `bytes` are `length` bytes. All return the cells that the
 * text took from x on, also when the region clipped some of them. */
int canvas_put(const struct canvas_region *region, int x, int y, const char *string,
               unsigned style);
int canvas_put_bytes(const struct canvas_region *region, int x, int y, const char *bytes,
                     size_t length, unsigned style);
/* At most `cols` cells; what does not fit is cut and its last cells are an ellipsis. */
int canvas_put_fit(const struct canvas_region *region, int x, int y, int cols, const char *string,
                   unsigned style);
int canvas_put_fit_bytes(const struct canvas_region *region, int x, int y, int cols,
                         const char *bytes, size_t length, unsigned style);
/* The same, ending at x + cols, or in the middle of them. */
int canvas_put_right(const struct canvas_region *region, int x, int y, int cols, const char *string,
                     unsigned style);
int canvas_put_centered(const struct canvas_region *region, int x, int y, int cols,
                        const char *string, unsigned style);
/* printf into `cols` cells, cut with an ellipsis. Text over 1023 bytes is cut before that. */
int canvas_put_format(const struct canvas_region *region, int x, int y, int cols, unsigned style,
                      const char *format, ...) PRINTF_LIKE(6, 7);

/* A piece of a line that has its own style. */
struct canvas_span {
    const char *bytes; /* borrowed */
    size_t length;
    unsigned style;
};
/* Spans one after another in at most `cols` cells, cut with one ellipsis. */
int canvas_put_spans(const struct canvas_region *region, int x, int y, int cols,
                     const struct canvas_span *spans, size_t count);

/* Text over several rows, broken at blanks, at newlines, and inside a word only when the word
 * alone is wider than `cols`. Returns the rows taken, at most `rows`; when there is more text the
 * last row ends in an ellipsis. */
int canvas_put_wrapped(const struct canvas_region *region, int x, int y, int cols, int rows,
                       const char *string, unsigned style);
/* The rows that the text needs, at least 1. */
int canvas_wrapped_rows(const struct canvas *canvas, const char *string, int cols);
/* The bytes of the first row of such text; *next is where the following row starts (`length` when
 * there is none). */
size_t canvas_wrap(const struct canvas *canvas, const char *bytes, size_t length, int cols,
                   size_t *next);

/* Cells that text takes on this canvas. */
int canvas_measure(const struct canvas *canvas, const char *string);
int canvas_measure_bytes(const struct canvas *canvas, const char *bytes, size_t length);

/* "... 9,990 more" and then `rest` (", / to search"; NULL for nothing), in at most `cols` cells. */
int canvas_put_more(const struct canvas_region *region, int x, int y, int cols, uint64_t count,
                    const char *rest, unsigned style);
/* A number with a comma every three digits: 9,990. Returns `buffer`. */
#define CANVAS_NUMBER_BYTES 32
char *canvas_format_number(char buffer[CANVAS_NUMBER_BYTES], uint64_t number);

/* Areas. */
/* Puts `glyph` (one cell wide) into each cell; " " wipes, and ends the lines that were there. */
void canvas_fill(const struct canvas_region *region, int x, int y, int cols, int rows,
                 const char *glyph, unsigned style);
/* Adds modifiers to what is drawn there: the ground of the current line, a selection. */
void canvas_add_modifiers(const struct canvas_region *region, int x, int y, int cols, int rows,
                          unsigned modifiers);
/* Tags cells with what is under the mouse there; 0 is nothing. Later tags win. */
void canvas_tag(const struct canvas_region *region, int x, int y, int cols, int rows, int hit);
/* The tag at a place of the canvas, 0 outside. */
int canvas_hit_at(const struct canvas *canvas, int x, int y);

/* Lines. A line put over another joins it: ─ over │ gives ┼, an end that touches │ gives ├ or ┤.
 * To lay a box over a picture without joining it, canvas_fill the area with " " first. Where two
 * lines join the style is that of the later one. */
void canvas_put_arms(const struct canvas_region *region, int x, int y, unsigned arms,
                     unsigned style);
/* A straight line between two cells, both included, in one row or one column (anything else draws
 * nothing). Each end has only the arm that points into the line, so that two lines that end in the
 * same cell make a corner. */
void canvas_line(const struct canvas_region *region, int x0, int y0, int x1, int y1,
                 unsigned style);
/* Every cell with both its arms. */
void canvas_horizontal(const struct canvas_region *region, int x, int y, int cols, unsigned style);
/* A box; `title` (NULL for none) is set into its top edge: ┌─ Source ───┐. The inside is not
 * touched. */
void canvas_box(const struct canvas_region *region, int x, int y, int cols, int rows,
                const char *title, unsigned style, unsigned title_style);
/* ├─ title ───┤ across a box that starts at x and is `cols` wide. */
void canvas_divider(const struct canvas_region *region, int x, int y, int cols, const char *title,
                    unsigned style, unsigned title_style);

enum canvas_direction {
    CANVAS_UP,
    CANVAS_DOWN,
    CANVAS_LEFT,
    CANVAS_RIGHT,
};
/* ▲ ▼ ◄ ► ; joins nothing. */
void canvas_arrowhead(const struct canvas_region *region, int x, int y,
                      enum canvas_direction direction, unsigned style);
/* One row of ▁▂▃▄▅▆▇█: `count` values, scaled so that `most` is full; 0 is a blank only when
 * `most` is 0 too. One cell a value. */
void canvas_sparkline(const struct canvas_region *region, int x, int y, const uint64_t *values,
                      size_t count, uint64_t most, unsigned style);
/* ▓▓▓░░░: `part` of `whole` in `cols` cells; something is never shown as nothing, nor a part as
 * the whole. */
void canvas_gauge(const struct canvas_region *region, int x, int y, int cols, uint64_t part,
                  uint64_t whole);

/* What differs between two canvases, as runs of cells in reading order, for a redraw that writes
 * no more than it must. Start with a zeroed run; returns false after the last. A run never splits
 * a wide glyph of `after`. With `before` NULL or of another size, every row is a run. Tags do not
 * count. */
struct canvas_run {
    int row;
    int col;
    int cols;
};
bool canvas_next_change(const struct canvas *before, const struct canvas *after,
                        struct canvas_run *run);

#endif
