// A binary heap in an array.
#include <stdio.h>

struct job {
    int when;
    const char *what;
};

static struct job heap[16];
static int size;

static void put(struct job j)
{
    int i = size++;
    for (; i > 0 && heap[(i - 1) / 2].when > j.when; i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = j;
}

static struct job get(void)
{
    struct job top = heap[0], last = heap[--size];
    int i = 0, child;
    while ((child = 2 * i + 1) < size) {
        child += child + 1 < size && heap[child + 1].when < heap[child].when;
        if (heap[child].when >= last.when)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return top;
}

int main(void)
{
    put((struct job){30, "eat"});
    put((struct job){10, "wake"});
    put((struct job){50, "sleep"});
    put((struct job){20, "wash"});
    put((struct job){40, "work"});
    while (size > 0) {
        struct job j = get();
        printf("%d %s\n", j.when, j.what);
        if (j.when == 20)
            put((struct job){25, "dress"});
    }
    return 0;
}
