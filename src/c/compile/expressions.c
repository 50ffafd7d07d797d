/* Expressions: their values, and what they do. */
#include "c/compile/compile.h"

#include <string.h>

bool c_is_lvalue(const struct c_expression *e)
{
    switch (e->kind) {
    case C_VARIABLE:
    case C_DEREFERENCE:
    case C_INDEX:
    case C_COMPOUND_LITERAL: return true;
    case C_MEMBER: return c_is_lvalue(e->left);
    default: return false;
    }
}

/* Does it change anything, or call? Then what stands beside it must not be read too early or too late. */
bool c_has_effects(const struct c_expression *e)
{
    for (; e; e = e->right) {
        if ((e->kind >= C_STATEMENTS && e->kind <= C_CALL) || e->kind >= C_VA_START ||
            e->kind == C_COMPOUND_LITERAL)
            return true;
        if (c_has_effects(e->condition) || c_has_effects(e->left))
            return true;
    }
    return false;
}

static struct c_operand floating_constant(struct c_generator *g, const struct c_expression *e,
                                          int32_t target)
{
    enum c_class class = c_class_of(e->type);
    int32_t at = c_result_at(g, target, c_class_size(class));
    if (class == CLASS_F4) {
        float number = (float)e->floating;
        uint32_t bits;
        memcpy(&bits, &number, sizeof bits);
        c_emit_immediate(g, C_OP_LDI_4, at, 0, (int64_t)bits);
    } else if (class == CLASS_F8)
        c_emit(g, C_OP_LDI_8, at, 0, 0)->imm.number = (double)e->floating;
    else {
        long double *kept = arena_alloc(&g->program->arena, sizeof *kept);
        if (!kept) {
            g->failed = true;
            return c_stands_at(at, false);
        }
        *kept = e->floating;
        c_emit(g, C_OP_LDI_LD, at, 0, 0)->imm.pointer = kept;
    }
    return c_stands_at(at, false);
}

/* ---- operators ---- */

static unsigned operation_of(enum c_expression_kind kind)
{
    switch (kind) {
    case C_ADD: return C_OP_ADD_I4;
    case C_SUBTRACT: return C_OP_SUB_I4;
    case C_MULTIPLY: return C_OP_MUL_I4;
    case C_DIVIDE: return C_OP_DIV_I4;
    case C_REMAINDER: return C_OP_REM_I4;
    case C_AND: return C_OP_AND_I4;
    case C_OR: return C_OP_OR_I4;
    case C_XOR: return C_OP_XOR_I4;
    case C_SHIFT_LEFT: return C_OP_SHL_I4;
    default: return C_OP_SHR_I4;
    }
}

static unsigned immediate_of(enum c_expression_kind kind)
{
    switch (kind) {
    case C_ADD: return C_OP_ADDI_I4;
    case C_SUBTRACT: return C_OP_SUBI_I4;
    case C_MULTIPLY: return C_OP_MULI_I4;
    case C_DIVIDE: return C_OP_DIVI_I4;
    case C_REMAINDER: return C_OP_REMI_I4;
    case C_AND: return C_OP_ANDI_I4;
    case C_OR: return C_OP_ORI_I4;
    case C_XOR: return C_OP_XORI_I4;
    case C_SHIFT_LEFT: return C_OP_SHLI_I4;
    default: return C_OP_SHRI_I4;
    }
}

static bool commutes(enum c_expression_kind kind)
{
    return kind == C_ADD || kind == C_MULTIPLY || kind == C_AND || kind == C_OR || kind == C_XOR;
}

