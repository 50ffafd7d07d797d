// Indices that run past the array and are brought back before they are used.
#include <stdio.h>

enum { SIZE = 8 };

int main(void)
{
    int ring[SIZE];
    unsigned head = 0xfffffffe, tail = head;
    int total = 0;
    for (int i = 0; i < 30; i++) {
        ring[head++ % SIZE] = i;
        if (head - tail == SIZE)
            while (head - tail > 2)
                total += ring[tail++ & SIZE - 1];
    }
    int index = -3;
    index = (index % SIZE + SIZE) % SIZE;
    printf("%d %u %d\n", total, head, index);
    int *middle = ring + 4;
    middle[-4] = 1;
    middle[3] = 2;
    printf("%d %d %d\n", ring[0], ring[7], 2[ring] == ring[2]);
    return 0;
}
