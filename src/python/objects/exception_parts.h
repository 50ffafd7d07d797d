/* What the files of the exception types share. */
#ifndef PYTHON_OBJECTS_EXCEPTION_PARTS_H
#define PYTHON_OBJECTS_EXCEPTION_PARTS_H

#include "python/vm.h"

enum { EXCEPTION_FLAGS = PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_EXCEPTION_SUBCLASS };
#define EXCEPTION_SIZE(count) (offsetof(py_exception, fields) + 8 * (count))

/* The slots every exception has; `count` fields are objects. */
#define EXCEPTION_SLOTS(count)                                                                     \
    .destroy = exception_destroy_##count, .traverse = exception_traverse_##count,                  \
    .clear = exception_clear_##count
#define EXCEPTION_BASICS(count)                                                                    \
    .basic_size = EXCEPTION_SIZE(count), .flags = EXCEPTION_FLAGS,                                 \
    .dict_offset = offsetof(py_exception, dict)

#define EXCEPTION_LIFE(count)                                                                      \
    void exception_destroy_##count(py_vm *vm, py_object *o);                                       \
    int exception_traverse_##count(py_object *o, py_visit visit, void *argument);                  \
    void exception_clear_##count(py_vm *vm, py_object *o);
EXCEPTION_LIFE(0)
EXCEPTION_LIFE(1)
EXCEPTION_LIFE(2)
EXCEPTION_LIFE(3)
EXCEPTION_LIFE(8)

py_object *exception_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                         py_tuple *kwnames);
int exception_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                   py_tuple *kwnames);
py_object *exception_str(py_vm *vm, py_object *o);
/* The parts of lifetime that types with fields of their own build theirs from. */
int exception_traverse_fields(py_object *o, int count, py_visit visit, void *argument);
void exception_clear_fields(py_vm *vm, py_object *o, int count);
py_object *exception_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            py_tuple *kwnames);
/* Puts a new reference to `value` (NULL: none) into a field. */
void exception_set_field(py_vm *vm, py_exception *e, int field, py_object *value_or_null);
/* The keyword arguments named `names`, into `out`: borrowed, NULL when not given. False with TypeError. */
bool exception_keywords(py_vm *vm, const char *function, const char *const *names, size_t count,
                        py_object *const *values, py_tuple *kwnames, py_object **out);
bool exception_no_keywords(py_vm *vm, const py_object *o, const py_tuple *kwnames);

#define EXCEPTION(name, base) extern const struct py_type_spec py_exception_##name##_spec;
#include "python/objects/exceptions.def"
#undef EXCEPTION

#endif
