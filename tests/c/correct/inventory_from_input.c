// Records read from standard input, changed by commands, listed in order.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    struct item *next;
    int count;
    double price;
    char name[];
};

int main(void)
{
    struct item *first = NULL;
    char line[80], command[8], name[32];
    int number = 0, count;
    double price;
    while (fgets(line, sizeof line, stdin)) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        int fields = sscanf(line, "%7s %31s %d %lf", command, name, &count, &price);
        if (fields < 1)
            continue;
        if (strcmp(command, "list") == 0) {
            double total = 0;
            for (struct item *i = first; i; i = i->next) {
                printf("%-10.6s|%4d|%8.2f\n", i->name, i->count, i->price);
                total += i->count * i->price;
            }
            printf("%23.2f\n", total);
            continue;
        }
        struct item **at = &first;
        while (fields > 1 && *at && strcmp((*at)->name, name) < 0)
            at = &(*at)->next;
        int found = fields > 1 && *at && strcmp((*at)->name, name) == 0;
        if (strcmp(command, "add") == 0 && fields == 4) {
            if (!found) {
                struct item *i = malloc(sizeof *i + strlen(name) + 1);
                i->next = *at;
                i->count = 0;
                strcpy(i->name, name);
                *at = i;
            }
            (*at)->count += count;
            (*at)->price = price;
        } else if (strcmp(command, "drop") == 0 && found) {
            struct item *gone = *at;
            *at = gone->next;
            free(gone);
        } else {
            printf("line %d: what is \"%s\"?\n", number, line);
        }
    }
    while (first) {
        struct item *next = first->next;
        free(first);
        first = next;
    }
    return 0;
}
