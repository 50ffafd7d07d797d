/* string.h and strings.h: byte by byte, so that the first byte that is not the program's, or was never written, is found. */
#include "c/library/natives.h"

#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

static bool copy(struct c_call *call, struct c_pointer to, struct c_pointer from, uint64_t size)
{
    uint8_t *undefined;
    if (!size)
        return true;
    if (!c_access(call->memory, from, size, C_READ, &undefined) ||
        !c_access(call->memory, to, size, C_WRITE, &undefined))
        return false;
    c_memory_copy(call->memory, to.address, from.address, size);
    return true;
}

NATIVE(memcpy)
{
    struct c_pointer to = native_pointer(call, 0), from = native_pointer(call, 1);
    uint64_t size = native_unsigned(call, 2);
    return native_check_overlap(call, to, from, size, size, "memcpy") &&
           copy(call, to, from, size) && give_pointer(call, to);
}

NATIVE(mempcpy)
{
    struct c_pointer to = native_pointer(call, 0), from = native_pointer(call, 1);
    uint64_t size = native_unsigned(call, 2);
    return native_check_overlap(call, to, from, size, size, "mempcpy") &&
           copy(call, to, from, size) && give_pointer(call, pointer_at(to, size));
}

NATIVE(memmove)
{
    struct c_pointer to = native_pointer(call, 0);
    return copy(call, to, native_pointer(call, 1), native_unsigned(call, 2)) &&
           give_pointer(call, to);
}

NATIVE(bcopy)
{
    return copy(call, native_pointer(call, 1), native_pointer(call, 0), native_unsigned(call, 2)) &&
           give_nothing(call);
}

static bool fill(struct c_call *call, struct c_pointer to, uint8_t byte, uint64_t size)
{
    uint8_t *undefined;
    if (size && !c_access(call->memory, to, size, C_WRITE, &undefined))
        return false;
    c_memory_fill(call->memory, to.address, size, byte, 0);
    return true;
}

NATIVE(memset)
{
    struct c_pointer to = native_pointer(call, 0);
    return fill(call, to, (uint8_t)native_int(call, 1), native_unsigned(call, 2)) &&
           give_pointer(call, to);
}

NATIVE(bzero)
{
    return fill(call, native_pointer(call, 0), 0, native_unsigned(call, 1)) && give_nothing(call);
}

/* What differs first decides: bytes behind it are not looked at. */
static bool compare(struct c_call *call, uint64_t most, bool ends_at_nul, int (*fold)(int))
{
    struct c_pointer left = native_pointer(call, 0), right = native_pointer(call, 1);
    for (uint64_t i = 0; i < most; i++) {
        uint8_t a, b;
        if (!native_byte(call->memory, left, i, &a) || !native_byte(call->memory, right, i, &b))
            return false;
        int difference = fold ? fold(a) - fold(b) : a - b;
        if (difference)
            return give_integer(call, difference);
        if (ends_at_nul && !a)
            break;
    }
    return give_integer(call, 0);
}

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

NATIVE(memcmp)
{
    return compare(call, native_unsigned(call, 2), false, NULL);
}

NATIVE(strcmp)
{
    return compare(call, UINT64_MAX, true, NULL);
}

NATIVE(strncmp)
{
    return compare(call, native_unsigned(call, 2), true, NULL);
}

NATIVE(strcasecmp)
{
    return compare(call, UINT64_MAX, true, lower);
}

NATIVE(strncasecmp)
{
    return compare(call, native_unsigned(call, 2), true, lower);
}

/* The first byte among `most` that is `wanted`, looking no further than a NUL if it ends there. */
static bool find_byte(struct c_call *call, struct c_pointer in, uint8_t wanted, uint64_t most,
                      bool ends_at_nul, bool or_end)
{
    for (uint64_t i = 0; i < most; i++) {
        uint8_t byte;
        if (!native_byte(call->memory, in, i, &byte))
            return false;
        if (byte == wanted || (ends_at_nul && !byte && or_end))
            return give_pointer(call, pointer_at(in, i));
        if (ends_at_nul && !byte)
            break;
    }
    return give_null(call);
}

NATIVE(memchr)
{
    return find_byte(call, native_pointer(call, 0), (uint8_t)native_int(call, 1),
                     native_unsigned(call, 2), false, false);
}

