/* range: numbers from a start towards a stop by a step, of any size (Objects/rangeobject.c).
 *
 * Its four parts are int objects. Where all fit 64 bits the arithmetic is done on those; otherwise on int
 * objects, by the generic operators. Its iterators are in range_iterators.c. */
#include "python/objects/range_parts.h"

#include "python/library/args.h"

_Static_assert(sizeof(py_range) == 48, "range.__basicsize__");

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

/* ---- Length ---- */

/* The number of items when all fits 64 bits, else -1. */
static int64_t small_length(int64_t start, int64_t stop, int64_t step)
{
    uint64_t count;
    if (step > 0 && start < stop)
        count = ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1;
    else if (step < 0 && start > stop)
        count = ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1;
    else
        count = 0;
    return count > INT64_MAX ? -1 : (int64_t)count;
}

/* a OP b, letting go of `a`. NULL in, NULL out. */
static py_object *chain(py_vm *vm, py_object *a, py_object *b, int op)
{
    if (!a)
        return NULL;
    py_object *result = py_binary_op(vm, a, b, op);
    py_decref(vm, a);
    return result;
}

/* The same for any size: (stop - start - 1) // step + 1, turned round for negative steps. */
static py_object *big_length(py_vm *vm, py_object *start, py_object *stop, py_object *step)
{
    bool down = py_int_sign(step) < 0;
    py_object *low = down ? stop : start, *high = down ? start : stop;
    int some = py_compare_bool(vm, low, high, PY_LT);
    if (some < 0)
        return NULL;
    if (!some)
        return py_int_from(vm, 0);
    py_object *one = py_int_from(vm, 1);
    py_object *stride = one ? (down ? py_negative(vm, step) : py_newref(step)) : NULL;
    py_object *length = NULL;
    if (stride) {
        length = py_binary_op(vm, high, low, PY_OP_SUBTRACT);
        length = chain(vm, length, one, PY_OP_SUBTRACT);
        length = chain(vm, length, stride, PY_OP_FLOOR_DIVIDE);
        length = chain(vm, length, one, PY_OP_ADD);
    }
    py_xdecref(vm, stride);
    py_xdecref(vm, one);
    return length;
}

static py_object *length_of(py_vm *vm, py_object *start, py_object *stop, py_object *step)
{
    int64_t a, b, c;
    if (py_int_fits(start, &a) && py_int_fits(stop, &b) && py_int_fits(step, &c)) {
        int64_t length = small_length(a, b, c);
        if (length >= 0)
            return py_int_from(vm, length);
    }
    return big_length(vm, start, stop, step);
}

/* ---- Making ---- */

/* Steals the parts, also on failure. */
static py_object *range_wrap(py_vm *vm, py_object *start, py_object *stop, py_object *step)
{
    py_object *length = length_of(vm, start, stop, step);
    py_range *range = length ? py_object_new(vm, vm->types.range) : NULL;
    if (!range) {
        py_xdecref(vm, length);
        py_decref(vm, start);
        py_decref(vm, stop);
        py_decref(vm, step);
        return NULL;
    }
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return (py_object *)range;
}

static py_object *range_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)type;
    if (!py_args_positional(vm, "range", nargs, kwnames, 1, 3))
        return NULL;
    py_object *parts[3] = {NULL};
    size_t held = 0;
    for (size_t i = 0; i < nargs; i++) { /* an argument's __index__ may be the program's own */
        size_t part = nargs == 1 ? 1 : i;
        if (!(parts[part] = py_index_exact(vm, args[i])))
            break;
        py_hold(vm, parts[part]);
        held++;
    }
    py_unhold(vm, held);
    if (held == 1 && nargs == 1)
        parts[0] = py_int_from(vm, 0);
    if (held == nargs && nargs < 3 && parts[0])
        parts[2] = py_int_from(vm, 1);
    if (parts[2] && py_int_sign(parts[2]) == 0) {
        py_raise(vm, vm->exceptions.ValueError, "range() arg 3 must not be zero");
        PY_CLEAR(vm, parts[2]);
    }
    if (!parts[2]) {
        py_xdecref(vm, parts[0]);
        py_xdecref(vm, parts[1]);
        return NULL;
    }
    return range_wrap(vm, parts[0], parts[1], parts[2]);
}

