/* Names and macros: the table of interned spellings, #define, and the macros that every program has. */
#include "c/syntax/pp.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *spelling;
    enum c_word word;
} keywords[] = {
#define C_WORD(identifier, spelling)    {spelling, identifier},
#define C_WORD_AS(identifier, spelling) {spelling, identifier},
#include "c/syntax/token_words.def"
};

/* What gcc says of x86-64 Linux, as far as programs ask. __GNUC__ is not among them: who asks for it wants more of gcc than is here. */
static const char predefined[] = "#define __STDC__ 1\n"
                                 "#define __STDC_VERSION__ 201112L\n"
                                 "#define __STDC_HOSTED__ 1\n"
                                 "#define __STDC_NO_ATOMICS__ 1\n"
                                 "#define __STDC_NO_COMPLEX__ 1\n"
                                 "#define __STDC_NO_THREADS__ 1\n"
                                 "#define __HEAPSTEP__ 1\n"
                                 "#define __x86_64__ 1\n"
                                 "#define __x86_64 1\n"
                                 "#define __amd64__ 1\n"
                                 "#define __LP64__ 1\n"
                                 "#define _LP64 1\n"
                                 "#define __linux__ 1\n"
                                 "#define __linux 1\n"
                                 "#define linux 1\n"
                                 "#define __unix__ 1\n"
                                 "#define unix 1\n"
                                 "#define __ELF__ 1\n"
                                 "#define __CHAR_BIT__ 8\n"
                                 "#define __SCHAR_MAX__ 127\n"
                                 "#define __SHRT_MAX__ 32767\n"
                                 "#define __INT_MAX__ 2147483647\n"
                                 "#define __LONG_MAX__ 9223372036854775807L\n"
                                 "#define __LONG_LONG_MAX__ 9223372036854775807LL\n"
                                 "#define __SIZEOF_SHORT__ 2\n"
                                 "#define __SIZEOF_INT__ 4\n"
                                 "#define __SIZEOF_LONG__ 8\n"
                                 "#define __SIZEOF_LONG_LONG__ 8\n"
                                 "#define __SIZEOF_FLOAT__ 4\n"
                                 "#define __SIZEOF_DOUBLE__ 8\n"
                                 "#define __SIZEOF_LONG_DOUBLE__ 16\n"
                                 "#define __SIZEOF_POINTER__ 8\n"
                                 "#define __SIZEOF_SIZE_T__ 8\n"
                                 "#define __SIZE_TYPE__ unsigned long\n"
                                 "#define __PTRDIFF_TYPE__ long\n"
                                 "#define __WCHAR_TYPE__ int\n"
                                 "#define __INTPTR_TYPE__ long\n"
                                 "#define __UINTPTR_TYPE__ unsigned long\n"
                                 "#define __ORDER_LITTLE_ENDIAN__ 1234\n"
                                 "#define __ORDER_BIG_ENDIAN__ 4321\n"
                                 "#define __BYTE_ORDER__ 1234\n"
                                 /* The same on every run. */
                                 "#define __DATE__ \"Jan  1 2024\"\n"
                                 "#define __TIME__ \"00:00:00\"\n";

static const struct {
    const char *name;
    enum pp_builtin builtin;
} builtins[] = {{"__LINE__", PP_LINE}, {"__FILE__", PP_FILE}, {"__COUNTER__", PP_COUNTER}};

struct c_macros *c_macros_new(void)
{
    return calloc(1, sizeof(struct c_macros));
}

void c_macros_free(struct c_macros *macros)
{
    if (!macros)
        return;
    arena_fini(&macros->arena);
    free(macros->buckets);
    free(macros);
}

/* ---- names ---- */

static uint32_t hash(const char *spelling, size_t length)
{
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)spelling[i]) * 16777619u;
    return value;
}

