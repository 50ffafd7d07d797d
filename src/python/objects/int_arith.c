/* Integer arithmetic: + - * / // % and order. Operands of one word are done in C, the rest by GMP's
 * mpn functions on the limbs in place. */
#include "python/objects/int_parts.h"

#include <math.h>
#include <string.h>

#define REQUIRE_INTS(vm, a, b)                                                                     \
    do {                                                                                           \
        if (!PY_IS_INT(a) || !PY_IS_INT(b))                                                        \
            return py_newref((vm)->not_implemented);                                               \
    } while (0)

/* How many digits the block of a sum or product gets, as in CPython: it is asked for before the
 * value is known. Two operands of one digit get what the value needs. */
static int64_t digits_of_word(int64_t value)
{
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    return magnitude >> 60 ? 3 : magnitude >> 30 ? 2 : 1;
}

static bool is_one_digit(int64_t value)
{
    return value > -((int64_t)1 << 30) && value < (int64_t)1 << 30;
}

/* |a| + |b| with the given sign. */
static py_object *add_magnitudes(py_vm *vm, const py_object *a, const py_object *b, bool negative)
{
    if (int_limbs(a) < int_limbs(b)) {
        const py_object *swap = a;
        a = b;
        b = swap;
    }
    int64_t limbs = int_limbs(a);
    py_int *result = int_alloc(vm, limbs + 1, MAX(int_digits(a), int_digits(b)) + 1);
    if (!result)
        return NULL;
    result->limbs[limbs] = int_limbs(b) ? mpn_add(result->limbs, int_data(a), (mp_size_t)limbs,
                                                  int_data(b), (mp_size_t)int_limbs(b))
                                        : 0;
    if (!int_limbs(b))
        memcpy(result->limbs, int_data(a), (size_t)limbs * sizeof(mp_limb_t));
    return int_finish(vm, result, limbs + 1, negative);
}

static int compare_magnitudes(const py_object *a, const py_object *b)
{
    int64_t left = int_limbs(a), right = int_limbs(b);
    if (left != right)
        return left < right ? -1 : 1;
    return left ? mpn_cmp(int_data(a), int_data(b), (mp_size_t)left) : 0;
}

/* |a| - |b|, negated when `negative`. */
static py_object *subtract_magnitudes(py_vm *vm, const py_object *a, const py_object *b,
                                      bool negative)
{
    int order = compare_magnitudes(a, b);
    if (order == 0)
        return py_int_from(vm, 0);
    if (order < 0) {
        const py_object *swap = a;
        a = b;
        b = swap;
        negative = !negative;
    }
    int64_t limbs = int_limbs(a);
    py_int *result = int_alloc(vm, limbs, int_digits(a));
    if (!result)
        return NULL;
    if (int_limbs(b))
        mpn_sub(result->limbs, int_data(a), (mp_size_t)limbs, int_data(b), (mp_size_t)int_limbs(b));
    else
        memcpy(result->limbs, int_data(a), (size_t)limbs * sizeof(mp_limb_t));
    return int_finish(vm, result, limbs, negative);
}

static int64_t sum_digits(int64_t x, int64_t y, bool same_sign)
{
    if (is_one_digit(x) && is_one_digit(y))
        return 1;
    int64_t most = MAX(digits_of_word(x), digits_of_word(y));
    return same_sign ? most + 1 : most;
}

py_object *int_add(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y, sum;
    if (int_word(a, &x) && int_word(b, &y) && !__builtin_add_overflow(x, y, &sum))
        return int_from_word(vm, sum, sum_digits(x, y, (x < 0) == (y < 0)));
    if (int_is_negative(a) == int_is_negative(b))
        return add_magnitudes(vm, a, b, int_is_negative(a));
    return subtract_magnitudes(vm, a, b, int_is_negative(a));
}

