// Numerical methods: Newton's, bisection, Simpson's rule, through function pointers.
#include <math.h>
#include <stdio.h>

typedef double function(double);

static double cubic(double x) { return x * x * x - 2 * x - 5; }
static double slope(double x) { return 3 * x * x - 2; }

static double newton(function *f, function *d, double x)
{
    for (int i = 0; i < 50 && fabs(f(x)) > 1e-12; i++)
        x -= f(x) / d(x);
    return x;
}

static double bisect(function *f, double low, double high)
{
    while (high - low > 1e-9) {
        double middle = (low + high) / 2;
        *(f(low) * f(middle) <= 0 ? &high : &low) = middle;
    }
    return low;
}

static double simpson(function f, double from, double to, int n)
{
    double h = (to - from) / n, total = f(from) + f(to);
    for (int i = 1; i < n; i++)
        total += f(from + i * h) * (i & 1 ? 4 : 2);
    return total * h / 3;
}

int main(void)
{
    printf("%.9f %.6f\n", newton(cubic, slope, 2), bisect(cubic, 2, 3));
    printf("%.9f %.9f\n", simpson(sin, 0, acos(-1), 100), simpson(exp, 0, 1, 20));
    double pi = 0;
    for (int k = 0; k < 30; k++)
        pi += 1 / pow(16, k) * (4.0 / (8 * k + 1) - 2.0 / (8 * k + 4) - 1.0 / (8 * k + 5) - 1.0 / (8 * k + 6));
    printf("%.12f\n", pi);
    return 0;
}
