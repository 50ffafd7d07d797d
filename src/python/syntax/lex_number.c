/* Number literals, read as CPython 3.11's tokenizer reads them: one error message for each way in
 * which a literal goes wrong, and a keyword may follow a number without a space (`0or x`). */
#include "python/syntax/lexer.h"

#include <ctype.h>
#include <string.h>

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_digit_of(int c, int base)
{
    if (base == 16)
        return c >= 0 && isxdigit(c);
    return c >= '0' && c < '0' + base;
}

/* Whether a keyword that may follow an expression (and, else, for, if, in, is, or, not) begins with
 * `c`, already read. */
static bool keyword_follows(struct lexer *lexer, int c)
{
    static const char *const rests[] = {"and", "else", "for", "not", "or"};
    const char *rest = lexer->cur;
    if (c == 'i')
        return *rest == 'f' || *rest == 'n' || *rest == 's';
    for (size_t i = 0; i < ARRAY_LENGTH(rests); i++) {
        size_t length = strlen(rests[i]) - 1;
        if (c == rests[i][0] && strncmp(rest, rests[i] + 1, length) == 0)
            return !lexer_continues_identifier((unsigned char)rest[length]);
    }
    return false;
}

/* The end of a literal, before `c`: no name may run into it. */
static enum token_kind end_number(struct lexer *lexer, int c, const char *sort)
{
    lexer_unread(lexer, c);
    if (c != LEXER_EOF && lexer_continues_identifier(c)) {
        lexer->cur++;
        bool keyword = keyword_follows(lexer, c);
        lexer->cur--;
        if (!keyword) {
            lexer_read(lexer);
            lexer_unread(lexer, c);
            return lexer_fail(lexer, "invalid %s literal", sort);
        }
    }
    return TOKEN_NUMBER;
}

/* Digits with single underscores between them, of which one was read. The byte after them; 0 after
 * recording an error. */
static int read_decimal_tail(struct lexer *lexer)
{
    for (;;) {
        int c;
        do
            c = lexer_read(lexer);
        while (is_digit(c));
        if (c != '_')
            return c;
        c = lexer_read(lexer);
        if (!is_digit(c)) {
            lexer_unread(lexer, c);
            lexer_fail(lexer, "invalid decimal literal");
            return 0;
        }
    }
}

/* After 0x, 0o or 0b. */
static enum token_kind read_based(struct lexer *lexer, int base, const char *sort)
{
    int c = lexer_read(lexer);
    do {
        if (c == '_')
            c = lexer_read(lexer);
        if (!is_digit_of(c, base)) {
            if (is_digit(c))
                return lexer_fail(lexer, "invalid digit '%c' in %s literal", c, sort);
            lexer_unread(lexer, c);
            return lexer_fail(lexer, "invalid %s literal", sort);
        }
        do
            c = lexer_read(lexer);
        while (is_digit_of(c, base));
    } while (c == '_');
    if (is_digit(c))
        return lexer_fail(lexer, "invalid digit '%c' in %s literal", c, sort);
    return end_number(lexer, c, sort);
}

/* What may follow the whole part: `c` is the byte after it. */
static enum token_kind read_exponent_or_end(struct lexer *lexer, int c)
{
    if (c == 'e' || c == 'E') {
        int e = c;
        c = lexer_read(lexer);
        if (c == '+' || c == '-') {
            c = lexer_read(lexer);
            if (!is_digit(c)) {
                lexer_unread(lexer, c);
                return lexer_fail(lexer, "invalid decimal literal");
            }
        } else if (!is_digit(c)) {
            lexer_unread(lexer, c);
            return end_number(lexer, e, "decimal");
        }
        c = read_decimal_tail(lexer);
        if (!c)
            return TOKEN_ERROR;
    }
    if (c == 'j' || c == 'J')
        return end_number(lexer, lexer_read(lexer), "imaginary");
    return end_number(lexer, c, "decimal");
}

/* After the point. */
static enum token_kind read_fraction(struct lexer *lexer)
{
    int c = lexer_read(lexer);
    if (is_digit(c)) {
        c = read_decimal_tail(lexer);
        if (!c)
            return TOKEN_ERROR;
    }
    return read_exponent_or_end(lexer, c);
}

/* After a 0: a base, a float, or more zeros. */
static enum token_kind read_after_zero(struct lexer *lexer)
{
    bool nonzero = false;
    int c = lexer_read(lexer);
    if (c == 'x' || c == 'X')
        return read_based(lexer, 16, "hexadecimal");
    if (c == 'o' || c == 'O')
        return read_based(lexer, 8, "octal");
    if (c == 'b' || c == 'B')
        return read_based(lexer, 2, "binary");
    for (;;) {
        if (c == '_') {
            c = lexer_read(lexer);
            if (!is_digit(c)) {
                lexer_unread(lexer, c);
                return lexer_fail(lexer, "invalid decimal literal");
            }
        }
        if (c != '0')
            break;
        c = lexer_read(lexer);
    }
    const char *zeros_end = lexer->cur;
    if (is_digit(c)) {
        nonzero = true;
        c = read_decimal_tail(lexer);
        if (!c)
            return TOKEN_ERROR;
    }
    if (c == '.')
        return read_fraction(lexer);
    if (nonzero && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
        lexer_unread(lexer, c);
        return lexer_fail_range(lexer, (int)(lexer->start + 1 - lexer->line_start),
                                (int)(zeros_end - lexer->line_start),
                                "leading zeros in decimal integer literals are not permitted; use "
                                "an 0o prefix for octal integers");
    }
    return read_exponent_or_end(lexer, c);
}

enum token_kind lexer_number(struct lexer *lexer, int c)
{
    if (c == '.')
        return read_fraction(lexer);
    if (c == '0')
        return read_after_zero(lexer);
    c = read_decimal_tail(lexer);
    if (!c)
        return TOKEN_ERROR;
    if (c == '.')
        return read_fraction(lexer);
    return read_exponent_or_end(lexer, c);
}
