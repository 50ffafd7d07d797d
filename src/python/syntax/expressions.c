/* Expressions from the loosest binding down to the binary operators. */
#include "python/syntax/grammar.h"

/* Weights against the limit of nesting: the rules that CPython passes through. */
enum { WEIGHT_EXPRESSION = 1, WEIGHT_LAMBDA = 1, WEIGHT_NOT = 1 };

struct ast_expr *parse_items_or_tuple(struct parser *p, struct ast_expr *(*item)(struct parser *))
{
    size_t start = p->mark;
    struct ast_expr *first = item(p);
    if (!first || !parser_at(p, TOKEN_COMMA))
        return first;
    size_t base = parser_sequence(p);
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_COMMA)) {
        struct ast_expr *next = item(p);
        if (!next)
            break;
        if (!parser_push(p, next))
            return NULL;
    }
    struct ast_expr *tuple = parser_expr(p, AST_TUPLE, start);
    if (!tuple)
        return parser_drop(p, base);
    tuple->tuple.elts = parser_take_exprs(p, base);
    return tuple;
}

/* expressions: expression (',' expression)* [','] */
struct ast_expr *parse_expressions(struct parser *p)
{
    return parse_items_or_tuple(p, parse_expression);
}

/* star_expressions: star_expression (',' star_expression)* [','] */
struct ast_expr *parse_star_expressions(struct parser *p)
{
    return parse_items_or_tuple(p, parse_star_expression);
}

/* '*' bitwise_or */
static struct ast_expr *starred_bitwise_or(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_STAR))
        return NULL;
    struct ast_expr *value = parse_bitwise_or(p);
    struct ast_expr *starred = value ? parser_expr(p, AST_STARRED, start) : NULL;
    if (!starred)
        return parser_back(p, start);
    starred->starred.value = value;
    return starred;
}

/* star_expression: '*' bitwise_or | expression */
struct ast_expr *parse_star_expression(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_STAR_EXPRESSION, &known))
        return known;
    struct ast_expr *expr = parser_at(p, TOKEN_STAR) ? starred_bitwise_or(p) : NULL;
    if (!expr)
        expr = parse_expression(p);
    return p->diagnosing ? parser_remember(p, MEMO_STAR_EXPRESSION, start, expr) : expr;
}

/* star_named_expressions: ','.star_named_expression+ [','] */
bool parse_star_named_expressions(struct parser *p, struct ast_expr_list *out)
{
    size_t base = parser_sequence(p);
    do {
        struct ast_expr *item = parse_star_named_expression(p);
        if (!item)
            break;
        if (!parser_push(p, item))
            return false;
    } while (parser_accept(p, TOKEN_COMMA));
    *out = parser_take_exprs(p, base);
    return out->count > 0;
}

/* star_named_expression: '*' bitwise_or | named_expression */
struct ast_expr *parse_star_named_expression(struct parser *p)
{
    struct ast_expr *starred = parser_at(p, TOKEN_STAR) ? starred_bitwise_or(p) : NULL;
    return starred ? starred : parse_named_expression(p);
}

/* assignment_expression: NAME ':=' ~ expression */
struct ast_expr *parse_assignment_expression(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_at(p, TOKEN_NAME) || parser_kind_after(p) != TOKEN_COLON_EQUAL)
        return NULL;
    struct ast_expr *target = parse_atom(p);
    if (!target || !parser_accept(p, TOKEN_COLON_EQUAL))
        return parser_back(p, start);
    struct ast_expr *value = parse_expression(p);
    struct ast_expr *expr = value ? parser_expr(p, AST_NAMED_EXPR, start) : NULL;
    if (!expr)
        return parser_back(p, start);
    set_context(target, AST_STORE);
    expr->named_expr.target = target;
    expr->named_expr.value = value;
    return expr;
}

/* Whether the next token is ':=', without reading further than the rule would. */
static bool begins_assignment_expression(struct parser *p)
{
    return parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_COLON_EQUAL;
}

