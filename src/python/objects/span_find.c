/* Searching in text and bytes.
 *
 * One character is found with memchr or a plain loop. A longer needle is first brought to the haystack's
 * width, so that both are runs of bytes, and found by memmem (linear time); a hit that begins inside
 * a wider character is no hit. */
#include "config.h" /* memmem */

#include "python/objects/str_parts.h"

#include <stdlib.h>

static int64_t find_byte(const struct span *haystack, uint8_t c, int64_t start, int64_t end)
{
    const uint8_t *data = haystack->data;
    const uint8_t *hit = memchr(data + start, c, (size_t)(end - start));
    return hit ? hit - data : -1;
}

int64_t span_find_char(const struct span *haystack, uint32_t c, int64_t start, int64_t end)
{
    if (start >= end)
        return -1;
    if (haystack->width == 1)
        return c < 0x100 ? find_byte(haystack, (uint8_t)c, start, end) : -1;
    for (int64_t i = start; i < end; i++) {
        if (span_at(haystack, i) == c)
            return i;
    }
    return -1;
}

int64_t span_find_last_char(const struct span *haystack, uint32_t c, int64_t start, int64_t end)
{
    for (int64_t i = end - 1; i >= start; i--) {
        if (span_at(haystack, i) == c)
            return i;
    }
    return -1;
}

/* The needle in the haystack's width; `room` holds short ones, longer ones are to be freed. NULL when memory is
 * out. */
static const void *needle_as_wide(const struct span *haystack, const struct span *needle,
                                  char room[256], void **owned)
{
    *owned = NULL;
    if (needle->width == haystack->width)
        return needle->data;
    size_t size = (size_t)needle->length * haystack->width;
    void *converted = size <= 256 ? room : (*owned = malloc(size));
    if (converted)
        span_copy(converted, haystack->width, needle, 0, needle->length);
    return converted;
}

static bool cannot_occur(const struct span *haystack, const struct span *needle)
{
    /* A needle stored wider has a character that the haystack has no room for. */
    return needle->width > haystack->width ||
           (haystack->ascii && !needle->ascii && needle->length && needle->kind == SPAN_STR);
}

static int64_t find_slowly(const struct span *haystack, const struct span *needle, int64_t start,
                           int64_t end)
{
    for (int64_t i = start; i + needle->length <= end; i++) {
        if (span_equal_at(haystack, i, needle))
            return i;
    }
    return -1;
}

int64_t span_find(const struct span *haystack, const struct span *needle, int64_t start,
                  int64_t end)
{
    end = MIN(end, haystack->length);
    if (start > end || needle->length > end - start)
        return -1;
    if (needle->length == 0)
        return start;
    if (cannot_occur(haystack, needle))
        return -1;
    if (needle->length == 1)
        return span_find_char(haystack, span_at(needle, 0), start, end);
    char room[256];
    void *owned;
    const void *wanted = needle_as_wide(haystack, needle, room, &owned);
    if (!wanted)
        return find_slowly(haystack, needle, start, end);
    const char *base = haystack->data, *at = span_place(haystack, start);
    const char *stop = span_place(haystack, end);
    size_t size = (size_t)needle->length * haystack->width;
    int64_t found = -1;
    while (found < 0 && (at = memmem(at, (size_t)(stop - at), wanted, size))) {
        if ((at - base) % haystack->width == 0)
            found = (at - base) / haystack->width;
        else
            at++;
    }
    free(owned);
    return found;
}

int64_t span_find_last(const struct span *haystack, const struct span *needle, int64_t start,
                       int64_t end)
{
    end = MIN(end, haystack->length);
    if (start > end || needle->length > end - start)
        return -1;
    if (needle->length == 0)
        return end;
    if (cannot_occur(haystack, needle))
        return -1;
    if (needle->length == 1)
        return span_find_last_char(haystack, span_at(needle, 0), start, end);
    uint32_t first = span_at(needle, 0);
    for (int64_t i = end - needle->length; i >= start; i--) {
        if (span_at(haystack, i) == first && span_equal_at(haystack, i, needle))
            return i;
    }
    return -1;
}

int64_t span_count(const struct span *haystack, const struct span *needle, int64_t start,
                   int64_t end, int64_t limit)
{
    end = MIN(end, haystack->length);
    if (start > end || limit <= 0)
        return 0;
    if (needle->length == 0)
        return MIN(end - start + 1, limit);
    int64_t count = 0;
    for (int64_t at = start; count < limit; count++) {
        at = span_find(haystack, needle, at, end);
        if (at < 0)
            break;
        at += needle->length;
    }
    return count;
}
