/* Assignments of all sorts, and expression statements, which begin as they do. */
#include "python/syntax/grammar.h"

/* annotated assignment's end: ':' expression ['=' annotated_rhs] */
static struct ast_stmt *annotate(struct parser *p, size_t start, struct ast_expr *target,
                                 bool simple)
{
    struct ast_expr *value = NULL;
    if (!parser_accept(p, TOKEN_COLON))
        return NULL;
    struct ast_expr *annotation = parse_expression(p);
    if (!annotation)
        return NULL;
    if (parser_accept(p, TOKEN_EQUAL)) {
        value = parse_annotated_rhs(p);
        if (!value)
            p->mark--;
    }
    struct ast_stmt *stmt = parser_stmt(p, AST_ANN_ASSIGN, start);
    if (stmt) {
        set_context(target, AST_STORE);
        stmt->ann_assign.target = target;
        stmt->ann_assign.annotation = annotation;
        stmt->ann_assign.value = value;
        stmt->ann_assign.simple = simple;
    }
    return stmt;
}

/* (star_targets '=')+ annotated_rhs !'=', the first target read. */
static struct ast_stmt *assign(struct parser *p, size_t start, struct ast_expr *target)
{
    size_t base = parser_sequence(p);
    struct ast_expr *value = target;
    while (parser_accept(p, TOKEN_EQUAL)) {
        if (!is_star_target(value) || !parser_push(p, value))
            return parser_drop(p, base);
        set_context(value, AST_STORE);
        value = parse_annotated_rhs(p);
        if (!value)
            return parser_drop(p, base);
    }
    struct ast_stmt *stmt = parser_stmt(p, AST_ASSIGN, start);
    if (!stmt)
        return parser_drop(p, base);
    stmt->assign.targets = parser_take_exprs(p, base);
    stmt->assign.value = value;
    return stmt;
}

/* augassign: '+=' | '-=' | ... */
static bool augassign(struct parser *p, enum ast_operator *op)
{
    enum token_kind kind = parser_kind(p);
    if (kind < TOKEN_PLUS_EQUAL || kind > TOKEN_DOUBLE_SLASH_EQUAL || p->failed)
        return false;
    *op = (enum ast_operator)(kind - TOKEN_PLUS_EQUAL);
    p->mark++;
    return true;
}

/* single_target augassign ~ annotated_rhs, the target read. */
static struct ast_stmt *augment(struct parser *p, size_t start, struct ast_expr *target,
                                enum ast_operator op)
{
    struct ast_expr *value = parse_annotated_rhs(p);
    struct ast_stmt *stmt = value ? parser_stmt(p, AST_AUG_ASSIGN, start) : NULL;
    if (stmt) {
        set_context(target, AST_STORE);
        stmt->aug_assign.target = target;
        stmt->aug_assign.op = op;
        stmt->aug_assign.value = value;
    }
    return stmt;
}

static struct ast_stmt *expression_statement(struct parser *p, size_t start, struct ast_expr *value)
{
    struct ast_stmt *stmt = parser_stmt(p, AST_EXPR, start);
    if (stmt)
        stmt->expr.value = value;
    return stmt;
}

/* assignment's alternatives in the grammar's order. Sets *cut when no other rule may be tried. */
static struct ast_stmt *diagnose_assignment(struct parser *p, bool *cut)
{
    size_t start = p->mark;
    enum ast_operator op;
    struct ast_stmt *stmt = NULL;
    *cut = false;
    if (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_COLON) {
        struct ast_expr *name = parse_atom(p);
        stmt = name ? annotate(p, start, name, true) : NULL;
    }
    if (!stmt && !p->failed) {
        p->mark = start;
        struct ast_expr *target = parse_primary(p);
        if (target && is_single_target(target) && p->mark > start + 1 && parser_at(p, TOKEN_COLON))
            stmt = annotate(p, start, target, false);
    }
    if (!stmt && !p->failed) {
        p->mark = start;
        struct ast_expr *target = parse_star_targets(p);
        size_t end = start;
        while (target && parser_accept(p, TOKEN_EQUAL)) {
            end = p->mark;
            target = parse_star_targets(p);
        }
        p->mark = end;
        struct ast_expr *value = end > start ? parse_annotated_rhs(p) : NULL;
        if (value && !parser_at(p, TOKEN_EQUAL))
            stmt = expression_statement(p, start, value);
    }
    if (!stmt && !p->failed) {
        p->mark = start;
        struct ast_expr *target = parse_primary(p);
        if (target && is_single_target(target) && augassign(p, &op)) {
            *cut = true;
            stmt = augment(p, start, target, op);
            if (!stmt)
                return parser_back(p, start);
        }
    }
    if (stmt || p->failed)
        return stmt;
    p->mark = start;
    if (parser_invalid(p))
        invalid_assignment(p);
    return NULL;
}

/* assignment: NAME ':' expression ['=' annotated_rhs]
 *           | ('(' single_target ')' | single_subscript_attribute_target) ':' expression
 *             ['=' annotated_rhs]
 *           | (star_targets '=')+ annotated_rhs !'='
 *           | single_target augassign ~ annotated_rhs */
struct ast_stmt *parse_assignment_or_expression(struct parser *p)
{
    size_t start = p->mark;
    enum ast_operator op;
    if (p->diagnosing) {
        bool cut;
        struct ast_stmt *stmt = diagnose_assignment(p, &cut);
        if (stmt || p->failed)
            return stmt;
        struct ast_expr *value = parse_star_expressions(p);
        return value ? expression_statement(p, start, value) : NULL;
    }
    struct ast_expr *expr = parse_star_expressions(p);
    struct ast_stmt *stmt = NULL;
    if (!expr)
        return NULL;
    if (parser_at(p, TOKEN_EQUAL)) {
        stmt = assign(p, start, expr);
    } else if (parser_at(p, TOKEN_COLON) && is_single_target(expr)) {
        bool simple = expr->kind == AST_NAME && p->mark == start + 1;
        stmt = annotate(p, start, expr, simple);
    } else if (is_single_target(expr) && augassign(p, &op)) {
        stmt = augment(p, start, expr, op);
    } else {
        stmt = expression_statement(p, start, expr);
    }
    return stmt ? stmt : parser_back(p, start);
}
