/* The methods of int. */
#include "python/objects/int_parts.h"
#include "python/objects/str_parts.h"

#include "python/library/args.h"

#include <string.h>

static py_object *int_bit_length(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, int_bits(self));
}

static py_object *int_bit_count(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    int64_t limbs = int_limbs(self);
    return py_int_from(vm, limbs ? (int64_t)mpn_popcount(int_data(self), (mp_size_t)limbs) : 0);
}

static py_object *int_conjugate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return int_exact(vm, self);
}

static py_object *int_as_integer_ratio(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_object *pair[2] = {int_exact(vm, self), py_int_from(vm, 1)};
    if (pair[0] && pair[1])
        return PY_OBJECT(py_tuple_steal(vm, pair, 2));
    py_xdecref(vm, pair[0]);
    py_xdecref(vm, pair[1]);
    return NULL;
}

static py_object *int_getnewargs(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_object *exact = int_exact(vm, self);
    return exact ? PY_OBJECT(py_tuple_steal(vm, &exact, 1)) : NULL;
}

static py_object *int_format(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %s",
                        atom_argument_type(vm, args[0]));
    return py_format_int(vm, self, (py_str *)(void *)args[0]);
}

static py_object *int_sizeof(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, vm->types.int_->slots.size_of(vm, self));
}

/* round(i, -n): to the nearest multiple of 10**n, ties to the even multiple. */
static py_object *round_to(py_vm *vm, py_object *self, uint64_t zeros)
{
    if (zeros > (uint64_t)int_bits(self)) /* 10**zeros is more than twice the number */
        return py_int_from(vm, 0);
    mpz_t value, unit, quotient, remainder;
    int_view(value, self);
    mpz_inits(unit, quotient, remainder, NULL);
    mpz_ui_pow_ui(unit, 10, (unsigned long)zeros);
    mpz_fdiv_qr(quotient, remainder, value, unit);
    mpz_mul_2exp(remainder, remainder, 1);
    int order = mpz_cmp(remainder, unit);
    if (order > 0 || (order == 0 && mpz_odd_p(quotient)))
        mpz_add_ui(quotient, quotient, 1);
    mpz_mul(quotient, quotient, unit);
    py_object *result = int_from_mpz(vm, quotient);
    mpz_clears(unit, quotient, remainder, NULL);
    return result;
}

static py_object *int_round(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)kwnames;
    if (nargs == 0)
        return int_exact(vm, self);
    py_object *digits = py_index(vm, args[0]);
    if (!digits)
        return NULL;
    int64_t count;
    py_object *result;
    if (!int_is_negative(digits))
        result = int_exact(vm, self);
    else if (!int_word(digits, &count))
        result = py_int_from(vm, 0);
    else
        result = round_to(vm, self, (uint64_t)-count);
    py_decref(vm, digits);
    return result;
}

/* ---- to_bytes and from_bytes ---- */

/* 1 little, 0 big, -1 with ValueError. */
static int is_little(py_vm *vm, py_object *order)
{
    if (!order)
        return 0;
    if (!PY_IS_STR(order)) {
        py_raise(vm, vm->exceptions.TypeError, "argument 'byteorder' must be str, not %s",
                 atom_argument_type(vm, order));
        return -1;
    }
    if (py_str_equals_c((py_str *)(void *)order, "little"))
        return 1;
    if (py_str_equals_c((py_str *)(void *)order, "big"))
        return 0;
    py_raise(vm, vm->exceptions.ValueError, "byteorder must be either 'little' or 'big'");
    return -1;
}

static void reverse_bytes(uint8_t *bytes, int64_t length)
{
    for (int64_t i = 0, j = length - 1; i < j; i++, j--) {
        uint8_t swapped = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = swapped;
    }
}

/* Turns a magnitude into its two's complement, little-endian. */
static void negate_bytes(uint8_t *bytes, int64_t length)
{
    unsigned carry = 1;
    for (int64_t i = 0; i < length; i++) {
        carry += (uint8_t)~bytes[i];
        bytes[i] = (uint8_t)carry;
        carry >>= 8;
    }
}

/* Whether a value fits `length` bytes of two's complement. */
static bool fits_bytes(const py_object *self, int64_t length, bool is_signed)
{
    int64_t bits = int_bits(self);
    if (!is_signed)
        return bits <= length * 8;
    if (!int_is_negative(self))
        return bits == 0 || bits < length * 8;
    if (bits < length * 8)
        return true;
    const mp_limb_t *data = int_data(self); /* -(2**(8 * length - 1)) fits too */
    return bits == length * 8 && mpn_scan1(data, 0) == (mp_bitcnt_t)(bits - 1);
}

