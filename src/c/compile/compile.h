/* The compiler's own header: how the tree becomes code.
 *
 * One pass over each function's tree, emitting as it goes. Three ideas:
 *
 *   operand   where a value stands once it is computed: a constant, a local variable itself, or a temporary. A variable is an operand without
 *             being copied, and so is read as late as gcc -O0 reads it.
 *   place     where an lvalue is, without having computed an address: in the frame, in static storage or behind a pointer, at a
 *             constant offset and perhaps some elements further on. Loads and stores have instructions for each.
 *   target    where the one who asks for a value would like to have it. It is a hint: the operand says where the value is.
 *
 * Temporaries form a stack: a function that needs some remembers how many there were and goes back to that before it takes one for
 * its result. So an instruction's result may stand where its operands stood; the machine reads before it writes.
 */
#ifndef C_COMPILE_COMPILE_H
#define C_COMPILE_COMPILE_H

#include "c/compile/code.h"

enum {
    NO_TARGET = INT32_MAX,
    VIRTUAL =
        0x40000000, /* temporaries are numbered from here, 8 bytes each, until the frame's size is known, */
    KEPT = 0x60000000, /* and from here those that keep their place for the whole function */
};

/* What the machine tells types apart by. In the order of opcode families. */
enum c_class {
    CLASS_I4,
    CLASS_U4,
    CLASS_I8,
    CLASS_U8,
    CLASS_F4,
    CLASS_F8,
    CLASS_LD,
    CLASS_I1,
    CLASS_U1,
    CLASS_I2,
    CLASS_U2,
    CLASS_POINTER,
    CLASS_AGGREGATE,
    CLASS_VOID
};
enum c_class c_class_of(const struct c_type *type);

struct c_operand {
    bool constant; /* `integer`, as its type extends it */
    bool tagged;   /* eight bytes whose provenance means something */
    bool wide;     /* narrower than an int, but extended to one already */
    int32_t at;
    int64_t integer;
};

struct c_spot {
    enum { IN_FRAME, IN_STATICS, BEHIND_POINTER } where;
    int32_t offset;  /* from the frame's pointer, from C_STATICS_BASE, from the pointer */
    int32_t pointer; /* operand */
    int32_t index;   /* operand, a long; 0: none. Never the operand 0, which is the saved rbp */
    int32_t scale;   /* bytes an element */
    uint32_t length; /* elements the index stays below; UINT32_MAX: no bound */
    const struct c_slot *slot; /* of a variable; NULL behind a pointer */
    bool behind_pointer;       /* reached through one at some time */
};

struct c_label {
    int32_t position; /* -1: not known yet */
    int32_t chain;    /* the last jump to it, whose c is the one before; -1: none */
};
#define C_NEW_LABEL                                                                                \
    {                                                                                              \
        -1, -1                                                                                     \
    }

/* Where break and continue go. */
struct c_breakable {
    const struct c_statement *statement;
    struct c_label on_break, on_continue;
    const struct c_block_scope *break_scope, *continue_scope;
    struct c_breakable *outer;
};

struct c_generator {
    struct c_program *program;
    struct c_diagnostics *diagnostics;
    struct c_compiled *out;
    const struct c_compiled *frame; /* typed code: whose variables it sees, */
    int32_t distance; /* and how far from its own frame's pointer the other one's is */
    struct {
        VECTOR(struct c_code);
    } code;
    struct {
        VECTOR(struct c_origin);
    } origins;
    struct c_origin origin;
    int32_t temps, most_temps, kept; /* in use now; ever; for the whole function */
    int32_t hidden, most_hidden;     /* bytes of structs without a name, below what is laid out */
    struct c_breakable *breakable;
    struct {
        VECTOR(struct c_named_label {
            const struct c_statement *statement;
            struct c_label label;
            int32_t
                grown; /* where it stands: how many arrays of variable length were declared before */
        });
    } labels;
    struct {
        VECTOR(struct c_once {
            const struct c_expression *expression;
            struct c_operand value;
        });
    } onces;             /* values of C_ONCE nodes that are met once more */
    int32_t grown;       /* arrays of variable length declared so far */
    bool steps;          /* its statements are steps of the record */
    struct c_code spare; /* what a failed generator writes into */
    bool failed;         /* memory is out, or an error was told */
};

/* ---- emitting (emit.c) ---- */

struct c_code *c_emit(struct c_generator *g, unsigned op, int32_t a, int32_t b, int32_t c);
struct c_code *c_emit_immediate(struct c_generator *g, unsigned op, int32_t a, int32_t b,
                                int64_t immediate);
/* The instruction just emitted jumps there; a JUMP that does is emitted. */
void c_jumps_to(struct c_generator *g, struct c_label *label);
void c_emit_jump(struct c_generator *g, struct c_label *label);
void c_bind(struct c_generator *g, struct c_label *label);
/* A temporary of so many bytes (at most 16), or the target where there is one. */
int32_t c_result_at(struct c_generator *g, int32_t target, uint64_t size);
/* One that keeps its place for the whole function. */
int32_t c_kept(struct c_generator *g);
/* Where structs without a name begin, downwards: a multiple of 16, as their members are aligned and a pointer's block is kept by eights. */
int32_t c_hidden_top(const struct c_generator *g);
/* Room in the frame for a struct without a name, until the statement's end. */
int32_t c_hidden(struct c_generator *g, uint64_t size);
/* heapstep's C has no ... */
void c_refuse(struct c_generator *g, struct c_place place, const char *what);
/* Points out.origins where the expression stands; gives back what was there, to be put back. */
struct c_origin c_at(struct c_generator *g, const struct c_expression *e);
/* Temporaries get their places, jumps of arguments theirs; the code is handed over. */
bool c_finish_code(struct c_generator *g);

