#include "base/embedded.h"
#include "c/syntax/token.h"

#include <string.h>

const char *c_header_text(const char *name, size_t *length)
{
    for (const struct embedded_file *header = embedded_c_headers; header->path; header++)
        if (strcmp(header->path, name) == 0) {
            *length = header->length;
            return (const char *)header->bytes;
        }
    return NULL;
}
