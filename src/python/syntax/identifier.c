/* Names: the keyword table, and Unicode's rules for identifiers as Python uses them (PEP 3131),
 * with the properties from utf8proc. */
#include "python/syntax/identifier.h"

#include "base/utf8.h"
#include "python/syntax/lexer.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};

enum token_kind token_keyword(const char *name, size_t length)
{
    if (length < 2 || length > 8)
        return TOKEN_NAME;
    for (size_t i = 0; i < ARRAY_LENGTH(keywords); i++) {
        const char *keyword = keywords[i];
        if (keyword[0] == name[0] && strncmp(keyword, name, length) == 0 && !keyword[length])
            return (enum token_kind)(TOKEN_FALSE + i);
    }
    return TOKEN_NAME;
}

bool lexer_starts_identifier(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

bool lexer_continues_identifier(int c)
{
    return lexer_starts_identifier(c) || (c >= '0' && c <= '9');
}

/* Other_ID_Start: letters that lost their category and are kept for old names. */
static bool other_start(uint32_t c)
{
    return c == 0x1885 || c == 0x1886 || c == 0x2118 || c == 0x212E || c == 0x309B || c == 0x309C;
}

/* Other_ID_Continue. */
static bool other_continue(uint32_t c)
{
    return c == 0xB7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) || c == 0x19DA;
}

static bool is_id_start(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return c == '_' || other_start(c);
    }
}

static bool is_id_continue(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return is_id_start(c) || other_continue(c);
    }
}

/* The X of XID: the property holds for the character's NFKC form too, every part of it. */
static bool normal_form_has(uint32_t c, bool start)
{
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32,
                                UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &boundary);
    if (count < 0 || count > 32)
        return false;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!(start && i == 0 ? is_id_start((uint32_t)parts[i])
                              : is_id_continue((uint32_t)parts[i])))
            return false;
    return true;
}

size_t identifier_valid_prefix(const char *name, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t taken = utf8_decode(name + i, length - i, &c);
        bool valid = i == 0 ? is_id_start(c) : is_id_continue(c);
        if (!valid || (c >= 128 && !normal_form_has(c, i == 0)))
            return i;
        i += taken;
    }
    return length;
}

const char *identifier_normalise(struct arena *arena, const char *name, size_t length,
                                 size_t *normal_length)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t count =
        utf8proc_map((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)length, &normal,
                     UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
    if (count < 0)
        return NULL;
    const char *copy = arena_copy(arena, (const char *)normal, (size_t)count);
    free(normal);
    *normal_length = (size_t)count;
    return copy;
}

bool identifier_printable(uint32_t code_point)
{
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    case UTF8PROC_CATEGORY_ZS: return code_point == ' ';
    default: return true;
    }
}

bool lexer_verify_identifier(struct lexer *lexer)
{
    size_t length = (size_t)(lexer->cur - lexer->start);
    size_t valid = identifier_valid_prefix(lexer->start, length);
    if (valid == length)
        return true;
    uint32_t c;
    size_t taken = utf8_decode(lexer->start + valid, length - valid, &c);
    lexer->cur = lexer->start + valid + taken;
    if (identifier_printable(c))
        lexer_fail(lexer, "invalid character '%.*s' (U+%04X)", (int)taken, lexer->start + valid,
                   (unsigned)c);
    else
        lexer_fail(lexer, "invalid non-printable character U+%04X", (unsigned)c);
    return false;
}
