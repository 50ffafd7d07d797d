/* Declarations and function definitions (C11 6.7, 6.9). */
#include "c/syntax/parser.h"

#include <string.h>

/* ---- redeclarations ---- */

static void tell_conflict(struct parser *parser, const struct c_token *token,
                          const struct c_name *old, enum c_name_kind kind,
                          const struct c_type *type)
{
    if (old->kind != kind)
        cp_error(parser, token, "'%s' redeclared as different kind of symbol", token->spelling);
    else
        cp_error(parser, token, "conflicting types for '%s'; have '%s'", token->spelling,
                 cp_type(parser, type));
}

/* What an ordinary name without linkage may do to one that its scope has already: nothing. True when there is none. */
static bool is_new_here(struct parser *parser, const struct c_token *token, enum c_name_kind kind,
                        const struct c_type *type)
{
    struct c_name *old = cp_lookup_here(parser, C_ORDINARY_NAMES, token->spelling);
    if (!old || parser->scope == parser->typed_scope)
        return true;
    if (old->type && cb_is_poison(old->type)) {
        old->type = type;
        return true;
    }
    if (old->kind != kind || (old->type && !c_types_compatible(old->type, type)))
        tell_conflict(parser, token, old, kind, type);
    else if (old->variable && old->variable->is_parameter)
        cp_error(parser, token, "'%s' redeclared as different kind of symbol", token->spelling);
    else
        cp_error(parser, token, "redeclaration of '%s' with no linkage", token->spelling);
    return false;
}

/* ---- typedef ---- */

static void name_untagged(const struct c_type *type, const char *name)
{
    union {
        const struct c_type *read;
        struct c_type *write;
    } same = {type->unqualified};
    if ((!c_is_record(type) && type->kind != C_ENUM) || type->tag || type->typedef_name)
        return;
    same.write->typedef_name = name;
    c_type_update_variants(same.write);
}

static bool declare_typedef(struct parser *parser, const struct cp_declarator *declarator)
{
    const struct c_token *token = declarator->token;
    struct c_name *old = cp_lookup_here(parser, C_ORDINARY_NAMES, declarator->name);
    if (old) {
        if (old->kind != C_NAME_TYPEDEF || !c_types_compatible(old->type, declarator->type))
            tell_conflict(parser, token, old, C_NAME_TYPEDEF, declarator->type);
        return true;
    }
    const struct c_type *type = declarator->type;
    if (declarator->attributes.alignment > type->alignment) {
        struct c_type *aligned = c_type_new(parser->arena, type->kind);
        parser->failed |= !aligned;
        if (!aligned)
            return false;
        *aligned = *type;
        aligned->alignment = declarator->attributes.alignment;
        type = aligned;
    }
    struct c_name *name =
        cp_declare(parser, C_ORDINARY_NAMES, C_NAME_TYPEDEF, declarator->name, token->place);
    if (!name)
        return false;
    name->type = type;
    name_untagged(type, declarator->name);
    return true;
}

/* ---- functions ---- */

/* The one function that has this name, whatever scope declares it. */
static struct c_name *linked_function(struct parser *parser, const char *name,
                                      const struct c_type *type, struct c_place place)
{
    struct c_name *linked = cp_lookup(parser, C_LINKAGE_NAMES, name);
    if (!linked) {
        linked = cp_declare(parser, C_LINKAGE_NAMES, C_NAME_FUNCTION, name, place);
        struct c_function *function = cp_alloc(parser, sizeof *function);
        if (!linked || !function)
            return NULL;
        linked->type = type;
        linked->function = function;
        function->name = name;
        function->type = type;
        function->place = place;
        function->index = (uint32_t)parser->functions.count;
        return cp_push(parser, &parser->functions, function) ? linked : NULL;
    }
    struct c_token token = {.place = place, .spelling = name, .length = (uint32_t)strlen(name)};
    if (linked->kind == C_NAME_FUNCTION && linked->function->is_implicit &&
        type->base->kind == C_VOID) { /* called as one that gives an int: gcc only warns */
        struct c_expression here = {.place = place, .length = token.length};
        cp_warn_at(parser, &here, "conflicting types for '%s'; have '%s'", name,
                   cp_type(parser, type));
        linked->function->is_implicit = false;
        linked->type = linked->function->type = type;
        return linked;
    }
    if (linked->kind != C_NAME_FUNCTION || !c_types_compatible(linked->type, type)) {
        tell_conflict(parser, &token, linked, C_NAME_FUNCTION, type);
        return linked->kind == C_NAME_FUNCTION ? linked : NULL;
    }
    linked->type = c_type_composite(parser->arena, linked->type, type);
    parser->failed |= !linked->type;
    linked->function->type = linked->type;
    return linked->type ? linked : NULL;
}

