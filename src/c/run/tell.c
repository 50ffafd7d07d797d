/* What the record is told of a C program: its frames, blocks and variables as they come and go, each stretch of memory that is written, and
 * which pointers stand in it.
 *
 * A pointer is told as such when its eight bytes are written and its provenance names a block; so whatever a program does with pointers,
 * what the record draws as an arrow is what the machine would check an access against.
 */
#include "c/run/telling.h"

#include <stdlib.h>

enum { CHUNK = 512, NEAR = 4096, GRANULE = 8 };

/* ---- entities ---- */

/* Only what malloc gave counts as the heap's. */
static record_id tell_object(struct c_telling *telling, const char *type,
                             enum record_category category, const struct c_block *block,
                             struct record_stretch *stretch)
{
    struct record_object object = {.type = c_tell_name(telling, type),
                                   .category = category,
                                   .form = RECORD_AT_OFFSET,
                                   .size = category == RECORD_BLOCK ? block->extent : 0,
                                   .address = block->address};
    if (category == RECORD_FUNCTION) {
        object.form = RECORD_NO_SLOTS;
        object.flags = RECORD_PREEXISTING;
    }
    record_id id = record_made(telling->record, &object);
    stretch->address = block->address;
    stretch->size = block->extent;
    stretch->made_line = block->made_line;
    stretch->read_only = block->read_only;
    if (id)
        record_stretched(telling->record, id, stretch);
    return id;
}

static record_id tell_variable(struct c_telling *telling, const struct c_block *block)
{
    const struct c_variable *v = block->variable;
    struct text type = {0};
    bool literal = block->kind == C_BLOCK_LITERAL;
    struct record_stretch stretch = {.type = c_tell_type(telling, block->type),
                                     .name = c_tell_name(telling, v ? v->name : NULL)};
    if (block->type)
        c_type_text(block->type, NULL, &type);
    record_id id = tell_object(telling, text_string(&type),
                               literal ? RECORD_LITERAL : RECORD_VARIABLE, block, &stretch);
    text_fini(&type);
    return id;
}

/* The frame whose stretch an address is in; NULL: none. Frames stand at falling addresses. */
static struct c_frame *frame_at(struct c_machine *machine, uint64_t address)
{
    size_t low = 0, high = machine->frames.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct c_frame *frame = &machine->frames.items[middle];
        if (frame->pointer - (uint64_t)frame->function->frame_size > address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == machine->frames.count)
        return NULL;
    struct c_frame *frame = &machine->frames.items[low];
    uint64_t end = frame->pointer + 16 + (uint64_t)frame->function->above;
    return address < end ? frame : NULL;
}

record_id c_tell_block(struct c_machine *machine, c_provenance number)
{
    struct c_telling *telling = machine->telling;
    struct c_block *block = c_block(&machine->memory, number);
    struct record_stretch stretch = {0};
    if (block->record_id || !number)
        return block->record_id;
    switch (block->kind) {
    case C_BLOCK_LOCAL: {
        const struct c_frame *frame = frame_at(machine, block->address);
        if (block->alive && frame)
            block->record_id = frame->record_id;
        break;
    }
    case C_BLOCK_FUNCTION:
        stretch.name = c_tell_name(telling, block->function->name);
        stretch.type = c_tell_type(telling, block->function->type);
        block->record_id = tell_object(telling, "function", RECORD_FUNCTION, block, &stretch);
        break;
    case C_BLOCK_FILE:
        block->record_id = tell_object(telling, "FILE", RECORD_OTHER, block, &stretch);
        break;
    case C_BLOCK_VARIABLE:
    case C_BLOCK_LITERAL:
        block->record_id = tell_variable(telling, block);
        if (!block->variable && vector_push(&telling->grown, number))
            /* What stands above main's frame: its arguments. */
            c_tell_wrote(machine, c_block(&machine->memory, number)->address,
                         c_block(&machine->memory, number)->extent);
        break;
    default: break;
    }
    return block->record_id;
}

