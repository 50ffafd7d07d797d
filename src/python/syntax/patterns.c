/* The match statement and its patterns. */
#include "python/syntax/grammar.h"

/* subject_expr: star_named_expression ',' star_named_expressions? | named_expression */
struct ast_expr *parse_subject_expr(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *subject = parse_items_or_tuple(p, parse_star_named_expression);
    return subject && subject->kind == AST_STARRED ? parser_back(p, start) : subject;
}

/* guard: 'if' named_expression */
struct ast_expr *parse_guard(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept(p, TOKEN_IF))
        return NULL;
    struct ast_expr *guard = parse_named_expression(p);
    return guard ? guard : parser_back(p, start);
}

/* case_block: "case" patterns guard? ':' block */
static bool case_block(struct parser *p, struct ast_match_case *out)
{
    size_t start = p->mark;
    *out = (struct ast_match_case){0};
    if (parser_invalid(p) && parser_at_soft(p, "case")) {
        invalid_case_block(p);
        if (p->failed)
            return false;
    }
    if (parser_accept_soft(p, "case") && (out->pattern = parse_patterns(p))) {
        out->guard = parse_guard(p);
        if (parser_accept(p, TOKEN_COLON) && parse_block(p, &out->body))
            return true;
    }
    p->mark = start;
    return false;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT */
struct ast_stmt *parse_match_stmt(struct parser *p)
{
    size_t start = p->mark;
    if (!parser_accept_soft(p, "match"))
        return NULL;
    struct ast_expr *subject = parse_subject_expr(p);
    size_t base = parser_sequence(p);
    if (subject && parser_accept(p, TOKEN_COLON) && parser_accept(p, TOKEN_NEWLINE) &&
        parser_accept(p, TOKEN_INDENT)) {
        struct ast_match_case one;
        while (parser_at_soft(p, "case") && case_block(p, &one)) {
            struct ast_match_case *copy = parser_alloc(p, sizeof *copy);
            if (!copy || (*copy = one, !parser_push(p, copy)))
                return parser_drop(p, base);
        }
        if (parser_sequence(p) > base && parser_accept(p, TOKEN_DEDENT)) {
            struct ast_stmt *stmt = parser_stmt(p, AST_MATCH, start);
            if (!stmt)
                return parser_drop(p, base);
            stmt->match.subject = subject;
            stmt->match.cases.items =
                parser_take(p, base, sizeof(struct ast_match_case), &stmt->match.cases.count);
            return stmt;
        }
    }
    parser_drop(p, base);
    p->mark = start;
    if (parser_invalid(p))
        invalid_match_stmt(p);
    return NULL;
}

static struct ast_pattern *pattern(struct parser *p);

/* The tokens that make a name a value or a class rather than a capture. */
static bool at_more_of_a_name(struct parser *p)
{
    return parser_at(p, TOKEN_DOT) || parser_at(p, TOKEN_LEFT_PAREN) || parser_at(p, TOKEN_EQUAL);
}

/* pattern_capture_target: !"_" NAME !('.' | '(' | '=') */
static bool capture_target(struct parser *p, struct ast_identifier *name)
{
    size_t start = p->mark;
    if (parser_at_soft(p, "_") || !parser_accept_name(p, name))
        return false;
    if (!at_more_of_a_name(p))
        return true;
    p->mark = start;
    return false;
}

/* name_or_attr: NAME ('.' NAME)* */
static struct ast_expr *name_or_attr(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *expr = parser_at(p, TOKEN_NAME) ? parse_atom(p) : NULL;
    while (expr && parser_at(p, TOKEN_DOT)) {
        struct ast_identifier attr;
        p->mark++;
        if (!parser_accept_name(p, &attr)) {
            p->mark--;
            return p->failed ? NULL : expr;
        }
        struct ast_expr *longer = parser_expr(p, AST_ATTRIBUTE, start);
        if (!longer)
            return NULL;
        longer->attribute.value = expr;
        longer->attribute.attr = attr;
        expr = longer;
    }
    return expr;
}

/* signed_number: ['+' | '-'] NUMBER */
static struct ast_expr *signed_number(struct parser *p)
{
    size_t start = p->mark;
    bool minus = parser_at(p, TOKEN_MINUS);
    if (minus || parser_at(p, TOKEN_PLUS))
        p->mark++;
    if (!parser_at(p, TOKEN_NUMBER))
        return parser_back(p, start);
    struct ast_expr *number = parse_number(p);
    if (!number || !minus)
        return number;
    struct ast_expr *expr = parser_expr(p, AST_UNARY_OP, start);
    if (expr) {
        expr->unary_op.op = AST_USUB;
        expr->unary_op.operand = number;
    }
    return expr;
}

static bool is_imaginary(const struct ast_expr *number)
{
    return number->kind == AST_CONSTANT && number->constant.kind == AST_CONSTANT_IMAGINARY;
}

/* signed_number !('+' | '-')
 * complex_number: signed_real_number ('+' | '-') imaginary_number */
static struct ast_expr *number(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *real = signed_number(p);
    if (!real || (!parser_at(p, TOKEN_PLUS) && !parser_at(p, TOKEN_MINUS)))
        return real;
    const struct ast_expr *part = real->kind == AST_UNARY_OP ? real->unary_op.operand : real;
    if (is_imaginary(part))
        return parser_raise_expr(p, part, "real number required in complex literal");
    enum ast_operator op = parser_at(p, TOKEN_PLUS) ? AST_ADD : AST_SUB;
    p->mark++;
    struct ast_expr *imaginary = parser_at(p, TOKEN_NUMBER) ? parse_number(p) : NULL;
    if (!imaginary)
        return parser_back(p, start);
    if (!is_imaginary(imaginary))
        return parser_raise_expr(p, imaginary, "imaginary number required in complex literal");
    struct ast_expr *expr = parser_expr(p, AST_BIN_OP, start);
    if (expr) {
        expr->bin_op.left = real;
        expr->bin_op.op = op;
        expr->bin_op.right = imaginary;
    }
    return expr;
}

static struct ast_pattern *match_value(struct parser *p, size_t start, struct ast_expr *value)
{
    struct ast_pattern *result = value ? parser_pattern(p, AST_MATCH_VALUE, start) : NULL;
    if (result)
        result->match_value.value = value;
    return result;
}

static struct ast_pattern *match_singleton(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *value = parse_atom(p);
    struct ast_pattern *result = value ? parser_pattern(p, AST_MATCH_SINGLETON, start) : NULL;
    if (result)
        result->match_singleton.value = value->constant;
    return result;
}

static struct ast_pattern *match_as(struct parser *p, size_t start, struct ast_pattern *inner,
                                    struct ast_identifier name)
{
    struct ast_pattern *result = parser_pattern(p, AST_MATCH_AS, start);
    if (result) {
        result->match_as.pattern = inner;
        result->match_as.name = name;
    }
    return result;
}

/* maybe_star_pattern: '*' (pattern_capture_target | "_") | pattern */
static struct ast_pattern *maybe_star_pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name = {NULL, 0};
    if (!parser_accept(p, TOKEN_STAR))
        return pattern(p);
    if (!parser_accept_soft(p, "_") && !capture_target(p, &name))
        return parser_back(p, start);
    struct ast_pattern *result = parser_pattern(p, AST_MATCH_STAR, start);
    if (result)
        result->match_star.name = name;
    return result;
}

