/* Assignments, increments and initialisers: whatever stores. */
#include "c/compile/compile.h"

void c_value_into(struct c_generator *g, const struct c_expression *e, struct c_spot spot)
{
    enum c_class class = c_class_of(e->type);
    int32_t mark = g->temps;
    bool plain = spot.where == IN_FRAME && !spot.index;
    if (class == CLASS_VOID)
        c_effect(g, e);
    else if (class != CLASS_AGGREGATE) {
        bool whole = plain && c_class_size(class) >= 4 && !c_is_bit_field(e);
        c_store(g, spot, class, c_value(g, e, whole ? spot.offset : NO_TARGET));
    } else if (e->kind == C_CONDITIONAL) {
        struct c_label no = C_NEW_LABEL, end = C_NEW_LABEL;
        c_branch(g, e->condition, false, &no);
        c_value_into(g, e->left, spot);
        c_emit_jump(g, &end);
        c_bind(g, &no);
        c_value_into(g, e->right, spot);
        c_bind(g, &end);
    } else if (e->kind == C_VA_ARG) {
        if (plain)
            c_va_argument(g, e, spot.offset);
        else {
            int32_t at = c_hidden(g, e->type->size);
            c_va_argument(g, e, at);
            c_copy_spot(g, spot, c_spot_in_frame(at), e->type->size);
        }
    } else
        c_copy_spot(g, spot, c_spot_of(g, e, false), e->type->size);
    g->temps = mark;
}

/* Where the left side is, safe from what the right side does to the pointer that leads there. */
static struct c_spot left_side(struct c_generator *g, const struct c_expression *left,
                               const struct c_expression *right)
{
    struct c_spot spot = c_spot_of(g, left, false);
    if (spot.where == BEHIND_POINTER && spot.pointer < VIRTUAL && right && c_has_effects(right)) {
        int32_t at = c_result_at(g, NO_TARGET, 8);
        c_move(g, c_stands_at(spot.pointer, true), CLASS_POINTER, at);
        spot.pointer = at;
    }
    return spot;
}

static struct c_operand plain_assignment(struct c_generator *g, const struct c_expression *e,
                                         bool wanted)
{
    const struct c_expression *left = e->left;
    enum c_class class = c_class_of(left->type);
    struct c_spot spot = left_side(g, left, e->right);
    if (c_is_bit_field(left)) {
        struct c_operand value = c_value(g, e->right, NO_TARGET);
        return c_store_bits(g, spot, left->member, value, wanted);
    }
    bool plain = spot.where == IN_FRAME && !spot.index;
    bool whole = plain && c_class_size(class) >= 4;
    struct c_operand value = c_value(g, e->right, whole ? spot.offset : NO_TARGET);
    if (!plain && wanted)
        value = c_settled(g, value, class, NO_TARGET);
    c_store(g, spot, class, value);
    /* A constant is what it is; a variable may be read again; else the value stands where it was. */
    if (plain && !value.constant)
        value = c_stands_at(spot.offset, c_is_64(class));
    return value;
}

static int64_t step_of(const struct c_type *type, int64_t by)
{
    if (type->kind != C_POINTER)
        return by;
    return by * (int64_t)MAX(type->base->size, 1);
}

/* Adds to a value of the type, as ++ does. */
static struct c_operand stepped(struct c_generator *g, struct c_operand value,
                                const struct c_type *type, int64_t by, int32_t target)
{
    enum c_class class = c_class_of(type);
    if (type->kind == C_BOOL) {
        /* b++ makes it true, b-- turns it (6.5.3.1p2: as b += 1). */
        value = c_widened(g, value, &class);
        value = c_binary(g, C_ADD, CLASS_I4, value, c_constant(by), NO_TARGET);
        return c_converted(g, value, c_basic_type(C_INT), type, NO_TARGET);
    }
    if (class == CLASS_POINTER) {
        int32_t at;
        if (c_is_runtime_sized(type->base)) {
            struct c_operand size = c_runtime_size(g, type->base, NO_TARGET);
            size = c_settled(g, size, CLASS_I8, NO_TARGET);
            at = c_result_at(g, target, 8);
            size = c_settled(g, c_binary(g, C_MULTIPLY, CLASS_I8, size, c_constant(by), NO_TARGET),
                             CLASS_I8, NO_TARGET);
            c_emit(g, C_OP_PADD, at, value.at, size.at)->imm.integer = 1;
        } else {
            at = c_result_at(g, target, 8);
            c_emit_immediate(g, C_OP_PADDI, at, value.at, step_of(type, by));
        }
        return c_stands_at(at, true);
    }
    if (class == CLASS_F4 || class == CLASS_F8 || class == CLASS_LD) {
        struct c_operand one = c_converted(g, c_constant(by), c_basic_type(C_INT), type, NO_TARGET);
        return c_binary(g, C_ADD, class, value, one, target);
    }
    if (c_is_small(class)) {
        value = c_widened(g, value, &class);
        value = c_binary(g, C_ADD, CLASS_I4, value, c_constant(by), NO_TARGET);
        return c_converted(g, value, c_basic_type(C_INT), type, NO_TARGET);
    }
    return c_binary(g, by < 0 ? C_SUBTRACT : C_ADD, class, value, c_constant(by < 0 ? -by : by),
                    target);
}

