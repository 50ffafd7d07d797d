/* What the parser's files share.
 *
 * The parser is a recursive descent over a token array that grows as tokens are asked for. Each
 * function is named after the rule of the documented 3.11 grammar that it reads, returns the node or
 * NULL when the rule does not match here, and then leaves `mark`, the place in the token array, where
 * it was. `failed` ends the parse: an error was raised, and everything unwinds.
 *
 * A wrong program is parsed twice, as in CPython (PEP 617): the first pass only finds that it is
 * wrong and how far the tokens go; the second sets `diagnosing`, and then the invalid_* rules, which
 * match known mistakes and raise their messages, are tried at their places. Which message wins
 * depends on the order in which rules are tried, so that the second pass keeps CPython's order and
 * its memory of what was tried (`memo`), which also keeps it linear.
 */
#ifndef PYTHON_SYNTAX_PARSER_H
#define PYTHON_SYNTAX_PARSER_H

#include "base/arena.h"
#include "base/vector.h"
#include "python/syntax/ast.h"
#include "python/syntax/error.h"
#include "python/syntax/lexer.h"
#include "python/syntax/parse.h"
#include "python/syntax/token.h"

/* Rules whose results are remembered while diagnosing. */
enum memo_rule {
    MEMO_EXPRESSION,
    MEMO_STAR_EXPRESSION,
    MEMO_DISJUNCTION,
    MEMO_CONJUNCTION,
    MEMO_INVERSION,
    MEMO_BITWISE_OR,
    MEMO_FACTOR,
    MEMO_AWAIT_PRIMARY,
    MEMO_PRIMARY,
    MEMO_STRINGS,
    MEMO_ARGUMENTS,
    MEMO_ARGS,
    MEMO_INVALID_NAMED_EXPRESSION,
    MEMO_STAR_TARGET,
    MEMO_BLOCK,
    MEMO_SIMPLE_STMT,
    MEMO_CLOSED_PATTERN,
};

struct memo {
    struct memo *next;
    enum memo_rule rule;
    size_t end;
    void *result;
};

struct parser_name;

struct parser {
    struct lexer lexer;
    const char *filename; /* or NULL */
    struct arena *arena;
    struct {
        VECTOR(struct token);
    } tokens;
    size_t mark;
    bool failed;
    bool diagnosing;
    bool quiet;         /* diagnosing, but below a rule that keeps the invalid_* rules out */
    bool finished_line; /* interactive: the NEWLINE at the end of input was handed out */
    int depth;          /* of the recursion */

    enum python_parse_mode mode;
    enum syntax_columns columns;
    bool partial; /* the prompt asks whether more lines are wanted: imply no DEDENT at the end */
    bool future_annotations;

    /* An expression inside an f-string: the place of its text in the program. */
    bool fstring;
    int starting_lineno;
    int starting_col_offset;

    struct syntax_error *error;

    struct {
        VECTOR(void *);
    } scratch; /* items of sequences being read */
    struct {
        VECTOR(struct memo *);
    } memos; /* by token */
    struct parser_names *names;
};

/* The tree's identifiers, found by their text. */
struct parser_names {
    struct parser_name **buckets;
    size_t bucket_count;
    size_t count;
};

void parser_init(struct parser *p, struct arena *arena, struct parser_names *names,
                 struct syntax_error *error, const char *text, size_t length);
void parser_fini(struct parser *p);
void parser_names_fini(struct parser_names *names);
/* Runs `rule`, twice when it fails; NULL with the error raised. */
void *parser_run(struct parser *p, void *(*rule)(struct parser *));

/* --- Tokens --- */

/* Reads one more token into the array; false when that raised an error. */
bool parser_fill(struct parser *p);
/* The token at mark; the end of all things when there is none to be had. */
const struct token *parser_look(struct parser *p);
/* The last token read from the lexer. */
const struct token *parser_last_token(struct parser *p);

static inline enum token_kind parser_kind(struct parser *p)
{
    if (UNLIKELY(p->mark == p->tokens.count) || UNLIKELY(p->failed))
        return (enum token_kind)parser_look(p)->kind;
    return (enum token_kind)p->tokens.items[p->mark].kind;
}

static inline bool parser_at(struct parser *p, enum token_kind kind)
{
    return parser_kind(p) == kind;
}

/* Takes the next token when it is of this kind. */
static inline bool parser_accept(struct parser *p, enum token_kind kind)
{
    if (parser_kind(p) != kind || p->failed)
        return false;
    p->mark++;
    return true;
}

