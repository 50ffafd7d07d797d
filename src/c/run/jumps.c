/* setjmp and longjmp (C11 7.13). What setjmp keeps is which call it was made in and where; longjmp leaves the frames above that one, and
 * goes on as if the call of setjmp had returned once more. Where a function of the library that called back into the program stands
 * between (qsort), the run unwinds to it first: each loop that was entered for it ends. */
#include "c/run/machine.h"

/* What heapstep keeps in a jmp_buf. */
struct mark {
    uint64_t serial, at, low;
};

static struct c_frame *frame_of(struct c_machine *machine, uint64_t serial)
{
    for (size_t i = machine->frames.count; i-- > 0;)
        if (machine->frames.items[i].serial == serial)
            return &machine->frames.items[i];
    return NULL;
}

bool c_machine_mark(struct c_machine *machine, struct c_pointer to)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    struct mark mark = {.serial = frame->serial,
                        .at = (uint64_t)(frame->at - frame->function->code),
                        .low = frame->low};
    return c_memory_put(&machine->memory, to, &mark, sizeof mark);
}

bool c_machine_jump(struct c_machine *machine, struct c_pointer from, int value)
{
    struct c_memory *memory = &machine->memory;
    struct mark mark;
    if (!c_memory_get(memory, from, &mark, sizeof mark, true))
        return false;
    struct c_frame *frame = frame_of(machine, mark.serial);
    if (!frame || mark.at >= frame->function->count)
        return c_fault_set(memory, C_DANGLING_STACK_POINTER, from.provenance, from.address, 8,
                           "jumps back into a call that is over");
    if (machine->typing)
        return c_fault_set(memory, C_DANGLING_STACK_POINTER, from.provenance, from.address, 8,
                           "jumps out of what is typed at the prompt");
    frame->at = frame->function->code + mark.at;
    frame->low = mark.low;
    machine->jump_serial = frame->serial;
    machine->jump_value = value ? value : 1;
    return false;
}

/* Leaves frames up to the one that is jumped to. False: a loop ends on the way, and whoever waits for it comes here again. */
bool c_take_jump(struct c_machine *machine)
{
    struct c_frame *frame = &vector_last(&machine->frames);
    for (; frame->serial != machine->jump_serial; frame = &vector_last(&machine->frames)) {
        bool entry = frame->entry;
        c_frame_end_blocks(machine, frame);
        if (machine->telling && !machine->quiet)
            c_tell_left(machine);
        c_frame_pop(machine);
        if (entry)
            return false;
    }
    static const struct c_type result = {
        .kind = C_INT, .complete = true, .size = 4, .alignment = 4, .unqualified = &result};
    struct c_value value = {.type = &result, .integer = (uint64_t)(int64_t)machine->jump_value};
    c_value_write(machine, frame->pointer + (uint64_t)(int64_t)frame->at->a, &result, &value);
    machine->jump_serial = 0;
    return true;
}
