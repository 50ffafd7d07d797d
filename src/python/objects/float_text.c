/* Doubles as decimal text and back. */
#include "python/objects/float_parts.h"

#include "python/objects/int_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No double has more significant digits: further ones are zeros. */
enum { DIGITS_OF_A_DOUBLE = 770 };

/* The double nearest to digits * 10**exponent. */
static double from_digits(const char *digits, size_t count, int64_t exponent)
{
    char some[128];
    size_t room = count + 32;
    char *text = room <= sizeof some ? some : malloc(room);
    if (!text)
        return NAN;
    memcpy(text, digits, count);
    snprintf(text + count, room - count, "e%lld", (long long)exponent);
    double value = strtod(text, NULL);
    if (text != some)
        free(text);
    return value;
}

/* Takes the digits out of printf's "%.*e" form: d, a point, more digits, e, the exponent. */
static void digits_of(struct decimal *decimal, double value, int precision)
{
    size_t room = (size_t)precision + 16;
    decimal->digits = decimal->some;
    decimal->failed = false;
    decimal->negative = signbit(value);
    char some[64], *text = some;
    if (room > sizeof some && !(text = malloc(room)))
        goto failed;
    if ((size_t)precision + 2 > sizeof decimal->some && !(decimal->digits = malloc(room)))
        goto failed;
    snprintf(text, room, "%.*e", precision - 1, fabs(value));
    char *at = text;
    decimal->count = 0;
    for (; *at != 'e'; at++) {
        if (*at >= '0' && *at <= '9')
            decimal->digits[decimal->count++] = *at;
    }
    decimal->digits[decimal->count] = '\0';
    decimal->point = (int)strtol(at + 1, NULL, 10) + 1;
    if (text != some)
        free(text);
    return;
failed:
    if (text != some)
        free(text);
    decimal->digits = decimal->some;
    strcpy(decimal->some, "0");
    decimal->count = decimal->point = 1;
    decimal->failed = true;
}

static bool reads_back(const struct decimal *decimal, double magnitude)
{
    return from_digits(decimal->digits, (size_t)decimal->count, decimal->point - decimal->count) ==
           magnitude;
}

static void drop_trailing_zeros(struct decimal *decimal)
{
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->digits[--decimal->count] = '\0';
}

/* At a power of two the doubles below lie closer than those above, so that the next larger decimal may read
 * back where the nearest does not. */
static bool next_reads_back(struct decimal *decimal, double magnitude)
{
    int exponent;
    if (frexp(magnitude, &exponent) != 0.5 || decimal->digits[decimal->count - 1] == '9')
        return false;
    decimal->digits[decimal->count - 1]++;
    return reads_back(decimal, magnitude);
}

/* Rounds 17 digits to `count`. False when they do not tell which way: the rest is a tie as far as it goes. */
static bool round_digits(struct decimal *decimal, int count)
{
    char *rest = decimal->digits + count;
    bool tie = *rest == '5' && (count == 16 || rest[1] == '0');
    bool up = *rest >= '5';
    *rest = '\0';
    decimal->count = count;
    for (int i = count - 1; up && i >= 0; i--) {
        up = decimal->digits[i] == '9';
        decimal->digits[i] = up ? '0' : (char)(decimal->digits[i] + 1);
    }
    return !tie && !up;
}

/* The common case of the shortest digits with one call of printf. Only when the last two of 17 digits are near 00 can 15 be
 * enough: half the distance between doubles is at most 12 units of the 17th. False: ask printf for each. */
static bool shortest_from_17(struct decimal *decimal, double value)
{
    digits_of(decimal, value, 17);
    struct decimal whole = *decimal;
    int exponent, tail = (whole.some[15] - '0') * 10 + whole.some[16] - '0';
    if (decimal->failed || frexp(value, &exponent) == 0.5 || frexp(value, &exponent) == -0.5)
        return false;
    for (int count = tail > 12 && tail < 88 ? 16 : 15; count < 17; count++) {
        memcpy(decimal->some, whole.some, sizeof whole.some);
        if (!round_digits(decimal, count))
            return false;
        if (reads_back(decimal, fabs(value)))
            return true;
    }
    memcpy(decimal->some, whole.some, sizeof whole.some);
    decimal->count = 17;
    return true;
}

