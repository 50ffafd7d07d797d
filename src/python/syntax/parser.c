/* The parser's tools: tokens, memory, nodes and sequences. */
#include "python/syntax/parser.h"

#include "python/syntax/identifier.h"

#include <string.h>

/* CPython's parser allows 6000 nested rules; these are of about its weight. */
enum { MAX_DEPTH = 6000, INITIAL_BUCKETS = 256 };

struct parser_name {
    struct parser_name *next;
    uint32_t hash;
    uint32_t spelling_length;
    const char *spelling; /* as written: what is looked up */
    struct ast_identifier name;
};

void parser_init(struct parser *p, struct arena *arena, struct parser_names *names,
                 struct syntax_error *error, const char *text, size_t length)
{
    *p = (struct parser){.arena = arena, .names = names, .error = error};
    lexer_init(&p->lexer, text, length);
}

void parser_fini(struct parser *p)
{
    vector_fini(&p->tokens);
    vector_fini(&p->scratch);
    vector_fini(&p->memos);
}

void parser_names_fini(struct parser_names *names)
{
    free(names->buckets);
    *names = (struct parser_names){0};
}

/* --- Tokens --- */

const struct token *parser_last_token(struct parser *p)
{
    return &p->tokens.items[p->tokens.count - 1];
}

/* Raises what the lexer found wrong. */
static void raise_lexer_error(struct parser *p)
{
    struct lexer *lexer = &p->lexer;
    struct ast_position at = {lexer->lineno, 0, lexer->lineno, -1};
    switch (lexer->state) {
    case LEXER_FAILED:
        if (p->error->kind)
            break; /* the first pass has raised it */
        parser_raise_lexer(p);
        break;
    case LEXER_AT_END:
        if (lexer->level)
            parser_raise_unclosed(p);
        else
            parser_raise(p, "unexpected EOF while parsing");
        break;
    case LEXER_BAD_DEDENT:
        parser_raise_indentation(p, "unindent does not match any outer indentation level");
        break;
    case LEXER_BAD_TABS:
        parser_raise_at(p, SYNTAX_ERROR_TAB, &at,
                        "inconsistent use of tabs and spaces in indentation");
        break;
    case LEXER_TOO_DEEP:
        parser_raise_at(p, SYNTAX_ERROR_INDENTATION, &at, "too many levels of indentation");
        break;
    case LEXER_BAD_CONTINUATION:
        at.col_offset = (int)(lexer->cur - lexer->line_start) - 1;
        parser_raise_at(p, SYNTAX_ERROR, &at,
                        "unexpected character after line continuation character");
        break;
    case LEXER_READING: parser_raise(p, "unknown parsing error"); break;
    }
    p->failed = true;
}

bool parser_fill(struct parser *p)
{
    struct token token;
    if (p->failed)
        return false;
    lexer_next(&p->lexer, &token);
    if (p->mode == PYTHON_PARSE_INTERACTIVE && !p->fstring && token.kind == TOKEN_ENDMARKER &&
        p->finished_line) {
        token.kind = TOKEN_NEWLINE;
        p->finished_line = false;
        if (p->lexer.indent && !p->partial) {
            p->lexer.pending = -p->lexer.indent;
            p->lexer.indent = 0;
        }
    } else {
        p->finished_line = true;
    }
    if (p->lexer.lineno == p->starting_lineno) {
        token.col_offset += p->starting_col_offset;
        token.end_col_offset += p->starting_col_offset;
    }
    if (!vector_push(&p->tokens, token)) {
        parser_no_memory(p);
        return false;
    }
    if (token.kind == TOKEN_ERROR) {
        raise_lexer_error(p);
        return false;
    }
    return true;
}

const struct token *parser_look(struct parser *p)
{
    static const struct token nothing = {.kind = TOKEN_ERROR, .start = ""};
    if (p->failed)
        return &nothing;
    while (p->mark >= p->tokens.count)
        if (!parser_fill(p))
            return &nothing;
    return &p->tokens.items[p->mark];
}

enum token_kind parser_kind_after(struct parser *p)
{
    p->mark++;
    enum token_kind kind = parser_kind(p);
    p->mark--;
    return kind;
}

