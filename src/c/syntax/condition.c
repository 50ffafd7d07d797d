/* The conditions of #if and #elif (C11 6.10.1): integer expressions in intmax_t and uintmax_t. */
#include "c/syntax/pp.h"

#include <string.h>

enum { DEEPEST = 500 };

struct value {
    uint64_t bits;
    bool is_unsigned;
};

struct reader {
    struct pp *pp;
    struct pp_token *at;
    struct c_place place;
    unsigned depth;
    bool failed, asleep; /* asleep: the value is not looked at, so that 0 && 1 / 0 is no error */
};

/* By their precedence, weakest first. */
static const struct operator
{
    enum c_word word;
    int precedence;
}
operators[] = {
    {C_PUNCT_OR_OR, 1},       {C_PUNCT_AND_AND, 2},       {C_PUNCT_OR, 3},
    {C_PUNCT_XOR, 4},         {C_PUNCT_AND, 5},           {C_PUNCT_EQUAL, 6},
    {C_PUNCT_NOT_EQUAL, 6},   {C_PUNCT_LESS, 7},          {C_PUNCT_LESS_EQUAL, 7},
    {C_PUNCT_GREATER, 7},     {C_PUNCT_GREATER_EQUAL, 7}, {C_PUNCT_SHIFT_LEFT, 8},
    {C_PUNCT_SHIFT_RIGHT, 8}, {C_PUNCT_PLUS, 9},          {C_PUNCT_MINUS, 9},
    {C_PUNCT_STAR, 10},       {C_PUNCT_SLASH, 10},        {C_PUNCT_PERCENT, 10},
};

static struct value wrong(struct reader *r, const char *message)
{
    if (!r->failed) {
        bool at_end = r->at->kind == PP_END;
        c_error(r->pp->diagnostics, at_end ? r->place : r->at->place, at_end ? 0 : r->at->length,
                "%s", message);
    }
    r->failed = true;
    return (struct value){0, false};
}

static struct value conditional(struct reader *r);

static struct value constant(struct reader *r)
{
    struct c_token token = {0};
    bool fine = r->at->kind == PP_NUMBER ? pp_number(r->pp, r->at, &token)
                                         : pp_character(r->pp, r->at, &token);
    if (!fine) {
        r->failed = true;
        return (struct value){0, false};
    }
    if (token.kind != C_TOKEN_INTEGER)
        return wrong(r, "floating constant in preprocessor expression");
    enum c_kind kind = token.as.integer.type->kind;
    r->at = r->at->next;
    return (struct value){token.as.integer.value, kind == C_UNSIGNED_INT ||
                                                      kind == C_UNSIGNED_LONG ||
                                                      kind == C_UNSIGNED_LONG_LONG};
}

static struct value primary(struct reader *r)
{
    if (++r->depth > DEEPEST)
        return wrong(r, "condition is nested too deeply");
    struct pp_token *token = r->at;
    struct value value = {0, false};
    if (token->kind == PP_NUMBER || token->kind == PP_CHARACTER) {
        value = constant(r);
    } else if (token->kind == PP_NAME) {
        r->at = token->next; /* 6.10.1p4: what is no macro is 0 */
    } else if (pp_is(token, C_PUNCT_LEFT_PARENTHESIS)) {
        r->at = token->next;
        value = conditional(r);
        if (!pp_is(r->at, C_PUNCT_RIGHT_PARENTHESIS))
            return wrong(r, "missing ')' in expression");
        r->at = r->at->next;
    } else if (pp_is(token, C_PUNCT_NOT) || pp_is(token, C_PUNCT_TILDE) ||
               pp_is(token, C_PUNCT_MINUS) || pp_is(token, C_PUNCT_PLUS)) {
        r->at = token->next;
        value = primary(r);
        if (token->word == C_PUNCT_NOT)
            value = (struct value){!value.bits, false};
        else if (token->word == C_PUNCT_TILDE)
            value.bits = ~value.bits;
        else if (token->word == C_PUNCT_MINUS)
            value.bits = -value.bits;
    } else {
        return wrong(r, token->kind == PP_END ? "#if with no expression"
                                              : "token is not valid in preprocessor expressions");
    }
    r->depth--;
    return value;
}

static const struct operator* operator_at(const struct pp_token *token)
{
    for (size_t i = 0; token->kind == PP_PUNCTUATOR && i < ARRAY_LENGTH(operators); i++)
        if (operators[i].word == token->word)
            return &operators[i];
    return NULL;
}

static uint64_t divide(struct reader *r, enum c_word word, struct value a, struct value b,
                       bool is_unsigned)
{
    if (!b.bits) {
        if (!r->asleep)
            wrong(r, "division by zero in #if");
        return 0;
    }
    if (is_unsigned)
        return word == C_PUNCT_SLASH ? a.bits / b.bits : a.bits % b.bits;
    if ((int64_t)b.bits == -1)
        return word == C_PUNCT_SLASH ? -a.bits : 0;
    int64_t left = (int64_t)a.bits, right = (int64_t)b.bits;
    return (uint64_t)(word == C_PUNCT_SLASH ? left / right : left % right);
}