/* maybe_sequence_pattern: ','.maybe_star_pattern+ ','? -- each pushed; their number. Sets *comma
 * when there was any. */
static size_t sequence_items(struct parser *p, bool *comma)
{
    size_t count = 0;
    *comma = false;
    do {
        struct ast_pattern *item = maybe_star_pattern(p);
        if (!item || !parser_push(p, item))
            break;
        count++;
        *comma = *comma || parser_at(p, TOKEN_COMMA);
    } while (parser_accept(p, TOKEN_COMMA));
    return count;
}

static struct ast_pattern *match_sequence(struct parser *p, size_t start, size_t base)
{
    struct ast_pattern *result = parser_pattern(p, AST_MATCH_SEQUENCE, start);
    if (!result)
        return parser_drop(p, base);
    result->match_sequence.patterns = parser_take_patterns(p, base);
    return result;
}

/* group_pattern: '(' pattern ')'
 * sequence_pattern: '[' maybe_sequence_pattern? ']' | '(' open_sequence_pattern? ')' */
static struct ast_pattern *sequence_pattern(struct parser *p)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    bool group = parser_at(p, TOKEN_LEFT_PAREN);
    bool comma;
    p->mark++;
    size_t count = sequence_items(p, &comma);
    if (!parser_accept(p, group ? TOKEN_RIGHT_PAREN : TOKEN_RIGHT_BRACKET)) {
        parser_drop(p, base);
        return parser_back(p, start);
    }
    if (group && count == 1 && !comma) {
        struct ast_pattern *only = p->scratch.items[base];
        parser_drop(p, base);
        return only->kind == AST_MATCH_STAR ? parser_back(p, start) : only;
    }
    return match_sequence(p, start, base);
}

