/* Compound statements and their blocks. */
#include "python/syntax/grammar.h"

/* What nested statements weigh against the limit of nesting. */
enum { WEIGHT_BLOCK = 6, WEIGHT_ELIF = 3 };

/* NEWLINE INDENT statements DEDENT | simple_stmts */
static bool block_body(struct parser *p, struct ast_stmt_list *out)
{
    size_t start = p->mark;
    if (parser_accept(p, TOKEN_NEWLINE)) {
        if (parser_accept(p, TOKEN_INDENT) && parse_statements(p, out) &&
            parser_accept(p, TOKEN_DEDENT))
            return true;
        p->mark = start;
    }
    return !p->failed && parse_simple_stmts(p, out);
}

/* block: NEWLINE INDENT statements DEDENT | simple_stmts */
bool parse_block(struct parser *p, struct ast_stmt_list *out)
{
    size_t start = p->mark;
    void *known;
    *out = (struct ast_stmt_list){NULL, 0};
    if (p->diagnosing && parser_recall(p, MEMO_BLOCK, &known)) {
        if (known)
            *out = *(struct ast_stmt_list *)known;
        return known != NULL;
    }
    if (!parser_enter(p, WEIGHT_BLOCK))
        return false;
    bool matched = block_body(p, out);
    parser_leave(p, WEIGHT_BLOCK);
    if (!p->diagnosing)
        return matched;
    if (!matched && parser_invalid(p) && parser_accept(p, TOKEN_NEWLINE)) {
        if (!parser_at(p, TOKEN_INDENT))
            parser_raise_indentation(p, "expected an indented block");
        p->mark = start;
    }
    struct ast_stmt_list *copy = matched ? parser_alloc(p, sizeof *copy) : NULL;
    if (copy)
        *copy = *out;
    parser_remember(p, MEMO_BLOCK, start, copy);
    return copy != NULL;
}

/* ':' block */
static bool colon_block(struct parser *p, struct ast_stmt_list *out)
{
    return parser_accept(p, TOKEN_COLON) && parse_block(p, out);
}

/* else_block: 'else' &&':' block. False only on an error: it is optional. */
static bool else_block(struct parser *p, struct ast_stmt_list *out)
{
    size_t start = p->mark;
    *out = (struct ast_stmt_list){NULL, 0};
    if (!parser_at(p, TOKEN_ELSE))
        return !p->failed;
    if (parser_invalid(p)) {
        invalid_bare_block(p, TOKEN_ELSE, "'else' statement");
        if (p->failed)
            return false;
    }
    p->mark++;
    if (parser_force(p, TOKEN_COLON, ":") && parse_block(p, out))
        return true;
    p->mark = start;
    return !p->failed;
}

/* if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
 * elif_stmt: 'elif' named_expression ':' block (elif_stmt | [else_block]) */
