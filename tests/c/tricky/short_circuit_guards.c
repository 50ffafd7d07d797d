// The left side guards what the right side would do wrong.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *next;
    int value;
};

int main(void)
{
    struct node *none = NULL;
    int numbers[3] = {1, 2, 3}, n = 3, i = 0, zero = 0, unset;
    if (none && none->value)
        puts("no");
    if (!none || none->next)
        puts("guarded");
    while (i < n && numbers[i] != 9)
        i++;
    printf("%d %d\n", i, zero ? 10 / zero : -1);
    int known = 0;
    if (known && unset)
        puts("no");
    int *p = none ? &none->value : &zero;
    printf("%d %zu %zu\n", *p, sizeof none->value, sizeof(*(int(*)[10])NULL));
    const char *text = "";
    if (text[0] && text[1])
        puts("no");
    printf("%d\n", none != NULL && strcmp(text, (char *)none) == 0);
    return 0;
}