/* key_value_pattern: (literal_expr | attr) ':' pattern -- key and pattern are pushed. */
static bool key_value_pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_expr *key = NULL;
    switch (parser_kind(p)) {
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_NUMBER: key = number(p); break;
    case TOKEN_STRING: key = parse_strings(p); break;
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE: key = parse_atom(p); break;
    case TOKEN_NAME:
        key = name_or_attr(p);
        if (key && key->kind == AST_NAME)
            key = NULL;
        break;
    default: break;
    }
    if (key && parser_accept(p, TOKEN_COLON)) {
        struct ast_pattern *value = pattern(p);
        if (value)
            return parser_push(p, key) && parser_push(p, value);
    }
    p->mark = start;
    return false;
}

/* Takes the pairs pushed since `base`. */
static bool take_items(struct parser *p, size_t base, struct ast_expr_list *keys,
                       struct ast_pattern_list *patterns)
{
    size_t count = (parser_sequence(p) - base) / 2;
    if (!count)
        return true;
    void **items = p->scratch.items + base;
    parser_drop(p, base);
    keys->items = parser_alloc(p, count * sizeof *keys->items);
    patterns->items = parser_alloc(p, count * sizeof *patterns->items);
    if (!keys->items || !patterns->items)
        return false;
    keys->count = patterns->count = count;
    for (size_t i = 0; i < count; i++) {
        keys->items[i] = items[2 * i];
        patterns->items[i] = items[2 * i + 1];
    }
    return true;
}

/* mapping_pattern: '{' [','.key_value_pattern+ ','] ['**' pattern_capture_target] ','? '}' */
static struct ast_pattern *mapping_pattern(struct parser *p)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    struct ast_identifier rest = {NULL, 0};
    p->mark++;
    for (;;) {
        if (parser_accept(p, TOKEN_DOUBLE_STAR)) {
            if (!capture_target(p, &rest))
                break;
            parser_accept(p, TOKEN_COMMA);
            break;
        }
        if (!key_value_pattern(p) || !parser_accept(p, TOKEN_COMMA))
            break;
    }
    struct ast_pattern *result =
        parser_accept(p, TOKEN_RIGHT_BRACE) ? parser_pattern(p, AST_MATCH_MAPPING, start) : NULL;
    if (!result) {
        parser_drop(p, base);
        return parser_back(p, start);
    }
    result->match_mapping.rest = rest;
    return take_items(p, base, &result->match_mapping.keys, &result->match_mapping.patterns)
               ? result
               : NULL;
}

