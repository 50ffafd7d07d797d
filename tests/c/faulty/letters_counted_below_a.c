// fault: global-overflow 9
// oracle: asan index -31 out of bounds for type 'int [26]'
#include <stdio.h>
static int letters[26];

static void count(const char *text)
{
    for (; *text; text++)
        letters[*text - 'a']++;
}

int main(void)
{
    count("aBc");
    printf("%d\n", letters[0]);
    return 0;
}
