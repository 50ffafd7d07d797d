// fault: use-after-free 11
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { char name[8]; int age; };

static int age(const struct person *p)
{
    return p->age;
}

int main(void)
{
    struct person *p = calloc(1, sizeof *p);
    free(p);
    return age(p);
}
