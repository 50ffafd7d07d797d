/* A place in a C program's memory, by the words that the program would use for it: count, numbers[2], list->next->value, *third.
 *
 * A path is a variable and the members, elements and pointers followed from there; stars before it are applied last, as in C.
 */
#ifndef UI_VIEWS_C_PATH_H
#define UI_VIEWS_C_PATH_H

#include "record/bytes.h"

struct c_place {
    record_id owner; /* the frame, variable or block that has the bytes */
    record_type type;
    uint64_t address;
};

/* How many bytes of the text are a path; 0: it begins with none. */
size_t c_path_length(const char *text);
/* The place that a path means, seen from a frame (0: from none): its variable in scope, or one of static storage. False: there is no such
 * place then, and *problem (NULL: nobody asks) says why. */
bool c_path_find(struct instant now, record_id frame, const char *path, size_t length,
                 struct c_place *place, struct text *problem);
/* Goes on to where the pointer at a place leads. False: it leads nowhere, or to memory that is gone. */
bool c_place_follow(struct instant now, struct c_place *place);

#endif