struct c_name *cp_declare_function(struct parser *parser, const char *name,
                                   const struct c_type *type, struct c_place place)
{
    struct c_name *here = cp_lookup_here(parser, C_ORDINARY_NAMES, name);
    struct c_token token = {.place = place, .spelling = name, .length = (uint32_t)strlen(name)};
    if (here && here->kind != C_NAME_FUNCTION) {
        tell_conflict(parser, &token, here, C_NAME_FUNCTION, type);
        return NULL;
    }
    struct c_name *linked = linked_function(parser, name, type, place);
    if (!linked)
        return NULL;
    if (!here)
        here = cp_declare(parser, C_ORDINARY_NAMES, C_NAME_FUNCTION, name, place);
    if (!here)
        return NULL;
    here->function = linked->function;
    here->type = linked->type;
    return here;
}

static struct c_function *declared_function(struct parser *parser,
                                            const struct cp_specifiers *specifiers,
                                            const struct cp_declarator *declarator)
{
    struct c_name *name =
        cp_declare_function(parser, declarator->name, declarator->type, declarator->token->place);
    struct c_function *function = name ? name->function : NULL;
    if (!function)
        return NULL;
    bool is_static = specifiers->storage == C_WORD_STATIC;
    if (is_static && parser->scope->depth)
        cp_error(parser, declarator->token, "invalid storage class for function '%s'",
                 declarator->name);
    else if (is_static && !function->is_static && name->defined)
        cp_error(parser, declarator->token,
                 "static declaration of '%s' follows non-static declaration", declarator->name);
    name->defined = true; /* has been declared once: for the rule above */
    function->is_static |= is_static;
    function->is_inline |= specifiers->is_inline;
    function->is_noreturn |=
        specifiers->attributes.is_noreturn || declarator->attributes.is_noreturn;
    return function;
}

/* ---- variables with linkage ---- */

static struct c_variable *linked_variable(struct parser *parser, const struct c_token *token,
                                          const struct c_type *type, bool is_static)
{
    struct c_name *linked = cp_lookup(parser, C_LINKAGE_NAMES, token->spelling);
    if (!linked) {
        linked =
            cp_declare(parser, C_LINKAGE_NAMES, C_NAME_VARIABLE, token->spelling, token->place);
        struct c_variable *made =
            cp_new_variable(parser, token->spelling, type, token->place, C_STATIC_STORAGE);
        if (!linked || !made)
            return NULL;
        made->function = NULL;
        made->is_extern = true;
        linked->variable = made;
        linked->type = type;
        linked->value = is_static;
        return made;
    }
    if (linked->kind != C_NAME_VARIABLE || !c_types_compatible(linked->type, type) ||
        c_type_qualifiers(linked->type) != c_type_qualifiers(type)) {
        tell_conflict(parser, token, linked, C_NAME_VARIABLE, type);
        return NULL;
    }
    if (is_static && !linked->value)
        cp_error(parser, token, "static declaration of '%s' follows non-static declaration",
                 token->spelling);
    linked->type = c_type_composite(parser->arena, linked->type, type);
    parser->failed |= !linked->type;
    linked->variable->type = linked->type;
    return linked->type ? linked->variable : NULL;
}

