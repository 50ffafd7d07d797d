// A matrix of which only what is not zero is kept, multiplied with a vector.
#include <stdio.h>
#include <stdlib.h>

struct cell {
    int row, column;
    double value;
};

static int by_place(const void *a, const void *b)
{
    const struct cell *p = a, *q = b;
    return (p->row > q->row) - (p->row < q->row) ? (p->row > q->row) - (p->row < q->row) : (p->column > q->column) - (p->column < q->column);
}

int main(void)
{
    struct cell *cells = malloc(12 * sizeof *cells);
    double in[6] = {1, 2, 3, 4, 5, 6}, out[6] = {0.};
    for (int i = 0; i < 12; i++)
        cells[i] = (struct cell){i * 5 % 6, i * 7 % 11 % 6, i / 4.0};
    qsort(cells, 12, sizeof *cells, by_place);
    for (int i = 0; i < 12; i++) {
        out[cells[i].row] += cells[i].value * in[cells[i].column];
        printf("(%d,%d) ", cells[i].row, cells[i].column);
    }
    puts("");
    for (int i = 0; i < 6; i++)
        printf("%.2f ", out[i]);
    puts("");
    free(cells);
    return 0;
}
