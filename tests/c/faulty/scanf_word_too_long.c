// fault: stack-buffer-overflow 10
// oracle: asan stack-buffer-overflow

#include <stdio.h>

int main(void)
{
    char word[6];
    if (sscanf("far too long", "%s", word) == 1) puts(word);
    if (sscanf("overlong words", "%s", word) == 1)
        puts(word);
    return 0;
}
