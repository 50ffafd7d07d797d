/* Values on their way: what class a type is of, and how an operand is moved and converted. */
#include "c/compile/compile.h"

static const struct {
    uint8_t size;
    enum c_class as_unsigned;
} classes[] = {
    [CLASS_I4] = {4, CLASS_U4},
    [CLASS_U4] = {4, CLASS_U4},
    [CLASS_I8] = {8, CLASS_U8},
    [CLASS_U8] = {8, CLASS_U8},
    [CLASS_F4] = {4, CLASS_F4},
    [CLASS_F8] = {8, CLASS_F8},
    [CLASS_LD] = {16, CLASS_LD},
    [CLASS_I1] = {1, CLASS_U1},
    [CLASS_U1] = {1, CLASS_U1},
    [CLASS_I2] = {2, CLASS_U2},
    [CLASS_U2] = {2, CLASS_U2},
    [CLASS_POINTER] = {8, CLASS_POINTER},
    [CLASS_AGGREGATE] = {0, CLASS_AGGREGATE},
    [CLASS_VOID] = {0, CLASS_VOID},
};

enum c_class c_class_of(const struct c_type *type)
{
    static const uint8_t of[] = {
        [C_VOID] = CLASS_VOID,
        [C_BOOL] = CLASS_U1,
        [C_CHAR] = CLASS_I1,
        [C_SIGNED_CHAR] = CLASS_I1,
        [C_UNSIGNED_CHAR] = CLASS_U1,
        [C_SHORT] = CLASS_I2,
        [C_UNSIGNED_SHORT] = CLASS_U2,
        [C_INT] = CLASS_I4,
        [C_UNSIGNED_INT] = CLASS_U4,
        [C_LONG] = CLASS_I8,
        [C_UNSIGNED_LONG] = CLASS_U8,
        [C_LONG_LONG] = CLASS_I8,
        [C_UNSIGNED_LONG_LONG] = CLASS_U8,
        [C_FLOAT] = CLASS_F4,
        [C_DOUBLE] = CLASS_F8,
        [C_LONG_DOUBLE] = CLASS_LD,
        [C_POINTER] = CLASS_POINTER,
        [C_ARRAY] = CLASS_AGGREGATE,
        [C_FUNCTION] = CLASS_POINTER,
        [C_STRUCT] = CLASS_AGGREGATE,
        [C_UNION] = CLASS_AGGREGATE,
        [C_VA_LIST] = CLASS_AGGREGATE,
    };
    if (type->kind == C_ENUM)
        return type->base ? c_class_of(type->base) : CLASS_U4;
    return (enum c_class)of[type->kind];
}

bool c_is_64(enum c_class class)
{
    return class == CLASS_I8 || class == CLASS_U8 || class == CLASS_POINTER;
}

bool c_is_small(enum c_class class)
{
    return class >= CLASS_I1 && class <= CLASS_U2;
}

uint64_t c_class_size(enum c_class class)
{
    return classes[class].size;
}

static bool is_floating(enum c_class class)
{
    return class == CLASS_F4 || class == CLASS_F8 || class == CLASS_LD;
}

static bool is_signed(enum c_class class)
{
    return classes[class].as_unsigned != class;
}

/* As a value of the class extends it to 64 bits. */
static int64_t narrowed(int64_t value, enum c_class class)
{
    switch (class) {
    case CLASS_I1: return (int8_t)value;
    case CLASS_U1: return (uint8_t)value;
    case CLASS_I2: return (int16_t)value;
    case CLASS_U2: return (uint16_t)value;
    case CLASS_I4: return (int32_t)value;
    case CLASS_U4: return (uint32_t)value;
    default: return value;
    }
}

/* ---- moving ---- */

static void load_constant(struct c_generator *g, int64_t value, enum c_class class, int32_t at)
{
    unsigned op;
    switch (classes[class].size) {
    case 1: op = C_OP_LDI_1; break;
    case 2: op = C_OP_LDI_2; break;
    case 4: op = C_OP_LDI_4; break;
    default: op = C_OP_LDI_P; break;
    }
    c_emit_immediate(g, op, at, 0, value);
}

struct c_operand c_settled(struct c_generator *g, struct c_operand operand, enum c_class class,
                           int32_t target)
{
    if (!operand.constant)
        return operand;
    /* In a temporary it may as well be four bytes: whoever widens it finds it wide. */
    bool small = c_is_small(class) && target == NO_TARGET;
    int32_t at = c_result_at(g, target, classes[class].size);
    load_constant(g, operand.integer, small ? CLASS_I4 : class, at);
    return (struct c_operand){.at = at, .wide = small, .tagged = c_is_64(class)};
}

void c_move(struct c_generator *g, struct c_operand operand, enum c_class class, int32_t at)
{
    if (operand.constant) {
        load_constant(g, operand.integer, class, at);
        return;
    }
    if (operand.at == at)
        return;
    unsigned op;
    if (class == CLASS_LD)
        op = C_OP_MOV_LD;
    else if (c_is_64(class))
        op = operand.tagged ? C_OP_MOV_P : C_OP_MOV_8Z;
    else
        switch (classes[class].size) {
        case 1: op = C_OP_MOV_1; break;
        case 2: op = C_OP_MOV_2; break;
        case 4: op = C_OP_MOV_4; break;
        default: op = C_OP_MOV_8; break;
        }
    c_emit(g, op, at, operand.at, 0);
}

