/* A running (or suspended) function: its locals, its evaluation stack, where it stands.
 *
 * As in CPython 3.11 (Include/internal/pycore_frame.h) frames live on a stack of the engine's own, one
 * chunk after the other, and cost no object until somebody asks for one (a traceback, sys._getframe). A generator's
 * frame lives inside the generator object.
 */
#ifndef PYTHON_RUN_FRAME_H
#define PYTHON_RUN_FRAME_H

#include "python/objects/object.h"

enum py_frame_owner { PY_FRAME_OF_STACK, PY_FRAME_OF_GENERATOR, PY_FRAME_OF_OBJECT };

struct py_instruction;

struct py_frame {
    py_function *function;       /* owned */
    py_dict *globals, *builtins; /* borrowed from the function */
    py_object *locals; /* owned: the namespace of a module or class body; NULL in functions */
    py_code *code;     /* owned */
    struct py_frame_object *object; /* owned; NULL until asked for */
    py_frame *previous;             /* caller */
    struct py_instruction *next;    /* the one after the instruction being run */
    int32_t stack_top; /* entries in use of `slots`, locals included; kept while not running */
    bool is_entry;     /* returning from it leaves the evaluation loop's C function */
    uint8_t owner;
    bool makes_instance;   /* an __init__ whose instance waits on the caller's stack (CALL_CLASS) */
    bool stack_told;       /* the record knows of values on its evaluation stack */
    int32_t traced_line; /* last line reported */
    uint32_t record_id;  /* 0: the record does not know it */
    py_object *slots[1]; /* locals, cells, free variables, then the evaluation stack; owned */
};

#endif
