#include <assert.h>
#include <stdio.h>

static int half(int n)
{
    assert(n % 2 == 0 && "even");
    return n / 2;
}

int main(void)
{
    fprintf(stderr, "%d\n", half(10));
    return half(7);
}
