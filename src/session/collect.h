/* The command `gc`: a collection at the present moment, for a person who wants to see one. It is given to the program as
 * typed code is: at the end of the record it runs and becomes steps; in the past it asks first. */
#ifndef SESSION_COLLECT_H
#define SESSION_COLLECT_H

#include "session/session.h"

bool collect_now(struct session *session, const char *arguments, struct text *answer);

#endif
