/* The standard headers' text, as bytes in the program: made from include/ when it is built (headers.sh). */
#ifndef C_LIBRARY_HEADERS_H
#define C_LIBRARY_HEADERS_H

#include "base/common.h"

struct c_header {
    const char *name;          /* "stdio.h", "sys/types.h" */
    const unsigned char *text; /* ended by a NUL that length does not count */
    size_t length;
};

extern const struct c_header c_headers[]; /* ended by a NULL name */

#endif