static py_object *int_to_bytes(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    static const struct py_params params = {"to_bytes", 0, 2, 0, {"length", "byteorder", "signed"}};
    py_object *out[3] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int64_t length = out[0] ? py_as_index(vm, out[0], vm->exceptions.OverflowError) : 1;
    if (length == -1 && py_raised(vm))
        return NULL;
    int little = is_little(vm, out[1]);
    int is_signed = out[2] ? py_is_true(vm, out[2]) : 0;
    if (little < 0 || is_signed < 0)
        return NULL;
    if (length < 0)
        return py_raise(vm, vm->exceptions.ValueError, "length argument must be non-negative");
    if (int_is_negative(self) && !is_signed)
        return py_raise(vm, vm->exceptions.OverflowError, "can't convert negative int to unsigned");
    if (!fits_bytes(self, length, is_signed))
        return py_raise(vm, vm->exceptions.OverflowError, "int too big to convert");
    py_bytes *result = py_bytes_alloc(vm, length);
    if (!result)
        return NULL;
    uint8_t *bytes = (uint8_t *)result->bytes;
    int64_t used = MIN((int64_t)(int_bits(self) + 7) / 8, length);
    memcpy(bytes, int_data(self), (size_t)used); /* limbs are little-endian */
    memset(bytes + used, 0, (size_t)(length - used));
    if (int_is_negative(self))
        negate_bytes(bytes, length);
    if (!little)
        reverse_bytes(bytes, length);
    return PY_OBJECT(result);
}

static py_object *int_of_bytes(py_vm *vm, const uint8_t *source, int64_t length, bool little,
                               bool is_signed)
{
    int64_t limbs = (length + 7) / 8;
    py_int *result = int_alloc(vm, limbs, int_digits_of_bits(length * 8));
    if (!result)
        return NULL;
    if (limbs)
        result->limbs[limbs - 1] = 0;
    uint8_t *bytes = (uint8_t *)result->limbs;
    if (length)
        memcpy(bytes, source, (size_t)length);
    if (!little)
        reverse_bytes(bytes, length);
    bool negative = is_signed && length && bytes[length - 1] & 0x80;
    if (negative)
        negate_bytes(bytes, length);
    return int_finish(vm, result, limbs, negative);
}

static py_object *int_from_bytes(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    static const struct py_params params = {
        "from_bytes", 1, 2, 0, {"bytes", "byteorder", "signed"}};
    py_object *out[3] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int little = is_little(vm, out[1]);
    int is_signed = out[2] ? py_is_true(vm, out[2]) : 0;
    if (little < 0 || is_signed < 0)
        return NULL;
    py_object *bytes = py_bytes_of(vm, out[0]);
    if (!bytes)
        return NULL;
    py_bytes *b = (py_bytes *)(void *)bytes;
    py_object *value = int_of_bytes(vm, (const uint8_t *)b->bytes, b->var.size, little, is_signed);
    py_decref(vm, bytes);
    if (!value || self == PY_OBJECT(vm->types.int_))
        return value;
    py_object *result = py_call_one(vm, self, value);
    py_decref(vm, value);
    return result;
}

const struct py_method_def int_methods[] = {
    {"conjugate", int_conjugate, PY_NOARGS, 0, 0, 0, NULL,
     "Returns self, the complex conjugate of any int."},
    {"bit_length", int_bit_length, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Number of bits necessary to represent self in binary."},
    {"bit_count", int_bit_count, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", int_to_bytes, PY_KEYWORDS, 0, 0, 0,
     "($self, /, length=1, byteorder='big', *, signed=False)",
     "Return an array of bytes representing an integer."},
    {"from_bytes", int_from_bytes, PY_KEYWORDS, 0, 0, PY_METHOD_CLASS,
     "($type, /, bytes, byteorder='big', *, signed=False)",
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", int_as_integer_ratio, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a pair of integers whose ratio is the int and whose denominator is 1."},
    {"__trunc__", int_conjugate, PY_NOARGS, 0, 0, 0, NULL,
     "Truncating an Integral returns itself."},
    {"__floor__", int_conjugate, PY_NOARGS, 0, 0, 0, NULL, "Flooring an Integral returns itself."},
    {"__ceil__", int_conjugate, PY_NOARGS, 0, 0, 0, NULL, "Ceiling of an Integral returns itself."},
    {"__round__", int_round, PY_FAST, 0, 1, 0, NULL,
     "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an "
     "integer."},
    {"__getnewargs__", int_getnewargs, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"__format__", int_format, PY_ONE, 0, 0, 0, "($self, format_spec, /)", NULL},
    {"__sizeof__", int_sizeof, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Returns size in memory, in bytes."},
    {0},
};

static py_object *get_self(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return int_exact(vm, self);
}

static py_object *get_zero(py_vm *vm, py_object *self, void *closure)
{
    (void)self, (void)closure;
    return py_int_from(vm, 0);
}

static py_object *get_one(py_vm *vm, py_object *self, void *closure)
{
    (void)self, (void)closure;
    return py_int_from(vm, 1);
}

const struct py_getset_def int_getsets[] = {
    {"real", get_self, NULL, "the real part of a complex number", NULL},
    {"imag", get_zero, NULL, "the imaginary part of a complex number", NULL},
    {"numerator", get_self, NULL, "the numerator of a rational number in lowest terms", NULL},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms", NULL},
    {0},
};