static struct c_operand increment(struct c_generator *g, const struct c_expression *e, bool wanted)
{
    const struct c_expression *left = e->left;
    const struct c_type *type = left->type;
    enum c_class class = c_class_of(type);
    bool post = e->kind == C_POST_INCREMENT || e->kind == C_POST_DECREMENT;
    bool bits = c_is_bit_field(left);
    struct c_spot spot = c_spot_of(g, left, false);
    bool plain = spot.where == IN_FRAME && !spot.index && !bits;
    struct c_operand old =
        bits ? c_load_bits(g, spot, left->member, NO_TARGET) : c_load(g, spot, class, NO_TARGET);
    struct c_operand kept = old;
    if (post && wanted && plain) {
        int32_t at = c_result_at(g, NO_TARGET, c_class_size(class));
        c_move(g, old, class, at);
        kept = (struct c_operand){.at = at, .tagged = old.tagged};
    }
    bool whole = plain && c_class_size(class) >= 4;
    struct c_operand new = stepped(g, old, type, e->integer, whole ? spot.offset : NO_TARGET);
    if (bits) {
        new = c_store_bits(g, spot, left->member, new, wanted && !post);
        return post ? kept : new;
    }
    c_store(g, spot, class, new);
    if (post)
        return kept;
    return plain ? c_stands_at(spot.offset, c_is_64(class)) : new;
}

static struct c_operand compound(struct c_generator *g, const struct c_expression *e, bool wanted)
{
    const struct c_expression *left = e->left;
    const struct c_type *type = left->type, *in = e->operation_type;
    enum c_class class = c_class_of(type);
    bool bits = c_is_bit_field(left);
    /* gcc computes the right side first, here. */
    struct c_operand right = c_value(g, e->right, NO_TARGET);
    struct c_spot spot = c_spot_of(g, left, false);
    struct c_operand value =
        bits ? c_load_bits(g, spot, left->member, NO_TARGET) : c_load(g, spot, class, NO_TARGET);
    bool plain = spot.where == IN_FRAME && !spot.index && !bits;
    bool whole = plain && c_class_size(class) >= 4 && c_class_of(in) == class;
    int32_t target = whole ? spot.offset : NO_TARGET;
    if (e->operation == C_POINTER_ADD) {
        struct c_operand size = c_runtime_size(g, type->base, NO_TARGET);
        int32_t at;
        if (right.constant && size.constant) {
            at = c_result_at(g, target, 8);
            c_emit_immediate(g, C_OP_PADDI, at, value.at,
                             (int64_t)((uint64_t)right.integer * (uint64_t)MAX(size.integer, 1)));
        } else {
            if (!size.constant)
                right = c_binary(g, C_MULTIPLY, CLASS_I8, right, size, NO_TARGET);
            right = c_settled(g, right, CLASS_I8, NO_TARGET);
            at = c_result_at(g, target, 8);
            c_emit(g, C_OP_PADD, at, value.at, right.at)->imm.integer =
                size.constant ? MAX(size.integer, 1) : 1;
        }
        value = c_stands_at(at, true);
    } else {
        value = c_converted(g, value, type, in, NO_TARGET);
        if ((e->operation == C_SHIFT_LEFT || e->operation == C_SHIFT_RIGHT) && right.constant)
            right.integer &= 0xffff;
        value = c_binary(g, e->operation, c_class_of(in), value, right, target);
        value = c_converted(g, value, in, type, NO_TARGET);
    }
    if (bits)
        return c_store_bits(g, spot, left->member, value, wanted);
    c_store(g, spot, class, value);
    return plain ? c_stands_at(spot.offset, c_is_64(class)) : value;
}

struct c_operand c_assignment(struct c_generator *g, const struct c_expression *e, bool wanted,
                              int32_t target)
{
    (void)target;
    if (e->kind == C_ASSIGN) {
        if (c_class_of(e->left->type) != CLASS_AGGREGATE)
            return plain_assignment(g, e, wanted);
        c_value_into(g, e->right, left_side(g, e->left, e->right));
        return c_constant(0);
    }
    return e->kind == C_COMPOUND_ASSIGN ? compound(g, e, wanted) : increment(g, e, wanted);
}

/* ---- initialisers ---- */

static struct c_spot further_on(struct c_spot spot, uint64_t offset)
{
    spot.offset += (int32_t)offset;
    return spot;
}

static void initialize_part(struct c_generator *g, struct c_spot spot, const struct c_store *store)
{
    int32_t mark = g->temps;
    struct c_origin before = c_at(g, store->value);
    if (store->bit_field && store->bit_field->bit_width) {
        struct c_operand value = c_value(g, store->value, NO_TARGET);
        c_store_bits(g, spot, store->bit_field, value, false);
    } else if (store->type->kind == C_ARRAY) {
        /* A literal's bytes, as many as the array has room for. */
        const struct c_expression *literal = store->value;
        if (literal->kind == C_DECAY)
            literal = literal->left;
        uint64_t size = MIN(store->type->size, literal->type->size);
        struct c_spot from = c_spot_of(g, literal, false);
        c_copy_spot(g, spot, from, size);
        if (store->type->size > size)
            c_clear_spot(g, further_on(spot, size), store->type->size - size);
    } else
        c_value_into(g, store->value, spot);
    g->origin = before;
    g->temps = mark;
}

void c_initialize(struct c_generator *g, const struct c_variable *variable,
                  const struct c_initializer *initializer)
{
    if (!initializer)
        return;
    struct c_spot spot = c_spot_of_variable(g, variable);
    if (initializer->zero_first && variable->storage == C_AUTOMATIC)
        c_clear_spot(g, spot, variable->type->size);
    for (size_t i = 0; i < initializer->count; i++)
        initialize_part(g, further_on(spot, initializer->stores[i].offset),
                        &initializer->stores[i]);
}
