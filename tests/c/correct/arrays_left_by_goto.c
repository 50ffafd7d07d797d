/* Arrays of variable length whose scope a goto leaves are gone: so a loop made of goto needs no more stack than one turn. */
#include <stdio.h>

static long again_and_again(int times)
{
    long sum = 0;
    int n = 0;
again:;
    int squares[n % 1000 + 1];
    for (int i = 0; i <= n % 1000; i += 97)
        squares[i] = i * i;
    for (int i = 0; i <= n % 1000; i += 97)
        sum += squares[i] % 10;
    if (++n < times)
        goto again;
    return sum;
}

static int out_of_two(int n)
{
    int found = -1;
    for (int i = 1; i < n; i++) {
        int row[i];
        for (int j = 0; j < i; j++)
            row[j] = i * j;
        for (int j = 0; j < i; j++) {
            int cell[row[j] + 1];
            cell[row[j]] = j;
            if (row[j] == 42) {
                found = cell[42] * 100 + i;
                goto out;
            }
        }
    }
out:
    return found;
}

int main(void)
{
    printf("%ld\n", again_and_again(60000));
    printf("%d\n", out_of_two(20));
    return 0;
}