static record_id static_at(struct c_machine *machine, uint64_t address, uint64_t *offset)
{
    const struct c_slot **statics = machine->telling->statics;
    size_t low = 0, high = machine->telling->static_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (statics[middle]->address + statics[middle]->size <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == machine->telling->static_count || statics[low]->address > address)
        return 0;
    *offset = address - statics[low]->address;
    return c_block(&machine->memory, statics[low]->provenance)->record_id;
}

static record_id on_stack(struct c_machine *machine, uint64_t address, uint64_t *offset)
{
    const struct c_telling *telling = machine->telling;
    for (size_t i = telling->grown.count; i-- > 0;) {
        const struct c_block *block = c_block(&machine->memory, telling->grown.items[i]);
        if (address - block->address < block->extent) {
            *offset = address - block->address;
            return block->record_id;
        }
    }
    const struct c_frame *frame = frame_at(machine, address);
    if (!frame)
        return 0;
    *offset = address - (frame->pointer - (uint64_t)frame->function->frame_size);
    return frame->record_id;
}

record_id c_tell_owner(struct c_machine *machine, uint64_t address, uint64_t *offset)
{
    struct c_memory *memory = &machine->memory;
    if (address - memory->stack.base < memory->stack.size)
        return on_stack(machine, address, offset);
    if (address - memory->heap.base < memory->heap.size) {
        const struct c_block *block = c_block(memory, c_block_at(memory, address));
        *offset = address - block->address;
        return block->record_id;
    }
    return static_at(machine, address, offset);
}

/* ---- what is written ---- */

const struct c_segment *c_tell_segment(const struct c_machine *machine, uint64_t address)
{
    const struct c_memory *memory = &machine->memory;
    const struct c_segment *segments[] = {&memory->stack, &memory->heap, &memory->statics};
    for (size_t i = 0; i < ARRAY_LENGTH(segments); i++)
        if (address - segments[i]->base < segments[i]->size)
            return segments[i];
    return NULL;
}

static bool any(const uint8_t *bytes, uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        if (bytes[i])
            return true;
    return false;
}

/* The entity that the pointer at an aligned address points into; 0: none stands there. */
static record_id target_of(struct c_machine *machine, const struct c_segment *segment, uint64_t at)
{
    c_provenance number = segment->provenance[at / GRANULE];
    uint64_t value;
    if (!number || number >= machine->memory.blocks.count || any(segment->undefined + at, GRANULE))
        return 0;
    memcpy(&value, segment->bytes + at, sizeof value);
    /* A number that was a pointer once is none any more. */
    const struct c_block *block = c_block(&machine->memory, number);
    if (value + NEAR - block->address > block->extent + 2 * NEAR)
        return 0;
    return c_tell_block(machine, number);
}

static void tell_pointers(struct c_machine *machine, const struct c_segment *segment,
                          uint64_t address, uint64_t size)
{
    struct record *record = machine->telling->record;
    uint64_t offset = 0, start = address & ~(uint64_t)(GRANULE - 1);
    record_id owner = c_tell_owner(machine, address, &offset);
    if (!owner)
        return;
    for (uint64_t at = start; at < address + size; at += GRANULE) {
        record_id target = target_of(machine, segment, at - segment->base);
        /* An owner may begin in the middle of eight bytes: no pointer fits in there. */
        if (at + offset < address)
            continue;
        uint64_t place = at + offset - address;
        if (target || record_slot_count(record, owner))
            record_pointed(record, owner, (uint32_t)place, target);
    }
}

void c_tell_wrote(struct c_machine *machine, uint64_t address, uint64_t size)
{
    const struct c_segment *segment = c_tell_segment(machine, address);
    if (!segment || !size || machine->quiet || !machine->telling)
        return;
    struct record *record = machine->telling->record;
    uint64_t at = address - segment->base;
    for (uint64_t done = 0; done < size; done += CHUNK) {
        uint64_t length = MIN(size - done, CHUNK);
        const uint8_t *undefined = segment->undefined + at + done;
        record_wrote(record, address + done, segment->bytes + at + done,
                     any(undefined, length) ? undefined : NULL, length);
    }
    tell_pointers(machine, segment, address, size);
}

