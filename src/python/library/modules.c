/* The modules that are shipped: those in C by their table, those in Python by their text. */
#include "base/embedded.h"
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

/* a/b.py is the module a.b, a/__init__.py the package a. */
static bool is_source_of(const char *path, const char *name, bool *is_package)
{
    for (; *name; name++, path++)
        if (*path != (*name == '.' ? '/' : *name))
            return false;
    *is_package = !strcmp(path, "/__init__.py");
    return *is_package || !strcmp(path, ".py");
}

const char *py_find_frozen_source(const char *name, size_t *length, bool *is_package)
{
    for (const struct embedded_file *file = embedded_python_modules; file->path; file++)
        if (is_source_of(file->path, name, is_package)) {
            *length = file->length;
            return (const char *)file->bytes;
        }
    return NULL;
}
