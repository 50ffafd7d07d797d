// Levenshtein's distance and the longest common subsequence, by tables of variable size.
#include <stdio.h>
#include <string.h>

static int least(int a, int b, int c) { return a < b ? a < c ? a : c : b < c ? b : c; }

static int distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    int table[n + 1][m + 1];
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++)
            table[i][j] = !i ? (int)j : !j ? (int)i : least(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
    return table[n][m];
}

static void common(const char *a, const char *b)
{
    int n = (int)strlen(a), m = (int)strlen(b), t[n + 1][m + 1];
    memset(t, 0, sizeof t);
    for (int i = n - 1; i >= 0; i--)
        for (int j = m - 1; j >= 0; j--)
            t[i][j] = a[i] == b[j] ? 1 + t[i + 1][j + 1] : t[i + 1][j] > t[i][j + 1] ? t[i + 1][j] : t[i][j + 1];
    for (int i = 0, j = 0; i < n && j < m;)
        if (a[i] == b[j]) {
            putchar(a[i++]);
            j++;
        } else if (t[i + 1][j] >= t[i][j + 1]) {
            i++;
        } else {
            j++;
        }
    printf(" %d\n", t[0][0]);
}

int main(void)
{
    printf("%d %d %d\n", distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"));
    common("AGGTABXY", "GXTXAYBY");
    return 0;
}
