/* The parameters of functions and lambdas.
 *
 * The grammar tells the orders that are allowed in a dozen rules (slash_no_default, star_etc, ...);
 * here one loop reads parameter after parameter and keeps the order itself. */
#include "python/syntax/parameters.h"

enum token_kind parameters_end(enum parameter_style style)
{
    return style == PARAMETERS_DEF ? TOKEN_RIGHT_PAREN : TOKEN_COLON;
}

bool parse_param(struct parser *p, enum parameter_style style, struct parameter *out)
{
    size_t start = p->mark;
    *out = (struct parameter){0};
    if (!parser_accept_name(p, &out->arg.arg))
        return false;
    if (style == PARAMETERS_DEF && parser_at(p, TOKEN_COLON)) {
        p->mark++;
        out->arg.annotation = parse_expression(p);
        if (!out->arg.annotation)
            p->mark = start + 1;
    }
    out->arg.at = parser_span(p, start);
    return !p->failed;
}

/* default: '=' expression */
static struct ast_expr *default_value(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_EQUAL))
        return NULL;
    struct ast_expr *value = parse_expression(p);
    if (value)
        return value;
    if (parser_invalid(p) && (parser_at(p, TOKEN_RIGHT_PAREN) || parser_at(p, TOKEN_COMMA)))
        parser_raise_token(p, start, "expected default value expression");
    return parser_back(p, start);
}

bool parse_whole_param(struct parser *p, enum parameter_style style, enum parameter_default with,
                       struct parameter *out)
{
    size_t start = p->mark;
    if (parse_param(p, style, out)) {
        if (with != DEFAULT_NONE)
            out->value = default_value(p);
        if ((with != DEFAULT_GIVEN || out->value) &&
            (parser_accept(p, TOKEN_COMMA) || parser_at(p, parameters_end(style))))
            return !p->failed;
    }
    p->mark = start;
    return false;
}

static struct ast_arg *copy_arg(struct parser *p, const struct ast_arg *arg)
{
    struct ast_arg *copy = parser_alloc(p, sizeof *copy);
    if (copy)
        *copy = *arg;
    return copy;
}

/* Reads parameters onto the sequence stack, each with its default (or NULL) after it, as long as
 * `ordered` holds: a parameter without a default may not follow one with. */
static bool read_run(struct parser *p, enum parameter_style style, bool ordered, bool *defaults)
{
    struct parameter parameter;
    while (parser_at(p, TOKEN_NAME)) {
        size_t start = p->mark;
        if (!parse_whole_param(p, style, DEFAULT_MAYBE, &parameter))
            return !p->failed;
        if (ordered && *defaults && !parameter.value) {
            p->mark = start;
            return true;
        }
        *defaults = *defaults || parameter.value;
        struct ast_arg *arg = copy_arg(p, &parameter.arg);
        if (!arg || !parser_push(p, arg) || !parser_push(p, parameter.value))
            return false;
    }
    return !p->failed;
}

/* Takes the pairs since `base`: the parameters, and their defaults, the absent ones too if `all`. */
static void take_pairs(struct parser *p, size_t base, bool all, struct ast_arg_list *args,
                       struct ast_expr_list *defaults)
{
    size_t count = (parser_sequence(p) - base) / 2;
    if (!count)
        return;
    void **items = p->scratch.items + base;
    parser_drop(p, base);
    args->items = parser_alloc(p, count * sizeof *args->items);
    struct ast_expr **values = parser_alloc(p, (defaults->count + count) * sizeof *values);
    if (!args->items || !values)
        return;
    args->count = count;
    for (size_t i = 0; i < defaults->count; i++)
        values[i] = defaults->items[i];
    defaults->items = values;
    for (size_t i = 0; i < count; i++) {
        args->items[i] = *(struct ast_arg *)items[2 * i];
        if (all || items[2 * i + 1])
            values[defaults->count++] = items[2 * i + 1];
    }
    if (!defaults->count)
        defaults->items = NULL;
}

/* '*' (param_no_default | param_star_annotation | ',') param_maybe_default*: false when what
 * follows the star cannot. */
static bool star_etc(struct parser *p, enum parameter_style style, struct ast_arguments *arguments)
{
    struct parameter parameter;
    size_t start = p->mark;
    p->mark++;
    if (parser_accept(p, TOKEN_COMMA)) {
        if (!parser_at(p, TOKEN_NAME))
            return p->mark = start, false;
    } else {
        size_t name = p->mark;
        if (!parse_whole_param(p, style, DEFAULT_NONE, &parameter)) {
            /* the annotation may be starred: *args: *Ts (PEP 646) */
            if (style != PARAMETERS_DEF || !parser_accept_name(p, &parameter.arg.arg) ||
                !parser_accept(p, TOKEN_COLON) ||
                !(parameter.arg.annotation = parse_star_expression(p)))
                return p->mark = start, false;
            parameter.arg.at = parser_span(p, name);
            if (!parser_accept(p, TOKEN_COMMA) && !parser_at(p, TOKEN_RIGHT_PAREN))
                return p->mark = start, false;
        }
        arguments->vararg = copy_arg(p, &parameter.arg);
    }
    size_t base = parser_sequence(p);
    bool defaults = false;
    if (!read_run(p, style, false, &defaults))
        return parser_drop(p, base), false;
    take_pairs(p, base, true, &arguments->kwonlyargs, &arguments->kw_defaults);
    return !p->failed;
}

/* kwds: '**' param_no_default */
static void kwds(struct parser *p, enum parameter_style style, struct ast_arguments *arguments)
{
    struct parameter parameter;
    size_t start = p->mark;
    if (parser_invalid(p)) {
        invalid_kwds(p, style);
        if (p->failed)
            return;
    }
    p->mark++;
    if (parse_whole_param(p, style, DEFAULT_NONE, &parameter))
        arguments->kwarg = copy_arg(p, &parameter.arg);
    else
        p->mark = start;
}

/* The parameters before any star, with at most one '/'. */
static bool plain_parameters(struct parser *p, enum parameter_style style,
                             struct ast_arguments *arguments)
{
    size_t base = parser_sequence(p);
    bool defaults = false;
    if (!read_run(p, style, true, &defaults))
        return parser_drop(p, base), false;
    if (parser_sequence(p) > base && parser_at(p, TOKEN_SLASH)) {
        size_t slash = p->mark++;
        if (parser_accept(p, TOKEN_COMMA) || parser_at(p, parameters_end(style))) {
            take_pairs(p, base, false, &arguments->posonlyargs, &arguments->defaults);
            if (!read_run(p, style, true, &defaults))
                return parser_drop(p, base), false;
        } else {
            p->mark = slash;
        }
    }
    take_pairs(p, base, false, &arguments->args, &arguments->defaults);
    return !p->failed;
}

/* parameters: plain parameters, '/', then star_etc; each may be absent. */
struct ast_arguments *parse_params(struct parser *p, enum parameter_style style)
{
    struct ast_arguments *arguments = parser_alloc(p, sizeof *arguments);
    if (!arguments || parser_at(p, parameters_end(style)))
        return arguments;
    if (parser_invalid(p))
        invalid_parameters(p, style);
    if (p->failed || !plain_parameters(p, style, arguments))
        return NULL;
    if (parser_invalid(p)) {
        invalid_star_etc(p, style);
        if (p->failed)
            return NULL;
    }
    if (parser_at(p, TOKEN_STAR) && !star_etc(p, style, arguments))
        return p->failed ? NULL : arguments;
    if (parser_at(p, TOKEN_DOUBLE_STAR))
        kwds(p, style, arguments);
    return p->failed ? NULL : arguments;
}
