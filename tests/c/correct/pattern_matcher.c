/* Regular expressions with . * + ? ^ $ and sets, matched by trying. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool match_here(const char *pattern, const char *text, const char **end);

/* The length of the first item of a pattern: a letter, \x or [a-z]. */
static size_t item_length(const char *pattern)
{
    if (*pattern == '\\' && pattern[1])
        return 2;
    if (*pattern != '[')
        return 1;
    const char *close = strchr(pattern + 2, ']');
    return close ? (size_t)(close - pattern) + 1 : strlen(pattern);
}

static bool fits(const char *item, size_t length, char c)
{
    if (!c)
        return false;
    if (*item == '\\')
        return item[1] == 'd' ? c >= '0' && c <= '9' : item[1] == c;
    if (*item != '[')
        return *item == '.' || *item == c;
    bool inverted = item[1] == '^', found = false;
    for (const char *at = item + 1 + inverted; at < item + length - 1; at++) {
        char low = *at, high = low;
        if (at[1] == '-' && at + 2 < item + length - 1) {
            high = at[2];
            at += 2;
        }
        found |= c >= low && c <= high;
    }
    return found != inverted;
}

static bool match_repeated(const char *item, size_t length, int least, int most, const char *rest, const char *text, const char **end)
{
    int count = 0;
    while (count != most && fits(item, length, text[count]))
        count++;
    for (; count >= least; count--)
        if (match_here(rest, text + count, end))
            return true;
    return false;
}

static bool match_here(const char *pattern, const char *text, const char **end)
{
    *end = text;
    if (!*pattern)
        return true;
    if (pattern[0] == '$' && !pattern[1])
        return !*text;
    size_t length = item_length(pattern);
    switch (pattern[length]) {
    case '*': return match_repeated(pattern, length, 0, -1, pattern + length + 1, text, end);
    case '+': return match_repeated(pattern, length, 1, -1, pattern + length + 1, text, end);
    case '?': return match_repeated(pattern, length, 0, 1, pattern + length + 1, text, end);
    }
    return fits(pattern, length, *text) && match_here(pattern + length, text + 1, end);
}

static const char *match(const char *pattern, const char *text, const char **end)
{
    if (*pattern == '^')
        return match_here(pattern + 1, text, end) ? text : NULL;
    do
        if (match_here(pattern, text, end))
            return text;
    while (*text++);
    return NULL;
}

int main(void)
{
    static const char *const tests[][2] = {
        {"a.c", "xxabcx"}, {"^ab*c$", "abbbc"}, {"^ab*c$", "abbbcd"}, {"[0-9]+", "year 1972 ok"}, {"colou?r", "the color"}, {"\\d\\d:\\d\\d", "at 12:45."},
        {"[^a-z ]+", "lower UPPER"}, {"x*", "yyy"}, {"z+", "yyy"}, {"a\\.b", "a+b a.b"}, {".*end", "to the end of the endless"}, {"[]]", "a]"}};
    int found = 0;
    for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        const char *end, *begin = match(tests[i][0], tests[i][1], &end);
        if (begin)
            printf("%-12s %-26s '%.*s' at %td\n", tests[i][0], tests[i][1], (int)(end - begin), begin, begin - tests[i][1]);
        else
            printf("%-12s %-26s no\n", tests[i][0], tests[i][1]);
        found += begin != NULL;
    }
    return found;
}
