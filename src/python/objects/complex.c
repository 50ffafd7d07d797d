/* The complex type. (Objects/complexobject.c.) */
#include "python/objects/float_parts.h"
#include "python/objects/int_parts.h"
#include "python/objects/str_parts.h"

#include "python/library/args.h"
#include "python/objects/type.h"

#include <errno.h>
#include <math.h>

_Static_assert(sizeof(py_complex) == 32, "PyComplexObject");

struct pair {
    double real, imag;
};

static struct pair value_of(const py_object *o)
{
    const py_complex *c = (const py_complex *)(const void *)o;
    return (struct pair){c->real, c->imag};
}

py_object *py_complex_from(py_vm *vm, double real, double imag)
{
    py_complex *made = py_object_new(vm, vm->types.complex_);
    if (made) {
        made->real = real;
        made->imag = imag;
    }
    return PY_OBJECT(made);
}

static py_object *from_pair(py_vm *vm, struct pair value)
{
    return py_complex_from(vm, value.real, value.imag);
}

static bool is_complex(const py_vm *vm, const py_object *o)
{
    return py_type_is_subtype(o->type, vm->types.complex_);
}

/* 1 and the value, 0 no number, -1 failure. */
static int operand(py_vm *vm, py_object *o, struct pair *value)
{
    if (is_complex(vm, o)) {
        *value = value_of(o);
        return 1;
    }
    value->imag = 0.0;
    return float_operand(vm, o, &value->real);
}

#define REQUIRE_NUMBERS(vm, a, b, x, y)                                                            \
    struct pair x, y;                                                                              \
    do {                                                                                           \
        int first_ = operand(vm, a, &(x));                                                         \
        int second_ = first_ > 0 ? operand(vm, b, &(y)) : first_;                                  \
        if (second_ <= 0)                                                                          \
            return second_ < 0 ? NULL : py_newref((vm)->not_implemented);                          \
    } while (0)

static py_object *complex_add(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return py_complex_from(vm, x.real + y.real, x.imag + y.imag);
}

static py_object *complex_subtract(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return py_complex_from(vm, x.real - y.real, x.imag - y.imag);
}

static struct pair product(struct pair x, struct pair y)
{
    return (struct pair){x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real};
}

static py_object *complex_multiply(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    return from_pair(vm, product(x, y));
}

/* Smith's method: scales by the larger part of the divisor, so that squares cannot overflow. False: division by
 * zero. */
static bool quotient(struct pair x, struct pair y, struct pair *result)
{
    double real = fabs(y.real), imag = fabs(y.imag);
    if (real >= imag) {
        if (real == 0.0)
            return false;
        double ratio = y.imag / y.real, scale = y.real + y.imag * ratio;
        *result =
            (struct pair){(x.real + x.imag * ratio) / scale, (x.imag - x.real * ratio) / scale};
    } else if (imag >= real) {
        double ratio = y.real / y.imag, scale = y.real * ratio + y.imag;
        *result =
            (struct pair){(x.real * ratio + x.imag) / scale, (x.imag * ratio - x.real) / scale};
    } else
        *result = (struct pair){NAN, NAN};
    return true;
}

static py_object *complex_divide(py_vm *vm, py_object *a, py_object *b)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    struct pair result;
    if (!quotient(x, y, &result))
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "complex division by zero");
    return from_pair(vm, result);
}

/* False: zero to a negative or complex power. */
static bool power(struct pair x, struct pair y, struct pair *result)
{
    if (y.real == 0.0 && y.imag == 0.0) {
        *result = (struct pair){1.0, 0.0};
        return true;
    }
    if (x.real == 0.0 && x.imag == 0.0) {
        *result = (struct pair){0.0, 0.0};
        return y.imag == 0.0 && y.real >= 0.0;
    }
    double magnitude = hypot(x.real, x.imag), length = pow(magnitude, y.real);
    double angle = atan2(x.imag, x.real), phase = angle * y.real;
    if (y.imag != 0.0) {
        length /= exp(angle * y.imag);
        phase += y.imag * log(magnitude);
    }
    *result = (struct pair){length * cos(phase), length * sin(phase)};
    return !isinf(phase); /* cos and sin of it set EDOM, which CPython reports so */
}

