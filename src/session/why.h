/* The command `why`: the path of references that keeps an object alive, from a name, a suspended frame or the interpreter;
 * or the cycle that does when none leads to it. Read from the record, at any step. */
#ifndef SESSION_WHY_H
#define SESSION_WHY_H

#include "session/session.h"

bool why_alive(struct session *session, const char *arguments, struct text *answer);

#endif
