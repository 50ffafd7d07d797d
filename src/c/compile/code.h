/* The machine's code: what the compiler makes of the tree and the machine runs.
 *
 * Three-address code over the frame's own memory. An operand is a distance in bytes from the frame's pointer, which points where
 * rbp would: variables lie below it at the offsets that gcc -O0 gives them, arguments passed on the stack above it. So a variable is an
 * operand by itself, and its shadows (undefined bits, provenance) are found at the same distance from two more pointers.
 *
 * TEMPORARIES are operands too, but do not stand on the program's stack, where they would move its variables and keep leaked pointers
 * in sight. They stand in PLANES below it: copies of the stack's whole extent, C_PLANE bytes apart. The part of a plane that
 * is below a frame is the frame's own, so that frames need no second pointer and temporaries no second kind of instruction.
 */
#ifndef C_COMPILE_CODE_H
#define C_COMPILE_CODE_H

#include "c/machine/memory.h"
#include "c/syntax/tree.h"

enum c_op {
#define C_OP(name, fields) C_OP_##name,
#include "c/compile/code.def"
    C_OPS
};

struct c_library_function;

struct c_code {
    uint16_t op;
    int32_t a, b, c;
    union {
        int64_t integer;
        uint64_t bits;
        double number;
        const void *pointer;
        struct {
            union {
                int32_t scale, displacement;
            };
            uint32_t length;
        } place;
        struct {
            int32_t scale, displacement;
        } element;
        struct {
            uint8_t offset, width;
            bool is_signed;
        } bits_at;
    } imm;
};

enum {
    C_PLANES = 8,
    C_PLANE_GAP =
        1
        << 16, /* below the stack, where an argument may be written before the callee finds that there is no room */
    C_PLANE = (8 << 20) + C_PLANE_GAP,
};
/* Is an operand a temporary? */
static inline bool c_is_temporary(int32_t operand)
{
    return operand <= -C_PLANE;
}

/* Where a variable is. The compiler's, at c_variable.compiled. */
struct c_slot {
    const struct c_variable *variable;
    const struct c_compiled *function; /* an automatic one's */
    int32_t
        offset; /* automatic: from the frame's pointer; of variable length: of the pointer to it */
    int32_t block;           /* automatic: the operand that keeps its block's number; 0: none */
    uint64_t address;        /* static */
    c_provenance provenance; /* static */
    uint64_t size;
    bool variable_length;
    bool missing; /* declared extern, and defined by nobody */
    int32_t
        kept_stack; /* of variable length: the operand that keeps where the stack ended before it; 0: not declared yet */
    int32_t
        growth; /* which of the arrays of variable length it is, from 1 in the order of their declarations; 0: none yet */
};

/* A function in code. At c_function.compiled. */
struct c_compiled {
    const struct c_function *function;
    struct c_code *
        code; /* owned, as is `origins`: the expression or NULL, and the line, that an instruction was made from */
    struct c_origin {
        const struct c_expression *expression;
        uint32_t line;
    } * origins;
    size_t count;
    int32_t
        locals_size; /* bytes from the frame's pointer down that hold locals: never written when the function is entered */
    int32_t laid_out; /* and parameters */
    int32_t
        frame_size; /* and room for structs: a multiple of 16, all that lies below the pointer */
    int32_t above;  /* bytes of arguments passed on the stack, above the return address */
    int32_t *
        blocks; /* operands that keep the numbers of blocks: owned; zero at entry, ended when it is left */
    size_t block_count;
    struct c_slot *slots; /* one a local, owned by the arena */
    size_t slot_count;
    const struct c_library_function *native; /* the library's, or NULL */
    c_provenance block;                      /* its own, as something a pointer can point at */
    uint32_t layout;                         /* the record's; 0: not told yet */
    uint32_t name;
    bool variadic, grows; /* grows: it declares arrays of variable length */
    bool typed;           /* at the prompt: it has no frame that a person sees */
    struct c_compiled *next;
};

/* What is called, with what: for natives, variadic functions, and calls by pointer. */
struct c_call_site {
    const struct c_function *function; /* NULL: called by a pointer */
    const struct c_compiled *callee;   /* or NULL */
    const struct c_library_function *native;
    const struct c_type *type; /* the function type it is called as */
    const struct c_type *result_type;
    uint32_t result_size; /* room for what it gives */
    size_t count;
    struct c_argument {
        const struct c_type *type;
        int32_t at;  /* C_CONSTANT_ARGUMENT: the value is below */
        bool tagged; /* it carries a provenance */
        int64_t integer;
    } arguments[];
};
enum { C_CONSTANT_ARGUMENT = INT32_MIN };

struct c_switch {
    size_t count;
    int32_t otherwise; /* jumps, as in c_code.c, from the SWITCH on */
    struct c_case {
        int64_t low, high;
        int32_t jump;
    } cases[]; /* sorted */
};

/* The whole program. */
struct c_program {
    struct c_unit *unit; /* owned */
    struct c_compiled *functions,
        *start;             /* owned; `start` stores the initial values of static storage */
    struct c_slot *statics; /* one a variable of static storage */
    size_t static_count;
    uint64_t statics_size; /* bytes from C_STATICS_BASE on */
    struct arena arena;    /* constants */
    bool recorded;         /* with STEP instructions, and a block for every local */
};

/* Where static storage goes, before there is memory for it: fills in statics, statics_size, provenances (1 on, statics in their order, then
 * functions). False when memory is out. */
bool c_lay_out_statics(struct c_program *program);
/* Code for every function that has a body. False: told, or memory is out. */
bool c_compile(struct c_program *program, struct c_diagnostics *diagnostics);
/* Makes what stands for a function: its code to come, or the library's. NULL: it is nobody's, or memory is out. */
struct c_compiled *c_announce_function(struct c_program *program, struct c_function *function,
                                       uint32_t index);
/* A function typed at the prompt, which sees the variables of `frame` (or NULL) `distance` bytes from its own frame's pointer. NULL: told. */
struct c_compiled *c_compile_typed(struct c_program *program, struct c_function *function,
                                   const struct c_compiled *frame, int32_t distance,
                                   struct c_diagnostics *diagnostics);
void c_compiled_free(struct c_compiled *function);
void c_program_fini(struct c_program *program);

#endif
