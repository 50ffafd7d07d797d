/* What operators give on constants, as Python computes it (Python/ast_opt.c says which are computed while
 * compiling: results that raise, or that would be much larger than what was written, are left to run time). */
#include "python/compile/constant.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum {
    MAX_INT_BITS = 128,
    MAX_COLLECTION_SIZE = 256,
    MAX_STR_SIZE = 4096,
    MAX_TOTAL_ITEMS = 1024,
};

struct complex_value {
    double real, imag;
};

/* ---- Integers as doubles ---- */

/* a / b rounded once, to the nearest, ties to even; false: too large. b is not 0. */
static bool divide_rounded(const mpz_t a, const mpz_t b, double *result)
{
    *result = mpz_sgn(b) < 0 ? -0.0 : 0.0;
    if (mpz_sgn(a) == 0)
        return true;
    *result = 0;
    long shift = 66 - ((long)mpz_sizeinbase(a, 2) - (long)mpz_sizeinbase(b, 2));
    mpz_t quotient, rest, divisor;
    mpz_inits(quotient, rest, divisor, NULL);
    mpz_abs(quotient, a);
    mpz_abs(divisor, b);
    if (shift > 0)
        mpz_mul_2exp(quotient, quotient, (mp_bitcnt_t)shift);
    else
        mpz_mul_2exp(divisor, divisor, (mp_bitcnt_t)-shift);
    mpz_tdiv_qr(quotient, rest, quotient, divisor);
    if (mpz_sgn(rest) != 0)
        mpz_setbit(quotient, 0); /* far below what is kept: only breaks ties */
    long bits = (long)mpz_sizeinbase(quotient, 2);
    long top = bits - 1 - shift; /* the result's exponent */
    long precision = top >= -1022 ? 53 : 53 - (-1022 - top);
    bool fits = true;
    if (precision >= 0) {
        long drop = bits - precision;
        bool half = mpz_tstbit(quotient, (mp_bitcnt_t)drop - 1);
        bool below = mpz_scan1(quotient, 0) < (mp_bitcnt_t)drop - 1;
        mpz_fdiv_q_2exp(quotient, quotient, (mp_bitcnt_t)drop);
        if (half && (below || mpz_odd_p(quotient)))
            mpz_add_ui(quotient, quotient, 1);
        *result = top > 1100 ? INFINITY : ldexp(mpz_get_d(quotient), (int)(drop - shift));
        fits = isfinite(*result);
    }
    if (mpz_sgn(a) * mpz_sgn(b) < 0)
        *result = -*result;
    mpz_clears(quotient, rest, divisor, NULL);
    return fits;
}

static bool as_double(const struct constant *constant, double *value)
{
    if (constant->kind == CONSTANT_FLOAT) {
        *value = constant->real;
        return true;
    }
    if (!constant_is_integer(constant))
        return false;
    static const mp_limb_t one = 1;
    mpz_t number, unit;
    constant_read(constant, number);
    mpz_roinit_n(unit, &one, 1);
    return divide_rounded(number, unit, value);
}

static bool as_complex(const struct constant *constant, struct complex_value *value)
{
    value->imag = constant->kind == CONSTANT_COMPLEX ? constant->imag : 0;
    value->real = constant->real;
    return constant->kind == CONSTANT_COMPLEX || as_double(constant, &value->real);
}

/* ---- complex (Objects/complexobject.c) ---- */

static struct complex_value multiply_complex(struct complex_value a, struct complex_value b)
{
    return (struct complex_value){a.real * b.real - a.imag * b.imag,
                                  a.real * b.imag + a.imag * b.real};
}

static bool divide_complex(struct complex_value a, struct complex_value b, struct complex_value *r)
{
    double real = fabs(b.real), imag = fabs(b.imag);
    if (real >= imag) {
        if (real == 0)
            return false;
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        r->real = (a.real + a.imag * ratio) / denominator;
        r->imag = (a.imag - a.real * ratio) / denominator;
    } else if (imag >= real) {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        r->real = (a.real * ratio + a.imag) / denominator;
        r->imag = (a.imag * ratio - a.real) / denominator;
    } else {
        r->real = r->imag = NAN;
    }
    return true;
}

static struct complex_value power_unsigned(struct complex_value base, long exponent)
{
    struct complex_value result = {1, 0};
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = multiply_complex(result, base);
        base = multiply_complex(base, base);
    }
    return result;
}

