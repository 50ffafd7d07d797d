/* C's types, told to the record. */
#include "c/run/telling.h"

#include <stdlib.h>

static struct told_type *place_of(struct told_type *types, size_t capacity,
                                  const struct c_type *type)
{
    size_t at = ((uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20;
    while (types[at & (capacity - 1)].type && types[at & (capacity - 1)].type != type)
        at++;
    return &types[at & (capacity - 1)];
}

static bool grow(struct c_telling *telling)
{
    size_t capacity = telling->type_capacity ? telling->type_capacity * 2 : 64;
    struct told_type *types = calloc(capacity, sizeof *types);
    if (!types)
        return false;
    for (size_t i = 0; i < telling->type_capacity; i++)
        if (telling->types[i].type)
            *place_of(types, capacity, telling->types[i].type) = telling->types[i];
    free(telling->types);
    telling->types = types;
    telling->type_capacity = capacity;
    return true;
}

static bool remember(struct c_telling *telling, const struct c_type *type, record_type number)
{
    if (telling->type_count * 2 >= telling->type_capacity && !grow(telling))
        return false;
    *place_of(telling->types, telling->type_capacity, type) = (struct told_type){type, number};
    telling->type_count++;
    return true;
}

static enum record_type_kind kind_of(const struct c_type *type)
{
    switch (type->kind) {
    case C_VOID: return RECORD_TYPE_VOID;
    case C_BOOL: return RECORD_TYPE_BOOL;
    case C_CHAR:
    case C_SIGNED_CHAR:
    case C_UNSIGNED_CHAR: return RECORD_TYPE_CHARACTER;
    case C_FLOAT:
    case C_DOUBLE:
    case C_LONG_DOUBLE: return RECORD_TYPE_FLOATING;
    case C_ENUM: return RECORD_TYPE_ENUM;
    case C_POINTER: return RECORD_TYPE_POINTER;
    case C_FUNCTION: return RECORD_TYPE_FUNCTION;
    case C_ARRAY: return RECORD_TYPE_ARRAY;
    case C_STRUCT:
    case C_VA_LIST: return RECORD_TYPE_STRUCT;
    case C_UNION: return RECORD_TYPE_UNION;
    default: return c_is_signed(type) ? RECORD_TYPE_SIGNED : RECORD_TYPE_UNSIGNED;
    }
}

static size_t tell_members(struct c_telling *telling, const struct c_type *type,
                           struct record_member *members)
{
    size_t count = 0;
    if (type->kind == C_ENUM)
        for (; count < type->enumerator_count; count++)
            members[count] = (struct record_member){
                .name = c_tell_name(telling, type->enumerators[count].name),
                .offset = (uint32_t)type->enumerators[count].value,
            };
    else
        for (size_t i = 0; i < type->member_count; i++) {
            const struct c_member *member = &type->members[i];
            /* A bit-field without a name is padding. */
            if (!member->name && member->type->kind != C_STRUCT && member->type->kind != C_UNION)
                continue;
            members[count++] = (struct record_member){
                .name = c_tell_name(telling, member->name),
                .type = c_tell_type(telling, member->type),
                .offset = (uint32_t)member->offset,
                .bit_offset = member->bit_offset,
                .bit_width = member->bit_width,
            };
        }
    return count;
}

record_type c_tell_type(struct c_telling *telling, const struct c_type *type)
{
    if (!type)
        return 0;
    type = type->unqualified ? type->unqualified : type;
    if (telling->type_capacity) {
        const struct told_type *known = place_of(telling->types, telling->type_capacity, type);
        if (known->type)
            return known->number;
    }
    struct text name = {0};
    c_type_text(type, NULL, &name);
    bool tagged = type->kind == C_STRUCT || type->kind == C_UNION || type->kind == C_ENUM;
    struct record_type_info info = {
        .kind = kind_of(type),
        .is_signed = (type->kind == C_CHAR || type->kind == C_SIGNED_CHAR) ||
                     (type->kind == C_ENUM && c_is_signed(type)),
        .name = record_intern(telling->record, text_string(&name), name.length),
        .size = type->size,
        .length = type->kind == C_ARRAY ? type->length : 0,
    };
    text_fini(&name);
    uint32_t identity = tagged ? ++telling->structs : 0;
    record_type number = 0;
    /* What refers to itself is registered before its parts are. */
    if (tagged || type->kind == C_POINTER) {
        number = record_add_type(telling->record, &info, tagged ? identity : ++telling->structs);
        remember(telling, type, number);
    }
    if (type->base && type->kind != C_ENUM)
        info.base = c_tell_type(telling, type->base);
    size_t most = type->member_count + type->enumerator_count;
    struct record_member *members = most ? calloc(most, sizeof *members) : NULL;
    if (members)
        info.count = tell_members(telling, type, members);
    info.members = members;
    if (number)
        record_complete_type(telling->record, number, &info);
    else {
        number = record_add_type(telling->record, &info, 0);
        remember(telling, type, number);
    }
    free(members);
    return number;
}

record_type c_tell_row(struct c_telling *telling, const struct c_type *type, uint64_t count)
{
    struct text name = {0};
    record_type element = c_tell_type(telling, type);
    if (count == 1)
        return element;
    text_append(&name, "");
    c_type_text(type, NULL, &name);
    text_format(&name, "[%llu]", (unsigned long long)count);
    struct record_type_info info = {
        .kind = RECORD_TYPE_ARRAY,
        .name = record_intern(telling->record, text_string(&name), name.length),
        .size = type->size * count,
        .base = element,
        .length = count,
    };
    text_fini(&name);
    return record_add_type(telling->record, &info, 0);
}
