/* Expressions (C11 6.5.3 to 6.5.17, 6.6), from the comma down to the cast. */
#include "c/syntax/parser.h"

/* How strongly a binary operator binds (6.5.5 to 6.5.14); from 1, the loosest. */
static const struct binary {
    enum c_word word;
    unsigned strength;
    enum c_expression_kind kind;
} binaries[] = {{C_PUNCT_OR_OR, 1, C_LOGICAL_OR},
                {C_PUNCT_AND_AND, 2, C_LOGICAL_AND},
                {C_PUNCT_OR, 3, C_OR},
                {C_PUNCT_XOR, 4, C_XOR},
                {C_PUNCT_AND, 5, C_AND},
                {C_PUNCT_EQUAL, 6, C_EQUAL},
                {C_PUNCT_NOT_EQUAL, 6, C_NOT_EQUAL},
                {C_PUNCT_LESS, 7, C_LESS},
                {C_PUNCT_LESS_EQUAL, 7, C_LESS_EQUAL},
                {C_PUNCT_GREATER, 7, C_GREATER},
                {C_PUNCT_GREATER_EQUAL, 7, C_GREATER_EQUAL},
                {C_PUNCT_SHIFT_LEFT, 8, C_SHIFT_LEFT},
                {C_PUNCT_SHIFT_RIGHT, 8, C_SHIFT_RIGHT},
                {C_PUNCT_PLUS, 9, C_ADD},
                {C_PUNCT_MINUS, 9, C_SUBTRACT},
                {C_PUNCT_STAR, 10, C_MULTIPLY},
                {C_PUNCT_SLASH, 10, C_DIVIDE},
                {C_PUNCT_PERCENT, 10, C_REMAINDER}};

static const struct {
    enum c_word word;
    enum c_expression_kind operation;
} assignments[] = {{C_PUNCT_STAR_ASSIGN, C_MULTIPLY},
                   {C_PUNCT_SLASH_ASSIGN, C_DIVIDE},
                   {C_PUNCT_PERCENT_ASSIGN, C_REMAINDER},
                   {C_PUNCT_PLUS_ASSIGN, C_ADD},
                   {C_PUNCT_MINUS_ASSIGN, C_SUBTRACT},
                   {C_PUNCT_SHIFT_LEFT_ASSIGN, C_SHIFT_LEFT},
                   {C_PUNCT_SHIFT_RIGHT_ASSIGN, C_SHIFT_RIGHT},
                   {C_PUNCT_AND_ASSIGN, C_AND},
                   {C_PUNCT_XOR_ASSIGN, C_XOR},
                   {C_PUNCT_OR_ASSIGN, C_OR}};

static const struct binary *binary_at(const struct parser *parser)
{
    if (parser->token->kind == C_TOKEN_PUNCTUATOR)
        for (size_t i = 0; i < ARRAY_LENGTH(binaries); i++)
            if (binaries[i].word == parser->token->word)
                return &binaries[i];
    return NULL;
}

/* multiplicative-expression to logical-OR-expression: what binds at least this strongly */
static struct c_expression *binary_expression(struct parser *parser, unsigned strength)
{
    struct c_expression *left = cp_cast_expression(parser);
    const struct binary *binary;
    while (left && (binary = binary_at(parser)) && binary->strength >= strength) {
        const struct c_token *at = parser->token;
        cp_advance(parser);
        struct c_expression *right = binary_expression(parser, binary->strength + 1);
        left = right ? cb_binary(parser, binary->kind, left, right, at) : NULL;
    }
    return left;
}

