/* Frames: entered, left, and where they are. */
#include "c/run/machine.h"

#include <string.h>

uint32_t c_line_of(const struct c_frame *frame)
{
    const struct c_compiled *f = frame->function;
    size_t at = frame->at && f->code ? (size_t)(frame->at - f->code) : 0;
    return at < f->count ? f->origins[at].line : f->function->place.line;
}

uint32_t c_frame_line(struct c_machine *machine)
{
    uint32_t line = machine->memory.line;
    if (machine->frames.count)
        line = c_line_of(&vector_last(&machine->frames));
    return machine->memory.line = line;
}

struct c_frame *c_frame_push(struct c_machine *machine, const struct c_compiled *function,
                             uint64_t pointer)
{
    struct c_segment *stack = &machine->memory.stack;
    uint64_t low = pointer - (uint64_t)function->frame_size;
    if (UNLIKELY(pointer - stack->base > stack->size || low < stack->base || low > pointer)) {
        if (!machine->frames.count)
            machine->memory.line = function->function->place.line;
        c_fault_stack(machine);
        return NULL;
    }
    struct c_frame frame = {.function = function,
                            .at = function->code,
                            .pointer = pointer,
                            .low = low,
                            .serial = ++machine->next_serial,
                            .first_argument = machine->arguments.count};
    if (UNLIKELY(!vector_push(&machine->frames, frame))) {
        c_fault_stack(machine);
        return NULL;
    }
    int64_t at = (int64_t)(pointer - stack->base);
    memset(stack->undefined + at - function->locals_size, 0xff, (size_t)function->locals_size);
    for (size_t i = 0; i < function->block_count; i++)
        memset(stack->bytes + at + function->blocks[i], 0, sizeof(c_provenance));
    return &vector_last(&machine->frames);
}

void c_frame_end_blocks(struct c_machine *machine, const struct c_frame *frame)
{
    const struct c_compiled *f = frame->function;
    uint8_t *bytes = c_stack_bytes(machine, frame->pointer);
    uint32_t line = 0;
    while (machine->allocated.count && vector_last(&machine->allocated).serial == frame->serial) {
        struct c_allocated gone = vector_pop(&machine->allocated);
        if (machine->telling && !machine->quiet)
            c_tell_local_ended(machine, gone.block);
        c_block_end(&machine->memory, gone.block, c_line_of(frame));
    }
    for (size_t i = 0; i < f->block_count; i++) {
        c_provenance block;
        memcpy(&block, bytes + f->blocks[i], sizeof block);
        if (!block)
            continue;
        if (!line)
            line = c_line_of(frame);
        c_block_end(&machine->memory, block, line);
        memset(bytes + f->blocks[i], 0, sizeof block);
    }
}

void c_frame_pop(struct c_machine *machine)
{
    machine->arguments.count = vector_last(&machine->frames).first_argument;
    machine->frames.count--;
}
