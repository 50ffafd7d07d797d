#include "base/digits.h"

#include <string.h>

/* Two at a time, as each division waits for the one before. */
const char *decimal_digits(int64_t value, char text[DIGITS_ROOM], size_t *length)
{
    static const char pairs[] = "000102030405060708091011121314151617181920212223242526272829303132"
                                "3334353637383940414243444546474849"
                                "505152535455565758596061626364656667686970717273747576777879808182"
                                "8384858687888990919293949596979899";
    char *end = text + DIGITS_ROOM, *first = end;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    while (rest >= 100) {
        first -= 2;
        memcpy(first, pairs + rest % 100 * 2, 2);
        rest /= 100;
    }
    if (rest >= 10) {
        first -= 2;
        memcpy(first, pairs + rest * 2, 2);
    } else
        *--first = (char)('0' + rest);
    if (value < 0)
        *--first = '-';
    *length = (size_t)(end - first);
    return first;
}
