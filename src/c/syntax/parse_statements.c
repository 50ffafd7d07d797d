/* Statements (C11 6.8). */
#include "c/syntax/parser.h"

struct c_statement *cp_new_statement(struct parser *parser, enum c_statement_kind kind,
                                     struct c_place place)
{
    struct c_statement *made = cp_alloc(parser, sizeof *made);
    if (made) {
        made->kind = kind;
        made->place = place;
        made->around = parser->scope->block;
    }
    return made;
}

static struct c_statement *begin(struct parser *parser, enum c_statement_kind kind)
{
    struct c_statement *made = cp_new_statement(parser, kind, parser->token->place);
    cp_advance(parser);
    return made;
}

static struct c_statement *ended(struct parser *parser, struct c_statement *statement)
{
    return cp_expect(parser, C_PUNCT_SEMICOLON) ? statement : NULL;
}

/* ---- blocks ---- */

/* `foo x;` or `foo *x;` where foo is no name at all: a declaration whose type is misspelt. */
static bool starts_unknown_type(const struct parser *parser)
{
    const struct c_token *next = cp_next(parser);
    return cp_at_name(parser) && (next->kind == C_TOKEN_IDENTIFIER || next->word == C_PUNCT_STAR) &&
           !cp_lookup(parser, C_ORDINARY_NAMES, parser->token->spelling);
}

static bool starts_declaration(const struct parser *parser)
{
    const struct c_token *token = parser->token;
    if (cp_at_name(parser) && cp_next(parser)->word == C_PUNCT_COLON)
        return false; /* a label may be spelt as a type */
    while (token->word == C_WORD_EXTENSION)
        token++;
    return cp_starts_type(parser, token) || token->word == C_WORD_STATIC_ASSERT ||
           starts_unknown_type(parser) ||
           (token->word == C_WORD_ATTRIBUTE && cp_next(parser)->kind != C_TOKEN_END);
}

/* block-item */
bool cp_block_item(struct parser *parser, struct cp_list *out)
{
    if (starts_declaration(parser))
        return cp_declaration(parser, out);
    struct c_statement *statement = cp_statement(parser);
    return statement && cp_push(parser, out, statement);
}

/* compound-statement, from behind its { on */
struct c_statement *cp_block_items(struct parser *parser, struct c_statement *block)
{
    struct cp_modified *modified = parser->modified;
    struct cp_list items = {(void **)block->statements, block->count, block->count};
    block->scope = parser->scope->block;
    while (!cp_at(parser, C_PUNCT_RIGHT_BRACE)) {
        if (parser->token->kind == C_TOKEN_END) {
            cp_expected(parser, "declaration or statement");
            return NULL;
        }
        unsigned errors = parser->diagnostics->errors;
        if (cp_block_item(parser, &items))
            continue;
        if (parser->failed || parser->arena->failed || parser->stopped)
            return NULL;
        cp_recover(parser, errors);
    }
    block->statements = (struct c_statement **)items.items;
    block->count = items.count;
    block->end_line = parser->token->place.line;
    parser->modified = modified;
    cp_advance(parser);
    return block;
}

static struct c_statement *compound_statement(struct parser *parser)
{
    struct cp_scope scope;
    struct c_statement *block = cp_new_statement(parser, C_BLOCK, parser->token->place);
    cp_open_scope(parser, &scope, true);
    cp_advance(parser);
    if (block && scope.block)
        block = cp_block_items(parser, block);
    cp_close_scope(parser, parser->token[-1].place.line);
    return block;
}

