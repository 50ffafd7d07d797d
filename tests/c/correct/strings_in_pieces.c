// Literals: joined, escaped, with prefixes that only change the type, as arrays and as pointers.
#include <stdio.h>
#include <string.h>

#define VERSION "1" "." "2"
#define QUOTED(x) #x
#define EXPANDED(x) QUOTED(x)

int main(void)
{
    const char *s = "one " "two"
                    " three";
    puts(s);
    puts("version " VERSION);
    puts(EXPANDED(VERSION) QUOTED(a "b\n" 'c'));
    printf("%d %d %d %d %d\n", '\0', '\x41', '\101', '\'', '"');
    printf("%zu %zu %zu\n", sizeof "a\0b", strlen("a\0b"), sizeof "\x41" "1");
    printf("%s\n", "tab\there\\ \"quoted\" \a\b\f\v\r?\?" + 3);
    char array[] = {"in braces"}, exact[] = {'n', 'o', 't'};
    printf("%zu %zu %c\n", sizeof array, sizeof exact, "index"[2]);
    printf("%s %zu\n", u8"utf-8: \u00e9\u20ac", strlen("\u00e9\u20ac"));
    puts("a line\
 goes on");
    printf("%d\n", 'ab' == ('a' << 8 | 'b'));
    return 0;
}
