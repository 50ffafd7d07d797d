/* printf-style formatting: `format % values` for str and bytes (Doc/library/stdtypes).
 *
 * Each conversion is read into a struct, its value turned into text, and the text put between sign, prefix and
 * padding. Text and bytes differ in what %s, %b, %c and %a accept. */
#include "python/objects/float_parts.h"
#include "python/objects/int_parts.h"
#include "python/objects/str_parts.h"

struct percent {
    py_vm *vm;
    struct span format;
    int64_t at;
    py_object *args;    /* borrowed: the right operand, or what a key named (`named`) */
    py_object *named;   /* owned: the value of the last (key) */
    py_object *mapping; /* borrowed; NULL: keys are not possible */
    int64_t arg_count;  /* -1: one value that is no tuple */
    int64_t arg_index;
    py_object *last; /* owned: the str that the last conversion wrote */
    struct text out;
};

struct conversion {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; /* -1: not given */
    uint32_t type;
};

static bool type_error(struct percent *p, const char *message)
{
    py_raise(p->vm, p->vm->exceptions.TypeError, "%s", message);
    return false;
}

static bool value_error(struct percent *p, const char *message)
{
    py_raise(p->vm, p->vm->exceptions.ValueError, "%s", message);
    return false;
}

/* ---- Reading ---- */

static py_object *next_value(struct percent *p) /* borrowed */
{
    if (p->arg_index >= p->arg_count) {
        type_error(p, "not enough arguments for format string");
        return NULL;
    }
    p->arg_index++;
    if (p->arg_count < 0)
        return p->named ? p->named : p->args;
    return ((py_tuple *)(void *)p->args)->items[p->arg_index - 1];
}

static bool next_char(struct percent *p, uint32_t *c)
{
    if (p->at >= p->format.length)
        return value_error(p, "incomplete format");
    *c = span_at(&p->format, p->at++);
    return true;
}

