/* math (Modules/mathmodule.c). */
#include "python/library/math_parts.h"
#include "python/objects/type.h"

#include <errno.h>
#include <math.h>

/* How a function of doubles fails: a result that is not finite although the arguments were. */
static py_object *checked(py_vm *vm, double result, bool arguments_nan, bool arguments_inf,
                          bool can_overflow)
{
    if (isnan(result) && !arguments_nan)
        return py_raise(vm, vm->exceptions.ValueError, "math domain error");
    if (isinf(result) && !arguments_inf && !arguments_nan) {
        if (can_overflow)
            return py_raise(vm, vm->exceptions.OverflowError, "math range error");
        return py_raise(vm, vm->exceptions.ValueError, "math domain error");
    }
    return py_float_from(vm, result);
}

#define UNARY(name, expression, can_overflow)                                                      \
    PY_FUNCTION(math_##name)                                                                       \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        double x = py_float_as_double(vm, args[0]);                                                \
        if (x == -1.0 && vm->raised)                                                               \
            return NULL;                                                                           \
        return checked(vm, (expression), isnan(x), isinf(x), (can_overflow));                      \
    }

UNARY(acos, acos(x), false)
UNARY(acosh, acosh(x), false)
UNARY(asin, asin(x), false)
UNARY(asinh, asinh(x), false)
UNARY(atan, atan(x), false)
UNARY(atanh, atanh(x), false)
UNARY(cbrt, cbrt(x), false)
UNARY(cos, cos(x), false)
UNARY(cosh, cosh(x), true)
UNARY(erf, erf(x), false)
UNARY(erfc, erfc(x), false)
UNARY(exp, exp(x), true)
UNARY(exp2, exp2(x), true)
UNARY(expm1, expm1(x), true)
UNARY(fabs, fabs(x), false)
UNARY(log1p, log1p(x), false)
UNARY(sin, sin(x), false)
UNARY(sinh, sinh(x), true)
UNARY(sqrt, sqrt(x), false)
UNARY(tan, tan(x), false)
UNARY(tanh, tanh(x), false)
UNARY(degrees, x *(180.0 / 3.141592653589793), false)
UNARY(radians, x *(3.141592653589793 / 180.0), false)

static bool integral_pole(double x)
{
    return x <= 0.0 && x == floor(x);
}

PY_FUNCTION(math_gamma)
{
    PY_UNUSED_ARGUMENTS;
    double x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    if (isfinite(x) && integral_pole(x))
        return py_raise(vm, vm->exceptions.ValueError, "math domain error");
    if (isinf(x) && x < 0)
        return py_raise(vm, vm->exceptions.ValueError, "math domain error");
    /* Factorials are exact up to 22!. */
    if (x == floor(x) && x >= 1 && x <= 23) {
        double product = 1;
        for (double i = 2; i < x; i++)
            product *= i;
        return py_float_from(vm, product);
    }
    return checked(vm, tgamma(x), isnan(x), isinf(x), true);
}

PY_FUNCTION(math_lgamma)
{
    PY_UNUSED_ARGUMENTS;
    int sign;
    double x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    if (isfinite(x) && integral_pole(x))
        return py_raise(vm, vm->exceptions.ValueError, "math domain error");
    return checked(vm, lgamma_r(x, &sign), isnan(x), isinf(x), true);
}

static bool two_doubles(py_vm *vm, py_object *const *args, double *x, double *y)
{
    *x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return false;
    *y = py_float_as_double(vm, args[1]);
    return !vm->raised;
}

