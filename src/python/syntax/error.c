/* struct syntax_error: filling it from a place in the source, and printing it as python3 does. */
#include "python/syntax/error.h"

#include <stdlib.h>
#include <string.h>

void syntax_error_fini(struct syntax_error *error)
{
    free(error->message);
    free(error->filename);
    free(error->text);
    *error = (struct syntax_error){0};
}

char *syntax_error_message(const char *prefix, const char *format, va_list arguments)
{
    struct text text = {0};
    text_append(&text, prefix);
    text_format_list(&text, format, arguments);
    return text_take(&text);
}

/* The line `index` (from 0) of the text, with its newline; "" past the end. */
static const char *find_line(const char *text, size_t length, int index, size_t *line_length)
{
    const char *end = text + length;
    while (index-- > 0 && text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        text = newline ? newline + 1 : end;
    }
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    *line_length = (size_t)((newline ? newline + 1 : end) - text);
    return text;
}

/* A 1-based byte column as a 1-based character offset: the characters that begin in the bytes up to
 * the column. A column past the line counts as one past it. */
static int character_offset(const char *line, size_t length, int column)
{
    int count = 0;
    for (size_t i = 0; i < length && (int)i < column; i++)
        if (((unsigned char)line[i] & 0xC0) != 0x80)
            count++;
    return column > (int)length ? count + 1 : count;
}

void syntax_error_fill(struct syntax_error *error, enum syntax_error_kind kind,
                       const char *filename, char *message, const char *text, size_t length,
                       int first_line, int lineno, int column, int end_lineno, int end_column,
                       enum syntax_columns columns)
{
    syntax_error_fini(error);
    size_t line_length = 0;
    const char *line = find_line(text, length, lineno - first_line, &line_length);
    struct text copy = {0};
    if (columns == COLUMNS_AFTER_MARK && lineno == 1)
        text_append(&copy, "\xEF\xBB\xBF");
    text_append_bytes(&copy, line, line_length);
    line_length = copy.length;
    error->kind = kind;
    error->message = message;
    error->filename = filename ? strdup(filename) : NULL;
    error->text = copy.bytes ? text_take(&copy) : strdup("");
    error->lineno = lineno;
    error->offset = column;
    error->end_lineno = end_lineno;
    error->end_offset = end_column;
    if (!message || !error->text || (filename && !error->filename)) {
        text_fini(&copy);
        syntax_error_fini(error);
        error->kind = SYNTAX_ERROR_MEMORY;
    } else if (columns != COLUMNS_BYTES) {
        error->offset = character_offset(error->text, line_length, column);
        if (end_column > 0)
            error->end_offset = character_offset(error->text, line_length, end_column);
    }
}

void syntax_error_set(struct syntax_error *error, enum syntax_error_kind kind, const char *filename,
                      const char *source, size_t length, const struct ast_position *at,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = syntax_error_message("", format, arguments);
    va_end(arguments);
    if (at) {
        syntax_error_fill(error, kind, filename, message, source, length, 1, at->lineno,
                          at->col_offset + 1, at->end_lineno, at->end_col_offset + 1,
                          COLUMNS_BYTES);
        return;
    }
    syntax_error_fill(error, kind, filename, message, "", 0, 1, 1, 0, 0, 0, COLUMNS_BYTES);
    free(error->text);
    error->text = NULL;
    error->lineno = 0;
}

const char *syntax_error_class(const struct syntax_error *error)
{
    switch (error->kind) {
    case SYNTAX_ERROR_INDENTATION: return "IndentationError";
    case SYNTAX_ERROR_TAB: return "TabError";
    case SYNTAX_ERROR_MEMORY: return "MemoryError";
    case SYNTAX_ERROR_VALUE: return "ValueError";
    default: return "SyntaxError";
    }
}

static size_t count_characters(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            count++;
    return count;
}

/* The source line without its indentation, and the carets under it (CPython's print_error_text in
 * Python/pythonrun.c): none when the place is left of the text. */
static void print_source(const struct syntax_error *error, struct text *out)
{
    const char *line = error->text;
    long offset = error->offset - 1;
    long carets = 1;
    size_t length = strlen(line);
    if (length && line[length - 1] == '\n')
        length--;
    if (error->kind != SYNTAX_ERROR)
        carets = 1;
    else if (error->end_lineno > error->lineno)
        carets = (long)count_characters(line, length) - offset;
    else if (error->end_offset > 0)
        carets = error->end_offset - error->offset;
    while (length && (*line == ' ' || *line == '\t' || *line == '\f')) {
        line++;
        length--;
        offset--;
    }
    text_append(out, "    ");
    text_append_bytes(out, line, length);
    text_append_char(out, '\n');
    if (offset < 0)
        return;
    text_append_repeated(out, ' ', 4 + (size_t)offset);
    text_append_repeated(out, '^', carets > 0 ? (size_t)carets : 1);
    text_append_char(out, '\n');
}

void syntax_error_print(const struct syntax_error *error, struct text *out)
{
    if (error->filename && error->lineno > 0)
        text_format(out, "  File \"%s\", line %d\n", error->filename, error->lineno);
    if (error->text && error->lineno > 0)
        print_source(error, out);
    text_append(out, syntax_error_class(error));
    if (error->message)
        text_format(out, ": %s", error->message);
    text_append_char(out, '\n');
}