void c_tell_undefined(struct c_machine *machine, uint64_t address, uint64_t size)
{
    uint64_t offset;
    record_filled(machine->telling->record, address, size, 0, true);
    record_id owner = c_tell_owner(machine, address, &offset);
    if (owner)
        record_unpointed(machine->telling->record, owner, (uint32_t)offset, (uint32_t)size);
}

void c_tell_result(struct c_machine *machine, int32_t operand)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    const struct c_code *code = frame->at;
    const struct c_type *type;
    if (code->op == C_OP_CALL)
        type = ((const struct c_compiled *)code->imm.pointer)->function->type->base;
    else
        type = ((const struct c_call_site *)code->imm.pointer)->result_type;
    if (type->kind != C_VOID)
        c_tell_wrote(machine, frame->pointer + (uint64_t)(int64_t)operand, type->size);
}

/* ---- the heap ---- */

static void allocated(void *context, c_provenance number)
{
    struct c_machine *machine = context;
    struct c_telling *telling = machine->telling;
    struct c_block *block = c_block(&machine->memory, number);
    struct record_stretch stretch = {0};
    block->record_id = tell_object(telling, "block", RECORD_BLOCK, block, &stretch);
    if (block->extent)
        record_filled(telling->record, block->address, block->extent, 0, block->undefined[0] != 0);
}

static void freed(void *context, c_provenance number)
{
    struct c_machine *machine = context;
    struct c_telling *telling = machine->telling;
    struct c_block *block = c_block(&machine->memory, number);
    if (!block->record_id)
        return;
    struct record_stretch stretch = {
        .address = block->address,
        .size = block->extent,
        .type = block->type
                    ? c_tell_row(telling, block->type, block->extent / MAX(block->type->size, 1))
                    : 0,
        .made_line = block->made_line,
        .freed_line = machine->memory.line,
    };
    record_stretched(telling->record, block->record_id, &stretch);
    record_freed(telling->record, block->record_id);
}

static void wrote(void *context, uint64_t address, uint64_t size)
{
    c_tell_wrote(context, address, size);
}

void c_tell_used_as(struct c_machine *machine, c_provenance number, uint64_t address,
                    const struct c_type *type)
{
    struct c_block *block = c_block(&machine->memory, number);
    if (machine->quiet || block->kind != C_BLOCK_HEAP || !block->alive || block->type ||
        block->address != address || !type->size || block->extent < type->size)
        return;
    block->type = type;
    if (!block->record_id)
        return;
    struct record_stretch stretch = {
        .address = block->address,
        .size = block->extent,
        .type = c_tell_row(machine->telling, type, block->extent / type->size),
        .made_line = block->made_line,
    };
    record_stretched(machine->telling->record, block->record_id, &stretch);
}

/* ---- frames ---- */

static uint32_t tell_layout(struct c_telling *telling, const struct c_compiled *f)
{
    struct record_variable *variables = calloc(f->slot_count + 1, sizeof *variables);
    size_t count = 0;
    for (size_t i = 0; variables && i < f->slot_count; i++) {
        const struct c_slot *slot = &f->slots[i];
        const struct c_variable *v = slot->variable;
        if (!v || !v->name || slot->variable_length)
            continue;
        variables[count++] = (struct record_variable){
            .name = c_tell_name(telling, v->name),
            .type = c_tell_type(telling, v->type),
            .offset = (uint32_t)(slot->offset + f->frame_size),
            .first_line = v->is_parameter ? f->function->place.line : v->place.line,
            .last_line = v->end_line,
            .is_parameter = v->is_parameter,
        };
    }
    uint32_t layout = record_add_layout(telling->record, variables, count);
    free(variables);
    return layout;
}

