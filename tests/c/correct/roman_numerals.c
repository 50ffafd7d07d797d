// Roman numbers, there and back.
#include <stdio.h>
#include <string.h>

static const struct {
    int value;
    char text[3];
} parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};

static char *roman(int n, char *to)
{
    *to = '\0';
    for (int i = 0; n > 0; i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            strcat(to, parts[i].text);
    return to;
}

static int number(const char *text)
{
    int n = 0;
    for (size_t i = 0; *text; i++)
        while (strncmp(text, parts[i].text, strlen(parts[i].text)) == 0) {
            n += parts[i].value;
            text += strlen(parts[i].text);
        }
    return n;
}

int main(void)
{
    char text[20];
    int wrong = 0;
    for (int n = 1; n < 4000; n++)
        wrong += number(roman(n, text)) != n;
    printf("%s ", roman(1994, text));
    printf("%s %d\n", roman(3888, text), wrong);
    return wrong;
}
