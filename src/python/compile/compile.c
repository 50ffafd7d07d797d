/* Compiling a tree: scopes, then code; and what every file of the compiler needs. */
#include "python/compile/compile.h"

#include "python/compile/generate.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void compile_fail(struct compiler *c, enum compile_failure failure)
{
    c->failure = failure;
    longjmp(c->escape, 1);
}

void compile_error(struct compiler *c, struct ast_position at, const char *format, ...)
{
    va_list arguments;
    struct text message = {0}, filename = {0};
    va_start(arguments, format);
    text_format_list(&message, format, arguments);
    va_end(arguments);
    text_append(&filename, c->filename);
    syntax_error_fini(c->error);
    *c->error = (struct syntax_error){
        .kind = SYNTAX_ERROR,
        .message = text_take(&message),
        .filename = text_take(&filename),
        .lineno = at.lineno,
        .offset = at.col_offset + 1,
        .end_lineno = at.end_lineno,
        .end_offset = at.end_col_offset + 1,
    };
    if (!c->error->message || !c->error->filename) {
        syntax_error_fini(c->error);
        *c->error = (struct syntax_error){.kind = SYNTAX_ERROR_MEMORY};
    }
    compile_fail(c, COMPILE_SYNTAX_ERROR);
}

void *compile_alloc(struct compiler *c, size_t size)
{
    void *memory = arena_alloc(&c->arena, size ? size : 1);
    if (!memory)
        compile_fail(c, COMPILE_NO_MEMORY);
    return memory;
}

void *compile_grow(struct compiler *c, void *items, int count, int *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    if (count > INT32_MAX / 2)
        compile_fail(c, COMPILE_TOO_LARGE);
    int room = *capacity ? *capacity * 2 : 4;
    void *moved = compile_alloc(c, (size_t)room * size);
    if (count)
        memcpy(moved, items, (size_t)count * size);
    *capacity = room;
    return moved;
}

void compile_enter(struct compiler *c)
{
    if (++c->depth > c->depth_limit)
        compile_fail(c, COMPILE_TOO_DEEP);
}

/* ---- from __future__ import ... ---- */

/* An error in a future statement has a place but no end. */
NORETURN static void future_error(struct compiler *c, const struct ast_stmt *s, int offset,
                                  const char *message, const char *name)
{
    struct ast_position at = {s->at.lineno, offset - 1, s->at.lineno, -1};
    if (name)
        compile_error(c, at, "future feature %.100s is not defined", name);
    compile_error(c, at, "%s", message);
}

static void check_features(struct compiler *c, const struct ast_stmt *s)
{
    static const char *const features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
    };
    for (size_t i = 0; i < s->import_from.names.count; i++) {
        const char *name = s->import_from.names.items[i].name.text;
        bool known = false;
        for (size_t j = 0; j < ARRAY_LENGTH(features); j++)
            known |= strcmp(name, features[j]) == 0;
        if (!known && strcmp(name, "braces") == 0)
            future_error(c, s, s->at.col_offset + 1, "not a chance", NULL);
        if (!known)
            future_error(c, s, s->at.col_offset + 1, NULL, name);
    }
}

/* Finds the future statements at the top, which only the docstring may precede (Python/future.c). */
static void read_futures(struct compiler *c)
{
    bool done = false;
    int previous_line = 0;
    c->last_future_line = -1;
    if (c->tree->kind == AST_EXPRESSION)
        return;
    for (size_t i = find_docstring(c->tree->body) ? 1 : 0; i < c->tree->body.count; i++) {
        const struct ast_stmt *s = c->tree->body.items[i];
        if (done && s->at.lineno > previous_line)
            return;
        previous_line = s->at.lineno;
        if (s->kind != AST_IMPORT_FROM || !s->import_from.module.text ||
            strcmp(s->import_from.module.text, "__future__") != 0) {
            done = true;
            continue;
        }
        if (done)
            future_error(c, s, s->at.col_offset,
                         "from __future__ imports must occur at the beginning of the file", NULL);
        check_features(c, s);
        c->last_future_line = s->at.lineno;
    }
}

const struct compiled *compile_tree(struct compiler *c, const struct ast_tree *tree,
                                    const char *filename, int levels, struct syntax_error *error)
{
    memset(c, 0, sizeof(*c));
    c->tree = tree;
    c->filename = filename;
    c->error = error;
    c->last_warning = &c->warnings;
    c->depth_limit = 3 * MAX(levels, 0);
    if (setjmp(c->escape))
        return NULL;
    known_names_init(c);
    read_futures(c);
    scope_build(c);
    /* What the walk over the tree let pass may not be refused afterwards. */
    c->depth_limit = c->depth_limit * 3 + 100;
    scope_analyze(c, c->top_scope);
    return generate_module(c);
}

void compiler_fini(struct compiler *c)
{
    arena_fini(&c->arena);
}

/* ---- The source of an error ---- */

bool compile_is_in_file(const char *filename)
{
    return filename[0] != '<';
}

void compile_complete_error(struct syntax_error *error, const char *filename, const char *source,
                            size_t length)
{
    if (error->kind != SYNTAX_ERROR || error->text || !source || !compile_is_in_file(filename))
        return;
    struct ast_position at = {error->lineno, 0, error->lineno, 0};
    struct syntax_error with_text = {0};
    syntax_error_set(&with_text, error->kind, filename, source, length, &at, "%s",
                     error->message ? error->message : "");
    if (with_text.kind == error->kind) {
        error->text = with_text.text;
        with_text.text = NULL;
    }
    syntax_error_fini(&with_text);
}

/* ---- Comparing what was compiled ---- */

uint32_t compiled_hash(const struct compiled *code)
{
    return code->name->hash ^ (uint32_t)code->first_line * 31u ^
           (uint32_t)code->instruction_count * 1009u;
}

static bool same_instructions(const struct compiled *a, const struct compiled *b)
{
    for (int i = 0; i < a->instruction_count; i++) {
        const struct py_instruction *x = &a->instructions[i], *y = &b->instructions[i];
        const struct py_location *p = &a->locations[i], *q = &b->locations[i];
        if (x->op != y->op || x->arg != y->arg || p->line != q->line ||
            p->end_line != q->end_line || p->column != q->column || p->end_column != q->end_column)
            return false;
    }
    return true;
}

bool compiled_equal(const struct compiled *a, const struct compiled *b)
{
    return a->name == b->name && a->first_line == b->first_line && a->flags == b->flags &&
           a->argcount == b->argcount && a->posonly_count == b->posonly_count &&
           a->kwonly_count == b->kwonly_count && a->consts == b->consts && a->names == b->names &&
           a->locals_names == b->locals_names && a->instruction_count == b->instruction_count &&
           a->handler_count == b->handler_count && same_instructions(a, b);
}
