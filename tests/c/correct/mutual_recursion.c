// Functions that call each other, and the depth of calls.
#include <stdio.h>

static int is_even(unsigned n);
static int is_odd(unsigned n) { return n && is_even(n - 1); }
static int is_even(unsigned n) { return !n || is_odd(n - 1); }

static int male(int n);
static int female(int n) { return n ? n - male(female(n - 1)) : 1; }
static int male(int n) { return n ? n - female(male(n - 1)) : 0; }

static int mccarthy(int n) { return n > 100 ? n - 10 : mccarthy(mccarthy(n + 11)); }

static long depth(int n, const char *up)
{
    char here = 0;
    (void)up;
    return n ? depth(n - 1, &here) + 1 : 0;
}

int main(void)
{
    printf("%d %d\n", is_even(1000), is_odd(77));
    for (int i = 0; i < 12; i++)
        printf("%d/%d ", female(i), male(i));
    printf("%d %ld\n", mccarthy(55), depth(5000, NULL));
    return 0;
}
