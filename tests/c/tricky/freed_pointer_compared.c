// A freed pointer's value is overwritten, compared and copied, and never followed.
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *p = malloc(sizeof *p), *q = p;
    *p = 4;
    free(p);
    int same = p == q;
    int *r = q;
    p = NULL;
    printf("%d %d %d\n", same, r == q, p == NULL);
    free(p);
    void *table[3];
    for (int i = 0; i < 3; i++)
        table[i] = malloc(8);
    for (int i = 0; i < 3; i++)
        free(table[i]);
    int distinct = table[0] != table[1] && table[1] != table[2];
    printf("%d\n", distinct);
    return 0;
}
