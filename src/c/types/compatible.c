/* When two types are one for the language (C11 6.2.7, 6.7.3p10, 6.7.6.1p2, 6.7.6.2p6, 6.7.6.3p15), and the type they make together. */
#include "c/types/types.h"

#include <string.h>

static bool alike(const struct c_type *left, const struct c_type *right)
{
    return c_type_qualifiers(left) == c_type_qualifiers(right) && c_types_compatible(left, right);
}

static bool arrays_compatible(const struct c_type *left, const struct c_type *right)
{
    if (!alike(left->base, right->base))
        return false;
    if (!left->complete || !right->complete || left->runtime_length || right->runtime_length)
        return true;
    return left->length == right->length;
}

/* A function without a prototype goes with one whose arguments are what promotion would make of them. */
static bool suits_no_prototype(const struct c_type *function)
{
    if (function->variadic)
        return false;
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct c_type *type = function->parameters[i].type;
        if (type->kind == C_FLOAT || (c_is_integer(type) && c_integer_kind(type) < C_INT))
            return false;
    }
    return true;
}

static bool functions_compatible(const struct c_type *left, const struct c_type *right)
{
    if (!c_types_compatible(left->base, right->base))
        return false;
    if (!left->prototyped || !right->prototyped)
        return suits_no_prototype(left) && suits_no_prototype(right);
    if (left->variadic != right->variadic || left->parameter_count != right->parameter_count)
        return false;
    for (size_t i = 0; i < left->parameter_count; i++)
        if (!c_types_compatible(left->parameters[i].type, right->parameters[i].type))
            return false;
    return true;
}

bool c_types_compatible(const struct c_type *left, const struct c_type *right)
{
    left = left->unqualified;
    right = right->unqualified;
    if (left == right)
        return true;
    if (left->kind != right->kind) {
        if (left->kind == C_ENUM && right->kind < C_BASIC_KINDS)
            return c_integer_kind(left) == right->kind;
        return right->kind == C_ENUM && left->kind < C_BASIC_KINDS &&
               c_integer_kind(right) == left->kind;
    }
    switch (left->kind) {
    case C_ENUM:
    case C_STRUCT:
    case C_UNION: return false;
    case C_POINTER: return alike(left->base, right->base);
    case C_ARRAY: return arrays_compatible(left, right);
    case C_FUNCTION: return functions_compatible(left, right);
    default: return true;
    }
}

static const struct c_type *composite_array(struct arena *arena, const struct c_type *left,
                                            const struct c_type *right)
{
    const struct c_type *base = c_type_composite(arena, left->base, right->base);
    const struct c_type *known = left->complete && !left->runtime_length ? left : right;
    if (!base || (base == known->base && known->complete))
        return base ? known : NULL;
    if (!known->complete)
        known = left;
    struct c_type *type = c_type_new(arena, C_ARRAY);
    if (type) {
        *type = *known;
        type->base = base;
        type->unqualified = type;
        if (type->complete && !c_is_variable_length(type))
            type->size = base->size * type->length;
    }
    return type;
}

static const struct c_type *composite_function(struct arena *arena, const struct c_type *left,
                                               const struct c_type *right)
{
    if (!left->prototyped || !right->prototyped)
        return left->prototyped ? left : right;
    struct c_type *type = c_type_new(arena, C_FUNCTION);
    size_t count = left->parameter_count;
    if (!type)
        return NULL;
    *type = *left;
    type->unqualified = type;
    type->base = c_type_composite(arena, left->base, right->base);
    type->parameters = arena_alloc(arena, MAX(1, count) * sizeof *type->parameters);
    if (!type->base || !type->parameters)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        type->parameters[i] = left->parameters[i];
        type->parameters[i].type =
            c_type_composite(arena, left->parameters[i].type, right->parameters[i].type);
        if (!type->parameters[i].type)
            return NULL;
    }
    return type;
}

const struct c_type *c_type_composite(struct arena *arena, const struct c_type *left,
                                      const struct c_type *right)
{
    if (left == right || left->kind != right->kind)
        return left;
    if (left->kind == C_ARRAY)
        return composite_array(arena, left, right);
    if (left->kind == C_FUNCTION)
        return composite_function(arena, left, right);
    if (left->kind != C_POINTER)
        return left;
    const struct c_type *base = c_type_composite(arena, left->base, right->base);
    if (!base || base == left->base)
        return base ? left : NULL;
    return c_type_qualified(arena, c_type_pointer(arena, base), left->qualifiers);
}
