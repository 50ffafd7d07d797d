#include "base/text.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for `extra` bytes and the NUL behind them. */
static bool reserve(struct text *text, size_t extra)
{
    if (text->failed)
        return false;
    if (text->capacity - text->length > extra)
        return true;
    size_t wanted = text->length + extra + 1;
    size_t roomy = text->capacity + text->capacity / 2 + 32;
    size_t most = text->limit ? text->limit + 1 : SIZE_MAX;
    roomy = MIN(roomy, most);
    char *grown =
        wanted > extra && wanted <= most ? realloc(text->bytes, MAX(wanted, roomy)) : NULL;
    if (!grown) {
        text->failed = true;
        return false;
    }
    text->bytes = grown;
    text->capacity = MAX(wanted, roomy);
    return true;
}

void text_fini(struct text *text)
{
    free(text->bytes);
    *text = (struct text){.limit = text->limit};
}

void text_clear(struct text *text)
{
    text->failed = false;
    text_truncate(text, 0);
}

void text_append(struct text *text, const char *string)
{
    text_append_bytes(text, string, strlen(string));
}

void text_append_bytes(struct text *text, const void *bytes, size_t length)
{
    if (!reserve(text, length))
        return;
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_append_repeated(struct text *text, char c, size_t count)
{
    if (!reserve(text, count))
        return;
    memset(text->bytes + text->length, c, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_append_code_point(struct text *text, uint32_t code_point)
{
    char encoded[4];
    text_append_bytes(text, encoded, utf8_encode(code_point, encoded));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_format_list(text, format, arguments);
    va_end(arguments);
}

void text_format_list(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        text->failed = true;
    else if (reserve(text, (size_t)length)) {
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_truncate(struct text *text, size_t length)
{
    if (length > text->length)
        return;
    text->length = length;
    if (text->bytes)
        text->bytes[length] = '\0';
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

char *text_take(struct text *text)
{
    reserve(text, 0);
    char *bytes = text->failed ? NULL : text->bytes;
    if (bytes) {
        bytes[text->length] = '\0';
        *text = (struct text){.limit = text->limit};
    } else
        text_fini(text);
    return bytes;
}
