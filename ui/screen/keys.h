/* The keys: one table, from which keys are found, the hints' line, the help and the manual's list
 * are made.
 *
 * A key does a command of the session, or an action of the screen itself.
 */
#ifndef UI_SCREEN_KEYS_H
#define UI_SCREEN_KEYS_H

#include "base/text.h"
#include "ui/canvas/canvas.h"
#include "ui/screen/panel.h"

enum key_action {
    KEY_DOES_COMMAND, /* its line is the session's to do */
    KEY_TYPES,        /* goes to the prompt, its line being typed there already */
    KEY_ENTERS,       /* tells of what is selected, or goes to the prompt */
    KEY_SELECTS_NEXT,
    KEY_SELECTS_PREVIOUS,
    KEY_LETS_GO, /* Escape: stops playing, selects nothing */
    KEY_PLAYS,
    KEY_PLAYS_FASTER,
    KEY_PLAYS_SLOWER,
    KEY_BREAKS, /* a breakpoint at the current line, or none any more */
    KEY_UNFOLDS,
    KEY_SHOWS_ATOMS,
    KEY_SHOWS_MODULE_LEVEL,
    KEY_SHOWS_INTERPRETER,
    KEY_SCROLLS_UP,
    KEY_SCROLLS_DOWN,
    KEY_SCROLLS_SOURCE_UP,
    KEY_SCROLLS_SOURCE_DOWN,
    KEY_SCROLLS_OUTPUT_UP,
    KEY_SCROLLS_OUTPUT_DOWN,
    KEY_HELPS,
    KEY_REDRAWS,
    KEY_SUSPENDS,
    KEY_QUITS,
};

struct key {
    unsigned code, other_code; /* as terminal.h's events have them; other_code 0: none */
    const char *label;         /* "←", "n": as the help names it */
    enum key_action action;
    const char *line;    /* the command, or what is typed at the prompt; NULL: neither */
    const char *hint;    /* the word for the line of hints; NULL: it is in the help only */
    const char *help;    /* "go forward one step" */
    const char *heading; /* of the group that begins here in the help; NULL: the same group */
    const char *in_c;    /* the help in a C program; NULL: as `help`, "": it has no use there */
};
extern const struct key keys[]; /* ended by a NULL label */

/* The row of a key, NULL when it does nothing. */
const struct key *keys_find(unsigned code);
/* Has it a use while two programs are compared, one of them being alone on the screen apart? */
bool keys_serves_comparison(const struct key *key);
/* Has it a use in a program of this language? NULL: any. */
bool keys_serves(const struct key *key, const char *language);
/* Appends the line of hints for `cols` cells: the most useful first, as many as fit. */
void keys_hints(const struct canvas *canvas, int cols, struct text *out);
/* The same while an object is selected, at the prompt, in a panel and in the table of contents. */
void keys_selection_hints(const char *language, struct text *out);
void keys_contents_hints(bool has_twin, struct text *out);
/* While two programs are compared: which side is active, as struct comparison has it. */
void keys_comparison_hints(int active, struct text *out);
void keys_prompt_hints(struct text *out);
void keys_panel_hints(struct text *out);
/* Opens the help, for programs in a language; NULL: for all. */
void keys_help_panel(struct panel *panel, const char *language);
/* Opens the help for two programs side by side. */
void keys_comparison_panel(struct panel *panel);
/* Appends the help: headings, and rows of a label and what it does, a tab between them. */
void keys_help(const char *language, struct text *out);

#endif
