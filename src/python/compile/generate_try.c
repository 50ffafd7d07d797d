/* try and with: handlers, clean-up, and what leaving a block early has to undo.
 *
 * There is no `finally` at run time: its statements are generated once for each way out of the block.
 */
#include "python/compile/generate.h"

void push_frame_block(struct compiler *c, struct frame_block block)
{
    struct unit *unit = c->unit;
    if (unit->frame_block_count >= MAX_FRAME_BLOCKS)
        compile_error(c, unit->at, "too many statically nested blocks");
    unit->frame_blocks[unit->frame_block_count++] = block;
}

void pop_frame_block(struct compiler *c)
{
    c->unit->frame_block_count--;
}

static void keep(struct compiler *c, bool keep_top)
{
    if (keep_top)
        emit_arg(c, PY_SWAP, 2);
}

static void call_exit_with_nones(struct compiler *c)
{
    for (int i = 0; i < 3; i++)
        emit_const(c, constant_none(c));
    emit_arg(c, PY_PRECALL, 2);
    emit_arg(c, PY_CALL, 2);
}

static void await_result(struct compiler *c, size_t why)
{
    emit_arg(c, PY_GET_AWAITABLE, why);
    emit_const(c, constant_none(c));
    generate_yield_from(c, true);
}

/* name = None; del name */
static void forget_name(struct compiler *c, const struct name *name)
{
    emit_const(c, constant_none(c));
    generate_name(c, name, AST_STORE);
    generate_name(c, name, AST_DEL);
}

static void pop_except_and_reraise(struct compiler *c)
{
    emit_arg(c, PY_COPY, 3);
    emit(c, PY_POP_EXCEPT);
    emit_arg(c, PY_RERAISE, 1);
}

/* ---- Leaving early ---- */

static void unwind_finally(struct compiler *c, const struct frame_block *block, bool keep_top)
{
    emit(c, OP_POP_BLOCK);
    if (keep_top)
        push_frame_block(c, (struct frame_block){.kind = BLOCK_POP_VALUE});
    generate_statements(c, block->statement->try_.finalbody);
    if (keep_top)
        pop_frame_block(c);
    c->unit->at = no_position;
}

static void unwind_with(struct compiler *c, const struct frame_block *block, bool keep_top)
{
    c->unit->at = block->statement->at;
    emit(c, OP_POP_BLOCK);
    keep(c, keep_top);
    call_exit_with_nones(c);
    if (block->kind == BLOCK_ASYNC_WITH)
        await_result(c, 2);
    emit(c, PY_POP_TOP);
    c->unit->at = no_position;
}

void unwind_frame_block(struct compiler *c, const struct frame_block *block, bool keep_top)
{
    switch (block->kind) {
    case BLOCK_WHILE_LOOP:
    case BLOCK_EXCEPTION_HANDLER:
    case BLOCK_EXCEPTION_GROUP_HANDLER:
    case BLOCK_ASYNC_COMPREHENSION: break;
    case BLOCK_FOR_LOOP:
    case BLOCK_POP_VALUE:
        keep(c, keep_top);
        emit(c, PY_POP_TOP);
        break;
    case BLOCK_TRY_EXCEPT: emit(c, OP_POP_BLOCK); break;
    case BLOCK_FINALLY_TRY: unwind_finally(c, block, keep_top); break;
    case BLOCK_FINALLY_END:
        keep(c, keep_top);
        emit(c, PY_POP_TOP);
        keep(c, keep_top);
        emit(c, OP_POP_BLOCK);
        emit(c, PY_POP_EXCEPT);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH: unwind_with(c, block, keep_top); break;
    case BLOCK_HANDLER_CLEANUP:
        if (block->name)
            emit(c, OP_POP_BLOCK);
        keep(c, keep_top);
        emit(c, OP_POP_BLOCK);
        emit(c, PY_POP_EXCEPT);
        if (block->name)
            forget_name(c, block->name);
        break;
    }
}

