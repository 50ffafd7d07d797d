/* The wrappers: what a wrapper_descriptor runs to reach a C slot, one for each shape of slot function. They check
 * the number of arguments and turn results into objects. Rows of the slot table name them. */
#ifndef PYTHON_OBJECTS_SLOT_WRAPPERS_H
#define PYTHON_OBJECTS_SLOT_WRAPPERS_H

#include "python/objects/type.h"

#define SLOT_WRAPPER(name)                                                                         \
    py_object *py_wrap_##name(py_vm *vm, py_object *self, py_any_function slot,                    \
                              py_object *const *args, size_t nargs, py_tuple *kwnames)

SLOT_WRAPPER(unary);
SLOT_WRAPPER(binary);
SLOT_WRAPPER(binary_left);
SLOT_WRAPPER(binary_reflected);
SLOT_WRAPPER(power);
SLOT_WRAPPER(power_reflected);
SLOT_WRAPPER(hash);
SLOT_WRAPPER(call);
SLOT_WRAPPER(setattr);
SLOT_WRAPPER(delattr);
SLOT_WRAPPER(getattr);
SLOT_WRAPPER(lt);
SLOT_WRAPPER(le);
SLOT_WRAPPER(eq);
SLOT_WRAPPER(ne);
SLOT_WRAPPER(gt);
SLOT_WRAPPER(ge);
SLOT_WRAPPER(next);
SLOT_WRAPPER(descr_get);
SLOT_WRAPPER(descr_set);
SLOT_WRAPPER(descr_delete);
SLOT_WRAPPER(init);
SLOT_WRAPPER(del);
SLOT_WRAPPER(bool);
SLOT_WRAPPER(length);
SLOT_WRAPPER(contains);
SLOT_WRAPPER(set_subscript);
SLOT_WRAPPER(delete_subscript);
SLOT_WRAPPER(repeat);
SLOT_WRAPPER(item);

#endif
