/* What the library's files share: its state, the types of its modules, small helpers.
 *
 * A module in C is a table of functions (struct py_module_def) in a file of its own; modules.c lists them. Its types are made
 * when they are first asked for, so that a program pays for what it imports.
 */
#ifndef PYTHON_LIBRARY_PARTS_H
#define PYTHON_LIBRARY_PARTS_H

#include "base/text.h"
#include "python/library/args.h"
#include "python/library/library.h"
#include "python/objects/container.h"
#include "python/vm.h"

enum py_library_type_name {
#define LIBRARY_TYPE(name, spec, base) PY_LIBRARY_##name,
#include "python/library/library_types.def"
#undef LIBRARY_TYPE
    PY_LIBRARY_TYPE_COUNT
};

/* A file that the program has written or removed: what it sees from then on instead of the directory's. */
struct py_written_file {
    char *path;  /* owned, without "." and ".." */
    char *bytes; /* owned; NULL: removed */
    size_t length;
};

struct py_kept_names {
    const struct py_params *params;
    py_tuple *names; /* owned; NULL: CPython makes none */
};

struct py_library {
    py_type *types[PY_LIBRARY_TYPE_COUNT]; /* owned; NULL until asked for */
    struct text output;                    /* what sys.stdout has buffered */
    py_list *
        pending; /* what CPython's sys.stdout keeps unwritten text in, from the second piece on; owned */
    size_t pending_pieces, pending_bytes;
    char *input; /* the rest of a line of standard input that read(n) left; owned */
    size_t input_length, input_at;
    struct {
        VECTOR(struct py_written_file);
    } written;
    int64_t slept_ns; /* what time.sleep has let pass */
    uint64_t ticks;
    py_object *open;                          /* io.open, once used; owned */
    py_object *async_first, *async_finalizer; /* sys.set_asyncgen_hooks; owned; NULL: none */
    py_list *at_exit;                         /* (function, args, kwargs) each; owned; NULL: none */
    struct {
        VECTOR(struct py_kept_names);
    } kept_names;            /* of functions that have been called with a name */
    py_object *keyword_mark; /* what stands before keywords in lru_cache's keys; owned */
};

/* A type of a module in C. Borrowed; NULL with something raised. */
py_type *py_library_type(py_vm *vm, enum py_library_type_name name);
#define PY_LIBRARY_TYPE_OF(vm, name) py_library_type(vm, PY_LIBRARY_##name)

/* Fills a dict: steals `value`, also on failure; NULL fails. */
int py_library_put(py_vm *vm, py_dict *dict, const char *name, py_object *value);

/* A C function's head, and a line for those of its parameters that it does not look at. */
#define PY_FUNCTION(name)                                                                          \
    static py_object *name(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,       \
                           py_tuple *kwnames)
#define PY_UNUSED_ARGUMENTS (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames

/* The new_ of types in C that take positional arguments and leave keywords to be refused. */
#define PY_NEW(name)                                                                               \
    static py_object *name(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,         \
                           py_tuple *kwnames)

/* The getset of types with a dict_offset: their instances' __dict__. */
py_object *py_library_get_dict(py_vm *vm, py_object *self, void *closure);
int py_library_set_dict(py_vm *vm, py_object *self, py_object *value, void *closure);
#define PY_DICT_GETSET                                                                             \
    {                                                                                              \
        "__dict__", py_library_get_dict, py_library_set_dict, NULL, NULL                           \
    }

/* ---- builtins ---- */
extern const struct py_method_def py_builtins_input_output[];
extern const struct py_method_def py_builtins_numbers[];
extern const struct py_method_def py_builtins_iteration[];
extern const struct py_method_def py_builtins_async[]; /* run/coroutine.c */
extern const struct py_method_def py_builtins_attributes[];
extern const struct py_method_def py_builtins_code[];
py_object *py_build_class(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                          py_tuple *kwnames);
/* The value of one of a few keyword arguments: *index is its place in `names`; -1 with "'x' is an invalid keyword argument
 * for f()". */
int py_keyword_index(py_vm *vm, py_str *name, const char *const *names, const char *function);

/* ---- streams ---- */
py_object *py_text_stream_new(py_vm *vm, int stream);
/* A file's write method called with the str of a value (PyFile_WriteObject); the standard streams take the shortest way. */
int py_write_str_of(py_vm *vm, py_object *file, py_object *value);

/* ---- named tuples of C modules (structseq.c) ---- */
/* A new instance; steals the items, also on failure; a NULL one fails. */
py_object *py_structseq_new(py_vm *vm, py_type *type, py_object **items, int64_t count);
py_object *py_structseq_repr(py_vm *vm, py_object *o);
#define PY_STRUCTSEQ_FIELD(field, index)                                                           \
    {                                                                                              \
        field, PY_MEMBER_OBJECT, true, offsetof(struct py_tuple, items) + 8 * (index), NULL        \
    }
#define PY_STRUCTSEQ_SPEC(name_, members_)                                                         \
    {                                                                                              \
        .name = (name_), .basic_size = offsetof(struct py_tuple, items),                           \
        .item_size = sizeof(py_object *), .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,                    \
        .slots = {.repr = py_structseq_repr}, .members = (members_)                                \
    }

/* ---- modules ---- */
int py_sys_fill(py_vm *vm, py_module *module);
extern const struct py_module_def py_sys_def;

#endif
