/* Code: what the compiler makes and the machine runs.
 *
 * The instructions are those of CPython 3.11 as its `dis` module shows them (names, arguments, order), with
 * inline caches kept beside the code, not in it: so the references on the evaluation stack, the lines
 * reported to a tracer and the constants held are the same as there at every moment. A machine instruction is 8 bytes and jumps
 * count instructions.
 */
#ifndef PYTHON_OBJECTS_CODE_H
#define PYTHON_OBJECTS_CODE_H

#include "python/objects/object.h"

struct py_instruction {
    uint16_t op;      /* enum py_opcode, or a specialised form put there while running */
    uint16_t counter; /* the machine's: how often it ran, for specialising */
    uint32_t arg;     /* EXTENDED_ARG is folded in. Jumps: the target's index, absolute */
};

/* PEP 657: where in the source the instruction comes from. Lines from 1, columns in bytes from 0; -1: unknown. */
struct py_location {
    int32_t line, end_line;
    int32_t column, end_column;
};

/* One row of the exception table (Objects/exception_handling_notes.txt): instructions start..end-1. */
struct py_handler {
    uint32_t start, end, target;
    uint32_t depth;
    bool push_lasti;
};

enum py_local_kind { PY_LOCAL = 0x20, PY_CELL = 0x40, PY_FREE = 0x80 }; /* CO_FAST_* */

enum py_code_flags {
    PY_CO_OPTIMIZED = 0x1,
    PY_CO_NEWLOCALS = 0x2,
    PY_CO_VARARGS = 0x4,
    PY_CO_VARKEYWORDS = 0x8,
    PY_CO_NESTED = 0x10,
    PY_CO_GENERATOR = 0x20,
    PY_CO_COROUTINE = 0x80,
    PY_CO_ITERABLE_COROUTINE = 0x100,
    PY_CO_ASYNC_GENERATOR = 0x200,
    PY_CO_FUTURE_ANNOTATIONS = 0x1000000,
};

struct py_code {
    struct py_var var;
    py_tuple *consts; /* all owned */
    py_tuple *names;
    py_tuple *locals_plus_names; /* locals, then cells that are not locals, then free variables */
    uint8_t *locals_plus_kinds;  /* bytes of py_local_kind, one a name */
    py_str *filename, *name, *qualname;
    int32_t first_line;
    int32_t flags;
    int32_t argcount, posonly_count, kwonly_count; /* argcount includes the positional-only */
    int32_t locals_plus_count, locals_count, cells_count, free_count;
    int32_t stack_size;
    int32_t instruction_count, handler_count;
    struct py_instruction *instructions; /* owned (py_mem_alloc), as all arrays */
    struct py_location *locations;       /* one an instruction */
    struct py_handler *handlers;
    void *caches; /* the machine's inline caches, one an instruction, made when the code is warm; malloc */
    uint32_t warmth;
    uint32_t source_file; /* the record's number for the file, 0 until told */
    py_object *weaklist;
    /* The literals of a program that is run as soon as it is parsed (the main program, exec() of text): CPython's
     * syntax tree holds them until the run ends. NULL for all other code. */
    py_tuple *tree_literals;
};

/* The instruction that a specialised form stands for; any other opcode is itself. (run/specialize.c) */
uint16_t py_base_opcode(uint16_t op);

/* How many units of two bytes CPython's form of these instructions has, inline caches and EXTENDED_ARG included: the number of
 * items to ask py_object_new_var for, so that the object is as large as CPython's. (objects/code_object.c) */
int64_t py_code_units(const struct py_instruction *instructions, int32_t count);

enum py_opcode {
#define OPCODE(name, number) PY_##name = number,
#include "python/compile/opcodes.def"
#undef OPCODE
};

#endif
