// Two old ciphers, there and back.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void caesar(char *text, int by)
{
    for (; *text; text++)
        if (isalpha((unsigned char)*text)) {
            char base = islower((unsigned char)*text) ? 'a' : 'A';
            *text = (char)(base + ((*text - base + by) % 26 + 26) % 26);
        }
}

static void vigenere(char *text, const char *key, int sign)
{
    for (size_t i = 0, n = strlen(key); text[i]; i++)
        text[i] = (char)('A' + (text[i] - 'A' + sign * (key[i % n] - 'A') + 26) % 26);
}

int main(void)
{
    char text[] = "Attack at Dawn, zebra!", upper[] = "ATTACKATDAWN";
    caesar(text, 3);
    puts(text);
    caesar(text, -3);
    puts(text);
    vigenere(upper, "LEMON", 1);
    puts(upper);
    vigenere(upper, "LEMON", -1);
    puts(upper);
    return strcmp(upper, "ATTACKATDAWN");
}