void c_tell_entered(struct c_machine *machine)
{
    struct c_telling *telling = machine->telling;
    struct c_frame *frame = &vector_last(&machine->frames);
    struct c_compiled *f = (struct c_compiled *)(uintptr_t)frame->function;
    if (f->typed)
        return;
    if (!f->layout)
        f->layout = tell_layout(telling, f);
    frame->record_id =
        record_entered(telling->record, &(struct record_frame){
                                            .function = c_tell_name(telling, f->function->name),
                                            .file = machine->file,
                                            .kind = RECORD_FUNCTION_FRAME,
                                            .line = f->function->place.line,
                                        });
    struct record_stretch stretch = {
        .address = frame->low,
        .size = (uint64_t)(f->frame_size + 16 + f->above),
        .layout = f->layout,
        .name = c_tell_name(telling, f->function->name),
        .made_line = f->function->place.line,
    };
    record_stretched(telling->record, frame->record_id, &stretch);
    record_filled(telling->record, stretch.address, stretch.size, 0, true);
    for (size_t i = 0; i < f->function->parameter_count; i++)
        c_tell_wrote(machine, frame->pointer + (uint64_t)(int64_t)f->slots[i].offset,
                     f->slots[i].size);
}

void c_tell_left(struct c_machine *machine)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    struct c_telling *telling = machine->telling;
    while (telling->grown.count) {
        c_provenance last = vector_last(&telling->grown);
        if (c_block(&machine->memory, last)->address >= frame->pointer)
            break;
        c_tell_local_ended(machine, last);
    }
    if (frame->record_id)
        record_left(telling->record, frame->record_id);
}

void c_tell_grown(struct c_machine *machine, c_provenance number)
{
    struct c_telling *telling = machine->telling;
    struct c_block *block = c_block(&machine->memory, number);
    const struct c_type *type = block->type ? block->type : c_basic_type(C_CHAR);
    const struct c_type *element =
        type->kind == C_ARRAY && c_is_variable_length(type) ? type->base : type;
    const char *name = block->variable ? block->variable->name : "alloca";
    struct record_stretch stretch = {.name = c_tell_name(telling, name)};
    if (block->type && element == type)
        stretch.type = c_tell_type(telling, type);
    else if (element->size)
        stretch.type = c_tell_row(telling, element, block->extent / element->size);
    block->record_id = tell_object(telling, "array", RECORD_VARIABLE, block, &stretch);
    record_filled(telling->record, block->address, block->extent, 0, true);
    (void)vector_push(&telling->grown, number);
}

void c_tell_local_ended(struct c_machine *machine, c_provenance number)
{
    struct c_telling *telling = machine->telling;
    for (size_t i = telling->grown.count; i-- > 0;)
        if (telling->grown.items[i] == number) {
            record_freed(telling->record, c_block(&machine->memory, number)->record_id);
            telling->grown.items[i] = vector_last(&telling->grown);
            telling->grown.count--;
        }
}

/* ---- steps ---- */

/* Every step of an ordinary program; of a long one a thinning sample, lest the audit take hours. */
static bool is_audited(record_step step)
{
    return step % (1 + step / 2000) == 0;
}

bool c_tell_step(struct c_machine *machine, unsigned kind, uint32_t line)
{
    struct record *record = machine->telling->record;
    if (machine->frames.count && vector_last(&machine->frames).function->typed)
        return true;
    record_step number = record_stepped(record, kind, line);
    if (UNLIKELY(machine->options.audit) && is_audited(number)) {
        text_clear(&machine->audit_report);
        if (!c_tell_audit(machine, number, &machine->audit_report))
            c_stop(machine, C_AUDIT_FAILED);
    }
    if (record_full(record) || record_failed(record))
        c_stop(machine, C_RECORD_FULL);
    else if (machine->pause || (machine->stop_at && number >= machine->stop_at))
        c_stop(machine, C_PAUSED);
    return c_poll(machine);
}

