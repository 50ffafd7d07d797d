// goto: out of nested loops, to cleanups in order, and backwards.
#include <stdio.h>
#include <stdlib.h>

static int steps(int fail_at)
{
    int result = -1;
    char *a = NULL, *b = NULL;
    if (fail_at == 1)
        goto out;
    a = malloc(10);
    if (fail_at == 2)
        goto free_a;
    b = malloc(10);
    if (fail_at == 3)
        goto free_b;
    result = 0;
free_b:
    free(b);
    printf("b ");
free_a:
    free(a);
    printf("a ");
out:
    printf("%d\n", result);
    return result;
}

int main(void)
{
    for (int i = 0; i < 4; i++)
        steps(i);
    for (int i = 2; i < 30; i++)
        for (int j = 2; j < 30; j++)
            if (i * j == 391) {
                printf("%d %d\n", i, j);
                goto found;
            }
found:;
    int n = 27, count = 0;
again:
    if (n != 1) {
        n = n % 2 ? 3 * n + 1 : n / 2;
        count++;
        goto again;
    }
    printf("%d\n", count);
    goto inside;
    while (n < 3) {
        printf("skipped once ");
    inside:
        printf("%d ", n++);
    }
    puts("");
    return 0;
}
