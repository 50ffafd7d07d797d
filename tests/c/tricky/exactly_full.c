// Buffers filled to the very last byte.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char six[6];
    strcpy(six, "12345");
    char *heap = malloc(strlen(six) + 1);
    memcpy(heap, six, 6);
    printf("%s %d\n", heap, snprintf(six, sizeof six, "%d", 1234567));
    puts(six);
    strcpy(six, "ab");
    strncat(six, "cdefgh", sizeof six - strlen(six) - 1);
    puts(six);
    sprintf(heap, "%05d", 42);
    puts(heap);
    int last[3];
    for (int i = 0; i <= 2; i++)
        last[i] = i;
    char row[2][4] = {"abc", "def"};
    printf("%d %s %s\n", last[2], row[0], row[1]);
    char line[8];
    sscanf("sevench rest", "%7s", line);
    puts(line);
    free(heap);
    return 0;
}
