// memmove between overlapping places, and loops that do the same by hand.
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[20] = "abcdefghij";
    memmove(text + 3, text, 10);
    puts(text);
    memmove(text, text + 5, strlen(text + 5) + 1);
    puts(text);
    memcpy(text, text + 4, 4);
    puts(text);
    memcpy(text + 2, text + 2, 3);
    int a[6] = {1, 2, 3, 4, 5, 6};
    for (int i = 5; i > 1; i--)
        a[i] = a[i - 2];
    memmove(a, a + 1, 5 * sizeof *a);
    for (int i = 0; i < 6; i++)
        printf("%d ", a[i]);
    char trimmed[] = "   left";
    memmove(trimmed, trimmed + strspn(trimmed, " "), strlen(trimmed + strspn(trimmed, " ")) + 1);
    printf("[%s]\n", trimmed);
    return 0;
}
