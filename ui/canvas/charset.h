/* The glyphs that pictures are made of, each with its ASCII form.
 *
 * Views write the GLYPH_ names (they are strings, so that "a " GLYPH_ARROW " b" works) or the
 * characters themselves; on an ASCII canvas each is replaced while it is drawn. What the table
 * does not know, a person's own text, becomes the escape that Python's ascii() writes: é is \xe9,
 * 日 is \u65e5. So nothing is lost.
 */
#ifndef CANVAS_CHARSET_H
#define CANVAS_CHARSET_H

#include "base/common.h"

#define GLYPH_ARROW       "\xE2\x86\x92" /* → */
#define GLYPH_LEFT_ARROW  "\xE2\x86\x90" /* ← */
#define GLYPH_UP_ARROW    "\xE2\x86\x91" /* ↑ */
#define GLYPH_DOWN_ARROW  "\xE2\x86\x93" /* ↓ */
#define GLYPH_ELLIPSIS    "\xE2\x80\xA6" /* … */
#define GLYPH_DOT         "\xE2\x97\x8F" /* ● : a slot that refers, the timeline's cursor */
#define GLYPH_EMPTY_DOT   "\xE2\x97\x8B" /* ○ */
#define GLYPH_MIDDLE_DOT  "\xC2\xB7"     /* · */
#define GLYPH_CURRENT     "\xE2\x96\xB6" /* ▶ : the current line */
#define GLYPH_POINTER     "\xE2\x96\xB8" /* ▸ : the current row of a list */
#define GLYPH_CROSS       "\xC3\x97"     /* × : freed */
#define GLYPH_HEAVY       "\xE2\x94\x81" /* ━ : the timeline's past */
#define GLYPH_LIGHT       "\xE2\x94\x80" /* ─ : the timeline's future */
#define GLYPH_GAUGE_FULL  "\xE2\x96\x93" /* ▓ */
#define GLYPH_GAUGE_EMPTY "\xE2\x96\x91" /* ░ */
#define GLYPH_BLOCK       "\xE2\x96\x88" /* █ */
#define GLYPH_CHECK       "\xE2\x9C\x93" /* ✓ */
#define GLYPH_HEAD_RIGHT  "\xE2\x96\xBA" /* ► */
#define GLYPH_HEAD_LEFT   "\xE2\x97\x84" /* ◄ */
#define GLYPH_HEAD_UP     "\xE2\x96\xB2" /* ▲ */
#define GLYPH_HEAD_DOWN   "\xE2\x96\xBC" /* ▼ */

/* The ASCII form of a glyph of the table, NULL when it has none. */
const char *charset_ascii(uint32_t code_point);
/* The joined line glyph with these CANVAS_ARM_ bits (1 to 15). */
const char *charset_line(unsigned arms, bool ascii);
/* The CANVAS_ARM_ bits of a light box-drawing character, 0 when it is none. */
unsigned charset_arms(uint32_t code_point);
/* ▁▂▃▄▅▆▇█ for level 0 to 7. */
const char *charset_spark(int level);
#define CHARSET_SPARK_LEVELS 8

#endif
