// sizeof and _Alignof of types and expressions, and where members lie.
#include <stdalign.h>
#include <stddef.h>
#include <stdio.h>

struct a { char c; int i; char d; };
struct b { char c[3]; short s; };
struct c { struct a a; char t; double d; };
union u { char c[9]; long l; };
struct packed_bits { unsigned a : 3, b : 30; unsigned char c : 2; };
struct nothing_after { long l; char c; };
struct aligned { char c; alignas(16) int i; };

int main(void)
{
    printf("%zu %zu %zu %zu %zu %zu %zu\n", sizeof(char), sizeof(short), sizeof(int), sizeof(long), sizeof(long long), sizeof(void *), sizeof(long double));
    printf("%zu %zu %zu %zu %zu %zu\n", sizeof(struct a), sizeof(struct b), sizeof(struct c), sizeof(union u), sizeof(struct packed_bits), sizeof(struct nothing_after));
    printf("%zu %zu %zu\n", offsetof(struct a, d), offsetof(struct c, d), offsetof(struct c, a.i));
    printf("%zu %zu %zu %zu\n", alignof(struct b), alignof(union u), alignof(struct aligned), sizeof(struct aligned));
    int i = 0, array[7];
    printf("%zu %zu %zu %zu %zu\n", sizeof i++, sizeof array, sizeof array / sizeof *array, sizeof &array, sizeof "literal");
    printf("%d %zu %zu %zu\n", i, sizeof 'c', sizeof(char)+1, sizeof(1 + 1.0f));
    printf("%zu %zu\n", sizeof(int(*)[5]), sizeof(int *[5]));
    return 0;
}
