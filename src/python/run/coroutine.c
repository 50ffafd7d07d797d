/* Awaiting: from an object to the iterator that `await` runs through, the instructions of `async for` and `async with`, and
 * the built-in functions aiter and anext (Objects/genobject.c, Python/ceval.c, PEP 492). */
#include "python/library/parts.h"
#include "python/memory/weakref.h"
#include "python/run/generator.h"

/* ---- coroutine_wrapper: what coroutine.__await__() returns ---- */

struct wrapper {
    py_object base;
    py_object *coroutine; /* owned */
};

py_object *py_coroutine_await(py_vm *vm, py_object *coroutine)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, coroutine_wrapper);
    struct wrapper *wrapper = type ? py_object_new(vm, type) : NULL;
    if (!wrapper)
        return NULL;
    wrapper->coroutine = py_newref(coroutine);
    py_gc_track(vm, wrapper);
    return PY_OBJECT(wrapper);
}

static void wrapper_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct wrapper *)o)->coroutine);
    py_object_free(vm, o);
}

static int wrapper_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct wrapper *)o)->coroutine);
    return 0;
}

static py_object *wrapper_next(py_vm *vm, py_object *o)
{
    return py_generator_next(vm, ((struct wrapper *)o)->coroutine);
}

PY_FUNCTION(wrapper_send)
{
    PY_UNUSED_ARGUMENTS;
    return py_generator_advance(vm, (py_generator *)((struct wrapper *)self)->coroutine, args[0]);
}

PY_FUNCTION(wrapper_throw)
{
    PY_UNUSED_ARGUMENTS;
    return py_generator_throw(vm, (py_generator *)((struct wrapper *)self)->coroutine, true, args,
                              nargs);
}

PY_FUNCTION(wrapper_close)
{
    PY_UNUSED_ARGUMENTS;
    return py_call_method(vm, ((struct wrapper *)self)->coroutine, "close", NULL, 0);
}

static const struct py_method_def wrapper_methods[] = {
    {.name = "send", .function = wrapper_send, .kind = PY_ONE},
    {.name = "throw", .function = wrapper_throw, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "close", .function = wrapper_close, .kind = PY_NOARGS},
    {0},
};

const struct py_type_spec py_coroutine_wrapper_spec = {
    .name = "coroutine_wrapper",
    .basic_size = sizeof(struct wrapper),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .doc = "A wrapper object implementing __await__ for coroutines.",
    .slots = {.destroy = wrapper_destroy,
              .traverse = wrapper_traverse,
              .iter = py_container_iter_self,
              .next = wrapper_next},
    .methods = wrapper_methods,
};

/* ---- awaiting ---- */

bool py_is_awaitable_generator(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.generator &&
           ((const py_generator *)o)->code->flags & PY_CO_ITERABLE_COROUTINE;
}

static bool is_coroutine(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.coroutine || py_is_awaitable_generator(vm, o);
}

py_object *py_awaitable_iterator(py_vm *vm, py_object *o)
{
    if (is_coroutine(vm, o))
        return py_newref(o);
    if (!o->type->slots.am_await)
        return py_raise(vm, vm->exceptions.TypeError,
                        "object %T can't be used in 'await' expression", o);
    py_object *iterator = o->type->slots.am_await(vm, o);
    if (!iterator)
        return NULL;
    bool coroutine = is_coroutine(vm, iterator);
    if (!coroutine && iterator->type->slots.next)
        return iterator;
    if (coroutine)
        py_raise(vm, vm->exceptions.TypeError, "__await__() returned a coroutine");
    else
        py_raise(vm, vm->exceptions.TypeError, "__await__() returned non-iterator of type '%T'",
                 iterator);
    py_decref(vm, iterator);
    return NULL;
}

