/* The float type: arithmetic, comparison with ints, hash, float(). (Objects/floatobject.c.) */
#include "python/objects/float_parts.h"
#include "python/objects/int_parts.h"

#include "python/library/args.h"
#include "python/memory/freelist.h"

#include <errno.h>
#include <math.h>
#include <string.h>

_Static_assert(sizeof(struct py_float) == 24, "PyFloatObject");

py_object *py_float_from(py_vm *vm, double value)
{
    py_float *made = py_freelist_take(vm, PY_FREE_FLOAT, vm->types.float_);
    if (!made && !(made = py_object_new(vm, vm->types.float_)))
        return NULL;
    made->value = value;
    return PY_OBJECT(made);
}

static void float_destroy(py_vm *vm, py_object *o)
{
    if (PY_TYPE_OF(o) != vm->types.float_ || !py_freelist_put(vm, PY_FREE_FLOAT, o))
        py_object_free(vm, o);
}

int float_operand(py_vm *vm, py_object *o, double *value)
{
    if (PY_IS_FLOAT(o)) {
        *value = float_value(o);
        return 1;
    }
    if (!PY_IS_INT(o))
        return 0;
    *value = py_int_as_double(vm, o);
    return *value == -1.0 && py_raised(vm) ? -1 : 1;
}

/* Reads both operands or returns: NotImplemented when one is no number, NULL on failure. */
#define REQUIRE_NUMBERS(vm, a, b, x, y)                                                            \
    double x, y;                                                                                   \
    do {                                                                                           \
        int first_ = float_operand(vm, a, &(x));                                                   \
        int second_ = first_ > 0 ? float_operand(vm, b, &(y)) : first_;                            \
        if (second_ <= 0)                                                                          \
            return second_ < 0 ? NULL : py_newref((vm)->not_implemented);                          \
    } while (0)

static py_object *float_add(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return py_float_from(vm, x + y);
}

static py_object *float_subtract(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return py_float_from(vm, x - y);
}

static py_object *float_multiply(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return py_float_from(vm, x * y);
}

static py_object *float_true_divide(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (y == 0.0)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "float division by zero");
    return py_float_from(vm, x / y);
}

double float_modulo(double x, double y, double *quotient)
{
    double mod = fmod(x, y);
    double div = (x - mod) / y;
    if (mod != 0.0) {
        if ((y < 0) != (mod < 0)) {
            mod += y;
            div -= 1.0;
        }
    } else
        mod = copysign(0.0, y);
    if (div != 0.0) {
        double whole = floor(div);
        *quotient = div - whole > 0.5 ? whole + 1.0 : whole;
    } else
        *quotient = copysign(0.0, x / y);
    return mod;
}

static py_object *float_remainder(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (y == 0.0)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "float modulo");
    double quotient;
    return py_float_from(vm, float_modulo(x, y, &quotient));
}

static py_object *float_floor_divide(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (y == 0.0)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "float floor division by zero");
    double quotient;
    float_modulo(x, y, &quotient);
    return py_float_from(vm, quotient);
}

static py_object *float_divmod(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (y == 0.0)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "float divmod()");
    double quotient, remainder = float_modulo(x, y, &quotient);
    py_object *items[2] = {py_float_from(vm, quotient), py_float_from(vm, remainder)};
    if (items[0] && items[1])
        return PY_OBJECT(py_tuple_steal(vm, items, 2));
    py_xdecref(vm, items[0]);
    py_xdecref(vm, items[1]);
    return NULL;
}

/* A negative number to a fraction is complex. */
static py_object *complex_power(py_vm *vm, double x, double y)
{
    py_object *base = py_complex_from(vm, x, 0.0);
    py_object *exponent = base ? py_complex_from(vm, y, 0.0) : NULL;
    py_object *result =
        exponent ? PY_TYPE_OF(base)->slots.power(vm, base, exponent, vm->none) : NULL;
    py_xdecref(vm, base);
    py_xdecref(vm, exponent);
    return result;
}

