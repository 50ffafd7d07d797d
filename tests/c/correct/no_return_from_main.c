// The end of main is return 0; other functions may end without a value that nobody asks for.
#include <stdio.h>

static int sometimes(int v)
{
    if (v > 2)
        return v;
    puts("no value");
}

int main()
{
    sometimes(1);
    printf("%d\n", sometimes(3));
}