struct ast_expr *parse_plain_named_expression(struct parser *p)
{
    size_t start = p->mark;
    if (begins_assignment_expression(p)) /* and never an expression: the rule cuts */
        return parse_assignment_expression(p);
    struct ast_expr *expr = parse_expression(p);
    if (expr && parser_at(p, TOKEN_COLON_EQUAL))
        return parser_back(p, start);
    return expr;
}

/* named_expression: assignment_expression | expression !':=' */
struct ast_expr *parse_named_expression(struct parser *p)
{
    if (parser_invalid(p) && !begins_assignment_expression(p)) {
        invalid_named_expression(p);
        if (p->failed)
            return NULL;
    }
    return parse_plain_named_expression(p);
}

struct ast_expr *parse_annotated_rhs(struct parser *p)
{
    return parser_at(p, TOKEN_YIELD) ? parse_yield_expr(p) : parse_star_expressions(p);
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
struct ast_expr *parse_yield_expr(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_YIELD))
        return NULL;
    if (parser_accept(p, TOKEN_FROM)) {
        struct ast_expr *value = parse_expression(p);
        if (value) {
            struct ast_expr *expr = parser_expr(p, AST_YIELD_FROM, start);
            if (expr)
                expr->yield_from.value = value;
            return expr;
        }
        p->mark = start + 1;
    }
    struct ast_expr *value = parse_star_expressions(p);
    struct ast_expr *expr = parser_expr(p, AST_YIELD, start);
    if (expr)
        expr->yield.value = value;
    return expr;
}

/* lambdef: 'lambda' [lambda_params] ':' expression */
static struct ast_expr *lambdef(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_LAMBDA))
        return NULL;
    struct ast_arguments *args = parse_params(p, PARAMETERS_LAMBDA);
    if (!args || !parser_accept(p, TOKEN_COLON))
        return parser_back(p, start);
    if (!parser_enter(p, WEIGHT_LAMBDA))
        return NULL;
    struct ast_expr *body = parse_expression(p);
    parser_leave(p, WEIGHT_LAMBDA);
    struct ast_expr *expr = body ? parser_expr(p, AST_LAMBDA, start) : NULL;
    if (!expr)
        return parser_back(p, start);
    expr->lambda.args = args;
    expr->lambda.body = body;
    return expr;
}

/* disjunction ['if' disjunction 'else' expression] | lambdef */
static struct ast_expr *conditional(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *body = parse_disjunction(p);
    if (!body)
        return p->failed ? NULL : lambdef(p);
    size_t end = p->mark;
    if (!parser_accept(p, TOKEN_IF))
        return body;
    struct ast_expr *test = parse_disjunction(p);
    struct ast_expr *orelse = NULL;
    if (test && parser_accept(p, TOKEN_ELSE))
        orelse = parse_expression(p);
    if (!orelse) {
        p->mark = end;
        return p->failed ? NULL : body;
    }
    struct ast_expr *expr = parser_expr(p, AST_IF_EXP, start);
    if (expr) {
        expr->if_exp.test = test;
        expr->if_exp.body = body;
        expr->if_exp.orelse = orelse;
    }
    return expr;
}

/* expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef */
struct ast_expr *parse_expression(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_EXPRESSION, &known))
        return known;
    if (!parser_enter(p, WEIGHT_EXPRESSION))
        return NULL;
    if (parser_invalid(p))
        invalid_expression(p);
    if (parser_invalid(p))
        invalid_legacy_expression(p);
    struct ast_expr *expr = p->failed ? NULL : conditional(p);
    parser_leave(p, WEIGHT_EXPRESSION);
    return p->diagnosing ? parser_remember(p, MEMO_EXPRESSION, start, expr) : expr;
}

/* As expression, but no invalid_* rule below it is tried. */
struct ast_expr *parse_expression_without_invalid(struct parser *p)
{
    bool quiet = p->quiet;
    p->quiet = true;
    struct ast_expr *expr = conditional(p);
    p->quiet = quiet;
    return expr;
}