#define BINARY(name, expression)                                                                   \
    PY_FUNCTION(math_##name)                                                                       \
    {                                                                                              \
        double x, y;                                                                               \
        PY_UNUSED_ARGUMENTS;                                                                       \
        if (!two_doubles(vm, args, &x, &y))                                                        \
            return NULL;                                                                           \
        return checked(vm, (expression), isnan(x) || isnan(y), isinf(x) || isinf(y), true);        \
    }

BINARY(atan2, atan2(x, y))
BINARY(copysign, copysign(x, y))
BINARY(nextafter, nextafter(x, y))

PY_FUNCTION(math_fmod)
{
    double x, y;
    PY_UNUSED_ARGUMENTS;
    if (!two_doubles(vm, args, &x, &y))
        return NULL;
    if (isinf(y) && isfinite(x))
        return py_float_from(vm, x);
    return checked(vm, fmod(x, y), isnan(x) || isnan(y), false, false);
}

PY_FUNCTION(math_remainder)
{
    double x, y;
    PY_UNUSED_ARGUMENTS;
    if (!two_doubles(vm, args, &x, &y))
        return NULL;
    return checked(vm, remainder(x, y), isnan(x) || isnan(y), false, false);
}

PY_FUNCTION(math_pow)
{
    double x, y;
    PY_UNUSED_ARGUMENTS;
    if (!two_doubles(vm, args, &x, &y))
        return NULL;
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result) || (isinf(result) && x == 0.0))
            return py_raise(vm, vm->exceptions.ValueError, "math domain error");
        if (isinf(result))
            return py_raise(vm, vm->exceptions.OverflowError, "math range error");
    }
    return py_float_from(vm, result);
}

PY_FUNCTION(math_ldexp)
{
    PY_UNUSED_ARGUMENTS;
    double x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    if (!PY_IS_INT(args[1]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "Expected an int as second argument to ldexp.");
    int64_t exponent = py_as_index(vm, args[1], NULL);
    if (x == 0.0 || !isfinite(x))
        return py_float_from(vm, x);
    exponent = MAX(MIN(exponent, 100000), -100000);
    double result = ldexp(x, (int)exponent);
    if (isinf(result))
        return py_raise(vm, vm->exceptions.OverflowError, "math range error");
    return py_float_from(vm, result);
}

static py_object *pair(py_vm *vm, py_object *first, py_object *second)
{
    py_tuple *tuple = first && second ? py_tuple_pack(vm, 2, first, second) : NULL;
    py_xdecref(vm, first);
    py_xdecref(vm, second);
    return PY_OBJECT(tuple);
}

PY_FUNCTION(math_frexp)
{
    PY_UNUSED_ARGUMENTS;
    int exponent = 0;
    double x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    double fraction = isfinite(x) ? frexp(x, &exponent) : x;
    return pair(vm, py_float_from(vm, fraction), py_int_from(vm, exponent));
}

PY_FUNCTION(math_modf)
{
    PY_UNUSED_ARGUMENTS;
    double whole, x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    double fraction = modf(x, &whole);
    return pair(vm, py_float_from(vm, fraction), py_float_from(vm, whole));
}

/* ---- tests ---- */

#define TEST(name, expression)                                                                     \
    PY_FUNCTION(math_##name)                                                                       \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        double x = py_float_as_double(vm, args[0]);                                                \
        return vm->raised ? NULL : py_bool_from(vm, (expression));                                 \
    }

TEST(isfinite, isfinite(x))
TEST(isinf, isinf(x))
TEST(isnan, isnan(x))

PY_FUNCTION(math_isclose)
{
    static const struct py_params params = {"isclose", 2, 2, 0, {"a", "b", "rel_tol", "abs_tol"}};
    py_object *given[4] = {NULL};
    double a, b, relative = 1e-9, absolute = 0.0;
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given) || !two_doubles(vm, given, &a, &b))
        return NULL;
    if (given[2])
        relative = py_float_as_double(vm, given[2]);
    if (given[3] && !vm->raised)
        absolute = py_float_as_double(vm, given[3]);
    if (vm->raised)
        return NULL;
    if (relative < 0.0 || absolute < 0.0)
        return py_raise(vm, vm->exceptions.ValueError, "tolerances must be non-negative");
    if (a == b)
        return py_bool_from(vm, true);
    if (isinf(a) || isinf(b))
        return py_bool_from(vm, false);
    double apart = fabs(b - a);
    return py_bool_from(vm, apart <= fabs(relative * b) || apart <= fabs(relative * a) ||
                                apart <= absolute);
}

