/* From preprocessing tokens to tokens: the values of numbers (C11 6.4.4.1, 6.4.4.2), characters (6.4.4.4) and strings
 * (6.4.5), adjacent strings joined (translation phases 5 to 7). */
#include "base/utf8.h"
#include "c/syntax/pp.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- numbers ---- */

enum { SUFFIX_U = 1, SUFFIX_L = 2, SUFFIX_LL = 4 };

/* The suffix's letters as a set, -1 when it is none. */
static int integer_suffix(const char *at, const char *end)
{
    int suffix = 0;
    while (at < end) {
        bool is_double = end - at >= 2 && (at[0] == 'l' || at[0] == 'L') && at[1] == at[0];
        int letter = *at == 'u' || *at == 'U'   ? SUFFIX_U
                     : is_double                ? SUFFIX_LL
                     : *at == 'l' || *at == 'L' ? SUFFIX_L
                                                : -1;
        if (letter < 0 || (suffix & letter) ||
            (letter != SUFFIX_U && (suffix & (SUFFIX_L | SUFFIX_LL))))
            return -1;
        suffix |= letter;
        at += is_double ? 2 : 1;
    }
    return suffix;
}

static int digit_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : 99;
}

/* The first type of 6.4.4.1p5's list in which the value fits. */
static const struct c_type *integer_type(uint64_t value, int suffix, bool decimal)
{
    bool u = suffix & SUFFIX_U, l = suffix & (SUFFIX_L | SUFFIX_LL);
    enum c_kind wide = suffix & SUFFIX_LL ? C_LONG_LONG : C_LONG;
    enum c_kind wide_unsigned = suffix & SUFFIX_LL ? C_UNSIGNED_LONG_LONG : C_UNSIGNED_LONG;
    if (!l && !u && value <= INT32_MAX)
        return c_basic_type(C_INT);
    if (!l && (u || !decimal) && value <= UINT32_MAX)
        return c_basic_type(C_UNSIGNED_INT);
    if (!u && value <= INT64_MAX)
        return c_basic_type(wide);
    return c_basic_type(u || !decimal ? wide_unsigned : wide);
}

static bool wrong_number(struct pp *pp, const struct pp_token *token, const char *what,
                         const char *at)
{
    int length = (int)(token->spelling + token->length - at);
    c_error(pp->diagnostics, token->place, token->length, "invalid %s \"%.*s\" on constant", what,
            MIN(length, 40), at);
    return false;
}

static bool read_integer(struct pp *pp, const struct pp_token *token, struct c_token *result)
{
    const char *at = token->spelling, *end = at + token->length;
    int base = 10;
    if (token->length > 1 && at[0] == '0') {
        char c = at[1];
        base = c == 'x' || c == 'X' ? 16 : c == 'b' || c == 'B' ? 2 : 8;
        at += base == 8 ? 1 : 2;
    }
    const char *digits = at;
    uint64_t value = 0;
    bool too_large = false;
    for (; at < end && digit_value(*at) < (base == 16 ? 16 : 10); at++) {
        int digit = digit_value(*at);
        if (digit >= base) {
            c_error(pp->diagnostics, token->place, token->length,
                    "invalid digit \"%c\" in %s constant", *at, base == 8 ? "octal" : "binary");
            return false;
        }
        too_large = too_large || value > (UINT64_MAX - (uint64_t)digit) / (uint64_t)base;
        value = value * (uint64_t)base + (uint64_t)digit;
    }
    int suffix = integer_suffix(at, end);
    if (suffix < 0 || (at == digits && base != 8))
        return wrong_number(pp, token, "suffix",
                            at == digits && base != 8 ? token->spelling + 1 : at);
    if (too_large)
        c_warning(pp->diagnostics, token->place, token->length,
                  "integer constant is too large for its type");
    else if (value > INT64_MAX && base == 10 && !(suffix & SUFFIX_U))
        c_warning(pp->diagnostics, token->place, token->length,
                  "integer constant is so large that it is unsigned");
    result->kind = C_TOKEN_INTEGER;
    result->as.integer.value = value;
    result->as.integer.type = integer_type(value, suffix, base == 10);
    return true;
}

