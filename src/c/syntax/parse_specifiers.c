/* Declaration specifiers (C11 6.7.1 to 6.7.5) and gcc's attributes. */
#include "c/syntax/parser.h"

#include <string.h>

/* How often each type word stands in a set of specifiers, four bits a word. */
enum {
    ONE_VOID = 1 << 0,
    ONE_BOOL = 1 << 2,
    ONE_CHAR = 1 << 4,
    ONE_SHORT = 1 << 6,
    ONE_INT = 1 << 8,
    ONE_LONG = 1 << 10,
    ONE_FLOAT = 1 << 13,
    ONE_DOUBLE = 1 << 15,
    ONE_SIGNED = 1 << 17,
    ONE_UNSIGNED = 1 << 19
};

static const struct {
    enum c_word word;
    unsigned one;
    const char *name;
} type_words[] = {
    {C_WORD_VOID, ONE_VOID, "void"},       {C_WORD_BOOL, ONE_BOOL, "_Bool"},
    {C_WORD_CHAR, ONE_CHAR, "char"},       {C_WORD_SHORT, ONE_SHORT, "short"},
    {C_WORD_INT, ONE_INT, "int"},          {C_WORD_LONG, ONE_LONG, "long"},
    {C_WORD_FLOAT, ONE_FLOAT, "float"},    {C_WORD_DOUBLE, ONE_DOUBLE, "double"},
    {C_WORD_SIGNED, ONE_SIGNED, "signed"}, {C_WORD_UNSIGNED, ONE_UNSIGNED, "unsigned"},
};

static const struct {
    unsigned words;
    enum c_kind kind;
} combinations[] = {{ONE_VOID, C_VOID},
                    {ONE_BOOL, C_BOOL},
                    {ONE_CHAR, C_CHAR},
                    {ONE_SIGNED + ONE_CHAR, C_SIGNED_CHAR},
                    {ONE_UNSIGNED + ONE_CHAR, C_UNSIGNED_CHAR},
                    {ONE_SHORT, C_SHORT},
                    {ONE_SHORT + ONE_INT, C_SHORT},
                    {ONE_SIGNED + ONE_SHORT, C_SHORT},
                    {ONE_SIGNED + ONE_SHORT + ONE_INT, C_SHORT},
                    {ONE_UNSIGNED + ONE_SHORT, C_UNSIGNED_SHORT},
                    {ONE_UNSIGNED + ONE_SHORT + ONE_INT, C_UNSIGNED_SHORT},
                    {ONE_INT, C_INT},
                    {ONE_SIGNED, C_INT},
                    {ONE_SIGNED + ONE_INT, C_INT},
                    {ONE_UNSIGNED, C_UNSIGNED_INT},
                    {ONE_UNSIGNED + ONE_INT, C_UNSIGNED_INT},
                    {ONE_LONG, C_LONG},
                    {ONE_LONG + ONE_INT, C_LONG},
                    {ONE_SIGNED + ONE_LONG, C_LONG},
                    {ONE_SIGNED + ONE_LONG + ONE_INT, C_LONG},
                    {ONE_UNSIGNED + ONE_LONG, C_UNSIGNED_LONG},
                    {ONE_UNSIGNED + ONE_LONG + ONE_INT, C_UNSIGNED_LONG},
                    {2 * ONE_LONG, C_LONG_LONG},
                    {2 * ONE_LONG + ONE_INT, C_LONG_LONG},
                    {ONE_SIGNED + 2 * ONE_LONG, C_LONG_LONG},
                    {ONE_SIGNED + 2 * ONE_LONG + ONE_INT, C_LONG_LONG},
                    {ONE_UNSIGNED + 2 * ONE_LONG, C_UNSIGNED_LONG_LONG},
                    {ONE_UNSIGNED + 2 * ONE_LONG + ONE_INT, C_UNSIGNED_LONG_LONG},
                    {ONE_FLOAT, C_FLOAT},
                    {ONE_DOUBLE, C_DOUBLE},
                    {ONE_LONG + ONE_DOUBLE, C_LONG_DOUBLE}};