py_object *int_subtract(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y, difference;
    if (int_word(a, &x) && int_word(b, &y) && !__builtin_sub_overflow(x, y, &difference))
        return int_from_word(vm, difference, sum_digits(x, y, (x < 0) != (y < 0)));
    if (int_is_negative(a) != int_is_negative(b) || !int_limbs(a))
        return add_magnitudes(vm, a, b, int_limbs(a) ? int_is_negative(a) : !int_is_negative(b));
    return subtract_magnitudes(vm, a, b, int_is_negative(a));
}

static py_object *multiply_limbs(py_vm *vm, const py_object *a, const py_object *b)
{
    int64_t left = int_limbs(a), right = int_limbs(b);
    if (!left || !right)
        return py_int_from(vm, 0);
    if (left < right) {
        const py_object *swap = a;
        a = b;
        b = swap;
        left = int_limbs(a);
        right = int_limbs(b);
    }
    if (!int_room(vm, (uint64_t)(left + right) * 64))
        return NULL;
    py_int *result = int_alloc(vm, left + right, int_digits(a) + int_digits(b));
    if (!result)
        return NULL;
    if (a == b)
        mpn_sqr(result->limbs, int_data(a), (mp_size_t)left);
    else
        mpn_mul(result->limbs, int_data(a), (mp_size_t)left, int_data(b), (mp_size_t)right);
    return int_finish(vm, result, left + right, int_is_negative(a) != int_is_negative(b));
}

py_object *int_multiply(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y, product;
    if (int_word(a, &x) && int_word(b, &y) && !__builtin_mul_overflow(x, y, &product)) {
        bool small = is_one_digit(x) && is_one_digit(y);
        return int_from_word(vm, product, small ? 1 : digits_of_word(x) + digits_of_word(y));
    }
    return multiply_limbs(vm, a, b);
}

/* Quotient rounded down and remainder of the divisor's sign, of C words. */
static void divide_words(int64_t x, int64_t y, int64_t *quotient, int64_t *remainder)
{
    int64_t q = x / y, r = x % y;
    if (r && (r < 0) != (y < 0)) {
        q--;
        r += y;
    }
    *quotient = q;
    *remainder = r;
}

/* The same for ints of any size. Either result may be NULL when it is not wanted. */
static bool divide_limbs(py_vm *vm, py_object *a, py_object *b, py_object **quotient,
                         py_object **remainder)
{
    mpz_t left, right, q, r;
    mpz_inits(q, r, NULL);
    mpz_fdiv_qr(q, r, int_view(left, a), int_view(right, b));
    bool ok = true;
    if (quotient) {
        *quotient = int_from_mpz(vm, q);
        ok = *quotient != NULL;
    }
    if (remainder && ok) {
        *remainder = int_from_mpz(vm, r);
        ok = *remainder != NULL;
        if (!ok && quotient)
            PY_CLEAR(vm, *quotient);
    }
    mpz_clears(q, r, NULL);
    return ok;
}

static bool divide(py_vm *vm, py_object *a, py_object *b, py_object **quotient,
                   py_object **remainder)
{
    if (!int_limbs(b)) {
        py_raise(vm, vm->exceptions.ZeroDivisionError, "integer division or modulo by zero");
        return false;
    }
    int64_t x, y, q, r;
    if (!int_word(a, &x) || !int_word(b, &y))
        return divide_limbs(vm, a, b, quotient, remainder);
    divide_words(x, y, &q, &r);
    if (quotient && !(*quotient = py_int_from(vm, q)))
        return false;
    if (remainder && !(*remainder = py_int_from(vm, r))) {
        if (quotient)
            PY_CLEAR(vm, *quotient);
        return false;
    }
    return true;
}

py_object *int_floor_divide(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    py_object *quotient = NULL;
    return divide(vm, a, b, &quotient, NULL) ? quotient : NULL;
}

py_object *int_remainder(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    if (!int_limbs(b))
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "integer modulo by zero");
    py_object *remainder = NULL;
    return divide(vm, a, b, NULL, &remainder) ? remainder : NULL;
}

py_object *int_divmod(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    py_object *items[2] = {NULL, NULL};
    if (!divide(vm, a, b, &items[0], &items[1]))
        return NULL;
    return PY_OBJECT(py_tuple_steal(vm, items, 2));
}