struct c_expression *cp_statement_expression(struct parser *parser)
{
    const struct c_token *at = parser->token;
    if (!parser->function) {
        cp_error(parser, at, "braced-group within expression allowed only inside a function");
        cp_skip_brackets(parser);
        return NULL;
    }
    struct c_statement *breaks = parser->breaks, *continues = parser->continues;
    struct c_statement *block = cp_enter(parser) ? compound_statement(parser) : NULL;
    cp_leave(parser);
    parser->breaks = breaks;
    parser->continues = continues;
    if (!block || !cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS))
        return NULL;
    struct c_expression *made = cb_new(parser, C_STATEMENTS, c_basic_type(C_VOID), at);
    const struct c_statement *last = block->count ? block->statements[block->count - 1] : NULL;
    if (!made)
        return NULL;
    made->body = block;
    if (last && last->kind == C_EXPRESSION_STATEMENT) {
        made->left = last->expression;
        made->type =
            cb_is_poison(made->left->type) ? made->left->type : made->left->type->unqualified;
        block->count--;
    }
    return cb_measure(parser, made) ? made : NULL;
}

/* ---- if, loops ---- */

static struct c_expression *parenthesized(struct parser *parser)
{
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS))
        return NULL;
    struct c_expression *expression = cp_expression(parser);
    return expression && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? expression : NULL;
}

static struct c_statement *if_statement(struct parser *parser)
{
    struct c_statement *made = begin(parser, C_IF);
    struct c_expression *condition = cb_condition(parser, parenthesized(parser));
    struct c_statement *body = condition ? cp_statement(parser) : NULL;
    if (!made || !body)
        return NULL;
    made->expression = condition;
    made->body = body;
    if (!cp_take(parser, C_WORD_ELSE))
        return made;
    made->otherwise = cp_statement(parser);
    return made->otherwise ? made : NULL;
}

static struct c_statement *loop_body(struct parser *parser, struct c_statement *loop)
{
    struct c_statement *breaks = parser->breaks, *continues = parser->continues;
    parser->breaks = parser->continues = loop;
    struct c_statement *body = cp_statement(parser);
    parser->breaks = breaks;
    parser->continues = continues;
    return body;
}

static struct c_statement *while_statement(struct parser *parser)
{
    struct c_statement *made = begin(parser, C_WHILE);
    struct c_expression *condition = cb_condition(parser, parenthesized(parser));
    if (!made || !condition)
        return NULL;
    made->expression = condition;
    made->body = loop_body(parser, made);
    return made->body ? made : NULL;
}

static struct c_statement *do_statement(struct parser *parser)
{
    struct c_statement *made = begin(parser, C_DO);
    if (made)
        made->body = loop_body(parser, made);
    if (!made || !made->body || !cp_expect(parser, C_WORD_WHILE))
        return NULL;
    made->expression = cb_condition(parser, parenthesized(parser));
    return made->expression ? ended(parser, made) : NULL;
}

/* The declaration of a for, or its first expression; a declaration of several variables is a block without a scope. */
static bool for_first(struct parser *parser, struct c_statement *made)
{
    struct c_place place = parser->token->place;
    struct cp_list items = {0};
    if (cp_take(parser, C_PUNCT_SEMICOLON))
        return true;
    if (starts_declaration(parser)) {
        if (!cp_declaration(parser, &items))
            return false;
    } else {
        struct c_statement *statement = cp_new_statement(parser, C_EXPRESSION_STATEMENT, place);
        struct c_expression *expression = cb_value(parser, cp_expression(parser));
        if (!statement || !expression || !cp_push(parser, &items, statement) ||
            !cp_expect(parser, C_PUNCT_SEMICOLON))
            return false;
        statement->expression = expression;
    }
    if (items.count == 1) {
        made->first = items.items[0];
        return true;
    }
    made->first = cp_new_statement(parser, C_BLOCK, place);
    if (!made->first)
        return false;
    made->first->statements = (struct c_statement **)items.items;
    made->first->count = items.count;
    made->first->scope = parser->scope->block;
    made->first->end_line = place.line;
    return true;
}

