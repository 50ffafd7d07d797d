/* A text broken into lines of a width, justified, centred, and its words counted by length. */
#include <stdio.h>
#include <string.h>

enum { WIDTH = 34, MOST_WORDS = 200 };

static void justify(char *const *words, int count, int width, int last)
{
    int letters = 0;
    for (int i = 0; i < count; i++)
        letters += (int)strlen(words[i]);
    int gaps = count - 1, spaces = width - letters;
    for (int i = 0; i < count; i++) {
        fputs(words[i], stdout);
        if (i == gaps)
            break;
        int here = last ? 1 : spaces / gaps + (i < spaces % gaps);
        printf("%*s", here, "");
    }
    puts("|");
}

static void wrap(char *const *words, int count, int width)
{
    for (int from = 0, to; from < count; from = to) {
        int length = (int)strlen(words[from]);
        for (to = from + 1; to < count && length + 1 + (int)strlen(words[to]) <= width; to++)
            length += 1 + (int)strlen(words[to]);
        justify(words + from, to - from, width, to == count);
    }
}

static void centre(const char *text, int width)
{
    int before = (width - (int)strlen(text)) / 2;
    printf("%*s%s%*s|\n", before, "", text, width - before - (int)strlen(text), "");
}

int main(void)
{
    char text[] = "It is a truth universally acknowledged, that a single pointer in possession of a good address, must be in "
                  "want of a block. However little known the size or contents of such a block may be on its first "
                  "being looked at, this truth is so well fixed.";
    char *words[MOST_WORDS];
    int count = 0, lengths[20] = {0};
    for (char *word = strtok(text, " \n"); word && count < MOST_WORDS; word = strtok(NULL, " \n")) {
        words[count++] = word;
        size_t n = strcspn(word, ",.");
        lengths[n < 20 ? n : 19]++;
    }
    centre("A Truth", WIDTH);
    wrap(words, count, WIDTH);
    wrap(words, 9, 12);
    for (int i = 0; i < 20; i++)
        if (lengths[i])
            printf("%2d %.*s\n", i, lengths[i], "********************");
    return count;
}
