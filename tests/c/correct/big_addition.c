#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *add(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), size = (n > m ? n : m) + 2;
    char *sum = malloc(size);
    int carry = 0;
    sum[--size] = '\0';
    while (n || m || carry) {
        carry += (n ? a[--n] - '0' : 0) + (m ? b[--m] - '0' : 0);
        sum[--size] = (char)('0' + carry % 10);
        carry /= 10;
    }
    memmove(sum, sum + size, strlen(sum + size) + 1);
    return sum;
}

int main(void)
{
    char *a = strdup("1"), *b = strdup("1");
    for (int i = 0; i < 150; i++) {
        char *c = add(a, b);
        free(a);
        a = b;
        b = c;
    }
    printf("%s\n%zu digits\n", b, strlen(b));
    free(a);
    free(b);
    return 0;
}