NATIVE(strchr)
{
    return find_byte(call, native_pointer(call, 0), (uint8_t)native_int(call, 1), UINT64_MAX, true,
                     false);
}

NATIVE(strchrnul)
{
    return find_byte(call, native_pointer(call, 0), (uint8_t)native_int(call, 1), UINT64_MAX, true,
                     true);
}

static bool find_last(struct c_call *call, struct c_pointer in, uint8_t wanted, uint64_t length)
{
    for (uint64_t i = length; i-- > 0;) {
        uint8_t byte;
        if (!native_byte(call->memory, in, i, &byte))
            return false;
        if (byte == wanted)
            return give_pointer(call, pointer_at(in, i));
    }
    return give_null(call);
}

NATIVE(memrchr)
{
    return find_last(call, native_pointer(call, 0), (uint8_t)native_int(call, 1),
                     native_unsigned(call, 2));
}

NATIVE(strrchr)
{
    struct c_pointer in = native_pointer(call, 0);
    uint64_t length = c_memory_strlen(call->memory, in, UINT64_MAX);
    return length != UINT64_MAX && find_last(call, in, (uint8_t)native_int(call, 1), length + 1);
}

NATIVE(memmem)
{
    struct c_pointer in = native_pointer(call, 0);
    uint64_t size = native_unsigned(call, 1), length = native_unsigned(call, 3);
    uint8_t *undefined, *bytes = c_access(call->memory, in, size, C_READ, &undefined);
    uint8_t *what =
        bytes ? c_access(call->memory, native_pointer(call, 2), length, C_READ, &undefined) : NULL;
    if (!what)
        return false;
    for (uint64_t i = 0; length <= size && i <= size - length; i++)
        if (memcmp(bytes + i, what, length) == 0)
            return give_pointer(call, pointer_at(in, i));
    return give_null(call);
}

NATIVE(memccpy)
{
    struct c_pointer to = native_pointer(call, 0), from = native_pointer(call, 1);
    uint64_t size = native_unsigned(call, 3);
    for (uint64_t i = 0; i < size; i++) {
        uint8_t byte;
        if (!native_byte(call->memory, from, i, &byte) ||
            !native_put_byte(call->memory, to, i, byte))
            return false;
        if (byte == (uint8_t)native_int(call, 2))
            return give_pointer(call, pointer_at(to, i + 1));
    }
    return give_null(call);
}

/* ---- copying strings ---- */

/* The length of an argument's string; UINT64_MAX with a fault set. */
static uint64_t length_of(struct c_call *call, size_t at, uint64_t most)
{
    return c_memory_strlen(call->memory, native_pointer(call, at), most);
}

/* Copies a string with its NUL to `offset` behind argument 0. */
static bool copy_string(struct c_call *call, uint64_t offset, const char *function,
                        uint64_t *length)
{
    struct c_pointer to = pointer_at(native_pointer(call, 0), offset),
                     from = native_pointer(call, 1);
    *length = length_of(call, 1, UINT64_MAX);
    return *length != UINT64_MAX &&
           native_check_overlap(call, to, from, *length + 1, *length + 1, function) &&
           copy(call, to, from, *length + 1);
}

NATIVE(strcpy)
{
    uint64_t length;
    return copy_string(call, 0, "strcpy", &length) && give_pointer(call, native_pointer(call, 0));
}

NATIVE(stpcpy)
{
    uint64_t length;
    return copy_string(call, 0, "stpcpy", &length) &&
           give_pointer(call, pointer_at(native_pointer(call, 0), length));
}

NATIVE(strcat)
{
    uint64_t length, end = length_of(call, 0, UINT64_MAX);
    return end != UINT64_MAX && copy_string(call, end, "strcat", &length) &&
           give_pointer(call, native_pointer(call, 0));
}

NATIVE(strncat)
{
    struct c_pointer to = native_pointer(call, 0), from = native_pointer(call, 1);
    uint64_t end = length_of(call, 0, UINT64_MAX);
    uint64_t length = end == UINT64_MAX ? end : length_of(call, 1, native_unsigned(call, 2));
    return length != UINT64_MAX &&
           native_check_overlap(call, pointer_at(to, end), from, length + 1, length, "strncat") &&
           copy(call, pointer_at(to, end), from, length) &&
           native_put_byte(call->memory, to, end + length, 0) && give_pointer(call, to);
}

