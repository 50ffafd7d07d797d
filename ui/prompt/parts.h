/* The prompt's own struct, for the files of this room. */
#ifndef UI_PROMPT_PARTS_H
#define UI_PROMPT_PARTS_H

#include "base/coroutine.h"
#include "base/vector.h"
#include "ui/prompt/prompt.h"

#include <histedit.h>
#include <wchar.h>

struct prompt {
    struct prompt_options options;
    int master, slave; /* the pseudo-terminal; the master is never read, only kept open */
    FILE *sink;        /* where libedit's output goes: nowhere */
    EditLine *edit;
    HistoryW *history;
    char *history_path; /* NULL: not kept */
    struct coroutine *coroutine;
    wchar_t next;   /* the key given to it */
    bool has_next;  /* ... and not taken yet */
    bool canceling; /* el_wgets is to return with nothing */
    bool escaped;   /* vi: the last key was Escape, so another one leaves */
    bool inserting; /* the editor takes its keys from prompt_insert: no completion */
    enum prompt_event event;
    struct text line;       /* the last one typed */
    struct text candidates; /* of the last completion, a line each */
    char label[128];
    int scroll; /* rows of a long line that are scrolled away */
};

/* ---- history.c ---- */

/* Where the history is kept, its directory made; NULL: nowhere. Owned by the caller. */
char *history_file(void);
void history_read(struct prompt *prompt);
/* Adds the line to the file, atomically, keeping what others added meanwhile. */
void history_write(struct prompt *prompt, const char *line);
void history_enter(struct prompt *prompt, const char *line);

/* ---- complete.c ---- */

/* libedit's function for Tab. */
unsigned char prompt_complete(EditLine *edit, int key);

/* ---- text of wide characters ---- */

void prompt_append_wide(struct text *text, const wchar_t *characters, size_t count);
/* Owned by the caller; NULL when memory is out. */
wchar_t *prompt_widen(const char *text);

#endif