/* OverflowError(ERANGE, its text), as from C's pow. */
static py_object *raise_range(py_vm *vm)
{
    py_object *items[2] = {py_int_from(vm, ERANGE), PY_OBJECT(py_str_from_c(vm, strerror(ERANGE)))};
    py_object *args =
        items[0] && items[1] ? PY_OBJECT(py_tuple_pack(vm, 2, items[0], items[1])) : NULL;
    py_xdecref(vm, items[0]);
    py_xdecref(vm, items[1]);
    py_object *exception = args ? PY_OBJECT(py_exception_new(vm, vm->exceptions.OverflowError,
                                                             (py_tuple *)(void *)args))
                                : NULL;
    py_xdecref(vm, args);
    return exception ? py_raise_instance(vm, exception) : NULL;
}

py_object *float_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    if (modulus != vm->none)
        return py_raise(vm, vm->exceptions.TypeError,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (x == 0.0 && y < 0.0 && isfinite(y))
        return py_raise(vm, vm->exceptions.ZeroDivisionError,
                        "0.0 cannot be raised to a negative power");
    if (x < 0.0 && isfinite(x) && isfinite(y) && y != floor(y))
        return complex_power(vm, x, y);
    double result = pow(x, y);
    if (isinf(result) && isfinite(x) && isfinite(y))
        return raise_range(vm);
    return py_float_from(vm, result);
}

static py_object *float_negative(py_vm *vm, py_object *o)
{
    return py_float_from(vm, -float_value(o));
}

static py_object *float_absolute(py_vm *vm, py_object *o)
{
    return py_float_from(vm, fabs(float_value(o)));
}

static py_object *float_exact(py_vm *vm, py_object *o)
{
    return PY_TYPE_OF(o) == vm->types.float_ ? py_newref(o) : py_float_from(vm, float_value(o));
}

static py_object *float_int(py_vm *vm, py_object *o)
{
    return py_int_from_double(vm, float_value(o));
}

static int float_bool(py_vm *vm, py_object *o)
{
    (void)vm;
    return float_value(o) != 0.0;
}

/* ---- Comparing ---- */

/* The order of a finite float and an int that is too large to be turned into a float exactly. */
static int order_with_int(py_vm *vm, double x, const py_object *i)
{
    (void)vm;
    int sign = x < 0 ? -1 : x > 0;
    if (sign != py_int_sign(i))
        return sign < py_int_sign(i) ? -1 : 1;
    int exponent;
    frexp(x, &exponent);
    int64_t bits = int_bits(i);
    if (exponent != bits)
        return (exponent < bits) == (sign > 0) ? -1 : 1;
    mpz_t view;
    int order = -mpz_cmp_d(int_view(view, i), x);
    return order < 0 ? -1 : order > 0;
}

static bool decide(enum py_compare_op op, double x, double y)
{
    switch (op) {
    case PY_LT: return x < y;
    case PY_LE: return x <= y;
    case PY_EQ: return x == y;
    case PY_NE: return x != y;
    case PY_GT: return x > y;
    case PY_GE: return x >= y;
    }
    return false;
}

static py_object *float_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    double x = float_value(a);
    int64_t word;
    if (PY_IS_FLOAT(b))
        return py_bool_from(vm, decide(op, x, float_value(b)));
    if (!PY_IS_INT(b))
        return py_newref(vm->not_implemented);
    if (!isfinite(x))
        return py_bool_from(vm, decide(op, x, 0.0));
    if (int_word(b, &word) && word > -((int64_t)1 << 53) && word < (int64_t)1 << 53)
        return py_bool_from(vm, decide(op, x, (double)word));
    return py_bool_from(vm, decide(op, order_with_int(vm, x, b), 0.0));
}

