/* A file format's structs, laid out without gaps by #pragma pack. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#pragma pack(push, 1)
struct header {
    char magic[2];
    uint32_t size;
    uint16_t reserved;
    uint64_t offset;
};
struct bits {
    uint8_t kind : 4;
    uint32_t length : 20;
    uint8_t last;
};
#pragma pack(2)
struct two {
    char c;
    int i;
    char d;
    double x;
};
#pragma pack(pop)
struct loose {
    char c;
    int i;
};
#pragma pack(push, here, 4)
union any {
    char c[5];
    double d;
};
struct late {
    char c;
    double d;
};
#pragma pack(pop, here)
_Pragma("pack(1)") struct by_operator {
    char c;
    long l;
};
#pragma pack()
struct back {
    char c;
    long l;
};

int main(void)
{
    printf("%zu %zu %zu %zu\n", sizeof(struct header), offsetof(struct header, size), offsetof(struct header, reserved),
           offsetof(struct header, offset));
    printf("%zu %zu %zu\n", sizeof(struct two), offsetof(struct two, i), offsetof(struct two, x));
    printf("%zu %zu %zu %zu\n", sizeof(struct bits), sizeof(struct loose), sizeof(union any), sizeof(struct late));
    printf("%zu %zu %zu\n", sizeof(struct by_operator), sizeof(struct back), _Alignof(struct header));
    unsigned char file[sizeof(struct header)] = {'B', 'M', 0x36, 0x01, 0, 0, 7, 0, 0x10, 0x20};
    struct header header;
    memcpy(&header, file, sizeof header);
    printf("%.2s %u %u %#llx\n", header.magic, header.size, header.reserved, (unsigned long long)header.offset);
    struct bits b = {.kind = 9, .length = 0xabcde, .last = 77};
    memcpy(file, &b, sizeof b);
    for (size_t i = 0; i < sizeof b; i++)
        printf("%02x ", file[i]);
    struct two many[3] = {{'a', 1, 'b', 0.5}, {'c', -2, 'd', 1.5}, {'e', 3, 'f', 2.5}};
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += many[i].x * many[i].i;
    printf("%g %zu\n", sum, sizeof many);
    return 0;
}