static struct pair whole_power(struct pair x, int64_t n)
{
    struct pair result = {1.0, 0.0};
    for (uint64_t left = n < 0 ? (uint64_t)-n : (uint64_t)n, bit = 1; bit <= left && bit;
         bit <<= 1) {
        if (left & bit)
            result = product(result, x);
        x = product(x, x);
    }
    return result;
}

static py_object *complex_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    REQUIRE_NUMBERS(vm, a, b, x, y);
    if (modulus != vm->none)
        return py_raise(vm, vm->exceptions.ValueError, "complex modulo");
    struct pair result;
    bool ok = true;
    if (y.imag == 0.0 && y.real == floor(y.real) && fabs(y.real) <= 100.0) {
        result = whole_power(x, (int64_t)y.real);
        if (y.real < 0)
            ok = quotient((struct pair){1.0, 0.0}, result, &result);
    } else
        ok = power(x, y, &result);
    if (!ok)
        return py_raise(vm, vm->exceptions.ZeroDivisionError, "0.0 to a negative or complex power");
    if (isinf(result.real) || isinf(result.imag)) {
        if (isfinite(x.real) && isfinite(x.imag) && isfinite(y.real) && isfinite(y.imag))
            return py_raise(vm, vm->exceptions.OverflowError, "complex exponentiation");
    }
    return from_pair(vm, result);
}

static py_object *complex_negative(py_vm *vm, py_object *o)
{
    struct pair x = value_of(o);
    return py_complex_from(vm, -x.real, -x.imag);
}

static py_object *complex_exact(py_vm *vm, py_object *o)
{
    return PY_TYPE_OF(o) == vm->types.complex_ ? py_newref(o) : from_pair(vm, value_of(o));
}

static py_object *complex_absolute(py_vm *vm, py_object *o)
{
    struct pair x = value_of(o);
    double length = hypot(x.real, x.imag);
    if (isinf(length) && isfinite(x.real) && isfinite(x.imag))
        return py_raise(vm, vm->exceptions.OverflowError, "absolute value too large");
    return py_float_from(vm, length);
}

static int complex_bool(py_vm *vm, py_object *o)
{
    (void)vm;
    struct pair x = value_of(o);
    return x.real != 0.0 || x.imag != 0.0;
}

static py_object *complex_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (op != PY_EQ && op != PY_NE)
        return py_newref(vm->not_implemented);
    struct pair x = value_of(a);
    bool equal;
    if (is_complex(vm, b)) {
        struct pair y = value_of(b);
        equal = x.real == y.real && x.imag == y.imag;
    } else if (PY_IS_FLOAT(b))
        equal = x.real == float_value(b) && x.imag == 0.0;
    else if (PY_IS_INT(b)) {
        if (x.imag != 0.0)
            return py_bool_from(vm, op == PY_NE);
        py_object *real = py_float_from(vm, x.real);
        py_object *result = real ? PY_TYPE_OF(real)->slots.compare(vm, real, b, op) : NULL;
        py_xdecref(vm, real);
        return result;
    } else
        return py_newref(vm->not_implemented);
    return py_bool_from(vm, equal == (op == PY_EQ));
}

static int64_t complex_hash(py_vm *vm, py_object *o)
{
    struct pair x = value_of(o);
    uint64_t hash =
        (uint64_t)float_hash(vm, o, x.real) + 1000003 * (uint64_t)float_hash(vm, o, x.imag);
    return (int64_t)hash == -1 ? -2 : (int64_t)hash;
}

static py_object *complex_repr(py_vm *vm, py_object *o)
{
    struct pair x = value_of(o);
    struct text text = py_text(vm);
    if (x.real == 0.0 && !signbit(x.real)) {
        float_write(&text, x.imag, 'r', 0, 0);
        text_append_char(&text, 'j');
        return PY_OBJECT(py_str_from_text(vm, &text));
    }
    text_append_char(&text, '(');
    float_write(&text, x.real, 'r', 0, 0);
    float_write(&text, x.imag, 'r', 0, FLOAT_SIGN);
    text_append(&text, "j)");
    return PY_OBJECT(py_str_from_text(vm, &text));
}

/* ---- complex() ---- */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A number, or a sign alone, which stands for 1 before j. The bytes read. */
static size_t read_part(const char *at, const char *end, double *value, bool *sign_only)
{
    size_t taken = float_read(at, (size_t)(end - at), value);
    *sign_only = false;
    if (taken)
        return taken;
    taken = at < end && (*at == '+' || *at == '-');
    *value = taken && *at == '-' ? -1.0 : 1.0;
    *sign_only = true;
    return taken;
}

