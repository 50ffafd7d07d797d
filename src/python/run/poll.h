/* How a run hears from outside while a C function works.
 *
 * The evaluation loop looks around at each backward jump. A C function can work as long without any: `sum(range(10**9))`,
 * the comparison of two lists that share their insides a thousand times. So what all such loops go through, the next item of
 * an iterator and one more level of recursion, polls too.
 */
#ifndef PYTHON_RUN_POLL_H
#define PYTHON_RUN_POLL_H

#include "python/vm.h"

/* What py_poll does when somebody asked for something, or when it is time to ask. */
int py_answer_poll(py_vm *vm);

/* Leaves a run that is to pause, comes back when it goes on. -1 when KeyboardInterrupt was raised. */
static inline int py_poll(py_vm *vm)
{
    if (LIKELY(!vm->interrupted && ++vm->polls % PY_POLLS_BETWEEN_PAUSES))
        return 0;
    return py_answer_poll(vm);
}

#endif
