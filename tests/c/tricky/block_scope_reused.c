// A block entered again gives its variables anew; a pointer is set anew before it is followed.
#include <stdio.h>

int main(void)
{
    int *p = NULL, total = 0;
    for (int i = 0; i < 4; i++) {
        int inner = i * 2;
        p = &inner;
        *p += 1;
        total += *p;
        {
            int deeper[2] = {*p, total};
            p = deeper;
            total += p[0];
        }
    }
    int i = 0;
again:;
    int kept;
    if (i == 0)
        kept = 10;
    else
        kept = 20;
    int *k = &kept;
    total += *k;
    if (i++ == 0)
        goto again;
    printf("%d\n", total);
    return 0;
}
