/* printf's formats (C11 7.21.6.1, and what glibc adds): each conversion is read, checked against its argument, and only then given to the host,
 * as a format of our own. */
#include "c/library/natives.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum length {
    LENGTH_NONE,
    LENGTH_HH,
    LENGTH_H,
    LENGTH_L,
    LENGTH_LL,
    LENGTH_J,
    LENGTH_Z,
    LENGTH_T,
    LENGTH_LONG_DOUBLE
};
enum { WIDEST = 1 << 24 };

struct conversion {
    char flags[8];
    int width, precision; /* -1: none */
    enum length length;
    char letter;
};

struct printer {
    struct c_call *call;
    struct c_format_arguments *arguments;
    struct text *out;
    size_t start; /* of what this call prints, in *out */
    bool faulted, failed;
};

/* ---- arguments ---- */

static bool next_value(struct printer *p, const struct conversion *conversion,
                       struct c_value *value)
{
    struct c_format_arguments *from = p->arguments;
    if (from->is_list) {
        p->faulted = !c_machine_next_argument(p->call->machine, from->list, value);
    } else if (from->next < p->call->count) {
        *value = p->call->arguments[from->next++];
    } else {
        c_fault_set(p->call->memory, C_UNINITIALIZED_READ, 0, 0, 0,
                    "the format asks for an argument for %%%c that was not given",
                    conversion->letter);
        p->faulted = true;
    }
    if (p->faulted)
        return false;
    char what[40];
    snprintf(what, sizeof what, "what %%%c is to print", conversion->letter);
    p->faulted = !native_check_defined(p->call, value, what);
    return !p->faulted;
}

static const char *length_letters(enum length length)
{
    static const char *const letters[] = {"", "hh", "h", "l", "ll", "j", "z", "t", "L"};
    return letters[length];
}

/* A conversion that does not fit its argument is undefined: it is told, and what comes of it is what a compiled program would mostly print. */
static void warn_of_type(struct printer *p, const struct conversion *conversion,
                         const struct c_value *value, const char *wanted)
{
    struct text type = {0};
    if (value->type)
        c_type_text(value->type, NULL, &type);
    c_machine_warn(p->call->machine, "%%%s%c wants %s, but its argument is of type %s",
                   length_letters(conversion->length), conversion->letter, wanted,
                   text_string(&type));
    text_fini(&type);
}

static bool is_wide(enum length length)
{
    return length == LENGTH_L || length == LENGTH_LL || length == LENGTH_J || length == LENGTH_Z ||
           length == LENGTH_T;
}

/* An integer argument as its conversion reads it. */
static uint64_t integer_of(struct printer *p, const struct conversion *conversion,
                           const struct c_value *value, bool is_signed)
{
    uint64_t bits = value->integer;
    if (value->type && c_is_floating(value->type)) {
        warn_of_type(p, conversion, value, "an integer");
        return 0;
    }
    bool argument_is_wide = value->type && value->type->size == 8;
    if (is_wide(conversion->length) != argument_is_wide && value->type)
        warn_of_type(p, conversion, value, is_wide(conversion->length) ? "a long" : "an int");
    if (is_wide(conversion->length))
        return argument_is_wide ? bits : (uint32_t)bits;
    switch (conversion->length) {
    case LENGTH_HH: return is_signed ? (uint64_t)(int8_t)bits : (uint8_t)bits;
    case LENGTH_H: return is_signed ? (uint64_t)(int16_t)bits : (uint16_t)bits;
    default: return is_signed ? (uint64_t)(int32_t)bits : (uint32_t)bits;
    }
}

/* ---- printing ---- */

static void pad(struct printer *p, const struct conversion *conversion, const char *bytes,
                size_t length)
{
    size_t width = conversion->width > 0 ? (size_t)conversion->width : 0;
    bool left = strchr(conversion->flags, '-') != NULL;
    if (!left && width > length)
        text_append_repeated(p->out, ' ', width - length);
    text_append_bytes(p->out, bytes, length);
    if (left && width > length)
        text_append_repeated(p->out, ' ', width - length);
}

/* The host's own format for a number: its flags, width and precision as given, its length ours. */
static void host_format(const struct conversion *conversion, const char *length, char out[64])
{
    int used = snprintf(out, 64, "%%%s", conversion->flags);
    if (conversion->width >= 0)
        used += snprintf(out + used, 64 - (size_t)used, "%d", conversion->width);
    if (conversion->precision >= 0)
        used += snprintf(out + used, 64 - (size_t)used, ".%d", conversion->precision);
    snprintf(out + used, 64 - (size_t)used, "%s%c", length, conversion->letter);
}

