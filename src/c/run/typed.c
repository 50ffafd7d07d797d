/* Lines typed at the prompt.
 *
 * A line is compiled as a function of its own, whose frame stands below all others for as long as it runs. The variables of the frame it is
 * seen from are reached from there: at the time of typing it is known how far above they are. What a line declares becomes static
 * storage, in room that was left for it.
 */
#include "c/run/telling.h"

#include <stdlib.h>

enum { RETURN_ADDRESS = 16 };

/* ---- what a line brings along ---- */

static bool add_static(struct c_machine *machine, struct c_variable *v)
{
    struct c_program *program = &machine->program;
    struct c_slot *slot = arena_alloc(&program->arena, sizeof *slot);
    uint64_t alignment = MAX(v->type->alignment, 1), size = MAX(v->type->size, 1);
    uint64_t address = C_STATICS_BASE + program->statics_size;
    address = (address + alignment - 1) / alignment * alignment;
    if (!slot || address + size > machine->memory.statics.base + machine->memory.statics.size)
        return false;
    bool literal = v->storage == C_LITERAL;
    *slot = (struct c_slot){.variable = v, .address = address, .size = size};
    slot->provenance =
        c_block_new(&machine->memory, literal ? C_BLOCK_LITERAL : C_BLOCK_VARIABLE, address, size);
    if (!slot->provenance)
        return false;
    struct c_block *block = c_block(&machine->memory, slot->provenance);
    block->variable = v;
    block->type = v->type;
    block->read_only = literal;
    if (literal && v->literal)
        memcpy(block->bytes, v->literal, MIN(v->type->size, size));
    v->compiled = slot;
    program->statics_size = address + size - C_STATICS_BASE;
    return !machine->telling || c_tell_static(machine, slot);
}

static bool add_function(struct c_machine *machine, struct c_function *f, size_t index)
{
    struct c_compiled *compiled = c_announce_function(&machine->program, f, (uint32_t)index);
    c_provenance number =
        c_block_new(&machine->memory, C_BLOCK_FUNCTION, (uint64_t)C_TEXT_BASE + index * 16, 16);
    if (!number)
        return false;
    c_block(&machine->memory, number)->function = f;
    if (compiled)
        compiled->block = number;
    return true;
}

static bool add_what_is_new(struct c_machine *machine, size_t statics, size_t functions)
{
    const struct c_unit *unit = machine->program.unit;
    for (size_t i = statics; i < unit->static_count; i++)
        if (!add_static(machine, unit->statics[i]))
            return false;
    for (size_t i = functions; i < unit->function_count; i++)
        if (!add_function(machine, unit->functions[i], i))
            return false;
    return true;
}

/* ---- typing ---- */

static const struct c_frame *frame_below(const struct c_machine *machine, unsigned depth)
{
    return depth < machine->frames.count ? &machine->frames.items[machine->frames.count - 1 - depth]
                                         : NULL;
}

static const struct c_source *kept_source(struct c_machine *machine, const char *text,
                                          size_t length)
{
    struct arena *arena = &machine->program.arena;
    struct c_source *source = arena_alloc(arena, sizeof *source);
    const char *copy = arena_copy(arena, text, length);
    if (!source || !copy)
        return NULL;
    *source = (struct c_source){.name = "<stdin>", .text = copy, .length = length};
    return source;
}

/* Where the typed function's frame pointer will be: below all, and below room for what it gives. */
static uint64_t typed_pointer(const struct c_machine *machine, const struct c_type *result)
{
    uint64_t low =
        machine->frames.count ? vector_last(&machine->frames).low : machine->entry_pointer;
    return ((low - result->size - 4 * RETURN_ADDRESS) & ~(uint64_t)15) - 2 * RETURN_ADDRESS;
}

bool c_engine_type(struct c_machine *machine, const char *source, size_t length, unsigned depth,
                   bool *incomplete, struct c_diagnostics *diagnostics)
{
    *incomplete = false;
    if (!machine->loaded || (!machine->coroutine && c_engine_run(machine, 1) == C_RECORD_FULL))
        return false;
    struct c_unit *unit = machine->program.unit;
    size_t statics = unit->static_count, functions = unit->function_count;
    const struct c_frame *frame = frame_below(machine, depth);
    const struct c_source *kept = kept_source(machine, source, length);
    struct c_function *typed =
        kept ? c_parse_typed(unit, kept, frame ? frame->function->function : NULL,
                             frame ? c_line_of(frame) : 0, &machine->typed_shown, incomplete,
                             diagnostics)
             : NULL;
    if (!add_what_is_new(machine, statics, functions) || !typed)
        return false;
    uint64_t pointer = typed_pointer(machine, typed->type->base);
    int32_t distance = frame ? (int32_t)(frame->pointer - pointer) : 0;
    machine->typed = c_compile_typed(&machine->program, typed, frame ? frame->function : NULL,
                                     distance, diagnostics);
    return machine->typed != NULL;
}

