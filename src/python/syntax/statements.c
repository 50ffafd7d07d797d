/* Whole inputs, sequences of statements, and the simple statements that begin with a keyword. */
#include "python/syntax/grammar.h"

#include <string.h>

/* file: [statements] ENDMARKER */
void *parse_file(struct parser *p)
{
    struct ast_tree *tree = parser_alloc(p, sizeof *tree);
    if (!tree)
        return NULL;
    parse_statements(p, &tree->body);
    return !p->failed && parser_accept(p, TOKEN_ENDMARKER) ? tree : NULL;
}

static struct ast_stmt *bare_statement(struct parser *p, enum ast_stmt_kind kind)
{
    size_t start = p->mark++;
    return parser_stmt(p, kind, start);
}

/* statement_newline: compound_stmt NEWLINE | simple_stmts | NEWLINE */
void *parse_interactive(struct parser *p)
{
    size_t start = p->mark;
    struct ast_tree *tree = parser_alloc(p, sizeof *tree);
    if (!tree)
        return NULL;
    struct ast_stmt *stmt = parse_compound_stmt(p);
    if (stmt && parser_accept(p, TOKEN_NEWLINE)) {
        size_t base = parser_sequence(p);
        if (!parser_push(p, stmt))
            return NULL;
        tree->body = parser_take_stmts(p, base);
        return tree;
    }
    p->mark = start;
    if (p->failed)
        return NULL;
    if (parse_simple_stmts(p, &tree->body))
        return tree;
    if (!parser_at(p, TOKEN_NEWLINE))
        return NULL;
    size_t base = parser_sequence(p);
    stmt = bare_statement(p, AST_PASS);
    if (!stmt || !parser_push(p, stmt))
        return NULL;
    tree->body = parser_take_stmts(p, base);
    return tree;
}

/* eval: expressions NEWLINE* ENDMARKER */
void *parse_eval(struct parser *p)
{
    struct ast_tree *tree = parser_alloc(p, sizeof *tree);
    if (!tree || !(tree->expression = parse_expressions(p)))
        return NULL;
    while (parser_accept(p, TOKEN_NEWLINE))
        ;
    return parser_accept(p, TOKEN_ENDMARKER) ? tree : NULL;
}

/* fstring: star_expressions */
void *parse_fstring(struct parser *p)
{
    return parse_star_expressions(p);
}

/* statements: (compound_stmt | simple_stmts)+ */
bool parse_statements(struct parser *p, struct ast_stmt_list *out)
{
    size_t base = parser_sequence(p);
    for (;;) {
        struct ast_stmt_list simple = {0};
        struct ast_stmt *compound = parse_compound_stmt(p);
        if (compound) {
            if (!parser_push(p, compound))
                break;
        } else if (p->failed || !parse_simple_stmts(p, &simple)) {
            break;
        }
        for (size_t i = 0; i < simple.count; i++)
            parser_push(p, simple.items[i]);
    }
    *out = parser_take_stmts(p, base);
    return out->count > 0 && !p->failed;
}

/* return_stmt: 'return' [star_expressions] */
static struct ast_stmt *return_stmt(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *value = parse_star_expressions(p);
    struct ast_stmt *stmt = parser_stmt(p, AST_RETURN, start);
    if (stmt)
        stmt->return_.value = value;
    return stmt;
}

/* raise_stmt: 'raise' expression ['from' expression] | 'raise' */
static struct ast_stmt *raise_stmt(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *exc = parse_expression(p);
    struct ast_expr *cause = NULL;
    if (exc && parser_accept(p, TOKEN_FROM)) {
        cause = parse_expression(p);
        if (!cause)
            p->mark--;
    }
    struct ast_stmt *stmt = parser_stmt(p, AST_RAISE, start);
    if (stmt) {
        stmt->raise.exc = exc;
        stmt->raise.cause = cause;
    }
    return stmt;
}

/* global_stmt: 'global' ','.NAME+ and nonlocal_stmt: 'nonlocal' ','.NAME+ */
static struct ast_stmt *names_stmt(struct parser *p, enum ast_stmt_kind kind)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    do {
        p->mark++;
        struct ast_identifier *name = parser_alloc(p, sizeof *name);
        if (!name)
            return parser_drop(p, base);
        if (!parser_accept_name(p, name)) {
            if (p->mark == start + 1) {
                p->mark = start;
                return parser_drop(p, base);
            }
            p->mark--; /* the comma is not ours */
            break;
        }
        if (!parser_push(p, name))
            return parser_drop(p, base);
    } while (parser_at(p, TOKEN_COMMA));
    struct ast_stmt *stmt = parser_stmt(p, kind, start);
    if (!stmt)
        return parser_drop(p, base);
    stmt->global.names.items =
        parser_take(p, base, sizeof(struct ast_identifier), &stmt->global.names.count);
    return stmt;
}

