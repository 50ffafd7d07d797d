/* The colours of source text: a tokenizer that knows just enough of Python and C to tell keywords, strings, numbers and comments
 * apart. It never fails, whatever the text is. */
#ifndef UI_VIEWS_SYNTAX_H
#define UI_VIEWS_SYNTAX_H

#include "record/instant.h"
#include "ui/canvas/canvas.h"

/* What a line inherits from those above it. */
struct syntax_state {
    char quote;      /* inside a string of three quotes: which; 0: not */
    bool in_comment; /* inside a C comment */
};

/* The state at the beginning of a line, found by reading those above it (a few hundred at most). */
void syntax_state_at(struct syntax_state *state, const struct record *record, record_file file,
                     uint32_t line, const char *language);
/* Draws one line in at most `cols` cells, cut with an ellipsis, and moves the state on. */
void syntax_draw_line(const struct canvas_region *region, int x, int y, int cols,
                      const struct record *record, record_file file, uint32_t line,
                      const char *language, unsigned modifiers, struct syntax_state *state);

#endif
