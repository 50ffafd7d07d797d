/* Glyphs drawn as shapes in an SVG picture, so that lines meet without gaps whatever font the
 * reader has; used by the SVG writer only.
 *
 * All lengths are in tenths of a pixel and written without the locale's decimal point.
 */
#ifndef EXPORT_SVG_H
#define EXPORT_SVG_H

#include "base/text.h"
#include "ui/canvas/canvas.h"

#define SVG_CELL_WIDTH  90
#define SVG_CELL_HEIGHT 200

/* "12.5" for 125. */
void svg_append_length(struct text *out, int tenths);
/* " name=\"12.5\"" */
void svg_append_attribute(struct text *out, const char *name, int tenths);
/* The CANVAS_ARM_ bits with which the cell is drawn as a line, 0 when it holds something else. */
unsigned svg_line_arms(const struct canvas_cell *cell);
/* Whether the cell's glyph is drawn by svg_append_shape. */
bool svg_is_shape(const struct canvas_cell *cell);
/* `count` cells with the same glyph from (x, y), in cells, on. */
void svg_append_shape(struct text *out, const struct canvas_cell *cell, int x, int y, int count,
                      const char *color);
/* The path data of all lines of a canvas for which `chosen` says yes; "" when there are none. */
typedef bool svg_chooser(const struct canvas_cell *cell, void *context);
void svg_append_lines(struct text *out, const struct canvas *canvas, svg_chooser *chosen,
                      void *context);

#endif
