/* Lists, tuples, sets and dicts, and unpacking into the first two. */
#include "python/compile/generate.h"

#include <limits.h>

static bool all_constant(struct compiler *c, struct ast_expr_list elts, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (!elts.items[i] || folded_node(c, elts.items[i])->kind != AST_CONSTANT)
            return false;
    return true;
}

static const struct constant **constants_from(struct compiler *c, struct ast_expr_list elts,
                                              size_t begin, size_t end)
{
    const struct constant **values = compile_alloc(c, (end - begin) * sizeof(*values) + 1);
    for (size_t i = begin; i < end; i++)
        values[i - begin] = folded_constant(c, elts.items[i]);
    return values;
}

/* Three or more constants are added all at once from a constant. */
static void generate_constant_items(struct compiler *c, struct ast_expr_list elts, size_t pushed,
                                    int build, int add, int extend, bool tuple)
{
    const struct constant **values = constants_from(c, elts, 0, elts.count);
    const struct constant *all = add == PY_SET_ADD ? constant_frozenset(c, values, elts.count)
                                                   : constant_tuple(c, values, elts.count);
    if (tuple && !pushed) {
        emit_const(c, all);
        return;
    }
    emit_arg(c, build, pushed);
    emit_const(c, all);
    emit_arg(c, extend, 1);
    if (tuple)
        emit(c, PY_LIST_TO_TUPLE);
}

void generate_items(struct compiler *c, struct ast_expr_list elts, size_t pushed, int build,
                    int add, int extend, bool tuple)
{
    size_t n = elts.count;
    if (n > 2 && all_constant(c, elts, 0, n)) {
        generate_constant_items(c, elts, pushed, build, add, extend, tuple);
        return;
    }
    bool big = n + pushed > STACK_USE_GUIDELINE, starred = false;
    for (size_t i = 0; i < n; i++)
        starred |= elts.items[i]->kind == AST_STARRED;
    if (!starred && !big) {
        generate_exprs(c, elts);
        emit_arg(c, tuple ? PY_BUILD_TUPLE : build, n + pushed);
        return;
    }
    bool built = big;
    if (big)
        emit_arg(c, build, pushed);
    for (size_t i = 0; i < n; i++) {
        const struct ast_expr *elt = elts.items[i];
        if (elt->kind == AST_STARRED) {
            if (!built)
                emit_arg(c, build, i + pushed);
            built = true;
            generate_expr(c, elt->starred.value);
            emit_arg(c, extend, 1);
        } else {
            generate_expr(c, elt);
            if (built)
                emit_arg(c, add, 1);
        }
    }
    if (tuple)
        emit(c, PY_LIST_TO_TUPLE);
}

static void generate_targets(struct compiler *c, struct ast_expr_list elts)
{
    size_t n = elts.count;
    bool starred = false;
    for (size_t i = 0; i < n; i++) {
        if (elts.items[i]->kind != AST_STARRED)
            continue;
        if (starred)
            compile_error(c, c->unit->at, "multiple starred expressions in assignment");
        if (i >= 256 || n - i - 1 >= INT_MAX >> 8)
            compile_error(c, c->unit->at, "too many expressions in star-unpacking assignment");
        emit_arg(c, PY_UNPACK_EX, i + ((n - i - 1) << 8));
        starred = true;
    }
    if (!starred)
        emit_arg(c, PY_UNPACK_SEQUENCE, n);
    for (size_t i = 0; i < n; i++) {
        const struct ast_expr *elt = elts.items[i];
        generate_expr(c, elt->kind == AST_STARRED ? elt->starred.value : elt);
    }
}

static void generate_sequence(struct compiler *c, struct ast_expr_list elts,
                              enum ast_expr_context ctx, bool tuple)
{
    if (ctx == AST_STORE)
        generate_targets(c, elts);
    else if (ctx == AST_LOAD)
        generate_items(c, elts, 0, PY_BUILD_LIST, PY_LIST_APPEND, PY_LIST_EXTEND, tuple);
    else
        generate_exprs(c, elts);
}

void generate_list(struct compiler *c, const struct ast_expr *e)
{
    generate_sequence(c, e->list.elts, e->list.ctx, false);
}

void generate_tuple(struct compiler *c, const struct ast_expr *e)
{
    generate_sequence(c, e->tuple.elts, e->tuple.ctx, true);
}

/* ---- dict ---- */

static void generate_sub_dict(struct compiler *c, const struct ast_expr *e, size_t begin,
                              size_t end)
{
    size_t n = end - begin;
    bool big = n * 2 > STACK_USE_GUIDELINE;
    if (n > 1 && !big && all_constant(c, e->dict.keys, begin, end)) {
        for (size_t i = begin; i < end; i++)
            generate_expr(c, e->dict.values.items[i]);
        const struct constant **keys = constants_from(c, e->dict.keys, begin, end);
        emit_const(c, constant_tuple(c, keys, n));
        emit_arg(c, PY_BUILD_CONST_KEY_MAP, n);
        return;
    }
    if (big)
        emit_arg(c, PY_BUILD_MAP, 0);
    for (size_t i = begin; i < end; i++) {
        generate_expr(c, e->dict.keys.items[i]);
        generate_expr(c, e->dict.values.items[i]);
        if (big)
            emit_arg(c, PY_MAP_ADD, 1);
    }
    if (!big)
        emit_arg(c, PY_BUILD_MAP, n);
}

/* What was gathered joins the dict that is there. */
static void join_dict(struct compiler *c, const struct ast_expr *e, size_t begin, size_t end,
                      bool *have_dict)
{
    generate_sub_dict(c, e, begin, end);
    if (*have_dict)
        emit_arg(c, PY_DICT_UPDATE, 1);
    *have_dict = true;
}

void generate_dict(struct compiler *c, const struct ast_expr *e)
{
    size_t n = e->dict.values.count, waiting = 0;
    bool have_dict = false;
    for (size_t i = 0; i < n; i++) {
        if (!e->dict.keys.items[i]) {
            if (waiting)
                join_dict(c, e, i - waiting, i, &have_dict);
            waiting = 0;
            if (!have_dict)
                emit_arg(c, PY_BUILD_MAP, 0);
            have_dict = true;
            generate_expr(c, e->dict.values.items[i]);
            emit_arg(c, PY_DICT_UPDATE, 1);
        } else if (waiting * 2 > STACK_USE_GUIDELINE) {
            join_dict(c, e, i - waiting, i + 1, &have_dict);
            waiting = 0;
        } else {
            waiting++;
        }
    }
    if (waiting)
        join_dict(c, e, n - waiting, n, &have_dict);
    if (!have_dict)
        emit_arg(c, PY_BUILD_MAP, 0);
}
