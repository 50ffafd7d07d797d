/* The comparison of two programs on a terminal: keys step both, or the side that Tab has chosen. */
#ifndef UI_SCREEN_COMPARE_H
#define UI_SCREEN_COMPARE_H

#include "ui/canvas/canvas.h"
#include "ui/screen/screen.h"
#include "ui/views/compare.h"

struct comparison {
    struct session *sessions[2]; /* borrowed */
    struct tally tallies[2];
    int active; /* the side that keys step; 2: both */
};
/* Does a command on the sides that are active. False: neither could. */
bool comparison_do(struct comparison *comparison, const char *command);
void comparison_draw(struct comparison *comparison, struct canvas *canvas, const char *hints);
/* As screen_run. */
int screen_compare(struct comparison *comparison, const struct screen_options *options);

#endif
