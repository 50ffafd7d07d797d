/* stdlib.h's numbers: reading them out of strings, random ones, division. */
#include "c/library/natives.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- integers out of strings ---- */

struct integer {
    uint64_t value;
    bool negative, too_large;
    uint64_t end; /* where it ends; 0: there is none */
};

/* Looks at no more characters than it needs (7.22.1.4). False with a fault set. */
static bool read_integer(struct c_call *call, int base, struct integer *out)
{
    struct c_memory *memory = call->memory;
    struct c_pointer string = native_pointer(call, 0);
    uint64_t at = 0;
    uint8_t c;
    *out = (struct integer){0};
    do
        if (!native_byte(memory, string, at, &c))
            return false;
    while (native_is_space(c) && ++at);
    if (c == '+' || c == '-') {
        out->negative = c == '-';
        if (!native_byte(memory, string, ++at, &c))
            return false;
    }
    if (c == '0' && (base == 0 || base == 16)) {
        uint8_t x, first = 0;
        if (!native_byte(memory, string, at + 1, &x))
            return false;
        bool prefixed = x == 'x' || x == 'X';
        if (prefixed && !native_byte(memory, string, at + 2, &first))
            return false;
        if (prefixed && native_digit(first) < 16) {
            base = 16;
            at += 2;
            c = first;
        }
        base = base ? base : 8;
    }
    base = base ? base : 10;
    for (int digit; (digit = native_digit(c)) < base;) {
        out->too_large =
            out->too_large || out->value > (UINT64_MAX - (uint64_t)digit) / (uint64_t)base;
        out->value = out->value * (uint64_t)base + (uint64_t)digit;
        out->end = ++at;
        if (!native_byte(memory, string, at, &c))
            return false;
    }
    return true;
}

static bool store_end(struct c_call *call, size_t argument, uint64_t end)
{
    struct c_pointer place = native_pointer(call, argument);
    return !place.address ||
           native_put_pointer(call->memory, place, pointer_at(native_pointer(call, 0), end));
}

static bool base_is_wrong(struct c_call *call)
{
    int base = native_int(call, 2);
    if (base != 1 && base >= 0 && base <= 36)
        return false;
    library_set_errno(call->machine, EINVAL);
    return true;
}

static int64_t as_signed(struct c_call *call, const struct integer *integer)
{
    uint64_t most = integer->negative ? (uint64_t)1 << 63 : INT64_MAX;
    if (integer->too_large || integer->value > most) {
        library_set_errno(call->machine, ERANGE);
        return integer->negative ? INT64_MIN : INT64_MAX;
    }
    return (int64_t)(integer->negative ? -integer->value : integer->value);
}

NATIVE(strtol)
{
    struct integer integer;
    if (base_is_wrong(call))
        return give_integer(call, 0);
    return read_integer(call, native_int(call, 2), &integer) && store_end(call, 1, integer.end) &&
           give_integer(call, as_signed(call, &integer));
}

NATIVE(strtoul)
{
    struct integer integer;
    if (base_is_wrong(call))
        return give_integer(call, 0);
    if (!read_integer(call, native_int(call, 2), &integer) || !store_end(call, 1, integer.end))
        return false;
    if (integer.too_large) {
        library_set_errno(call->machine, ERANGE);
        return give_integer(call, -1);
    }
    return give_integer(call, (int64_t)(integer.negative ? -integer.value : integer.value));
}

NATIVE(atol)
{
    struct integer integer;
    return read_integer(call, 10, &integer) && give_integer(call, as_signed(call, &integer));
}

NATIVE(atoi)
{
    struct integer integer;
    return read_integer(call, 10, &integer) &&
           give_integer(call, (int32_t)as_signed(call, &integer));
}

/* ---- floating numbers ---- */

/* The longest beginning that could be a number, for the host to read. */
static bool read_number_text(struct c_call *call, struct text *text)
{
    static const char letters[] = "+-.0123456789abcdefABCDEFxXpPiInNtTyY()_";
    uint8_t c;
    uint64_t at = 0;
    do
        if (!native_byte(call->memory, native_pointer(call, 0), at, &c))
            return false;
    while (native_is_space(c) && ++at);
    text_append_repeated(text, ' ', at);
    while (c && strchr(letters, c)) {
        text_append_char(text, (char)c);
        if (!native_byte(call->memory, native_pointer(call, 0), ++at, &c))
            return false;
    }
    return !text->failed;
}

static bool give_number(struct c_call *call, long double (*read)(const char *, char **),
                        bool tells_end)
{
    struct text text = {0};
    char *end = NULL;
    long double value = 0;
    bool fine = read_number_text(call, &text);
    if (fine) {
        errno = 0;
        value = read(text_string(&text), &end);
        if (errno == ERANGE)
            library_set_errno(call->machine, ERANGE);
        size_t used = (size_t)(end - text_string(&text));
        fine = !tells_end || store_end(call, 1, used);
    }
    text_fini(&text);
    return fine && give_floating(call, value);
}

