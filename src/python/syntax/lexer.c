/* Tokens, indentation and brackets. The rules and the places of errors are those of CPython 3.11's
 * Parser/tokenizer.c; numbers and identifiers have files of their own. */
#include "python/syntax/lexer.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TAB_SIZE = 8 };

void lexer_init(struct lexer *lexer, const char *text, size_t length)
{
    *lexer = (struct lexer){.text = text, .end = text + length};
    lexer->cur = lexer->line_start = lexer->line_end = text;
    lexer->at_line_start = true;
}

int lexer_read(struct lexer *lexer)
{
    if (lexer->cur == lexer->line_end) {
        if (lexer->state != LEXER_READING)
            return LEXER_EOF;
        if (lexer->cur == lexer->end) {
            lexer->state = LEXER_AT_END;
            if (!lexer->start && lexer->cur > lexer->line_start && lexer->cur[-1] == '\n')
                lexer->line_start = lexer->cur; /* errors at the end have no column */
            return LEXER_EOF;
        }
        const char *newline = memchr(lexer->cur, '\n', (size_t)(lexer->end - lexer->cur));
        lexer->line_start = lexer->cur;
        lexer->line_end = newline ? newline + 1 : lexer->end;
        lexer->lineno++;
    }
    return (unsigned char)*lexer->cur++;
}

void lexer_unread(struct lexer *lexer, int c)
{
    if (c != LEXER_EOF)
        lexer->cur--;
}

/* How many characters the bytes from `from` to `to` are. */
static int count_characters(const char *from, const char *to)
{
    int count = 0;
    while (from < to) {
        uint32_t code_point;
        from += utf8_decode(from, (size_t)(to - from), &code_point);
        count++;
    }
    return count;
}

enum token_kind lexer_fail_range(struct lexer *lexer, int offset, int end_offset,
                                 const char *message)
{
    snprintf(lexer->message, sizeof lexer->message, "%s", message);
    lexer->error_lineno = lexer->lineno;
    lexer->error_offset = offset;
    lexer->error_end_offset = end_offset;
    lexer->state = LEXER_FAILED;
    return TOKEN_ERROR;
}

