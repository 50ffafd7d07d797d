/* Where variables stand: in frames as gcc -O0 lays them out, in static storage one after the other.
 *
 * gcc goes through a function's outermost block first, in the order of declaration, then through the blocks in it, each variable at the
 * next lower address that fits its alignment (cfgexpand.c, expand_used_vars); arrays and structs of 16 bytes and more are aligned to 16
 * (ix86_local_alignment), and what has 32 bytes and more and stands in an inner block comes after all others. Parameters that came in
 * registers are stored below that; the rest are where the caller put them (System V ABI, 3.2.3).
 */
#include "c/compile/compile.h"

#include <stdlib.h>

enum { BIG = 32, INTEGER_REGISTERS = 6, FLOATING_REGISTERS = 8, REGISTER_SAVE_AREA = 176 };

static uint32_t alignment_of(const struct c_variable *v)
{
    uint32_t alignment = MAX(v->alignment, v->type->alignment);
    bool aggregate = c_class_of(v->type) == CLASS_AGGREGATE && v->type->kind != C_VA_LIST;
    return MAX(aggregate && v->type->size >= 16 ? MAX(alignment, 16) : alignment, 1);
}

static int32_t below(int32_t depth, uint64_t size, uint32_t alignment)
{
    int64_t to = ((int64_t)depth + (int64_t)size + alignment - 1) / alignment * alignment;
    return to > (int64_t)C_STACK_SIZE ? (int32_t)C_STACK_SIZE : (int32_t)to;
}

bool c_is_inner(const struct c_generator *g, const struct c_variable *v)
{
    const struct c_statement *body = g->out->function->body;
    return v->scope && v->scope->outer && !(body && v->scope == body->scope);
}

static bool is_big(const struct c_generator *g, const struct c_variable *v)
{
    return v->type->size >= BIG && c_is_inner(g, v) && !c_is_runtime_sized(v->type);
}

static void place_local(struct c_generator *g, struct c_slot *slot)
{
    const struct c_variable *v = slot->variable;
    /* A frame stands at a multiple of 16; what asks for more gets its place where it is declared, below the frame. */
    slot->variable_length = c_is_runtime_sized(v->type) || alignment_of(v) > 16;
    slot->size = slot->variable_length ? 8 : v->type->size;
    uint32_t alignment = slot->variable_length ? 8 : alignment_of(v);
    g->out->locals_size = below(g->out->locals_size, slot->size, alignment);
    slot->offset = -g->out->locals_size;
}

/* The variables of one block, then of those in it, in the order in which they first show. */
static void place_scope(struct c_generator *g, const struct c_block_scope *scope, unsigned depth)
{
    struct c_compiled *out = g->out;
    for (size_t i = 0; i < out->slot_count; i++) {
        const struct c_variable *v = out->slots[i].variable;
        if (v->scope == scope && !v->is_parameter && !is_big(g, v))
            place_local(g, &out->slots[i]);
    }
    const struct c_block_scope *last = NULL;
    for (size_t i = 0; i < out->slot_count && depth < 1000; i++) {
        const struct c_block_scope *inner = out->slots[i].variable->scope;
        while (inner && inner->outer != scope)
            inner = inner->outer;
        /* A block's variables follow each other in the list, but for those of blocks in it. */
        if (inner && inner != last && inner != scope)
            place_scope(g, inner, depth + 1);
        last = inner ? inner : last;
    }
}

/* ---- parameters ---- */

struct registers {
    int integer, floating;
    int32_t above;
};

static void classify(const struct c_type *type, uint64_t at, bool integer[2])
{
    if (type->kind == C_ARRAY)
        for (uint64_t i = 0; i < type->length; i++)
            classify(type->base, at + i * type->base->size, integer);
    else if (type->kind == C_STRUCT || type->kind == C_UNION)
        for (size_t i = 0; i < type->member_count; i++)
            classify(type->members[i].type, at + type->members[i].offset, integer);
    else if (!c_is_floating(type) && at < 16)
        integer[at / 8] = true;
}

static bool has_long_double(const struct c_type *type)
{
    if (type->kind == C_ARRAY)
        return has_long_double(type->base);
    if (type->kind != C_STRUCT && type->kind != C_UNION)
        return type->kind == C_LONG_DOUBLE;
    for (size_t i = 0; i < type->member_count; i++)
        if (has_long_double(type->members[i].type))
            return true;
    return false;
}

/* Takes the registers that a value is passed in; false: it is passed in memory. */
static bool in_registers(struct registers *taken, const struct c_type *type)
{
    bool integer[2] = {false, false};
    if (type->size > 16 || has_long_double(type))
        return false;
    classify(type, 0, integer);
    int parts = type->size > 8 ? 2 : type->size ? 1 : 0;
    int integers = integer[0] + (parts > 1 && integer[1]), floatings = parts - integers;
    if (taken->integer + integers > INTEGER_REGISTERS ||
        taken->floating + floatings > FLOATING_REGISTERS)
        return false;
    taken->integer += integers;
    taken->floating += floatings;
    return true;
}

