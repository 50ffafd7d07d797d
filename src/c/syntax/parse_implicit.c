/* Functions that are called without being declared. C11 has none; gcc warns and goes on: with the type that it knows the library's
 * function to have, or with int f(). */
#include "c/syntax/parser.h"

#include <string.h>

/* The result's letter, then the parameters': v void, p void *, P const void *, s char *, S const char *, i int, u unsigned, l long,
 * z and w unsigned long, f float, d double, e long double, and . for what is variable. Those without a header exist behind __builtin_ only. */
static const struct known {
    const char *name, *header, *signature;
} known[] = {
    {"abort", "stdlib.h", "v"},
    {"abs", "stdlib.h", "ii"},
    {"alloca", NULL, "pz"},
    {"bswap16", NULL, "uu"},
    {"bswap32", NULL, "uu"},
    {"bswap64", NULL, "ww"},
    {"calloc", "stdlib.h", "pzz"},
    {"ceil", "math.h", "dd"},
    {"clrsb", NULL, "ii"},
    {"clrsbl", NULL, "il"},
    {"clrsbll", NULL, "il"},
    {"clz", NULL, "iu"},
    {"clzl", NULL, "iw"},
    {"clzll", NULL, "iw"},
    {"copysign", "math.h", "ddd"},
    {"cos", "math.h", "dd"},
    {"ctz", NULL, "iu"},
    {"ctzl", NULL, "iw"},
    {"ctzll", NULL, "iw"},
    {"exit", "stdlib.h", "vi"},
    {"exp", "math.h", "dd"},
    {"fabs", "math.h", "dd"},
    {"ffs", NULL, "ii"},
    {"ffsl", NULL, "il"},
    {"ffsll", NULL, "il"},
    {"floor", "math.h", "dd"},
    {"fmod", "math.h", "ddd"},
    {"free", "stdlib.h", "vp"},
    {"isalnum", "ctype.h", "ii"},
    {"isalpha", "ctype.h", "ii"},
    {"isdigit", "ctype.h", "ii"},
    {"islower", "ctype.h", "ii"},
    {"ispunct", "ctype.h", "ii"},
    {"isspace", "ctype.h", "ii"},
    {"isupper", "ctype.h", "ii"},
    {"labs", "stdlib.h", "ll"},
    {"llabs", "stdlib.h", "ll"},
    {"log", "math.h", "dd"},
    {"log10", "math.h", "dd"},
    {"log2", "math.h", "dd"},
    {"malloc", "stdlib.h", "pz"},
    {"memchr", "string.h", "pPiz"},
    {"memcmp", "string.h", "iPPz"},
    {"memcpy", "string.h", "ppPz"},
    {"memmove", "string.h", "ppPz"},
    {"mempcpy", NULL, "ppPz"},
    {"memset", "string.h", "ppiz"},
    {"overflow", NULL, "iillp"},
    {"parity", NULL, "iu"},
    {"parityl", NULL, "iw"},
    {"parityll", NULL, "iw"},
    {"popcount", NULL, "iu"},
    {"popcountl", NULL, "iw"},
    {"popcountll", NULL, "iw"},
    {"pow", "math.h", "ddd"},
    {"prefetch", NULL, "vP."},
    {"printf", "stdio.h", "iS."},
    {"putchar", "stdio.h", "ii"},
    {"puts", "stdio.h", "iS"},
    {"realloc", "stdlib.h", "ppz"},
    {"round", "math.h", "dd"},
    {"scanf", "stdio.h", "iS."},
    {"sin", "math.h", "dd"},
    {"snprintf", "stdio.h", "iszS."},
    {"sprintf", "stdio.h", "isS."},
    {"sqrt", "math.h", "dd"},
    {"sscanf", "stdio.h", "iSS."},
    {"stpcpy", NULL, "ssS"},
    {"strcat", "string.h", "ssS"},
    {"strchr", "string.h", "sSi"},
    {"strcmp", "string.h", "iSS"},
    {"strcpy", "string.h", "ssS"},
    {"strdup", NULL, "sS"},
    {"strcspn", "string.h", "zSS"},
    {"strlen", "string.h", "zS"},
    {"strncat", "string.h", "ssSz"},
    {"strncmp", "string.h", "iSSz"},
    {"strncpy", "string.h", "ssSz"},
    {"strpbrk", "string.h", "sSS"},
    {"strrchr", "string.h", "sSi"},
    {"strspn", "string.h", "zSS"},
    {"strstr", "string.h", "sSS"},
    {"tan", "math.h", "dd"},
    {"tolower", "ctype.h", "ii"},
    {"toupper", "ctype.h", "ii"},
    {"trap", NULL, "v"},
    {"unreachable", NULL, "v"},
};

