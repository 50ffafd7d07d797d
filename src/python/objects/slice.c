/* slice: start:stop:step as a value (Objects/sliceobject.c). One freed slice is kept for the next. */
#include "python/objects/container.h"

#include "python/library/args.h"
#include "python/memory/freelist.h"

_Static_assert(sizeof(py_slice) == 40, "slice.__basicsize__");

py_object *py_slice_new(py_vm *vm, py_object *start, py_object *stop, py_object *step)
{
    py_slice *slice = py_freelist_take(vm, PY_FREE_SLICE, vm->types.slice);
    if (!slice && !(slice = py_object_new(vm, vm->types.slice)))
        return NULL;
    slice->start = py_newref(start ? start : vm->none);
    slice->stop = py_newref(stop ? stop : vm->none);
    slice->step = py_newref(step ? step : vm->none);
    py_gc_track(vm, slice);
    return (py_object *)slice;
}

static void slice_destroy(py_vm *vm, py_object *self)
{
    py_slice *slice = (py_slice *)self;
    py_gc_untrack(vm, self);
    PY_CLEAR(vm, slice->step);
    PY_CLEAR(vm, slice->start);
    PY_CLEAR(vm, slice->stop);
    if (!py_freelist_put(vm, PY_FREE_SLICE, self))
        py_object_free(vm, self);
}

static int slice_traverse(py_object *self, py_visit visit, void *argument)
{
    py_slice *slice = (py_slice *)self;
    PY_VISIT(slice->start);
    PY_VISIT(slice->stop);
    PY_VISIT(slice->step);
    return 0;
}

static py_object *slice_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)type;
    if (!py_args_positional(vm, "slice", nargs, kwnames, 1, 3))
        return NULL;
    if (nargs == 1)
        return py_slice_new(vm, NULL, args[0], NULL);
    return py_slice_new(vm, args[0], args[1], nargs > 2 ? args[2] : NULL);
}

static py_object *slice_repr(py_vm *vm, py_object *self)
{
    py_slice *slice = (py_slice *)self;
    return (py_object *)py_str_format(vm, "slice(%R, %R, %R)", slice->start, slice->stop,
                                      slice->step);
}

/* As the tuples (start, stop, step) compare. */
static py_object *slice_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (a->type != vm->types.slice || b->type != vm->types.slice)
        return py_newref(vm->not_implemented);
    if (a == b)
        return py_bool_from(vm, op == PY_EQ || op == PY_LE || op == PY_GE);
    py_slice *x = (py_slice *)a, *y = (py_slice *)b;
    py_tuple *left = py_tuple_pack(vm, 3, x->start, x->stop, x->step);
    if (!left)
        return NULL;
    py_tuple *right = py_tuple_pack(vm, 3, y->start, y->stop, y->step);
    py_object *result = NULL;
    if (right) {
        py_hold(vm, left);
        py_hold(vm, right);
        result = py_compare(vm, (py_object *)left, (py_object *)right, op);
        py_unhold(vm, 2);
        py_decref(vm, right);
    }
    py_decref(vm, left);
    return result;
}

