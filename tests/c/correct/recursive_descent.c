// A calculator: expressions with precedence, brackets, unary minus and powers, read by recursive descent.
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *at;

static double expression(void);

static int take(char c)
{
    while (*at == ' ')
        at++;
    return *at == c ? (at++, 1) : 0;
}

static double primary(void)
{
    if (take('(')) {
        double v = expression();
        take(')');
        return v;
    }
    if (take('-'))
        return -primary();
    char *end;
    double v = strtod(at, &end);
    at = end;
    return v;
}

static double power(void)
{
    double base = primary();
    return take('^') ? pow(base, power()) : base;
}

static double term(void)
{
    double v = power();
    for (;;)
        if (take('*'))
            v *= power();
        else if (take('/'))
            v /= power();
        else
            return v;
}

static double expression(void)
{
    double v = term();
    for (;;)
        if (take('+'))
            v += term();
        else if (take('-'))
            v -= term();
        else
            return v;
}

int main(void)
{
    const char *texts[] = {"1+2*3", "(1+2)*3", "2^3^2", "-4 - -6", "10/4/5", "1.5e2*(3-1)^0.5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        at = texts[i];
        double v = expression();
        printf("%s = %.10g%s\n", texts[i], v, *at ? " (rest)" : "");
    }
    return 0;
}
