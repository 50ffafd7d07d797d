/* The types themselves: the basic ones as constants, the derived ones made in an arena, and what can be asked of each. */
#include "c/types/types.h"

#include <string.h>

#define FORM(kind, bytes, align, qualifiers)                                                       \
    {                                                                                              \
        (kind), (qualifiers), (kind) != C_VOID, (bytes), (align), .unqualified = &basic[(kind)][0] \
    }
#define FOUR_FORMS(kind, bytes, align, from)                                                       \
    FORM(kind, bytes, align, (from)), FORM(kind, bytes, align, (from) + 1),                        \
        FORM(kind, bytes, align, (from) + 2), FORM(kind, bytes, align, (from) + 3)
/* A basic type with each set of qualifiers. */
#define FORMS(kind, bytes, align)                                                                  \
    [kind] = {FOUR_FORMS(kind, bytes, align, 0), FOUR_FORMS(kind, bytes, align, 4),                \
              FOUR_FORMS(kind, bytes, align, 8), FOUR_FORMS(kind, bytes, align, 12)}

enum { QUALIFIER_SETS = 16 };

static const struct c_type basic[C_BASIC_KINDS][QUALIFIER_SETS] = {
    FORMS(C_VOID, 1, 1), /* gcc lets sizeof(void) and arithmetic on void pointers count bytes */
    FORMS(C_BOOL, 1, 1),          FORMS(C_CHAR, 1, 1),         FORMS(C_SIGNED_CHAR, 1, 1),
    FORMS(C_UNSIGNED_CHAR, 1, 1), FORMS(C_SHORT, 2, 2),        FORMS(C_UNSIGNED_SHORT, 2, 2),
    FORMS(C_INT, 4, 4),           FORMS(C_UNSIGNED_INT, 4, 4), FORMS(C_LONG, 8, 8),
    FORMS(C_UNSIGNED_LONG, 8, 8), FORMS(C_LONG_LONG, 8, 8),    FORMS(C_UNSIGNED_LONG_LONG, 8, 8),
    FORMS(C_FLOAT, 4, 4),         FORMS(C_DOUBLE, 8, 8),       FORMS(C_LONG_DOUBLE, 16, 16),
};

static const struct c_type va_list_type = {
    C_VA_LIST, 0, true, 24, 8, .unqualified = &va_list_type, .typedef_name = "va_list"};

const struct c_type *c_basic_type(enum c_kind kind)
{
    return &basic[kind][0];
}

const struct c_type *c_va_list_type(void)
{
    return &va_list_type;
}

struct c_type *c_type_new(struct arena *arena, enum c_kind kind)
{
    struct c_type *type = arena_alloc(arena, sizeof *type);
    if (type) {
        type->kind = kind;
        type->unqualified = type;
        type->alignment = 1;
    }
    return type;
}

static bool has_variants(const struct c_type *type)
{
    return c_is_record(type) || type->kind == C_ENUM;
}

/* Only the maker of a type, who holds it unqualified and may write to it, calls what changes it; the list of its qualified forms is
 * kept in the type itself, which everybody else sees as constant. */
static struct c_type *writable(const struct c_type *type)
{
    union {
        const struct c_type *read;
        struct c_type *write;
    } same = {type};
    return same.write;
}

/* The qualifiers of an array are those of its elements (C11 6.7.3p9). */
static const struct c_type *qualified_array(struct arena *arena, const struct c_type *type,
                                            unsigned qualifiers)
{
    const struct c_type *base = c_type_qualified(arena, type->base, qualifiers);
    if (base == type->base)
        return type;
    struct c_type *array = base ? c_type_new(arena, C_ARRAY) : NULL;
    if (array) {
        *array = *type;
        array->base = base;
        array->unqualified = array;
    }
    return array;
}

const struct c_type *c_type_qualified(struct arena *arena, const struct c_type *type,
                                      unsigned qualifiers)
{
    if (!type)
        return NULL;
    qualifiers |= type->qualifiers;
    if (qualifiers == type->qualifiers)
        return type;
    if (type->kind < C_BASIC_KINDS)
        return &basic[type->kind][qualifiers % QUALIFIER_SETS];
    if (type->kind == C_ARRAY)
        return qualified_array(arena, type, qualifiers);
    struct c_type *plain = writable(type->unqualified);
    for (struct c_type *variant = has_variants(plain) ? plain->variants : NULL; variant;
         variant = variant->next_variant)
        if (variant->qualifiers == qualifiers)
            return variant;
    struct c_type *made = c_type_new(arena, type->kind);
    if (!made)
        return NULL;
    *made = *plain;
    made->qualifiers = (uint8_t)qualifiers;
    made->unqualified = plain;
    made->variants = NULL;
    if (has_variants(plain)) {
        made->next_variant = plain->variants;
        plain->variants = made;
    }
    return made;
}

