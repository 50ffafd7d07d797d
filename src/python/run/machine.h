/* The machine: what runs bytecode.
 *
 * Frames stand one behind the other on a stack of the engine's own; Python calling Python does not use
 * the C stack. The evaluation loop (evaluate_loop.h) is compiled twice, once for a run that is recorded and once without
 * a word about recording, so that a run at full speed pays nothing for the picture.
 */
#ifndef PYTHON_RUN_MACHINE_H
#define PYTHON_RUN_MACHINE_H

#include "base/coroutine.h"
#include "python/run/frame.h"
#include "python/vm.h"

struct py_machine {
    unsigned char *frames; /* the frame stack: reserved addresses, committed as they are touched */
    unsigned char *frames_top, *frames_end;
    struct {
        VECTOR(py_frame *);
    } dying;                     /* off the stack, being cleared */
    struct coroutine *coroutine; /* where a recorded run lives; NULL in a plain run */
    enum py_state state;         /* what the last stop was */
    uint64_t stop_at;            /* the record's step to stop at; 0: none */
    volatile bool pause;         /* stop at the next step */
    bool started;
    int exit_status;
    py_code *main_code; /* owned until it is run */
    /* input() in a recorded run */
    char *input; /* owned */
    size_t input_length;
    bool input_given;
    /* code typed at the prompt (typed.c) */
    py_code *typed; /* owned; waits to be run */
    unsigned typed_depth;
    int collect;   /* the generation to be collected for the person, plus 1; 0: none */
    bool prompted; /* the collection that runs was asked for so */
    bool typing;
    bool exiting;                    /* the program is over, the interpreter takes itself apart */
    uint32_t last_line;              /* where the main program stood when it ended */
    uint32_t main_frame, main_names; /* the numbers of its frame and its namespace in the record */
    struct text audit_report;
    bool audit_failed; /* the run stops with PY_AUDIT_FAILED as soon as it may */
};

/* ---- frame.c ---- */

typedef struct py_frame_object {
    py_object base;
    struct py_frame_object *back; /* owned; only once the frame has left the stack */
    py_frame *frame;              /* own[0] once it has left the stack and is not a generator's */
    int32_t line;                 /* unused while running */
    bool own_frame;
    py_frame own[1];
} py_frame_object;

typedef struct py_generator {
    py_object base;
    py_object *weaklist;
    py_str *name, *qualname; /* owned */
    struct py_handled handled;
    py_code *code;                                 /* owned, apart from the frame's own reference */
    int8_t state;                                  /* enum py_generator_state */
    bool async_running, async_closed, async_begun; /* of asynchronous generators */
    int32_t slot_count;                            /* what its code has room for in the frame */
    py_frame frame;
} py_generator;

enum py_generator_state {
    PY_GENERATOR_CREATED,
    PY_GENERATOR_SUSPENDED,
    PY_GENERATOR_RUNNING,
    PY_GENERATOR_DONE, /* its frame is cleared */
};

/* A generator, a coroutine or an asynchronous generator: a py_generator. */
static inline bool py_is_generator(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.generator || o->type == vm->types.coroutine ||
           o->type == vm->types.async_generator;
}

int py_machine_init(py_vm *vm); /* -1 when memory is out */
void py_machine_fini(py_vm *vm);

/* Puts a frame for `function` (stolen, also on failure) on the stack, locals all unbound. `locals` is borrowed.
 * NULL with RecursionError or MemoryError. */
py_frame *py_frame_push(py_vm *vm, py_function *function, py_object *locals_or_null);
/* Lets go of everything in the frame, or hands it to its frame object when others hold that. */
void py_frame_clear(py_vm *vm, py_frame *frame);
/* Clears the frame and takes it off the stack. It must be the last one pushed. */
void py_frame_pop(py_vm *vm, py_frame *frame);
py_frame_object *py_frame_get_object(py_vm *vm, py_frame *frame); /* borrowed */
int32_t py_frame_line(const py_frame *frame);
/* The index of the instruction it is at, -1 before the first. */
int32_t py_frame_at(const py_frame *frame);
int py_frame_traverse(py_frame *frame, py_visit visit, void *argument);
/* A dict of the frame's variables, as locals() makes it (PyFrame_FastToLocals). Borrowed. */
py_object *py_frame_locals(py_vm *vm, py_frame *frame);
void py_frame_take_locals(py_vm *vm, py_frame *frame);
void py_frame_drop_snapshot(py_vm *vm, py_frame *frame);

static inline py_generator *py_generator_of(py_frame *frame)
{
    return (py_generator *)((char *)frame - offsetof(py_generator, frame));
}

/* ---- evaluate.c ---- */

/* Runs `frame`, which is on top, to its end. `throwing`: an exception is pending, start by raising it. */
py_object *py_evaluate(py_vm *vm, py_frame *frame, bool throwing);
py_object *py_evaluate_plain(py_vm *vm, py_frame *frame, bool throwing);
py_object *py_evaluate_recorded(py_vm *vm, py_frame *frame, bool throwing);
/* Runs a module's or typed code in a namespace (PyEval_EvalCode). */
py_object *py_evaluate_code(py_vm *vm, py_code *code, py_dict *globals, py_object *locals);

/* ---- function_call.c ---- */

py_object *py_function_call(py_vm *vm, py_function *function, py_object *const *args, size_t nargs,
                            py_tuple *kwnames);