bool parser_at_soft(struct parser *p, const char *keyword)
{
    if (!parser_at(p, TOKEN_NAME))
        return false;
    const struct token *token = &p->tokens.items[p->mark];
    return token->length == strlen(keyword) && memcmp(token->start, keyword, token->length) == 0;
}

bool parser_accept_soft(struct parser *p, const char *keyword)
{
    if (!parser_at_soft(p, keyword))
        return false;
    p->mark++;
    return true;
}

bool parser_force(struct parser *p, enum token_kind kind, const char *spelling)
{
    if (parser_accept(p, kind))
        return true;
    if (!p->failed)
        parser_raise_token(p, p->mark, "expected '%s'", spelling);
    return false;
}

void *parser_back(struct parser *p, size_t mark)
{
    p->mark = mark;
    return NULL;
}

/* --- Recursion and memory --- */

bool parser_enter(struct parser *p, int weight)
{
    if (p->failed)
        return false;
    p->depth += weight;
    if (p->depth > MAX_DEPTH) {
        p->depth -= weight;
        parser_no_memory(p);
        return false;
    }
    return true;
}

void parser_leave(struct parser *p, int weight)
{
    p->depth -= weight;
}

bool parser_recall(struct parser *p, enum memo_rule rule, void **result)
{
    if (p->mark >= p->memos.count)
        return false;
    for (struct memo *memo = p->memos.items[p->mark]; memo; memo = memo->next) {
        if (memo->rule == rule) {
            p->mark = memo->end;
            *result = memo->result;
            return true;
        }
    }
    return false;
}

void *parser_remember(struct parser *p, enum memo_rule rule, size_t mark, void *result)
{
    if (p->failed)
        return result;
    struct memo *memo = parser_alloc(p, sizeof *memo);
    if (!memo)
        return NULL;
    while (p->memos.count <= mark)
        if (!vector_push(&p->memos, NULL))
            return parser_no_memory(p);
    *memo = (struct memo){p->memos.items[mark], rule, p->mark, result};
    p->memos.items[mark] = memo;
    return result;
}

void *parser_alloc(struct parser *p, size_t size)
{
    void *memory = arena_alloc(p->arena, size);
    return memory ? memory : parser_no_memory(p);
}

/* --- Nodes --- */

struct ast_position token_position(const struct token *token)
{
    return (struct ast_position){token->lineno, token->col_offset, token->end_lineno,
                                 token->end_col_offset};
}

struct ast_position parser_span(struct parser *p, size_t start)
{
    size_t last = p->mark;
    while (last > start + 1) {
        enum token_kind kind = (enum token_kind)p->tokens.items[last - 1].kind;
        if (kind != TOKEN_NEWLINE && kind != TOKEN_INDENT && kind != TOKEN_DEDENT &&
            kind != TOKEN_ENDMARKER)
            break;
        last--;
    }
    struct ast_position at = token_position(&p->tokens.items[start]);
    if (last > 0) {
        at.end_lineno = p->tokens.items[last - 1].end_lineno;
        at.end_col_offset = p->tokens.items[last - 1].end_col_offset;
    }
    return at;
}

struct ast_expr *parser_expr(struct parser *p, enum ast_expr_kind kind, size_t start)
{
    struct ast_expr *expr = p->failed ? NULL : parser_alloc(p, sizeof *expr);
    if (expr) {
        expr->kind = kind;
        expr->at = parser_span(p, start);
    }
    return expr;
}

struct ast_stmt *parser_stmt(struct parser *p, enum ast_stmt_kind kind, size_t start)
{
    struct ast_stmt *stmt = p->failed ? NULL : parser_alloc(p, sizeof *stmt);
    if (stmt) {
        stmt->kind = kind;
        stmt->at = parser_span(p, start);
    }
    return stmt;
}

struct ast_pattern *parser_pattern(struct parser *p, enum ast_pattern_kind kind, size_t start)
{
    struct ast_pattern *pattern = p->failed ? NULL : parser_alloc(p, sizeof *pattern);
    if (pattern) {
        pattern->kind = kind;
        pattern->at = parser_span(p, start);
    }
    return pattern;
}

/* --- Identifiers --- */

