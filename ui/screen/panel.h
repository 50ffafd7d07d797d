/* A panel laid over the picture: the help, or an answer of several lines. */
#ifndef UI_SCREEN_PANEL_H
#define UI_SCREEN_PANEL_H

#include "base/text.h"
#include "ui/canvas/canvas.h"

struct panel {
    bool open;
    char title[64];
    struct text text;   /* lines; before a tab stands what the line is about */
    int scroll, hidden; /* rows above the first one seen, and all that do not fit */
};

/* Opens it at its top, with a copy of the text. */
void panel_open(struct panel *panel, const char *title, const char *text);
void panel_scroll(struct panel *panel, int rows);
void panel_draw(struct panel *panel, struct canvas *canvas, int rows);
void panel_fini(struct panel *panel);

#endif
