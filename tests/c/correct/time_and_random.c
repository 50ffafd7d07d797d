#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(void)
{
    srand(42);
    for (int i = 0; i < 5; i++) printf("%d ", rand() % 1000);
    puts("");
    time_t t = 86400 * 365 + 3661;
    struct tm *tm = gmtime(&t);
    char text[64];
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %A", tm);
    printf("%s %d %d\n", text, tm->tm_yday, tm->tm_isdst);
    printf("%s", asctime(tm));
    struct tm made = {.tm_year = 120, .tm_mon = 1, .tm_mday = 30};
    mktime(&made);
    printf("%d %d %g\n", made.tm_mon, made.tm_mday, difftime(t + 60, t));
    printf("%d\n", clock() >= 0);
    div_t d = div(-17, 5); ldiv_t l = ldiv(17, -5);
    printf("%d %d %ld %ld %d\n", d.quot, d.rem, l.quot, l.rem, abs(-5));
    return 0;
}