/* conditional-expression */
struct c_expression *cp_conditional_expression(struct parser *parser)
{
    struct c_expression *condition = binary_expression(parser, 1);
    const struct c_token *at = parser->token;
    if (!condition || !cp_take(parser, C_PUNCT_QUESTION))
        return condition;
    struct c_expression *left = NULL, *right = NULL;
    if (cp_enter(parser)) {
        if (cp_at(parser, C_PUNCT_COLON)) /* GNU C: the condition's value, if it is not 0 */
            left = condition = cb_once(parser, condition);
        else
            left = cp_expression(parser);
        if (left && cp_expect(parser, C_PUNCT_COLON))
            right = cp_conditional_expression(parser);
    }
    cp_leave(parser);
    return right ? cb_conditional(parser, condition, left, right, at) : NULL;
}

static struct c_expression *assigned(struct parser *parser, struct c_expression *left,
                                     const struct c_token *at)
{
    cp_advance(parser);
    struct c_expression *right = cp_enter(parser) ? cp_assignment_expression(parser) : NULL;
    cp_leave(parser);
    if (!right)
        return NULL;
    if (at->word == C_PUNCT_ASSIGN)
        return cb_assign(parser, left, right, at);
    for (size_t i = 0; i < ARRAY_LENGTH(assignments); i++)
        if (assignments[i].word == at->word)
            return cb_compound_assign(parser, assignments[i].operation, left, right, at);
    return NULL;
}

static bool is_assignment(enum c_word word)
{
    bool found = word == C_PUNCT_ASSIGN;
    for (size_t i = 0; i < ARRAY_LENGTH(assignments); i++)
        found |= assignments[i].word == word;
    return found;
}

/* assignment-expression */
struct c_expression *cp_assignment_expression(struct parser *parser)
{
    struct c_expression *left = cp_conditional_expression(parser);
    if (!left || !is_assignment(parser->token->word))
        return left;
    return assigned(parser, left, parser->token);
}

/* expression */
struct c_expression *cp_expression(struct parser *parser)
{
    struct c_expression *left = cp_assignment_expression(parser);
    const struct c_token *at = parser->token;
    while (left && cp_take(parser, C_PUNCT_COMMA)) {
        struct c_expression *right = cp_assignment_expression(parser);
        left = right ? cb_comma(parser, left, right, at) : NULL;
        at = parser->token;
    }
    return left;
}

/* ---- sizeof, _Alignof ---- */

static bool is_type_in_parentheses(const struct parser *parser)
{
    return cp_at(parser, C_PUNCT_LEFT_PARENTHESIS) && cp_starts_type(parser, cp_next(parser));
}

/* ( type-name ); what must be computed before it in *before */
static const struct c_type *type_in_parentheses(struct parser *parser, struct c_expression **before)
{
    cp_advance(parser);
    const struct c_type *type = cp_type_name(parser, before);
    return type && cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) ? type : NULL;
}

static struct c_expression *after(struct parser *parser, struct c_expression *before,
                                  struct c_expression *expression, const struct c_token *at)
{
    return before && expression ? cb_comma(parser, before, expression, at) : expression;
}

static struct c_expression *size_of(struct parser *parser, struct c_expression *operand,
                                    const struct c_token *at)
{
    if (!operand)
        return NULL;
    if (operand->kind == C_MEMBER && operand->member->bit_width) {
        cp_error(parser, at, "'%.*s' applied to a bit-field", (int)at->length, at->spelling);
        return cb_poison(parser, at->place);
    }
    /* Of variable length: the operand is evaluated (C11 6.5.3.4p2), though nothing is read at the place that it is. */
    struct c_expression *size = cb_sizeof(parser, operand->type, at);
    bool evaluated = c_is_variable_length(operand->type) && operand->kind != C_VARIABLE;
    return evaluated ? after(parser, cb_address(parser, operand, at), size, at) : size;
}

static struct c_expression *align_of(struct parser *parser, const struct c_type *type,
                                     const struct c_token *at)
{
    if (!type->complete && type->kind != C_VOID && type->kind != C_FUNCTION)
        return cb_sizeof(parser, type, at); /* says what is wrong */
    struct c_expression *made =
        cb_new(parser, C_INTEGER_CONSTANT, c_basic_type(C_UNSIGNED_LONG), at);
    if (made)
        made->integer = type->alignment;
    return made;
}