static bool power_complex(struct complex_value a, struct complex_value b, struct complex_value *r)
{
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100) {
        if (b.real > 0) {
            *r = power_unsigned(a, (long)b.real);
        } else if (!divide_complex((struct complex_value){1, 0}, power_unsigned(a, -(long)b.real),
                                   r)) {
            return false;
        }
    } else if (a.real == 0 && a.imag == 0) {
        if (b.imag != 0 || b.real < 0)
            return false;
        *r = (struct complex_value){0, 0};
    } else {
        double length = hypot(a.real, a.imag), angle = atan2(a.imag, a.real);
        double magnitude = pow(length, b.real), phase = angle * b.real;
        if (b.imag != 0) {
            magnitude /= exp(angle * b.imag);
            phase += b.imag * log(length);
        }
        *r = (struct complex_value){magnitude * cos(phase), magnitude * sin(phase)};
    }
    return isfinite(r->real) && isfinite(r->imag);
}

static const struct constant *complex_binary(struct compiler *c, enum ast_operator op,
                                             struct complex_value a, struct complex_value b)
{
    struct complex_value r = {0, 0};
    switch (op) {
    case AST_ADD: r = (struct complex_value){a.real + b.real, a.imag + b.imag}; break;
    case AST_SUB: r = (struct complex_value){a.real - b.real, a.imag - b.imag}; break;
    case AST_MULT: r = multiply_complex(a, b); break;
    case AST_DIV:
        if (!divide_complex(a, b, &r))
            return NULL;
        break;
    case AST_POW:
        if (!power_complex(a, b, &r))
            return NULL;
        break;
    default: return NULL;
    }
    if (isnan(r.real) || isnan(r.imag))
        return NULL; /* would not be equal to itself in the table */
    return constant_complex(c, r.real, r.imag);
}

/* ---- float (Objects/floatobject.c) ---- */

static double float_remainder(double a, double b)
{
    double rest = fmod(a, b);
    if (rest == 0)
        return copysign(0, b);
    return (b < 0) != (rest < 0) ? rest + b : rest;
}

static double float_floor_divide(double a, double b)
{
    double rest = fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0))
        quotient -= 1;
    if (quotient == 0)
        return copysign(0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

static const struct constant *float_power(struct compiler *c, double a, double b)
{
    if (a == 0 && b < 0)
        return NULL;
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) {
        struct complex_value r;
        if (!power_complex((struct complex_value){a, 0}, (struct complex_value){b, 0}, &r))
            return NULL;
        return constant_complex(c, r.real, r.imag);
    }
    double r = pow(a, b);
    if (isnan(r) || (isinf(r) && isfinite(a) && isfinite(b)))
        return NULL;
    return constant_float(c, r);
}

static const struct constant *float_binary(struct compiler *c, enum ast_operator op, double a,
                                           double b)
{
    double r = 0;
    switch (op) {
    case AST_ADD: r = a + b; break;
    case AST_SUB: r = a - b; break;
    case AST_MULT: r = a * b; break;
    case AST_DIV:
    case AST_FLOOR_DIV:
    case AST_MOD:
        if (b == 0)
            return NULL;
        r = op == AST_DIV   ? a / b
            : op == AST_MOD ? float_remainder(a, b)
                            : float_floor_divide(a, b);
        break;
    case AST_POW: return float_power(c, a, b);
    default: return NULL;
    }
    return constant_float(c, isnan(r) ? NAN : r);
}

/* ---- int (Objects/longobject.c) ---- */

static bool power_is_small(const mpz_t a, const mpz_t b)
{
    if (mpz_sgn(a) == 0)
        return true;
    return mpz_fits_ulong_p(b) && mpz_sizeinbase(a, 2) <= MAX_INT_BITS / mpz_get_ui(b);
}

static const struct constant *int_power(struct compiler *c, const mpz_t a, const mpz_t b)
{
    mpz_t r;
    if (mpz_sgn(b) > 0 && !power_is_small(a, b))
        return NULL;
    if (mpz_sgn(b) >= 0) {
        mpz_init(r);
        if (mpz_sgn(a) != 0 || mpz_sgn(b) == 0)
            mpz_pow_ui(r, a, mpz_get_ui(b));
        return constant_mpz(c, r);
    }
    static const mp_limb_t one = 1;
    mpz_t unit;
    double x, y;
    mpz_roinit_n(unit, &one, 1);
    if (!divide_rounded(a, unit, &x) || !divide_rounded(b, unit, &y))
        return NULL;
    return float_power(c, x, y);
}

