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
    size_t last = p->tokens.count - 1;
    p->mark = 0;
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
    char *text =
        source_decode(source, length, filename, mode == PYTHON_PARSE_FILE, &text_length, error);
    if (!text)
        return false;
    struct parser p;
    struct parser_names names = {0};
    parser_init(&p, &out->arena, &names, error, text, text_length);
    p.filename = filename;
    p.mode = mode;
    struct ast_tree *tree = parser_run(&p, start_rule(mode));
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

/* One try at the lines: compiled as codeop does, a parse that stops at their very end is told
 * apart from a wrong one. */
static enum python_input try_lines(const char *source, size_t length)
{
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    size_t text_length;
    char *text = source_decode(source, length, NULL, false, &text_length, &error);
    enum python_input state = PYTHON_INPUT_WRONG;
    if (text) {
        struct parser p;
        struct parser_names names = {0};
        parser_init(&p, &tree.arena, &names, &error, text, text_length);
        p.mode = PYTHON_PARSE_INTERACTIVE;
        p.partial = true;
        void *result = parse_interactive(&p);
        if (result && !p.failed)
            state = PYTHON_INPUT_COMPLETE;
        else if (p.lexer.state == LEXER_AT_END ||
                 (p.lexer.cur == p.lexer.end && p.lexer.state == LEXER_READING) ||
                 (p.lexer.state == LEXER_FAILED &&
                  strncmp(p.lexer.message, "unterminated triple", 19) == 0))
            state = PYTHON_INPUT_INCOMPLETE;
        parser_fini(&p);
        parser_names_fini(&names);
        free(text);
    }
    ast_tree_fini(&tree);
    syntax_error_fini(&error);
    return state;
}

enum python_input python_input_state(const char *source, size_t length)
{
    if (is_nothing(source, length))
        return PYTHON_INPUT_COMPLETE;
    return try_lines(source, length);
}
