// fault: double-free 12
// oracle: asan attempting double-free
#include <stdlib.h>
#include <string.h>

struct person {
    char *name;
};

static void destroy(struct person *person)
{
    free(person->name);
    person->name = NULL;
}

int main(void)
{
    struct person first = {malloc(8)}, second;
    strcpy(first.name, "Ada");
    second = first;
    destroy(&first);
    destroy(&second);
    return 0;
}
