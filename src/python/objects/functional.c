/* zip, map and filter (Python/bltinmodule.c). */
#include "python/objects/container.h"

#include "python/library/args.h"
#include "python/run/poll.h"

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

/* A tuple of the arguments' iterators. */
static py_tuple *iterators_of(py_vm *vm, py_object *const *args, size_t count)
{
    py_tuple *iterators = py_tuple_new(vm, (int64_t)count);
    if (!iterators)
        return NULL;
    py_hold(vm, iterators);
    for (size_t i = 0; i < count && iterators; i++) {
        if (!(iterators->items[i] = py_iter(vm, args[i]))) {
            py_unhold(vm, 1);
            py_decref(vm, iterators);
            return NULL;
        }
    }
    py_unhold(vm, 1);
    return iterators;
}

/* An iterator ended: false when with an exception other than StopIteration, which is cleared. */
static bool ended_well(py_vm *vm)
{
    if (!py_raised(vm))
        return true;
    if (!py_raised_matches(vm, vm->exceptions.StopIteration))
        return false;
    py_clear_raised(vm);
    return true;
}

static py_object *advance(py_vm *vm, py_object *iterator)
{
    if (UNLIKELY(py_poll(vm)))
        return NULL;
    return py_next_raw(vm, iterator);
}

/* ---- zip ---- */

struct zip {
    py_object base;
    int64_t count;
    py_tuple *iterators; /* owned */
    py_tuple *result;    /* owned; used again while nobody else holds it */
    int64_t strict;
};

_Static_assert(sizeof(struct zip) == 48, "zip.__basicsize__");

/* zip takes one keyword, strict. False on failure. */
static bool zip_arguments(py_vm *vm, py_object *const *args, size_t nargs, py_tuple *kwnames,
                          int64_t *strict)
{
    *strict = 0;
    if (!kwnames || kwnames->var.size == 0)
        return true;
    if (kwnames->var.size > 1) {
        py_raise(vm, vm->exceptions.TypeError,
                 "zip() takes at most 1 keyword argument (%lld given)",
                 (long long)kwnames->var.size);
        return false;
    }
    if (!py_str_equals_c((py_str *)kwnames->items[0], "strict")) {
        py_raise(vm, vm->exceptions.TypeError, "'%U' is an invalid keyword argument for zip()",
                 kwnames->items[0]);
        return false;
    }
    int truth = py_is_true(vm, args[nargs]);
    *strict = truth;
    return truth >= 0;
}

static py_object *zip_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    int64_t strict;
    if (!zip_arguments(vm, args, nargs, kwnames, &strict))
        return NULL;
    py_tuple *iterators = iterators_of(vm, args, nargs);
    if (!iterators)
        return NULL;
    py_tuple *result = py_tuple_new(vm, (int64_t)nargs);
    /* full before anything else is allocated: a collection stops tracking it then */
    for (size_t i = 0; result && i < nargs; i++)
        result->items[i] = py_newref(vm->none);
    struct zip *self = result ? py_object_new(vm, type) : NULL;
    if (!self) {
        py_decref(vm, iterators);
        py_xdecref(vm, result);
        return NULL;
    }
    self->count = (int64_t)nargs;
    self->iterators = iterators;
    self->result = result;
    self->strict = strict;
    if (!py_gc_is_tracked(&self->base))
        py_gc_track(vm, self);
    return (py_object *)self;
}

static void zip_destroy(py_vm *vm, py_object *o)
{
    struct zip *self = (struct zip *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, self->iterators);
    PY_CLEAR(vm, self->result);
    py_object_free(vm, o);
}

static int zip_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct zip *)o)->iterators);
    PY_VISIT(((struct zip *)o)->result);
    return 0;
}

static void *raise_length(py_vm *vm, int64_t argument, const char *how)
{
    return py_raise(vm, vm->exceptions.ValueError, "zip() argument %lld is %s than argument%s%lld",
                    (long long)argument + 1, how, argument == 1 ? " " : "s 1-",
                    (long long)argument);
}

/* Iterator `ended` gave nothing. With strict that is right only when all end together. */
static void *zip_end(py_vm *vm, struct zip *self, int64_t ended)
{
    if (!self->strict || !ended_well(vm))
        return NULL;
    if (ended > 0)
        return raise_length(vm, ended, "shorter");
    for (int64_t i = 1; i < self->count; i++) {
        py_object *item = advance(vm, self->iterators->items[i]);
        if (item) {
            py_decref(vm, item);
            return raise_length(vm, i, "longer");
        }
        if (!ended_well(vm))
            return NULL;
    }
    return NULL;
}

