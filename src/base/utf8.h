/* UTF-8 and the width of characters in terminal cells. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/common.h"

/* What stands for a byte that is no valid UTF-8. */
#define UTF8_REPLACEMENT 0xFFFDu

/* Writes one code point into `encoded`; the number of bytes written, 1 to 4. Surrogates are
 * written as the three bytes their number asks for. */
size_t utf8_encode(uint32_t code_point, char encoded[4]);

/* Reads one code point from the `length` > 0 bytes at `bytes` into *code_point; the number of
 * bytes it took. A malformed sequence (overlong, surrogate, cut short) takes one byte and reads
 * as UTF8_REPLACEMENT. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_point);

/* The offset of the first malformed byte, `length` when all is well. */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/* Cells that a code point takes on a terminal: 0 (combining), 1 or 2; control characters 0. */
int utf8_cell_width(uint32_t code_point);

/* Cells that `length` bytes of UTF-8 take. */
size_t utf8_string_width(const char *bytes, size_t length);

#endif
