/* From factor to primary: unary operators, powers, and the trailers `.name`, `(...)`, `[...]`. */
#include "python/syntax/grammar.h"

enum { WEIGHT_FACTOR = 1, WEIGHT_POWER = 2 };

static struct ast_expr *make_unary(struct parser *p, size_t start, enum ast_unary_op op)
{
    p->mark++;
    if (!parser_enter(p, WEIGHT_FACTOR))
        return NULL;
    struct ast_expr *operand = parse_factor(p);
    parser_leave(p, WEIGHT_FACTOR);
    struct ast_expr *expr = operand ? parser_expr(p, AST_UNARY_OP, start) : NULL;
    if (!expr)
        return parser_back(p, start);
    expr->unary_op.op = op;
    expr->unary_op.operand = operand;
    return expr;
}

/* await_primary: AWAIT primary | primary */
static struct ast_expr *await_primary(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (!parser_at(p, TOKEN_AWAIT))
        return parse_primary(p);
    if (p->diagnosing && parser_recall(p, MEMO_AWAIT_PRIMARY, &known))
        return known;
    p->mark++;
    struct ast_expr *value = parse_primary(p);
    struct ast_expr *expr = value ? parser_expr(p, AST_AWAIT, start) : parser_back(p, start);
    if (expr)
        expr->await.value = value;
    return p->diagnosing ? parser_remember(p, MEMO_AWAIT_PRIMARY, start, expr) : expr;
}

/* power: await_primary '**' factor | await_primary */
static struct ast_expr *power(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *left = await_primary(p);
    if (!left || !parser_accept(p, TOKEN_DOUBLE_STAR))
        return left;
    size_t end = p->mark - 1;
    if (!parser_enter(p, WEIGHT_POWER))
        return NULL;
    struct ast_expr *right = parse_factor(p);
    parser_leave(p, WEIGHT_POWER);
    if (!right) {
        p->mark = end;
        return p->failed ? NULL : left;
    }
    struct ast_expr *expr = parser_expr(p, AST_BIN_OP, start);
    if (expr) {
        expr->bin_op.left = left;
        expr->bin_op.op = AST_POW;
        expr->bin_op.right = right;
    }
    return expr;
}

/* factor: '+' factor | '-' factor | '~' factor | power */
struct ast_expr *parse_factor(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_FACTOR, &known))
        return known;
    struct ast_expr *expr;
    switch (parser_kind(p)) {
    case TOKEN_PLUS: expr = make_unary(p, start, AST_UADD); break;
    case TOKEN_MINUS: expr = make_unary(p, start, AST_USUB); break;
    case TOKEN_TILDE: expr = make_unary(p, start, AST_INVERT); break;
    default: expr = power(p); break;
    }
    return p->diagnosing ? parser_remember(p, MEMO_FACTOR, start, expr) : expr;
}

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static struct ast_expr *slice(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *lower = NULL;
    if (!parser_at(p, TOKEN_COLON)) {
        bool named = parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_COLON_EQUAL;
        lower = parse_named_expression(p);
        if (!lower || named || !parser_at(p, TOKEN_COLON))
            return lower;
    }
    p->mark++;
    struct ast_expr *upper = parse_expression(p);
    struct ast_expr *step = NULL;
    if (parser_accept(p, TOKEN_COLON))
        step = parse_expression(p);
    struct ast_expr *expr = parser_expr(p, AST_SLICE, start);
    if (expr) {
        expr->slice.lower = lower;
        expr->slice.upper = upper;
        expr->slice.step = step;
    }
    return expr;
}

/* slices: slice !',' | ','.(slice | starred_expression)+ [','] */
static struct ast_expr *slices(struct parser *p)
{
    size_t start = p->mark;
    bool star = parser_at(p, TOKEN_STAR);
    struct ast_expr *item = star ? parse_starred_expression(p) : slice(p);
    if (!item)
        return NULL;
    if (!parser_at(p, TOKEN_COMMA) && !star)
        return item;
    size_t base = parser_sequence(p);
    if (!parser_push(p, item))
        return NULL;
    while (parser_accept(p, TOKEN_COMMA)) {
        item = parser_at(p, TOKEN_STAR) ? parse_starred_expression(p) : slice(p);
        if (!item)
            break;
        if (!parser_push(p, item))
            return NULL;
    }
    struct ast_expr *tuple = parser_expr(p, AST_TUPLE, start);
    if (!tuple)
        return parser_drop(p, base);
    tuple->tuple.elts = parser_take_exprs(p, base);
    return tuple;
}

