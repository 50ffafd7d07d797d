/* math.factorial, comb and perm: products of consecutive numbers.
 *
 * A product is made of the products of its two halves, so that the factors of a multiplication are about as long as each other.
 * Between two multiplications the program can be interrupted; what cannot fit into its memory is refused beforehand.
 */
#include "python/library/math_parts.h"
#include "python/objects/int_parts.h"
#include "python/run/poll.h"

#include <math.h>

enum { FEW = 16, UNINTERRUPTED_FACTORIAL = 100000 };

/* from * (from - 1) * ..., `count` numbers in all. False: KeyboardInterrupt. */
static bool product_down(py_vm *vm, mpz_t product, const mpz_t from, uint64_t count)
{
    mpz_t factor;
    bool heard = py_poll(vm) == 0;
    mpz_init_set(factor, from);
    if (count <= FEW) {
        mpz_set_ui(product, 1);
        for (; count; count--) {
            mpz_mul(product, product, factor);
            mpz_sub_ui(factor, factor, 1);
        }
    } else {
        mpz_t other;
        mpz_init(other);
        mpz_sub_ui(factor, factor, count / 2);
        heard = heard && product_down(vm, product, from, count / 2) &&
                product_down(vm, other, factor, count - count / 2);
        if (heard)
            mpz_mul(product, product, other);
        mpz_clear(other);
    }
    mpz_clear(factor);
    return heard;
}

static bool factorial(py_vm *vm, mpz_t product, uint64_t n)
{
    if (n <= UNINTERRUPTED_FACTORIAL) {
        mpz_fac_ui(product, n);
        return true;
    }
    mpz_t from;
    mpz_init_set_ui(from, n);
    bool heard = product_down(vm, product, from, n);
    mpz_clear(from);
    return heard;
}

/* Is there room for the product of `count` numbers up to n? */
static bool has_room(py_vm *vm, const mpz_t n, uint64_t count)
{
    double bits = (double)count * (double)mpz_sizeinbase(n, 2);
    if (mpz_cmp_ui(n, count) == 0) /* Stirling: n log n - n */
        bits -= (double)count * 0.44;
    return int_room(vm, bits < 0x1p62 ? (uint64_t)bits : (uint64_t)1 << 62);
}

py_object *py_math_factorial(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    int64_t n;
    mpz_t product;
    py_object *number = py_index(vm, args[0]), *result = NULL;
    if (!number)
        return NULL;
    bool fits = py_int_fits(number, &n);
    int sign = py_int_sign(number);
    py_decref(vm, number);
    if (sign < 0)
        return py_raise(vm, vm->exceptions.ValueError,
                        "factorial() not defined for negative values");
    if (!fits)
        return py_raise(vm, vm->exceptions.OverflowError,
                        "factorial() argument should not exceed 9223372036854775807");
    mpz_init_set_si(product, n);
    if (has_room(vm, product, (uint64_t)n) && factorial(vm, product, (uint64_t)n))
        result = int_from_mpz(vm, product);
    mpz_clear(product);
    return result;
}

/* n! / (n - k)!, divided by k! when `choose`. False: something was raised. */
static bool falling(py_vm *vm, mpz_t product, const mpz_t n, uint64_t k, bool choose)
{
    if (!has_room(vm, n, k) || !product_down(vm, product, n, k))
        return false;
    if (!choose)
        return true;
    mpz_t divisor;
    mpz_init(divisor);
    bool good = factorial(vm, divisor, k);
    if (good)
        mpz_divexact(product, product, divisor);
    mpz_clear(divisor);
    return good;
}

/* comb or perm of two ints that are not negative. */
static py_object *count_ways(py_vm *vm, py_object *n, py_object *k, bool choose)
{
    mpz_t all, rest, taken, product;
    py_object *result = NULL;
    int_view(all, n);
    int_view(taken, k);
    if (mpz_cmp(taken, all) > 0)
        return py_int_from(vm, 0);
    mpz_init(rest);
    mpz_init(product);
    mpz_sub(rest, all, taken);
    /* C(n, k) = C(n, n - k): the smaller is taken. */
    bool swap = choose && mpz_cmp(rest, taken) < 0;
    mpz_srcptr factors = swap ? rest : taken;
    if (mpz_cmp_ui(factors, INT64_MAX) > 0)
        py_raise(vm, vm->exceptions.OverflowError,
                 choose ? "min(n - k, k) must not exceed 9223372036854775807"
                        : "k must not exceed 9223372036854775807");
    else if (falling(vm, product, all, mpz_get_ui(factors), choose))
        result = int_from_mpz(vm, product);
    mpz_clears(rest, product, NULL);
    return result;
}

static py_object *two_counts(py_vm *vm, py_object *const *args, size_t nargs, bool choose)
{
    py_object *n = py_index(vm, args[0]), *result = NULL;
    bool all = n && !choose && (nargs < 2 || args[1] == vm->none);
    py_object *k = all ? py_newref(n) : n ? py_index(vm, args[1]) : NULL;
    if (!n || !k)
        ;
    else if (py_int_sign(n) < 0)
        py_raise(vm, vm->exceptions.ValueError, "n must be a non-negative integer");
    else if (py_int_sign(k) < 0)
        py_raise(vm, vm->exceptions.ValueError, "k must be a non-negative integer");
    else
        result = count_ways(vm, n, k, choose);
    py_xdecref(vm, n);
    py_xdecref(vm, k);
    return result;
}

py_object *py_math_comb(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                        py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    return two_counts(vm, args, nargs, true);
}

py_object *py_math_perm(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                        py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    return two_counts(vm, args, nargs, false);
}
