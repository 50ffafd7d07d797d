/* Mistakes in expressions: the grammar's invalid_* rules, one function each, with its alternatives
 * in the grammar's order. An alternative that matches ends the rule, whether it raised or not. */
#include "python/syntax/grammar.h"

#include <string.h>

static const char *constant_description(const struct ast_constant *constant)
{
    switch (constant->kind) {
    case AST_CONSTANT_NONE: return "None";
    case AST_CONSTANT_TRUE: return "True";
    case AST_CONSTANT_FALSE: return "False";
    case AST_CONSTANT_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

/* What an expression is called in messages (_PyPegen_get_expr_name). */
const char *expr_description(const struct ast_expr *expr)
{
    switch (expr->kind) {
    case AST_ATTRIBUTE: return "attribute";
    case AST_SUBSCRIPT: return "subscript";
    case AST_STARRED: return "starred";
    case AST_NAME: return "name";
    case AST_LIST: return "list";
    case AST_TUPLE: return "tuple";
    case AST_LAMBDA: return "lambda";
    case AST_CALL: return "function call";
    case AST_BOOL_OP:
    case AST_BIN_OP:
    case AST_UNARY_OP: return "expression";
    case AST_GENERATOR_EXP: return "generator expression";
    case AST_YIELD:
    case AST_YIELD_FROM: return "yield expression";
    case AST_AWAIT: return "await expression";
    case AST_LIST_COMP: return "list comprehension";
    case AST_SET_COMP: return "set comprehension";
    case AST_DICT_COMP: return "dict comprehension";
    case AST_DICT: return "dict literal";
    case AST_SET: return "set display";
    case AST_JOINED_STR:
    case AST_FORMATTED_VALUE: return "f-string expression";
    case AST_CONSTANT: return constant_description(&expr->constant);
    case AST_COMPARE: return "comparison";
    case AST_IF_EXP: return "conditional expression";
    case AST_NAMED_EXPR: return "named expression";
    case AST_SLICE: break;
    }
    return "expression";
}

static const struct ast_expr *invalid_target(const struct ast_expr *expr, enum target_sort sort);

static const struct ast_expr *invalid_target_among(const struct ast_expr_list *list,
                                                   enum target_sort sort)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct ast_expr *invalid = invalid_target(list->items[i], sort);
        if (invalid)
            return invalid;
    }
    return NULL;
}

/* The first part that cannot be a target (_PyPegen_get_invalid_target). */
static const struct ast_expr *invalid_target(const struct ast_expr *expr, enum target_sort sort)
{
    switch (expr->kind) {
    case AST_LIST: return invalid_target_among(&expr->list.elts, sort);
    case AST_TUPLE: return invalid_target_among(&expr->tuple.elts, sort);
    case AST_STARRED: return sort == TARGETS_DEL ? expr : invalid_target(expr->starred.value, sort);
    case AST_COMPARE: /* for a in b: `a in b` was read as a comparison */
        if (sort != TARGETS_FOR)
            return expr;
        return expr->compare.ops[0] == AST_IN ? invalid_target(expr->compare.left, sort) : NULL;
    case AST_NAME:
    case AST_ATTRIBUTE:
    case AST_SUBSCRIPT: return NULL;
    default: return expr;
    }
}

void raise_invalid_target(struct parser *p, enum target_sort sort, struct ast_expr *expr)
{
    const struct ast_expr *invalid = invalid_target(expr, sort);
    if (invalid)
        parser_raise_expr(p, invalid,
                          sort == TARGETS_DEL ? "cannot delete %s" : "cannot assign to %s",
                          expr_description(invalid));
}

/* print or exec, statements of old. */
static bool is_legacy(const struct ast_expr *expr)
{
    return expr->kind == AST_NAME &&
           (strcmp(expr->name.id.text, "print") == 0 || strcmp(expr->name.id.text, "exec") == 0);
}

/* !(NAME STRING | SOFT_KEYWORD) disjunction expression_without_invalid
 * | disjunction 'if' disjunction !('else' | ':') */
