/* Constants computed while the program is read, exactly as it would compute them (C11 6.6): in 64-bit words wrapped to the type, in
 * float, double or long double.
 *
 * What has no value (a division by zero) is left as it stands, for the run to find if it gets there.
 */
#include "c/syntax/parser.h"

#include <math.h>

int64_t cb_wrap(const struct c_type *type, int64_t value)
{
    switch (c_integer_kind(type)) {
    case C_BOOL: return value != 0;
    case C_CHAR:
    case C_SIGNED_CHAR: return (int8_t)value;
    case C_UNSIGNED_CHAR: return (uint8_t)value;
    case C_SHORT: return (int16_t)value;
    case C_UNSIGNED_SHORT: return (uint16_t)value;
    case C_INT: return (int32_t)value;
    case C_UNSIGNED_INT: return (uint32_t)value;
    default: return value;
    }
}

static bool is_integer(const struct c_expression *expression)
{
    return expression->kind == C_INTEGER_CONSTANT;
}

static bool is_number(const struct c_expression *expression)
{
    return is_integer(expression) || expression->kind == C_FLOATING_CONSTANT;
}

static struct c_expression *as_integer(struct c_expression *expression, int64_t value)
{
    expression->kind = C_INTEGER_CONSTANT;
    expression->integer = value;
    expression->left = expression->right = expression->condition = NULL;
    expression->height = 1;
    return expression;
}

static struct c_expression *as_floating(struct c_expression *expression, long double value)
{
    expression->kind = C_FLOATING_CONSTANT;
    if (expression->type->kind == C_FLOAT)
        value = (float)value;
    else if (expression->type->kind == C_DOUBLE)
        value = (double)value;
    expression->floating = value;
    expression->left = expression->right = expression->condition = NULL;
    expression->height = 1;
    return expression;
}

/* ---- integers ---- */

static void warn_overflow(struct parser *parser, const struct c_expression *expression,
                          __int128 exact)
{
    int64_t value = cb_wrap(expression->type, (int64_t)exact);
    if (c_is_signed(expression->type) && (__int128)value != exact)
        cp_warn_at(parser, expression,
                   "integer overflow in expression of type '%s' results in '%lld' [-Woverflow]",
                   cp_type(parser, expression->type), (long long)value);
}

/* A sum, difference or product, computed wide enough to be exact. */
static struct c_expression *fold_exact(struct parser *parser, struct c_expression *expression)
{
    bool with_sign = c_is_signed(expression->type);
    __int128 left = with_sign ? (__int128)expression->left->integer
                              : (__int128)(uint64_t)expression->left->integer;
    __int128 right = with_sign ? (__int128)expression->right->integer
                               : (__int128)(uint64_t)expression->right->integer;
    if (!with_sign) { /* modulo 2^64 is modulo every width */
        uint64_t a = (uint64_t)left, b = (uint64_t)right;
        uint64_t value = expression->kind == C_ADD        ? a + b
                         : expression->kind == C_SUBTRACT ? a - b
                                                          : a * b;
        return as_integer(expression, cb_wrap(expression->type, (int64_t)value));
    }
    __int128 exact = expression->kind == C_ADD        ? left + right
                     : expression->kind == C_SUBTRACT ? left - right
                                                      : left * right;
    warn_overflow(parser, expression, exact);
    return as_integer(expression, cb_wrap(expression->type, (int64_t)exact));
}

static struct c_expression *fold_division(struct parser *parser, struct c_expression *expression)
{
    int64_t left = expression->left->integer, right = expression->right->integer;
    bool remainder = expression->kind == C_REMAINDER;
    if (right == 0) {
        cp_warn_at(parser, expression, "division by zero [-Wdiv-by-zero]");
        return expression;
    }
    if (!c_is_signed(expression->type)) {
        uint64_t a = (uint64_t)left, b = (uint64_t)right;
        return as_integer(expression, (int64_t)(remainder ? a % b : a / b));
    }
    if (right == -1) { /* of the least value, the quotient has no place in the type */
        if (cb_wrap(expression->type, (int64_t)(0 - (uint64_t)left)) == left && left != 0)
            return expression;
        return as_integer(expression, remainder ? 0 : -left);
    }
    return as_integer(expression, remainder ? left % right : left / right);
}

