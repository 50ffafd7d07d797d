/* The operators that write: = and its compounds, ++ and -- (C11 6.5.2.4, 6.5.3.1, 6.5.16). */
#include "c/syntax/parser.h"

/* An lvalue as it would be written, for messages: p->next, *(a + 1). */
static void write_lvalue(const struct c_expression *e, struct text *out)
{
    if (e->kind == C_VARIABLE && e->variable->name) {
        text_append(out, e->variable->name);
    } else if (e->kind == C_MEMBER && e->left->kind == C_DEREFERENCE) {
        write_lvalue(e->left->left, out);
        text_format(out, "->%s", e->member->name);
    } else if (e->kind == C_MEMBER) {
        write_lvalue(e->left, out);
        text_format(out, ".%s", e->member->name);
    } else if (e->kind == C_INDEX || e->kind == C_POINTER_ADD) {
        bool index = e->kind == C_INDEX;
        write_lvalue(e->left, out);
        text_append(out, index ? "[" : " + ");
        write_lvalue(e->right, out);
        text_append(out, index ? "]" : "");
    } else if (e->kind == C_DEREFERENCE) {
        bool sum = e->left->kind == C_POINTER_ADD;
        bool nothing =
            sum && e->left->right->kind == C_INTEGER_CONSTANT && !e->left->right->integer;
        text_append(out, sum && !nothing ? "*(" : "*");
        write_lvalue(nothing ? e->left->left : e->left, out);
        text_append(out, sum && !nothing ? ")" : "");
    } else if (e->kind == C_INTEGER_CONSTANT) {
        text_format(out, "%lld", (long long)e->integer);
    } else if (e->left && (e->kind == C_CONVERT || e->kind == C_DECAY)) {
        write_lvalue(e->left, out);
    } else {
        text_append(out, "...");
    }
}

static const char *lvalue_text(struct parser *parser, const struct c_expression *lvalue)
{
    struct text text = {0};
    write_lvalue(lvalue, &text);
    const char *copy = arena_copy(parser->arena, text_string(&text), text.length);
    parser->failed |= text.failed || !copy;
    text_fini(&text);
    return copy ? copy : "";
}

static bool has_constant_member(const struct c_type *type)
{
    while (type->kind == C_ARRAY)
        type = type->base;
    if (type->qualifiers & C_CONST)
        return true;
    for (size_t i = 0; c_is_record(type) && i < type->member_count; i++)
        if (has_constant_member(type->members[i].type))
            return true;
    return false;
}

/* How gcc names the writing: "assignment", "increment", "decrement". */
static bool can_write(struct parser *parser, const struct c_expression *lvalue, const char *writing,
                      const char *operand, const struct c_token *at)
{
    if (!cb_is_lvalue(lvalue)) {
        cp_error(parser, at, "lvalue required as %s", operand);
        return false;
    }
    const struct c_type *type = lvalue->type;
    if (type->kind == C_ARRAY) {
        cp_error(parser, at, "%s to expression with array type", writing);
        return false;
    }
    if (type->qualifiers & C_CONST) {
        const char *what = lvalue->kind == C_VARIABLE ? "variable"
                           : lvalue->kind == C_MEMBER ? "member"
                                                      : "location";
        cp_error(parser, at, "%s of read-only %s '%s'", writing, what,
                 lvalue->kind == C_MEMBER ? lvalue->member->name : lvalue_text(parser, lvalue));
        return false;
    }
    if (c_is_record(type) && has_constant_member(type)) {
        cp_error(parser, at, "%s of read-only %s '%s'", writing,
                 lvalue->kind == C_VARIABLE ? "variable" : "location", lvalue_text(parser, lvalue));
        return false;
    }
    if (!type->complete && type->kind != C_VOID) {
        cp_error(parser, at, "invalid use of undefined type '%s'", cp_type(parser, type));
        return false;
    }
    return true;
}

