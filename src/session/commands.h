/* The commands, one row each: prompt, keys, batch, help, completion and the man page's list are made from this table. */
#ifndef SESSION_COMMANDS_H
#define SESSION_COMMANDS_H

#include "session/session.h"

struct session_command {
    const char *name;      /* "goto" */
    const char *aliases;   /* "g" ; several separated by spaces; "" */
    const char *arguments; /* "N", "LINE|FUNCTION", "" : as the help shows them */
    const char *help;      /* one line */
    bool (*run)(struct session *session, const char *arguments, struct text *answer);
};
extern const struct session_command session_commands[]; /* ended by a NULL name */

#endif