static uint64_t shift(enum c_word word, struct value a, struct value b)
{
    int64_t places = (int64_t)b.bits;
    if (!b.is_unsigned && places < 0) {
        places = -places;
        word = word == C_PUNCT_SHIFT_LEFT ? C_PUNCT_SHIFT_RIGHT : C_PUNCT_SHIFT_LEFT;
    }
    bool negative = !a.is_unsigned && (int64_t)a.bits < 0;
    if (places > 63 || places < 0)
        return word == C_PUNCT_SHIFT_RIGHT && negative ? UINT64_MAX : 0;
    if (word == C_PUNCT_SHIFT_LEFT)
        return a.bits << places;
    uint64_t result = a.bits >> places;
    return negative && places ? result | ~(UINT64_MAX >> places) : result;
}

static struct value apply(struct reader *r, enum c_word word, struct value a, struct value b)
{
    bool is_unsigned = a.is_unsigned || b.is_unsigned;
    int order = is_unsigned
                    ? (a.bits > b.bits) - (a.bits < b.bits)
                    : ((int64_t)a.bits > (int64_t)b.bits) - ((int64_t)a.bits < (int64_t)b.bits);
    switch (word) {
    case C_PUNCT_OR_OR: return (struct value){a.bits || b.bits, false};
    case C_PUNCT_AND_AND: return (struct value){a.bits && b.bits, false};
    case C_PUNCT_OR: return (struct value){a.bits | b.bits, is_unsigned};
    case C_PUNCT_XOR: return (struct value){a.bits ^ b.bits, is_unsigned};
    case C_PUNCT_AND: return (struct value){a.bits & b.bits, is_unsigned};
    case C_PUNCT_EQUAL: return (struct value){a.bits == b.bits, false};
    case C_PUNCT_NOT_EQUAL: return (struct value){a.bits != b.bits, false};
    case C_PUNCT_LESS: return (struct value){order < 0, false};
    case C_PUNCT_LESS_EQUAL: return (struct value){order <= 0, false};
    case C_PUNCT_GREATER: return (struct value){order > 0, false};
    case C_PUNCT_GREATER_EQUAL: return (struct value){order >= 0, false};
    case C_PUNCT_SHIFT_LEFT:
    case C_PUNCT_SHIFT_RIGHT: return (struct value){shift(word, a, b), a.is_unsigned};
    case C_PUNCT_PLUS: return (struct value){a.bits + b.bits, is_unsigned};
    case C_PUNCT_MINUS: return (struct value){a.bits - b.bits, is_unsigned};
    case C_PUNCT_STAR: return (struct value){a.bits * b.bits, is_unsigned};
    default: return (struct value){divide(r, word, a, b, is_unsigned), is_unsigned};
    }
}

static struct value binary(struct reader *r, int weakest)
{
    struct value left = primary(r);
    for (;;) {
        const struct operator* operator= operator_at(r->at);
        if (r->failed || !operator|| operator->precedence<weakest)
            return left;
        bool was_asleep = r->asleep;
        r->asleep = was_asleep || (operator->word == C_PUNCT_AND_AND && !left.bits) ||
                    (operator->word == C_PUNCT_OR_OR && left.bits);
        r->at = r->at->next;
        struct value right = binary(r, operator->precedence + 1);
        r->asleep = was_asleep;
        left = apply(r, operator->word, left, right);
    }
}

static struct value conditional(struct reader *r)
{
    struct value condition = binary(r, 1);
    if (r->failed || !pp_is(r->at, C_PUNCT_QUESTION))
        return condition;
    if (++r->depth > DEEPEST)
        return wrong(r, "condition is nested too deeply");
    bool was_asleep = r->asleep;
    r->at = r->at->next;
    r->asleep = was_asleep || !condition.bits;
    struct value yes = conditional(r);
    if (!pp_is(r->at, C_PUNCT_COLON))
        return wrong(r, "'?' without following ':'");
    r->at = r->at->next;
    r->asleep = was_asleep || condition.bits;
    struct value no = conditional(r);
    r->asleep = was_asleep;
    r->depth--;
    return (struct value){condition.bits ? yes.bits : no.bits, yes.is_unsigned || no.is_unsigned};
}

/* `defined X` and `defined(X)`, before anything is expanded. */
static bool resolve_defined(struct pp *pp, struct pp_token *line)
{
    for (struct pp_token *token = line; token->kind != PP_END; token = token->next) {
        if (!pp_is_named(token, "defined"))
            continue;
        struct pp_token *name = token->next;
        bool parenthesis = pp_is(name, C_PUNCT_LEFT_PARENTHESIS);
        if (parenthesis)
            name = name->next;
        if (name->kind != PP_NAME ||
            (parenthesis && !pp_is(name->next, C_PUNCT_RIGHT_PARENTHESIS))) {
            c_error(pp->diagnostics, token->place, token->length,
                    "operator \"defined\" requires an identifier");
            return false;
        }
        token->kind = PP_NUMBER;
        token->spelling = name->name->macro ? "1" : "0";
        token->length = 1;
        token->next = parenthesis ? name->next->next : name->next;
    }
    return true;
}

bool pp_condition(struct pp *pp, struct pp_token *line, struct c_place place)
{
    if (!resolve_defined(pp, line))
        return false;
    struct reader r = {.pp = pp, .at = pp_expand_all(pp, line), .place = place};
    if (pp->failed || !r.at)
        return false;
    struct value value = conditional(&r);
    if (!r.failed && r.at->kind != PP_END)
        wrong(&r, "missing binary operator before token");
    return !r.failed && value.bits;
}
