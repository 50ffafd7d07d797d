// Copying word by word, with what was never written among it; only the written part is printed.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *from = malloc(32);
    strcpy(from, "copied by words");
    uint64_t *to = malloc(32), *source = (uint64_t *)(void *)from;
    for (int i = 0; i < 4; i++)
        to[i] = source[i];
    puts((char *)to);
    uint32_t mixed = 0;
    unsigned char half[4];
    half[0] = 0x34;
    half[1] = 0x12;
    memcpy(&mixed, half, 4);
    printf("%x\n", mixed & 0xffff);
    if ((uint16_t)mixed == 0x1234)
        puts("low half known");
    free(from);
    free(to);
    return 0;
}
