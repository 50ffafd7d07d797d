/* Files as bytes in the program, made when it is built (embed.sh): modules written in Python, C's standard headers. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/common.h"

struct embedded_file {
    const char *path; /* below the directory they all are in */
    const unsigned char *bytes; /* ended by a NUL that length does not count */
    size_t length;
};

/* Each ended by a NULL path. */
extern const struct embedded_file embedded_python_modules[], embedded_c_headers[];

#endif