struct c_expression *cb_assign(struct parser *parser, struct c_expression *left,
                               struct c_expression *right, const struct c_token *at)
{
    if (!left || !right)
        return NULL;
    if (cb_is_poison(left->type) || cb_is_poison(right->type) ||
        !can_write(parser, left, "assignment", "left operand of assignment", at))
        return cb_poison(parser, at->place);
    struct c_expression place = {.place = at->place, .length = at->length};
    right = cb_assigned(parser, right, left->type, CB_ASSIGNMENT, &place, NULL, 0);
    if (!right || cb_is_poison(right->type))
        return right;
    struct c_expression *made = cb_new(parser, C_ASSIGN, left->type->unqualified, at);
    if (!made)
        return NULL;
    made->left = left;
    made->right = right;
    made->precision = left->precision;
    return cb_measure(parser, made) ? made : NULL;
}

/* What the operation itself would be on the left operand's value: its node tells the types. */
static struct c_expression *operation_on(struct parser *parser, enum c_expression_kind operation,
                                         struct c_expression *left, struct c_expression *right,
                                         const struct c_token *at)
{
    struct c_expression *value = cb_node(parser, left->kind, left->type, left, NULL, NULL);
    if (!value)
        return NULL;
    *value = *left;
    struct c_token sign = *at;
    sign.length = at->length > 1 ? at->length - 1 : 1; /* += is said of as + */
    parser->compounds = true;
    struct c_expression *done = cb_binary(parser, operation, value, right, &sign);
    parser->compounds = false;
    return done;
}

struct c_expression *cb_compound_assign(struct parser *parser, enum c_expression_kind operation,
                                        struct c_expression *left, struct c_expression *right,
                                        const struct c_token *at)
{
    right = cb_value(parser, right);
    if (!left || !right)
        return NULL;
    if (cb_is_poison(left->type) || cb_is_poison(right->type) ||
        !can_write(parser, left, "assignment", "left operand of assignment", at))
        return cb_poison(parser, at->place);
    struct c_expression *done = operation_on(parser, operation, left, right, at);
    if (!done || cb_is_poison(done->type))
        return done;
    struct c_expression *made = cb_new(parser, C_COMPOUND_ASSIGN, left->type->unqualified, at);
    if (!made)
        return NULL;
    bool is_shift = operation == C_SHIFT_LEFT || operation == C_SHIFT_RIGHT;
    made->left = left;
    made->precision = left->precision;
    made->operation = done->kind;
    made->operation_type = done->type;
    made->right = done->right;
    bool moves = done->kind == C_POINTER_ADD;
    if (moves != (left->type->kind == C_POINTER) || (!moves && done->kind != operation)) {
        cp_error(parser, at, "invalid operands to binary %.*s (have '%s' and '%s')",
                 (int)at->length - 1, at->spelling, cp_type(parser, left->type),
                 cp_type(parser, right->type));
        return cb_poison(parser, at->place);
    }
    if (is_shift)
        made->operation_type = done->left->type->unqualified;
    return cb_measure(parser, made) ? made : NULL;
}

struct c_expression *cb_increment(struct parser *parser, enum c_expression_kind kind,
                                  struct c_expression *operand, const struct c_token *at)
{
    if (!operand || cb_is_poison(operand->type))
        return operand;
    bool up = kind == C_PRE_INCREMENT || kind == C_POST_INCREMENT;
    const char *name = up ? "increment" : "decrement";
    if (!cb_is_lvalue(operand) || !c_is_scalar(operand->type)) {
        if (!cb_is_lvalue(operand))
            cp_error(parser, at, "lvalue required as %s operand", name);
        else
            cp_error(parser, at, "wrong type argument to %s", name);
        return cb_poison(parser, at->place);
    }
    if (!can_write(parser, operand, name, name, at))
        return cb_poison(parser, at->place);
    if (operand->type->kind == C_POINTER && !operand->type->base->complete &&
        c_is_record(operand->type->base)) {
        cp_error(parser, at, "%s of pointer to an incomplete type '%s'", name,
                 cp_type(parser, operand->type->base));
        return cb_poison(parser, at->place);
    }
    struct c_expression *made = cb_new(parser, kind, operand->type->unqualified, at);
    if (!made)
        return NULL;
    made->left = operand;
    made->precision = operand->precision;
    made->integer = up ? 1 : -1;
    return cb_measure(parser, made) ? made : NULL;
}