static const struct {
    enum c_word word;
    unsigned bit;
} qualifier_words[] = {{C_WORD_CONST, C_CONST},
                       {C_WORD_VOLATILE, C_VOLATILE},
                       {C_WORD_RESTRICT, C_RESTRICT},
                       {C_WORD_ATOMIC, C_ATOMIC}};

/* Words that begin a declaration, besides the ones above. */
static const enum c_word other_words[] = {
    C_WORD_STRUCT,  C_WORD_UNION,     C_WORD_ENUM,           C_WORD_TYPEDEF, C_WORD_EXTERN,
    C_WORD_STATIC,  C_WORD_AUTO,      C_WORD_REGISTER,       C_WORD_INLINE,  C_WORD_NORETURN,
    C_WORD_ALIGNAS, C_WORD_TYPEOF,    C_WORD_THREAD_LOCAL,   C_WORD_COMPLEX, C_WORD_IMAGINARY,
    C_WORD_INT128,  C_WORD_AUTO_TYPE, C_WORD_BUILTIN_VA_LIST};

/* What these would mean, heapstep's C leaves out. */
static const struct {
    enum c_word word;
    const char *name;
} left_out[] = {{C_WORD_THREAD_LOCAL, "thread-local storage (_Thread_local)"},
                {C_WORD_COMPLEX, "complex numbers (_Complex)"},
                {C_WORD_IMAGINARY, "imaginary numbers (_Imaginary)"},
                {C_WORD_INT128, "128-bit integers (__int128)"},
                {C_WORD_AUTO_TYPE, "__auto_type"}};

static unsigned type_word(enum c_word word)
{
    for (size_t i = 0; i < ARRAY_LENGTH(type_words); i++)
        if (type_words[i].word == word)
            return type_words[i].one;
    return 0;
}

static unsigned qualifier(enum c_word word)
{
    for (size_t i = 0; i < ARRAY_LENGTH(qualifier_words); i++)
        if (qualifier_words[i].word == word)
            return qualifier_words[i].bit;
    return 0;
}

static bool is_typedef_name(const struct parser *parser, const struct c_token *token)
{
    if (token->kind != C_TOKEN_IDENTIFIER)
        return false;
    const struct c_name *name = cp_lookup(parser, C_ORDINARY_NAMES, token->spelling);
    return name && name->kind == C_NAME_TYPEDEF;
}

bool cp_starts_type(const struct parser *parser, const struct c_token *token)
{
    if (token->kind != C_TOKEN_KEYWORD)
        return is_typedef_name(parser, token);
    if (type_word(token->word) || qualifier(token->word))
        return true;
    for (size_t i = 0; i < ARRAY_LENGTH(other_words); i++)
        if (other_words[i] == token->word)
            return true;
    return false;
}

unsigned cp_qualifiers(struct parser *parser)
{
    unsigned found = 0, bit;
    while ((bit = qualifier(parser->token->word))) {
        found |= bit;
        cp_advance(parser);
    }
    return found;
}

/* ---- attributes ---- */

static bool named(const struct c_token *token, const char *name)
{
    size_t length = strlen(name);
    const char *spelling = token->spelling;
    if (token->length == length)
        return memcmp(spelling, name, length) == 0;
    return token->length == length + 4 && memcmp(spelling, "__", 2) == 0 &&
           memcmp(spelling + 2, name, length) == 0;
}

static bool set_alignment(struct parser *parser, struct cp_attributes *attributes, int64_t value,
                          const struct c_token *token)
{
    if (value < 0 || (value & (value - 1)) != 0 || value > 1 << 28) {
        cp_error(parser, token, "requested alignment is not a positive power of 2");
        return true;
    }
    attributes->alignment = MAX(attributes->alignment, (uint32_t)value);
    return true;
}

static bool aligned_attribute(struct parser *parser, struct cp_attributes *attributes)
{
    const struct c_token *token = parser->token;
    int64_t value = 16;
    if (cp_take(parser, C_PUNCT_LEFT_PARENTHESIS) &&
        (!cp_constant(parser, &value, NULL, "requested alignment is not an integer constant") ||
         !cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS)))
        return false;
    return set_alignment(parser, attributes, value, token);
}