/* Says the name of a variable in this scope. */
static struct c_name *name_variable(struct parser *parser, const struct c_token *token,
                                    struct c_variable *variable)
{
    struct c_name *name = cp_lookup_here(parser, C_ORDINARY_NAMES, token->spelling);
    if (!variable)
        return NULL;
    if (!name || name->kind != C_NAME_VARIABLE || parser->scope == parser->typed_scope)
        name = cp_declare(parser, C_ORDINARY_NAMES, C_NAME_VARIABLE, token->spelling, token->place);
    if (name) {
        name->variable = variable;
        name->type = variable->type;
    }
    return name;
}

static void check_object(struct parser *parser, const struct c_token *token,
                         const struct c_type **type)
{
    if ((*type)->kind != C_VOID)
        return;
    cp_error(parser, token, "variable or field '%s' declared void", token->spelling);
    *type = cb_poison_type();
}

static void set_alignment(struct c_variable *variable, const struct cp_specifiers *specifiers,
                          const struct cp_declarator *declarator)
{
    uint32_t asked = MAX(specifiers->attributes.alignment, declarator->attributes.alignment);
    variable->alignment = MAX(MAX(variable->type->alignment, variable->alignment), asked);
}

/* The initialiser after `=` of a variable with static storage. */
static bool static_initializer(struct parser *parser, struct c_variable *variable)
{
    const struct c_type *type = variable->type;
    struct cp_list *lengths = parser->lengths;
    variable->initializer = cp_initializer(parser, &type, true, &variable->extra);
    parser->lengths = lengths;
    if (!variable->initializer)
        return false;
    variable->type = type;
    return true;
}

static bool has_conflict(struct parser *parser, const struct c_token *token,
                         const struct c_type *type)
{
    struct c_name *here = cp_lookup_here(parser, C_ORDINARY_NAMES, token->spelling);
    if (!here || here->kind == C_NAME_VARIABLE)
        return false;
    tell_conflict(parser, token, here, C_NAME_VARIABLE, type);
    return true;
}

/* At file scope, or extern in a block. */
static bool external_variable(struct parser *parser, const struct cp_specifiers *specifiers,
                              const struct cp_declarator *declarator)
{
    const struct c_token *token = declarator->token;
    const struct c_type *type = declarator->type;
    bool is_extern = specifiers->storage == C_WORD_EXTERN;
    check_object(parser, token, &type);
    if (specifiers->storage == C_WORD_AUTO)
        cp_error(parser, token, "file-scope declaration of '%s' specifies 'auto'", token->spelling);
    struct c_variable *variable =
        has_conflict(parser, token, type)
            ? NULL
            : linked_variable(parser, token, type, specifiers->storage == C_WORD_STATIC);
    if (!variable) { /* in conflict: read on with one that nobody sees */
        variable = cp_new_variable(parser, token->spelling, type, token->place, C_STATIC_STORAGE);
        if (!variable || parser->failed)
            return false;
    } else if (!name_variable(parser, token, variable)) {
        return false;
    }
    set_alignment(variable, specifiers, declarator);
    if (!is_extern || cp_at(parser, C_PUNCT_ASSIGN)) {
        if (variable->is_extern)
            variable->place = token->place;
        variable->is_extern = false;
    }
    if (!cp_take(parser, C_PUNCT_ASSIGN))
        return true;
    if (parser->scope->depth)
        cp_error(parser, token, "'%s' has both 'extern' and initializer", token->spelling);
    if (variable->initializer)
        cp_error(parser, token, "redefinition of '%s'", token->spelling);
    if (!static_initializer(parser, variable))
        return false;
    struct c_name *linked = cp_lookup(parser, C_LINKAGE_NAMES, token->spelling);
    struct c_name *here = cp_lookup_here(parser, C_ORDINARY_NAMES, token->spelling);
    if (linked && linked->variable == variable)
        linked->type = variable->type;
    if (here && here->variable == variable)
        here->type = variable->type;
    return true;
}

/* ---- variables of a block ---- */

