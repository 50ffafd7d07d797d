/* Expressions with precedence, brackets and variables, computed with two stacks. */
#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
enum { STACK = 32 };
struct calc {
    double stack[STACK];
    int top;
    const char *error;
    double vars[26];
};
typedef double (*binary)(double, double);
static double plus(double a, double b)
{
    return a + b;
}
static double minus(double a, double b)
{
    return a - b;
}
static double times(double a, double b)
{
    return a * b;
}
static double over(double a, double b)
{
    return a / b;
}
static const struct op {
    const char *symbol;
    int precedence;
    bool right;
    binary apply;
} ops[] = {{"+", 1, false, plus}, {"-", 1, false, minus}, {"*", 2, false, times},
           {"/", 2, false, over}, {"%", 2, false, fmod},  {"^", 3, true, pow},
           {NULL, 0, false, NULL}};
static const struct op *find(char c)
{
    for (const struct op *o = ops; o->symbol; o++)
        if (*o->symbol == c)
            return o;
    return NULL;
}
static void push(struct calc *c, double v)
{
    if (c->top == STACK)
        c->error = "full";
    else
        c->stack[c->top++] = v;
}
static double pop(struct calc *c)
{
    if (c->top == 0) {
        c->error = "empty";
        return 0;
    }
    return c->stack[--c->top];
}
static void apply(struct calc *c, const struct op *o)
{
    double b = pop(c), a = pop(c);
    if (!c->error)
        push(c, o->apply(a, b));
}
static double evaluate(struct calc *c, const char *s)
{
    const struct op *pending[STACK];
    int n = 0;
    bool operand = true;
    static const struct op open = {"(", 0, false, NULL};
    c->top = 0;
    c->error = NULL;
    while (*s && !c->error) {
        if (isspace((unsigned char)*s)) {
            s++;
            continue;
        }
        if (operand && (isdigit((unsigned char)*s) || *s == '.')) {
            char *end;
            push(c, strtod(s, &end));
            s = end;
            operand = false;
        } else if (operand && islower((unsigned char)*s)) {
            push(c, c->vars[*s++ - 'a']);
            operand = false;
        } else if (operand && *s == '-') {
            push(c, 0);
            pending[n++] = &ops[1];
            s++;
        } else if (*s == '(') {
            pending[n++] = &open;
            s++;
        } else if (*s == ')') {
            while (n && pending[n - 1] != &open)
                apply(c, pending[--n]);
            if (!n)
                c->error = "unbalanced )";
            else
                n--;
            s++;
            operand = false;
        } else {
            const struct op *o = find(*s);
            if (!o || operand) {
                c->error = "syntax";
                break;
            }
            while (n && (pending[n - 1]->precedence > o->precedence ||
                         (pending[n - 1]->precedence == o->precedence && !o->right)))
                apply(c, pending[--n]);
            pending[n++] = o;
            operand = true;
            s++;
        }
    }
    while (n && !c->error) {
        if (pending[n - 1] == &open)
            c->error = "unbalanced (";
        else
            apply(c, pending[--n]);
    }
    return c->error ? NAN : pop(c);
}
int main(void)
{
    struct calc c = {.vars = {['x' - 'a'] = 2.5, ['y' - 'a'] = -4}};
    const char *tests[] = {
        "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "10 % 4 - 7 / 2", "-x + y * (3 - -1)",
        "1 +",       "(2",          "2)",        "4 $ 4",          "((((1.5e2))))/3",
        "0/0",       "1/0",         ""};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        double v = evaluate(&c, tests[i]);
        if (c.error)
            printf("%-20s error: %s\n", tests[i], c.error);
        else if (isnan(v))
            printf("%-20s not a number\n", tests[i]);
        else
            printf("%-20s %g\n", tests[i], v);
    }
    return 0;
}
