/* Declarators and type names (C11 6.7.6, 6.7.7).
 *
 * A declarator is read inside out: what follows a nested declarator in parentheses derives from the base type first. So the
 * parentheses are skipped, the suffixes behind them read, and then the parser goes back inside.
 */
#include "c/syntax/parser.h"

enum { MOST_POINTERS = 256 };

struct reading {
    enum cp_declarator_kind kind;
    struct cp_declarator *out;
};

static const char *name_of(const struct reading *reading)
{
    return reading->out->name ? reading->out->name : "type name";
}

/* ---- parameters ---- */

/* Arrays and functions are passed as pointers (6.7.6.3p7, p8). */
const struct c_type *cp_adjusted(struct parser *parser, const struct c_type *type,
                                 unsigned qualifiers)
{
    const struct c_type *pointer = NULL;
    switch (type->kind) {
    case C_ARRAY: pointer = c_type_pointer(parser->arena, type->base); break;
    case C_FUNCTION:
    case C_VA_LIST: pointer = c_type_pointer(parser->arena, type); break;
    default: return type;
    }
    pointer = c_type_qualified(parser->arena, pointer, qualifiers);
    parser->failed |= !pointer;
    return pointer;
}

bool cp_declare_parameter(struct parser *parser, struct cp_prototype *prototype,
                          const struct cp_declarator *declarator, const struct c_type *type)
{
    const struct c_token *token = declarator->token;
    struct c_variable *variable = cp_alloc(parser, sizeof *variable);
    if (!variable || !cp_push(parser, &prototype->variables, variable))
        return false;
    variable->name = declarator->name;
    variable->type = type;
    variable->place = token->place;
    variable->storage = C_AUTOMATIC;
    variable->is_parameter = true;
    variable->alignment = type->alignment;
    if (!declarator->name)
        return true;
    if (cp_lookup_here(parser, C_ORDINARY_NAMES, declarator->name)) {
        cp_error(parser, token, "redefinition of parameter '%s'", declarator->name);
        return true;
    }
    struct c_name *name =
        cp_declare(parser, C_ORDINARY_NAMES, C_NAME_VARIABLE, declarator->name, token->place);
    if (!name)
        return false;
    name->variable = variable;
    name->type = type;
    return true;
}

static bool parameter(struct parser *parser, struct cp_prototype *prototype, struct c_type *type,
                      size_t *capacity)
{
    struct cp_specifiers specifiers;
    struct cp_declarator declarator = {0};
    if (!cp_starts_type(parser, parser->token) && cp_at_name(parser) &&
        cp_next(parser)->kind != C_TOKEN_IDENTIFIER && cp_next(parser)->word != C_PUNCT_STAR) {
        cp_error(parser, parser->token, "unknown type name '%s'", parser->token->spelling);
        return false;
    }
    if (!cp_starts_type(parser, parser->token) && !cp_at_name(parser) &&
        !cp_at(parser, C_WORD_ATTRIBUTE) && !cp_at(parser, C_WORD_EXTENSION)) {
        cp_expected(parser, "declaration specifiers or '...'");
        return false;
    }
    if (!cp_specifiers(parser, &specifiers, true) ||
        !cp_declarator(parser, specifiers.type, CP_PARAMETER, &declarator))
        return false;
    if (specifiers.storage && specifiers.storage != C_WORD_REGISTER)
        cp_error(parser, declarator.token, "storage class specified for parameter '%s'",
                 declarator.name ? declarator.name : "");
    const struct c_type *adjusted_type = cp_adjusted(parser, declarator.type, 0);
    if (!adjusted_type)
        return false;
    if (adjusted_type->kind == C_VOID && declarator.name) {
        cp_error(parser, declarator.token, "parameter %zu ('%s') has incomplete type",
                 type->parameter_count + 1, declarator.name);
        adjusted_type = cb_poison_type();
    }
    void *items = type->parameters;
    if (!cp_grow(parser, &items, type->parameter_count, capacity, sizeof *type->parameters))
        return false;
    type->parameters = items;
    type->parameters[type->parameter_count++] =
        (struct c_parameter){declarator.name, adjusted_type};
    return cp_declare_parameter(parser, prototype, &declarator, adjusted_type);
}

