/* Statements, and the lives of the variables in their blocks. */
#include "c/compile/compile.h"

#include <stdlib.h>
#include <string.h>

/* ---- steps ---- */

/* The machine tells the record that this statement is about to run, unless the line is the one it is on already. */
static void step(struct c_generator *g, uint32_t line)
{
    if (line)
        g->origin.line = line;
    g->origin.expression = NULL;
    if (g->steps)
        c_emit(g, C_OP_STEP, (int32_t)g->origin.line, 0, 0);
}

static void step_at(struct c_generator *g, const struct c_expression *e, uint32_t otherwise)
{
    step(g, e && e->place.line ? e->place.line : otherwise);
}

/* A line that is come round to again is a step again. */
static void round_again(struct c_generator *g)
{
    if (g->steps)
        c_emit(g, C_OP_STEP, 0, 0, 0);
}

/* ---- blocks ---- */

static bool is_in(const struct c_block_scope *scope, const struct c_block_scope *outer)
{
    while (scope && scope != outer)
        scope = scope->outer;
    return scope == outer;
}

/* What lives in the scopes from `from` out to, but not in, `to` is gone. */
static void leave_scopes(struct c_generator *g, const struct c_block_scope *from,
                         const struct c_block_scope *to)
{
    const struct c_compiled *out = g->out;
    int32_t stack = 0;
    for (; from && from != to; from = from->outer) {
        int32_t first = 0;
        for (size_t i = 0; i < out->slot_count; i++) {
            const struct c_slot *slot = &out->slots[i];
            if (slot->variable->scope != from || slot->variable->is_parameter)
                continue;
            if (slot->block)
                c_emit(g, C_OP_END_LOCAL, slot->block, 0, 0);
            if (!first)
                first = slot->kept_stack;
        }
        /* The outermost of those that grew says where the stack was before all. */
        stack = first ? first : stack;
    }
    if (stack)
        c_emit(g, C_OP_CUT_STACK, stack, 0, 0);
}

static void leave(struct c_generator *g, const struct c_block_scope *scope)
{
    if (scope && scope->outer)
        leave_scopes(g, scope, scope->outer);
}

/* ---- statements in an expression ---- */

static void run_statements(struct c_generator *g, const struct c_expression *e)
{
    for (size_t i = 0; i < e->body->count; i++)
        c_statement(g, e->body->statements[i]);
    if (e->left)
        step_at(g, e->left, e->place.line);
}

struct c_operand c_statements_value(struct c_generator *g, const struct c_expression *e)
{
    run_statements(g, e);
    struct c_operand value =
        c_set_apart(g, c_value(g, e->left, NO_TARGET), c_class_of(e->left->type));
    leave(g, e->body->scope);
    return value;
}

struct c_spot c_statements_spot(struct c_generator *g, const struct c_expression *e)
{
    run_statements(g, e);
    struct c_spot copy = c_spot_in_frame(c_hidden(g, e->type->size));
    c_copy_spot(g, copy, c_spot_of(g, e->left, false), e->type->size);
    leave(g, e->body->scope);
    return copy;
}

void c_statements_effect(struct c_generator *g, const struct c_expression *e)
{
    run_statements(g, e);
    if (e->left)
        c_effect(g, e->left);
    leave(g, e->body->scope);
}

/* ---- declarations ---- */

static void declare_runtime_sized(struct c_generator *g, struct c_slot *slot)
{
    int32_t mark = g->temps;
    const struct c_variable *v = slot->variable;
    /* Declared again (by a jump back): the array before it goes. */
    if (!slot->kept_stack) {
        slot->kept_stack = c_kept(g);
        slot->growth = ++g->grown;
        g->out->grows = true;
    }
    c_emit(g, C_OP_END_LOCAL, slot->block, 0, 0);
    c_emit(g, C_OP_KEEP_STACK, slot->kept_stack, 0, 0);
    struct c_operand size = c_is_runtime_sized(v->type) ? c_runtime_size(g, v->type, NO_TARGET)
                                                        : c_constant((int64_t)v->type->size);
    size = c_settled(g, size, CLASS_U8, NO_TARGET);
    c_emit(g, C_OP_GROW, c_offset_of(g, slot), size.at, slot->block)->imm.pointer = slot;
    g->temps = mark;
}