struct c_operand c_binary(struct c_generator *g, enum c_expression_kind kind, enum c_class class,
                          struct c_operand left, struct c_operand right, int32_t target)
{
    if (class == CLASS_POINTER)
        class = CLASS_U8;
    bool shift = kind == C_SHIFT_LEFT || kind == C_SHIFT_RIGHT;
    if (left.constant && !right.constant && commutes(kind)) {
        struct c_operand swapped = left;
        left = right;
        right = swapped;
    }
    left = c_settled(g, left, class, NO_TARGET);
    if (right.constant && class <= CLASS_U8) {
        int32_t at = c_result_at(g, target, c_class_size(class));
        c_emit_immediate(g, immediate_of(kind) + class, at, left.at, right.integer);
        return c_stands_at(at, false);
    }
    right = c_settled(g, right, shift ? CLASS_I4 : class, NO_TARGET);
    int32_t at = c_result_at(g, target, c_class_size(class));
    c_emit(g, operation_of(kind) + class, at, left.at, right.at);
    return c_stands_at(at, false);
}

bool c_is_read_late(const struct c_expression *e)
{
    return e->kind == C_VARIABLE && e->variable->storage == C_AUTOMATIC &&
           !e->variable->address_taken;
}

struct c_operand c_set_apart(struct c_generator *g, struct c_operand operand, enum c_class class)
{
    if (operand.constant || operand.at >= VIRTUAL)
        return operand;
    int32_t at = c_result_at(g, NO_TARGET, c_class_size(class));
    c_move(g, operand, class, at);
    operand.at = at;
    return operand;
}

/* Both operands, in gcc's order: left first, but for a variable, which is read when it is used. */
static void both(struct c_generator *g, const struct c_expression *e, struct c_operand *left,
                 struct c_operand *right, enum c_class class)
{
    bool effects = c_has_effects(e->right);
    if (effects && e->left->kind == C_VARIABLE) {
        *right = c_value(g, e->right, NO_TARGET);
        *left = c_value(g, e->left, NO_TARGET);
        return;
    }
    *left = c_value(g, e->left, NO_TARGET);
    if (effects && e->left->kind == C_MEMBER)
        *left = c_set_apart(g, *left, class);
    *right = c_value(g, e->right, NO_TARGET);
}

/* The provenance of arithmetic on a pointer turned integer, where there may be one. */
static bool may_be_address(const struct c_expression *e)
{
    while (e->kind == C_CONVERT && c_class_of(e->type) != CLASS_POINTER) {
        if (e->left->type->kind == C_POINTER)
            return true;
        if (e->left->type->size != 8)
            return false;
        e = e->left;
    }
    if (e->kind == C_ADD || e->kind == C_SUBTRACT || e->kind == C_AND || e->kind == C_OR ||
        e->kind == C_XOR)
        return may_be_address(e->left) || may_be_address(e->right);
    return false;
}

static struct c_operand arithmetic(struct c_generator *g, const struct c_expression *e,
                                   int32_t target)
{
    struct c_operand left, right;
    enum c_class class = c_class_of(e->type);
    bool tags = c_is_64(class) && may_be_address(e);
    both(g, e, &left, &right, class);
    if ((e->kind == C_SHIFT_LEFT || e->kind == C_SHIFT_RIGHT) && right.constant)
        right.integer &= 0xffff; /* far too much stays far too much */
    if (!tags)
        return c_binary(g, e->kind, class, left, right, target);
    left = c_settled(g, left, class, NO_TARGET);
    right = c_settled(g, right, class, NO_TARGET);
    int32_t at = c_result_at(g, NO_TARGET, 8);
    c_emit(g, operation_of(e->kind) + class, at, left.at, right.at);
    c_emit(g, C_OP_TAG, at, left.tagged ? left.at : at, right.tagged ? right.at : left.at);
    return c_stands_at(at, true);
}

static enum c_expression_kind mirrored(enum c_expression_kind kind)
{
    switch (kind) {
    case C_LESS: return C_GREATER;
    case C_LESS_EQUAL: return C_GREATER_EQUAL;
    case C_GREATER: return C_LESS;
    case C_GREATER_EQUAL: return C_LESS_EQUAL;
    default: return kind;
    }
}

