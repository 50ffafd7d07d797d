#include <stdio.h>
#include <string.h>
static unsigned hash(const char *s)
{
    unsigned h = 5381;
    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h;
}
static void reverse(char *s)
{
    size_t n = strlen(s);
    for (size_t i = 0; i < n / 2; i++) {
        char t = s[i];
        s[i] = s[n - 1 - i];
        s[n - 1 - i] = t;
    }
}
int main(void)
{
    char text[] = "the quick brown fox jumps over the lazy dog";
    unsigned h = 0;
    for (int i = 0; i < 50000; i++) {
        reverse(text);
        h ^= hash(text) + (unsigned)i;
    }
    printf("%u\n", h);
    return 0;
}