void c_declare(struct c_generator *g, const struct c_variable *variable)
{
    struct c_slot *slot = c_slot_of(g, variable);
    if (slot->variable_length) {
        declare_runtime_sized(g, slot);
        return;
    }
    /* In the outermost block it is fresh as the frame is. */
    if (c_is_inner(g, variable) && slot->size)
        c_emit_immediate(g, C_OP_UNDEFINE_N, c_offset_of(g, slot), 0, (int64_t)slot->size);
}

/* Does the initializer write every byte of a scalar? Then what was there before does not matter. */
static bool writes_all(const struct c_statement *s)
{
    return s->initializer && s->initializer->count == 1 &&
           c_class_of(s->variable->type) != CLASS_AGGREGATE;
}

static void declaration(struct c_generator *g, const struct c_statement *s)
{
    if (!s->variable || s->variable->storage != C_AUTOMATIC)
        return;
    bool runtime = c_is_runtime_sized(s->variable->type);
    if ((s->initializer || runtime) && s->variable->name)
        step(g, s->place.line);
    if (!writes_all(s) || s->variable->alignment > 16)
        c_declare(g, s->variable);
    c_initialize(g, s->variable, s->initializer);
}

/* ---- loops ---- */

static void enter(struct c_generator *g, struct c_breakable *breakable, const struct c_statement *s,
                  const struct c_block_scope *inside)
{
    *breakable = (struct c_breakable){.statement = s,
                                      .on_break = C_NEW_LABEL,
                                      .on_continue = C_NEW_LABEL,
                                      .break_scope = inside,
                                      .continue_scope = inside,
                                      .outer = g->breakable};
    g->breakable = breakable;
}

static bool is_always(const struct c_expression *condition)
{
    return !condition || (condition->kind == C_INTEGER_CONSTANT && condition->integer);
}

static bool has_step(const struct c_generator *g, int32_t from)
{
    for (size_t i = (size_t)from; i < g->code.count; i++)
        if (g->code.items[i].op == C_OP_STEP && g->code.items[i].a)
            return true;
    return false;
}

/* The condition stands below the body: one jump a turn. */
static void loop(struct c_generator *g, const struct c_statement *s)
{
    struct c_breakable breakable;
    struct c_label body = C_NEW_LABEL, condition = C_NEW_LABEL;
    enter(g, &breakable, s, s->scope ? s->scope : s->around);
    if (s->first)
        c_statement(g, s->first);
    if (s->kind != C_DO && s->expression)
        c_emit_jump(g, &condition);
    c_bind(g, &body);
    if (s->kind == C_DO)
        round_again(g);
    c_statement(g, s->body);
    c_bind(g, &breakable.on_continue);
    if (s->kind != C_DO)
        round_again(g);
    if (s->last) {
        step_at(g, s->last, s->place.line);
        c_effect(g, s->last);
    }
    c_bind(g, &condition);
    /* A loop without an end is no step by itself, but where there is nothing else to stop at. */
    if (!is_always(s->expression) || !has_step(g, body.position))
        step_at(g, s->expression ? s->expression : s->last, s->place.line);
    if (s->expression)
        c_branch(g, s->expression, true, &body);
    else
        c_emit_jump(g, &body);
    c_bind(g, &breakable.on_break);
    g->breakable = breakable.outer;
}

/* ---- switch ---- */

static int by_value(const void *left, const void *right)
{
    const struct c_statement *const *a = left, *const *b = right;
    return ((*a)->low > (*b)->low) - ((*a)->low < (*b)->low);
}

static struct c_named_label *label_of(struct c_generator *g, const struct c_statement *s)
{
    for (size_t i = g->labels.count; i-- > 0;)
        if (g->labels.items[i].statement == s)
            return &g->labels.items[i];
    struct c_named_label label = {s, C_NEW_LABEL, g->grown};
    if (!vector_push(&g->labels, label)) {
        g->failed = true;
        return NULL;
    }
    return &vector_last(&g->labels);
}