static bool for_parts(struct parser *parser, struct c_statement *made)
{
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS) || !for_first(parser, made))
        return false;
    if (!cp_at(parser, C_PUNCT_SEMICOLON)) {
        made->expression = cb_condition(parser, cp_expression(parser));
        if (!made->expression)
            return false;
    }
    if (!cp_expect(parser, C_PUNCT_SEMICOLON))
        return false;
    if (!cp_at(parser, C_PUNCT_RIGHT_PARENTHESIS)) {
        made->last = cb_value(parser, cp_expression(parser));
        if (!made->last)
            return false;
    }
    return cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS);
}

static struct c_statement *for_statement(struct parser *parser)
{
    struct cp_scope scope;
    struct cp_modified *modified = parser->modified;
    struct c_statement *made = begin(parser, C_FOR);
    cp_open_scope(parser, &scope, true);
    if (made && scope.block) {
        made->scope = scope.block;
        made->body = for_parts(parser, made) ? loop_body(parser, made) : NULL;
    }
    cp_close_scope(parser, parser->token > parser->first ? parser->token[-1].place.line : 0);
    parser->modified = modified;
    return made && made->body ? made : NULL;
}

/* ---- switch ---- */

static struct c_statement *switch_statement(struct parser *parser)
{
    struct c_statement *made = begin(parser, C_SWITCH), *breaks = parser->breaks;
    struct c_expression *expression = cb_promoted(parser, parenthesized(parser));
    if (!made || !expression)
        return NULL;
    if (!c_is_integer(expression->type)) {
        cp_error_at(parser, expression, "switch quantity not an integer");
        expression = cb_poison(parser, expression->place);
    }
    struct cp_switch here = {.statement = made,
                             .type = expression ? expression->type : c_basic_type(C_INT),
                             .modified = parser->modified,
                             .outer = parser->switches};
    made->expression = expression;
    parser->switches = &here;
    parser->breaks = made;
    made->body = cp_statement(parser);
    parser->breaks = breaks;
    parser->switches = here.outer;
    made->cases = (struct c_statement **)here.cases.items;
    made->count = here.cases.count;
    return made->body ? made : NULL;
}

static bool overlaps(const struct c_statement *a, const struct c_statement *b, bool with_sign)
{
    if (with_sign)
        return a->low <= b->high && b->low <= a->high;
    return (uint64_t)a->low <= (uint64_t)b->high && (uint64_t)b->low <= (uint64_t)a->high;
}

/* Cases usually rise: then only the last need be looked at. */
static void check_duplicate(struct parser *parser, const struct c_statement *made,
                            const struct c_token *token)
{
    const struct cp_switch *around = parser->switches;
    bool with_sign = c_is_signed(around->type);
    for (size_t i = 0; i < around->cases.count; i++) {
        const struct c_statement *other = around->cases.items[i];
        if (other->kind == C_CASE && overlaps(made, other, with_sign)) {
            cp_error(parser, token, "duplicate case value");
            return;
        }
    }
}

static bool case_values(struct parser *parser, struct c_statement *made, const struct c_type *type)
{
    const char *message = "case label does not reduce to an integer constant";
    if (!cp_constant(parser, &made->low, NULL, message))
        return false;
    made->low = made->high = cb_wrap(type, made->low);
    if (!cp_take(parser, C_PUNCT_ELLIPSIS))
        return true;
    const struct c_token *token = parser->token;
    if (!cp_constant(parser, &made->high, NULL, message))
        return false;
    made->high = cb_wrap(type, made->high);
    if (c_is_signed(type) ? made->high < made->low : (uint64_t)made->high < (uint64_t)made->low) {
        cp_error(parser, token, "empty range specified");
        made->high = made->low;
    }
    return true;
}

static struct c_statement *labeled(struct parser *parser, struct c_statement *made)
{
    if (!cp_expect(parser, C_PUNCT_COLON))
        return NULL;
    struct cp_attributes ignored = {0};
    if (!cp_attributes(parser, &ignored))
        return NULL;
    /* Before a declaration or the end of the block there is nothing to label, as C2x and gcc allow. */
    if (cp_at(parser, C_PUNCT_RIGHT_BRACE) || starts_declaration(parser))
        made->body = cp_new_statement(parser, C_EMPTY, parser->token->place);
    else
        made->body = cp_statement(parser);
    return made->body ? made : NULL;
}