static bool static_local(struct parser *parser, const struct cp_specifiers *specifiers,
                         const struct cp_declarator *declarator)
{
    const struct c_token *token = declarator->token;
    const struct c_type *type = declarator->type;
    check_object(parser, token, &type);
    bool is_new = is_new_here(parser, token, C_NAME_VARIABLE, type);
    struct c_variable *variable =
        cp_new_variable(parser, token->spelling, type, token->place, C_STATIC_STORAGE);
    if (!variable || (is_new && !name_variable(parser, token, variable)))
        return false;
    if (c_is_variably_modified(type))
        cp_error(parser, token, "storage size of '%s' isn't constant", token->spelling);
    set_alignment(variable, specifiers, declarator);
    return !cp_take(parser, C_PUNCT_ASSIGN) || static_initializer(parser, variable);
}

static bool note_modified(struct parser *parser, const struct c_type *type)
{
    if (!c_is_variably_modified(type))
        return true;
    struct cp_modified *modified = cp_alloc(parser, sizeof *modified);
    if (!modified)
        return false;
    modified->before = parser->modified;
    parser->modified = modified;
    if (c_is_variable_length(type) && parser->scope->block)
        parser->scope->block->has_variable_length = true;
    return true;
}

static bool local_initializer(struct parser *parser, struct c_statement *statement,
                              const struct c_token *token)
{
    struct c_variable *variable = statement->variable;
    const struct c_type *type = variable->type;
    uint64_t extra = 0;
    if (c_is_variable_length(type))
        cp_error(parser, token, "variable-sized object may not be initialized");
    statement->initializer = cp_initializer(parser, &type, false, &extra);
    if (!statement->initializer)
        return false;
    if (extra)
        cp_error(parser, token, "initialization of flexible array member of a local variable");
    variable->type = type;
    return true;
}

static bool automatic_variable(struct parser *parser, const struct cp_specifiers *specifiers,
                               const struct cp_declarator *declarator, struct cp_list *out)
{
    const struct c_token *token = declarator->token;
    const struct c_type *type = declarator->type;
    check_object(parser, token, &type);
    bool is_new = is_new_here(parser, token, C_NAME_VARIABLE, type);
    struct c_variable *variable =
        cp_new_variable(parser, token->spelling, type, token->place, C_AUTOMATIC);
    struct c_statement *statement = cp_new_statement(parser, C_DECLARATION, token->place);
    if (!variable || !statement || !note_modified(parser, type))
        return false;
    struct c_name *name = is_new ? name_variable(parser, token, variable) : NULL;
    if (is_new && !name)
        return false;
    variable->is_register = specifiers->storage == C_WORD_REGISTER;
    set_alignment(variable, specifiers, declarator);
    statement->variable = variable;
    if (cp_take(parser, C_PUNCT_ASSIGN) && !local_initializer(parser, statement, token))
        return false;
    if (name)
        name->type = variable->type;
    if (!variable->type->complete) {
        if (variable->type->kind == C_ARRAY)
            cp_error(parser, token, "array size missing in '%s'", token->spelling);
        else
            cp_error(parser, token, "storage size of '%s' isn't known", token->spelling);
        variable->type = cb_poison_type();
    }
    return cp_push(parser, out, statement);
}

/* ---- variables declared at the prompt ---- */

/* They outlive the line, so they are static, and their initialisers are assignments made when the line runs. */
static bool assign_store(struct parser *parser, struct c_variable *variable,
                         const struct c_store *store, const struct c_token *token,
                         struct cp_list *out)
{
    static const struct c_member whole = {.name = NULL};
    struct c_expression *part = cb_new(parser, C_MEMBER, store->type->unqualified, token);
    struct c_expression *made = cb_new(parser, C_ASSIGN, store->type->unqualified, token);
    struct c_statement *statement = cp_new_statement(parser, C_EXPRESSION_STATEMENT, token->place);
    if (!part || !made || !statement)
        return false;
    part->left = cb_variable(parser, variable, token);
    part->member = store->bit_field ? store->bit_field : &whole;
    part->offset = store->offset;
    made->left = part;
    made->right = store->value;
    statement->expression = made;
    return part->left && cb_measure(parser, made) && cp_push(parser, out, statement);
}

