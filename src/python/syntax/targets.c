/* Targets: what can be assigned to, looped with and deleted.
 *
 * The grammar spells targets out as rules of their own (star_targets, single_target, del_targets,
 * t_primary). Each of them matches what an expression's rule matches too, so that here a target is
 * read as an expression and then looked at. */
#include "python/syntax/grammar.h"

static bool all_targets(const struct ast_expr_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!is_star_target(list->items[i]))
            return false;
    return true;
}

/* star_target: '*' star_target | t_primary '.' NAME | t_primary '[' slices ']' | NAME
 *            | '(' target_with_star_atom ')' | '(' [star_targets] ')' | '[' [star_targets] ']' */
bool is_star_target(const struct ast_expr *expr)
{
    switch (expr->kind) {
    case AST_NAME:
    case AST_ATTRIBUTE:
    case AST_SUBSCRIPT: return true;
    case AST_STARRED: return is_star_target(expr->starred.value);
    case AST_LIST: return all_targets(&expr->list.elts);
    case AST_TUPLE: return all_targets(&expr->tuple.elts);
    default: return false;
    }
}

/* single_target: t_primary '.' NAME | t_primary '[' slices ']' | NAME | '(' single_target ')' */
bool is_single_target(const struct ast_expr *expr)
{
    return expr->kind == AST_NAME || expr->kind == AST_ATTRIBUTE || expr->kind == AST_SUBSCRIPT;
}

void set_context(struct ast_expr *expr, enum ast_expr_context ctx)
{
    switch (expr->kind) {
    case AST_NAME: expr->name.ctx = ctx; break;
    case AST_ATTRIBUTE: expr->attribute.ctx = ctx; break;
    case AST_SUBSCRIPT: expr->subscript.ctx = ctx; break;
    case AST_STARRED:
        expr->starred.ctx = ctx;
        set_context(expr->starred.value, ctx);
        break;
    case AST_LIST:
        expr->list.ctx = ctx;
        for (size_t i = 0; i < expr->list.elts.count; i++)
            set_context(expr->list.elts.items[i], ctx);
        break;
    case AST_TUPLE:
        expr->tuple.ctx = ctx;
        for (size_t i = 0; i < expr->tuple.elts.count; i++)
            set_context(expr->tuple.elts.items[i], ctx);
        break;
    default: break;
    }
}

struct ast_expr *parse_star_target(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *target;
    if (parser_accept(p, TOKEN_STAR)) {
        struct ast_expr *value = parser_at(p, TOKEN_STAR) ? NULL : parse_star_target(p);
        target = value ? parser_expr(p, AST_STARRED, start) : NULL;
        if (!target)
            return parser_back(p, start);
        target->starred.value = value;
    } else {
        target = parse_primary(p);
        if (!target || !is_star_target(target))
            return parser_back(p, start);
    }
    set_context(target, AST_STORE);
    return target;
}

/* star_targets: star_target !',' | star_target (',' star_target)* [','] */
struct ast_expr *parse_star_targets(struct parser *p)
{
    struct ast_expr *targets = parse_items_or_tuple(p, parse_star_target);
    if (targets && targets->kind == AST_TUPLE)
        targets->tuple.ctx = AST_STORE;
    return targets;
}

static bool is_del_target(const struct ast_expr *expr)
{
    const struct ast_expr_list *elts;
    if (is_single_target(expr))
        return true;
    if (expr->kind == AST_LIST)
        elts = &expr->list.elts;
    else if (expr->kind == AST_TUPLE)
        elts = &expr->tuple.elts;
    else
        return false;
    for (size_t i = 0; i < elts->count; i++)
        if (!is_del_target(elts->items[i]))
            return false;
    return true;
}

/* del_targets: ','.del_target+ [','] */
bool parse_del_targets(struct parser *p, struct ast_expr_list *out)
{
    size_t base = parser_sequence(p);
    do {
        size_t start = p->mark;
        struct ast_expr *target = parse_primary(p);
        if (!target || !is_del_target(target)) {
            p->mark = start;
            break;
        }
        set_context(target, AST_DEL);
        if (!parser_push(p, target))
            return false;
    } while (parser_accept(p, TOKEN_COMMA));
    *out = parser_take_exprs(p, base);
    return out->count > 0;
}
