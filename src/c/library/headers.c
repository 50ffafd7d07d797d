#include "c/library/headers.h"
#include "c/syntax/token.h"

#include <string.h>

const char *c_header_text(const char *name, size_t *length)
{
    for (const struct c_header *header = c_headers; header->name; header++)
        if (strcmp(header->name, name) == 0) {
            *length = header->length;
            return (const char *)header->text;
        }
    return NULL;
}
