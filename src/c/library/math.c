/* math.h: the host's own functions, in the three precisions; what they say of wrong arguments in errno is passed on. */
#include "c/library/natives.h"

#include <errno.h>
#include <math.h>

static bool give_result(struct c_call *call, long double value)
{
    if (errno)
        library_set_errno(call->machine, errno);
    return give_floating(call, value);
}

#define ONE(name, type, function)                                                                  \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        errno = 0;                                                                                 \
        return give_result(call, (long double)function((type)native_floating(call, 0)));           \
    }
#define TWO(name, type, function)                                                                  \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        errno = 0;                                                                                 \
        return give_result(call, (long double)function((type)native_floating(call, 0),             \
                                                       (type)native_floating(call, 1)));           \
    }
#define WHOLE(name, type, function)                                                                \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        errno = 0;                                                                                 \
        int64_t whole = (int64_t)function((type)native_floating(call, 0));                         \
        if (errno)                                                                                 \
            library_set_errno(call->machine, errno);                                               \
        return give_integer(call, whole);                                                          \
    }
#define SCALED(name, type, function)                                                               \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        errno = 0;                                                                                 \
        return give_result(call, (long double)function((type)native_floating(call, 0),             \
                                                       (int)native_signed(call, 1)));              \
    }
#define THREE(name, type, function)                                                                \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        return give_floating(call, (long double)function((type)native_floating(call, 0),           \
                                                         (type)native_floating(call, 1),           \
                                                         (type)native_floating(call, 2)));         \
    }
/* The second result goes to where the second argument points. */
#define SPLIT_EXPONENT(name, type, function)                                                       \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        int exponent = 0;                                                                          \
        long double result = (long double)function((type)native_floating(call, 0), &exponent);     \
        return c_memory_put(call->memory, native_pointer(call, 1), &exponent, sizeof exponent) &&  \
               give_floating(call, result);                                                        \
    }
#define SPLIT_WHOLE(name, type, function)                                                          \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        type whole = 0;                                                                            \
        long double result = (long double)function((type)native_floating(call, 0), &whole);        \
        return c_memory_put(call->memory, native_pointer(call, 1), &whole, sizeof whole) &&        \
               give_floating(call, result);                                                        \
    }
#define QUOTIENT(name, type, function)                                                             \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        int quotient = 0;                                                                          \
        long double result = (long double)function((type)native_floating(call, 0),                 \
                                                   (type)native_floating(call, 1), &quotient);     \
        return c_memory_put(call->memory, native_pointer(call, 2), &quotient, sizeof quotient) &&  \
               give_floating(call, result);                                                        \
    }
#define NOT_A_NUMBER(name)                                                                         \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        return c_memory_string(call->memory, native_pointer(call, 0), NULL) &&                     \
               give_floating(call, (long double)NAN);                                              \
    }
/* glibc's numbers for the kinds of floating numbers. */
#define KIND(name, type)                                                                           \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        type value = (type)native_floating(call, 0);                                               \
        int kind = isnan(value) ? 0 : isinf(value) ? 1 : value == 0 ? 2 : isnormal(value) ? 4 : 3; \
        return give_integer(call, kind);                                                           \
    }
#define SIGN(name, type)                                                                           \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        return give_integer(call, signbit((type)native_floating(call, 0)) != 0);                   \
    }