/* Attributes without which a program means something else. */
static bool refuse_attribute(struct parser *parser, const struct c_token *token)
{
    static const char *const changing[] = {
        "alias", "cleanup",   "constructor", "destructor",           "ifunc",
        "mode",  "ms_struct", "vector_size", "scalar_storage_order", "transparent_union",
        "weak",  "weakref"};
    for (size_t i = 0; i < ARRAY_LENGTH(changing); i++)
        if (named(token, changing[i])) {
            cp_error(parser, token, "heapstep's C has no __attribute__((%s))", changing[i]);
            return true;
        }
    return false;
}

static bool one_attribute(struct parser *parser, struct cp_attributes *attributes)
{
    const struct c_token *token = parser->token;
    if (cp_at(parser, C_PUNCT_COMMA) || cp_at(parser, C_PUNCT_RIGHT_PARENTHESIS))
        return true;
    if (token->kind != C_TOKEN_IDENTIFIER && token->kind != C_TOKEN_KEYWORD) {
        cp_expected(parser, "identifier");
        return false;
    }
    cp_advance(parser);
    if (refuse_attribute(parser, token))
        return false;
    if (named(token, "aligned"))
        return aligned_attribute(parser, attributes);
    attributes->packed |= named(token, "packed");
    attributes->is_noreturn |= named(token, "noreturn");
    if (cp_at(parser, C_PUNCT_LEFT_PARENTHESIS))
        cp_skip_brackets(parser);
    return true;
}

bool cp_attributes(struct parser *parser, struct cp_attributes *attributes)
{
    while (cp_take(parser, C_WORD_ATTRIBUTE)) {
        if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS) ||
            !cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS))
            return false;
        do {
            if (!one_attribute(parser, attributes))
                return false;
        } while (cp_take(parser, C_PUNCT_COMMA));
        if (!cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ||
            !cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS))
            return false;
    }
    if (!cp_at(parser, C_WORD_ASM))
        return true;
    cp_error(parser, parser->token, "heapstep's C has no inline assembly (asm)");
    return false;
}

/* _Alignas(type) or _Alignas(constant) (6.7.5). */
static bool alignas_specifier(struct parser *parser, struct cp_attributes *attributes)
{
    const struct c_token *token = parser->token;
    int64_t value;
    cp_advance(parser);
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS))
        return false;
    if (cp_starts_type(parser, parser->token)) {
        const struct c_type *type = cp_type_name(parser, NULL);
        if (!type)
            return false;
        value = type->alignment;
    } else if (!cp_constant(parser, &value, NULL,
                            "requested alignment is not an integer constant")) {
        return false;
    }
    return set_alignment(parser, attributes, value, token) &&
           cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS);
}

/* ---- the specifiers ---- */

struct gathered {
    struct cp_specifiers *out;
    unsigned words;            /* type words counted */
    const struct c_type *type; /* from a tag, a typedef or typeof */
    unsigned qualifiers;
    bool any; /* anything at all */
};

static const struct c_type *typeof_specifier(struct parser *parser)
{
    const struct c_type *type = NULL;
    cp_advance(parser);
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS))
        return NULL;
    if (cp_starts_type(parser, parser->token)) {
        type = cp_type_name(parser, NULL);
    } else {
        struct c_expression *expression = cp_expression(parser);
        type = expression ? expression->type : NULL;
    }
    return type && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? type : NULL;
}

/* _Atomic(type); a bare _Atomic is a qualifier. */
static const struct c_type *atomic_specifier(struct parser *parser)
{
    cp_advance(parser);
    cp_advance(parser);
    const struct c_type *type = cp_type_name(parser, NULL);
    if (!type || !cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS))
        return NULL;
    return c_type_qualified(parser->arena, type, C_ATOMIC);
}

