// Zero bytes within buffers: functions that are told lengths go past them, strings end at them.
#include <stdio.h>
#include <string.h>

int main(void)
{
    char data[] = "ab\0cd\0\0ef";
    printf("%zu %zu\n", sizeof data, strlen(data));
    printf("%td\n", (char *)memchr(data, 'e', sizeof data) - data);
    char other[sizeof data];
    memcpy(other, data, sizeof data);
    printf("%d %d\n", memcmp(other, data, sizeof data), strcmp(other, "ab"));
    for (char *word = data; word < data + sizeof data; word += strlen(word) + 1)
        printf("[%s]", word);
    puts("");
    const char *list = "one\0two\0three\0";
    for (const char *p = list; *p; p += strlen(p) + 1)
        puts(p);
    return 0;
}