static bool parameters(struct parser *parser, struct cp_prototype *prototype, struct c_type *type)
{
    size_t capacity = 0;
    if (cp_is_identifier_list(parser))
        return cp_identifier_list(parser, prototype);
    type->prototyped = true;
    if (cp_at(parser, C_WORD_VOID) && cp_next(parser)->word == C_PUNCT_RIGHT_PARENTHESIS) {
        cp_advance(parser);
        return true;
    }
    do {
        if (type->parameter_count && cp_take(parser, C_PUNCT_ELLIPSIS)) {
            type->variadic = true;
            break;
        }
        if (!parameter(parser, prototype, type, &capacity))
            return false;
    } while (cp_take(parser, C_PUNCT_COMMA));
    return true;
}

/* The list is a scope of its own; hidden variables and lengths are kept for the function's body, if one follows. */
static bool prototype_scope(struct parser *parser, struct cp_prototype *prototype,
                            struct c_type *type)
{
    struct cp_scope scope;
    struct cp_list locals = parser->locals, *lengths = parser->lengths;
    parser->locals = (struct cp_list){0};
    parser->lengths = &prototype->lengths;
    cp_open_scope(parser, &scope, false);
    bool read = parameters(parser, prototype, type);
    cp_close_scope(parser, parser->token->place.line);
    prototype->names = scope.names;
    prototype->locals = parser->locals;
    parser->locals = locals;
    parser->lengths = lengths;
    return read && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS);
}

static const struct c_type *suffixes(struct parser *parser, const struct c_type *base,
                                     const struct reading *reading);

static const struct c_type *function_suffix(struct parser *parser, const struct c_type *base,
                                            const struct reading *reading)
{
    struct cp_prototype *prototype = cp_alloc(parser, sizeof *prototype);
    struct c_type *type = c_type_new(parser->arena, C_FUNCTION);
    cp_advance(parser);
    parser->failed |= !type;
    if (!prototype || !type)
        return NULL;
    if (!cp_take(parser, C_PUNCT_RIGHT_PARENTHESIS) && !prototype_scope(parser, prototype, type))
        return NULL;
    reading->out->prototype = prototype;
    struct cp_prototype *kept = prototype;
    base = suffixes(parser, base, reading);
    reading->out->prototype = kept;
    if (!base)
        return NULL;
    if (base->kind == C_FUNCTION || base->kind == C_ARRAY) {
        cp_error(parser, reading->out->token, "'%s' declared as function returning %s",
                 name_of(reading), base->kind == C_ARRAY ? "an array" : "a function");
        base = cb_poison_type();
    }
    type->complete = true;
    type->base = base->unqualified;
    return type;
}

/* ---- arrays ---- */

/* A length that is known at run time only: a hidden variable keeps it, set where the declaration stands. */
static bool runtime_length(struct parser *parser, struct c_type *type, struct c_expression *length)
{
    const struct c_type *size_type = c_basic_type(C_UNSIGNED_LONG);
    struct c_place place = length->place;
    struct c_variable *hidden = cp_new_variable(parser, NULL, size_type, place, C_AUTOMATIC);
    struct c_statement *statement = cp_new_statement(parser, C_DECLARATION, place);
    struct c_initializer *initializer = cp_alloc(parser, sizeof *initializer);
    struct c_store *store = cp_alloc(parser, sizeof *store);
    length = cb_convert(parser, cb_value(parser, length), c_basic_type(C_LONG));
    length = cb_convert(parser, length, size_type);
    if (!hidden || !statement || !initializer || !store || !length)
        return false;
    *store = (struct c_store){.type = size_type, .value = length};
    initializer->stores = store;
    initializer->count = 1;
    statement->variable = hidden;
    statement->initializer = initializer;
    type->runtime_length = length;
    type->length_variable = hidden;
    type->complete = true;
    return cp_push(parser, parser->lengths, statement);
}

static bool check_length(struct parser *parser, const struct c_expression *length,
                         const struct c_type *element, const struct reading *reading)
{
    const struct c_token *token = reading->out->token;
    int64_t value;
    if (cb_is_poison(length->type))
        return false;
    if (!c_is_integer(length->type)) {
        cp_error(parser, token, "size of array '%s' has non-integer type", name_of(reading));
        return false;
    }
    if (!cb_integer_constant(length, &value)) {
        if (parser->lengths)
            return true;
        cp_error(parser, token, "variably modified '%s' at file scope", name_of(reading));
        return false;
    }
    uint64_t most = (UINT64_C(1) << 47) / MAX(1, element->size);
    bool negative = value < 0 && c_is_signed(length->type);
    if (negative || (uint64_t)value > most)
        cp_error(parser, token, "size of array '%s' is %s", name_of(reading),
                 negative ? "negative" : "too large");
    return !negative && (uint64_t)value <= most;
}

