/* What the loop does seldom: faults and warnings put in words, blocks of locals, arrays of variable length. */
#include "c/run/machine.h"

#include <inttypes.h>
#include <string.h>

static const struct c_origin *origin_of(const struct c_machine *machine)
{
    static const struct c_origin nowhere = {0};
    if (!machine->frames.count)
        return &nowhere;
    const struct c_frame *frame = &vector_last(&machine->frames);
    size_t at = (size_t)(frame->at - frame->function->code);
    return at < frame->function->count ? &frame->function->origins[at] : &nowhere;
}

/* ---- what was never written ---- */

static bool has_undefined(struct c_machine *machine, uint64_t address, uint64_t size)
{
    struct c_segment *segments[] = {&machine->memory.stack, &machine->memory.statics};
    for (int i = 0; i < 2; i++) {
        struct c_segment *segment = segments[i];
        if (address - segment->base >= segment->size)
            continue;
        for (uint64_t at = address - segment->base; size-- > 0; at++)
            if (segment->undefined[at])
                return true;
    }
    return false;
}

static bool variable_address(struct c_machine *machine, const struct c_variable *variable,
                             uint64_t *address)
{
    const struct c_slot *slot = variable->compiled;
    const struct c_frame *frame = &vector_last(&machine->frames);
    if (!slot || slot->variable_length)
        return false;
    *address = slot->address;
    if (variable->storage != C_AUTOMATIC)
        return true;
    *address = frame->pointer + (uint64_t)(int64_t)slot->offset;
    return slot->function == frame->function;
}

/* Appends a place as the program writes it: p->next, *p, p[3]. False, with nothing appended, when it is not made of names alone. */
static bool name_place(const struct c_expression *e, struct text *out)
{
    size_t before = out->length;
    bool named = false;
    while (e->kind == C_DECAY || e->kind == C_CONVERT)
        e = e->left;
    if (e->kind == C_VARIABLE && e->variable->name) {
        text_append(out, e->variable->name);
        return true;
    }
    if (e->kind == C_MEMBER && e->member && e->member->name) {
        bool arrow = e->left->kind == C_DEREFERENCE && e->left->left->kind != C_POINTER_ADD;
        named = name_place(arrow ? e->left->left : e->left, out);
        text_format(out, "%s%s", arrow ? "->" : ".", e->member->name);
    } else if (e->kind == C_INDEX || (e->kind == C_DEREFERENCE && e->left->kind == C_POINTER_ADD)) {
        const struct c_expression *sum = e->kind == C_INDEX ? e : e->left;
        named = name_place(sum->left, out);
        if (sum->right->kind == C_INTEGER_CONSTANT)
            text_format(out, "[%" PRId64 "]", sum->right->integer);
        else
            text_append(out, "[...]");
    } else if (e->kind == C_DEREFERENCE) {
        text_append_char(out, '*');
        named = name_place(e->left, out);
    }
    if (!named)
        text_truncate(out, before);
    return named;
}

/* Appends the first part of an expression that holds what was never written, as the program writes it. */
static bool name_undefined(struct c_machine *machine, const struct c_expression *e,
                           struct text *out)
{
    uint64_t address, offset = 0;
    const struct c_expression *root = e;
    if (!e)
        return false;
    while (root->kind == C_MEMBER) {
        offset += root->offset;
        root = root->left;
    }
    if (root->kind == C_VARIABLE && root->variable->name &&
        variable_address(machine, root->variable, &address)) {
        if (!has_undefined(machine, address + offset, e->type->size))
            return false;
        text_append(out, root->variable->name);
        if (e->kind == C_MEMBER && e->member && e->member->name)
            text_format(out, ".%s", e->member->name);
        return true;
    }
    if (e->kind == C_INDEX && e->left->kind == C_VARIABLE && e->left->variable->name &&
        !name_undefined(machine, e->right, out)) {
        text_format(out, "an element of %s", e->left->variable->name);
        return true;
    }
    if (e->kind == C_DEREFERENCE && !name_undefined(machine, e->left, out)) {
        if (!name_place(e, out))
            text_append(out, "what a pointer points at");
        return true;
    }
    while (root->kind == C_MEMBER ||
           (root->kind == C_INDEX && !out->length && !name_undefined(machine, root->right, out)))
        root = root->left;
    if (e != root && root->kind == C_DEREFERENCE && !name_undefined(machine, root->left, out) &&
        name_place(e, out))
        return true;
    if (out->length)
        return true;
    if (e->kind == C_CALL)
        return false;
    return name_undefined(machine, e->condition, out) || name_undefined(machine, e->left, out) ||
           name_undefined(machine, e->right, out);
}