static bool is_floating(const struct pp_token *token)
{
    const char *s = token->spelling;
    bool hexadecimal = token->length > 1 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X');
    for (uint32_t i = 0; i < token->length; i++)
        if (s[i] == '.' || s[i] == 'p' || s[i] == 'P' ||
            (!hexadecimal && (s[i] == 'e' || s[i] == 'E')))
            return true;
    return false;
}

static bool read_floating(struct pp *pp, const struct pp_token *token, struct c_token *result)
{
    char *text = arena_copy(pp->arena, token->spelling, token->length);
    if (!text) {
        pp->failed = true;
        return false;
    }
    char last = token->length ? text[token->length - 1] : 0;
    bool hexadecimal = token->length > 1 && (text[1] == 'x' || text[1] == 'X');
    enum c_kind kind = C_DOUBLE;
    if (last == 'l' || last == 'L')
        kind = C_LONG_DOUBLE;
    else if ((last == 'f' || last == 'F') && (!hexadecimal || strpbrk(text, "pP")))
        kind = C_FLOAT;
    if (kind != C_DOUBLE)
        text[token->length - 1] = 0;
    char *end = text;
    long double value = kind == C_FLOAT    ? (long double)strtof(text, &end)
                        : kind == C_DOUBLE ? (long double)strtod(text, &end)
                                           : strtold(text, &end);
    if (*end || end == text)
        return wrong_number(pp, token, "suffix", token->spelling + (end - text));
    result->kind = C_TOKEN_FLOATING;
    result->as.floating.value = value;
    result->as.floating.type = c_basic_type(kind);
    return true;
}

bool pp_number(struct pp *pp, const struct pp_token *token, struct c_token *result)
{
    return is_floating(token) ? read_floating(pp, token, result) : read_integer(pp, token, result);
}

/* ---- characters ---- */

/* What a prefix makes of a literal's elements. */
struct encoding {
    const char *spelling;
    enum c_kind kind; /* wchar_t is int, char16_t unsigned short, char32_t unsigned int */
    uint32_t size;
};
static const struct encoding encodings[] = {
    {"u8", C_CHAR, 1}, {"u", C_UNSIGNED_SHORT, 2}, {"U", C_UNSIGNED_INT, 4}, {"L", C_INT, 4},
    {"", C_CHAR, 1},
};

static const struct encoding *encoding_of(const struct pp_token *token)
{
    for (size_t i = 0; i < ARRAY_LENGTH(encodings); i++) {
        size_t length = strlen(encodings[i].spelling);
        if (token->length > length && memcmp(token->spelling, encodings[i].spelling, length) == 0 &&
            (token->spelling[length] == '"' || token->spelling[length] == '\''))
            return &encodings[i];
    }
    return &encodings[ARRAY_LENGTH(encodings) - 1];
}

struct escape {
    uint32_t value;
    bool is_code_point; /* \u and \U: to be encoded; otherwise one element */
};

static bool hexadecimal_escape(struct pp *pp, const struct pp_token *token, const char **at,
                               const char *end, uint32_t size, struct escape *escape)
{
    const char *begin = *at;
    uint64_t value = 0;
    for (; *at < end && digit_value(**at) < 16; ++*at)
        value = MIN(value << 4 | (uint64_t)digit_value(**at), UINT64_C(1) << 40);
    if (*at == begin) {
        c_error(pp->diagnostics, token->place, token->length,
                "\\x used with no following hex digits");
        return false;
    }
    if (value >> (8 * size))
        c_warning(pp->diagnostics, token->place, token->length, "hex escape sequence out of range");
    escape->value = (uint32_t)value;
    return true;
}

static bool universal_name(struct pp *pp, const struct pp_token *token, const char **at,
                           const char *end, int digits, struct escape *escape)
{
    uint32_t value = 0;
    int count = 0;
    for (; count < digits && *at < end && digit_value(**at) < 16; ++*at, count++)
        value = value << 4 | (uint32_t)digit_value(**at);
    if (count < digits || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) {
        c_error(pp->diagnostics, token->place, token->length,
                count < digits ? "incomplete universal character name"
                               : "universal character name is no character");
        return false;
    }
    *escape = (struct escape){value, true};
    return true;
}

