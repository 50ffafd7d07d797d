/* Room on the stack that is asked for as the function runs, and locals that ask for more alignment than frames have. */
#include <alloca.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct node {
    int value;
    struct node *next;
};

static int list_on_the_stack(int n)
{
    struct node *head = NULL;
    for (int i = 0; i < n; i++) {
        struct node *node = alloca(sizeof *node);
        *node = (struct node){i * i, head};
        head = node;
    }
    int sum = 0;
    for (struct node *node = head; node; node = node->next)
        sum += node->value;
    return sum;
}

static size_t twice(const char *text)
{
    size_t length = strlen(text);
    char *copy = alloca(2 * length + 1);
    memcpy(copy, text, length);
    strcpy(copy + length, text);
    printf("%s\n", copy);
    return strlen(copy);
}

static int aligned(int n)
{
    char before = 'b';
    alignas(64) unsigned char line[64] = "cache line";
    alignas(32) int number = n;
    alignas(128) struct {
        double x, y;
    } point = {1.5, n};
    int bad = (uintptr_t)line % 64 != 0 || (uintptr_t)&number % 32 != 0 || (uintptr_t)&point % 128 != 0;
    if (n > 0)
        bad += aligned(n - 1);
    for (int i = 0; i < 3; i++) {
        alignas(64) int turn[4] = {i, number};
        bad += (uintptr_t)turn % 64 != 0 || turn[0] != i || turn[1] != n;
    }
    return bad || before != 'b' || line[5] != ' ' || number != n || point.y != n;
}

int main(void)
{
    alignas(256) static char fixed[3];
    printf("%d %d\n", list_on_the_stack(10), list_on_the_stack(1000));
    printf("%zu\n", twice("stack ") + twice(""));
    printf("%d %d\n", aligned(5), (int)((uintptr_t)fixed % 256));
    long *last = NULL, total = 0;
    for (int i = 1; i <= 4; i++) {
        long *row = __builtin_alloca(sizeof(long) * (size_t)i);
        for (int j = 0; j < i; j++)
            row[j] = i + j;
        total += row[i - 1] + (last ? last[0] : 0);
        last = row;
        total += list_on_the_stack(i);
    }
    printf("%ld %zu\n", total, alignof(max_align_t));
    return 0;
}
