/* Expressions: operators, tests, names and attributes. */
#include "python/compile/generate.h"

static const int binary_operators[] = {
    [AST_ADD] = PY_OP_ADD,
    [AST_SUB] = PY_OP_SUBTRACT,
    [AST_MULT] = PY_OP_MULTIPLY,
    [AST_MAT_MULT] = PY_OP_MATRIX_MULTIPLY,
    [AST_DIV] = PY_OP_TRUE_DIVIDE,
    [AST_MOD] = PY_OP_REMAINDER,
    [AST_POW] = PY_OP_POWER,
    [AST_LSHIFT] = PY_OP_LSHIFT,
    [AST_RSHIFT] = PY_OP_RSHIFT,
    [AST_BIT_OR] = PY_OP_OR,
    [AST_BIT_XOR] = PY_OP_XOR,
    [AST_BIT_AND] = PY_OP_AND,
    [AST_FLOOR_DIV] = PY_OP_FLOOR_DIVIDE,
};

void generate_binary_op(struct compiler *c, enum ast_operator op, bool inplace)
{
    emit_arg(c, PY_BINARY_OP, (size_t)(binary_operators[op] + (inplace ? PY_OP_INPLACE : 0)));
}

void generate_compare_op(struct compiler *c, enum ast_cmp_op op)
{
    switch (op) {
    case AST_EQ: emit_arg(c, PY_COMPARE_OP, PY_EQ); break;
    case AST_NOT_EQ: emit_arg(c, PY_COMPARE_OP, PY_NE); break;
    case AST_LT: emit_arg(c, PY_COMPARE_OP, PY_LT); break;
    case AST_LT_E: emit_arg(c, PY_COMPARE_OP, PY_LE); break;
    case AST_GT: emit_arg(c, PY_COMPARE_OP, PY_GT); break;
    case AST_GT_E: emit_arg(c, PY_COMPARE_OP, PY_GE); break;
    case AST_IS: emit_arg(c, PY_IS_OP, 0); break;
    case AST_IS_NOT: emit_arg(c, PY_IS_OP, 1); break;
    case AST_IN: emit_arg(c, PY_CONTAINS_OP, 0); break;
    case AST_NOT_IN: emit_arg(c, PY_CONTAINS_OP, 1); break;
    }
}

void generate_exprs(struct compiler *c, struct ast_expr_list exprs)
{
    for (size_t i = 0; i < exprs.count; i++)
        generate_expr(c, exprs.items[i]);
}

/* a < b < c up to the last comparison; `jump` leaves for `cleanup` when one is false. */
static void generate_chain(struct compiler *c, const struct ast_expr *e, int jump,
                           struct block *cleanup)
{
    size_t last = e->compare.comparators.count - 1;
    generate_expr(c, e->compare.left);
    for (size_t i = 0; i < last; i++) {
        generate_expr(c, e->compare.comparators.items[i]);
        emit_arg(c, PY_SWAP, 2);
        emit_arg(c, PY_COPY, 2);
        generate_compare_op(c, e->compare.ops[i]);
        emit_jump(c, jump, cleanup);
    }
    generate_expr(c, e->compare.comparators.items[last]);
    generate_compare_op(c, e->compare.ops[last]);
}

static void generate_compare(struct compiler *c, const struct ast_expr *e)
{
    warn_compare(c, e);
    if (e->compare.comparators.count == 1) {
        generate_expr(c, e->compare.left);
        generate_expr(c, e->compare.comparators.items[0]);
        generate_compare_op(c, e->compare.ops[0]);
        return;
    }
    struct block *cleanup = block_new(c);
    generate_chain(c, e, PY_JUMP_IF_FALSE_OR_POP, cleanup);
    struct block *end = block_new(c);
    emit_jump_artificial(c, OP_JUMP, end);
    block_use(c, cleanup);
    emit_arg(c, PY_SWAP, 2);
    emit(c, PY_POP_TOP);
    block_use(c, end);
}

/* ---- Tests ---- */

static void jump_if_bool_op(struct compiler *c, const struct ast_expr *e, struct block *next,
                            bool condition)
{
    bool stops_at = e->bool_op.op == AST_OR;
    struct block *stop = stops_at == condition ? next : block_new(c);
    size_t last = e->bool_op.values.count - 1;
    for (size_t i = 0; i < last; i++)
        generate_jump_if(c, e->bool_op.values.items[i], stop, stops_at);
    generate_jump_if(c, e->bool_op.values.items[last], next, condition);
    if (stop != next)
        block_use(c, stop);
}

static void jump_if_if_exp(struct compiler *c, const struct ast_expr *e, struct block *next,
                           bool condition)
{
    struct block *end = block_new(c), *orelse = block_new(c);
    generate_jump_if(c, e->if_exp.test, orelse, false);
    generate_jump_if(c, e->if_exp.body, next, condition);
    emit_jump_artificial(c, OP_JUMP, end);
    block_use(c, orelse);
    generate_jump_if(c, e->if_exp.orelse, next, condition);
    block_use(c, end);
}