/* When the body has been read it is known where each case's code begins. */
static void fill_in_cases(struct c_switch *table, const struct c_statement **cases, size_t count,
                          int32_t from, int32_t otherwise)
{
    table->otherwise = otherwise - from;
    for (size_t i = 0; i < count; i++) {
        const int32_t *position = cases[i]->compiled;
        int32_t jump = position ? *position - from : table->otherwise;
        if (cases[i]->kind == C_DEFAULT) {
            table->otherwise = jump;
            continue;
        }
        struct c_case one = {cases[i]->low, cases[i]->high, jump};
        if (one.low > one.high) { /* unsigned, past the largest long: its end comes first */
            memmove(table->cases + 1, table->cases, table->count++ * sizeof one);
            table->cases[0] = (struct c_case){INT64_MIN, one.high, jump};
            one.high = INT64_MAX;
        }
        table->cases[table->count++] = one;
    }
}

static void switch_statement(struct c_generator *g, const struct c_statement *s)
{
    struct c_breakable breakable;
    struct arena *arena = &g->program->arena;
    struct c_switch *table =
        arena_alloc(arena, sizeof *table + (s->count + 1) * sizeof table->cases[0]);
    const struct c_statement **cases = arena_alloc(arena, (s->count + 1) * sizeof(void *));
    if (!table || !cases) {
        g->failed = true;
        return;
    }
    for (size_t i = 0; i < s->count; i++)
        cases[i] = s->cases[i];
    if (s->count)
        qsort(cases, s->count, sizeof(void *), by_value);
    step_at(g, s->expression, s->place.line);
    int32_t mark = g->temps;
    enum c_class class = c_class_of(s->expression->type);
    struct c_operand value = c_value(g, s->expression, NO_TARGET);
    const struct c_type *as =
        class == CLASS_U4 ? c_basic_type(C_UNSIGNED_LONG) : c_basic_type(C_LONG);
    value = c_settled(g, c_converted(g, value, s->expression->type, as, NO_TARGET), CLASS_I8,
                      NO_TARGET);
    c_at(g, s->expression);
    c_emit(g, C_OP_SWITCH, value.at, 0, 0)->imm.pointer = table;
    int32_t from = (int32_t)g->code.count - 1;
    g->temps = mark;
    enter(g, &breakable, s, s->scope ? s->scope : s->around);
    c_statement(g, s->body);
    c_bind(g, &breakable.on_break);
    g->breakable = breakable.outer;
    fill_in_cases(table, cases, s->count, from, breakable.on_break.position);
}

/* ---- jumps ---- */

static void go_to_breakable(struct c_generator *g, const struct c_statement *s)
{
    for (struct c_breakable *b = g->breakable; b; b = b->outer) {
        bool loops = b->statement->kind != C_SWITCH;
        if (s->target ? b->statement != s->target : s->kind == C_CONTINUE && !loops)
            continue;
        step(g, s->place.line);
        bool breaks = s->kind == C_BREAK;
        leave_scopes(g, s->around, breaks ? b->break_scope : b->continue_scope);
        c_emit_jump(g, breaks ? &b->on_break : &b->on_continue);
        return;
    }
    c_refuse(g, s->place, "jumps to nowhere");
}

/* Back to before an array of variable length was declared: it is gone (6.2.4p7). */
static void go_back(struct c_generator *g, const struct c_named_label *label,
                    const struct c_block_scope *scope)
{
    int32_t stack = 0;
    for (size_t i = g->out->slot_count; i-- > 0;) {
        const struct c_slot *slot = &g->out->slots[i];
        if (slot->growth <= label->grown || slot->variable->scope != scope)
            continue;
        c_emit(g, C_OP_END_LOCAL, slot->block, 0, 0);
        stack = slot->kept_stack;
    }
    if (stack)
        c_emit(g, C_OP_CUT_STACK, stack, 0, 0);
}

static void go_to_label(struct c_generator *g, const struct c_statement *s)
{
    const struct c_block_scope *to = s->target->around;
    step(g, s->place.line);
    while (to && !is_in(s->around, to))
        to = to->outer;
    leave_scopes(g, s->around, to);
    round_again(g);
    struct c_named_label *label = label_of(g, s->target);
    if (!label)
        return;
    if (label->label.position >= 0)
        go_back(g, label, to);
    c_emit_jump(g, &label->label);
}

/* ---- return ---- */