static bool is_j(const char *at, const char *end)
{
    return at < end && (*at == 'j' || *at == 'J');
}

/* <float>, <float>j, <float><signed float>j; a part before j may be a sign alone or nothing. */
static bool read_complex(const char *at, const char *end, struct pair *value)
{
    *value = (struct pair){0.0, 0.0};
    bool parenthesis = at < end && *at == '(';
    if (parenthesis) {
        at++;
        while (at < end && is_space(*at))
            at++;
    }
    double number;
    bool sign_only;
    at += read_part(at, end, &number, &sign_only);
    if (is_j(at, end)) {
        value->imag = number;
        at++;
    } else if (sign_only)
        return false;
    else {
        value->real = number;
        if (at < end && (*at == '+' || *at == '-')) {
            at += read_part(at, end, &value->imag, &sign_only);
            if (!is_j(at, end))
                return false;
            at++;
        }
    }
    while (at < end && is_space(*at))
        at++;
    if (parenthesis) {
        if (at == end || *at != ')')
            return false;
        at++;
    }
    return at == end;
}

/* Drops underscores that stand between digits; false when one does not. */
static bool drop_underscores(struct text *text)
{
    size_t kept = 0;
    char before = 0;
    for (size_t i = 0; i < text->length; i++) {
        char c = text->bytes[i];
        if (c == '_') {
            char after = i + 1 < text->length ? text->bytes[i + 1] : 0;
            if (before < '0' || before > '9' || after < '0' || after > '9')
                return false;
        } else
            text->bytes[kept++] = c;
        before = c;
    }
    text_truncate(text, kept);
    return true;
}

static py_object *complex_of_text(py_vm *vm, py_object *o)
{
    struct text text = py_text(vm);
    py_object *result = NULL;
    struct pair value;
    if (float_source_text(vm, o, &text)) {
        const char *at = text_string(&text);
        if (drop_underscores(&text) && read_complex(at, at + text.length, &value))
            result = from_pair(vm, value);
        else
            py_raise(vm, vm->exceptions.ValueError, "complex() arg is a malformed string");
    }
    text_fini(&text);
    return result;
}

/* The value of __complex__: 1, 0 when there is no such method, -1 failure. */
static int from_method(py_vm *vm, py_object *o, struct pair *value)
{
    if (PY_TYPE_OF(o) == vm->types.complex_ || PY_IS_FLOAT(o) || PY_IS_INT(o) ||
        !py_type_lookup(vm, PY_TYPE_OF(o), vm->names.complex_))
        return 0;
    bool missing;
    py_object *result = py_special_call(vm, o, vm->names.complex_, NULL, 0, &missing);
    if (!result)
        return -1;
    int status = -1;
    if (is_complex(vm, result)) {
        *value = value_of(result);
        status = 1;
    } else
        py_raise(vm, vm->exceptions.TypeError, "__complex__ returned non-complex (type %T)",
                 result);
    py_decref(vm, result);
    return status;
}

static bool has_float(const py_object *o)
{
    return o->type->slots.float_ || o->type->slots.index;
}

/* One argument of complex(): its value, and whether it was complex itself. */
static bool argument_value(py_vm *vm, py_object *o, struct pair *value, bool *was_complex)
{
    *was_complex = is_complex(vm, o);
    if (*was_complex) {
        *value = value_of(o);
        return true;
    }
    value->real = py_float_as_double(vm, o);
    value->imag = 0.0;
    return value->real != -1.0 || !py_raised(vm);
}

