/* The operators on values (C11 6.5.3.3 to 6.5.14, 6.5.17): what their operands may be, and the type they are brought to. */
#include "c/syntax/parser.h"

static bool poisoned(const struct c_expression *left, const struct c_expression *right)
{
    return cb_is_poison(left->type) || cb_is_poison(right->type);
}

static bool is_integer(const struct c_expression *e)
{
    return c_is_integer(e->type);
}

static bool is_arithmetic(const struct c_expression *e)
{
    return c_is_arithmetic(e->type);
}

static bool is_pointer(const struct c_expression *e)
{
    return e->type->kind == C_POINTER;
}

static struct c_expression *invalid(struct parser *parser, struct c_expression *left,
                                    struct c_expression *right, const struct c_token *at)
{
    if (left->type->kind == C_VOID || right->type->kind == C_VOID)
        cp_error(parser, at, "void value not ignored as it ought to be");
    else
        cp_error(parser, at, "invalid operands to binary %.*s (have '%s' and '%s')",
                 (int)at->length, at->spelling, cp_type(parser, left->type),
                 cp_type(parser, right->type));
    return cb_poison(parser, at->place);
}

static struct c_expression *node(struct parser *parser, enum c_expression_kind kind,
                                 const struct c_type *type, struct c_expression *left,
                                 struct c_expression *right, const struct c_token *at)
{
    if (!left || !right)
        return NULL;
    struct c_expression *made = cb_new(parser, kind, type, at);
    if (!made)
        return NULL;
    made->left = left;
    made->right = right;
    return cb_measure(parser, made) ? cb_fold(parser, made) : NULL;
}

/* ---- arithmetic ---- */

static struct c_expression *narrowed(struct parser *parser, struct c_expression *e, unsigned bits)
{
    return parser->compounds ? e : cb_narrowed(parser, e, bits);
}

static struct c_expression *usual(struct parser *parser, enum c_expression_kind kind,
                                  struct c_expression *left, struct c_expression *right,
                                  const struct c_token *at)
{
    left = cb_promoted(parser, left);
    right = cb_promoted(parser, right);
    if (!left || !right)
        return NULL;
    const struct c_type *type = c_type_usual(left->type, right->type);
    bool compares = kind >= C_EQUAL && kind <= C_GREATER_EQUAL;
    unsigned bits;
    if (!cb_usual_bits(left, right, &type, &bits))
        return node(parser, kind, compares ? c_basic_type(C_INT) : type,
                    cb_convert(parser, left, type), cb_convert(parser, right, type), at);
    struct c_expression *made =
        node(parser, kind, compares ? c_basic_type(C_INT) : type,
             cb_in_bits(parser, left, type, bits), cb_in_bits(parser, right, type, bits), at);
    return narrowed(parser, made, compares ? 0 : bits);
}

static struct c_expression *shift(struct parser *parser, enum c_expression_kind kind,
                                  struct c_expression *left, struct c_expression *right,
                                  const struct c_token *at)
{
    left = cb_promoted(parser, left);
    right = cb_promoted(parser, right);
    return left ? narrowed(parser, node(parser, kind, left->type, left, right, at), left->precision)
                : NULL;
}

/* Adds to a pointer what is an integer, as a long; subtracting adds its opposite. */
static struct c_expression *offset_of(struct parser *parser, struct c_expression *integer,
                                      bool negative, const struct c_token *at)
{
    integer = cb_convert(parser, cb_promoted(parser, integer), c_basic_type(C_LONG));
    if (!negative || !integer)
        return integer;
    struct c_expression *made = cb_new(parser, C_NEGATE, integer->type, at);
    if (!made)
        return NULL;
    made->left = integer;
    return cb_measure(parser, made) ? cb_fold(parser, made) : NULL;
}

