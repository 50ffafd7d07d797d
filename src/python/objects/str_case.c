/* Case of text: upper, lower, title, swapcase, capitalize, casefold; and the is...() questions.
 *
 * ASCII is done byte by byte. Otherwise a character may become up to three, so the result is gathered
 * as code points first. */
#include "python/objects/char.h"
#include "python/objects/str_parts.h"

typedef int (*case_mapping)(uint32_t c, uint32_t to[3]);

/* A capital sigma at the end of a word is lowered to the final form (SpecialCasing.txt): cased before it, not
 * cased after it, characters that case ignores left out of account. */
static bool is_final_sigma(const py_str *s, int64_t index)
{
    int64_t before = index - 1, after = index + 1;
    while (before >= 0 && char_is_case_ignorable(py_str_at(s, before)))
        before--;
    if (before < 0 || !char_is_cased(py_str_at(s, before)))
        return false;
    while (after < s->length && char_is_case_ignorable(py_str_at(s, after)))
        after++;
    return after == s->length || !char_is_cased(py_str_at(s, after));
}

static int lower_at(const py_str *s, int64_t index, uint32_t to[3])
{
    uint32_t c = py_str_at(s, index);
    if (c != 0x3A3)
        return char_to_lower(c, to);
    to[0] = is_final_sigma(s, index) ? 0x3C2 : 0x3C3;
    return 1;
}

enum change {
    CHANGE_UPPER,
    CHANGE_LOWER,
    CHANGE_TITLE,
    CHANGE_SWAP,
    CHANGE_CAPITALIZE,
    CHANGE_FOLD
};

static int changed_at(const py_str *s, int64_t index, enum change change, bool in_word,
                      uint32_t to[3])
{
    uint32_t c = py_str_at(s, index);
    switch (change) {
    case CHANGE_UPPER: return char_to_upper(c, to);
    case CHANGE_LOWER: return lower_at(s, index, to);
    case CHANGE_FOLD: return char_fold(c, to);
    case CHANGE_TITLE: return in_word ? lower_at(s, index, to) : char_to_title(c, to);
    case CHANGE_CAPITALIZE: return index ? lower_at(s, index, to) : char_to_title(c, to);
    case CHANGE_SWAP:
        if (char_is_upper(c))
            return lower_at(s, index, to);
        if (char_is_lower(c))
            return char_to_upper(c, to);
        break;
    }
    to[0] = c;
    return 1;
}

static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c;
}

static bool ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char ascii_changed(char c, int64_t index, enum change change, bool in_word)
{
    switch (change) {
    case CHANGE_UPPER: return ascii_upper(c);
    case CHANGE_LOWER:
    case CHANGE_FOLD: return ascii_lower(c);
    case CHANGE_TITLE: return in_word ? ascii_lower(c) : ascii_upper(c);
    case CHANGE_CAPITALIZE: return index ? ascii_lower(c) : ascii_upper(c);
    case CHANGE_SWAP: return ascii_upper(c) == c ? ascii_lower(c) : ascii_upper(c);
    }
    return c;
}

static py_object *change_ascii(py_vm *vm, const struct span *s, enum change change)
{
    if (s->length == 1 && s->kind == SPAN_STR)
        return PY_OBJECT(
            py_str_from_char(vm, (uint8_t)ascii_changed(*(const char *)s->data, 0, change, false)));
    struct span_result result;
    if (!span_result_new(vm, &result, s->kind, s->length, 0x7F))
        return NULL;
    const char *from = s->data;
    char *to = result.data;
    bool in_word = false;
    for (int64_t i = 0; i < s->length; i++) {
        to[i] = ascii_changed(from[i], i, change, in_word);
        in_word = ascii_alpha(from[i]);
    }
    return result.object;
}

static py_object *change_case(py_vm *vm, py_object *self, enum change change)
{
    struct span span = span_of(vm, self);
    if (span.kind != SPAN_STR || span.ascii)
        return change_ascii(vm, &span, change);
    const py_str *s = (py_str *)(void *)self;
    if ((uint64_t)s->length > SIZE_MAX / 16)
        return py_raise_memory(vm);
    uint32_t *points = py_mem_alloc(vm, (size_t)s->length * 3 * sizeof *points);
    if (!points)
        return py_raise_memory(vm);
    int64_t length = 0;
    bool in_word = false;
    for (int64_t i = 0; i < s->length; i++) {
        length += changed_at(s, i, change, in_word, points + length);
        if (change == CHANGE_TITLE)
            in_word = char_is_cased(py_str_at(s, i));
    }
    py_str *result = py_str_from_code_points(vm, points, length);
    py_mem_free(vm, points);
    return PY_OBJECT(result);
}

#define CASE_METHOD(name, change)                                                                  \
    SPAN_METHOD(name)                                                                              \
    {                                                                                              \
        (void)args, (void)nargs, (void)kwnames;                                                    \
        return change_case(vm, self, change);                                                      \
    }

