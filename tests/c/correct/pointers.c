#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void swap(void *a, void *b, size_t n)
{
    unsigned char *p = a, *q = b, t;
    while (n--) { t = *p; *p++ = *q; *q++ = t; }
}
static int length(const char *s) { const char *p = s; while (*p++) ; return (int)(p - s - 1); }

int main(void)
{
    int a[6] = {1, 2, 3, 4, 5, 6}, *p = a, *end = a + 6, **pp = &p;
    while (*pp < end) printf("%d ", *(*pp)++);
    printf("| %td %d %d\n", p - a, p == end, p[-1]);
    double x = 1.5, y = 2.5; swap(&x, &y, sizeof x);
    printf("%g %g %d\n", x, y, length("count"));
    int n = 0x01020304; unsigned char *bytes = (unsigned char *)&n;
    printf("%d %d %d\n", bytes[0], bytes[3], *(short *)bytes);
    uintptr_t address = (uintptr_t)&a[2]; int *back = (int *)address;
    printf("%d %d %d\n", *back, back == &a[2], (int)(address % sizeof(int)));
    void *v = a; int (*whole)[6] = &a;
    printf("%d %d %zu %d\n", ((int *)v)[1], (*whole)[4], sizeof *whole, (char *)(whole + 1) - (char *)whole == sizeof a);
    char buffer[sizeof(int) * 2]; memcpy(buffer, a + 1, sizeof buffer);
    int back2[2]; memcpy(back2, buffer, sizeof back2);
    printf("%d %d %d\n", back2[0], back2[1], 2[a]);
    const int *c = a; const void *cv = c; (void)cv;
    int *null = NULL; printf("%d %d\n", null == 0, !null);
    struct { int tag; int data[]; } *flexible = malloc(sizeof *flexible + 3 * sizeof(int));
    for (int i = 0; i < 3; i++) flexible->data[i] = i * i;
    printf("%d %zu\n", flexible->data[2], sizeof *flexible);
    free(flexible);
    return 0;
}
