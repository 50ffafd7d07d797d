#include <stdbool.h>
#include <stdio.h>

enum { CAPACITY = 4 };
typedef struct { int items[CAPACITY]; unsigned head, count; } queue;
static bool put(queue *q, int v) { if (q->count == CAPACITY) return false; q->items[(q->head + q->count++) % CAPACITY] = v; return true; }
static bool take(queue *q, int *v) { if (!q->count) return false; *v = q->items[q->head]; q->head = (q->head + 1) % CAPACITY; q->count--; return true; }

int main(void)
{
    queue q = {0};
    for (int i = 0; i < 6; i++) printf("%d", put(&q, i * 10));
    int v;
    take(&q, &v); take(&q, &v); put(&q, 77);
    puts("");
    while (take(&q, &v)) printf("%d ", v);
    printf("%d\n", take(&q, &v));
    return v;
}
