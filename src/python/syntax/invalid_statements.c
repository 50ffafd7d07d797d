/* Mistakes in statements and patterns: the grammar's invalid_* rules, one function each, with its
 * alternatives in the grammar's order. */
#include "python/syntax/grammar.h"

/* ':' NEWLINE !INDENT: raises that the block of what stands at token `keyword` is missing. */
static void missing_block(struct parser *p, size_t keyword, const char *what)
{
    if (parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        !parser_at(p, TOKEN_INDENT))
        parser_raise_indentation(p, "expected an indented block after %s on line %d", what,
                                 p->tokens.items[keyword].lineno);
}

/* NEWLINE where the colon should be. */
static void missing_colon(struct parser *p)
{
    if (parser_accept(p, TOKEN_NEWLINE))
        parser_raise(p, "expected ':'");
}

/* What follows a statement's header: the end of the line in place of the colon, or no block. */
static void missing_colon_or_block(struct parser *p, size_t keyword, const char *what)
{
    if (p->failed)
        return;
    if (parser_at(p, TOKEN_NEWLINE))
        missing_colon(p);
    else
        missing_block(p, keyword, what);
}

void invalid_condition(struct parser *p, enum token_kind keyword)
{
    size_t start = p->mark;
    const char *what = keyword == TOKEN_IF     ? "'if' statement"
                       : keyword == TOKEN_ELIF ? "'elif' statement"
                                               : "'while' statement";
    p->mark++;
    if (parse_named_expression(p))
        missing_colon_or_block(p, start, what);
    p->mark = start;
}

void invalid_bare_block(struct parser *p, enum token_kind keyword, const char *what)
{
    size_t start = p->mark;
    if (parser_accept(p, keyword))
        missing_block(p, start, what);
    p->mark = start;
}

/* [ASYNC] 'for' star_targets 'in' star_expressions, then NEWLINE or ':' NEWLINE !INDENT */
void invalid_for_stmt(struct parser *p)
{
    size_t start = p->mark;
    parser_accept(p, TOKEN_ASYNC);
    size_t keyword = p->mark++;
    if (parse_star_targets(p) && parser_accept(p, TOKEN_IN) && parse_star_expressions(p))
        missing_colon_or_block(p, keyword, "'for' statement");
    p->mark = start;
}

/* [ASYNC] 'for' star_expressions */
void invalid_for_target(struct parser *p)
{
    size_t start = p->mark;
    parser_accept(p, TOKEN_ASYNC);
    struct ast_expr *target = parser_accept(p, TOKEN_FOR) ? parse_star_expressions(p) : NULL;
    if (target)
        raise_invalid_target(p, TARGETS_FOR, target);
    p->mark = start;
}

/* expression 'as' expression &(',' | ')' | ':') */
void invalid_with_item(struct parser *p)
{
    size_t start = p->mark;
    if (parse_expression(p) && parser_accept(p, TOKEN_AS)) {
        struct ast_expr *target = parse_expression(p);
        if (target && (parser_at(p, TOKEN_COMMA) || parser_at(p, TOKEN_RIGHT_PAREN) ||
                       parser_at(p, TOKEN_COLON)))
            raise_invalid_target(p, TARGETS_STAR, target);
    }
    p->mark = start;
}