/* del_stmt: 'del' del_targets &(';' | NEWLINE) */
static struct ast_stmt *del_stmt(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr_list targets;
    if (parse_del_targets(p, &targets) &&
        (parser_at(p, TOKEN_SEMICOLON) || parser_at(p, TOKEN_NEWLINE))) {
        struct ast_stmt *stmt = parser_stmt(p, AST_DELETE, start);
        if (stmt)
            stmt->delete_.targets = targets;
        return stmt;
    }
    p->mark = start;
    if (parser_invalid(p))
        invalid_del_stmt(p);
    return NULL;
}

/* assert_stmt: 'assert' expression [',' expression] */
static struct ast_stmt *assert_stmt(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_expr *test = parse_expression(p);
    struct ast_expr *msg = NULL;
    if (!test)
        return parser_back(p, start);
    if (parser_accept(p, TOKEN_COMMA)) {
        msg = parse_expression(p);
        if (!msg)
            p->mark--;
    }
    struct ast_stmt *stmt = parser_stmt(p, AST_ASSERT, start);
    if (stmt) {
        stmt->assert_.test = test;
        stmt->assert_.msg = msg;
    }
    return stmt;
}

/* dotted_name: NAME ('.' NAME)* */
static bool dotted_name(struct parser *p, struct ast_identifier *out)
{
    if (!parser_accept_name(p, out))
        return false;
    if (!parser_at(p, TOKEN_DOT))
        return true;
    struct text text = {0};
    struct ast_identifier part;
    text_append_bytes(&text, out->text, out->length);
    while (parser_at(p, TOKEN_DOT)) {
        p->mark++;
        if (!parser_accept_name(p, &part)) {
            p->mark--;
            break;
        }
        text_append_char(&text, '.');
        text_append_bytes(&text, part.text, part.length);
    }
    bool done = text.failed ? (parser_no_memory(p), false)
                            : parser_identifier(p, text_string(&text), text.length, out);
    text_fini(&text);
    return done && !p->failed;
}

/* ['as' NAME], for the alias whose name begins at `start` */
static bool finish_alias(struct parser *p, size_t start, struct ast_alias *alias)
{
    if (parser_accept(p, TOKEN_AS) && !parser_accept_name(p, &alias->asname))
        p->mark--;
    alias->at = parser_span(p, start);
    return !p->failed;
}

/* dotted_as_names: ','.(dotted_name ['as' NAME])+, and import_from_as_names: ','.(NAME ['as' NAME])+ */
static bool alias_list(struct parser *p, bool dotted, struct ast_alias_list *out)
{
    size_t base = parser_sequence(p);
    size_t end = p->mark;
    do {
        struct ast_alias *alias = parser_alloc(p, sizeof *alias);
        size_t start = p->mark;
        if (!alias)
            return parser_drop(p, base);
        if (!(dotted ? dotted_name(p, &alias->name) : parser_accept_name(p, &alias->name)) ||
            !finish_alias(p, start, alias))
            break;
        if (!parser_push(p, alias))
            return parser_drop(p, base);
        end = p->mark;
    } while (parser_accept(p, TOKEN_COMMA));
    p->mark = end;
    out->items = parser_take(p, base, sizeof *out->items, &out->count);
    return out->count > 0;
}

bool parse_import_from_as_names(struct parser *p, struct ast_alias_list *out)
{
    return alias_list(p, false, out);
}

/* import_name: 'import' dotted_as_names */
static struct ast_stmt *import_name(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_alias_list names;
    struct ast_stmt *stmt = alias_list(p, true, &names) ? parser_stmt(p, AST_IMPORT, start) : NULL;
    if (!stmt)
        return parser_back(p, start);
    stmt->import.names = names;
    return stmt;
}

/* import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*' */
static bool import_from_targets(struct parser *p, struct ast_alias_list *out)
{
    size_t start = p->mark;
    if (parser_accept(p, TOKEN_STAR)) {
        struct ast_alias *star = parser_alloc(p, sizeof *star);
        if (!star || !parser_identifier(p, "*", 1, &star->name))
            return false;
        star->at = parser_span(p, start);
        *out = (struct ast_alias_list){star, 1};
        return true;
    }
    if (parser_accept(p, TOKEN_LEFT_PAREN)) {
        if (parse_import_from_as_names(p, out)) {
            parser_accept(p, TOKEN_COMMA);
            if (parser_accept(p, TOKEN_RIGHT_PAREN))
                return true;
        }
    } else if (parse_import_from_as_names(p, out) && !parser_at(p, TOKEN_COMMA)) {
        return true;
    }
    p->mark = start;
    if (parser_invalid(p))
        invalid_import_from_targets(p);
    return false;
}

