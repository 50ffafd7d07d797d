/* What the files of _collections share. */
#ifndef PYTHON_LIBRARY_COLLECTIONS_PARTS_H
#define PYTHON_LIBRARY_COLLECTIONS_PARTS_H

#include "python/library/parts.h"
#include "python/memory/weakref.h"

extern const struct py_type_spec py_dict_spec;

#endif