static const struct constant *int_shift(struct compiler *c, enum ast_operator op, const mpz_t a,
                                        const mpz_t b)
{
    mpz_t r;
    if (mpz_sgn(b) < 0)
        return NULL;
    if (op == AST_LSHIFT) {
        if (mpz_sgn(a) != 0 && mpz_sgn(b) != 0 &&
            (mpz_cmp_ui(b, MAX_INT_BITS) > 0 ||
             mpz_sizeinbase(a, 2) > MAX_INT_BITS - mpz_get_ui(b)))
            return NULL;
        mpz_init(r);
        if (mpz_sgn(a) != 0)
            mpz_mul_2exp(r, a, mpz_get_ui(b));
    } else {
        mpz_init(r);
        mpz_fdiv_q_2exp(r, a, mpz_fits_ulong_p(b) ? mpz_get_ui(b) : ULONG_MAX);
    }
    return constant_mpz(c, r);
}

static const struct constant *int_divide(struct compiler *c, enum ast_operator op, const mpz_t a,
                                         const mpz_t b)
{
    if (mpz_sgn(b) == 0)
        return NULL;
    if (op == AST_DIV) {
        double quotient;
        return divide_rounded(a, b, &quotient) ? constant_float(c, quotient) : NULL;
    }
    mpz_t r;
    mpz_init(r);
    if (op == AST_MOD)
        mpz_fdiv_r(r, a, b);
    else
        mpz_fdiv_q(r, a, b);
    return constant_mpz(c, r);
}

static const struct constant *int_bits(struct compiler *c, enum ast_operator op,
                                       const struct constant *x, const struct constant *y)
{
    if (x->kind == CONSTANT_BOOL && y->kind == CONSTANT_BOOL)
        return constant_bool(c, op == AST_BIT_AND  ? x->truth && y->truth
                                : op == AST_BIT_OR ? x->truth || y->truth
                                                   : x->truth != y->truth);
    mpz_t a, b, r;
    constant_read(x, a);
    constant_read(y, b);
    mpz_init(r);
    if (op == AST_BIT_AND)
        mpz_and(r, a, b);
    else if (op == AST_BIT_OR)
        mpz_ior(r, a, b);
    else
        mpz_xor(r, a, b);
    return constant_mpz(c, r);
}

static const struct constant *int_binary(struct compiler *c, enum ast_operator op,
                                         const struct constant *x, const struct constant *y)
{
    mpz_t a, b, r;
    constant_read(x, a);
    constant_read(y, b);
    switch (op) {
    case AST_MULT:
        if (mpz_sgn(a) != 0 && mpz_sgn(b) != 0 &&
            mpz_sizeinbase(a, 2) + mpz_sizeinbase(b, 2) > MAX_INT_BITS)
            return NULL;
        mpz_init(r);
        mpz_mul(r, a, b);
        return constant_mpz(c, r);
    case AST_ADD:
        mpz_init(r);
        mpz_add(r, a, b);
        return constant_mpz(c, r);
    case AST_SUB:
        mpz_init(r);
        mpz_sub(r, a, b);
        return constant_mpz(c, r);
    case AST_DIV:
    case AST_FLOOR_DIV:
    case AST_MOD: return int_divide(c, op, a, b);
    case AST_POW: return int_power(c, a, b);
    case AST_LSHIFT:
    case AST_RSHIFT: return int_shift(c, op, a, b);
    case AST_BIT_AND:
    case AST_BIT_OR:
    case AST_BIT_XOR: return int_bits(c, op, x, y);
    default: return NULL;
    }
}

/* ---- Sequences ---- */

static const struct constant *concatenate(struct compiler *c, const struct constant *a,
                                          const struct constant *b)
{
    if (a->kind == CONSTANT_TUPLE) {
        const struct constant **items =
            compile_alloc(c, (a->count + b->count) * sizeof(*items) + 1);
        if (a->count)
            memcpy(items, a->items, a->count * sizeof(*items));
        if (b->count)
            memcpy(items + a->count, b->items, b->count * sizeof(*items));
        return constant_tuple(c, items, a->count + b->count);
    }
    char *bytes = compile_alloc(c, a->length + b->length + 1);
    memcpy(bytes, a->bytes, a->length);
    memcpy(bytes + a->length, b->bytes, b->length);
    return a->kind == CONSTANT_STR ? constant_str(c, bytes, a->length + b->length)
                                   : constant_bytes(c, bytes, a->length + b->length);
}

/* Counts items at every depth against a limit; below 0: over it. */
static long count_items(const struct constant *constant, long limit)
{
    if (constant->kind != CONSTANT_TUPLE && constant->kind != CONSTANT_FROZENSET)
        return limit;
    limit -= (long)constant->count;
    for (size_t i = 0; limit >= 0 && constant->kind == CONSTANT_TUPLE && i < constant->count; i++)
        limit = count_items(constant->items[i], limit);
    return limit;
}

