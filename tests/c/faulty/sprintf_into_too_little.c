// fault: stack-buffer-overflow 9
// oracle: asan stack-buffer-overflow

#include <stdio.h>

static void label(int n)
{
    char text[8];
    sprintf(text, "item %d", n);
    puts(text);
}

int main(void)
{
    label(7);
    label(1000);
    return 0;
}
