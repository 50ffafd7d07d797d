/* Functions that are called without being declared. C11 has none; gcc warns and goes on: with the type that it knows the library's
 * function to have, or with int f(). */
#include "c/syntax/parser.h"

#include <string.h>

/* The result's letter, then the parameters': v void, p void *, P const void *, s char *, S const char *, i int, l long, z size_t, d double,
 * and . for what is variable. */
static const struct {
    const char *name, *header, *signature;
} known[] = {
    {"abort", "stdlib.h", "v"},       {"abs", "stdlib.h", "ii"},
    {"calloc", "stdlib.h", "pzz"},    {"ceil", "math.h", "dd"},
    {"cos", "math.h", "dd"},          {"exit", "stdlib.h", "vi"},
    {"exp", "math.h", "dd"},          {"fabs", "math.h", "dd"},
    {"floor", "math.h", "dd"},        {"fmod", "math.h", "ddd"},
    {"free", "stdlib.h", "vp"},       {"isalnum", "ctype.h", "ii"},
    {"isalpha", "ctype.h", "ii"},     {"isdigit", "ctype.h", "ii"},
    {"islower", "ctype.h", "ii"},     {"ispunct", "ctype.h", "ii"},
    {"isspace", "ctype.h", "ii"},     {"isupper", "ctype.h", "ii"},
    {"labs", "stdlib.h", "ll"},       {"log", "math.h", "dd"},
    {"log10", "math.h", "dd"},        {"log2", "math.h", "dd"},
    {"malloc", "stdlib.h", "pz"},     {"memchr", "string.h", "pPiz"},
    {"memcmp", "string.h", "iPPz"},   {"memcpy", "string.h", "ppPz"},
    {"memmove", "string.h", "ppPz"},  {"memset", "string.h", "ppiz"},
    {"pow", "math.h", "ddd"},         {"printf", "stdio.h", "iS."},
    {"putchar", "stdio.h", "ii"},     {"puts", "stdio.h", "iS"},
    {"realloc", "stdlib.h", "ppz"},   {"round", "math.h", "dd"},
    {"scanf", "stdio.h", "iS."},      {"sin", "math.h", "dd"},
    {"snprintf", "stdio.h", "iszS."}, {"sprintf", "stdio.h", "isS."},
    {"sqrt", "math.h", "dd"},         {"sscanf", "stdio.h", "iSS."},
    {"strcat", "string.h", "ssS"},    {"strchr", "string.h", "sSi"},
    {"strcmp", "string.h", "iSS"},    {"strcpy", "string.h", "ssS"},
    {"strcspn", "string.h", "zSS"},   {"strlen", "string.h", "zS"},
    {"strncat", "string.h", "ssSz"},  {"strncmp", "string.h", "iSSz"},
    {"strncpy", "string.h", "ssSz"},  {"strpbrk", "string.h", "sSS"},
    {"strrchr", "string.h", "sSi"},   {"strspn", "string.h", "zSS"},
    {"strstr", "string.h", "sSS"},    {"tan", "math.h", "dd"},
    {"tolower", "ctype.h", "ii"},     {"toupper", "ctype.h", "ii"},
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
    case 'z': return c_basic_type(C_UNSIGNED_LONG);
    case 'd': return c_basic_type(C_DOUBLE);
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

const struct c_type *cp_implicit_type(struct parser *parser, const struct c_token *token)
{
    struct c_expression place = {.place = token->place, .length = token->length};
    cp_warn_at(parser, &place,
               "implicit declaration of function '%s' [-Wimplicit-function-declaration]",
               token->spelling);
    for (size_t i = 0; i < ARRAY_LENGTH(known); i++)
        if (strcmp(known[i].name, token->spelling) == 0) {
            cp_warn_at(parser, &place,
                       "incompatible implicit declaration of built-in function '%s' "
                       "(it is declared in <%s>) [-Wbuiltin-declaration-mismatch]",
                       token->spelling, known[i].header);
            return signed_type(parser, known[i].signature);
        }
    return unknown_type(parser);
}
