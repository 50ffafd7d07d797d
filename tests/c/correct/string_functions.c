// Each function of string.h on small strings.
#include <stdio.h>
#include <string.h>

static int sign(int v) { return (v > 0) - (v < 0); }

int main(void)
{
    char b[32] = "";
    printf("%zu %s\n", strlen("four"), strcat(strcpy(b, "ab"), "cd"));
    printf("%d %d %d\n", sign(strcmp("a", "b")), sign(strcmp("b", "a")), sign(strncmp("abc", "abd", 2)));
    printf("%s %s %d\n", strchr("hello", 'l'), strrchr("hello", 'l'), strchr("hello", 'z') == NULL);
    printf("%s %d\n", strstr("finding", "din"), strstr("x", "xy") == NULL);
    printf("%zu %zu %s\n", strspn("aabc", "ab"), strcspn("hello", "lo"), strpbrk("hello", "ol"));
    memset(b, '-', 5);
    printf("%.6s\n", b);
    strncpy(b, "hi", 5);
    printf("%d%d%d\n", b[2], b[3], b[4]);
    strncat(b, "there", 3);
    puts(b);
    puts(memcpy(b, "copied", 7));
    puts(memmove(b + 1, b, 7));
    printf("%d %d\n", sign(memcmp("ab\0c", "ab\0d", 4)), sign(memcmp("x", "y", 0)));
    printf("%s\n", (char *)memchr("search", 'r', 6));
    printf("%s\n", strerror(2));
    puts(stpcpy(b, "end") - 3);
    return 0;
}