static bool grow_names(struct parser_names *names)
{
    size_t count = names->bucket_count ? names->bucket_count * 2 : INITIAL_BUCKETS;
    struct parser_name **buckets = calloc(count, sizeof *buckets);
    if (!buckets)
        return false;
    for (size_t i = 0; i < names->bucket_count; i++) {
        while (names->buckets[i]) {
            struct parser_name *name = names->buckets[i];
            names->buckets[i] = name->next;
            name->next = buckets[name->hash & (count - 1)];
            buckets[name->hash & (count - 1)] = name;
        }
    }
    free(names->buckets);
    names->buckets = buckets;
    names->bucket_count = count;
    return true;
}

static bool is_ascii(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)bytes[i] >= 128)
            return false;
    return true;
}

/* The name of a new spelling: a copy, or for one beyond ASCII the name of its normal form. */
static bool name_new_spelling(struct parser *p, struct parser_name *entry)
{
    size_t length = entry->spelling_length;
    if (is_ascii(entry->spelling, length)) {
        entry->name = (struct ast_identifier){entry->spelling, length};
        return true;
    }
    const char *normal = identifier_normalise(p->arena, entry->spelling, length, &length);
    if (!normal)
        return parser_no_memory(p);
    if (length == entry->spelling_length && memcmp(normal, entry->spelling, length) == 0) {
        entry->name = (struct ast_identifier){entry->spelling, length};
        return true;
    }
    return parser_identifier(p, normal, length, &entry->name);
}

bool parser_identifier(struct parser *p, const char *bytes, size_t length,
                       struct ast_identifier *out)
{
    struct parser_names *names = p->names;
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    if (names->bucket_count) {
        for (struct parser_name *name = names->buckets[hash & (names->bucket_count - 1)]; name;
             name = name->next) {
            if (name->hash == hash && name->spelling_length == length &&
                memcmp(name->spelling, bytes, length) == 0) {
                *out = name->name;
                return true;
            }
        }
    }
    struct parser_name *entry = parser_alloc(p, sizeof *entry);
    if (!entry)
        return false;
    entry->hash = hash;
    entry->spelling_length = (uint32_t)length;
    entry->spelling = arena_copy(p->arena, bytes, length);
    if (!entry->spelling || (names->count >= names->bucket_count && !grow_names(names)))
        return parser_no_memory(p);
    if (!name_new_spelling(p, entry))
        return false;
    entry->next = names->buckets[hash & (names->bucket_count - 1)];
    names->buckets[hash & (names->bucket_count - 1)] = entry;
    names->count++;
    *out = entry->name;
    return true;
}

bool parser_accept_name(struct parser *p, struct ast_identifier *out)
{
    if (!parser_accept(p, TOKEN_NAME))
        return false;
    const struct token *token = &p->tokens.items[p->mark - 1];
    return parser_identifier(p, token->start, token->length, out);
}

/* --- Sequences --- */

bool parser_push(struct parser *p, void *item)
{
    if (p->failed)
        return false;
    if (!vector_push(&p->scratch, item)) {
        parser_no_memory(p);
        return false;
    }
    return true;
}

void *parser_drop(struct parser *p, size_t base)
{
    p->scratch.count = base;
    return NULL;
}

void *parser_take(struct parser *p, size_t base, size_t size, size_t *count)
{
    *count = p->scratch.count - base;
    p->scratch.count = base;
    if (!*count || p->failed) {
        *count = 0;
        return NULL;
    }
    void **items = p->scratch.items + base;
    unsigned char *array = parser_alloc(p, size ? *count * size : *count * sizeof *items);
    if (!array) {
        *count = 0;
        return NULL;
    }
    if (!size) {
        memcpy(array, items, *count * sizeof *items);
    } else {
        for (size_t i = 0; i < *count; i++)
            memcpy(array + i * size, items[i], size);
    }
    return array;
}

struct ast_expr_list parser_take_exprs(struct parser *p, size_t base)
{
    struct ast_expr_list list;
    list.items = parser_take(p, base, 0, &list.count);
    return list;
}

struct ast_stmt_list parser_take_stmts(struct parser *p, size_t base)
{
    struct ast_stmt_list list;
    list.items = parser_take(p, base, 0, &list.count);
    return list;
}

struct ast_pattern_list parser_take_patterns(struct parser *p, size_t base)
{
    struct ast_pattern_list list;
    list.items = parser_take(p, base, 0, &list.count);
    return list;
}
