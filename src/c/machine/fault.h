/* What can go wrong in a C program, and how it is told: once, at the line where it happens. */
#ifndef C_MACHINE_FAULT_H
#define C_MACHINE_FAULT_H

#include "base/common.h"

/* The words of the command line's contract, in fault.def: C_FAULT(identifier, "word"). */
enum c_fault_kind {
    C_NO_FAULT,
#define C_FAULT(identifier, word) identifier,
#include "c/machine/fault.def"
    C_FAULTS
};

struct c_fault {
    enum c_fault_kind kind;
    uint32_t line;
    uint64_t address; /* of the access; 0: none */
    uint64_t size;    /* of the access */
    uint32_t block;   /* the block it is about, alive or gone; 0: none */
    char message
        [400]; /* whole words: `reads 4 bytes 8 bytes past the end of numbers (int[4], 16 bytes)` */
};

const char *c_fault_word(enum c_fault_kind kind);

struct c_memory;
/* Sets memory->fault, unless one is set already; always false. */
bool c_fault_set(struct c_memory *memory, enum c_fault_kind kind, uint32_t block, uint64_t address,
                 uint64_t size, const char *format, ...) PRINTF_LIKE(6, 7);

#endif