/* Into the tuple used before, of which the caller has a reference more. */
static py_object *zip_again(py_vm *vm, struct zip *self, py_tuple *result)
{
    for (int64_t i = 0; i < self->count; i++) {
        py_object *item = advance(vm, self->iterators->items[i]);
        if (!item) {
            py_decref(vm, result);
            return zip_end(vm, self, i);
        }
        py_object *old = result->items[i];
        result->items[i] = item;
        if (UNLIKELY(result->var.base.record_id))
            py_watch_splice(vm, &result->var.base, i, &old, 1, &item, 1);
        py_decref(vm, old);
    }
    if (!py_gc_is_tracked(&result->var.base)) /* a collection may have untracked it */
        py_gc_track(vm, result);
    return (py_object *)result;
}

static py_object *zip_next(py_vm *vm, py_object *o)
{
    struct zip *self = (struct zip *)o;
    if (self->count == 0)
        return NULL;
    if (self->result->var.base.refcount == 1) {
        py_hold(vm, self->result);
        py_object *result = zip_again(vm, self, py_newref(self->result));
        py_unhold(vm, 1);
        return result;
    }
    py_tuple *result = py_tuple_new(vm, self->count);
    if (!result)
        return NULL;
    py_hold(vm, result);
    for (int64_t i = 0; i < self->count; i++) {
        if (!(result->items[i] = advance(vm, self->iterators->items[i]))) {
            py_unhold(vm, 1);
            py_decref(vm, result);
            return zip_end(vm, self, i);
        }
    }
    py_unhold(vm, 1);
    return (py_object *)result;
}

static py_object *zip_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct zip *self = (struct zip *)o;
    return (py_object *)(self->strict ? py_tuple_pack(vm, 3, o->type, self->iterators, vm->true_)
                                      : py_tuple_pack(vm, 2, o->type, self->iterators));
}

static py_object *zip_setstate(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    int strict = py_is_true(vm, args[0]);
    if (strict < 0)
        return NULL;
    ((struct zip *)o)->strict = strict;
    return py_newref(vm->none);
}

static const struct py_method_def zip_methods[] = {
    {"__reduce__", zip_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", zip_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_zip_spec = {
    .name = "zip",
    .basic_size = sizeof(struct zip),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "zip(*iterables, strict=False)\n\nGives tuples of one item from each iterable.",
    .slots =
        {
            .destroy = zip_destroy,
            .traverse = zip_traverse,
            .iter = py_container_iter_self,
            .next = zip_next,
            .new_ = zip_make,
        },
    .methods = zip_methods,
};

/* ---- map ---- */

struct map {
    py_object base;
    py_tuple *iterators; /* owned, both */
    py_object *function;
};

_Static_assert(sizeof(struct map) == 32, "map.__basicsize__");

static py_object *map_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    if (type != vm->types.map && type->slots.init != vm->types.map->slots.init)
        kwnames = NULL;
    if (kwnames && kwnames->var.size)
        return py_raise(vm, vm->exceptions.TypeError, "map() takes no keyword arguments");
    if (nargs < 2)
        return py_raise(vm, vm->exceptions.TypeError, "map() must have at least two arguments.");
    py_tuple *iterators = iterators_of(vm, args + 1, nargs - 1);
    struct map *self = iterators ? py_object_new(vm, type) : NULL;
    if (!self) {
        py_xdecref(vm, iterators);
        return NULL;
    }
    self->iterators = iterators;
    self->function = py_newref(args[0]);
    if (!py_gc_is_tracked(&self->base))
        py_gc_track(vm, self);
    return (py_object *)self;
}

static void map_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct map *)o)->iterators);
    PY_CLEAR(vm, ((struct map *)o)->function);
    py_object_free(vm, o);
}

static int map_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct map *)o)->iterators);
    PY_VISIT(((struct map *)o)->function);
    return 0;
}

