/* Two programs side by side on a terminal: keys step both, or the side that Tab has chosen, which can also be opened alone, with its
 * prompt and everything else that a single program has. */
#ifndef UI_SCREEN_COMPARE_H
#define UI_SCREEN_COMPARE_H

#include "ui/canvas/canvas.h"
#include "ui/screen/screen.h"
#include "ui/views/compare.h"

struct screen;

struct comparison {
    struct session *sessions[2]; /* borrowed */
    struct tally_history tallies[2];
    int active; /* the side that keys step; COMPARISON_BOTH: both */
};
enum { COMPARISON_BOTH = 2 };

void comparison_fini(struct comparison *comparison);
/* Draws it as a still picture, without keys. */
void comparison_draw(struct comparison *comparison, struct canvas *canvas);
/* Draws what the screen's comparison shows now. False: some of its table is still to be counted. */
bool comparison_show(struct screen *screen);
/* Shows it on an open screen until the person leaves. */
void comparison_loop(struct screen *screen, struct comparison *comparison);
/* As screen_run. */
int screen_compare(struct comparison *comparison, const struct screen_options *options);

#endif
