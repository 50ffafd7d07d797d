/* What generators, coroutines and asynchronous generators share: they are one structure, py_generator, and their frame runs
 * the same way (Objects/genobject.c). generator.c runs them; coroutine.c has what `await` asks for; async_generator.c the
 * objects that an asynchronous generator hands to who awaits its next value. */
#ifndef PYTHON_RUN_GENERATOR_H
#define PYTHON_RUN_GENERATOR_H

#include "python/run/evaluate.h"

/* ---- generator.c ---- */

/* "generator", "coroutine" or "async generator", as messages call it. */
const char *py_generator_word(const py_vm *vm, const void *generator);
/* send(): what it yields next; NULL with StopIteration (StopAsyncIteration of an asynchronous one) when it returned. */
py_object *py_generator_advance(py_vm *vm, py_generator *generator, py_object *value_or_null);
/* The slot next: as above, but a plain end raises nothing. */
py_object *py_generator_next(py_vm *vm, py_object *o);
/* throw(). `closes`: a GeneratorExit closes what it delegates to, rather than being thrown into that too. */
py_object *py_generator_throw(py_vm *vm, py_generator *generator, bool closes,
                              py_object *const *args, size_t nargs);
/* The same with the exception raised already; args are what a delegate's own throw method is given. */
py_object *py_generator_throw_raised(py_vm *vm, py_generator *generator, bool closes,
                                     py_object *const *args, size_t nargs);
/* What it waits for in `yield from` or `await`; borrowed, NULL: nothing. */
py_object *py_generator_delegate(const py_generator *generator);
/* Raises `type` with a message, because of what is raised now (_PyErr_FormatFromCause). */
void py_raise_from_raised(py_vm *vm, py_type *type, const char *message);

/* ---- coroutine.c ---- */

py_object *py_coroutine_await(py_vm *vm, py_object *coroutine);
/* The iterator that `await o` runs through. NULL with TypeError. */
py_object *py_awaitable_iterator(py_vm *vm, py_object *o);
/* A generator that types.coroutine made awaitable? */
bool py_is_awaitable_generator(const py_vm *vm, const py_object *o);

/* ---- async_generator.c ---- */

extern const struct py_method_def py_async_generator_methods[];
py_object *py_async_generator_anext(py_vm *vm, py_object *generator);
/* A generator about to die goes to the finalizer of sys.set_asyncgen_hooks. False: there is none, or it was closed. */
bool py_async_generator_give_away(py_vm *vm, py_generator *generator);

#endif
