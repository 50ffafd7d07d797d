// Arrays of char that hold no terminator, used with functions that are told the length.
#include <stdio.h>
#include <string.h>

struct header {
    char magic[4];
    char version[2];
};

int main(void)
{
    struct header h = {"ELFX", "02"};
    char exact[3] = "abc", padded[8];
    printf("%.4s %.2s %.*s\n", h.magic, h.version, 3, exact);
    printf("%zu %d\n", strnlen(exact, sizeof exact), memcmp(h.magic, "ELFX", 4));
    strncpy(padded, "longer than it", sizeof padded);
    printf("%.8s %d\n", padded, strncmp(padded, "longer t", 8));
    printf("%d\n", memchr(padded, '\0', sizeof padded) == NULL);
    fwrite(exact, 1, 3, stdout);
    putchar('\n');
    return 0;
}
