/* Text that grows as it is written.
 *
 * A text is a byte buffer, always ended by a NUL that its length does not count, for building
 * strings of any length piece by piece. Running out of memory sets `failed` and makes every later
 * append do nothing, so that a long piece of building is checked once, at its end.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/common.h"

#include <stdarg.h>

struct text {
    char *bytes; /* owned; NULL while nothing has been written: use text_string to read it */
    size_t length;
    size_t capacity;
    size_t limit; /* an append that would make it longer fails; 0: none */
    bool failed;  /* memory ran out at some append */
};

void text_fini(struct text *text);
/* Empties it and keeps its memory. Clears `failed`. */
void text_clear(struct text *text);
void text_append(struct text *text, const char *string);
void text_append_bytes(struct text *text, const void *bytes, size_t length);
void text_append_repeated(struct text *text, char c, size_t count);
/* Appends one code point (U+0000 to U+10FFFF, surrogates included) as UTF-8. */
void text_append_code_point(struct text *text, uint32_t code_point);
void text_format(struct text *text, const char *format, ...) PRINTF_LIKE(2, 3);
void text_format_list(struct text *text, const char *format, va_list arguments);
static inline void text_append_char(struct text *text, char c)
{
    if (text->failed || text->capacity - text->length < 2) {
        text_append_bytes(text, &c, 1);
        return;
    }
    text->bytes[text->length++] = c;
    text->bytes[text->length] = '\0';
}
/* Shortens it to `length` bytes. */
void text_truncate(struct text *text, size_t length);
/* The bytes, "" when nothing was written. Borrowed: valid until the next append. */
const char *text_string(const struct text *text);
/* Hands over the buffer, to be freed by the caller, and empties the text. NULL when it failed. */
char *text_take(struct text *text);

#endif