static bool assign_literal(struct parser *parser, struct c_variable *variable,
                           const struct c_store *store, const struct c_token *token,
                           struct cp_list *out)
{
    const struct c_variable *literal = store->value->variable;
    uint64_t size = MIN(literal->type->size, store->type->size);
    for (uint64_t i = 0; i < size; i++) {
        const struct c_type *byte = c_basic_type(C_CHAR);
        struct c_store one = {.offset = store->offset + i, .type = byte};
        one.value = cb_new(parser, C_INTEGER_CONSTANT, byte, token);
        if (!one.value)
            return false;
        one.value->integer = ((const signed char *)literal->literal)[i];
        if (!assign_store(parser, variable, &one, token, out))
            return false;
    }
    return true;
}

static bool typed_variable(struct parser *parser, const struct cp_declarator *declarator,
                           struct cp_list *out)
{
    const struct c_token *token = declarator->token;
    const struct c_type *type = declarator->type;
    uint64_t extra = 0;
    check_object(parser, token, &type);
    struct c_variable *variable =
        cp_new_variable(parser, token->spelling, type, token->place, C_STATIC_STORAGE);
    struct c_name *name = variable ? name_variable(parser, token, variable) : NULL;
    if (!name)
        return false;
    variable->function = NULL;
    if (c_is_variably_modified(type))
        cp_error(parser, token, "storage size of '%s' isn't constant", token->spelling);
    if (cp_take(parser, C_PUNCT_ASSIGN)) {
        struct c_initializer *initializer = cp_initializer(parser, &type, false, &extra);
        if (!initializer)
            return false;
        variable->type = name->type = type;
        variable->extra = extra;
        for (size_t i = 0; i < initializer->count; i++) {
            const struct c_store *store = &initializer->stores[i];
            bool done = store->type->kind == C_ARRAY
                            ? assign_literal(parser, variable, store, token, out)
                            : assign_store(parser, variable, store, token, out);
            if (!done)
                return false;
        }
    }
    if (!variable->type->complete)
        cp_error(parser, token, "storage size of '%s' isn't known", token->spelling);
    return true;
}

/* ---- init-declarators ---- */

/* Without a type, int is meant, as it was before C99. */
static void warn_implicit_int(struct parser *parser, const struct cp_specifiers *specifiers,
                              const struct cp_declarator *declarator, bool at_file_scope)
{
    struct c_expression place = {.place = declarator->token->place,
                                 .length = declarator->token->length};
    if (!specifiers->implicit_int)
        return;
    if (at_file_scope && specifiers->nothing)
        cp_warn_at(parser, &place, "data definition has no type or storage class");
    cp_warn_at(parser, &place, "type defaults to 'int' in declaration of '%s' [-Wimplicit-int]",
               declarator->name);
}

static bool declared(struct parser *parser, const struct cp_specifiers *specifiers,
                     const struct cp_declarator *declarator, struct cp_list *out)
{
    warn_implicit_int(parser, specifiers, declarator, !out);
    if (specifiers->storage == C_WORD_TYPEDEF)
        return declare_typedef(parser, declarator) &&
               (!out || note_modified(parser, declarator->type));
    if (declarator->type->kind == C_FUNCTION) {
        if (!declared_function(parser, specifiers, declarator) && parser->failed)
            return false;
        if (!cp_at(parser, C_PUNCT_ASSIGN))
            return true;
        cp_error(parser, declarator->token, "function '%s' is initialized like a variable",
                 declarator->name);
        return false;
    }
    if (!out || specifiers->storage == C_WORD_EXTERN)
        return external_variable(parser, specifiers, declarator);
    if (parser->scope == parser->typed_scope)
        return typed_variable(parser, declarator, out);
    if (specifiers->storage == C_WORD_STATIC)
        return static_local(parser, specifiers, declarator);
    return automatic_variable(parser, specifiers, declarator, out);
}

/* One declarator with its initialiser; lengths of arrays are computed before it comes to life. */
static bool init_declarator(struct parser *parser, const struct cp_specifiers *specifiers,
                            struct cp_declarator *declarator, struct cp_list *out)
{
    struct cp_list lengths = {0}, *outer = parser->lengths;
    parser->lengths = out ? &lengths : NULL;
    bool read = cp_declarator(parser, specifiers->type, CP_NAMED, declarator);
    parser->lengths = outer;
    for (size_t i = 0; i < lengths.count && out; i++)
        read = read && cp_push(parser, out, lengths.items[i]);
    return read;
}