/* ---- beginning and end ---- */

static int by_address(const void *left, const void *right)
{
    const struct c_slot *const *a = left, *const *b = right;
    return ((*a)->address > (*b)->address) - ((*a)->address < (*b)->address);
}

bool c_tell_start(struct c_machine *machine)
{
    size_t count = machine->program.static_count;
    struct c_telling *telling = machine->telling = calloc(1, sizeof *telling);
    if (!telling)
        return false;
    telling->record = machine->options.record;
    telling->statics = calloc(count + 1, sizeof(void *));
    if (!telling->statics || !record_has_memory(telling->record))
        return false;
    telling->static_count = count;
    for (size_t i = 0; i < count; i++)
        telling->statics[i] = &machine->program.statics[i];
    qsort(telling->statics, count, sizeof(void *), by_address);
    for (size_t i = 0; i < count; i++)
        c_tell_block(machine, telling->statics[i]->provenance);
    for (size_t i = 0; i < count; i++)
        c_tell_wrote(machine, telling->statics[i]->address, telling->statics[i]->size);
    telling->watch = (struct c_memory_watch){
        .context = machine, .wrote = wrote, .allocated = allocated, .freed = freed};
    machine->memory.watch = &telling->watch;
    return true;
}

bool c_tell_static(struct c_machine *machine, const struct c_slot *slot)
{
    struct c_telling *telling = machine->telling;
    const struct c_slot **statics =
        realloc(telling->statics, (telling->static_count + 1) * sizeof *statics);
    if (!statics)
        return false;
    telling->statics = statics;
    statics[telling->static_count++] = slot;
    c_tell_block(machine, slot->provenance);
    c_tell_wrote(machine, slot->address, slot->size);
    return true;
}

void c_tell_free(struct c_machine *machine)
{
    struct c_telling *telling = machine->telling;
    if (!telling)
        return;
    machine->memory.watch = NULL;
    free(telling->types);
    free(telling->statics);
    vector_fini(&telling->grown);
    free(telling);
    machine->telling = NULL;
}

static void tell_fault(struct c_machine *machine)
{
    const struct c_fault *fault = &machine->memory.fault;
    struct record *record = machine->telling->record;
    const char *word = c_fault_word(fault->kind);
    record_fault(record, record_intern(record, word, strlen(word)),
                 fault->block ? c_tell_block(machine, fault->block) : 0, fault->message,
                 strlen(fault->message), fault->line);
    record_fault_at(record, fault->address, fault->size);
}

static void tell_leaks(struct c_machine *machine)
{
    static const enum record_leak kinds[] = {
        [C_STILL_REACHABLE] = RECORD_STILL_REACHABLE,
        [C_POSSIBLY_LOST] = RECORD_POSSIBLY_LOST,
        [C_INDIRECTLY_LOST] = RECORD_INDIRECTLY_LOST,
        [C_DEFINITELY_LOST] = RECORD_DEFINITELY_LOST,
    };
    struct c_telling *telling = machine->telling;
    for (size_t i = 0; i < machine->leaks.count; i++) {
        const struct c_leak *leak = &machine->leaks.items[i];
        const struct c_block *block = c_block(&machine->memory, leak->block);
        struct record_stretch stretch = {
            .address = block->address,
            .size = block->extent,
            .type = block->type ? c_tell_row(telling, block->type,
                                             block->extent / MAX(block->type->size, 1))
                                : 0,
            .made_line = block->made_line,
            .leak = kinds[leak->kind],
        };
        if (block->record_id)
            record_stretched(telling->record, block->record_id, &stretch);
    }
}

void c_tell_end(struct c_machine *machine)
{
    if (machine->memory.fault.kind)
        tell_fault(machine);
    tell_leaks(machine);
    record_stepped(machine->telling->record, RECORD_STEP_END, MAX(machine->memory.line, 1));
}