static bool take_type(struct parser *parser, struct gathered *gathered, const struct c_type *type,
                      const struct c_token *token)
{
    if (!type)
        return false;
    if (gathered->type || gathered->words) {
        cp_error(parser, token, "two or more data types in declaration specifiers");
        return false;
    }
    gathered->type = type;
    return true;
}

static bool take_storage(struct parser *parser, struct gathered *gathered, bool allowed)
{
    const struct c_token *token = parser->token;
    cp_advance(parser);
    if (!allowed) {
        cp_error(parser, token, "expected specifier-qualifier-list before '%.*s'",
                 (int)token->length, token->spelling);
        return false;
    }
    if (gathered->out->storage) {
        cp_error(parser, token, "multiple storage classes in declaration specifiers");
        return false;
    }
    gathered->out->storage = token->word;
    return true;
}

static bool is_possible(unsigned words)
{
    for (size_t i = 0; i < ARRAY_LENGTH(combinations); i++)
        if (combinations[i].words == words)
            return true;
    return false;
}

/* short double, unsigned float: which two words do not go together */
static void tell_conflict(struct parser *parser, const struct gathered *gathered,
                          const struct c_token *token, unsigned one)
{
    const unsigned modifiers = ONE_SHORT | ONE_LONG * 3 | ONE_SIGNED | ONE_UNSIGNED;
    if (one == ONE_LONG && (gathered->words & ONE_LONG * 2)) {
        cp_error(parser, token, "'long long long' is too long for GCC");
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(type_words); i++) {
        unsigned other = type_words[i].one;
        if (!(gathered->words & other) || is_possible(other + one) || !((one | other) & modifiers))
            continue;
        cp_error(parser, token, "both '%s' and '%.*s' in declaration specifiers",
                 type_words[i].name, (int)token->length, token->spelling);
        return;
    }
    if (gathered->type && c_is_record(gathered->type) && gathered->out->declares_tag)
        cp_expected_at(parser, token, "';', identifier or '('");
    else
        cp_error(parser, token, "two or more data types in declaration specifiers");
}

static bool take_word(struct parser *parser, struct gathered *gathered, unsigned one)
{
    const struct c_token *token = parser->token;
    unsigned words = gathered->words + one;
    cp_advance(parser);
    bool possible = !gathered->type;
    if (possible && is_possible(words)) {
        gathered->words = words;
        return true;
    }
    /* `long unsigned`, `short signed`: a prefix of a combination in another order */
    for (size_t i = 0; i < ARRAY_LENGTH(combinations) && possible; i++)
        if ((combinations[i].words & words) == words) {
            gathered->words = words;
            return true;
        }
    tell_conflict(parser, gathered, token, one);
    return false;
}

static bool tag_specifier(struct parser *parser, struct gathered *gathered)
{
    const struct c_token *token = parser->token;
    bool declares = false;
    const struct c_type *type = token->word == C_WORD_ENUM ? cp_enum_specifier(parser, &declares)
                                                           : cp_record_specifier(parser, &declares);
    gathered->out->declares_tag |= declares;
    return take_type(parser, gathered, type, token);
}

static bool refuse(struct parser *parser)
{
    for (size_t i = 0; i < ARRAY_LENGTH(left_out); i++)
        if (cp_at(parser, left_out[i].word)) {
            cp_error(parser, parser->token, "heapstep's C has no %s", left_out[i].name);
            return true;
        }
    return false;
}

