/* The machine's loop, included twice: by loop_plain.c and by loop_recorded.c (RECORDED 1).
 *
 * An operand is a distance from the frame's pointer. `fp`, `up` and `pp` point at its bytes, its undefined bits and its provenance; an
 * instruction reads its operands before it writes, since a result may stand where an operand stood. The instructions are in the files
 * loop_*.h, included into the one function. Where the compiler can jump to a label in a variable (GNU C), each goes straight to the next.
 */

/* Operands may stand anywhere, in packed structs too. */
#if defined(__GNUC__)
#define UNALIGNED __attribute__((aligned(1)))
#define THREADED  1
#else
#define UNALIGNED
#define THREADED 0
#endif
typedef uint8_t c_u1;
typedef int8_t c_i1;
typedef uint16_t UNALIGNED c_u2;
typedef int16_t UNALIGNED c_i2;
typedef uint32_t UNALIGNED c_u4;
typedef int32_t UNALIGNED c_i4;
typedef uint64_t UNALIGNED c_u8;
typedef int64_t UNALIGNED c_i8;
typedef float UNALIGNED c_f4;
typedef double UNALIGNED c_f8;
typedef long double UNALIGNED c_ld;

#define AT(type, operand)     (*(type *)(fp + (operand)))
#define SHADOW(type, operand) (*(type *)(up + (operand)))
#define PROVENANCE(operand)   (pp[(operand) >> 3])
#define address_of(operand)   (fp_address + (uint64_t)(int64_t)(operand))

#define SIZE_I4               4
#define SIZE_U4               4
#define SIZE_I8               8
#define SIZE_U8               8
#define SIZE_F4               4
#define SIZE_F8               8
#define SIZE_LD               10
#define UNDEFINED_I4(o)       SHADOW(c_u4, o)
#define UNDEFINED_U4(o)       SHADOW(c_u4, o)
#define UNDEFINED_I8(o)       SHADOW(c_u8, o)
#define UNDEFINED_U8(o)       SHADOW(c_u8, o)
#define UNDEFINED_F4(o)       SHADOW(c_u4, o)
#define UNDEFINED_F8(o)       SHADOW(c_u8, o)
#define UNDEFINED_LD(o)       (SHADOW(c_u8, o) | SHADOW(c_u2, (o) + 8))
#define SET_UNDEFINED_4(o, u) (SHADOW(c_u4, o) = (uint32_t)0 - (uint32_t)(u))
#define SET_UNDEFINED_8(o, u) (SHADOW(c_u8, o) = (uint64_t)0 - (uint64_t)(u))
#define SET_UNDEFINED_I4      SET_UNDEFINED_4
#define SET_UNDEFINED_U4      SET_UNDEFINED_4
#define SET_UNDEFINED_F4      SET_UNDEFINED_4
#define SET_UNDEFINED_I8      SET_UNDEFINED_8
#define SET_UNDEFINED_U8      SET_UNDEFINED_8
#define SET_UNDEFINED_F8      SET_UNDEFINED_8
#define SET_UNDEFINED_LD(o, u)                                                                     \
    (SET_UNDEFINED_8(o, u), SHADOW(c_u2, (o) + 8) = (uint16_t)(0 - (uint16_t)(u)))

#if THREADED
#define CASE(name) do_##name:
#define DISPATCH   goto *labels[ip->op]
#else
#define CASE(name) case C_OP_##name:
#define DISPATCH   goto dispatch
#endif
#define NEXT                                                                                       \
    do {                                                                                           \
        ip++;                                                                                      \
        DISPATCH;                                                                                  \
    } while (0)
#define SAVE() (frame->at = ip)
/* The person may want to stop: every loop of the program passes here. */
#define POLL                                                                                       \
    do {                                                                                           \
        if (UNLIKELY(m->poll)) {                                                                   \
            SAVE();                                                                                \
            if (!c_poll(m))                                                                        \
                goto fault;                                                                        \
        }                                                                                          \
    } while (0)
#define TAKE_JUMP                                                                                  \
    do {                                                                                           \
        ip += ip->c;                                                                               \
        POLL;                                                                                      \
        DISPATCH;                                                                                  \
    } while (0)

#if RECORDED
#define WROTE(operand, size)                                                                       \
    do {                                                                                           \
        if (!c_is_temporary(operand) && !m->quiet) {                                               \
            SAVE();                                                                                \
            c_tell_wrote(m, address_of(operand), size);                                            \
        }                                                                                          \
    } while (0)
#define WROTE_AT(at, size)                                                                         \
    do {                                                                                           \
        if (!m->quiet) {                                                                           \
            SAVE();                                                                                \
            c_tell_wrote(m, at, size);                                                             \
        }                                                                                          \
    } while (0)
