/* What a line of json says of a C program, where that is not what it says of a Python one. */
#ifndef EXPORT_JSON_C_H
#define EXPORT_JSON_C_H

#include "record/instant.h"

#include <jansson.h>

/* New references; NULL when memory is out. */
json_t *json_c_names(struct instant now, const struct instant_frame *frame);
json_t *json_c_objects(struct instant now);
/* Puts "fault", when one ended the program, and at its end "leaks". */
bool json_c_end(json_t *line, struct instant now, bool is_end);

#endif