static void range_destroy(py_vm *vm, py_object *self)
{
    py_range *range = (py_range *)self;
    py_decref(vm, range->start);
    py_decref(vm, range->stop);
    py_decref(vm, range->step);
    py_decref(vm, range->length);
    py_object_free(vm, self);
}

static int range_traverse(py_object *self, py_visit visit, void *argument)
{
    py_range *range = (py_range *)self;
    PY_VISIT(range->start);
    PY_VISIT(range->stop);
    PY_VISIT(range->step);
    PY_VISIT(range->length);
    return 0;
}

/* ---- Items ---- */

static int64_t range_length(py_vm *vm, py_object *self)
{
    return py_int_as_int64(vm, ((py_range *)self)->length);
}

static int range_bool(py_vm *vm, py_object *self)
{
    (void)vm;
    return py_int_sign(((py_range *)self)->length) != 0;
}

/* start + index * step */
static py_object *item_at(py_vm *vm, py_range *range, py_object *index)
{
    int64_t i, start, step, offset, value;
    if (py_int_fits(index, &i) && py_int_fits(range->start, &start) &&
        py_int_fits(range->step, &step) && !__builtin_mul_overflow(i, step, &offset) &&
        !__builtin_add_overflow(start, offset, &value))
        return py_int_from(vm, value);
    py_object *offset_object = py_binary_op(vm, index, range->step, PY_OP_MULTIPLY);
    return chain(vm, offset_object, range->start, PY_OP_ADD);
}

/* The item at an index that is an int, negative ones from the end. */
static py_object *item_of(py_vm *vm, py_range *range, py_object *index)
{
    py_object *place = py_int_sign(index) < 0 ? py_binary_op(vm, index, range->length, PY_OP_ADD)
                                              : py_newref(index);
    if (!place)
        return NULL;
    int within = py_int_sign(place) < 0 ? 0 : py_compare_bool(vm, place, range->length, PY_LT);
    py_object *result = NULL;
    if (within > 0)
        result = item_at(vm, range, place);
    else if (within == 0)
        py_raise(vm, vm->exceptions.IndexError, "range object index out of range");
    py_decref(vm, place);
    return result;
}

static py_object *range_item(py_vm *vm, py_object *self, int64_t index)
{
    py_object *number = py_int_from(vm, index);
    if (!number)
        return NULL;
    py_object *result = item_of(vm, (py_range *)self, number);
    py_decref(vm, number);
    return result;
}

/* The range of the items that a slice picks. */
static py_object *range_slice(py_vm *vm, py_range *range, py_object *slice)
{
    py_object *bounds[3];
    if (py_slice_long_indices(vm, slice, range->length, bounds) < 0)
        return NULL;
    py_object *step = py_binary_op(vm, range->step, bounds[2], PY_OP_MULTIPLY);
    py_object *start = step ? item_at(vm, range, bounds[0]) : NULL;
    py_object *stop = start ? item_at(vm, range, bounds[1]) : NULL;
    for (int i = 0; i < 3; i++)
        py_decref(vm, bounds[i]);
    if (!stop) {
        py_xdecref(vm, start);
        py_xdecref(vm, step);
        return NULL;
    }
    return range_wrap(vm, start, stop, step);
}

static py_object *range_subscript(py_vm *vm, py_object *self, py_object *key)
{
    if (py_has_index(key)) {
        py_object *index = py_index(vm, key);
        py_object *result = index ? item_of(vm, (py_range *)self, index) : NULL;
        py_xdecref(vm, index);
        return result;
    }
    if (key->type == vm->types.slice)
        return range_slice(vm, (py_range *)self, key);
    return py_raise(vm, vm->exceptions.TypeError,
                    "range indices must be integers or slices, not %.200T", key);
}