py_object *py_function_call_in(py_vm *vm, py_function *function, py_object *namespace);
/* Puts the arguments, which it steals, also on failure, into a new frame's variables. -1 with TypeError. */
int py_bind_arguments(py_vm *vm, py_function *function, py_object **slots, py_object *const *args,
                      size_t nargs, py_tuple *kwnames);

/* ---- evaluate_help.c: the longer instructions ---- */

py_object *py_load_name(py_vm *vm, py_frame *frame, py_str *name);
py_object *py_load_global(py_vm *vm, py_frame *frame, py_str *name);
py_object *py_load_classderef(py_vm *vm, py_frame *frame, uint32_t slot);
py_object *py_load_build_class(py_vm *vm, py_frame *frame);
void *py_raise_unbound(py_vm *vm, py_frame *frame, uint32_t slot);
int py_unpack(py_vm *vm, py_object *sequence, int64_t before, int64_t after, py_object **top);
int py_do_raise(py_vm *vm, py_object *exception_or_null,
                py_object *cause_or_null); /* steals; 1: re-raise as it was */
int py_matches_exception(py_vm *vm, py_object *exception,
                         py_object *types); /* except's test; -1 with TypeError */
int py_match_exception_group(py_vm *vm, py_object *exception, py_object *types, py_object **match,
                             py_object **rest);
py_object *py_prepare_reraise_star(py_vm *vm, py_object *original, py_object *results);
int py_print_expression(py_vm *vm, py_object *value);
int py_dict_merge_keywords(py_vm *vm, py_object *function, py_dict *dict, py_object *mapping);
py_object *py_match_keys(py_vm *vm, py_object *subject, py_object *keys);
py_object *py_match_class(py_vm *vm, py_object *subject, py_object *type, int64_t positional,
                          py_object *names);
py_object *py_format_value(py_vm *vm, py_object *value, uint32_t conversion,
                           py_object *spec_or_null);
int py_list_extend_star(py_vm *vm, py_list *list, py_object *iterable);
/* `*args` becomes a tuple when it is another iterable, which is let go. */
py_object *py_call_extended(py_vm *vm, py_object *callable, py_object **args,
                            py_object *kwargs_or_null);

/* ---- generator.c ---- */

py_object *py_generator_new(py_vm *vm, py_frame *frame); /* moves the frame off the stack into it */
/* frame.clear() of a generator's frame: finalizes the generator. False when the frame is running. */
bool py_generator_close_frame(py_vm *vm, py_frame *frame);
/* 1 returned, 0 yielded, -1 raised. `value` NULL: None. */
int py_generator_send(py_vm *vm, py_object *generator, py_object *value_or_null,
                      py_object **result);
void py_raise_stop_iteration(py_vm *vm, py_object *value);
/* The value of the pending StopIteration, which is cleared; None when nothing is pending. NULL when something else is. */
py_object *py_fetch_stop_iteration(py_vm *vm);

/* ---- import.c ---- */

py_object *py_import(py_vm *vm, py_str *name, py_object *globals, py_object *fromlist,
                     int64_t level);
py_object *py_import_module(py_vm *vm, const char *name);
py_object *py_import_from(py_vm *vm, py_object *module, py_str *name);
int py_import_star(py_vm *vm, py_object *module, py_object *namespace);

/* ---- steps.c: what a recorded run does between instructions ---- */

/* A frame starts or goes on (sys.settrace's call), comes to a line, returns or yields, is passed by an exception. They tell the
 * record and may suspend the run. -1 when something was raised (an interrupt). */
int py_step_call(py_vm *vm, py_frame *frame);
int py_step_line(py_vm *vm, py_frame *frame, int32_t line);
int py_step_return(py_vm *vm, py_frame *frame, py_object *value_or_null);
int py_step_exception(py_vm *vm, py_frame *frame);
void py_step_left(py_vm *vm, py_frame *frame, bool suspended);

/* ---- watch.c ---- */
void py_watch_local(py_vm *vm, py_frame *frame, uint32_t slot, py_object *value_or_null);
void py_watch_frame(py_vm *vm, py_frame *frame);       /* introduces it, on top of the stack */
void py_watch_frame_stack(py_vm *vm, py_frame *frame); /* its evaluation stack as it is now */
void py_watch_returned(py_vm *vm, py_frame *frame, py_object *value);
/* A frame's own references to its function and code come or go. */
void py_watch_frame_holds(py_vm *vm, py_frame *frame);
void py_watch_counts(
    py_vm *vm); /* at a step: references the record cannot see, for what was touched */
int py_watch_init(py_vm *vm);
void py_watch_fini(py_vm *vm);

/* ---- audit.c ---- */

/* Walks every holder of every reference and compares with the counts. True when all agree; else says what not. */
bool py_audit(py_vm *vm, struct text *report);
/* ---- audit_record.c ---- */
bool py_audit_record(py_vm *vm, struct text *report);

/* ---- engine.c ---- */

/* A run that stands half-way is taken up once more, only for its C functions to let go of what they hold. */
void py_engine_unwind(py_vm *vm);

/* A line from standard input, with its newline; borrowed until the next call; *length 0 at its end. */
const char *py_read_input_line(py_vm *vm, size_t *length);
/* Text on standard output (1) or error (2). */
void py_write_stream(py_vm *vm, int stream, const char *bytes, size_t length);
/* Hands over what sys.stdout and sys.stderr have buffered. (library/sys.c) */
void py_flush_streams(py_vm *vm);

#endif
