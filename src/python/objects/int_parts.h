/* What the files of the int type share: how an int is laid out and made.
 *
 * The value is GMP limbs of 64 bits, so that GMP's mpn functions work on an int in place. The size of
 * its block is counted in the 30-bit digits CPython stores, so that blocks of one size class meet
 * there as they do here; a block is never too small for the limbs (an odd number of digits rounds
 * up within its class of 16 bytes).
 */
#ifndef PYTHON_OBJECTS_INT_PARTS_H
#define PYTHON_OBJECTS_INT_PARTS_H

#include "python/vm.h"

enum { PY_INT_DIGIT_BITS = 30, PY_INT_LIMB_BITS = 64, PY_INT_DIGIT_LIMIT = 4300 };

/* Number of limbs, without the sign. */
static inline int64_t int_limbs(const py_object *o)
{
    int64_t size = ((const py_int *)(const void *)o)->var.size;
    return size < 0 ? -size : size;
}

static inline bool int_is_negative(const py_object *o)
{
    return ((const py_int *)(const void *)o)->var.size < 0;
}

static inline const mp_limb_t *int_data(const py_object *o)
{
    return ((const py_int *)(const void *)o)->limbs;
}

/* The value when one signed 64-bit word holds it. */
static inline bool int_word(const py_object *o, int64_t *value)
{
    const py_int *i = (const py_int *)(const void *)o;
    uint64_t limb = i->limbs[0];
    if (i->var.size == 1 && limb <= INT64_MAX)
        *value = (int64_t)limb;
    else if (i->var.size == -1 && limb <= INT64_MAX)
        *value = -(int64_t)limb;
    else if (i->var.size == 0)
        *value = 0;
    else
        return false;
    return true;
}

static inline int64_t int_digits_of_bits(int64_t bits)
{
    return (bits + PY_INT_DIGIT_BITS - 1) / PY_INT_DIGIT_BITS;
}

int64_t int_bits(const py_object *o);   /* bit_length */
int64_t int_digits(const py_object *o); /* 30-bit digits; 0 for 0 */

/* A new int with room for `limbs` limbs, in a block as CPython's with `digits` digits. Its limbs are
 * to be filled, then int_finish'ed. */
py_int *int_alloc(py_vm *vm, int64_t limbs, int64_t digits);
/* Sets size and sign after leading zeros are dropped; a small value becomes the one that exists once.
 * Steals `result`. */
py_object *int_finish(py_vm *vm, py_int *result, int64_t limbs, bool negative);
/* `value` in a block for at least `digits` digits. */
py_object *int_from_word(py_vm *vm, int64_t value, int64_t digits);
/* From a GMP integer, which stays the caller's. */
py_object *int_from_mpz(py_vm *vm, mpz_srcptr value);
/* A read-only view of an int's limbs; nothing to free. */
mpz_srcptr int_view(mpz_ptr view, const py_object *o);
/* False, with MemoryError raised, when a result of so many bits cannot fit into the heap. */
bool int_room(py_vm *vm, uint64_t bits);
/* A copy of the value as an instance of `type`, a subclass of int. Steals `value`. */
py_object *int_as_subtype(py_vm *vm, py_type *type, py_object *value);
py_object *int_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                   py_tuple *kwnames);
/* Exactly an int with the same value: itself, or a copy of a subclass's. New reference. */
py_object *int_exact(py_vm *vm, py_object *o);

/* A new instance of a subclass (of int, float, str, ...) is ready: the collector sees it if it is to. */
static inline void atom_track(py_vm *vm, void *instance)
{
    if (py_type_has(PY_TYPE_OF(instance), PY_TYPE_GC))
        py_gc_track(vm, instance);
}

/* int_text.c */
enum int_text { INT_TEXT_OK, INT_TEXT_INVALID, INT_TEXT_FAILED /* something is raised */ };
/* Reads a number as int() does; *result is new. */
enum int_text int_read_text(py_vm *vm, const char *text, size_t length, int base,
                            py_object **result);
/* A str as ASCII text with digits of any script turned into 0..9 and spaces into ' '. */
bool py_str_to_number_text(py_vm *vm, const py_str *s, struct text *out);
/* int(o, base) of a str, bytes or bytearray. */
py_object *int_from_object_text(py_vm *vm, py_object *o, int base);
/* repr into a text, without prefix, in base 2, 8, 10 or 16. False with ValueError or MemoryError. */
bool int_write(py_vm *vm, const py_object *o, int base, struct text *out);

/* int_arith.c: the number slots. */
py_object *int_add(py_vm *vm, py_object *a, py_object *b);
py_object *int_subtract(py_vm *vm, py_object *a, py_object *b);
py_object *int_multiply(py_vm *vm, py_object *a, py_object *b);
py_object *int_floor_divide(py_vm *vm, py_object *a, py_object *b);
py_object *int_remainder(py_vm *vm, py_object *a, py_object *b);
py_object *int_divmod(py_vm *vm, py_object *a, py_object *b);
py_object *int_true_divide(py_vm *vm, py_object *a, py_object *b);
py_object *int_negative(py_vm *vm, py_object *o);
py_object *int_absolute(py_vm *vm, py_object *o);
py_object *int_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op);
int int_order(const py_object *a, const py_object *b); /* <0, 0, >0 */

/* int_power.c, int_bits.c */
py_object *int_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus);
py_object *int_lshift(py_vm *vm, py_object *a, py_object *b);
py_object *int_rshift(py_vm *vm, py_object *a, py_object *b);
py_object *int_and(py_vm *vm, py_object *a, py_object *b);
py_object *int_or(py_vm *vm, py_object *a, py_object *b);
py_object *int_xor(py_vm *vm, py_object *a, py_object *b);
py_object *int_invert(py_vm *vm, py_object *o);

/* int_methods.c */
extern const struct py_method_def int_methods[];
extern const struct py_getset_def int_getsets[];

#endif
