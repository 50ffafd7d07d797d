/* Integers of any size. The digits are GMP limbs behind the header; the block asked for is as large as
 * CPython's (30-bit digits), and so is what getsizeof says. -5 to 256 exist once (vm->small_ints). */
#ifndef PYTHON_OBJECTS_INT_H
#define PYTHON_OBJECTS_INT_H

#include "python/objects/object.h"

#include <gmp.h>

struct py_int {
    struct py_var var;  /* size: number of limbs, negative for negative numbers, 0 for 0 */
    mp_limb_t limbs[1]; /* absolute value, least significant first; always room for one */
};

enum { PY_SMALL_INT_MIN = -5, PY_SMALL_INT_MAX = 256 };

py_object *py_int_from(py_vm *vm, int64_t value);
py_object *py_int_from_unsigned(py_vm *vm, uint64_t value);
/* Truncates. OverflowError for infinity, ValueError for nan. */
py_object *py_int_from_double(py_vm *vm, double value);
/* Digits in `base` (2 to 36, 0: by prefix), as int(text, base) reads them: sign, underscores, white space. ValueError as
 * CPython words it; the limit of 4300 digits holds. */
py_object *py_int_from_text(py_vm *vm, const char *text, size_t length, int base);
/* Digits of a literal, any number of them: no sign, no underscores, no prefix. For the compiler. */
py_object *py_int_from_digits(py_vm *vm, const char *digits, size_t length, int base);
/* True when it fits: the value in *value. Takes any int or subclass. */
bool py_int_fits(const py_object *o, int64_t *value);
/* -1 with OverflowError when it does not fit ("Python int too large to convert to C ssize_t"). */
int64_t py_int_as_int64(py_vm *vm, py_object *o);
double py_int_as_double(py_vm *vm, py_object *o); /* -1.0 with OverflowError */
int py_int_sign(const py_object *o);
/* Text in base 2, 8, 10 or 16 with no prefix; ValueError beyond the digit limit in base 10. */
py_object *py_int_to_text(py_vm *vm, py_object *o, int base);
int64_t py_int_hash(const py_object *o);

struct py_float {
    py_object base;
    double value;
};
py_object *py_float_from(py_vm *vm, double value);
/* float(o): floats, ints, __float__, __index__. -1.0 with something raised. */
double py_float_as_double(py_vm *vm, py_object *o);
/* The shortest text that reads back as `value` ("0.1", "1e+16", "inf"); repr style. */
struct text;
void py_float_repr_to(struct text *text, double value);

typedef struct py_complex {
    py_object base;
    double real, imag;
} py_complex;
py_object *py_complex_from(py_vm *vm, double real, double imag);

py_object *py_bool_from(py_vm *vm, bool value); /* new reference to True or False */

#endif