/* operand (keyword operand)*: one operand is itself, more are a BoolOp. */
static struct ast_expr *bool_op(struct parser *p, enum token_kind keyword, enum ast_bool_op op,
                                struct ast_expr *(*operand)(struct parser *))
{
    size_t start = p->mark;
    struct ast_expr *first = operand(p);
    if (!first || !parser_at(p, keyword))
        return first;
    size_t base = parser_sequence(p);
    size_t end = p->mark;
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, keyword)) {
        struct ast_expr *next = operand(p);
        if (!next || !parser_push(p, next))
            break;
        end = p->mark;
    }
    p->mark = end;
    if (p->failed)
        return parser_drop(p, base);
    if (parser_sequence(p) == base + 1) {
        parser_drop(p, base);
        return first;
    }
    struct ast_expr *expr = parser_expr(p, AST_BOOL_OP, start);
    if (!expr)
        return parser_drop(p, base);
    expr->bool_op.op = op;
    expr->bool_op.values = parser_take_exprs(p, base);
    return expr;
}

static const struct {
    enum token_kind token;
    enum token_kind second; /* or 0 */
    enum ast_cmp_op op;
} comparisons[] = {
    {TOKEN_EQUAL_EQUAL, 0, AST_EQ},     {TOKEN_NOT_EQUAL, 0, AST_NOT_EQ},
    {TOKEN_LESS_EQUAL, 0, AST_LT_E},    {TOKEN_LESS, 0, AST_LT},
    {TOKEN_GREATER_EQUAL, 0, AST_GT_E}, {TOKEN_GREATER, 0, AST_GT},
    {TOKEN_NOT, TOKEN_IN, AST_NOT_IN},  {TOKEN_IN, 0, AST_IN},
    {TOKEN_IS, TOKEN_NOT, AST_IS_NOT},  {TOKEN_IS, 0, AST_IS},
};

/* compare_op: '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is' */
static bool compare_op(struct parser *p, enum ast_cmp_op *op)
{
    enum token_kind kind = parser_kind(p);
    for (size_t i = 0; i < ARRAY_LENGTH(comparisons); i++) {
        if (comparisons[i].token != kind)
            continue;
        if (comparisons[i].second && parser_kind_after(p) != comparisons[i].second)
            continue;
        p->mark += comparisons[i].second ? 2 : 1;
        *op = comparisons[i].op;
        return !p->failed;
    }
    return false;
}

/* The operators read so far stand on the sequence stack with their right sides; takes them all. */
static struct ast_expr *make_comparison(struct parser *p, size_t start, size_t base,
                                        struct ast_expr *left)
{
    size_t count = (parser_sequence(p) - base) / 2;
    struct ast_expr *expr = parser_expr(p, AST_COMPARE, start);
    enum ast_cmp_op *ops = expr ? parser_alloc(p, count * sizeof *ops) : NULL;
    struct ast_expr **right = ops ? parser_alloc(p, count * sizeof(void *)) : NULL;
    if (!right)
        return parser_drop(p, base);
    for (size_t i = 0; i < count; i++) {
        ops[i] = (enum ast_cmp_op)(intptr_t)p->scratch.items[base + 2 * i];
        right[i] = p->scratch.items[base + 2 * i + 1];
    }
    parser_drop(p, base);
    expr->compare.left = left;
    expr->compare.ops = ops;
    expr->compare.comparators = (struct ast_expr_list){right, count};
    return expr;
}

/* comparison: bitwise_or (compare_op bitwise_or)* */
static struct ast_expr *comparison(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *left = parse_bitwise_or(p);
    size_t end = p->mark;
    size_t base = parser_sequence(p);
    enum ast_cmp_op op;
    if (!left)
        return NULL;
    while (compare_op(p, &op)) {
        struct ast_expr *right = parse_bitwise_or(p);
        if (!right || !parser_push(p, (void *)(intptr_t)op) || !parser_push(p, right))
            break;
        end = p->mark;
    }
    p->mark = end;
    if (p->failed)
        return parser_drop(p, base);
    return parser_sequence(p) == base ? left : make_comparison(p, start, base, left);
}

