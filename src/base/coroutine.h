/* A function that can stop in the middle and be gone on with, on a C stack of its own.
 *
 * A recorded run of a program lives in one, so that it can stop inside anything; so does the line
 * editor, so that one event loop can serve keys, the clock and the window's size.
 */
#ifndef BASE_COROUTINE_H
#define BASE_COROUTINE_H

#include "base/common.h"

struct coroutine;
typedef void (*coroutine_body)(void *argument);

/* NULL when memory is out. The stack's memory is taken as it is touched. */
struct coroutine *coroutine_new(size_t stack_size, coroutine_body body, void *argument);
/* Frees it wherever it stands; what its body holds is not freed. Accepts NULL. */
void coroutine_free(struct coroutine *coroutine);
/* Runs it until it yields (true) or ends (false). */
bool coroutine_resume(struct coroutine *coroutine);
void coroutine_yield(struct coroutine *coroutine);
/* Is the caller running inside it? */
bool coroutine_running(const struct coroutine *coroutine);

#endif
