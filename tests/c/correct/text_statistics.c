// Lines, words, letters and the commonest words of standard input.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
    char text[24];
    int count;
};

static int commoner(const void *a, const void *b)
{
    const struct word *p = a, *q = b;
    return p->count != q->count ? q->count - p->count : strcmp(p->text, q->text);
}

int main(void)
{
    static struct word words[200];
    int n = 0, lines = 0, letters['z' + 1] = {0}, c;
    char current[24];
    size_t length = 0;
    do {
        c = getchar();
        if (c != EOF && isalpha(c)) {
            c = tolower(c);
            letters[c]++;
            if (length < sizeof current - 1)
                current[length++] = (char)c;
            continue;
        }
        lines += c == '\n';
        if (length) {
            int i = 0;
            current[length] = '\0';
            length = 0;
            while (i < n && strcmp(words[i].text, current) != 0)
                i++;
            if (i == n)
                strcpy(words[n++].text, current);
            words[i].count++;
        }
    } while (c != EOF);
    qsort(words, (size_t)n, sizeof *words, commoner);
    printf("%d lines, %d different words\n", lines, n);
    for (int i = 0; i < 5 && i < n; i++)
        printf("%-8s%d\n", words[i].text, words[i].count);
    for (int l = 'a'; l <= 'z'; l++)
        if (letters[l] > 9)
            printf("%c%d ", l, letters[l]);
    puts("");
    return 0;
}
