/* Two programs side by side, each with its own stack and heap, and below them what each did to memory so far. */
#ifndef UI_VIEWS_COMPARE_H
#define UI_VIEWS_COMPARE_H

#include "session/tally.h"
#include "ui/views/view.h"

struct comparison_side {
    struct scene scene;
    struct tally tally;
    const char *name; /* of its language */
    bool active;      /* keys step it */
    bool counting;    /* the tally is not yet that of the scene's instant */
};
/* `last` stands in the last row, NULL: nothing does. */
void compare_draw(struct canvas *canvas, const struct comparison_side sides[2], const char *last,
                  enum canvas_role role);

#endif
