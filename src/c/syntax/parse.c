/* The parser's entrance, and what all of it rests on: the token at hand, errors, memory. */
#include "c/syntax/parser.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

void *cp_alloc(struct parser *parser, size_t size)
{
    void *piece = arena_alloc(parser->arena, size);
    if (!piece)
        parser->failed = true;
    return piece;
}

bool cp_grow(struct parser *parser, void **items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t more = *capacity ? *capacity * 2 : 4;
    void *larger = cp_alloc(parser, more * size);
    if (!larger)
        return false;
    if (count)
        memcpy(larger, *items, count * size);
    *items = larger;
    *capacity = more;
    return true;
}

bool cp_push(struct parser *parser, struct cp_list *list, void *item)
{
    void *items = list->items;
    if (!cp_grow(parser, &items, list->count, &list->capacity, sizeof *list->items))
        return false;
    list->items = items;
    list->items[list->count++] = item;
    return true;
}

/* ---- errors ---- */

const char *cp_type(struct parser *parser, const struct c_type *type)
{
    struct text text = {0};
    c_type_text(type, NULL, &text);
    const char *copy = arena_copy(parser->arena, text_string(&text), text.length);
    parser->failed |= text.failed || !copy;
    text_fini(&text);
    return copy ? copy : "";
}

/* Once memory is out or the nesting too deep, all that follows is in their wake. */
static bool silent(const struct parser *parser)
{
    return parser->failed || parser->arena->failed || parser->stopped;
}

static void tell(struct parser *parser, bool error, struct c_place place, size_t length,
                 const char *format, va_list arguments)
{
    struct text message = {0};
    if (silent(parser))
        return;
    text_format_list(&message, format, arguments);
    if (message.failed)
        parser->failed = true;
    else if (error)
        c_error(parser->diagnostics, place, length, "%s", text_string(&message));
    else
        c_warning(parser->diagnostics, place, length, "%s", text_string(&message));
    text_fini(&message);
}

void cp_error(struct parser *parser, const struct c_token *token, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(parser, true, token->place, token->length, format, arguments);
    va_end(arguments);
}

void cp_error_at(struct parser *parser, const struct c_expression *expression, const char *format,
                 ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(parser, true, expression->place, expression->length, format, arguments);
    va_end(arguments);
}

void cp_warn_at(struct parser *parser, const struct c_expression *expression, const char *format,
                ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(parser, false, expression->place, expression->length, format, arguments);
    va_end(arguments);
}

/* At the end of the text the last token is shown: there is nothing else to see. */
static void expected_at_end(struct parser *parser, const char *what)
{
    const struct c_token *token = parser->token;
    parser->at_end |= parser->diagnostics->errors == parser->errors_before;
    cp_error(parser, token > parser->first ? token - 1 : token, "expected %s at end of input",
             what);
}

void cp_expected(struct parser *parser, const char *what)
{
    cp_expected_at(parser, parser->token, what);
}

void cp_expected_at(struct parser *parser, const struct c_token *token, const char *what)
{
    int length = (int)MIN(token->length, 60u);
    switch (token->kind) {
    case C_TOKEN_END: expected_at_end(parser, what); return;
    case C_TOKEN_INTEGER:
    case C_TOKEN_FLOATING:
        cp_error(parser, token, "expected %s before %s constant", what,
                 memchr(token->spelling, '\'', token->length) ? "character" : "numeric");
        return;
    case C_TOKEN_STRING:
        cp_error(parser, token, "expected %s before string constant", what);
        return;
    case C_TOKEN_PUNCTUATOR:
        cp_error(parser, token, "expected %s before '%.*s' token", what, length, token->spelling);
        return;
    default: cp_error(parser, token, "expected %s before '%.*s'", what, length, token->spelling);
    }
}

/* ---- tokens ---- */

void cp_advance(struct parser *parser)
{
    if (parser->token->kind != C_TOKEN_END)
        parser->token++;
}

bool cp_take(struct parser *parser, enum c_word word)
{
    if (parser->token->word != word)
        return false;
    cp_advance(parser);
    return true;
}

static const char *const spellings[C_WORDS] = {
#define C_WORD(identifier, spelling)       [identifier] = "'" spelling "'",
#define C_PUNCTUATOR(identifier, spelling) [identifier] = "'" spelling "'",
#include "c/syntax/token_words.def"
};

/* What ends a construct is missed where that should have ended: behind the token before, when a new line has begun since. */
static void missed_before(struct parser *parser, enum c_word word)
{
    const struct c_token *token = parser->token;
    bool ends = word == C_PUNCT_SEMICOLON || word == C_PUNCT_RIGHT_PARENTHESIS;
    if (!ends || token == parser->first || token->place.source != token[-1].place.source ||
        token->place.line == token[-1].place.line) {
        cp_expected(parser, spellings[word]);
        return;
    }
    struct c_token moved = *token;
    moved.place = token[-1].place;
    moved.place.offset += token[-1].length;
    cp_expected_at(parser, &moved, spellings[word]);
}

bool cp_expect(struct parser *parser, enum c_word word)
{
    if (cp_take(parser, word))
        return true;
    if (parser->typed && word == C_PUNCT_SEMICOLON && parser->token->kind == C_TOKEN_END)
        return true; /* the end of the line will do */
    missed_before(parser, word);
    return false;
}

bool cp_enter(struct parser *parser)
{
    if (++parser->depth <= C_DEEPEST_NESTING)
        return !parser->stopped;
    cp_error(parser, parser->token, "nested too deeply: more than %d levels", C_DEEPEST_NESTING);
    parser->stopped = true;
    return false;
}