/* ---- converting ---- */

/* An integer narrower than an int becomes one, or a long. */
static struct c_operand extended(struct c_generator *g, struct c_operand operand, enum c_class from,
                                 bool to_64, int32_t target)
{
    static const uint16_t ops[][2] = {
        [CLASS_I1] = {C_OP_SX_1_4, C_OP_SX_1_8}, [CLASS_U1] = {C_OP_ZX_1_4, C_OP_ZX_1_8},
        [CLASS_I2] = {C_OP_SX_2_4, C_OP_SX_2_8}, [CLASS_U2] = {C_OP_ZX_2_4, C_OP_ZX_2_8},
        [CLASS_I4] = {0, C_OP_SX_4_8},           [CLASS_U4] = {0, C_OP_ZX_4_8},
    };
    if (!to_64 && (operand.wide || !c_is_small(from)))
        return operand;
    if (operand.wide && to_64)
        from = is_signed(from) ? CLASS_I4 : CLASS_U4;
    int32_t at = c_result_at(g, target, 8);
    c_emit(g, ops[from][to_64], at, operand.at, 0);
    return (struct c_operand){.at = at, .wide = !to_64};
}

struct c_operand c_widened(struct c_generator *g, struct c_operand operand, enum c_class *class)
{
    enum c_class from = *class;
    if (!c_is_small(from))
        return operand;
    *class = CLASS_I4;
    return operand.constant ? operand : extended(g, operand, from, false, NO_TARGET);
}

static struct c_operand to_bool(struct c_generator *g, struct c_operand operand, enum c_class class,
                                int32_t target)
{
    if (operand.constant)
        return c_constant(operand.integer != 0);
    unsigned op;
    if (is_floating(class))
        op = C_OP_BOOL_F4 + (class - CLASS_F4);
    else if (operand.wide)
        op = C_OP_BOOL_4;
    else
        switch (classes[class].size) {
        case 1: op = C_OP_BOOL_1; break;
        case 2: op = C_OP_BOOL_2; break;
        case 4: op = C_OP_BOOL_4; break;
        default: op = C_OP_BOOL_8; break;
        }
    (void)target; /* an int is written, the target has room for a bool */
    int32_t at = c_result_at(g, NO_TARGET, 4);
    c_emit(g, op, at, operand.at, 0);
    return (struct c_operand){.at = at, .wide = true};
}

static struct c_operand to_floating(struct c_generator *g, struct c_operand operand,
                                    enum c_class from, enum c_class to, int32_t target)
{
    static const uint16_t ops[] = {
        [CLASS_F4] = C_OP_TO_F4_I4, [CLASS_F8] = C_OP_TO_F8_I4, [CLASS_LD] = C_OP_TO_LD_I4};
    if (from == to)
        return operand;
    if (from == CLASS_POINTER)
        from = CLASS_U8;
    operand = c_settled(g, operand, from, NO_TARGET);
    operand = c_widened(g, operand, &from);
    int32_t at = c_result_at(g, target, classes[to].size);
    c_emit(g, ops[to] + from, at, operand.at, 0);
    return c_stands_at(at, false);
}

static struct c_operand from_floating(struct c_generator *g, struct c_operand operand,
                                      enum c_class from, enum c_class to, int32_t target)
{
    static const uint16_t ops[] = {[CLASS_I4] = C_OP_TO_I4_F4,
                                   [CLASS_U4] = C_OP_TO_U4_F4,
                                   [CLASS_I8] = C_OP_TO_I8_F4,
                                   [CLASS_U8] = C_OP_TO_U8_F4};
    /* As cvttsd2si and a truncation do it. */
    bool small = c_is_small(to);
    int32_t at = c_result_at(g, small ? NO_TARGET : target, 8);
    c_emit(g, ops[small ? CLASS_I4 : to] + (from - CLASS_F4), at, operand.at, 0);
    return c_stands_at(at, false);
}

struct c_operand c_converted(struct c_generator *g, struct c_operand operand,
                             const struct c_type *from_type, const struct c_type *to_type,
                             int32_t target)
{
    enum c_class from = c_class_of(from_type), to = c_class_of(to_type);
    if (to == CLASS_VOID || to == CLASS_AGGREGATE || from == CLASS_AGGREGATE)
        return operand;
    if (to_type->kind == C_BOOL)
        return from_type->kind == C_BOOL ? operand : to_bool(g, operand, from, target);
    if (is_floating(to))
        return to_floating(g, operand, from, to, target);
    if (is_floating(from))
        return from_floating(g, operand, from, to, target);
    if (operand.constant)
        return c_constant(narrowed(operand.integer, to));
    if (classes[to].size > classes[from].size) {
        operand = extended(g, operand, from, classes[to].size == 8,
                           classes[to].size >= 4 ? target : NO_TARGET);
        if (c_is_small(to))
            operand.wide = !is_signed(from) || is_signed(to);
    } else if (classes[to].size < 4)
        /* The low bytes are there already; what extended the whole does not extend them. */
        operand.wide = operand.wide && from == to;
    if (to == CLASS_POINTER && from != CLASS_POINTER) {
        int32_t at = c_result_at(g, target, 8);
        c_emit(g, C_OP_TO_P, at, operand.at, 0);
        operand = c_stands_at(at, true);
    }
    return operand;
}
