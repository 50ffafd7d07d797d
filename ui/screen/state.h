/* The screen's own struct, for the files of this room. */
#ifndef UI_SCREEN_STATE_H
#define UI_SCREEN_STATE_H

#include "session/session.h"
#include "ui/prompt/prompt.h"
#include "ui/screen/panel.h"
#include "ui/screen/screen.h"
#include "ui/screen/terminal.h"
#include "ui/views/view.h"

#include <time.h>

struct comparison;

struct screen {
    struct session *session;
    struct comparison *comparison; /* shown instead of a session; NULL: none is */
    struct terminal *terminal;
    struct prompt *prompt;
    struct canvas *canvas;
    bool focused;           /* keys go to the prompt */
    bool focused_for_input; /* ... because the program asks something */
    bool asking;            /* the prompt asks where typed code is to run */
    struct text block;      /* the lines typed so far of a statement that wants more */
    struct text echo;       /* what the code typed last printed, shown above the prompt */
    bool echo_is_error;
    struct text message;
    bool message_is_error;
    struct panel panel;
    int prompt_rows;  /* of the last picture: at its bottom */
    int source_first; /* the first line of the source that it shows, 0: none */
    int timeline_cols;
    int speed;                  /* steps a second while it plays */
    struct timespec played;     /* when the last step was */
    struct timespec progressed; /* when a long command last showed how far it is */
    bool quit;
    bool gone; /* nobody is at the terminal any more */
};

enum { SCREEN_SPEED = 4 };

/* ---- screen.c ---- */

bool screen_open(struct screen *screen, const struct screen_options *options);
void screen_close(struct screen *screen);
/* A key while the panel is open. */
void screen_panel_key(struct screen *screen, unsigned key);
/* Shows `session` until the person quits. */
void screen_loop(struct screen *screen);
void screen_draw(struct screen *screen);
/* Does a command of the session, shows what it says. Whether it could be done. */
bool screen_do(struct screen *screen, const char *command);
/* Brings into view what a step, or a command that selects, is about: the heap has it among its first rows, the graph scrolls to
 * it. */
void screen_follow(struct view_choices *choices, bool stepped);
/* Has the session do a command, which Ctrl-C interrupts and which shows how far it is. */
bool screen_busy_do(struct screen *screen, struct session *session, const char *command,
                    struct text *answer);
void screen_say(struct screen *screen, bool is_error, const char *words);
/* Milliseconds since a moment, which becomes now when they are at least `least`. */
int screen_elapsed(struct timespec *since, int least);

/* ---- actions.c ---- */

/* A key while the prompt has not the focus. */
void screen_key(struct screen *screen, unsigned key);
void screen_scroll(struct screen *screen, int *scroll, int rows);
/* The heap, or the view in its place: from now on it stays where the person has put it, until the next step. */
void screen_scroll_heap(struct view_choices *choices, int rows);
void screen_toggle_breakpoint(struct screen *screen, uint32_t line);
void screen_select(struct screen *screen, record_id id);
/* While playing: milliseconds until the next step, -1 when it does not play; does the step that is due. */
int screen_play(struct screen *screen);
void screen_set_playing(struct screen *screen, bool playing, int speed);

/* ---- mouse.c ---- */

void screen_mouse(struct screen *screen, const struct terminal_event *event);

/* ---- typing.c ---- */

/* A key while the prompt has the focus. */
void typing_key(struct screen *screen, unsigned key);
void typing_paste(struct screen *screen, const char *text);
void typing_interrupt(struct screen *screen);
void typing_focus(struct screen *screen, bool focused);
/* The cursor stands where the program waits for a line of input. */
bool typing_waits_for_input(const struct screen *screen);
/* The prompt's label for the present moment. */
void typing_update(struct screen *screen);
/* Rows that are shown above the prompt, at most `most`; and drawing them. */
int typing_rows(const struct screen *screen, int most);
void typing_draw(const struct screen *screen, const struct canvas_region *region);

#endif
