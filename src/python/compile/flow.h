/* Instructions as they are generated: a graph of basic blocks (Python/compile.c's control flow graph).
 *
 * Blocks are linked in the order in which they will stand, and also in the order in which they were made;
 * some passes go by the one, some by the other, and both orders show in the result. Jumps and the
 * set-up of handlers are pseudo-instructions that know their target block; flow_finish optimises the graph,
 * finds the stack depth and each instruction's handler, and lays everything out.
 */
#ifndef PYTHON_COMPILE_FLOW_H
#define PYTHON_COMPILE_FLOW_H

#include "python/compile/compiled.h"

enum pseudo_opcode {
    OP_SETUP_FINALLY = 256,
    OP_SETUP_CLEANUP, /* the handler gets the failing instruction too */
    OP_SETUP_WITH,
    OP_POP_BLOCK,
    OP_JUMP,
    OP_JUMP_NO_INTERRUPT,
    OP_POP_JUMP_IF_FALSE,
    OP_POP_JUMP_IF_TRUE,
    OP_POP_JUMP_IF_NONE,
    OP_POP_JUMP_IF_NOT_NONE,
};

struct instr {
    int op;
    int arg;
    struct block *target;   /* of jumps and set-ups */
    struct block *handler;  /* NULL: none */
    struct ast_position at; /* lineno -1: none */
};

struct block {
    struct block *next;  /* in code order */
    struct block *older; /* in order of making */
    struct instr *instrs;
    int count, capacity;
    int predecessors;
    int start_depth;
    int offset;
    struct handler_stack *handlers; /* when its labelling starts */
    bool is_return;                 /* has a RETURN_VALUE */
    bool is_exit;                   /* leaves the code */
    bool no_fallthrough;
    bool preserve_lasti;
    bool visited;
};

enum unit_kind {
    UNIT_MODULE,
    UNIT_CLASS,
    UNIT_FUNCTION,
    UNIT_ASYNC_FUNCTION,
    UNIT_LAMBDA,
    UNIT_COMPREHENSION,
};

enum frame_block_kind {
    BLOCK_WHILE_LOOP,
    BLOCK_FOR_LOOP,
    BLOCK_TRY_EXCEPT,
    BLOCK_FINALLY_TRY,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLER_CLEANUP,
    BLOCK_POP_VALUE,
    BLOCK_EXCEPTION_HANDLER,
    BLOCK_EXCEPTION_GROUP_HANDLER,
    BLOCK_ASYNC_COMPREHENSION,
};

/* What leaving this part of a function early has to undo. */
struct frame_block {
    enum frame_block_kind kind;
    struct block *start, *exit;
    const struct ast_stmt *statement; /* with: the statement; finally: whose finalbody */
    const struct name *name;          /* of an except clause */
};

enum { MAX_FRAME_BLOCKS = 20 };

/* One scope while its code is generated. */
struct unit {
    struct unit *outer;
    enum unit_kind kind;
    struct scope *scope;
    const struct name *name, *qualname, *private_;
    struct name_map names, locals, cells, frees;
    const struct constant **consts;
    int consts_count, consts_capacity;
    struct node_map const_index; /* constant -> its position + 1 */
    int argcount, posonly_count, kwonly_count;
    int first_line;
    struct ast_position at; /* of the instructions being added */
    struct block *newest, *current;
    bool block_ended; /* the next instruction starts a block of its own */
    struct frame_block frame_blocks[MAX_FRAME_BLOCKS];
    int frame_block_count;
};

extern const struct ast_position no_position;

struct block *block_new(struct compiler *c);
/* Instructions go into `block` from now on; it follows the current one. */
void block_use(struct compiler *c, struct block *block);
struct instr *block_append(struct compiler *c, struct block *block);

void emit(struct compiler *c, int op);
void emit_arg(struct compiler *c, int op, size_t arg);
void emit_jump(struct compiler *c, int op, struct block *target);
/* Without a place in the source: what no token stands for. */
void emit_artificial(struct compiler *c, int op);
void emit_arg_artificial(struct compiler *c, int op, size_t arg);
void emit_jump_artificial(struct compiler *c, int op, struct block *target);
void emit_const(struct compiler *c, const struct constant *value);
int const_index(struct compiler *c, const struct constant *value);
/* An instruction on one of co_names, mangled. */
void emit_name(struct compiler *c, int op, const struct name *name);

bool op_is_jump(int op);
bool op_is_setup(int op);
static inline bool op_ends_scope(int op)
{
    return op == PY_RETURN_VALUE || op == PY_RAISE_VARARGS || op == PY_RERAISE;
}
int stack_effect(int op, int arg, bool jump);

/* The finished code of the current unit. `add_none`: falling off the end returns None. */
const struct compiled *flow_finish(struct compiler *c, bool add_none);
int code_flags_of(const struct compiler *c, const struct unit *unit);

/* ---- flow_optimize.c, flow_layout.c: the passes of flow_finish ---- */
void flow_normalize(struct compiler *c, struct block *block);
void flow_extend_blocks(struct compiler *c);
void flow_optimize(struct compiler *c, struct block *entry);
void flow_duplicate_exits(struct compiler *c);
void flow_trim_constants(struct compiler *c, struct block *entry);
void flow_propagate_lines(struct block *entry);
void flow_guarantee_lines(struct block *entry, int first_line);
void flow_clean_block(struct block *block);
int flow_stack_depth(struct compiler *c, struct block *entry);
void flow_label_handlers(struct compiler *c, struct block *entry);
void flow_resolve_jumps(struct block *entry);

#endif