static bool can_step(struct parser *parser, const struct c_type *pointer, const struct c_token *at)
{
    const struct c_type *base = pointer->base;
    if (base->complete || base->kind == C_VOID || base->kind == C_FUNCTION)
        return true;
    cp_error(parser, at, "invalid use of undefined type '%s'", cp_type(parser, base->unqualified));
    return false;
}

static struct c_expression *step_pointer(struct parser *parser, struct c_expression *pointer,
                                         struct c_expression *integer, bool negative,
                                         const struct c_token *at)
{
    if (!can_step(parser, pointer->type, at))
        return cb_poison(parser, at->place);
    return node(parser, C_POINTER_ADD, pointer->type, pointer,
                offset_of(parser, integer, negative, at), at);
}

static struct c_expression *add(struct parser *parser, enum c_expression_kind kind,
                                struct c_expression *left, struct c_expression *right,
                                const struct c_token *at)
{
    if (is_arithmetic(left) && is_arithmetic(right))
        return usual(parser, kind, left, right, at);
    if (is_pointer(left) && is_integer(right))
        return step_pointer(parser, left, right, kind == C_SUBTRACT, at);
    if (kind == C_ADD && is_integer(left) && is_pointer(right))
        return step_pointer(parser, right, left, false, at);
    if (kind == C_SUBTRACT && is_pointer(left) && is_pointer(right) &&
        c_types_compatible(left->type->base, right->type->base)) {
        if (!can_step(parser, left->type, at))
            return cb_poison(parser, at->place);
        return node(parser, C_POINTER_DIFFERENCE, c_basic_type(C_LONG), left, right, at);
    }
    return invalid(parser, left, right, at);
}

/* ---- comparisons ---- */

static struct c_expression *compare_pointers(struct parser *parser, enum c_expression_kind kind,
                                             struct c_expression *left, struct c_expression *right,
                                             const struct c_token *at)
{
    struct c_expression place = {.place = at->place, .length = at->length};
    if (!is_pointer(left) || !is_pointer(right)) {
        const struct c_expression *other = is_pointer(left) ? right : left;
        if (!cb_is_null_pointer_constant(other))
            cp_warn_at(parser, &place, "comparison between pointer and integer");
    } else {
        const struct c_type *a = left->type->base, *b = right->type->base;
        bool any = a->kind == C_VOID || b->kind == C_VOID;
        if (!any && !c_types_compatible(a, b) && !cb_is_null_pointer_constant(left) &&
            !cb_is_null_pointer_constant(right))
            cp_warn_at(parser, &place, "comparison of distinct pointer types lacks a cast");
    }
    const struct c_type *type = is_pointer(left) ? left->type : right->type;
    return node(parser, kind, c_basic_type(C_INT), cb_convert(parser, left, type),
                cb_convert(parser, right, type), at);
}

static struct c_expression *compare(struct parser *parser, enum c_expression_kind kind,
                                    struct c_expression *left, struct c_expression *right,
                                    const struct c_token *at)
{
    if (is_arithmetic(left) && is_arithmetic(right))
        return usual(parser, kind, left, right, at);
    if ((is_pointer(left) || is_integer(left)) && (is_pointer(right) || is_integer(right)))
        return compare_pointers(parser, kind, left, right, at);
    return invalid(parser, left, right, at);
}

static struct c_expression *logical(struct parser *parser, enum c_expression_kind kind,
                                    struct c_expression *left, struct c_expression *right,
                                    const struct c_token *at)
{
    left = cb_condition(parser, left);
    right = cb_condition(parser, right);
    if (!left || !right || poisoned(left, right))
        return left && right ? cb_poison(parser, at->place) : NULL;
    return node(parser, kind, c_basic_type(C_INT), left, right, at);
}

