/* Questions about the present instant, answered in words: the commands inspect, holders, find, names. */
#ifndef SESSION_INSPECT_H
#define SESSION_INSPECT_H

#include "session/session.h"

bool inspect_object(struct session *session, const char *arguments, struct text *answer);
bool inspect_holders(struct session *session, const char *arguments, struct text *answer);
bool inspect_find(struct session *session, const char *arguments, struct text *answer);
bool inspect_names(struct session *session, const char *arguments, struct text *answer);

/* Who holds, and where: "the name data of main", "list([1, 2]) #12 [0]". */
void inspect_append_holder(struct instant now, record_id holder, enum record_region region,
                           size_t slot, bool is_key, struct text *out);
/* All who hold an object, a line each. */
void inspect_append_holders(struct instant now, record_id id, const char *indent, struct text *out);
/* What a name of that frame, or else of the module, refers to, seen through a closure's cell; 0: it is not bound. */
record_id inspect_name(struct instant now, record_id frame, const char *name);
/* The object that a name of the selected frame, or of the module, or "#12" means. 0: *answer says what is right. */
record_id inspect_resolve(struct session *session, const char *word, struct text *answer);

#endif