/* keyword_pattern: NAME '=' pattern -- name and pattern are pushed. */
static bool keyword_pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier *name = parser_alloc(p, sizeof *name);
    if (name && parser_accept_name(p, name) && parser_accept(p, TOKEN_EQUAL)) {
        struct ast_pattern *value = pattern(p);
        if (value)
            return parser_push(p, name) && parser_push(p, value);
    }
    p->mark = start;
    return false;
}

static bool take_keywords(struct parser *p, size_t base, struct ast_pattern *result)
{
    size_t count = (parser_sequence(p) - base) / 2;
    if (!count)
        return true;
    void **items = p->scratch.items + base;
    parser_drop(p, base);
    struct ast_identifier *names = parser_alloc(p, count * sizeof *names);
    struct ast_pattern **patterns = parser_alloc(p, count * sizeof *patterns);
    if (!names || !patterns)
        return false;
    for (size_t i = 0; i < count; i++) {
        names[i] = *(struct ast_identifier *)items[2 * i];
        patterns[i] = items[2 * i + 1];
    }
    result->match_class.kwd_attrs = (struct ast_identifier_list){names, count};
    result->match_class.kwd_patterns = (struct ast_pattern_list){patterns, count};
    return true;
}

static bool at_keyword_pattern(struct parser *p)
{
    return parser_at(p, TOKEN_NAME) && parser_kind_after(p) == TOKEN_EQUAL;
}

/* class_pattern: name_or_attr '(' [positional_patterns] [','] [keyword_patterns] ','? ')' */
static struct ast_pattern *class_pattern(struct parser *p, size_t start, struct ast_expr *cls)
{
    struct ast_pattern found = {0};
    size_t base = parser_sequence(p);
    bool comma = true;
    p->mark++;
    while (comma && !at_keyword_pattern(p)) {
        struct ast_pattern *item = pattern(p);
        if (!item || !parser_push(p, item))
            break;
        comma = parser_accept(p, TOKEN_COMMA);
    }
    found.match_class.patterns = parser_take_patterns(p, base);
    while (comma && at_keyword_pattern(p)) {
        if (!keyword_pattern(p))
            break;
        comma = parser_accept(p, TOKEN_COMMA);
    }
    if (!parser_accept(p, TOKEN_RIGHT_PAREN)) {
        parser_drop(p, base);
        p->mark = start;
        if (parser_invalid(p))
            invalid_class_pattern(p);
        return NULL;
    }
    struct ast_pattern *result = parser_pattern(p, AST_MATCH_CLASS, start);
    if (!result)
        return parser_drop(p, base);
    result->match_class = found.match_class;
    result->match_class.cls = cls;
    return take_keywords(p, base, result) ? result : NULL;
}

/* capture_pattern | wildcard_pattern | value_pattern | class_pattern: all begin with a name. */
static struct ast_pattern *name_pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name = {NULL, 0};
    if (capture_target(p, &name))
        return match_as(p, start, NULL, name);
    if (parser_at_soft(p, "_") && parser_kind_after(p) != TOKEN_LEFT_PAREN &&
        parser_kind_after(p) != TOKEN_DOT) {
        p->mark++;
        return match_as(p, start, NULL, name);
    }
    struct ast_expr *expr = name_or_attr(p);
    if (!expr)
        return parser_back(p, start);
    if (parser_at(p, TOKEN_LEFT_PAREN))
        return class_pattern(p, start, expr);
    if (expr->kind == AST_ATTRIBUTE && !at_more_of_a_name(p))
        return match_value(p, start, expr);
    return parser_back(p, start);
}

/* closed_pattern: literal_pattern | capture_pattern | wildcard_pattern | value_pattern
 *               | group_pattern | sequence_pattern | mapping_pattern | class_pattern */
