/* The library's table of functions, and the helpers that its files share. */
#include "c/library/natives.h"

#include <stdlib.h>
#include <string.h>

static const struct c_library_function functions[] = {
#define C_FUNCTION(name, takes_undefined)     {#name, c_native_##name, takes_undefined},
#define C_ALIAS(name, other, takes_undefined) {#name, c_native_##other, takes_undefined},
#include "c/library/functions.def"
};

static int by_name(const void *name, const void *function)
{
    return strcmp(name, ((const struct c_library_function *)function)->name);
}

const struct c_library_function *c_library_find(const char *name)
{
    static const char prefix[] = "__builtin_";
    const struct c_library_function *found =
        bsearch(name, functions, ARRAY_LENGTH(functions), sizeof functions[0], by_name);
    if (!found && strncmp(name, prefix, sizeof prefix - 1) == 0)
        return c_library_find(name + sizeof prefix - 1);
    return found;
}

/* ---- memory ---- */

bool native_byte(struct c_memory *memory, struct c_pointer base, uint64_t offset, uint8_t *byte)
{
    struct c_pointer at = pointer_at(base, offset);
    uint8_t *undefined, *bytes = c_access(memory, at, 1, C_READ, &undefined);
    if (!bytes)
        return false;
    if (*undefined)
        return c_memory_get(memory, at, byte, 1, false);
    *byte = *bytes;
    return true;
}

bool native_put_byte(struct c_memory *memory, struct c_pointer base, uint64_t offset, uint8_t byte)
{
    return c_memory_put(memory, pointer_at(base, offset), &byte, 1);
}

bool native_put_pointer(struct c_memory *memory, struct c_pointer at, struct c_pointer value)
{
    if (!c_memory_put(memory, at, &value.address, 8))
        return false;
    c_provenance_store(memory, at.address, value.provenance);
    if (memory->watch && memory->watch->wrote)
        memory->watch->wrote(memory->watch->context, at.address, 8);
    return true;
}

bool native_get_pointer(struct c_memory *memory, struct c_pointer at, struct c_pointer *value)
{
    if (!c_memory_get(memory, at, &value->address, 8, false))
        return false;
    value->provenance = c_provenance_load(memory, at.address);
    return true;
}

struct c_pointer native_new_string(struct c_memory *memory, const char *bytes, size_t length)
{
    struct c_pointer made = c_heap_allocate(memory, length + 1, false, 0);
    if (made.address &&
        !(c_memory_put(memory, made, bytes, length) && native_put_byte(memory, made, length, 0)))
        made = (struct c_pointer){0, 0};
    return made;
}

bool native_check_overlap(struct c_call *call, struct c_pointer to, struct c_pointer from,
                          uint64_t to_size, uint64_t from_size, const char *function)
{
    bool apart = to.address >= from.address + from_size || from.address >= to.address + to_size ||
                 to.address == from.address;
    if (apart || !to_size || !from_size)
        return true;
    return c_fault_set(call->memory, C_OVERLAPPING_COPY, to.provenance, to.address, to_size,
                       "%s copies %llu bytes to a place that overlaps where they come from",
                       function, (unsigned long long)from_size);
}

bool native_check_defined(struct c_call *call, const struct c_value *value, const char *what)
{
    if (!value->undefined)
        return true;
    return c_fault_set(call->memory, C_UNINITIALIZED_READ, 0, 0, 0,
                       "%s is a value that was never written", what);
}

/* ---- the state ---- */

struct c_library *c_library_new(struct c_machine *machine)
{
    struct c_library *library = calloc(1, sizeof *library);
    if (!library)
        return NULL;
    library->machine = machine;
    if (!library_files_init(library)) {
        c_library_free(library);
        return NULL;
    }
    return library;
}

struct c_held *library_hold(struct c_machine *machine, size_t words)
{
    struct c_library *library = c_machine_library(machine);
    if (words > (SIZE_MAX - sizeof(struct c_held)) / sizeof(size_t))
        return NULL;
    struct c_held *held = calloc(1, sizeof *held + words * sizeof held->words[0]);
    if (held) {
        held->next = library->held;
        library->held = held;
    }
    return held;
}

static void free_held(struct c_held *held)
{
    text_fini(&held->text);
    free(held);
}

void library_let_go(struct c_machine *machine, struct c_held *held)
{
    struct c_held **at = &c_machine_library(machine)->held;
    while (*at && *at != held)
        at = &(*at)->next;
    if (!*at)
        return;
    *at = held->next;
    free_held(held);
}

void c_library_free(struct c_library *library)
{
    if (!library)
        return;
    while (library->held) {
        struct c_held *next = library->held->next;
        free_held(library->held);
        library->held = next;
    }
    library_files_fini(library);
    vector_fini(&library->at_exit);
    vector_fini(&library->at_quick_exit);
    free(library);
}

bool library_run_handlers(struct c_machine *machine, struct c_handlers *handlers)
{
    while (handlers->count) {
        struct c_pointer function = vector_pop(handlers);
        struct c_value result = {0};
        if (!c_machine_call(machine, function, NULL, 0, &result))
            return false;
    }
    return true;
}

bool c_library_exit(struct c_machine *machine)
{
    return library_run_handlers(machine, &c_machine_library(machine)->at_exit);
}

struct c_pointer library_static(struct c_machine *machine, struct c_pointer *place, uint64_t size)
{
    struct c_memory *memory = c_machine_memory(machine);
    if (!place->address) {
        /* An allocation that is taken out of the accounts: nobody leaks it. */
        const struct c_memory_watch *watch = memory->watch;
        struct c_heap_totals totals = memory->totals;
        memory->watch = NULL;
        *place = c_heap_allocate(memory, size, true, 0);
        memory->totals = totals;
        memory->watch = watch;
        if (place->provenance)
            c_block(memory, place->provenance)->kind = C_BLOCK_VARIABLE;
    }
    return *place;
}

void library_set_errno(struct c_machine *machine, int number)
{
    struct c_pointer place =
        library_static(machine, &c_machine_library(machine)->errno_place, sizeof number);
    if (place.address)
        c_memory_put(c_machine_memory(machine), place, &number, sizeof number);
}

int library_errno(struct c_machine *machine)
{
    int number = 0;
    struct c_pointer place = c_machine_library(machine)->errno_place;
    if (place.address)
        c_memory_get(c_machine_memory(machine), place, &number, sizeof number, true);
    return number;
}

NATIVE(__errno_location)
{
    return give_pointer(
        call,
        library_static(call->machine, &c_machine_library(call->machine)->errno_place, sizeof(int)));
}
