/* What json and pytutor share: strings that are sure to be UTF-8, and names seen through cells. */
#ifndef EXPORT_VALUES_H
#define EXPORT_VALUES_H

#include "record/instant.h"

#include <jansson.h>

/* A JSON string of any bytes: what is no UTF-8 becomes U+FFFD. NULL when memory is out. */
json_t *json_text(const char *bytes, size_t length);
/* Sets a key and steals the value, also when it fails. */
static inline bool json_put(json_t *object, const char *key, json_t *value)
{
    return value && json_object_set_new(object, key, value) == 0;
}
/* The value of a name: what stands in its cell, when it has one (*cell, else 0). */
record_id name_value(struct instant instant, const struct instant_name *name, record_id *cell);
/* Names that the language puts into a module and a person does not look for. */
bool is_hidden_name(const char *label);

#endif
