/* The operators that reach things: * . -> [] calls and sizeof (C11 6.5.2, 6.5.3.2, 6.5.3.4). */
#include "c/syntax/parser.h"

struct c_expression *cb_dereference(struct parser *parser, struct c_expression *pointer,
                                    const struct c_token *at)
{
    pointer = cb_value(parser, pointer);
    if (!pointer || cb_is_poison(pointer->type))
        return pointer;
    if (pointer->type->kind != C_POINTER) {
        cp_error(parser, at, "invalid type argument of unary '*' (have '%s')",
                 cp_type(parser, pointer->type));
        return cb_poison(parser, at->place);
    }
    const struct c_type *type = pointer->type->base;
    if (type->kind == C_FUNCTION && pointer->kind == C_DECAY)
        return pointer->left;
    struct c_expression *made = cb_new(parser, C_DEREFERENCE, type, at);
    if (!made)
        return NULL;
    if (type->kind == C_VOID)
        cp_warn_at(parser, made, "dereferencing 'void *' pointer");
    made->left = pointer;
    return cb_measure(parser, made) ? made : NULL;
}

/* Of an array whose length is known, the element is the array's; any other is reached through a pointer. */
static struct c_expression *element(struct parser *parser, struct c_expression *array,
                                    struct c_expression *index, const struct c_token *at)
{
    index = cb_convert(parser, cb_promoted(parser, index), c_basic_type(C_LONG));
    bool known = array->type->kind == C_ARRAY && array->type->complete &&
                 (array->type->length || array->type->runtime_length);
    if (!index)
        return NULL;
    if (!known)
        return cb_dereference(parser, cb_binary(parser, C_ADD, array, index, at), at);
    struct c_expression *made = cb_new(parser, C_INDEX, array->type->base, at);
    if (!made)
        return NULL;
    made->left = array;
    made->right = index;
    return cb_measure(parser, made) ? made : NULL;
}

static bool is_subscripted(const struct c_expression *e)
{
    return e->type->kind == C_ARRAY || e->type->kind == C_POINTER;
}

struct c_expression *cb_index(struct parser *parser, struct c_expression *array,
                              struct c_expression *index, const struct c_token *at)
{
    if (!array || !index)
        return NULL;
    if (cb_is_poison(array->type) || cb_is_poison(index->type))
        return cb_poison(parser, at->place);
    if (!is_subscripted(array) && is_subscripted(index)) {
        struct c_expression *swapped = array;
        array = index;
        index = swapped;
    }
    const char *problem = NULL;
    if (!is_subscripted(array))
        problem = "subscripted value is neither array nor pointer nor vector";
    else if (!c_is_integer(index->type))
        problem = "array subscript is not an integer";
    else if (array->type->base->kind == C_FUNCTION)
        problem = "subscripted value is pointer to function";
    if (problem) {
        cp_error(parser, at, "%s", problem);
        return cb_poison(parser, at->place);
    }
    return element(parser, array, index, at);
}

struct c_expression *cb_member(struct parser *parser, struct c_expression *record,
                               const struct c_token *name, const struct c_token *at)
{
    if (!record || cb_is_poison(record->type))
        return record;
    const struct c_type *type = record->type;
    uint64_t offset = 0;
    if (!c_is_record(type)) {
        if (type->kind == C_POINTER && c_is_record(type->base))
            cp_error(parser, at, "'%s' is a pointer; did you mean to use '->'?",
                     record->kind == C_VARIABLE && record->variable->name ? record->variable->name
                                                                          : "this");
        else
            cp_error(parser, at, "request for member '%s' in something not a structure or union",
                     name->spelling);
        return cb_poison(parser, at->place);
    }
    if (!type->complete) {
        cp_error(parser, at, "invalid use of undefined type '%s'",
                 cp_type(parser, type->unqualified));
        return cb_poison(parser, at->place);
    }
    const struct c_member *member = c_type_member(type, name->spelling, &offset);
    if (!member) {
        cp_error(parser, name, "'%s' has no member named '%s'", cp_type(parser, type->unqualified),
                 name->spelling);
        return cb_poison(parser, at->place);
    }
    struct c_expression *made = cb_new(
        parser, C_MEMBER, c_type_qualified(parser->arena, member->type, type->qualifiers), at);
    if (!made)
        return NULL;
    made->left = record;
    made->member = member;
    made->offset = offset;
    made->precision = member->bit_width;
    return cb_measure(parser, made) ? made : NULL;
}