/* ---- rounding ---- */

static py_object *by_method(py_vm *vm, py_object *o, py_str *name, double (*otherwise)(double))
{
    if (o->type != vm->types.float_) {
        bool missing = false;
        py_object *rounded = py_special_call(vm, o, name, NULL, 0, &missing);
        if (!missing)
            return rounded;
    }
    double x = py_float_as_double(vm, o);
    return vm->raised ? NULL : py_int_from_double(vm, otherwise(x));
}

PY_FUNCTION(math_floor)
{
    PY_UNUSED_ARGUMENTS;
    return by_method(vm, args[0], vm->names.floor, floor);
}

PY_FUNCTION(math_ceil)
{
    PY_UNUSED_ARGUMENTS;
    return by_method(vm, args[0], vm->names.ceil, ceil);
}

PY_FUNCTION(math_trunc)
{
    PY_UNUSED_ARGUMENTS;
    if (args[0]->type == vm->types.float_)
        return py_int_from_double(vm, ((struct py_float *)args[0])->value);
    bool missing;
    py_object *truncated = py_special_call(vm, args[0], vm->names.trunc, NULL, 0, &missing);
    return missing ? py_raise(vm, vm->exceptions.TypeError,
                              "type %T doesn't define __trunc__ method", args[0])
                   : truncated;
}

/* ---- logarithms: of ints of any size ---- */

static double log_of_int(const py_int *i, double base_log, double (*function)(double))
{
    int64_t limbs = i->var.size;
    mpz_t view;
    signed long exponent;
    mpz_roinit_n(view, i->limbs, limbs);
    double value = mpz_get_d(view);
    if (isfinite(value))
        return function(value);
    double fraction = mpz_get_d_2exp(&exponent, view);
    return function(fraction) + (double)exponent * base_log;
}

static bool log_of(py_vm *vm, py_object *o, double base_log, double (*function)(double),
                   double *result)
{
    if (PY_IS_INT(o)) {
        if (py_int_sign(o) <= 0) {
            py_raise(vm, vm->exceptions.ValueError, "math domain error");
            return false;
        }
        *result = log_of_int((py_int *)o, base_log, function);
        return true;
    }
    double x = py_float_as_double(vm, o);
    if (vm->raised)
        return false;
    if (x <= 0.0) {
        py_raise(vm, vm->exceptions.ValueError, "math domain error");
        return false;
    }
    *result = function(x);
    return true;
}

PY_FUNCTION(math_log)
{
    PY_UNUSED_ARGUMENTS;
    double x, base;
    if (!log_of(vm, args[0], 0.69314718055994530942, log, &x))
        return NULL;
    if (nargs < 2)
        return py_float_from(vm, x);
    if (!log_of(vm, args[1], 0.69314718055994530942, log, &base))
        return NULL;
    if (base == 0.0)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "float division by zero");
    return py_float_from(vm, x / base);
}

PY_FUNCTION(math_log2)
{
    PY_UNUSED_ARGUMENTS;
    double x;
    return log_of(vm, args[0], 1.0, log2, &x) ? py_float_from(vm, x) : NULL;
}

PY_FUNCTION(math_log10)
{
    PY_UNUSED_ARGUMENTS;
    double x;
    return log_of(vm, args[0], 0.30102999566398119521, log10, &x) ? py_float_from(vm, x) : NULL;
}

/* ---- sums ---- */

struct partials {
    VECTOR(double);
};

