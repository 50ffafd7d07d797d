/* The longest common subsequence and substring of pairs of texts, by tables of variable size. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *subsequence(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    unsigned char(*table)[m + 1] = calloc(n + 1, sizeof *table);
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;)
            table[i][j] = a[i] == b[j]                        ? (unsigned char)(table[i + 1][j + 1] + 1)
                          : table[i + 1][j] > table[i][j + 1] ? table[i + 1][j]
                                                              : table[i][j + 1];
    char *found = malloc(table[0][0] + 1u), *to = found;
    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (a[i] == b[j]) {
            *to++ = a[i++];
            j++;
        } else if (table[i + 1][j] >= table[i][j + 1])
            i++;
        else
            j++;
    }
    *to = '\0';
    free(table);
    return found;
}

static size_t substring(const char *a, const char *b, const char **where)
{
    size_t m = strlen(b), longest = 0;
    int row[2][m + 1];
    memset(row, 0, sizeof row);
    for (size_t i = 0; a[i]; i++)
        for (size_t j = 0; j < m; j++) {
            row[(i + 1) % 2][j + 1] = a[i] == b[j] ? row[i % 2][j] + 1 : 0;
            if ((size_t)row[(i + 1) % 2][j + 1] > longest) {
                longest = (size_t)row[(i + 1) % 2][j + 1];
                *where = a + i + 1 - longest;
            }
        }
    return longest;
}

int main(void)
{
    static const char *const pairs[][2] = {{"ABCBDAB", "BDCABA"}, {"nematode knowledge", "empty bottle"}, {"same", "same"}, {"abc", "xyz"}, {"", "nothing"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *where = "";
        char *common = subsequence(pairs[i][0], pairs[i][1]);
        size_t length = substring(pairs[i][0], pairs[i][1], &where);
        printf("'%s' %zu '%.*s'\n", common, strlen(common), (int)length, where);
        free(common);
    }
    return 0;
}
