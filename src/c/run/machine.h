/* The running program: its frames, its memory, and who is told.
 *
 * A frame of the program is a struct c_frame here and a stretch of the stack segment there. The loop (loop.h) keeps what it needs of
 * the top frame in local variables and writes down where it is (`at`) before anything that may fault, stop or call back.
 */
#ifndef C_RUN_MACHINE_H
#define C_RUN_MACHINE_H

#include "base/coroutine.h"
#include "c/compile/code.h"
#include "c/library/library.h"
#include "c/run/engine.h"

#include <signal.h>

struct c_frame {
    const struct c_compiled *function;
    const struct c_code *at; /* the instruction being run, or the call that it waits for */
    uint64_t pointer;        /* rbp */
    uint64_t low;            /* where the stack ends: rsp */
    int32_t up;              /* the caller's pointer is this far above */
    int32_t result_at;       /* in the caller's frame */
    uint32_t result_size;    /* bytes there is room for */
    uint32_t serial;         /* which call: a va_list remembers it */
    uint32_t record_id, last_line;
    size_t first_argument, argument_count; /* the variadic ones, in machine->arguments */
    bool entry;                            /* whoever runs the loop waits for it */
};

struct c_machine {
    struct c_memory memory;
    bool has_memory;
    struct c_program program;
    struct c_library *library;
    struct c_options options;
    struct {
        VECTOR(struct c_frame);
    } frames;
    struct {
        VECTOR(struct c_value);
    } arguments; /* variadic ones, of all frames */
    struct {
        VECTOR(struct c_allocated {
            uint32_t serial; /* the call that it lives as long as */
            c_provenance block;
        });
    } allocated; /* by alloca */
    uint32_t next_serial;
    uint32_t jump_serial; /* of the call that longjmp goes back into; 0: none is under way */
    int jump_value;
    volatile sig_atomic_t poll; /* the loop looks at the two below */
    volatile sig_atomic_t interrupted, pause;

    struct coroutine *coroutine;
    enum c_state state;
    uint64_t stop_at;
    bool exiting, aborted, ended, loaded; /* aborted: nobody looks for leaks */
    struct c_source source;
    uint32_t file;  /* the record's */
    bool quiet;     /* what runs now is told to nobody: the initial values being stored */
    uint64_t clock; /* of the processor, where it is not the real one */
    int exit_status;
    uint64_t entry_pointer; /* where the first frame's caller would have its frame pointer */
    struct c_leaks leaks;
    struct {
        VECTOR(uint32_t);
    } warned; /* lines */

    char *input; /* of c_engine_give_input, owned */
    size_t input_length;
    bool input_given;

    struct c_compiled *typed; /* to be run; borrowed from the program */
    const struct c_type *typed_shown;
    unsigned typed_depth;
    bool typing;
    struct c_telling *telling; /* NULL: not recorded */
    struct text audit_report;
};

/* Runs from the top frame's beginning until the frame marked `entry` is left. False: a fault, or the program exits. */
bool c_loop_plain(struct c_machine *machine);
bool c_loop_recorded(struct c_machine *machine);

static inline uint8_t *c_stack_bytes(const struct c_machine *machine, uint64_t address)
{
    return machine->memory.stack.bytes + (int64_t)(address - machine->memory.stack.base);
}

/* ---- frames (frames.c) ---- */

/* Puts a frame on top, whose pointer is at this address; what is below is never written, but for the parameters. NULL: a fault is set. */
struct c_frame *c_frame_push(struct c_machine *machine, const struct c_compiled *function,
                             uint64_t pointer);
/* Its variables' blocks end. The frame itself is still there. */
void c_frame_end_blocks(struct c_machine *machine, const struct c_frame *frame);
void c_frame_pop(struct c_machine *machine);
/* The line that the top frame is at, also put in memory.line. */
uint32_t c_frame_line(struct c_machine *machine);
uint32_t c_line_of(const struct c_frame *frame);

/* ---- calls by description (calls.c) ---- */