static void return_value(struct c_generator *g, const struct c_expression *e)
{
    enum c_class class = c_class_of(e->type);
    int32_t mark = g->temps;
    if (class == CLASS_VOID) {
        c_effect(g, e);
        c_emit(g, C_OP_RET, 0, 0, 0);
    } else if (class == CLASS_AGGREGATE) {
        struct c_spot spot = c_spot_of(g, e, false);
        if (spot.where != IN_FRAME || spot.index) {
            struct c_spot copy = c_spot_in_frame(c_hidden(g, e->type->size));
            c_copy_spot(g, copy, spot, e->type->size);
            spot = copy;
        }
        c_emit_immediate(g, C_OP_RET_N, spot.offset, 0, (int64_t)e->type->size);
    } else {
        struct c_operand value = c_value(g, e, NO_TARGET);
        value = c_settled(g, value, class, NO_TARGET);
        unsigned op;
        c_at(g, e);
        if (class == CLASS_LD)
            op = C_OP_RET_LD;
        else if (c_is_64(class))
            op = value.tagged ? C_OP_RET_P : C_OP_RET_8Z;
        else
            switch (c_class_size(class)) {
            case 1: op = C_OP_RET_1; break;
            case 2: op = C_OP_RET_2; break;
            case 4: op = C_OP_RET_4; break;
            default: op = C_OP_RET_8; break;
            }
        c_emit(g, op, value.at, 0, 0);
    }
    g->temps = mark;
}

static void return_statement(struct c_generator *g, const struct c_statement *s)
{
    step(g, s->place.line);
    if (s->expression)
        return_value(g, s->expression);
    else {
        const struct c_type *type = g->out->function->type->base;
        if (c_class_of(type) == CLASS_VOID)
            c_emit(g, C_OP_RET, 0, 0, 0);
        else
            c_emit_immediate(g, C_OP_RET_NOTHING, 0, 0, (int64_t)type->size);
    }
}

/* ---- all of them ---- */

static void if_statement(struct c_generator *g, const struct c_statement *s)
{
    struct c_label no = C_NEW_LABEL, end = C_NEW_LABEL;
    step(g, s->place.line);
    c_branch(g, s->expression, false, &no);
    c_statement(g, s->body);
    if (s->otherwise)
        c_emit_jump(g, &end);
    c_bind(g, &no);
    if (s->otherwise)
        c_statement(g, s->otherwise);
    c_bind(g, &end);
}

static void block(struct c_generator *g, const struct c_statement *s)
{
    for (size_t i = 0; i < s->count; i++)
        c_statement(g, s->statements[i]);
    if (s->end_line)
        g->origin.line = s->end_line;
}

/* Where a case's code begins, for the switch around it. */
static void bind_case(struct c_generator *g, const struct c_statement *s)
{
    int32_t *position = arena_alloc(&g->program->arena, sizeof *position);
    if (!position) {
        g->failed = true;
        return;
    }
    *position = (int32_t)g->code.count;
    ((struct c_statement *)(uintptr_t)s)->compiled = position;
}

void c_statement(struct c_generator *g, const struct c_statement *s)
{
    int32_t mark = g->temps, hidden = g->hidden;
    if (!s || g->failed)
        return;
    if (s->place.line)
        g->origin.line = s->place.line;
    g->origin.expression = NULL;
    switch (s->kind) {
    case C_EXPRESSION_STATEMENT:
        step(g, s->place.line);
        c_effect(g, s->expression);
        break;
    case C_DECLARATION: declaration(g, s); break;
    case C_BLOCK: block(g, s); break;
    case C_IF: if_statement(g, s); break;
    case C_WHILE:
    case C_DO:
    case C_FOR: loop(g, s); break;
    case C_SWITCH: switch_statement(g, s); break;
    case C_CASE:
    case C_DEFAULT:
        bind_case(g, s);
        c_statement(g, s->body);
        break;
    case C_LABEL: {
        struct c_named_label *label = label_of(g, s);
        if (label) {
            label->grown = g->grown;
            c_bind(g, &label->label);
        }
        c_statement(g, s->body);
        break;
    }
    case C_GOTO: go_to_label(g, s); break;
    case C_BREAK:
    case C_CONTINUE: go_to_breakable(g, s); break;
    case C_RETURN: return_statement(g, s); break;
    case C_EMPTY: break;
    }
    if (s->scope && s->scope != s->around)
        leave(g, s->scope);
    g->temps = mark;
    g->hidden = hidden;
}
