// Nothing is touched when the length is zero, wherever the pointer stands.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_value(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main(void)
{
    char a[4] = "abc", b[4] = "xyz";
    memcpy(a + 4, b + 4, 0);
    memmove(a, b + 4, 0);
    memset(a + 4, 'q', 0);
    printf("%d %d %s\n", memcmp(a + 4, b + 4, 0), strncmp(a + 4, b, 0), a);
    qsort(a, 0, sizeof(int), by_value);
    void *nothing = malloc(0), *none = calloc(0, 8);
    free(nothing);
    free(none);
    free(NULL);
    printf("%.*s|%.0s|\n", 0, a, b);
    strncpy(a, "long", 0);
    strncat(a, "more", 0);
    printf("%s %d\n", a, snprintf(NULL, 0, "%d items", 12));
    return 0;
}
