// Names of types, tags, labels, members and objects live in different spaces and in nested blocks.
#include <stdio.h>

typedef int number;
typedef struct number {
    number number;
} *number_p;

static number f(number number)
{
    return number * 2;
}

int main(void)
{
    struct number a = {21};
    number_p p = &a;
    number b = f(p->number);
number:
    b++;
    {
        char number = 'n';
        printf("%c %zu\n", number, sizeof number);
        typedef double number_type, *pointer;
        number_type d = 1.5;
        pointer q = &d;
        printf("%g\n", *q);
    }
    enum a { number_of_a = 3 } e = number_of_a;
    if (b < 45)
        goto number;
    for (int b = 0, a = 1; b < 2; b++)
        printf("%d ", a + b);
    printf("%d %d %d\n", b, a.number, e);
    return 0;
}
