// Values at odd addresses go through memcpy.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void put32(unsigned char *to, uint32_t v) { memcpy(to, &v, sizeof v); }

static uint32_t get32(const unsigned char *from)
{
    uint32_t v;
    memcpy(&v, from, sizeof v);
    return v;
}

int main(void)
{
    unsigned char packet[16];
    packet[0] = 7;
    put32(packet + 1, 0xdeadbeef);
    put32(packet + 5, 1234);
    double d = 0.5;
    memcpy(packet + 9 - 1, &d, sizeof d);
    printf("%d %x %u\n", packet[0], get32(packet + 1), get32(packet + 5) & 0xff);
    double back;
    memcpy(&back, packet + 8, sizeof back);
    printf("%g\n", back);
    return 0;
}
