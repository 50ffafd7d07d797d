/* The engine's face: load, run, stop, go on, type. (run/engine.h)
 *
 * A run lives in a coroutine. Its body runs the program to its end, then whatever is typed, one piece after the other; c_stop leaves it in
 * the middle of a step.
 */
#include "c/run/machine.h"

#include "record/recorder.h"

#include <stdlib.h>
#include <string.h>

enum {
    RUN_STACK_BYTES =
        64 << 20, /* for library functions calling back; only what is touched is ever committed */
    ROOM_FOR_ARGUMENTS = 4096, /* above main's frame, at least */
    ROOM_FOR_TYPED = 1024,     /* in static storage, at least, for what lines typed later declare */
    FAULT_STATUS = 70,
    INTERRUPTED_STATUS = 130, /* as a shell sees a process that SIGINT ended */
};

struct c_machine *c_engine_new(const struct c_options *options)
{
    struct c_machine *machine = calloc(1, sizeof *machine);
    if (!machine)
        return NULL;
    machine->options = *options;
    machine->program.recorded = options->record != NULL;
    return machine;
}

void c_engine_free(struct c_machine *machine)
{
    if (!machine)
        return;
    coroutine_free(machine->coroutine);
    if (machine->library)
        c_library_free(machine->library);
    c_tell_free(machine);
    c_leaks_fini(&machine->leaks);
    if (machine->has_memory)
        c_memory_fini(&machine->memory);
    c_program_fini(&machine->program);
    vector_fini(&machine->frames);
    vector_fini(&machine->arguments);
    vector_fini(&machine->allocated);
    vector_fini(&machine->warned);
    text_fini(&machine->audit_report);
    free(machine->input);
    free(machine);
}

/* ---- loading ---- */

static const char *read_included(void *context, const char *name, size_t *length)
{
    struct c_machine *machine = context;
    char *bytes = c_machine_read_file(machine, name, length);
    const char *kept = bytes ? arena_copy(&machine->program.arena, bytes, *length) : NULL;
    free(bytes);
    return kept;
}

static bool is_constant(const struct c_type *type)
{
    while (type->kind == C_ARRAY && !(type->qualifiers & C_CONST))
        type = type->base;
    return type->qualifiers & C_CONST;
}

static bool make_static_block(struct c_machine *machine, const struct c_slot *slot)
{
    const struct c_variable *v = slot->variable;
    bool literal = v->storage == C_LITERAL;
    c_provenance number = c_block_new(
        &machine->memory, literal ? C_BLOCK_LITERAL : C_BLOCK_VARIABLE, slot->address, slot->size);
    if (!number || number != slot->provenance)
        return false;
    struct c_block *block = c_block(&machine->memory, number);
    block->variable = v;
    block->type = v->type;
    block->made_line = v->place.line;
    block->read_only = literal;
    if (literal && v->literal)
        memcpy(block->bytes, v->literal, MIN(v->type->size, slot->size));
    return true;
}

/* What the library keeps for the program: stdin, stdout, stderr. */
static void fill_extern(struct c_machine *machine, struct c_slot *slot)
{
    struct c_value value = {.type = slot->variable->type};
    if (!slot->variable->is_extern)
        return;
    slot->missing = !c_library_variable(machine, slot->variable->name, &value);
    if (slot->missing)
        return;
    uint64_t size = MIN(slot->size, sizeof value.integer);
    memcpy(c_block(&machine->memory, slot->provenance)->bytes, &value.integer, size);
    if (size == 8)
        c_provenance_store(&machine->memory, slot->address, value.provenance);
}

static bool make_blocks(struct c_machine *machine)
{
    struct c_program *program = &machine->program;
    for (size_t i = 0; i < program->static_count; i++)
        if (!make_static_block(machine, &program->statics[i]))
            return false;
    for (size_t i = 0; i < program->unit->function_count; i++) {
        const struct c_function *f = program->unit->functions[i];
        c_provenance number =
            c_block_new(&machine->memory, C_BLOCK_FUNCTION, (uint64_t)C_TEXT_BASE + i * 16, 16);
        if (!number)
            return false;
        struct c_block *block = c_block(&machine->memory, number);
        block->function = f;
        block->made_line = f->place.line;
    }
    /* The library makes blocks of its own: their numbers come after those that the compiler counts on. */
    machine->library = c_library_new(machine);
    if (!machine->library)
        return false;
    for (size_t i = 0; i < program->static_count; i++)
        fill_extern(machine, &program->statics[i]);
    return true;
}

static bool keep_source(struct c_machine *machine, const char *text, size_t length)
{
    struct arena *arena = &machine->program.arena;
    const char *name = machine->options.program ? machine->options.program : "program.c";
    machine->source = (struct c_source){.name = arena_copy(arena, name, strlen(name)),
                                        .text = arena_copy(arena, text, length),
                                        .length = length};
    return machine->source.name && machine->source.text;
}