static struct c_expression *fold_shift(struct parser *parser, struct c_expression *expression)
{
    bool left = expression->kind == C_SHIFT_LEFT;
    int64_t value = expression->left->integer, count = expression->right->integer;
    uint64_t width = expression->type->size * 8;
    if ((uint64_t)count >= width) {
        const char *problem = count < 0 && c_is_signed(expression->right->type)
                                  ? "count is negative [-Wshift-count-negative]"
                                  : "count >= width of type [-Wshift-count-overflow]";
        cp_warn_at(parser, expression, "%s shift %s", left ? "left" : "right", problem);
        return expression;
    }
    if (left)
        value = (int64_t)((uint64_t)value << count);
    else if (c_is_signed(expression->type))
        value >>= count;
    else
        value = (int64_t)((uint64_t)value >> count);
    return as_integer(expression, cb_wrap(expression->type, value));
}

static int compare_integers(const struct c_expression *left, const struct c_expression *right)
{
    if (left->type->kind != C_POINTER && c_is_signed(left->type))
        return (left->integer > right->integer) - (left->integer < right->integer);
    uint64_t a = (uint64_t)left->integer, b = (uint64_t)right->integer;
    return (a > b) - (a < b);
}

static bool holds(enum c_expression_kind kind, int order)
{
    switch (kind) {
    case C_EQUAL: return order == 0;
    case C_NOT_EQUAL: return order != 0;
    case C_LESS: return order < 0;
    case C_LESS_EQUAL: return order <= 0;
    case C_GREATER: return order > 0;
    default: return order >= 0;
    }
}

static struct c_expression *fold_integers(struct parser *parser, struct c_expression *expression)
{
    int64_t left = expression->left->integer, right = expression->right->integer;
    switch (expression->kind) {
    case C_ADD:
    case C_SUBTRACT:
    case C_MULTIPLY: return fold_exact(parser, expression);
    case C_DIVIDE:
    case C_REMAINDER: return fold_division(parser, expression);
    case C_SHIFT_LEFT:
    case C_SHIFT_RIGHT: return fold_shift(parser, expression);
    case C_AND: return as_integer(expression, left & right);
    case C_OR: return as_integer(expression, left | right);
    case C_XOR: return as_integer(expression, left ^ right);
    case C_EQUAL:
    case C_NOT_EQUAL:
    case C_LESS:
    case C_LESS_EQUAL:
    case C_GREATER:
    case C_GREATER_EQUAL:
        return as_integer(expression, holds(expression->kind,
                                            compare_integers(expression->left, expression->right)));
    default: return expression;
    }
}

/* ---- floating ---- */

/* In the operands' own type, so that the result is rounded once, as the program's is. */
static long double compute(enum c_expression_kind operation, const struct c_type *type,
                           long double left, long double right)
{
#define COMPUTE_IN(real)                                                                           \
    switch (operation) {                                                                           \
    case C_ADD: return (real)((real)left + (real)right);                                           \
    case C_SUBTRACT: return (real)((real)left - (real)right);                                      \
    case C_MULTIPLY: return (real)((real)left * (real)right);                                      \
    default: return (real)((real)left / (real)right);                                              \
    }
    if (type->kind == C_FLOAT)
        COMPUTE_IN(float)
    if (type->kind == C_DOUBLE)
        COMPUTE_IN(double)
    COMPUTE_IN(long double)
#undef COMPUTE_IN
}

static bool holds_floating(enum c_expression_kind kind, long double left, long double right)
{
    switch (kind) {
    case C_EQUAL: return left == right;
    case C_NOT_EQUAL: return left != right;
    case C_LESS: return left < right;
    case C_LESS_EQUAL: return left <= right;
    case C_GREATER: return left > right;
    default: return left >= right;
    }
}

