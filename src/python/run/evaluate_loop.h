/* The evaluation loop, included twice: by evaluate_plain.c and by evaluate_recorded.c (RECORDED 1).
 *
 * An instruction's case takes its operands from the stack and leaves its result there. Operands stay on the stack
 * while C code that may run Python works on them, so that their references have a holder; `SAVE` writes down
 * where the frame stands before such a call. Whoever fails jumps to `error` with an exception pending.
 *
 * The instructions are in the files evaluate_*.h, included into the one function. Each ends in NEXT, which goes straight to the next
 * one where the compiler can jump to a label in a variable (GNU C), so that the processor learns what follows what; else,
 * and in the recorded loop, which looks at the line between instructions, through a switch.
 */

#if !RECORDED && defined(__GNUC__)
#define THREADED 1
#define TARGET(name) do_##name
#define NEXT()                                                                                     \
    do {                                                                                           \
        arg = next->arg;                                                                           \
        goto *labels[(next++)->op];                                                                \
    } while (0)
#else
#define THREADED     0
#define TARGET(name) case PY_##name
#define NEXT()       goto fetch
#endif

/* Runs the instruction anew after it was given another form. */
#define AGAIN()                                                                                    \
    do {                                                                                           \
        next--;                                                                                    \
        NEXT();                                                                                    \
    } while (0)
/* At the start of an instruction that adapts: `attempt` gives it a form now and then. */
#define ADAPT(attempt)                                                                             \
    do {                                                                                           \
        if (UNLIKELY(next[-1].counter-- == 0) && (attempt))                                        \
            AGAIN();                                                                               \
    } while (0)
/* In a form: the operands are not what it was made for. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (UNLIKELY(!(condition)))                                                                \
            goto other_operands;                                                                   \
    } while (0)
/* By an enum py_compare_op: does it hold for less (1), equal (2), greater (4), unordered (8)? */
#define COMPARED(op, a, b)                                                                         \
    ((comparisons[op] >> ((a) < (b) ? 0 : (a) == (b) ? 1 : (a) > (b) ? 2 : 3)) & 1)
#define CACHE() ((struct py_cache *)code->caches + (next - 1 - code->instructions))

/* Where the frame stands, for whoever looks at it from outside: tracebacks, the audit, the record. */
#define SAVE_STACK() (frame->stack_top = (int32_t)(sp - frame->slots))
#define SAVE()       (SAVE_STACK(), frame->next = next)
#define PUSH(o)                                                                                    \
    do {                                                                                           \
        py_object *pushed_ = (py_object *)(o);                                                     \
        *sp++ = pushed_;                                                                           \
    } while (0)
#define POP()     (*--sp)
#define TOP()     (sp[-1])
#define PEEK(n)   (sp[-(int64_t)(n)])
#define SHRINK(n) (sp -= (n))
/* Lets an operand go that is off the stack, while `result` (or NULL) is in nobody's hands but ours. */
#define LET_GO(o, result)                                                                          \
    do {                                                                                           \
        py_object *let_go_ = (o);                                                                  \
        if (--let_go_->refcount == 0)                                                              \
            py_release_operand(vm, frame, (int32_t)(sp - frame->slots), let_go_, (result));        \
    } while (0)
/* Lets the n topmost operands go, the lowest first, their places empty as they go. */
#define LET_GO_ALL(n, result)                                                                      \
    do {                                                                                           \
        for (int64_t left_ = (n); left_ > 0; left_--) {                                            \
            py_object *operand_ = PEEK(left_);                                                     \
            PEEK(left_) = NULL;                                                                    \
            if (operand_)                                                                          \
                LET_GO(operand_, (result));                                                        \
        }                                                                                          \
        SHRINK(n);                                                                                 \
    } while (0)
/* Replaces the n topmost operands by a result, which may be NULL after a failure. */
#define RESULT(n, result)                                                                          \
    do {                                                                                           \
        py_object *result_ = (py_object *)(result);                                                \
        LET_GO_ALL(n, result_);                                                                    \
        if (!result_)                                                                              \
            goto error;                                                                            \
        PUSH(result_);                                                                             \
    } while (0)
#define JUMP(target) (next = code->instructions + (target))
#define NAME(index)  ((py_str *)code->names->items[index])
#if RECORDED
#define WATCH_LOCAL(slot, value)                                                                   \
    do {                                                                                           \
        if (frame->record_id)                                                                      \
            py_watch_local(vm, frame, (uint32_t)(slot), (value));                                  \
    } while (0)
#else
#define WATCH_LOCAL(slot, value) ((void)0)
#endif

/* Pops a truth value: 1, 0, or -1 with an exception. */
#define POP_TRUTH(truth)                                                                           \
    do {                                                                                           \
        py_object *tested_ = TOP();                                                                \
        if (tested_ == vm->true_)                                                                  \
            (truth) = 1;                                                                           \
        else if (tested_ == vm->false_)                                                            \
            (truth) = 0;                                                                           \
        else {                                                                                     \
            SAVE();                                                                                \
            (truth) = py_is_true(vm, tested_);                                                     \
        }                                                                                          \
        SHRINK(1);                                                                                 \
        py_decref(vm, tested_);                                                                    \
        if ((truth) < 0)                                                                           \
            goto error;                                                                            \
    } while (0)

