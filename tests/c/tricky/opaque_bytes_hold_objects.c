// A queue of bytes that holds values of any type, copied in and out.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct queue {
    size_t size, count, head;
    unsigned char *bytes;
};

struct item {
    char tag;
    long value;
    void (*act)(long);
};

static void show(long v) { printf("<%ld>", v); }
static void twice(long v) { printf("<%ld>", v * 2); }
static void put(struct queue *q, const void *item) { memcpy(q->bytes + q->size * q->count++, item, q->size); }
static void get(struct queue *q, void *item) { memcpy(item, q->bytes + q->size * q->head++, q->size); }

int main(void)
{
    struct queue q = {sizeof(struct item), 0, 0, malloc(10 * sizeof(struct item))};
    for (int i = 0; i < 5; i++) {
        struct item it;
        it.tag = (char)('a' + i);
        it.value = i;
        it.act = i % 2 ? show : twice;
        put(&q, &it);
    }
    while (q.head < q.count) {
        struct item it;
        get(&q, &it);
        putchar(it.tag);
        it.act(it.value);
    }
    puts("");
    free(q.bytes);
    return 0;
}
