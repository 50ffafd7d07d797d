/* Atoms: names, constants, and what stands in parentheses and brackets. */
#include "python/syntax/grammar.h"

static struct ast_expr *constant(struct parser *p, enum ast_constant_kind kind)
{
    size_t start = p->mark++;
    struct ast_expr *expr = parser_expr(p, AST_CONSTANT, start);
    if (expr)
        expr->constant.kind = kind;
    return expr;
}

static struct ast_expr *name(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier id;
    if (!parser_accept_name(p, &id))
        return NULL;
    struct ast_expr *expr = parser_expr(p, AST_NAME, start);
    if (expr)
        expr->name.id = id;
    return expr;
}

static bool at_comprehension(struct parser *p)
{
    return parser_at(p, TOKEN_FOR) || parser_at(p, TOKEN_ASYNC);
}

/* The clauses, the closing bracket and the comprehension over `elt`; NULL without moving back. */
static struct ast_expr *finish_comprehension(struct parser *p, size_t start, struct ast_expr *elt,
                                             enum ast_expr_kind kind, enum token_kind closing)
{
    struct ast_comprehension_list generators;
    if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, closing))
        return NULL;
    struct ast_expr *expr = parser_expr(p, kind, start);
    if (expr) {
        expr->comp.elt = elt;
        expr->comp.generators = generators;
    }
    return expr;
}

/* The rest of a list or tuple display whose first item, `first`, was read: the other items and the
 * closing bracket. NULL without moving back. */
static struct ast_expr *finish_display(struct parser *p, size_t start, struct ast_expr *first,
                                       enum ast_expr_kind kind, enum token_kind closing)
{
    size_t base = parser_sequence(p);
    if (first && !parser_push(p, first))
        return NULL;
    while (first && parser_accept(p, TOKEN_COMMA)) {
        struct ast_expr *item = parse_star_named_expression(p);
        if (!item)
            break;
        if (!parser_push(p, item))
            return NULL;
    }
    struct ast_expr *expr = parser_accept(p, closing) ? parser_expr(p, kind, start) : NULL;
    if (!expr)
        return parser_drop(p, base);
    struct ast_expr_list elts = parser_take_exprs(p, base);
    if (kind == AST_LIST)
        expr->list.elts = elts;
    else
        expr->tuple.elts = elts;
    return expr;
}

/* list: '[' [star_named_expressions] ']' */
struct ast_expr *parse_list(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_LEFT_BRACKET))
        return NULL;
    struct ast_expr *first = parse_star_named_expression(p);
    struct ast_expr *expr = finish_display(p, start, first, AST_LIST, TOKEN_RIGHT_BRACKET);
    return expr ? expr : parser_back(p, start);
}

/* tuple: '(' [star_named_expression ',' [star_named_expressions]] ')' */
struct ast_expr *parse_tuple(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_LEFT_PAREN))
        return NULL;
    struct ast_expr *first = parse_star_named_expression(p);
    if (first && !parser_at(p, TOKEN_COMMA))
        return parser_back(p, start);
    struct ast_expr *expr = finish_display(p, start, first, AST_TUPLE, TOKEN_RIGHT_PAREN);
    return expr ? expr : parser_back(p, start);
}

/* group: '(' (yield_expr | named_expression) ')' */
static struct ast_expr *group(struct parser *p)
{
    size_t start = p->mark;
    p->mark++;
    struct ast_expr *expr =
        parser_at(p, TOKEN_YIELD) ? parse_yield_expr(p) : parse_named_expression(p);
    if (expr && parser_accept(p, TOKEN_RIGHT_PAREN))
        return expr;
    p->mark = start;
    if (parser_invalid(p))
        invalid_group(p);
    return NULL;
}

/* genexp: '(' (assignment_expression | expression !':=') for_if_clauses ')' */
struct ast_expr *parse_genexp(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_LEFT_PAREN))
        return NULL;
    struct ast_expr *elt = parse_plain_named_expression(p);
    struct ast_expr *expr =
        elt ? finish_comprehension(p, start, elt, AST_GENERATOR_EXP, TOKEN_RIGHT_PAREN) : NULL;
    if (expr)
        return expr;
    p->mark = start;
    if (parser_invalid(p))
        invalid_comprehension(p);
    return NULL;
}

/* tuple | group | genexp: all begin with an expression, and what follows it tells which. */
static struct ast_expr *parentheses(struct parser *p)
{
    size_t start = p->mark;
    if (p->diagnosing) {
        struct ast_expr *expr = parse_tuple(p);
        if (!expr && !p->failed)
            expr = group(p);
        if (!expr && !p->failed)
            expr = parse_genexp(p);
        return expr;
    }
    p->mark++;
    if (parser_at(p, TOKEN_YIELD) || parser_at(p, TOKEN_RIGHT_PAREN)) {
        p->mark = start;
        return parser_kind_after(p) == TOKEN_YIELD ? group(p) : parse_tuple(p);
    }
    struct ast_expr *first = parse_star_named_expression(p);
    struct ast_expr *expr = NULL;
    if (!first)
        return parser_back(p, start);
    if (parser_at(p, TOKEN_COMMA))
        expr = finish_display(p, start, first, AST_TUPLE, TOKEN_RIGHT_PAREN);
    else if (first->kind == AST_STARRED)
        expr = NULL;
    else if (at_comprehension(p))
        expr = finish_comprehension(p, start, first, AST_GENERATOR_EXP, TOKEN_RIGHT_PAREN);
    else if (parser_accept(p, TOKEN_RIGHT_PAREN))
        expr = first;
    return expr ? expr : parser_back(p, start);
}

/* list | listcomp
 * listcomp: '[' named_expression for_if_clauses ']' */
static struct ast_expr *brackets(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *first = parse_star_named_expression(p);
    struct ast_expr *expr = NULL;
    if (first && first->kind != AST_STARRED && at_comprehension(p))
        expr = finish_comprehension(p, start, first, AST_LIST_COMP, TOKEN_RIGHT_BRACKET);
    else if (!p->failed)
        expr = finish_display(p, start, first, AST_LIST, TOKEN_RIGHT_BRACKET);
    if (expr)
        return expr;
    p->mark = start;
    if (parser_invalid(p))
        invalid_comprehension(p);
    return NULL;
}

/* atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | (tuple | group | genexp)
 *     | (list | listcomp) | (dict | set | dictcomp | setcomp) | '...' */
struct ast_expr *parse_atom(struct parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_NAME: return name(p);
    case TOKEN_TRUE: return constant(p, AST_CONSTANT_TRUE);
    case TOKEN_FALSE: return constant(p, AST_CONSTANT_FALSE);
    case TOKEN_NONE: return constant(p, AST_CONSTANT_NONE);
    case TOKEN_ELLIPSIS: return constant(p, AST_CONSTANT_ELLIPSIS);
    case TOKEN_STRING: return parse_strings(p);
    case TOKEN_NUMBER: return parse_number(p);
    case TOKEN_LEFT_PAREN: return parentheses(p);
    case TOKEN_LEFT_BRACKET: return brackets(p);
    case TOKEN_LEFT_BRACE: return parse_braces(p);
    default: return NULL;
    }
}