static const struct c_type *checked_element(struct parser *parser, const struct c_type *element,
                                            const struct reading *reading)
{
    const struct c_token *token = reading->out->token;
    if (element->kind == C_FUNCTION)
        cp_error(parser, token, "declaration of '%s' as array of functions", name_of(reading));
    else if (element->kind == C_VOID)
        cp_error(parser, token, "declaration of '%s' as array of voids", name_of(reading));
    else if (!element->complete)
        cp_error(parser, token, "array type has incomplete element type '%s'",
                 cp_type(parser, element));
    else
        return element;
    return cb_poison_type();
}

struct dimension {
    struct c_expression *length; /* NULL: none given */
    bool star;                   /* [*] */
    unsigned qualifiers;
};

/* What stands between [ and ], with what a parameter may have there: static, qualifiers, *. */
static bool dimension(struct parser *parser, struct dimension *dimension)
{
    cp_advance(parser);
    bool is_static = cp_take(parser, C_WORD_STATIC);
    dimension->qualifiers = cp_qualifiers(parser);
    is_static |= cp_take(parser, C_WORD_STATIC);
    if (cp_at(parser, C_PUNCT_STAR) && cp_next(parser)->word == C_PUNCT_RIGHT_BRACKET) {
        cp_advance(parser);
        dimension->star = true;
    } else if (is_static || !cp_at(parser, C_PUNCT_RIGHT_BRACKET)) {
        dimension->length = cp_assignment_expression(parser);
        if (!dimension->length)
            return false;
    }
    return cp_expect(parser, C_PUNCT_RIGHT_BRACKET);
}

static const struct c_type *array_suffix(struct parser *parser, const struct c_type *base,
                                         const struct reading *reading)
{
    struct dimension given = {0};
    int64_t value = 0;
    if (!dimension(parser, &given))
        return NULL;
    base = suffixes(parser, base, reading);
    if (!base)
        return NULL;
    base = checked_element(parser, base, reading);
    struct c_expression *length = given.length;
    uint64_t known = UINT64_MAX;
    if (length && !check_length(parser, length, base, reading))
        known = 1;
    else if (length && cb_integer_constant(length, &value))
        known = (uint64_t)value;
    const struct c_type *made = c_type_array(parser->arena, base, known);
    if (!made || ((!length || known != UINT64_MAX) && !given.star && !given.qualifiers)) {
        parser->failed |= !made;
        return made;
    }
    struct c_type *array = c_type_new(parser->arena, C_ARRAY);
    parser->failed |= !array;
    if (!array)
        return NULL;
    *array = *made;
    array->unqualified = array;
    if (given.star) { /* in a prototype: some length */
        array->runtime_length = cb_poison(parser, parser->token->place);
        array->complete = true;
        return array->runtime_length ? array : NULL;
    }
    if (length && known == UINT64_MAX && !runtime_length(parser, array, length))
        return NULL;
    return array;
}

/* ---- the whole ---- */

static const struct c_type *suffixes(struct parser *parser, const struct c_type *base,
                                     const struct reading *reading)
{
    const struct c_type *type = base;
    if (cp_at(parser, C_PUNCT_LEFT_BRACKET) || cp_at(parser, C_PUNCT_LEFT_PARENTHESIS)) {
        bool array = cp_at(parser, C_PUNCT_LEFT_BRACKET);
        type = cp_enter(parser) ? array ? array_suffix(parser, base, reading)
                                        : function_suffix(parser, base, reading)
                                : NULL;
        cp_leave(parser);
    }
    return type;
}

