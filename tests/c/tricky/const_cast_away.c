// const is cast away from what was never const.
#include <stdio.h>
#include <string.h>

static char *find(const char *text, char c)
{
    for (; *text; text++)
        if (*text == c)
            return (char *)text;
    return NULL;
}

static void set(const int *p) { *(int *)p = 5; }

int main(void)
{
    char text[] = "one,two,three";
    for (char *comma; (comma = find(text, ',')) != NULL;)
        *comma = ';';
    puts(text);
    int number = 1;
    const int *view = &number;
    set(view);
    printf("%d\n", *view);
    *strchr(text, ';') = '\0';
    puts(text);
    return 0;
}
