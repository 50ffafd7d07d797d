/* Comprehensions and generator expressions: a function of their own, called with the first iterator. */
#include "python/compile/generate.h"

struct comprehension {
    enum ast_expr_kind kind;
    struct ast_comprehension_list generators;
    const struct ast_expr *elt, *value; /* value: of a dict's pair */
};

static void generate_generator(struct compiler *c, const struct comprehension *comp, size_t index,
                               size_t depth);

/* What happens to each item that has passed all the tests. */
static void generate_element(struct compiler *c, const struct comprehension *comp, size_t depth)
{
    generate_expr(c, comp->elt);
    switch (comp->kind) {
    case AST_GENERATOR_EXP:
        generate_yield_value(c);
        emit(c, PY_POP_TOP);
        break;
    case AST_LIST_COMP: emit_arg(c, PY_LIST_APPEND, depth + 1); break;
    case AST_SET_COMP: emit_arg(c, PY_SET_ADD, depth + 1); break;
    default:
        generate_expr(c, comp->value);
        emit_arg(c, PY_MAP_ADD, depth + 1);
        break;
    }
}

/* The target, the tests, and what is inside. */
static void generate_inside(struct compiler *c, const struct comprehension *comp, size_t index,
                            size_t depth, struct block *if_cleanup)
{
    const struct ast_comprehension *generator = &comp->generators.items[index];
    generate_expr(c, generator->target);
    for (size_t i = 0; i < generator->ifs.count; i++)
        generate_jump_if(c, generator->ifs.items[i], if_cleanup, false);
    if (index + 1 < comp->generators.count)
        generate_generator(c, comp, index + 1, depth);
    else
        generate_element(c, comp, depth);
    block_use(c, if_cleanup);
}

/* for y in [f(x)]: an assignment in disguise, no loop. */
static const struct ast_expr *single_element(struct compiler *c, const struct ast_expr *iter)
{
    iter = folded_node(c, iter);
    struct ast_expr_list elts = {0};
    if (iter->kind == AST_LIST)
        elts = iter->list.elts;
    else if (iter->kind == AST_TUPLE)
        elts = iter->tuple.elts;
    return elts.count == 1 && elts.items[0]->kind != AST_STARRED ? elts.items[0] : NULL;
}

static void generate_sync(struct compiler *c, const struct comprehension *comp, size_t index,
                          size_t depth)
{
    const struct ast_comprehension *generator = &comp->generators.items[index];
    struct block *start = block_new(c), *if_cleanup = block_new(c), *anchor = block_new(c);
    const struct ast_expr *single = index ? single_element(c, generator->iter) : NULL;
    if (index == 0) {
        c->unit->argcount = 1;
        emit_arg(c, PY_LOAD_FAST, 0);
    } else if (single) {
        generate_expr(c, single);
    } else {
        generate_expr(c, generator->iter);
        emit(c, PY_GET_ITER);
    }
    if (!single) {
        depth++;
        block_use(c, start);
        emit_jump(c, PY_FOR_ITER, anchor);
    }
    generate_inside(c, comp, index, depth, if_cleanup);
    if (!single) {
        emit_jump(c, OP_JUMP, start);
        block_use(c, anchor);
    }
}

static void generate_async(struct compiler *c, const struct comprehension *comp, size_t index,
                           size_t depth)
{
    const struct ast_comprehension *generator = &comp->generators.items[index];
    struct block *start = block_new(c), *except = block_new(c), *if_cleanup = block_new(c);
    if (index == 0) {
        c->unit->argcount = 1;
        emit_arg(c, PY_LOAD_FAST, 0);
    } else {
        generate_expr(c, generator->iter);
        emit(c, PY_GET_AITER);
    }
    block_use(c, start);
    push_frame_block(c, (struct frame_block){BLOCK_ASYNC_COMPREHENSION, .start = start});
    emit_jump(c, OP_SETUP_FINALLY, except);
    emit(c, PY_GET_ANEXT);
    emit_const(c, constant_none(c));
    generate_yield_from(c, true);
    emit(c, OP_POP_BLOCK);
    generate_inside(c, comp, index, depth + 1, if_cleanup);
    emit_jump(c, OP_JUMP, start);
    pop_frame_block(c);
    block_use(c, except);
    emit(c, PY_END_ASYNC_FOR);
}

static void generate_generator(struct compiler *c, const struct comprehension *comp, size_t index,
                               size_t depth)
{
    compile_enter(c);
    if (comp->generators.items[index].is_async)
        generate_async(c, comp, index, depth);
    else
        generate_sync(c, comp, index, depth);
    compile_leave(c);
}

void generate_comprehension(struct compiler *c, const struct ast_expr *e)
{
    struct comprehension comp = {.kind = e->kind};
    const struct name *name = c->known.dictcomp;
    int build = PY_BUILD_MAP;
    if (e->kind == AST_DICT_COMP) {
        comp.generators = e->dict_comp.generators;
        comp.elt = e->dict_comp.key;
        comp.value = e->dict_comp.value;
    } else {
        comp.generators = e->comp.generators;
        comp.elt = e->comp.elt;
        bool list = e->kind == AST_LIST_COMP, set = e->kind == AST_SET_COMP;
        name = list ? c->known.listcomp : set ? c->known.setcomp : c->known.genexpr;
        build = list ? PY_BUILD_LIST : PY_BUILD_SET;
    }
    enum unit_kind outer = c->unit->kind;
    enter_unit(c, UNIT_COMPREHENSION, name, e, e->at.lineno);
    c->unit->at = e->at;
    bool async = c->unit->scope->coroutine, generator = e->kind == AST_GENERATOR_EXP;
    if (async && !generator && outer != UNIT_ASYNC_FUNCTION && outer != UNIT_COMPREHENSION)
        compile_error(c, c->unit->at,
                      "asynchronous comprehension outside of an asynchronous function");
    if (!generator)
        emit_arg(c, build, 0);
    generate_generator(c, &comp, 0, 0);
    if (!generator)
        emit(c, PY_RETURN_VALUE);
    const struct compiled *code = leave_unit(c, true);

    emit_function(c, code, 0);
    generate_expr(c, comp.generators.items[0].iter);
    emit(c, comp.generators.items[0].is_async ? PY_GET_AITER : PY_GET_ITER);
    emit_arg(c, PY_PRECALL, 0);
    emit_arg(c, PY_CALL, 0);
    if (async && !generator) {
        emit_arg(c, PY_GET_AWAITABLE, 0);
        emit_const(c, constant_none(c));
        generate_yield_from(c, true);
    }
}
