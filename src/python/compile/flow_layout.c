/* The passes after optimising: lines for the exits, depth of the stack, handlers, jumps. */
#include "python/compile/flow.h"

static struct instr *last_of(const struct block *block)
{
    return block->count ? &block->instrs[block->count - 1] : NULL;
}

/* ---- Lines (PEP 626: every exit has the line of what led to it) ---- */

static bool is_exit_without_line(const struct block *block)
{
    if (!block->is_exit)
        return false;
    for (int i = 0; i < block->count; i++)
        if (block->instrs[i].at.lineno >= 0)
            return false;
    return true;
}

static struct block *copy_block(struct compiler *c, const struct block *block)
{
    struct block *copy = block_new(c);
    for (int i = 0; i < block->count; i++)
        *block_append(c, copy) = block->instrs[i];
    copy->is_exit = block->is_exit;
    copy->no_fallthrough = true;
    return copy;
}

/* An exit without a line that several jumps lead to is copied for each, so that each can have its line. */
void flow_duplicate_exits(struct compiler *c)
{
    struct unit *unit = c->unit;
    for (struct block *block = unit->newest; block; block = block->older) {
        struct instr *last = last_of(block);
        if (!last || !op_is_jump(last->op))
            continue;
        struct block *target = last->target;
        if (!is_exit_without_line(target) || target->predecessors <= 1)
            continue;
        struct block *copy = copy_block(c, target);
        copy->instrs[0].at = last->at;
        last->target = copy;
        target->predecessors--;
        copy->predecessors = 1;
        copy->next = target->next;
        target->next = copy;
    }
    for (struct block *block = unit->newest; block; block = block->older)
        while (block->next && block->next->count == 0)
            block->next = block->next->next;
    for (struct block *block = unit->newest; block; block = block->older)
        if (!block->no_fallthrough && block->next && block->count > 0 &&
            is_exit_without_line(block->next))
            block->next->instrs[0].at = last_of(block)->at;
}

static void inherit_line(struct block *block, struct ast_position at)
{
    if (block->predecessors == 1 && block->count && block->instrs[0].at.lineno < 0)
        block->instrs[0].at = at;
}

void flow_propagate_lines(struct block *entry)
{
    for (struct block *block = entry; block; block = block->next) {
        if (!block->count)
            continue;
        struct ast_position at = no_position;
        for (int i = 0; i < block->count; i++) {
            if (block->instrs[i].at.lineno < 0)
                block->instrs[i].at = at;
            else
                at = block->instrs[i].at;
        }
        if (!block->no_fallthrough && block->next)
            inherit_line(block->next, at);
        if (op_is_jump(last_of(block)->op))
            inherit_line(last_of(block)->target, at);
    }
}

void flow_guarantee_lines(struct block *entry, int first_line)
{
    int line = first_line;
    for (struct block *block = entry; block; block = block->next) {
        const struct instr *last = last_of(block);
        if (!last)
            continue;
        if (last->at.lineno >= 0)
            line = last->at.lineno;
        else if (last->op == PY_RETURN_VALUE)
            for (int i = 0; i < block->count; i++)
                block->instrs[i].at.lineno = line;
    }
}

/* ---- Constants: those at the end that folding left unused ---- */

void flow_trim_constants(struct compiler *c, struct block *entry)
{
    int last_used = 0; /* the first may be the docstring */
    for (struct block *block = entry; block; block = block->next)
        for (int i = 0; i < block->count; i++)
            if (block->instrs[i].op == PY_LOAD_CONST || block->instrs[i].op == PY_KW_NAMES)
                last_used = MAX(last_used, block->instrs[i].arg);
    c->unit->consts_count = MIN(c->unit->consts_count, last_used + 1);
}

/* ---- The stack ---- */

static void reach_at_depth(struct block ***top, struct block *block, int depth)
{
    if (block->start_depth >= depth || block->start_depth >= 100)
        return;
    block->start_depth = depth;
    *(*top)++ = block;
}

static size_t count_blocks(const struct compiler *c)
{
    size_t count = 0;
    for (const struct block *block = c->unit->newest; block; block = block->older)
        count++;
    return count;
}