/* Does the call that the top frame is at: 1: it is done, a native's; 2: a frame was pushed; 3: longjmp went to another frame, which is
 * the top one now, at a call that is done; 0: a fault or exit. */
int c_call_site(struct c_machine *machine, const struct c_call_site *site, int32_t result_at);
int c_call_pointer(struct c_machine *machine, const struct c_call_site *site, int32_t pointer,
                   int32_t result_at);
bool c_take_jump(struct c_machine *machine); /* jumps.c */
bool c_va_start(struct c_machine *machine, int32_t list);
bool c_va_next(struct c_machine *machine, int32_t list, const struct c_type *type, int32_t at);
bool c_va_copy(struct c_machine *machine, int32_t to, int32_t from);

/* Values between the frame and struct c_value. */
void c_value_read(struct c_machine *machine, uint64_t address, const struct c_type *type,
                  bool tagged, struct c_value *value);
void c_value_write(struct c_machine *machine, uint64_t address, const struct c_type *type,
                   const struct c_value *value);

/* ---- what happens seldom (seldom.c); all of them false unless said otherwise ---- */

bool c_fault_uninitialized(struct c_machine *machine, const char *what);
bool c_fault_index(struct c_machine *machine, int64_t index, uint64_t length);
bool c_fault_division(struct c_machine *machine, bool overflows);
bool c_fault_stack(struct c_machine *machine);
void c_warn_overflow(struct c_machine *machine, const char *operation);
void c_warn_shift(struct c_machine *machine, int64_t count, bool left, bool negative);
bool c_make_local_block(struct c_machine *machine, const struct c_slot *slot, int32_t kept_at);
bool c_grow_frame(struct c_machine *machine, const struct c_code *code);
/* A long's provenance as a pointer: what came along if it fits, else the block there. */
c_provenance c_provenance_fitting(struct c_machine *machine, uint64_t address,
                                  c_provenance carried);
/* Is the outcome of a comparison sure though bits of it are not? kind: C_EQUAL... */
bool c_order_is_sure(enum c_expression_kind kind, bool is_signed, unsigned bits, uint64_t left,
                     uint64_t right, uint64_t left_undefined, uint64_t right_undefined);
/* Bytes with shadows and provenance between two checked places. */
void c_copy_bytes(struct c_machine *machine, uint64_t to, uint64_t from, uint64_t size);

/* ---- the record (tell.c), for the recorded loop ---- */

bool c_tell_start(struct c_machine *machine);
void c_tell_free(struct c_machine *machine);
void c_tell_wrote(struct c_machine *machine, uint64_t address, uint64_t size);
/* The call that the top frame is at has put its result in a variable. */
void c_tell_result(struct c_machine *machine, int32_t operand);
void c_tell_undefined(struct c_machine *machine, uint64_t address, uint64_t size);
void c_tell_used_as(struct c_machine *machine, c_provenance block, uint64_t address,
                    const struct c_type *type);
/* An array of variable length, or what alloca gave, has come to be. */
void c_tell_grown(struct c_machine *machine, c_provenance block);
void c_tell_entered(struct c_machine *machine);
void c_tell_left(struct c_machine *machine);
void c_tell_local_ended(struct c_machine *machine, c_provenance block);
/* A step of the top frame; may stop the run. False: the program is to end. */
bool c_tell_step(struct c_machine *machine, unsigned kind, uint32_t line);
void c_tell_end(struct c_machine *machine);

/* ---- engine.c ---- */

/* Leaves the run where it is, in this state, until it is asked to go on. */
void c_stop(struct c_machine *machine, enum c_state state);
/* The person wants something: false when the program is to end. */
bool c_poll(struct c_machine *machine);
/* Appends a value's bytes as its type has it. (show.c) */
void c_show_value(struct c_machine *machine, const struct c_type *type, const uint8_t *bytes,
                  const uint8_t *undefined, struct text *out);

/* ---- typed.c ---- */

/* Runs what was typed, where the run stands. */
void c_run_typed(struct c_machine *machine);

/* Runs the loop that fits. */
bool c_machine_run_loop(struct c_machine *machine);

#endif
