/* Instructions that adapt to what they meet (PEP 659).
 *
 * Code that has run a few times is warm: it gets a cache beside each instruction, and an instruction whose operands
 * have a common kind is overwritten by a form made for that kind (specialized.def), which checks that the kind is still the same,
 * by a version where that suffices, and otherwise turns back into its instruction. Nothing of this can be noticed by
 * a program: whoever shows instructions shows py_base_opcode of them, and caches hold no references, since what they
 * point to is alive as long as the version they check.
 */
#ifndef PYTHON_RUN_SPECIALIZE_H
#define PYTHON_RUN_SPECIALIZE_H

#include "python/vm.h"

enum py_form {
    PY_BEFORE_FORMS = 255,
#define FORM(name, base) PY_##name,
#include "python/run/specialized.def"
#undef FORM
    PY_OPCODE_COUNT,
};

struct py_cache {
    uint32_t version;      /* of a type, a function or a module's keys */
    uint32_t keys_version; /* of an instance's shared keys, or the builtins' keys */
    uint32_t index;        /* among the keys; or an offset in the object */
    uint32_t calls;        /* unused bits keep the size a multiple of a word */
    void *object;          /* borrowed: what was found */
};

enum {
    PY_WARM = 8,        /* calls and jumps back before code is warm */
    PY_COLD_WAIT = 0,   /* executions until an instruction of cold code asks again */
    PY_MISS_WAIT = 40,  /* ... that nothing could be done for */
    PY_CHANGE_WAIT = 16 /* ... whose form did not hold */
};

/* The caches of code that has become warm; does nothing when memory is out. */
void py_warm_up(py_vm *vm, py_code *code);
/* The instruction turns back. */
static inline void py_despecialize(struct py_instruction *at)
{
    at->op = py_base_opcode(at->op);
    at->counter = PY_CHANGE_WAIT;
}

/* One for each instruction that adapts: overwrites it when a form suits the operands at `top` (one past the last). True when it
 * did: the instruction is to be run anew. They run none of the program's code. */
bool py_specialize_global(py_vm *vm, py_frame *frame, struct py_instruction *at);
bool py_specialize_load_attr(py_vm *vm, py_code *code, struct py_instruction *at, py_object *owner);
bool py_specialize_store_attr(py_vm *vm, py_code *code, struct py_instruction *at,
                              py_object *owner);
bool py_specialize_method(py_vm *vm, py_code *code, struct py_instruction *at, py_object *owner);
bool py_specialize_binary(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top);
bool py_specialize_compare(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top);
bool py_specialize_subscript(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top);
bool py_specialize_store_subscript(py_vm *vm, py_code *code, struct py_instruction *at,
                                   py_object **top);
bool py_specialize_call(py_vm *vm, py_code *code, struct py_instruction *at, py_object **top);
bool py_specialize_iteration(py_vm *vm, py_code *code, struct py_instruction *at,
                             py_object *iterator);

#endif