void unwind_frame_blocks(struct compiler *c, bool keep_top, const struct frame_block **loop)
{
    struct unit *unit = c->unit;
    int count = unit->frame_block_count;
    struct frame_block *all = compile_alloc(c, (size_t)count * sizeof(*all) + 1);
    for (int i = 0; i < count; i++)
        all[i] = unit->frame_blocks[i];
    for (int i = count - 1; i >= 0; i--) {
        if (all[i].kind == BLOCK_EXCEPTION_GROUP_HANDLER)
            compile_error(c, unit->at,
                          "'break', 'continue' and 'return' cannot appear in an except* block");
        if (loop && (all[i].kind == BLOCK_WHILE_LOOP || all[i].kind == BLOCK_FOR_LOOP)) {
            *loop = &all[i];
            break;
        }
        unit->frame_block_count = i; /* a finally body is generated outside its own try */
        unwind_frame_block(c, &all[i], keep_top);
    }
    for (int i = 0; i < count; i++)
        unit->frame_blocks[i] = all[i];
    unit->frame_block_count = count;
}

/* ---- try ---- */

/* `except E as name:` after the match: binds it, and forgets it whatever the body does. */
static void generate_named_handler(struct compiler *c, const struct ast_excepthandler *handler,
                                   struct block *end)
{
    struct block *cleanup_end = block_new(c), *cleanup_body = block_new(c);
    const struct name *name = name_of_identifier(c, handler->name);
    generate_name(c, name, AST_STORE);
    emit_jump(c, OP_SETUP_CLEANUP, cleanup_end);
    block_use(c, cleanup_body);
    push_frame_block(
        c, (struct frame_block){BLOCK_HANDLER_CLEANUP, .start = cleanup_body, .name = name});
    generate_statements(c, handler->body);
    pop_frame_block(c);
    c->unit->at = no_position;
    emit(c, OP_POP_BLOCK);
    emit(c, OP_POP_BLOCK);
    emit(c, PY_POP_EXCEPT);
    forget_name(c, name);
    emit_jump(c, OP_JUMP, end);
    block_use(c, cleanup_end);
    c->unit->at = no_position;
    forget_name(c, name);
    emit_arg(c, PY_RERAISE, 1);
}

static void generate_plain_handler(struct compiler *c, const struct ast_excepthandler *handler,
                                   struct block *end)
{
    struct block *cleanup_body = block_new(c);
    emit(c, PY_POP_TOP);
    block_use(c, cleanup_body);
    push_frame_block(c, (struct frame_block){BLOCK_HANDLER_CLEANUP, .start = cleanup_body});
    generate_statements(c, handler->body);
    pop_frame_block(c);
    c->unit->at = no_position;
    emit(c, OP_POP_BLOCK);
    emit(c, PY_POP_EXCEPT);
    emit_jump(c, OP_JUMP, end);
}

static void generate_handler(struct compiler *c, const struct ast_excepthandler *handler, bool last,
                             struct block *end)
{
    c->unit->at = handler->at;
    if (!handler->type && !last)
        compile_error(c, c->unit->at, "default 'except:' must be last");
    struct block *next = block_new(c);
    if (handler->type) {
        generate_expr(c, handler->type);
        emit(c, PY_CHECK_EXC_MATCH);
        emit_jump(c, OP_POP_JUMP_IF_FALSE, next);
    }
    if (handler->name.text)
        generate_named_handler(c, handler, end);
    else
        generate_plain_handler(c, handler, end);
    block_use(c, next);
}

/* The body of a try statement, guarded. Leaves the exception handler's block in use. */
static void generate_guarded(struct compiler *c, const struct ast_stmt *s, struct block *body,
                             struct block *except, struct block *after, struct block *cleanup,
                             enum frame_block_kind handler_kind)
{
    emit_jump(c, OP_SETUP_FINALLY, except);
    block_use(c, body);
    push_frame_block(c, (struct frame_block){BLOCK_TRY_EXCEPT, .start = body});
    generate_statements(c, s->try_.body);
    pop_frame_block(c);
    emit_artificial(c, OP_POP_BLOCK);
    if (handler_kind == BLOCK_EXCEPTION_HANDLER)
        generate_statements(c, s->try_.orelse);
    emit_jump_artificial(c, OP_JUMP, after);
    block_use(c, except);
    c->unit->at = no_position;
    emit_jump(c, OP_SETUP_CLEANUP, cleanup);
    emit(c, PY_PUSH_EXC_INFO);
    push_frame_block(c, (struct frame_block){.kind = handler_kind});
}