static long double read_float(const char *text, char **end)
{
    return strtof(text, end);
}

static long double read_double(const char *text, char **end)
{
    return strtod(text, end);
}

NATIVE(strtof)
{
    return give_number(call, read_float, true);
}

NATIVE(strtod)
{
    return give_number(call, read_double, true);
}

NATIVE(strtold)
{
    return give_number(call, strtold, true);
}

NATIVE(atof)
{
    return give_number(call, read_double, false);
}

/* ---- random numbers ---- */

enum { DEGREE = 31, SEPARATION = 3 };

/* The additive feedback generator that glibc's rand() uses (its TYPE_3): x[i] = x[i-3] + x[i-31], of which the lowest bit is dropped. */
static void seed(struct c_library *library, uint32_t number)
{
    int32_t *state = library->random_state;
    state[0] = (int32_t)(number ? number : 1);
    for (int i = 1; i < DEGREE; i++) {
        int64_t word = (int64_t)state[i - 1] * 16807 % 2147483647;
        state[i] = (int32_t)(word < 0 ? word + 2147483647 : word);
    }
    library->random_front = SEPARATION;
    library->random_rear = 0;
    library->random_seeded = true;
    for (int i = 0; i < DEGREE * 10; i++) {
        state[library->random_front] = (int32_t)((uint32_t)state[library->random_front] +
                                                 (uint32_t)state[library->random_rear]);
        library->random_front = (library->random_front + 1) % DEGREE;
        library->random_rear = (library->random_rear + 1) % DEGREE;
    }
}

static int32_t next_random(struct c_library *library)
{
    if (!library->random_seeded)
        seed(library, 1);
    int32_t *state = library->random_state;
    uint32_t sum = (uint32_t)state[library->random_front] + (uint32_t)state[library->random_rear];
    state[library->random_front] = (int32_t)sum;
    library->random_front = (library->random_front + 1) % DEGREE;
    library->random_rear = (library->random_rear + 1) % DEGREE;
    return (int32_t)(sum >> 1);
}

NATIVE(rand)
{
    return give_integer(call, next_random(c_machine_library(call->machine)));
}

NATIVE(srand)
{
    seed(c_machine_library(call->machine), (uint32_t)native_int(call, 0));
    return give_nothing(call);
}

/* glibc's: three steps of a linear congruential generator give 31 bits. */
NATIVE(rand_r)
{
    uint32_t next;
    if (!c_memory_get(call->memory, native_pointer(call, 0), &next, sizeof next, false))
        return false;
    uint32_t result = 0;
    for (int i = 0; i < 3; i++) {
        next = next * 1103515245 + 12345;
        result = i == 0 ? next / 65536 % 2048 : (result << 10) ^ (next / 65536 % 1024);
    }
    return c_memory_put(call->memory, native_pointer(call, 0), &next, sizeof next) &&
           give_integer(call, (int32_t)result);
}

/* ---- arithmetic ---- */

NATIVE(abs)
{
    int32_t number = native_int(call, 0);
    return give_integer(call, (int32_t)(number < 0 ? -(uint32_t)number : (uint32_t)number));
}

NATIVE(labs)
{
    int64_t number = native_signed(call, 0);
    return give_integer(call, (int64_t)(number < 0 ? -(uint64_t)number : (uint64_t)number));
}

static bool check_divisor(struct c_call *call, int64_t numerator, int64_t denominator,
                          int64_t least)
{
    if (denominator == 0)
        return c_fault_set(call->memory, C_DIVIDE_BY_ZERO, 0, 0, 0, "divides %lld by zero",
                           (long long)numerator);
    if (denominator == -1 && numerator == least)
        return c_fault_set(call->memory, C_DIVIDE_BY_ZERO, 0, 0, 0,
                           "divides %lld by -1: the result fits no integer", (long long)numerator);
    return true;
}

NATIVE(div)
{
    int32_t a = native_int(call, 0), b = native_int(call, 1);
    if (!check_divisor(call, a, b, INT32_MIN))
        return false;
    int32_t parts[2] = {a / b, a % b};
    memcpy(call->result_bytes, parts, sizeof parts);
    return true;
}

NATIVE(ldiv)
{
    int64_t a = native_signed(call, 0), b = native_signed(call, 1);
    if (!check_divisor(call, a, b, INT64_MIN))
        return false;
    int64_t parts[2] = {a / b, a % b};
    memcpy(call->result_bytes, parts, sizeof parts);
    return true;
}