/* One specifier that a keyword begins; false: wrong. */
static bool keyword_specifier(struct parser *parser, struct gathered *gathered, bool storage)
{
    const struct c_token *token = parser->token;
    unsigned one = type_word(token->word), bit = qualifier(token->word);
    if (one)
        return take_word(parser, gathered, one);
    if (token->word == C_WORD_ATOMIC && cp_next(parser)->word == C_PUNCT_LEFT_PARENTHESIS)
        return take_type(parser, gathered, atomic_specifier(parser), token);
    if (bit) {
        gathered->qualifiers |= bit;
        cp_advance(parser);
        return true;
    }
    switch (token->word) {
    case C_WORD_STRUCT:
    case C_WORD_UNION:
    case C_WORD_ENUM: return tag_specifier(parser, gathered);
    case C_WORD_TYPEDEF:
    case C_WORD_EXTERN:
    case C_WORD_STATIC:
    case C_WORD_AUTO:
    case C_WORD_REGISTER: return take_storage(parser, gathered, storage);
    case C_WORD_ALIGNAS: return alignas_specifier(parser, &gathered->out->attributes);
    case C_WORD_TYPEOF: return take_type(parser, gathered, typeof_specifier(parser), token);
    case C_WORD_INLINE: gathered->out->is_inline = true; break;
    case C_WORD_NORETURN: gathered->out->attributes.is_noreturn = true; break;
    case C_WORD_BUILTIN_VA_LIST:
        cp_advance(parser);
        return take_type(parser, gathered, c_va_list_type(), token);
    default: return !refuse(parser);
    }
    cp_advance(parser);
    return true;
}

/* A name where a type should stand: `foo x`, `foo *x`. */
static bool unknown_type(struct parser *parser, struct gathered *gathered)
{
    enum c_word next = cp_next(parser)->word;
    if (!cp_at_name(parser) || gathered->type || gathered->words ||
        (cp_next(parser)->kind != C_TOKEN_IDENTIFIER && next != C_PUNCT_STAR &&
         !(gathered->any && !parser->scope->block && next == C_PUNCT_RIGHT_PARENTHESIS)))
        return false;
    if (gathered->any && cp_next(parser)->kind != C_TOKEN_IDENTIFIER && next != C_PUNCT_STAR)
        return false;
    cp_error(parser, parser->token, "unknown type name '%s'", parser->token->spelling);
    gathered->type = cb_poison_type();
    cp_advance(parser);
    return true;
}

static bool gather(struct parser *parser, struct gathered *gathered, bool storage)
{
    for (;; gathered->any = true) {
        if (cp_take(parser, C_WORD_EXTENSION))
            continue;
        if (cp_at(parser, C_WORD_ATTRIBUTE)) {
            if (!cp_attributes(parser, &gathered->out->attributes))
                return false;
            continue;
        }
        const struct c_token *token = parser->token;
        if (token->kind == C_TOKEN_KEYWORD && cp_starts_type(parser, token)) {
            if (!keyword_specifier(parser, gathered, storage))
                return false;
            continue;
        }
        if (gathered->type || gathered->words)
            return true;
        if (is_typedef_name(parser, token)) {
            gathered->type = cp_lookup(parser, C_ORDINARY_NAMES, token->spelling)->type;
            cp_advance(parser);
            continue;
        }
        if (!unknown_type(parser, gathered))
            return true;
    }
}

static const struct c_type *gathered_type(struct parser *parser, const struct gathered *gathered)
{
    if (gathered->type)
        return gathered->type;
    for (size_t i = 0; i < ARRAY_LENGTH(combinations); i++)
        if (combinations[i].words == gathered->words)
            return c_basic_type(combinations[i].kind);
    if (gathered->words)
        cp_error(parser, parser->token, "two or more data types in declaration specifiers");
    return NULL;
}

bool cp_specifiers(struct parser *parser, struct cp_specifiers *specifiers, bool storage)
{
    struct gathered gathered = {.out = specifiers};
    *specifiers = (struct cp_specifiers){.place = parser->token->place};
    if (!gather(parser, &gathered, storage))
        return false;
    const struct c_type *type = gathered_type(parser, &gathered);
    if (!type && gathered.words)
        return false;
    if (!type && !gathered.any && !storage) {
        cp_expected(parser, "specifier-qualifier-list");
        return false;
    }
    if (!type) {
        specifiers->implicit_int = true;
        specifiers->nothing = !gathered.any;
        type = c_basic_type(C_INT);
    }
    if (!cb_is_poison(type))
        type = c_type_qualified(parser->arena, type, gathered.qualifiers);
    parser->failed |= !type;
    specifiers->type = type;
    return type != NULL;
}