static void generate_try_except(struct compiler *c, const struct ast_stmt *s)
{
    struct block *body = block_new(c), *except = block_new(c), *end = block_new(c),
                 *cleanup = block_new(c);
    size_t count = s->try_.handlers.count;
    generate_guarded(c, s, body, except, end, cleanup, BLOCK_EXCEPTION_HANDLER);
    for (size_t i = 0; i < count; i++)
        generate_handler(c, &s->try_.handlers.items[i], i + 1 == count, end);
    c->unit->at = no_position;
    pop_frame_block(c);
    emit_arg(c, PY_RERAISE, 0);
    block_use(c, cleanup);
    pop_except_and_reraise(c);
    block_use(c, end);
}

/* ---- except*: on the stack are the exception as it came, the list of what was raised meanwhile, and
 * the part of the group that no clause has taken yet ---- */

static void generate_star_handler(struct compiler *c, const struct ast_excepthandler *handler,
                                  bool first, bool last, struct block *reraise_star)
{
    c->unit->at = handler->at;
    struct block *next = block_new(c), *handle_match = block_new(c);
    const struct name *name = handler->name.text ? name_of_identifier(c, handler->name) : NULL;
    if (first) {
        emit_arg(c, PY_COPY, 1);
        emit_arg(c, PY_BUILD_LIST, 0);
        emit_arg(c, PY_SWAP, 2);
    }
    if (handler->type) {
        generate_expr(c, handler->type);
        emit(c, PY_CHECK_EG_MATCH);
        emit_arg(c, PY_COPY, 1);
        emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, handle_match);
        emit(c, PY_POP_TOP);
        emit_jump(c, OP_JUMP, next);
    }
    block_use(c, handle_match);
    struct block *cleanup_end = block_new(c), *cleanup_body = block_new(c);
    if (name)
        generate_name(c, name, AST_STORE);
    else
        emit(c, PY_POP_TOP);
    emit_jump(c, OP_SETUP_CLEANUP, cleanup_end);
    block_use(c, cleanup_body);
    push_frame_block(
        c, (struct frame_block){BLOCK_HANDLER_CLEANUP, .start = cleanup_body, .name = name});
    generate_statements(c, handler->body);
    pop_frame_block(c);
    c->unit->at = no_position;
    emit(c, OP_POP_BLOCK);
    if (name)
        forget_name(c, name);
    emit_jump(c, OP_JUMP, next);
    block_use(c, cleanup_end);
    c->unit->at = no_position;
    if (name)
        forget_name(c, name);
    emit_arg(c, PY_LIST_APPEND, 3);
    emit(c, PY_POP_TOP);
    emit_jump(c, OP_JUMP, next);
    block_use(c, next);
    if (last) {
        emit_arg(c, PY_LIST_APPEND, 1);
        emit_jump(c, OP_JUMP, reraise_star);
    }
}

static void generate_try_star(struct compiler *c, const struct ast_stmt *s)
{
    struct block *body = block_new(c), *except = block_new(c), *orelse = block_new(c),
                 *end = block_new(c), *cleanup = block_new(c), *reraise_star = block_new(c);
    size_t count = s->try_.handlers.count;
    generate_guarded(c, s, body, except, orelse, cleanup, BLOCK_EXCEPTION_GROUP_HANDLER);
    for (size_t i = 0; i < count; i++)
        generate_star_handler(c, &s->try_.handlers.items[i], i == 0, i + 1 == count, reraise_star);
    c->unit->at = no_position;
    pop_frame_block(c);
    struct block *reraise = block_new(c);
    block_use(c, reraise_star);
    emit(c, PY_PREP_RERAISE_STAR);
    emit_arg(c, PY_COPY, 1);
    emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, reraise);
    emit(c, PY_POP_TOP);
    emit(c, OP_POP_BLOCK);
    emit(c, PY_POP_EXCEPT);
    emit_jump(c, OP_JUMP, end);
    block_use(c, reraise);
    emit(c, OP_POP_BLOCK);
    emit_arg(c, PY_SWAP, 2);
    emit(c, PY_POP_EXCEPT);
    emit_arg(c, PY_RERAISE, 0);
    block_use(c, cleanup);
    pop_except_and_reraise(c);
    block_use(c, orelse);
    generate_statements(c, s->try_.orelse);
    block_use(c, end);
}

