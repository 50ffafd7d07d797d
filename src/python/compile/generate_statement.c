/* Statements: control flow and the simple ones. */
#include "python/compile/generate.h"

static void generate_if(struct compiler *c, const struct ast_stmt *s)
{
    struct block *end = block_new(c);
    bool has_else = s->if_.orelse.count > 0;
    struct block *next = has_else ? block_new(c) : end;
    generate_jump_if(c, s->if_.test, next, false);
    generate_statements(c, s->if_.body);
    if (has_else) {
        emit_jump_artificial(c, OP_JUMP, end);
        block_use(c, next);
        generate_statements(c, s->if_.orelse);
    }
    block_use(c, end);
}

static void generate_for(struct compiler *c, const struct ast_stmt *s)
{
    struct block *start = block_new(c), *body = block_new(c), *cleanup = block_new(c),
                 *end = block_new(c);
    push_frame_block(c, (struct frame_block){BLOCK_FOR_LOOP, .start = start, .exit = end});
    generate_expr(c, s->for_.iter);
    emit(c, PY_GET_ITER);
    block_use(c, start);
    emit_jump(c, PY_FOR_ITER, cleanup);
    block_use(c, body);
    generate_expr(c, s->for_.target);
    generate_statements(c, s->for_.body);
    c->unit->at = no_position;
    emit_jump(c, OP_JUMP, start);
    block_use(c, cleanup);
    pop_frame_block(c);
    generate_statements(c, s->for_.orelse);
    block_use(c, end);
}

static void generate_async_for(struct compiler *c, const struct ast_stmt *s)
{
    if (c->unit->kind != UNIT_ASYNC_FUNCTION)
        compile_error(c, c->unit->at, "'async for' outside async function");
    struct block *start = block_new(c), *except = block_new(c), *end = block_new(c);
    generate_expr(c, s->for_.iter);
    emit(c, PY_GET_AITER);
    block_use(c, start);
    push_frame_block(c, (struct frame_block){BLOCK_FOR_LOOP, .start = start, .exit = end});
    emit_jump(c, OP_SETUP_FINALLY, except);
    emit(c, PY_GET_ANEXT);
    emit_const(c, constant_none(c));
    generate_yield_from(c, true);
    emit(c, OP_POP_BLOCK);
    generate_expr(c, s->for_.target);
    generate_statements(c, s->for_.body);
    c->unit->at = no_position;
    emit_jump(c, OP_JUMP, start);
    pop_frame_block(c);
    block_use(c, except);
    c->unit->at = s->for_.iter->at;
    emit(c, PY_END_ASYNC_FOR);
    generate_statements(c, s->for_.orelse);
    block_use(c, end);
}

static void generate_while(struct compiler *c, const struct ast_stmt *s)
{
    struct block *loop = block_new(c), *body = block_new(c), *anchor = block_new(c),
                 *end = block_new(c);
    block_use(c, loop);
    push_frame_block(c, (struct frame_block){BLOCK_WHILE_LOOP, .start = loop, .exit = end});
    generate_jump_if(c, s->while_.test, anchor, false);
    block_use(c, body);
    generate_statements(c, s->while_.body);
    c->unit->at = s->at;
    generate_jump_if(c, s->while_.test, body, true);
    pop_frame_block(c);
    block_use(c, anchor);
    generate_statements(c, s->while_.orelse);
    block_use(c, end);
}

static void generate_return(struct compiler *c, const struct ast_stmt *s)
{
    const struct ast_expr *value = s->return_.value;
    const struct scope *scope = c->unit->scope;
    const struct constant *known = value ? folded_constant(c, value) : constant_none(c);
    bool keep_top = known == NULL;
    if (scope->kind != SCOPE_FUNCTION)
        compile_error(c, c->unit->at, "'return' outside function");
    if (value && scope->coroutine && scope->generator)
        compile_error(c, c->unit->at, "'return' with value in async generator");
    if (keep_top) {
        generate_expr(c, value);
    } else if (value) {
        c->unit->at = value->at;
        emit(c, PY_NOP);
    }
    if (!value || folded_node(c, value)->at.lineno != s->at.lineno) {
        c->unit->at = s->at;
        emit(c, PY_NOP);
    }
    unwind_frame_blocks(c, keep_top, NULL);
    if (!keep_top)
        emit_const(c, known);
    emit(c, PY_RETURN_VALUE);
}

