/* What both copies of the evaluation loop include. */
#ifndef PYTHON_RUN_EVALUATE_H
#define PYTHON_RUN_EVALUATE_H

#include "python/objects/dict_table.h"
#include "python/objects/fast.h"
#include "python/objects/type.h"
#include "python/run/machine.h"
#include "python/run/poll.h"
#include "python/run/specialize.h"

#include <string.h>

void *py_raise_name(py_vm *vm, py_str *name); /* NameError: name 'x' is not defined */
py_object *py_import_name(py_vm *vm, py_frame *frame, py_str *name, py_object *fromlist,
                          py_object *level);
/* value sent into any iterator: 1 returned, 0 yielded, -1 raised. */
int py_send(py_vm *vm, py_object *receiver, py_object *value, py_object **result);
/* The generator's frame is over: cleared, and off the stack. */
void py_generator_finish(py_vm *vm, py_generator *generator);
/* Calls a callable, and lets it go. */
py_object *py_call_and_drop(py_vm *vm, py_object *callable);
/* The iterator that `await o` runs through; `method`: 1 __aenter__ gave o, 2 __aexit__ did. */
py_object *py_get_awaitable(py_vm *vm, py_object *o, uint32_t method);
py_object *py_get_async_iterator(py_vm *vm, py_object *o);    /* `async for`: __aiter__ */
py_object *py_get_async_next(py_vm *vm, py_object *iterator); /* __anext__, to be awaited */
/* `async with`: the manager's bound __aenter__; its __aexit__ in *exit. */
py_object *py_enter_async_with(py_vm *vm, py_object *manager, py_object **exit);
py_object *py_async_wrap(py_vm *vm, py_object *value); /* what an async generator yields; steals */
/* What `yield from` iterates over: generators go as they are, coroutines in coroutines only. */
py_object *py_get_delegate(py_vm *vm, py_object *o, const py_code *code);
/* Bounds the depth of C calls. -1 with RecursionError. */
int py_enter_c_call(py_vm *vm);
void py_leave_c_call(py_vm *vm);
/* An operand whose count came to 0 goes, its frame's stack being `top` high; `result` has no other holder meanwhile. */
void py_release_operand(py_vm *vm, py_frame *frame, int32_t top, py_object *operand,
                        void *result_or_null);
/* Puts a generator that is created or suspended on top, None sent into it; the evaluation loop goes on with its frame. */
void py_generator_resume(py_vm *vm, py_generator *generator);
/* A StopIteration that leaves a generator's own code is a mistake in it (PEP 479). */
void py_generator_convert_raised(py_vm *vm, const py_generator *generator);
/* The innermost row of the exception table that covers an instruction; NULL: none. */
const struct py_handler *py_find_handler(const py_code *code, uint32_t at);

/* Do so many positional arguments fill all the parameters there are? */
static inline bool py_takes_exactly(const py_code *code, size_t count)
{
    return !(code->flags & (PY_CO_VARARGS | PY_CO_VARKEYWORDS)) && code->kwonly_count == 0 &&
           (size_t)code->argcount == count;
}

static inline size_t py_frame_bytes(const py_code *code)
{
    return offsetof(py_frame, slots) +
           sizeof(py_object *) * (size_t)(code->locals_plus_count + code->stack_size);
}

static inline bool py_frame_has_room(const py_vm *vm, const py_code *code)
{
    const struct py_machine *machine = vm->machine;
    return LIKELY(vm->recursion_depth < vm->recursion_limit &&
                  (size_t)(machine->frames_end - machine->frames_top) >= py_frame_bytes(code));
}

/* py_frame_push where there is room, inline; the variables are yet to be set, all of them. */
static inline py_frame *py_frame_push_quick(py_vm *vm, py_function *function, py_code *code)
{
    struct py_machine *machine = vm->machine;
    py_frame *frame = (py_frame *)machine->frames_top;
    machine->frames_top += py_frame_bytes(code);
    vm->recursion_depth++;
    frame->function = function;
    frame->globals = (py_dict *)function->globals;
    frame->builtins = (py_dict *)function->builtins;
    frame->locals = NULL;
    frame->code = py_newref(code);
    frame->object = NULL;
    frame->previous = vm->frame;
    frame->next = code->instructions;
    frame->stack_top = code->locals_plus_count;
    frame->is_entry = false;
    frame->owner = PY_FRAME_OF_STACK;
    frame->makes_instance = false;
    frame->stack_told = false;
    frame->traced_line = -1;
    frame->record_id = 0;
    vm->frame = frame;
    return frame;
}

/* py_frame_pop, inline; its evaluation stack is empty. */
static inline void py_frame_pop_quick(py_vm *vm, py_frame *frame)
{
    if (UNLIKELY(frame->object || frame->locals)) {
        py_frame_pop(vm, frame);
        return;
    }
    py_code *code = frame->code;
    vm->recursion_depth--;
    vm->frame = frame->previous;
    for (int32_t i = 0, n = code->locals_plus_count; i < n; i++)
        PY_CLEAR(vm, frame->slots[i]);
    frame->stack_top = 0;
    PY_CLEAR(vm, frame->function);
    PY_CLEAR(vm, frame->code);
    vm->machine->frames_top = (unsigned char *)frame;
}

#endif
