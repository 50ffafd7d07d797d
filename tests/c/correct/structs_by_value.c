#include <stdio.h>

struct point { int x, y; };
struct box { struct point min, max; char label[8]; };
struct big { long values[20]; };

static struct point add(struct point a, struct point b) { return (struct point){a.x + b.x, a.y + b.y}; }
static struct box grow(struct box b, int by)
{
    b.min.x -= by; b.min.y -= by;
    b.max = add(b.max, (struct point){by, by});
    b.label[0] = 'G';
    return b;
}
static struct big fill(long start)
{
    struct big b;
    for (int i = 0; i < 20; i++)
        b.values[i] = start + i;
    return b;
}
static long total(struct big b)
{
    long sum = 0;
    for (int i = 0; i < 20; i++)
        sum += b.values[i];
    return sum;
}

int main(void)
{
    struct box a = {{1, 2}, {3, 4}, "abc"}, b = grow(a, 10);
    printf("%d %d %d %d %s\n", a.min.x, a.min.y, a.max.x, a.max.y, a.label);
    printf("%d %d %d %d %s\n", b.min.x, b.min.y, b.max.x, b.max.y, b.label);
    printf("%ld %ld\n", total(fill(1)), fill(5).values[3]);
    struct point ps[3] = {[1] = {5, 6}}, *p = ps + 1;
    *p = add(*p, p[0]);
    ps[2] = *p;
    printf("%d %d %d %zu\n", ps[0].x, ps[1].x, ps[2].y, sizeof ps);
    struct { struct point p; union { int i; char c[4]; }; } anonymous = {.i = 0x41424344};
    printf("%c %d\n", anonymous.c[0], anonymous.p.x);
    return 0;
}