static bool name_undefined_argument(struct c_machine *machine, const struct c_expression *e,
                                    struct text *out)
{
    for (size_t i = 0; e && e->kind == C_CALL && i < e->argument_count; i++)
        if (name_undefined(machine, e->arguments[i], out))
            return true;
    return name_undefined(machine, e, out);
}

bool c_fault_uninitialized(struct c_machine *machine, const char *what)
{
    struct text name = {0};
    c_frame_line(machine);
    if (!name_undefined_argument(machine, origin_of(machine)->expression, &name))
        text_append(&name, "a value");
    c_fault_set(&machine->memory, C_UNINITIALIZED_READ, 0, 0, 0, "%s %s, which was never written",
                what, text_string(&name));
    text_fini(&name);
    return false;
}

/* ---- indices ---- */

static const struct c_expression *find_index(const struct c_expression *e, uint64_t length)
{
    for (; e; e = e->right) {
        if (e->kind == C_INDEX && e->left->type->length == length)
            return e;
        const struct c_expression *found = find_index(e->condition, length);
        if (!found)
            found = find_index(e->left, length);
        if (found)
            return found;
    }
    return NULL;
}

static void name_array(const struct c_expression *array, struct text *out)
{
    if (array->kind == C_VARIABLE && array->variable->name)
        text_append(out, array->variable->name);
    else if (array->kind == C_MEMBER && array->member && array->member->name)
        text_append(out, array->member->name);
    else if (array->kind == C_INDEX) {
        text_append(out, "a row of ");
        name_array(array->left, out);
    } else
        text_append(out, "an array");
}

/* The block that an array is in, and the word for going past its end. */
static enum c_fault_kind overflow_of(struct c_machine *machine, const struct c_expression *array,
                                     int32_t pointer, c_provenance *block)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    while (array && (array->kind == C_MEMBER || array->kind == C_INDEX))
        array = array->left;
    *block = 0;
    if (array && array->kind == C_VARIABLE) {
        const struct c_slot *slot = array->variable->compiled;
        if (array->variable->storage != C_AUTOMATIC) {
            *block = slot->provenance;
            return C_GLOBAL_OVERFLOW;
        }
        if (slot->block && slot->function == frame->function) {
            c_make_local_block(machine, slot, slot->block);
            memcpy(block, c_stack_bytes(machine, frame->pointer) + slot->block, sizeof *block);
        }
        return C_STACK_BUFFER_OVERFLOW;
    }
    if (!pointer)
        return C_HEAP_OVERFLOW;
    struct c_segment *stack = &machine->memory.stack;
    *block = stack->provenance[((int64_t)(frame->pointer - stack->base) + pointer) >> 3];
    switch (c_block(&machine->memory, *block)->kind) {
    case C_BLOCK_LOCAL: return C_STACK_BUFFER_OVERFLOW;
    case C_BLOCK_VARIABLE:
    case C_BLOCK_LITERAL: return C_GLOBAL_OVERFLOW;
    default: return C_HEAP_OVERFLOW;
    }
}

/* The operand of the pointer to what is indexed, 0: it is a variable. The first of several indices knows it. */
static int32_t indexed_pointer(const struct c_frame *frame)
{
    const struct c_code *at = frame->at;
    while (at->op == C_OP_INDEX) {
        int32_t before = at->c;
        do
            at--;
        while (at > frame->function->code &&
               ((at->op != C_OP_INDEX && at->op != C_OP_INDEX0) || at->a != before));
    }
    return at->op == C_OP_INDEX0 ? at->c : 0;
}

