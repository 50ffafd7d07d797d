/* The colours of source text. */
#include "ui/views/syntax.h"

#include "base/text.h"

#include <string.h>

enum { SPANS_MOST = 256, LINES_READ_MOST = 400 };

static const char *const python_keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",    NULL};
static const char *const python_builtins[] = {
    "print", "len",        "range",      "list",      "dict",         "set",
    "tuple", "str",        "int",        "float",     "bool",         "type",
    "id",    "isinstance", "super",      "open",      "sum",          "min",
    "max",   "sorted",     "enumerate",  "zip",       "map",          "filter",
    "repr",  "hash",       "iter",       "next",      "input",        "object",
    "self",  "Exception",  "ValueError", "TypeError", "KeyError",     "IndexError",
    "abs",   "any",        "all",        "property",  "staticmethod", "classmethod",
    "bytes", "bytearray",  "frozenset",  "vars",      "dir",          NULL};
static const char *const c_keywords[] = {
    "auto",   "break",  "case",   "char",     "const",  "continue", "default", "do",
    "double", "else",   "enum",   "extern",   "float",  "for",      "goto",    "if",
    "inline", "int",    "long",   "register", "return", "short",    "signed",  "sizeof",
    "static", "struct", "switch", "typedef",  "union",  "unsigned", "void",    "volatile",
    "while",  "bool",   "size_t", "NULL",     "true",   "false",    NULL};
static const char *const c_builtins[] = {"malloc", "free",   "calloc", "realloc", "printf",
                                         "strlen", "strcpy", "memcpy", "memset",  NULL};

struct line {
    const char *bytes;
    size_t length, at;
    bool is_c;
    struct canvas_span spans[SPANS_MOST];
    size_t count;
    bool after_def; /* the next word is a name being defined */
};

static void add(struct line *line, size_t from, unsigned style)
{
    if (line->at == from)
        return;
    if (line->count == SPANS_MOST) {
        line->spans[SPANS_MOST - 1].length += line->at - from;
        return;
    }
    line->spans[line->count++] = (struct canvas_span){line->bytes + from, line->at - from, style};
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool in_list(const char *word, size_t length, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == length && memcmp(*list, word, length) == 0)
            return true;
    return false;
}

static char peek(const struct line *line, size_t ahead)
{
    return line->at + ahead < line->length ? line->bytes[line->at + ahead] : '\0';
}

/* Goes on to the end of a string of three quotes. */
static void read_long_string(struct line *line, struct syntax_state *state)
{
    while (line->at < line->length) {
        if (peek(line, 0) == '\\' && line->at + 1 < line->length) {
            line->at += 2;
            continue;
        }
        if (peek(line, 0) == state->quote && peek(line, 1) == state->quote &&
            peek(line, 2) == state->quote) {
            line->at += 3;
            state->quote = 0;
            return;
        }
        line->at++;
    }
}

static void read_string(struct line *line, struct syntax_state *state)
{
    char quote = peek(line, 0);
    if (!line->is_c && peek(line, 1) == quote && peek(line, 2) == quote) {
        line->at += 3;
        state->quote = quote;
        read_long_string(line, state);
        return;
    }
    line->at++;
    while (line->at < line->length) {
        char c = line->bytes[line->at++];
        if (c == '\\' && line->at < line->length)
            line->at++;
        else if (c == quote)
            return;
    }
}

static void read_comment(struct line *line, struct syntax_state *state)
{
    while (line->at < line->length) {
        if (peek(line, 0) == '*' && peek(line, 1) == '/') {
            line->at += 2;
            state->in_comment = false;
            return;
        }
        line->at++;
    }
}

static bool is_string_prefix(const char *word, size_t length)
{
    if (length > 2)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!strchr("rRbBfFuU", word[i]))
            return false;
    return true;
}

