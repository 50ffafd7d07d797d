// Constants of every form and the types they get.
#include <limits.h>
#include <stdio.h>

#define TYPE(x) _Generic((x), int : "int", unsigned : "unsigned", long : "long", unsigned long : "unsigned long", long long : "long long", \
                         unsigned long long : "unsigned long long", float : "float", double : "double", long double : "long double", default : "other")

int main(void)
{
    puts(TYPE(2147483647));
    puts(TYPE(2147483648));
    puts(TYPE(0x80000000));
    puts(TYPE(0xffffffffffffffff));
    puts(TYPE(10u));
    puts(TYPE(10lu));
    puts(TYPE(10LL));
    puts(TYPE(10ull));
    puts(TYPE('c'));
    puts(TYPE(1.0));
    puts(TYPE(1.f));
    puts(TYPE(.5L));
    puts(TYPE((char)1 + (short)1));
    puts(TYPE(1u + 1l));
    puts(TYPE(sizeof 1));
    puts(TYPE(1 ? 1 : 1.0f));
    puts(TYPE(1 << 1l));
    puts(TYPE(+(unsigned char)1));
    printf("%d %d %g %g %g\n", 0x1f, 017, 0x1.8p3, 1e-3, 5.);
    printf("%d %u %ld %lu\n", INT_MIN, UINT_MAX, LONG_MIN, ULONG_MAX);
    return 0;
}
