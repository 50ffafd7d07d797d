/* The iterators of str, bytes and bytearray: a sequence and the index of the next item. */
#include "python/objects/container.h"
#include "python/objects/str_parts.h"

static py_index_iterator *as_iterator(py_object *o)
{
    return (py_index_iterator *)(void *)o;
}

static int64_t sequence_length(py_vm *vm, py_object *sequence)
{
    return sequence ? span_of(vm, sequence).length : 0;
}

static py_object *iterator_next(py_vm *vm, py_object *o)
{
    py_index_iterator *iterator = as_iterator(o);
    if (!iterator->sequence)
        return NULL;
    struct span span = span_of(vm, iterator->sequence);
    if (iterator->index < span.length) {
        uint32_t c = span_at(&span, iterator->index++);
        return span.kind == SPAN_STR ? PY_OBJECT(py_str_from_char(vm, c)) : py_int_from(vm, c);
    }
    PY_CLEAR(vm, iterator->sequence);
    return NULL;
}

static py_object *iterator_length_hint(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_index_iterator *iterator = as_iterator(self);
    return py_int_from(vm, MAX(sequence_length(vm, iterator->sequence) - iterator->index, 0));
}

static py_object *iterator_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_index_iterator *iterator = as_iterator(self);
    py_object *iter = py_dict_get_c(vm, vm->builtins, "iter");
    py_object *source = iterator->sequence;
    bool text = PY_TYPE_OF(self) == vm->types.str_iterator ||
                PY_TYPE_OF(self) == vm->types.str_ascii_iterator;
    if (!source)
        source = text ? PY_OBJECT(vm->empty_str) : PY_OBJECT(vm->empty_tuple);
    py_tuple *arguments = py_tuple_pack(vm, 1, source);
    py_object *index = arguments ? py_int_from(vm, iterator->index) : NULL;
    py_tuple *result = NULL;
    if (index && iter)
        result = iterator->sequence ? py_tuple_pack(vm, 3, iter, arguments, index)
                                    : py_tuple_pack(vm, 2, iter, arguments);
    py_xdecref(vm, arguments);
    py_xdecref(vm, index);
    return PY_OBJECT(result);
}

static py_object *iterator_setstate(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    py_index_iterator *iterator = as_iterator(self);
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (index == -1 && py_raised(vm))
        return NULL;
    if (iterator->sequence)
        iterator->index = MAX(MIN(index, sequence_length(vm, iterator->sequence)), 0);
    return py_newref(vm->none);
}

static const struct py_method_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, PY_NOARGS, 0, 0, 0, NULL,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, PY_NOARGS, 0, 0, 0, NULL,
     "Return state information for pickling."},
    {"__setstate__", iterator_setstate, PY_ONE, 0, 0, 0, NULL,
     "Set state information for unpickling."},
    {0},
};

#define ITERATOR_SPEC(spec, type_name)                                                             \
    const struct py_type_spec spec = {                                                             \
        .name = type_name,                                                                         \
        .basic_size = sizeof(py_index_iterator),                                                   \
        .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,                                                      \
        .slots = {.destroy = py_index_iterator_destroy,                                                     \
                  .traverse = py_index_iterator_traverse,                                                   \
                  .iter = py_container_iter_self,                                                           \
                  .next = iterator_next},                                                          \
        .methods = iterator_methods,                                                               \
    }

ITERATOR_SPEC(py_str_iterator_spec, "str_iterator");
ITERATOR_SPEC(py_str_ascii_iterator_spec, "str_ascii_iterator");
ITERATOR_SPEC(py_bytes_iterator_spec, "bytes_iterator");
ITERATOR_SPEC(py_bytearray_iterator_spec, "bytearray_iterator");