/* A part of a slice as a number, clipped; false on failure. */
static bool part(py_vm *vm, py_object *o, int64_t *number)
{
    if (!py_has_index(o)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    *number = py_as_index(vm, o, NULL);
    return *number != -1 || !py_raised(vm);
}

/* A position brought into the sequence (PySlice_AdjustIndices). */
static int64_t clip(int64_t position, int64_t length, int64_t step)
{
    if (position < 0) {
        position += length;
        if (position < 0)
            return step < 0 ? -1 : 0;
    } else if (position >= length) {
        return step < 0 ? length - 1 : length;
    }
    return position;
}

int64_t py_slice_indices(py_vm *vm, py_object *o, int64_t length, int64_t *start, int64_t *stop,
                         int64_t *step)
{
    return py_slice_indices_now(vm, o, &length, start, stop, step);
}

bool py_slice_unpack(py_vm *vm, py_object *o, int64_t *start, int64_t *stop, int64_t *step)
{
    py_slice *slice = (py_slice *)o;
    *step = 1;
    if (slice->step != vm->none) {
        if (!part(vm, slice->step, step))
            return false;
        if (*step == 0) {
            py_raise(vm, vm->exceptions.ValueError, "slice step cannot be zero");
            return false;
        }
        *step = MAX(*step, -INT64_MAX);
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return (slice->start == vm->none || part(vm, slice->start, start)) &&
           (slice->stop == vm->none || part(vm, slice->stop, stop));
}

int64_t py_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    *start = clip(*start, length, step);
    *stop = clip(*stop, length, step);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int64_t py_slice_indices_now(py_vm *vm, py_object *o, const int64_t *length, int64_t *start,
                             int64_t *stop, int64_t *step)
{
    return py_slice_unpack(vm, o, start, stop, step) ? py_slice_adjust(*length, start, stop, *step)
                                                     : -1;
}

/* ---- indices(), for lengths of any size ---- */

/* operator.index of a part of a slice, or NULL. */
static py_object *part_object(py_vm *vm, py_object *o)
{
    if (!py_has_index(o))
        return py_raise(vm, vm->exceptions.TypeError,
                        "slice indices must be integers or None or have an __index__ method");
    return py_index(vm, o);
}

static py_object *clip_object(py_vm *vm, py_object *o, py_object *length, py_object *lower,
                              py_object *upper)
{
    py_object *position = part_object(vm, o);
    if (!position)
        return NULL;
    bool from_end = py_int_sign(position) < 0; /* the limits may be one object */
    py_object *limit = from_end ? lower : upper;
    if (from_end) {
        PY_SETREF(vm, position, py_binary_op(vm, position, length, PY_OP_ADD));
        if (!position)
            return NULL;
    }
    int beyond = py_compare_bool(vm, position, limit, from_end ? PY_LT : PY_GT);
    if (beyond > 0)
        PY_SETREF(vm, position, py_newref(limit));
    else if (beyond < 0)
        PY_CLEAR(vm, position);
    return position;
}

int py_slice_long_indices(py_vm *vm, py_object *o, py_object *length, py_object *out[3])
{
    py_slice *slice = (py_slice *)o;
    py_object *step = slice->step == vm->none ? py_int_from(vm, 1) : part_object(vm, slice->step);
    py_object *lower = NULL, *upper = NULL, *start = NULL, *stop = NULL;
    if (!step)
        return -1;
    bool down = py_int_sign(step) < 0;
    if (py_int_sign(step) == 0) {
        py_raise(vm, vm->exceptions.ValueError, "slice step cannot be zero");
        goto done;
    }
    lower = py_int_from(vm, down ? -1 : 0);
    if (!lower)
        goto done;
    upper = down ? py_binary_op(vm, length, lower, PY_OP_ADD) : py_newref(length);
    if (!upper)
        goto done;
    py_hold(vm, step); /* a part's __index__ may be the program's own */
    py_hold(vm, lower);
    py_hold(vm, upper);
    start = slice->start == vm->none ? py_newref(down ? upper : lower)
                                     : clip_object(vm, slice->start, length, lower, upper);
    if (start) {
        py_hold(vm, start);
        stop = slice->stop == vm->none ? py_newref(down ? lower : upper)
                                       : clip_object(vm, slice->stop, length, lower, upper);
        py_unhold(vm, 1);
    }
    py_unhold(vm, 3);
done:
    py_xdecref(vm, lower);
    py_xdecref(vm, upper);
    if (!stop) {
        py_xdecref(vm, start);
        py_decref(vm, step);
        return -1;
    }
    out[0] = start;
    out[1] = stop;
    out[2] = step;
    return 0;
}

static py_object *slice_indices(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_object *length = py_index(vm, args[0]);
    if (!length)
        return NULL;
    py_object *out[3], *result = NULL;
    py_hold(vm, length);
    if (py_int_sign(length) < 0)
        py_raise(vm, vm->exceptions.ValueError, "length should not be negative");
    else if (py_slice_long_indices(vm, self, length, out) == 0)
        result = (py_object *)py_tuple_steal(vm, out, 3);
    py_unhold(vm, 1);
    py_decref(vm, length);
    return result;
}

static py_object *slice_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    py_slice *slice = (py_slice *)self;
    py_tuple *parts = py_tuple_pack(vm, 3, slice->start, slice->stop, slice->step);
    if (!parts)
        return NULL;
    py_tuple *result = py_tuple_pack(vm, 2, self->type, parts);
    py_decref(vm, parts);
    return (py_object *)result;
}

static const struct py_method_def slice_methods[] = {
    {"indices", slice_indices, PY_ONE, 0, 0, 0, NULL,
     "S.indices(len) -> (start, stop, stride)\n\nThe positions it means in a sequence of a "
     "length."},
    {"__reduce__", slice_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_member_def slice_members[] = {
    {"start", PY_MEMBER_OBJECT, true, offsetof(py_slice, start), NULL},
    {"stop", PY_MEMBER_OBJECT, true, offsetof(py_slice, stop), NULL},
    {"step", PY_MEMBER_OBJECT, true, offsetof(py_slice, step), NULL},
    {0},
};

const struct py_type_spec py_slice_spec = {
    .name = "slice",
    .basic_size = sizeof(py_slice),
    .flags = PY_TYPE_GC,
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\nWhat stands between the brackets of s[a:b:c].",
    .slots =
        {
            .destroy = slice_destroy,
            .traverse = slice_traverse,
            .repr = slice_repr,
            .compare = slice_compare,
            .new_ = slice_make,
        },
    .methods = slice_methods,
    .members = slice_members,
};
