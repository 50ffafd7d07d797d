/* The methods of float. */
#include "python/objects/float_parts.h"
#include "python/objects/str_parts.h"

#include <ctype.h>
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

static SPAN_METHOD(float_is_integer)
{
    (void)args, (void)nargs, (void)kwnames;
    double value = float_value(self);
    return py_bool_from(vm, isfinite(value) && floor(value) == value);
}

static SPAN_METHOD(float_conjugate)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_TYPE_OF(self) == vm->types.float_ ? py_newref(self)
                                                : py_float_from(vm, float_value(self));
}

static SPAN_METHOD(float_trunc)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from_double(vm, float_value(self));
}

static SPAN_METHOD(float_floor)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from_double(vm, floor(float_value(self)));
}

static SPAN_METHOD(float_ceil)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from_double(vm, ceil(float_value(self)));
}

/* round(x, n): the decimal with n places nearest to the double's exact value, ties to even. */
static py_object *round_places(py_vm *vm, double value, int64_t places)
{
    if (!isfinite(value) || places > 323 || value == 0.0)
        return py_float_from(vm, value);
    if (places < -308)
        return py_float_from(vm, 0.0 * value);
    struct text text = py_text(vm);
    struct decimal d;
    decimal_places(&d, value, (int)places);
    if (d.negative)
        text_append_char(&text, '-');
    text_format(&text, "%se%d", d.digits, d.point - d.count);
    bool failed = d.failed;
    decimal_fini(&d);
    double rounded = 0.0;
    failed = failed || text.failed || !float_read(text_string(&text), text.length, &rounded);
    text_fini(&text);
    if (failed)
        return py_raise_memory(vm);
    if (isinf(rounded))
        return py_raise(vm, vm->exceptions.OverflowError, "rounded value too large to represent");
    return py_float_from(vm, rounded);
}

py_object *float_round_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)kwnames;
    double value = float_value(self);
    if (nargs == 0 || args[0] == vm->none) {
        double whole = round(value);
        if (fabs(value - whole) == 0.5)
            whole = 2.0 * round(value / 2.0);
        return py_int_from_double(vm, whole);
    }
    int64_t places = py_as_index(vm, args[0], NULL);
    return places == -1 && py_raised(vm) ? NULL : round_places(vm, value, places);
}

/* value = mantissa * 2**exponent, the mantissa whole. */
static SPAN_METHOD(float_as_integer_ratio)
{
    (void)args, (void)nargs, (void)kwnames;
    double value = float_value(self);
    if (isinf(value))
        return py_raise(vm, vm->exceptions.OverflowError,
                        "cannot convert Infinity to integer ratio");
    if (isnan(value))
        return py_raise(vm, vm->exceptions.ValueError, "cannot convert NaN to integer ratio");
    int exponent;
    double mantissa = frexp(value, &exponent);
    while (mantissa != floor(mantissa)) {
        mantissa *= 2.0;
        exponent--;
    }
    py_object *pair[2] = {py_int_from_double(vm, mantissa), py_int_from(vm, 1)};
    py_object *shift = py_int_from(vm, abs(exponent));
    if (pair[0] && pair[1] && shift) {
        py_object **scaled = exponent > 0 ? &pair[0] : &pair[1];
        py_object *result = vm->types.int_->slots.lshift(vm, *scaled, shift);
        PY_SETREF(vm, *scaled, result);
    }
    py_xdecref(vm, shift);
    if (shift && pair[0] && pair[1])
        return PY_OBJECT(py_tuple_steal(vm, pair, 2));
    py_xdecref(vm, pair[0]);
    py_xdecref(vm, pair[1]);
    return NULL;
}

/* ---- hex ---- */

static SPAN_METHOD(float_hex)
{
    (void)args, (void)nargs, (void)kwnames;
    double value = float_value(self);
    if (!isfinite(value)) {
        struct text text = py_text(vm);
        py_float_repr_to(&text, value);
        return PY_OBJECT(py_str_from_text(vm, &text));
    }
    const char *sign = signbit(value) ? "-" : "";
    if (value == 0.0)
        return PY_OBJECT(py_str_format(vm, "%s0x0.0p+0", sign));
    int exponent;
    double mantissa = frexp(fabs(value), &exponent);
    int shift = 1 - MAX(DBL_MIN_EXP - exponent, 0); /* subnormals keep their exponent of -1022 */
    mantissa = ldexp(mantissa, shift);
    exponent -= shift;
    struct text text = py_text(vm);
    text_format(&text, "%s0x%d.", sign, (int)mantissa);
    mantissa -= (int)mantissa;
    for (int i = 0; i < (DBL_MANT_DIG - 1) / 4; i++) {
        mantissa *= 16.0;
        text_append_char(&text, "0123456789abcdef"[(int)mantissa]);
        mantissa -= (int)mantissa;
    }
    text_format(&text, "p%c%d", exponent < 0 ? '-' : '+', abs(exponent));
    return PY_OBJECT(py_str_from_text(vm, &text));
}

struct hex_number {
    double value;
    bool invalid, too_large;
};

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The mantissa's first 60 bits as a number, with the last bit set when any digit after them is not zero: ldexp then
 * rounds once, to even. */