void c_type_update_variants(struct c_type *type)
{
    for (struct c_type *variant = type->variants; variant; variant = variant->next_variant) {
        struct c_type old = *variant;
        *variant = *type;
        variant->qualifiers = old.qualifiers;
        variant->unqualified = type;
        variant->variants = NULL;
        variant->next_variant = old.next_variant;
    }
}

const struct c_type *c_type_pointer(struct arena *arena, const struct c_type *base)
{
    struct c_type *type = base ? c_type_new(arena, C_POINTER) : NULL;
    if (type) {
        type->complete = true;
        type->size = type->alignment = 8;
        type->base = base;
    }
    return type;
}

const struct c_type *c_type_array(struct arena *arena, const struct c_type *element,
                                  uint64_t length)
{
    struct c_type *type = element ? c_type_new(arena, C_ARRAY) : NULL;
    if (type) {
        type->complete = length != UINT64_MAX;
        type->base = element;
        type->length = type->complete ? length : 0;
        type->alignment = element->alignment;
        if (type->complete && !c_is_variable_length(element))
            type->size = element->size * length;
    }
    return type;
}

bool c_is_integer(const struct c_type *type)
{
    return (type->kind >= C_BOOL && type->kind <= C_UNSIGNED_LONG_LONG) || type->kind == C_ENUM;
}

bool c_is_floating(const struct c_type *type)
{
    return type->kind >= C_FLOAT && type->kind <= C_LONG_DOUBLE;
}

bool c_is_arithmetic(const struct c_type *type)
{
    return c_is_integer(type) || c_is_floating(type);
}

bool c_is_scalar(const struct c_type *type)
{
    return c_is_arithmetic(type) || type->kind == C_POINTER;
}

bool c_is_record(const struct c_type *type)
{
    return type->kind == C_STRUCT || type->kind == C_UNION;
}

bool c_is_aggregate(const struct c_type *type)
{
    return c_is_record(type) || type->kind == C_ARRAY;
}

enum c_kind c_integer_kind(const struct c_type *type)
{
    return type->kind == C_ENUM ? type->base ? type->base->kind : C_INT : type->kind;
}

bool c_is_signed(const struct c_type *type)
{
    switch (c_integer_kind(type)) {
    case C_CHAR:
    case C_SIGNED_CHAR:
    case C_SHORT:
    case C_INT:
    case C_LONG:
    case C_LONG_LONG: return true;
    default: return c_is_floating(type);
    }
}

bool c_is_character(const struct c_type *type)
{
    return type->kind >= C_CHAR && type->kind <= C_UNSIGNED_CHAR;
}

bool c_is_variable_length(const struct c_type *type)
{
    for (; type->kind == C_ARRAY; type = type->base)
        if (type->runtime_length)
            return true;
    return false;
}

bool c_is_variably_modified(const struct c_type *type)
{
    for (; type; type = type->base) {
        if (type->kind == C_ARRAY && type->runtime_length)
            return true;
        if (type->kind != C_ARRAY && type->kind != C_POINTER && type->kind != C_FUNCTION)
            return false;
    }
    return false;
}

unsigned c_type_qualifiers(const struct c_type *type)
{
    while (type->kind == C_ARRAY)
        type = type->base;
    return type->qualifiers;
}

const struct c_type *c_type_promoted(const struct c_type *type)
{
    enum c_kind kind = c_integer_kind(type);
    if (kind >= C_BOOL && kind < C_INT)
        return c_basic_type(C_INT);
    return kind < C_BASIC_KINDS ? c_basic_type(kind) : type;
}

/* Each unsigned kind stands right after its signed one. */
const struct c_type *c_type_usual(const struct c_type *left, const struct c_type *right)
{
    left = c_type_promoted(left);
    right = c_type_promoted(right);
    if (c_is_floating(left) || c_is_floating(right))
        return c_basic_type(MAX(left->kind, right->kind));
    if (c_is_signed(left) == c_is_signed(right))
        return c_basic_type(MAX(left->kind, right->kind));
    const struct c_type *without = c_is_signed(left) ? right : left;
    const struct c_type *with = c_is_signed(left) ? left : right;
    if (without->kind > with->kind)
        return without;
    return with->size > without->size ? with : c_basic_type(with->kind + 1);
}

const struct c_member *c_type_member(const struct c_type *type, const char *name, uint64_t *offset)
{
    for (size_t i = 0; i < type->member_count; i++) {
        const struct c_member *member = &type->members[i];
        if (member->name && strcmp(member->name, name) == 0) {
            *offset += member->offset;
            return member;
        }
        if (member->name || !c_is_record(member->type))
            continue;
        uint64_t inside = *offset + member->offset;
        const struct c_member *found = c_type_member(member->type, name, &inside);
        if (found) {
            *offset = inside;
            return found;
        }
    }
    return NULL;
}
