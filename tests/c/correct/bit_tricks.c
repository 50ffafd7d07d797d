// Counting, reversing, isolating and packing bits.
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static int count(uint32_t v)
{
    int n = 0;
    for (; v; v &= v - 1)
        n++;
    return n;
}

static uint32_t reverse(uint32_t v)
{
    v = (v >> 1 & 0x55555555) | (v & 0x55555555) << 1;
    v = (v >> 2 & 0x33333333) | (v & 0x33333333) << 2;
    v = (v >> 4 & 0x0f0f0f0f) | (v & 0x0f0f0f0f) << 4;
    v = (v >> 8 & 0x00ff00ff) | (v & 0x00ff00ff) << 8;
    return v >> 16 | v << 16;
}

static uint32_t rotate(uint32_t v, unsigned by) { return v << (by & 31) | v >> (-by & 31); }

int main(void)
{
    uint32_t v = 0xb00b1e5;
    printf("%d %08" PRIx32 " %08" PRIx32 " %08x\n", count(v), reverse(v), rotate(v, 12), v & -v);
    uint64_t wide = UINT64_C(1) << 63 | 5;
    printf("%" PRIu64 " %" PRId64 " %" PRIx64 "\n", wide, (int64_t)wide, wide >> 60);
    int32_t minus = -17;
    printf("%d %d %d %u\n", minus >> 2, minus / 4, minus % 4, (uint32_t)minus >> 28);
    uint8_t small = 200;
    small += 100;
    int8_t back = (int8_t)(small << 3);
    printf("%d %d %d %d\n", small, back, (uint8_t)~small, !small);
    unsigned a = 0x5a, b = 0xc3;
    a ^= b, b ^= a, a ^= b;
    printf("%x %x %d\n", a, b, (a & (a - 1)) == 0);
    return 0;
}