bool c_engine_typing(const struct c_machine *machine)
{
    return machine->typing || machine->typed;
}

/* ---- running ---- */

static void show_result(struct c_machine *machine, uint64_t address)
{
    const struct c_type *type = machine->typed_shown;
    struct c_segment *stack = &machine->memory.stack;
    int64_t at = (int64_t)(address - stack->base);
    uint8_t *bytes = stack->bytes + at, *undefined = stack->undefined + at;
    struct text out = {0};
    if (type->kind == C_ARRAY && type->size) {
        /* Its address came: what stands there is meant. */
        struct c_pointer pointer = {.provenance = stack->provenance[at >> 3]};
        memcpy(&pointer.address, bytes, sizeof pointer.address);
        bytes = c_access(&machine->memory, pointer, type->size, C_READ, &undefined);
    } else if (type->kind == C_FUNCTION) {
        text_append_char(&out, '{');
        c_type_text(type, NULL, &out);
        text_append(&out, "} ");
        bytes = NULL;
    }
    if (bytes)
        c_show_value(machine, type, bytes, undefined, &out);
    if (out.length) {
        text_append_char(&out, '\n');
        c_machine_print(machine, 1, text_string(&out), out.length);
    }
    text_fini(&out);
}

static void complain(struct c_machine *machine)
{
    const struct c_fault *fault = &machine->memory.fault;
    struct text out = {0};
    if (!fault->kind)
        return;
    text_format(&out, "heapstep: %s: %s\n", c_fault_word(fault->kind), fault->message);
    c_machine_print(machine, 2, text_string(&out), out.length);
    text_fini(&out);
}

/* Frames that a failure left standing. */
static void drop_frames(struct c_machine *machine, size_t count)
{
    while (machine->frames.count > count) {
        c_frame_end_blocks(machine, &vector_last(&machine->frames));
        if (machine->telling)
            c_tell_left(machine);
        c_frame_pop(machine);
    }
}

static bool run(struct c_machine *machine, const struct c_compiled *code)
{
    const struct c_type *type = code->function->type->base;
    uint64_t pointer = typed_pointer(machine, type);
    struct c_frame *frame = c_frame_push(machine, code, pointer);
    if (!frame)
        return false;
    int32_t up = 2 * RETURN_ADDRESS;
    frame->up = up;
    frame->result_at = RETURN_ADDRESS;
    frame->result_size = (uint32_t)MAX(type->size, 16);
    frame->entry = true;
    if (!c_machine_run_loop(machine))
        return false;
    if (machine->typed_shown)
        show_result(machine, pointer + (uint64_t)(up + RETURN_ADDRESS));
    return !machine->memory.fault.kind;
}

void c_run_typed(struct c_machine *machine)
{
    struct c_fault fault = machine->memory.fault;
    const struct c_compiled *code = machine->typed;
    size_t frames = machine->frames.count;
    bool exiting = machine->exiting;
    int status = machine->exit_status;
    uint32_t line = machine->memory.line;
    machine->typed = NULL;
    machine->typing = true;
    machine->exiting = false;
    machine->memory.fault = (struct c_fault){0};
    if (!run(machine, code))
        complain(machine);
    drop_frames(machine, frames);
    machine->memory.fault = fault;
    machine->memory.line = line;
    machine->exiting = exiting;
    machine->exit_status = status;
    machine->typing = false;
    if (machine->telling)
        record_stepped(
            machine->telling->record, machine->ended ? RECORD_STEP_END : RECORD_STEP_LINE,
            frames && !machine->ended ? c_line_of(&vector_last(&machine->frames)) : MAX(line, 1));
}

/* ---- completion ---- */

static void complete(const char *name, const char *prefix, struct text *out)
{
    if (name && *name && !strncmp(name, prefix, strlen(prefix)))
        text_format(out, "%s\n", name);
}

void c_engine_complete(struct c_machine *machine, const char *prefix, unsigned depth,
                       struct text *out)
{
    const struct c_frame *frame = frame_below(machine, depth);
    const struct c_unit *unit = machine->program.unit;
    uint32_t line = frame ? c_line_of(frame) : 0;
    for (size_t i = 0; frame && i < frame->function->slot_count; i++) {
        const struct c_variable *v = frame->function->slots[i].variable;
        if (v && (v->is_parameter || (v->place.line <= line && line <= v->end_line)))
            complete(v->name, prefix, out);
    }
    for (size_t i = 0; unit && i < unit->static_count; i++)
        complete(unit->statics[i]->name, prefix, out);
    for (size_t i = 0; unit && i < unit->function_count; i++)
        complete(unit->functions[i]->name, prefix, out);
}
