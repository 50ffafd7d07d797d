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
    bool of_collector; /* it is about the collector, which C has none of */
};
/* Has the program's language a use for it? */
bool session_command_serves(const struct session *session, const struct session_command *command);
extern const struct session_command session_commands[]; /* ended by a NULL name */

#endif
