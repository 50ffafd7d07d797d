// fault: readonly-write 10
// oracle: asan-anywhere SEGV

#include <ctype.h>
#include <stdio.h>

static void capitalise(char *names[], int n)
{
    for (int i = 0; i < n; i++)
        names[i][0] = (char)toupper(names[i][0]);
}

int main(void)
{
    char *names[] = {"ann", "ben"};
    capitalise(names, 2);
    puts(names[0]);
    return 0;
}
