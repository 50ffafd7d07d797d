/* Functions that gcc builds in beside those of the C library: counting bits, swapping bytes, arithmetic that tells whether it
 * overflowed. A program calls them by names that begin with __builtin_. */
#include "c/library/natives.h"
#include "c/syntax/tree.h"

/* What a shell sees of a program that ends by SIGILL, as gcc's __builtin_trap ends it. */
enum { TRAPPED = 132 };

static int bits_in(const struct c_call *call)
{
    const struct c_type *type = call->count ? call->arguments[0].type : NULL;
    return type && type->size == 8 ? 64 : 32;
}

static uint64_t operand(const struct c_call *call)
{
    uint64_t value = native_unsigned(call, 0);
    return bits_in(call) == 64 ? value : (uint32_t)value;
}

static int ones(uint64_t value)
{
    int count = 0;
    for (; value; value &= value - 1)
        count++;
    return count;
}

static int trailing_zeros(uint64_t value, int bits)
{
    int count = 0;
    while (count < bits && !(value >> count & 1))
        count++;
    return count;
}

static int leading_zeros(uint64_t value, int bits)
{
    int count = 0;
    while (count < bits && !(value >> (bits - 1 - count) & 1))
        count++;
    return count;
}

NATIVE(__builtin_popcount)
{
    return give_integer(call, ones(operand(call)));
}

NATIVE(__builtin_parity)
{
    return give_integer(call, ones(operand(call)) & 1);
}

/* Of 0 the result is undefined in gcc; here it is the number of bits, as the instruction of newer processors has it. */
NATIVE(__builtin_clz)
{
    return give_integer(call, leading_zeros(operand(call), bits_in(call)));
}

NATIVE(__builtin_ctz)
{
    return give_integer(call, trailing_zeros(operand(call), bits_in(call)));
}

NATIVE(__builtin_ffs)
{
    uint64_t value = operand(call);
    return give_integer(call, value ? trailing_zeros(value, 64) + 1 : 0);
}

/* How many bits after the sign are equal to it. */
NATIVE(__builtin_clrsb)
{
    int bits = bits_in(call);
    uint64_t value = operand(call);
    bool negative = value >> (bits - 1) & 1;
    if (negative)
        value = bits == 64 ? ~value : (uint32_t)~value;
    return give_integer(call, leading_zeros(value, bits) - 1);
}

static uint64_t swapped(uint64_t value, int bytes)
{
    uint64_t result = 0;
    for (int i = 0; i < bytes; i++)
        result = result << 8 | (value >> (8 * i) & 0xff);
    return result;
}

NATIVE(__builtin_bswap16)
{
    return give_integer(call, (int64_t)swapped(native_unsigned(call, 0), 2));
}

NATIVE(__builtin_bswap32)
{
    return give_integer(call, (int64_t)swapped(native_unsigned(call, 0), 4));
}

NATIVE(__builtin_bswap64)
{
    return give_integer(call, (int64_t)swapped(native_unsigned(call, 0), 8));
}

NATIVE(__builtin_trap)
{
    c_machine_exit(call->machine, TRAPPED);
    return false;
}

NATIVE(__builtin_prefetch)
{
    return give_nothing(call);
}

NATIVE(alloca)
{
    struct c_pointer room;
    return c_machine_alloca(call->machine, native_unsigned(call, 0), &room) &&
           give_pointer(call, room);
}

/* ---- overflow ---- */

/* A sum, difference or product of two 64-bit numbers, each signed or not, in 128 bits and a sign: so nothing is lost. */
struct wide {
    bool negative;
    uint64_t high, low;
};

static struct wide wide_of(uint64_t value, bool is_unsigned)
{
    bool negative = !is_unsigned && (int64_t)value < 0;
    return (struct wide){negative, 0, negative ? 0 - value : value};
}

static struct wide wide_sum(struct wide a, struct wide b)
{
    if (a.negative == b.negative) {
        struct wide sum = {a.negative, 0, a.low + b.low};
        sum.high = sum.low < a.low;
        return sum;
    }
    return a.low >= b.low ? (struct wide){a.negative, 0, a.low - b.low}
                          : (struct wide){b.negative, 0, b.low - a.low};
}

static struct wide wide_product(struct wide a, struct wide b)
{
    uint64_t a1 = a.low >> 32, a0 = (uint32_t)a.low, b1 = b.low >> 32, b0 = (uint32_t)b.low;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = (uint32_t)middle + a0 * b1;
    return (struct wide){a.negative != b.negative, a1 * b1 + (middle >> 32) + (other >> 32),
                         a.low * b.low};
}

static bool fits(struct wide value, unsigned bits, bool is_unsigned)
{
    uint64_t most = UINT64_MAX >> (64 - bits);
    if (value.high)
        return false;
    if (is_unsigned)
        return value.low <= most && (!value.negative || !value.low);
    return value.low <= (most >> 1) + value.negative;
}

/* __builtin_add_overflow and its kin: (how, a, b, where the result goes), see C_OVERFLOW_... */
NATIVE(__builtin_overflow)
{
    unsigned how = (unsigned)native_int(call, 0), size = how / C_OVERFLOW_SIZE;
    struct wide a = wide_of(native_unsigned(call, 1), how & C_OVERFLOW_LEFT_UNSIGNED);
    struct wide b = wide_of(native_unsigned(call, 2), how & C_OVERFLOW_RIGHT_UNSIGNED);
    if (how & C_OVERFLOW_SUBTRACT)
        b.negative = !b.negative;
    struct wide result = how & C_OVERFLOW_MULTIPLY ? wide_product(a, b) : wide_sum(a, b);
    uint64_t bits = result.negative ? 0 - result.low : result.low;
    if (!c_memory_put(call->memory, native_pointer(call, 3), &bits, size))
        return false;
    return give_integer(call, !fits(result, size * 8, how & C_OVERFLOW_RESULT_UNSIGNED));
}
