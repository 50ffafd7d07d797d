/* Sentences about what a C program did between two instants (narration.h). */
#ifndef SESSION_NARRATION_C_H
#define SESSION_NARRATION_C_H

#include "record/instant.h"

void narrate_c(struct instant before, struct instant now, struct text *out);
/* Only the fault that stopped the program between the two, if there is one. */
void narrate_c_fault(struct instant before, struct instant now, struct text *out);

#endif
