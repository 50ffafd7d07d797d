// Any object may be read and written through unsigned char.
#include <stdio.h>
#include <string.h>

struct mixed {
    short s;
    int i;
    char c[3];
};

static void dump(const char *what, const void *object, size_t size)
{
    const unsigned char *bytes = object;
    printf("%s:", what);
    for (size_t i = 0; i < size; i++)
        printf(" %02x", bytes[i]);
    puts("");
}

int main(void)
{
    int i = 0x12345678;
    double d = 1.0;
    struct mixed m;
    memset(&m, 0, sizeof m);
    m.s = -2;
    m.i = 0x0a0b0c0d;
    memcpy(m.c, "abc", 3);
    const char *literal = "lit";
    dump("int", &i, sizeof i);
    dump("double", &d, sizeof d);
    dump("struct", &m, sizeof m);
    dump("literal", literal, 4);
    ((unsigned char *)&i)[0] = 0xff;
    printf("%x\n", i);
    unsigned char *p = (unsigned char *)&m;
    for (size_t k = 0; k < sizeof m / 2; k++) {
        unsigned char t = p[k];
        p[k] = p[sizeof m - 1 - k];
        p[sizeof m - 1 - k] = t;
    }
    dump("reversed", &m, sizeof m);
    return 0;
}
