/* The names in "\N{...}". Upper and lower case are one, as in Python's unicodedata. Names of the
 * scripts that unicode_names.inc leaves out are not known; ideographs are named by their number. */
#include "python/syntax/strings.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct named_character {
    const char *name;
    uint32_t code_point;
};

static const struct named_character characters[] = {
#include "python/syntax/unicode_names.inc"
};

enum { LONGEST_NAME = 88 };

static int compare(const void *name, const void *character)
{
    return strcmp(name, ((const struct named_character *)character)->name);
}

/* CJK UNIFIED IDEOGRAPH-4E00 and its like. */
static bool find_ideograph(const char *name, uint32_t *code_point)
{
    static const char prefix[] = "CJK UNIFIED IDEOGRAPH-";
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}};
    size_t length = strlen(name);
    if (strncmp(name, prefix, sizeof prefix - 1) != 0)
        return false;
    const char *digits = name + sizeof prefix - 1;
    size_t count = length - (sizeof prefix - 1);
    if (count < 4 || count > 5 || strspn(digits, "0123456789ABCDEF") != count)
        return false;
    *code_point = (uint32_t)strtoul(digits, NULL, 16);
    for (size_t i = 0; i < ARRAY_LENGTH(blocks); i++)
        if (*code_point >= blocks[i].first && *code_point <= blocks[i].last)
            return true;
    return false;
}

bool unicode_character_named(const char *name, size_t length, uint32_t *code_point)
{
    char upper[LONGEST_NAME + 1];
    if (length > LONGEST_NAME)
        return false;
    for (size_t i = 0; i < length; i++)
        upper[i] = (char)toupper((unsigned char)name[i]);
    upper[length] = '\0';
    const struct named_character *found =
        bsearch(upper, characters, ARRAY_LENGTH(characters), sizeof characters[0], compare);
    if (!found)
        return find_ideograph(upper, code_point);
    *code_point = found->code_point;
    return true;
}
