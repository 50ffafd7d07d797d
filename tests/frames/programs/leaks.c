#include <stdlib.h>
#include <stdio.h>
int c_memory_example(void)
{
    int local_number = 42;
    const char *text_data = "Hello World";
    int *number_list = malloc(4 * sizeof *number_list);
    for (int i = 0; i < 4; i++)
        number_list[i] = i + 1;
    return local_number;
}
int main(void) { printf("%d\n", c_memory_example()); return 0; }
