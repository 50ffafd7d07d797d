/* The clauses of comprehensions, and what stands in braces: dict, set and their comprehensions. */
#include "python/syntax/grammar.h"

/* for_if_clause: [ASYNC] 'for' star_targets 'in' ~ disjunction ('if' disjunction)* */
static struct ast_comprehension *for_if_clause(struct parser *p)
{
    size_t start = p->mark;
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    if (!parser_accept(p, TOKEN_FOR))
        return parser_back(p, start);
    struct ast_expr *target = parse_star_targets(p);
    if (!target || !parser_accept(p, TOKEN_IN)) {
        p->mark = start;
        if (parser_invalid(p))
            invalid_for_target(p);
        return NULL;
    }
    struct ast_expr *iter = parse_disjunction(p);
    struct ast_comprehension *clause = iter ? parser_alloc(p, sizeof *clause) : NULL;
    if (!clause)
        return parser_back(p, start);
    size_t base = parser_sequence(p);
    while (parser_at(p, TOKEN_IF)) {
        size_t end = p->mark++;
        struct ast_expr *condition = parse_disjunction(p);
        if (!condition || !parser_push(p, condition)) {
            p->mark = end;
            break;
        }
    }
    *clause = (struct ast_comprehension){target, iter, parser_take_exprs(p, base), is_async};
    return p->failed ? NULL : clause;
}

/* for_if_clauses: for_if_clause+ */
bool parse_for_if_clauses(struct parser *p, struct ast_comprehension_list *out)
{
    size_t base = parser_sequence(p);
    while (parser_at(p, TOKEN_FOR) || parser_at(p, TOKEN_ASYNC)) {
        struct ast_comprehension *clause = for_if_clause(p);
        if (!clause)
            break;
        if (!parser_push(p, clause))
            return false;
    }
    out->items = parser_take(p, base, sizeof *out->items, &out->count);
    return out->count > 0;
}

/* kvpair: expression ':' expression */
static bool kvpair(struct parser *p, struct ast_expr **key, struct ast_expr **value)
{
    size_t start = p->mark;
    *key = parse_expression(p);
    if (*key && parser_accept(p, TOKEN_COLON) && (*value = parse_expression(p)))
        return true;
    p->mark = start;
    return false;
}

/* double_starred_kvpair: '**' bitwise_or | kvpair */
bool parse_double_starred_kvpair(struct parser *p, struct ast_expr **key, struct ast_expr **value)
{
    size_t start = p->mark;
    if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        *key = NULL;
        *value = parse_bitwise_or(p);
        if (*value)
            return true;
        p->mark = start;
        return false;
    }
    return kvpair(p, key, value);
}

static struct ast_expr *make_dict(struct parser *p, size_t start, size_t base)
{
    size_t count = (parser_sequence(p) - base) / 2;
    struct ast_expr *expr = parser_expr(p, AST_DICT, start);
    struct ast_expr **keys = expr ? parser_alloc(p, (count + 1) * sizeof *keys) : NULL;
    struct ast_expr **values = keys ? parser_alloc(p, (count + 1) * sizeof *values) : NULL;
    if (!values)
        return parser_drop(p, base);
    for (size_t i = 0; i < count; i++) {
        keys[i] = p->scratch.items[base + 2 * i];
        values[i] = p->scratch.items[base + 2 * i + 1];
    }
    parser_drop(p, base);
    expr->dict.keys = (struct ast_expr_list){keys, count};
    expr->dict.values = (struct ast_expr_list){values, count};
    return expr;
}

static struct ast_expr *make_dict_comp(struct parser *p, size_t start, struct ast_expr *key,
                                       struct ast_expr *value)
{
    struct ast_comprehension_list generators;
    if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, TOKEN_RIGHT_BRACE))
        return NULL;
    struct ast_expr *expr = parser_expr(p, AST_DICT_COMP, start);
    if (expr) {
        expr->dict_comp.key = key;
        expr->dict_comp.value = value;
        expr->dict_comp.generators = generators;
    }
    return expr;
}

static bool at_comprehension(struct parser *p)
{
    return parser_at(p, TOKEN_FOR) || parser_at(p, TOKEN_ASYNC);
}

/* dict or dictcomp, after the brace; the first pair's key was read unless NULL. */
static struct ast_expr *finish_dict(struct parser *p, size_t start, struct ast_expr *key)
{
    size_t base = parser_sequence(p);
    struct ast_expr *value = NULL;
    if (key) {
        p->mark++; /* the colon */
        value = parse_expression(p);
        if (!value)
            return NULL;
        if (at_comprehension(p))
            return make_dict_comp(p, start, key, value);
        if (!parser_push(p, key) || !parser_push(p, value))
            return NULL;
    }
    while (!key || parser_accept(p, TOKEN_COMMA)) {
        if (!parse_double_starred_kvpair(p, &key, &value))
            break;
        if (!parser_push(p, key) || !parser_push(p, value))
            return NULL;
        key = value;
    }
    return parser_accept(p, TOKEN_RIGHT_BRACE) ? make_dict(p, start, base) : parser_drop(p, base);
}