static py_object *complex_of(py_vm *vm, py_object *real, py_object *imag)
{
    struct pair r = {0.0, 0.0}, i = {0.0, 0.0};
    bool real_complex = false, imag_complex = false;
    int found = real ? from_method(vm, real, &r) : 0;
    if (found < 0)
        return NULL;
    real_complex = found;
    if (real && !found && !is_complex(vm, real) && !has_float(real))
        return py_raise(vm, vm->exceptions.TypeError,
                        "complex() first argument must be a string or a number, not '%T'", real);
    if (imag && !is_complex(vm, imag) && !has_float(imag))
        return py_raise(vm, vm->exceptions.TypeError,
                        "complex() second argument must be a number, not '%T'", imag);
    if (real && !found && !argument_value(vm, real, &r, &real_complex))
        return NULL;
    if (imag && !argument_value(vm, imag, &i, &imag_complex))
        return NULL;
    /* complex(a, b) is a + b*1j, done without products that would spoil signs of zeros. */
    if (imag_complex)
        r.real -= i.imag;
    if (real_complex && imag)
        i.real += r.imag;
    else if (real_complex)
        i.real = r.imag;
    return py_complex_from(vm, r.real, i.real);
}

static py_object *complex_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    static const struct py_params params = {"complex", 0, 2, 0, {"real", "imag"}};
    py_object *out[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    py_object *value;
    if (out[0] && PY_IS_STR(out[0])) {
        if (out[1])
            return py_raise(vm, vm->exceptions.TypeError,
                            "complex() can't take second arg if first is a string");
        value = complex_of_text(vm, out[0]);
    } else if (out[1] && PY_IS_STR(out[1]))
        return py_raise(vm, vm->exceptions.TypeError, "complex() second arg can't be a string");
    else if (out[0] && !out[1] && type == vm->types.complex_ && PY_TYPE_OF(out[0]) == type)
        return py_newref(out[0]);
    else
        value = complex_of(vm, out[0], out[1]);
    if (!value || type == vm->types.complex_)
        return value;
    py_complex *made = py_object_new(vm, type);
    if (made) {
        made->real = value_of(value).real;
        made->imag = value_of(value).imag;
        atom_track(vm, made);
    }
    py_decref(vm, value);
    return PY_OBJECT(made);
}

static SPAN_METHOD(complex_conjugate)
{
    (void)args, (void)nargs, (void)kwnames;
    struct pair x = value_of(self);
    return py_complex_from(vm, x.real, -x.imag);
}

static SPAN_METHOD(complex_complex)
{
    (void)args, (void)nargs, (void)kwnames;
    return complex_exact(vm, self);
}

static SPAN_METHOD(complex_format)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %s",
                        atom_argument_type(vm, args[0]));
    return py_format_complex(vm, self, (py_str *)(void *)args[0]);
}

static SPAN_METHOD(complex_getnewargs)
{
    (void)args, (void)nargs, (void)kwnames;
    struct pair x = value_of(self);
    py_object *items[2] = {py_float_from(vm, x.real), py_float_from(vm, x.imag)};
    if (items[0] && items[1])
        return PY_OBJECT(py_tuple_steal(vm, items, 2));
    py_xdecref(vm, items[0]);
    py_xdecref(vm, items[1]);
    return NULL;
}

static const struct py_method_def complex_methods[] = {
    {"conjugate", complex_conjugate, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_complex, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Convert this value to exact type complex."},
    {"__getnewargs__", complex_getnewargs, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"__format__", complex_format, PY_ONE, 0, 0, 0, "($self, format_spec, /)",
     "Convert to a string according to format_spec."},
    {0},
};

static const struct py_member_def complex_members[] = {
    {"real", PY_MEMBER_DOUBLE, true, offsetof(py_complex, real),
     "the real part of a complex number"},
    {"imag", PY_MEMBER_DOUBLE, true, offsetof(py_complex, imag),
     "the imaginary part of a complex number"},
    {0},
};

static void complex_destroy(py_vm *vm, py_object *o)
{
    py_object_free(vm, o);
}

const struct py_type_spec py_complex_spec = {
    .name = "complex",
    .basic_size = sizeof(py_complex),
    .flags = PY_TYPE_BASE,
    .doc = "Create a complex number from a real part and an optional imaginary part.\n\nThis is "
           "equivalent to (real + imag*1j) where imag defaults to 0.",
    .slots =
        {
            .destroy = complex_destroy,
            .repr = complex_repr,
            .hash = complex_hash,
            .compare = complex_compare,
            .new_ = complex_new,
            .add = complex_add,
            .subtract = complex_subtract,
            .multiply = complex_multiply,
            .true_divide = complex_divide,
            .power = complex_power,
            .negative = complex_negative,
            .positive = complex_exact,
            .absolute = complex_absolute,
            .bool_ = complex_bool,
        },
    .methods = complex_methods,
    .members = complex_members,
};
