// fault: invalid-free 16
// oracle: asan attempting free on address which was not malloc()-ed

#include <stdlib.h>

struct owner {
    int id;
    int numbers[4];
};

int main(void)
{
    struct owner *o = malloc(sizeof *o);
    o->id = 1;
    int *numbers = o->numbers;
    free(numbers);
    free(o);
    return 0;
}
