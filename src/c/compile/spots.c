/* Where lvalues are: loading, storing, copying, addresses. */
#include "c/compile/compile.h"

#include <stdlib.h>

struct c_slot *c_slot_of(struct c_generator *g, const struct c_variable *variable)
{
    if (!variable->compiled) {
        c_refuse(g, variable->place, "variables like this one");
        return &g->program->statics[0];
    }
    return variable->compiled;
}

int32_t c_offset_of(struct c_generator *g, const struct c_slot *slot)
{
    return slot->offset + (slot->function == g->out ? 0 : g->distance);
}

struct c_spot c_spot_in_frame(int32_t offset)
{
    return (struct c_spot){.where = IN_FRAME, .offset = offset, .length = UINT32_MAX, .scale = 1};
}

static struct c_spot behind(int32_t pointer)
{
    return (struct c_spot){.where = BEHIND_POINTER,
                           .pointer = pointer,
                           .length = UINT32_MAX,
                           .scale = 1,
                           .behind_pointer = true};
}

struct c_spot c_spot_of_variable(struct c_generator *g, const struct c_variable *v)
{
    struct c_slot *slot = c_slot_of(g, v);
    if (slot->missing) {
        const struct c_expression *e = g->origin.expression;
        c_error(g->diagnostics, e ? e->place : v->place, e ? e->length : 1,
                "undefined reference to '%s'", v->name);
        slot->missing = false; /* said once */
    }
    if (v->storage != C_AUTOMATIC)
        return (struct c_spot){.where = IN_STATICS,
                               .offset = (int32_t)(slot->address - C_STATICS_BASE),
                               .length = UINT32_MAX,
                               .scale = 1,
                               .slot = slot};
    struct c_spot spot = slot->variable_length ? behind(c_offset_of(g, slot))
                                               : c_spot_in_frame(c_offset_of(g, slot));
    spot.behind_pointer = false;
    spot.slot = slot;
    return spot;
}

/* ---- types of variable length ---- */

bool c_is_runtime_sized(const struct c_type *type)
{
    for (; type->kind == C_ARRAY; type = type->base)
        if (type->length_variable || type->runtime_length)
            return true;
    return false;
}

struct c_operand c_runtime_size(struct c_generator *g, const struct c_type *type, int32_t target)
{
    if (type->kind != C_ARRAY || !c_is_runtime_sized(type))
        return c_constant((int64_t)type->size);
    int32_t mark = g->temps;
    struct c_operand element = c_runtime_size(g, type->base, NO_TARGET), length;
    if (type->length_variable)
        length = c_load(g, c_spot_of_variable(g, type->length_variable), CLASS_U8, NO_TARGET);
    else if (type->runtime_length)
        length = c_value(g, type->runtime_length, NO_TARGET);
    else
        length = c_constant((int64_t)type->length);
    g->temps = mark;
    return c_binary(g, C_MULTIPLY, CLASS_U8, length, element, target);
}

/* An operand times the size of a type, as an index of a scale. */
static int32_t scaled_index(struct c_generator *g, struct c_operand index,
                            const struct c_type *element, int32_t *scale)
{
    if (!c_is_runtime_sized(element)) {
        *scale = (int32_t)element->size;
        return c_settled(g, index, CLASS_I8, NO_TARGET).at;
    }
    *scale = 1;
    struct c_operand size = c_runtime_size(g, element, NO_TARGET);
    return c_settled(g, c_binary(g, C_MULTIPLY, CLASS_I8, index, size, NO_TARGET), CLASS_I8,
                     NO_TARGET)
        .at;
}

/* ---- elements ---- */

/* Is it an array at the end of a struct, reached through a pointer? Then programs mean more elements than it has. */
static bool is_trailing(const struct c_expression *array, const struct c_spot *spot)
{
    if (array->kind != C_MEMBER || !spot->behind_pointer)
        return false;
    const struct c_type *outer = array->left->type;
    return array->member == &outer->members[outer->member_count - 1];
}