void decimal_shortest(struct decimal *decimal, double value)
{
    double magnitude = fabs(value);
    if (value == 0.0) {
        digits_of(decimal, value, 1);
        decimal->point = 1;
        return;
    }
    if (magnitude >= 2.3e-308 && shortest_from_17(decimal, value)) {
        drop_trailing_zeros(decimal);
        return;
    }
    /* A subnormal may need as few digits as one; any 15 survive in a normal double. */
    int precision = magnitude < 2.3e-308 ? 1 : 15;
    for (;; precision++) {
        digits_of(decimal, value, precision);
        if (precision == 17 || reads_back(decimal, magnitude) ||
            next_reads_back(decimal, magnitude))
            break;
    }
    drop_trailing_zeros(decimal);
}

void decimal_significant(struct decimal *decimal, double value, int precision)
{
    digits_of(decimal, value, MAX(precision, 1));
    if (value == 0.0)
        decimal->point = 1;
}

/* The sign of |value| - 0.5 * 10**exponent. */
static int compare_with_half(double value, int exponent)
{
    struct decimal exact;
    digits_of(&exact, value, DIGITS_OF_A_DOUBLE);
    int order = 0;
    if (exact.point != exponent)
        order = exact.point < exponent ? -1 : 1;
    else if (exact.digits[0] != '5')
        order = exact.digits[0] < '5' ? -1 : 1;
    for (int i = 1; i < exact.count && !order; i++)
        order = exact.digits[i] != '0';
    decimal_fini(&exact);
    return order;
}

/* With the place of the first digit guessed by its logarithm, one call of printf is enough. False: guessed wrong. */
static bool places_by_guess(struct decimal *decimal, double value, int places)
{
    if (!isnormal(value) || places < 0)
        return false;
    int point = (int)floor(log10(fabs(value))) + 1;
    int64_t wanted = (int64_t)point + places;
    if (wanted <= 0 || wanted > DIGITS_OF_A_DOUBLE)
        return false;
    digits_of(decimal, value, (int)wanted);
    if (decimal->point == point)
        return true;
    decimal_fini(decimal);
    return false;
}

void decimal_places(struct decimal *decimal, double value, int places)
{
    if (places_by_guess(decimal, value, places))
        return;
    decimal_significant(decimal, value, 17);
    if (value == 0.0)
        return;
    int64_t wanted = (int64_t)decimal->point + places;
    if (wanted > 0) {
        decimal_fini(decimal);
        digits_of(decimal, value, (int)MIN(wanted, 1100)); /* further digits are zeros */
        return;
    }
    /* It lies below the last place: either nothing is left, or it rounds up to one there. */
    bool up = wanted == 0 && compare_with_half(value, -places) > 0;
    decimal->digits[0] = up ? '1' : '0';
    decimal->digits[1] = '\0';
    decimal->count = 1;
    decimal->point = up ? 1 - places : 1;
}

void decimal_fini(struct decimal *decimal)
{
    if (decimal->digits != decimal->some)
        free(decimal->digits);
    decimal->digits = decimal->some;
}

/* ---- Writing ---- */

/* `count` digits from the one at `at`; before the first and after the last stand zeros. */
static void write_digits(struct text *out, const struct decimal *d, int64_t at, int64_t count)
{
    int64_t before = MIN(MAX(-at, 0), count);
    int64_t known = MIN(MAX(d->count - (at + before), 0), count - before);
    text_append_repeated(out, '0', (size_t)before);
    if (known)
        text_append_bytes(out, d->digits + at + before, (size_t)known);
    text_append_repeated(out, '0', (size_t)(count - before - known));
}

