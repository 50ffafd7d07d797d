// CRC-32, Adler-32, FNV-1a and djb2 of a few texts.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t table[256];

static void prepare(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++)
            c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
        table[i] = c;
    }
}

static uint32_t crc(const char *s)
{
    uint32_t c = ~0u;
    while (*s)
        c = table[(c ^ (unsigned char)*s++) & 0xff] ^ c >> 8;
    return ~c;
}

static uint32_t adler(const char *s)
{
    uint32_t a = 1, b = 0;
    for (; *s; s++) {
        a = (a + (unsigned char)*s) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static uint64_t fnv(const char *s)
{
    uint64_t h = 14695981039346656037u;
    while (*s)
        h = (h ^ (unsigned char)*s++) * 1099511628211u;
    return h;
}

static unsigned long djb2(const char *s)
{
    unsigned long h = 5381;
    for (int c; (c = *s++) != 0;)
        h = (h << 5) + h + (unsigned long)c;
    return h;
}

int main(void)
{
    prepare();
    const char *texts[] = {"123456789", "", "heap", "The quick brown fox"};
    for (int i = 0; i < 4; i++)
        printf("%08x %08x %016llx %lu\n", crc(texts[i]), adler(texts[i]), (unsigned long long)fnv(texts[i]), djb2(texts[i]));
    return 0;
}
