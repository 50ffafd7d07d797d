/* The decimal digits of a number, for those who write many. */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stddef.h>
#include <stdint.h>

enum { DIGITS_ROOM = 24 };

/* They end where `text` does; returns where they begin. Not terminated. */
const char *decimal_digits(int64_t value, char text[DIGITS_ROOM], size_t *length);

#endif
