/* Integers as text: reading what int() accepts, writing digits in any base.
 *
 * Digits are gathered first, then converted by GMP in one go. Between text in base 10 (or any that is
 * no power of two) and an int at most vm->int_digit_limit digits are converted, since that takes
 * more than linear time (Doc/library/stdtypes, "Integer string conversion length limitation"). */
#include "python/objects/int_parts.h"

#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

static const uint8_t no_digit = 255;

static uint8_t digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return (uint8_t)(c - '0');
    if (c >= 'a' && c <= 'z')
        return (uint8_t)(c - 'a' + 10);
    if (c >= 'A' && c <= 'Z')
        return (uint8_t)(c - 'A' + 10);
    return no_digit;
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int prefix_base(char letter)
{
    switch (letter) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 0;
    }
}

/* The value of digit values (not characters), most significant first. */
static py_object *int_of_digits(py_vm *vm, const uint8_t *digits, size_t count, int base,
                                bool negative)
{
    while (count && *digits == 0) {
        digits++;
        count--;
    }
    if (count <= 12) { /* 36**12 fits 63 bits */
        int64_t value = 0;
        for (size_t i = 0; i < count; i++)
            value = value * base + digits[i];
        return py_int_from(vm, negative ? -value : value);
    }
    /* mpn_set_str asks for room for count * log2(base) bits, and one limb more. */
    int bits = 32 - __builtin_clz((unsigned)base - 1);
    if (!int_room(vm, (uint64_t)count * (unsigned)bits))
        return NULL;
    size_t limbs = (count * (unsigned)bits) / 64 + 2;
    mp_limb_t *buffer = py_mem_alloc(vm, limbs * sizeof *buffer);
    if (!buffer)
        return py_raise_memory(vm);
    mp_size_t used = mpn_set_str(buffer, digits, count, base);
    int64_t value_bits = used ? used * 64 - __builtin_clzll(buffer[used - 1]) : 0;
    py_int *result = int_alloc(vm, used, int_digits_of_bits(value_bits));
    if (result)
        memcpy(result->limbs, buffer, (size_t)used * sizeof *buffer);
    py_mem_free(vm, buffer);
    return result ? int_finish(vm, result, used, negative) : NULL;
}

/* Copies digit values to `digits`, dropping underscores, which must stand between two digits (or
 * behind a prefix). The number of digits, -1 when the text is no number. */
static int64_t gather_digits(const char *text, const char *end, int base, bool after_prefix,
                             uint8_t *digits)
{
    int64_t count = 0;
    bool may_underscore = after_prefix;
    for (; text < end; text++) {
        if (*text == '_') {
            if (!may_underscore)
                return -1;
            may_underscore = false;
            continue;
        }
        uint8_t digit = digit_value(*text);
        if (digit >= base)
            return -1;
        digits[count++] = digit;
        may_underscore = true;
    }
    return may_underscore && count ? count : -1;
}

static bool is_power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

static enum int_text read_digits(py_vm *vm, const char *text, const char *end, int base,
                                 bool after_prefix, bool negative, bool must_be_zero,
                                 py_object **result)
{
    uint8_t some[64], *digits = some;
    size_t length = (size_t)(end - text);
    if (length > sizeof some && !(digits = py_mem_alloc(vm, length))) {
        py_raise_memory(vm);
        return INT_TEXT_FAILED;
    }
    enum int_text status = INT_TEXT_INVALID;
    int64_t count = gather_digits(text, end, base, after_prefix, digits);
    bool zero = true;
    for (int64_t i = 0; i < count && zero; i++)
        zero = digits[i] == 0;
    if (count < 0 || (must_be_zero && !zero))
        status = INT_TEXT_INVALID;
    else if (!is_power_of_two(base) && vm->int_digit_limit && count > vm->int_digit_limit) {
        py_raise(
            vm, vm->exceptions.ValueError,
            "Exceeds the limit (%d digits) for integer string conversion: value has %zd digits; "
            "use sys.set_int_max_str_digits() to increase the limit",
            vm->int_digit_limit, (ptrdiff_t)count);
        status = INT_TEXT_FAILED;
    } else {
        *result = int_of_digits(vm, digits, (size_t)count, base, negative);
        status = *result ? INT_TEXT_OK : INT_TEXT_FAILED;
    }
    if (digits != some)
        py_mem_free(vm, digits);
    return status;
}

enum int_text int_read_text(py_vm *vm, const char *text, size_t length, int base,
                            py_object **result)
{
    const char *end = text + length;
    while (text < end && is_ascii_space(*text))
        text++;
    while (end > text && is_ascii_space(end[-1]))
        end--;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '+' || *text == '-'))
        text++;
    int prefixed = end - text >= 2 && *text == '0' ? prefix_base(text[1]) : 0;
    bool after_prefix = prefixed && (base == 0 || base == prefixed);
    /* In base 0 a number without prefix is as in source: no leading zero unless all are. */
    bool must_be_zero = base == 0 && !after_prefix && text < end && *text == '0';
    if (after_prefix) {
        text += 2;
        base = prefixed;
    }
    return read_digits(vm, text, end, base ? base : 10, after_prefix, negative, must_be_zero,
                       result);
}

py_object *py_int_from_text(py_vm *vm, const char *text, size_t length, int base)
{
    py_object *result = NULL;
    if (int_read_text(vm, text, length, base, &result) == INT_TEXT_INVALID) {
        py_str *shown = py_str_from(vm, text, length);
        if (!shown)
            return NULL;
        py_raise(vm, vm->exceptions.ValueError, "invalid literal for int() with base %d: %R", base,
                 shown);
        py_decref(vm, shown);
    }
    return result;
}

