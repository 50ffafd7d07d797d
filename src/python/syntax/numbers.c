/* The values of number literals. */
#include "python/syntax/grammar.h"

#include <locale.h>
#include <string.h>

/* What sys.get_int_max_str_digits() gives: longer decimal literals are refused. */
enum { MAX_DECIMAL_DIGITS = 4300 };

static bool is_float(const struct token *token, bool *imaginary)
{
    const char *text = token->start;
    char last = text[token->length - 1];
    *imaginary = false;
    if (token->length > 1 && text[0] == '0' && strchr("xXoObB", text[1]))
        return false;
    *imaginary = last == 'j' || last == 'J';
    return *imaginary || memchr(text, '.', token->length) || memchr(text, 'e', token->length) ||
           memchr(text, 'E', token->length);
}

static bool read_float(struct parser *p, const struct token *token, struct ast_constant *out)
{
    struct text digits = {0};
    const char *point = localeconv()->decimal_point; /* which is what strtod wants to see */
    for (uint32_t i = 0; i < token->length; i++) {
        char c = token->start[i];
        if (c == '.')
            text_append(&digits, point);
        else if (c != '_')
            text_append_char(&digits, c);
    }
    bool failed = digits.failed;
    out->number = failed ? 0 : strtod(text_string(&digits), NULL);
    text_fini(&digits);
    if (failed)
        parser_no_memory(p);
    return !failed;
}

static bool read_int(struct parser *p, size_t mark, struct ast_constant *out)
{
    const struct token *token = &p->tokens.items[mark];
    const char *text = token->start;
    size_t length = token->length;
    out->base = 10;
    if (length > 1 && text[0] == '0' && strchr("xXoObB", text[1])) {
        out->base = strchr("xX", text[1]) ? 16 : strchr("oO", text[1]) ? 8 : 2;
        text += 2;
        length -= 2;
    }
    char *digits = arena_copy(p->arena, text, length);
    if (!digits)
        return parser_no_memory(p);
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] != '_')
            digits[count++] = text[i];
    digits[count] = '\0';
    if (out->base == 10 && count > MAX_DECIMAL_DIGITS) {
        return parser_raise_token(
            p, mark,
            "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
            "use "
            "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
            "integer literals to avoid decimal conversion limits.",
            MAX_DECIMAL_DIGITS, count);
    }
    out->kind = AST_CONSTANT_INT;
    out->text = digits;
    out->length = count;
    return true;
}

/* NUMBER */
struct ast_expr *parse_number(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *expr = parser_expr(p, AST_CONSTANT, start);
    bool imaginary;
    if (!expr)
        return NULL;
    if (is_float(&p->tokens.items[start], &imaginary)) {
        expr->constant.kind = imaginary ? AST_CONSTANT_IMAGINARY : AST_CONSTANT_FLOAT;
        return read_float(p, &p->tokens.items[start], &expr->constant) ? expr : NULL;
    }
    return read_int(p, start, &expr->constant) ? expr : NULL;
}
