// Run-length coding and decoding into buffers of just the right size.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *encode(const char *text)
{
    char *out = malloc(strlen(text) * 2 + 1), *to = out;
    while (*text) {
        int n = 1;
        while (text[n] == *text && n < 9)
            n++;
        *to++ = (char)('0' + n);
        *to++ = *text;
        text += n;
    }
    *to = 0;
    return realloc(out, strlen(out) + 1);
}

static char *decode(const char *code)
{
    size_t length = 0;
    for (const char *p = code; *p; p += 2)
        length += (size_t)(*p - '0');
    char *out = malloc(length + 1), *to = out;
    for (; *code; code += 2)
        for (int i = *code - '0'; i--;)
            *to++ = code[1];
    *to = '\0';
    return out;
}

int main(void)
{
    const char *texts[] = {"aaabccdddd", "", "zzzzzzzzzzzzzz", "abc"};
    for (int i = 0; i < 4; i++) {
        char *code = encode(texts[i]), *back = decode(code);
        printf("[%s] [%s] %d\n", code, back, strcmp(back, texts[i]));
        free(code);
        free(back);
    }
    return 0;
}