/* %(key): from here on the values come from there. */
static bool read_key(struct percent *p)
{
    int64_t start = p->at;
    int depth = 1;
    if (!p->mapping)
        return type_error(p, "format requires a mapping");
    while (depth > 0 && p->at < p->format.length) {
        uint32_t c = span_at(&p->format, p->at++);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    if (depth > 0)
        return value_error(p, "incomplete format key");
    py_object *key;
    if (p->format.kind == SPAN_STR)
        key = span_piece(p->vm, &p->format, start, p->at - 1);
    else
        key = PY_OBJECT(
            py_bytes_from(p->vm, span_place(&p->format, start), (size_t)(p->at - 1 - start)));
    py_object *value = key ? py_getitem(p->vm, p->mapping, key) : NULL;
    py_xdecref(p->vm, key);
    if (!value)
        return false;
    PY_SETREF(p->vm, p->named, value);
    p->arg_count = -1;
    p->arg_index = -2;
    return true;
}

/* A number, or '*' for one among the values. *c is the first character, then the one behind. */
static bool read_size(struct percent *p, uint32_t *c, int64_t most, const char *too_big,
                      int64_t *size)
{
    if (*c == '*') {
        py_object *value = next_value(p);
        if (!value)
            return false;
        if (!PY_IS_INT(value))
            return type_error(p, "* wants int");
        if (!py_int_fits(value, size) || *size > most || *size < -most) {
            py_raise(p->vm, p->vm->exceptions.OverflowError,
                     "Python int too large to convert to C %s",
                     most == INT32_MAX ? "int" : "ssize_t");
            return false;
        }
        return next_char(p, c);
    }
    *size = *c >= '0' && *c <= '9' ? 0 : *size;
    while (*c >= '0' && *c <= '9') {
        if (*size > (most - (int64_t)(*c - '0')) / 10)
            return value_error(p, too_big);
        *size = *size * 10 + (*c - '0');
        if (!next_char(p, c))
            return false;
    }
    return true;
}

static bool read_flags(struct percent *p, uint32_t *c, struct conversion *conv)
{
    for (;;) {
        switch (*c) {
        case '-': conv->left = true; break;
        case '+': conv->plus = true; break;
        case ' ': conv->blank = true; break;
        case '#': conv->alternate = true; break;
        case '0': conv->zero = true; break;
        default: return true;
        }
        if (!next_char(p, c))
            return false;
    }
}

static bool read_conversion(struct percent *p, struct conversion *conv)
{
    uint32_t c;
    *conv = (struct conversion){.width = -1, .precision = -1};
    if (!next_char(p, &c))
        return false;
    if (c == '(') {
        if (!read_key(p) || !next_char(p, &c))
            return false;
    }
    if (!read_flags(p, &c, conv) || !read_size(p, &c, INT64_MAX, "width too big", &conv->width))
        return false;
    if (conv->width < -1) {
        conv->left = true;
        conv->width = -conv->width;
    } else if (conv->width == -1)
        conv->width = 0;
    if (c == '.') {
        conv->precision = 0;
        if (!next_char(p, &c) ||
            !read_size(p, &c, INT32_MAX, "precision too big", &conv->precision))
            return false;
        conv->precision = MAX(conv->precision, 0);
    }
    bool modifier = c == 'h' || c == 'l' || c == 'L' || (c == 'z' && p->format.kind != SPAN_STR);
    if (modifier && !next_char(p, &c))
        return false;
    conv->type = c;
    return true;
}

/* ---- Writing ---- */

/* What a value became. Numbers may begin with '-', then a prefix of two characters when `alternate`. */
struct piece {
    struct text text;
    int64_t length; /* characters */
    bool number, prefixed;
};

static void write_piece(struct percent *p, const struct conversion *conv, const struct piece *piece)
{
    const char *text = text_string(&piece->text);
    size_t bytes = piece->text.length;
    int64_t length = piece->length;
    char sign = 0, fill = piece->number && conv->zero ? '0' : ' ';
    if (piece->number) {
        if (bytes && (*text == '-' || *text == '+')) {
            sign = *text++;
            bytes--;
            length--;
        } else if (conv->plus || conv->blank)
            sign = conv->plus ? '+' : ' ';
    }
    int64_t room = MAX(conv->width - length - (sign != 0), 0);
    if (fill == ' ' && !conv->left)
        text_append_repeated(&p->out, ' ', (size_t)room);
    if (sign)
        text_append_char(&p->out, sign);
    if (fill == '0' && !conv->left) {
        size_t prefix = piece->prefixed ? 2 : 0;
        text_append_bytes(&p->out, text, prefix);
        text_append_repeated(&p->out, '0', (size_t)room);
        text += prefix;
        bytes -= prefix;
    }
    text_append_bytes(&p->out, text, bytes);
    if (conv->left)
        text_append_repeated(&p->out, ' ', (size_t)room);
}

static void set_ascii(struct piece *piece, bool number)
{
    piece->length = (int64_t)piece->text.length;
    piece->number = number;
}

static bool integer_required(struct percent *p, const struct conversion *conv, py_object *value,
                             bool index)
{
    py_raise(p->vm, p->vm->exceptions.TypeError, "%%%c format: %s is required, not %T",
             (int)conv->type, index ? "an integer" : "a real number", value);
    return false;
}

/* The int that %d or %x shows; new reference. */
static py_object *integer_of(struct percent *p, const struct conversion *conv, py_object *value)
{
    py_vm *vm = p->vm;
    bool index = conv->type == 'x' || conv->type == 'X' || conv->type == 'o';
    if (PY_IS_INT(value))
        return py_newref(value);
    const struct py_slots *slots = &PY_TYPE_OF(value)->slots;
    if (!slots->int_ && !slots->index && !slots->float_) {
        integer_required(p, conv, value, index);
        return NULL;
    }
    py_object *number = index ? py_index(vm, value) : int_new(vm, vm->types.int_, &value, 1, NULL);
    if (!number && py_raised_matches(vm, vm->exceptions.TypeError)) {
        py_clear_raised(vm);
        integer_required(p, conv, value, index);
    }
    return number;
}

static bool show_integer(struct percent *p, const struct conversion *conv, py_object *value,
                         struct piece *piece)
{
    int base = conv->type == 'o' ? 8 : conv->type == 'x' || conv->type == 'X' ? 16 : 10;
    py_object *number = integer_of(p, conv, value);
    if (!number)
        return false;
    struct text digits = py_text(p->vm);
    bool ok = int_write(p->vm, number, base, &digits);
    py_decref(p->vm, number);
    if (ok) {
        const char *text = text_string(&digits);
        size_t count = digits.length;
        if (*text == '-') {
            text_append_char(&piece->text, '-');
            text++;
            count--;
        }
        piece->prefixed = conv->alternate && base != 10;
        if (piece->prefixed) {
            text_append_char(&piece->text, '0');
            text_append_char(&piece->text, (char)conv->type);
        }
        if (conv->precision > (int64_t)count)
            text_append_repeated(&piece->text, '0', (size_t)conv->precision - count);
        size_t start = piece->text.length;
        text_append_bytes(&piece->text, text, count);
        for (size_t i = start; conv->type == 'X' && i < piece->text.length; i++) {
            char *c = &piece->text.bytes[i];
            *c = *c >= 'a' && *c <= 'f' ? (char)(*c - 'a' + 'A') : *c;
        }
        set_ascii(piece, true);
    }
    text_fini(&digits);
    return ok;
}

static bool show_float(struct percent *p, const struct conversion *conv, py_object *value,
                       struct piece *piece)
{
    py_vm *vm = p->vm;
    double number = py_float_as_double(vm, value);
    if (number == -1.0 && py_raised(vm)) {
        if (p->format.kind != SPAN_STR && py_raised_matches(vm, vm->exceptions.TypeError)) {
            py_clear_raised(vm);
            py_raise(vm, vm->exceptions.TypeError, "float argument required, not %T", value);
        }
        return false;
    }
    float_write(&piece->text, number, (char)conv->type,
                conv->precision < 0 ? 6 : (int)conv->precision,
                conv->alternate ? FLOAT_ALTERNATE : 0);
    set_ascii(piece, true);
    return true;
}

/* A str cut to the precision. Steals. */
static bool show_str(struct percent *p, const struct conversion *conv, py_object *s,
                     struct piece *piece)
{
    if (!s)
        return false;
    struct span span = span_of_str((py_str *)(void *)s);
    piece->length = conv->precision >= 0 ? MIN(conv->precision, span.length) : span.length;
    span_to_text(&piece->text, &span, 0, piece->length);
    PY_SETREF(p->vm, p->last, s);
    return true;
}

static bool show_bytes(struct percent *p, const struct conversion *conv, py_object *value,
                       struct piece *piece)
{
    py_vm *vm = p->vm;
    const char *data;
    int64_t length;
    py_object *made = NULL;
    if (!py_bytes_view(vm, value, &data, &length)) {
        if (!py_type_lookup(vm, PY_TYPE_OF(value), vm->names.bytes)) {
            py_raise(
                vm, vm->exceptions.TypeError,
                "%%b requires a bytes-like object, or an object that implements __bytes__, not "
                "'%T'",
                value);
            return false;
        }
        made = py_bytes_of(vm, value);
        if (!made || !py_bytes_view(vm, made, &data, &length))
            return false;
    }
    piece->length = conv->precision >= 0 ? MIN(conv->precision, length) : length;
    text_append_bytes(&piece->text, data, (size_t)piece->length);
    py_xdecref(vm, made);
    return true;
}

static bool show_char(struct percent *p, py_object *value, struct piece *piece)
{
    py_vm *vm = p->vm;
    bool is_text = p->format.kind == SPAN_STR;
    const char *data;
    int64_t length, c;
    piece->length = 1;
    if (is_text && PY_IS_STR(value)) {
        const py_str *s = (py_str *)(void *)value;
        if (s->length != 1)
            return type_error(p, "%c requires int or char");
        text_append_code_point(&piece->text, py_str_at(s, 0));
        return true;
    }
    if (!is_text && py_bytes_view(vm, value, &data, &length) && length == 1) {
        text_append_char(&piece->text, *data);
        return true;
    }
    py_object *number = PY_TYPE_OF(value)->slots.index ? py_index(vm, value) : NULL;
    if (!number)
        return py_raised(vm) ? false
                             : type_error(p, is_text ? "%c requires int or char"
                                                     : "%c requires an integer in range(256) or a "
                                                       "single byte");
    bool fits = py_int_fits(number, &c) && c >= 0 && c <= (is_text ? 0x10FFFF : 0xFF);
    py_decref(vm, number);
    if (!fits) {
        py_raise(vm, vm->exceptions.OverflowError, "%%c arg not in range(%s)",
                 is_text ? "0x110000" : "256");
        return false;
    }
    if (is_text)
        text_append_code_point(&piece->text, (uint32_t)c);
    else
        text_append_char(&piece->text, (char)c);
    return true;
}

static bool unsupported(struct percent *p, uint32_t c)
{
    py_raise(p->vm, p->vm->exceptions.ValueError,
             "unsupported format character '%c' (0x%x) at index %zd",
             c > 31 && c <= 126 ? (int)c : '?', (unsigned)c, (ptrdiff_t)(p->at - 1));
    return false;
}

static bool show_value(struct percent *p, const struct conversion *conv, py_object *value,
                       struct piece *piece)
{
    bool is_text = p->format.kind == SPAN_STR;
    switch (conv->type) {
    case 's':
        return is_text ? show_str(p, conv, py_str_of(p->vm, value), piece)
                       : show_bytes(p, conv, value, piece);
    case 'b': return is_text ? unsupported(p, 'b') : show_bytes(p, conv, value, piece);
    case 'r':
        return show_str(p, conv, is_text ? py_repr(p->vm, value) : py_ascii(p->vm, value), piece);
    case 'a': return show_str(p, conv, py_ascii(p->vm, value), piece);
    case 'c': return show_char(p, value, piece);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return show_integer(p, conv, value, piece);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return show_float(p, conv, value, piece);
    default: return unsupported(p, conv->type);
    }
}

static bool convert_next(struct percent *p)
{
    struct conversion conv;
    PY_CLEAR(p->vm, p->last); /* more than one conversion is never one str */
    if (!read_conversion(p, &conv))
        return false;
    if (conv.type == '%') {
        text_append_char(&p->out, '%');
        return true;
    }
    py_object *value = next_value(p);
    if (!value)
        return false;
    struct piece piece = {.text = py_text(p->vm)};
    bool ok = show_value(p, &conv, value, &piece);
    if (ok)
        write_piece(p, &conv, &piece);
    if (piece.text.failed)
        p->out.failed = true;
    text_fini(&piece.text);
    return ok;
}

static bool format_all(struct percent *p)
{
    while (p->at < p->format.length && !p->out.failed) {
        int64_t next = span_find_char(&p->format, '%', p->at, p->format.length);
        int64_t end = next < 0 ? p->format.length : next;
        span_to_text(&p->out, &p->format, p->at, end);
        p->at = end + 1;
        if (next >= 0 && !convert_next(p))
            return false;
    }
    if (p->arg_index < p->arg_count && !p->mapping && !p->out.failed)
        return type_error(p, p->format.kind == SPAN_STR
                                 ? "not all arguments converted during string formatting"
                                 : "not all arguments converted during bytes formatting");
    return true;
}

/* PyMapping_Check, leaving out what is formatted as one value. */
static bool is_mapping(const py_vm *vm, const struct percent *p, py_object *args)
{
    const char *bytes;
    int64_t length;
    if (PY_IS_TUPLE(args) || PY_IS_STR(args) || !PY_TYPE_OF(args)->slots.subscript)
        return false;
    return p->format.kind == SPAN_STR || !py_bytes_view(vm, args, &bytes, &length);
}

static struct percent percent_start(py_vm *vm, struct span format, py_object *args)
{
    struct percent p = {.vm = vm,
                        .format = format,
                        .args = args,
                        .arg_count = -1,
                        .arg_index = -2,
                        .out = py_text(vm)};
    if (PY_IS_TUPLE(args)) {
        p.arg_count = ((py_tuple *)(void *)args)->var.size;
        p.arg_index = 0;
    }
    if (is_mapping(vm, &p, args))
        p.mapping = args;
    return p;
}

/* What was written, as a str: the very object when it is no more than that one str (as CPython's _PyUnicodeWriter does). */
py_object *py_str_or_same(py_vm *vm, struct text *written, py_object *last)
{
    if (last && last->type == vm->types.str && !written->failed) {
        size_t length;
        const char *utf8 = py_str_utf8(vm, (py_str *)(void *)last, &length);
        if (!utf8)
            py_clear_raised(vm); /* lone surrogates */
        else if (length == written->length)
            return text_fini(written), py_newref(last);
    }
    return PY_OBJECT(py_str_from_text(vm, written));
}

py_object *py_str_percent(py_vm *vm, py_str *format, py_object *args)
{
    struct percent p = percent_start(vm, span_of_str(format), args);
    bool ok = format_all(&p);
    py_xdecref(vm, p.named);
    /* Without a field it is the format itself. */
    bool plain = ok && format->base.type == vm->types.str &&
                 span_find_char(&p.format, '%', 0, format->length) < 0;
    py_object *result = NULL;
    if (plain)
        result = py_newref(format);
    else if (ok)
        result = py_str_or_same(vm, &p.out, p.last);
    if (!ok || plain)
        text_fini(&p.out);
    py_xdecref(vm, p.last);
    return result;
}

py_object *bytes_percent(py_vm *vm, py_object *format, py_object *args)
{
    struct percent p = percent_start(vm, span_of(vm, format), args);
    bool ok = format_all(&p);
    py_xdecref(vm, p.named);
    py_xdecref(vm, p.last);
    py_object *result = NULL;
    if (ok && p.out.failed)
        py_raise_memory(vm);
    else if (ok && p.format.kind == SPAN_BYTES)
        result = PY_OBJECT(py_bytes_from(vm, text_string(&p.out), p.out.length));
    else if (ok)
        result = py_bytearray_from(vm, text_string(&p.out), p.out.length);
    text_fini(&p.out);
    return result;
}