/* What has been indexed becomes one number of bytes, checked. */
static void flatten(struct c_generator *g, struct c_spot *spot)
{
    if (!spot->index || (spot->scale == 1 && spot->length == UINT32_MAX))
        return;
    int32_t at = c_result_at(g, NO_TARGET, 8);
    struct c_code *code =
        c_emit(g, C_OP_INDEX0, at, spot->index, spot->where == BEHIND_POINTER ? spot->pointer : 0);
    code->imm.place.scale = spot->scale;
    code->imm.place.length = spot->length;
    spot->index = at;
    spot->scale = 1;
    spot->length = UINT32_MAX;
}

static void add_index(struct c_generator *g, struct c_spot *spot, int32_t index, int32_t scale,
                      uint32_t length)
{
    if (!spot->index) {
        spot->index = index;
        spot->scale = scale;
        spot->length = length;
        return;
    }
    flatten(g, spot);
    int32_t at = c_result_at(g, NO_TARGET, 8);
    struct c_code *code = c_emit(g, C_OP_INDEX, at, index, spot->index);
    code->imm.place.scale = scale;
    code->imm.place.length = length;
    spot->index = at;
}

static bool fits_displacement(const struct c_spot *spot, int64_t more)
{
    return more > -(1 << 30) && more < (1 << 30) && spot->offset + more < (1 << 30) &&
           spot->offset + more > -(1 << 30);
}

static struct c_spot spot_of_element(struct c_generator *g, const struct c_expression *e,
                                     bool address_only)
{
    const struct c_type *array = e->left->type;
    struct c_spot spot = c_spot_of(g, e->left, address_only);
    struct c_operand index = c_value(g, e->right, NO_TARGET);
    bool bounded = !address_only && array->complete && !c_is_runtime_sized(array) &&
                   array->length < UINT32_MAX && !is_trailing(e->left, &spot);
    if (index.constant && !c_is_runtime_sized(e->type) &&
        (!bounded || (uint64_t)index.integer < array->length)) {
        int64_t bytes;
        if (!__builtin_mul_overflow(index.integer, (int64_t)e->type->size, &bytes) &&
            fits_displacement(&spot, bytes)) {
            spot.offset += (int32_t)bytes;
            return spot;
        }
    }
    int32_t scale;
    int32_t at = scaled_index(g, index, e->type, &scale);
    add_index(g, &spot, at, scale, bounded ? (uint32_t)array->length : UINT32_MAX);
    if (spot.where == BEHIND_POINTER)
        flatten(g, &spot);
    return spot;
}

/* What *left is. Sums of a pointer and a number need not be computed first. */
static struct c_spot spot_of_dereference(struct c_generator *g, const struct c_expression *pointer)
{
    if (pointer->kind == C_ADDRESS || pointer->kind == C_DECAY)
        return c_spot_of(g, pointer->left, false);
    if (pointer->kind != C_POINTER_ADD) {
        struct c_operand at = c_value(g, pointer, NO_TARGET);
        return behind(c_settled(g, at, CLASS_POINTER, NO_TARGET).at);
    }
    c_at(g, pointer);
    struct c_operand base = c_value(g, pointer->left, NO_TARGET);
    struct c_spot spot = behind(c_settled(g, base, CLASS_POINTER, NO_TARGET).at);
    struct c_operand index = c_value(g, pointer->right, NO_TARGET);
    const struct c_type *element = pointer->type->base;
    int64_t bytes;
    if (index.constant && !c_is_runtime_sized(element) &&
        !__builtin_mul_overflow(index.integer, (int64_t)element->size, &bytes) &&
        fits_displacement(&spot, bytes)) {
        spot.offset = (int32_t)bytes;
        return spot;
    }
    spot.index = scaled_index(g, index, element, &spot.scale);
    return spot;
}

/* ---- structs that are no lvalues ---- */

static struct c_spot spot_of_value(struct c_generator *g, const struct c_expression *e)
{
    switch (e->kind) {
    case C_CALL: return c_call_aggregate(g, e);
    case C_ASSIGN: {
        struct c_spot to = c_spot_of(g, e->left, false);
        c_value_into(g, e->right, to);
        return to;
    }
    case C_STATEMENTS: return c_statements_spot(g, e);
    case C_COMMA: c_effect(g, e->left); return c_spot_of(g, e->right, false);
    case C_CONVERT: return c_spot_of(g, e->left, false);
    default: {
        struct c_spot spot = c_spot_in_frame(c_hidden(g, e->type->size));
        c_value_into(g, e, spot);
        return spot;
    }
    }
}

