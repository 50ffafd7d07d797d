/* Questions about a C program's memory: names, objects, searches (inspect.h). */
#ifndef SESSION_INSPECT_C_H
#define SESSION_INSPECT_C_H

#include "base/text.h"
#include "record/instant.h"

/* What the pointer at a path, seen from a frame, points to; else the block or static variable that the path leads into. 0: there is
 * none. */
record_id inspect_c_name(struct instant now, record_id frame, const char *name);
/* Says why inspect_c_name found none that is an object: what stands there is no pointer, or one into a frame, or no such place is there. */
void inspect_c_no_object(struct instant now, record_id frame, const char *name,
                         struct text *answer);
/* Everything about an object. */
void inspect_c_object(struct instant now, record_id id, struct text *answer);
/* The objects alive whose words contain the text, a line each, at most so many; *first is the first. Returns how many there are. */
size_t inspect_c_find(struct instant now, const char *words, size_t most, record_id *first,
                      struct text *answer);
/* The variables in scope in a frame, a line each. */
void inspect_c_names(struct instant now, record_id frame, struct text *answer);

#endif
