/* Characters: their properties by utf8proc's categories and the tables of exceptions. */
#include "python/objects/char.h"

#include "python/objects/char_tables.h"

#include <utf8proc.h>

static bool in_ranges(const struct char_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else if (c < ranges[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

#define IN(ranges, c) in_ranges(ranges, ARRAY_LENGTH(ranges), c)

static utf8proc_category_t category(uint32_t c)
{
    if (c > 0x10FFFF || (c > 0xCE0 && IN(since_unicode_15, c)))
        return UTF8PROC_CATEGORY_CN;
    return utf8proc_category((utf8proc_int32_t)c);
}

static bool is_letter(utf8proc_category_t k)
{
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool py_char_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool py_char_is_printable(uint32_t c)
{
    if (c < 0x7F)
        return c >= ' ';
    switch (category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
    }
}

int py_char_decimal(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    for (size_t i = 0; i < ARRAY_LENGTH(decimal_zeros) && decimal_zeros[i] <= c; i++) {
        if (c - decimal_zeros[i] < 10)
            return (int)(c - decimal_zeros[i]);
    }
    return -1;
}

bool char_is_alpha(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter(category(c));
}

bool char_is_digit(uint32_t c)
{
    return py_char_decimal(c) >= 0 || IN(digits_not_decimal, c);
}

bool char_is_numeric(uint32_t c)
{
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_NL || k == UTF8PROC_CATEGORY_NO ||
           IN(numeric_letters, c);
}

bool char_is_upper(uint32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_LU || IN(upper_exceptions, c);
}

bool char_is_lower(uint32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_LL || IN(lower_exceptions, c);
}

bool char_is_title(uint32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_LT;
}

bool char_is_cased(uint32_t c)
{
    return char_is_lower(c) || char_is_upper(c) || char_is_title(c);
}

bool char_is_case_ignorable(uint32_t c)
{
    switch (category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK: return !IN(ignorable_exceptions, c);
    default: return IN(ignorable_exceptions, c);
    }
}

bool char_starts_identifier(uint32_t c)
{
    if (c < 0x80)
        return c == '_' || char_is_alpha(c);
    utf8proc_category_t k = category(c);
    return (is_letter(k) || k == UTF8PROC_CATEGORY_NL) != IN(start_exceptions, c);
}

bool char_continues_identifier(uint32_t c)
{
    if (c < 0x80)
        return c == '_' || char_is_alpha(c) || (c >= '0' && c <= '9');
    utf8proc_category_t k = category(c);
    bool usual = is_letter(k) || k == UTF8PROC_CATEGORY_NL || k == UTF8PROC_CATEGORY_MN ||
                 k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ND ||
                 k == UTF8PROC_CATEGORY_PC;
    return usual != IN(continue_exceptions, c);
}

/* ---- Case ---- */

static const struct char_mapping *find_mapping(const struct char_mapping *table, size_t count,
                                               uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table[middle].from < c)
            low = middle + 1;
        else if (table[middle].from > c)
            high = middle;
        else
            return &table[middle];
    }
    return NULL;
}

static int map_char(const struct char_mapping *table, size_t count, uint32_t c, uint32_t simple,
                    uint32_t to[3])
{
    const struct char_mapping *special = find_mapping(table, count, c);
    to[0] = simple;
    if (!special)
        return 1;
    int length = 0;
    for (; length < 3 && (special->to[length] || !length); length++)
        to[length] = special->to[length];
    return length;
}

static uint32_t simple_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

int char_to_upper(uint32_t c, uint32_t to[3])
{
    uint32_t simple = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
    return map_char(upper_special, ARRAY_LENGTH(upper_special), c, simple, to);
}

int char_to_title(uint32_t c, uint32_t to[3])
{
    uint32_t simple = (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
    return map_char(title_special, ARRAY_LENGTH(title_special), c, simple, to);
}

int char_to_lower(uint32_t c, uint32_t to[3])
{
    to[0] = simple_lower(c);
    if (c != 0x130) /* capital I with a dot: the dot stays, as a combining one */
        return 1;
    to[0] = 'i';
    to[1] = 0x307;
    return 2;
}

int char_fold(uint32_t c, uint32_t to[3])
{
    return map_char(fold_special, ARRAY_LENGTH(fold_special), c, simple_lower(c), to);
}