static struct ast_expr *make_call(struct parser *p, size_t start, struct ast_expr *func,
                                  const struct call_arguments *arguments)
{
    struct ast_expr *expr = parser_expr(p, AST_CALL, start);
    if (expr) {
        expr->call.func = func;
        if (arguments) {
            expr->call.args = arguments->args;
            expr->call.keywords = arguments->keywords;
        }
    }
    return expr;
}

static struct ast_expr *call_of_genexp(struct parser *p, size_t start, struct ast_expr *func,
                                       struct ast_expr *genexp)
{
    struct call_arguments arguments = {{NULL, 1}, {NULL, 0}, genexp->at};
    arguments.args.items = parser_alloc(p, sizeof(struct ast_expr *));
    if (!arguments.args.items)
        return NULL;
    arguments.args.items[0] = genexp;
    return make_call(p, start, func, &arguments);
}

/* primary genexp | primary '(' [arguments] ')', as the grammar tells it. */
static struct ast_expr *diagnose_call(struct parser *p, size_t start, struct ast_expr *func)
{
    struct ast_expr *genexp = parse_genexp(p);
    if (genexp)
        return call_of_genexp(p, start, func, genexp);
    if (!parser_accept(p, TOKEN_LEFT_PAREN))
        return NULL;
    struct call_arguments *arguments = parse_arguments(p);
    if (!parser_accept(p, TOKEN_RIGHT_PAREN))
        return NULL;
    return make_call(p, start, func, arguments);
}

/* The same, reading the first argument once: a `for` after it tells which of the two it is. */
static struct ast_expr *call(struct parser *p, size_t start, struct ast_expr *func)
{
    if (p->diagnosing)
        return diagnose_call(p, start, func);
    size_t open = p->mark++;
    if (parser_accept(p, TOKEN_RIGHT_PAREN))
        return make_call(p, start, func, NULL);
    size_t first_mark = p->mark;
    struct ast_expr *first = NULL;
    if (!parser_at(p, TOKEN_STAR) && !parser_at(p, TOKEN_DOUBLE_STAR) &&
        !(parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL)) {
        first = parse_plain_named_expression(p);
        if (!first)
            return NULL;
        struct ast_comprehension_list generators;
        if ((parser_at(p, TOKEN_FOR) || parser_at(p, TOKEN_ASYNC))) {
            if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, TOKEN_RIGHT_PAREN))
                return NULL;
            struct ast_expr *genexp = parser_expr(p, AST_GENERATOR_EXP, open);
            if (!genexp)
                return NULL;
            genexp->comp.elt = first;
            genexp->comp.generators = generators;
            return call_of_genexp(p, start, func, genexp);
        }
    }
    struct call_arguments *arguments = parse_args(p, first, first_mark);
    parser_accept(p, TOKEN_COMMA);
    if (!arguments || !parser_accept(p, TOKEN_RIGHT_PAREN))
        return NULL;
    return make_call(p, start, func, arguments);
}

/* primary '.' NAME */
static struct ast_expr *attribute(struct parser *p, size_t start, struct ast_expr *value)
{
    struct ast_identifier attr;
    p->mark++;
    if (!parser_accept_name(p, &attr))
        return NULL;
    struct ast_expr *expr = parser_expr(p, AST_ATTRIBUTE, start);
    if (expr) {
        expr->attribute.value = value;
        expr->attribute.attr = attr;
    }
    return expr;
}

/* primary '[' slices ']' */
static struct ast_expr *subscript(struct parser *p, size_t start, struct ast_expr *value)
{
    p->mark++;
    struct ast_expr *index = slices(p);
    if (!index || !parser_accept(p, TOKEN_RIGHT_BRACKET))
        return NULL;
    struct ast_expr *expr = parser_expr(p, AST_SUBSCRIPT, start);
    if (expr) {
        expr->subscript.value = value;
        expr->subscript.slice = index;
    }
    return expr;
}

/* primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']'
 *        | atom */
struct ast_expr *parse_primary(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (p->diagnosing && parser_recall(p, MEMO_PRIMARY, &known))
        return known;
    struct ast_expr *expr = parse_atom(p);
    while (expr) {
        size_t end = p->mark;
        struct ast_expr *longer;
        switch (parser_kind(p)) {
        case TOKEN_DOT: longer = attribute(p, start, expr); break;
        case TOKEN_LEFT_PAREN: longer = call(p, start, expr); break;
        case TOKEN_LEFT_BRACKET: longer = subscript(p, start, expr); break;
        default: longer = NULL; break;
        }
        if (!longer) {
            p->mark = end;
            break;
        }
        expr = longer;
    }
    if (p->failed)
        return NULL;
    return p->diagnosing ? parser_remember(p, MEMO_PRIMARY, start, expr) : expr;
}
