/* Giving the terminal back when a signal ends the program.
 *
 * A handler can neither allocate nor ask ncurses, so what it writes is made ready beforehand.
 */
#ifndef UI_SCREEN_RESCUE_H
#define UI_SCREEN_RESCUE_H

#include "base/common.h"

#include <termios.h>

/* What undoes the modes that ncurses does not know of: bracketed paste and dragging. */
#define RESCUE_MODES_ON  "\033[?2004h"
#define RESCUE_MODES_OFF "\033[?1002l\033[?2004l"

/* From now on signals that end the program write `undo` to `descriptor` and set `modes` first. */
void rescue_arm(int descriptor, const char *undo, const struct termios *modes);
void rescue_disarm(void);

#endif
