/* Conversions: promotion, casts, and those as if by assignment with the constraints and warnings of C11 6.5.16.1. */
#include "c/syntax/parser.h"

bool cb_is_null_pointer_constant(const struct c_expression *expression)
{
    return expression->kind == C_INTEGER_CONSTANT && expression->integer == 0 &&
           (expression->is_null_pointer ||
            (c_is_integer(expression->type) && !cb_is_poison(expression->type)));
}

static bool same_type(const struct c_type *from, const struct c_type *to)
{
    return from->unqualified == to->unqualified ||
           (from->kind == C_POINTER && to->kind == C_POINTER && c_types_compatible(from, to));
}

struct c_expression *cb_convert(struct parser *parser, struct c_expression *expression,
                                const struct c_type *type)
{
    if (!expression || !type) {
        parser->failed |= !type;
        return NULL;
    }
    if (cb_is_poison(expression->type) || same_type(expression->type, type))
        return expression;
    return cb_fold(parser,
                   cb_node(parser, C_CONVERT, type->unqualified, expression, expression, NULL));
}

/* A narrow bit-field's values all fit in int (6.3.1.1p2). */
static const struct c_type *promoted_type(const struct c_expression *expression)
{
    const struct c_type *type = expression->type;
    unsigned width = expression->precision;
    if (width && (width < 32 || (width == 32 && c_is_signed(type))))
        return c_basic_type(C_INT);
    return width == 32 ? c_basic_type(C_UNSIGNED_INT) : c_type_promoted(type);
}

struct c_expression *cb_promoted(struct parser *parser, struct c_expression *expression)
{
    expression = cb_value(parser, expression);
    if (!expression || !c_is_integer(expression->type))
        return expression;
    unsigned width = expression->precision;
    expression = cb_convert(parser, expression, promoted_type(expression));
    if (expression && width > 32 && width < 64)
        expression->precision = (uint8_t)width;
    return expression;
}

struct c_expression *cb_default_promoted(struct parser *parser, struct c_expression *expression)
{
    expression = cb_promoted(parser, expression);
    if (expression && expression->type->kind == C_FLOAT)
        return cb_convert(parser, expression, c_basic_type(C_DOUBLE));
    if (expression && expression->type->kind == C_VOID) {
        cp_error_at(parser, expression, "invalid use of void expression");
        return cb_poison(parser, expression->place);
    }
    return expression;
}

struct c_expression *cb_condition(struct parser *parser, struct c_expression *expression)
{
    expression = cb_value(parser, expression);
    if (!expression || c_is_scalar(expression->type))
        return expression;
    if (expression->type->kind == C_VOID)
        cp_error_at(parser, expression, "void value not ignored as it ought to be");
    else
        cp_error_at(parser, expression, "used %s type value where scalar is required",
                    expression->type->kind == C_UNION ? "union" : "struct");
    return cb_poison(parser, expression->place);
}

/* ---- casts ---- */

static bool cast_allowed(struct parser *parser, const struct c_expression *from,
                         const struct c_type *type)
{
    const struct c_type *old = from->type;
    const char *problem = NULL;
    if (type->kind == C_ARRAY)
        problem = "cast specifies array type";
    else if (type->kind == C_FUNCTION)
        problem = "cast specifies function type";
    else if (c_is_record(type) && !same_type(type, old))
        problem = "conversion to non-scalar type requested";
    else if (!c_is_scalar(type) && !c_is_record(type))
        problem = "invalid cast";
    else if (old->kind == C_VOID)
        problem = "void value not ignored as it ought to be";
    else if (!c_is_scalar(old) && !c_is_record(type))
        problem = type->kind == C_POINTER ? "cannot convert to a pointer type"
                  : c_is_floating(type) ? "aggregate value used where a floating-point was expected"
                                        : "aggregate value used where an integer was expected";
    else if (type->kind == C_POINTER && c_is_floating(old))
        problem = "cannot convert to a pointer type";
    else if (c_is_floating(type) && old->kind == C_POINTER)
        problem = "pointer value used where a floating-point was expected";
    if (problem)
        cp_error_at(parser, from, "%s", problem);
    return !problem;
}

