// All orders of a few letters, by swapping and by the next in order.
#include <stdio.h>
#include <string.h>

static int made;

static void swap(char *a, char *b)
{
    char t = *a;
    *a = *b;
    *b = t;
}

static void permute(char *text, int from)
{
    if (text[from] == '\0') {
        printf("%s ", text);
        made++;
        return;
    }
    for (int i = from; text[i]; i++) {
        swap(&text[from], &text[i]);
        permute(text, from + 1);
        swap(&text[from], &text[i]);
    }
}

static int next(char *t, int n)
{
    int i = n - 2, j = n - 1;
    while (i >= 0 && t[i] >= t[i + 1])
        i--;
    if (i < 0)
        return 0;
    while (t[j] <= t[i])
        j--;
    swap(&t[i], &t[j]);
    for (int a = i + 1, b = n - 1; a < b; a++, b--)
        swap(&t[a], &t[b]);
    return 1;
}

int main(void)
{
    char abcd[] = "abcd", aabb[] = "aabb";
    permute(abcd, 0);
    puts(abcd);
    do
        printf("%s ", aabb);
    while (next(aabb, 4));
    printf("\n%d\n", made);
    return 0;
}
