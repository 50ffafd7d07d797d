/* Making the graph smaller: what CPython 3.11's optimize_cfg does, in its order, since what one rule
 * leaves behind is what the next one sees. */
#include "python/compile/flow.h"

enum {
    MAX_COPIED_EXIT = 4
}; /* a block of so few instructions is copied to where it is jumped to */

static struct block *skip_empty(struct block *block)
{
    while (block->count == 0)
        block = block->next;
    return block;
}

static struct instr *last_of(const struct block *block)
{
    return block->count ? &block->instrs[block->count - 1] : NULL;
}

void flow_normalize(struct compiler *c, struct block *block)
{
    (void)c;
    for (int i = 0; i < block->count; i++) {
        struct instr *instr = &block->instrs[i];
        if (op_ends_scope(instr->op))
            block->is_exit = block->no_fallthrough = true;
        if (instr->op == OP_JUMP || instr->op == OP_JUMP_NO_INTERRUPT)
            block->no_fallthrough = true;
        if (op_is_jump(instr->op) && instr->op != PY_SEND)
            instr->target = skip_empty(instr->target);
    }
}

static bool has_line(const struct block *block)
{
    for (int i = 0; i < block->count; i++)
        if (block->instrs[i].at.lineno > 0)
            return true;
    return false;
}

/* A jump to a small block that leaves the function becomes a copy of that block. */
static void extend_block(struct compiler *c, struct block *block)
{
    struct instr *last = last_of(block);
    if (!last || last->op != OP_JUMP)
        return;
    const struct block *exit = last->target;
    if (!exit->is_exit || exit->count > MAX_COPIED_EXIT || has_line(exit))
        return;
    last->op = PY_NOP;
    for (int i = 0, count = exit->count; i < count; i++)
        *block_append(c, block) = exit->instrs[i];
    block->is_exit = true;
}

void flow_extend_blocks(struct compiler *c)
{
    for (struct block *block = c->unit->newest; block; block = block->older)
        extend_block(c, block);
}

/* ---- Within a block ---- */

/* LOAD_CONST x n, BUILD_TUPLE n: one constant. */
static void fold_tuple(struct compiler *c, struct instr *first, int n)
{
    for (int i = 0; i < n; i++)
        if (first[i].op != PY_LOAD_CONST)
            return;
    const struct constant **items = compile_alloc(c, (size_t)n * sizeof(*items) + 1);
    for (int i = 0; i < n; i++) {
        items[i] = c->unit->consts[first[i].arg];
        first[i].op = PY_NOP;
    }
    first[n].arg = const_index(c, constant_tuple(c, items, (size_t)n));
    first[n].op = PY_LOAD_CONST;
}

/* A run of SWAPs, with NOPs between, becomes the shortest that does the same. Returns the index of the
 * run's last instruction. The permutation falls into cycles; walking a cycle with swaps of the top undoes
 * it, so that written backwards they make it. */
static int shorten_swaps(struct compiler *c, struct block *block, int start)
{
    struct instr *run = &block->instrs[start];
    int limit = block->count - start, length = 1, depth = run[0].arg;
    bool more = false;
    for (; length < limit && (run[length].op == PY_SWAP || run[length].op == PY_NOP); length++) {
        if (run[length].op == PY_SWAP) {
            depth = MAX(depth, run[length].arg);
            more = true;
        }
    }
    if (!more)
        return start;
    int *stack = compile_alloc(c, (size_t)depth * sizeof(*stack) + 1);
    for (int i = 0; i < depth; i++)
        stack[i] = i;
    for (int i = 0; i < length; i++) {
        if (run[i].op != PY_SWAP)
            continue;
        int top = stack[0];
        stack[0] = stack[run[i].arg - 1];
        stack[run[i].arg - 1] = top;
    }
    int free_slot = length - 1;
    for (int i = 0; i < depth; i++) {
        if (stack[i] < 0 || stack[i] == i)
            continue;
        for (int at = i;;) {
            if (at) {
                run[free_slot].op = PY_SWAP;
                run[free_slot--].arg = at + 1;
            }
            int next = stack[at];
            if (next < 0)
                break;
            stack[at] = -1;
            at = next;
        }
    }
    while (free_slot >= 0)
        run[free_slot--].op = PY_NOP;
    return start + length - 1;
}

static bool is_movable(int op)
{
    return op == PY_STORE_FAST || op == PY_POP_TOP;
}

/* The next instruction that only takes the top away; -1: there is none on this line (any line: -1). */
static int next_movable(const struct block *block, int i, int line)
{
    while (++i < block->count) {
        const struct instr *instr = &block->instrs[i];
        if (line >= 0 && instr->at.lineno != line)
            return -1;
        if (instr->op != PY_NOP)
            return is_movable(instr->op) ? i : -1;
    }
    return -1;
}

