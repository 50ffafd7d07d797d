// All shortest ways at once, with infinity.
#include <limits.h>
#include <stdio.h>

#define FAR (INT_MAX / 2)

int main(void)
{
    int d[5][5] = {{0, 3, 8, FAR, -4}, {FAR, 0, FAR, 1, 7}, {FAR, 4, 0, FAR, FAR}, {2, FAR, -5, 0, FAR}, {FAR, FAR, FAR, 6, 0}};
    for (int k = 0; k < 5; k++)
        for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++)
                if (d[i][k] < FAR && d[k][j] < FAR && d[i][k] + d[k][j] < d[i][j])
                    d[i][j] = d[i][k] + d[k][j];
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
            printf("%3d%s", d[i][j], j == 4 ? "\n" : " ");
    return 0;
}