enum token_kind lexer_fail(struct lexer *lexer, const char *format, ...)
{
    char message[LEXER_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    int offset = count_characters(lexer->line_start, lexer->cur);
    return lexer_fail_range(lexer, offset, offset, message);
}

static enum token_kind stop(struct lexer *lexer, enum lexer_state state, bool at_line_end)
{
    lexer->state = state;
    if (at_line_end)
        lexer->cur = lexer->line_end;
    return TOKEN_ERROR;
}

/* After a backslash: the newline that must follow. False: an error was recorded. */
static bool read_continuation(struct lexer *lexer)
{
    int c = lexer_read(lexer);
    if (c != '\n') {
        stop(lexer, LEXER_BAD_CONTINUATION, false);
        return false;
    }
    c = lexer_read(lexer);
    if (c == LEXER_EOF) {
        stop(lexer, LEXER_AT_END, true);
        return false;
    }
    lexer_unread(lexer, c);
    return true;
}

/* Compares a line's indentation with the open blocks', counting the INDENT or DEDENTs due. */
static bool indent_to(struct lexer *lexer, int column, int alt_column)
{
    if (column == lexer->indents[lexer->indent]) {
        if (alt_column != lexer->alt_indents[lexer->indent])
            return stop(lexer, LEXER_BAD_TABS, true), false;
    } else if (column > lexer->indents[lexer->indent]) {
        if (lexer->indent + 1 >= LEXER_MAX_INDENTS)
            return stop(lexer, LEXER_TOO_DEEP, true), false;
        if (alt_column <= lexer->alt_indents[lexer->indent])
            return stop(lexer, LEXER_BAD_TABS, true), false;
        lexer->pending++;
        lexer->indent++;
        lexer->indents[lexer->indent] = column;
        lexer->alt_indents[lexer->indent] = alt_column;
    } else {
        while (lexer->indent > 0 && column < lexer->indents[lexer->indent]) {
            lexer->pending--;
            lexer->indent--;
        }
        if (column != lexer->indents[lexer->indent])
            return stop(lexer, LEXER_BAD_DEDENT, true), false;
        if (alt_column != lexer->alt_indents[lexer->indent])
            return stop(lexer, LEXER_BAD_TABS, true), false;
    }
    return true;
}

/* Reads a line's leading white space. Sets *blank when nothing but a comment follows it: such a
 * line leaves indentation alone and ends in no NEWLINE. */
static bool read_indentation(struct lexer *lexer, bool *blank)
{
    int column = 0;
    int alt_column = 0;
    int continued = 0; /* the column of the first backslash: what follows counts from there */
    int c;
    lexer->at_line_start = false;
    for (;;) {
        c = lexer_read(lexer);
        if (c == ' ') {
            column++;
            alt_column++;
        } else if (c == '\t') {
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            alt_column++;
        } else if (c == '\f') {
            column = alt_column = 0;
        } else if (c == '\\') {
            continued = continued ? continued : column;
            if (!read_continuation(lexer))
                return false;
        } else {
            break;
        }
    }
    lexer_unread(lexer, c);
    *blank = c == '#' || c == '\n';
    if (*blank || lexer->level > 0)
        return true;
    return indent_to(lexer, continued ? continued : column, continued ? continued : alt_column);
}

/* Reads a string of which the opening `quote` has been read; lexer->start is at its prefix. */
static enum token_kind read_string(struct lexer *lexer, int quote)
{
    int quotes = 1; /* that close it */
    int closing = 0;
    lexer->first_lineno = lexer->lineno;
    lexer->first_line = lexer->line_start;
    int c = lexer_read(lexer);
    if (c == quote) {
        c = lexer_read(lexer);
        if (c == quote)
            quotes = 3;
        else
            closing = 1; /* the empty string */
    }
    if (c != quote)
        lexer_unread(lexer, c);
    while (closing != quotes) {
        c = lexer_read(lexer);
        if (c == LEXER_EOF || (quotes == 1 && c == '\n')) {
            int detected = lexer->lineno;
            lexer->text_ran_out = c == LEXER_EOF;
            lexer->cur = lexer->start + 1;
            lexer->line_start = lexer->first_line;
            lexer->lineno = lexer->first_lineno;
            return lexer_fail(lexer, "unterminated %sstring literal (detected at line %d)",
                              quotes == 3 ? "triple-quoted " : "", detected);
        }
        if (c == quote) {
            closing++;
        } else {
            closing = 0;
            if (c == '\\')
                lexer_read(lexer);
        }
    }
    return TOKEN_STRING;
}

/* Reads a name, or a string that opens with a prefix, of which `c` has been read. */
static enum token_kind read_name_or_string(struct lexer *lexer, int c)
{
    bool b = false, u = false, r = false, f = false;
    bool ascii = true;
    for (;;) {
        if (!(b || u || f) && (c == 'b' || c == 'B'))
            b = true;
        else if (!(b || u || r || f) && (c == 'u' || c == 'U'))
            u = true;
        else if (!(r || u) && (c == 'r' || c == 'R'))
            r = true;
        else if (!(f || b || u) && (c == 'f' || c == 'F'))
            f = true;
        else
            break;
        c = lexer_read(lexer);
        if (c == '"' || c == '\'')
            return read_string(lexer, c);
    }
    while (lexer_continues_identifier(c)) {
        if (c >= 128)
            ascii = false;
        c = lexer_read(lexer);
    }
    lexer_unread(lexer, c);
    if (!ascii && !lexer_verify_identifier(lexer))
        return TOKEN_ERROR;
    return token_keyword(lexer->start, (size_t)(lexer->cur - lexer->start));
}

static enum token_kind open_bracket(struct lexer *lexer, int c, enum token_kind kind)
{
    if (lexer->level >= LEXER_MAX_BRACKETS)
        return lexer_fail(lexer, "too many nested parentheses");
    lexer->brackets[lexer->level].opening = (char)c;
    lexer->brackets[lexer->level].lineno = lexer->lineno;
    lexer->brackets[lexer->level].col_offset = (int)(lexer->start - lexer->line_start);
    lexer->level++;
    return kind;
}

static enum token_kind close_bracket(struct lexer *lexer, int c, enum token_kind kind)
{
    if (!lexer->level)
        return lexer_fail(lexer, "unmatched '%c'", c);
    lexer->level--;
    char opening = lexer->brackets[lexer->level].opening;
    int lineno = lexer->brackets[lexer->level].lineno;
    if ((opening == '(' && c == ')') || (opening == '[' && c == ']') ||
        (opening == '{' && c == '}'))
        return kind;
    if (lineno != lexer->lineno)
        return lexer_fail(lexer,
                          "closing parenthesis '%c' does not match opening parenthesis '%c' on "
                          "line %d",
                          c, opening, lineno);
    return lexer_fail(lexer, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                      opening);
}

/* Takes the next byte when it is `expected`. */
static bool follows(struct lexer *lexer, int expected)
{
    int c = lexer_read(lexer);
    if (c == expected)
        return true;
    lexer_unread(lexer, c);
    return false;
}

/* One of three: alone, with = after it, or doubled, perhaps with =. 0 for a form there is not. */
static enum token_kind operator_family(struct lexer *lexer, int c, enum token_kind alone,
                                       enum token_kind assign, enum token_kind doubled,
                                       enum token_kind doubled_assign)
{
    if (follows(lexer, '='))
        return assign;
    if (doubled && follows(lexer, c))
        return doubled_assign && follows(lexer, '=') ? doubled_assign : doubled;
    return alone;
}

static enum token_kind read_operator(struct lexer *lexer, int c)
{
    switch (c) {
    case '(': return open_bracket(lexer, c, TOKEN_LEFT_PAREN);
    case '[': return open_bracket(lexer, c, TOKEN_LEFT_BRACKET);
    case '{': return open_bracket(lexer, c, TOKEN_LEFT_BRACE);
    case ')': return close_bracket(lexer, c, TOKEN_RIGHT_PAREN);
    case ']': return close_bracket(lexer, c, TOKEN_RIGHT_BRACKET);
    case '}': return close_bracket(lexer, c, TOKEN_RIGHT_BRACE);
    case ',': return TOKEN_COMMA;
    case ';': return TOKEN_SEMICOLON;
    case '~': return TOKEN_TILDE;
    case ':': return follows(lexer, '=') ? TOKEN_COLON_EQUAL : TOKEN_COLON;
    case '=': return follows(lexer, '=') ? TOKEN_EQUAL_EQUAL : TOKEN_EQUAL;
    case '!': return follows(lexer, '=') ? TOKEN_NOT_EQUAL : TOKEN_UNKNOWN;
    case '+': return operator_family(lexer, c, TOKEN_PLUS, TOKEN_PLUS_EQUAL, 0, 0);
    case '-':
        if (follows(lexer, '>'))
            return TOKEN_ARROW;
        return operator_family(lexer, c, TOKEN_MINUS, TOKEN_MINUS_EQUAL, 0, 0);
    case '*':
        return operator_family(lexer, c, TOKEN_STAR, TOKEN_STAR_EQUAL, TOKEN_DOUBLE_STAR,
                               TOKEN_DOUBLE_STAR_EQUAL);
    case '/':
        return operator_family(lexer, c, TOKEN_SLASH, TOKEN_SLASH_EQUAL, TOKEN_DOUBLE_SLASH,
                               TOKEN_DOUBLE_SLASH_EQUAL);
    case '%': return operator_family(lexer, c, TOKEN_PERCENT, TOKEN_PERCENT_EQUAL, 0, 0);
    case '@': return operator_family(lexer, c, TOKEN_AT, TOKEN_AT_EQUAL, 0, 0);
    case '&': return operator_family(lexer, c, TOKEN_AMPERSAND, TOKEN_AMPERSAND_EQUAL, 0, 0);
    case '|': return operator_family(lexer, c, TOKEN_BAR, TOKEN_BAR_EQUAL, 0, 0);
    case '^': return operator_family(lexer, c, TOKEN_CIRCUMFLEX, TOKEN_CIRCUMFLEX_EQUAL, 0, 0);
    case '<':
        if (follows(lexer, '>'))
            return TOKEN_LESS_GREATER;
        return operator_family(lexer, c, TOKEN_LESS, TOKEN_LESS_EQUAL, TOKEN_LEFT_SHIFT,
                               TOKEN_LEFT_SHIFT_EQUAL);
    case '>':
        return operator_family(lexer, c, TOKEN_GREATER, TOKEN_GREATER_EQUAL, TOKEN_RIGHT_SHIFT,
                               TOKEN_RIGHT_SHIFT_EQUAL);
    default: break;
    }
    if (c < ' ' || c == 0x7F)
        return lexer_fail(lexer, "invalid non-printable character U+%04X", (unsigned)c);
    return TOKEN_UNKNOWN;
}

/* What `.` begins: a number, an ellipsis or an attribute. */
static enum token_kind read_dot(struct lexer *lexer)
{
    int c = lexer_read(lexer);
    if (c >= '0' && c <= '9') {
        lexer_unread(lexer, c);
        return lexer_number(lexer, '.');
    }
    if (c == '.') {
        if (follows(lexer, '.'))
            return TOKEN_ELLIPSIS;
        lexer_unread(lexer, '.');
        return TOKEN_DOT;
    }
    lexer_unread(lexer, c);
    return TOKEN_DOT;
}

static enum token_kind read_end(struct lexer *lexer)
{
    lexer->start = NULL;
    return lexer->level || lexer->state != LEXER_AT_END ? TOKEN_ERROR : TOKEN_ENDMARKER;
}

/* The kind of the next token; its bytes are those from lexer->start to the cursor. */
static enum token_kind read_token(struct lexer *lexer)
{
    bool blank = false;
    for (;;) {
        lexer->start = NULL;
        if (lexer->at_line_start && !read_indentation(lexer, &blank))
            return TOKEN_ERROR;
        if (lexer->pending) {
            bool dedent = lexer->pending < 0;
            lexer->pending += dedent ? 1 : -1;
            return dedent ? TOKEN_DEDENT : TOKEN_INDENT;
        }
        int c;
        do
            c = lexer_read(lexer);
        while (c == ' ' || c == '\t' || c == '\f');
        lexer->start = lexer->cur - (c != LEXER_EOF); /* a NEWLINE begins at its comment */
        if (c == '#') {
            do
                c = lexer_read(lexer);
            while (c != LEXER_EOF && c != '\n');
        }
        if (c == LEXER_EOF)
            return read_end(lexer);
        if (lexer_starts_identifier(c))
            return read_name_or_string(lexer, c);
        if (c == '\n') {
            lexer->at_line_start = true;
            if (!blank && lexer->level == 0)
                return TOKEN_NEWLINE;
            blank = false;
        } else if (c == '\\') {
            if (!read_continuation(lexer))
                return TOKEN_ERROR;
        } else if (c == '.') {
            return read_dot(lexer);
        } else if (c >= '0' && c <= '9') {
            return lexer_number(lexer, c);
        } else if (c == '"' || c == '\'') {
            return read_string(lexer, c);
        } else {
            return read_operator(lexer, c);
        }
    }
}

void lexer_next(struct lexer *lexer, struct token *token)
{
    enum token_kind kind = read_token(lexer);
    const char *start = kind == TOKEN_ERROR ? NULL : lexer->start;
    const char *end = kind == TOKEN_NEWLINE ? lexer->cur - 1 : lexer->cur;
    bool string = kind == TOKEN_STRING;
    const char *first_line = string ? lexer->first_line : lexer->line_start;
    *token = (struct token){
        .kind = (uint8_t)kind,
        .level = (uint8_t)lexer->level,
        .start = start ? start : lexer->cur,
        .length = start ? (uint32_t)(end - start) : 0,
        .lineno = string ? lexer->first_lineno : lexer->lineno,
        .col_offset = start ? (int)(start - first_line) : -1,
        .end_lineno = lexer->lineno,
        .end_col_offset = start ? (int)(end - lexer->line_start) : -1,
    };
}