struct c_spot c_spot_of(struct c_generator *g, const struct c_expression *e, bool address_only)
{
    struct c_origin before = c_at(g, e);
    struct c_spot spot;
    switch (e->kind) {
    case C_VARIABLE: spot = c_spot_of_variable(g, e->variable); break;
    case C_COMPOUND_LITERAL:
        if (e->variable->storage == C_AUTOMATIC) {
            c_declare(g, e->variable);
            c_initialize(g, e->variable, e->initializer);
        }
        spot = c_spot_of_variable(g, e->variable);
        break;
    case C_DEREFERENCE: spot = spot_of_dereference(g, e->left); break;
    case C_MEMBER:
        spot = c_spot_of(g, e->left, address_only);
        if (fits_displacement(&spot, (int64_t)e->offset))
            spot.offset += (int32_t)e->offset;
        else
            c_refuse(g, e->place, "structs as large as this one");
        break;
    case C_INDEX: spot = spot_of_element(g, e, address_only); break;
    default: spot = spot_of_value(g, e); break;
    }
    g->origin = before;
    return spot;
}

/* ---- addresses ---- */

static struct c_slot *slot_of_hidden(struct c_generator *g, int32_t offset)
{
    struct c_slot *slot = arena_alloc(&g->program->arena, sizeof *slot);
    int32_t *blocks = realloc(g->out->blocks, (g->out->block_count + 2) * sizeof *blocks);
    if (blocks)
        g->out->blocks = blocks;
    if (!slot || !blocks) {
        g->failed = true;
        return slot;
    }
    /* From there up to what is laid out: the struct and no more than its neighbours in the same statement. */
    *slot = (struct c_slot){.function = g->out,
                            .offset = offset,
                            .size = (uint64_t)(c_hidden_top(g) - offset),
                            .block = c_kept(g)};
    blocks[g->out->block_count++] = slot->block;
    return slot;
}

static int32_t base_address(struct c_generator *g, struct c_spot *spot, int32_t target)
{
    int32_t at = c_result_at(g, target, 8);
    if (spot->where == IN_STATICS) {
        uint64_t address = (uint64_t)C_STATICS_BASE + (uint64_t)(int64_t)spot->offset;
        c_emit_immediate(g, C_OP_LDI_P, at, 0, (int64_t)address)->c =
            (int32_t)spot->slot->provenance;
        return at;
    }
    struct c_slot *slot = (struct c_slot *)(uintptr_t)spot->slot;
    if (!slot)
        slot = slot_of_hidden(g, spot->offset);
    if (!slot)
        return at;
    int32_t more = spot->offset - c_offset_of(g, slot);
    int32_t block = slot->block;
    if (slot->function != g->out && block)
        block += g->distance;
    struct c_code *code = c_emit(g, C_OP_ADDRESS, at, block, more);
    code->imm.pointer = slot;
    return at;
}

struct c_operand c_address_of_spot(struct c_generator *g, struct c_spot spot, int32_t target)
{
    if (spot.length != UINT32_MAX)
        flatten(g, &spot);
    int32_t base = spot.pointer;
    if (spot.where != BEHIND_POINTER)
        base = base_address(g, &spot, spot.index ? NO_TARGET : target);
    else if (spot.offset) {
        base = c_result_at(g, spot.index ? NO_TARGET : target, 8);
        c_emit_immediate(g, C_OP_PADDI, base, spot.pointer, spot.offset);
    }
    if (spot.index) {
        int32_t at = c_result_at(g, target, 8);
        c_emit(g, C_OP_PADD, at, base, spot.index)->imm.integer = spot.scale;
        base = at;
    }
    return c_stands_at(base, true);
}

/* ---- loading and storing ---- */

