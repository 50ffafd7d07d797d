#include <stdio.h>
int *dangle(void){ int local = 7; int *q = &local; return q; }
int main(void)
{
    int x = 1;
    int *p = &x;
    *p = 2;
    int *d = dangle();
    printf("%d\n", x);
    return *d;
}