/* inversion: 'not' inversion | comparison */
static struct ast_expr *inversion(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_INVERSION, &known))
        return known;
    struct ast_expr *expr = NULL;
    if (parser_accept(p, TOKEN_NOT)) {
        if (!parser_enter(p, WEIGHT_NOT))
            return NULL;
        struct ast_expr *operand = inversion(p);
        parser_leave(p, WEIGHT_NOT);
        expr = operand ? parser_expr(p, AST_UNARY_OP, start) : parser_back(p, start);
        if (expr) {
            expr->unary_op.op = AST_NOT;
            expr->unary_op.operand = operand;
        }
    } else {
        expr = comparison(p);
    }
    return p->diagnosing ? parser_remember(p, MEMO_INVERSION, start, expr) : expr;
}

/* conjunction: inversion ('and' inversion)* */
static struct ast_expr *conjunction(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_CONJUNCTION, &known))
        return known;
    struct ast_expr *expr = bool_op(p, TOKEN_AND, AST_AND, inversion);
    return p->diagnosing ? parser_remember(p, MEMO_CONJUNCTION, start, expr) : expr;
}

/* disjunction: conjunction ('or' conjunction)* */
struct ast_expr *parse_disjunction(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_DISJUNCTION, &known))
        return known;
    struct ast_expr *expr = bool_op(p, TOKEN_OR, AST_OR, conjunction);
    return p->diagnosing ? parser_remember(p, MEMO_DISJUNCTION, start, expr) : expr;
}

/* The binary operators, the loosest 1. */
static int binary_precedence(enum token_kind kind, enum ast_operator *op)
{
    switch (kind) {
    case TOKEN_BAR: return *op = AST_BIT_OR, 1;
    case TOKEN_CIRCUMFLEX: return *op = AST_BIT_XOR, 2;
    case TOKEN_AMPERSAND: return *op = AST_BIT_AND, 3;
    case TOKEN_LEFT_SHIFT: return *op = AST_LSHIFT, 4;
    case TOKEN_RIGHT_SHIFT: return *op = AST_RSHIFT, 4;
    case TOKEN_PLUS: return *op = AST_ADD, 5;
    case TOKEN_MINUS: return *op = AST_SUB, 5;
    case TOKEN_STAR: return *op = AST_MULT, 6;
    case TOKEN_SLASH: return *op = AST_DIV, 6;
    case TOKEN_DOUBLE_SLASH: return *op = AST_FLOOR_DIV, 6;
    case TOKEN_PERCENT: return *op = AST_MOD, 6;
    case TOKEN_AT: return *op = AST_MAT_MULT, 6;
    default: return 0;
    }
}

/* bitwise_or: bitwise_or '|' bitwise_xor | bitwise_xor, and so on through bitwise_xor ('^'),
 * bitwise_and ('&'), shift_expr ('<<' '>>'), sum ('+' '-') and term ('*' '/' '//' '%' '@') to factor:
 * left-associative operators by precedence climbing. */
static struct ast_expr *binary(struct parser *p, int least)
{
    size_t start = p->mark;
    struct ast_expr *left = parse_factor(p);
    while (left) {
        enum ast_operator op = AST_ADD;
        int precedence = binary_precedence(parser_kind(p), &op);
        if (!precedence || precedence < least)
            return left;
        p->mark++;
        struct ast_expr *right = binary(p, precedence + 1);
        if (!right) {
            p->mark--;
            return p->failed ? NULL : left;
        }
        struct ast_expr *expr = parser_expr(p, AST_BIN_OP, start);
        if (!expr)
            return NULL;
        expr->bin_op.left = left;
        expr->bin_op.op = op;
        expr->bin_op.right = right;
        left = expr;
    }
    return NULL;
}

struct ast_expr *parse_bitwise_or(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_BITWISE_OR, &known))
        return known;
    struct ast_expr *expr = binary(p, 1);
    return p->diagnosing ? parser_remember(p, MEMO_BITWISE_OR, start, expr) : expr;
}
