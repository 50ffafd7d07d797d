/* The prompt: a line edited by libedit in the middle of a screen that ncurses draws.
 *
 * libedit works on a private pseudo-terminal and its output is thrown away; what it edits is read
 * from it and drawn on the canvas. It wants to wait for keys itself, so it runs in a coroutine: a key is given
 * to it with prompt_key, and it runs until it wants the next. The person's ~/.editrc is read, the
 * history lasts, and what libedit does with a key is libedit's business.
 */
#ifndef UI_PROMPT_PROMPT_H
#define UI_PROMPT_PROMPT_H

#include "base/text.h"
#include "ui/canvas/canvas.h"

struct prompt;

enum prompt_event {
    PROMPT_EDITING, /* it wants more keys */
    PROMPT_LINE,    /* prompt_line is what was typed; the line is empty again */
    PROMPT_END,     /* Ctrl-D on an empty line */
};

struct prompt_options {
    /* Appends what the word before the cursor could be, a line each; NULL: no completion. */
    void (*complete)(void *context, const char *line, size_t cursor, struct text *out);
    void (*beep)(void *context);
    void *context;
    bool history; /* is kept in a file */
};

/* NULL when libedit cannot begin. To be called before ncurses begins: both use the terminal's
 * entry, and the later one keeps it. */
struct prompt *prompt_new(const struct prompt_options *options);
void prompt_free(struct prompt *prompt);

/* A key, as the terminal's events have them. */
enum prompt_event prompt_key(struct prompt *prompt, unsigned key);
/* Escape is the editor's own business now: a search is under way, or vi's insert mode. */
bool prompt_wants_escape(struct prompt *prompt);
/* Puts text at the cursor, as if typed. */
void prompt_insert(struct prompt *prompt, const char *text);
/* Throws away what is typed. */
void prompt_cancel(struct prompt *prompt);
bool prompt_empty(struct prompt *prompt);
/* After PROMPT_LINE; borrowed until the next key. */
const char *prompt_line(const struct prompt *prompt);
/* Adds a line to the history, and to its file. */
void prompt_remember(struct prompt *prompt, const char *line);

/* What stands before the line: ">>> ". Copied; cut when it is very long. */
void prompt_set_label(struct prompt *prompt, const char *label);
/* The rows that the line and the candidates above it need on so many columns, at most `most`. */
int prompt_rows(struct prompt *prompt, const struct canvas *canvas, int cols, int most);
/* Draws it in a region of that many rows. `hint` stands dimly behind an empty line. The cursor's place on
 * the canvas goes to *cursor_x, *cursor_y when it has the focus. */
void prompt_draw(struct prompt *prompt, const struct canvas_region *region, bool focused,
                 const char *hint, int *cursor_x, int *cursor_y);

#endif
