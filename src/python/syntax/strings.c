/* String literals.
 *
 * Adjacent literals are one constant, or one JoinedStr when any is an f-string; errors inside them
 * have the last token read as their place, as in CPython 3.11's Parser/string_parser.c. */
#include "python/syntax/strings.h"

#include "base/utf8.h"

#include <string.h>

/* One literal's token taken apart. */
struct literal {
    const char *inside;
    size_t length;
    bool raw;
    bool bytes;
    bool formatted;
};

static struct literal take_apart(const struct token *token)
{
    struct literal literal = {0};
    const char *text = token->start;
    while (*text != '\'' && *text != '"') {
        literal.raw = literal.raw || *text == 'r' || *text == 'R';
        literal.bytes = literal.bytes || *text == 'b' || *text == 'B';
        literal.formatted = literal.formatted || *text == 'f' || *text == 'F';
        text++;
    }
    size_t length = token->length - (size_t)(text - token->start);
    size_t quotes = length >= 6 && text[1] == *text && text[2] == *text ? 3 : 1;
    literal.inside = text + quotes;
    literal.length = length - 2 * quotes;
    return literal;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The escapes of one letter; -1 for others. */
static int simple_escape(char c)
{
    static const char letters[] = "\\'\"abfnrtv";
    static const char values[] = "\\'\"\a\b\f\n\r\t\v";
    const char *found = c ? strchr(letters, c) : NULL;
    return found ? values[found - letters] : -1;
}

/* Up to three octal digits at *at. */
static uint32_t read_octal(const char **at, const char *end)
{
    uint32_t value = 0;
    for (int i = 0; i < 3 && *at < end && **at >= '0' && **at <= '7'; i++)
        value = value * 8 + (uint32_t)(*(*at)++ - '0');
    return value;
}

/* CPython widens characters beyond ASCII to \UXXXXXXXX before it decodes: the positions that its
 * messages tell are in that text. */
static size_t widened_length(const char *from, const char *to)
{
    size_t length = 0;
    while (from < to) {
        uint32_t code_point;
        size_t taken = utf8_decode(from, (size_t)(to - from), &code_point);
        length += taken == 1 ? 1 : 10;
        from += taken;
    }
    return length;
}

static bool escape_error(struct parser *p, const char *bytes, const char *escape, const char *stop,
                         const char *reason)
{
    size_t start = widened_length(bytes, escape);
    parser_raise(p,
                 "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                 start, start + widened_length(escape, stop) - 1, reason);
    return false;
}

/* \xXX, \uXXXX, \UXXXXXXXX: `at` is after the letter. */
static bool decode_hex(struct parser *p, const char *bytes, const char **at, const char *end,
                       struct text *out)
{
    const char *escape = *at - 2;
    char letter = (*at)[-1];
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t value = 0;
    for (int i = 0; i < digits; i++, (*at)++) {
        if (*at == end || hex_value(**at) < 0) {
            return escape_error(p, bytes, escape, *at,
                                digits == 2   ? "truncated \\xXX escape"
                                : digits == 4 ? "truncated \\uXXXX escape"
                                              : "truncated \\UXXXXXXXX escape");
        }
        value = value * 16 + (uint32_t)hex_value(**at);
    }
    if (value > 0x10FFFF)
        return escape_error(p, bytes, escape, *at, "illegal Unicode character");
    text_append_code_point(out, value);
    return true;
}

/* \N{name}: `at` is after the N. */
static bool decode_named(struct parser *p, const char *bytes, const char **at, const char *end,
                         struct text *out)
{
    const char *escape = *at - 2;
    uint32_t value;
    const char *close = *at < end && **at == '{' ? memchr(*at, '}', (size_t)(end - *at)) : NULL;
    if (!close || close == *at + 1) {
        const char *stop = *at < end && **at == '{' ? (close ? close : end) : *at;
        return escape_error(p, bytes, escape, close ? close + 1 : stop,
                            "malformed \\N character escape");
    }
    if (!unicode_character_named(*at + 1, (size_t)(close - *at - 1), &value))
        return escape_error(p, bytes, escape, close + 1, "unknown Unicode character name");
    text_append_code_point(out, value);
    *at = close + 1;
    return true;
}

/* One escape of a str: `at` is after the backslash. */
static bool decode_escape(struct parser *p, const char *bytes, const char **at, const char *end,
                          struct text *out)
{
    if (*at == end) {
        size_t position = widened_length(bytes, end) - 1;
        parser_raise(
            p,
            "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %zu: "
            "\\ at end of string",
            position);
        return false;
    }
    char c = *(*at)++;
    if (c == '\n')
        return true;
    if (c == 'x' || c == 'u' || c == 'U')
        return decode_hex(p, bytes, at, end, out);
    if (c == 'N')
        return decode_named(p, bytes, at, end, out);
    if (c >= '0' && c <= '7') {
        --*at;
        text_append_code_point(out, read_octal(at, end));
    } else if (simple_escape(c) >= 0) {
        text_append_char(out, (char)simple_escape(c));
    } else {
        text_append_char(out, '\\');
        --*at;
    }
    return true;
}

bool string_decode(struct parser *p, const char *bytes, size_t length, bool raw, struct text *out)
{
    const char *at = bytes;
    const char *end = bytes + length;
    while (at < end) {
        const char *escape = raw ? NULL : memchr(at, '\\', (size_t)(end - at));
        const char *stop = escape ? escape : end;
        text_append_bytes(out, at, (size_t)(stop - at));
        at = stop;
        if (escape) {
            at++;
            if (!decode_escape(p, bytes, &at, end, out))
                return false;
        }
    }
    return true;
}

static bool decode_bytes(struct parser *p, const struct literal *literal, struct text *out)
{
    const char *at = literal->inside;
    const char *end = at + literal->length;
    while (at < end) {
        char c = *at++;
        if (c != '\\' || literal->raw) {
            text_append_char(out, c);
            continue;
        }
        c = *at;
        if (c == '\n') {
            at++;
        } else if (c == 'x') {
            if (end - at < 3 || hex_value(at[1]) < 0 || hex_value(at[2]) < 0) {
                parser_raise(p, "(value error) invalid \\x escape at position %zu",
                             (size_t)(at - 1 - literal->inside));
                return false;
            }
            text_append_char(out, (char)(hex_value(at[1]) * 16 + hex_value(at[2])));
            at += 3;
        } else if (c >= '0' && c <= '7') {
            text_append_char(out, (char)(read_octal(&at, end) & 0xFF));
        } else if (simple_escape(c) >= 0) {
            text_append_char(out, (char)simple_escape(c));
            at++;
        } else {
            text_append_char(out, '\\');
        }
    }
    return true;
}

struct ast_expr *string_parts_expr(struct parser *p, const struct string_parts *parts,
                                   enum ast_expr_kind kind)
{
    size_t mark = p->mark;
    p->mark = parts->last_token + 1;
    struct ast_expr *expr = parser_expr(p, kind, parts->first_token);
    p->mark = mark;
    return expr;
}

/* The text so far as a Constant. */
static struct ast_expr *make_constant(struct parser *p, struct string_parts *parts, bool bytes)
{
    struct ast_expr *expr = string_parts_expr(p, parts, AST_CONSTANT);
    const char *copy =
        expr ? arena_copy(p->arena, text_string(&parts->text), parts->text.length) : NULL;
    if (!copy || parts->text.failed)
        return parser_no_memory(p);
    expr->constant.kind = bytes ? AST_CONSTANT_BYTES : AST_CONSTANT_STR;
    expr->constant.text = copy;
    expr->constant.length = parts->text.length;
    expr->constant.u_prefix = !bytes && *p->tokens.items[parts->first_token].start == 'u';
    text_clear(&parts->text);
    return expr;
}

bool string_parts_flush(struct parser *p, struct string_parts *parts)
{
    if (parts->text.failed)
        return parser_no_memory(p);
    if (!parts->text.length)
        return true;
    struct ast_expr *constant = make_constant(p, parts, false);
    return constant && parser_push(p, constant);
}

/* Whether bytes hold only what bytes may. */
static bool check_bytes(struct parser *p, const struct literal *literal)
{
    for (size_t i = 0; i < literal->length; i++) {
        if ((unsigned char)literal->inside[i] >= 128) {
            parser_raise(p, "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    return true;
}

static bool read_literal(struct parser *p, struct string_parts *parts, size_t token, bool *bytes,
                         bool *formatted)
{
    struct literal literal = take_apart(&p->tokens.items[token]);
    if (literal.bytes && !check_bytes(p, &literal))
        return false;
    if (token != parts->first_token && literal.bytes != *bytes)
        return parser_raise(p, "cannot mix bytes and nonbytes literals");
    *bytes = literal.bytes;
    if (literal.bytes)
        return decode_bytes(p, &literal, &parts->text);
    if (!literal.formatted)
        return string_decode(p, literal.inside, literal.length, literal.raw, &parts->text);
    *formatted = true;
    return fstring_read(p, parts, literal.inside, literal.length, literal.raw, token);
}

static struct ast_expr *join(struct parser *p, struct string_parts *parts)
{
    bool bytes = false;
    bool formatted = false;
    for (size_t token = parts->first_token; token <= parts->last_token; token++)
        if (!read_literal(p, parts, token, &bytes, &formatted))
            return NULL;
    if (!formatted)
        return make_constant(p, parts, bytes);
    struct ast_expr *expr =
        string_parts_flush(p, parts) ? string_parts_expr(p, parts, AST_JOINED_STR) : NULL;
    if (expr)
        expr->joined_str.values = parser_take_exprs(p, parts->base);
    return expr;
}

/* strings: STRING+ */
struct ast_expr *parse_strings(struct parser *p)
{
    struct string_parts parts = {.first_token = p->mark, .base = parser_sequence(p)};
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_STRINGS, &known))
        return known;
    while (parser_accept(p, TOKEN_STRING))
        ;
    if (p->failed)
        return NULL;
    parts.last_token = p->mark - 1;
    struct ast_expr *expr = join(p, &parts);
    text_fini(&parts.text);
    if (!expr)
        return parser_drop(p, parts.base);
    return p->diagnosing ? parser_remember(p, MEMO_STRINGS, parts.first_token, expr) : expr;
}
