#include <stdio.h>

static const char *kind(int c)
{
    switch (c) {
    case '0' ... '9': return "digit";
    case 'a': case 'e': case 'i': case 'o': case 'u': return "vowel";
    case ' ': return "space";
    default:
        if (c >= 'b' && c <= 'z')
            return "consonant";
    }
    return "other";
}

static void copy(char *to, const char *from, int count)
{
    int n = (count + 3) / 4;
    switch (count % 4) {
    case 0: do { *to++ = *from++;
    case 3:      *to++ = *from++;
    case 2:      *to++ = *from++;
    case 1:      *to++ = *from++;
            } while (--n > 0);
    }
}

int main(void)
{
    for (const char *s = "a 7z!"; *s; s++)
        printf("%c %s\n", *s, kind(*s));
    char buffer[12] = {0};
    copy(buffer, "hello world", 11);
    puts(buffer);
    for (int i = 0, j = 10; i < j; i += 2, j--) {
        if (i == 2)
            continue;
        if (i == 6)
            break;
        printf("%d %d\n", i, j);
    }
    int i = 0;
outer:
    for (;;) {
        while (1) {
            if (++i > 5)
                goto done;
            if (i % 2)
                goto outer;
            printf("even %d\n", i);
        }
    }
done:
    do
        i--;
    while (i > 3);
    printf("%d\n", i);
    int x = 5, y = (x > 3 ? x < 10 ? 1 : 2 : 3);
    printf("%d %d\n", y, (x++, x * 2));
    if (x) ; else puts("never");
    return x && !y || i == 3;
}
