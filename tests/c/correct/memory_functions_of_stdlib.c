// calloc is zeroed, realloc keeps, aligned_alloc aligns, strdup copies.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    long *zeros = calloc(100, sizeof *zeros), sum = 0;
    for (int i = 0; i < 100; i++)
        sum += zeros[i];
    char *text = strdup("kept through growth");
    text = realloc(text, 1000);
    memset(text + 20, 'x', 979);
    text[999] = 0;
    void *aligned = aligned_alloc(64, 128);
    printf("%ld %s %zu %d\n", sum, text, strlen(text + 20), (int)((uintptr_t)aligned % 64));
    text = realloc(text, 5);
    printf("%.4s %d\n", text, calloc(SIZE_MAX / 2, 8) == NULL);
    free(aligned);
    free(text);
    free(zeros);
    return 0;
}
