/* scanf's formats (C11 7.21.6.2). Characters are taken one by one, at most one is given back, as the standard has it. */
#include "c/library/natives.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_NUMBER = 400 };

struct scanner {
    struct c_call *call;
    struct c_scan_source *source;
    struct c_format_arguments *arguments;
    int conversions;
    bool faulted, ended; /* ended: the input, before a conversion */
};

struct conversion {
    bool skips, allocates;
    uint64_t width; /* 0: none */
    unsigned size;  /* of the integer, or of the floating type, to store */
    char letter;
    bool set[256], inverted; /* of %[ */
};

/* ---- characters ---- */

static int get(struct scanner *s)
{
    struct c_scan_source *source = s->source;
    int c = source->pushed;
    if (c != -2) {
        source->pushed = -2;
    } else if (source->file) {
        c = file_get(source->machine, source->file);
    } else {
        uint8_t byte;
        if (!native_byte(source->memory, source->string, source->place, &byte)) {
            s->faulted = true;
            return -1;
        }
        c = byte ? byte : -1;
        source->place += byte != 0;
    }
    source->taken += c >= 0;
    return c;
}

static void unget(struct scanner *s, int c)
{
    if (c < 0)
        return;
    s->source->taken--;
    if (s->source->file)
        file_unget(s->source->file, c);
    else
        s->source->pushed = c;
}

static bool is_at_end(struct scanner *s)
{
    int c = get(s);
    unget(s, c);
    return c < 0;
}

static void skip_spaces(struct scanner *s)
{
    int c;
    do
        c = get(s);
    while (native_is_space(c));
    unget(s, c);
}

/* ---- storing ---- */

static bool next_pointer(struct scanner *s, struct c_pointer *to)
{
    struct c_format_arguments *from = s->arguments;
    struct c_value value;
    if (from->is_list) {
        s->faulted = !c_machine_next_argument(s->call->machine, from->list, &value);
    } else if (from->next < s->call->count) {
        value = s->call->arguments[from->next++];
        s->faulted = !native_check_defined(s->call, &value, "where scanf is to store");
    } else {
        c_fault_set(s->call->memory, C_UNINITIALIZED_READ, 0, 0, 0,
                    "the format asks for an argument that was not given");
        s->faulted = true;
    }
    if (!s->faulted)
        *to = c_value_pointer(&value);
    return !s->faulted;
}

static void store(struct scanner *s, const struct conversion *conversion, const void *bytes,
                  size_t size)
{
    struct c_pointer to;
    if (conversion->skips || !next_pointer(s, &to))
        return;
    s->faulted = !c_memory_put(s->call->memory, to, bytes, size);
    s->conversions++;
}

/* ---- numbers ---- */

struct taken {
    char text[LONGEST_NUMBER + 1];
    size_t length;
    uint64_t width;
};

/* Takes the next character if it may be taken; false: it stays. */
static bool take(struct scanner *s, struct taken *taken, const char *allowed)
{
    if (taken->length >= taken->width || taken->length >= LONGEST_NUMBER)
        return false;
    int c = get(s);
    if (c > 0 && strchr(allowed, c)) {
        taken->text[taken->length++] = (char)c;
        return true;
    }
    unget(s, c);
    return false;
}

/* False: what stands there is no integer. */
static bool scan_integer(struct scanner *s, const struct conversion *conversion, int base)
{
    struct taken taken = {.width = conversion->width ? conversion->width : UINT64_MAX};
    bool any = false;
    take(s, &taken, "+-");
    if ((base == 0 || base == 16) && take(s, &taken, "0")) {
        any = true;
        if (take(s, &taken, "xX")) {
            base = 16;
            any = false; /* glibc wants a digit behind it */
        } else if (base == 0) {
            base = 8;
        }
    }
    base = base ? base : 10;
    char digits[40] = "0123456789abcdefABCDEF";
    if (base <= 10)
        digits[base] = 0;
    while (take(s, &taken, digits))
        any = true;
    if (!any || s->faulted) {
        s->ended = taken.length == 0 && !s->faulted && is_at_end(s);
        return false;
    }
    uint64_t value = 0;
    bool negative = taken.text[0] == '-', too_large = false;
    for (size_t i = 0; i < taken.length; i++) {
        int next = native_digit((unsigned char)taken.text[i]);
        if (next >= base)
            continue; /* the sign, the x */
        too_large = too_large || value > (UINT64_MAX - (uint64_t)next) / (uint64_t)base;
        value = value * (uint64_t)base + (uint64_t)next;
    }
    bool is_signed = conversion->letter == 'd' || conversion->letter == 'i';
    if (is_signed && (too_large || value > INT64_MAX))
        value = negative ? (uint64_t)INT64_MIN : INT64_MAX;
    else
        value = too_large ? UINT64_MAX : negative ? -value : value;
    store(s, conversion, &value, conversion->letter == 'p' ? 8 : conversion->size);
    return true;
}