/* The function is about to return: nothing of its caller has changed yet. */
#define RETURN_STEP                                                                                \
    do {                                                                                           \
        SAVE();                                                                                    \
        if (!m->quiet && !c_tell_step(m, RECORD_STEP_RETURN, c_frame_line(m)))                     \
            goto fault;                                                                            \
    } while (0)
/* What a call gave, where it went straight to a variable. */
#define WROTE_RESULT(operand)                                                                      \
    do {                                                                                           \
        if (!c_is_temporary(operand) && !m->quiet)                                                 \
            c_tell_result(m, operand);                                                             \
    } while (0)
#else
#define WROTE_RESULT(operand) ((void)0)
#define RETURN_STEP           ((void)0)
#define WROTE(operand, size)  ((void)0)
#define WROTE_AT(at, size)    ((void)0)
#endif

/* Out of range, cvttss2si and its like give the number with only the highest bit set. */
static inline int32_t to_i4(long double value)
{
    return value > -2147483649.0L && value < 2147483648.0L ? (int32_t)value : INT32_MIN;
}
static inline int64_t to_i8(long double value)
{
    return value >= -9223372036854775808.0L && value < 9223372036854775808.0L ? (int64_t)value
                                                                              : INT64_MIN;
}
static inline uint64_t to_u8(long double value)
{
    if (value < 9223372036854775808.0L)
        return (uint64_t)to_i8(value);
    return (uint64_t)to_i8(value - 9223372036854775808.0L) ^ UINT64_C(0x8000000000000000);
}

static inline c_provenance *c_provenance_of(struct c_memory *memory, uint64_t address)
{
    struct c_segment *segment = address >= memory->stack.base  ? &memory->stack
                                : address >= memory->heap.base ? &memory->heap
                                                               : &memory->statics;
    return &segment->provenance[(address - segment->base) >> 3];
}

bool LOOP(struct c_machine *m)
{
#if THREADED
    static const void *const labels[] = {
#define C_OP(name, fields) &&do_##name,
#include "c/compile/code.def"
    };
#endif
    const struct c_code *ip;
    struct c_frame *frame = &vector_last(&m->frames);
    uint8_t *fp, *up;
    c_provenance *pp;
    uint64_t fp_address;

entered:
#if RECORDED
    if (!m->quiet) {
        frame->at = frame->function->code;
        c_tell_entered(m);
        if (!c_tell_step(m, RECORD_STEP_CALL, frame->function->function->place.line))
            goto fault;
    }
#endif
    ip = frame->function->code;
resumed:
    fp_address = frame->pointer;
    fp = m->memory.stack.bytes + (int64_t)(fp_address - m->memory.stack.base);
    up = m->memory.stack.undefined + (int64_t)(fp_address - m->memory.stack.base);
    pp = m->memory.stack.provenance + (int64_t)(fp_address - m->memory.stack.base) / 8;
    DISPATCH;

leave:
    SAVE();
    {
        bool entry = frame->entry;
        int32_t by = frame->up;
        if (entry)
            c_frame_line(m);
        if (frame->function->block_count || UNLIKELY(m->allocated.count != 0))
            c_frame_end_blocks(m, frame);
#if RECORDED
        if (!m->quiet)
            c_tell_left(m);
#endif
        c_frame_pop(m);
        if (UNLIKELY(entry))
            return true;
        frame = &vector_last(&m->frames);
        fp_address += (uint64_t)(int64_t)by;
        fp += by;
        up += by;
        pp += by / 8;
        ip = frame->at;
        WROTE_RESULT(ip->a);
    }
    NEXT;

jumped: /* to a call of setjmp */
    ip = frame->at;
    WROTE_RESULT(ip->a);
    ip++;
    goto resumed;

undefined_condition:
    SAVE();
    c_fault_uninitialized(m, "decides what happens next by");
    goto fault;
undefined_address:
    SAVE();
    c_fault_uninitialized(m, "finds its way in memory by");
    goto fault;
out_of_bounds:
    SAVE();
    {
        bool by_b = ip->op == C_OP_INDEX || ip->op == C_OP_INDEX0;
        c_fault_index(m, AT(c_i8, by_b ? ip->b : ip->c), ip->imm.place.length);
    }
fault:
    return false;

#if !THREADED
dispatch:
    switch ((enum c_op)ip->op) {
#endif
#include "c/run/loop_arithmetic.h"
#include "c/run/loop_calls.h"
#include "c/run/loop_memory.h"
#include "c/run/loop_moves.h"
#if !THREADED
    default: return false;
    }
#endif
}