static void warn_empty(struct parser *parser, const struct cp_specifiers *specifiers)
{
    struct c_expression place = {.place = specifiers->place, .length = 1};
    if (!specifiers->declares_tag && !cb_is_poison(specifiers->type))
        cp_warn_at(parser, &place, "useless type name in empty declaration");
}

static bool declarators_follow(struct parser *parser, const struct cp_specifiers *specifiers,
                               struct cp_declarator *declarator, struct cp_list *out)
{
    for (;;) {
        if (!declared(parser, specifiers, declarator, out))
            return false;
        if (!cp_take(parser, C_PUNCT_COMMA))
            break;
        if (!init_declarator(parser, specifiers, declarator, out))
            return false;
    }
    if (cp_take(parser, C_PUNCT_SEMICOLON))
        return true;
    if (parser->typed && parser->token->kind == C_TOKEN_END)
        return true; /* the end of the line will do */
    bool plain =
        parser->token[-1].kind == C_TOKEN_IDENTIFIER || declarator->type->kind == C_FUNCTION;
    cp_expected(parser, plain ? "'=', ',', ';', 'asm' or '__attribute__'" : "',' or ';'");
    return false;
}

bool cp_declaration(struct parser *parser, struct cp_list *out)
{
    struct cp_specifiers specifiers;
    struct cp_declarator declarator;
    struct cp_list *outer = parser->lengths;
    if (cp_at(parser, C_WORD_STATIC_ASSERT))
        return cp_static_assert(parser);
    struct cp_list lengths = {0};
    parser->lengths = &lengths; /* of typeof(int[n]) */
    bool read = cp_specifiers(parser, &specifiers, true);
    parser->lengths = outer;
    for (size_t i = 0; i < lengths.count; i++)
        read = read && cp_push(parser, out, lengths.items[i]);
    if (!read)
        return false;
    if (cp_take(parser, C_PUNCT_SEMICOLON)) {
        warn_empty(parser, &specifiers);
        return true;
    }
    if (!init_declarator(parser, &specifiers, &declarator, out))
        return false;
    if (declarator.type->kind == C_FUNCTION && cp_at(parser, C_PUNCT_LEFT_BRACE)) {
        cp_error(parser, declarator.token, "heapstep's C has no nested functions");
        return false;
    }
    return declarators_follow(parser, &specifiers, &declarator, out);
}

/* ---- function definitions ---- */

static void check_parameters(struct parser *parser, const struct cp_prototype *prototype)
{
    for (size_t i = 0; i < prototype->variables.count; i++) {
        struct c_variable *variable = prototype->variables.items[i];
        struct c_token token = {.place = variable->place,
                                .length = (uint32_t)(variable->name ? strlen(variable->name) : 1)};
        if (variable->type->complete)
            continue;
        cp_error(parser, &token, "parameter %zu ('%s') has incomplete type", i + 1,
                 variable->name ? variable->name : "");
        variable->type = cb_poison_type();
    }
}

/* The prototype's variables become the function's first locals. */
static bool adopt(struct parser *parser, struct c_function *function,
                  struct cp_prototype *prototype)
{
    struct cp_list *lists[] = {&prototype->variables, &prototype->locals};
    check_parameters(parser, prototype);
    parser->locals = (struct cp_list){0};
    for (size_t l = 0; l < ARRAY_LENGTH(lists); l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            struct c_variable *variable = lists[l]->items[i];
            variable->function = function;
            variable->scope = parser->scope->block;
            variable->index = (uint32_t)parser->locals.count;
            if (!cp_push(parser, &parser->locals, variable))
                return false;
        }
    function->parameter_count = prototype->variables.count;
    cp_reopen_names(parser, prototype->names);
    return true;
}