py_object *py_get_delegate(py_vm *vm, py_object *o, const py_code *code)
{
    if (!is_coroutine(vm, o))
        return o->type == vm->types.generator ? py_newref(o) : py_iter(vm, o);
    if (o->type == vm->types.coroutine &&
        !(code->flags & (PY_CO_COROUTINE | PY_CO_ITERABLE_COROUTINE)))
        return py_raise(vm, vm->exceptions.TypeError,
                        "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return py_newref(o);
}

py_object *py_get_awaitable(py_vm *vm, py_object *o, uint32_t method)
{
    static const char *const methods[] = {NULL, "__aenter__", "__aexit__"};
    py_object *iterator = py_awaitable_iterator(vm, o);
    if (!iterator && method && !o->type->slots.am_await) {
        py_clear_raised(vm);
        return py_raise(vm, vm->exceptions.TypeError,
                        "'async with' received an object from %s that does not implement "
                        "__await__: %T",
                        methods[method], o);
    }
    if (iterator && iterator->type == vm->types.coroutine &&
        py_generator_delegate((py_generator *)iterator)) {
        py_decref(vm, iterator);
        return py_raise(vm, vm->exceptions.RuntimeError, "coroutine is being awaited already");
    }
    return iterator;
}

py_object *py_get_async_iterator(py_vm *vm, py_object *o)
{
    if (!o->type->slots.am_aiter)
        return py_raise(vm, vm->exceptions.TypeError,
                        "'async for' requires an object with __aiter__ method, got %T", o);
    py_object *iterator = o->type->slots.am_aiter(vm, o);
    if (iterator && !iterator->type->slots.am_anext) {
        py_raise(vm, vm->exceptions.TypeError,
                 "'async for' received an object from __aiter__ that does not implement __anext__: "
                 "%T",
                 iterator);
        PY_CLEAR(vm, iterator);
    }
    return iterator;
}

py_object *py_get_async_next(py_vm *vm, py_object *iterator)
{
    if (iterator->type == vm->types.async_generator)
        return py_async_generator_anext(vm, iterator);
    if (!iterator->type->slots.am_anext)
        return py_raise(vm, vm->exceptions.TypeError,
                        "'async for' requires an iterator with __anext__ method, got %T", iterator);
    py_object *next = iterator->type->slots.am_anext(vm, iterator);
    if (!next)
        return NULL;
    py_hold(vm, next);
    py_object *awaitable = py_awaitable_iterator(vm, next);
    py_unhold(vm, 1);
    if (!awaitable) {
        struct text message = {0};
        text_format(&message, "'async for' received an invalid object from __anext__: %s",
                    next->type->name);
        py_raise_from_raised(vm, vm->exceptions.TypeError, text_string(&message));
        text_fini(&message);
    }
    py_decref(vm, next);
    return awaitable;
}

py_object *py_enter_async_with(py_vm *vm, py_object *manager, py_object **exit)
{
    py_object *enter = py_lookup_special(vm, manager, vm->names.aenter);
    if (!enter) {
        if (!vm->raised)
            py_raise(vm, vm->exceptions.TypeError,
                     "'%T' object does not support the asynchronous context manager protocol",
                     manager);
        return NULL;
    }
    *exit = py_lookup_special(vm, manager, vm->names.aexit);
    if (!*exit && !vm->raised)
        py_raise(vm, vm->exceptions.TypeError,
                 "'%T' object does not support the asynchronous context manager protocol (missed "
                 "__aexit__ method)",
                 manager);
    if (!*exit) {
        py_decref(vm, enter);
        return NULL;
    }
    return enter;
}

/* ---- aiter and anext ---- */

static py_object *builtin_aiter(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    if (!args[0]->type->slots.am_aiter)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not an async iterable",
                        args[0]);
    py_object *iterator = args[0]->type->slots.am_aiter(vm, args[0]);
    if (iterator && !iterator->type->slots.am_anext) {
        py_raise(vm, vm->exceptions.TypeError,
                 "aiter() returned not an async iterator of type '%T'", iterator);
        PY_CLEAR(vm, iterator);
    }
    return iterator;
}