/* SWAP(2), POP_TOP, STORE_FAST(x) is STORE_FAST(x), POP_TOP: exchanges the takers, not the values. As in 3.11
 * also where both store to one local, so that `a, a = 1, 2` leaves 1 there. */
static void apply_swaps(struct block *block, int i)
{
    for (; i >= 0; i--) {
        struct instr *swap = &block->instrs[i];
        if (swap->op != PY_SWAP) {
            if (swap->op == PY_NOP || is_movable(swap->op))
                continue;
            return;
        }
        int j = next_movable(block, i, -1);
        if (j < 0)
            return;
        int k = j, line = block->instrs[j].at.lineno;
        for (int count = swap->arg - 1; count > 0; count--) {
            k = next_movable(block, k, line);
            if (k < 0)
                return;
        }
        swap->op = PY_NOP;
        struct instr kept = block->instrs[j];
        block->instrs[j] = block->instrs[k];
        block->instrs[k] = kept;
    }
}

/* A jump to a jump goes where that one goes. True: look at the instruction again. */
static bool thread_jump(struct instr *instr, const struct instr *target, int op)
{
    if (instr->at.lineno != target->at.lineno || instr->target == target->target)
        return false;
    instr->target = target->target;
    instr->op = op;
    return true;
}

static bool jump_past(struct instr *instr, const struct instr *target, int op)
{
    if (instr->at.lineno != target->at.lineno)
        return false;
    instr->op = op;
    instr->target = instr->target->next;
    return true;
}

/* Of `a and b or c`: the result of the first test decides the second. */
static bool thread_bool_jump(struct instr *instr, const struct instr *target)
{
    bool if_false = instr->op == PY_JUMP_IF_FALSE_OR_POP;
    int same_or_pop = instr->op;
    int pop_same = if_false ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE;
    int pop_opposite = if_false ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
    int opposite_or_pop = if_false ? PY_JUMP_IF_TRUE_OR_POP : PY_JUMP_IF_FALSE_OR_POP;
    if (target->op == pop_same)
        return thread_jump(instr, target, pop_same);
    if (target->op == OP_JUMP || target->op == same_or_pop)
        return thread_jump(instr, target, same_or_pop);
    if (target->op == opposite_or_pop || target->op == pop_opposite)
        return jump_past(instr, target, pop_same);
    return false;
}

/* A constant that is tested right away. */
static void fold_test(struct compiler *c, struct block *block, int i)
{
    struct instr *load = &block->instrs[i];
    struct instr *next = i + 1 < block->count ? load + 1 : NULL;
    if (!next)
        return;
    const struct constant *value = c->unit->consts[load->arg];
    bool jumps_if = next->op == OP_POP_JUMP_IF_TRUE || next->op == PY_JUMP_IF_TRUE_OR_POP;
    switch (next->op) {
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
        load->op = PY_NOP;
        /* fall through */
    case PY_JUMP_IF_FALSE_OR_POP:
    case PY_JUMP_IF_TRUE_OR_POP:
        if (constant_is_true(value) == jumps_if) {
            next->op = OP_JUMP;
            block->no_fallthrough = true;
        } else {
            load->op = PY_NOP;
            next->op = PY_NOP;
        }
        break;
    case PY_IS_OP: {
        struct instr *jump = i + 2 < block->count ? load + 2 : NULL;
        if (value->kind != CONSTANT_NONE || !jump ||
            (jump->op != OP_POP_JUMP_IF_FALSE && jump->op != OP_POP_JUMP_IF_TRUE))
            break;
        bool if_not_none = (next->arg != 0) != (jump->op == OP_POP_JUMP_IF_FALSE);
        load->op = PY_NOP;
        next->op = PY_NOP;
        jump->op = if_not_none ? OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
        break;
    }
    default: break;
    }
}

/* (a, b) = (x, y) needs no tuple. True: done with it. */
static bool fold_unpack(struct instr *build, const struct block *block, int i)
{
    if (i + 1 >= block->count || build[1].op != PY_UNPACK_SEQUENCE || build[1].arg != build->arg)
        return false;
    if (build->arg < 1 || build->arg > 3)
        return false;
    build->op = PY_NOP;
    build[1].op = build->arg == 1 ? PY_NOP : PY_SWAP;
    return true;
}