/* Is an int (or bool) one of the items? */
static int contains_int(py_vm *vm, py_range *range, py_object *number)
{
    bool down = py_int_sign(range->step) < 0;
    int within = py_compare_bool(vm, number, range->start, down ? PY_LE : PY_GE);
    if (within > 0)
        within = py_compare_bool(vm, number, range->stop, down ? PY_GT : PY_LT);
    if (within <= 0)
        return within;
    py_object *rest = py_binary_op(vm, number, range->start, PY_OP_SUBTRACT);
    rest = chain(vm, rest, range->step, PY_OP_REMAINDER);
    if (!rest)
        return -1;
    int result = py_int_sign(rest) == 0;
    py_decref(vm, rest);
    return result;
}

static bool is_plain_int(const py_vm *vm, const py_object *o)
{
    return o->type == vm->types.int_ || o->type == vm->types.bool_;
}

/* How many items equal a value, or where the first one is: by walking. -1 missing or failed. */
static int64_t search(py_vm *vm, py_object *self, py_object *value, bool count)
{
    py_object *iterator = py_iter(vm, self);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int64_t i = 0, found = 0, at = -1;
    py_object *item;
    for (; (item = py_next(vm, iterator)); i++) {
        py_hold(vm, item);
        int equal = py_compare_bool(vm, item, value, PY_EQ);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (equal < 0)
            break;
        found += equal;
        if (equal && at < 0)
            at = i;
        if (equal && !count)
            break;
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return py_raised(vm) ? -1 : count ? found : at;
}

static int range_contains(py_vm *vm, py_object *self, py_object *value)
{
    if (is_plain_int(vm, value))
        return contains_int(vm, (py_range *)self, value);
    int64_t at = search(vm, self, value, false);
    return at >= 0 ? 1 : py_raised(vm) ? -1 : 0;
}

/* ---- Comparing and hashing: by the items, so that all empty ranges are equal ---- */

static int ranges_equal(py_vm *vm, py_range *a, py_range *b)
{
    if (a == b)
        return 1;
    int equal = py_compare_bool(vm, a->length, b->length, PY_EQ);
    if (equal <= 0 || py_int_sign(a->length) == 0)
        return equal;
    equal = py_compare_bool(vm, a->start, b->start, PY_EQ);
    int64_t length;
    if (equal <= 0 || (py_int_fits(a->length, &length) && length == 1))
        return equal;
    return py_compare_bool(vm, a->step, b->step, PY_EQ);
}

static py_object *range_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (b->type != vm->types.range || (op != PY_EQ && op != PY_NE))
        return py_newref(vm->not_implemented);
    int equal = ranges_equal(vm, (py_range *)a, (py_range *)b);
    return equal < 0 ? NULL : py_bool_from(vm, equal == (op == PY_EQ));
}

/* The hash of (length, start, step), None where these make no difference. */
static int64_t range_hash(py_vm *vm, py_object *self)
{
    py_range *range = (py_range *)self;
    int64_t length;
    bool empty = py_int_sign(range->length) == 0;
    bool single = py_int_fits(range->length, &length) && length == 1;
    py_tuple *parts = py_tuple_pack(vm, 3, range->length, empty ? vm->none : range->start,
                                    empty || single ? vm->none : range->step);
    if (!parts)
        return -1;
    int64_t hash = py_hash(vm, (py_object *)parts);
    py_decref(vm, parts);
    return hash;
}

static py_object *range_repr(py_vm *vm, py_object *self)
{
    py_range *range = (py_range *)self;
    int64_t step;
    if (py_int_fits(range->step, &step) && step == 1)
        return (py_object *)py_str_format(vm, "range(%R, %R)", range->start, range->stop);
    return (py_object *)py_str_format(vm, "range(%R, %R, %R)", range->start, range->stop,
                                      range->step);
}

