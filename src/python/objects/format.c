/* The format mini-language (Doc/library/string, "Format Specification Mini-Language"): what format() and f-strings
 * do with str, int, float and complex.
 *
 * A specification is read into a struct once. A number is then cut into its parts: sign, prefix,
 * digits before the point, the rest; the digits are grouped, zeros put in where they are the filling, and the
 * whole padded. */
#include "python/objects/float_parts.h"
#include "python/objects/int_parts.h"
#include "python/objects/str_parts.h"

#include <math.h>

struct format_spec {
    uint32_t fill;
    char align;
    char sign; /* 0: not given */
    bool alternate, no_negative_0;
    char grouping;            /* ',' or '_' or 0 */
    int64_t width, precision; /* -1: not given */
    uint32_t type;            /* 0: not given */
};

/* ---- Reading the specification ---- */

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Digits at *at as a number: false when there are too many of them. */
static bool read_number(py_vm *vm, const py_str *spec, int64_t *at, int64_t *number)
{
    int64_t value = 0, start = *at;
    for (int digit; *at < spec->length && (digit = py_char_decimal(py_str_at(spec, *at))) >= 0;
         (*at)++) {
        if (value > (INT64_MAX - digit) / 10) {
            py_raise(vm, vm->exceptions.ValueError, "Too many decimal digits in format string");
            return false;
        }
        value = value * 10 + digit;
    }
    *number = *at > start ? value : -1;
    return true;
}

static uint32_t peek(const py_str *spec, int64_t at)
{
    return at < spec->length ? py_str_at(spec, at) : 0;
}

static bool grouping_fits(py_vm *vm, const struct format_spec *f)
{
    if (!f->grouping || !f->type || (f->type < 128 && strchr("defgEG%F", (int)f->type)) ||
        (f->grouping == '_' && f->type < 128 && strchr("boxX", (int)f->type)))
        return true;
    if (f->type > 32 && f->type < 128)
        py_raise(vm, vm->exceptions.ValueError, "Cannot specify '%c' with '%c'.", f->grouping,
                 (int)f->type);
    else
        py_raise(vm, vm->exceptions.ValueError, "Cannot specify '%c' with '\\x%x'.", f->grouping,
                 (unsigned)f->type);
    return false;
}