static bool copy_padded(struct c_call *call, const char *function, bool gives_end)
{
    struct c_pointer to = native_pointer(call, 0), from = native_pointer(call, 1);
    uint64_t size = native_unsigned(call, 2), length = length_of(call, 1, size);
    return length != UINT64_MAX && native_check_overlap(call, to, from, size, length, function) &&
           copy(call, to, from, length) && fill(call, pointer_at(to, length), 0, size - length) &&
           give_pointer(call, gives_end ? pointer_at(to, length) : to);
}

NATIVE(strncpy)
{
    return copy_padded(call, "strncpy", false);
}

NATIVE(stpncpy)
{
    return copy_padded(call, "stpncpy", true);
}

NATIVE(strxfrm)
{
    uint64_t size = native_unsigned(call, 2), length = length_of(call, 1, UINT64_MAX);
    if (length == UINT64_MAX)
        return false;
    if (size &&
        !copy(call, native_pointer(call, 0), native_pointer(call, 1), MIN(length + 1, size)))
        return false;
    return give_integer(call, (int64_t)length);
}

static bool duplicate(struct c_call *call, uint64_t most)
{
    uint64_t length = length_of(call, 0, most);
    if (length == UINT64_MAX)
        return false;
    struct c_pointer made = c_heap_allocate(call->memory, length + 1, false, 0);
    if (!made.address)
        return give_null(call);
    return copy(call, made, native_pointer(call, 0), length) &&
           native_put_byte(call->memory, made, length, 0) && give_pointer(call, made);
}

NATIVE(strdup)
{
    return duplicate(call, UINT64_MAX);
}

NATIVE(strndup)
{
    return duplicate(call, native_unsigned(call, 1));
}

/* ---- looking into strings ---- */

NATIVE(strlen)
{
    uint64_t length = length_of(call, 0, UINT64_MAX);
    return length != UINT64_MAX && give_integer(call, (int64_t)length);
}

NATIVE(strnlen)
{
    uint64_t length = length_of(call, 0, native_unsigned(call, 1));
    return length != UINT64_MAX && give_integer(call, (int64_t)length);
}

/* How many characters of a string from `from` on are (or are not) in a set; UINT64_MAX with a fault set. */
static uint64_t span(struct c_call *call, struct c_pointer in, struct c_pointer set, bool wanted)
{
    uint64_t length = c_memory_strlen(call->memory, in, UINT64_MAX), count = 0;
    const char *characters = length == UINT64_MAX ? NULL : c_memory_string(call->memory, set, NULL);
    if (!characters)
        return UINT64_MAX;
    for (; count < length; count++) {
        uint8_t byte;
        if (!native_byte(call->memory, in, count, &byte))
            return UINT64_MAX;
        if ((strchr(characters, byte) != NULL) != wanted)
            break;
    }
    return count;
}

NATIVE(strspn)
{
    uint64_t count = span(call, native_pointer(call, 0), native_pointer(call, 1), true);
    return count != UINT64_MAX && give_integer(call, (int64_t)count);
}

NATIVE(strcspn)
{
    uint64_t count = span(call, native_pointer(call, 0), native_pointer(call, 1), false);
    return count != UINT64_MAX && give_integer(call, (int64_t)count);
}

NATIVE(strpbrk)
{
    struct c_pointer in = native_pointer(call, 0);
    uint64_t count = span(call, in, native_pointer(call, 1), false);
    uint8_t byte;
    if (count == UINT64_MAX || !native_byte(call->memory, in, count, &byte))
        return false;
    return byte ? give_pointer(call, pointer_at(in, count)) : give_null(call);
}

static bool find_string(struct c_call *call, int (*fold)(int))
{
    uint64_t length, size;
    struct c_pointer in = native_pointer(call, 0);
    const char *string = c_memory_string(call->memory, in, &size);
    const char *what =
        string ? c_memory_string(call->memory, native_pointer(call, 1), &length) : NULL;
    if (!what)
        return false;
    for (uint64_t i = 0; length <= size && i <= size - length; i++) {
        uint64_t same = 0;
        while (same < length &&
               fold((unsigned char)string[i + same]) == fold((unsigned char)what[same]))
            same++;
        if (same == length)
            return give_pointer(call, pointer_at(in, i));
    }
    return give_null(call);
}

