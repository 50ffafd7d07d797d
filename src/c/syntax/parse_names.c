/* Names and their scopes (C11 6.2.1 to 6.2.4). One table of buckets holds the names of all open scopes, the newest first. */
#include "c/syntax/parser.h"

#include <string.h>

static struct c_name **bucket_of(struct c_names *names, enum c_name_space space, const char *name)
{
    /* Names are interned: the pointer is the name. */
    uint64_t hash = ((uintptr_t)name >> 3) * UINT64_C(0x9E3779B97F4A7C15) + space * 7u;
    return &names->buckets[(hash >> 40) % C_NAME_BUCKETS];
}

struct c_name *cp_lookup(const struct parser *parser, enum c_name_space space, const char *name)
{
    struct c_name *found = *bucket_of(parser->names, space, name);
    while (found && (found->name != name || found->space != space))
        found = found->next_in_bucket;
    return found;
}

struct c_name *cp_lookup_here(const struct parser *parser, enum c_name_space space,
                              const char *name)
{
    struct c_name *found = cp_lookup(parser, space, name);
    return found && found->depth == parser->scope->depth ? found : NULL;
}

static void enter(struct parser *parser, struct c_name *name)
{
    struct c_name **bucket = bucket_of(parser->names, name->space, name->name);
    name->depth = parser->scope->depth;
    name->next_in_bucket = *bucket;
    *bucket = name;
    name->next_in_scope = parser->scope->names;
    parser->scope->names = name;
}

static void remember_local(struct parser *parser, struct c_name *name)
{
    struct c_names *names = parser->names;
    name->owner = parser->function;
    if (names->last_local)
        names->last_local->next_local = name;
    else
        names->first_local = name;
    names->last_local = name;
}

struct c_name *cp_declare(struct parser *parser, enum c_name_space space, enum c_name_kind kind,
                          const char *name, struct c_place place)
{
    struct c_name *made = cp_alloc(parser, sizeof *made);
    if (!made)
        return NULL;
    made->name = name;
    made->space = space;
    made->kind = kind;
    made->place = place;
    if (space == C_LINKAGE_NAMES) { /* seen everywhere, and never closed */
        struct c_name **bucket = bucket_of(parser->names, space, name);
        made->next_in_bucket = *bucket;
        *bucket = made;
        return made;
    }
    enter(parser, made);
    if (parser->function && parser->scope->block && !parser->typed)
        remember_local(parser, made);
    return made;
}

void cp_open_scope(struct parser *parser, struct cp_scope *scope, bool block)
{
    *scope = (struct cp_scope){.outer = parser->scope,
                               .depth = parser->scope ? parser->scope->depth + 1 : 0};
    if (block) {
        scope->block = cp_alloc(parser, sizeof *scope->block);
        if (scope->block) {
            scope->block->outer = parser->scope ? parser->scope->block : NULL;
            scope->block->first_line = parser->token->place.line;
        }
    }
    parser->scope = scope;
}

static void unlink_name(struct parser *parser, struct c_name *name)
{
    struct c_name **link = bucket_of(parser->names, name->space, name->name);
    while (*link && *link != name)
        link = &(*link)->next_in_bucket;
    if (*link)
        *link = name->next_in_bucket;
}

void cp_hide_scope(struct parser *parser)
{
    for (struct c_name *name = parser->scope->names; name; name = name->next_in_scope)
        unlink_name(parser, name);
    parser->scope = parser->scope->outer;
}

void cp_keep_scope(struct parser *parser)
{
    for (struct c_name *name = parser->scope->names; name; name = name->next_in_scope)
        name->depth = 0;
    parser->scope = parser->scope->outer;
}

void cp_close_scope(struct parser *parser, uint32_t last_line)
{
    struct cp_scope *scope = parser->scope;
    for (struct c_name *name = scope->names; name; name = name->next_in_scope) {
        name->end_line = last_line;
        if (name->kind == C_NAME_VARIABLE && name->variable && name->variable->function)
            name->variable->end_line = last_line;
    }
    if (scope->block)
        scope->block->last_line = last_line;
    cp_hide_scope(parser);
}

void cp_reopen_names(struct parser *parser, struct c_name *names)
{
    struct c_name *ordered = NULL;
    while (names) { /* they are the newest first */
        struct c_name *next = names->next_in_scope;
        names->next_in_scope = ordered;
        ordered = names;
        names = next;
    }
    while (ordered) {
        struct c_name *next = ordered->next_in_scope;
        enter(parser, ordered);
        if (parser->function && !ordered->owner)
            remember_local(parser, ordered);
        ordered = next;
    }
}

void cp_show_locals(struct parser *parser, const struct c_function *function, uint32_t line)
{
    for (struct c_name *name = parser->names->first_local; name; name = name->next_local)
        if (name->owner == function && name->place.line <= line && line <= name->end_line)
            enter(parser, name);
}

struct c_variable *cp_new_variable(struct parser *parser, const char *name,
                                   const struct c_type *type, struct c_place place,
                                   enum c_storage storage)
{
    struct c_variable *variable = cp_alloc(parser, sizeof *variable);
    if (!variable || !type)
        return NULL;
    variable->name = name;
    variable->type = type;
    variable->storage = storage;
    variable->place = place;
    variable->alignment = type->alignment;
    variable->function = parser->function;
    struct cp_list *list = storage == C_AUTOMATIC ? &parser->locals : &parser->statics;
    if (storage == C_AUTOMATIC)
        variable->scope = parser->scope->block;
    variable->index = (uint32_t)list->count;
    return cp_push(parser, list, variable) ? variable : NULL;
}

static bool same_literal(const struct c_variable *literal, const void *bytes, uint64_t size,
                         const struct c_type *element)
{
    return literal->type->base == element && literal->type->size == size &&
           memcmp(literal->literal, bytes, size) == 0;
}

struct c_variable *cp_literal(struct parser *parser, const void *bytes, size_t count,
                              const struct c_type *element, struct c_place place)
{
    uint64_t size = (count + 1) * element->size, hash = size;
    for (uint64_t i = 0; i < MIN(size, 64u); i++)
        hash = hash * 31 + ((const unsigned char *)bytes)[i];
    struct cp_list *bucket = &parser->literals[hash % ARRAY_LENGTH(parser->literals)];
    for (size_t i = 0; i < bucket->count; i++)
        if (same_literal(bucket->items[i], bytes, size, element))
            return bucket->items[i];
    const struct c_type *type = c_type_array(parser->arena, element, count + 1);
    if (!type) {
        parser->failed = true;
        return NULL;
    }
    struct c_variable *literal = cp_new_variable(parser, NULL, type, place, C_LITERAL);
    if (!literal)
        return NULL;
    literal->function = NULL;
    literal->literal = bytes;
    return cp_push(parser, bucket, literal) ? literal : NULL;
}