/* Adds without loss: the partial sums never overlap (Shewchuk's algorithm). */
static bool add_exactly(struct partials *partials, double x)
{
    size_t kept = 0;
    for (size_t i = 0; i < partials->count; i++) {
        double y = partials->items[i];
        if (fabs(x) < fabs(y)) {
            double swapped = x;
            x = y;
            y = swapped;
        }
        volatile double high = x + y, back = high - x, low = y - back;
        if (low != 0.0)
            partials->items[kept++] = low;
        x = high;
    }
    partials->count = kept;
    return x == 0.0 || vector_push(partials, x);
}

/* Whether the last number made the sum greater than any. */
static bool overflown(const struct partials *partials)
{
    return partials->count && isinf(partials->items[partials->count - 1]);
}

static double rounded(struct partials *partials)
{
    size_t n = partials->count;
    if (!n)
        return 0.0;
    volatile double high = partials->items[--n], low = 0.0;
    while (n) {
        double x = high, y = partials->items[--n];
        high = x + y;
        volatile double back = high - x;
        low = y - back;
        if (low != 0.0)
            break;
    }
    /* Half-way cases must round by what comes after. */
    if (n && ((low < 0.0 && partials->items[n - 1] < 0.0) ||
              (low > 0.0 && partials->items[n - 1] > 0.0))) {
        double y = low * 2.0;
        volatile double x = high + y, back = x - high;
        if (y == back)
            high = x;
    }
    return high;
}

