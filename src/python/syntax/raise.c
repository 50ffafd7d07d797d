/* Raising errors from the parser: which place each sort of call means. The rules are those of
 * CPython 3.11's Parser/pegen_errors.c. Columns travel as 1-based byte offsets here and become
 * characters in the error. */
#include "python/syntax/parser.h"

#include <stdarg.h>
#include <string.h>

struct place {
    int lineno;
    int column; /* from 1, in bytes */
    int end_lineno;
    int end_column; /* 0 or less: not known */
};

static void *raise_list(struct parser *p, enum syntax_error_kind kind, struct place place,
                        const char *format, va_list arguments)
{
    if (p->failed)
        return NULL;
    p->failed = true;
    const char *text = p->lexer.text;
    size_t length = (size_t)(p->lexer.end - text);
    int first_line = 1;
    if (p->fstring) {
        first_line = p->starting_lineno;
        place.column -= p->starting_col_offset;
        place.end_column -= p->starting_col_offset;
    }
    char *message = syntax_error_message(p->fstring ? "f-string: " : "", format, arguments);
    syntax_error_fill(p->error, kind, p->filename, message, text, length, first_line, place.lineno,
                      place.column, place.end_lineno, place.end_column, p->columns);
    return NULL;
}

/* Where the lexer is, as a 1-based column of the byte before. */
static int cursor_column(struct parser *p)
{
    return (int)(p->lexer.cur - p->lexer.line_start);
}

static void *raise_last(struct parser *p, enum syntax_error_kind kind, const char *format,
                        va_list arguments)
{
    struct place place = {1, 0, 1, -1};
    if (p->tokens.count) {
        const struct token *token = parser_last_token(p);
        if (token->kind == TOKEN_ERROR && p->lexer.state == LEXER_AT_END && p->lexer.level &&
            !p->failed)
            return parser_raise_unclosed(p);
        place.lineno = token->lineno;
        place.column = token->col_offset == -1 ? cursor_column(p) : token->col_offset + 1;
        place.end_lineno = token->end_lineno;
        place.end_column = token->end_col_offset == -1 ? -1 : token->end_col_offset + 1;
    }
    return raise_list(p, kind, place, format, arguments);
}

static struct place place_of(const struct ast_position *from, const struct ast_position *to)
{
    return (struct place){from->lineno, from->col_offset + 1, to->end_lineno,
                          to->end_col_offset + 1};
}

void *parser_raise(struct parser *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_last(p, SYNTAX_ERROR, format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_indentation(struct parser *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_last(p, SYNTAX_ERROR_INDENTATION, format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_token(struct parser *p, size_t token, const char *format, ...)
{
    struct ast_position at = token_position(&p->tokens.items[token]);
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, SYNTAX_ERROR, place_of(&at, &at), format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_tokens(struct parser *p, size_t from, size_t to, const char *format, ...)
{
    struct ast_position start = token_position(&p->tokens.items[from]);
    struct ast_position end = token_position(&p->tokens.items[to]);
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, SYNTAX_ERROR, place_of(&start, &end), format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_starting(struct parser *p, const struct ast_position *from, const char *format,
                            ...)
{
    struct place place = {from->lineno, from->col_offset + 1, p->lexer.lineno, cursor_column(p)};
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, SYNTAX_ERROR, place, format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_expr(struct parser *p, const struct ast_expr *at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, SYNTAX_ERROR, place_of(&at->at, &at->at), format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_between(struct parser *p, const struct ast_position *from,
                           const struct ast_position *to, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, SYNTAX_ERROR, place_of(from, to), format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_at(struct parser *p, enum syntax_error_kind kind, const struct ast_position *at,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_list(p, kind, place_of(at, at), format, arguments);
    va_end(arguments);
    return NULL;
}

void *parser_raise_unclosed(struct parser *p)
{
    struct lexer *lexer = &p->lexer;
    int top = lexer->level - 1;
    struct ast_position at = {lexer->brackets[top].lineno, lexer->brackets[top].col_offset,
                              lexer->brackets[top].lineno, -1};
    return parser_raise_at(p, SYNTAX_ERROR, &at, "'%c' was never closed",
                           lexer->brackets[top].opening);
}

void *parser_no_memory(struct parser *p)
{
    p->failed = true;
    syntax_error_fini(p->error);
    p->error->kind = SYNTAX_ERROR_MEMORY;
    return NULL;
}

void parser_raise_lexer(struct parser *p)
{
    struct lexer *lexer = &p->lexer;
    int first_line = p->fstring ? p->starting_lineno : 1;
    char *message = strdup(lexer->message);
    syntax_error_fill(p->error, SYNTAX_ERROR, p->filename, message, lexer->text,
                      (size_t)(lexer->end - lexer->text), first_line, lexer->error_lineno, 0, 0, 0,
                      p->columns);
    if (p->error->text) { /* the tokenizer shows the line without its end */
        size_t length = strlen(p->error->text);
        if (length && p->error->text[length - 1] == '\n')
            p->error->text[length - 1] = '\0';
    }
    p->error->offset = lexer->error_offset;
    p->error->end_lineno = lexer->error_lineno;
    p->error->end_offset = lexer->error_end_offset;
}