/* ','.(item ['as' star_target])+ */
static bool with_items(struct parser *p, struct ast_expr *(*item)(struct parser *))
{
    size_t end = p->mark;
    bool any = false;
    while (item(p)) {
        any = true;
        if (parser_at(p, TOKEN_AS)) {
            size_t as = p->mark++;
            if (!parse_star_target(p))
                p->mark = as;
        }
        end = p->mark;
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    p->mark = end;
    return any && !p->failed;
}

/* The header of a with statement, its items in parentheses or not. */
static bool with_header(struct parser *p, bool parenthesised, size_t *keyword)
{
    parser_accept(p, TOKEN_ASYNC);
    *keyword = p->mark++;
    if (!parenthesised)
        return with_items(p, parse_expression);
    if (!parser_accept(p, TOKEN_LEFT_PAREN) || !with_items(p, parse_expressions))
        return false;
    parser_accept(p, TOKEN_COMMA);
    return parser_accept(p, TOKEN_RIGHT_PAREN);
}

void invalid_with_stmt(struct parser *p)
{
    size_t start = p->mark;
    size_t keyword;
    for (int i = 0; i < 2 && !p->failed; i++) {
        if (with_header(p, i == 1, &keyword))
            missing_colon(p);
        p->mark = start;
    }
}

void invalid_with_stmt_indent(struct parser *p)
{
    size_t start = p->mark;
    size_t keyword;
    for (int i = 0; i < 2 && !p->failed; i++) {
        if (with_header(p, i == 1, &keyword))
            missing_block(p, keyword, "'with' statement");
        p->mark = start;
    }
}

/* Takes handlers of one sort; their number. */
static int take_handlers(struct parser *p, bool star)
{
    size_t base = parser_sequence(p);
    int count = 0;
    while (parse_except_block(p, star))
        count++;
    parser_drop(p, base);
    return p->failed ? 0 : count;
}

/* ['as' NAME] */
static void take_as_name(struct parser *p)
{
    if (parser_at(p, TOKEN_AS) && parser_kind_after(p) == TOKEN_NAME)
        p->mark += 2;
}

/* 'try' ':' block* except_block+ 'except' '*' expression ['as' NAME] ':'
 * | 'try' ':' block* except_star_block+ 'except' [expression ['as' NAME]] ':' */
static void mixed_handlers(struct parser *p)
{
    struct ast_stmt_list body;
    if (!parser_accept(p, TOKEN_TRY) || !parser_accept(p, TOKEN_COLON))
        return;
    while (parse_block(p, &body))
        ;
    size_t start = p->mark;
    for (int star = 0; star < 2 && !p->failed; star++) {
        p->mark = start;
        if (!take_handlers(p, star))
            continue;
        size_t except = p->mark;
        if (!parser_accept(p, TOKEN_EXCEPT) || (!star && !parser_accept(p, TOKEN_STAR)))
            continue;
        if (parse_expression(p))
            take_as_name(p);
        else if (!star)
            continue;
        if (parser_accept(p, TOKEN_COLON))
            parser_raise_tokens(p, except, star ? except : except + 1,
                                "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

/* 'try' ':' NEWLINE !INDENT
 * | 'try' ':' block !('except' | 'finally')
 * | mixed_handlers */
void invalid_try_stmt(struct parser *p)
{
    size_t start = p->mark;
    struct ast_stmt_list body;
    invalid_bare_block(p, TOKEN_TRY, "'try' statement");
    p->mark = start + 1;
    if (parser_accept(p, TOKEN_COLON) && parse_block(p, &body) && !parser_at(p, TOKEN_EXCEPT) &&
        !parser_at(p, TOKEN_FINALLY))
        parser_raise(p, "expected 'except' or 'finally' block");
    p->mark = start;
    if (!p->failed)
        mixed_handlers(p);
    p->mark = start;
}

/* 'except' '*'? expression ',' expressions ['as' NAME] ':'
 * | 'except' '*'? expression ['as' NAME] NEWLINE
 * | 'except' NEWLINE
 * | 'except' '*' (NEWLINE | ':') */
void invalid_except_stmt(struct parser *p)
{
    size_t start = p->mark++;
    bool star = parser_accept(p, TOKEN_STAR);
    size_t after = p->mark;
    struct ast_expr *a = parse_expression(p);
    if (a && parser_accept(p, TOKEN_COMMA) && parse_expressions(p)) {
        take_as_name(p);
        if (parser_accept(p, TOKEN_COLON))
            parser_raise_starting(p, &a->at, "multiple exception types must be parenthesized");
    }
    p->mark = after;
    if (!p->failed && parse_expression(p)) {
        take_as_name(p);
        missing_colon(p);
    }
    p->mark = after;
    if (!star)
        missing_colon(p);
    else if (parser_accept(p, TOKEN_NEWLINE) || parser_accept(p, TOKEN_COLON))
        parser_raise(p, "expected one or more exception types");
    p->mark = start;
}

/* 'except' ['*'] expression ['as' NAME] ':' NEWLINE !INDENT | 'except' ':' NEWLINE !INDENT */
void invalid_except_stmt_indent(struct parser *p, bool star)
{
    size_t start = p->mark++;
    const char *what = star ? "'except*' statement" : "'except' statement";
    if (!star || parser_accept(p, TOKEN_STAR)) {
        if (parse_expression(p)) {
            take_as_name(p);
            missing_block(p, start, what);
        } else if (!star) {
            missing_block(p, start, what);
        }
    }
    p->mark = start;
}

/* [ASYNC] 'def' NAME '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT */
void invalid_def_raw(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name;
    parser_accept(p, TOKEN_ASYNC);
    size_t keyword = p->mark++;
    if (parser_accept_name(p, &name) && parser_accept(p, TOKEN_LEFT_PAREN) &&
        parse_params(p, PARAMETERS_DEF) && parser_accept(p, TOKEN_RIGHT_PAREN)) {
        if (parser_accept(p, TOKEN_ARROW) && !parse_expression(p))
            p->mark--;
        missing_block(p, keyword, "function definition");
    }
    p->mark = start;
}

/* 'class' NAME ['(' [arguments] ')'], then NEWLINE or ':' NEWLINE !INDENT */
void invalid_class_def_raw(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_identifier name;
    if (parser_accept_name(p, &name)) {
        size_t after = p->mark;
        if (parser_accept(p, TOKEN_LEFT_PAREN)) {
            parse_arguments(p);
            if (!parser_accept(p, TOKEN_RIGHT_PAREN))
                p->mark = after;
        }
        missing_colon_or_block(p, start, "class definition");
    }
    p->mark = start;
}

/* "match" subject_expr, then NEWLINE or ':' NEWLINE !INDENT */
void invalid_match_stmt(struct parser *p)
{
    size_t start = p->mark++;
    if (parse_subject_expr(p))
        missing_colon_or_block(p, start, "'match' statement");
    p->mark = start;
}

/* "case" patterns guard?, then NEWLINE or ':' NEWLINE !INDENT */
void invalid_case_block(struct parser *p)
{
    size_t start = p->mark++;
    if (parse_patterns(p)) {
        parse_guard(p);
        missing_colon_or_block(p, start, "'case' statement");
    }
    p->mark = start;
}

/* or_pattern 'as' "_" | or_pattern 'as' !NAME expression: called at the 'as'. */
void invalid_as_pattern(struct parser *p)
{
    size_t start = p->mark++;
    if (parser_at_soft(p, "_")) {
        parser_raise_token(p, p->mark, "cannot use '_' as a target");
    } else if (!parser_at(p, TOKEN_NAME)) {
        struct ast_expr *target = parse_expression(p);
        if (target)
            parser_raise_expr(p, target, "invalid pattern target");
    }
    p->mark = start;
}

/* del_stmt's 'del' star_expressions */
void invalid_del_stmt(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *target = parse_star_expressions(p);
    if (target)
        raise_invalid_target(p, TARGETS_DEL, target);
    p->mark = start;
}

/* import_from_as_names ',' NEWLINE */
void invalid_import_from_targets(struct parser *p)
{
    size_t start = p->mark;
    struct ast_alias_list names;
    if (parse_import_from_as_names(p, &names) && parser_accept(p, TOKEN_COMMA) &&
        parser_accept(p, TOKEN_NEWLINE))
        parser_raise(p, "trailing comma not allowed without surrounding parentheses");
    p->mark = start;
}

/* list | tuple | '(' invalid_ann_assign_target ')' */
static struct ast_expr *invalid_ann_assign_target(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *target = parser_at(p, TOKEN_LEFT_BRACKET) ? parse_list(p) : parse_tuple(p);
    if (target || p->failed || !parser_accept(p, TOKEN_LEFT_PAREN))
        return target;
    target = invalid_ann_assign_target(p);
    return target && parser_accept(p, TOKEN_RIGHT_PAREN) ? target : parser_back(p, start);
}

/* invalid_ann_assign_target ':' expression
 * | star_named_expression ',' star_named_expressions* ':' expression
 * | expression ':' expression */
static void invalid_annotation(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr_list rest;
    struct ast_expr *a = invalid_ann_assign_target(p);
    if (a && parser_accept(p, TOKEN_COLON) && parse_expression(p))
        parser_raise_expr(p, a, "only single target (not %s) can be annotated",
                          expr_description(a));
    p->mark = start;
    a = p->failed ? NULL : parse_star_named_expression(p);
    if (a && parser_accept(p, TOKEN_COMMA)) {
        while (parse_star_named_expressions(p, &rest))
            ;
        if (parser_accept(p, TOKEN_COLON) && parse_expression(p))
            parser_raise_expr(p, a, "only single target (not tuple) can be annotated");
    }
    p->mark = start;
    a = p->failed ? NULL : parse_expression(p);
    if (a && parser_accept(p, TOKEN_COLON) && parse_expression(p))
        parser_raise_expr(p, a, "illegal target for annotation");
    p->mark = start;
}

/* (star_targets '=')* */
static void take_targets(struct parser *p)
{
    size_t end = p->mark;
    while (parse_star_targets(p) && parser_accept(p, TOKEN_EQUAL))
        end = p->mark;
    p->mark = end;
}

/* invalid_annotation
 * | (star_targets '=')* star_expressions '='
 * | (star_targets '=')* yield_expr '='
 * | star_expressions augassign annotated_rhs */
void invalid_assignment(struct parser *p)
{
    size_t start = p->mark;
    invalid_annotation(p);
    take_targets(p);
    size_t after = p->mark;
    struct ast_expr *a = p->failed ? NULL : parse_star_expressions(p);
    if (a && parser_accept(p, TOKEN_EQUAL)) {
        raise_invalid_target(p, TARGETS_STAR, a);
        p->mark = start;
        return;
    }
    p->mark = after;
    a = p->failed ? NULL : parse_yield_expr(p);
    if (a && parser_at(p, TOKEN_EQUAL))
        parser_raise_expr(p, a, "assignment to yield expression not possible");
    p->mark = start;
    a = p->failed ? NULL : parse_star_expressions(p);
    if (a && parser_kind(p) >= TOKEN_PLUS_EQUAL && parser_kind(p) <= TOKEN_DOUBLE_SLASH_EQUAL) {
        p->mark++;
        if (parse_annotated_rhs(p))
            parser_raise_expr(p, a, "'%s' is an illegal expression for augmented assignment",
                              expr_description(a));
    }
    p->mark = start;
}
