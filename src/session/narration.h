/* Narration: what the last step did, in words made from its events. */
#ifndef SESSION_NARRATION_H
#define SESSION_NARRATION_H

#include "record/instant.h"

/* Appends at most about three sentences on what happened between two instants of one record; nothing when nothing is worth
 * saying. Works for any program. */
void narrate(struct instant before, struct instant now, struct text *out);
/* The same for a phase of a collection, or one event of it. False when the instant is no such thing: nothing is appended. */
bool narrate_collection(struct instant now, struct text *out);

#endif