static struct ast_stmt *if_stmt(struct parser *p, enum token_kind keyword)
{
    size_t start = p->mark;
    struct ast_stmt_list body;
    struct ast_stmt_list orelse = {NULL, 0};
    if (parser_invalid(p)) {
        invalid_condition(p, keyword);
        if (p->failed)
            return NULL;
    }
    p->mark++;
    struct ast_expr *test = parse_named_expression(p);
    if (!test || !colon_block(p, &body))
        return parser_back(p, start);
    if (parser_at(p, TOKEN_ELIF)) {
        if (!parser_enter(p, WEIGHT_ELIF))
            return NULL;
        struct ast_stmt *elif = if_stmt(p, TOKEN_ELIF);
        parser_leave(p, WEIGHT_ELIF);
        if (elif) {
            size_t base = parser_sequence(p);
            if (!parser_push(p, elif))
                return NULL;
            orelse = parser_take_stmts(p, base);
        }
    } else if (!else_block(p, &orelse)) {
        return parser_back(p, start);
    }
    struct ast_stmt *stmt = parser_stmt(p, AST_IF, start);
    if (stmt) {
        stmt->if_.test = test;
        stmt->if_.body = body;
        stmt->if_.orelse = orelse;
    }
    return stmt;
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static struct ast_stmt *while_stmt(struct parser *p)
{
    size_t start = p->mark;
    struct ast_stmt_list body, orelse;
    if (parser_invalid(p)) {
        invalid_condition(p, TOKEN_WHILE);
        if (p->failed)
            return NULL;
    }
    p->mark++;
    struct ast_expr *test = parse_named_expression(p);
    if (!test || !colon_block(p, &body) || !else_block(p, &orelse))
        return parser_back(p, start);
    struct ast_stmt *stmt = parser_stmt(p, AST_WHILE, start);
    if (stmt) {
        stmt->while_.test = test;
        stmt->while_.body = body;
        stmt->while_.orelse = orelse;
    }
    return stmt;
}

/* for_stmt: [ASYNC] 'for' star_targets 'in' ~ star_expressions ':' block [else_block] */
static struct ast_stmt *for_stmt(struct parser *p)
{
    size_t start = p->mark;
    struct ast_stmt_list body, orelse;
    if (parser_invalid(p)) {
        invalid_for_stmt(p);
        if (p->failed)
            return NULL;
    }
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->mark++;
    struct ast_expr *target = parse_star_targets(p);
    if (!target || !parser_accept(p, TOKEN_IN)) {
        p->mark = start;
        if (parser_invalid(p))
            invalid_for_target(p);
        return NULL;
    }
    struct ast_expr *iter = parse_star_expressions(p);
    if (!iter || !colon_block(p, &body) || !else_block(p, &orelse))
        return parser_back(p, start);
    struct ast_stmt *stmt = parser_stmt(p, is_async ? AST_ASYNC_FOR : AST_FOR, start);
    if (stmt) {
        stmt->for_.target = target;
        stmt->for_.iter = iter;
        stmt->for_.body = body;
        stmt->for_.orelse = orelse;
    }
    return stmt;
}

/* with_item: expression 'as' star_target &(',' | ')' | ':') | expression */
static bool with_item(struct parser *p, struct ast_withitem *out)
{
    size_t start = p->mark;
    *out = (struct ast_withitem){0};
    out->context_expr = parse_expression(p);
    if (!out->context_expr)
        return false;
    size_t end = p->mark;
    if (parser_accept(p, TOKEN_AS)) {
        out->optional_vars = parse_star_target(p);
        if (out->optional_vars && (parser_at(p, TOKEN_COMMA) || parser_at(p, TOKEN_COLON) ||
                                   parser_at(p, TOKEN_RIGHT_PAREN)))
            return true;
        out->optional_vars = NULL;
        p->mark = start;
        if (parser_invalid(p))
            invalid_with_item(p);
    }
    p->mark = end;
    return !p->failed;
}

/* ','.with_item+ */
static bool with_items(struct parser *p, struct ast_withitem_list *out)
{
    size_t base = parser_sequence(p);
    size_t end = p->mark;
    do {
        struct ast_withitem *item = parser_alloc(p, sizeof *item);
        if (!item || !with_item(p, item))
            break;
        if (!parser_push(p, item))
            return parser_drop(p, base), false;
        end = p->mark;
    } while (parser_accept(p, TOKEN_COMMA));
    p->mark = end;
    out->items = parser_take(p, base, sizeof *out->items, &out->count);
    return out->count > 0;
}

/* '(' ','.with_item+ ','? ')' */
static bool parenthesised_with_items(struct parser *p, struct ast_withitem_list *out)
{
    if (!parser_accept(p, TOKEN_LEFT_PAREN) || !with_items(p, out))
        return false;
    parser_accept(p, TOKEN_COMMA);
    return parser_accept(p, TOKEN_RIGHT_PAREN);
}

/* with_stmt: [ASYNC] 'with' '(' ','.with_item+ ','? ')' ':' block
 *          | [ASYNC] 'with' ','.with_item+ ':' block */
static struct ast_stmt *with_stmt(struct parser *p)
{
    size_t start = p->mark;
    struct ast_withitem_list items;
    struct ast_stmt_list body;
    if (parser_invalid(p)) {
        invalid_with_stmt_indent(p);
        if (p->failed)
            return NULL;
    }
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->mark++;
    size_t after = p->mark;
    bool matched = parenthesised_with_items(p, &items) && parser_at(p, TOKEN_COLON);
    bool committed = matched && !p->diagnosing; /* the block is the same whichever rule reads it */
    if (matched)
        matched = colon_block(p, &body);
    if (!matched && !committed && !p->failed) {
        p->mark = after;
        matched = with_items(p, &items) && colon_block(p, &body);
    }
    if (!matched) {
        p->mark = start;
        if (parser_invalid(p))
            invalid_with_stmt(p);
        return NULL;
    }
    struct ast_stmt *stmt = parser_stmt(p, is_async ? AST_ASYNC_WITH : AST_WITH, start);
    if (stmt) {
        stmt->with.items = items;
        stmt->with.body = body;
    }
    return stmt;
}

/* except_block: 'except' expression ['as' NAME] ':' block | 'except' ':' block
 * except_star_block: 'except' '*' expression ['as' NAME] ':' block
 * The handler is pushed. */
bool parse_except_block(struct parser *p, bool star)
{
    size_t start = p->mark;
    struct ast_excepthandler *handler = parser_alloc(p, sizeof *handler);
    if (!handler || !parser_at(p, TOKEN_EXCEPT))
        return false;
    if (parser_invalid(p)) {
        invalid_except_stmt_indent(p, star);
        if (p->failed)
            return false;
    }
    p->mark++;
    bool matched = parser_accept(p, TOKEN_STAR) == star;
    if (matched && (star || !parser_at(p, TOKEN_COLON))) {
        handler->type = parse_expression(p);
        matched = handler->type != NULL;
        if (matched && parser_accept(p, TOKEN_AS))
            matched = parser_accept_name(p, &handler->name);
    }
    if (matched && colon_block(p, &handler->body)) {
        handler->at = parser_span(p, start);
        return parser_push(p, handler);
    }
    p->mark = start;
    if (parser_invalid(p))
        invalid_except_stmt(p);
    return false;
}

/* finally_block: 'finally' &&':' block. False only on an error: it is optional. */
static bool finally_block(struct parser *p, struct ast_stmt_list *out)
{
    size_t start = p->mark;
    *out = (struct ast_stmt_list){NULL, 0};
    if (!parser_at(p, TOKEN_FINALLY))
        return !p->failed;
    if (parser_invalid(p)) {
        invalid_bare_block(p, TOKEN_FINALLY, "'finally' statement");
        if (p->failed)
            return false;
    }
    p->mark++;
    if (parser_force(p, TOKEN_COLON, ":") && parse_block(p, out))
        return true;
    p->mark = start;
    return !p->failed;
}

/* except_block+ or except_star_block+: all must be of one sort. Sets *star. */
static bool handlers(struct parser *p, struct ast_excepthandler_list *out, bool *star)
{
    size_t base = parser_sequence(p);
    *star = false;
    while (parser_at(p, TOKEN_EXCEPT)) {
        if (parse_except_block(p, *star))
            continue;
        if (p->failed || *star || parser_sequence(p) > base)
            break;
        *star = true;
        if (!parse_except_block(p, true))
            break;
    }
    out->items = parser_take(p, base, sizeof *out->items, &out->count);
    return !p->failed;
}

/* try_stmt: 'try' &&':' block finally_block
 *         | 'try' &&':' block except_block+ [else_block] [finally_block]
 *         | 'try' &&':' block except_star_block+ [else_block] [finally_block] */
static struct ast_stmt *try_stmt(struct parser *p)
{
    size_t start = p->mark;
    bool star;
    struct ast_stmt_list body, orelse = {NULL, 0}, finalbody;
    struct ast_excepthandler_list excepts;
    if (parser_invalid(p)) {
        invalid_try_stmt(p);
        if (p->failed)
            return NULL;
    }
    p->mark++;
    if (!parser_force(p, TOKEN_COLON, ":") || !parse_block(p, &body) ||
        !handlers(p, &excepts, &star))
        return parser_back(p, start);
    if (excepts.count && !else_block(p, &orelse))
        return parser_back(p, start);
    if (!finally_block(p, &finalbody) || (!excepts.count && !finalbody.count))
        return parser_back(p, start);
    struct ast_stmt *stmt = parser_stmt(p, star ? AST_TRY_STAR : AST_TRY, start);
    if (stmt) {
        stmt->try_.body = body;
        stmt->try_.handlers = excepts;
        stmt->try_.orelse = orelse;
        stmt->try_.finalbody = finalbody;
    }
    return stmt;
}

/* decorators: ('@' named_expression NEWLINE)+ */
static bool decorators(struct parser *p, struct ast_expr_list *out)
{
    size_t base = parser_sequence(p);
    while (parser_at(p, TOKEN_AT)) {
        size_t start = p->mark++;
        struct ast_expr *decorator = parse_named_expression(p);
        if (!decorator || !parser_accept(p, TOKEN_NEWLINE)) {
            p->mark = start;
            break;
        }
        if (!parser_push(p, decorator))
            break;
    }
    *out = parser_take_exprs(p, base);
    return !p->failed;
}

/* function_def_raw: [ASYNC] 'def' NAME &&'(' [params] ')' ['->' expression] &&':' block */
static struct ast_stmt *function_def_raw(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name;
    struct ast_stmt_list body;
    struct ast_expr *returns = NULL;
    if (parser_invalid(p)) {
        invalid_def_raw(p);
        if (p->failed)
            return NULL;
    }
    bool is_async = parser_accept(p, TOKEN_ASYNC);
    p->mark++;
    if (!parser_accept_name(p, &name) || !parser_force(p, TOKEN_LEFT_PAREN, "("))
        return parser_back(p, start);
    struct ast_arguments *args = parse_params(p, PARAMETERS_DEF);
    if (!args || !parser_accept(p, TOKEN_RIGHT_PAREN))
        return parser_back(p, start);
    if (parser_accept(p, TOKEN_ARROW)) {
        returns = parse_expression(p);
        if (!returns)
            p->mark--;
    }
    if (!parser_force(p, TOKEN_COLON, ":") || !parse_block(p, &body))
        return parser_back(p, start);
    struct ast_stmt *stmt =
        parser_stmt(p, is_async ? AST_ASYNC_FUNCTION_DEF : AST_FUNCTION_DEF, start);
    if (stmt) {
        stmt->function_def.name = name;
        stmt->function_def.args = args;
        stmt->function_def.body = body;
        stmt->function_def.returns = returns;
    }
    return stmt;
}

/* class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block */
static struct ast_stmt *class_def_raw(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name;
    struct ast_stmt_list body;
    struct call_arguments *arguments = NULL;
    if (parser_invalid(p)) {
        invalid_class_def_raw(p);
        if (p->failed)
            return NULL;
    }
    p->mark++;
    if (!parser_accept_name(p, &name))
        return parser_back(p, start);
    if (parser_accept(p, TOKEN_LEFT_PAREN)) {
        if (!parser_at(p, TOKEN_RIGHT_PAREN))
            arguments = parse_arguments(p);
        if (!parser_accept(p, TOKEN_RIGHT_PAREN))
            return parser_back(p, start);
    }
    if (!colon_block(p, &body))
        return parser_back(p, start);
    struct ast_stmt *stmt = parser_stmt(p, AST_CLASS_DEF, start);
    if (stmt) {
        stmt->class_def.name = name;
        stmt->class_def.body = body;
        if (arguments) {
            stmt->class_def.bases = arguments->args;
            stmt->class_def.keywords = arguments->keywords;
        }
    }
    return stmt;
}

/* function_def: decorators function_def_raw and class_def: decorators class_def_raw */
static struct ast_stmt *decorated(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr_list list;
    struct ast_stmt *stmt = NULL;
    if (!decorators(p, &list) || !list.count)
        return parser_back(p, start);
    if (parser_at(p, TOKEN_CLASS)) {
        stmt = class_def_raw(p);
        if (stmt)
            stmt->class_def.decorator_list = list;
    } else if (parser_at(p, TOKEN_DEF) ||
               (parser_at(p, TOKEN_ASYNC) && parser_kind_after(p) == TOKEN_DEF)) {
        stmt = function_def_raw(p);
        if (stmt)
            stmt->function_def.decorator_list = list;
    }
    return stmt ? stmt : parser_back(p, start);
}

static struct ast_stmt *async_stmt(struct parser *p)
{
    switch (parser_kind_after(p)) {
    case TOKEN_DEF: return function_def_raw(p);
    case TOKEN_WITH: return with_stmt(p);
    case TOKEN_FOR: return for_stmt(p);
    default: return NULL;
    }
}

/* compound_stmt: function_def | if_stmt | class_def | with_stmt | for_stmt | try_stmt | while_stmt
 *              | match_stmt */
struct ast_stmt *parse_compound_stmt(struct parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_DEF: return function_def_raw(p);
    case TOKEN_AT: return decorated(p);
    case TOKEN_ASYNC: return async_stmt(p);
    case TOKEN_IF: return if_stmt(p, TOKEN_IF);
    case TOKEN_CLASS: return class_def_raw(p);
    case TOKEN_WITH: return with_stmt(p);
    case TOKEN_FOR: return for_stmt(p);
    case TOKEN_TRY: return try_stmt(p);
    case TOKEN_WHILE: return while_stmt(p);
    case TOKEN_NAME: return parse_match_stmt(p);
    default: return NULL;
    }
}
