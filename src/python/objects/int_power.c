/* pow() of ints: plain, modular, and with a negative exponent (the modular inverse, or a float). */
#include "python/objects/int_parts.h"

#include "python/run/poll.h"

#include <math.h>

/* GMP's own functions cannot be interrupted. Numbers larger than this are multiplied one product after the other, with a poll
 * between. */
enum { UNINTERRUPTED_BITS = 1 << 20, UNINTERRUPTED_MODULAR = 1 << 26 /* bits times bits */ };

/* base ** exponent by squaring, from the exponent's first bit on. False: KeyboardInterrupt. */
static bool power_of(py_vm *vm, mpz_t result, mpz_srcptr base, uint64_t exponent)
{
    mpz_set_ui(result, 1);
    for (uint64_t bit = exponent ? 1ull << (63 - __builtin_clzll(exponent)) : 0; bit; bit >>= 1) {
        if (py_poll(vm))
            return false;
        mpz_mul(result, result, result);
        if (exponent & bit)
            mpz_mul(result, result, base);
    }
    return true;
}

/* base ** exponent % modulus, for exponent >= 0 and modulus > 1. False: KeyboardInterrupt. */
static bool modular_power_of(py_vm *vm, mpz_t result, mpz_srcptr base, mpz_srcptr exponent,
                             mpz_srcptr modulus)
{
    size_t bits = mpz_sizeinbase(exponent, 2);
    if (bits * mpz_sizeinbase(modulus, 2) < UNINTERRUPTED_MODULAR) {
        mpz_powm(result, base, exponent, modulus);
        return true;
    }
    mpz_set_ui(result, 1);
    while (bits--) {
        if (py_poll(vm))
            return false;
        mpz_mul(result, result, result);
        if (mpz_tstbit(exponent, bits))
            mpz_mul(result, result, base);
        mpz_mod(result, result, modulus);
    }
    return true;
}

/* base ** exponent, exponent >= 0. */
static py_object *plain_power(py_vm *vm, const py_object *base, const py_object *exponent)
{
    int64_t x = 0, n;
    bool small_base = int_word(base, &x);
    if (!int_word(exponent, &n)) {
        if (!small_base || x > 1 || x < -1)
            return py_raise_memory(vm);
        return py_int_from(vm, x == -1 && !(int_data(exponent)[0] & 1) ? 1 : x);
    }
    if (small_base) {
        int64_t result = 1, factor = x, left = n;
        bool overflow = false;
        while (left && !overflow) {
            if (left & 1)
                overflow = __builtin_mul_overflow(result, factor, &result);
            left >>= 1;
            if (left && !overflow && (factor > 1 || factor < -1))
                overflow = __builtin_mul_overflow(factor, factor, &factor);
            else if (left && factor == -1)
                factor = 1;
        }
        if (!overflow)
            return py_int_from(vm, result);
    }
    uint64_t bits;
    if (__builtin_mul_overflow((uint64_t)int_bits(base), (uint64_t)n, &bits))
        return py_raise_memory(vm);
    if (!int_room(vm, bits))
        return NULL;
    mpz_t view, result;
    mpz_init(result);
    bool heard = true;
    if (bits < UNINTERRUPTED_BITS)
        mpz_pow_ui(result, int_view(view, base), (unsigned long)n);
    else
        heard = power_of(vm, result, int_view(view, base), (uint64_t)n);
    py_object *made = heard ? int_from_mpz(vm, result) : NULL;
    mpz_clear(result);
    return made;
}

/* The remainder has the modulus's sign, as that of %. */
static py_object *modular_power(py_vm *vm, const py_object *base, const py_object *exponent,
                                const py_object *modulus)
{
    if (!int_limbs(modulus))
        return py_raise(vm, vm->exceptions.ValueError, "pow() 3rd argument cannot be 0");
    mpz_t b, e, m, result;
    int_view(b, base);
    int_view(e, exponent);
    int_view(m, modulus);
    mpz_init(result);
    py_object *made = NULL;
    mpz_t magnitude;
    mpz_init(magnitude);
    mpz_abs(magnitude, m);
    bool ok = true, heard = true;
    if (mpz_cmp_ui(magnitude, 1) == 0)
        mpz_set_ui(result, 0);
    else if (mpz_sgn(e) >= 0)
        heard = modular_power_of(vm, result, b, e, magnitude);
    else if ((ok = mpz_invert(result, b, magnitude) != 0)) {
        mpz_t positive;
        mpz_init(positive);
        mpz_neg(positive, e);
        mpz_t inverse;
        mpz_init_set(inverse, result);
        heard = modular_power_of(vm, result, inverse, positive, magnitude);
        mpz_clear(inverse);
        mpz_clear(positive);
    }
    if (ok && heard) {
        if (mpz_sgn(m) < 0 && mpz_sgn(result) > 0)
            mpz_add(result, result, m);
        made = int_from_mpz(vm, result);
    } else if (!ok)
        py_raise(vm, vm->exceptions.ValueError, "base is not invertible for the given modulus");
    mpz_clears(result, magnitude, NULL);
    return made;
}

py_object *int_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    bool plain = modulus == vm->none;
    if (!PY_IS_INT(a) || !PY_IS_INT(b) || (!plain && !PY_IS_INT(modulus)))
        return py_newref(vm->not_implemented);
    if (!plain)
        return modular_power(vm, a, b, modulus);
    if (!int_is_negative(b))
        return plain_power(vm, a, b);
    /* A negative exponent without modulus is a float's business. */
    py_object *base = NULL, *exponent = NULL, *result = NULL;
    double x = py_int_as_double(vm, a), y = py_int_as_double(vm, b);
    if (!py_raised(vm) && (base = py_float_from(vm, x)) && (exponent = py_float_from(vm, y)))
        result = PY_TYPE_OF(base)->slots.power(vm, base, exponent, vm->none);
    py_xdecref(vm, base);
    py_xdecref(vm, exponent);
    return result;
}