ONE(acos, double, acos)
ONE(asin, double, asin)
ONE(atan, double, atan)
ONE(cos, double, cos)
ONE(sin, double, sin)
ONE(tan, double, tan)
ONE(acosh, double, acosh)
ONE(asinh, double, asinh)
ONE(atanh, double, atanh)
ONE(cosh, double, cosh)
ONE(sinh, double, sinh)
ONE(tanh, double, tanh)
ONE(exp, double, exp)
ONE(exp2, double, exp2)
ONE(expm1, double, expm1)
ONE(log, double, log)
ONE(log10, double, log10)
ONE(log1p, double, log1p)
ONE(log2, double, log2)
ONE(logb, double, logb)
ONE(cbrt, double, cbrt)
ONE(fabs, double, fabs)
ONE(sqrt, double, sqrt)
ONE(erf, double, erf)
ONE(erfc, double, erfc)
ONE(lgamma, double, lgamma)
ONE(tgamma, double, tgamma)
ONE(ceil, double, ceil)
ONE(floor, double, floor)
ONE(nearbyint, double, nearbyint)
ONE(rint, double, rint)
ONE(round, double, round)
ONE(trunc, double, trunc)
TWO(atan2, double, atan2)
TWO(pow, double, pow)
TWO(hypot, double, hypot)
TWO(fmod, double, fmod)
TWO(remainder, double, remainder)
TWO(copysign, double, copysign)
TWO(nextafter, double, nextafter)
TWO(fdim, double, fdim)
TWO(fmax, double, fmax)
TWO(fmin, double, fmin)
WHOLE(ilogb, double, ilogb)
WHOLE(lrint, double, lrint)
WHOLE(llrint, double, llrint)
WHOLE(lround, double, lround)
WHOLE(llround, double, llround)
SCALED(ldexp, double, ldexp)
SCALED(scalbn, double, scalbn)
SCALED(scalbln, double, scalbln)
THREE(fma, double, fma)
SPLIT_EXPONENT(frexp, double, frexp)
SPLIT_WHOLE(modf, double, modf)
QUOTIENT(remquo, double, remquo)
NOT_A_NUMBER(nan)
KIND(__fpclassify, double)
SIGN(__signbit, double)
ONE(acosf, float, acosf)
ONE(asinf, float, asinf)
ONE(atanf, float, atanf)
ONE(cosf, float, cosf)
ONE(sinf, float, sinf)
ONE(tanf, float, tanf)
ONE(acoshf, float, acoshf)
ONE(asinhf, float, asinhf)
ONE(atanhf, float, atanhf)
ONE(coshf, float, coshf)
ONE(sinhf, float, sinhf)
ONE(tanhf, float, tanhf)
ONE(expf, float, expf)
ONE(exp2f, float, exp2f)
ONE(expm1f, float, expm1f)
ONE(logf, float, logf)
ONE(log10f, float, log10f)
ONE(log1pf, float, log1pf)
ONE(log2f, float, log2f)
ONE(logbf, float, logbf)
ONE(cbrtf, float, cbrtf)
ONE(fabsf, float, fabsf)
ONE(sqrtf, float, sqrtf)
ONE(erff, float, erff)
ONE(erfcf, float, erfcf)
ONE(lgammaf, float, lgammaf)
ONE(tgammaf, float, tgammaf)
ONE(ceilf, float, ceilf)
ONE(floorf, float, floorf)
ONE(nearbyintf, float, nearbyintf)
ONE(rintf, float, rintf)
ONE(roundf, float, roundf)
ONE(truncf, float, truncf)
TWO(atan2f, float, atan2f)
TWO(powf, float, powf)
TWO(hypotf, float, hypotf)
TWO(fmodf, float, fmodf)
TWO(remainderf, float, remainderf)
TWO(copysignf, float, copysignf)
TWO(nextafterf, float, nextafterf)
TWO(fdimf, float, fdimf)
TWO(fmaxf, float, fmaxf)
TWO(fminf, float, fminf)
WHOLE(ilogbf, float, ilogbf)
WHOLE(lrintf, float, lrintf)
WHOLE(llrintf, float, llrintf)
WHOLE(lroundf, float, lroundf)
WHOLE(llroundf, float, llroundf)
SCALED(ldexpf, float, ldexpf)
SCALED(scalbnf, float, scalbnf)
SCALED(scalblnf, float, scalblnf)
THREE(fmaf, float, fmaf)
SPLIT_EXPONENT(frexpf, float, frexpf)
SPLIT_WHOLE(modff, float, modff)
QUOTIENT(remquof, float, remquof)
NOT_A_NUMBER(nanf)
KIND(__fpclassifyf, float)
SIGN(__signbitf, float)
ONE(acosl, long double, acosl)
ONE(asinl, long double, asinl)
ONE(atanl, long double, atanl)
ONE(cosl, long double, cosl)
ONE(sinl, long double, sinl)
ONE(tanl, long double, tanl)
ONE(acoshl, long double, acoshl)
ONE(asinhl, long double, asinhl)
ONE(atanhl, long double, atanhl)
ONE(coshl, long double, coshl)
ONE(sinhl, long double, sinhl)
ONE(tanhl, long double, tanhl)
ONE(expl, long double, expl)
ONE(exp2l, long double, exp2l)
ONE(expm1l, long double, expm1l)
ONE(logl, long double, logl)
ONE(log10l, long double, log10l)
ONE(log1pl, long double, log1pl)
ONE(log2l, long double, log2l)
ONE(logbl, long double, logbl)
ONE(cbrtl, long double, cbrtl)
ONE(fabsl, long double, fabsl)
ONE(sqrtl, long double, sqrtl)
ONE(erfl, long double, erfl)
ONE(erfcl, long double, erfcl)
ONE(lgammal, long double, lgammal)
ONE(tgammal, long double, tgammal)
ONE(ceill, long double, ceill)
ONE(floorl, long double, floorl)
ONE(nearbyintl, long double, nearbyintl)
ONE(rintl, long double, rintl)
ONE(roundl, long double, roundl)
ONE(truncl, long double, truncl)
TWO(atan2l, long double, atan2l)
TWO(powl, long double, powl)
TWO(hypotl, long double, hypotl)
TWO(fmodl, long double, fmodl)
TWO(remainderl, long double, remainderl)
TWO(copysignl, long double, copysignl)
TWO(nextafterl, long double, nextafterl)
TWO(fdiml, long double, fdiml)
TWO(fmaxl, long double, fmaxl)
TWO(fminl, long double, fminl)
WHOLE(ilogbl, long double, ilogbl)
WHOLE(lrintl, long double, lrintl)
WHOLE(llrintl, long double, llrintl)
WHOLE(lroundl, long double, lroundl)
WHOLE(llroundl, long double, llroundl)
SCALED(ldexpl, long double, ldexpl)
SCALED(scalbnl, long double, scalbnl)
SCALED(scalblnl, long double, scalblnl)
THREE(fmal, long double, fmal)
SPLIT_EXPONENT(frexpl, long double, frexpl)
SPLIT_WHOLE(modfl, long double, modfl)
QUOTIENT(remquol, long double, remquol)
NOT_A_NUMBER(nanl)
KIND(__fpclassifyl, long double)
SIGN(__signbitl, long double)

NATIVE(nexttoward)
{
    return give_floating(
        call, (long double)nexttoward((double)native_floating(call, 0), native_floating(call, 1)));
}

NATIVE(nexttowardf)
{
    return give_floating(
        call, (long double)nexttowardf((float)native_floating(call, 0), native_floating(call, 1)));
}

NATIVE(nexttowardl)
{
    return give_floating(call, (long double)nexttowardl((long double)native_floating(call, 0),
                                                        native_floating(call, 1)));
}