bool c_fault_index(struct c_machine *machine, int64_t index, uint64_t length)
{
    const struct c_expression *e = find_index(origin_of(machine)->expression, length);
    struct text name = {0}, type = {0};
    c_provenance block = 0;
    c_frame_line(machine);
    if (e) {
        name_array(e->left, &name);
        c_type_text(e->left->type, NULL, &type);
    } else
        text_append(&name, "an array");
    enum c_fault_kind kind = overflow_of(machine, e ? e->left : NULL,
                                         indexed_pointer(&vector_last(&machine->frames)), &block);
    uint64_t size = e ? e->type->size : 0;
    uint64_t address =
        block ? c_block(&machine->memory, block)->address + (uint64_t)index * size : 0;
    c_fault_set(&machine->memory, kind, block, address, size,
                "uses index %" PRId64 " of %s, which has %" PRIu64 " element%s%s%s%s", index,
                text_string(&name), length, length == 1 ? "" : "s", type.length ? " (" : "",
                text_string(&type), type.length ? ")" : "");
    text_fini(&name);
    text_fini(&type);
    return false;
}

/* ---- arithmetic ---- */

bool c_fault_division(struct c_machine *machine, bool overflows)
{
    c_frame_line(machine);
    return c_fault_set(&machine->memory, C_DIVIDE_BY_ZERO, 0, 0, 0, "%s",
                       overflows ? "divides the smallest number by -1, and no number is the result"
                                 : "divides by zero");
}

void c_warn_overflow(struct c_machine *machine, const char *operation)
{
    c_frame_line(machine);
    c_machine_warn(machine, "%s of signed integers overflows", operation);
}

void c_warn_shift(struct c_machine *machine, int64_t count, bool left, bool lost)
{
    c_frame_line(machine);
    if (lost)
        c_machine_warn(machine, "a shift to the left loses bits of a signed integer");
    else
        c_machine_warn(machine, "a shift to the %s by %" PRId64 " bits", left ? "left" : "right",
                       count);
}

bool c_order_is_sure(enum c_expression_kind kind, bool is_signed, unsigned bits, uint64_t left,
                     uint64_t right, uint64_t left_undefined, uint64_t right_undefined)
{
    uint64_t mask = bits == 64 ? ~(uint64_t)0 : ((uint64_t)1 << bits) - 1;
    uint64_t sign = is_signed ? (uint64_t)1 << (bits - 1) : 0;
    uint64_t undefined = (left_undefined | right_undefined) & mask;
    if (kind == C_EQUAL || kind == C_NOT_EQUAL)
        /* A bit that was written and differs decides. */
        return ((left ^ right) & mask & ~undefined) != 0;
    /* The least and the most that each may be, in an order without signs. */
    left = (left & mask) ^ sign;
    right = (right & mask) ^ sign;
    uint64_t least_left = left & ~left_undefined & mask, most_left = (left | left_undefined) & mask;
    uint64_t least_right = right & ~right_undefined & mask,
             most_right = (right | right_undefined) & mask;
    if (kind == C_LESS || kind == C_GREATER_EQUAL)
        return most_left < least_right || least_left >= most_right;
    return most_left <= least_right || least_left > most_right;
}

/* ---- memory ---- */

bool c_fault_stack(struct c_machine *machine)
{
    c_frame_line(machine);
    return c_fault_set(&machine->memory, C_STACK_EXHAUSTED, 0, 0, 0,
                       "there is no room on the stack for one call more (%zu calls deep, 8 MiB)",
                       machine->frames.count);
}