struct compared {
    enum c_expression_kind kind;
    enum c_class class;
    struct c_operand left, right; /* at most the right one is a constant */
};

static struct compared compared_of(struct c_generator *g, const struct c_expression *e)
{
    struct compared c = {.kind = e->kind, .class = c_class_of(e->left->type)};
    enum c_class right_class = c_class_of(e->right->type);
    both(g, e, &c.left, &c.right, c.class);
    c.left = c_widened(g, c.left, &c.class);
    c.right = c_widened(g, c.right, &right_class);
    if (c.class == CLASS_POINTER)
        c.class = CLASS_U8;
    if (c.left.constant && !c.right.constant) {
        struct c_operand swapped = c.left;
        c.left = c.right;
        c.right = swapped;
        c.kind = mirrored(c.kind);
    }
    c.left = c_settled(g, c.left, c.class, NO_TARGET);
    if (c.class > CLASS_U8)
        c.right = c_settled(g, c.right, c.class, NO_TARGET);
    return c;
}

static struct c_operand comparison(struct c_generator *g, const struct c_expression *e,
                                   int32_t target)
{
    enum { NUMBER_TYPES = C_OP_NE_I4 - C_OP_EQ_I4, INTEGER_TYPES = C_OP_NEI_I4 - C_OP_EQI_I4 };
    struct compared c = compared_of(g, e);
    unsigned which = c.kind - C_EQUAL;
    int32_t at = c_result_at(g, target, 4);
    if (c.right.constant)
        c_emit_immediate(g, C_OP_EQI_I4 + which * INTEGER_TYPES + c.class, at, c.left.at,
                         c.right.integer);
    else
        c_emit(g, C_OP_EQ_I4 + which * NUMBER_TYPES + c.class, at, c.left.at, c.right.at);
    return c_stands_at(at, false);
}

/* ---- conditions ---- */

static enum c_expression_kind negated(enum c_expression_kind kind)
{
    static const uint8_t of[] = {C_NOT_EQUAL, C_EQUAL,      C_GREATER_EQUAL,
                                 C_GREATER,   C_LESS_EQUAL, C_LESS};
    return (enum c_expression_kind)of[kind - C_EQUAL];
}

static void branch_compared(struct c_generator *g, const struct c_expression *e, bool sense,
                            struct c_label *label)
{
    enum { TYPES = C_OP_JNE_I4 - C_OP_JEQ_I4 };
    struct c_origin before = c_at(g, e);
    struct compared c = compared_of(g, e);
    unsigned which = (sense ? c.kind : negated(c.kind)) - C_EQUAL;
    if (c.right.constant)
        c_emit_immediate(g, C_OP_JEQI_I4 + which * TYPES + c.class, c.left.at, 0, c.right.integer);
    else
        c_emit(g, C_OP_JEQ_I4 + which * TYPES + c.class, c.left.at, c.right.at, 0);
    c_jumps_to(g, label);
    g->origin = before;
}

static bool is_integer_like(const struct c_type *type)
{
    enum c_class class = c_class_of(type);
    return class <= CLASS_U8 || c_is_small(class) || class == CLASS_POINTER;
}

static bool is_integer_comparison(const struct c_expression *e)
{
    return e->kind >= C_EQUAL && e->kind <= C_GREATER_EQUAL && is_integer_like(e->left->type);
}

static void branch_value(struct c_generator *g, const struct c_expression *e, bool sense,
                         struct c_label *label)
{
    enum c_class class = c_class_of(e->type);
    struct c_operand value = c_value(g, e, NO_TARGET);
    struct c_origin before = c_at(g, e);
    if (value.constant) {
        if ((value.integer != 0) == sense)
            c_emit_jump(g, label);
        g->origin = before;
        return;
    }
    if (!is_integer_like(e->type)) {
        int32_t at = c_result_at(g, NO_TARGET, 4);
        c_emit(g, C_OP_BOOL_F4 + (class - CLASS_F4), at, value.at, 0);
        value = c_stands_at(at, false);
        class = CLASS_I4;
    }
    value = c_widened(g, value, &class);
    if (c_is_64(class))
        c_emit(g, sense ? C_OP_JNZ_8 : C_OP_JZ_8, value.at, 0, 0);
    else
        c_emit(g, sense ? C_OP_JNZ_4 : C_OP_JZ_4, value.at, 0, 0);
    c_jumps_to(g, label);
    g->origin = before;
}