void invalid_expression(struct parser *p)
{
    size_t start = p->mark;
    bool prefix = (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_STRING) ||
                  parser_at_soft(p, "_") || parser_at_soft(p, "case") || parser_at_soft(p, "match");
    struct ast_expr *a = prefix || p->failed ? NULL : parse_disjunction(p);
    struct ast_expr *b = a ? parse_expression_without_invalid(p) : NULL;
    if (b) {
        if (!is_legacy(a) && p->tokens.items[p->mark - 1].level)
            parser_raise_between(p, &a->at, &b->at, "invalid syntax. Perhaps you forgot a comma?");
        p->mark = start;
        return;
    }
    p->mark = start;
    a = p->failed ? NULL : parse_disjunction(p);
    if (a && parser_accept(p, TOKEN_IF)) {
        b = parse_disjunction(p);
        if (b && !parser_at(p, TOKEN_ELSE) && !parser_at(p, TOKEN_COLON))
            parser_raise_between(p, &a->at, &b->at, "expected 'else' after 'if' expression");
    }
    p->mark = start;
}

/* NAME !'(' star_expressions */
void invalid_legacy_expression(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *name = parser_at(p, TOKEN_NAME) ? parse_atom(p) : NULL;
    if (name && !parser_at(p, TOKEN_LEFT_PAREN)) {
        struct ast_expr *rest = parse_star_expressions(p);
        if (rest && is_legacy(name))
            parser_raise_between(p, &name->at, &rest->at,
                                 "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                 name->name.id.text, name->name.id.text);
    }
    p->mark = start;
}

/* Whether neither '=' nor ':=' follows. */
static bool no_assignment_follows(struct parser *p)
{
    return !parser_at(p, TOKEN_EQUAL) && !parser_at(p, TOKEN_COLON_EQUAL);
}

/* list | tuple | genexp | 'True' | 'None' | 'False' stands here; does not move. */
static bool at_odd_target(struct parser *p)
{
    size_t start = p->mark;
    bool found = parser_at(p, TOKEN_TRUE) || parser_at(p, TOKEN_NONE) || parser_at(p, TOKEN_FALSE);
    if (parser_at(p, TOKEN_LEFT_BRACKET))
        found = parse_list(p) != NULL;
    else if (parser_at(p, TOKEN_LEFT_PAREN))
        found = parse_tuple(p) || (!p->failed && parse_genexp(p));
    p->mark = start;
    return found;
}

/* expression ':=' expression
 * | NAME '=' bitwise_or !('=' | ':=')
 * | !(list | tuple | genexp | 'True' | 'None' | 'False') bitwise_or '=' bitwise_or !('=' | ':=') */
void invalid_named_expression(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (parser_recall(p, MEMO_INVALID_NAMED_EXPRESSION, &known)) {
        p->mark = start;
        return;
    }
    struct ast_expr *a = parse_expression(p);
    struct ast_expr *b = NULL;
    if (a && parser_accept(p, TOKEN_COLON_EQUAL) && parse_expression(p))
        parser_raise_expr(p, a, "cannot use assignment expressions with %s", expr_description(a));
    p->mark = start;
    if (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL && (a = parse_atom(p)) &&
        parser_accept(p, TOKEN_EQUAL) && (b = parse_bitwise_or(p)) && no_assignment_follows(p))
        parser_raise_between(p, &a->at, &b->at,
                             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    p->mark = start;
    if (!p->failed && !at_odd_target(p) && (a = parse_bitwise_or(p)) &&
        parser_accept(p, TOKEN_EQUAL) && parse_bitwise_or(p) && no_assignment_follows(p))
        parser_raise_expr(p, a, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                          expr_description(a));
    p->mark = start;
    parser_remember(p, MEMO_INVALID_NAMED_EXPRESSION, start, NULL);
}

/* '(' starred_expression ')' | '(' '**' expression ')' */
void invalid_group(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *starred = parse_starred_expression(p);
    if (starred && parser_accept(p, TOKEN_RIGHT_PAREN))
        parser_raise_expr(p, starred, "cannot use starred expression here");
    p->mark = start + 1;
    if (parser_accept(p, TOKEN_DOUBLE_STAR) && parse_expression(p) &&
        parser_accept(p, TOKEN_RIGHT_PAREN))
        parser_raise_token(p, start + 1, "cannot use double starred expression here");
    p->mark = start;
}

/* ('[' | '(' | '{') starred_expression for_if_clauses
 * | ('[' | '{') star_named_expression ',' star_named_expressions for_if_clauses
 * | ('[' | '{') star_named_expression ',' for_if_clauses */
void invalid_comprehension(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_comprehension_list generators;
    struct ast_expr_list rest;
    struct ast_expr *a = parse_starred_expression(p);
    if (a && parse_for_if_clauses(p, &generators))
        parser_raise_expr(p, a, "iterable unpacking cannot be used in comprehension");
    p->mark = start + 1;
    if (p->failed || p->tokens.items[start].kind == TOKEN_LEFT_PAREN) {
        p->mark = start;
        return;
    }
    a = parse_star_named_expression(p);
    size_t comma = p->mark;
    if (a && parser_accept(p, TOKEN_COMMA)) {
        if (parse_star_named_expressions(p, &rest)) {
            if (parse_for_if_clauses(p, &generators))
                parser_raise_between(p, &a->at, &rest.items[rest.count - 1]->at,
                                     "did you forget parentheses around the comprehension target?");
        } else if (!p->failed && parse_for_if_clauses(p, &generators)) {
            struct ast_position end = token_position(&p->tokens.items[comma]);
            parser_raise_between(p, &a->at, &end,
                                 "did you forget parentheses around the comprehension target?");
        }
    }
    p->mark = start;
}

/* '{' '**' bitwise_or for_if_clauses '}' */
void invalid_dict_comprehension(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_comprehension_list generators;
    if (parser_accept(p, TOKEN_DOUBLE_STAR) && parse_bitwise_or(p) &&
        parse_for_if_clauses(p, &generators) && parser_accept(p, TOKEN_RIGHT_BRACE))
        parser_raise_token(p, start + 1, "dict unpacking cannot be used in dict comprehension");
    p->mark = start;
}

/* expression ':' '*' bitwise_or | expression ':' &('}' | ',') */
static void invalid_value(struct parser *p)
{
    size_t start = p->mark;
    if (parse_expression(p) && parser_accept(p, TOKEN_COLON)) {
        size_t after = p->mark;
        if (parser_accept(p, TOKEN_STAR)) {
            struct ast_position star = token_position(&p->tokens.items[after]);
            if (parse_bitwise_or(p))
                parser_raise_starting(p, &star,
                                      "cannot use a starred expression in a dictionary value");
        } else if (parser_at(p, TOKEN_RIGHT_BRACE) || parser_at(p, TOKEN_COMMA)) {
            parser_raise_token(p, after - 1, "expression expected after dictionary key and ':'");
        }
    }
    p->mark = start;
}

/* ','.double_starred_kvpair+ ',' (expression !':' | invalid_value) | invalid_value */
void invalid_double_starred_kvpairs(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *key, *value;
    bool comma = false;
    while (!p->failed && parse_double_starred_kvpair(p, &key, &value)) {
        comma = parser_accept(p, TOKEN_COMMA);
        if (!comma)
            break;
    }
    if (comma && !p->failed) {
        size_t at = p->mark;
        key = parse_expression(p);
        if (key && !parser_at(p, TOKEN_COLON)) {
            struct ast_position place = {key->at.lineno, key->at.end_col_offset - 1,
                                         key->at.end_lineno, -2};
            parser_raise_at(p, SYNTAX_ERROR, &place, "':' expected after dictionary key");
        }
        p->mark = at;
        if (!p->failed)
            invalid_value(p);
    }
    p->mark = start;
    if (!p->failed)
        invalid_value(p);
}

/* Where a comprehension ends: at its last condition, or what it goes through. */
static const struct ast_position *comprehension_end(const struct ast_comprehension_list *list)
{
    const struct ast_comprehension *last = &list->items[list->count - 1];
    return last->ifs.count ? &last->ifs.items[last->ifs.count - 1]->at : &last->iter->at;
}

static bool has_unpacked_keyword(const struct call_arguments *arguments)
{
    for (size_t i = 0; i < arguments->keywords.count; i++)
        if (!arguments->keywords.items[i].arg.text)
            return true;
    return false;
}

/* args ',' '*', and args ',' args, told when `positional` */
static void arguments_out_of_order(struct parser *p, bool positional)
{
    struct call_arguments *a = parse_args(p, NULL, 0);
    if (!a || !parser_accept(p, TOKEN_COMMA))
        return;
    if (!positional) {
        if (parser_accept(p, TOKEN_STAR))
            parser_raise_between(p, &a->at, &a->at,
                                 "iterable argument unpacking follows keyword argument unpacking");
    } else if (parse_args(p, NULL, 0)) {
        parser_raise(p, has_unpacked_keyword(a)
                            ? "positional argument follows keyword argument unpacking"
                            : "positional argument follows keyword argument");
    }
}

/* NAME '=' expression for_if_clauses */
static void assigned_comprehension(struct parser *p)
{
    size_t start = p->mark;
    struct ast_comprehension_list generators;
    if (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL) {
        p->mark += 2;
        if (parse_expression(p) && parse_for_if_clauses(p, &generators))
            parser_raise_tokens(p, start, start + 1,
                                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    p->mark = start;
}

/* args ',' '*'
 * | expression for_if_clauses ',' [args | expression for_if_clauses]
 * | NAME '=' expression for_if_clauses
 * | args for_if_clauses
 * | args ',' expression for_if_clauses
 * | args ',' args */
void invalid_arguments(struct parser *p)
{
    static const char unparenthesised[] = "Generator expression must be parenthesized";
    size_t start = p->mark;
    struct ast_comprehension_list generators;
    arguments_out_of_order(p, false);
    p->mark = start;
    struct ast_expr *a = p->failed ? NULL : parse_expression(p);
    if (a && parse_for_if_clauses(p, &generators) && parser_accept(p, TOKEN_COMMA)) {
        size_t after = p->mark;
        struct ast_comprehension_list more;
        if (!parse_args(p, NULL, 0) && !p->failed) {
            p->mark = after;
            if (parse_expression(p))
                parse_for_if_clauses(p, &more);
        }
        parser_raise_between(p, &a->at, comprehension_end(&generators), unparenthesised);
    }
    p->mark = start;
    if (!p->failed)
        assigned_comprehension(p);
    struct call_arguments *args = p->failed ? NULL : parse_args(p, NULL, 0);
    size_t after = p->mark;
    if (args && parse_for_if_clauses(p, &generators)) {
        if (args->args.count > 1)
            parser_raise_between(p, &args->args.items[args->args.count - 1]->at,
                                 comprehension_end(&generators), unparenthesised);
        p->mark = start;
        return;
    }
    p->mark = after;
    if (args && parser_accept(p, TOKEN_COMMA) && (a = parse_expression(p)) &&
        parse_for_if_clauses(p, &generators))
        parser_raise_between(p, &a->at, &generators.items[generators.count - 1].target->at,
                             unparenthesised);
    p->mark = start;
    if (!p->failed)
        arguments_out_of_order(p, true);
    p->mark = start;
}

/* ('True' | 'False' | 'None') '='
 * | NAME '=' expression for_if_clauses
 * | !(NAME '=') expression '=' */
void invalid_kwarg(struct parser *p)
{
    size_t start = p->mark;
    if (parser_at(p, TOKEN_TRUE) || parser_at(p, TOKEN_FALSE) || parser_at(p, TOKEN_NONE)) {
        if (parser_kind_after(p) == TOKEN_EQUAL) {
            const struct token *token = &p->tokens.items[start];
            parser_raise_tokens(p, start, start + 1, "cannot assign to %.*s", (int)token->length,
                                token->start);
            return;
        }
    }
    assigned_comprehension(p);
    if (p->failed || (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL))
        return;
    struct ast_expr *a = parse_expression(p);
    if (a && parser_at(p, TOKEN_EQUAL)) {
        struct ast_position end = token_position(&p->tokens.items[p->mark]);
        parser_raise_between(p, &a->at, &end,
                             "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    p->mark = start;
}
