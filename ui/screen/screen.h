/* The screen: a session, or the table of contents, on a terminal.
 *
 * It takes the terminal over, draws the views' canvas on it, and turns keys, the mouse, the clock
 * and what is typed at the prompt into the session's commands. However it ends, also by a signal,
 * the terminal is as it was.
 */
#ifndef UI_SCREEN_SCREEN_H
#define UI_SCREEN_SCREEN_H

#include "base/common.h"

struct lesson;
struct lesson_document;
struct session;
struct text;
struct theme;

struct screen_options {
    const struct theme *theme; /* NULL: dark or light, as the terminal says */
    bool ascii;                /* also when the locale could do better */
};

/* Shows the session until the person quits: 0. 2: the terminal cannot show it, said in one line on
 * standard error. */
int screen_run(struct session *session, const struct screen_options *options);

/* What the table of contents lists, and how a lesson of it is opened. */
struct screen_contents {
    struct lesson_document *const *documents;
    size_t count;
    /* A session that stands at the lesson's first step; NULL: `problem` says why. Two may be open at a time. */
    struct session *(*open)(void *context, const struct lesson_document *document,
                            const struct lesson *lesson, struct text *problem);
    void (*close)(void *context, struct session *session);
    void *context;
};

/* Shows every lesson by chapter and opens the one chosen, until the person quits. As screen_run. */
int screen_contents(const struct screen_contents *contents, const struct screen_options *options);

#endif
