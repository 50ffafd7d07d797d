#include "c/syntax/source.h"

#include <string.h>

enum { MOST_ERRORS = 20, LONGEST_LINE = 160 };

void c_diagnostics_fini(struct c_diagnostics *diagnostics)
{
    text_fini(&diagnostics->text);
    *diagnostics = (struct c_diagnostics){0};
}

/* The line of source, and below it a caret and as many tildes as there is to underline. */
static void show_line(struct text *out, struct c_place place, size_t column, size_t length)
{
    const char *text = place.source->text + place.offset - column;
    size_t line_length = 0, left = place.source->length - (place.offset - column);
    while (line_length < left && text[line_length] != '\n' && text[line_length] != '\r')
        line_length++;
    /* Of a very long line only what is around the place. */
    size_t from =
        column > LONGEST_LINE / 2 && line_length > LONGEST_LINE ? column - LONGEST_LINE / 2 : 0;
    size_t shown = MIN(line_length - from, (size_t)LONGEST_LINE);
    text_format(out, "%5u | ", place.line);
    text_append_bytes(out, text + from, shown);
    text_append(out, "\n      | ");
    for (size_t i = from; i < column; i++)
        text_append_char(out, text[i] == '\t' ? '\t' : ' ');
    text_append_char(out, '^');
    size_t room = from + shown > column ? from + shown - column : 0;
    if (length > 1 && room > 1)
        text_append_repeated(out, '~', MIN(length, room) - 1);
    text_append_char(out, '\n');
}

static void tell(struct c_diagnostics *diagnostics, struct c_place place, size_t length,
                 const char *kind, const char *format, va_list arguments)
{
    struct text *out = &diagnostics->text;
    if (!place.source) {
        text_format(out, "%s: ", kind);
        text_format_list(out, format, arguments);
        text_append_char(out, '\n');
        return;
    }
    size_t column = 0;
    while (column < place.offset && place.source->text[place.offset - column - 1] != '\n')
        column++;
    text_format(out, "%s:%u:%zu: %s: ", place.source->name, place.line, column + 1, kind);
    text_format_list(out, format, arguments);
    text_append_char(out, '\n');
    show_line(out, place, column, length);
}

void c_error(struct c_diagnostics *diagnostics, struct c_place place, size_t length,
             const char *format, ...)
{
    unsigned most = diagnostics->most ? diagnostics->most : MOST_ERRORS;
    if (diagnostics->errors++ >= most)
        return;
    if (!diagnostics->first_line && place.source && !place.source->is_system)
        diagnostics->first_line = place.line;
    va_list arguments;
    va_start(arguments, format);
    tell(diagnostics, place, length, "error", format, arguments);
    va_end(arguments);
}

void c_warning(struct c_diagnostics *diagnostics, struct c_place place, size_t length,
               const char *format, ...)
{
    if (diagnostics->warnings++ >= MOST_ERRORS || (place.source && place.source->is_system))
        return;
    va_list arguments;
    va_start(arguments, format);
    tell(diagnostics, place, length, "warning", format, arguments);
    va_end(arguments);
}