bool c_make_local_block(struct c_machine *machine, const struct c_slot *slot, int32_t kept_at)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    uint8_t *kept = c_stack_bytes(machine, frame->pointer) + kept_at;
    c_provenance number;
    memcpy(&number, kept, sizeof number);
    if (number)
        return true;
    /* Typed code makes blocks of another frame's variables: the operand is as far from its frame as from this one. */
    uint64_t address = frame->pointer + (uint64_t)(int64_t)(slot->offset + kept_at - slot->block);
    c_frame_line(machine);
    number = c_block_new(&machine->memory, C_BLOCK_LOCAL, address, slot->size);
    if (!number)
        return c_fault_stack(machine);
    struct c_block *block = c_block(&machine->memory, number);
    block->variable = slot->variable;
    block->function = slot->function->function;
    block->type = slot->variable ? slot->variable->type : NULL;
    if (slot->variable)
        block->made_line = slot->variable->place.line;
    memcpy(kept, &number, sizeof number);
    return true;
}

/* Room below the top frame, and its block; 0 with a fault set. */
static c_provenance grow(struct c_machine *machine, uint64_t size, uint64_t alignment)
{
    struct c_frame *frame = &vector_last(&machine->frames);
    struct c_segment *stack = &machine->memory.stack;
    uint64_t room = frame->low - stack->base, unit = MAX(alignment, 16);
    if (size > room || room - size < 64 + unit) {
        c_fault_stack(machine);
        return 0;
    }
    frame->low = (frame->low - size) & ~(unit - 1);
    memset(stack->undefined + (frame->low - stack->base), 0xff, size);
    c_frame_line(machine);
    c_provenance number = c_block_new(&machine->memory, C_BLOCK_LOCAL, frame->low, size);
    if (number)
        c_block(&machine->memory, number)->function = frame->function->function;
    else
        c_fault_stack(machine);
    return number;
}

bool c_machine_alloca(struct c_machine *machine, uint64_t size, struct c_pointer *result)
{
    struct c_allocated made = {vector_last(&machine->frames).serial, grow(machine, size, 16)};
    if (!made.block)
        return false;
    if (!vector_push(&machine->allocated, made))
        return c_fault_stack(machine);
    *result = (struct c_pointer){vector_last(&machine->frames).low, made.block};
    if (machine->telling && !machine->quiet)
        c_tell_grown(machine, made.block);
    return true;
}

bool c_grow_frame(struct c_machine *machine, const struct c_code *code)
{
    struct c_frame *frame = &vector_last(&machine->frames);
    struct c_segment *stack = &machine->memory.stack;
    const struct c_slot *slot = code->imm.pointer;
    int64_t base = (int64_t)(frame->pointer - stack->base);
    uint64_t size, undefined;
    memcpy(&size, stack->bytes + base + code->b, sizeof size);
    memcpy(&undefined, stack->undefined + base + code->b, sizeof undefined);
    if (undefined)
        return c_fault_uninitialized(machine, "makes room for an array by");
    c_provenance number = grow(machine, size, slot->variable->alignment);
    if (!number)
        return false;
    struct c_block *block = c_block(&machine->memory, number);
    block->variable = slot->variable;
    block->type = slot->variable->type;
    memcpy(stack->bytes + base + code->c, &number, sizeof number);
    memcpy(stack->bytes + base + code->a, &frame->low, sizeof frame->low);
    memset(stack->undefined + base + code->a, 0, 8);
    stack->provenance[(base + code->a) >> 3] = number;
    if (machine->telling && !machine->quiet)
        c_tell_grown(machine, number);
    return true;
}

c_provenance c_provenance_fitting(struct c_machine *machine, uint64_t address, c_provenance carried)
{
    struct c_memory *memory = &machine->memory;
    if (carried && carried < memory->blocks.count) {
        const struct c_block *block = c_block(memory, carried);
        if (block->kind && address - block->address <= block->extent)
            return carried;
    }
    return address < 4096 ? 0 : c_block_at(memory, address);
}

void c_copy_bytes(struct c_machine *machine, uint64_t to, uint64_t from, uint64_t size)
{
    struct c_segment *stack = &machine->memory.stack;
    /* What would be below the stack belongs to a call that will find no room. */
    if (to < stack->base && to >= stack->base - C_PLANE_GAP)
        return;
    c_memory_copy(&machine->memory, to, from, size);
}