/* As an int's when it is whole; a fraction's is its value modulo 2**61-1; nan's is its address. */
int64_t float_hash(py_vm *vm, const py_object *o, double value)
{
    const int bits = 61;
    const uint64_t prime = ((uint64_t)1 << bits) - 1;
    if (isnan(value))
        return py_hash_pointer(vm, o);
    if (isinf(value))
        return value > 0 ? 314159 : -314159;
    int exponent;
    double mantissa = frexp(fabs(value), &exponent);
    uint64_t hash = 0;
    while (mantissa != 0.0) { /* 28 bits at a time */
        hash = ((hash << 28) & prime) | hash >> (bits - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        uint64_t part = (uint64_t)mantissa;
        mantissa -= (double)part;
        hash += part;
        if (hash >= prime)
            hash -= prime;
    }
    exponent = exponent >= 0 ? exponent % bits : bits - 1 - ((-1 - exponent) % bits);
    hash = ((hash << exponent) & prime) | hash >> (bits - exponent);
    int64_t result = value < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

static int64_t float_hash_slot(py_vm *vm, py_object *o)
{
    return float_hash(vm, o, float_value(o));
}

/* ---- float() ---- */

static double from_method(py_vm *vm, py_object *o)
{
    py_object *result = PY_TYPE_OF(o)->slots.float_(vm, o);
    if (!result)
        return -1.0;
    double value = -1.0;
    if (PY_IS_FLOAT(result))
        value = float_value(result);
    else
        py_raise(vm, vm->exceptions.TypeError, "%T.__float__ returned non-float (type %T)", o,
                 result);
    py_decref(vm, result);
    return value;
}

double py_float_as_double(py_vm *vm, py_object *o)
{
    if (PY_IS_FLOAT(o))
        return float_value(o);
    if (PY_TYPE_OF(o)->slots.float_)
        return from_method(vm, o);
    if (!PY_TYPE_OF(o)->slots.index) {
        py_raise(vm, vm->exceptions.TypeError, "must be real number, not %T", o);
        return -1.0;
    }
    py_object *index = py_index(vm, o);
    double value = index ? py_int_as_double(vm, index) : -1.0;
    py_xdecref(vm, index);
    return value;
}

static py_object *float_of_text(py_vm *vm, py_object *o)
{
    struct text text = py_text(vm);
    py_object *result = NULL;
    double value = 0.0;
    if (float_source_text(vm, o, &text)) {
        if (float_read_whole(text_string(&text), text.length, &value))
            result = py_float_from(vm, value);
        else
            py_raise(vm, vm->exceptions.ValueError, "could not convert string to float: %R", o);
    }
    text_fini(&text);
    return result;
}

static py_object *float_of(py_vm *vm, py_object *o)
{
    const char *bytes;
    int64_t length;
    if (PY_TYPE_OF(o) == vm->types.float_)
        return py_newref(o);
    if (PY_IS_STR(o) || py_bytes_view(vm, o, &bytes, &length))
        return float_of_text(vm, o);
    if (!PY_TYPE_OF(o)->slots.float_ && !PY_TYPE_OF(o)->slots.index)
        return py_raise(vm, vm->exceptions.TypeError,
                        "float() argument must be a string or a real number, not '%T'", o);
    double value = py_float_as_double(vm, o);
    return value == -1.0 && py_raised(vm) ? NULL : py_float_from(vm, value);
}

static py_object *float_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    bool own_init = type->slots.init != vm->types.float_->slots.init;
    if (!own_init ? !py_args_positional(vm, "float", nargs, kwnames, 0, 1)
                  : !py_args_positional(vm, "float", nargs, NULL, 0, 1))
        return NULL;
    py_object *value = nargs ? float_of(vm, args[0]) : py_float_from(vm, 0.0);
    if (!value || type == vm->types.float_)
        return value;
    py_float *made = py_object_new(vm, type);
    if (made) {
        made->value = float_value(value);
        atom_track(vm, made);
    }
    py_decref(vm, value);
    return PY_OBJECT(made);
}

static py_object *float_repr(py_vm *vm, py_object *o)
{
    struct text text = py_text(vm);
    py_float_repr_to(&text, float_value(o));
    return PY_OBJECT(py_str_from_text(vm, &text));
}

const struct py_type_spec py_float_spec = {
    .name = "float",
    .basic_size = sizeof(py_float),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_BASE | PY_TYPE_FLOAT_SUBCLASS,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .slots =
        {
            .destroy = float_destroy,
            .repr = float_repr,
            .hash = float_hash_slot,
            .compare = float_compare,
            .new_ = float_new,
            .add = float_add,
            .subtract = float_subtract,
            .multiply = float_multiply,
            .remainder = float_remainder,
            .divmod = float_divmod,
            .floor_divide = float_floor_divide,
            .true_divide = float_true_divide,
            .power = float_power,
            .negative = float_negative,
            .positive = float_exact,
            .absolute = float_absolute,
            .int_ = float_int,
            .float_ = float_exact,
            .bool_ = float_bool,
        },
    .methods = float_methods,
    .getsets = float_getsets,
};