/* ---- operands (operands.c) ---- */

static inline struct c_operand c_constant(int64_t integer)
{
    return (struct c_operand){.constant = true, .integer = integer};
}
static inline struct c_operand c_stands_at(int32_t at, bool tagged)
{
    return (struct c_operand){.at = at, .tagged = tagged};
}
bool c_is_64(enum c_class class); /* a long, unsigned long or pointer */
bool c_is_small(enum c_class class);
uint64_t c_class_size(enum c_class class);
/* The same operand in the frame: a constant becomes a temporary (or the target). */
struct c_operand c_settled(struct c_generator *g, struct c_operand operand, enum c_class class,
                           int32_t target);
/* Moves it to `at`, unless it is there. */
void c_move(struct c_generator *g, struct c_operand operand, enum c_class class, int32_t at);
struct c_operand c_converted(struct c_generator *g, struct c_operand operand,
                             const struct c_type *from, const struct c_type *to, int32_t target);
/* Four or eight bytes wide, so that it can be compared with zero. */
struct c_operand c_widened(struct c_generator *g, struct c_operand operand, enum c_class *class);

/* ---- spots (spots.c) ---- */

struct c_slot *c_slot_of(struct c_generator *g, const struct c_variable *variable);
/* Where a variable of this generator's code is, from its frame's pointer. */
int32_t c_offset_of(struct c_generator *g, const struct c_slot *slot);
/* `address_only`: an index just outside is not an access, and goes unchecked. */
struct c_spot c_spot_of(struct c_generator *g, const struct c_expression *e, bool address_only);
struct c_spot c_spot_of_variable(struct c_generator *g, const struct c_variable *v);
struct c_spot c_spot_in_frame(int32_t offset);
struct c_operand c_address_of_spot(struct c_generator *g, struct c_spot spot, int32_t target);
struct c_operand c_load(struct c_generator *g, struct c_spot spot, enum c_class class,
                        int32_t target);
void c_store(struct c_generator *g, struct c_spot spot, enum c_class class,
             struct c_operand operand);
void c_copy_spot(struct c_generator *g, struct c_spot to, struct c_spot from, uint64_t size);
void c_clear_spot(struct c_generator *g, struct c_spot spot, uint64_t size);
struct c_operand c_load_bits(struct c_generator *g, struct c_spot spot,
                             const struct c_member *member, int32_t target);
/* What is left in it, as its type. */
struct c_operand c_store_bits(struct c_generator *g, struct c_spot spot,
                              const struct c_member *member, struct c_operand operand, bool wanted);
bool c_is_bit_field(const struct c_expression *e);

/* ---- expressions (expressions.c and on) ---- */

bool c_has_effects(const struct c_expression *e);
/* As an argument, what gcc keeps in a register of its own is read when the call is made; what is in memory (a global, a local that something
 * points at) when its turn comes. */
bool c_is_read_late(const struct c_expression *e);
/* The value as it is now, whatever becomes of where it stands. */
struct c_operand c_set_apart(struct c_generator *g, struct c_operand operand, enum c_class class);
bool c_is_lvalue(const struct c_expression *e);
/* Any expression but a void or aggregate one. */
struct c_operand c_value(struct c_generator *g, const struct c_expression *e, int32_t target);
/* For its effects. */
void c_effect(struct c_generator *g, const struct c_expression *e);
/* Stores an expression's value, of any type, in a spot. */
void c_value_into(struct c_generator *g, const struct c_expression *e, struct c_spot spot);
/* Goes to the label when the condition is `sense`, else on. */
void c_branch(struct c_generator *g, const struct c_expression *e, bool sense,
              struct c_label *label);
/* left op right, both of this class. */
struct c_operand c_binary(struct c_generator *g, enum c_expression_kind kind, enum c_class class,
                          struct c_operand left, struct c_operand right, int32_t target);
struct c_operand c_assignment(struct c_generator *g, const struct c_expression *e, bool wanted,
                              int32_t target);
struct c_operand c_call(struct c_generator *g, const struct c_expression *e, int32_t target);
/* Of a struct that a function returns. */
struct c_spot c_call_aggregate(struct c_generator *g, const struct c_expression *e);
/* How many bytes a type of variable length has, an unsigned long. */
struct c_operand c_runtime_size(struct c_generator *g, const struct c_type *type, int32_t target);
bool c_is_runtime_sized(const struct c_type *type);
struct c_operand c_va_argument(struct c_generator *g, const struct c_expression *e, int32_t at);
void c_initialize(struct c_generator *g, const struct c_variable *variable,
                  const struct c_initializer *initializer);

/* ---- statements (statements.c) ---- */

void c_statement(struct c_generator *g, const struct c_statement *s);
/* GNU's ({ ... }): its value, where its struct stands, or for its effects alone. */
struct c_operand c_statements_value(struct c_generator *g, const struct c_expression *e);
struct c_spot c_statements_spot(struct c_generator *g, const struct c_expression *e);
void c_statements_effect(struct c_generator *g, const struct c_expression *e);
/* A declared variable comes to life. */
void c_declare(struct c_generator *g, const struct c_variable *variable);

/* ---- layout (layout.c) ---- */

/* Gives a function's locals their places. `blocks`: the operands for its blocks' numbers are taken from the generator. */
bool c_lay_out_frame(struct c_generator *g);
/* Does it stand in a block inside the function's outermost one? */
bool c_is_inner(const struct c_generator *g, const struct c_variable *variable);
/* How the parameters stand, seen from a caller's lowest byte: the callee's frame pointer is this far below it. */
int32_t c_callee_distance(const struct c_compiled *callee);

#endif
