// A pointer goes through integers and back, and carries a mark in its lowest bit on the way.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uintptr_t marked(void *p, unsigned mark) { return (uintptr_t)p | mark; }
static void *plain(uintptr_t p) { return (void *)(p & ~(uintptr_t)1); }

int main(void)
{
    int *p = malloc(sizeof *p);
    *p = 11;
    uintptr_t with_mark = marked(p, 1);
    printf("%d %d\n", (int)(with_mark & 1), *(int *)plain(with_mark));
    unsigned char bytes[sizeof p];
    for (size_t i = 0; i < sizeof p; i++)
        bytes[i] = (unsigned char)((uintptr_t)p >> (8 * i));
    uintptr_t back = 0;
    for (size_t i = sizeof p; i-- > 0;)
        back = back << 8 | bytes[i];
    printf("%d %d\n", (int *)back == p, *(int *)back);
    uintptr_t low = (uintptr_t)p ^ 0x5555, other = low ^ 0x5555;
    printf("%d\n", *(int *)other);
    free((void *)other);
    return 0;
}
