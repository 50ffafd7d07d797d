/* How each role looks.
 *
 * A role names an ink and a ground; a theme is a palette that gives every ink a colour for true
 * colour, 256 and 8 colours. Without colour (mono) roles keep apart by bold, dim, underline,
 * italic and reverse, and the marks that views put beside them (theme_role_mark). Tables only: the
 * depth is chosen by the caller, who knows the terminal and NO_COLOR.
 */
#ifndef CANVAS_THEME_H
#define CANVAS_THEME_H

#include "base/common.h"
#include "ui/canvas/style.h"

enum theme_depth {
    THEME_MONO,
    THEME_8,
    THEME_256,
    THEME_TRUECOLOR,
};

#define THEME_BOLD      1u
#define THEME_DIM       2u
#define THEME_UNDERLINE 4u
#define THEME_REVERSE   8u
#define THEME_ITALIC    16u

#define THEME_DEFAULT (-1) /* the terminal's own colour */

/* Colours are 0xRRGGBB for THEME_TRUECOLOR and an index for THEME_256 and THEME_8. */
struct theme_look {
    int32_t foreground;
    int32_t background;
    unsigned attributes; /* THEME_ bits */
};

struct theme;
extern const struct theme theme_dark;
extern const struct theme theme_light;

/* Every theme, in the order shown; `*count` of them. */
const struct theme *const *theme_list(size_t *count);
/* The theme of that name ("dark", "light"), NULL when there is none. */
const struct theme *theme_find(const char *name);
const char *theme_name(const struct theme *theme);

/* How a style looks. */
struct theme_look theme_resolve(const struct theme *theme, enum theme_depth depth, unsigned style);
bool theme_look_equal(struct theme_look a, struct theme_look b);
/* The colours of the page behind the picture, 0xRRGGBB, for files that have no terminal. */
int32_t theme_page_foreground(const struct theme *theme);
int32_t theme_page_background(const struct theme *theme);
/* 0xRRGGBB for the colours 0 to 7 of a terminal that is to go with the theme. */
int32_t theme_palette_color(const struct theme *theme, int index);

/* "border-active": the role's name, as classes of an HTML page and tests know it. */
const char *theme_role_name(enum canvas_role role);
/* The glyph that a view puts beside such a thing so that it is seen without colour: ">" for
 * ROLE_CHANGED, "×" for ROLE_DYING; " " for a role that has none. */
const char *theme_role_mark(enum canvas_role role);

#endif