/* The quotient of the magnitudes, correctly rounded: it is computed with at least 55 significant
 * bits, the last one sticky, and ldexp rounds once. Results below the normal range get only as many
 * bits as fit, so that they too are rounded once. */
static double divide_rounded(const py_object *a, const py_object *b)
{
    int64_t exponent = int_bits(a) - int_bits(b); /* the quotient is in (2**(e-1), 2**(e+1)) */
    if (exponent > 1025)
        return INFINITY;
    if (exponent < -1080)
        return 0.0;
    int64_t shift = 56 - exponent; /* the scaled quotient has 56 or 57 bits */
    mpz_t left, right, numerator, denominator, remainder;
    mpz_inits(numerator, denominator, remainder, NULL);
    mpz_abs(numerator, int_view(left, a));
    mpz_abs(denominator, int_view(right, b));
    if (shift >= 0)
        mpz_mul_2exp(numerator, numerator, (mp_bitcnt_t)shift);
    else
        mpz_mul_2exp(denominator, denominator, (mp_bitcnt_t)-shift);
    mpz_tdiv_qr(numerator, remainder, numerator, denominator);
    uint64_t quotient = mpz_get_ui(numerator);
    bool sticky = mpz_sgn(remainder) != 0;
    mpz_clears(numerator, denominator, remainder, NULL);

    int64_t bits = 64 - __builtin_clzll(quotient);
    int64_t lowest = MAX(bits - 53, -1074 + shift); /* the first bit kept */
    if (lowest > 62)
        return 0.0;
    uint64_t kept = quotient >> lowest, rest = quotient & (((uint64_t)1 << lowest) - 1);
    uint64_t half = (uint64_t)1 << (lowest - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1))))
        kept++;
    return ldexp((double)kept, (int)(lowest - shift));
}

py_object *int_true_divide(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    const int64_t exact = (int64_t)1 << 53; /* up to here a double holds every integer */
    int64_t x, y;
    if (!int_limbs(b))
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "division by zero");
    if (int_word(a, &x) && int_word(b, &y) && x >= -exact && x <= exact && y >= -exact &&
        y <= exact)
        return py_float_from(vm, (double)x / (double)y);
    bool negative = int_is_negative(a) != int_is_negative(b);
    if (!int_limbs(a))
        return py_float_from(vm, negative ? -0.0 : 0.0);
    double value = divide_rounded(a, b);
    if (isinf(value))
        return py_raise(vm, vm->exceptions.OverflowError,
                        "integer division result too large for a float");
    return py_float_from(vm, negative ? -value : value);
}

static py_object *with_sign(py_vm *vm, py_object *o, bool negative)
{
    int64_t word;
    if (int_word(o, &word))
        return py_int_from(vm, int_is_negative(o) == negative ? word : -word);
    int64_t limbs = int_limbs(o);
    py_int *copy = int_alloc(vm, limbs, int_digits(o));
    if (!copy)
        return NULL;
    memcpy(copy->limbs, int_data(o), (size_t)limbs * sizeof(mp_limb_t));
    return int_finish(vm, copy, limbs, negative);
}

py_object *int_negative(py_vm *vm, py_object *o)
{
    return with_sign(vm, o, !int_is_negative(o));
}

py_object *int_absolute(py_vm *vm, py_object *o)
{
    return int_is_negative(o) ? with_sign(vm, o, false) : int_exact(vm, o);
}

int int_order(const py_object *a, const py_object *b)
{
    int64_t x, y;
    if (int_word(a, &x) && int_word(b, &y))
        return x < y ? -1 : x > y;
    if (int_is_negative(a) != int_is_negative(b))
        return int_is_negative(a) ? -1 : 1;
    int order = compare_magnitudes(a, b);
    return int_is_negative(a) ? -order : order;
}

py_object *int_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    REQUIRE_INTS(vm, a, b);
    int order = a == b ? 0 : int_order(a, b);
    return py_bool_from(vm, py_order_holds(order, 0, op));
}
