// fault: null-dereference 8
// oracle: asan SEGV on unknown address
#include <stdio.h>

int main(void)
{
    long age = 5;
    printf("%s is his age\n", age);
    return 0;
}