/* *at is behind the backslash. */
static bool read_escape(struct pp *pp, const struct pp_token *token, const char **at,
                        const char *end, uint32_t size, struct escape *escape)
{
    static const char letters[] = "abfnrtve'\"\\?", values[] = "\a\b\f\n\r\t\v\033'\"\\?";
    char c = *(*at)++;
    *escape = (struct escape){0, false};
    if (c == 'x')
        return hexadecimal_escape(pp, token, at, end, size, escape);
    if (c == 'u' || c == 'U')
        return universal_name(pp, token, at, end, c == 'u' ? 4 : 8, escape);
    if (c >= '0' && c <= '7') {
        uint32_t value = (uint32_t)(c - '0');
        for (int i = 0; i < 2 && *at < end && **at >= '0' && **at <= '7'; i++)
            value = value << 3 | (uint32_t)(*(*at)++ - '0');
        if (size == 1 && value > 255)
            c_warning(pp->diagnostics, token->place, token->length,
                      "octal escape sequence out of range");
        escape->value = value;
        return true;
    }
    const char *letter = c ? strchr(letters, c) : NULL;
    if (!letter) {
        c_warning(pp->diagnostics, token->place, token->length, "unknown escape sequence: '\\%c'",
                  c);
        escape->value = (unsigned char)c;
    } else {
        escape->value = (unsigned char)values[letter - letters];
    }
    return true;
}

struct elements {
    VECTOR(uint32_t);
};

static bool add_code_point(struct elements *elements, uint32_t code_point, uint32_t size)
{
    if (size == 4 || (size == 2 && code_point < 0x10000))
        return vector_push(elements, code_point);
    if (size == 2)
        return vector_push(elements, 0xd800 + ((code_point - 0x10000) >> 10)) &&
               vector_push(elements, 0xdc00 + ((code_point - 0x10000) & 0x3ff));
    char bytes[4];
    size_t count = utf8_encode(code_point, bytes);
    for (size_t i = 0; i < count; i++)
        if (!vector_push(elements, (unsigned char)bytes[i]))
            return false;
    return true;
}

/* Appends what stands between a literal's quotes. */
static bool read_elements(struct pp *pp, const struct pp_token *token,
                          const struct encoding *encoding, struct elements *elements)
{
    if (token->is_unended) {
        c_error(pp->diagnostics, token->place, token->length, "missing terminating %c character",
                token->kind == PP_STRING ? '"' : '\'');
        return false;
    }
    const char *at = strpbrk(token->spelling, "\"'") + 1,
               *end = token->spelling + token->length - 1;
    while (at < end) {
        bool fits = true;
        if (*at == '\\') {
            struct escape escape;
            at++;
            if (!read_escape(pp, token, &at, end, encoding->size, &escape))
                return false;
            fits = escape.is_code_point ? add_code_point(elements, escape.value, encoding->size)
                                        : vector_push(elements, escape.value);
        } else if (encoding->size == 1) {
            fits = vector_push(elements, (unsigned char)*at);
            at++;
        } else {
            uint32_t code_point;
            at += utf8_decode(at, (size_t)(end - at), &code_point);
            fits = add_code_point(elements, code_point, encoding->size);
        }
        if (!fits) {
            pp->failed = true;
            return false;
        }
    }
    return true;
}

bool pp_character(struct pp *pp, const struct pp_token *token, struct c_token *result)
{
    const struct encoding *encoding = encoding_of(token);
    struct elements elements = {0};
    bool fine = read_elements(pp, token, encoding, &elements);
    if (fine && elements.count == 0) {
        c_error(pp->diagnostics, token->place, token->length, "empty character constant");
        fine = false;
    }
    if (fine && elements.count > 1)
        c_warning(pp->diagnostics, token->place, token->length,
                  encoding->size > 1 || elements.count > 4
                      ? "character constant too long for its type"
                      : "multi-character character constant");
    if (fine) {
        /* Several characters are put together as gcc does, the last one lowest. */
        int64_t value = encoding->size > 1    ? (int32_t)vector_last(&elements)
                        : elements.count == 1 ? (int8_t)elements.items[0]
                                              : 0;
        for (size_t i = elements.count == 1; encoding->size == 1 && i < elements.count; i++)
            value = (int32_t)((uint32_t)value << 8 | (elements.items[i] & 0xff));
        if (encoding->kind == C_UNSIGNED_SHORT || encoding->kind == C_UNSIGNED_INT)
            value = (int64_t)(encoding->size == 2 ? (uint16_t)value : (uint32_t)value);
        result->kind = C_TOKEN_INTEGER;
        result->as.integer.value = (uint64_t)value;
        result->as.integer.type = c_basic_type(encoding->size == 1 ? C_INT : encoding->kind);
    }
    vector_fini(&elements);
    return fine;
}

