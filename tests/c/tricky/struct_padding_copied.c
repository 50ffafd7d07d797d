// A struct's padding is never written; copying the whole struct copies that too, which is no fault.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct padded {
    char letter;
    double number;
    char last;
};

int main(void)
{
    struct padded a, b;
    a.letter = 'x';
    a.number = 2.5;
    a.last = 'z';
    b = a;
    struct padded *c = malloc(sizeof *c);
    memcpy(c, &b, sizeof b);
    struct padded array[2] = {b, *c};
    printf("%c %.1f %c %c\n", c->letter, array[1].number, array[0].last, b.last);
    free(c);
    return 0;
}