static void write_fixed(struct text *out, const struct decimal *d, int places, bool alternate)
{
    if (d->point <= 0)
        text_append_char(out, '0');
    else
        write_digits(out, d, 0, d->point);
    if (places > 0 || alternate)
        text_append_char(out, '.');
    if (places > 0)
        write_digits(out, d, d->point, places);
}

static void write_exponent(struct text *out, const struct decimal *d, int places, bool alternate,
                           char letter)
{
    text_append_char(out, d->digits[0]);
    if (places > 0 || alternate)
        text_append_char(out, '.');
    if (places > 0)
        write_digits(out, d, 1, places);
    int exponent = d->point - 1;
    text_format(out, "%c%c%02d", letter, exponent < 0 ? '-' : '+', abs(exponent));
}

static void write_special(struct text *out, double value, bool upper)
{
    if (isnan(value))
        text_append(out, upper ? "NAN" : "nan");
    else
        text_append(out, upper ? "INF" : "inf");
}

static bool is_zero(const struct decimal *d)
{
    for (int i = 0; i < d->count; i++) {
        if (d->digits[i] != '0')
            return false;
    }
    return true;
}

static void write_sign(struct text *out, bool negative, const struct decimal *d, int flags)
{
    if (negative && !(flags & FLOAT_NO_NEGATIVE_0 && d && is_zero(d)))
        text_append_char(out, '-');
    else if (flags & FLOAT_SIGN)
        text_append_char(out, '+');
}

/* `precision` 0: the digits are as many as the value needs (repr). */
static void write_general(struct text *out, struct decimal *d, int precision, int largest,
                          int flags, char letter)
{
    bool alternate = flags & FLOAT_ALTERNATE;
    if (!alternate)
        drop_trailing_zeros(d);
    int last = alternate && precision ? precision : d->count;
    if (d->point <= -4 || d->point > largest)
        write_exponent(out, d, last - 1, alternate, letter);
    else if (flags & FLOAT_ADD_DOT_0 && last <= d->point)
        write_fixed(out, d, 1, false);
    else
        write_fixed(out, d, MAX(last - d->point, 0), alternate);
}

void float_write(struct text *out, double value, char type, int precision, int flags)
{
    bool upper = type == 'E' || type == 'F' || type == 'G';
    if (!isfinite(value)) {
        write_sign(out, signbit(value) && !isnan(value), NULL, flags);
        write_special(out, value, upper);
        return;
    }
    struct decimal d;
    char letter = upper ? 'E' : 'e';
    switch (type) {
    case 'e':
    case 'E': decimal_significant(&d, value, MIN(precision, DIGITS_OF_A_DOUBLE) + 1); break;
    case 'f':
    case 'F': decimal_places(&d, value, precision); break;
    case 'g':
    case 'G':
        precision = MAX(precision, 1);
        decimal_significant(&d, value, MIN(precision, DIGITS_OF_A_DOUBLE));
        break;
    default:
        decimal_shortest(&d, value);
        precision = 0;
        break;
    }
    int largest = type == 'r' ? 16 : flags & FLOAT_ADD_DOT_0 ? precision - 1 : precision;
    write_sign(out, d.negative, &d, flags);
    if (type == 'e' || type == 'E')
        write_exponent(out, &d, precision, flags & FLOAT_ALTERNATE, letter);
    else if (type == 'f' || type == 'F')
        write_fixed(out, &d, precision, flags & FLOAT_ALTERNATE);
    else
        write_general(out, &d, precision, largest, flags, letter);
    if (d.failed)
        out->failed = true;
    decimal_fini(&d);
}

void py_float_repr_to(struct text *text, double value)
{
    if (value > -1e9 && value < 1e9 && value == (double)(int32_t)value && value != 0.0) {
        text_format(text, "%d.0", (int)value); /* the common case, without a search */
        return;
    }
    float_write(text, value, 'r', 0, FLOAT_ADD_DOT_0);
}

/* ---- Reading ---- */

