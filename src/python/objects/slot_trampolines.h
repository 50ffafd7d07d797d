/* The trampolines: slot functions of classes. Each looks its special name up on the type of the object and calls what it
 * finds. (CPython's slot_* functions.) */
#ifndef PYTHON_OBJECTS_SLOT_TRAMPOLINES_H
#define PYTHON_OBJECTS_SLOT_TRAMPOLINES_H

#include "python/objects/type.h"

/* Binary operators with a reflected form: X(slot, name, reflected name). */
#define PY_BINARY_TRAMPOLINES(X)                                                                   \
    X(add, add, radd)                                                                              \
    X(subtract, sub, rsub)                                                                         \
    X(multiply, mul, rmul)                                                                         \
    X(remainder, mod, rmod)                                                                        \
    X(divmod, divmod, rdivmod)                                                                     \
    X(floor_divide, floor_divide, rfloordiv)                                                       \
    X(true_divide, truediv, rtruediv)                                                              \
    X(lshift, lshift, rlshift)                                                                     \
    X(rshift, rshift, rrshift)                                                                     \
    X(and_, and_, rand)                                                                            \
    X(xor_, xor_, rxor)                                                                            \
    X(or_, or_, ror)                                                                               \
    X(matmul, matmul, rmatmul)

/* Slots that take one more object and return what the method returns: X(slot, name). */
#define PY_ONE_TRAMPOLINES(X)                                                                      \
    X(iadd, iadd)                                                                                  \
    X(isubtract, isub)                                                                             \
    X(imultiply, imul)                                                                             \
    X(iremainder, imod)                                                                            \
    X(ifloor_divide, ifloordiv)                                                                    \
    X(itrue_divide, itruediv)                                                                      \
    X(ilshift, ilshift)                                                                            \
    X(irshift, irshift)                                                                            \
    X(iand, iand)                                                                                  \
    X(ixor, ixor)                                                                                  \
    X(ior, ior)                                                                                    \
    X(imatmul, imatmul)                                                                            \
    X(subscript, getitem)

#define PY_NONE_TRAMPOLINES(X)                                                                     \
    X(negative, neg)                                                                               \
    X(positive, pos)                                                                               \
    X(absolute, abs)                                                                               \
    X(invert, invert)                                                                              \
    X(int_, int_)                                                                                  \
    X(float_, float_)                                                                              \
    X(index, index)                                                                                \
    X(next, next)                                                                                  \
    X(am_await, await)                                                                             \
    X(am_aiter, aiter)                                                                             \
    X(am_anext, anext)

#define DECLARE_BINARY(slot, ...)                                                                  \
    py_object *py_trampoline_##slot(py_vm *vm, py_object *a, py_object *b);
PY_BINARY_TRAMPOLINES(DECLARE_BINARY)
PY_ONE_TRAMPOLINES(DECLARE_BINARY)
#undef DECLARE_BINARY
#define DECLARE_UNARY(slot, name) py_object *py_trampoline_##slot(py_vm *vm, py_object *o);
PY_NONE_TRAMPOLINES(DECLARE_UNARY)
#undef DECLARE_UNARY
py_object *py_trampoline_repr(py_vm *vm, py_object *o);
py_object *py_trampoline_str(py_vm *vm, py_object *o);
py_object *py_trampoline_iter(py_vm *vm, py_object *o);
int64_t py_trampoline_hash(py_vm *vm, py_object *o);
py_object *py_trampoline_call(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames);
py_object *py_trampoline_getattr(py_vm *vm, py_object *o, py_str *name);
int py_trampoline_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value);
py_object *py_trampoline_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op);
py_object *py_trampoline_descr_get(py_vm *vm, py_object *descriptor, py_object *instance,
                                   py_object *owner);
int py_trampoline_descr_set(py_vm *vm, py_object *descriptor, py_object *instance,
                            py_object *value);
int py_trampoline_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                       py_tuple *kwnames);
py_object *py_trampoline_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames);
void py_trampoline_finalize(py_vm *vm, py_object *o);
py_object *py_trampoline_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus);
py_object *py_trampoline_ipower(py_vm *vm, py_object *a, py_object *b, py_object *modulus);
int py_trampoline_bool(py_vm *vm, py_object *o);
int64_t py_trampoline_length(py_vm *vm, py_object *o);
py_object *py_trampoline_sq_item(py_vm *vm, py_object *o, int64_t index);
int py_trampoline_contains(py_vm *vm, py_object *o, py_object *item);
int py_trampoline_set_subscript(py_vm *vm, py_object *o, py_object *key, py_object *value);

#endif
