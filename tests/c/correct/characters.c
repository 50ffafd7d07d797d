// The functions of ctype.h over all characters.
#include <ctype.h>
#include <stdio.h>

int main(void)
{
    static int (*const tests[])(int) = {isalnum, isalpha, isblank, iscntrl, isdigit, isgraph, islower, isprint, ispunct, isspace, isupper, isxdigit};
    for (unsigned t = 0; t < sizeof tests / sizeof *tests; t++) {
        unsigned sum = 0, n = 0;
        for (int c = 0; c < 256; c++)
            if (tests[t](c)) {
                n++;
                sum = sum * 31 + (unsigned)c;
            }
        printf("%u %u\n", n, sum);
    }
    for (const char *p = "Hello, World 42!\n"; *p; p++)
        putchar(isupper((unsigned char)*p) ? tolower(*p) : toupper(*p));
    printf("%d %d\n", tolower('['), isspace(EOF) != 0);
    return 0;
}
