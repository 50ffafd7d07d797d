/* What the files of _functools share. */
#ifndef PYTHON_LIBRARY_FUNCTOOLS_PARTS_H
#define PYTHON_LIBRARY_FUNCTOOLS_PARTS_H

#include "python/library/parts.h"
#include "python/memory/weakref.h"

extern const struct py_type_spec py_partial_spec;

#endif