static void print_signed(struct printer *p, const struct conversion *conversion,
                         const struct c_value *value)
{
    char format[64];
    host_format(conversion, "j", format);
    text_format(p->out, format, (intmax_t)integer_of(p, conversion, value, true));
}

static void print_unsigned(struct printer *p, const struct conversion *conversion,
                           const struct c_value *value)
{
    char format[64];
    host_format(conversion, "j", format);
    text_format(p->out, format, (uintmax_t)integer_of(p, conversion, value, false));
}

static void print_floating(struct printer *p, const struct conversion *conversion,
                           const struct c_value *value)
{
    char format[64];
    long double number = value->floating;
    if (value->type && !c_is_floating(value->type)) {
        warn_of_type(p, conversion, value, "a double");
        number = 0;
    } else if (value->type &&
               (value->type->kind == C_LONG_DOUBLE) != (conversion->length == LENGTH_LONG_DOUBLE)) {
        warn_of_type(p, conversion, value,
                     conversion->length == LENGTH_LONG_DOUBLE ? "a long double" : "a double");
    }
    if (conversion->length == LENGTH_LONG_DOUBLE) {
        host_format(conversion, "L", format);
        text_format(p->out, format, number);
    } else {
        host_format(conversion, "", format);
        text_format(p->out, format, (double)number);
    }
}

static void print_character(struct printer *p, const struct conversion *conversion,
                            const struct c_value *value)
{
    if (value->type && !c_is_integer(value->type))
        warn_of_type(p, conversion, value, "an int");
    if (conversion->length == LENGTH_L && (uint32_t)value->integer > 127) {
        p->failed = true; /* the C locale has no such character */
        return;
    }
    char c = (char)value->integer;
    pad(p, conversion, &c, 1);
}

/* A string of wide characters, each of which is one byte in the C locale, or has none there. */
static void print_wide(struct printer *p, const struct conversion *conversion,
                       struct c_pointer string)
{
    uint64_t most = conversion->precision >= 0 ? (uint64_t)conversion->precision : UINT64_MAX;
    struct text bytes = {0};
    int32_t c;
    for (uint64_t i = 0; i < most; i++) {
        p->faulted = !c_memory_get(p->call->memory, pointer_at(string, i * 4), &c, 4, false);
        if (p->faulted || !c)
            break;
        p->failed |= (uint32_t)c > 127;
        text_append_char(&bytes, (char)c);
    }
    if (!p->faulted && !p->failed)
        pad(p, conversion, text_string(&bytes), bytes.length);
    text_fini(&bytes);
}

static void print_string(struct printer *p, const struct conversion *conversion,
                         const struct c_value *value)
{
    struct c_memory *memory = p->call->memory;
    struct c_pointer string = c_value_pointer(value);
    if (value->type && value->type->kind != C_POINTER)
        warn_of_type(p, conversion, value, "a char *");
    if (!string.address) { /* glibc's word, left out when it does not fit */
        bool fits = conversion->precision < 0 || conversion->precision >= 6;
        pad(p, conversion, "(null)", fits ? 6 : 0);
        return;
    }
    if (conversion->length == LENGTH_L) {
        print_wide(p, conversion, string);
        return;
    }
    uint64_t most = conversion->precision >= 0 ? (uint64_t)conversion->precision : UINT64_MAX - 1;
    uint64_t length = c_memory_strlen(memory, string, most);
    uint8_t *undefined,
        *bytes = length == UINT64_MAX ? NULL : c_access(memory, string, length, C_READ, &undefined);
    if (bytes)
        pad(p, conversion, (const char *)bytes, length);
    else
        p->faulted = true;
}

static void print_pointer(struct printer *p, const struct conversion *conversion,
                          const struct c_value *value)
{
    if (value->type && value->type->kind != C_POINTER)
        warn_of_type(p, conversion, value, "a pointer");
    char text[32];
    int length = value->integer ? snprintf(text, sizeof text, "0x%" PRIx64, value->integer)
                                : snprintf(text, sizeof text, "(nil)");
    pad(p, conversion, text, (size_t)length);
}

static void store_count(struct printer *p, const struct conversion *conversion,
                        const struct c_value *value)
{
    static const uint64_t sizes[] = {4, 1, 2, 8, 8, 8, 8, 8, 8};
    uint64_t count = p->out->length - p->start;
    p->faulted =
        !c_memory_put(p->call->memory, c_value_pointer(value), &count, sizes[conversion->length]);
}

