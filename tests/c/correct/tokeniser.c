// A source text cut into tokens of several kinds.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum kind { END, NAME, NUMBER, STRING, OPERATOR };
struct token {
    enum kind kind;
    const char *begin;
    int length;
};

static struct token next(const char **at)
{
    const char *p = *at;
    while (isspace((unsigned char)*p))
        p++;
    struct token t = {.begin = p};
    if (!*p) {
        t.kind = END;
    } else if (isalpha((unsigned char)*p) || *p == '_') {
        t.kind = NAME;
        while (isalnum((unsigned char)*p) || *p == '_')
            p++;
    } else if (isdigit((unsigned char)*p)) {
        t.kind = NUMBER;
        while (isalnum((unsigned char)*p) || *p == '.')
            p++;
    } else if (*p == '"') {
        t.kind = STRING;
        while (*++p != '"')
            p += *p == '\\';
        p++;
    } else {
        static const char *const two[] = {"==", "<=", "+=", "->", "&&"};
        t.kind = OPERATOR;
        size_t i = 0;
        while (i < 5 && strncmp(p, two[i], 2))
            i++;
        p += i < 5 ? 2 : 1;
    }
    t.length = (int)(p - t.begin);
    *at = p;
    return t;
}

int main(void)
{
    const char *text = "if (count_1 <= 0x1F && p->x == 3.5) s += \"a \\\"b\\\"\"; ";
    int counts[5] = {0};
    for (struct token t; (t = next(&text)).kind != END; counts[t.kind]++)
        printf("%d:%.*s ", t.kind, t.length, t.begin);
    printf("\n%d %d %d %d\n", counts[NAME], counts[NUMBER], counts[STRING], counts[OPERATOR]);
    return 0;
}
