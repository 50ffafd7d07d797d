/* Mistakes in parameters, of def and of lambda: the grammar's invalid_parameters,
 * invalid_lambda_parameters and their like. */
#include "python/syntax/parameters.h"

/* How many parameters of the sort stand here; takes them. */
static int take_run(struct parser *p, enum parameter_style style, enum parameter_default with)
{
    struct parameter parameter;
    int count = 0;
    while (!p->failed && parse_whole_param(p, style, with, &parameter))
        count++;
    return count;
}

/* '/' (',' | &end) */
static bool take_slash(struct parser *p, enum parameter_style style)
{
    return parser_accept(p, TOKEN_SLASH) &&
           (parser_accept(p, TOKEN_COMMA) || parser_at(p, parameters_end(style)));
}

/* slash_no_default: param_no_default+ '/' */
static bool slash_no_default(struct parser *p, enum parameter_style style)
{
    size_t start = p->mark;
    if (take_run(p, style, DEFAULT_NONE) && take_slash(p, style))
        return true;
    p->mark = start;
    return false;
}

/* slash_with_default: param_no_default* param_with_default+ '/' */
static bool slash_with_default(struct parser *p, enum parameter_style style)
{
    size_t start = p->mark;
    take_run(p, style, DEFAULT_NONE);
    if (take_run(p, style, DEFAULT_GIVEN) && take_slash(p, style))
        return true;
    p->mark = start;
    return false;
}

static bool any_slash(struct parser *p, enum parameter_style style)
{
    return slash_no_default(p, style) || slash_with_default(p, style);
}

/* param_no_default* (slash_with_default | param_with_default+) param_no_default */
static void default_before_none(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    take_run(p, style, DEFAULT_NONE);
    if (!slash_with_default(p, style) && !take_run(p, style, DEFAULT_GIVEN))
        return;
    if (parse_whole_param(p, style, DEFAULT_NONE, &parameter))
        parser_raise_between(p, &parameter.arg.at, &parameter.arg.at,
                             "non-default argument follows default argument");
}

/* param_no_default* '(' param_no_default+ ','? ')' */
static void parenthesised(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    take_run(p, style, DEFAULT_NONE);
    size_t open = p->mark;
    if (!parser_accept(p, TOKEN_LEFT_PAREN))
        return;
    if (style == PARAMETERS_DEF) {
        if (!take_run(p, style, DEFAULT_NONE))
            return;
    } else {
        if (!parse_param(p, style, &parameter))
            return;
        while (parser_at(p, TOKEN_COMMA) && parser_kind_after(p) == TOKEN_NAME) {
            p->mark++;
            if (!parse_param(p, style, &parameter))
                return;
        }
    }
    parser_accept(p, TOKEN_COMMA);
    if (parser_accept(p, TOKEN_RIGHT_PAREN))
        parser_raise_tokens(p, open, p->mark - 1, "%s parameters cannot be parenthesized",
                            style == PARAMETERS_DEF ? "Function" : "Lambda expression");
}

/* '/' ',' */
static void slash_first(struct parser *p, enum parameter_style style)
{
    (void)style;
    size_t slash = p->mark;
    if (parser_accept(p, TOKEN_SLASH) && parser_accept(p, TOKEN_COMMA))
        parser_raise_token(p, slash, "at least one argument must precede /");
}

/* (slash_no_default | slash_with_default) param_maybe_default* '/' */
static void slash_twice(struct parser *p, enum parameter_style style)
{
    if (!any_slash(p, style))
        return;
    take_run(p, style, DEFAULT_MAYBE);
    if (parser_accept(p, TOKEN_SLASH))
        parser_raise_token(p, p->mark - 1, "/ may appear only once");
}

/* (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default)
 * param_maybe_default* '/' */
