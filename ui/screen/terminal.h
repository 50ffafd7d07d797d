/* The terminal, taken over and given back.
 *
 * Taking it over means ncurses in raw mode on the alternate screen, with the mouse and bracketed
 * paste. Whatever ends the program, these are undone: a fatal signal's handler writes the bytes that
 * undo them, kept ready for it. Signals that the event loop deals with become bytes in a pipe.
 */
#ifndef UI_SCREEN_TERMINAL_H
#define UI_SCREEN_TERMINAL_H

#include "ui/canvas/canvas.h"
#include "ui/canvas/theme.h"

#include <wchar.h>

struct session;
struct terminal;

/* Whether standard input and output are a terminal that can place its cursor; if not, says so in
 * one line on standard error. */
bool terminal_usable(void);

/* Takes the terminal over. NULL, said on standard error, when that fails. `theme` NULL: dark or
 * light by what the terminal says of its background. */
struct terminal *terminal_open(const struct theme *theme);
/* Gives it back. Accepts NULL. */
void terminal_close(struct terminal *terminal);

int terminal_cols(const struct terminal *terminal);
int terminal_rows(const struct terminal *terminal);

/* Puts the canvas on the screen, writing the cells that differ from what was put last. The cursor
 * is shown at (cursor_x, cursor_y) unless cursor_x is negative. */
void terminal_show(struct terminal *terminal, const struct canvas *canvas, int cursor_x,
                   int cursor_y);
/* The next terminal_show writes every cell. */
void terminal_redraw(struct terminal *terminal);
void terminal_beep(struct terminal *terminal);

/* Everything that can happen. */
enum terminal_event_kind {
    TERMINAL_NOTHING, /* the time was up */
    TERMINAL_KEY,
    TERMINAL_MOUSE,
    TERMINAL_PASTE,     /* terminal_pasted has the text */
    TERMINAL_RESIZED,   /* the size is the new one */
    TERMINAL_INTERRUPT, /* Ctrl-C */
    TERMINAL_CONTINUED, /* after a stop: draw */
    TERMINAL_GONE,      /* nobody is there any more */
};

/* Keys are characters, or KEY_ codes of ncurses with this added. */
#define TERMINAL_FUNCTION(key) (0x1000000u + (unsigned)(key))
#define TERMINAL_ESCAPE        27u /* a lone one; others are TERMINAL_META + what follows */
#define TERMINAL_META          0x2000000u

enum terminal_mouse {
    TERMINAL_PRESS,
    TERMINAL_DRAG,
    TERMINAL_RELEASE,
    TERMINAL_WHEEL_UP,
    TERMINAL_WHEEL_DOWN,
    TERMINAL_DOUBLE,
};

struct terminal_event {
    enum terminal_event_kind kind;
    unsigned key;
    enum terminal_mouse mouse;
    int x, y;
};

/* Waits for something to happen, at most `milliseconds` (-1: for ever). */
struct terminal_event terminal_wait(struct terminal *terminal, int milliseconds);
/* The text pasted last; borrowed until the next event. */
const char *terminal_pasted(const struct terminal *terminal);

/* Stops the program as Ctrl-Z does, the terminal given back meanwhile. */
void terminal_suspend(struct terminal *terminal);

/* While a session is set, Ctrl-C interrupts its command; NULL for none. */
void terminal_set_busy(struct terminal *terminal, struct session *session);

#endif
