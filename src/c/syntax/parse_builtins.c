/* What gcc builds in and the standard headers' macros rest on: va_start and its kin, offsetof, and a few more. */
#include "c/syntax/parser.h"

#include <math.h>

static bool open(struct parser *parser)
{
    cp_advance(parser);
    return cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS);
}

static struct c_expression *closed(struct parser *parser, struct c_expression *expression)
{
    return expression && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? expression : NULL;
}

static struct c_expression *integer(struct parser *parser, const struct c_token *at,
                                    enum c_kind kind, int64_t value)
{
    struct c_expression *made = cb_new(parser, C_INTEGER_CONSTANT, c_basic_type(kind), at);
    if (made)
        made->integer = value;
    return made;
}

/* ---- variadic arguments (7.16) ---- */

/* A va_list's address. */
static struct c_expression *list_argument(struct parser *parser, const char *function)
{
    struct c_expression *list = cb_value(parser, cp_assignment_expression(parser));
    if (!list || cb_is_poison(list->type))
        return list;
    if (list->type->kind == C_POINTER && list->type->base->kind == C_VA_LIST)
        return list;
    cp_error_at(parser, list, "first argument to '%s' not of type 'va_list'", function);
    return cb_poison(parser, list->place);
}

static struct c_expression *list_node(struct parser *parser, enum c_expression_kind kind,
                                      const struct c_type *type, struct c_expression *left,
                                      struct c_expression *right, const struct c_token *at)
{
    struct c_expression *made = left ? cb_new(parser, kind, type, at) : NULL;
    if (!made)
        return NULL;
    made->left = left;
    made->right = right;
    return cb_measure(parser, made) ? made : NULL;
}

static void check_last(struct parser *parser, const struct c_expression *last)
{
    const struct c_function *function = parser->function;
    size_t count = function ? function->type->parameter_count : 0;
    if (!function || !function->type->variadic)
        cp_error_at(parser, last, "'va_start' used in function with fixed arguments");
    else if (last->kind != C_VARIABLE || !last->variable->is_parameter || !count ||
             last->variable->index + 1 != count)
        cp_warn_at(parser, last,
                   "second parameter of 'va_start' not last named argument [-Wvarargs]");
}

static struct c_expression *va_start_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    struct c_expression *list = open(parser) ? list_argument(parser, "va_start") : NULL;
    if (!list || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *last = cp_assignment_expression(parser);
    if (!last)
        return NULL;
    check_last(parser, last);
    return closed(parser, list_node(parser, C_VA_START, c_basic_type(C_VOID), list, NULL, at));
}

static struct c_expression *va_end_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    struct c_expression *list = open(parser) ? list_argument(parser, "va_end") : NULL;
    return closed(parser, list_node(parser, C_VA_END, c_basic_type(C_VOID), list, NULL, at));
}

static struct c_expression *va_copy_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    struct c_expression *to = open(parser) ? list_argument(parser, "va_copy") : NULL;
    if (!to || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *from = list_argument(parser, "va_copy");
    return from ? closed(parser, list_node(parser, C_VA_COPY, c_basic_type(C_VOID), to, from, at))
                : NULL;
}

static struct c_expression *va_arg_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    struct c_expression *list = open(parser) ? list_argument(parser, "va_arg") : NULL;
    if (!list || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    const struct c_type *type = cp_type_name(parser, NULL);
    if (!type)
        return NULL;
    const struct c_type *promoted =
        type->kind == C_FLOAT ? c_basic_type(C_DOUBLE) : c_type_promoted(type);
    bool passed = !c_is_arithmetic(type) || promoted->size == type->size;
    struct c_expression place = {.place = at->place, .length = at->length};
    if (!type->complete) {
        cp_error(parser, at, "second argument to 'va_arg' is of incomplete type '%s'",
                 cp_type(parser, type));
        return closed(parser, cb_poison(parser, at->place));
    }
    if (!passed)
        cp_warn_at(parser, &place, "'%s' is promoted to '%s' when passed through '...'",
                   cp_type(parser, type), cp_type(parser, promoted));
    return closed(parser, list_node(parser, C_VA_ARG, type->unqualified, list, NULL, at));
}

/* ---- offsetof (7.19) ---- */