struct c_expression *cb_binary(struct parser *parser, enum c_expression_kind kind,
                               struct c_expression *left, struct c_expression *right,
                               const struct c_token *at)
{
    if (kind == C_LOGICAL_AND || kind == C_LOGICAL_OR)
        return logical(parser, kind, left, right, at);
    left = cb_value(parser, left);
    right = cb_value(parser, right);
    if (!left || !right || poisoned(left, right))
        return left && right ? cb_poison(parser, at->place) : NULL;
    if (kind == C_ADD || kind == C_SUBTRACT)
        return add(parser, kind, left, right, at);
    if (kind >= C_EQUAL && kind <= C_GREATER_EQUAL)
        return compare(parser, kind, left, right, at);
    bool integers = is_integer(left) && is_integer(right);
    if (kind == C_SHIFT_LEFT || kind == C_SHIFT_RIGHT)
        return integers ? shift(parser, kind, left, right, at) : invalid(parser, left, right, at);
    bool suits = kind == C_MULTIPLY || kind == C_DIVIDE
                     ? is_arithmetic(left) && is_arithmetic(right)
                     : integers;
    return suits ? usual(parser, kind, left, right, at) : invalid(parser, left, right, at);
}

/* ---- one operand ---- */

static struct c_expression *wrong_unary(struct parser *parser, const char *what,
                                        const struct c_token *at)
{
    cp_error(parser, at, "wrong type argument to %s", what);
    return cb_poison(parser, at->place);
}

static struct c_expression *unary_node(struct parser *parser, enum c_expression_kind kind,
                                       const struct c_type *type, struct c_expression *operand,
                                       const struct c_token *at)
{
    struct c_expression *made = cb_new(parser, kind, type, at);
    if (!made)
        return NULL;
    made->left = operand;
    return cb_measure(parser, made) ? cb_fold(parser, made) : NULL;
}

struct c_expression *cb_unary(struct parser *parser, enum c_word word, struct c_expression *operand,
                              const struct c_token *at)
{
    if (word == C_PUNCT_NOT) {
        operand = cb_value(parser, operand);
        if (!operand || cb_is_poison(operand->type))
            return operand;
        if (!c_is_scalar(operand->type))
            return wrong_unary(parser, "unary exclamation mark", at);
        return unary_node(parser, C_NOT, c_basic_type(C_INT), operand, at);
    }
    operand = cb_promoted(parser, operand);
    if (!operand || cb_is_poison(operand->type))
        return operand;
    if (word == C_PUNCT_TILDE && !is_integer(operand))
        return wrong_unary(parser, "bit-complement", at);
    if (!is_arithmetic(operand))
        return wrong_unary(parser, word == C_PUNCT_PLUS ? "unary plus" : "unary minus", at);
    if (word == C_PUNCT_PLUS) { /* no lvalue any more */
        struct c_expression *made =
            unary_node(parser, C_CONVERT, operand->type->unqualified, operand, at);
        if (made)
            made->precision = operand->precision;
        return made;
    }
    return cb_narrowed(parser,
                       unary_node(parser, word == C_PUNCT_TILDE ? C_COMPLEMENT : C_NEGATE,
                                  operand->type->unqualified, operand, at),
                       operand->precision);
}

struct c_expression *cb_comma(struct parser *parser, struct c_expression *left,
                              struct c_expression *right, const struct c_token *at)
{
    left = cb_value(parser, left);
    right = cb_value(parser, right);
    if (!left || !right)
        return NULL;
    struct c_expression *made = cb_new(parser, C_COMMA, right->type->unqualified, at);
    if (!made)
        return NULL;
    made->left = left;
    made->right = right;
    made->precision = right->precision;
    if (cb_is_poison(right->type))
        made->type = right->type;
    return cb_measure(parser, made) ? made : NULL;
}

/* ---- ?: (6.5.15) ---- */

