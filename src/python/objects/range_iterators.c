/* Iterators over ranges: one on 64-bit numbers, which for loops are fast on, one on ints of any size
 * (Objects/rangeobject.c). */
#include "python/objects/range_parts.h"

_Static_assert(sizeof(py_range_iterator) == 48, "range_iterator.__basicsize__");

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

struct long_range_iterator {
    py_object base;
    py_object *index, *start, *step, *length; /* owned ints */
};

_Static_assert(sizeof(struct long_range_iterator) == 48, "longrange_iterator.__basicsize__");

static bool all_fit(int64_t start, int64_t step, int64_t length)
{
    int64_t span, end;
    return !__builtin_mul_overflow(length, step, &span) &&
           !__builtin_add_overflow(start, span, &end);
}

py_object *range_iterator_new(py_vm *vm, py_object *start, py_object *step, py_object *length)
{
    int64_t a, b, c;
    if (py_int_fits(start, &a) && py_int_fits(step, &b) && py_int_fits(length, &c) &&
        all_fit(a, b, c)) {
        py_range_iterator *iterator = py_object_new(vm, vm->types.range_iterator);
        if (!iterator)
            return NULL;
        iterator->start = a;
        iterator->step = b;
        iterator->length = c;
        return (py_object *)iterator;
    }
    struct long_range_iterator *iterator = py_object_new(vm, vm->types.long_range_iterator);
    if (!iterator)
        return NULL;
    iterator->start = py_newref(start);
    iterator->step = py_newref(step);
    iterator->length = py_newref(length);
    iterator->index = py_int_from(vm, 0);
    if (!iterator->index)
        PY_CLEAR(vm, iterator);
    return (py_object *)iterator;
}

/* range(start, stop, step) for __reduce__. Steals the parts; any may be NULL after a failure. */
static py_object *reduce_to_range(py_vm *vm, py_object *start, py_object *stop, py_object *step,
                                  py_object *index)
{
    py_object *result = NULL;
    if (start && stop && step && index) {
        py_object *range =
            py_call(vm, (py_object *)vm->types.range, (py_object *[]){start, stop, step}, 3, NULL);
        py_object *iter = py_dict_get_c(vm, vm->builtins, "iter");
        py_tuple *arguments = range && iter ? py_tuple_pack(vm, 1, range) : NULL;
        if (arguments)
            result = (py_object *)py_tuple_pack(vm, 3, iter, arguments, index);
        py_xdecref(vm, arguments);
        py_xdecref(vm, range);
    }
    py_xdecref(vm, start);
    py_xdecref(vm, stop);
    py_xdecref(vm, step);
    py_xdecref(vm, index);
    return result;
}

/* ---- range_iterator ---- */

static void short_destroy(py_vm *vm, py_object *self)
{
    py_object_free(vm, self);
}

static py_object *short_next(py_vm *vm, py_object *self)
{
    py_range_iterator *iterator = (py_range_iterator *)self;
    if (iterator->index >= iterator->length)
        return NULL;
    return py_int_from(vm, iterator->start + iterator->index++ * iterator->step);
}

static py_object *short_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_range_iterator *iterator = (py_range_iterator *)self;
    return py_int_from(vm, iterator->length - iterator->index);
}

static py_object *short_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_range_iterator *iterator = (py_range_iterator *)self;
    return reduce_to_range(vm, py_int_from(vm, iterator->start),
                           py_int_from(vm, iterator->start + iterator->length * iterator->step),
                           py_int_from(vm, iterator->step), py_int_from(vm, iterator->index));
}

static py_object *short_setstate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_range_iterator *iterator = (py_range_iterator *)self;
    int64_t index = py_int_as_int64(vm, args[0]);
    if (index == -1 && py_raised(vm))
        return NULL;
    iterator->index = MAX(0, MIN(index, iterator->length));
    return py_newref(vm->none);
}

static const struct py_method_def short_methods[] = {
    {"__length_hint__", short_hint, PY_NOARGS, 0, 0, 0, NULL, "How many numbers are left."},
    {"__reduce__", short_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", short_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_range_iterator_spec = {
    .name = "range_iterator",
    .basic_size = sizeof(py_range_iterator),
    .flags = PY_TYPE_NO_NEW,
    .slots = {.destroy = short_destroy, .iter = py_container_iter_self, .next = short_next},
    .methods = short_methods,
};

/* ---- longrange_iterator ---- */

static void long_destroy(py_vm *vm, py_object *self)
{
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    py_xdecref(vm, iterator->index);
    py_xdecref(vm, iterator->start);
    py_xdecref(vm, iterator->step);
    py_xdecref(vm, iterator->length);
    py_object_free(vm, self);
}

static int long_traverse(py_object *self, py_visit visit, void *argument)
{
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    PY_VISIT(iterator->index);
    PY_VISIT(iterator->start);
    PY_VISIT(iterator->step);
    PY_VISIT(iterator->length);
    return 0;
}

static py_object *long_next(py_vm *vm, py_object *self)
{
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    int more = py_compare_bool(vm, iterator->index, iterator->length, PY_LT);
    if (more <= 0)
        return NULL;
    py_object *offset = py_binary_op(vm, iterator->index, iterator->step, PY_OP_MULTIPLY);
    py_object *result = offset ? py_binary_op(vm, iterator->start, offset, PY_OP_ADD) : NULL;
    py_xdecref(vm, offset);
    py_object *one = result ? py_int_from(vm, 1) : NULL;
    py_object *index = one ? py_binary_op(vm, iterator->index, one, PY_OP_ADD) : NULL;
    py_xdecref(vm, one);
    if (!index) {
        py_xdecref(vm, result);
        return NULL;
    }
    PY_SETREF(vm, iterator->index, index);
    return result;
}

static py_object *long_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    return py_binary_op(vm, iterator->length, iterator->index, PY_OP_SUBTRACT);
}

static py_object *long_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    py_object *span = py_binary_op(vm, iterator->length, iterator->step, PY_OP_MULTIPLY);
    py_object *stop = span ? py_binary_op(vm, iterator->start, span, PY_OP_ADD) : NULL;
    py_xdecref(vm, span);
    return reduce_to_range(vm, py_newref(iterator->start), stop, py_newref(iterator->step),
                           py_newref(iterator->index));
}

static py_object *long_setstate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    if (!PY_IS_INT(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "state must be an int, not %.200T", args[0]);
    py_object *index;
    int beyond = py_compare_bool(vm, args[0], iterator->length, PY_GT);
    if (beyond < 0)
        return NULL;
    if (py_int_sign(args[0]) < 0)
        index = py_int_from(vm, 0);
    else
        index = py_newref(beyond ? iterator->length : args[0]);
    if (!index)
        return NULL;
    PY_SETREF(vm, iterator->index, index);
    return py_newref(vm->none);
}

static const struct py_method_def long_methods[] = {
    {"__length_hint__", long_hint, PY_NOARGS, 0, 0, 0, NULL, "How many numbers are left."},
    {"__reduce__", long_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", long_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_long_range_iterator_spec = {
    .name = "longrange_iterator",
    .basic_size = sizeof(struct long_range_iterator),
    .flags = PY_TYPE_NO_NEW,
    .slots =
        {
            .destroy = long_destroy,
            .traverse = long_traverse,
            .iter = py_container_iter_self,
            .next = long_next,
        },
    .methods = long_methods,
};
