#include <stdio.h>
#include <string.h>

int main(void)
{
    int n, sum = 0, value;
    char line[80], name[20];
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 0; i < n; i++) { scanf("%d", &value); sum += value; }
    printf("%d\n", sum);
    scanf(" %19[^\n]", name);
    printf("<%s>\n", name);
    getchar();
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        printf("%zu %s\n", strlen(line), line);
    }
    int last = getchar();
    printf("%d %d\n", last, feof(stdin) != 0);
    return 0;
}
