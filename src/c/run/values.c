/* Values on their way between the program's memory and struct c_value. The addresses are of frames, temporaries included: they are not
 * checked. */
#include "c/run/machine.h"

#include <string.h>

enum { LONG_DOUBLE_BYTES = 10 };

static const struct c_type *plain(const struct c_type *type)
{
    return type->kind == C_ENUM && type->base ? type->base : type;
}

static uint64_t extended(uint64_t bits, uint64_t size, bool is_signed)
{
    unsigned unused = (unsigned)(64 - size * 8);
    return is_signed ? (uint64_t)((int64_t)(bits << unused) >> unused) : bits << unused >> unused;
}

static void read_floating(const uint8_t *bytes, const struct c_type *type, struct c_value *value)
{
    float single;
    double twice;
    switch (type->kind) {
    case C_FLOAT:
        memcpy(&single, bytes, sizeof single);
        value->floating = (long double)single;
        break;
    case C_DOUBLE:
        memcpy(&twice, bytes, sizeof twice);
        value->floating = (long double)twice;
        break;
    default: value->floating = 0; memcpy(&value->floating, bytes, LONG_DOUBLE_BYTES);
    }
}

void c_value_read(struct c_machine *machine, uint64_t address, const struct c_type *type,
                  bool tagged, struct c_value *value)
{
    struct c_segment *stack = &machine->memory.stack;
    int64_t at = (int64_t)(address - stack->base);
    const uint8_t *bytes = stack->bytes + at, *undefined = stack->undefined + at;
    *value = (struct c_value){.type = type};
    type = plain(type);
    if (c_is_floating(type)) {
        uint64_t size = MIN(type->size, LONG_DOUBLE_BYTES);
        for (uint64_t i = 0; i < size; i++)
            value->undefined |= undefined[i];
        read_floating(bytes, type, value);
        return;
    }
    if (!c_is_scalar(type)) {
        value->integer = address;
        return;
    }
    uint64_t bits = 0, shadow = 0;
    memcpy(&bits, bytes, type->size);
    memcpy(&shadow, undefined, type->size);
    value->integer = extended(bits, type->size, c_is_signed(type));
    value->undefined = extended(shadow, type->size, c_is_signed(type));
    if (type->size == 8 && tagged)
        value->provenance = stack->provenance[at >> 3];
}

void c_value_write(struct c_machine *machine, uint64_t address, const struct c_type *type,
                   const struct c_value *value)
{
    struct c_segment *stack = &machine->memory.stack;
    int64_t at = (int64_t)(address - stack->base);
    uint8_t *bytes = stack->bytes + at, *undefined = stack->undefined + at;
    const struct c_type *from = plain(value->type);
    type = plain(type);
    if (!c_is_scalar(type)) {
        if (!c_is_scalar(from) && from->size == type->size)
            c_copy_bytes(machine, address, value->integer, type->size);
        return;
    }
    uint64_t shadow = value->undefined;
    if (c_is_floating(type) != c_is_floating(from))
        /* A caller and a callee that do not agree: what the callee finds is nothing that was meant for it. */
        shadow = ~(uint64_t)0;
    if (!c_is_floating(type)) {
        memcpy(bytes, &value->integer, type->size);
        memcpy(undefined, &shadow, type->size);
        if (type->size == 8)
            stack->provenance[at >> 3] = value->provenance;
        return;
    }
    float single = (float)value->floating;
    double twice = (double)value->floating;
    uint64_t size = MIN(type->size, LONG_DOUBLE_BYTES);
    memcpy(bytes,
           type->kind == C_FLOAT    ? (const void *)&single
           : type->kind == C_DOUBLE ? (const void *)&twice
                                    : (const void *)&value->floating,
           size);
    memset(undefined, shadow ? 0xff : 0, size);
}
