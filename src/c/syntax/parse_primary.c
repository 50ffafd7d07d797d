/* Primary and postfix expressions (C11 6.5.1, 6.5.2). */
#include "c/syntax/parser.h"

#include <string.h>

/* ---- names ---- */

static struct cp_scope *outermost_block(struct parser *parser)
{
    struct cp_scope *scope = parser->scope;
    while (scope->outer && scope->outer->outer)
        scope = scope->outer;
    return scope;
}

/* Told of once a function: from there on the name is known, as one of no type. */
static struct c_expression *undeclared(struct parser *parser, const struct c_token *token)
{
    struct cp_scope *scope = parser->scope;
    if (parser->function || parser->typed)
        cp_error(parser, token, "'%s' undeclared (first use in this function)", token->spelling);
    else
        cp_error(parser, token, "'%s' undeclared here (not in a function)", token->spelling);
    parser->scope = outermost_block(parser);
    struct c_name *name =
        cp_declare(parser, C_ORDINARY_NAMES, C_NAME_ENUMERATOR, token->spelling, token->place);
    parser->scope = scope;
    if (!name)
        return NULL;
    name->type = cb_poison_type();
    return cb_poison(parser, token->place);
}

static const struct c_name *implicit_function(struct parser *parser, const struct c_token *token)
{
    const struct c_type *type = cp_implicit_type(parser, token);
    parser->failed |= !type;
    if (!type)
        return NULL;
    struct cp_scope *scope = parser->scope;
    parser->scope = outermost_block(parser);
    struct c_name *name = cp_declare_function(parser, token->spelling, type, token->place);
    parser->scope = scope;
    if (name)
        name->function->is_implicit = true;
    return name;
}

/* __func__ (6.4.2.2) */
static struct c_expression *function_name(struct parser *parser, const struct c_token *token)
{
    const char *name = parser->function ? parser->function->name : "";
    if (!parser->function_name) {
        const struct c_type *element =
            c_type_qualified(parser->arena, c_basic_type(C_CHAR), C_CONST);
        parser->function_name = cp_literal(parser, name, strlen(name), element, token->place);
    }
    return cb_variable(parser, parser->function_name, token);
}

static bool is_function_name(const char *name)
{
    return strcmp(name, "__func__") == 0 || strcmp(name, "__FUNCTION__") == 0 ||
           strcmp(name, "__PRETTY_FUNCTION__") == 0;
}

static struct c_expression *designator(struct parser *parser, struct c_function *function,
                                       const struct c_token *token)
{
    struct c_expression *made = cb_new(parser, C_FUNCTION_NAME, function->type, token);
    if (!made)
        return NULL;
    made->function = function;
    if (parser->function &&
        (strcmp(function->name, "alloca") == 0 || strcmp(function->name, "__builtin_alloca") == 0))
        parser->function->allocates = true;
    if (!function->used) {
        function->used = true;
        function->first_use = token->place;
    }
    return made;
}

struct c_expression *cp_called_function(struct parser *parser, const char *name,
                                        const struct c_token *at)
{
    struct c_token token = *at;
    token.spelling = c_intern(parser->unit->macros, name, strlen(name));
    parser->failed |= !token.spelling;
    const struct c_name *function = token.spelling ? implicit_function(parser, &token) : NULL;
    return function ? designator(parser, function->function, &token) : NULL;
}

static struct c_expression *identifier(struct parser *parser)
{
    const struct c_token *token = parser->token;
    const struct c_name *name = cp_lookup(parser, C_ORDINARY_NAMES, token->spelling);
    if (name && name->kind == C_NAME_TYPEDEF) {
        cp_expected(parser, "expression");
        return NULL;
    }
    cp_advance(parser);
    if (!name && is_function_name(token->spelling))
        return function_name(parser, token);
    if (!name && cp_at(parser, C_PUNCT_LEFT_PARENTHESIS)) {
        name = implicit_function(parser, token);
        if (!name)
            return parser->failed ? NULL : cb_poison(parser, token->place);
    }
    if (!name)
        return undeclared(parser, token);
    if (name->type && cb_is_poison(name->type))
        return cb_poison(parser, token->place);
    if (name->kind == C_NAME_FUNCTION)
        return designator(parser, name->function, token);
    if (name->kind == C_NAME_VARIABLE)
        return cb_variable(parser, name->variable, token);
    struct c_expression *made = cb_new(parser, C_INTEGER_CONSTANT, name->type, token);
    if (made)
        made->integer = name->value;
    return made;
}