static void place_parameter(struct c_generator *g, struct c_slot *slot, struct registers *taken)
{
    const struct c_type *type = slot->variable->type;
    bool aggregate = c_class_of(type) == CLASS_AGGREGATE;
    slot->size = type->size;
    if (!in_registers(taken, type)) {
        uint32_t alignment = MAX(type->alignment, 8);
        taken->above = below(taken->above, 0, alignment);
        slot->offset = 16 + taken->above;
        taken->above = below(taken->above, type->size, 8);
        return;
    }
    uint64_t size = aggregate ? (type->size + 7) / 8 * 8 : MAX(type->size, 4);
    uint32_t alignment = aggregate ? (size >= 16 ? 16 : 8) : (uint32_t)size;
    g->out->laid_out = below(g->out->laid_out, size, MAX(alignment, 1));
    slot->offset = -g->out->laid_out;
}

static bool make_slots(struct c_generator *g)
{
    struct c_compiled *out = g->out;
    const struct c_function *f = out->function;
    out->slots = arena_alloc(&g->program->arena, (f->local_count + 1) * sizeof *out->slots);
    out->blocks = calloc(f->local_count + 1, sizeof *out->blocks);
    if (!out->slots || !out->blocks)
        return false;
    for (size_t i = 0; i < f->local_count; i++) {
        struct c_variable *v = f->locals[i];
        if (v->storage != C_AUTOMATIC)
            continue;
        struct c_slot *slot = &out->slots[out->slot_count++];
        *slot = (struct c_slot){.variable = v, .function = out};
        v->compiled = slot;
        /* A line typed later may take any address. */
        if (v->address_taken || c_class_of(v->type) == CLASS_AGGREGATE ||
            (g->program->recorded && v->name))
            out->blocks[out->block_count++] = slot->block = c_kept(g);
    }
    return true;
}

bool c_lay_out_frame(struct c_generator *g)
{
    struct c_compiled *out = g->out;
    if (!make_slots(g))
        return false;
    out->locals_size = out->variadic ? REGISTER_SAVE_AREA : 0;
    place_scope(g, NULL, 0);
    for (size_t i = 0; i < out->slot_count; i++)
        if (!out->slots[i].variable->is_parameter && is_big(g, out->slots[i].variable))
            place_local(g, &out->slots[i]);
    struct registers taken = {0};
    const struct c_type *returned = out->function->type->base;
    if (c_class_of(returned) == CLASS_AGGREGATE && !in_registers(&taken, returned))
        taken.integer = 1;
    out->laid_out = out->locals_size;
    for (size_t i = 0; i < out->slot_count; i++)
        if (out->slots[i].variable->is_parameter)
            place_parameter(g, &out->slots[i], &taken);
    out->above = (taken.above + 15) & ~15;
    return !g->failed;
}

int32_t c_callee_distance(const struct c_compiled *callee)
{
    return -(16 + callee->above);
}

/* ---- static storage ---- */

static uint64_t static_size(const struct c_variable *v)
{
    uint64_t size = v->type->size;
    /* A flexible array member may have been given elements. */
    for (size_t i = 0; v->initializer && v->type->flexible && i < v->initializer->count; i++) {
        const struct c_store *store = &v->initializer->stores[i];
        size = MAX(size, store->offset + store->type->size);
    }
    return MAX(size, 1);
}

bool c_lay_out_statics(struct c_program *program)
{
    struct c_unit *unit = program->unit;
    program->statics =
        arena_alloc(&program->arena, (unit->static_count + 1) * sizeof *program->statics);
    if (!program->statics)
        return false;
    uint64_t at = C_STATICS_BASE;
    /* Literals first, as a linker puts what cannot be written. */
    for (int literals = 1; literals >= 0; literals--)
        for (size_t i = 0; i < unit->static_count; i++) {
            struct c_variable *v = unit->statics[i];
            if ((v->storage == C_LITERAL) != literals)
                continue;
            struct c_slot *slot = &program->statics[i];
            uint64_t alignment = alignment_of(v);
            if (literals)
                alignment = MAX(v->type->base ? v->type->base->alignment : 1, 1);
            at = (at + alignment - 1) / alignment * alignment;
            *slot = (struct c_slot){.variable = v, .address = at, .size = static_size(v)};
            slot->provenance = (c_provenance)i + 1;
            v->compiled = slot;
            at += slot->size;
            if (at > C_STATICS_BASE + (UINT64_C(1) << 30))
                return false;
        }
    program->static_count = unit->static_count;
    program->statics_size = at - C_STATICS_BASE;
    return true;
}
