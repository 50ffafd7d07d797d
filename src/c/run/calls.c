/* Calls by description: the library's functions, variable arguments, pointers to functions, and calls from the library back into the
 * program. */
#include "c/run/machine.h"

#include <stdio.h>
#include <string.h>

enum { RETURN_ADDRESS = 16, TEXT_STEP = 16 };

/* ---- arguments ---- */

static void collect(struct c_machine *machine, const struct c_call_site *site,
                    struct c_value *arguments)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    for (size_t i = 0; i < site->count; i++) {
        const struct c_argument *from = &site->arguments[i];
        if (from->at == C_CONSTANT_ARGUMENT)
            arguments[i] = (struct c_value){.type = from->type, .integer = (uint64_t)from->integer};
        else
            c_value_read(machine, frame->pointer + (uint64_t)(int64_t)from->at, from->type,
                         from->tagged, &arguments[i]);
    }
}

/* ---- the library's ---- */

static bool refuse_undefined(struct c_machine *machine, const struct c_library_function *native,
                             size_t argument)
{
    char what[160];
    snprintf(what, sizeof what, "gives %.100s, as argument %zu,", native->name, argument + 1);
    return c_fault_uninitialized(machine, what);
}

/* `parts` becomes what the function gave when that is a struct. */
static bool run_native(struct c_machine *machine, const struct c_library_function *native,
                       const struct c_type *result_type, const struct c_value *arguments,
                       size_t count, struct c_value *result, uint8_t parts[16])
{
    struct c_call call = {.machine = machine,
                          .memory = &machine->memory,
                          .arguments = arguments,
                          .count = count,
                          .result = {.type = result_type}};
    c_frame_line(machine);
    for (size_t i = 0; i < count && !native->takes_undefined; i++)
        if (UNLIKELY(arguments[i].undefined != 0))
            return refuse_undefined(machine, native, i);
    if (!native->run(&call))
        return false;
    *result = call.result;
    memcpy(parts, call.result_bytes, sizeof call.result_bytes);
    return true;
}

/* A struct that a function of the library gave, into the caller's frame. */
static void write_parts(struct c_machine *machine, uint64_t address, const uint8_t *parts,
                        uint64_t size)
{
    struct c_segment *stack = &machine->memory.stack;
    memcpy(stack->bytes + (address - stack->base), parts, MIN(size, 16));
    memset(stack->undefined + (address - stack->base), 0, MIN(size, 16));
}

static int call_native(struct c_machine *machine, const struct c_call_site *site,
                       const struct c_library_function *native, int32_t result_at)
{
    /* On the run's own stack, which goes with the run wherever it is given up. */
    struct c_value arguments[site->count + 1], result;
    uint8_t parts[16];
    const struct c_type *type = site->result_type;
    collect(machine, site, arguments);
    if (!run_native(machine, native, type, arguments, site->count, &result, parts))
        return machine->jump_serial && c_take_jump(machine) ? 3 : 0;
    uint64_t to = vector_last(&machine->frames).pointer + (uint64_t)(int64_t)result_at;
    if (type->kind == C_STRUCT)
        write_parts(machine, to, parts, type->size);
    else if (type->kind != C_VOID)
        c_value_write(machine, to, type, &result);
    return 1;
}

/* ---- the program's own ---- */

/* Writes arguments to the parameters of a frame just pushed, and keeps the variable ones beside it. */
static bool hand_over(struct c_machine *machine, const struct c_value *arguments, size_t count)
{
    struct c_frame *frame = &vector_last(&machine->frames);
    const struct c_compiled *callee = frame->function;
    size_t parameters = callee->function->parameter_count;
    for (size_t i = 0; i < parameters; i++) {
        const struct c_slot *slot = &callee->slots[i];
        uint64_t at = frame->pointer + (uint64_t)(int64_t)slot->offset;
        if (i < count)
            c_value_write(machine, at, slot->variable->type, &arguments[i]);
        else
            memset(machine->memory.stack.undefined + (int64_t)(at - machine->memory.stack.base),
                   0xff, slot->size);
    }
    frame->first_argument = machine->arguments.count;
    for (size_t i = parameters; i < count; i++)
        if (!vector_push(&machine->arguments, arguments[i])) {
            c_fault_stack(machine);
            return false;
        }
    frame->argument_count = machine->arguments.count - frame->first_argument;
    return true;
}

