/* The engine's state: one struct holds everything one running program needs.
 *
 * For the engine's own rooms; the session sees python/engine.h. Fields are grouped by the room that
 * keeps them. The singletons are borrowed through the vm: take a reference with py_newref.
 */
#ifndef PYTHON_VM_H
#define PYTHON_VM_H

#include "base/vector.h"
#include "python/engine.h"
#include "python/memory/alloc.h"
#include "python/memory/gc.h"
#include "python/memory/watch.h"
#include "python/objects/callable.h"
#include "python/objects/code.h"
#include "python/objects/containers.h"
#include "python/objects/error.h"
#include "python/objects/exception.h"
#include "python/objects/int.h"
#include "python/objects/object.h"
#include "python/objects/str.h"

struct record;

struct py_types {
#define TYPE(field, spec, base) py_type *field;
#include "python/objects/types.def"
#undef TYPE
};

struct py_exceptions {
#define EXCEPTION(name, base) py_type *name;
#include "python/objects/exceptions.def"
#undef EXCEPTION
    py_type *ExceptionGroup;
};

/* Names the engine itself looks up: vm->names.init is the interned str "__init__". */
struct py_names {
#define NAME(field, text) py_str *field;
#include "python/objects/names.def"
#undef NAME
};

/* What is being handled in each nested `except`; generators carry their own (_PyErr_StackItem). */
struct py_handled {
    py_object *exception; /* owned; NULL: none */
    struct py_handled *outer;
};

struct py_source {
    char *filename, *text; /* owned */
    size_t length;
};

enum { PY_POLLS_BETWEEN_PAUSES = 1 << 18 };

struct py_vm {
    /* memory */
    struct py_heap *heap;
    struct py_gc gc;
    struct {
        VECTOR(py_object *);
    } temporaries;           /* py_hold */
    size_t temporaries_lost; /* holds that found no room */
    struct {
        VECTOR(py_object *);
    } dying;            /* being destroyed, outermost first; kept for the audit only */
    py_object *delayed; /* objects whose destruction waits, to bound the C stack */
    int32_t destroy_depth, destroy_other_depth;

    /* objects */
    py_object *none, *true_, *false_, *not_implemented, *ellipsis;
    py_int *small_ints[PY_SMALL_INT_MAX - PY_SMALL_INT_MIN + 1];
    py_tuple *empty_tuple;
    py_str *empty_str;
    py_str *latin1[256]; /* NULL until used */
    py_str *letters[29]; /* interned ones that are other objects than latin1's: objects/intern.c */
    py_bytes *empty_bytes;
    py_bytes *byte_chars[256];
    py_object *set_dummy;
    struct py_intern_table *interned;
    int32_t int_digit_limit; /* sys.set_int_max_str_digits; 0: none */
    struct py_types types;
    struct py_exceptions exceptions;
    struct py_names names;
    uint64_t next_dict_version;
    uint32_t next_type_version, next_function_version, next_keys_version;
    struct py_free_lists
        *free_lists; /* memory/freelist.c: the types CPython keeps free blocks for */
    struct {
        VECTOR(py_object *);
    } repr_running;       /* py_repr_enter */
    py_dict *thread_dict; /* owned: what CPython keeps that list in; NULL: not needed yet */
    struct py_type_cache *type_cache;

    struct py_packed *packed; /* the innermost call whose arguments were made a tuple */

    /* errors */
    /* The pending exception (objects/error.h): NULL: none; an instance, owned; or, while `type` is set, the argument that one will
     * be made with, None for no argument. */
    py_object *raised;
    py_type *raised_type;          /* no heap type; NULL: `raised` is an instance */
    py_object *raised_traceback;   /* owned, of what is not made yet */
    struct py_raised_aside *aside; /* exceptions put aside, the last one first */
    struct py_handled *handled;    /* innermost */
    struct py_handled handled_base;
    py_object *memory_errors; /* list of MemoryError instances made beforehand */
    struct {
        VECTOR(struct py_source);
    } sources; /* texts that tracebacks show lines of; what is not here is read from files */

    /* run */
    py_frame *frame; /* the innermost running frame */
    int32_t recursion_depth, recursion_limit;
    int32_t c_depth;
    struct py_machine *machine; /* frame stack, coroutine, pause state: run/machine.h */
    bool recording;
    volatile bool interrupted; /* asked from outside: KeyboardInterrupt at the next poll */
    bool unwinding; /* the run is given up: every poll raises, nothing catches, nothing is told */
    uint32_t polls; /* run/poll.h: loops may be long, or endless, without a step */

    /* library */
    py_dict *builtins;          /* the builtins module's dict; owned */
    py_dict *builtins_copy;     /* as it was before the program began; owned */
    py_dict *modules;           /* sys.modules; owned */
    py_module *sys;             /* owned */
    py_dict *main_namespace;    /* __main__'s dict; owned */
    struct py_library *library; /* files, random state, clock: library/library.h */

    bool started, finalized;
    bool closing; /* being taken apart: no code of the program runs any more */

    struct py_options options;
    struct record *record;                /* borrowed; NULL without recording */
    struct py_recording *recording_state; /* run/watch.c */
};

/* An engine's state with its types, singletons, machine and library ready; NULL when memory is out. (vm.c) */
py_vm *py_vm_new(const struct py_options *options);
/* Ends the program as python3 ends (modules' namespaces cleared in CPython's order, last collection), then lets go of everything. */
void py_vm_free(py_vm *vm);
/* The first half of that alone: all that a program can notice. What it prints is still heard. */
void py_vm_finalize(py_vm *vm);
/* And most of the second: every object goes. What the heap has then still in use was lost. For tests. */
void py_vm_empty(py_vm *vm);
/* How many objects there are, for tests. */
size_t py_vm_objects_alive(py_vm *vm);

/* Every module in C, by name (library/modules.c). NULL: there is none. */
const struct py_module_def *py_find_module_def(const char *name);
/* Is it a module of python3's library, shipped with heapstep or not? (library/modules.c) */
bool py_is_of_python3(const char *name);
/* The source of a module that is written in Python and shipped inside the program; NULL: none. */
const char *py_find_frozen_source(const char *name, size_t *length, bool *is_package);

#endif