static const struct constant *repeat(struct compiler *c, const struct constant *sequence,
                                     const struct constant *times)
{
    mpz_t number;
    constant_read(times, number);
    if (!mpz_fits_slong_p(number))
        return NULL;
    long n = mpz_get_si(number);
    if (sequence->kind == CONSTANT_FROZENSET)
        return NULL;
    bool tuple = sequence->kind == CONSTANT_TUPLE;
    size_t size = tuple                              ? sequence->count
                  : sequence->kind == CONSTANT_BYTES ? sequence->length
                                                     : constant_str_length(sequence);
    if (size) {
        if (n < 0 || n > (long)((tuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE) / size))
            return NULL;
        if (tuple && n && count_items(sequence, MAX_TOTAL_ITEMS / n) <= 0)
            return NULL;
    } else {
        n = 0;
    }
    if (tuple) {
        const struct constant **items = compile_alloc(c, (size_t)n * size * sizeof(*items) + 1);
        for (size_t i = 0; i < (size_t)n * size; i++)
            items[i] = sequence->items[i % size];
        return constant_tuple(c, items, (size_t)n * size);
    }
    size_t length = (size_t)n * sequence->length;
    char *bytes = compile_alloc(c, length + 1);
    for (long i = 0; i < n; i++)
        memcpy(bytes + (size_t)i * sequence->length, sequence->bytes, sequence->length);
    return sequence->kind == CONSTANT_STR ? constant_str(c, bytes, length)
                                          : constant_bytes(c, bytes, length);
}

static bool is_sequence(const struct constant *constant)
{
    return constant->kind == CONSTANT_STR || constant->kind == CONSTANT_BYTES ||
           constant->kind == CONSTANT_TUPLE;
}

const struct constant *constant_binary(struct compiler *c, enum ast_operator op,
                                       const struct constant *a, const struct constant *b)
{
    if (constant_is_integer(a) && constant_is_integer(b))
        return int_binary(c, op, a, b);
    if (is_sequence(a) || is_sequence(b)) {
        if (op == AST_ADD && a->kind == b->kind)
            return concatenate(c, a, b);
        if (op == AST_MULT && constant_is_integer(b))
            return repeat(c, a, b);
        if (op == AST_MULT && constant_is_integer(a))
            return repeat(c, b, a);
        return NULL;
    }
    double x, y;
    if (as_double(a, &x) && as_double(b, &y))
        return float_binary(c, op, x, y);
    struct complex_value z, w;
    if (as_complex(a, &z) && as_complex(b, &w))
        return complex_binary(c, op, z, w);
    return NULL;
}

const struct constant *constant_unary(struct compiler *c, enum ast_unary_op op,
                                      const struct constant *a)
{
    if (op == AST_NOT)
        return constant_bool(c, !constant_is_true(a));
    if (constant_is_integer(a)) {
        mpz_t number, r;
        constant_read(a, number);
        mpz_init(r);
        if (op == AST_USUB)
            mpz_neg(r, number);
        else if (op == AST_INVERT)
            mpz_com(r, number);
        else
            mpz_set(r, number);
        return constant_mpz(c, r);
    }
    if (op == AST_INVERT)
        return NULL;
    if (a->kind == CONSTANT_FLOAT)
        return op == AST_USUB ? constant_float(c, -a->real) : a;
    if (a->kind == CONSTANT_COMPLEX)
        return op == AST_USUB ? constant_complex(c, -a->real, -a->imag) : a;
    return NULL;
}

static const struct constant *code_point_at(struct compiler *c, const struct constant *text,
                                            long index)
{
    size_t start = 0;
    while (index > 0 || ((uint8_t)text->bytes[start] & 0xc0) == 0x80) {
        if (((uint8_t)text->bytes[start] & 0xc0) != 0x80)
            index--;
        start++;
    }
    size_t end = start + 1;
    while (end < text->length && ((uint8_t)text->bytes[end] & 0xc0) == 0x80)
        end++;
    return constant_str(c, text->bytes + start, end - start);
}

const struct constant *constant_subscript(struct compiler *c, const struct constant *a,
                                          const struct constant *index)
{
    if (!is_sequence(a) || !constant_is_integer(index))
        return NULL;
    mpz_t number;
    constant_read(index, number);
    if (!mpz_fits_slong_p(number))
        return NULL;
    long i = mpz_get_si(number);
    long size = (long)(a->kind == CONSTANT_TUPLE   ? a->count
                       : a->kind == CONSTANT_BYTES ? a->length
                                                   : constant_str_length(a));
    if (i < 0)
        i += size;
    if (i < 0 || i >= size)
        return NULL;
    if (a->kind == CONSTANT_TUPLE)
        return a->items[i];
    if (a->kind == CONSTANT_BYTES)
        return constant_int(c, (uint8_t)a->bytes[i]);
    return code_point_at(c, a, i);
}
