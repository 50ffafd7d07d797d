#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char a[32] = "hello", b[32];
    printf("%zu %zu\n", strlen(a), strnlen(a, 3));
    strcpy(b, a); strcat(b, ", "); strncat(b, "worldwide", 5);
    printf("%s %d %d %d\n", b, strcmp(a, b) < 0, strncmp(a, b, 5), memcmp(b, "hellx", 5) < 0);
    printf("%s %s %s\n", strchr(b, 'o'), strrchr(b, 'o'), strstr(b, "wor"));
    printf("%td %zu %zu %s\n", strpbrk(b, "xw,") - b, strspn(b, "hel"), strcspn(b, " "), strchr(b, 'z') ? "z" : "no z");
    memset(a, '-', 4); memmove(a + 2, a, 6);
    puts(a);
    strncpy(a, "abc", sizeof a);
    printf("%s %d\n", a, a[31]);
    char csv[] = "one,,two;three", *save, *token = strtok_r(csv, ",;", &save);
    for (; token; token = strtok_r(NULL, ",;", &save))
        printf("<%s>", token);
    puts("");
    for (char *p = b; *p; p++)
        *p = (char)(isupper((unsigned char)*p) ? tolower((unsigned char)*p) : toupper((unsigned char)*p));
    puts(b);
    char *end;
    long number = strtol("  -42rest", &end, 10);
    printf("%ld %s %ld %lu\n", number, end, strtol("0x1f", NULL, 0), strtoul("777", NULL, 8));
    double parsed = strtod("1e3x", &end);
    printf("%d %g %g %s\n", atoi("12abc"), atof("2.5e1"), parsed, end);
    char *copy = strdup("copy"), *part = strndup("partial", 4);
    printf("%s %s %s\n", copy, part, (char *)memchr(copy, 'p', 4));
    free(copy); free(part);
    int n, m; char word[16], set[8]; double d;
    printf("%d\n", sscanf("17 text 2.5 [abc] 0x1F", "%d %15s %lf [%7[a-c]] %x", &n, word, &d, set, (unsigned *)&m));
    printf("%d %s %g %s %d\n", n, word, d, set, m);
    snprintf(b, 8, "%s", "truncated");
    puts(b);
    printf("%s\n", strerror(2));
    return 0;
}