void c_branch(struct c_generator *g, const struct c_expression *e, bool sense,
              struct c_label *label)
{
    int32_t mark = g->temps;
    /* Widening a number, or asking whether it is one, changes nothing about its being zero. */
    while (e->kind == C_CONVERT && is_integer_like(e->type) && is_integer_like(e->left->type) &&
           (e->type->kind == C_BOOL || e->type->size >= e->left->type->size))
        e = e->left;
    if (e->kind == C_NOT)
        c_branch(g, e->left, !sense, label);
    else if (e->kind == C_COMMA) {
        c_effect(g, e->left);
        c_branch(g, e->right, sense, label);
    } else if (e->kind == C_LOGICAL_AND || e->kind == C_LOGICAL_OR) {
        struct c_label skip = C_NEW_LABEL;
        bool and = e->kind == C_LOGICAL_AND;
        c_branch(g, e->left, !and, and == sense ? &skip : label);
        c_branch(g, e->right, sense, label);
        c_bind(g, &skip);
    } else if (is_integer_comparison(e))
        branch_compared(g, e, sense, label);
    else
        branch_value(g, e, sense, label);
    g->temps = mark;
}

static struct c_operand unary(struct c_generator *g, const struct c_expression *e, int32_t target)
{
    enum c_class class = c_class_of(e->type);
    struct c_operand operand = c_settled(g, c_value(g, e->left, NO_TARGET), class, NO_TARGET);
    int32_t at = c_result_at(g, target, c_class_size(class));
    c_emit(g, (e->kind == C_NEGATE ? C_OP_NEG_I4 : C_OP_COM_I4) + class, at, operand.at, 0);
    return c_stands_at(at, false);
}

static struct c_operand not(struct c_generator * g, const struct c_expression *e, int32_t target)
{
    enum c_class class = c_class_of(e->left->type);
    struct c_operand operand = c_value(g, e->left, NO_TARGET);
    if (operand.constant)
        return c_constant(!operand.integer);
    operand = c_widened(g, operand, &class);
    unsigned op = class == CLASS_F4 || class == CLASS_F8 || class == CLASS_LD
                      ? C_OP_NOT_F4 + (class - CLASS_F4)
                  : c_is_64(class) ? C_OP_NOT_8
                                   : C_OP_NOT_4;
    int32_t at = c_result_at(g, target, 4);
    c_emit(g, op, at, operand.at, 0);
    return c_stands_at(at, false);
}

static struct c_operand pointer_sum(struct c_generator *g, const struct c_expression *e,
                                    int32_t target)
{
    struct c_operand left, right;
    both(g, e, &left, &right, CLASS_POINTER);
    left = c_settled(g, left, CLASS_POINTER, NO_TARGET);
    const struct c_type *element = e->type->base;
    if (c_is_runtime_sized(element)) {
        struct c_operand size = c_runtime_size(g, element, NO_TARGET);
        right = c_binary(g, C_MULTIPLY, CLASS_I8, right, size, NO_TARGET);
        right = c_settled(g, right, CLASS_I8, NO_TARGET);
    }
    /* gcc counts void and functions as one byte large. */
    int64_t size = c_is_runtime_sized(element) ? 1 : (int64_t)MAX(element->size, 1);
    if (element->kind == C_STRUCT || element->kind == C_UNION || element->kind == C_ARRAY)
        size = c_is_runtime_sized(element) ? 1 : (int64_t)element->size;
    int32_t at = c_result_at(g, target, 8);
    int64_t bytes;
    if (right.constant) {
        (void)__builtin_mul_overflow(right.integer, size, &bytes);
        c_emit_immediate(g, C_OP_PADDI, at, left.at, bytes);
    } else
        c_emit(g, C_OP_PADD, at, left.at, right.at)->imm.integer = size;
    return c_stands_at(at, true);
}

