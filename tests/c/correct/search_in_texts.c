/* Three ways to find a word in a text: by hand, by Knuth, Morris and Pratt, and by a rolling hash; all find the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef size_t (*finder)(const char *text, const char *word, size_t *places);

static size_t by_hand(const char *text, const char *word, size_t *places)
{
    size_t n = 0, length = strlen(word);
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += length ? 1 : 0)
        places[n++] = (size_t)(at - text);
    return n;
}

static size_t by_prefixes(const char *text, const char *word, size_t *places)
{
    size_t length = strlen(word), n = 0, matched = 0, *border = calloc(length + 1, sizeof *border);
    for (size_t i = 1, k = 0; i < length; i++) {
        while (k && word[i] != word[k])
            k = border[k];
        border[i + 1] = k += word[i] == word[k];
    }
    for (size_t i = 0; text[i]; i++) {
        while (matched && text[i] != word[matched])
            matched = border[matched];
        matched += text[i] == word[matched];
        if (matched == length) {
            places[n++] = i + 1 - length;
            matched = border[matched];
        }
    }
    free(border);
    return n;
}

static size_t by_hash(const char *text, const char *word, size_t *places)
{
    const uint64_t base = 257, prime = 1000000007;
    size_t length = strlen(word), total = strlen(text), n = 0;
    uint64_t wanted = 0, here = 0, high = 1;
    if (length > total)
        return 0;
    for (size_t i = 0; i < length; i++) {
        wanted = (wanted * base + (unsigned char)word[i]) % prime;
        here = (here * base + (unsigned char)text[i]) % prime;
        if (i)
            high = high * base % prime;
    }
    for (size_t i = 0;; i++) {
        if (here == wanted && memcmp(text + i, word, length) == 0)
            places[n++] = i;
        if (i + length == total)
            return n;
        here = (here + prime - (unsigned char)text[i] * high % prime) * base % prime;
        here = (here + (unsigned char)text[i + length]) % prime;
    }
}

int main(void)
{
    static const finder finders[] = {by_hand, by_prefixes, by_hash};
    const char *text = "abababcabababababcab\xe9t\xe9 ababab", *words[] = {"abab", "ababc", "b", "\xe9", "nowhere", "ababab"};
    size_t places[3][32], different = 0;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        size_t counts[3];
        for (int f = 0; f < 3; f++)
            counts[f] = finders[f](text, words[w], places[f]);
        for (int f = 1; f < 3; f++)
            different += counts[f] != counts[0] || memcmp(places[f], places[0], counts[0] * sizeof places[0][0]) != 0;
        printf("%zu:", counts[0]);
        for (size_t i = 0; i < counts[0]; i++)
            printf(" %zu", places[0][i]);
        putchar('\n');
    }
    return (int)different;
}