static void slash_after_star(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    any_slash(p, style);
    take_run(p, style, DEFAULT_MAYBE);
    if (!parser_accept(p, TOKEN_STAR) ||
        (!parser_accept(p, TOKEN_COMMA) && !parse_whole_param(p, style, DEFAULT_NONE, &parameter)))
        return;
    take_run(p, style, DEFAULT_MAYBE);
    if (parser_accept(p, TOKEN_SLASH))
        parser_raise_token(p, p->mark - 1, "/ must be ahead of *");
}

/* param_maybe_default+ '/' '*' */
static void no_comma_after_slash(struct parser *p, enum parameter_style style)
{
    if (take_run(p, style, DEFAULT_MAYBE) && parser_accept(p, TOKEN_SLASH) &&
        parser_accept(p, TOKEN_STAR))
        parser_raise_token(p, p->mark - 1, "expected comma between / and *");
}

void invalid_parameters(struct parser *p, enum parameter_style style)
{
    static void (*const rules[])(struct parser *, enum parameter_style) = {
        default_before_none, parenthesised,    slash_first,
        slash_twice,         slash_after_star, no_comma_after_slash,
    };
    size_t start = p->mark;
    for (size_t i = 0; i < ARRAY_LENGTH(rules) && !p->failed; i++) {
        rules[i](p, style);
        p->mark = start;
    }
}

/* '*' (end | ',' (end | '**')) */
static void bare_star(struct parser *p, enum parameter_style style)
{
    size_t star = p->mark++;
    bool comma = parser_accept(p, TOKEN_COMMA);
    bool wrong =
        parser_accept(p, parameters_end(style)) || (comma && parser_accept(p, TOKEN_DOUBLE_STAR));
    if (!wrong)
        return;
    if (style == PARAMETERS_DEF)
        parser_raise_token(p, star, "named arguments must follow bare *");
    else
        parser_raise(p, "named arguments must follow bare *");
}

/* '*' (param_no_default | ',') param_maybe_default* '*' (param_no_default | ',') */
static void second_star(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    p->mark++;
    if (!parse_whole_param(p, style, DEFAULT_NONE, &parameter) && !parser_accept(p, TOKEN_COMMA))
        return;
    take_run(p, style, DEFAULT_MAYBE);
    size_t star = p->mark;
    if (parser_accept(p, TOKEN_STAR) &&
        (parse_whole_param(p, style, DEFAULT_NONE, &parameter) || parser_accept(p, TOKEN_COMMA)))
        parser_raise_token(p, star, "* argument may appear only once");
}

void invalid_star_etc(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    size_t start = p->mark;
    if (!parser_at(p, TOKEN_STAR))
        return;
    bare_star(p, style);
    p->mark = start + 1;
    if (!p->failed && parse_param(p, style, &parameter) && parser_at(p, TOKEN_EQUAL))
        parser_raise_token(p, p->mark, "var-positional argument cannot have default value");
    p->mark = start;
    if (!p->failed)
        second_star(p, style);
    p->mark = start;
}

/* '**' param '=', '**' param ',' param, '**' param ',' ('*' | '**' | '/') */
void invalid_kwds(struct parser *p, enum parameter_style style)
{
    struct parameter parameter;
    size_t start = p->mark++;
    if (parse_param(p, style, &parameter)) {
        if (parser_at(p, TOKEN_EQUAL)) {
            parser_raise_token(p, p->mark, "var-keyword argument cannot have default value");
        } else if (parser_accept(p, TOKEN_COMMA)) {
            size_t after = p->mark;
            if (parse_param(p, style, &parameter)) {
                parser_raise_between(p, &parameter.arg.at, &parameter.arg.at,
                                     "arguments cannot follow var-keyword argument");
            } else if (parser_at(p, TOKEN_STAR) || parser_at(p, TOKEN_DOUBLE_STAR) ||
                       parser_at(p, TOKEN_SLASH)) {
                parser_raise_token(p, after, "arguments cannot follow var-keyword argument");
            }
        }
    }
    p->mark = start;
}
