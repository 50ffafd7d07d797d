// realloc of a null pointer, growing, shrinking, and with the old pointer kept only until the new one is known.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *numbers = NULL;
    size_t room = 0, count = 0;
    for (int i = 0; i < 100; i++) {
        if (count == room) {
            room = room ? room * 2 : 1;
            int *more = realloc(numbers, room * sizeof *more);
            if (more == NULL) {
                free(numbers);
                return 1;
            }
            numbers = more;
        }
        numbers[count++] = i;
    }
    numbers = realloc(numbers, 10 * sizeof *numbers);
    int total = 0;
    for (int i = 0; i < 10; i++)
        total += numbers[i];
    printf("%d %zu\n", total, count);
    char *inside = malloc(20);
    strcpy(inside, "offset kept");
    ptrdiff_t at = strchr(inside, 'k') - inside;
    inside = realloc(inside, 2000);
    puts(inside + at);
    free(inside);
    free(numbers);
    return 0;
}
