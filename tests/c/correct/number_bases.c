// Numbers written in every base and read back.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *in_base(unsigned long n, unsigned base)
{
    static char text[65];
    char *p = text + sizeof text - 1;
    do
        *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[n % base];
    while (n /= base);
    return p;
}

int main(void)
{
    for (unsigned base = 2; base <= 36; base += 5) {
        char *text = in_base(123456789, base);
        printf("%s %d\n", text, strtoul(text, NULL, (int)base) == 123456789);
    }
    printf("%#o %#x %#X %o\n", 8, 255, 255, 0);
    char *end;
    long n = strtol("  -077xyz", &end, 0);
    printf("%ld %s\n", n, end);
    printf("%ld %ld\n", strtol("0x", NULL, 16), strtol("99999999999999999999", NULL, 10));
    printf("%ld\n", atol("12abc") + atoi("-5"));
    return 0;
}