static void take_all(struct scanner *s, struct taken *taken, const char *allowed)
{
    while (take(s, taken, allowed))
        ;
}

/* Takes a word letter by letter, in either case; false: it broke off. */
static bool take_word(struct scanner *s, struct taken *taken, const char *word)
{
    for (; *word; word++) {
        char both[3] = {*word, (char)(*word - 'a' + 'A'), 0};
        if (!take(s, taken, both))
            return false;
    }
    return true;
}

static bool scan_floating(struct scanner *s, const struct conversion *conversion)
{
    struct taken taken = {.width = conversion->width ? conversion->width : UINT64_MAX};
    take(s, &taken, "+-");
    size_t start = taken.length;
    if (take(s, &taken, "iI")) {
        if (take_word(s, &taken, "nf") && take(s, &taken, "iI"))
            (void)take_word(s, &taken, "nity");
    } else if (take(s, &taken, "nN")) {
        (void)take_word(s, &taken, "an");
    } else {
        bool hexadecimal = take(s, &taken, "0") && take(s, &taken, "xX");
        const char *digits = hexadecimal ? "0123456789abcdefABCDEF" : "0123456789";
        take_all(s, &taken, digits);
        if (take(s, &taken, "."))
            take_all(s, &taken, digits);
        if (taken.length > start && take(s, &taken, hexadecimal ? "pP" : "eE")) {
            take(s, &taken, "+-");
            take_all(s, &taken, "0123456789");
        }
    }
    char *end;
    long double value = strtold(taken.text, &end);
    if (taken.length == 0 || *end || s->faulted) {
        s->ended = taken.length == 0 && !s->faulted && is_at_end(s);
        return false;
    }
    float single = (float)value;
    double twice = (double)value;
    store(s, conversion,
          conversion->size == 4   ? (void *)&single
          : conversion->size == 8 ? (void *)&twice
                                  : (void *)&value,
          conversion->size);
    return true;
}

/* ---- characters and strings ---- */

/* With l it is a wide one. */
static bool put_character(struct scanner *s, const struct conversion *conversion,
                          struct c_pointer to, uint64_t at, int c)
{
    int32_t wide = c;
    if (conversion->size != 8)
        return native_put_byte(s->call->memory, to, at, (uint8_t)c);
    return c_memory_put(s->call->memory, pointer_at(to, at * sizeof wide), &wide, sizeof wide);
}

/* Takes characters while `fits`, into the program's memory as they come. */
static bool scan_characters(struct scanner *s, const struct conversion *conversion,
                            bool (*fits)(const struct conversion *, int), bool ends)
{
    uint64_t most = conversion->width           ? conversion->width
                    : conversion->letter == 'c' ? 1
                                                : UINT64_MAX,
             count = 0;
    struct c_pointer to = {0, 0};
    struct c_held *held = conversion->allocates ? library_hold(s->call->machine, 0) : NULL;
    bool stores = !conversion->skips && !conversion->allocates;
    bool ready = (held || !conversion->allocates) && (conversion->skips || next_pointer(s, &to));
    int c = 0;
    while (ready && count < most && (c = get(s)) >= 0) {
        if (!fits(conversion, c)) {
            unget(s, c);
            break;
        }
        if (stores && !put_character(s, conversion, to, count, c))
            s->faulted = true;
        if (held)
            text_append_char(&held->text, (char)c);
        count++;
        if (s->faulted)
            break;
    }
    bool fine = count > 0 && !s->faulted && (conversion->letter != 'c' || count == most);
    if (ready && !fine)
        s->ended = count == 0 && c < 0;
    if (fine && stores && ends && !put_character(s, conversion, to, count, 0))
        s->faulted = true;
    if (fine && held &&
        !native_put_pointer(
            s->call->memory, to,
            native_new_string(s->call->memory, text_string(&held->text), held->text.length)))
        s->faulted = true;
    library_let_go(s->call->machine, held);
    s->conversions += fine && !conversion->skips;
    return fine && !s->faulted;
}

static bool any_character(const struct conversion *conversion, int c)
{
    (void)conversion, (void)c;
    return true;
}

