// fault: dangling-stack-pointer 17
// oracle: asan stack-use-after-return
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *greet(const char *name)
{
    char text[32];
    sprintf(text, "hello %s", name);
    char *result = text;
    return result;
}

int main(void)
{
    puts(greet("you"));
    return 0;
}
