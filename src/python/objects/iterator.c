/* The iterators of iter(): over a sequence by index, and over a callable until a sentinel (Objects/iterobject.c). */
#include "python/objects/container.h"
#include "python/objects/type.h"
#include "python/vm.h"

static py_object *builtin_named(py_vm *vm, const char *name)
{
    py_object *found = py_dict_get_c(vm, vm->builtins, name);
    return found ? found : py_raise(vm, vm->exceptions.AttributeError, "%s", name);
}

/* ---- sequences with __getitem__ only ---- */

py_object *py_sequence_iterator_new(py_vm *vm, py_object *sequence)
{
    py_index_iterator *iterator = py_object_new(vm, vm->types.sequence_iterator);
    if (!iterator)
        return NULL;
    iterator->sequence = py_newref(sequence);
    py_gc_track(vm, iterator);
    return PY_OBJECT(iterator);
}

/* IndexError and StopIteration end it. */
static py_object *next_of_sequence(py_vm *vm, py_object *o)
{
    py_index_iterator *iterator = (py_index_iterator *)o;
    if (!iterator->sequence)
        return NULL;
    if (iterator->index == INT64_MAX)
        return py_raise(vm, vm->exceptions.OverflowError, "iter index too large");
    py_object *item = py_item_at(vm, iterator->sequence, iterator->index);
    if (item) {
        iterator->index++;
        return item;
    }
    if (py_raised_matches(vm, vm->exceptions.IndexError) ||
        py_raised_matches(vm, vm->exceptions.StopIteration)) {
        py_clear_raised(vm);
        if (UNLIKELY(o->record_id))
            py_watch_named(vm, o, "sequence", iterator->sequence, NULL);
        PY_CLEAR(vm, iterator->sequence);
    }
    return NULL;
}

static py_object *hint_of_sequence(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    py_index_iterator *iterator = (py_index_iterator *)o;
    (void)args, (void)nargs, (void)kwnames;
    if (!iterator->sequence)
        return py_int_from(vm, 0);
    if (!iterator->sequence->type->slots.length)
        return py_newref(vm->not_implemented);
    int64_t length = py_len(vm, iterator->sequence);
    if (length < 0)
        return NULL;
    return py_int_from(vm, MAX(length - iterator->index, 0));
}

static py_object *reduce_sequence(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    py_index_iterator *iterator = (py_index_iterator *)o;
    (void)args, (void)nargs, (void)kwnames;
    py_object *iter = builtin_named(vm, "iter"), *index = py_int_from(vm, iterator->index);
    py_tuple *arguments =
        py_tuple_pack(vm, 1, iterator->sequence ? iterator->sequence : PY_OBJECT(vm->empty_tuple));
    py_tuple *result = NULL;
    if (iter && index && arguments)
        result = iterator->sequence ? py_tuple_pack(vm, 3, iter, arguments, index)
                                    : py_tuple_pack(vm, 2, iter, arguments);
    py_xdecref(vm, arguments);
    py_xdecref(vm, index);
    return PY_OBJECT(result);
}

static py_object *setstate_sequence(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                    py_tuple *kwnames)
{
    py_index_iterator *iterator = (py_index_iterator *)o;
    (void)nargs, (void)kwnames;
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (index == -1 && py_raised(vm))
        return NULL;
    if (iterator->sequence)
        iterator->index = MAX(index, 0);
    return py_newref(vm->none);
}

static const struct py_method_def sequence_methods[] = {
    {"__length_hint__", hint_of_sequence, PY_NOARGS, 0, 0, 0, NULL,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reduce_sequence, PY_NOARGS, 0, 0, 0, NULL,
     "Return state information for pickling."},
    {"__setstate__", setstate_sequence, PY_ONE, 1, 1, 0, NULL,
     "Set state information for unpickling."},
    {0},
};

const struct py_type_spec py_sequence_iterator_spec = {
    .name = "iterator",
    .basic_size = sizeof(py_index_iterator),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = py_index_iterator_destroy,
              .traverse = py_index_iterator_traverse,
              .getattr = py_generic_getattr,
              .iter = py_container_iter_self,
              .next = next_of_sequence},
    .methods = sequence_methods,
};

/* ---- iter(callable, sentinel) ---- */

typedef struct callable_iterator {
    py_object base;
    py_object *callable, *sentinel; /* owned; NULL once exhausted */
} callable_iterator;

py_object *py_callable_iterator_new(py_vm *vm, py_object *callable, py_object *sentinel)
{
    callable_iterator *iterator = py_object_new(vm, vm->types.callable_iterator);
    if (!iterator)
        return NULL;
    iterator->callable = py_newref(callable);
    iterator->sentinel = py_newref(sentinel);
    py_gc_track(vm, iterator);
    return PY_OBJECT(iterator);
}

static void clear_callable_iterator(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((callable_iterator *)o)->callable);
    PY_CLEAR(vm, ((callable_iterator *)o)->sentinel);
}

static void destroy_callable_iterator(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    clear_callable_iterator(vm, o);
    py_object_free(vm, o);
}

static int traverse_callable_iterator(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((callable_iterator *)o)->callable);
    PY_VISIT(((callable_iterator *)o)->sentinel);
    return 0;
}

static py_object *next_of_callable(py_vm *vm, py_object *o)
{
    callable_iterator *iterator = (callable_iterator *)o;
    if (!iterator->callable)
        return NULL;
    py_object *result = py_call_noargs(vm, iterator->callable);
    bool ended = false;
    if (!result) {
        ended = py_raised_matches(vm, vm->exceptions.StopIteration);
        if (ended)
            py_clear_raised(vm);
    } else if (iterator->sentinel) {
        py_hold(vm, result);
        int same = py_compare_bool(vm, iterator->sentinel, result, PY_EQ);
        py_unhold(vm, 1);
        if (same == 0)
            return result;
        ended = same > 0;
        py_decref(vm, result);
    } else {
        py_decref(vm, result); /* the call itself used the iterator up */
    }
    if (ended) {
        clear_callable_iterator(vm, o);
        if (UNLIKELY(o->record_id))
            py_watch_reset(vm, o);
    }
    return NULL;
}

static py_object *reduce_callable(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    callable_iterator *iterator = (callable_iterator *)o;
    (void)args, (void)nargs, (void)kwnames;
    py_object *iter = builtin_named(vm, "iter");
    py_tuple *arguments = iterator->callable
                              ? py_tuple_pack(vm, 2, iterator->callable, iterator->sentinel)
                              : py_tuple_pack(vm, 1, vm->empty_tuple);
    py_tuple *result = iter && arguments ? py_tuple_pack(vm, 2, iter, arguments) : NULL;
    py_xdecref(vm, arguments);
    return PY_OBJECT(result);
}

static const struct py_method_def callable_methods[] = {
    {"__reduce__", reduce_callable, PY_NOARGS, 0, 0, 0, NULL,
     "Return state information for pickling."},
    {0},
};

const struct py_type_spec py_callable_iterator_spec = {
    .name = "callable_iterator",
    .basic_size = sizeof(callable_iterator),
    .flags = PY_TYPE_GC,
    .slots = {.destroy = destroy_callable_iterator,
              .traverse = traverse_callable_iterator,
              .getattr = py_generic_getattr,
              .iter = py_container_iter_self,
              .next = next_of_callable},
    .methods = callable_methods,
};