static bool same(const struct ast_identifier *name, const char *text)
{
    return name->text && strcmp(name->text, text) == 0;
}

/* Notes `from __future__ import annotations`. */
static void note_future(struct parser *p, const struct ast_stmt *stmt)
{
    if (stmt->import_from.level || !same(&stmt->import_from.module, "__future__"))
        return;
    for (size_t i = 0; i < stmt->import_from.names.count; i++)
        if (same(&stmt->import_from.names.items[i].name, "annotations"))
            p->future_annotations = true;
}

/* import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
 *            | 'from' ('.' | '...')+ 'import' import_from_targets */
static struct ast_stmt *import_from(struct parser *p)
{
    size_t start = p->mark++;
    struct ast_identifier module = {NULL, 0};
    struct ast_alias_list names;
    int level = 0;
    while (parser_at(p, TOKEN_DOT) || parser_at(p, TOKEN_ELLIPSIS)) {
        level += parser_at(p, TOKEN_DOT) ? 1 : 3;
        p->mark++;
    }
    bool named = dotted_name(p, &module);
    if ((!named && !level) || !parser_accept(p, TOKEN_IMPORT) || !import_from_targets(p, &names))
        return parser_back(p, start);
    struct ast_stmt *stmt = parser_stmt(p, AST_IMPORT_FROM, start);
    if (!stmt)
        return NULL;
    stmt->import_from.module = named ? module : (struct ast_identifier){NULL, 0};
    stmt->import_from.names = names;
    stmt->import_from.level = level;
    note_future(p, stmt);
    return stmt;
}

/* yield_stmt: yield_expr */
static struct ast_stmt *yield_stmt(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *value = parse_yield_expr(p);
    struct ast_stmt *stmt = value ? parser_stmt(p, AST_EXPR, start) : NULL;
    if (stmt)
        stmt->expr.value = value;
    return stmt;
}

static struct ast_stmt *keyword_stmt(struct parser *p)
{
    switch (parser_kind(p)) {
    case TOKEN_RETURN: return return_stmt(p);
    case TOKEN_IMPORT: return import_name(p);
    case TOKEN_FROM: return import_from(p);
    case TOKEN_RAISE: return raise_stmt(p);
    case TOKEN_PASS: return bare_statement(p, AST_PASS);
    case TOKEN_DEL: return del_stmt(p);
    case TOKEN_YIELD: return yield_stmt(p);
    case TOKEN_ASSERT: return assert_stmt(p);
    case TOKEN_BREAK: return bare_statement(p, AST_BREAK);
    case TOKEN_CONTINUE: return bare_statement(p, AST_CONTINUE);
    case TOKEN_GLOBAL: return names_stmt(p, AST_GLOBAL);
    case TOKEN_NONLOCAL: return names_stmt(p, AST_NONLOCAL);
    default: return NULL;
    }
}

/* simple_stmt: assignment | star_expressions | return_stmt | import_stmt | raise_stmt | 'pass'
 *            | del_stmt | yield_stmt | assert_stmt | 'break' | 'continue' | global_stmt
 *            | nonlocal_stmt */
static struct ast_stmt *simple_stmt(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (!p->diagnosing) {
        bool keyword = parser_kind(p) > TOKEN_TRUE && !parser_at(p, TOKEN_NOT) &&
                       !parser_at(p, TOKEN_LAMBDA) && !parser_at(p, TOKEN_AWAIT);
        return keyword ? keyword_stmt(p) : parse_assignment_or_expression(p);
    }
    if (parser_recall(p, MEMO_SIMPLE_STMT, &known))
        return known;
    struct ast_stmt *stmt = parse_assignment_or_expression(p);
    if (!stmt && !p->failed)
        stmt = keyword_stmt(p);
    return parser_remember(p, MEMO_SIMPLE_STMT, start, stmt);
}

/* simple_stmts: ';'.simple_stmt+ [';'] NEWLINE */
bool parse_simple_stmts(struct parser *p, struct ast_stmt_list *out)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    do {
        struct ast_stmt *stmt = simple_stmt(p);
        if (!stmt)
            break;
        if (!parser_push(p, stmt))
            return parser_drop(p, base), false;
    } while (parser_accept(p, TOKEN_SEMICOLON));
    if (parser_sequence(p) > base && parser_accept(p, TOKEN_NEWLINE)) {
        *out = parser_take_stmts(p, base);
        return !p->failed;
    }
    p->mark = start;
    return parser_drop(p, base), false;
}
