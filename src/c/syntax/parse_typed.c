/* Lines typed at the prompt: the body of a function of its own, inside another's scope (tree.h, c_parse_typed). */
#include "c/syntax/parser.h"

static struct c_function *typed_function(struct parser *parser, const struct c_function *around)
{
    struct c_function *function = cp_alloc(parser, sizeof *function);
    struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
    if (!function || !type)
        return NULL;
    type->complete = type->prototyped = true;
    type->base = c_basic_type(C_VOID);
    function->name = around ? around->name : "";
    function->type = type;
    function->place = parser->token->place;
    return function;
}

/* The last expression, without a semicolon: its value is what the line gives. */
static bool return_value(struct parser *parser, struct c_expression *expression,
                         const struct c_type **shown, struct cp_list *out)
{
    struct c_statement *statement = cp_new_statement(parser, C_RETURN, expression->place);
    *shown = expression->type;
    expression = cb_value(parser, expression);
    if (!statement || !expression)
        return false;
    if (expression->type->kind == C_VOID) {
        *shown = NULL;
        statement->kind = C_EXPRESSION_STATEMENT;
    } else {
        struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
        parser->failed |= !type;
        if (!type)
            return false;
        *type = *parser->function->type;
        type->unqualified = type;
        type->base = expression->type->unqualified;
        parser->function->type = type;
    }
    statement->expression = expression;
    return cp_push(parser, out, statement);
}

/* Is the rest of the line an expression that no semicolon ends? */
static bool is_last_expression(const struct parser *parser)
{
    static const enum c_word beginnings[] = {C_PUNCT_LEFT_BRACE, C_PUNCT_SEMICOLON};
    const struct c_token *token = parser->token;
    bool is_operator = token->word == C_WORD_SIZEOF || token->word == C_WORD_ALIGNOF ||
                       token->word == C_WORD_GENERIC || token->word == C_WORD_EXTENSION;
    for (size_t i = 0; i < ARRAY_LENGTH(beginnings); i++)
        if (token->word == beginnings[i])
            return false;
    if (cp_starts_type(parser, token) ||
        (token->kind == C_TOKEN_KEYWORD && !is_operator && token->word < C_WORD_BUILTIN_VA_START))
        return false;
    if (token->kind == C_TOKEN_IDENTIFIER &&
        (token[1].kind == C_TOKEN_IDENTIFIER || token[1].word == C_PUNCT_COLON))
        return false;
    for (; token->kind != C_TOKEN_END; token++)
        if (token->word == C_PUNCT_SEMICOLON)
            return false;
    return true;
}

static bool read_line(struct parser *parser, const struct c_type **shown, struct cp_list *out)
{
    while (parser->token->kind != C_TOKEN_END) {
        if (!is_last_expression(parser)) {
            if (!cp_block_item(parser, out))
                return false;
            continue;
        }
        struct c_expression *expression = cp_expression(parser);
        if (!expression)
            return false;
        if (parser->token->kind != C_TOKEN_END) {
            cp_expected(parser, "';'");
            return false;
        }
        if (!return_value(parser, expression, shown, out))
            return false;
    }
    return true;
}

static struct c_statement *read_body(struct parser *parser, const struct c_type **shown)
{
    struct cp_list items = {0}, lengths = {0};
    struct c_statement *body = cp_new_statement(parser, C_BLOCK, parser->token->place);
    parser->lengths = &lengths;
    bool read = body && read_line(parser, shown, &items);
    parser->lengths = NULL;
    if (!read)
        return NULL;
    cp_resolve_gotos(parser);
    body->statements = (struct c_statement **)items.items;
    body->count = items.count;
    body->scope = parser->scope->block;
    body->end_line = parser->token->place.line;
    return body;
}

/* Scopes from the outside in: the file's, the function's as it is seen at the line, the line's own. */
static struct c_function *read_typed(struct parser *parser, const struct c_function *around,
                                     uint32_t line, const struct c_type **shown)
{
    struct cp_scope file = {0}, seen, own;
    unsigned errors = parser->diagnostics->errors;
    struct c_function *function = typed_function(parser, around);
    if (!function)
        return NULL;
    parser->scope = &file;
    cp_open_scope(parser, &seen, true);
    if (around)
        cp_show_locals(parser, around, line);
    cp_open_scope(parser, &own, false);
    own.block = seen.block;
    parser->typed_scope = &own;
    parser->function = function;
    function->body = read_body(parser, shown);
    bool whole = function->body && !parser->failed && !parser->arena->failed &&
                 parser->diagnostics->errors == errors;
    if (!function->body && parser->diagnostics->errors == errors)
        cp_recover(parser, errors);
    function->locals = (struct c_variable **)parser->locals.items;
    function->local_count = parser->locals.count;
    function->end_line = parser->token->place.line;
    if (whole)
        cp_keep_scope(parser);
    else
        cp_close_scope(parser, 0);
    cp_hide_scope(parser);
    return whole ? function : NULL;
}

struct c_function *c_parse_typed(struct c_unit *unit, const struct c_source *source,
                                 const struct c_function *function, uint32_t line,
                                 const struct c_type **shown, bool *incomplete,
                                 struct c_diagnostics *diagnostics)
{
    struct parser parser;
    struct c_tokens tokens;
    struct c_preprocessing how = {.arena = &unit->arena,
                                  .diagnostics = diagnostics,
                                  .fragment = true,
                                  .macros = unit->macros};
    *shown = NULL;
    *incomplete = false;
    if (!c_preprocess(&how, source, &tokens))
        return NULL;
    cp_begin(&parser, unit, &tokens, diagnostics);
    parser.typed = true;
    struct c_function *typed = parser.failed ? NULL : read_typed(&parser, function, line, shown);
    cp_store_lists(&parser);
    *incomplete = !typed && parser.at_end;
    return typed;
}
