/* The end of a program in words: what is still alive, and why. */
#ifndef SESSION_ENDING_H
#define SESSION_ENDING_H

#include "base/text.h"
#include "record/instant.h"

/* Tells of the containers and instances that the program made and that are alive at its last step: the first few with the names that hold
 * them, of the others how many names; in a small heap also what only a cycle holds. */
void tell_ending(struct instant now, struct text *out);

#endif