static void generate_break(struct compiler *c)
{
    const struct frame_block *loop = NULL;
    struct ast_position at = c->unit->at;
    emit(c, PY_NOP);
    unwind_frame_blocks(c, false, &loop);
    if (!loop)
        compile_error(c, at, "'break' outside loop");
    unwind_frame_block(c, loop, false);
    emit_jump(c, OP_JUMP, loop->exit);
}

static void generate_continue(struct compiler *c)
{
    const struct frame_block *loop = NULL;
    struct ast_position at = c->unit->at;
    emit(c, PY_NOP);
    unwind_frame_blocks(c, false, &loop);
    if (!loop)
        compile_error(c, at, "'continue' not properly in loop");
    emit_jump(c, OP_JUMP, loop->start);
}

static void generate_assert(struct compiler *c, const struct ast_stmt *s)
{
    warn_assert(c, s->assert_.test);
    struct block *end = block_new(c);
    generate_jump_if(c, s->assert_.test, end, true);
    emit(c, PY_LOAD_ASSERTION_ERROR);
    if (s->assert_.msg) {
        generate_expr(c, s->assert_.msg);
        emit_arg(c, PY_PRECALL, 0);
        emit_arg(c, PY_CALL, 0);
    }
    emit_arg(c, PY_RAISE_VARARGS, 1);
    block_use(c, end);
}

static void generate_raise(struct compiler *c, const struct ast_stmt *s)
{
    size_t count = 0;
    if (s->raise.exc) {
        generate_expr(c, s->raise.exc);
        count++;
        if (s->raise.cause) {
            generate_expr(c, s->raise.cause);
            count++;
        }
    }
    emit_arg(c, PY_RAISE_VARARGS, count);
}

static void generate_assign(struct compiler *c, const struct ast_stmt *s)
{
    generate_expr(c, s->assign.value);
    for (size_t i = 0; i < s->assign.targets.count; i++) {
        if (i + 1 < s->assign.targets.count)
            emit_arg(c, PY_COPY, 1);
        generate_expr(c, s->assign.targets.items[i]);
    }
}

static void generate_expr_statement(struct compiler *c, const struct ast_expr *value)
{
    if (c->interactive && c->nesting <= 1) {
        generate_expr(c, value);
        emit(c, PY_PRINT_EXPR);
    } else if (folded_node(c, value)->kind == AST_CONSTANT) {
        emit(c, PY_NOP);
    } else {
        generate_expr(c, value);
        c->unit->at = no_position;
        emit(c, PY_POP_TOP);
    }
}

void generate_statement(struct compiler *c, const struct ast_stmt *s)
{
    compile_enter(c);
    c->unit->at = s->at;
    switch (s->kind) {
    case AST_FUNCTION_DEF:
    case AST_ASYNC_FUNCTION_DEF: generate_function(c, s); break;
    case AST_CLASS_DEF: generate_class(c, s); break;
    case AST_RETURN: generate_return(c, s); break;
    case AST_DELETE: generate_exprs(c, s->delete_.targets); break;
    case AST_ASSIGN: generate_assign(c, s); break;
    case AST_AUG_ASSIGN: generate_aug_assign(c, s); break;
    case AST_ANN_ASSIGN: generate_ann_assign(c, s); break;
    case AST_FOR: generate_for(c, s); break;
    case AST_ASYNC_FOR: generate_async_for(c, s); break;
    case AST_WHILE: generate_while(c, s); break;
    case AST_IF: generate_if(c, s); break;
    case AST_WITH:
    case AST_ASYNC_WITH: generate_with(c, s, 0); break;
    case AST_MATCH: generate_match(c, s); break;
    case AST_RAISE: generate_raise(c, s); break;
    case AST_TRY:
    case AST_TRY_STAR: generate_try(c, s); break;
    case AST_ASSERT: generate_assert(c, s); break;
    case AST_IMPORT: generate_import(c, s); break;
    case AST_IMPORT_FROM: generate_import_from(c, s); break;
    case AST_GLOBAL:
    case AST_NONLOCAL: break;
    case AST_EXPR: generate_expr_statement(c, s->expr.value); break;
    case AST_PASS: emit(c, PY_NOP); break;
    case AST_BREAK: generate_break(c); break;
    case AST_CONTINUE: generate_continue(c); break;
    }
    compile_leave(c);
}

void generate_statements(struct compiler *c, struct ast_stmt_list body)
{
    for (size_t i = 0; i < body.count; i++)
        generate_statement(c, body.items[i]);
}
