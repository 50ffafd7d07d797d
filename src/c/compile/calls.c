/* Calls.
 *
 * A function of the program is called directly by moving the arguments to where its parameters will stand and entering it. Everything
 * else (the library's functions, variable arguments, calls through pointers, calls from a frame that has grown) goes by a description
 * of the arguments, a call site, that the machine reads.
 *
 * Arguments are computed from the last to the first, as gcc does, and moved when all are computed.
 */
#include "c/compile/compile.h"

#include "c/library/library.h"

enum { PROBED = C_PLANE_GAP / 2 };

struct argument {
    const struct c_type *type;
    enum c_class class;
    struct c_operand value; /* of an aggregate: where in the frame it stands */
};

static const struct c_function *known_callee(const struct c_expression *e)
{
    const struct c_expression *left = e->left;
    if ((left->kind == C_DECAY || left->kind == C_ADDRESS) && left->left->kind == C_FUNCTION_NAME)
        return left->left->function;
    return left->kind == C_FUNCTION_NAME ? left->function : NULL;
}

static void compute(struct c_generator *g, const struct c_expression *e, struct argument *argument)
{
    argument->type = e->type;
    argument->class = c_class_of(e->type);
    if (argument->class != CLASS_AGGREGATE) {
        argument->value = c_value(g, e, NO_TARGET);
        return;
    }
    struct c_spot spot = c_spot_of(g, e, false);
    if (spot.where != IN_FRAME || spot.index) {
        struct c_spot copy = c_spot_in_frame(c_hidden(g, e->type->size));
        c_copy_spot(g, copy, spot, e->type->size);
        spot = copy;
    }
    argument->value = c_stands_at(spot.offset, false);
}

static void move_argument(struct c_generator *g, const struct argument *argument, int32_t to)
{
    const struct c_operand *value = &argument->value;
    enum c_class class = argument->class;
    unsigned op = C_OP_ARG_4;
    if (value->constant) {
        c_emit_immediate(g, c_is_64(class) ? C_OP_ARGI_P : C_OP_ARGI_4, to, 0, value->integer);
        return;
    }
    if (class == CLASS_AGGREGATE) {
        if (argument->type->size)
            c_emit_immediate(g, C_OP_ARG_N, to, value->at, (int64_t)argument->type->size);
        return;
    }
    if (class == CLASS_LD)
        op = C_OP_ARG_LD;
    else if (c_is_64(class))
        op = value->tagged ? C_OP_ARG_P : C_OP_ARG_8Z;
    else
        switch (c_class_size(class)) {
        case 1: op = C_OP_ARG_1; break;
        case 2: op = C_OP_ARG_2; break;
        case 4: op = C_OP_ARG_4; break;
        default: op = C_OP_ARG_8; break;
        }
    c_emit(g, op, to, value->at, 0);
}

static void call_directly(struct c_generator *g, const struct c_compiled *callee,
                          const struct argument *arguments, size_t count, int32_t at)
{
    int32_t distance = c_callee_distance(callee);
    if (callee->laid_out + callee->above >= PROBED)
        c_emit(g, C_OP_PROBE, distance - callee->laid_out, 0, 0);
    for (size_t i = 0; i < count && i < callee->function->parameter_count; i++)
        move_argument(g, &arguments[i], distance + callee->slots[i].offset);
    c_emit(g, C_OP_CALL, at, distance, 0)->imm.pointer = callee;
}

static void call_described(struct c_generator *g, const struct c_expression *e,
                           const struct c_function *function, struct c_operand pointer,
                           const struct argument *arguments, size_t count, int32_t at)
{
    struct c_call_site *site =
        arena_alloc(&g->program->arena, sizeof *site + count * sizeof site->arguments[0]);
    if (!site) {
        g->failed = true;
        return;
    }
    site->function = function;
    site->callee = function ? function->compiled : NULL;
    site->native = site->callee ? site->callee->native : NULL;
    site->type = function ? function->type : e->left->type->base;
    site->result_size =
        (uint32_t)(c_class_of(e->type) == CLASS_AGGREGATE ? e->type->size
                                                          : c_class_size(c_class_of(e->type)));
    site->result_type = e->type;
    site->count = count;
    for (size_t i = 0; i < count; i++) {
        const struct c_operand *value = &arguments[i].value;
        site->arguments[i] = (struct c_argument){
            .type = arguments[i].type,
            .at = value->constant ? C_CONSTANT_ARGUMENT : value->at,
            .tagged = value->tagged,
            .integer = value->integer,
        };
    }
    struct c_code *code = function ? c_emit(g, C_OP_CALL_SITE, at, 0, 0)
                                   : c_emit(g, C_OP_CALL_POINTER, at, pointer.at, 0);
    code->imm.pointer = site;
}

static bool any_has_effects(struct c_expression *const *arguments, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (c_has_effects(arguments[i]))
            return true;
    return false;
}

/* Is each argument as its parameter is? Without a prototype it need not be. */
static bool all_suit(const struct c_function *function, const struct argument *arguments,
                     size_t count)
{
    bool suit = count == function->parameter_count;
    for (size_t i = 0; suit && i < count; i++)
        suit = arguments[i].class == c_class_of(function->locals[i]->type);
    return suit;
}

static void call_to(struct c_generator *g, const struct c_expression *e, int32_t at)
{
    const struct c_function *function = known_callee(e);
    size_t count = e->argument_count;
    struct argument few[8], *arguments = few;
    if (count > ARRAY_LENGTH(few))
        arguments = arena_alloc(&g->program->arena, count * sizeof *arguments);
    if (!arguments) {
        g->failed = true;
        return;
    }
    for (size_t i = count; i-- > 0;) {
        compute(g, e->arguments[i], &arguments[i]);
        /* What is in memory is read now, not after what the arguments before it do to it. */
        if (arguments[i].class != CLASS_AGGREGATE && !c_is_read_late(e->arguments[i]) &&
            any_has_effects(e->arguments, i))
            arguments[i].value = c_set_apart(g, arguments[i].value, arguments[i].class);
    }
    struct c_operand pointer = {0};
    if (!function)
        pointer = c_settled(g, c_value(g, e->left, NO_TARGET), CLASS_POINTER, NO_TARGET);
    c_at(g, e);
    const struct c_compiled *callee = function ? function->compiled : NULL;
    if (function && !callee) {
        c_error(g->diagnostics, e->place, e->length, "undefined reference to '%s'", function->name);
        g->failed = true;
    } else if (callee && !callee->native && !callee->variadic && !g->out->grows &&
               all_suit(function, arguments, count))
        call_directly(g, callee, arguments, count, at);
    else
        call_described(g, e, function, pointer, arguments, count, at);
}

struct c_operand c_call(struct c_generator *g, const struct c_expression *e, int32_t target)
{
    enum c_class class = c_class_of(e->type);
    struct c_origin before = c_at(g, e);
    int32_t at = c_result_at(g, target, MAX(c_class_size(class), 8));
    if (target != NO_TARGET && c_class_size(class) < 4)
        at = c_result_at(g, NO_TARGET, 8);
    call_to(g, e, at);
    g->origin = before;
    return c_stands_at(at, c_is_64(class));
}

struct c_spot c_call_aggregate(struct c_generator *g, const struct c_expression *e)
{
    struct c_origin before = c_at(g, e);
    int32_t at = c_hidden(g, MAX(e->type->size, 8));
    call_to(g, e, at);
    g->origin = before;
    return c_spot_in_frame(at);
}