static bool grow(struct c_macros *macros)
{
    size_t count = macros->bucket_count ? macros->bucket_count * 2 : 512;
    struct pp_name **buckets = calloc(count, sizeof *buckets);
    if (!buckets)
        return false;
    for (size_t i = 0; i < macros->bucket_count; i++)
        for (struct pp_name *name = macros->buckets[i], *next; name; name = next) {
            struct pp_name **bucket = &buckets[hash(name->spelling, name->length) % count];
            next = name->next;
            name->next = *bucket;
            *bucket = name;
        }
    free(macros->buckets);
    macros->buckets = buckets;
    macros->bucket_count = count;
    return true;
}

static enum c_word keyword(const char *spelling, size_t length)
{
    for (size_t i = 0; i < ARRAY_LENGTH(keywords); i++)
        if (strlen(keywords[i].spelling) == length &&
            memcmp(keywords[i].spelling, spelling, length) == 0)
            return keywords[i].word;
    return C_NO_WORD;
}

struct pp_name *pp_intern(struct c_macros *macros, const char *spelling, size_t length)
{
    if (macros->name_count >= macros->bucket_count && !grow(macros))
        return NULL;
    struct pp_name **bucket = &macros->buckets[hash(spelling, length) % macros->bucket_count];
    for (struct pp_name *name = *bucket; name; name = name->next)
        if (name->length == length && memcmp(name->spelling, spelling, length) == 0)
            return name;
    struct pp_name *name =
        length < UINT32_MAX ? arena_alloc(&macros->arena, sizeof *name + length + 1) : NULL;
    if (!name)
        return NULL;
    memcpy(name->spelling, spelling, length);
    name->length = (uint32_t)length;
    name->word = keyword(spelling, length);
    name->next = *bucket;
    *bucket = name;
    macros->name_count++;
    return name;
}

const char *c_intern(struct c_macros *macros, const char *name, size_t length)
{
    struct pp_name *interned = pp_intern(macros, name, length);
    return interned ? interned->spelling : NULL;
}

/* ---- #define ---- */

static bool add_parameter(struct pp *pp, struct pp_macro *macro, struct pp_name *name,
                          struct c_place place)
{
    for (size_t i = 0; i < macro->parameter_count; i++)
        if (macro->parameters[i] == name) {
            c_error(pp->diagnostics, place, name->length, "duplicate macro parameter \"%s\"",
                    name->spelling);
            return false;
        }
    struct pp_name **more =
        arena_alloc(&pp->macros->arena, (macro->parameter_count + 1) * sizeof(*more));
    if (!more) {
        pp->failed = true;
        return false;
    }
    if (macro->parameter_count)
        memcpy(more, macro->parameters, macro->parameter_count * sizeof *more);
    more[macro->parameter_count++] = name;
    macro->parameters = more;
    return true;
}

/* Reads `a, b, ...)`; gives what is behind the parenthesis, NULL when something was wrong. */
static struct pp_token *read_parameters(struct pp *pp, struct pp_macro *macro, struct pp_token *at)
{
    macro->takes_arguments = true;
    if (pp_is(at, C_PUNCT_RIGHT_PARENTHESIS))
        return at->next;
    for (;;) {
        struct pp_name *name = at->name;
        if (pp_is(at, C_PUNCT_ELLIPSIS)) {
            macro->variadic = true;
            name = pp_intern(pp->macros, "__VA_ARGS__", 11);
        } else if (at->kind != PP_NAME) {
            c_error(pp->diagnostics, at->place, at->length,
                    "expected parameter name in macro parameter list");
            return NULL;
        }
        if (!name || !add_parameter(pp, macro, name, at->place))
            return NULL;
        at = at->next;
        if (!macro->variadic && pp_is(at, C_PUNCT_ELLIPSIS)) {
            macro->variadic = true;
            at = at->next;
        }
        if (pp_is(at, C_PUNCT_RIGHT_PARENTHESIS))
            return at->next;
        if (macro->variadic || !pp_is(at, C_PUNCT_COMMA)) {
            c_error(pp->diagnostics, at->place, at->length,
                    "expected ',' or ')' in macro parameter list");
            return NULL;
        }
        at = at->next;
    }
}