static void optimize_block(struct compiler *c, struct block *block)
{
    static const struct instr nop = {.op = PY_NOP};
    for (int i = 0; i < block->count; i++) {
        struct instr *instr = &block->instrs[i];
        const struct instr *target = &nop;
        if (op_is_jump(instr->op) || op_is_setup(instr->op)) {
            instr->target = skip_empty(instr->target);
            target = &instr->target->instrs[0];
        }
        switch (instr->op) {
        case PY_LOAD_CONST: fold_test(c, block, i); break;
        case PY_BUILD_TUPLE:
            if (!fold_unpack(instr, block, i) && i >= instr->arg)
                fold_tuple(c, instr - instr->arg, instr->arg);
            break;
        case PY_JUMP_IF_FALSE_OR_POP:
        case PY_JUMP_IF_TRUE_OR_POP: i -= thread_bool_jump(instr, target); break;
        case OP_JUMP:
        case OP_POP_JUMP_IF_FALSE:
        case OP_POP_JUMP_IF_TRUE:
        case OP_POP_JUMP_IF_NONE:
        case OP_POP_JUMP_IF_NOT_NONE:
            if (target->op == OP_JUMP)
                i -= thread_jump(instr, target, instr->op);
            break;
        case PY_SWAP:
            if (instr->arg == 1) {
                instr->op = PY_NOP;
                break;
            }
            i = shorten_swaps(c, block, i);
            apply_swaps(block, i);
            break;
        case PY_PUSH_NULL:
            if (i + 1 < block->count && instr[1].op == PY_LOAD_GLOBAL) {
                instr->op = PY_NOP;
                instr->arg = 0;
                instr[1].arg |= 1;
            }
            break;
        default: break;
        }
    }
}

/* Drops the NOPs that no line needs. */
void flow_clean_block(struct block *block)
{
    int kept = 0, previous_line = -1;
    for (int i = 0; i < block->count; i++) {
        struct instr *instr = &block->instrs[i];
        int line = instr->at.lineno;
        if (instr->op == PY_NOP) {
            if (line < 0 || line == previous_line)
                continue;
            if (i + 1 < block->count) {
                if (instr[1].at.lineno < 0)
                    instr[1].at = instr->at;
                if (instr[1].at.lineno == line)
                    continue;
            } else {
                const struct block *next = block->next;
                while (next && next->count == 0)
                    next = next->next;
                if (next && next->instrs[0].at.lineno == line)
                    continue;
            }
        }
        block->instrs[kept++] = *instr;
        previous_line = line;
    }
    block->count = kept;
}

/* ---- The graph ---- */

static void mark_reachable(struct compiler *c, struct block *entry)
{
    size_t count = 0;
    for (struct block *block = c->unit->newest; block; block = block->older)
        count++;
    struct block **stack = compile_alloc(c, count * sizeof(struct block *)), **top = stack;
    entry->predecessors = 1;
    *top++ = entry;
    while (top > stack) {
        struct block *block = *--top;
        if (block->next && !block->no_fallthrough && block->next->predecessors++ == 0)
            *top++ = block->next;
        for (int i = 0; i < block->count; i++) {
            const struct instr *instr = &block->instrs[i];
            if ((op_is_jump(instr->op) || op_is_setup(instr->op)) &&
                instr->target->predecessors++ == 0)
                *top++ = instr->target;
        }
    }
}

static void drop_empty_blocks(struct block *entry)
{
    for (struct block *block = entry; block; block = block->next)
        while (block->next && block->next->count == 0 && block->next->next)
            block->next = block->next->next;
    for (struct block *block = entry; block; block = block->next) {
        struct instr *last = last_of(block);
        if (last && op_is_jump(last->op))
            last->target = skip_empty(last->target);
    }
}

/* A jump to what comes next anyway. */
static bool drop_idle_jumps(struct block *entry)
{
    bool dropped = false;
    for (struct block *block = entry; block; block = block->next) {
        struct instr *last = last_of(block);
        if (last && (last->op == OP_JUMP || last->op == OP_JUMP_NO_INTERRUPT) &&
            last->target == block->next) {
            block->no_fallthrough = false;
            last->op = PY_NOP;
            dropped = true;
        }
    }
    return dropped;
}

void flow_optimize(struct compiler *c, struct block *entry)
{
    for (struct block *block = entry; block; block = block->next) {
        optimize_block(c, block);
        flow_clean_block(block);
    }
    flow_extend_blocks(c);
    mark_reachable(c, entry);
    for (struct block *block = entry; block; block = block->next) {
        if (block->predecessors)
            continue;
        block->count = 0;
        block->no_fallthrough = false;
    }
    drop_empty_blocks(entry);
    for (struct block *block = entry; block; block = block->next)
        flow_clean_block(block);
    if (drop_idle_jumps(entry))
        drop_empty_blocks(entry);
}
