// qsort moves pointers; what they point to stays where it is.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person {
    char *name;
    int born;
};

static int by_name(const void *a, const void *b)
{
    const struct person *const *p = a, *const *q = b;
    return strcmp((*p)->name, (*q)->name);
}

static int by_birth(const void *a, const void *b)
{
    return (*(struct person *const *)a)->born - (*(struct person *const *)b)->born;
}

int main(void)
{
    const char *names[] = {"Ritchie", "Kernighan", "Thompson", "Lovelace"};
    int born[] = {1941, 1942, 1943, 1815};
    struct person *people[4];
    for (int i = 0; i < 4; i++) {
        people[i] = malloc(sizeof *people[i]);
        people[i]->name = strdup(names[i]);
        people[i]->born = born[i];
    }
    qsort(people, 4, sizeof people[0], by_name);
    for (int i = 0; i < 4; i++)
        printf("%s ", people[i]->name);
    qsort(people, 4, sizeof people[0], by_birth);
    for (int i = 0; i < 4; i++) {
        printf("%d ", people[i]->born);
        free(people[i]->name);
        free(people[i]);
    }
    puts("");
    return 0;
}