static struct c_expression *fold_floatings(struct c_expression *expression)
{
    long double left = expression->left->floating, right = expression->right->floating;
    if (expression->kind >= C_EQUAL && expression->kind <= C_GREATER_EQUAL)
        return as_integer(expression, holds_floating(expression->kind, left, right));
    if (expression->kind >= C_ADD && expression->kind <= C_DIVIDE)
        return as_floating(expression, compute(expression->kind, expression->type, left, right));
    return expression;
}

/* ---- one operand ---- */

/* Out of range gcc takes the nearest value, and warns; the machine would give another. */
static struct c_expression *fold_to_integer(struct parser *parser, struct c_expression *expression)
{
    const struct c_type *type = expression->type;
    long double value = expression->left->floating;
    if (c_integer_kind(type) == C_BOOL)
        return as_integer(expression, value != 0);
    bool with_sign = c_is_signed(type);
    unsigned bits = (unsigned)type->size * 8 - with_sign;
    long double above = ldexpl(1, (int)bits), below = with_sign ? -above - 1 : -1;
    if (value > below && value < above) {
        int64_t exact = value >= 0x1p63L ? (int64_t)(uint64_t)value : (int64_t)value;
        return as_integer(expression, cb_wrap(type, exact));
    }
    uint64_t largest = bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
    int64_t nearest = value > 0 ? (int64_t)largest : with_sign ? (int64_t)~largest : 0;
    if (isnan(value))
        nearest = 0;
    if (!expression->explicit_cast)
        cp_warn_at(parser, expression,
                   "overflow in conversion from '%s' to '%s' changes value [-Woverflow]",
                   cp_type(parser, expression->left->type), cp_type(parser, type));
    return as_integer(expression, nearest);
}

static struct c_expression *fold_conversion(struct parser *parser, struct c_expression *expression)
{
    const struct c_type *type = expression->type;
    struct c_expression *from = expression->left;
    if (c_is_floating(type)) {
        if (!is_integer(from))
            return as_floating(expression, from->floating);
        bool with_sign = c_is_signed(from->type);
        if (type->kind == C_FLOAT) /* rounded once */
            return as_floating(expression,
                               with_sign ? (float)from->integer : (float)(uint64_t)from->integer);
        if (type->kind == C_DOUBLE)
            return as_floating(expression,
                               with_sign ? (double)from->integer : (double)(uint64_t)from->integer);
        return as_floating(expression, with_sign ? (long double)from->integer
                                                 : (long double)(uint64_t)from->integer);
    }
    if (!c_is_integer(type) && type->kind != C_POINTER)
        return expression;
    if (is_integer(from))
        return as_integer(expression, cb_wrap(type, from->integer));
    return type->kind == C_POINTER ? expression : fold_to_integer(parser, expression);
}

static struct c_expression *fold_one(struct parser *parser, struct c_expression *expression)
{
    struct c_expression *operand = expression->left;
    if (expression->kind == C_CONVERT)
        return fold_conversion(parser, expression);
    if (expression->kind == C_NOT)
        return as_integer(expression, is_integer(operand) ? !operand->integer : !operand->floating);
    if (expression->kind == C_NEGATE && !is_integer(operand))
        return as_floating(expression, -operand->floating);
    if (expression->kind == C_NEGATE) {
        warn_overflow(parser, expression,
                      c_is_signed(expression->type) ? -(__int128)operand->integer : 0);
        return as_integer(expression,
                          cb_wrap(expression->type, (int64_t)(0 - (uint64_t)operand->integer)));
    }
    if (expression->kind == C_COMPLEMENT)
        return as_integer(expression, cb_wrap(expression->type, ~operand->integer));
    return expression;
}

/* ---- && || ?: ---- */

static bool is_true(const struct c_expression *constant)
{
    return is_integer(constant) ? constant->integer != 0 : constant->floating != 0;
}

static struct c_expression *fold_logical(struct c_expression *expression)
{
    bool decisive = expression->kind == C_LOGICAL_OR;
    if (!is_number(expression->left))
        return expression;
    if (is_true(expression->left) == decisive)
        return as_integer(expression, decisive);
    return is_number(expression->right) ? as_integer(expression, is_true(expression->right))
                                        : expression;
}