py_object *EVALUATE(py_vm *vm, py_frame *frame, bool throwing)
{
#if THREADED
    static const void *const labels[PY_OPCODE_COUNT] = {
#define OPCODE(name, number) [number] = &&do_##name,
#include "python/compile/opcodes.def"
#undef OPCODE
#define FORM(name, base) [PY_##name] = &&do_##name,
#include "python/run/specialized.def"
#undef FORM
    };
#endif
    static const uint8_t comparisons[] = {
        [PY_LT] = 1, [PY_LE] = 3, [PY_EQ] = 2, [PY_NE] = 13, [PY_GT] = 4, [PY_GE] = 6};
    py_code *code;
    struct py_instruction *next;
    py_object **sp;
    py_tuple *kwnames = NULL;
    py_object *result;
    uint32_t arg;
    int truth;
#if RECORDED
    int32_t previous_at = -1, previous_line = -1;
#endif

    if (UNLIKELY(py_enter_c_call(vm))) {
        if (frame->owner == PY_FRAME_OF_STACK)
            py_frame_pop(vm, frame);
        return NULL;
    }
    frame->is_entry = true;

resume_frame:
    code = frame->code;
    next = frame->next;
    sp = frame->slots + frame->stack_top;
#if RECORDED
    previous_at = py_frame_at(frame);
    previous_line = previous_at < 0 ? -1 : code->locations[previous_at].line;
#endif
    if (UNLIKELY(throwing)) {
        throwing = false;
#if RECORDED
        /* A generator into which an exception is thrown goes on the stack like one that is resumed. */
        if (frame->record_id && py_step_call(vm, frame))
            goto error;
#endif
        goto error;
    }
#if THREADED
    NEXT();
    {
#else
fetch:
#if RECORDED
    {
        int32_t at = (int32_t)(next - code->instructions);
        int32_t line = code->locations[at].line;
        uint16_t coming = next->op;
        if ((line != previous_line || at < previous_at || frame->traced_line == -1) &&
            line >= 0 && coming != PY_RESUME && frame->record_id &&
            (frame->traced_line == -1 || (at < previous_at && coming != PY_SEND) ||
             line != previous_line)) {
            frame->stack_top = (int32_t)(sp - frame->slots);
            frame->next = next + 1;
            frame->traced_line = line;
            previous_at = at;
            next++;
            if (py_step_line(vm, frame, line))
                goto error;
            next--;
        }
        previous_line = line;
        previous_at = at;
    }
#endif
    arg = next->arg;
    switch ((next++)->op) {
#endif

#include "python/run/evaluate_locals.h"

#include "python/run/evaluate_names.h"

#include "python/run/evaluate_operators.h"

#include "python/run/evaluate_displays.h"

#include "python/run/evaluate_iteration.h"

#include "python/run/evaluate_calls.h"

#include "python/run/evaluate_exceptions.h"

#include "python/run/evaluate_async.h"

#if !THREADED
    default: goto other_operands;
#endif
    }

other_operands:
    next--;
    py_despecialize(next);
    NEXT();

error:
    SAVE();
    if (py_traceback_here(vm, frame))
        goto unwind;
#if RECORDED
    if (py_step_exception(vm, frame))
        goto unwind;
#endif
/* frame->next stays where the exception was raised, also when it is raised again by a handler: its line is the frame's. */
unwind: {
    const struct py_handler *handler = py_find_handler(code, (uint32_t)(next - code->instructions) - 1);
    if (UNLIKELY(vm->unwinding))
        handler = NULL;
    kwnames = NULL;
    if (handler) {
        py_object **floor = frame->slots + code->locals_plus_count + handler->depth;
        while (sp > floor) {
            py_object *value = POP();
            SAVE_STACK();
            py_xdecref(vm, value);
        }
        if (handler->push_lasti) {
            py_object *at = py_int_from(vm, (frame->next - code->instructions) - 1);
            if (!at)
                goto unwind;
            PUSH(at);
        }
        PUSH(py_take_raised(vm));
        JUMP(handler->target);
        NEXT();
    }
    while (sp > frame->slots + code->locals_plus_count) {
        py_object *value = POP();
        SAVE_STACK();
        py_xdecref(vm, value);
    }
    SAVE_STACK();
#if RECORDED
    py_step_return(vm, frame, NULL);
    py_step_left(vm, frame, false);
#endif
    bool entry = frame->is_entry;
    py_frame *caller = frame->previous;
    result = NULL;
    if (frame->owner == PY_FRAME_OF_GENERATOR) {
        py_generator_finish(vm, py_generator_of(frame));
        if (!entry)
            py_generator_convert_raised(vm, py_generator_of(frame));
    } else {
#if THREADED
        bool makes_instance = frame->makes_instance;
        py_frame_pop(vm, frame);
        if (makes_instance) {
            frame = caller;
            goto instance_made;
        }
#else
        py_frame_pop(vm, frame);
#endif
    }
    if (entry)
        goto leave;
    frame = caller;
}

resume_caller:
    code = frame->code;
    next = frame->next;
    sp = frame->slots + frame->stack_top;
#if RECORDED
    previous_at = (int32_t)(next - code->instructions) - 1;
    previous_line = code->locations[previous_at].line;
#endif
    if (!result)
        goto error;
    PUSH(result);
    NEXT();


leave:
    py_leave_c_call(vm);
    return result;
}