static const struct c_type *lettered(struct parser *parser, char letter)
{
    struct arena *arena = parser->arena;
    const struct c_type *byte = c_basic_type(C_CHAR), *nothing = c_basic_type(C_VOID);
    switch (letter) {
    case 'v': return nothing;
    case 'p': return c_type_pointer(arena, nothing);
    case 'P': return c_type_pointer(arena, c_type_qualified(arena, nothing, C_CONST));
    case 's': return c_type_pointer(arena, byte);
    case 'S': return c_type_pointer(arena, c_type_qualified(arena, byte, C_CONST));
    case 'l': return c_basic_type(C_LONG);
    case 'u': return c_basic_type(C_UNSIGNED_INT);
    case 'w':
    case 'z': return c_basic_type(C_UNSIGNED_LONG);
    case 'd': return c_basic_type(C_DOUBLE);
    case 'f': return c_basic_type(C_FLOAT);
    case 'e': return c_basic_type(C_LONG_DOUBLE);
    default: return c_basic_type(C_INT);
    }
}

static const struct c_type *signed_type(struct parser *parser, const char *signature)
{
    struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
    size_t count = strlen(signature) - 1;
    struct c_parameter *parameters = cp_alloc(parser, MAX(1, count) * sizeof *parameters);
    if (!type || !parameters)
        return NULL;
    type->complete = type->prototyped = true;
    type->base = lettered(parser, signature[0]);
    type->variadic = signature[count] == '.';
    type->parameter_count = count - type->variadic;
    type->parameters = parameters;
    for (size_t i = 0; i < type->parameter_count; i++) {
        parameters[i].type = lettered(parser, signature[i + 1]);
        if (!parameters[i].type)
            return NULL;
    }
    return type->base ? type : NULL;
}

/* Of a function that nobody knows: int f() */
static const struct c_type *unknown_type(struct parser *parser)
{
    struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
    if (type) {
        type->complete = true;
        type->base = c_basic_type(C_INT);
    }
    return type;
}

static const struct known *find_known(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    return NULL;
}

/* A function of math.h on floats or long doubles, from the one on doubles (7.1.2p4 keeps these names for that). */
static const struct c_type *of_width(struct parser *parser, const char *name)
{
    char shorter[16], signature[8] = {0};
    size_t length = strlen(name);
    char last = length ? name[length - 1] : 0;
    if (length < 2 || length > sizeof shorter || (last != 'f' && last != 'l'))
        return NULL;
    memcpy(shorter, name, length - 1);
    shorter[length - 1] = 0;
    const struct known *found = find_known(shorter);
    if (!found || strspn(found->signature, "d") != strlen(found->signature))
        return NULL;
    memset(signature, last == 'f' ? 'f' : 'e', strlen(found->signature));
    return signed_type(parser, signature);
}

/* Of __builtin_NAME: what gcc knows of it, or what the program has declared NAME to be; NULL: it is no such name. */
static const struct c_type *built_in_type(struct parser *parser, const struct c_token *token)
{
    static const char prefix[] = "__builtin_";
    if (strncmp(token->spelling, prefix, sizeof prefix - 1) != 0)
        return NULL;
    const char *name = token->spelling + sizeof prefix - 1;
    const struct known *found = find_known(name);
    if (found)
        return signed_type(parser, found->signature);
    const char *interned = c_intern(parser->unit->macros, name, strlen(name));
    const struct c_name *declared = interned ? cp_lookup(parser, C_ORDINARY_NAMES, interned) : NULL;
    if (declared && declared->kind == C_NAME_FUNCTION)
        return declared->type;
    const struct c_type *type = of_width(parser, name);
    if (type)
        return type;
    cp_error(parser, token, "heapstep's C has no %s", token->spelling);
    return unknown_type(parser);
}

const struct c_type *cp_implicit_type(struct parser *parser, const struct c_token *token)
{
    struct c_expression place = {.place = token->place, .length = token->length};
    const struct c_type *type = built_in_type(parser, token);
    if (type)
        return type;
    cp_warn_at(parser, &place,
               "implicit declaration of function '%s' [-Wimplicit-function-declaration]",
               token->spelling);
    const struct known *found = find_known(token->spelling);
    if (!found || !found->header)
        return unknown_type(parser);
    cp_warn_at(parser, &place,
               "incompatible implicit declaration of built-in function '%s' "
               "(it is declared in <%s>) [-Wbuiltin-declaration-mismatch]",
               token->spelling, found->header);
    return signed_type(parser, found->signature);
}
