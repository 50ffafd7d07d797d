// Long sequences, perfect and amicable numbers, digits' sums.
#include <stdio.h>

static int divisors(int n)
{
    int sum = n > 1;
    for (int i = 2; i * i <= n; i++)
        if (n % i == 0)
            sum += i + (i * i != n ? n / i : 0);
    return sum;
}

int main(void)
{
    int longest = 0, which = 0;
    for (int n = 1; n < 1000; n++) {
        int length = 1;
        for (long v = n; v != 1; v = v & 1 ? 3 * v + 1 : v / 2)
            length++;
        if (length > longest)
            longest = length, which = n;
    }
    printf("%d %d\n", which, longest);
    for (int n = 2; n < 1300; n++) {
        int d = divisors(n);
        if (d == n)
            printf("perfect %d\n", n);
        else if (d > n && divisors(d) == n)
            printf("amicable %d %d\n", n, d);
    }
    for (int n = 100; n < 1000; n++) {
        int a = n / 100, b = n / 10 % 10, c = n % 10;
        if (a * a * a + b * b * b + c * c * c == n)
            printf("%d ", n);
    }
    puts("");
    return 0;
}