/* ---- strings ---- */

/* The encoding of strings that stand side by side: the prefix that one of them has. */
static const struct encoding *joined_encoding(struct pp *pp, const struct pp_token *first)
{
    const struct encoding *plain = &encodings[ARRAY_LENGTH(encodings) - 1], *found = plain;
    for (const struct pp_token *token = first; token->kind == PP_STRING; token = token->next) {
        const struct encoding *encoding = encoding_of(token);
        if (encoding == plain)
            continue;
        if (found != plain && found != encoding) {
            c_error(pp->diagnostics, token->place, token->length,
                    "unsupported non-standard concatenation of string literals");
            return found;
        }
        found = encoding;
    }
    return found;
}

/* *last becomes the last string that was joined. */
static bool read_string(struct pp *pp, struct pp_token *first, struct c_token *result,
                        struct pp_token **last)
{
    const struct encoding *encoding = joined_encoding(pp, first);
    struct elements elements = {0};
    bool fine = true;
    for (struct pp_token *token = first; fine && token->kind == PP_STRING; token = token->next) {
        fine = read_elements(pp, token, encoding, &elements);
        *last = token;
    }
    uint8_t *bytes = fine ? arena_alloc(pp->arena, (elements.count + 1) * encoding->size) : NULL;
    if (fine && !bytes)
        pp->failed = true;
    for (size_t i = 0; bytes && i < elements.count; i++)
        memcpy(bytes + i * encoding->size, &elements.items[i], encoding->size);
    result->kind = C_TOKEN_STRING;
    result->as.string.elements = bytes;
    result->as.string.count = elements.count;
    result->as.string.element = c_basic_type(encoding->kind);
    vector_fini(&elements);
    return bytes != NULL;
}

/* ---- all of them ---- */

static bool convert_one(struct pp *pp, struct pp_token *token, struct c_token *result,
                        struct pp_token **last)
{
    switch (token->kind) {
    case PP_NAME:
        result->kind = token->name->word ? C_TOKEN_KEYWORD : C_TOKEN_IDENTIFIER;
        result->word = token->name->word;
        return true;
    case PP_NUMBER: return pp_number(pp, token, result);
    case PP_CHARACTER: return pp_character(pp, token, result);
    case PP_STRING: return read_string(pp, token, result, last);
    case PP_PUNCTUATOR:
        result->kind = C_TOKEN_PUNCTUATOR;
        result->word = token->word;
        return true;
    default:
        if (token->spelling[0] == '"' || token->spelling[0] == '\'' || token->spelling[0] == '\\' ||
            (token->spelling[0] > ' ' && token->spelling[0] < 127))
            c_error(pp->diagnostics, token->place, token->length, "stray '%c' in program",
                    token->spelling[0]);
        else
            c_error(pp->diagnostics, token->place, token->length, "stray '\\%o' in program",
                    (unsigned char)token->spelling[0]);
        return false;
    }
}

bool pp_convert(struct pp *pp, struct pp_token *list, struct c_tokens *tokens)
{
    size_t count = 1;
    for (const struct pp_token *token = list; token->kind != PP_END; token = token->next)
        count++;
    struct c_token *items = arena_alloc(pp->arena, count * sizeof *items);
    if (!items) {
        pp->failed = true;
        return false;
    }
    size_t used = 0;
    bool fine = true;
    struct pp_token *token = list;
    for (; token->kind != PP_END && !pp->failed; token = token->next) {
        if (token->kind == PP_PLACEMARKER)
            continue;
        struct c_token *result = &items[used];
        *result = (struct c_token){.place = token->place,
                                   .packing = token->packing,
                                   .spelling = token->spelling,
                                   .length = token->length};
        if (convert_one(pp, token, result, &token))
            used++;
        else
            fine = false;
    }
    items[used] = (struct c_token){.kind = C_TOKEN_END, .place = token->place, .spelling = ""};
    *tokens = (struct c_tokens){items, used + 1};
    return fine && !pp->failed;
}