/* ---- Methods ---- */

static py_object *range_count(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    int64_t count = is_plain_int(vm, args[0]) ? contains_int(vm, (py_range *)self, args[0])
                                              : search(vm, self, args[0], true);
    return count < 0 ? NULL : py_int_from(vm, count);
}

static py_object *range_index(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_range *range = (py_range *)self;
    if (!is_plain_int(vm, args[0])) {
        int64_t at = search(vm, self, args[0], false);
        if (at < 0 && !py_raised(vm))
            py_raise(vm, vm->exceptions.ValueError, "sequence.index(x): x not in sequence");
        return at < 0 ? NULL : py_int_from(vm, at);
    }
    int found = contains_int(vm, range, args[0]);
    if (found < 0)
        return NULL;
    if (!found)
        return py_raise(vm, vm->exceptions.ValueError, "%R is not in range", args[0]);
    py_object *offset = py_binary_op(vm, args[0], range->start, PY_OP_SUBTRACT);
    return chain(vm, offset, range->step, PY_OP_FLOOR_DIVIDE);
}

static py_object *range_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_range *range = (py_range *)self;
    py_tuple *parts = py_tuple_pack(vm, 3, range->start, range->stop, range->step);
    if (!parts)
        return NULL;
    py_tuple *result = py_tuple_pack(vm, 2, self->type, parts);
    py_decref(vm, parts);
    return (py_object *)result;
}

static py_object *range_iter(py_vm *vm, py_object *self)
{
    py_range *range = (py_range *)self;
    return range_iterator_new(vm, range->start, range->step, range->length);
}

/* From the last item back: start + (length - 1) * step, by -step. */
static py_object *range_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_range *range = (py_range *)self;
    py_object *one = py_int_from(vm, 1), *last = NULL, *start = NULL, *step = NULL;
    if (one)
        last = py_binary_op(vm, range->length, one, PY_OP_SUBTRACT);
    if (last)
        start = item_at(vm, range, last);
    if (start)
        step = py_negative(vm, range->step);
    py_object *result = step ? range_iterator_new(vm, start, step, range->length) : NULL;
    py_xdecref(vm, one);
    py_xdecref(vm, last);
    py_xdecref(vm, start);
    py_xdecref(vm, step);
    return result;
}

static const struct py_method_def range_methods[] = {
    {"__reversed__", range_reversed, PY_NOARGS, 0, 0, 0, NULL,
     "An iterator from the last item to the first."},
    {"__reduce__", range_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"count", range_count, PY_ONE, 0, 0, 0, NULL,
     "rangeobject.count(value) -> integer\n\nHow often a value occurs."},
    {"index", range_index, PY_ONE, 0, 0, 0, NULL,
     "rangeobject.index(value) -> integer\n\nWhere a value is.\n\n"
     "Raises ValueError when it is not there."},
    {0},
};

static const struct py_member_def range_members[] = {
    {"start", PY_MEMBER_OBJECT_EX, true, offsetof(py_range, start), NULL},
    {"stop", PY_MEMBER_OBJECT_EX, true, offsetof(py_range, stop), NULL},
    {"step", PY_MEMBER_OBJECT_EX, true, offsetof(py_range, step), NULL},
    {0},
};

const struct py_type_spec py_range_spec = {
    .name = "range",
    .basic_size = sizeof(py_range),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_SEQUENCE,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "The integers from start up to stop, without it, by step.",
    .slots =
        {
            .destroy = range_destroy,
            .traverse = range_traverse,
            .repr = range_repr,
            .hash = range_hash,
            .compare = range_compare,
            .iter = range_iter,
            .new_ = range_make,
            .bool_ = range_bool,
            .length = range_length,
            .sq_item = range_item,
            .contains = range_contains,
            .subscript = range_subscript,
        },
    .methods = range_methods,
    .members = range_members,
};