static bool matches_word(const char *text, const char *end, const char *word)
{
    for (; *word; word++, text++) {
        if (text == end || (*text | 0x20) != *word)
            return false;
    }
    return true;
}

static size_t read_special(const char *at, const char *end, double *value)
{
    if (matches_word(at, end, "infinity") || matches_word(at, end, "inf")) {
        *value = INFINITY;
        return matches_word(at, end, "infinity") ? 8 : 3;
    }
    if (matches_word(at, end, "nan")) {
        *value = NAN;
        return 3;
    }
    return 0;
}

/* Digits from *at on into `digits`, leading zeros dropped; how many were seen. */
static size_t take_digits(const char **at, const char *end, char *digits, size_t *count)
{
    const char *start = *at;
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
        if (*count || **at != '0')
            digits[(*count)++] = **at;
    }
    return (size_t)(*at - start);
}

static bool read_exponent(const char **at, const char *end, int64_t *exponent)
{
    const char *p = *at;
    if (p == end || (*p | 0x20) != 'e')
        return false;
    p++;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end || *p < '0' || *p > '9')
        return false;
    int64_t value = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++)
        value = MIN(value * 10 + (*p - '0'), (int64_t)1 << 40);
    *exponent += negative ? -value : value;
    *at = p;
    return true;
}

static size_t read_number(const char *text, const char *end, double *value)
{
    char some[64];
    size_t room = (size_t)(end - text) + 1, count = 0;
    char *digits = room <= sizeof some ? some : malloc(room);
    if (!digits)
        return 0;
    const char *at = text;
    int64_t exponent = 0;
    size_t seen = take_digits(&at, end, digits, &count);
    if (at < end && *at == '.') {
        const char *point = at++;
        size_t after = take_digits(&at, end, digits, &count);
        exponent = -(int64_t)after;
        seen += after;
        if (!seen)
            at = point;
    }
    if (seen) {
        read_exponent(&at, end, &exponent);
        *value = count ? from_digits(digits, count, exponent) : 0.0;
    }
    if (digits != some)
        free(digits);
    return seen ? (size_t)(at - text) : 0;
}

size_t float_read(const char *text, size_t length, double *value)
{
    const char *at = text, *end = text + length;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    size_t taken = read_special(at, end, value);
    if (!taken)
        taken = read_number(at, end, value);
    if (!taken)
        return 0;
    if (negative)
        *value = -*value;
    return (size_t)(at - text) + taken;
}

bool float_read_whole(const char *text, size_t length, double *value)
{
    if (!length)
        return false;
    if (!memchr(text, '_', length))
        return float_read(text, length, value) == length;
    char *plain = malloc(length);
    if (!plain)
        return false;
    size_t count = 0;
    bool ok = true, was_digit = false;
    for (size_t i = 0; i < length && ok; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (text[i] == '_')
            ok = was_digit && i + 1 < length && text[i + 1] >= '0' && text[i + 1] <= '9';
        else
            plain[count++] = text[i];
        was_digit = digit;
    }
    ok = ok && float_read(plain, count, value) == count;
    free(plain);
    return ok;
}

bool float_source_text(py_vm *vm, py_object *o, struct text *out)
{
    const char *bytes;
    int64_t length;
    if (PY_IS_STR(o)) {
        if (!py_str_to_number_text(vm, (py_str *)(void *)o, out))
            return false;
    } else if (py_bytes_view(vm, o, &bytes, &length))
        text_append_bytes(out, bytes, (size_t)length);
    if (out->failed) {
        py_raise_memory(vm);
        return false;
    }
    size_t end = out->length, start = 0;
    const char *text = text_string(out);
    while (end && (text[end - 1] == ' ' || (text[end - 1] >= '\t' && text[end - 1] <= '\r')))
        end--;
    while (start < end && (text[start] == ' ' || (text[start] >= '\t' && text[start] <= '\r')))
        start++;
    if (start)
        memmove(out->bytes, out->bytes + start, end - start);
    text_truncate(out, end - start);
    return true;
}