/* A macro lives as long as the names, longer than this reading. */
static struct pp_token *keep_body(struct pp *pp, const struct pp_token *from)
{
    struct pp_token *first = NULL, **end = &first;
    for (;; from = from->next) {
        struct pp_token *copy = arena_alloc(&pp->macros->arena, sizeof *copy);
        if (!copy)
            return NULL;
        *copy = *from;
        copy->next = NULL;
        copy->hidden = NULL;
        if (from->kind != PP_NAME && from->length) {
            copy->spelling = arena_copy(&pp->macros->arena, from->spelling, from->length);
            if (!copy->spelling)
                return NULL;
        }
        *end = copy;
        end = &copy->next;
        if (from->kind == PP_END)
            return first;
    }
}

static bool same_macro(const struct pp_macro *a, const struct pp_macro *b)
{
    if (a->takes_arguments != b->takes_arguments || a->variadic != b->variadic ||
        a->parameter_count != b->parameter_count || a->builtin)
        return false;
    for (size_t i = 0; i < a->parameter_count; i++)
        if (a->parameters[i] != b->parameters[i])
            return false;
    const struct pp_token *left = a->body, *right = b->body;
    for (; left->kind != PP_END && right->kind != PP_END; left = left->next, right = right->next)
        if (left->kind != right->kind || left->length != right->length ||
            memcmp(left->spelling, right->spelling, left->length) != 0 ||
            (left != a->body && left->space_before != right->space_before))
            return false;
    return left->kind == right->kind;
}

bool pp_define(struct pp *pp, struct pp_token *line, struct c_place place)
{
    if (line->kind != PP_NAME || pp_is_named(line, "defined")) {
        c_error(pp->diagnostics, line->kind == PP_END ? place : line->place, line->length,
                line->kind == PP_END ? "no macro name given in #define directive"
                                     : "macro names must be identifiers");
        return false;
    }
    struct pp_macro *macro = arena_alloc(&pp->macros->arena, sizeof *macro);
    if (!macro) {
        pp->failed = true;
        return false;
    }
    struct pp_token *body = line->next;
    if (pp_is(body, C_PUNCT_LEFT_PARENTHESIS) && !body->space_before && !body->begins_line) {
        body = read_parameters(pp, macro, body->next);
        if (!body)
            return false;
    }
    if (pp_is(body, C_PUNCT_HASH_HASH)) {
        c_error(pp->diagnostics, body->place, 2,
                "'##' cannot appear at either end of a macro expansion");
        return false;
    }
    macro->body = keep_body(pp, body);
    if (!macro->body) {
        pp->failed = true;
        return false;
    }
    if (line->name->macro && !same_macro(line->name->macro, macro))
        c_warning(pp->diagnostics, line->place, line->length, "\"%s\" redefined",
                  line->name->spelling);
    line->name->macro = macro;
    return true;
}

/* ---- what every program has ---- */

bool pp_predefine(struct pp *pp)
{
    if (pp->macros->has_predefined)
        return true;
    pp->macros->has_predefined = true;
    for (size_t i = 0; i < ARRAY_LENGTH(builtins); i++) {
        struct pp_name *name = pp_intern(pp->macros, builtins[i].name, strlen(builtins[i].name));
        struct pp_macro *macro = arena_alloc(&pp->macros->arena, sizeof *macro);
        if (!name || !macro)
            return false;
        macro->builtin = builtins[i].builtin;
        name->macro = macro;
    }
    static const struct c_source source = {"<built-in>", predefined, sizeof predefined - 1, true};
    struct pp_token *list = pp_read(pp, &source);
    while (list && list->kind != PP_END) {
        /* Each line is #define NAME BODY. */
        struct pp_token *name = list->next->next, *last = name;
        while (!last->next->begins_line)
            last = last->next;
        struct pp_token *rest = last->next;
        struct pp_token end = {.kind = PP_END, .spelling = ""};
        last->next = &end;
        if (!pp_define(pp, name, name->place))
            return false;
        list = rest;
    }
    return list != NULL;
}
