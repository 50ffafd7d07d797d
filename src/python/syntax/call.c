/* The arguments of a call. */
#include "python/syntax/grammar.h"

/* starred_expression: '*' expression */
struct ast_expr *parse_starred_expression(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_STAR))
        return NULL;
    struct ast_expr *value = parse_expression(p);
    struct ast_expr *starred = value ? parser_expr(p, AST_STARRED, start) : NULL;
    if (!starred)
        return parser_back(p, start);
    starred->starred.value = value;
    return starred;
}

/* What the arguments come to while they are read: positional ones on the sequence stack, keywords in
 * a chain. */
struct keyword_link {
    struct ast_keyword keyword;
    struct keyword_link *next;
};

struct reading {
    struct keyword_link *first;
    struct keyword_link *last;
    size_t count;
};

static bool add_keyword(struct parser *p, struct reading *reading, size_t start,
                        struct ast_identifier arg, struct ast_expr *value)
{
    struct keyword_link *link = parser_alloc(p, sizeof *link);
    if (!link)
        return false;
    link->keyword = (struct ast_keyword){parser_span(p, start), arg, value};
    if (reading->last)
        reading->last->next = link;
    else
        reading->first = link;
    reading->last = link;
    reading->count++;
    return true;
}

/* starred_expression | (assignment_expression | expression !':=') !'=' */
static struct ast_expr *positional(struct parser *p)
{
    size_t start = p->mark;
    if (parser_at(p, TOKEN_STAR))
        return parse_starred_expression(p);
    struct ast_expr *expr = parse_plain_named_expression(p);
    if (expr && parser_at(p, TOKEN_EQUAL))
        return parser_back(p, start);
    return expr;
}

/* kwarg_or_starred: NAME '=' expression | starred_expression
 * kwarg_or_double_starred: NAME '=' expression | '**' expression */
static bool kwarg(struct parser *p, struct reading *reading, bool double_starred)
{
    size_t start = p->mark;
    struct ast_identifier arg = {NULL, 0};
    if (parser_invalid(p)) {
        invalid_kwarg(p);
        if (p->failed)
            return false;
    }
    if (parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL) {
        struct ast_expr *value = NULL;
        if (parser_accept_name(p, &arg) && parser_accept(p, TOKEN_EQUAL))
            value = parse_expression(p);
        if (value)
            return add_keyword(p, reading, start, arg, value);
        p->mark = start;
        return false;
    }
    if (!double_starred) {
        struct ast_expr *starred = parser_at(p, TOKEN_STAR) ? parse_starred_expression(p) : NULL;
        return starred && parser_push(p, starred);
    }
    if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
        struct ast_expr *value = parse_expression(p);
        if (value)
            return add_keyword(p, reading, start, arg, value);
    }
    p->mark = start;
    return false;
}

/* kwargs: ','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+
 *       | ','.kwarg_or_double_starred+ */
static bool kwargs(struct parser *p, struct reading *reading)
{
    size_t end = p->mark;
    bool double_starred = false;
    bool any = false;
    for (;;) {
        if (!kwarg(p, reading, double_starred)) {
            if (p->failed || double_starred)
                break;
            double_starred = true;
            if (!kwarg(p, reading, true))
                break;
        }
        any = true;
        end = p->mark;
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    p->mark = end;
    return any && !p->failed;
}

static struct call_arguments *collect(struct parser *p, size_t start, size_t base,
                                      const struct reading *reading)
{
    struct call_arguments *arguments = parser_alloc(p, sizeof *arguments);
    if (!arguments)
        return parser_drop(p, base);
    arguments->args = parser_take_exprs(p, base);
    arguments->at = parser_span(p, start);
    if (reading->count) {
        size_t i = 0;
        arguments->keywords.items =
            parser_alloc(p, reading->count * sizeof *arguments->keywords.items);
        if (!arguments->keywords.items)
            return NULL;
        arguments->keywords.count = reading->count;
        for (struct keyword_link *link = reading->first; link; link = link->next)
            arguments->keywords.items[i++] = link->keyword;
    }
    return arguments;
}

/* args: ','.(starred_expression | (assignment_expression | expression !':=') !'=')+ [',' kwargs]
 *     | kwargs */
struct call_arguments *parse_args(struct parser *p, struct ast_expr *first, size_t first_mark)
{
    size_t start = first ? first_mark : p->mark;
    size_t base = parser_sequence(p);
    size_t end = p->mark;
    struct reading reading = {0};
    bool any = false;
    if (first && parser_at(p, TOKEN_EQUAL))
        return NULL;
    for (;;) {
        struct ast_expr *expr = first ? first : positional(p);
        first = NULL;
        if (!expr) {
            p->mark = any ? end + 1 : end; /* after the comma */
            if (p->failed || !kwargs(p, &reading)) {
                p->mark = end;
                if (!any || p->failed)
                    return parser_drop(p, base);
            }
            break;
        }
        if (!parser_push(p, expr))
            return parser_drop(p, base);
        any = true;
        end = p->mark;
        if (!parser_accept(p, TOKEN_COMMA))
            break;
    }
    return collect(p, start, base, &reading);
}

/* args, remembered: the invalid_* rules ask for them again and again. */
static struct call_arguments *remembered_args(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (parser_recall(p, MEMO_ARGS, &known))
        return known;
    return parser_remember(p, MEMO_ARGS, start, parse_args(p, NULL, 0));
}

/* arguments: args [','] &')' */
struct call_arguments *parse_arguments(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    if (!p->diagnosing) {
        struct call_arguments *arguments = parse_args(p, NULL, 0);
        parser_accept(p, TOKEN_COMMA);
        return arguments && parser_at(p, TOKEN_RIGHT_PAREN) ? arguments : parser_back(p, start);
    }
    if (parser_recall(p, MEMO_ARGUMENTS, &known))
        return known;
    struct call_arguments *arguments = remembered_args(p);
    parser_accept(p, TOKEN_COMMA);
    if (!arguments || !parser_at(p, TOKEN_RIGHT_PAREN)) {
        arguments = NULL;
        p->mark = start;
        if (parser_invalid(p))
            invalid_arguments(p);
    }
    return parser_remember(p, MEMO_ARGUMENTS, start, arguments);
}