static struct c_statement *case_statement(struct parser *parser)
{
    const struct c_token *token = parser->token;
    bool is_default = cp_at(parser, C_WORD_DEFAULT);
    struct c_statement *made = begin(parser, is_default ? C_DEFAULT : C_CASE);
    struct cp_switch *around = parser->switches;
    if (!made ||
        (!is_default && !case_values(parser, made, around ? around->type : c_basic_type(C_INT))))
        return NULL;
    if (!around) {
        cp_error(parser, token, "%s label not within a switch statement",
                 is_default ? "'default'" : "case");
        return labeled(parser, made);
    }
    if (parser->modified != around->modified)
        cp_error(parser, token,
                 "switch jumps into scope of identifier with variably modified type");
    if (is_default && around->has_default)
        cp_error(parser, token, "multiple default labels in one switch");
    else if (!is_default)
        check_duplicate(parser, made, token);
    around->has_default |= is_default;
    return cp_push(parser, &around->cases, made) ? labeled(parser, made) : NULL;
}

/* ---- jumps ---- */

static struct cp_label *new_label(struct parser *parser, struct cp_list *list,
                                  const struct c_token *token, struct c_statement *statement)
{
    struct cp_label *label = cp_alloc(parser, sizeof *label);
    if (!label || !statement)
        return NULL;
    label->name = token->spelling;
    label->statement = statement;
    label->modified = parser->modified;
    label->place = token->place;
    return cp_push(parser, list, label) ? label : NULL;
}

static const struct cp_label *find_label(const struct parser *parser, const char *name)
{
    for (size_t i = 0; i < parser->labels.count; i++) {
        const struct cp_label *label = parser->labels.items[i];
        if (label->name == name)
            return label;
    }
    return NULL;
}

static struct c_statement *label_statement(struct parser *parser)
{
    const struct c_token *token = parser->token;
    struct c_statement *made = begin(parser, C_LABEL);
    if (!made)
        return NULL;
    made->name = token->spelling;
    if (find_label(parser, token->spelling))
        cp_error(parser, token, "duplicate label '%s'", token->spelling);
    return new_label(parser, &parser->labels, token, made) ? labeled(parser, made) : NULL;
}

static struct c_statement *goto_statement(struct parser *parser)
{
    struct c_statement *made = begin(parser, C_GOTO);
    const struct c_token *token = parser->token;
    if (cp_at(parser, C_PUNCT_STAR)) {
        cp_error(parser, token, "heapstep's C has no computed goto");
        return NULL;
    }
    if (!cp_at_name(parser)) {
        cp_expected(parser, "identifier or '*'");
        return NULL;
    }
    cp_advance(parser);
    return new_label(parser, &parser->gotos, token, made) ? ended(parser, made) : NULL;
}

static bool jumps_into(const struct cp_modified *from, const struct cp_modified *to)
{
    while (from && from != to)
        from = from->before;
    return to && from != to;
}

void cp_resolve_gotos(struct parser *parser)
{
    for (size_t i = 0; i < parser->gotos.count; i++) {
        const struct cp_label *jump = parser->gotos.items[i];
        const struct cp_label *label = find_label(parser, jump->name);
        struct c_expression place = {.place = jump->place, .length = 1};
        if (!label) {
            cp_error_at(parser, &place, "label '%s' used but not defined", jump->name);
            continue;
        }
        if (jumps_into(jump->modified, label->modified))
            cp_error_at(parser, &place,
                        "jump into scope of identifier with variably modified type");
        jump->statement->target = label->statement;
    }
}

