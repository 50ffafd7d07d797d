#include <stdio.h>
#include <stdlib.h>
enum { N = 5000000 };
int main(void)
{
    char *c = calloc(N, 1);
    int count = 0;
    for (int i = 2; i < N; i++) {
        if (c[i])
            continue;
        count++;
        for (long j = (long)i * i; j < N; j += i)
            c[j] = 1;
    }
    printf("%d\n", count);
    free(c);
    return 0;
}
