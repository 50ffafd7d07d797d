/* Stopping a recorded run, and what may be asked of it while it stands. */
#ifndef PYTHON_RUN_STOP_H
#define PYTHON_RUN_STOP_H

#include "python/run/machine.h"

/* Leaves the run's C stack for who called py_engine_run, and comes back when that is called again. Code typed meanwhile
 * is run first, and leaves again. */
void py_stop(py_vm *vm, enum py_state state);
/* Leaves a run that is to stop somewhere between two steps: a loop on one line makes none. */
void py_step_pause(py_vm *vm);
/* A phase of a collection is done. Unless the lists are `whole` nothing may run, so the engine does not stop there but at a
 * step that comes after. */
void py_step_collector(py_vm *vm, bool whole);
/* The program's last step. */
void py_step_end(py_vm *vm);
/* A step of the interpreter's exit: `what` tells in words what is done. Says nothing in a run that is not recorded. */
void py_step_exit(py_vm *vm, const char *what);
/* Should this frame be on the record? Not those of modules that are shipped inside the program. */
bool py_watch_wants(py_vm *vm, py_frame *frame);

#endif