/* anext(iterator, default): awaits the iterator's next value, or gives the default. */
struct next_or_default {
    py_object base;
    py_object *awaitable, *otherwise; /* owned */
};

static py_object *builtin_anext(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    PY_UNUSED_ARGUMENTS;
    if (!args[0]->type->slots.am_anext)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not an async iterator",
                        args[0]);
    py_object *awaitable = args[0]->type->slots.am_anext(vm, args[0]);
    if (!awaitable || nargs == 1)
        return awaitable;
    py_type *type = PY_LIBRARY_TYPE_OF(vm, anext_awaitable);
    struct next_or_default *next = type ? py_object_new(vm, type) : NULL;
    if (!next) {
        py_decref(vm, awaitable);
        return NULL;
    }
    next->awaitable = awaitable;
    next->otherwise = py_newref(args[1]);
    py_gc_track(vm, next);
    return PY_OBJECT(next);
}

const struct py_method_def py_builtins_async[] = {
    {"aiter", builtin_aiter, PY_ONE, 0, 0, 0, "($module, async_iterable, /)",
     "Return an AsyncIterator for an AsyncIterable object."},
    {"anext", builtin_anext, PY_FAST, 1, 2, 0, "($module, aiterator, default=<unrepresentable>, /)",
     "Return the next item from the async iterator, or await the default."},
    {0},
};

static void next_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct next_or_default *)o)->awaitable);
    PY_CLEAR(vm, ((struct next_or_default *)o)->otherwise);
    py_object_free(vm, o);
}

static int next_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct next_or_default *)o)->awaitable);
    PY_VISIT(((struct next_or_default *)o)->otherwise);
    return 0;
}

/* Passes next, send, throw or close on to the awaitable's iterator; its end is the default. */
static py_object *next_pass(py_vm *vm, py_object *o, const char *method, py_object *const *args,
                            size_t nargs)
{
    struct next_or_default *next = (struct next_or_default *)o;
    py_object *iterator = py_awaitable_iterator(vm, next->awaitable);
    if (iterator && iterator->type == vm->types.coroutine)
        PY_SETREF(vm, iterator, py_coroutine_await(vm, iterator));
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    py_object *result = method ? py_call_method(vm, iterator, method, args, nargs)
                               : iterator->type->slots.next(vm, iterator);
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    if (!result && py_raised_matches(vm, vm->exceptions.StopAsyncIteration)) {
        py_clear_raised(vm);
        py_raise_stop_iteration(vm, next->otherwise);
    }
    return result;
}

static py_object *next_next(py_vm *vm, py_object *o)
{
    return next_pass(vm, o, NULL, NULL, 0);
}

PY_FUNCTION(next_send)
{
    PY_UNUSED_ARGUMENTS;
    return next_pass(vm, self, "send", args, nargs);
}

PY_FUNCTION(next_throw)
{
    PY_UNUSED_ARGUMENTS;
    return next_pass(vm, self, "throw", args, nargs);
}

PY_FUNCTION(next_close)
{
    PY_UNUSED_ARGUMENTS;
    return next_pass(vm, self, "close", args, nargs);
}

static const struct py_method_def next_methods[] = {
    {.name = "send", .function = next_send, .kind = PY_ONE},
    {.name = "throw", .function = next_throw, .kind = PY_FAST, .minimum = 1, .maximum = 3},
    {.name = "close", .function = next_close, .kind = PY_NOARGS},
    {0},
};

const struct py_type_spec py_anext_awaitable_spec = {
    .name = "anext_awaitable",
    .basic_size = sizeof(struct next_or_default),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = next_destroy,
              .traverse = next_traverse,
              .iter = py_container_iter_self,
              .next = next_next,
              .am_await = py_container_iter_self},
    .methods = next_methods,
};
