/* The parser's entry: two passes over a program, and the prompt's question. */
#include "python/syntax/parse.h"

#include "python/syntax/grammar.h"
#include "python/syntax/source.h"

#include <string.h>

/* After a parser's error: a lexer's error further on in the file is told instead, and so is a
 * bracket left open before the place (_PyPegen_tokenize_full_source_to_check_for_errors). */
static void look_for_lexer_errors(struct parser *p)
{
    int error_line = parser_last_token(p)->lineno;
    struct token token;
    if (p->lexer.state != LEXER_READING)
        return;
    do
        lexer_next(&p->lexer, &token);
    while (token.kind != TOKEN_ERROR && token.kind != TOKEN_ENDMARKER);
    if (token.kind != TOKEN_ERROR)
        return;
    if (p->lexer.state == LEXER_FAILED) {
        parser_raise_lexer(p);
    } else if (p->lexer.level && error_line > p->lexer.brackets[p->lexer.level - 1].lineno) {
        p->failed = false;
        parser_raise_unclosed(p);
    }
}

/* The error when no rule had one of its own. */
static void raise_generic(struct parser *p, size_t last)
{
    const struct token *token = &p->tokens.items[last];
    if (token->kind == TOKEN_ERROR && p->lexer.state == LEXER_AT_END) {
        if (p->lexer.level)
            parser_raise_unclosed(p);
        else
            parser_raise(p, "unexpected EOF while parsing");
    } else if (token->kind == TOKEN_INDENT) {
        parser_raise_indentation(p, "unexpected indent");
    } else if (token->kind == TOKEN_DEDENT) {
        parser_raise_indentation(p, "unexpected unindent");
    } else {
        parser_raise_token(p, last, "invalid syntax");
        look_for_lexer_errors(p);
    }
}

void *parser_run(struct parser *p, void *(*rule)(struct parser *))
{
    void *result = rule(p);
    if (result && !p->failed)
        return result;
    if (p->error->kind == SYNTAX_ERROR_MEMORY || !p->tokens.count)
        return NULL;
    if (p->error->kind) {
        look_for_lexer_errors(p);
        return NULL;
    }
    size_t last = p->tokens.count - 1;
    p->mark = 0;
    p->memos.count = 0;
    p->quiet = false;
    p->scratch.count = 0;
    p->failed = false;
    p->diagnosing = true;
    rule(p);
    if (p->error->kind == SYNTAX_ERROR_MEMORY)
        return NULL;
    if (p->error->kind) {
        look_for_lexer_errors(p);
    } else {
        p->failed = false;
        raise_generic(p, last);
    }
    p->failed = true;
    return NULL;
}

/* Whether anything but blank lines and comments follows the statement that was read. */
static bool more_statements(const struct parser *p)
{
    const char *c = p->lexer.cur;
    while (c < p->lexer.end && strchr(" \t\n\f#", *c)) {
        if (*c == '#')
            while (c < p->lexer.end && *c != '\n')
                c++;
        else
            c++;
    }
    return c < p->lexer.end;
}

static void *(*start_rule(enum python_parse_mode mode))(struct parser *)
{
    switch (mode) {
    case PYTHON_PARSE_INTERACTIVE: return parse_interactive;
    case PYTHON_PARSE_EVAL: return parse_eval;
    default: return parse_file;
    }
}

static void finish_tree(const struct parser *p, const struct ast_tree *parsed, struct ast_tree *out)
{
    static const enum ast_mod_kind kinds[] = {AST_MODULE, AST_INTERACTIVE, AST_EXPRESSION};
    out->kind = kinds[p->mode];
    out->body = parsed->body;
    out->expression = parsed->expression;
    out->future_annotations = p->future_annotations;
}

bool python_parse(const char *source, size_t length, const char *filename,
                  enum python_parse_mode mode, struct ast_tree *out, struct syntax_error *error)
{
    size_t text_length;
    struct source_marks marks;
    char *text = source_decode(source, length, filename, mode == PYTHON_PARSE_FILE, &text_length,
                               &marks, error);
    if (!text)
        return false;
    struct parser p;
    struct parser_names names = {0};
    parser_init(&p, &out->arena, &names, error, text, text_length);
    p.filename = filename;
    p.mode = mode;
    if (mode != PYTHON_PARSE_FILE || marks.cookie)
        p.columns = COLUMNS_CHARACTERS;
    if (marks.byte_order_mark)
        p.columns = COLUMNS_AFTER_MARK;
    struct ast_tree *tree = parser_run(&p, start_rule(mode));
    if (tree && mode == PYTHON_PARSE_INTERACTIVE && more_statements(&p))
        tree = parser_raise(&p, "multiple statements found while compiling a single statement");
    if (tree) {
        finish_tree(&p, tree, out);
        syntax_error_fini(error);
    } else {
        ast_tree_fini(out);
        if (!error->kind)
            error->kind = SYNTAX_ERROR_MEMORY;
    }
    parser_fini(&p);
    parser_names_fini(&names);
    free(text);
    return tree != NULL;
}

/* Whether the lines are only blank or comments: those run as `pass`. */
static bool is_nothing(const char *source, size_t length)
{
    bool comment = false;
    for (size_t i = 0; i < length; i++) {
        if (source[i] == '\n')
            comment = false;
        else if (source[i] == '#')
            comment = true;
        else if (!comment && !strchr(" \t\r\f\v", source[i]))
            return false;
    }
    return true;
}

enum attempt { ATTEMPT_COMPLETE, ATTEMPT_AT_END, ATTEMPT_WRONG };

/* One try at the lines: a parse that stops at their very end is told apart from a wrong one. */
static enum attempt try_lines(const char *source, size_t length)
{
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    struct source_marks marks;
    size_t text_length;
    enum attempt attempt = ATTEMPT_WRONG;
    char *text = source_decode(source, length, NULL, false, &text_length, &marks, &error);
    if (text) {
        struct parser p;
        struct parser_names names = {0};
        parser_init(&p, &tree.arena, &names, &error, text, text_length);
        p.mode = PYTHON_PARSE_INTERACTIVE;
        p.partial = true;
        void *result = parse_interactive(&p);
        if (result && !p.failed)
            attempt = more_statements(&p) ? ATTEMPT_WRONG : ATTEMPT_COMPLETE;
        else if (p.lexer.state == LEXER_AT_END || p.lexer.text_ran_out)
            attempt = ATTEMPT_AT_END;
        parser_fini(&p);
        parser_names_fini(&names);
        free(text);
    }
    ast_tree_fini(&tree);
    syntax_error_fini(&error);
    return attempt;
}

enum python_input python_input_state(const char *source, size_t length)
{
    if (is_nothing(source, length) || try_lines(source, length) == ATTEMPT_COMPLETE)
        return PYTHON_INPUT_COMPLETE;
    struct text longer = {0};
    text_append_bytes(&longer, source, length);
    text_append_char(&longer, '\n');
    enum attempt attempt = longer.failed ? ATTEMPT_WRONG : try_lines(longer.bytes, longer.length);
    text_fini(&longer);
    return attempt == ATTEMPT_WRONG ? PYTHON_INPUT_WRONG : PYTHON_INPUT_INCOMPLETE;
}