static struct c_operand pointer_difference(struct c_generator *g, const struct c_expression *e,
                                           int32_t target)
{
    struct c_operand left, right;
    const struct c_type *element = e->left->type->base;
    both(g, e, &left, &right, CLASS_POINTER);
    left = c_settled(g, left, CLASS_POINTER, NO_TARGET);
    right = c_settled(g, right, CLASS_POINTER, NO_TARGET);
    bool runtime = c_is_runtime_sized(element);
    int32_t at = c_result_at(g, target, 8);
    c_emit(g, C_OP_PSUB, at, left.at, right.at)->imm.integer =
        runtime ? 1 : (int64_t)MAX(element->size, 1);
    if (!runtime)
        return c_stands_at(at, false);
    struct c_operand size = c_runtime_size(g, element, NO_TARGET);
    return c_binary(g, C_DIVIDE, CLASS_I8, c_stands_at(at, false), size, target);
}

/* ---- control in expressions ---- */

static struct c_operand truth(struct c_generator *g, const struct c_expression *e, int32_t target)
{
    struct c_label no = C_NEW_LABEL, end = C_NEW_LABEL;
    /* The target may be read on the way: it is written at the end only. */
    int32_t at = c_result_at(g, target, 4);
    c_branch(g, e, false, &no);
    c_emit_immediate(g, C_OP_LDI_4, at, 0, 1);
    c_emit_jump(g, &end);
    c_bind(g, &no);
    c_emit_immediate(g, C_OP_LDI_4, at, 0, 0);
    c_bind(g, &end);
    return c_stands_at(at, false);
}

static struct c_operand conditional(struct c_generator *g, const struct c_expression *e,
                                    int32_t target)
{
    struct c_label no = C_NEW_LABEL, end = C_NEW_LABEL;
    enum c_class class = c_class_of(e->type);
    bool wide = c_is_small(class);
    int32_t at = wide ? c_result_at(g, NO_TARGET, 8) : c_result_at(g, target, c_class_size(class));
    int32_t mark = g->temps;
    const struct c_expression *sides[] = {e->left, e->right};
    c_branch(g, e->condition, false, &no);
    for (int side = 0; side < 2; side++) {
        g->temps = mark;
        struct c_operand value = c_value(g, sides[side], wide ? NO_TARGET : at);
        enum c_class moved = class;
        value = c_widened(g, value, &moved);
        c_move(g, value, moved, at);
        if (side == 0) {
            c_emit_jump(g, &end);
            c_bind(g, &no);
        }
    }
    c_bind(g, &end);
    g->temps = mark;
    return (struct c_operand){.at = at, .wide = wide, .tagged = c_is_64(class)};
}

/* The condition meets it first and computes it, into a place of its own until the statement's end; the left side meets it next and
 * finds it there. */
static struct c_operand once(struct c_generator *g, const struct c_expression *e)
{
    for (size_t i = g->onces.count; i-- > 0;)
        if (g->onces.items[i].expression == e) {
            struct c_operand value = g->onces.items[i].value;
            g->onces.items[i] = vector_pop(&g->onces);
            return value;
        }
    enum c_class class = c_class_of(e->type);
    bool wide = c_is_small(class);
    struct c_operand value = c_widened(g, c_value(g, e->left, NO_TARGET), &class);
    int32_t at = c_hidden(g, c_class_size(class));
    c_move(g, value, class, at);
    value = (struct c_operand){.at = at, .wide = wide, .tagged = c_is_64(class)};
    g->failed |= !vector_push(&g->onces, ((struct c_once){e, value}));
    return value;
}