static int as_it_is(int c)
{
    return c;
}

NATIVE(strstr)
{
    return find_string(call, as_it_is);
}

NATIVE(strcasestr)
{
    return find_string(call, lower);
}

/* ---- tokens ---- */

/* *place is where the rest begins, a null pointer when there is none. */
static bool next_token(struct c_call *call, struct c_pointer string, struct c_pointer separators,
                       struct c_pointer *place)
{
    struct c_pointer at = string.address ? string : *place;
    if (!at.address)
        return give_null(call);
    uint64_t leading = span(call, at, separators, true);
    if (leading == UINT64_MAX)
        return false;
    at = pointer_at(at, leading);
    uint64_t length = span(call, at, separators, false);
    uint8_t byte;
    if (length == UINT64_MAX || !native_byte(call->memory, at, length, &byte))
        return false;
    if (byte && !native_put_byte(call->memory, at, length, 0))
        return false;
    *place = length == 0 || !byte ? pointer_at(at, length) : pointer_at(at, length + 1);
    return length ? give_pointer(call, at) : give_null(call);
}

NATIVE(strtok)
{
    return next_token(call, native_pointer(call, 0), native_pointer(call, 1),
                      &c_machine_library(call->machine)->token_place);
}

NATIVE(strtok_r)
{
    struct c_pointer place = {0, 0};
    if (!native_pointer(call, 0).address &&
        !native_get_pointer(call->memory, native_pointer(call, 2), &place))
        return false;
    return next_token(call, native_pointer(call, 0), native_pointer(call, 1), &place) &&
           native_put_pointer(call->memory, native_pointer(call, 2), place);
}

NATIVE(strsep)
{
    struct c_pointer string, rest = {0, 0};
    if (!native_get_pointer(call->memory, native_pointer(call, 0), &string))
        return false;
    if (!string.address)
        return give_null(call);
    uint64_t length = span(call, string, native_pointer(call, 1), false);
    uint8_t byte;
    if (length == UINT64_MAX || !native_byte(call->memory, string, length, &byte))
        return false;
    if (byte) {
        rest = pointer_at(string, length + 1);
        if (!native_put_byte(call->memory, string, length, 0))
            return false;
    }
    return native_put_pointer(call->memory, native_pointer(call, 0), rest) &&
           give_pointer(call, string);
}

/* ---- errors in words ---- */

const char *library_error_text(int number)
{
    static const struct {
        int number;
        const char *text;
    } texts[] = {
        {0, "Success"},
        {1, "Operation not permitted"},
        {2, "No such file or directory"},
        {4, "Interrupted system call"},
        {5, "Input/output error"},
        {9, "Bad file descriptor"},
        {11, "Resource temporarily unavailable"},
        {12, "Cannot allocate memory"},
        {13, "Permission denied"},
        {17, "File exists"},
        {20, "Not a directory"},
        {21, "Is a directory"},
        {22, "Invalid argument"},
        {24, "Too many open files"},
        {27, "File too large"},
        {28, "No space left on device"},
        {29, "Illegal seek"},
        {30, "Read-only file system"},
        {32, "Broken pipe"},
        {33, "Numerical argument out of domain"},
        {34, "Numerical result out of range"},
        {38, "Function not implemented"},
        {75, "Value too large for defined data type"},
        {84, "Invalid or incomplete multibyte or wide character"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        if (texts[i].number == number)
            return texts[i].text;
    return "Unknown error";
}

NATIVE(strerror)
{
    enum { LONGEST = 64 };
    struct text text = {0};
    int number = native_int(call, 0);
    text_append(&text, library_error_text(number));
    if (strcmp(text_string(&text), "Unknown error") == 0)
        text_format(&text, " %d", number);
    struct c_pointer place =
        library_static(call->machine, &c_machine_library(call->machine)->strerror_text, LONGEST);
    bool fine = !text.failed && place.address &&
                c_memory_put(call->memory, place, text_string(&text), text.length + 1);
    text_fini(&text);
    return fine ? give_pointer(call, place) : give_null(call);
}

NATIVE(ffs)
{
    uint32_t number = (uint32_t)native_int(call, 0);
    int place = 0;
    while (number && !(number >> place & 1))
        place++;
    return give_integer(call, number ? place + 1 : 0);
}
