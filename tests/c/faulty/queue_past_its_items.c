// fault: stack-buffer-overflow 11
// oracle: asan index 4 out of bounds for type 'int [4]'
#include <stdio.h>

struct queue {
    int items[4], head, tail;
};

static void put(struct queue *queue, int value)
{
    queue->items[queue->tail++] = value;
}

int main(void)
{
    struct queue queue = {{0}, 0, 0};
    for (int i = 0; i < 6; i++)
        put(&queue, i);
    printf("%d\n", queue.items[queue.head]);
    return 0;
}
