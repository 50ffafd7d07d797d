/* The modules written in Python, as bytes in the program: made from modules/ when it is built (freeze.sh). */
#ifndef PYTHON_LIBRARY_FROZEN_H
#define PYTHON_LIBRARY_FROZEN_H

#include "base/common.h"

struct py_frozen {
    const char *name;
    const unsigned char *source; /* ended by a NUL that length does not count */
    size_t length;
    bool is_package;
};

extern const struct py_frozen py_frozen_modules[]; /* ended by a NULL name */

#endif