static bool no_space(const struct conversion *conversion, int c)
{
    (void)conversion;
    return !native_is_space(c);
}

static bool in_set(const struct conversion *conversion, int c)
{
    return conversion->set[c & 0xff] != conversion->inverted;
}

/* ---- reading the format ---- */

static void read_set(struct conversion *conversion, const char **at)
{
    conversion->inverted = **at == '^';
    *at += conversion->inverted;
    for (bool first = true; **at && (first || **at != ']'); first = false) {
        unsigned char low = (unsigned char)*(*at)++, high = low;
        if (**at == '-' && (*at)[1] && (*at)[1] != ']') {
            high = (unsigned char)(*at)[1];
            *at += 2;
        }
        for (unsigned c = low; c <= high; c++)
            conversion->set[c] = true;
    }
    *at += **at == ']';
}

static unsigned size_of(const char **at, bool *is_long_double, bool *is_double)
{
    static const struct {
        const char *letters;
        unsigned size;
    } lengths[] = {{"hh", 1}, {"h", 2}, {"ll", 8}, {"l", 8}, {"q", 8},
                   {"j", 8},  {"z", 8}, {"t", 8},  {"L", 8}};
    for (size_t i = 0; i < ARRAY_LENGTH(lengths); i++) {
        size_t length = strlen(lengths[i].letters);
        if (strncmp(*at, lengths[i].letters, length) != 0)
            continue;
        *is_long_double = **at == 'L';
        *is_double = **at == 'l';
        *at += length;
        return lengths[i].size;
    }
    return 4;
}

/* *at is behind the %. */
static struct conversion read_conversion(const char **at)
{
    struct conversion conversion = {0};
    bool is_long_double = false, is_double = false;
    conversion.skips = **at == '*';
    *at += conversion.skips;
    for (; **at >= '0' && **at <= '9'; ++*at)
        conversion.width = MIN(conversion.width * 10 + (uint64_t)(**at - '0'), (uint64_t)1 << 32);
    conversion.allocates = **at == 'm';
    *at += conversion.allocates;
    conversion.size = size_of(at, &is_long_double, &is_double);
    conversion.letter = **at;
    if (conversion.letter)
        ++*at;
    if (conversion.letter == '[')
        read_set(&conversion, at);
    if (conversion.letter && strchr("aAeEfFgG", conversion.letter))
        conversion.size = is_long_double ? sizeof(long double) : is_double ? 8 : 4;
    return conversion;
}

static bool scan_conversion(struct scanner *s, const char **at)
{
    struct conversion conversion = read_conversion(at);
    if (conversion.letter != 'c' && conversion.letter != '[' && conversion.letter != 'n')
        skip_spaces(s);
    switch (conversion.letter) {
    case 'd':
    case 'u': return scan_integer(s, &conversion, 10);
    case 'i': return scan_integer(s, &conversion, 0);
    case 'o': return scan_integer(s, &conversion, 8);
    case 'x':
    case 'X':
    case 'p': return scan_integer(s, &conversion, 16);
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return scan_floating(s, &conversion);
    case 'c': return scan_characters(s, &conversion, any_character, false);
    case 's': return scan_characters(s, &conversion, no_space, true);
    case '[': return scan_characters(s, &conversion, in_set, true);
    case 'n':
        store(s, &conversion, &s->source->taken, conversion.size);
        s->conversions -= !conversion.skips; /* it counts for none */
        return !s->faulted;
    case '%': {
        int c = get(s);
        if (c != '%')
            unget(s, c);
        s->ended = c < 0;
        return c == '%';
    }
    default: return false;
    }
}

int format_scan(struct c_call *call, struct c_scan_source *source, struct c_pointer format,
                struct c_format_arguments *arguments)
{
    const char *at = c_memory_string(call->memory, format, NULL);
    if (!at)
        return -2;
    struct scanner s = {.call = call, .source = source, .arguments = arguments};
    bool matches = true;
    while (*at && matches && !s.faulted) {
        if (native_is_space((unsigned char)*at)) {
            at++;
            skip_spaces(&s);
        } else if (*at == '%') {
            at++;
            matches = scan_conversion(&s, &at);
        } else {
            int c = get(&s);
            matches = c == (unsigned char)*at++;
            s.ended = c < 0;
            if (!matches)
                unget(&s, c);
        }
    }
    if (s.faulted)
        return -2;
    return s.conversions == 0 && !matches && s.ended ? -1 : s.conversions;
}