PY_FUNCTION(math_fsum)
{
    PY_UNUSED_ARGUMENTS;
    struct partials partials = {0};
    double special = 0.0, infinities = 0.0;
    py_object *iterator = py_iter(vm, args[0]), *item;
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    while ((item = py_next(vm, iterator))) {
        double x = py_float_as_double(vm, item);
        py_decref(vm, item);
        if (vm->raised)
            break;
        if (!isfinite(x)) {
            special += x;
            if (isinf(x))
                infinities += x;
        } else if (!add_exactly(&partials, x)) {
            py_raise_memory(vm);
            break;
        } else if (overflown(&partials)) {
            py_raise(vm, vm->exceptions.OverflowError, "intermediate overflow in fsum");
            break;
        }
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    double sum = special != 0.0 ? special : rounded(&partials);
    vector_fini(&partials);
    if (vm->raised)
        return NULL;
    if (isnan(infinities))
        return py_raise(vm, vm->exceptions.ValueError, "-inf + inf in fsum");
    if (special == 0.0 && !isfinite(sum))
        return py_raise(vm, vm->exceptions.OverflowError, "intermediate overflow in fsum");
    return py_float_from(vm, sum);
}

PY_FUNCTION(math_prod)
{
    static const struct py_params params = {"prod", 1, 1, 1, {"iterable", "start"}};
    py_object *given[2] = {NULL}, *item;
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    py_object *iterator = py_iter(vm, given[0]);
    if (!iterator)
        return NULL;
    py_object *product = given[1] ? py_newref(given[1]) : py_int_from(vm, 1);
    py_hold(vm, iterator);
    while (product && (item = py_next(vm, iterator))) {
        py_hold(vm, item);
        py_hold(vm, product);
        py_object *next = py_binary_op(vm, product, item, PY_OP_MULTIPLY);
        py_unhold(vm, 2);
        py_decref(vm, item);
        PY_SETREF(vm, product, next);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    if (vm->raised)
        PY_CLEAR(vm, product);
    return product;
}

/* Square root of a sum of squares, scaled so that it neither overflows nor underflows and summed with what is lost
 * (vector_norm). */
static double norm(const double *values, size_t count, double largest)
{
    int exponent;
    long double sum = 0.0L;
    if (largest == 0.0 || count == 1)
        return largest;
    (void)frexp(largest, &exponent);
    for (size_t i = 0; i < count; i++) {
        long double scaled = ldexpl((long double)values[i], -exponent);
        sum += scaled * scaled;
    }
    return (double)ldexpl(sqrtl(sum), exponent);
}

static py_object *norm_of(py_vm *vm, const double *values, size_t count)
{
    double largest = 0.0;
    bool nan = false, infinite = false;
    for (size_t i = 0; i < count; i++) {
        nan = nan || isnan(values[i]);
        infinite = infinite || isinf(values[i]);
        largest = fmax(largest, fabs(values[i]));
    }
    if (infinite || nan)
        return py_float_from(vm, infinite ? INFINITY : NAN);
    return py_float_from(vm, norm(values, count, largest));
}

PY_FUNCTION(math_hypot)
{
    PY_UNUSED_ARGUMENTS;
    double *values = py_mem_alloc(vm, (nargs + 1) * sizeof *values);
    if (!values)
        return py_raise_memory(vm);
    for (size_t i = 0; i < nargs && !vm->raised; i++)
        values[i] = fabs(py_float_as_double(vm, args[i]));
    py_object *result = vm->raised ? NULL : norm_of(vm, values, nargs);
    py_mem_free(vm, values);
    return result;
}

PY_FUNCTION(math_dist)
{
    PY_UNUSED_ARGUMENTS;
    py_tuple *p = py_tuple_from_iterable(vm, args[0]);
    py_tuple *q = p ? py_tuple_from_iterable(vm, args[1]) : NULL;
    py_object *result = NULL;
    if (q && p->var.size != q->var.size)
        py_raise(vm, vm->exceptions.ValueError,
                 "both points must have the same number of dimensions");
    else if (q) {
        size_t count = (size_t)p->var.size;
        double *values = py_mem_alloc(vm, (count + 1) * sizeof *values);
        for (size_t i = 0; values && i < count && !vm->raised; i++) {
            values[i] = py_float_as_double(vm, p->items[i]);
            if (!vm->raised)
                values[i] = fabs(values[i] - py_float_as_double(vm, q->items[i]));
        }
        result = !values ? py_raise_memory(vm) : vm->raised ? NULL : norm_of(vm, values, count);
        py_mem_free(vm, values);
    }
    py_xdecref(vm, p);
    py_xdecref(vm, q);
    return result;
}

/* ---- whole numbers ---- */

static py_object *from_mpz(py_vm *vm, mpz_t value)
{
    size_t length = mpz_sizeinbase(value, 16) + 3;
    char *text = py_mem_alloc(vm, length);
    if (!text)
        return py_raise_memory(vm);
    mpz_get_str(text, 16, value);
    bool negative = text[0] == '-';
    size_t digits = 0;
    while (text[negative + digits])
        digits++;
    py_object *made = py_int_from_digits(vm, text + negative, digits, 16);
    if (made && negative)
        PY_SETREF(vm, made, py_negative(vm, made));
    py_mem_free(vm, text);
    return made;
}

static void as_mpz(mpz_t view, py_object *i)
{
    mpz_roinit_n(view, ((py_int *)i)->limbs, ((py_int *)i)->var.size);
}

/* Combines all arguments from `start` on with gcd or lcm. */
static py_object *combine(py_vm *vm, py_object *const *args, size_t nargs, int64_t start,
                          void (*function)(mpz_t, const mpz_t, const mpz_t))
{
    mpz_t total, view;
    mpz_init_set_si(total, start);
    for (size_t i = 0; i < nargs; i++) {
        py_object *number = py_index(vm, args[i]);
        if (!number)
            break;
        as_mpz(view, number);
        function(total, total, view);
        py_decref(vm, number);
    }
    py_object *result = vm->raised ? NULL : from_mpz(vm, total);
    mpz_clear(total);
    return result;
}

PY_FUNCTION(math_gcd)
{
    PY_UNUSED_ARGUMENTS;
    return combine(vm, args, nargs, 0, mpz_gcd);
}

PY_FUNCTION(math_lcm)
{
    PY_UNUSED_ARGUMENTS;
    return combine(vm, args, nargs, 1, mpz_lcm);
}

PY_FUNCTION(math_isqrt)
{
    PY_UNUSED_ARGUMENTS;
    mpz_t view, root;
    py_object *number = py_index(vm, args[0]);
    if (!number)
        return NULL;
    if (py_int_sign(number) < 0) {
        py_decref(vm, number);
        return py_raise(vm, vm->exceptions.ValueError, "isqrt() argument must be nonnegative");
    }
    as_mpz(view, number);
    mpz_init(root);
    mpz_sqrt(root, view);
    py_object *result = from_mpz(vm, root);
    mpz_clear(root);
    py_decref(vm, number);
    return result;
}

PY_FUNCTION(math_ulp)
{
    PY_UNUSED_ARGUMENTS;
    double x = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    if (isnan(x))
        return py_float_from(vm, x);
    x = fabs(x);
    if (isinf(x))
        return py_float_from(vm, x);
    double next = nextafter(x, INFINITY);
    return py_float_from(vm, isinf(next) ? x - nextafter(x, -INFINITY) : next - x);
}

#define ONE(name)                                                                                  \
    {                                                                                              \
#name, math_##name, PY_ONE, 0, 0, 0, "($module, x, /)", NULL                               \
    }
#define SOME(name, least, most)                                                                    \
    {                                                                                              \
#name, math_##name, PY_FAST, least, most, 0, NULL, NULL                                    \
    }

static const struct py_method_def math_functions[] = {
    ONE(acos),
    ONE(acosh),
    ONE(asin),
    ONE(asinh),
    ONE(atan),
    SOME(atan2, 2, 2),
    ONE(atanh),
    ONE(cbrt),
    ONE(ceil),
    SOME(copysign, 2, 2),
    ONE(cos),
    ONE(cosh),
    ONE(degrees),
    SOME(dist, 2, 2),
    ONE(erf),
    ONE(erfc),
    ONE(exp),
    ONE(exp2),
    ONE(expm1),
    ONE(fabs),
    {"factorial", py_math_factorial, PY_ONE, 0, 0, 0, "($module, x, /)", NULL},
    ONE(floor),
    SOME(fmod, 2, 2),
    ONE(frexp),
    ONE(fsum),
    ONE(gamma),
    SOME(gcd, 0, -1),
    SOME(hypot, 0, -1),
    {"isclose", math_isclose, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    ONE(isfinite),
    ONE(isinf),
    ONE(isnan),
    ONE(isqrt),
    SOME(lcm, 0, -1),
    SOME(ldexp, 2, 2),
    ONE(lgamma),
    SOME(log, 1, 2),
    ONE(log1p),
    ONE(log10),
    ONE(log2),
    ONE(modf),
    SOME(pow, 2, 2),
    ONE(radians),
    SOME(remainder, 2, 2),
    ONE(sin),
    ONE(sinh),
    ONE(sqrt),
    ONE(tan),
    ONE(tanh),
    ONE(trunc),
    {"prod", math_prod, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {"perm", py_math_perm, PY_FAST, 1, 2, 0, NULL, NULL},
    {"comb", py_math_comb, PY_FAST, 2, 2, 0, NULL, NULL},
    SOME(nextafter, 2, 2),
    ONE(ulp),
    {0},
};

static int math_fill(py_vm *vm, py_module *module)
{
    py_dict *dict = module->dict;
    return py_library_put(vm, dict, "pi", py_float_from(vm, 3.141592653589793)) ||
                   py_library_put(vm, dict, "e", py_float_from(vm, 2.718281828459045)) ||
                   py_library_put(vm, dict, "tau", py_float_from(vm, 6.283185307179586)) ||
                   py_library_put(vm, dict, "inf", py_float_from(vm, INFINITY)) ||
                   py_library_put(vm, dict, "nan", py_float_from(vm, NAN))
               ? -1
               : 0;
}

const struct py_module_def py_math_module_def = {
    .name = "math",
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
    .functions = math_functions,
    .fill = math_fill,
};