/* ---- all of them ---- */

static struct c_operand value_of_lvalue(struct c_generator *g, const struct c_expression *e,
                                        int32_t target)
{
    struct c_spot spot = c_spot_of(g, e, false);
    if (c_is_bit_field(e))
        return c_load_bits(g, spot, e->member, target);
    return c_load(g, spot, c_class_of(e->type), target);
}

static struct c_operand function_address(struct c_generator *g, const struct c_expression *e,
                                         int32_t target)
{
    const struct c_compiled *f = e->function->compiled;
    int32_t at = c_result_at(g, target, 8);
    if (!f) {
        c_refuse(g, e->place, "pointers to this function");
        return c_stands_at(at, true);
    }
    int64_t address = (int64_t)C_TEXT_BASE + (int64_t)e->function->index * 16;
    c_emit_immediate(g, C_OP_LDI_P, at, 0, address)->c = (int32_t)f->block;
    return c_stands_at(at, true);
}

static struct c_operand address(struct c_generator *g, const struct c_expression *e, int32_t target)
{
    if (e->left->kind == C_FUNCTION_NAME)
        return function_address(g, e->left, target);
    /* &*p is p, *p being looked at by nobody (6.5.3.2p3). */
    if (e->left->kind == C_DEREFERENCE)
        return c_value(g, e->left->left, target);
    return c_address_of_spot(g, c_spot_of(g, e->left, true), target);
}

/* What malloc gave becomes something when a pointer to it gets a type. */
static bool gets_a_type(const struct c_expression *e)
{
    const struct c_type *to = e->type, *from = e->left->type;
    return to->kind == C_POINTER && from->kind == C_POINTER && from->base->kind == C_VOID &&
           to->base->kind != C_VOID && to->base->kind != C_FUNCTION && to->base->size;
}

static struct c_operand conversion(struct c_generator *g, const struct c_expression *e,
                                   int32_t target)
{
    bool whole = e->left->type->size == e->type->size && e->type->kind != C_BOOL;
    struct c_operand value = c_value(g, e->left, whole ? target : NO_TARGET);
    if (g->program->recorded && !value.constant && gets_a_type(e))
        c_emit(g, C_OP_USED_AS, value.at, 0, 0)->imm.pointer = e->type->base;
    return c_converted(g, value, e->left->type, e->type, target);
}

static struct c_operand computed(struct c_generator *g, const struct c_expression *e,
                                 int32_t target)
{
    switch (e->kind) {
    case C_INTEGER_CONSTANT: return c_constant(e->integer);
    case C_FLOATING_CONSTANT: return floating_constant(g, e, target);
    case C_VARIABLE:
    case C_DEREFERENCE:
    case C_MEMBER:
    case C_INDEX:
    case C_COMPOUND_LITERAL: return value_of_lvalue(g, e, target);
    case C_FUNCTION_NAME: return function_address(g, e, target);
    case C_DECAY:
    case C_ADDRESS: return address(g, e, target);
    case C_CONVERT: return conversion(g, e, target);
    case C_NEGATE:
    case C_COMPLEMENT: return unary(g, e, target);
    case C_NOT: return not(g, e, target);
    case C_POINTER_ADD: return pointer_sum(g, e, target);
    case C_POINTER_DIFFERENCE: return pointer_difference(g, e, target);
    case C_EQUAL:
    case C_NOT_EQUAL:
    case C_LESS:
    case C_LESS_EQUAL:
    case C_GREATER:
    case C_GREATER_EQUAL: return comparison(g, e, target);
    case C_LOGICAL_AND:
    case C_LOGICAL_OR: return truth(g, e, target);
    case C_CONDITIONAL: return conditional(g, e, target);
    case C_ONCE: return once(g, e);
    case C_COMMA: c_effect(g, e->left); return c_value(g, e->right, target);
    case C_STATEMENTS: return c_statements_value(g, e);
    case C_ASSIGN:
    case C_COMPOUND_ASSIGN:
    case C_PRE_INCREMENT:
    case C_PRE_DECREMENT:
    case C_POST_INCREMENT:
    case C_POST_DECREMENT: return c_assignment(g, e, true, target);
    case C_CALL: return c_call(g, e, target);
    case C_VARIABLE_SIZE: {
        const struct c_type *type = e->operation_type ? e->operation_type : e->left->type;
        return c_runtime_size(g, type, target);
    }
    case C_VA_START:
    case C_VA_END:
    case C_VA_COPY: c_effect(g, e); return c_constant(0);
    case C_VA_ARG: {
        int32_t at = c_result_at(g, NO_TARGET, c_class_size(c_class_of(e->type)));
        return c_va_argument(g, e, at);
    }
    default: return arithmetic(g, e, target);
    }
}