static struct ast_pattern *closed_pattern(struct parser *p)
{
    size_t start = p->mark;
    void *known;
    struct ast_pattern *result = NULL;
    if (p->diagnosing && parser_recall(p, MEMO_CLOSED_PATTERN, &known))
        return known;
    switch (parser_kind(p)) {
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_NUMBER: result = match_value(p, start, number(p)); break;
    case TOKEN_STRING: result = match_value(p, start, parse_strings(p)); break;
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE: result = match_singleton(p); break;
    case TOKEN_NAME: result = name_pattern(p); break;
    case TOKEN_LEFT_PAREN:
    case TOKEN_LEFT_BRACKET: result = sequence_pattern(p); break;
    case TOKEN_LEFT_BRACE: result = mapping_pattern(p); break;
    default: break;
    }
    return p->diagnosing ? parser_remember(p, MEMO_CLOSED_PATTERN, start, result) : result;
}

/* name_or_attr '(' [positional_patterns ','] keyword_patterns ',' positional_patterns */
void invalid_class_pattern(struct parser *p)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    struct ast_pattern *first = NULL;
    struct ast_pattern *last = NULL;
    if (!name_or_attr(p) || !parser_accept(p, TOKEN_LEFT_PAREN)) {
        p->mark = start;
        return;
    }
    while (!at_keyword_pattern(p) && pattern(p) && parser_accept(p, TOKEN_COMMA))
        ;
    bool keywords = false;
    while (at_keyword_pattern(p) && keyword_pattern(p) && parser_accept(p, TOKEN_COMMA))
        keywords = true;
    parser_drop(p, base);
    while (keywords && !at_keyword_pattern(p) && (last = pattern(p))) {
        if (!first)
            first = last;
        if (!parser_at(p, TOKEN_COMMA) || p->failed)
            break;
        size_t comma = p->mark++;
        if (at_keyword_pattern(p) || parser_at(p, TOKEN_RIGHT_PAREN)) {
            p->mark = comma;
            break;
        }
    }
    if (first && last)
        parser_raise_between(p, &first->at, &last->at,
                             "positional patterns follow keyword patterns");
    p->mark = start;
}

/* or_pattern: '|'.closed_pattern+ */
static struct ast_pattern *or_pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_pattern *first = closed_pattern(p);
    if (!first || !parser_at(p, TOKEN_BAR))
        return first;
    size_t base = parser_sequence(p);
    if (!parser_push(p, first))
        return NULL;
    while (parser_accept(p, TOKEN_BAR)) {
        struct ast_pattern *next = closed_pattern(p);
        if (!next) {
            p->mark--;
            break;
        }
        if (!parser_push(p, next))
            return NULL;
    }
    struct ast_pattern *result = parser_pattern(p, AST_MATCH_OR, start);
    if (!result)
        return parser_drop(p, base);
    result->match_or.patterns = parser_take_patterns(p, base);
    return result;
}

/* pattern: or_pattern 'as' pattern_capture_target | or_pattern */
static struct ast_pattern *pattern(struct parser *p)
{
    size_t start = p->mark;
    struct ast_identifier name;
    if (!parser_enter(p, 8))
        return NULL;
    struct ast_pattern *inner = or_pattern(p);
    parser_leave(p, 8);
    if (!inner || !parser_at(p, TOKEN_AS))
        return inner;
    size_t end = p->mark++;
    if (capture_target(p, &name))
        return match_as(p, start, inner, name);
    p->mark = end;
    if (parser_invalid(p))
        invalid_as_pattern(p);
    return p->failed ? NULL : inner;
}

/* patterns: open_sequence_pattern | pattern
 * open_sequence_pattern: maybe_star_pattern ',' maybe_sequence_pattern? */
struct ast_pattern *parse_patterns(struct parser *p)
{
    size_t start = p->mark;
    size_t base = parser_sequence(p);
    bool comma;
    size_t count = sequence_items(p, &comma);
    if (!count || p->failed) {
        parser_drop(p, base);
        return parser_back(p, start);
    }
    if (comma)
        return match_sequence(p, start, base);
    struct ast_pattern *only = p->scratch.items[base];
    parser_drop(p, base);
    return only->kind == AST_MATCH_STAR ? parser_back(p, start) : only;
}
