// for, while and do with every part left out, break and continue in each.
#include <stdio.h>

int main(void)
{
    int i = 0, n = 0;
    for (;;) {
        if (++i > 20)
            break;
        if (i % 3)
            continue;
        n += i;
    }
    printf("%d ", n);
    do {
        if (i-- % 2)
            continue;
        n--;
    } while (i > 0);
    printf("%d ", n);
    while (n-- > 50)
        ;
    printf("%d ", n);
    for (int a = 0, b = 10; a < b; a += 2, b--)
        printf("(%d %d)", a, b);
    for (int k = 0; k < 3; k++)
        for (int k = 0; k < 2; k++)
            printf("%d", k);
    for (char *s = "text"; *s; printf("-%c", *s++))
        ;
    do
        switch (i++) {
        case 0: continue;
        case 1: break;
        default: printf("<%d>", i);
        }
    while (i < 4);
    puts("");
    return 0;
}