int flow_stack_depth(struct compiler *c, struct block *entry)
{
    int deepest = 0;
    for (struct block *block = c->unit->newest; block; block = block->older)
        block->start_depth = -1;
    /* a block goes on the list once: depths where paths meet are equal */
    struct block **list = compile_alloc(c, count_blocks(c) * sizeof(struct block *)), **top = list;
    bool resumable = (code_flags_of(c, c->unit) &
                      (PY_CO_GENERATOR | PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR)) != 0;
    reach_at_depth(&top, entry, resumable ? 1 : 0);
    while (top > list) {
        struct block *block = *--top;
        struct block *next = block->next;
        int depth = block->start_depth;
        for (int i = 0; i < block->count; i++) {
            const struct instr *instr = &block->instrs[i];
            int after = depth + stack_effect(instr->op, instr->arg, false);
            deepest = MAX(deepest, after);
            if (op_is_jump(instr->op) || op_is_setup(instr->op)) {
                int there = depth + stack_effect(instr->op, instr->arg, true);
                deepest = MAX(deepest, there);
                if (instr->target->start_depth < 0)
                    reach_at_depth(&top, instr->target, there);
            }
            depth = after;
            if (instr->op == OP_JUMP || instr->op == OP_JUMP_NO_INTERRUPT ||
                op_ends_scope(instr->op)) {
                next = NULL;
                break;
            }
        }
        if (next && next->start_depth < 0)
            reach_at_depth(&top, next, depth);
    }
    return deepest;
}

/* ---- Handlers ---- */

/* The handlers set up at a place, innermost first. Never changed, so that ways that divide share it. */
struct handler_stack {
    struct block *handler;
    struct handler_stack *outer;
};

static void reach_with_handlers(struct block ***top, struct block *block,
                                struct handler_stack *handlers)
{
    if (block->visited)
        return;
    block->visited = true;
    block->handlers = handlers;
    *(*top)++ = block;
}

/* Gives each instruction the handler that is set up where it stands, then makes NOPs of the set-ups. */
void flow_label_handlers(struct compiler *c, struct block *entry)
{
    for (struct block *block = entry; block; block = block->next)
        block->visited = false;
    struct block **todo = compile_alloc(c, count_blocks(c) * sizeof(struct block *)), **top = todo;
    reach_with_handlers(&top, entry, NULL);
    while (top > todo) {
        struct block *block = *--top;
        struct handler_stack *stack = block->handlers;
        for (int i = 0; i < block->count; i++) {
            struct instr *instr = &block->instrs[i];
            if (op_is_setup(instr->op)) {
                reach_with_handlers(&top, instr->target, stack);
                if (instr->op != OP_SETUP_FINALLY)
                    instr->target->preserve_lasti = true;
                struct handler_stack *pushed = compile_alloc(c, sizeof(*pushed));
                *pushed = (struct handler_stack){instr->target, stack};
                stack = pushed;
                instr->op = PY_NOP;
            } else if (instr->op == OP_POP_BLOCK) {
                stack = stack->outer;
                instr->op = PY_NOP;
            } else {
                instr->handler = stack ? stack->handler : NULL;
                if (op_is_jump(instr->op))
                    reach_with_handlers(&top, instr->target, stack);
            }
        }
        if (!block->no_fallthrough && block->next)
            reach_with_handlers(&top, block->next, stack);
    }
}

/* ---- Jumps ---- */

static int directed(int op, bool forward)
{
    switch (op) {
    case OP_JUMP: return forward ? PY_JUMP_FORWARD : PY_JUMP_BACKWARD;
    case OP_JUMP_NO_INTERRUPT: return forward ? PY_JUMP_FORWARD : PY_JUMP_BACKWARD_NO_INTERRUPT;
    case OP_POP_JUMP_IF_FALSE:
        return forward ? PY_POP_JUMP_FORWARD_IF_FALSE : PY_POP_JUMP_BACKWARD_IF_FALSE;
    case OP_POP_JUMP_IF_TRUE:
        return forward ? PY_POP_JUMP_FORWARD_IF_TRUE : PY_POP_JUMP_BACKWARD_IF_TRUE;
    case OP_POP_JUMP_IF_NONE:
        return forward ? PY_POP_JUMP_FORWARD_IF_NONE : PY_POP_JUMP_BACKWARD_IF_NONE;
    case OP_POP_JUMP_IF_NOT_NONE:
        return forward ? PY_POP_JUMP_FORWARD_IF_NOT_NONE : PY_POP_JUMP_BACKWARD_IF_NOT_NONE;
    default: return op;
    }
}

void flow_resolve_jumps(struct block *entry)
{
    for (struct block *block = entry; block; block = block->next) {
        flow_clean_block(block);
        block->visited = false;
    }
    int offset = 0;
    for (struct block *block = entry; block; block = block->next) {
        block->visited = true;
        block->offset = offset;
        offset += block->count;
        struct instr *last = last_of(block);
        if (last && op_is_jump(last->op))
            last->op = directed(last->op, !last->target->visited);
    }
}
