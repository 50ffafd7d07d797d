/* Breakpoints: where `continue` stops. The commands on them. */
#ifndef SESSION_BREAKPOINTS_H
#define SESSION_BREAKPOINTS_H

#include "session/session.h"

bool breakpoint_set(struct session *session, const char *arguments, struct text *answer);
bool breakpoint_list(struct session *session, const char *arguments, struct text *answer);
bool breakpoint_delete(struct session *session, const char *arguments, struct text *answer);

#endif