/* It is the address of that member of an object at 0. */
static struct c_expression *offsetof_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    const struct c_type *type = open(parser) ? cp_type_name(parser, NULL) : NULL;
    if (!type || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *null = integer(parser, at, C_LONG, 0);
    struct c_expression *place =
        cb_dereference(parser, cb_cast(parser, null, c_type_pointer(parser->arena, type), at), at);
    bool first = true;
    while (place && (first || cp_at(parser, C_PUNCT_DOT) || cp_at(parser, C_PUNCT_LEFT_BRACKET))) {
        const struct c_token *token = parser->token;
        if (!first && cp_take(parser, C_PUNCT_LEFT_BRACKET)) {
            struct c_expression *index = cp_expression(parser);
            if (!index || !cp_expect(parser, C_PUNCT_RIGHT_BRACKET))
                return NULL;
            place = cb_index(parser, place, index, token);
            continue;
        }
        if (!first)
            cp_advance(parser);
        first = false;
        if (!cp_at_name(parser)) {
            cp_expected(parser, "identifier");
            return NULL;
        }
        const struct c_token *name = parser->token;
        cp_advance(parser);
        place = cb_member(parser, place, name, at);
    }
    return closed(
        parser, cb_cast(parser, cb_address(parser, place, at), c_basic_type(C_UNSIGNED_LONG), at));
}

/* ---- the others ---- */

static struct c_expression *types_compatible_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    const struct c_type *left = open(parser) ? cp_type_name(parser, NULL) : NULL;
    if (!left || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    const struct c_type *right = cp_type_name(parser, NULL);
    return right ? closed(parser, integer(parser, at, C_INT, c_types_compatible(left, right)))
                 : NULL;
}