static py_object *map_next(py_vm *vm, py_object *o)
{
    struct map *self = (struct map *)o;
    size_t count = (size_t)self->iterators->var.size, have = 0;
    py_object *few[5], **items = few, *result = NULL;
    if (count > ARRAY_LENGTH(few) && !(items = py_mem_alloc(vm, count * sizeof *items)))
        return py_raise_memory(vm);
    while (have < count && (items[have] = advance(vm, self->iterators->items[have]))) {
        py_hold(vm, items[have]);
        have++;
    }
    if (have == count)
        result = py_call(vm, self->function, items, count, NULL);
    py_unhold(vm, have);
    for (size_t i = 0; i < have; i++)
        py_decref(vm, items[i]);
    if (items != few)
        py_mem_free(vm, items);
    return result;
}

static py_object *map_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct map *self = (struct map *)o;
    int64_t count = self->iterators->var.size;
    py_tuple *arguments = py_tuple_new(vm, count + 1);
    if (!arguments)
        return NULL;
    arguments->items[0] = py_newref(self->function);
    for (int64_t i = 0; i < count; i++)
        arguments->items[i + 1] = py_newref(self->iterators->items[i]);
    py_tuple *result = py_tuple_pack(vm, 2, o->type, arguments);
    py_decref(vm, arguments);
    return (py_object *)result;
}

static const struct py_method_def map_methods[] = {
    {"__reduce__", map_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_map_spec = {
    .name = "map",
    .basic_size = sizeof(struct map),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "map(func, *iterables)\n\nGives what a function returns for the items of the iterables.",
    .slots =
        {
            .destroy = map_destroy,
            .traverse = map_traverse,
            .iter = py_container_iter_self,
            .next = map_next,
            .new_ = map_make,
        },
    .methods = map_methods,
};

/* ---- filter ---- */

struct filter {
    py_object base;
    py_object *function; /* owned, both; None: the items' own truth */
    py_object *iterator;
};

_Static_assert(sizeof(struct filter) == 32, "filter.__basicsize__");

static py_object *filter_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    if (type != vm->types.filter && type->slots.init != vm->types.filter->slots.init)
        kwnames = NULL;
    if (!py_args_positional(vm, "filter", nargs, kwnames, 2, 2))
        return NULL;
    py_object *iterator = py_iter(vm, args[1]);
    struct filter *self = iterator ? py_object_new(vm, type) : NULL;
    if (!self) {
        py_xdecref(vm, iterator);
        return NULL;
    }
    self->function = py_newref(args[0]);
    self->iterator = iterator;
    if (!py_gc_is_tracked(&self->base))
        py_gc_track(vm, self);
    return (py_object *)self;
}

static void filter_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct filter *)o)->function);
    PY_CLEAR(vm, ((struct filter *)o)->iterator);
    py_object_free(vm, o);
}

static int filter_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct filter *)o)->iterator);
    PY_VISIT(((struct filter *)o)->function);
    return 0;
}

/* Does the item stay? 1, 0 or -1. */
static int passes(py_vm *vm, struct filter *self, py_object *item)
{
    if (self->function == vm->none || self->function == (py_object *)vm->types.bool_)
        return py_is_true(vm, item);
    py_object *answer = py_call_one(vm, self->function, item);
    if (!answer)
        return -1;
    int truth = py_is_true(vm, answer);
    py_decref(vm, answer);
    return truth;
}

static py_object *filter_next(py_vm *vm, py_object *o)
{
    struct filter *self = (struct filter *)o;
    py_object *item;
    while ((item = advance(vm, self->iterator))) {
        py_hold(vm, item);
        int keep = passes(vm, self, item);
        py_unhold(vm, 1);
        if (keep > 0)
            return item;
        py_decref(vm, item);
        if (keep < 0)
            return NULL;
    }
    return NULL;
}

static py_object *filter_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct filter *self = (struct filter *)o;
    py_tuple *arguments = py_tuple_pack(vm, 2, self->function, self->iterator);
    if (!arguments)
        return NULL;
    py_tuple *result = py_tuple_pack(vm, 2, o->type, arguments);
    py_decref(vm, arguments);
    return (py_object *)result;
}

static const struct py_method_def filter_methods[] = {
    {"__reduce__", filter_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_filter_spec = {
    .name = "filter",
    .basic_size = sizeof(struct filter),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "filter(function or None, iterable)\n\nGives the items for which a function is true.",
    .slots =
        {
            .destroy = filter_destroy,
            .traverse = filter_traverse,
            .iter = py_container_iter_self,
            .next = filter_next,
            .new_ = filter_make,
        },
    .methods = filter_methods,
};
