/* The modules that are shipped: those in C by their table, those in Python by their text. */
#include "python/library/frozen.h"
#include "python/library/parts.h"

#include <stdlib.h>
#include <string.h>

#define MODULE(name) extern const struct py_module_def name;
#include "python/library/module_list.def"
#undef MODULE

static const struct py_module_def *const c_modules[] = {
#define MODULE(name) &name,
#include "python/library/module_list.def"
#undef MODULE
};

const struct py_module_def *py_find_module_def(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(c_modules); i++)
        if (!strcmp(c_modules[i]->name, name))
            return c_modules[i];
    return NULL;
}

const char *py_find_frozen_source(const char *name, size_t *length, bool *is_package)
{
    for (const struct py_frozen *f = py_frozen_modules; f->name; f++)
        if (!strcmp(f->name, name)) {
            *length = f->length;
            *is_package = f->is_package;
            return (const char *)f->source;
        }
    return NULL;
}
