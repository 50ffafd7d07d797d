// A month's page, leap years, and days between dates.
#include <stdio.h>

static int leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int days_in(int y, int m)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[m - 1] + (m == 2 && leap(y));
}

static int weekday(int y, int m, int d)
{
    static const int t[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    y -= m < 3;
    return (y + y / 4 - y / 100 + y / 400 + t[m - 1] + d) % 7;
}

static void page(int y, int m)
{
    printf("      %02d/%d\nSu Mo Tu We Th Fr Sa\n%*s", m, y, 3 * weekday(y, m, 1), "");
    for (int d = 1; d <= days_in(y, m); d++)
        printf("%2d%c", d, weekday(y, m, d) == 6 || d == days_in(y, m) ? '\n' : ' ');
}

int main(void)
{
    page(2024, 2);
    page(1999, 10);
    long days = 0;
    for (int y = 1970; y < 2038; y++)
        for (int m = 1; m <= 12; m++)
            days += days_in(y, m);
    printf("%ld %d%d%d%d\n", days, leap(1900), leap(2000), leap(2023), leap(2024));
    return 0;
}
