/* What the files of float and complex share: doubles as text and back.
 *
 * glibc prints and reads doubles exactly at any precision, but by the locale's decimal point; so digits are
 * taken out of its "%e" form, and numbers are read from digits and an exponent without a point. */
#ifndef PYTHON_OBJECTS_FLOAT_PARTS_H
#define PYTHON_OBJECTS_FLOAT_PARTS_H

#include "base/text.h"
#include "python/vm.h"

static inline double float_value(const py_object *o)
{
    return ((const py_float *)(const void *)o)->value;
}

/* The decimal digits of a finite value, and where its point is: 0.d1d2d3... * 10**point. */
struct decimal {
    char some[40];
    char *digits; /* some, or owned: decimal_fini */
    int count, point;
    bool negative, failed;
};
/* The shortest digits that read back as the value. Zero is one digit "0" with the point at 1. */
void decimal_shortest(struct decimal *decimal, double value);
/* `precision` significant digits, correctly rounded (half to even on exact ties). */
void decimal_significant(struct decimal *decimal, double value, int precision);
/* Rounded to `places` after the point; the digits reach there exactly. */
void decimal_places(struct decimal *decimal, double value, int places);
void decimal_fini(struct decimal *decimal);

enum { FLOAT_SIGN = 1, FLOAT_ADD_DOT_0 = 2, FLOAT_ALTERNATE = 4, FLOAT_NO_NEGATIVE_0 = 8 };
/* Writes a value by type 'r' (repr), 'e' 'E' 'f' 'F' 'g' 'G' (PyOS_double_to_string). */
void float_write(struct text *out, double value, char type, int precision, int flags);

/* Reads a number as float() does, without surrounding white space: sign, digits with a point and an exponent, inf,
 * infinity, nan. The bytes read, 0 when it is none. Underscores are no part of it. */
size_t float_read(const char *text, size_t length, double *value);
/* The same with underscores between digits dropped first: the whole text must be the number. False: it is none, or
 * memory is out. */
bool float_read_whole(const char *text, size_t length, double *value);
/* A str's, bytes' or bytearray's text as a number: ASCII with white space at the ends cut off. False with something
 * raised. */
bool float_source_text(py_vm *vm, py_object *o, struct text *out);

int64_t float_hash(py_vm *vm, const py_object *o, double value);
/* x % y, x // y by Python's rule of signs; y is not 0. */
double float_modulo(double x, double y, double *quotient);
/* An operand of a float operator: 1 and its value, 0 no number, -1 an int too large, something is raised. */
int float_operand(py_vm *vm, py_object *o, double *value);
py_object *float_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus);
py_object *float_round_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames);

extern const struct py_method_def float_methods[];
extern const struct py_getset_def float_getsets[];

#endif
