/* The command `cycles`: the strongly connected components of the heap at the present step, and what outside holds each. Read from
 * the record alone. */
#ifndef SESSION_CYCLES_H
#define SESSION_CYCLES_H

#include "session/session.h"

bool cycles_list(struct session *session, const char *arguments, struct text *answer);

/* The components in which every object leads to every other: of two objects and more, or of one that holds itself. */
struct cycles {
    VECTOR(record_id); /* the members, component by component */
    struct {
        VECTOR(size_t);
    } ends; /* where each component ends */
};
void cycles_fini(struct cycles *cycles);
/* Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972), without recursion. False when memory is out. */
bool cycles_find(struct instant instant, struct cycles *cycles);

#endif
