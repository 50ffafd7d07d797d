#include "python/compile/fold.h"

#include <stdio.h>
#include <string.h>

/* A new expression at the place of `at`. */
static struct ast_expr *make_node(struct compiler *c, enum ast_expr_kind kind,
                                  struct ast_position at)
{
    struct ast_expr *node = compile_alloc(c, sizeof(*node));
    node->kind = kind;
    node->at = at;
    return node;
}

static const struct ast_expr *make_constant(struct compiler *c, const struct constant *value,
                                            struct ast_position at)
{
    struct ast_expr *node = make_node(c, AST_CONSTANT, at);
    union { /* maps hold plain pointers; constants are never changed through them */
        const void *in;
        void *out;
    } kept = {.in = value};
    node_map_set(c, &c->literals, node, kept.out);
    return node;
}

static void replace(struct compiler *c, const struct ast_expr *e, const struct ast_expr *by)
{
    union {
        const void *in;
        void *out;
    } kept = {.in = by};
    node_map_set(c, &c->folded, e, kept.out);
}

static void replace_by_value(struct compiler *c, const struct ast_expr *e,
                             const struct constant *value)
{
    if (value)
        replace(c, e, make_constant(c, value, e->at));
}

/* Kinds of expressions that may have been replaced. */
static bool may_be_folded(enum ast_expr_kind kind)
{
    switch (kind) {
    case AST_BIN_OP:
    case AST_UNARY_OP:
    case AST_TUPLE:
    case AST_LIST:
    case AST_SET:
    case AST_SUBSCRIPT:
    case AST_NAME: return true;
    default: return false;
    }
}

const struct ast_expr *folded_node(struct compiler *c, const struct ast_expr *e)
{
    if (!may_be_folded(e->kind))
        return e;
    const struct ast_expr *by = node_map_get(&c->folded, e);
    return by ? by : e;
}

const struct constant *folded_constant(struct compiler *c, const struct ast_expr *e)
{
    e = folded_node(c, e);
    if (e->kind != AST_CONSTANT)
        return NULL;
    const struct constant *value = node_map_get(&c->literals, e);
    if (!value)
        value = constant_literal(c, &e->constant);
    constant_mark_tree(c, value);
    return value;
}

/* ---- The rules ---- */

static const struct constant **constants_of(struct compiler *c, struct ast_expr_list elts)
{
    for (size_t i = 0; i < elts.count; i++)
        if (folded_node(c, elts.items[i])->kind != AST_CONSTANT)
            return NULL;
    const struct constant **values = compile_alloc(c, elts.count * sizeof(*values) + 1);
    for (size_t i = 0; i < elts.count; i++)
        values[i] = folded_constant(c, elts.items[i]);
    return values;
}

static bool has_starred(struct ast_expr_list elts)
{
    for (size_t i = 0; i < elts.count; i++)
        if (elts.items[i]->kind == AST_STARRED)
            return true;
    return false;
}

static void fold_tuple(struct compiler *c, const struct ast_expr *e)
{
    if (e->tuple.ctx != AST_LOAD)
        return;
    const struct constant **values = constants_of(c, e->tuple.elts);
    if (values)
        replace_by_value(c, e, constant_tuple(c, values, e->tuple.elts.count));
}

void fold_iterable(struct compiler *c, const struct ast_expr *e)
{
    if (e->kind == AST_LIST) {
        if (has_starred(e->list.elts))
            return;
        struct ast_expr *tuple = make_node(c, AST_TUPLE, e->at);
        tuple->tuple.elts = e->list.elts;
        tuple->tuple.ctx = e->list.ctx;
        const struct constant **values = constants_of(c, e->list.elts);
        if (values)
            replace_by_value(c, e, constant_tuple(c, values, e->list.elts.count));
        else
            replace(c, e, tuple);
    } else if (e->kind == AST_SET) {
        const struct constant **values = constants_of(c, e->set.elts);
        if (values)
            replace_by_value(c, e, constant_frozenset(c, values, e->set.elts.count));
    }
}

/* `not a in b` is `a not in b`, and the like. */
static void fold_not_compare(struct compiler *c, const struct ast_expr *e,
                             const struct ast_expr *compare)
{
    if (compare->compare.comparators.count != 1)
        return;
    enum ast_cmp_op opposite;
    switch (compare->compare.ops[0]) {
    case AST_IS: opposite = AST_IS_NOT; break;
    case AST_IS_NOT: opposite = AST_IS; break;
    case AST_IN: opposite = AST_NOT_IN; break;
    case AST_NOT_IN: opposite = AST_IN; break;
    default: return;
    }
    struct ast_expr *node = make_node(c, AST_COMPARE, compare->at);
    node->compare = compare->compare;
    node->compare.ops = compile_alloc(c, sizeof(*node->compare.ops));
    node->compare.ops[0] = opposite;
    replace(c, e, node);
}

static void fold_unary(struct compiler *c, const struct ast_expr *e)
{
    const struct constant *operand = folded_constant(c, e->unary_op.operand);
    if (operand) {
        replace_by_value(c, e, constant_unary(c, e->unary_op.op, operand));
        return;
    }
    const struct ast_expr *node = folded_node(c, e->unary_op.operand);
    if (e->unary_op.op == AST_NOT && node->kind == AST_COMPARE)
        fold_not_compare(c, e, node);
}

/* ---- "..." % (a, b): becomes an f-string when it only has %s, %r and %a ---- */

struct format_reader {
    const char *text;
    size_t length, at;
};

