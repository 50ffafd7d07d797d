// Library functions that keep or return pointers into the program's own strings.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char line[] = "  alpha, beta ;gamma";
    for (char *word = strtok(line, " ,;"); word; word = strtok(NULL, " ,;"))
        printf("[%s]", word);
    char pairs[] = "a=1&b=2&c", *rest = pairs, *pair;
    while ((pair = strtok_r(rest, "&", &rest)) != NULL) {
        char *value = strchr(pair, '=');
        printf("{%.*s %s}", (int)(value ? value - pair : (long)strlen(pair)), pair, value ? value + 1 : "none");
    }
    char *end;
    const char *numbers = "12 0x1f -7 rest";
    long total = 0;
    for (const char *p = numbers;; p = end) {
        long n = strtol(p, &end, 0);
        if (end == p)
            break;
        total += n;
    }
    printf("%ld [%s]\n", total, end);
    char *copy = strndup(strstr(numbers, "rest"), 2);
    printf("%s %s\n", copy, strpbrk(numbers, "xyz"));
    free(copy);
    return 0;
}