static struct c_statement *break_statement(struct parser *parser)
{
    const struct c_token *token = parser->token;
    bool is_break = cp_at(parser, C_WORD_BREAK);
    struct c_statement *made = begin(parser, is_break ? C_BREAK : C_CONTINUE);
    if (!made)
        return NULL;
    made->target = is_break ? parser->breaks : parser->continues;
    if (!made->target)
        cp_error(parser, token,
                 is_break ? "break statement not within loop or switch"
                          : "continue statement not within a loop");
    return ended(parser, made);
}

static struct c_statement *return_statement(struct parser *parser)
{
    struct c_expression place = {.place = parser->token->place, .length = parser->token->length};
    struct c_statement *made = begin(parser, C_RETURN);
    const struct c_type *type =
        parser->function ? parser->function->type->base : c_basic_type(C_VOID);
    if (!made)
        return NULL;
    if (cp_at(parser, C_PUNCT_SEMICOLON)) {
        if (type->kind != C_VOID && !parser->typed)
            cp_warn_at(parser, &place, "'return' with no value, in function returning non-void");
        return ended(parser, made);
    }
    struct c_expression *value = cb_value(parser, cp_expression(parser));
    if (!value)
        return NULL;
    if (type->kind == C_VOID) {
        if (value->type->kind != C_VOID && !parser->typed)
            cp_warn_at(parser, value, "'return' with a value, in function returning void");
        made->expression = cb_convert(parser, value, type);
    } else {
        made->expression = cb_assigned(parser, value, type, CB_RETURN, NULL, NULL, 0);
    }
    return made->expression ? ended(parser, made) : NULL;
}

/* ---- the rest ---- */

static struct c_statement *expression_statement(struct parser *parser)
{
    struct c_statement *made =
        cp_new_statement(parser, C_EXPRESSION_STATEMENT, parser->token->place);
    struct c_expression *expression = cb_value(parser, cp_expression(parser));
    if (!made || !expression)
        return NULL;
    made->expression = expression;
    return ended(parser, made);
}

static const struct {
    enum c_word word;
    struct c_statement *(*read)(struct parser *parser);
} statements[] = {{C_PUNCT_LEFT_BRACE, compound_statement},
                  {C_WORD_IF, if_statement},
                  {C_WORD_WHILE, while_statement},
                  {C_WORD_DO, do_statement},
                  {C_WORD_FOR, for_statement},
                  {C_WORD_SWITCH, switch_statement},
                  {C_WORD_CASE, case_statement},
                  {C_WORD_DEFAULT, case_statement},
                  {C_WORD_GOTO, goto_statement},
                  {C_WORD_BREAK, break_statement},
                  {C_WORD_CONTINUE, break_statement},
                  {C_WORD_RETURN, return_statement}};

static struct c_statement *read_statement(struct parser *parser)
{
    for (size_t i = 0; i < ARRAY_LENGTH(statements); i++)
        if (cp_at(parser, statements[i].word))
            return statements[i].read(parser);
    if (cp_at_name(parser) && cp_next(parser)->word == C_PUNCT_COLON)
        return label_statement(parser);
    if (cp_at(parser, C_PUNCT_SEMICOLON))
        return begin(parser, C_EMPTY);
    if (cp_at(parser, C_WORD_ELSE)) {
        cp_error(parser, parser->token, "'else' without a previous 'if'");
        cp_advance(parser);
        return NULL;
    }
    if (cp_at(parser, C_WORD_ASM)) {
        cp_error(parser, parser->token, "heapstep's C has no inline assembly (asm)");
        return NULL;
    }
    if (cp_at(parser, C_WORD_LABEL)) {
        cp_error(parser, parser->token, "heapstep's C has no local labels (__label__)");
        return NULL;
    }
    return expression_statement(parser);
}

/* statement */
struct c_statement *cp_statement(struct parser *parser)
{
    struct cp_attributes ignored = {0};
    struct c_statement *statement = NULL;
    if (cp_enter(parser) && cp_attributes(parser, &ignored))
        statement = read_statement(parser);
    cp_leave(parser);
    return statement;
}
