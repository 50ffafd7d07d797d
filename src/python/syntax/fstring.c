/* F-strings, by CPython 3.11's rules (Parser/string_parser.c): the literal is cut into text and
 * expressions by hand, and each expression, in parentheses, is parsed as a small program of its own
 * whose places are then moved to where it stands. */
#include "python/syntax/strings.h"

#include <ctype.h>
#include <string.h>

struct fstring {
    struct parser *p;
    struct string_parts *parts;
    const char *at;
    const char *end;
    bool raw;
    size_t token; /* the literal's */
};

/* Where the text that `open`, a brace in the literal, begins stands: lines after the token's first,
 * and columns to shift by. */
static void locate(const struct token *token, const char *open, int *lines, int *columns)
{
    const char *text = token->start;
    const char *after = open + 1;
    *lines = *columns = 0;
    while (*after == ' ' || *after == '\t' || *after == '\f')
        after++;
    if (*after != '\n' && *after != '}') {
        const char *line = open;
        while (line > text && *line != '\n')
            line--;
        *columns = (int)(open - line);
        if (*line == '\n')
            --*columns;
    }
    for (const char *c = text; c < open; c++)
        if (*c == '\n')
            ++*lines;
}

/* Parses the expression between two places of the literal. */
static struct ast_expr *compile_expression(struct fstring *f, const char *from, const char *to)
{
    struct parser *p = f->p;
    const struct token *token = &p->tokens.items[f->token];
    const char *first = from;
    while (first < to && (isspace((unsigned char)*first)))
        first++;
    if (first == to) {
        if (*to == '!' || *to == ':' || *to == '=')
            return parser_raise(p, "f-string: expression required before '%c'", *to);
        return parser_raise(p, "f-string: empty expression not allowed");
    }
    size_t length = (size_t)(to - from) + 2;
    char *text = parser_alloc(p, length + 1);
    if (!text)
        return NULL;
    text[0] = '(';
    memcpy(text + 1, from, length - 2);
    text[length - 1] = ')';
    int lines, columns;
    locate(token, from - 1, &lines, &columns);
    struct parser inner;
    parser_init(&inner, p->arena, p->names, p->error, text, length);
    inner.filename = p->filename;
    inner.mode = p->mode;
    inner.fstring = true;
    inner.depth = p->depth;
    inner.starting_lineno = token->lineno + lines;
    inner.starting_col_offset = lines ? columns : token->col_offset + columns;
    inner.lexer.lineno = inner.starting_lineno - 1;
    struct ast_expr *expr = NULL;
    if (parser_enter(p, 16)) {
        inner.depth = p->depth;
        expr = parser_run(&inner, parse_fstring);
        parser_leave(p, 16);
    }
    parser_fini(&inner);
    if (!expr)
        p->failed = true;
    return expr;
}

/* The literal text up to a brace or the end. Sets *doubled when it ended at a doubled brace, which
 * was taken. False: an error was raised. */
static bool read_text(struct fstring *f, bool nested, bool *doubled)
{
    const char *start = f->at;
    const char *stop = NULL;
    bool escaped = false; /* a backslash before a brace stands for itself */
    *doubled = false;
    while (f->at < f->end) {
        char c = *f->at++;
        escaped = !f->raw && c == '\\' && f->at < f->end;
        if (escaped) {
            c = *f->at++;
            if (c == 'N') {
                if (f->at < f->end && *f->at++ == '{')
                    while (f->at < f->end && *f->at++ != '}')
                        ;
                continue;
            }
        }
        if (c != '{' && c != '}')
            continue;
        if (!nested) {
            if (f->at < f->end && *f->at == c) {
                stop = f->at++;
                *doubled = true;
                break;
            }
            if (c == '}')
                return parser_raise(f->p, "f-string: single '}' is not allowed");
        }
        f->at--;
        break;
    }
    if (stop || f->at == f->end || !escaped) {
        stop = stop ? stop : f->at;
        return string_decode(f->p, start, (size_t)(stop - start), f->raw, &f->parts->text);
    }
    if (!string_decode(f->p, start, (size_t)(f->at - 1 - start), f->raw, &f->parts->text))
        return false;
    text_append_char(&f->parts->text, '\\');
    return true;
}

static bool closes(char opening, char c)
{
    return (opening == '(' && c == ')') || (opening == '[' && c == ']') ||
           (opening == '{' && c == '}');
}

/* A character of an expression that is no quote: 1 goes on, 0 is where the expression ends, -1 is
 * an error that was raised. */
static int scan_character(struct fstring *f, char *brackets, int *depth)
{
    char c = *f->at;
    if (c == '(' || c == '[' || c == '{') {
        if (*depth >= LEXER_MAX_BRACKETS)
            return parser_raise(f->p, "f-string: too many nested parenthesis"), -1;
        brackets[(*depth)++] = c;
    } else if (c == '#') {
        return parser_raise(f->p, "f-string expression part cannot include '#'"), -1;
    } else if (*depth == 0 && strchr("!:}=<>", c)) {
        if (f->at + 1 < f->end && f->at[1] == '=' && strchr("!=<>", c))
            f->at++;
        else if (c != '<' && c != '>')
            return 0;
    } else if (c == ')' || c == ']' || c == '}') {
        if (*depth == 0)
            return parser_raise(f->p, "f-string: unmatched '%c'", c), -1;
        char opening = brackets[--*depth];
        if (!closes(opening, c)) {
            parser_raise(f->p,
                         "f-string: closing parenthesis '%c' does not match opening parenthesis "
                         "'%c'",
                         c, opening);
            return -1;
        }
    }
    return 1;
}