static unsigned load_index(enum c_class class)
{
    static const uint8_t of[] = {
        [CLASS_I1] = 0, [CLASS_U1] = 1, [CLASS_I2] = 2,      [CLASS_U2] = 3,
        [CLASS_I4] = 4, [CLASS_U4] = 4, [CLASS_F4] = 4,      [CLASS_F8] = 5,
        [CLASS_I8] = 6, [CLASS_U8] = 6, [CLASS_POINTER] = 6, [CLASS_LD] = 7};
    return of[class];
}

static unsigned store_index(enum c_class class, bool tagged)
{
    if (c_is_64(class))
        return tagged ? 4 : 3;
    static const uint8_t of[] = {
        [CLASS_I1] = 0, [CLASS_U1] = 0, [CLASS_I2] = 1, [CLASS_U2] = 1, [CLASS_I4] = 2,
        [CLASS_U4] = 2, [CLASS_F4] = 2, [CLASS_F8] = 3, [CLASS_LD] = 5};
    return of[class];
}

static void emit_access(struct c_generator *g, const struct c_spot *spot, unsigned which,
                        unsigned plain, unsigned indexed, unsigned in_frame, unsigned statics,
                        unsigned statics_indexed, int32_t value)
{
    struct c_code *code;
    if (spot->where == BEHIND_POINTER) {
        code =
            c_emit(g, (spot->index ? indexed : plain) + which, value, spot->pointer, spot->index);
        code->imm.element.scale = spot->scale;
        code->imm.element.displacement = spot->offset;
        return;
    }
    if (spot->where == IN_FRAME)
        code = c_emit(g, in_frame + which, value, spot->offset, spot->index);
    else
        code = c_emit(g, (spot->index ? statics_indexed : statics) + which, value, spot->offset,
                      spot->index);
    code->imm.place.scale = spot->scale;
    code->imm.place.length = spot->length;
}

struct c_operand c_load(struct c_generator *g, struct c_spot spot, enum c_class class,
                        int32_t target)
{
    if (spot.where == IN_FRAME && !spot.index)
        return c_stands_at(spot.offset, c_is_64(class));
    bool small = c_is_small(class);
    int32_t at = c_result_at(g, small ? NO_TARGET : target, c_class_size(class));
    if (spot.where == BEHIND_POINTER && spot.length != UINT32_MAX)
        flatten(g, &spot);
    emit_access(g, &spot, load_index(class), C_OP_L_1S, C_OP_LX_1S, C_OP_LF_1S, C_OP_LG_1S,
                C_OP_LGX_1S, at);
    return (struct c_operand){.at = at, .wide = small, .tagged = c_is_64(class)};
}

void c_store(struct c_generator *g, struct c_spot spot, enum c_class class,
             struct c_operand operand)
{
    if (spot.where == IN_FRAME && !spot.index) {
        c_move(g, operand, class, spot.offset);
        return;
    }
    operand = c_settled(g, operand, class, NO_TARGET);
    emit_access(g, &spot, store_index(class, operand.tagged), C_OP_S_1, C_OP_SX_1, C_OP_SF_1,
                C_OP_SG_1, C_OP_SGX_1, operand.at);
}

/* ---- whole structs ---- */

static bool is_plain_frame(const struct c_spot *spot)
{
    return spot->where == IN_FRAME && !spot->index;
}

void c_copy_spot(struct c_generator *g, struct c_spot to, struct c_spot from, uint64_t size)
{
    if (!size)
        return;
    int32_t mark = g->temps;
    unsigned op = is_plain_frame(&to) ? (is_plain_frame(&from) ? C_OP_MOV_N : C_OP_L_N)
                                      : (is_plain_frame(&from) ? C_OP_S_N : C_OP_COPY_N);
    int32_t a = to.offset, b = from.offset;
    if (!is_plain_frame(&to))
        a = c_address_of_spot(g, to, NO_TARGET).at;
    if (!is_plain_frame(&from))
        b = c_address_of_spot(g, from, NO_TARGET).at;
    if (op == C_OP_S_N)
        c_emit_immediate(g, op, b, a, (int64_t)size);
    else
        c_emit_immediate(g, op, a, b, (int64_t)size);
    g->temps = mark;
}

