// What was written as one member of a union is read as another.
#include <stdint.h>
#include <stdio.h>

union number {
    float f;
    uint32_t bits;
    unsigned char bytes[4];
    struct {
        unsigned mantissa : 23;
        unsigned exponent : 8;
        unsigned sign : 1;
    } parts;
};

union tagged {
    struct {
        int tag;
    } any;
    struct {
        int tag;
        int value;
    } whole;
    struct {
        int tag;
        double value;
    } real;
};

int main(void)
{
    union number n = {.f = -1.5f};
    printf("%08x %02x %02x %u %u %u\n", n.bits, n.bytes[3], n.bytes[2], n.parts.sign, n.parts.exponent, n.parts.mantissa);
    n.bytes[3] = 0x3f;
    printf("%g\n", n.f);
    union tagged t;
    t.real.tag = 2;
    t.real.value = 0.25;
    if (t.any.tag == 2)
        printf("%g\n", t.real.value);
    t.whole.value = 9;
    printf("%d %d\n", t.any.tag, t.whole.value);
    return 0;
}