static int enter(struct c_machine *machine, const struct c_call_site *site,
                 const struct c_compiled *callee, int32_t result_at)
{
    struct c_value arguments[site->count + 1];
    const struct c_frame *caller = &vector_last(&machine->frames);
    uint64_t caller_pointer = caller->pointer;
    uint64_t pointer = caller->low - (uint64_t)(RETURN_ADDRESS + callee->above);
    collect(machine, site, arguments);
    if (!c_frame_push(machine, callee, pointer) || !hand_over(machine, arguments, site->count))
        return 0;
    struct c_frame *frame = &vector_last(&machine->frames);
    frame->up = (int32_t)(caller_pointer - pointer);
    frame->result_at = result_at;
    frame->result_size = MAX(site->result_size, 8);
    return 2;
}

static int call_compiled(struct c_machine *machine, const struct c_call_site *site,
                         const struct c_compiled *callee, int32_t result_at)
{
    if (callee->native)
        return call_native(machine, site, callee->native, result_at);
    return enter(machine, site, callee, result_at);
}

int c_call_site(struct c_machine *machine, const struct c_call_site *site, int32_t result_at)
{
    return call_compiled(machine, site, site->callee, result_at);
}

/* ---- pointers to functions ---- */

/* The function that a pointer points to; NULL with a fault set. */
static const struct c_compiled *function_at(struct c_machine *machine, struct c_pointer pointer)
{
    const struct c_unit *unit = machine->program.unit;
    uint64_t offset = pointer.address - (uint64_t)C_TEXT_BASE;
    struct c_memory *memory = &machine->memory;
    const struct c_block *block = c_block(memory, pointer.provenance);
    c_frame_line(machine);
    if (offset / TEXT_STEP < unit->function_count && offset % TEXT_STEP == 0 &&
        unit->functions[offset / TEXT_STEP]->compiled)
        return unit->functions[offset / TEXT_STEP]->compiled;
    if (pointer.address < 4096)
        c_fault_set(memory, C_NULL_DEREFERENCE, 0, pointer.address, 0,
                    "calls the function at a null pointer");
    else
        c_fault_set(
            memory,
            block->kind == C_BLOCK_HEAP && !block->alive ? C_USE_AFTER_FREE : C_NULL_DEREFERENCE,
            pointer.provenance, pointer.address, 0,
            "calls a function at 0x%llx, where there is none", (unsigned long long)pointer.address);
    return NULL;
}

int c_call_pointer(struct c_machine *machine, const struct c_call_site *site, int32_t pointer,
                   int32_t result_at)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    struct c_value value;
    struct c_type type = {.kind = C_POINTER, .size = 8, .alignment = 8};
    type.unqualified = &type;
    c_value_read(machine, frame->pointer + (uint64_t)(int64_t)pointer, &type, true, &value);
    if (value.undefined) {
        c_fault_uninitialized(machine, "calls the function at");
        return 0;
    }
    const struct c_compiled *callee = function_at(machine, c_value_pointer(&value));
    return callee ? call_compiled(machine, site, callee, result_at) : 0;
}

/* ---- called back ---- */