static struct c_expression *choose_call(struct parser *parser)
{
    int64_t condition;
    if (!open(parser) ||
        !cp_constant(parser, &condition, NULL,
                     "first argument to '__builtin_choose_expr' not a constant") ||
        !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *left = cp_assignment_expression(parser);
    if (!left || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *right = cp_assignment_expression(parser);
    return right ? closed(parser, condition ? left : right) : NULL;
}

static struct c_expression *constant_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    struct c_expression *operand = open(parser) ? cp_expression(parser) : NULL;
    bool constant =
        operand && (operand->kind == C_INTEGER_CONSTANT || operand->kind == C_FLOATING_CONSTANT);
    return operand ? closed(parser, integer(parser, at, C_INT, constant)) : NULL;
}

static struct c_expression *expect_call(struct parser *parser)
{
    struct c_expression *value =
        open(parser) ? cb_convert(parser, cb_value(parser, cp_assignment_expression(parser)),
                                  c_basic_type(C_LONG))
                     : NULL;
    if (!value || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    return cp_assignment_expression(parser) ? closed(parser, value) : NULL;
}

/* ---- arithmetic that tells whether it overflowed ---- */

static struct c_expression *next_operand(struct parser *parser, unsigned unsigned_bit,
                                         unsigned *how)
{
    struct c_expression *operand = cb_promoted(parser, cp_assignment_expression(parser));
    if (!operand || cb_is_poison(operand->type))
        return operand;
    if (!c_is_integer(operand->type)) {
        cp_error_at(parser, operand, "argument of a function that checks overflow is no integer");
        return cb_poison(parser, operand->place);
    }
    *how |= c_is_signed(operand->type) ? 0 : unsigned_bit;
    return cb_convert(parser, operand, c_basic_type(C_LONG));
}

static struct c_expression *result_operand(struct parser *parser, unsigned *how)
{
    struct c_expression *result = cb_value(parser, cp_assignment_expression(parser));
    if (!result || cb_is_poison(result->type))
        return result;
    const struct c_type *type = result->type->kind == C_POINTER ? result->type->base : NULL;
    if (!type || !c_is_integer(type)) {
        cp_error_at(parser, result,
                    "the result of checked arithmetic needs a pointer to an integer");
        return cb_poison(parser, result->place);
    }
    *how |= (c_is_signed(type) ? 0 : C_OVERFLOW_RESULT_UNSIGNED) |
            C_OVERFLOW_SIZE * (unsigned)type->size;
    return result;
}

/* It is a call of the library's function, told how. */
static struct c_expression *overflow_call(struct parser *parser)
{
    const struct c_token *at = parser->token;
    unsigned how = at->word == C_WORD_BUILTIN_SUB_OVERFLOW   ? C_OVERFLOW_SUBTRACT
                   : at->word == C_WORD_BUILTIN_MUL_OVERFLOW ? C_OVERFLOW_MULTIPLY
                                                             : 0;
    struct c_expression *left =
        open(parser) ? next_operand(parser, C_OVERFLOW_LEFT_UNSIGNED, &how) : NULL;
    if (!left || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *right = next_operand(parser, C_OVERFLOW_RIGHT_UNSIGNED, &how);
    if (!right || !cp_expect(parser, C_PUNCT_COMMA))
        return NULL;
    struct c_expression *result = result_operand(parser, &how);
    struct cp_list arguments = {0};
    if (!result || !cp_push(parser, &arguments, integer(parser, at, C_INT, how)) ||
        !cp_push(parser, &arguments, left) || !cp_push(parser, &arguments, right) ||
        !cp_push(parser, &arguments, result))
        return NULL;
    struct c_expression *function = cp_called_function(parser, "__builtin_overflow", at);
    return closed(parser, cb_convert(parser, cb_call(parser, function, &arguments, at),
                                     c_basic_type(C_BOOL)));
}

static struct c_expression *floating(struct parser *parser, long double value, enum c_kind kind,
                                     bool takes_text)
{
    const struct c_token *at = parser->token;
    if (!open(parser))
        return NULL;
    if (takes_text && parser->token->kind == C_TOKEN_STRING)
        cp_advance(parser);
    struct c_expression *made = cb_new(parser, C_FLOATING_CONSTANT, c_basic_type(kind), at);
    if (made)
        made->floating = value;
    return closed(parser, made);
}

static struct c_expression *floating_call(struct parser *parser)
{
    switch (parser->token->word) {
    case C_WORD_BUILTIN_INF: return floating(parser, INFINITY, C_DOUBLE, false);
    case C_WORD_BUILTIN_INFF: return floating(parser, INFINITY, C_FLOAT, false);
    case C_WORD_BUILTIN_INFL: return floating(parser, INFINITY, C_LONG_DOUBLE, false);
    case C_WORD_BUILTIN_NAN: return floating(parser, NAN, C_DOUBLE, true);
    case C_WORD_BUILTIN_NANF: return floating(parser, NAN, C_FLOAT, true);
    default: return floating(parser, NAN, C_LONG_DOUBLE, true);
    }
}

static const struct {
    enum c_word word;
    struct c_expression *(*read)(struct parser *parser);
} builtins[] = {{C_WORD_BUILTIN_VA_START, va_start_call},
                {C_WORD_BUILTIN_VA_END, va_end_call},
                {C_WORD_BUILTIN_VA_COPY, va_copy_call},
                {C_WORD_BUILTIN_VA_ARG, va_arg_call},
                {C_WORD_BUILTIN_OFFSETOF, offsetof_call},
                {C_WORD_BUILTIN_TYPES_COMPATIBLE_P, types_compatible_call},
                {C_WORD_BUILTIN_CHOOSE_EXPR, choose_call},
                {C_WORD_BUILTIN_CONSTANT_P, constant_call},
                {C_WORD_BUILTIN_EXPECT, expect_call},
                {C_WORD_BUILTIN_ADD_OVERFLOW, overflow_call},
                {C_WORD_BUILTIN_SUB_OVERFLOW, overflow_call},
                {C_WORD_BUILTIN_MUL_OVERFLOW, overflow_call},
                {C_WORD_BUILTIN_INF, floating_call},
                {C_WORD_BUILTIN_INFF, floating_call},
                {C_WORD_BUILTIN_INFL, floating_call},
                {C_WORD_BUILTIN_NAN, floating_call},
                {C_WORD_BUILTIN_NANF, floating_call},
                {C_WORD_BUILTIN_NANL, floating_call}};

struct c_expression *cp_builtin(struct parser *parser, bool *wrong)
{
    for (size_t i = 0; i < ARRAY_LENGTH(builtins); i++)
        if (cp_at(parser, builtins[i].word)) {
            struct c_expression *made = builtins[i].read(parser);
            *wrong = !made;
            return made;
        }
    return NULL;
}
