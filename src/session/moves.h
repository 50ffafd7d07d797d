/* Moving the cursor. Each returns whether it moved. `direction` is 1 forward, -1 back. */
#ifndef SESSION_MOVES_H
#define SESSION_MOVES_H

#include "session/session.h"

bool move_to_step(struct session *session, record_step step);
bool move_by_steps(struct session *session, int64_t count);
bool move_by_event(struct session *session, int direction);
bool move_over(struct session *session, int direction);
bool move_out(struct session *session, int direction);
/* To the next phase of a collection, this one or one to come, or to the one before. */
bool move_by_phase(struct session *session, int direction);
bool move_to_end(struct session *session, int direction);
bool move_to_breakpoint(struct session *session, int direction);

#endif
