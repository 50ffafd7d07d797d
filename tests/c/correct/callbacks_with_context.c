// A map over arrays with functions that carry what they need.
#include <stdio.h>

typedef void visitor(int item, void *context);

struct range {
    int low, high, seen;
};

static void each(const int *items, int n, visitor *visit, void *context)
{
    for (int i = 0; i < n; i++)
        visit(items[i], context);
}

static void total(int item, void *context) { *(long *)context += item; }

static void widen(int item, void *context)
{
    struct range *r = context;
    if (!r->seen++ || item < r->low)
        r->low = item;
    if (r->seen == 1 || item > r->high)
        r->high = item;
}

static visitor *chosen(char c) { return c == 't' ? total : widen; }

static int (*table(int which))(int, int);
static int plus(int a, int b) { return a + b; }
static int minus(int a, int b) { return a - b; }
static int (*table(int which))(int, int) { return which ? minus : plus; }

int main(void)
{
    int items[] = {4, -7, 12, 0};
    long sum = 0;
    struct range r = {0};
    each(items, 4, chosen('t'), &sum);
    each(items, 4, chosen('w'), &r);
    printf("%ld %d..%d (%d)\n", sum, r.low, r.high, r.seen);
    printf("%d %d\n", table(0)(5, 3), (*table(1))(5, 3));
    return 0;
}