/* ---- constants and literals ---- */

static struct c_expression *constant(struct parser *parser)
{
    const struct c_token *token = parser->token;
    bool integer = token->kind == C_TOKEN_INTEGER;
    struct c_expression *made =
        cb_new(parser, integer ? C_INTEGER_CONSTANT : C_FLOATING_CONSTANT,
               integer ? token->as.integer.type : token->as.floating.type, token);
    cp_advance(parser);
    if (!made)
        return NULL;
    if (integer)
        made->integer = cb_wrap(made->type, (int64_t)token->as.integer.value);
    else
        made->floating = token->as.floating.value;
    return made;
}

static struct c_expression *string_literal(struct parser *parser)
{
    const struct c_token *token = parser->token;
    cp_advance(parser);
    return cb_variable(parser,
                       cp_literal(parser, token->as.string.elements, token->as.string.count,
                                  token->as.string.element, token->place),
                       token);
}

/* (type){ ... } (6.5.2.5) */
struct c_expression *cp_compound_literal(struct parser *parser, const struct c_type *type,
                                         const struct c_token *start)
{
    bool is_static = !parser->function && !parser->typed;
    uint64_t extra = 0;
    if (type->kind == C_FUNCTION || c_is_variable_length(type)) {
        cp_error(parser, start,
                 type->kind == C_FUNCTION ? "compound literal has function type"
                                          : "compound literal has variable size");
        return NULL;
    }
    struct c_initializer *initializer = cp_initializer(parser, &type, is_static, &extra);
    if (!initializer)
        return NULL;
    struct c_variable *variable = cp_new_variable(parser, NULL, type, start->place,
                                                  is_static ? C_STATIC_STORAGE : C_AUTOMATIC);
    if (!variable)
        return NULL;
    struct c_expression *made = cb_variable(parser, variable, start);
    if (!made)
        return NULL;
    if (is_static) {
        variable->initializer = initializer;
        variable->extra = extra;
        return made;
    }
    made->kind = C_COMPOUND_LITERAL;
    made->initializer = initializer;
    return made;
}

/* ---- _Generic (6.5.1.1) ---- */

struct selection {
    const struct c_type *type;
    struct c_expression *chosen, *otherwise;
    bool narrow; /* a bit-field's, which gcc takes for a type of its own */
};

static bool is_narrow(const struct c_expression *e)
{
    return e->precision && e->precision != e->type->size * 8 && c_integer_kind(e->type) != C_BOOL;
}

static bool association(struct parser *parser, struct selection *selection)
{
    const struct c_type *type = NULL;
    const struct c_token *token = parser->token;
    if (!cp_take(parser, C_WORD_DEFAULT)) {
        type = cp_type_name(parser, NULL);
        if (!type)
            return false;
    }
    if (!cp_expect(parser, C_PUNCT_COLON))
        return false;
    struct c_expression *expression = cp_assignment_expression(parser);
    if (!expression)
        return false;
    if (!type) {
        if (selection->otherwise)
            cp_error(parser, token, "duplicate 'default' case in '_Generic'");
        selection->otherwise = expression;
    } else if (!selection->narrow && type->qualifiers == selection->type->qualifiers &&
               c_types_compatible(type, selection->type)) {
        if (selection->chosen)
            cp_error(parser, token, "'_Generic' specifies two compatible types");
        selection->chosen = expression;
    }
    return true;
}

static struct c_expression *generic_selection(struct parser *parser)
{
    const struct c_token *token = parser->token;
    cp_advance(parser);
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS))
        return NULL;
    struct c_expression *control = cb_value(parser, cp_assignment_expression(parser));
    if (!control)
        return NULL;
    struct selection selection = {.type = control->type->unqualified, .narrow = is_narrow(control)};
    while (cp_take(parser, C_PUNCT_COMMA))
        if (!association(parser, &selection))
            return NULL;
    if (!cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS))
        return NULL;
    if (selection.chosen || selection.otherwise)
        return selection.chosen ? selection.chosen : selection.otherwise;
    if (!cb_is_poison(control->type))
        cp_error(parser, token,
                 "'_Generic' selector of type '%s' is not compatible with any association",
                 cp_type(parser, selection.type));
    return cb_poison(parser, token->place);
}