struct c_expression *cb_cast(struct parser *parser, struct c_expression *expression,
                             const struct c_type *type, const struct c_token *token)
{
    expression = cb_value(parser, expression);
    if (!expression || !type || cb_is_poison(expression->type) || cb_is_poison(type))
        return type ? expression : NULL;
    if (type->kind != C_VOID && !cast_allowed(parser, expression, type))
        return cb_poison(parser, token->place);
    bool null = cb_is_null_pointer_constant(expression) && c_is_integer(expression->type) &&
                type->kind == C_POINTER && type->base->kind == C_VOID && !type->base->qualifiers;
    if (type->kind == C_POINTER && c_is_integer(expression->type) && expression->type->size != 8 &&
        expression->kind != C_INTEGER_CONSTANT)
        cp_warn_at(parser, expression,
                   "cast to pointer from integer of different size [-Wint-to-pointer-cast]");
    if (expression->type->kind == C_POINTER && c_is_integer(type) && type->size != 8 &&
        c_integer_kind(type) != C_BOOL && expression->kind != C_INTEGER_CONSTANT)
        cp_warn_at(parser, expression,
                   "cast from pointer to integer of different size [-Wpointer-to-int-cast]");
    struct c_expression *made = cb_new(parser, C_CONVERT, type->unqualified, token);
    if (!made)
        return NULL;
    made->left = expression;
    made->explicit_cast = true;
    if (!cb_measure(parser, made))
        return NULL;
    made = cb_fold(parser, made);
    made->is_null_pointer = null;
    return made;
}

/* ---- as if by assignment ---- */

struct assignment {
    struct parser *parser;
    const struct c_type *to, *from;
    enum cb_target target;
    const struct c_expression *at;
    const char *function;
    size_t argument;
};

/* What is said of an argument, or "assignment to 'A' from 'B'", before the rest of a warning. */
static const char *subject(const struct assignment *a, bool incompatible)
{
    struct text text = {0};
    const char *to = cp_type(a->parser, a->to), *from = cp_type(a->parser, a->from);
    const char *pointer = incompatible ? "incompatible pointer type " : "";
    switch (a->target) {
    case CB_ARGUMENT:
        text_format(&text, "passing argument %zu of '%s'%s", a->argument, a->function,
                    incompatible ? " from incompatible pointer type" : "");
        break;
    case CB_RETURN:
        text_format(&text, "returning '%s' from a function with %sreturn type '%s'", from,
                    incompatible ? "incompatible " : "", to);
        break;
    default:
        text_format(&text, "%s '%s' from %s'%s'",
                    a->target == CB_ASSIGNMENT ? "assignment to" : "initialization of", to, pointer,
                    from);
    }
    const char *copy = arena_copy(a->parser->arena, text_string(&text), text.length);
    a->parser->failed |= text.failed || !copy;
    text_fini(&text);
    return copy ? copy : "";
}

static void warn_discarded(const struct assignment *a, unsigned lost)
{
    const char *word = lost & C_CONST      ? "const"
                       : lost & C_VOLATILE ? "volatile"
                       : lost & C_RESTRICT ? "restrict"
                                           : "_Atomic";
    const char *rest = "qualifier from pointer target type [-Wdiscarded-qualifiers]";
    if (a->target == CB_ARGUMENT)
        cp_warn_at(a->parser, a->at, "passing argument %zu of '%s' discards '%s' %s", a->argument,
                   a->function, word, rest);
    else
        cp_warn_at(a->parser, a->at, "%s discards '%s' %s",
                   a->target == CB_ASSIGNMENT       ? "assignment"
                   : a->target == CB_INITIALIZATION ? "initialization"
                                                    : "return",
                   word, rest);
}

/* gcc counts int and unsigned int alike here, unless -Wpointer-sign is asked for. */
static bool targets_alike(const struct c_type *to, const struct c_type *from)
{
    if (c_types_compatible(to, from))
        return true;
    bool integers = c_is_integer(to) && c_is_integer(from) && c_integer_kind(to) != C_BOOL &&
                    c_integer_kind(from) != C_BOOL;
    if (!integers)
        return false;
    if (c_is_character(to) && c_is_character(from))
        return true;
    return c_integer_kind(to) + 1 == c_integer_kind(from)   ? c_is_signed(to) && !c_is_signed(from)
           : c_integer_kind(from) + 1 == c_integer_kind(to) ? c_is_signed(from) && !c_is_signed(to)
                                                            : false;
}

