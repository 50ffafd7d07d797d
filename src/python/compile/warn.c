/* Code that is legal and hardly meant: what python3 prints as a SyntaxWarning while compiling. */
#include "python/compile/generate.h"

#include <stdarg.h>
#include <stdio.h>

static void warn(struct compiler *c, const char *format, ...)
{
    va_list arguments;
    struct text text = {0};
    va_start(arguments, format);
    text_format_list(&text, format, arguments);
    va_end(arguments);
    const char *message = arena_copy(&c->arena, text_string(&text), text.length);
    text_fini(&text);
    if (!message)
        compile_fail(c, COMPILE_NO_MEMORY);
    struct compile_warning *warning = compile_alloc(c, sizeof(*warning));
    *warning = (struct compile_warning){.line = c->unit->at.lineno, .message = message};
    *c->last_warning = warning;
    c->last_warning = &warning->next;
}

/* An identity test makes sense for this operand: not a literal, except for the singletons. */
static bool is_identity(struct compiler *c, const struct ast_expr *e)
{
    const struct constant *value = folded_constant(c, e);
    return !value || value->kind == CONSTANT_NONE || value->kind == CONSTANT_BOOL ||
           value->kind == CONSTANT_ELLIPSIS;
}

void warn_compare(struct compiler *c, const struct ast_expr *e)
{
    bool left = true, known = false;
    for (size_t i = 0; i < e->compare.comparators.count; i++) {
        enum ast_cmp_op op = e->compare.ops[i];
        if (op != AST_IS && op != AST_IS_NOT) {
            known = false;
            continue;
        }
        if (!known)
            left = is_identity(c, i ? e->compare.comparators.items[i - 1] : e->compare.left);
        bool right = is_identity(c, e->compare.comparators.items[i]);
        if (!left || !right) {
            warn(c, op == AST_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                                 : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = right;
        known = true;
    }
}

static const char *constant_type(const struct constant *value)
{
    switch (value->kind) {
    case CONSTANT_NONE: return "NoneType";
    case CONSTANT_ELLIPSIS: return "ellipsis";
    case CONSTANT_BOOL: return "bool";
    case CONSTANT_INT: return "int";
    case CONSTANT_FLOAT: return "float";
    case CONSTANT_COMPLEX: return "complex";
    case CONSTANT_STR: return "str";
    case CONSTANT_BYTES: return "bytes";
    case CONSTANT_TUPLE: return "tuple";
    case CONSTANT_FROZENSET: return "frozenset";
    case CONSTANT_CODE: return "code";
    }
    return "object";
}

/* The type that the expression's value must have; NULL: not known. */
static const char *infer_type(struct compiler *c, const struct ast_expr *e)
{
    e = folded_node(c, e);
    switch (e->kind) {
    case AST_TUPLE: return "tuple";
    case AST_LIST:
    case AST_LIST_COMP: return "list";
    case AST_DICT:
    case AST_DICT_COMP: return "dict";
    case AST_SET:
    case AST_SET_COMP: return "set";
    case AST_GENERATOR_EXP: return "generator";
    case AST_LAMBDA: return "function";
    case AST_JOINED_STR:
    case AST_FORMATTED_VALUE: return "str";
    case AST_CONSTANT: return constant_type(folded_constant(c, e));
    default: return NULL;
    }
}

void warn_call(struct compiler *c, const struct ast_expr *func)
{
    func = folded_node(c, func);
    if (func->kind != AST_LAMBDA && infer_type(c, func))
        warn(c, "'%s' object is not callable; perhaps you missed a comma?", infer_type(c, func));
}

static bool is_subscriptable(struct compiler *c, const struct ast_expr *e)
{
    switch (e->kind) {
    case AST_SET:
    case AST_SET_COMP:
    case AST_GENERATOR_EXP:
    case AST_LAMBDA: return false;
    case AST_CONSTANT: {
        enum constant_kind kind = folded_constant(c, e)->kind;
        return kind == CONSTANT_STR || kind == CONSTANT_BYTES || kind == CONSTANT_TUPLE;
    }
    default: return true;
    }
}

static bool is_sequence(struct compiler *c, const struct ast_expr *e)
{
    switch (e->kind) {
    case AST_TUPLE:
    case AST_LIST:
    case AST_LIST_COMP:
    case AST_JOINED_STR:
    case AST_FORMATTED_VALUE: return true;
    case AST_CONSTANT: return is_subscriptable(c, e);
    default: return false;
    }
}

void warn_subscript(struct compiler *c, const struct ast_expr *e)
{
    const struct ast_expr *value = folded_node(c, e->subscript.value);
    if (!is_subscriptable(c, value))
        warn(c, "'%s' object is not subscriptable; perhaps you missed a comma?",
             infer_type(c, value));
    if (!is_sequence(c, value))
        return;
    const struct ast_expr *index = folded_node(c, e->subscript.slice);
    const struct constant *known = folded_constant(c, index);
    if (!infer_type(c, index) || (known && constant_is_integer(known)))
        return;
    warn(c, "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
         infer_type(c, value), infer_type(c, index));
}

void warn_assert(struct compiler *c, const struct ast_expr *test)
{
    test = folded_node(c, test);
    const struct constant *value = folded_constant(c, test);
    if ((test->kind == AST_TUPLE && test->tuple.elts.count) ||
        (value && value->kind == CONSTANT_TUPLE && value->count))
        warn(c, "assertion is always true, perhaps remove parentheses?");
}