static bool function_body(struct parser *parser, struct c_function *function,
                          struct cp_prototype *prototype)
{
    struct cp_scope scope;
    struct cp_list lengths = {0};
    struct c_statement *body = cp_new_statement(parser, C_BLOCK, parser->token->place);
    cp_open_scope(parser, &scope, true);
    parser->lengths = &lengths;
    bool read = body && adopt(parser, function, prototype);
    if (read) {
        struct cp_list statements = prototype->lengths;
        body->statements = (struct c_statement **)statements.items;
        body->count = statements.count;
        cp_advance(parser);
        read = cp_block_items(parser, body) != NULL;
    }
    uint32_t last = parser->token > parser->first ? parser->token[-1].place.line : 0;
    cp_close_scope(parser, last);
    parser->lengths = NULL;
    function->end_line = last;
    function->body = body;
    if (read)
        cp_resolve_gotos(parser);
    function->locals = (struct c_variable **)parser->locals.items;
    function->local_count = parser->locals.count;
    return read;
}

static bool function_definition(struct parser *parser, const struct cp_specifiers *specifiers,
                                const struct cp_declarator *declarator)
{
    const struct c_token *token = declarator->token;
    struct c_function *function = declared_function(parser, specifiers, declarator);
    struct c_expression place = {.place = token->place, .length = token->length};
    if (specifiers->implicit_int)
        cp_warn_at(parser, &place, "return type defaults to 'int' [-Wimplicit-int]");
    struct c_function conflicting = {.name = declarator->name, .type = declarator->type};
    if (parser->failed || !declarator->prototype) {
        cp_error(parser, token, "a function's definition needs a parameter list");
        return false;
    }
    if (specifiers->storage == C_WORD_TYPEDEF)
        cp_error(parser, token, "function definition declared 'typedef'");
    if (!function)
        function = &conflicting;
    if (function->body)
        cp_error(parser, token, "redefinition of '%s'", declarator->name);
    const struct c_type *returned = declarator->type->base;
    if (!returned->complete && returned->kind != C_VOID)
        cp_error(parser, token, "return type is an incomplete type");
    function->place = token->place;
    parser->function = function;
    parser->function_name = NULL;
    parser->labels = parser->gotos = (struct cp_list){0};
    parser->modified = NULL;
    bool read = function_body(parser, function, declarator->prototype);
    parser->function = NULL;
    return read;
}

/* external-declaration (6.9) */
bool cp_external_declaration(struct parser *parser)
{
    struct cp_specifiers specifiers;
    struct cp_declarator declarator;
    if (cp_take(parser, C_PUNCT_SEMICOLON))
        return true;
    if (cp_at(parser, C_WORD_STATIC_ASSERT))
        return cp_static_assert(parser);
    if (cp_at(parser, C_WORD_ASM)) {
        cp_error(parser, parser->token, "heapstep's C has no inline assembly (asm)");
        return false;
    }
    if (parser->token->kind != C_TOKEN_IDENTIFIER && parser->token->kind != C_TOKEN_KEYWORD &&
        !cp_at(parser, C_PUNCT_STAR) && !cp_at(parser, C_PUNCT_LEFT_PARENTHESIS)) {
        cp_expected(parser, "identifier or '('");
        return false;
    }
    if (!cp_specifiers(parser, &specifiers, true))
        return false;
    if (cp_take(parser, C_PUNCT_SEMICOLON)) {
        warn_empty(parser, &specifiers);
        return true;
    }
    if (!init_declarator(parser, &specifiers, &declarator, NULL))
        return false;
    bool is_function = declarator.type->kind == C_FUNCTION && declarator.prototype;
    bool defined = cp_at(parser, C_PUNCT_LEFT_BRACE);
    if (is_function && !declarator.type->prototyped &&
        (defined || cp_starts_type(parser, parser->token))) {
        return cp_old_style_parameters(parser, &declarator) &&
               function_definition(parser, &specifiers, &declarator);
    }
    if (declarator.type->kind == C_FUNCTION && defined)
        return function_definition(parser, &specifiers, &declarator);
    return declarators_follow(parser, &specifiers, &declarator, NULL);
}