void c_clear_spot(struct c_generator *g, struct c_spot spot, uint64_t size)
{
    int32_t mark = g->temps;
    if (!size)
        return;
    if (is_plain_frame(&spot))
        c_emit_immediate(g, C_OP_ZERO_N, spot.offset, 0, (int64_t)size);
    else
        c_emit_immediate(g, C_OP_CLEAR_N, c_address_of_spot(g, spot, NO_TARGET).at, 0,
                         (int64_t)size);
    g->temps = mark;
}

/* ---- bit-fields ---- */

bool c_is_bit_field(const struct c_expression *e)
{
    return e->kind == C_MEMBER && e->member && e->member->bit_width;
}

/* The bytes that hold a bit-field and no more than they must: some that follow may belong to nothing. */
static struct c_spot unit_of(struct c_spot spot, const struct c_member *member,
                             unsigned *bit_offset, enum c_class *class)
{
    unsigned first = member->bit_offset / 8;
    unsigned bytes = (member->bit_offset % 8 + member->bit_width + 7) / 8;
    static const uint8_t classes[] = {0, CLASS_U1, CLASS_U2, 0, CLASS_U4, 0, 0, 0, CLASS_U8};
    if (bytes <= 8 && classes[bytes]) {
        spot.offset += (int32_t)first;
        *bit_offset = member->bit_offset % 8;
        *class = (enum c_class)classes[bytes];
    } else {
        *bit_offset = member->bit_offset;
        *class = member->type->size == 8 ? CLASS_U8 : CLASS_U4;
    }
    return spot;
}

static void describe_bits(struct c_code *code, const struct c_member *member, unsigned bit_offset)
{
    code->imm.bits_at.offset = (uint8_t)bit_offset;
    code->imm.bits_at.width = member->bit_width;
    code->imm.bits_at.is_signed = c_is_signed(member->type);
}

/* The unit in a temporary of eight bytes. */
static struct c_operand load_unit(struct c_generator *g, struct c_spot unit, enum c_class class,
                                  int32_t at)
{
    struct c_operand value = c_load(g, unit, class, NO_TARGET);
    if (class == CLASS_U8)
        c_move(g, value, CLASS_U8, at);
    else
        c_emit(g,
               value.wide || class == CLASS_U4 ? C_OP_ZX_4_8
               : class == CLASS_U2             ? C_OP_ZX_2_8
                                               : C_OP_ZX_1_8,
               at, value.at, 0);
    return c_stands_at(at, false);
}

struct c_operand c_load_bits(struct c_generator *g, struct c_spot spot,
                             const struct c_member *member, int32_t target)
{
    unsigned bit_offset;
    enum c_class class;
    int32_t at = c_result_at(g, NO_TARGET, 8), mark = g->temps;
    (void)target;
    spot = unit_of(spot, member, &bit_offset, &class);
    load_unit(g, spot, class, at);
    g->temps = mark;
    describe_bits(c_emit(g, C_OP_BITS_GET, at, at, 0), member, bit_offset);
    return (struct c_operand){.at = at, .wide = c_is_small(c_class_of(member->type))};
}

struct c_operand c_store_bits(struct c_generator *g, struct c_spot spot,
                              const struct c_member *member, struct c_operand operand, bool wanted)
{
    unsigned bit_offset;
    enum c_class class, from = c_class_of(member->type);
    int32_t at = c_result_at(g, NO_TARGET, 8), mark = g->temps;
    operand = c_settled(g, operand, from, NO_TARGET);
    operand = c_widened(g, operand, &from);
    spot = unit_of(spot, member, &bit_offset, &class);
    load_unit(g, spot, class, at);
    struct c_code *code = c_emit(g, C_OP_BITS_PUT, at, operand.at, 0);
    describe_bits(code, member, bit_offset);
    /* A field wider than 32 bits takes its bits from a long. */
    code->c = c_is_64(from);
    c_store(g, spot, class, c_stands_at(at, false));
    g->temps = mark;
    if (!wanted)
        return c_stands_at(at, false);
    describe_bits(c_emit(g, C_OP_BITS_GET, at, at, 0), member, bit_offset);
    return (struct c_operand){.at = at, .wide = c_is_small(c_class_of(member->type))};
}
