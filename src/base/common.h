/* What every room may use without asking: a few macros that C11 lacks. */
#ifndef BASE_COMMON_H
#define BASE_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define MIN(a, b)           ((a) < (b) ? (a) : (b))
#define MAX(a, b)           ((a) > (b) ? (a) : (b))

#if defined(__GNUC__)
#define LIKELY(condition)       __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition)     __builtin_expect(!!(condition), 0)
#define PRINTF_LIKE(text, rest) __attribute__((format(printf, text, rest)))
#define NORETURN                __attribute__((noreturn))
#else
#define LIKELY(condition)       (condition)
#define UNLIKELY(condition)     (condition)
#define PRINTF_LIKE(text, rest)
#define NORETURN
#endif

#endif
