// Addresses computed through null and unwritten pointers' types, with nothing read.
#include <stddef.h>
#include <stdio.h>

struct pair {
    int a;
    long b[4];
};

int main(void)
{
    struct pair array[3], *p = array;
    long *third = &p[2].b[3];
    int *same = &*&p->a;
    printf("%td %d\n", (char *)third - (char *)array, same == &array[0].a);
    printf("%zu %zu\n", offsetof(struct pair, b[2]), sizeof array[100].b);
    int matrix[2][3];
    int(*row)[3] = &matrix[1];
    int *end = *(row + 1);
    printf("%td %d\n", end - &matrix[0][0], &(*row)[3] == end);
    return 0;
}