/* set or setcomp, after the brace and the first item. */
static struct ast_expr *finish_set(struct parser *p, size_t start, struct ast_expr *first)
{
    struct ast_expr *expr = NULL;
    if (first->kind != AST_STARRED && at_comprehension(p)) {
        struct ast_comprehension_list generators;
        if (!parse_for_if_clauses(p, &generators) || !parser_accept(p, TOKEN_RIGHT_BRACE))
            return NULL;
        expr = parser_expr(p, AST_SET_COMP, start);
        if (expr) {
            expr->comp.elt = first;
            expr->comp.generators = generators;
        }
        return expr;
    }
    size_t base = parser_sequence(p);
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_COMMA)) {
        struct ast_expr *item = parse_star_named_expression(p);
        if (!item)
            break;
        if (!parser_push(p, item))
            return NULL;
    }
    expr = parser_accept(p, TOKEN_RIGHT_BRACE) ? parser_expr(p, AST_SET, start) : NULL;
    if (!expr)
        return parser_drop(p, base);
    expr->set.elts = parser_take_exprs(p, base);
    return expr;
}

/* dict: '{' [double_starred_kvpairs] '}' */
static struct ast_expr *dict(struct parser *p)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    struct ast_expr *key, *value;
    p->mark++;
    if (parse_double_starred_kvpair(p, &key, &value)) {
        do {
            if (!parser_push(p, key) || !parser_push(p, value))
                return NULL;
        } while (parser_accept(p, TOKEN_COMMA) && parse_double_starred_kvpair(p, &key, &value));
    }
    if (parser_accept(p, TOKEN_RIGHT_BRACE))
        return make_dict(p, start, base);
    parser_drop(p, base);
    p->mark = start + 1;
    if (!p->failed)
        invalid_double_starred_kvpairs(p);
    return parser_back(p, start);
}

/* dict | set | dictcomp | setcomp in the grammar's order */
static struct ast_expr *diagnose_braces(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *expr = dict(p);
    if (expr || p->failed)
        return expr;
    p->mark = start + 1;
    struct ast_expr *first = parse_star_named_expression(p);
    if (first && !at_comprehension(p))
        expr = finish_set(p, start, first);
    if (expr || p->failed)
        return expr;
    p->mark = start + 1;
    struct ast_expr *key, *value;
    if (kvpair(p, &key, &value) && at_comprehension(p))
        expr = make_dict_comp(p, start, key, value);
    if (expr || p->failed)
        return expr;
    p->mark = start;
    if (parser_invalid(p))
        invalid_dict_comprehension(p);
    p->mark = start + 1;
    first = p->failed ? NULL : parse_named_expression(p);
    if (first && at_comprehension(p))
        expr = finish_set(p, start, first);
    if (expr || p->failed)
        return expr;
    p->mark = start;
    if (parser_invalid(p))
        invalid_comprehension(p);
    return NULL;
}

/* A display that failed in the first pass: the rule for wrong pairs is tried already then, as in
 * CPython, where it is part of an alternative that the first pass does not leave out. Nothing else
 * can begin with a brace, so that the pass has failed, and what is left of it goes by the
 * grammar's letter and remembers, to stay linear. */
static struct ast_expr *failed_braces(struct parser *p, size_t start)
{
    if (p->failed)
        return NULL;
    p->diagnosing = true;
    p->quiet = true;
    p->mark = start + 1;
    invalid_double_starred_kvpairs(p);
    return parser_back(p, start);
}

struct ast_expr *parse_braces(struct parser *p)
{
    size_t start = p->mark;
    if (p->diagnosing)
        return diagnose_braces(p);
    p->mark++;
    if (parser_at(p, TOKEN_RIGHT_BRACE) || parser_at(p, TOKEN_DOUBLE_STAR)) {
        struct ast_expr *expr = finish_dict(p, start, NULL);
        return expr ? expr : failed_braces(p, start);
    }
    struct ast_expr *expr = NULL;
    struct ast_expr *first = parse_star_named_expression(p);
    if (first && parser_at(p, TOKEN_COLON) && first->kind != AST_STARRED &&
        !(first->kind == AST_NAMED_EXPR && p->tokens.items[start + 1].kind == TOKEN_NAME))
        expr = finish_dict(p, start, first);
    else if (first)
        expr = finish_set(p, start, first);
    return expr ? expr : failed_braces(p, start);
}