CASE_METHOD(span_method_upper, CHANGE_UPPER)
CASE_METHOD(span_method_lower, CHANGE_LOWER)
CASE_METHOD(span_method_title, CHANGE_TITLE)
CASE_METHOD(span_method_swapcase, CHANGE_SWAP)
CASE_METHOD(span_method_capitalize, CHANGE_CAPITALIZE)
CASE_METHOD(str_method_casefold, CHANGE_FOLD)

/* ---- Questions ---- */

static bool byte_alpha(uint32_t c)
{
    return c < 0x80 && ascii_alpha((char)c);
}

static bool byte_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool byte_alnum(uint32_t c)
{
    return byte_alpha(c) || byte_digit(c);
}

static bool byte_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_ascii_char(uint32_t c)
{
    return c < 0x80;
}

static bool is_decimal(uint32_t c)
{
    return py_char_decimal(c) >= 0;
}

static bool is_alnum(uint32_t c)
{
    return char_is_alpha(c) || char_is_numeric(c) || char_is_digit(c);
}

typedef bool (*char_test)(uint32_t c);

static py_object *every(py_vm *vm, py_object *self, char_test of_text, char_test of_bytes,
                        bool when_empty)
{
    struct span s = span_of(vm, self);
    char_test test = s.kind == SPAN_STR ? of_text : of_bytes;
    for (int64_t i = 0; i < s.length; i++) {
        if (!test(span_at(&s, i)))
            return py_bool_from(vm, false);
    }
    return py_bool_from(vm, s.length || when_empty);
}

#define QUESTION(name, of_text, of_bytes, when_empty)                                              \
    SPAN_METHOD(name)                                                                              \
    {                                                                                              \
        (void)args, (void)nargs, (void)kwnames;                                                    \
        return every(vm, self, of_text, of_bytes, when_empty);                                     \
    }

QUESTION(span_method_isalpha, char_is_alpha, byte_alpha, false)
QUESTION(span_method_isalnum, is_alnum, byte_alnum, false)
QUESTION(span_method_isdigit, char_is_digit, byte_digit, false)
QUESTION(span_method_isspace, py_char_is_space, byte_space, false)
QUESTION(span_method_isascii, is_ascii_char, is_ascii_char, true)
QUESTION(str_method_isdecimal, is_decimal, byte_digit, false)
QUESTION(str_method_isnumeric, char_is_numeric, byte_digit, false)
QUESTION(str_method_isprintable, py_char_is_printable, py_char_is_printable, true)

static bool upper_at(const struct span *s, int64_t i)
{
    uint32_t c = span_at(s, i);
    return s->kind == SPAN_STR ? char_is_upper(c) : c >= 'A' && c <= 'Z';
}

static bool lower_at_span(const struct span *s, int64_t i)
{
    uint32_t c = span_at(s, i);
    return s->kind == SPAN_STR ? char_is_lower(c) : c >= 'a' && c <= 'z';
}

static bool title_at(const struct span *s, int64_t i)
{
    return s->kind == SPAN_STR && char_is_title(span_at(s, i));
}

SPAN_METHOD(span_method_isupper)
{
    (void)args, (void)nargs, (void)kwnames;
    struct span s = span_of(vm, self);
    bool cased = false;
    for (int64_t i = 0; i < s.length; i++) {
        if (lower_at_span(&s, i) || title_at(&s, i))
            return py_bool_from(vm, false);
        cased = cased || upper_at(&s, i);
    }
    return py_bool_from(vm, cased);
}

SPAN_METHOD(span_method_islower)
{
    (void)args, (void)nargs, (void)kwnames;
    struct span s = span_of(vm, self);
    bool cased = false;
    for (int64_t i = 0; i < s.length; i++) {
        if (upper_at(&s, i) || title_at(&s, i))
            return py_bool_from(vm, false);
        cased = cased || lower_at_span(&s, i);
    }
    return py_bool_from(vm, cased);
}

SPAN_METHOD(span_method_istitle)
{
    (void)args, (void)nargs, (void)kwnames;
    struct span s = span_of(vm, self);
    bool cased = false, in_word = false;
    for (int64_t i = 0; i < s.length; i++) {
        bool begins = upper_at(&s, i) || title_at(&s, i), goes_on = lower_at_span(&s, i);
        if ((begins && in_word) || (goes_on && !in_word))
            return py_bool_from(vm, false);
        in_word = begins || goes_on;
        cased = cased || in_word;
    }
    return py_bool_from(vm, cased);
}

bool py_str_is_identifier(const py_str *s)
{
    if (!s->length || !char_starts_identifier(py_str_at(s, 0)))
        return false;
    for (int64_t i = 1; i < s->length; i++) {
        if (!char_continues_identifier(py_str_at(s, i)))
            return false;
    }
    return true;
}

SPAN_METHOD(str_method_isidentifier)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_bool_from(vm, py_str_is_identifier((py_str *)(void *)self));
}
