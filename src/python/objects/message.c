/* Messages: printf's conversions and those for objects (compare PyUnicode_FromFormatV). */
#include "python/objects/message.h"

#include "base/text.h"
#include "base/utf8.h"
#include "python/vm.h"

#include <stdio.h>
#include <string.h>

struct conversion {
    char flags[8];
    int width, precision; /* -1: none */
    char length;          /* 0, 'l' or 'z': all of these are 64 bits; 'i': int */
    char letter;
};

static int read_number(const char **at, va_list *arguments)
{
    if (**at == '*') {
        (*at)++;
        return va_arg(*arguments, int);
    }
    int number = 0;
    for (; **at >= '0' && **at <= '9'; (*at)++)
        number = number * 10 + (**at - '0');
    return number;
}

/* Reads what follows a '%'; the place after it. */
static const char *read_conversion(const char *at, struct conversion *c, va_list *arguments)
{
    *c = (struct conversion){.width = -1, .precision = -1, .length = 'i'};
    size_t flags = 0;
    while (*at && strchr("-+ #0", *at) && flags + 1 < sizeof c->flags)
        c->flags[flags++] = *at++;
    if ((*at >= '0' && *at <= '9') || *at == '*')
        c->width = read_number(&at, arguments);
    if (*at == '.') {
        at++;
        c->precision = read_number(&at, arguments);
    }
    for (; *at == 'l' || *at == 'z' || *at == 'j' || *at == 't' || *at == 'h'; at++) {
        if (*at != 'h')
            c->length = 'l';
    }
    c->letter = *at;
    return *at ? at + 1 : at;
}

static void append_integer(struct text *out, const struct conversion *c, va_list *arguments)
{
    bool is_signed = c->letter == 'd' || c->letter == 'i';
    long long value;
    if (c->length == 'l')
        value = va_arg(*arguments, long long);
    else if (is_signed)
        value = va_arg(*arguments, int);
    else
        value = va_arg(*arguments, unsigned);
    char letter = is_signed ? 'd' : c->letter, spec[64];
    if (c->precision >= 0)
        snprintf(spec, sizeof spec, "%%%s*.%dll%c", c->flags, c->precision, letter);
    else
        snprintf(spec, sizeof spec, "%%%s*ll%c", c->flags, letter);
    char digits[128];
    int length = snprintf(digits, sizeof digits, spec, MIN(MAX(c->width, 0), 100), value);
    text_append_bytes(out, digits, (size_t)MIN(length, (int)sizeof digits - 1));
}

/* Bytes that the first `limit` characters take. */
static size_t prefix_of(const char *bytes, size_t length, int limit)
{
    size_t at = 0;
    for (int i = 0; i < limit && at < length; i++) {
        at++;
        while (at < length && ((unsigned char)bytes[at] & 0xc0) == 0x80)
            at++;
    }
    return at;
}

static void append_padded(struct text *out, const struct conversion *c, const char *bytes,
                          size_t length)
{
    if (c->precision >= 0)
        length = prefix_of(bytes, length, c->precision);
    int64_t padding = 0;
    if (c->width > 0)
        padding = c->width - (int64_t)utf8_string_width(bytes, length);
    bool left = strchr(c->flags, '-') != NULL;
    if (padding > 0 && !left)
        text_append_repeated(out, ' ', (size_t)padding);
    text_append_bytes(out, bytes, length);
    if (padding > 0 && left)
        text_append_repeated(out, ' ', (size_t)padding);
}

static void append_c_string(struct text *out, const struct conversion *c, const char *string)
{
    if (!string)
        string = "(null)";
    size_t length = 0;
    size_t limit = c->precision >= 0 ? (size_t)c->precision * 4 : SIZE_MAX; /* bytes a character */
    while (length < limit && string[length])
        length++;
    append_padded(out, c, string, length);
}

static const char *type_name(const py_type *type)
{
    return type->spec ? type->spec->name : type->message_name ? type->message_name : type->name;
}

/* The text of %R, %S and %A; a new reference. */
static py_object *text_of(py_vm *vm, char letter, py_object *o)
{
    switch (letter) {
    case 'R': return py_repr(vm, o);
    case 'A': return py_ascii(vm, o);
    case 'S': return py_str_of(vm, o);
    default: return py_newref(o);
    }
}

static int append_object(py_vm *vm, struct text *out, const struct conversion *c, py_object *o)
{
    if (!o) {
        append_padded(out, c, "<NULL>", 6);
        return 0;
    }
    py_object *text = text_of(vm, c->letter, o);
    if (!text)
        return -1;
    size_t length;
    const char *bytes = py_str_utf8(vm, (py_str *)text, &length);
    if (bytes)
        append_padded(out, c, bytes, length);
    py_decref(vm, text);
    return bytes ? 0 : -1;
}

static int append_conversion(py_vm *vm, struct text *out, const struct conversion *c,
                             va_list *arguments)
{
    switch (c->letter) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': append_integer(out, c, arguments); return 0;
    case 'c': text_append_code_point(out, (uint32_t)va_arg(*arguments, int)); return 0;
    case 'p':
        text_format(out, "0x%llx", (unsigned long long)py_id(vm, va_arg(*arguments, void *)));
        return 0;
    case 's': append_c_string(out, c, va_arg(*arguments, const char *)); return 0;
    case 'T': append_c_string(out, c, type_name(va_arg(*arguments, py_object *)->type)); return 0;
    case 'N': append_c_string(out, c, type_name(va_arg(*arguments, py_type *))); return 0;
    case 'R':
    case 'S':
    case 'A':
    case 'U': return append_object(vm, out, c, va_arg(*arguments, py_object *));
    case '%': text_append_char(out, '%'); return 0;
    default: return 0;
    }
}

int py_message_append(py_vm *vm, struct text *out, const char *format, va_list *arguments)
{
    while (*format) {
        size_t plain = strcspn(format, "%");
        text_append_bytes(out, format, plain);
        format += plain;
        if (!*format)
            break;
        struct conversion conversion;
        format = read_conversion(format + 1, &conversion, arguments);
        if (append_conversion(vm, out, &conversion, arguments) < 0)
            return -1;
    }
    if (out->failed) {
        py_raise_memory(vm);
        return -1;
    }
    return 0;
}

py_str *py_str_format_list(py_vm *vm, const char *format, va_list arguments)
{
    struct text text = {0};
    va_list copy;
    va_copy(copy, arguments);
    int failed = py_message_append(vm, &text, format, &copy);
    va_end(copy);
    py_str *result = failed ? NULL : py_str_from(vm, text_string(&text), text.length);
    text_fini(&text);
    return result;
}

py_str *py_str_format(py_vm *vm, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    py_str *result = py_str_format_list(vm, format, arguments);
    va_end(arguments);
    return result;
}