static void generate_handlers(struct compiler *c, const struct ast_stmt *s)
{
    if (s->kind == AST_TRY_STAR)
        generate_try_star(c, s);
    else
        generate_try_except(c, s);
}

static void generate_try_finally(struct compiler *c, const struct ast_stmt *s)
{
    struct block *body = block_new(c), *end = block_new(c), *exit = block_new(c),
                 *cleanup = block_new(c);
    emit_jump(c, OP_SETUP_FINALLY, end);
    block_use(c, body);
    push_frame_block(
        c, (struct frame_block){BLOCK_FINALLY_TRY, .start = body, .exit = end, .statement = s});
    if (s->try_.handlers.count)
        generate_handlers(c, s);
    else
        generate_statements(c, s->try_.body);
    emit_artificial(c, OP_POP_BLOCK);
    pop_frame_block(c);
    generate_statements(c, s->try_.finalbody);
    emit_jump_artificial(c, OP_JUMP, exit);
    block_use(c, end);
    c->unit->at = no_position;
    emit_jump(c, OP_SETUP_CLEANUP, cleanup);
    emit(c, PY_PUSH_EXC_INFO);
    push_frame_block(c, (struct frame_block){BLOCK_FINALLY_END, .start = end});
    generate_statements(c, s->try_.finalbody);
    pop_frame_block(c);
    emit_arg(c, PY_RERAISE, 0);
    block_use(c, cleanup);
    pop_except_and_reraise(c);
    block_use(c, exit);
}

void generate_try(struct compiler *c, const struct ast_stmt *s)
{
    if (s->try_.finalbody.count)
        generate_try_finally(c, s);
    else
        generate_handlers(c, s);
}

/* ---- with ---- */

/* The context manager has been told of the exception; its answer is on the stack. */
static void finish_with_except(struct compiler *c, struct block *cleanup)
{
    c->unit->at = no_position;
    struct block *suppressed = block_new(c);
    emit_jump(c, OP_POP_JUMP_IF_TRUE, suppressed);
    emit_arg(c, PY_RERAISE, 2);
    block_use(c, cleanup);
    pop_except_and_reraise(c);
    block_use(c, suppressed);
    emit(c, PY_POP_TOP);
    emit(c, OP_POP_BLOCK);
    emit(c, PY_POP_EXCEPT);
    emit(c, PY_POP_TOP);
    emit(c, PY_POP_TOP);
}

void generate_with(struct compiler *c, const struct ast_stmt *s, size_t item)
{
    bool async = s->kind == AST_ASYNC_WITH;
    if (async && c->unit->kind != UNIT_ASYNC_FUNCTION)
        compile_error(c, c->unit->at, "'async with' outside async function");
    compile_enter(c);
    const struct ast_withitem *with = &s->with.items.items[item];
    struct block *block = block_new(c), *final = block_new(c), *exit = block_new(c),
                 *cleanup = block_new(c);
    generate_expr(c, with->context_expr);
    emit(c, async ? PY_BEFORE_ASYNC_WITH : PY_BEFORE_WITH);
    if (async)
        await_result(c, 1);
    emit_jump(c, OP_SETUP_WITH, final);
    block_use(c, block);
    push_frame_block(c, (struct frame_block){async ? BLOCK_ASYNC_WITH : BLOCK_WITH, .start = block,
                                             .exit = final, .statement = s});
    if (with->optional_vars)
        generate_expr(c, with->optional_vars);
    else
        emit(c, PY_POP_TOP);
    if (item + 1 == s->with.items.count)
        generate_statements(c, s->with.body);
    else
        generate_with(c, s, item + 1);
    pop_frame_block(c);
    if (!async)
        c->unit->at = no_position;
    emit(c, OP_POP_BLOCK);
    c->unit->at = s->at;
    call_exit_with_nones(c);
    if (async)
        await_result(c, 2);
    emit(c, PY_POP_TOP);
    emit_jump(c, OP_JUMP, exit);
    block_use(c, final);
    emit_jump(c, OP_SETUP_CLEANUP, cleanup);
    emit(c, PY_PUSH_EXC_INFO);
    emit(c, PY_WITH_EXCEPT_START);
    if (async)
        await_result(c, 2);
    finish_with_except(c, cleanup);
    block_use(c, exit);
    compile_leave(c);
}
