#include "c/machine/fault.h"

#include "c/machine/memory.h"

#include <stdio.h>

static const char *const words[C_FAULTS] = {
#define C_FAULT(identifier, word) [identifier] = word,
#include "c/machine/fault.def"
};

const char *c_fault_word(enum c_fault_kind kind)
{
    return kind > C_NO_FAULT && kind < C_FAULTS ? words[kind] : "";
}

bool c_fault_set(struct c_memory *memory, enum c_fault_kind kind, uint32_t block, uint64_t address,
                 uint64_t size, const char *format, ...)
{
    struct c_fault *fault = &memory->fault;
    if (fault->kind)
        return false;
    fault->kind = kind;
    fault->line = memory->line;
    fault->address = address;
    fault->size = size;
    fault->block = block;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(fault->message, sizeof fault->message, format, arguments);
    va_end(arguments);
    return false;
}