static struct c_expression *fold_conditional(struct c_expression *expression)
{
    if (!is_number(expression->condition))
        return expression;
    struct c_expression *chosen =
        is_true(expression->condition) ? expression->left : expression->right;
    if (is_integer(chosen) && !cb_is_null_pointer_constant(chosen))
        return as_integer(expression, chosen->integer);
    if (is_integer(chosen) && c_is_integer(expression->type))
        return as_integer(expression, chosen->integer);
    if (chosen->kind == C_FLOATING_CONSTANT)
        return as_floating(expression, chosen->floating);
    expression->kind = C_CONVERT;
    expression->left = chosen;
    expression->right = expression->condition = NULL;
    return expression;
}

/* ---- addresses that are numbers: offsetof as it is written by hand ---- */

static bool numbered_place(const struct c_expression *lvalue, uint64_t *address)
{
    switch (lvalue->kind) {
    case C_MEMBER:
        if (!numbered_place(lvalue->left, address))
            return false;
        *address += lvalue->offset;
        return true;
    case C_INDEX:
        if (!is_integer(lvalue->right) || c_is_variable_length(lvalue->type) ||
            !numbered_place(lvalue->left, address))
            return false;
        *address += (uint64_t)lvalue->right->integer * lvalue->type->size;
        return true;
    case C_DEREFERENCE: *address = (uint64_t)lvalue->left->integer; return is_integer(lvalue->left);
    default: return false;
    }
}

static struct c_expression *fold_address(struct c_expression *expression)
{
    uint64_t address;
    return numbered_place(expression->left, &address) ? as_integer(expression, (int64_t)address)
                                                      : expression;
}

struct c_expression *cb_fold(struct parser *parser, struct c_expression *expression)
{
    if (!expression)
        return NULL;
    switch (expression->kind) {
    case C_LOGICAL_AND:
    case C_LOGICAL_OR: return fold_logical(expression);
    case C_CONDITIONAL: return fold_conditional(expression);
    case C_ADDRESS:
    case C_DECAY: return fold_address(expression);
    default: break;
    }
    const struct c_expression *left = expression->left, *right = expression->right;
    if (!left || !is_number(left) || (right && !is_number(right)))
        return expression;
    if (!right)
        return fold_one(parser, expression);
    return is_integer(left) ? fold_integers(parser, expression) : fold_floatings(expression);
}

/* ---- what initialises a static object ---- */

static bool is_constant_place(const struct c_expression *lvalue)
{
    switch (lvalue->kind) {
    case C_FUNCTION_NAME: return true;
    case C_VARIABLE: return lvalue->variable->storage != C_AUTOMATIC;
    case C_MEMBER: return is_constant_place(lvalue->left);
    case C_INDEX: return is_constant_place(lvalue->left) && is_integer(lvalue->right);
    case C_DEREFERENCE: return cb_is_constant(lvalue->left);
    default: return false;
    }
}

bool cb_is_constant(const struct c_expression *expression)
{
    switch (expression->kind) {
    case C_INTEGER_CONSTANT:
    case C_FLOATING_CONSTANT: return true;
    case C_ADDRESS:
    case C_DECAY: return is_constant_place(expression->left);
    case C_POINTER_ADD: return cb_is_constant(expression->left) && is_integer(expression->right);
    case C_CONVERT: {
        const struct c_type *from = expression->left->type, *to = expression->type;
        bool same_bits = (to->kind == C_POINTER || c_is_integer(to)) && to->size == 8 &&
                         from->size == 8 && !c_is_floating(from);
        return (same_bits || c_types_compatible(from, to)) && cb_is_constant(expression->left);
    }
    case C_ADD:
    case C_SUBTRACT: /* of an address made an integer */
        return expression->type->size == 8 && !c_is_floating(expression->type) &&
               cb_is_constant(expression->left) && is_integer(expression->right);
    default: return false;
    }
}

bool cb_integer_constant(const struct c_expression *expression, int64_t *value)
{
    if (!is_integer(expression) || !c_is_integer(expression->type))
        return false;
    *value = expression->integer;
    return true;
}