/* A pointer to a va_list's array is a pointer to what stands for it here. */
static const struct c_type *pointers(struct parser *parser, const struct c_type *base)
{
    unsigned count = 0;
    struct cp_attributes ignored = {0};
    while (base && cp_take(parser, C_PUNCT_STAR)) {
        if (++count > MOST_POINTERS) {
            cp_error(parser, parser->token, "nested too deeply: more than %d pointers",
                     MOST_POINTERS);
            parser->stopped = true;
            return NULL;
        }
        const struct c_type *pointer = c_type_pointer(parser->arena, base);
        base = c_type_qualified(parser->arena, pointer, cp_qualifiers(parser));
        parser->failed |= !base;
        if (!cp_attributes(parser, &ignored))
            return NULL;
    }
    return base;
}

/* Does a nested declarator begin at this parenthesis, and no parameter list? */
static bool is_nested(const struct parser *parser, enum cp_declarator_kind kind)
{
    const struct c_token *next = cp_next(parser);
    if (!cp_at(parser, C_PUNCT_LEFT_PARENTHESIS))
        return false;
    return kind == CP_NAMED ||
           (next->word != C_PUNCT_RIGHT_PARENTHESIS && !cp_starts_type(parser, next));
}

static const struct c_type *inner(struct parser *parser, const struct c_type *base,
                                  const struct reading *reading);

static const struct c_type *nested(struct parser *parser, const struct c_type *base,
                                   const struct reading *reading)
{
    const struct c_token *start = cp_next(parser);
    cp_skip_brackets(parser);
    base = suffixes(parser, base, reading);
    if (!base)
        return NULL;
    const struct c_token *end = parser->token;
    parser->token = start;
    base = inner(parser, base, reading);
    if (!base || !cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS))
        return NULL;
    parser->token = end;
    return base;
}

/* direct-declarator, with the pointers before it */
static const struct c_type *inner(struct parser *parser, const struct c_type *base,
                                  const struct reading *reading)
{
    struct cp_declarator *out = reading->out;
    bool entered = cp_enter(parser);
    const struct c_type *type = NULL;
    if (entered && cp_attributes(parser, &out->attributes))
        base = pointers(parser, base);
    else
        base = NULL;
    if (base && is_nested(parser, reading->kind)) {
        type = nested(parser, base, reading);
    } else if (base) {
        out->token = parser->token;
        if (cp_at_name(parser) && reading->kind != CP_ABSTRACT) {
            out->name = parser->token->spelling;
            cp_advance(parser);
        }
        if (out->name || reading->kind != CP_NAMED)
            type = suffixes(parser, base, reading);
        else
            cp_expected(parser, "identifier or '('");
    }
    cp_leave(parser);
    return type;
}

bool cp_declarator(struct parser *parser, const struct c_type *base, enum cp_declarator_kind kind,
                   struct cp_declarator *declarator)
{
    struct reading reading = {kind, declarator};
    *declarator = (struct cp_declarator){.token = parser->token};
    declarator->type = inner(parser, base, &reading);
    return declarator->type && cp_attributes(parser, &declarator->attributes);
}

/* Sets the lengths of arrays where only an expression may stand: n1 = ..., n2 = ... */
static struct c_expression *as_expression(struct parser *parser, const struct cp_list *lengths)
{
    struct c_expression *whole = NULL;
    for (size_t i = 0; i < lengths->count; i++) {
        const struct c_statement *statement = lengths->items[i];
        struct c_token token = {.place = statement->place, .length = 1};
        struct c_expression *one =
            cb_assign(parser, cb_variable(parser, statement->variable, &token),
                      statement->initializer->stores[0].value, &token);
        whole = whole ? cb_comma(parser, whole, one, &token) : one;
        if (!whole)
            return NULL;
    }
    return whole;
}

const struct c_type *cp_type_name(struct parser *parser, struct c_expression **before)
{
    struct cp_specifiers specifiers;
    struct cp_declarator declarator;
    struct cp_list lengths = {0}, *outer = parser->lengths;
    if (before)
        *before = NULL;
    if (!cp_specifiers(parser, &specifiers, false))
        return NULL;
    if (parser->lengths)
        parser->lengths = &lengths;
    bool read = cp_declarator(parser, specifiers.type, CP_ABSTRACT, &declarator);
    parser->lengths = outer;
    if (!read)
        return NULL;
    for (size_t i = 0; i < lengths.count && !before; i++)
        if (!cp_push(parser, outer, lengths.items[i]))
            return NULL;
    if (!before || !lengths.count)
        return declarator.type;
    *before = as_expression(parser, &lengths);
    return *before ? declarator.type : NULL;
}