static void read_word(struct line *line, struct syntax_state *state)
{
    size_t from = line->at;
    while (is_word_byte(peek(line, 0)))
        line->at++;
    const char *word = line->bytes + from;
    size_t length = line->at - from;
    char next = peek(line, 0);
    if (!line->is_c && (next == '"' || next == '\'') && is_string_prefix(word, length)) {
        read_string(line, state);
        add(line, from, ROLE_STRING);
        return;
    }
    bool keyword = in_list(word, length, line->is_c ? c_keywords : python_keywords);
    unsigned style = ROLE_TEXT;
    if (keyword)
        style = ROLE_KEYWORD;
    else if (line->after_def)
        style = ROLE_FUNCTION_NAME;
    else if (in_list(word, length, line->is_c ? c_builtins : python_builtins))
        style = ROLE_BUILTIN;
    line->after_def = keyword && !line->is_c &&
                      ((length == 3 && memcmp(word, "def", 3) == 0) ||
                       (length == 5 && memcmp(word, "class", 5) == 0));
    add(line, from, style);
}

static void read_number(struct line *line)
{
    size_t from = line->at;
    while (is_word_byte(peek(line, 0)) || (peek(line, 0) == '.' && is_digit(peek(line, 1))))
        line->at++;
    if (peek(line, 0) == '.')
        line->at++;
    add(line, from, ROLE_NUMBER);
}

static void read_token(struct line *line, struct syntax_state *state)
{
    size_t from = line->at;
    char c = peek(line, 0);
    if (c == ' ' || c == '\t') {
        while (peek(line, 0) == ' ' || peek(line, 0) == '\t')
            line->at++;
        add(line, from, ROLE_TEXT);
    } else if ((!line->is_c && c == '#') || (line->is_c && c == '/' && peek(line, 1) == '/')) {
        line->at = line->length;
        add(line, from, ROLE_COMMENT);
    } else if (line->is_c && c == '/' && peek(line, 1) == '*') {
        line->at += 2;
        state->in_comment = true;
        read_comment(line, state);
        add(line, from, ROLE_COMMENT);
    } else if (c == '"' || c == '\'') {
        read_string(line, state);
        add(line, from, ROLE_STRING);
    } else if (is_digit(c) || (c == '.' && is_digit(peek(line, 1)))) {
        read_number(line);
    } else if (is_word_byte(c)) {
        read_word(line, state);
    } else {
        line->at++;
        add(line, from, strchr("()[]{},:;", c) ? ROLE_TEXT : ROLE_OPERATOR);
    }
}

static bool is_c(const char *language)
{
    return language && strcmp(language, "c") == 0;
}

static void read_line(struct line *line, const struct record *record, record_file file,
                      uint32_t number, const char *language, struct syntax_state *state)
{
    line->bytes = record_file_line(record, file, number, &line->length);
    line->at = line->count = 0;
    line->is_c = is_c(language);
    line->after_def = false;
    if (!line->bytes)
        line->length = 0;
    if (line->length && line->bytes[line->length - 1] == '\r')
        line->length--;
    if (state->quote) {
        read_long_string(line, state);
        add(line, 0, ROLE_STRING);
    } else if (state->in_comment) {
        read_comment(line, state);
        add(line, 0, ROLE_COMMENT);
    }
    while (line->at < line->length)
        read_token(line, state);
}

void syntax_state_at(struct syntax_state *state, const struct record *record, record_file file,
                     uint32_t line, const char *language)
{
    struct line read;
    *state = (struct syntax_state){0};
    for (uint32_t i = line > LINES_READ_MOST ? line - LINES_READ_MOST : 1; i < line; i++)
        read_line(&read, record, file, i, language, state);
}

void syntax_draw_line(const struct canvas_region *region, int x, int y, int cols,
                      const struct record *record, record_file file, uint32_t line,
                      const char *language, unsigned modifiers, struct syntax_state *state)
{
    struct line read;
    read_line(&read, record, file, line, language, state);
    for (size_t i = 0; i < read.count; i++)
        read.spans[i].style |= modifiers;
    canvas_put_spans(region, x, y, cols, read.spans, read.count);
}
