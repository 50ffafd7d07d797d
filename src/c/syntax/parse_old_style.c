/* Function definitions as before 1989: `int f(a, b) int a; char b; { ... }` (C11 6.9.1p6). Callers know no parameter types, so
 * arguments come promoted; a parameter of a narrower type is a variable that such an argument is converted to. */
#include "c/syntax/parser.h"

bool cp_is_identifier_list(const struct parser *parser)
{
    enum c_word next = cp_next(parser)->word;
    return cp_at_name(parser) && !cp_starts_type(parser, parser->token) &&
           (next == C_PUNCT_COMMA || next == C_PUNCT_RIGHT_PARENTHESIS);
}

struct old_parameter {
    const struct c_token *token;
    const struct c_type *type; /* NULL: not declared yet */
};

bool cp_identifier_list(struct parser *parser, struct cp_prototype *prototype)
{
    do {
        struct old_parameter *parameter = cp_alloc(parser, sizeof *parameter);
        if (!cp_at_name(parser)) {
            cp_expected(parser, "identifier");
            return false;
        }
        if (!parameter || !cp_push(parser, &prototype->old_style, parameter))
            return false;
        parameter->token = parser->token;
        cp_advance(parser);
    } while (cp_take(parser, C_PUNCT_COMMA));
    return true;
}

static void give_type(struct parser *parser, const struct cp_prototype *prototype,
                      const struct cp_declarator *declarator)
{
    for (size_t i = 0; i < prototype->old_style.count; i++) {
        struct old_parameter *parameter = prototype->old_style.items[i];
        if (parameter->token->spelling != declarator->name)
            continue;
        if (parameter->type)
            cp_error(parser, declarator->token, "redefinition of parameter '%s'", declarator->name);
        parameter->type = cp_adjusted(parser, declarator->type, 0);
        return;
    }
    cp_error(parser, declarator->token, "declaration for parameter '%s' but no such parameter",
             declarator->name ? declarator->name : "");
}

/* declaration-list: what stands between the list and the body. */
static bool declaration_list(struct parser *parser, const struct cp_prototype *prototype)
{
    while (!cp_at(parser, C_PUNCT_LEFT_BRACE)) {
        struct cp_specifiers specifiers;
        struct cp_declarator declarator = {0};
        if (!cp_starts_type(parser, parser->token)) {
            cp_expected(parser, "declaration specifiers");
            return false;
        }
        if (!cp_specifiers(parser, &specifiers, true))
            return false;
        do {
            if (!cp_declarator(parser, specifiers.type, CP_NAMED, &declarator))
                return false;
            give_type(parser, prototype, &declarator);
        } while (cp_take(parser, C_PUNCT_COMMA));
        if (!cp_expect(parser, C_PUNCT_SEMICOLON))
            return false;
    }
    return true;
}

static const struct c_type *promoted(const struct c_type *type)
{
    if (type->kind == C_FLOAT)
        return c_basic_type(C_DOUBLE);
    return c_is_integer(type) && c_integer_kind(type) < C_INT ? c_type_promoted(type) : type;
}

/* The variable that a promoted argument is converted to. */
static bool narrowed(struct parser *parser, struct cp_prototype *prototype,
                     const struct old_parameter *parameter, struct c_variable *argument)
{
    const struct c_token *token = parameter->token;
    const struct c_type *type = parameter->type;
    struct c_variable *variable =
        cp_new_variable(parser, token->spelling, type, token->place, C_AUTOMATIC);
    struct c_name *name =
        cp_declare(parser, C_ORDINARY_NAMES, C_NAME_VARIABLE, token->spelling, token->place);
    struct c_statement *statement = cp_new_statement(parser, C_DECLARATION, token->place);
    struct c_initializer *initializer = cp_alloc(parser, sizeof *initializer);
    struct c_store *store = cp_alloc(parser, sizeof *store);
    struct c_expression *value =
        cb_convert(parser, cb_variable(parser, argument, token), type->unqualified);
    if (!variable || !name || !statement || !initializer || !store || !value)
        return false;
    name->variable = variable;
    name->type = type;
    *store = (struct c_store){.type = type->unqualified, .value = value};
    initializer->stores = store;
    initializer->count = 1;
    statement->variable = variable;
    statement->initializer = initializer;
    return cp_push(parser, &prototype->lengths, statement);
}

static bool declare_all(struct parser *parser, struct cp_prototype *prototype, struct c_type *type)
{
    size_t count = prototype->old_style.count;
    type->parameters = cp_alloc(parser, MAX(count, 1) * sizeof *type->parameters);
    if (!type->parameters)
        return false;
    for (size_t i = 0; i < count; i++) {
        struct old_parameter *parameter = prototype->old_style.items[i];
        if (!parameter->type)
            parameter->type = c_basic_type(C_INT);
        const struct c_type *passed = promoted(parameter->type);
        bool narrow = passed != parameter->type;
        struct cp_declarator declarator = {.token = parameter->token,
                                           .name = narrow ? NULL : parameter->token->spelling};
        if (!cp_declare_parameter(parser, prototype, &declarator, passed))
            return false;
        struct c_variable *variable = prototype->variables.items[i];
        if (narrow && !narrowed(parser, prototype, parameter, variable))
            return false;
        type->parameters[type->parameter_count++] =
            (struct c_parameter){parameter->token->spelling, passed};
    }
    return true;
}

bool cp_old_style_parameters(struct parser *parser, struct cp_declarator *declarator)
{
    struct cp_prototype *prototype = declarator->prototype;
    struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
    struct cp_scope scope;
    struct cp_list locals = parser->locals;
    if (!type || !declaration_list(parser, prototype)) {
        parser->failed |= !type;
        return false;
    }
    *type = *declarator->type;
    type->unqualified = type;
    parser->locals = (struct cp_list){0};
    cp_open_scope(parser, &scope, false);
    bool declared = declare_all(parser, prototype, type);
    cp_close_scope(parser, parser->token->place.line);
    prototype->names = scope.names;
    prototype->locals = parser->locals;
    parser->locals = locals;
    declarator->type = type;
    return declared;
}