static void read_hex_number(const char *at, const char *end, struct hex_number *out)
{
    uint64_t mantissa = 0;
    int64_t exponent = 0;
    bool seen = false, point = false;
    for (; at < end && (hex_digit(*at) >= 0 || (*at == '.' && !point)); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        unsigned digit = (unsigned)hex_digit(*at);
        seen = true;
        if (mantissa >> 56) {
            mantissa |= digit != 0;
            exponent += point ? 0 : 4;
        } else {
            mantissa = mantissa << 4 | digit;
            exponent -= point ? 4 : 0;
        }
    }
    if (seen && at < end && (*at | 0x20) == 'p') {
        bool negative = ++at < end && *at == '-';
        if (at < end && (*at == '-' || *at == '+'))
            at++;
        int64_t written = 0;
        seen = at < end && isdigit((unsigned char)*at);
        for (; at < end && isdigit((unsigned char)*at); at++)
            written = MIN(written * 10 + (*at - '0'), (int64_t)1 << 40);
        exponent += negative ? -written : written;
    }
    out->invalid = !seen || at != end;
    exponent = MAX(MIN(exponent, 5000), -5000);
    /* A subnormal result would be rounded twice: once to 53 bits, then by ldexp. Cut it to its bits first. */
    int bits = mantissa ? 64 - __builtin_clzll(mantissa) : 0;
    int64_t lost = -1074 - exponent;
    if (mantissa && bits + exponent < -1021 && lost > 0) {
        uint64_t kept = lost > 62 ? 0 : mantissa >> lost;
        uint64_t rest = lost > 62 ? mantissa : mantissa & (((uint64_t)1 << lost) - 1);
        uint64_t half = lost > 62 ? UINT64_MAX : (uint64_t)1 << (lost - 1);
        kept += rest > half || (rest == half && kept & 1);
        out->value = ldexp((double)kept, -1074);
    } else
        out->value = ldexp((double)mantissa, (int)exponent);
    out->too_large = isinf(out->value);
}

static void trim(const char **at, const char **end)
{
    while (*at < *end && isspace((unsigned char)**at))
        (*at)++;
    while (*end > *at && isspace((unsigned char)(*end)[-1]))
        (*end)--;
}

static struct hex_number read_hex(const char *at, const char *end)
{
    struct hex_number number = {0.0, true, false};
    trim(&at, &end);
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    bool word = at < end && strchr("iInN", *at);
    if (word)
        number.invalid = float_read(at, (size_t)(end - at), &number.value) != (size_t)(end - at);
    else {
        if (end - at > 1 && *at == '0' && (at[1] | 0x20) == 'x')
            at += 2;
        read_hex_number(at, end, &number);
    }
    if (negative)
        number.value = -number.value;
    return number;
}

static SPAN_METHOD(float_fromhex)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "bad argument type for built-in operation");
    size_t length;
    const char *text = py_str_utf8(vm, (py_str *)(void *)args[0], &length);
    if (!text)
        return NULL;
    struct hex_number number = read_hex(text, text + length);
    if (number.invalid)
        return py_raise(vm, vm->exceptions.ValueError, "invalid hexadecimal floating-point string");
    if (number.too_large)
        return py_raise(vm, vm->exceptions.OverflowError,
                        "hexadecimal value too large to represent as a float");
    py_object *value = py_float_from(vm, number.value);
    if (!value || self == PY_OBJECT(vm->types.float_))
        return value;
    py_object *result = py_call_one(vm, self, value);
    py_decref(vm, value);
    return result;
}

/* ---- the rest ---- */

static SPAN_METHOD(float_format)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %s",
                        atom_argument_type(vm, args[0]));
    return py_format_float(vm, self, (py_str *)(void *)args[0]);
}

static SPAN_METHOD(float_getnewargs)
{
    (void)args, (void)nargs, (void)kwnames;
    py_object *value = py_float_from(vm, float_value(self));
    return value ? PY_OBJECT(py_tuple_steal(vm, &value, 1)) : NULL;
}

static SPAN_METHOD(float_getformat)
{
    (void)self, (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "__getformat__() argument must be str, not %T", args[0]);
    const py_str *name = (py_str *)(void *)args[0];
    if (!py_str_equals_c(name, "double") && !py_str_equals_c(name, "float"))
        return py_raise(vm, vm->exceptions.ValueError,
                        "__getformat__() argument 1 must be 'double' or 'float'");
    return PY_OBJECT(py_str_from_c(vm, "IEEE, little-endian"));
}

const struct py_method_def float_methods[] = {
    {"conjugate", float_conjugate, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return self, the complex conjugate of any float."},
    {"__trunc__", float_trunc, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the floor as an Integral."},
    {"__ceil__", float_ceil, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the ceiling as an Integral."},
    {"__round__", float_round_method, PY_FAST, 0, 1, 0, "($self, ndigits=None, /)",
     "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", float_as_integer_ratio, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {"fromhex", float_fromhex, PY_ONE, 0, 0, PY_METHOD_CLASS, "($type, string, /)",
     "Create a floating-point number from a hexadecimal string."},
    {"hex", float_hex, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a hexadecimal representation of a floating-point number."},
    {"is_integer", float_is_integer, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the float is an integer."},
    {"__getnewargs__", float_getnewargs, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"__getformat__", float_getformat, PY_ONE, 0, 0, PY_METHOD_CLASS, "($type, typestr, /)",
     "How doubles are stored: the tests of the standard library ask."},
    {"__format__", float_format, PY_ONE, 0, 0, 0, "($self, format_spec, /)",
     "Formats the float according to format_spec."},
    {0},
};

static py_object *get_real(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return float_conjugate(vm, self, NULL, 0, NULL);
}

static py_object *get_imaginary(py_vm *vm, py_object *self, void *closure)
{
    (void)self, (void)closure;
    return py_float_from(vm, 0.0);
}

const struct py_getset_def float_getsets[] = {
    {"real", get_real, NULL, "the real part of a complex number", NULL},
    {"imag", get_imaginary, NULL, "the imaginary part of a complex number", NULL},
    {0},
};