static const struct c_type *pointer_choice(struct parser *parser, const struct c_expression *left,
                                           const struct c_expression *right,
                                           const struct c_token *at)
{
    const struct c_type *a = left->type->base, *b = right->type->base;
    unsigned qualifiers = c_type_qualifiers(a) | c_type_qualifiers(b);
    const struct c_type *base;
    if (cb_is_null_pointer_constant(left))
        return right->type->unqualified;
    if (cb_is_null_pointer_constant(right))
        return left->type->unqualified;
    if (c_types_compatible(a, b)) {
        base = c_type_composite(parser->arena, a, b);
    } else {
        struct c_expression place = {.place = at->place, .length = at->length};
        if (a->kind != C_VOID && b->kind != C_VOID)
            cp_warn_at(parser, &place, "pointer type mismatch in conditional expression");
        base = c_basic_type(C_VOID);
    }
    return c_type_pointer(parser->arena,
                          base ? c_type_qualified(parser->arena, base, qualifiers) : NULL);
}

static const struct c_type *choice(struct parser *parser, const struct c_expression *left,
                                   const struct c_expression *right, const struct c_token *at)
{
    const struct c_type *a = left->type, *b = right->type;
    if (c_is_arithmetic(a) && c_is_arithmetic(b))
        return c_type_usual(a, b);
    if (a->kind == C_VOID || b->kind == C_VOID)
        return c_basic_type(C_VOID);
    if (c_is_record(a) && a->unqualified == b->unqualified)
        return a->unqualified;
    if (a->kind == C_POINTER && b->kind == C_POINTER)
        return pointer_choice(parser, left, right, at);
    bool mixed =
        (a->kind == C_POINTER && c_is_integer(b)) || (b->kind == C_POINTER && c_is_integer(a));
    if (!mixed) {
        cp_error(parser, at, "type mismatch in conditional expression");
        return cb_poison_type();
    }
    struct c_expression place = {.place = at->place, .length = at->length};
    if (!cb_is_null_pointer_constant(a->kind == C_POINTER ? right : left))
        cp_warn_at(parser, &place, "pointer/integer type mismatch in conditional expression");
    return a->kind == C_POINTER ? a->unqualified : b->unqualified;
}

struct c_expression *cb_once(struct parser *parser, struct c_expression *expression)
{
    expression = cb_value(parser, expression);
    if (!expression || expression->kind == C_INTEGER_CONSTANT ||
        expression->kind == C_FLOATING_CONSTANT || cb_is_poison(expression->type) ||
        !c_is_scalar(expression->type)) /* which cb_condition complains of */
        return expression;
    struct c_expression *once = cp_alloc(parser, sizeof *once);
    if (!once)
        return NULL;
    *once = (struct c_expression){.kind = C_ONCE,
                                  .type = expression->type,
                                  .place = expression->place,
                                  .length = expression->length,
                                  .left = expression};
    return cb_measure(parser, once) ? once : NULL;
}

struct c_expression *cb_conditional(struct parser *parser, struct c_expression *condition,
                                    struct c_expression *left, struct c_expression *right,
                                    const struct c_token *at)
{
    condition = cb_condition(parser, condition);
    left = cb_promoted(parser, left);
    right = cb_promoted(parser, right);
    if (!condition || !left || !right)
        return NULL;
    if (poisoned(left, right) || cb_is_poison(condition->type))
        return cb_poison(parser, at->place);
    const struct c_type *type = choice(parser, left, right, at);
    if (!type || cb_is_poison(type)) {
        parser->failed |= !type;
        return type ? cb_poison(parser, at->place) : NULL;
    }
    struct c_expression *made = cb_new(parser, C_CONDITIONAL, type, at);
    if (!made)
        return NULL;
    unsigned bits;
    bool special = cb_usual_bits(left, right, &type, &bits);
    made->condition = condition;
    made->type = type;
    made->precision = (uint8_t)bits;
    made->left = special ? cb_in_bits(parser, left, type, bits) : cb_convert(parser, left, type);
    made->right = special ? cb_in_bits(parser, right, type, bits) : cb_convert(parser, right, type);
    if (!made->left || !made->right || !cb_measure(parser, made))
        return NULL;
    return cb_fold(parser, made);
}
