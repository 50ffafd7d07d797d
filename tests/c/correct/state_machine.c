#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* A calculator: recursive descent over a string. */
static const char *at;
static double expression(void);
static void skip(void) { while (isspace((unsigned char)*at)) at++; }
static double factor(void)
{
    skip();
    if (*at == '(') { at++; double v = expression(); skip(); at++; return v; }
    if (*at == '-') { at++; return -factor(); }
    char *end; double v = strtod(at, &end); at = end; return v;
}
static double term(void)
{
    double v = factor();
    for (skip(); *at == '*' || *at == '/'; skip()) { char op = *at++; double w = factor(); v = op == '*' ? v * w : v / w; }
    return v;
}
static double expression(void)
{
    double v = term();
    for (skip(); *at == '+' || *at == '-'; skip()) v += *at++ == '+' ? term() : -term();
    return v;
}
enum state { OUT, WORD, NUMBER };
static void count(const char *s)
{
    enum state state = OUT; int words = 0, numbers = 0;
    for (;; s++) {
        switch (state) {
        case OUT: if (isalpha((unsigned char)*s)) state = WORD, words++; else if (isdigit((unsigned char)*s)) state = NUMBER, numbers++; break;
        case WORD: if (!isalnum((unsigned char)*s)) state = OUT; break;
        case NUMBER: if (!isdigit((unsigned char)*s)) state = OUT; break;
        }
        if (!*s) break;
    }
    printf("%d words, %d numbers\n", words, numbers);
}

int main(void)
{
    static const char *const tests[] = {"1 + 2 * 3", "(1+2)*3", "-4 / (2 - 4) * 2.5", "2*(3+(4-1))*-1"};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) { at = tests[i]; printf("%s = %g\n", tests[i], expression()); }
    count("abc 12 d3 45x");
    return 0;
}
