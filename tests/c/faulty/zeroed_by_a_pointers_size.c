// fault: uninitialized-read 14
// oracle: valgrind Conditional jump or move depends on uninitialised value(s)
#include <stdlib.h>
#include <string.h>

struct table {
    int counts[20];
};

int main(void)
{
    struct table *table = malloc(sizeof *table);
    memset(table, 0, sizeof table); /* of the pointer */
    if (table->counts[5] == 0)
        table->counts[5] = 1;
    free(table);
    return 0;
}