static const struct {
    const char *letters;
    void (*print)(struct printer *, const struct conversion *, const struct c_value *);
} conversions[] = {
    {"di", print_signed},   {"ouxX", print_unsigned}, {"aAeEfFgG", print_floating},
    {"c", print_character}, {"s", print_string},      {"p", print_pointer},
    {"n", store_count},
};

/* ---- reading the format ---- */

/* A number, or * and its argument; -1: none. *negative: it was given as a negative one. */
static int read_number(struct printer *p, const char **at, bool *negative)
{
    *negative = false;
    if (**at == '*') {
        struct conversion star = {.letter = '*'};
        struct c_value value;
        ++*at;
        if (!next_value(p, &star, &value))
            return -1;
        int number = (int)(uint32_t)value.integer;
        *negative = number < 0;
        return number < 0 ? -MAX(number, -WIDEST) : MIN(number, (int)WIDEST);
    }
    if (**at < '0' || **at > '9')
        return -1;
    int number = 0;
    for (; **at >= '0' && **at <= '9'; ++*at)
        number = MIN(number * 10 + (**at - '0'), (int)WIDEST);
    return number;
}

static enum length read_length(const char **at)
{
    static const struct {
        const char *letters;
        enum length length;
    } lengths[] = {{"hh", LENGTH_HH}, {"h", LENGTH_H},  {"ll", LENGTH_LL},
                   {"l", LENGTH_L},   {"q", LENGTH_LL}, {"j", LENGTH_J},
                   {"z", LENGTH_Z},   {"t", LENGTH_T},  {"L", LENGTH_LONG_DOUBLE}};
    for (size_t i = 0; i < ARRAY_LENGTH(lengths); i++) {
        size_t length = strlen(lengths[i].letters);
        if (strncmp(*at, lengths[i].letters, length) == 0) {
            *at += length;
            return lengths[i].length;
        }
    }
    return LENGTH_NONE;
}

static void add_flag(struct conversion *conversion, char flag)
{
    size_t used = strlen(conversion->flags);
    if (!strchr(conversion->flags, flag) && used + 1 < sizeof conversion->flags)
        conversion->flags[used] = flag;
}

/* *at is behind the %. */
static struct conversion read_conversion(struct printer *p, const char **at)
{
    struct conversion conversion = {.width = -1, .precision = -1};
    bool negative;
    for (; **at && strchr("-+ #0'I", **at); ++*at)
        if (**at != '\'' && **at != 'I')
            add_flag(&conversion, **at);
    conversion.width = read_number(p, at, &negative);
    if (negative)
        add_flag(&conversion, '-');
    if (**at == '.') {
        ++*at;
        conversion.precision = read_number(p, at, &negative);
        if (negative)
            conversion.precision = -1;
        else if (conversion.precision < 0)
            conversion.precision = 0;
    }
    conversion.length = read_length(at);
    conversion.letter = **at;
    if (conversion.letter)
        ++*at;
    return conversion;
}

static void print_conversion(struct printer *p, const char **at, const char *percent)
{
    struct conversion conversion = read_conversion(p, at);
    if (p->faulted)
        return;
    if (conversion.letter == '%') {
        text_append_char(p->out, '%');
        return;
    }
    if (conversion.letter == 'm') {
        const char *text = library_error_text(library_errno(p->call->machine));
        pad(p, &conversion, text, strlen(text));
        return;
    }
    for (size_t i = 0; conversion.letter && i < ARRAY_LENGTH(conversions); i++) {
        struct c_value value;
        if (!strchr(conversions[i].letters, conversion.letter))
            continue;
        if (next_value(p, &conversion, &value))
            conversions[i].print(p, &conversion, &value);
        return;
    }
    /* No conversion at all: glibc prints it as it stands, and nothing when the format ends in it. */
    if (!conversion.letter) {
        p->failed = true;
        return;
    }
    c_machine_warn(p->call->machine, "%%%c is no conversion", conversion.letter);
    text_append_bytes(p->out, percent, (size_t)(*at - percent));
}

int format_print(struct c_call *call, struct c_pointer format, struct c_format_arguments *arguments,
                 struct text *out)
{
    uint64_t length;
    const char *string = c_memory_string(call->memory, format, &length);
    if (!string)
        return -2;
    struct printer p = {.call = call, .arguments = arguments, .out = out, .start = out->length};
    const char *at = string;
    while (*at && !p.faulted && !p.failed) {
        const char *percent = strchr(at, '%');
        if (!percent) {
            text_append(out, at);
            break;
        }
        text_append_bytes(out, at, (size_t)(percent - at));
        at = percent + 1;
        print_conversion(&p, &at, percent);
    }
    if (p.faulted)
        return -2;
    return p.failed || out->failed ? -1 : (int)(out->length - p.start);
}
