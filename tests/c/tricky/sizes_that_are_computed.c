/* sizeof of an array of variable length evaluates its operand: the lengths in it are computed, and side effects happen, but nothing is read. */
#include <stdio.h>
#include <stdlib.h>

static int calls = 3;

static int next(void)
{
    return ++calls;
}

int main(void)
{
    void *memory = malloc(1000);
    int n = 3, i = 1;
    int matrix[n][n + 1];
    int (*none)[n] = NULL, (*unset)[n];
    printf("%zu %zu %zu %zu\n", sizeof matrix, sizeof matrix[0], sizeof *none, sizeof *unset);
    printf("%zu ", sizeof matrix[i++]);
    printf("%d\n", i);
    printf("%zu ", sizeof(i++));
    printf("%d\n", i);
    printf("%zu ", sizeof(int[next()]));
    printf("%d\n", calls);
    printf("%zu ", sizeof(*(int (*)[next()])memory));
    printf("%d\n", calls);
    (void)(char (*)[next()])memory;
    printf("%d\n", calls);
    free(memory);
    return 0;
}