/* Moves to the end of the expression: past strings and brackets, to one of `!:=}`. */
static bool scan_expression(struct fstring *f)
{
    char brackets[LEXER_MAX_BRACKETS];
    int depth = 0;
    char quote = 0;
    int quotes = 0;
    for (; f->at < f->end; f->at++) {
        char c = *f->at;
        bool triple = f->at + 2 < f->end && f->at[1] == c && f->at[2] == c;
        if (c == '\\')
            return parser_raise(f->p, "f-string expression part cannot include a backslash");
        if (quote) {
            if (c == quote && (quotes == 1 || triple)) {
                f->at += quotes - 1;
                quote = 0;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            quotes = triple ? 3 : 1;
            f->at += quotes - 1;
        } else {
            int more = scan_character(f, brackets, &depth);
            if (more < 0)
                return false;
            if (!more)
                break;
        }
    }
    if (quote)
        return parser_raise(f->p, "f-string: unterminated string");
    if (depth)
        return parser_raise(f->p, "f-string: unmatched '%c'", brackets[depth - 1]);
    if (f->at >= f->end)
        return parser_raise(f->p, "f-string: expecting '}'");
    return true;
}

static bool read_parts(struct fstring *f, int level);

/* The format spec after a colon, as a JoinedStr. */
static struct ast_expr *read_format_spec(struct fstring *f, int level)
{
    struct string_parts *outer = f->parts;
    struct string_parts parts = {
        .first_token = f->token, .last_token = f->token, .base = parser_sequence(f->p)};
    struct ast_expr *spec = NULL;
    f->parts = &parts;
    if (read_parts(f, level + 1) && string_parts_flush(f->p, &parts))
        spec = string_parts_expr(f->p, &parts, AST_JOINED_STR);
    if (spec)
        spec->joined_str.values = parser_take_exprs(f->p, parts.base);
    text_fini(&parts.text);
    f->parts = outer;
    return spec;
}

/* What may follow an expression: `=` (appending the expression's source to the text), `!r`, `:spec`
 * and the closing brace. */
static bool read_suffix(struct fstring *f, const char *from, int level, int *conversion,
                        struct ast_expr **spec)
{
    bool shows_source = *f->at == '=';
    *conversion = -1;
    *spec = NULL;
    if (shows_source) {
        f->at++;
        while (f->at < f->end && isspace((unsigned char)*f->at))
            f->at++;
        text_append_bytes(&f->parts->text, from, (size_t)(f->at - from));
    }
    if (f->at < f->end && *f->at == '!') {
        f->at++;
        if (f->at >= f->end)
            return parser_raise(f->p, "f-string: expecting '}'");
        *conversion = (unsigned char)*f->at++;
        if (*conversion != 's' && *conversion != 'r' && *conversion != 'a') {
            return parser_raise(
                f->p, "f-string: invalid conversion character: expected 's', 'r', or 'a'");
        }
    }
    if (f->at < f->end && *f->at == ':') {
        f->at++;
        if (f->at >= f->end)
            return parser_raise(f->p, "f-string: expecting '}'");
        *spec = read_format_spec(f, level);
        if (!*spec)
            return false;
    }
    if (f->at >= f->end || *f->at != '}')
        return parser_raise(f->p, "f-string: expecting '}'");
    f->at++;
    if (shows_source && !*spec && *conversion == -1)
        *conversion = 'r';
    return true;
}

/* A replacement field, from its opening brace on. */
static bool read_field(struct fstring *f, int level)
{
    int conversion;
    struct ast_expr *spec;
    if (level >= 2)
        return parser_raise(f->p, "f-string: expressions nested too deeply");
    const char *from = ++f->at;
    if (!scan_expression(f))
        return false;
    struct ast_expr *value = compile_expression(f, from, f->at);
    if (!value || !read_suffix(f, from, level, &conversion, &spec) ||
        !string_parts_flush(f->p, f->parts))
        return false;
    struct ast_expr *field = string_parts_expr(f->p, f->parts, AST_FORMATTED_VALUE);
    if (!field)
        return false;
    field->formatted_value.value = value;
    field->formatted_value.conversion = conversion;
    field->formatted_value.format_spec = spec;
    return parser_push(f->p, field);
}

/* Text and fields in turn; a nested level is a format spec and ends at a closing brace. */
static bool read_parts(struct fstring *f, int level)
{
    for (;;) {
        bool doubled;
        if (!read_text(f, level > 0, &doubled))
            return false;
        if (doubled)
            continue;
        if (f->at >= f->end || *f->at == '}')
            break;
        if (!read_field(f, level))
            return false;
    }
    if (level > 0 && (f->at >= f->end || *f->at != '}'))
        return parser_raise(f->p, "f-string: expecting '}'");
    return !f->p->failed;
}

bool fstring_read(struct parser *p, struct string_parts *parts, const char *bytes, size_t length,
                  bool raw, size_t token)
{
    struct fstring f = {p, parts, bytes, bytes + length, raw, token};
    return read_parts(&f, 0);
}