/* ---- primary-expression ---- */

static struct c_expression *parenthesized(struct parser *parser)
{
    cp_advance(parser);
    if (cp_at(parser, C_PUNCT_LEFT_BRACE))
        return cp_statement_expression(parser);
    struct c_expression *expression = cp_expression(parser);
    return expression && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? expression : NULL;
}

struct c_expression *cp_primary_expression(struct parser *parser)
{
    switch (parser->token->kind) {
    case C_TOKEN_IDENTIFIER: return identifier(parser);
    case C_TOKEN_INTEGER:
    case C_TOKEN_FLOATING: return constant(parser);
    case C_TOKEN_STRING: return string_literal(parser);
    default: break;
    }
    if (cp_at(parser, C_PUNCT_LEFT_PARENTHESIS))
        return parenthesized(parser);
    if (cp_at(parser, C_WORD_GENERIC))
        return generic_selection(parser);
    if (parser->token->kind == C_TOKEN_KEYWORD) {
        bool wrong = false;
        struct c_expression *builtin = cp_builtin(parser, &wrong);
        if (builtin || wrong)
            return builtin;
    }
    cp_expected(parser, "expression");
    return NULL;
}

/* ---- postfix-expression ---- */

static struct c_expression *call(struct parser *parser, struct c_expression *function)
{
    const struct c_token *at = parser->token;
    struct cp_list arguments = {0};
    cp_advance(parser);
    if (!cp_at(parser, C_PUNCT_RIGHT_PARENTHESIS))
        do {
            struct c_expression *argument = cp_assignment_expression(parser);
            if (!argument || !cp_push(parser, &arguments, argument))
                return NULL;
        } while (cp_take(parser, C_PUNCT_COMMA));
    return cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? cb_call(parser, function, &arguments, at)
                                                        : NULL;
}

static struct c_expression *subscript(struct parser *parser, struct c_expression *array)
{
    const struct c_token *at = parser->token;
    cp_advance(parser);
    struct c_expression *index = cp_expression(parser);
    if (!index || !cp_expect(parser, C_PUNCT_RIGHT_BRACKET))
        return NULL;
    return cb_index(parser, array, index, at);
}

static struct c_expression *member(struct parser *parser, struct c_expression *left)
{
    const struct c_token *at = parser->token, *name = cp_next(parser);
    cp_advance(parser);
    if (name->kind != C_TOKEN_IDENTIFIER) {
        cp_expected(parser, "identifier");
        return NULL;
    }
    cp_advance(parser);
    if (at->word == C_PUNCT_DOT)
        return cb_member(parser, left, name, at);
    left = cb_value(parser, left);
    if (!left || cb_is_poison(left->type))
        return left;
    if (left->type->kind != C_POINTER) {
        cp_error(parser, at, "invalid type argument of '->' (have '%s')",
                 cp_type(parser, left->type));
        return cb_poison(parser, at->place);
    }
    return cb_member(parser, cb_dereference(parser, left, at), name, at);
}

struct c_expression *cp_postfixes(struct parser *parser, struct c_expression *left)
{
    while (left) {
        const struct c_token *at = parser->token;
        switch (at->word) {
        case C_PUNCT_LEFT_BRACKET: left = subscript(parser, left); break;
        case C_PUNCT_LEFT_PARENTHESIS: left = call(parser, left); break;
        case C_PUNCT_DOT:
        case C_PUNCT_ARROW: left = member(parser, left); break;
        case C_PUNCT_INCREMENT:
        case C_PUNCT_DECREMENT:
            cp_advance(parser);
            left = cb_increment(parser,
                                at->word == C_PUNCT_INCREMENT ? C_POST_INCREMENT : C_POST_DECREMENT,
                                left, at);
            break;
        default: return left;
        }
    }
    return NULL;
}

struct c_expression *cp_postfix_expression(struct parser *parser)
{
    return cp_postfixes(parser, cp_primary_expression(parser));
}
