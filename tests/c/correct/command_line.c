// main's arguments: only the program's own name, and a null pointer after it.
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    printf("%d %d %d\n", argc, argv[argc] == NULL, strlen(argv[0]) > 0);
    for (char **a = argv + 1; *a; a++)
        puts(*a);
    return argc - 1;
}
