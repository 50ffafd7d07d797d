??=include <stdio.h>
/* Characters written in their oldest way, and ranges of cases up to the largest number. */
??=define LENGTH(a) (sizeof(a) / sizeof(a)??(0??))

static int digits(unsigned long long n)
??<
    switch (n) ??<
    case 0 ... 9: return 1;
    case 10 ... 99: return 2;
    case 1000000000000000000ULL ... 9999999999999999999ULL: return 19;
    case 10000000000000000000ULL ... 18446744073709551615ULL: return 20;
    default: return 0;
    ??>
??>

static const char *size(signed char c)
{
    switch (c) {
    case -128 ... -1: return "negative";
    case 0: return "zero";
    case 1 ... 127: return "positive";
    }
    return "none";
}

int main(void)
{
    int bits??(??) = {5 ??! 2, 5 ??' 1, ??-0};
    for (unsigned i = 0; i < LENGTH(bits); i++)
        printf("%d??/n", bits[i]);
    printf("what??! %d %d %d\n", '??/??/', 'ab', '\234c');
    printf("%d %d %d %d %d\n", digits(7), digits(12345), digits(1000000000000000000ULL), digits(9999999999999999999ULL), digits(~0ULL));
    printf("%s %s %s\n", size(-128), size(0), size(127));
    return 0;
}