bool c_machine_call(struct c_machine *machine, struct c_pointer function,
                    const struct c_value *arguments, size_t count, struct c_value *result)
{
    const struct c_compiled *callee = function_at(machine, function);
    if (!callee)
        return false;
    const struct c_type *type = callee->function->type->base;
    uint8_t parts[16];
    if (callee->native)
        return run_native(machine, callee->native, type, arguments, count, result, parts);
    /* A caller's frame without code, for the result to go to. */
    uint64_t low =
        machine->frames.count ? vector_last(&machine->frames).low : machine->entry_pointer;
    uint64_t caller = (low - 2 * RETURN_ADDRESS) & ~(uint64_t)15;
    uint64_t pointer = caller - (uint64_t)(2 * RETURN_ADDRESS + callee->above);
    int32_t result_at = -C_PLANE - RETURN_ADDRESS;
    struct c_frame *frame = c_frame_push(machine, callee, pointer);
    if (!frame)
        return false;
    frame->up = (int32_t)(caller - pointer);
    frame->result_at = result_at;
    frame->result_size = 16;
    frame->entry = true;
    if (!hand_over(machine, arguments, count) || !c_machine_run_loop(machine))
        return false;
    if (type->kind != C_VOID && c_is_scalar(type))
        c_value_read(machine, caller + (uint64_t)(int64_t)result_at, type, true, result);
    return true;
}

/* ---- variable arguments ---- */

/* What heapstep keeps in a va_list's 24 bytes. */
struct list {
    uint64_t serial, next, unused;
};

static struct c_pointer list_pointer(struct c_machine *machine, int32_t operand)
{
    struct c_segment *stack = &machine->memory.stack;
    int64_t at = (int64_t)(vector_last(&machine->frames).pointer - stack->base) + operand;
    struct c_pointer pointer = {.provenance = stack->provenance[at >> 3]};
    memcpy(&pointer.address, stack->bytes + at, sizeof pointer.address);
    return pointer;
}

bool c_va_start(struct c_machine *machine, int32_t list)
{
    const struct c_frame *frame = &vector_last(&machine->frames);
    struct list start = {.serial = frame->serial};
    c_frame_line(machine);
    return c_memory_put(&machine->memory, list_pointer(machine, list), &start, sizeof start);
}

bool c_va_copy(struct c_machine *machine, int32_t to, int32_t from)
{
    struct list copied;
    c_frame_line(machine);
    return c_memory_get(&machine->memory, list_pointer(machine, from), &copied, sizeof copied,
                        false) &&
           c_memory_put(&machine->memory, list_pointer(machine, to), &copied, sizeof copied);
}

bool c_machine_next_argument(struct c_machine *machine, struct c_pointer list,
                             struct c_value *value)
{
    struct list state;
    struct c_memory *memory = &machine->memory;
    const struct c_frame *frame = NULL;
    if (!c_memory_get(memory, list, &state, sizeof state, false))
        return false;
    for (size_t i = machine->frames.count; i-- > 0;)
        if (machine->frames.items[i].serial == state.serial)
            frame = &machine->frames.items[i];
    if (!frame)
        return c_fault_set(memory, C_DANGLING_STACK_POINTER, list.provenance, list.address, 24,
                           "takes an argument of a call that is over");
    if (state.next >= frame->argument_count)
        return c_fault_set(memory, C_UNINITIALIZED_READ, list.provenance, list.address, 24,
                           "takes one argument more than the %llu that %s was given",
                           (unsigned long long)frame->argument_count,
                           frame->function->function->name);
    *value = machine->arguments.items[frame->first_argument + state.next++];
    return c_memory_put(memory, list, &state, sizeof state);
}

bool c_va_next(struct c_machine *machine, int32_t list, const struct c_type *type, int32_t at)
{
    struct c_value value;
    c_frame_line(machine);
    if (!c_machine_next_argument(machine, list_pointer(machine, list), &value))
        return false;
    /* Read as something larger than was given: what is beyond was never written. */
    if (c_is_scalar(value.type) && !c_is_floating(value.type) && value.type->size < type->size &&
        c_is_scalar(type) && type->size <= 8)
        value.undefined |= ~(uint64_t)0 << value.type->size * 8;
    uint64_t address = vector_last(&machine->frames).pointer + (uint64_t)(int64_t)at;
    c_value_write(machine, address, type, &value);
    if (machine->telling && !c_is_temporary(at))
        c_tell_wrote(machine, address, type->size);
    return true;
}