bool c_engine_load(struct c_machine *machine, const char *source, size_t length,
                   struct c_diagnostics *diagnostics)
{
    struct c_program *program = &machine->program;
    if (!keep_source(machine, source, length))
        return false;
    program->unit = c_parse(&machine->source, read_included, machine, diagnostics);
    if (!program->unit)
        return false;
    if (!program->unit->main || !program->unit->main->body) {
        text_format(&diagnostics->text, "%s: error: there is no function main\n",
                    machine->source.name);
        diagnostics->errors++;
        return false;
    }
    if (!c_lay_out_statics(program))
        return false;
    /* The room is there in every run, so that addresses are the same. */
    machine->has_memory = c_memory_init(&machine->memory, program->statics_size + ROOM_FOR_TYPED,
                                        machine->options.memory_limit);
    if (!machine->has_memory || !make_blocks(machine) || !c_compile(program, diagnostics))
        return false;
    if (machine->options.record)
        machine->file =
            record_add_file(machine->options.record, machine->source.name, source, length);
    return machine->loaded = true;
}

/* ---- main and its arguments ---- */

static bool place_string(struct c_machine *machine, uint64_t *at, const char *string,
                         struct c_pointer *pointer)
{
    size_t size = strlen(string) + 1;
    if (*at - size < C_STACK_TOP - C_STACK_SIZE / 2)
        return false;
    *at -= size;
    memcpy(c_stack_bytes(machine, *at), string, size);
    *pointer = (struct c_pointer){*at, c_block_new(&machine->memory, C_BLOCK_VARIABLE, *at, size)};
    return pointer->provenance != 0;
}

/* An array of pointers to these strings and a null one, as the kernel leaves it above the first frame. */
static bool place_strings(struct c_machine *machine, uint64_t *at, const char *const *strings,
                          size_t count, struct c_pointer *array)
{
    struct c_pointer *pointers = calloc(count + 1, sizeof *pointers);
    bool good = pointers != NULL;
    for (size_t i = count; good && i-- > 0;)
        good = place_string(machine, at, strings[i], &pointers[i]);
    uint64_t size = (count + 1) * 8;
    *at = (*at - size) & ~(uint64_t)15;
    for (size_t i = 0; good && i <= count; i++) {
        memcpy(c_stack_bytes(machine, *at + i * 8), &pointers[i].address, 8);
        c_provenance_store(&machine->memory, *at + i * 8, pointers[i].provenance);
    }
    if (good)
        *array =
            (struct c_pointer){*at, c_block_new(&machine->memory, C_BLOCK_VARIABLE, *at, size)};
    free(pointers);
    return good && array->provenance;
}

static bool place_arguments(struct c_machine *machine, struct c_value arguments[3])
{
    const struct c_function *f = machine->program.unit->main;
    const char *const *more = machine->options.arguments;
    size_t count = 1;
    while (more && more[count - 1])
        count++;
    const char **strings = calloc(count, sizeof *strings);
    struct c_pointer argv = {0}, environment = {0};
    uint64_t at = C_STACK_TOP - 16;
    bool good = strings != NULL;
    if (good) {
        strings[0] = machine->options.script ? machine->options.script : machine->source.name;
        for (size_t i = 1; i < count; i++)
            strings[i] = more[i - 1];
        good = place_strings(machine, &at, NULL, 0, &environment) &&
               place_strings(machine, &at, strings, count, &argv);
    }
    free(strings);
    machine->entry_pointer = MIN(at, C_STACK_TOP - ROOM_FOR_ARGUMENTS) & ~(uint64_t)15;
    arguments[0] = (struct c_value){.type = c_basic_type(C_INT), .integer = count};
    const struct c_pointer pointers[] = {argv, environment};
    for (size_t i = 1; i < 3; i++) {
        const struct c_type *type =
            i < f->parameter_count ? f->locals[i]->type : c_basic_type(C_UNSIGNED_LONG);
        arguments[i] = (struct c_value){.type = type,
                                        .integer = pointers[i - 1].address,
                                        .provenance = pointers[i - 1].provenance};
    }
    return good;
}

/* ---- running ---- */

bool c_machine_run_loop(struct c_machine *machine)
{
    return machine->telling ? c_loop_recorded(machine) : c_loop_plain(machine);
}

