// What floating numbers do at their ends.
#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    double zero = 0, inf = 1 / zero, nan = inf - inf, tiny = DBL_MIN;
    printf("%f %f %d\n", inf, -inf, isnan(nan) != 0);
    printf("%d %d %d %d %d\n", nan == nan, nan != nan, nan < 1, !(nan < 1), inf > DBL_MAX);
    printf("%d %d\n", 0.1 + 0.2 == 0.3, 0.1f + 0.2f == 0.3f);
    printf("%g %d\n", tiny / 4, tiny / 4 * 4 == tiny);
    printf("%d %g\n", -zero == zero, 1 / -zero);
    printf("%.17g %.9g %g\n", DBL_EPSILON, FLT_EPSILON, DBL_MAX * 10);
    double sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1;
    printf("%.17g\n", sum);
    printf("%d\n", nan ? 1 : 2);
    return 0;
}
