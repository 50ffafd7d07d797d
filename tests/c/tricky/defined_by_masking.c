// Bits that were never written are masked, shifted or multiplied away before anything is decided.
#include <stdio.h>

int main(void)
{
    unsigned value, low;
    value &= 0xff00;
    value |= 0x00ff00ff;
    low = value & 0xff;
    printf("%x\n", low);
    unsigned char byte;
    unsigned up = (unsigned)byte << 8 | 7;
    if ((up & 0xff) == 7)
        puts("seven");
    unsigned bits[2];
    bits[0] = 1u << 4;
    bits[0] ^= bits[1] & 0;
    if (bits[0] & 1u << 4)
        puts("sixteen");
    unsigned all;
    all |= ~0u;
    printf("%x\n", all);
    unsigned long wide;
    wide = (wide << 32) | 5;
    if ((int)wide == 5)
        puts("five");
    return 0;
}