static void check_pointers(const struct assignment *a)
{
    const struct c_type *to = a->to->base, *from = a->from->base;
    bool any = to->kind == C_VOID || from->kind == C_VOID;
    if (!any && !targets_alike(to, from)) {
        cp_warn_at(a->parser, a->at, "%s [-Wincompatible-pointer-types]", subject(a, true));
        return;
    }
    unsigned lost = c_type_qualifiers(from) & ~c_type_qualifiers(to);
    if (lost && to->kind != C_FUNCTION && from->kind != C_FUNCTION)
        warn_discarded(a, lost);
}

static void tell_incompatible(const struct assignment *a)
{
    const char *to = cp_type(a->parser, a->to), *from = cp_type(a->parser, a->from);
    switch (a->target) {
    case CB_ARGUMENT:
        cp_error_at(a->parser, a->at, "incompatible type for argument %zu of '%s'", a->argument,
                    a->function);
        break;
    case CB_RETURN:
        cp_error_at(a->parser, a->at,
                    "incompatible types when returning type '%s' but '%s' was expected", from, to);
        break;
    case CB_INITIALIZATION:
        if (c_is_record(a->to))
            cp_error_at(a->parser, a->at, "invalid initializer");
        else
            cp_error_at(a->parser, a->at,
                        "incompatible types when initializing type '%s' using type '%s'", to, from);
        break;
    case CB_ASSIGNMENT:
        cp_error_at(a->parser, a->at,
                    "incompatible types when assigning to type '%s' from type '%s'", to, from);
    }
}

/* Has an integer type of this size the value? */
static bool fits(const struct c_expression *value, const struct c_type *type, bool with_sign)
{
    int64_t number = value->integer;
    unsigned bits = (unsigned)type->size * 8 - with_sign;
    if (number < 0 && c_is_signed(value->type))
        return with_sign && (bits == 63 || number >= -(INT64_C(1) << bits));
    return bits == 64 || (uint64_t)number >> bits == 0;
}

/* As gcc warns: of constants that neither the type nor the one of the other signedness has. */
static void check_overflow(const struct assignment *a, const struct c_expression *value)
{
    if (value->kind != C_INTEGER_CONSTANT || !c_is_integer(a->to) ||
        c_integer_kind(a->to) == C_BOOL || !c_is_integer(value->type))
        return;
    int64_t old = value->integer;
    bool with_sign = c_is_signed(a->to);
    if (fits(value, a->to, with_sign) || fits(value, a->to, !with_sign))
        return;
    cp_warn_at(a->parser, value,
               "%s from '%s' to '%s' changes value from '%lld' to '%lld' [-Woverflow]",
               with_sign ? "overflow in conversion" : "unsigned conversion",
               cp_type(a->parser, value->type), cp_type(a->parser, a->to), (long long)old,
               (long long)cb_wrap(a->to, old));
}

static bool check_assignment(const struct assignment *a, const struct c_expression *value)
{
    const struct c_type *to = a->to, *from = a->from;
    if (from->kind == C_VOID) {
        cp_error_at(a->parser, a->at, "void value not ignored as it ought to be");
        return false;
    }
    if (c_is_arithmetic(to) && c_is_arithmetic(from)) {
        check_overflow(a, value);
        return true;
    }
    if (c_integer_kind(to) == C_BOOL && from->kind == C_POINTER)
        return true;
    if (c_is_record(to) && same_type(to, from))
        return true;
    if (to->kind == C_POINTER && cb_is_null_pointer_constant(value))
        return true;
    if (to->kind == C_POINTER && from->kind == C_POINTER) {
        check_pointers(a);
        return true;
    }
    bool made_pointer = to->kind == C_POINTER && c_is_integer(from);
    if (made_pointer || (c_is_integer(to) && from->kind == C_POINTER)) {
        cp_warn_at(a->parser, a->at, "%s makes %s without a cast [-Wint-conversion]",
                   subject(a, false),
                   made_pointer ? "pointer from integer" : "integer from pointer");
        return true;
    }
    tell_incompatible(a);
    return false;
}

struct c_expression *cb_assigned(struct parser *parser, struct c_expression *value,
                                 const struct c_type *type, enum cb_target target,
                                 const struct c_expression *at, const char *function,
                                 size_t argument)
{
    value = cb_value(parser, value);
    if (!value || cb_is_poison(value->type) || cb_is_poison(type))
        return value;
    struct assignment a = {parser,  type->unqualified, value->type->unqualified,
                           target,  at ? at : value,   function ? function : "function",
                           argument};
    if (!check_assignment(&a, value))
        return cb_poison(parser, value->place);
    return cb_convert(parser, value, type);
}
