/* Instructions, jumps and temporaries. */
#include "c/compile/compile.h"

#include <stdlib.h>
#include <string.h>

static const char *const fields_of[] = {
#define C_OP(name, fields) fields,
#include "c/compile/code.def"
};

static struct c_code *append(struct c_generator *g, struct c_code code)
{
    if (g->failed || !vector_reserve(&g->code, 1) || !vector_reserve(&g->origins, 1)) {
        g->failed = true;
        return &g->spare;
    }
    g->code.items[g->code.count++] = code;
    g->origins.items[g->origins.count++] = g->origin;
    return &vector_last(&g->code);
}

struct c_code *c_emit(struct c_generator *g, unsigned op, int32_t a, int32_t b, int32_t c)
{
    return append(g, (struct c_code){.op = (uint16_t)op, .a = a, .b = b, .c = c});
}

struct c_code *c_emit_immediate(struct c_generator *g, unsigned op, int32_t a, int32_t b,
                                int64_t immediate)
{
    return append(g, (struct c_code){.op = (uint16_t)op, .a = a, .b = b, .imm.integer = immediate});
}

/* Jumps to a label that is not bound yet hang together by their c. */
void c_jumps_to(struct c_generator *g, struct c_label *label)
{
    if (g->failed)
        return;
    int32_t at = (int32_t)g->code.count - 1;
    if (label->position >= 0)
        g->code.items[at].c = label->position - at;
    else {
        g->code.items[at].c = label->chain;
        label->chain = at;
    }
}

void c_emit_jump(struct c_generator *g, struct c_label *label)
{
    c_emit(g, C_OP_JUMP, 0, 0, 0);
    c_jumps_to(g, label);
}

void c_bind(struct c_generator *g, struct c_label *label)
{
    label->position = (int32_t)g->code.count;
    if (g->failed)
        return;
    for (int32_t at = label->chain, before; at >= 0; at = before) {
        before = g->code.items[at].c;
        g->code.items[at].c = label->position - at;
    }
    label->chain = -1;
}

int32_t c_result_at(struct c_generator *g, int32_t target, uint64_t size)
{
    if (target != NO_TARGET)
        return target;
    /* Two that belong together start at an even number, so that a plane's end does not part them. */
    if (size > 8)
        g->temps += g->temps & 1;
    int32_t at = VIRTUAL + g->temps * 8;
    g->temps += size > 8 ? 2 : 1;
    g->most_temps = MAX(g->most_temps, g->temps);
    return at;
}

int32_t c_kept(struct c_generator *g)
{
    return KEPT + g->kept++ * 8;
}

int32_t c_hidden_top(const struct c_generator *g)
{
    return -((g->out->laid_out + 15) & ~15);
}

int32_t c_hidden(struct c_generator *g, uint64_t size)
{
    if (size > C_STACK_SIZE || g->hidden > (int32_t)C_STACK_SIZE) {
        c_refuse(g, g->origin.expression ? g->origin.expression->place : (struct c_place){0},
                 "values larger than the stack");
        return -16;
    }
    g->hidden += ((int32_t)size + 15) & ~15;
    g->most_hidden = MAX(g->most_hidden, g->hidden);
    return c_hidden_top(g) - g->hidden;
}

void c_refuse(struct c_generator *g, struct c_place place, const char *what)
{
    c_error(g->diagnostics, place, 1, "heapstep's C has no %s", what);
    g->failed = true;
}

struct c_origin c_at(struct c_generator *g, const struct c_expression *e)
{
    struct c_origin before = g->origin;
    g->origin.expression = e;
    if (e->place.source && e->place.line)
        g->origin.line = e->place.line;
    return before;
}

/* The nth temporary's place: as many to a plane as the frame and its return address are long. */
static int32_t place_of(int32_t temporary, int32_t a_plane)
{
    int32_t plane = temporary / a_plane, within = temporary % a_plane;
    return -(plane + 1) * C_PLANE - (a_plane - within) * 8;
}

static void settle(const struct c_generator *g, int32_t *operand, int32_t a_plane)
{
    if (*operand >= KEPT)
        *operand = place_of(g->most_temps + (*operand - KEPT) / 8, a_plane);
    else if (*operand >= VIRTUAL)
        *operand = place_of((*operand - VIRTUAL) / 8, a_plane);
}

static void settle_site(const struct c_generator *g, struct c_call_site *site, int32_t a_plane)
{
    for (size_t i = 0; i < site->count; i++)
        settle(g, &site->arguments[i].at, a_plane);
}

bool c_finish_code(struct c_generator *g)
{
    struct c_compiled *out = g->out;
    int32_t size = (out->laid_out + g->most_hidden + 15) & ~15;
    int32_t needed = (g->most_temps + g->kept + C_PLANES - 1) / C_PLANES * 8 - 16;
    out->frame_size = MAX(size, (needed + 15) & ~15);
    int32_t a_plane = (out->frame_size + 16) / 8;
    if (g->failed)
        return false;
    for (size_t i = 0; i < g->code.count; i++) {
        struct c_code *code = &g->code.items[i];
        int32_t *operands[] = {&code->a, &code->b, &code->c};
        for (int field = 0; field < 3; field++)
            switch (fields_of[code->op][field]) {
            case 'd':
            case 's': settle(g, operands[field], a_plane); break;
            case 'p': *operands[field] -= out->frame_size; break;
            default: break;
            }
        if (code->op == C_OP_ADDRESS)
            settle(g, &((struct c_slot *)(uintptr_t)code->imm.pointer)->block, a_plane);
        if (code->op == C_OP_CALL_SITE || code->op == C_OP_CALL_POINTER)
            settle_site(g, (struct c_call_site *)(uintptr_t)code->imm.pointer, a_plane);
    }
    for (size_t i = 0; i < out->block_count; i++)
        settle(g, &out->blocks[i], a_plane);
    for (size_t i = 0; i < out->slot_count; i++)
        settle(g, &out->slots[i].block, a_plane);
    out->code = g->code.items;
    out->origins = g->origins.items;
    out->count = g->code.count;
    g->code.items = NULL;
    g->origins.items = NULL;
    return true;
}
