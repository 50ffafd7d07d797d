/* Shifts and bitwise operations, by the rules of two's complement with endless sign bits. */
#include "python/objects/int_parts.h"

#include <string.h>

#define REQUIRE_INTS(vm, a, b)                                                                     \
    do {                                                                                           \
        if (!PY_IS_INT(a) || !PY_IS_INT(b))                                                        \
            return py_newref((vm)->not_implemented);                                               \
    } while (0)

static py_object *shift_left(py_vm *vm, const py_object *a, int64_t count)
{
    if (!int_room(vm, (uint64_t)count + (uint64_t)int_bits(a)))
        return NULL;
    int64_t words = count / 64, limbs = int_limbs(a) + words + 1;
    unsigned bits = (unsigned)(count % 64);
    int64_t digits = int_digits(a) + count / 30 + (count % 30 != 0);
    py_int *result = int_alloc(vm, limbs, digits);
    if (!result)
        return NULL;
    memset(result->limbs, 0, (size_t)words * sizeof(mp_limb_t));
    if (bits)
        result->limbs[limbs - 1] =
            mpn_lshift(result->limbs + words, int_data(a), (mp_size_t)int_limbs(a), bits);
    else {
        memcpy(result->limbs + words, int_data(a), (size_t)int_limbs(a) * sizeof(mp_limb_t));
        result->limbs[limbs - 1] = 0;
    }
    return int_finish(vm, result, limbs, int_is_negative(a));
}

py_object *int_lshift(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    if (int_is_negative(b))
        return py_raise(vm, vm->exceptions.ValueError, "negative shift count");
    int64_t count, x;
    if (!int_limbs(a))
        return py_int_from(vm, 0);
    if (!int_word(b, &count))
        return py_raise(vm, vm->exceptions.OverflowError, "too many digits in integer");
    if (int_word(a, &x) && count + int_bits(a) < 63)
        return py_int_from(vm, x * ((int64_t)1 << count));
    return shift_left(vm, a, count);
}

py_object *int_rshift(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    if (int_is_negative(b))
        return py_raise(vm, vm->exceptions.ValueError, "negative shift count");
    int64_t count, x;
    if (!int_word(b, &count) || count >= int_bits(a))
        return py_int_from(vm, int_is_negative(a) ? -1 : 0);
    if (int_word(a, &x))
        return py_int_from(vm, x >> count);
    mpz_t view, result;
    mpz_init(result);
    mpz_fdiv_q_2exp(result, int_view(view, a), (mp_bitcnt_t)count);
    py_object *shifted = int_from_mpz(vm, result);
    mpz_clear(result);
    return shifted;
}

typedef void (*mpz_bitwise)(mpz_ptr, mpz_srcptr, mpz_srcptr);

static py_object *bitwise(py_vm *vm, py_object *a, py_object *b, mpz_bitwise operation)
{
    mpz_t left, right, result;
    mpz_init(result);
    operation(result, int_view(left, a), int_view(right, b));
    py_object *made = int_from_mpz(vm, result);
    mpz_clear(result);
    return made;
}

py_object *int_and(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y;
    return int_word(a, &x) && int_word(b, &y) ? py_int_from(vm, x & y) : bitwise(vm, a, b, mpz_and);
}

py_object *int_or(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y;
    return int_word(a, &x) && int_word(b, &y) ? py_int_from(vm, x | y) : bitwise(vm, a, b, mpz_ior);
}

py_object *int_xor(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_INTS(vm, a, b);
    int64_t x, y;
    return int_word(a, &x) && int_word(b, &y) ? py_int_from(vm, x ^ y) : bitwise(vm, a, b, mpz_xor);
}

py_object *int_invert(py_vm *vm, py_object *o)
{
    int64_t word;
    if (int_word(o, &word))
        return py_int_from(vm, ~word);
    mpz_t view, result;
    mpz_init(result);
    mpz_com(result, int_view(view, o));
    py_object *made = int_from_mpz(vm, result);
    mpz_clear(result);
    return made;
}