/* Whether the invalid_* rules are to be tried here. */
static inline bool parser_invalid(struct parser *p)
{
    return p->diagnosing && !p->quiet && !p->failed;
}

/* The kind of the token after the next. */
enum token_kind parser_kind_after(struct parser *p);
/* Takes the next token when it is the soft keyword. */
bool parser_at_soft(struct parser *p, const char *keyword);
bool parser_accept_soft(struct parser *p, const char *keyword);
/* Takes a token that must be there: raises "expected '...'" (the grammar's &&). */
bool parser_force(struct parser *p, enum token_kind kind, const char *spelling);
/* Goes back to `mark`; always NULL, so that a rule can end in `return parser_back(p, mark)`. */
void *parser_back(struct parser *p, size_t mark);

/* --- Recursion and memory --- */

/* Counts one more level of nesting, by `weight`; false when there are too many. Undone by
 * parser_leave with the same weight. */
bool parser_enter(struct parser *p, int weight);
void parser_leave(struct parser *p, int weight);
/* Looks up what `rule` gave at mark: true with *result (and mark moved) when it is known. */
bool parser_recall(struct parser *p, enum memo_rule rule, void **result);
/* Remembers what `rule` gave at `mark`, and returns it. */
void *parser_remember(struct parser *p, enum memo_rule rule, size_t mark, void *result);
/* Raises a MemoryError; NULL. */
void *parser_no_memory(struct parser *p);
void *parser_alloc(struct parser *p, size_t size);

/* --- Nodes --- */

/* Where what began at token `start` and ends before mark stands. */
struct ast_position parser_span(struct parser *p, size_t start);
/* New nodes that span the tokens from `start` to before mark. NULL with an error when memory is
 * out. */
struct ast_expr *parser_expr(struct parser *p, enum ast_expr_kind kind, size_t start);
struct ast_stmt *parser_stmt(struct parser *p, enum ast_stmt_kind kind, size_t start);
struct ast_pattern *parser_pattern(struct parser *p, enum ast_pattern_kind kind, size_t start);
/* The identifier with these bytes: normalised and shared. */
bool parser_identifier(struct parser *p, const char *bytes, size_t length,
                       struct ast_identifier *out);
/* Takes a NAME. */
bool parser_accept_name(struct parser *p, struct ast_identifier *out);

/* --- Sequences: items are pushed and then taken together --- */

static inline size_t parser_sequence(struct parser *p)
{
    return p->scratch.count;
}
bool parser_push(struct parser *p, void *item);
/* Forgets what was pushed since `base`; always NULL. */
void *parser_drop(struct parser *p, size_t base);
/* The items since `base` as an array of pointers, or of the structs of `size` that they point to;
 * taken off. */
void *parser_take(struct parser *p, size_t base, size_t size, size_t *count);
struct ast_expr_list parser_take_exprs(struct parser *p, size_t base);
struct ast_stmt_list parser_take_stmts(struct parser *p, size_t base);
struct ast_pattern_list parser_take_patterns(struct parser *p, size_t base);

/* --- Errors: each raises and returns NULL --- */

/* At the last token read. */
void *parser_raise(struct parser *p, const char *format, ...) PRINTF_LIKE(2, 3);
void *parser_raise_indentation(struct parser *p, const char *format, ...) PRINTF_LIKE(2, 3);
/* At a token; from a token to another's end; from a token to where the lexer is. */
void *parser_raise_token(struct parser *p, size_t token, const char *format, ...) PRINTF_LIKE(3, 4);
void *parser_raise_tokens(struct parser *p, size_t from, size_t to, const char *format, ...)
    PRINTF_LIKE(4, 5);
void *parser_raise_starting(struct parser *p, const struct ast_position *from, const char *format,
                            ...) PRINTF_LIKE(3, 4);
/* At an expression; from one to the end of another. */
void *parser_raise_expr(struct parser *p, const struct ast_expr *at, const char *format, ...)
    PRINTF_LIKE(3, 4);
void *parser_raise_between(struct parser *p, const struct ast_position *from,
                           const struct ast_position *to, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* At a place; end_col_offset -1: not known. */
void *parser_raise_at(struct parser *p, enum syntax_error_kind kind, const struct ast_position *at,
                      const char *format, ...) PRINTF_LIKE(4, 5);
/* What the lexer recorded. */
void parser_raise_lexer(struct parser *p);
/* The bracket that nobody closed. */
void *parser_raise_unclosed(struct parser *p);
struct ast_position token_position(const struct token *token);

#endif