py_object *py_int_from_digits(py_vm *vm, const char *digits, size_t length, int base)
{
    uint8_t some[64] = {0}, *values = some;
    if (length > sizeof some && !(values = py_mem_alloc(vm, length)))
        return py_raise_memory(vm);
    for (size_t i = 0; i < length; i++)
        values[i] = digit_value(digits[i]);
    py_object *result = int_of_digits(vm, values, length, base, false);
    if (values != some)
        py_mem_free(vm, values);
    return result;
}

bool py_str_to_number_text(py_vm *vm, const py_str *s, struct text *out)
{
    for (int64_t i = 0; i < s->length; i++) {
        uint32_t c = py_str_at(s, i);
        int decimal;
        if (c < 0x80)
            text_append_char(out, c && is_ascii_space((char)c) ? ' ' : (char)c);
        else if (py_char_is_space(c))
            text_append_char(out, ' ');
        else if ((decimal = py_char_decimal(c)) >= 0)
            text_append_char(out, (char)('0' + decimal));
        else
            text_append_char(out, '?');
    }
    if (out->failed)
        py_raise_memory(vm);
    return !out->failed;
}

static enum int_text read_object(py_vm *vm, py_object *o, int base, py_object **result)
{
    const char *bytes;
    int64_t length;
    if (py_bytes_view(vm, o, &bytes, &length))
        return int_read_text(vm, bytes, (size_t)length, base, result);
    py_str *s = (py_str *)(void *)o;
    if (s->ascii && s->length && !memchr(py_str_data(s), 0x1c, (size_t)s->length))
        return int_read_text(vm, py_str_data(s), (size_t)s->length, base, result);
    struct text text = py_text(vm);
    enum int_text status = INT_TEXT_FAILED;
    if (py_str_to_number_text(vm, s, &text))
        status = int_read_text(vm, text_string(&text), text.length, base, result);
    text_fini(&text);
    return status;
}

py_object *int_from_object_text(py_vm *vm, py_object *o, int base)
{
    py_object *result = NULL;
    if (read_object(vm, o, base, &result) == INT_TEXT_INVALID) {
        py_object *shown = o;
        const char *bytes;
        int64_t length;
        if (!PY_IS_BYTES(o) && py_bytes_view(vm, o, &bytes, &length)) { /* shown as bytes */
            shown = PY_OBJECT(py_bytes_from(vm, bytes, (size_t)length));
            if (!shown)
                return NULL;
        } else
            py_incref(shown);
        py_raise(vm, vm->exceptions.ValueError, "invalid literal for int() with base %d: %.200R",
                 base, shown);
        py_decref(vm, shown);
    }
    return result;
}

enum { WORD_DIGITS = 65 };

/* A number of one limb into the end of `digits`: how many characters. */
static size_t word_digits(const py_object *o, unsigned base, char digits[WORD_DIGITS])
{
    size_t count = 0;
    uint64_t rest = int_limbs(o) ? int_data(o)[0] : 0;
    if (base == 10)
        for (; rest >= 10; rest /= 10)
            digits[WORD_DIGITS - ++count] = (char)('0' + rest % 10);
    for (; rest >= base; rest /= base)
        digits[WORD_DIGITS - ++count] = "0123456789abcdef"[rest % base];
    digits[WORD_DIGITS - ++count] = "0123456789abcdef"[rest];
    if (int_is_negative(o))
        digits[WORD_DIGITS - ++count] = '-';
    return count;
}

static bool write_word(const py_object *o, int base, struct text *out)
{
    char digits[WORD_DIGITS];
    size_t count = word_digits(o, (unsigned)base, digits);
    text_append_bytes(out, digits + WORD_DIGITS - count, count);
    return !out->failed;
}

static bool raise_digit_limit(py_vm *vm)
{
    py_raise(vm, vm->exceptions.ValueError,
             "Exceeds the limit (%d digits) for integer string conversion; use "
             "sys.set_int_max_str_digits() to increase the limit",
             vm->int_digit_limit);
    return false;
}

bool int_write(py_vm *vm, const py_object *o, int base, struct text *out)
{
    int64_t limbs = int_limbs(o);
    if (limbs <= 1) {
        if (write_word(o, base, out))
            return true;
        py_raise_memory(vm);
        return false;
    }
    /* A number that is sure to be over the limit is refused before any work is done on it. */
    bool limited = !is_power_of_two(base) && vm->int_digit_limit > 0;
    if (limited && int_bits(o) > (int64_t)vm->int_digit_limit * 10 / 3 + 64)
        return raise_digit_limit(vm);
    mpz_t view;
    size_t room = mpz_sizeinbase(int_view(view, o), base) + 2;
    char *digits = py_mem_alloc(vm, room);
    if (digits) {
        mpz_get_str(digits, base, view);
        size_t length = strlen(digits) - (size_t)int_is_negative(o);
        if (limited && length > (size_t)vm->int_digit_limit) {
            py_mem_free(vm, digits);
            return raise_digit_limit(vm);
        }
        text_append(out, digits);
        py_mem_free(vm, digits);
    }
    if (digits && !out->failed)
        return true;
    py_raise_memory(vm);
    return false;
}

py_object *py_int_to_text(py_vm *vm, py_object *o, int base)
{
    if (int_limbs(o) <= 1) {
        char digits[WORD_DIGITS];
        size_t count = word_digits(o, (unsigned)base, digits);
        return PY_OBJECT(py_str_from(vm, digits + WORD_DIGITS - count, count));
    }
    struct text text = py_text(vm);
    if (!int_write(vm, o, base, &text)) {
        text_fini(&text);
        return NULL;
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}