/* ---- calls ---- */

static const char *called_name(const struct c_expression *function)
{
    while (function->left && (function->kind == C_DECAY || function->kind == C_DEREFERENCE ||
                              function->kind == C_CONVERT))
        function = function->left;
    if (function->kind == C_FUNCTION_NAME)
        return function->function->name;
    if (function->kind == C_VARIABLE && function->variable->name)
        return function->variable->name;
    return function->kind == C_MEMBER ? function->member->name : "function";
}

static bool check_count(struct parser *parser, const struct c_expression *function,
                        const struct c_type *type, size_t count)
{
    if (!type->prototyped)
        return true;
    bool few = count < type->parameter_count;
    bool many = count > type->parameter_count && !type->variadic;
    if (few || many)
        cp_error_at(parser, function, "too %s arguments to function '%s'", few ? "few" : "many",
                    called_name(function));
    return !few && !many;
}

struct c_expression *cb_call(struct parser *parser, struct c_expression *function,
                             struct cp_list *arguments, const struct c_token *at)
{
    function = cb_value(parser, function);
    if (!function || cb_is_poison(function->type))
        return function;
    if (function->type->kind != C_POINTER || function->type->base->kind != C_FUNCTION) {
        cp_error_at(parser, function, "called object '%s' is not a function or function pointer",
                    called_name(function));
        return cb_poison(parser, at->place);
    }
    const struct c_type *type = function->type->base;
    if (!check_count(parser, function, type, arguments->count))
        return cb_poison(parser, at->place);
    if (!type->base->complete && type->base->kind != C_VOID) {
        cp_error_at(parser, function, "invalid use of undefined type '%s'",
                    cp_type(parser, type->base));
        return cb_poison(parser, at->place);
    }
    bool wrong = false;
    for (size_t i = 0; i < arguments->count; i++) {
        struct c_expression *argument = arguments->items[i];
        if (i < type->parameter_count && type->prototyped)
            argument = cb_assigned(parser, argument, type->parameters[i].type, CB_ARGUMENT, NULL,
                                   called_name(function), i + 1);
        else
            argument = cb_default_promoted(parser, argument);
        if (!argument)
            return NULL;
        wrong |= cb_is_poison(argument->type);
        arguments->items[i] = argument;
    }
    struct c_expression *made =
        cb_node(parser, C_CALL, type->base->unqualified, function, function, NULL);
    if (!made || wrong)
        return made ? cb_poison(parser, at->place) : NULL;
    made->arguments = (struct c_expression **)arguments->items;
    made->argument_count = arguments->count;
    return cb_measure(parser, made) ? made : NULL;
}

struct c_expression *cb_sizeof(struct parser *parser, const struct c_type *type,
                               const struct c_token *at)
{
    const struct c_type *size_type = c_basic_type(C_UNSIGNED_LONG);
    if (!type || cb_is_poison(type))
        return type ? cb_poison(parser, at->place) : NULL;
    if (c_is_variable_length(type)) {
        struct c_expression *made = cb_new(parser, C_VARIABLE_SIZE, size_type, at);
        if (made)
            made->operation_type = type;
        return made;
    }
    if (!type->complete && type->kind != C_VOID && type->kind != C_FUNCTION) {
        cp_error(parser, at, "invalid application of '%.*s' to incomplete type '%s'",
                 (int)at->length, at->spelling, cp_type(parser, type));
        return cb_poison(parser, at->place);
    }
    struct c_expression *made = cb_new(parser, C_INTEGER_CONSTANT, size_type, at);
    if (made)
        made->integer = type->kind == C_FUNCTION ? 1 : (int64_t)type->size;
    return made;
}