static struct c_expression *sizeof_expression(struct parser *parser)
{
    const struct c_token *at = parser->token;
    bool alignment = cp_at(parser, C_WORD_ALIGNOF);
    struct c_expression *before = NULL, *operand;
    cp_advance(parser);
    if (is_type_in_parentheses(parser)) {
        const struct c_token *start = parser->token;
        const struct c_type *type = type_in_parentheses(parser, &before);
        if (!type)
            return NULL;
        if (!cp_at(parser, C_PUNCT_LEFT_BRACE))
            return after(parser, before,
                         alignment ? align_of(parser, type, at) : cb_sizeof(parser, type, at), at);
        operand = cp_postfixes(parser, cp_compound_literal(parser, type, start));
    } else {
        operand = cp_cast_expression(parser);
    }
    if (operand && alignment)
        return align_of(parser, operand->type, at);
    return size_of(parser, operand, at);
}

/* ---- unary-expression, cast-expression ---- */

static struct c_expression *cast(struct parser *parser)
{
    const struct c_token *start = parser->token;
    struct c_expression *before = NULL;
    const struct c_type *type = type_in_parentheses(parser, &before);
    if (!type)
        return NULL;
    if (cp_at(parser, C_PUNCT_LEFT_BRACE))
        return cp_postfixes(parser, cp_compound_literal(parser, type, start));
    struct c_expression *operand = cp_cast_expression(parser);
    return operand ? after(parser, before, cb_cast(parser, operand, type, start), start) : NULL;
}

static struct c_expression *unary(struct parser *parser)
{
    const struct c_token *at = parser->token;
    switch (at->word) {
    case C_WORD_SIZEOF:
    case C_WORD_ALIGNOF: return sizeof_expression(parser);
    case C_PUNCT_AND_AND:
        cp_error(parser, at, "heapstep's C has no addresses of labels (&&)");
        return NULL;
    case C_WORD_REAL:
    case C_WORD_IMAG:
        cp_error(parser, at, "heapstep's C has no complex numbers (_Complex)");
        return NULL;
    case C_PUNCT_INCREMENT:
    case C_PUNCT_DECREMENT:
    case C_PUNCT_AND:
    case C_PUNCT_STAR:
    case C_PUNCT_PLUS:
    case C_PUNCT_MINUS:
    case C_PUNCT_TILDE:
    case C_PUNCT_NOT:
    case C_WORD_EXTENSION: break;
    default: return cp_postfix_expression(parser);
    }
    cp_advance(parser);
    struct c_expression *operand = cp_cast_expression(parser);
    if (!operand)
        return NULL;
    switch (at->word) {
    case C_PUNCT_INCREMENT: return cb_increment(parser, C_PRE_INCREMENT, operand, at);
    case C_PUNCT_DECREMENT: return cb_increment(parser, C_PRE_DECREMENT, operand, at);
    case C_PUNCT_AND: return cb_address(parser, operand, at);
    case C_PUNCT_STAR: return cb_dereference(parser, operand, at);
    case C_WORD_EXTENSION: return operand;
    default: return cb_unary(parser, at->word, operand, at);
    }
}

struct c_expression *cp_cast_expression(struct parser *parser)
{
    struct c_expression *expression = NULL;
    if (cp_enter(parser))
        expression = is_type_in_parentheses(parser) ? cast(parser) : unary(parser);
    cp_leave(parser);
    return expression;
}

/* ---- constant-expression ---- */

bool cp_constant(struct parser *parser, int64_t *value, const struct c_type **type,
                 const char *message)
{
    struct c_expression *expression = cp_conditional_expression(parser);
    if (!expression)
        return false;
    if (type)
        *type = expression->type;
    if (cb_integer_constant(expression, value))
        return true;
    *value = 1;
    if (!cb_is_poison(expression->type))
        cp_error_at(parser, expression, "%s", message);
    return true;
}