/* The text before the next conversion, with %% as %; NULL: none. */
static const struct ast_expr *format_literal(struct compiler *c, struct format_reader *r)
{
    char *text = compile_alloc(c, r->length - r->at + 1);
    size_t length = 0;
    while (r->at < r->length) {
        if (r->text[r->at] == '%') {
            if (r->at + 1 >= r->length || r->text[r->at + 1] != '%')
                break;
            r->at++;
        }
        text[length++] = r->text[r->at++];
    }
    if (!length)
        return NULL;
    return make_constant(c, constant_str(c, text, length), (struct ast_position){-1, -1, -1, -1});
}

/* Up to two digits; false: there are more, or the text ends. -1: there is none. */
static bool format_number(struct format_reader *r, int *number)
{
    int digits = 0;
    while (r->at < r->length && r->text[r->at] >= '0' && r->text[r->at] <= '9') {
        *number = (digits ? *number * 10 : 0) + r->text[r->at++] - '0';
        if (++digits >= 3)
            return false;
    }
    return r->at < r->length;
}

/* Reads one conversion after its %; NULL: not one that f-strings have. */
static const struct ast_expr *format_conversion(struct compiler *c, struct format_reader *r,
                                                const struct ast_expr *value)
{
    bool left = false;
    int width = -1, precision = -1;
    for (; r->at < r->length && strchr("-+ #0", r->text[r->at]) && r->text[r->at]; r->at++)
        left |= r->text[r->at] == '-';
    if (!format_number(r, &width))
        return NULL;
    if (r->text[r->at] == '.') {
        r->at++;
        precision = 0;
        if (!format_number(r, &precision))
            return NULL;
    }
    char conversion = r->text[r->at++];
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
        return NULL;
    char spec[32];
    int length = 0;
    if (!left && width > 0)
        spec[length++] = '>';
    if (width >= 0)
        length += snprintf(spec + length, sizeof(spec) - (size_t)length, "%d", width);
    if (precision >= 0)
        length += snprintf(spec + length, sizeof(spec) - (size_t)length, ".%d", precision);
    struct ast_expr *node = make_node(c, AST_FORMATTED_VALUE, value->at);
    union { /* nodes of the tree are not changed through those made here */
        const struct ast_expr *in;
        struct ast_expr *out;
    } shared = {.in = value};
    node->formatted_value.value = shared.out;
    node->formatted_value.conversion = conversion;
    if (length) {
        shared.in = make_constant(c, constant_str(c, spec, (size_t)length),
                                  (struct ast_position){-1, -1, -1, -1});
        node->formatted_value.format_spec = shared.out;
    }
    return node;
}

static void fold_format(struct compiler *c, const struct ast_expr *e, const struct constant *format,
                        struct ast_expr_list elts)
{
    struct format_reader r = {.text = format->bytes, .length = format->length};
    const struct ast_expr **values = compile_alloc(c, (elts.count * 2 + 1) * sizeof(*values));
    size_t count = 0, used = 0;
    for (;;) {
        const struct ast_expr *literal = format_literal(c, &r);
        if (literal)
            values[count++] = literal;
        if (r.at >= r.length)
            break;
        if (used >= elts.count)
            return;
        r.at++;
        values[count] = format_conversion(c, &r, elts.items[used++]);
        if (!values[count++])
            return;
    }
    if (used < elts.count)
        return;
    struct ast_expr *node = make_node(c, AST_JOINED_STR, e->at);
    union {
        const struct ast_expr **in;
        struct ast_expr **out;
    } shared = {.in = values};
    node->joined_str.values.items = shared.out;
    node->joined_str.values.count = count;
    replace(c, e, node);
}

static void fold_binary(struct compiler *c, const struct ast_expr *e)
{
    const struct ast_expr *right = folded_node(c, e->bin_op.right);
    bool formats = e->bin_op.op == AST_MOD && right->kind == AST_TUPLE;
    if (right->kind != AST_CONSTANT && !formats)
        return;
    const struct constant *a = folded_constant(c, e->bin_op.left);
    if (!a)
        return;
    if (formats) {
        if (a->kind == CONSTANT_STR && !has_starred(right->tuple.elts))
            fold_format(c, e, a, right->tuple.elts);
        return;
    }
    replace_by_value(c, e, constant_binary(c, e->bin_op.op, a, folded_constant(c, right)));
}

static void fold_subscript(struct compiler *c, const struct ast_expr *e)
{
    if (e->subscript.ctx != AST_LOAD || folded_node(c, e->subscript.slice)->kind != AST_CONSTANT)
        return;
    const struct constant *value = folded_constant(c, e->subscript.value);
    if (value)
        replace_by_value(c, e,
                         constant_subscript(c, value, folded_constant(c, e->subscript.slice)));
}

static void fold_compare(struct compiler *c, const struct ast_expr *e)
{
    size_t last = e->compare.comparators.count - 1;
    enum ast_cmp_op op = e->compare.ops[last];
    if (op == AST_IN || op == AST_NOT_IN)
        fold_iterable(c, e->compare.comparators.items[last]);
}

void fold_expression(struct compiler *c, const struct ast_expr *e)
{
    switch (e->kind) {
    case AST_BIN_OP: fold_binary(c, e); break;
    case AST_UNARY_OP: fold_unary(c, e); break;
    case AST_TUPLE: fold_tuple(c, e); break;
    case AST_SUBSCRIPT: fold_subscript(c, e); break;
    case AST_COMPARE: fold_compare(c, e); break;
    case AST_NAME:
        if (e->name.ctx == AST_LOAD && e->name.id.length == 9 &&
            memcmp(e->name.id.text, "__debug__", 9) == 0)
            replace_by_value(c, e, constant_bool(c, true));
        break;
    default: break;
    }
}
