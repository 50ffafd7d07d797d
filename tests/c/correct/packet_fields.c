/* The head of a packet seen three ways: as bytes, as bit-fields and as one number, with a checksum over it. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef union {
    struct {
        uint32_t version : 4, header : 4, service : 8, length : 16;
        uint32_t id : 16, : 1, whole : 1, more : 1, offset : 13;
        uint8_t time, protocol;
        uint16_t checksum;
        uint32_t from, to;
    };
    uint8_t bytes[20];
    uint16_t words[10];
} packet;

_Static_assert(sizeof(packet) == 20, "the head has 20 bytes");

static uint16_t checksum(const packet *p)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < sizeof p->words / sizeof *p->words; i++)
        sum += p->words[i];
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (uint16_t)~sum;
}

static const char *dotted(uint32_t address, char text[16])
{
    snprintf(text, 16, "%u.%u.%u.%u", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
    return text;
}

int main(void)
{
    packet p = {.version = 4, .header = 5, .length = 84, .id = 0xbeef, .whole = 1, .time = 64, .protocol = 1, .from = 0xc0a80001, .to = 0x08080404};
    p.checksum = checksum(&p);
    for (size_t i = 0; i < sizeof p.bytes; i++)
        printf("%02x%c", p.bytes[i], i % 10 == 9 ? '\n' : ' ');
    char from[16], to[16];
    printf("%s -> %s, sum over all %#x\n", dotted(p.from, from), dotted(p.to, to), checksum(&p));
    p.offset = 0x3fff; /* one bit too many */
    p.more = ~0;
    p.length += 0xfff0;
    p.version -= 5;
    printf("%u %u %u %u\n", p.offset, p.more, p.length, p.version);
    packet copy;
    memcpy(&copy, &p, sizeof copy);
    copy.bytes[8]--;
    printf("%u %d %d\n", copy.time, memcmp(&copy, &p, 8), memcmp(&copy, &p, sizeof p) < 0);
    return copy.protocol;
}