struct c_operand c_value(struct c_generator *g, const struct c_expression *e, int32_t target)
{
    struct c_origin before = c_at(g, e);
    int32_t mark = g->temps;
    struct c_operand value = computed(g, e, target);
    /* What it needed on the way is free again, but for where the value stands. */
    int32_t places = c_class_of(e->type) == CLASS_LD ? 2 : 1;
    if (!value.constant && value.at >= VIRTUAL && value.at < KEPT)
        g->temps = MAX(mark, (value.at - VIRTUAL) / 8 + places);
    else
        g->temps = mark;
    g->origin = before;
    return value;
}

static int32_t list_address(struct c_generator *g, const struct c_expression *list)
{
    return c_settled(g, c_value(g, list, NO_TARGET), CLASS_POINTER, NO_TARGET).at;
}

struct c_operand c_va_argument(struct c_generator *g, const struct c_expression *e, int32_t at)
{
    int32_t list = list_address(g, e->left);
    c_emit(g, C_OP_VA_ARG, at, list, 0)->imm.pointer = e->type;
    return c_stands_at(at, true);
}

void c_effect(struct c_generator *g, const struct c_expression *e)
{
    int32_t mark = g->temps;
    struct c_origin before = c_at(g, e);
    enum c_class class = c_class_of(e->type);
    switch (e->kind) {
    case C_ASSIGN:
    case C_COMPOUND_ASSIGN:
    case C_PRE_INCREMENT:
    case C_PRE_DECREMENT:
    case C_POST_INCREMENT:
    case C_POST_DECREMENT: c_assignment(g, e, false, NO_TARGET); break;
    case C_CALL:
        if (class == CLASS_AGGREGATE)
            c_call_aggregate(g, e);
        else
            c_call(g, e, NO_TARGET);
        break;
    case C_STATEMENTS: c_statements_effect(g, e); break;
    case C_COMMA:
        c_effect(g, e->left);
        c_effect(g, e->right);
        break;
    case C_CONVERT: c_effect(g, e->left); break;
    case C_CONDITIONAL: {
        struct c_label no = C_NEW_LABEL, end = C_NEW_LABEL;
        c_branch(g, e->condition, false, &no);
        c_effect(g, e->left);
        c_emit_jump(g, &end);
        c_bind(g, &no);
        c_effect(g, e->right);
        c_bind(g, &end);
        break;
    }
    case C_VA_START: c_emit(g, C_OP_VA_START, list_address(g, e->left), 0, 0); break;
    case C_VA_END: c_emit(g, C_OP_VA_END, list_address(g, e->left), 0, 0); break;
    case C_VA_COPY: {
        int32_t to = list_address(g, e->left), from = list_address(g, e->right);
        c_emit(g, C_OP_VA_COPY, to, from, 0);
        break;
    }
    default:
        if (class == CLASS_AGGREGATE) {
            if (!c_is_lvalue(e))
                c_spot_of(g, e, false);
        } else if (class != CLASS_VOID)
            c_value(g, e, NO_TARGET);
    }
    g->origin = before;
    g->temps = mark;
}