void cp_leave(struct parser *parser)
{
    parser->depth--;
}

static int bracket_change(enum c_word word)
{
    switch (word) {
    case C_PUNCT_LEFT_BRACE:
    case C_PUNCT_LEFT_PARENTHESIS:
    case C_PUNCT_LEFT_BRACKET: return 1;
    case C_PUNCT_RIGHT_BRACE:
    case C_PUNCT_RIGHT_PARENTHESIS:
    case C_PUNCT_RIGHT_BRACKET: return -1;
    default: return 0;
    }
}

void cp_skip_brackets(struct parser *parser)
{
    long depth = 0;
    do {
        depth += bracket_change(parser->token->word);
        cp_advance(parser);
    } while (depth > 0 && parser->token->kind != C_TOKEN_END);
}

void cp_recover(struct parser *parser, unsigned errors)
{
    if (parser->diagnostics->errors == errors)
        cp_error(parser, parser->token, "heapstep's C has no such construct");
    cp_skip_statement(parser);
}

/* Braces are counted, parentheses are not: in wrong text they are often what is missing. */
void cp_skip_statement(struct parser *parser)
{
    long depth = 0;
    while (parser->token->kind != C_TOKEN_END) {
        if (cp_at(parser, C_PUNCT_LEFT_BRACE))
            depth++;
        if (cp_at(parser, C_PUNCT_RIGHT_BRACE) && depth-- == 0)
            return;
        bool last =
            depth == 0 && (cp_at(parser, C_PUNCT_SEMICOLON) || cp_at(parser, C_PUNCT_RIGHT_BRACE));
        cp_advance(parser);
        if (last)
            return;
    }
}

/* ---- the unit ---- */

static void append_list(struct parser *parser, struct cp_list *list, void *old, size_t count)
{
    void **items = old;
    for (size_t i = 0; i < count; i++)
        cp_push(parser, list, items[i]);
}

void cp_begin(struct parser *parser, struct c_unit *unit, const struct c_tokens *tokens,
              struct c_diagnostics *diagnostics)
{
    *parser = (struct parser){.unit = unit,
                              .arena = &unit->arena,
                              .diagnostics = diagnostics,
                              .first = tokens->items,
                              .token = tokens->items,
                              .names = unit->names,
                              .errors_before = diagnostics->errors};
    append_list(parser, &parser->statics, unit->statics, unit->static_count);
    append_list(parser, &parser->functions, unit->functions, unit->function_count);
}

void cp_store_lists(struct parser *parser)
{
    struct c_unit *unit = parser->unit;
    unit->statics = (struct c_variable **)parser->statics.items;
    unit->static_count = parser->statics.count;
    unit->functions = (struct c_function **)parser->functions.items;
    unit->function_count = parser->functions.count;
}

static void find_main(struct c_unit *unit)
{
    for (size_t i = 0; i < unit->function_count; i++)
        if (strcmp(unit->functions[i]->name, "main") == 0 && unit->functions[i]->body)
            unit->main = unit->functions[i];
}

/* Tentative definitions whose type never became complete: an array gets one element (6.9.2p5 and gcc). */
static void complete_tentative(struct parser *parser)
{
    for (size_t i = 0; i < parser->statics.count; i++) {
        struct c_variable *variable = parser->statics.items[i];
        if (variable->type->complete || variable->is_extern)
            continue;
        struct c_token token = {.place = variable->place, .length = 1};
        if (variable->type->kind == C_ARRAY)
            variable->type = c_type_array(parser->arena, variable->type->base, 1);
        else
            cp_error(parser, &token, "storage size of '%s' isn't known", variable->name);
        parser->failed |= !variable->type;
    }
}

static void read_unit(struct parser *parser)
{
    struct cp_scope file = {0};
    parser->scope = &file;
    while (parser->token->kind != C_TOKEN_END && !silent(parser)) {
        const struct c_token *before = parser->token;
        unsigned errors = parser->diagnostics->errors;
        if (!cp_external_declaration(parser)) {
            cp_recover(parser, errors);
            if (cp_at(parser, C_PUNCT_LEFT_BRACE)) /* of the function whose head was wrong */
                cp_skip_brackets(parser);
            if (parser->token == before || cp_at(parser, C_PUNCT_RIGHT_BRACE))
                cp_advance(parser);
        }
    }
    complete_tentative(parser);
    cp_store_lists(parser);
    find_main(parser->unit);
}

struct c_unit *c_parse(const struct c_source *source,
                       const char *(*read_file)(void *context, const char *name, size_t *length),
                       void *context, struct c_diagnostics *diagnostics)
{
    struct c_unit *unit = calloc(1, sizeof *unit);
    struct parser parser;
    struct c_tokens tokens;
    if (!unit)
        return NULL;
    unit->names = arena_alloc(&unit->arena, sizeof *unit->names);
    unit->macros = c_macros_new();
    struct c_preprocessing how = {.arena = &unit->arena,
                                  .diagnostics = diagnostics,
                                  .read_file = read_file,
                                  .context = context,
                                  .macros = unit->macros};
    if (unit->names && unit->macros && c_preprocess(&how, source, &tokens)) {
        cp_begin(&parser, unit, &tokens, diagnostics);
        if (!parser.failed)
            read_unit(&parser);
        if (!parser.failed && !unit->arena.failed && !diagnostics->errors)
            return unit;
    }
    c_unit_free(unit);
    return NULL;
}

void c_unit_free(struct c_unit *unit)
{
    if (!unit)
        return;
    c_macros_free(unit->macros);
    arena_fini(&unit->arena);
    free(unit);
}