static bool read_grouping(py_vm *vm, const py_str *spec, int64_t *at, struct format_spec *f)
{
    if (peek(spec, *at) == ',') {
        f->grouping = ',';
        (*at)++;
    }
    bool both = false;
    if (peek(spec, *at) == '_') {
        both = f->grouping != 0;
        f->grouping = '_';
        (*at)++;
    }
    if (both || (f->grouping == '_' && peek(spec, *at) == ',')) {
        py_raise(vm, vm->exceptions.ValueError, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool read_spec(py_vm *vm, py_object *o, const py_str *spec, char default_align,
                      struct format_spec *f)
{
    *f = (struct format_spec){.fill = ' ', .align = default_align, .width = -1, .precision = -1};
    int64_t at = 0;
    bool align_given = false, fill_given = false;
    if (spec->length >= 2 && is_align(py_str_at(spec, 1))) {
        f->fill = py_str_at(spec, 0);
        f->align = (char)py_str_at(spec, 1);
        align_given = fill_given = true;
        at = 2;
    } else if (is_align(peek(spec, 0))) {
        f->align = (char)py_str_at(spec, at++);
        align_given = true;
    }
    uint32_t c = peek(spec, at);
    if (c == '+' || c == '-' || c == ' ') {
        f->sign = (char)c;
        at++;
    }
    if (peek(spec, at) == 'z') {
        f->no_negative_0 = true;
        at++;
    }
    if (peek(spec, at) == '#') {
        f->alternate = true;
        at++;
    }
    if (!fill_given && peek(spec, at) == '0') {
        f->fill = '0';
        if (!align_given && default_align == '>')
            f->align = '=';
        at++;
    }
    if (!read_number(vm, spec, &at, &f->width) || !read_grouping(vm, spec, &at, f))
        return false;
    if (peek(spec, at) == '.') {
        at++;
        if (!read_number(vm, spec, &at, &f->precision))
            return false;
        if (f->precision < 0) {
            py_raise(vm, vm->exceptions.ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (spec->length - at > 1) {
        py_raise(vm, vm->exceptions.ValueError,
                 "Invalid format specifier '%U' for object of type '%T'", spec, o);
        return false;
    }
    if (at < spec->length)
        f->type = py_str_at(spec, at);
    return grouping_fits(vm, f);
}

static void *raise_unknown(py_vm *vm, py_object *o, uint32_t type)
{
    if (type > 32 && type < 128)
        return py_raise(vm, vm->exceptions.ValueError,
                        "Unknown format code '%c' for object of type '%T'", (int)type, o);
    return py_raise(vm, vm->exceptions.ValueError,
                    "Unknown format code '\\x%x' for object of type '%T'", (unsigned)type, o);
}

/* ---- str ---- */

/* How much of the room goes to the left. */
static int64_t left_part(const struct format_spec *f, int64_t room)
{
    return f->align == '>' ? room : f->align == '^' ? room / 2 : f->align == '=' ? room : 0;
}

py_object *py_format_str(py_vm *vm, py_object *o, py_str *spec)
{
    if (spec->length == 0)
        return py_str_of(vm, o);
    struct format_spec f;
    if (!read_spec(vm, o, spec, '<', &f))
        return NULL;
    py_type *error = vm->exceptions.ValueError;
    if (f.type && f.type != 's')
        return raise_unknown(vm, o, f.type);
    if (f.sign)
        return py_raise(vm, error, "%s not allowed in string format specifier",
                        f.sign == ' ' ? "Space" : "Sign");
    if (f.no_negative_0)
        return py_raise(vm, error,
                        "Negative zero coercion (z) not allowed in string format specifier");
    if (f.alternate)
        return py_raise(vm, error, "Alternate form (#) not allowed in string format specifier");
    if (f.align == '=')
        return py_raise(vm, error, "'=' alignment not allowed in string format specifier");
    if (f.grouping)
        return py_raise(vm, error, "Cannot specify '%c' with 's'.", f.grouping);
    py_str *s = (py_str *)(void *)o;
    int64_t length = f.precision >= 0 ? MIN(f.precision, s->length) : s->length;
    py_str *cut = py_str_slice(vm, s, 0, length);
    if (!cut || f.width <= length)
        return PY_OBJECT(cut);
    struct span span = span_of_str(cut);
    int64_t room = f.width - length, left = left_part(&f, room);
    py_object *padded = span_pad(vm, &span, left, room - left, f.fill);
    py_decref(vm, cut);
    return padded;
}

/* ---- Numbers: parts put together ---- */

struct number_parts {
    char sign; /* 0: none */
    const char *prefix;
    const char *digits; /* before the point */
    size_t digit_count;
    const char *rest; /* point, fraction, exponent, per cent sign */
    size_t rest_count;
};

/* The digits in groups, with zeros before them so that they are at least `width` characters long. */
static void write_grouped(struct text *out, const char *digits, size_t count, char separator,
                          size_t group, int64_t width)
{
    if (!separator) {
        if (width > (int64_t)count)
            text_append_repeated(out, '0', (size_t)width - count);
        text_append_bytes(out, digits, count);
        return;
    }
    /* How many digits there will be, zeros included: a separator is never the first character. */
    size_t total = MAX(count, 1);
    int64_t length = (int64_t)(total + (total - 1) / group);
    if (length < width) {
        int64_t whole = width / (int64_t)(group + 1), rest = width % (int64_t)(group + 1);
        total = (size_t)(whole * (int64_t)group + (rest ? rest : 1));
        total = MAX(total, count);
    }
    if (out->limit && total > out->limit)
        out->failed = true;
    for (size_t left = total; left && !out->failed; left--) {
        text_append_char(out, left > count ? '0' : digits[count - left]);
        if (left > 1 && (left - 1) % group == 0)
            text_append_char(out, separator);
    }
}

static void write_fill(struct text *out, uint32_t fill, int64_t count)
{
    if (fill < 0x80 && count > 0)
        text_append_repeated(out, (char)fill, (size_t)count);
    else {
        for (; count > 0 && !out->failed; count--)
            text_append_code_point(out, fill);
    }
}

static void write_number(struct text *out, const struct number_parts *n,
                         const struct format_spec *f)
{
    struct text digits = {.limit = out->limit};
    size_t prefix_length = strlen(n->prefix);
    int64_t others = (n->sign != 0) + (int64_t)(prefix_length + n->rest_count);
    bool zeros = f->fill == '0' && f->align == '=';
    size_t group =
        f->grouping == '_' && f->type < 128 && f->type && strchr("boxX", (int)f->type) ? 4 : 3;
    if (n->digit_count)
        write_grouped(&digits, n->digits, n->digit_count, f->grouping, group,
                      zeros ? f->width - others : 0);
    int64_t room = MAX(f->width - others - (int64_t)digits.length, 0);
    int64_t left = f->align == '=' ? 0 : left_part(f, room);
    write_fill(out, f->fill, left);
    if (n->sign)
        text_append_char(out, n->sign);
    text_append_bytes(out, n->prefix, prefix_length);
    if (f->align == '=')
        write_fill(out, f->fill, room);
    text_append_bytes(out, text_string(&digits), digits.length);
    text_append_bytes(out, n->rest, n->rest_count);
    if (f->align != '=')
        write_fill(out, f->fill, room - left);
    if (digits.failed)
        out->failed = true;
    text_fini(&digits);
}

static char sign_of(bool negative, const struct format_spec *f)
{
    return negative ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : '\0';
}

/* Takes "-123.45e+6" apart. */
static struct number_parts parts_of(const char *text, size_t length, const struct format_spec *f)
{
    struct number_parts n = {.prefix = ""};
    bool negative = length && *text == '-';
    text += negative;
    length -= negative;
    n.sign = sign_of(negative, f);
    n.digits = text;
    while (n.digit_count < length && text[n.digit_count] >= '0' && text[n.digit_count] <= '9')
        n.digit_count++;
    n.rest = text + n.digit_count;
    n.rest_count = length - n.digit_count;
    return n;
}

/* ---- int ---- */

static py_object *format_char(py_vm *vm, py_object *o, const struct format_spec *f)
{
    if (f->sign)
        return py_raise(vm, vm->exceptions.ValueError,
                        "Sign not allowed with integer format specifier 'c'");
    if (f->alternate)
        return py_raise(vm, vm->exceptions.ValueError,
                        "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t c;
    if (!py_int_fits(o, &c))
        return py_raise(vm, vm->exceptions.OverflowError,
                        "Python int too large to convert to C long");
    if (c < 0 || c > 0x10FFFF)
        return py_raise(vm, vm->exceptions.OverflowError, "%%c arg not in range(0x110000)");
    py_str *single = py_str_from_char(vm, (uint32_t)c);
    if (!single || f->width <= 1)
        return PY_OBJECT(single);
    struct span span = span_of_str(single);
    int64_t room = f->width - 1, left = left_part(f, room);
    py_object *padded = span_pad(vm, &span, left, room - left, f->fill);
    py_decref(vm, single);
    return padded;
}

static void to_upper(char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] - 'a' + 'A');
    }
}

static py_object *format_integer(py_vm *vm, py_object *o, struct format_spec *f)
{
    if (f->precision >= 0)
        return py_raise(vm, vm->exceptions.ValueError,
                        "Precision not allowed in integer format specifier");
    if (f->no_negative_0)
        return py_raise(vm, vm->exceptions.ValueError,
                        "Negative zero coercion (z) not allowed in integer format specifier");
    if (f->type == 'c')
        return format_char(vm, o, f);
    int base = 10;
    const char *prefix = "";
    switch (f->type) {
    case 'b':
        base = 2;
        prefix = "0b";
        break;
    case 'o':
        base = 8;
        prefix = "0o";
        break;
    case 'x':
        base = 16;
        prefix = "0x";
        break;
    case 'X':
        base = 16;
        prefix = "0X";
        break;
    default: break;
    }
    struct text plain = py_text(vm), out = py_text(vm);
    if (!int_write(vm, o, base, &plain)) {
        text_fini(&plain);
        return NULL;
    }
    bool negative = plain.bytes[0] == '-';
    struct number_parts n = {.sign = sign_of(negative, f),
                             .prefix = f->alternate ? prefix : "",
                             .digits = plain.bytes + negative,
                             .digit_count = plain.length - negative,
                             .rest = ""};
    if (f->type == 'X')
        to_upper(plain.bytes, plain.length);
    write_number(&out, &n, f);
    text_fini(&plain);
    return PY_OBJECT(py_str_from_text(vm, &out));
}

static py_object *format_double(py_vm *vm, py_object *o, double value, struct format_spec *f);

py_object *py_format_int(py_vm *vm, py_object *o, py_str *spec)
{
    if (spec->length == 0)
        return PY_TYPE_OF(o) == vm->types.int_ ? py_int_to_text(vm, o, 10) : py_str_of(vm, o);
    struct format_spec f;
    if (!read_spec(vm, o, spec, '>', &f))
        return NULL;
    switch (f.type) {
    case 0:
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n': return format_integer(vm, o, &f);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
        double value = py_int_as_double(vm, o);
        return value == -1.0 && py_raised(vm) ? NULL : format_double(vm, o, value, &f);
    }
    default: return raise_unknown(vm, o, f.type);
    }
}

/* ---- float ---- */

/* Writes a double by a specification's type, with its '-' only. False with ValueError. */
static bool write_double(py_vm *vm, struct text *out, double value, const struct format_spec *f,
                         bool add_dot_0)
{
    if (f->precision > INT32_MAX) {
        py_raise(vm, vm->exceptions.ValueError, "precision too big");
        return false;
    }
    char type = f->type == 'n' ? 'g' : (char)f->type;
    int precision = f->precision < 0 ? 6 : (int)f->precision;
    int flags = (f->alternate ? FLOAT_ALTERNATE : 0) | (f->no_negative_0 ? FLOAT_NO_NEGATIVE_0 : 0);
    if (type == 0) {
        type = f->precision < 0 ? 'r' : 'g';
        flags |= add_dot_0 ? FLOAT_ADD_DOT_0 : 0;
    }
    if (type == '%') {
        type = 'f';
        value *= 100;
    }
    float_write(out, value, type, precision, flags);
    if (f->type == '%')
        text_append_char(out, '%');
    return true;
}

static py_object *format_double(py_vm *vm, py_object *o, double value, struct format_spec *f)
{
    (void)o;
    struct text plain = py_text(vm), out = py_text(vm);
    if (!write_double(vm, &plain, value, f, true)) {
        text_fini(&plain);
        return NULL;
    }
    struct number_parts n = parts_of(text_string(&plain), plain.length, f);
    write_number(&out, &n, f);
    if (plain.failed)
        out.failed = true;
    text_fini(&plain);
    return PY_OBJECT(py_str_from_text(vm, &out));
}

py_object *py_format_float(py_vm *vm, py_object *o, py_str *spec)
{
    if (spec->length == 0)
        return py_str_of(vm, o);
    struct format_spec f;
    if (!read_spec(vm, o, spec, '>', &f))
        return NULL;
    if (f.type && (f.type >= 128 || !strchr("eEfFgGn%", (int)f.type)))
        return raise_unknown(vm, o, f.type);
    return format_double(vm, o, float_value(o), &f);
}

/* ---- complex ---- */

static bool write_part(py_vm *vm, struct text *out, double value, const struct format_spec *f,
                       char sign)
{
    struct format_spec part = *f;
    part.width = -1;
    part.fill = ' ';
    part.align = '<';
    part.sign = sign;
    struct text plain = py_text(vm);
    bool ok = write_double(vm, &plain, value, &part, false);
    if (ok) {
        struct number_parts n = parts_of(text_string(&plain), plain.length, &part);
        write_number(out, &n, &part);
    }
    if (plain.failed)
        out->failed = true;
    text_fini(&plain);
    return ok;
}

static py_object *format_complex_value(py_vm *vm, double real, double imaginary,
                                       const struct format_spec *f)
{
    bool skip_real = f->type == 0 && real == 0.0 && !signbit(real);
    bool parentheses = f->type == 0 && !skip_real;
    struct text body = py_text(vm);
    if (parentheses)
        text_append_char(&body, '(');
    if ((!skip_real && !write_part(vm, &body, real, f, f->sign)) ||
        !write_part(vm, &body, imaginary, f, skip_real ? f->sign : '+')) {
        text_fini(&body);
        return NULL;
    }
    text_append(&body, parentheses ? "j)" : "j");
    int64_t room = MAX(f->width - (int64_t)body.length, 0), left = left_part(f, room);
    struct text out = py_text(vm);
    write_fill(&out, f->fill, left);
    text_append_bytes(&out, text_string(&body), body.length);
    write_fill(&out, f->fill, room - left);
    if (body.failed)
        out.failed = true;
    text_fini(&body);
    return PY_OBJECT(py_str_from_text(vm, &out));
}

py_object *py_format_complex(py_vm *vm, py_object *o, py_str *spec)
{
    if (spec->length == 0)
        return py_str_of(vm, o);
    struct format_spec f;
    if (!read_spec(vm, o, spec, '>', &f))
        return NULL;
    if (f.type && (f.type >= 128 || !strchr("eEfFgGn", (int)f.type)))
        return raise_unknown(vm, o, f.type);
    if (f.fill == '0')
        return py_raise(vm, vm->exceptions.ValueError,
                        "Zero padding is not allowed in complex format specifier");
    if (f.align == '=')
        return py_raise(vm, vm->exceptions.ValueError,
                        "'=' alignment flag is not allowed in complex format specifier");
    const py_complex *c = (py_complex *)(void *)o;
    return format_complex_value(vm, c->real, c->imag, &f);
}