/* The initial values of static storage; whatever is const is so from then on. */
static bool run_start(struct c_machine *machine)
{
    struct c_frame *frame =
        c_frame_push(machine, machine->program.start, machine->entry_pointer - 32);
    if (!frame)
        return false;
    frame->up = 32;
    frame->entry = true;
    machine->quiet = true;
    bool good = c_loop_plain(machine);
    machine->quiet = false;
    for (size_t i = 0; i < machine->program.static_count; i++) {
        const struct c_slot *slot = &machine->program.statics[i];
        if (is_constant(slot->variable->type))
            c_block(&machine->memory, slot->provenance)->read_only = true;
    }
    return good;
}

static bool run_main(struct c_machine *machine)
{
    struct c_value arguments[3], result = {.type = c_basic_type(C_INT)};
    const struct c_function *f = machine->program.unit->main;
    const struct c_compiled *compiled = f->compiled;
    struct c_pointer pointer = {(uint64_t)C_TEXT_BASE + (uint64_t)f->index * 16, compiled->block};
    if (!place_arguments(machine, arguments) || !run_start(machine))
        return false;
    if (machine->options.record && !c_tell_start(machine))
        return false;
    if (!c_machine_call(machine, pointer, arguments, MIN(f->parameter_count, 3), &result))
        return false;
    if (result.undefined)
        return c_fault_set(&machine->memory, C_UNINITIALIZED_READ, 0, 0, 0,
                           "main returns a value that was never written");
    machine->exit_status = (int)(result.integer & 0xff);
    return c_library_exit(machine);
}

static void look_for_leaks(struct c_machine *machine)
{
    uint64_t end =
        machine->frames.count ? vector_last(&machine->frames).low : machine->entry_pointer;
    c_leaks_fini(&machine->leaks);
    if (!c_find_leaks(&machine->memory, end, &machine->leaks))
        c_leaks_fini(&machine->leaks);
}

static void run_program(struct c_machine *machine)
{
    bool good = run_main(machine);
    if (machine->memory.fault.kind || (!good && !machine->exiting))
        machine->exit_status = FAULT_STATUS;
    else if (!machine->aborted)
        look_for_leaks(machine);
    machine->ended = true;
    if (machine->telling)
        c_tell_end(machine);
}

void c_stop(struct c_machine *machine, enum c_state state)
{
    if (!machine->coroutine || !coroutine_running(machine->coroutine))
        return;
    for (;;) {
        machine->pause = false;
        machine->poll = machine->interrupted;
        machine->state = state;
        coroutine_yield(machine->coroutine);
        if (!machine->typed)
            return;
        c_run_typed(machine);
    }
}

bool c_poll(struct c_machine *machine)
{
    if (machine->interrupted) {
        machine->interrupted = false;
        machine->poll = false;
        machine->aborted = true;
        c_machine_exit(machine, INTERRUPTED_STATUS);
        return false;
    }
    /* A recorded run stops between steps only. */
    if (machine->pause && !machine->telling)
        c_stop(machine, C_PAUSED);
    machine->poll = machine->telling && machine->pause;
    return !machine->exiting;
}

static void body(void *argument)
{
    struct c_machine *machine = argument;
    run_program(machine);
    for (;;) {
        machine->state = C_FINISHED;
        coroutine_yield(machine->coroutine);
        if (machine->typed)
            c_run_typed(machine);
    }
}

enum c_state c_engine_run(struct c_machine *machine, uint64_t step)
{
    if (!machine->coroutine) {
        if (!machine->loaded)
            return C_FINISHED;
        machine->coroutine = coroutine_new(RUN_STACK_BYTES, body, machine);
        if (!machine->coroutine) {
            machine->exit_status = 1;
            return C_FINISHED;
        }
    } else if (machine->state == C_FINISHED && !machine->typed)
        return C_FINISHED;
    machine->stop_at = step;
    coroutine_resume(machine->coroutine);
    return machine->state;
}

void c_engine_interrupt(struct c_machine *machine)
{
    machine->interrupted = true;
    machine->poll = true;
}

void c_engine_pause(struct c_machine *machine)
{
    machine->pause = true;
    machine->poll = true;
}

void c_engine_give_input(struct c_machine *machine, const char *line, size_t length)
{
    free(machine->input);
    machine->input = malloc(length + 1);
    machine->input_length = machine->input ? length : 0;
    if (machine->input) {
        memcpy(machine->input, line, length);
        machine->input[length] = '\0';
    }
    machine->input_given = true;
}

/* ---- what came of it ---- */

int c_engine_exit_status(const struct c_machine *machine)
{
    return machine->exit_status & 0xff;
}

const char *c_engine_fault(const struct c_machine *machine, uint32_t *line, const char **message)
{
    const struct c_fault *fault = &machine->memory.fault;
    if (!fault->kind)
        return NULL;
    *line = fault->line;
    *message = fault->message;
    return c_fault_word(fault->kind);
}

const char *c_engine_audit_report(const struct c_machine *machine)
{
    return text_string(&machine->audit_report);
}
