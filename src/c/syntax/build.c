/* Nodes of the tree, lvalues, and the value an operand has where it is used (C11 6.3.2.1). */
#include "c/syntax/parser.h"

/* An int that is told from int by its address alone. */
static const struct c_type poison = {C_INT, 0, true, 4, 4, .unqualified = &poison};

const struct c_type *cb_poison_type(void)
{
    return &poison;
}

bool cb_is_poison(const struct c_type *type)
{
    return type == &poison;
}

struct c_expression *cb_new(struct parser *parser, enum c_expression_kind kind,
                            const struct c_type *type, const struct c_token *token)
{
    struct c_expression *made = type ? cp_alloc(parser, sizeof *made) : NULL;
    if (!made) {
        parser->failed |= !type;
        return NULL;
    }
    made->kind = kind;
    made->type = type;
    made->place = token->place;
    made->length = token->length;
    made->height = 1;
    return made;
}

struct c_expression *cb_poison(struct parser *parser, struct c_place place)
{
    struct c_token token = {.place = place};
    return cb_new(parser, C_INTEGER_CONSTANT, &poison, &token);
}

static void raise_height(struct c_expression *expression, const struct c_expression *operand)
{
    if (operand && operand->height >= expression->height)
        expression->height = (uint16_t)(operand->height + 1);
}

bool cb_measure(struct parser *parser, struct c_expression *expression)
{
    raise_height(expression, expression->left);
    raise_height(expression, expression->right);
    raise_height(expression, expression->condition);
    for (size_t i = 0; i < expression->argument_count; i++)
        raise_height(expression, expression->arguments[i]);
    if (expression->height <= C_TALLEST_TREE)
        return true;
    cp_error_at(parser, expression, "expression is too long: nested in more than %d levels",
                C_TALLEST_TREE);
    parser->stopped = true;
    return false;
}

struct c_expression *cb_node(struct parser *parser, enum c_expression_kind kind,
                             const struct c_type *type, const struct c_expression *at,
                             struct c_expression *left, struct c_expression *right)
{
    struct c_token token = {.place = at->place, .length = at->length};
    struct c_expression *made = cb_new(parser, kind, type, &token);
    if (!made)
        return NULL;
    made->left = left;
    made->right = right;
    return cb_measure(parser, made) ? made : NULL;
}

struct c_expression *cb_variable(struct parser *parser, struct c_variable *variable,
                                 const struct c_token *token)
{
    struct c_expression *made = variable ? cb_new(parser, C_VARIABLE, variable->type, token) : NULL;
    if (!made)
        return NULL;
    made->variable = variable;
    if (!variable->used) {
        variable->used = true;
        variable->first_use = token->place;
    }
    return made;
}

/* ---- lvalues ---- */

bool cb_is_lvalue(const struct c_expression *expression)
{
    while (expression->kind == C_MEMBER || expression->kind == C_INDEX)
        expression = expression->left;
    return expression->kind == C_VARIABLE || expression->kind == C_COMPOUND_LITERAL ||
           (expression->kind == C_DEREFERENCE && expression->type->kind != C_FUNCTION);
}

struct c_variable *cb_root(const struct c_expression *lvalue)
{
    while (lvalue->kind == C_MEMBER || lvalue->kind == C_INDEX)
        lvalue = lvalue->left;
    return lvalue->kind == C_VARIABLE || lvalue->kind == C_COMPOUND_LITERAL ? lvalue->variable
                                                                            : NULL;
}

static void take_address(const struct c_expression *lvalue)
{
    struct c_variable *root = cb_root(lvalue);
    if (root)
        root->address_taken = true;
}

struct c_expression *cb_value(struct parser *parser, struct c_expression *expression)
{
    if (!expression)
        return NULL;
    const struct c_type *type = expression->type;
    if (type->kind == C_ARRAY) {
        take_address(expression);
        return cb_fold(parser, cb_node(parser, C_DECAY, c_type_pointer(parser->arena, type->base),
                                       expression, expression, NULL));
    }
    if (type->kind == C_FUNCTION && expression->kind == C_DEREFERENCE)
        return expression->left;
    if (type->kind == C_FUNCTION)
        return cb_node(parser, C_DECAY, c_type_pointer(parser->arena, type), expression, expression,
                       NULL);
    if (type->kind == C_VA_LIST && cb_is_lvalue(expression))
        return cb_address(parser, expression, NULL);
    if (!type->complete && type->kind != C_VOID) {
        cp_error_at(parser, expression, "invalid use of undefined type '%s'",
                    cp_type(parser, type));
        return cb_poison(parser, expression->place);
    }
    return expression;
}

struct c_expression *cb_address(struct parser *parser, struct c_expression *operand,
                                const struct c_token *at)
{
    if (!operand || cb_is_poison(operand->type))
        return operand;
    struct c_expression place = *operand;
    if (at) {
        place.place = at->place;
        place.length = at->length;
    }
    const struct c_type *type = c_type_pointer(parser->arena, operand->type);
    if (operand->kind == C_DEREFERENCE)
        return operand->left;
    if (operand->kind != C_FUNCTION_NAME) {
        struct c_variable *root = cb_root(operand);
        if (!cb_is_lvalue(operand)) {
            cp_error_at(parser, &place, "lvalue required as unary '&' operand");
            return cb_poison(parser, place.place);
        }
        if (operand->kind == C_MEMBER && operand->member->bit_width) {
            cp_error_at(parser, &place, "cannot take address of bit-field '%s'",
                        operand->member->name);
            return cb_poison(parser, place.place);
        }
        if (root && root->is_register)
            cp_error_at(parser, &place, "address of register variable '%s' requested", root->name);
        take_address(operand);
    }
    return cb_fold(parser, cb_node(parser, C_ADDRESS, type, &place, operand, NULL));
}