static void jump_if_chain(struct compiler *c, const struct ast_expr *e, struct block *next,
                          bool condition)
{
    warn_compare(c, e);
    struct block *cleanup = block_new(c);
    generate_chain(c, e, OP_POP_JUMP_IF_FALSE, cleanup);
    emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, next);
    struct block *end = block_new(c);
    emit_jump_artificial(c, OP_JUMP, end);
    block_use(c, cleanup);
    emit(c, PY_POP_TOP);
    if (!condition)
        emit_jump_artificial(c, OP_JUMP, next);
    block_use(c, end);
}

void generate_jump_if(struct compiler *c, const struct ast_expr *e, struct block *next,
                      bool condition)
{
    compile_enter(c);
    e = folded_node(c, e);
    if (e->kind == AST_UNARY_OP && e->unary_op.op == AST_NOT) {
        generate_jump_if(c, e->unary_op.operand, next, !condition);
    } else if (e->kind == AST_BOOL_OP) {
        jump_if_bool_op(c, e, next, condition);
    } else if (e->kind == AST_IF_EXP) {
        jump_if_if_exp(c, e, next, condition);
    } else {
        if (e->kind == AST_COMPARE)
            c->unit->at = e->at;
        if (e->kind == AST_COMPARE && e->compare.comparators.count > 1) {
            jump_if_chain(c, e, next, condition);
        } else {
            generate_expr(c, e);
            emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, next);
        }
    }
    compile_leave(c);
}

static void generate_if_exp(struct compiler *c, const struct ast_expr *e)
{
    struct block *end = block_new(c), *next = block_new(c);
    generate_jump_if(c, e->if_exp.test, next, false);
    generate_expr(c, e->if_exp.body);
    emit_jump_artificial(c, OP_JUMP, end);
    block_use(c, next);
    generate_expr(c, e->if_exp.orelse);
    block_use(c, end);
}

static void generate_bool_op(struct compiler *c, const struct ast_expr *e)
{
    int jump = e->bool_op.op == AST_AND ? PY_JUMP_IF_FALSE_OR_POP : PY_JUMP_IF_TRUE_OR_POP;
    struct block *end = block_new(c);
    size_t last = e->bool_op.values.count - 1;
    for (size_t i = 0; i < last; i++) {
        generate_expr(c, e->bool_op.values.items[i]);
        emit_jump(c, jump, end);
        block_use(c, block_new(c));
    }
    generate_expr(c, e->bool_op.values.items[last]);
    block_use(c, end);
}

/* ---- Generators and coroutines ---- */

void generate_yield_from(struct compiler *c, bool await)
{
    struct block *start = block_new(c), *resume = block_new(c), *exit = block_new(c);
    block_use(c, start);
    emit_jump(c, PY_SEND, exit);
    block_use(c, resume);
    emit(c, PY_YIELD_VALUE);
    emit_arg(c, PY_RESUME, await ? 3 : 2);
    emit_jump(c, OP_JUMP_NO_INTERRUPT, start);
    block_use(c, exit);
}

void generate_yield_value(struct compiler *c)
{
    if (c->unit->scope->generator && c->unit->scope->coroutine)
        emit(c, PY_ASYNC_GEN_WRAP);
    emit(c, PY_YIELD_VALUE);
    emit_arg(c, PY_RESUME, 1);
}

static void generate_yield(struct compiler *c, const struct ast_expr *e)
{
    if (c->unit->scope->kind != SCOPE_FUNCTION)
        compile_error(c, c->unit->at, "'yield' outside function");
    if (e->kind == AST_YIELD_FROM) {
        if (c->unit->kind == UNIT_ASYNC_FUNCTION)
            compile_error(c, c->unit->at, "'yield from' inside async function");
        generate_expr(c, e->yield_from.value);
        emit(c, PY_GET_YIELD_FROM_ITER);
        emit_const(c, constant_none(c));
        generate_yield_from(c, false);
        return;
    }
    if (e->yield.value)
        generate_expr(c, e->yield.value);
    else
        emit_const(c, constant_none(c));
    generate_yield_value(c);
}

static void generate_await(struct compiler *c, const struct ast_expr *e)
{
    if (c->unit->scope->kind != SCOPE_FUNCTION)
        compile_error(c, c->unit->at, "'await' outside function");
    if (c->unit->kind != UNIT_ASYNC_FUNCTION && c->unit->kind != UNIT_COMPREHENSION)
        compile_error(c, c->unit->at, "'await' outside async function");
    generate_expr(c, e->await.value);
    emit_arg(c, PY_GET_AWAITABLE, 0);
    emit_const(c, constant_none(c));
    generate_yield_from(c, true);
}

/* ---- Attributes and subscripts ---- */

static int code_points(struct ast_identifier id)
{
    int count = 0;
    for (size_t i = 0; i < id.length; i++)
        count += ((uint8_t)id.text[i] & 0xc0) != 0x80;
    return count;
}

