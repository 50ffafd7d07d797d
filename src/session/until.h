/* `until CONDITION`: going on to the next step at which something becomes true.
 *
 * Conditions are questions about the record, so that asking runs none of the program's code:
 *
 *     x == 3   x != "a"   x < 10    the value of a name; != < <= > >= as well
 *     x is y   x is not None        which object a name refers to
 *     refcount(x) == 2              the count that the picture shows
 *     len(x) > 3                    the items of a container
 *     freed(x)   freed(#12)         the object that x refers to now is gone
 *     line 12                       the line is about to run
 *     exception                     one is raised
 *
 * and of a C program
 *
 *     x == 3   list->value < 10     the value of a place
 *     p == NULL   p == q            where a pointer leads
 *     freed(p)                      the block that p points to now is gone
 *     line 12                       the line is about to run
 *
 * A name means that of the innermost frame, else the module's. What holds already must become false first.
 */
#ifndef SESSION_UNTIL_H
#define SESSION_UNTIL_H

#include "session/session.h"

bool until_holds(struct session *session, const char *arguments, struct text *answer);

#endif
