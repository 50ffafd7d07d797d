// Only some members are written before the struct is copied, passed and returned; only those are looked at.
#include <stdio.h>
#include <string.h>

struct record {
    int kind;
    int number;
    char name[16];
    double weight;
};

static struct record passed_on(struct record r)
{
    r.number += 1;
    return r;
}

int main(void)
{
    struct record r, s;
    r.kind = 3;
    r.number = 40;
    memcpy(&s, &r, sizeof r);
    s = passed_on(s);
    if (s.kind == 3)
        printf("%d\n", s.number);
    strcpy(s.name, "partly");
    struct record t = s;
    puts(t.name);
    return 0;
}
