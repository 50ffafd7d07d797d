// Grades by a switch that falls through, with enumerators, characters and expressions as cases.
#include <stdio.h>

enum { LOW = 1, HIGH = LOW << 4 };

static int vowel(char c)
{
    switch (c | 32) {
    case 'a': case 'e': case 'i': case 'o': case 'u':
        return 1;
    }
    return 0;
}

int main(void)
{
    for (int score = 35; score < 110; score += 15) {
        switch (score / 10) {
        case 10: printf("full "); /* fall through */
        case 9: printf("A "); break;
        case 8: printf("B "); break;
        case 7: printf("C "); break;
        default: printf("F ");
        }
    }
    puts("");
    int vowels = 0;
    for (const char *p = "Every Odd Umbrella is Awkward"; *p; p++)
        vowels += vowel(*p);
    printf("%d\n", vowels);
    unsigned long long big = 1ULL << 40;
    switch (big) {
    case 1ULL << 40: puts("big"); break;
    case 0: puts("cut"); break;
    }
    switch (HIGH) {
    case HIGH: case HIGH + 1: puts("sixteen");
    }
    return 0;
}