void move_to_attribute(struct compiler *c, const struct ast_expr *attribute)
{
    struct ast_position *at = &c->unit->at;
    if (at->lineno == attribute->at.end_lineno)
        return;
    at->lineno = attribute->at.end_lineno;
    int length = code_points(attribute->attribute.attr);
    if (length <= attribute->at.end_col_offset) {
        at->col_offset = attribute->at.end_col_offset - length;
    } else {
        at->col_offset = -1;
        at->end_col_offset = -1;
    }
    at->end_lineno = MAX(at->lineno, at->end_lineno);
    if (at->lineno == at->end_lineno)
        at->end_col_offset = MAX(at->col_offset, at->end_col_offset);
}

static void generate_attribute(struct compiler *c, const struct ast_expr *e)
{
    static const int ops[] = {PY_LOAD_ATTR, PY_STORE_ATTR, PY_DELETE_ATTR};
    const struct name *name = name_of_identifier(c, e->attribute.attr);
    generate_expr(c, e->attribute.value);
    move_to_attribute(c, e);
    if (e->attribute.ctx == AST_STORE)
        refuse_debug(c, name, AST_STORE);
    emit_name(c, ops[e->attribute.ctx], name);
}

static void generate_subscript(struct compiler *c, const struct ast_expr *e)
{
    static const int ops[] = {PY_BINARY_SUBSCR, PY_STORE_SUBSCR, PY_DELETE_SUBSCR};
    if (e->subscript.ctx == AST_LOAD)
        warn_subscript(c, e);
    generate_expr(c, e->subscript.value);
    generate_expr(c, e->subscript.slice);
    emit(c, ops[e->subscript.ctx]);
}

static void generate_or_none(struct compiler *c, const struct ast_expr *e)
{
    if (e)
        generate_expr(c, e);
    else
        emit_const(c, constant_none(c));
}

static void generate_slice(struct compiler *c, const struct ast_expr *e)
{
    generate_or_none(c, e->slice.lower);
    generate_or_none(c, e->slice.upper);
    if (e->slice.step)
        generate_expr(c, e->slice.step);
    emit_arg(c, PY_BUILD_SLICE, e->slice.step ? 3 : 2);
}

static void generate_unary(struct compiler *c, const struct ast_expr *e)
{
    static const int ops[] = {
        [AST_INVERT] = PY_UNARY_INVERT,
        [AST_NOT] = PY_UNARY_NOT,
        [AST_UADD] = PY_UNARY_POSITIVE,
        [AST_USUB] = PY_UNARY_NEGATIVE,
    };
    generate_expr(c, e->unary_op.operand);
    emit(c, ops[e->unary_op.op]);
}

static void generate_node(struct compiler *c, const struct ast_expr *e)
{
    switch (e->kind) {
    case AST_NAMED_EXPR:
        generate_expr(c, e->named_expr.value);
        emit_arg(c, PY_COPY, 1);
        generate_expr(c, e->named_expr.target);
        break;
    case AST_BOOL_OP: generate_bool_op(c, e); break;
    case AST_BIN_OP:
        generate_expr(c, e->bin_op.left);
        generate_expr(c, e->bin_op.right);
        generate_binary_op(c, e->bin_op.op, false);
        break;
    case AST_UNARY_OP: generate_unary(c, e); break;
    case AST_LAMBDA: generate_lambda(c, e); break;
    case AST_IF_EXP: generate_if_exp(c, e); break;
    case AST_DICT: generate_dict(c, e); break;
    case AST_SET:
        generate_items(c, e->set.elts, 0, PY_BUILD_SET, PY_SET_ADD, PY_SET_UPDATE, false);
        break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_DICT_COMP:
    case AST_GENERATOR_EXP: generate_comprehension(c, e); break;
    case AST_AWAIT: generate_await(c, e); break;
    case AST_YIELD:
    case AST_YIELD_FROM: generate_yield(c, e); break;
    case AST_COMPARE: generate_compare(c, e); break;
    case AST_CALL: generate_call(c, e); break;
    case AST_FORMATTED_VALUE: generate_formatted_value(c, e); break;
    case AST_JOINED_STR: generate_joined_str(c, e); break;
    case AST_CONSTANT: emit_const(c, folded_constant(c, e)); break;
    case AST_ATTRIBUTE: generate_attribute(c, e); break;
    case AST_SUBSCRIPT: generate_subscript(c, e); break;
    case AST_STARRED:
        compile_error(c, c->unit->at, "%s",
                      e->starred.ctx == AST_STORE
                          ? "starred assignment target must be in a list or tuple"
                          : "can't use starred expression here");
    case AST_NAME: generate_name(c, name_of_identifier(c, e->name.id), e->name.ctx); break;
    case AST_LIST: generate_list(c, e); break;
    case AST_TUPLE: generate_tuple(c, e); break;
    case AST_SLICE: generate_slice(c, e); break;
    }
}

void generate_expr(struct compiler *c, const struct ast_expr *e)
{
    compile_enter(c);
    e = folded_node(c, e);
    struct ast_position kept = c->unit->at;
    c->unit->at = e->at;
    generate_node(c, e);
    c->unit->at = kept;
    compile_leave(c);
}
