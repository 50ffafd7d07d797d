/* A canvas's cells on the screen of ncurses: glyphs as the locale has them, styles as colours of
 * terminfo. */
#ifndef UI_SCREEN_PAINT_H
#define UI_SCREEN_PAINT_H

#include "base/vector.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/theme.h"

struct paint_pair {
    int32_t foreground, background;
};

struct paint {
    const struct theme *theme;
    enum theme_depth depth;
    bool default_colors;  /* the terminal's own can be asked for */
    struct canvas *shown; /* what is on the screen; NULL: nothing is known */
    struct {
        VECTOR(struct paint_pair); /* the colour pair of number i + 1 */
    } pairs;
};

/* After ncurses has begun: sees what colours there are. `direct`: they are 0xRRGGBB. */
void paint_init(struct paint *paint, const struct theme *theme, bool direct);
void paint_fini(struct paint *paint);
/* Writes what differs into ncurses' screen, which is then to be refreshed. */
void paint_canvas(struct paint *paint, const struct canvas *canvas);
/* The next painting writes every cell. */
void paint_forget(struct paint *paint);

#endif
