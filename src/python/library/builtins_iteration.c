/* Builtins that walk iterables: len, iter, next, all, any, sum, min, max, sorted (Python/bltinmodule.c). */
#include "python/library/parts.h"

static py_object *builtin_len(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    int64_t length = py_len(vm, args[0]);
    return length < 0 ? NULL : py_int_from(vm, length);
}

static py_object *builtin_iter(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    if (nargs == 1)
        return py_iter(vm, args[0]);
    if (!py_is_callable(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "iter(v, w): v must be callable");
    return py_callable_iterator_new(vm, args[0], args[1]);
}

static py_object *builtin_next(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_unary next = args[0]->type->slots.next;
    if (!next)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not an iterator", args[0]);
    py_object *value = next(vm, args[0]);
    if (value)
        return value;
    if (nargs == 1)
        return vm->raised ? NULL : py_raise_object(vm, vm->exceptions.StopIteration, NULL);
    if (vm->raised) {
        if (!py_raised_matches(vm, vm->exceptions.StopIteration))
            return NULL;
        py_clear_raised(vm);
    }
    return py_newref(args[1]);
}

/* Does an item whose truth is `wanted` come along? */
static py_object *find_truth(py_vm *vm, py_object *iterable, bool wanted)
{
    py_object *iterator = py_iter(vm, iterable), *item;
    int found = 0;
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    while (!found && (item = py_next(vm, iterator))) {
        py_hold(vm, item);
        int truth = py_is_true(vm, item);
        py_unhold(vm, 1);
        py_decref(vm, item);
        found = truth < 0 ? -1 : (truth != 0) == wanted;
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return vm->raised ? NULL : py_bool_from(vm, found == wanted);
}

static py_object *builtin_all(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return find_truth(vm, args[0], false);
}

static py_object *builtin_any(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return find_truth(vm, args[0], true);
}

/* ---- sum ---- */

/* Adds ints while they fit 64 bits, then floats; what does not go that way is left in *pending. The sum so far, owned. */
static py_object *sum_ints(py_vm *vm, py_object *iterator, py_object *start, py_object **pending)
{
    int64_t total, value;
    py_object *item = NULL;
    if (start->type != vm->types.int_ || !py_int_fits(start, &total))
        return py_newref(start);
    while ((item = py_next(vm, iterator))) {
        if ((item->type != vm->types.int_ && item->type != vm->types.bool_) ||
            !py_int_fits(item, &value) || __builtin_add_overflow(total, value, &value))
            break;
        total = value;
        py_decref(vm, item);
    }
    *pending = item;
    return vm->raised ? NULL : py_int_from(vm, total);
}

static py_object *sum_floats(py_vm *vm, py_object *iterator, py_object *start, py_object **pending)
{
    double total = ((struct py_float *)start)->value;
    py_object *item = *pending ? *pending : py_next(vm, iterator);
    int64_t value;
    for (; item; item = py_next(vm, iterator)) {
        if (item->type == vm->types.float_)
            total += ((struct py_float *)item)->value;
        else if (item->type == vm->types.int_ && py_int_fits(item, &value))
            total += (double)value;
        else
            break;
        py_decref(vm, item);
    }
    *pending = item;
    return vm->raised ? NULL : py_float_from(vm, total);
}

static py_object *next_while_holding(py_vm *vm, py_object *iterator, py_object *held)
{
    py_hold(vm, held);
    py_object *item = py_next(vm, iterator);
    py_unhold(vm, 1);
    return item;
}

static py_object *sum_any(py_vm *vm, py_object *iterator, py_object *total, py_object *item)
{
    for (; item; item = next_while_holding(vm, iterator, total)) {
        py_hold(vm, total);
        py_hold(vm, item);
        py_object *sum = py_binary_op(vm, total, item, PY_OP_ADD);
        py_unhold(vm, 2);
        py_decref(vm, total);
        py_decref(vm, item);
        total = sum;
        if (!total)
            return NULL;
        if (total->type == vm->types.float_) {
            item = NULL;
            py_hold(vm, total);
            py_object *longer = sum_floats(vm, iterator, total, &item);
            py_unhold(vm, 1);
            py_decref(vm, total);
            total = longer;
            if (!item || !total) {
                py_xdecref(vm, item);
                return total;
            }
            py_hold(vm, total);
            py_hold(vm, item);
            sum = py_binary_op(vm, total, item, PY_OP_ADD);
            py_unhold(vm, 2);
            py_decref(vm, total);
            py_decref(vm, item);
            total = sum;
            if (!total)
                return NULL;
        }
    }
    if (vm->raised)
        PY_CLEAR(vm, total);
    return total;
}

static py_object *sum_iterator(py_vm *vm, py_object *iterator, py_object *start)
{
    py_object *pending = NULL, *total;
    if (start->type == vm->types.float_)
        total = sum_floats(vm, iterator, start, &pending);
    else
        total = sum_ints(vm, iterator, start, &pending);
    if (!total)
        return NULL;
    if (!pending && start->type == vm->types.float_)
        return total;
    if (!pending && start->type == vm->types.int_ && total != start)
        return total;
    if (!pending)
        pending = next_while_holding(vm, iterator, total);
    return sum_any(vm, iterator, total, pending);
}

static py_object *builtin_sum(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    static const struct py_params params = {"sum", 1, 2, 1, {"iterable", "start"}};
    py_object *given[2] = {NULL};
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    py_object *iterator = py_iter(vm, given[0]);
    if (!iterator)
        return NULL;
    py_object *start = given[1], *sum = NULL;
    if (start && PY_IS_STR(start))
        py_raise(vm, vm->exceptions.TypeError,
                 "sum() can't sum strings [use ''.join(seq) instead]");
    else if (start && PY_IS_BYTES(start))
        py_raise(vm, vm->exceptions.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    else if (start && start->type == vm->types.bytearray)
        py_raise(vm, vm->exceptions.TypeError,
                 "sum() can't sum bytearray [use b''.join(seq) instead]");
    else {
        py_object *first = start ? py_newref(start) : py_int_from(vm, 0);
        py_hold(vm, iterator);
        py_hold(vm, first);
        sum = sum_iterator(vm, iterator, first);
        py_unhold(vm, 2);
        py_decref(vm, first);
    }
    py_decref(vm, iterator);
    return sum;
}

/* ---- min and max ---- */

struct extreme {
    const char *name;
    enum py_compare_op op;
    py_object *key, *otherwise;
};

/* Takes `item` (stolen) into account; *best and *best_value are owned. */
static int consider(py_vm *vm, const struct extreme *want, py_object *item, py_object **best,
                    py_object **best_value)
{
    py_hold(vm, item);
    py_object *value = want->key ? py_call_one(vm, want->key, item) : py_newref(item);
    py_unhold(vm, 1);
    int better = value ? 1 : -1;
    if (value && *best) {
        py_hold(vm, item);
        py_hold(vm, value);
        better = py_compare_bool(vm, value, *best_value, want->op);
        py_unhold(vm, 2);
    }
    if (better <= 0) {
        py_decref(vm, item);
        py_xdecref(vm, value);
        return better;
    }
    if (*best)
        py_unhold(vm, 2);
    py_hold(vm, item);
    py_hold(vm, value);
    PY_SETREF(vm, *best, item);
    PY_SETREF(vm, *best_value, value);
    return 0;
}

static py_object *find_extreme(py_vm *vm, const struct extreme *want, py_object *iterable)
{
    py_object *best = NULL, *best_value = NULL, *item;
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    while ((item = py_next(vm, iterator)))
        if (consider(vm, want, item, &best, &best_value) < 0)
            break;
    py_unhold(vm, best ? 3 : 1);
    py_decref(vm, iterator);
    py_xdecref(vm, best_value);
    if (vm->raised) {
        py_xdecref(vm, best);
        return NULL;
    }
    if (best)
        return best;
    if (want->otherwise)
        return py_newref(want->otherwise);
    return py_raise(vm, vm->exceptions.ValueError, "%s() arg is an empty sequence", want->name);
}

static py_object *extreme(py_vm *vm, struct extreme *want, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    static const char *const names[] = {"key", "default", NULL};
    py_object *given[2] = {NULL};
    if (!nargs)
        return py_raise(vm, vm->exceptions.TypeError, "%s expected at least 1 argument, got 0",
                        want->name);
    for (int64_t i = 0; kwnames && i < kwnames->var.size; i++) {
        int at = py_keyword_index(vm, (py_str *)kwnames->items[i], names, want->name);
        if (at < 0)
            return NULL;
        given[at] = args[nargs + (size_t)i];
    }
    want->key = given[0] && given[0] != vm->none ? given[0] : NULL;
    want->otherwise = given[1];
    if (nargs == 1)
        return find_extreme(vm, want, args[0]);
    if (given[1])
        return py_raise(vm, vm->exceptions.TypeError,
                        "Cannot specify a default for %s() with multiple positional arguments",
                        want->name);
    py_object *best = NULL, *best_value = NULL;
    py_object *iterator = py_iter(vm, PY_OBJECT(vm->packed->args)); /* CPython's way through them */
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    for (size_t i = 0; i < nargs; i++)
        if (consider(vm, want, py_newref(args[i]), &best, &best_value) < 0)
            break;
    py_unhold(vm, best ? 3 : 1);
    py_decref(vm, iterator);
    py_xdecref(vm, best_value);
    if (vm->raised)
        PY_CLEAR(vm, best);
    return best;
}

static py_object *builtin_max(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    struct extreme want = {"max", PY_GT, NULL, NULL};
    (void)self;
    return extreme(vm, &want, args, nargs, kwnames);
}

static py_object *builtin_min(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    struct extreme want = {"min", PY_LT, NULL, NULL};
    (void)self;
    return extreme(vm, &want, args, nargs, kwnames);
}

static py_object *builtin_sorted(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)self;
    if (nargs != 1)
        return py_raise(vm, vm->exceptions.TypeError, "sorted expected 1 argument, got %zu", nargs);
    py_list *list = py_list_from_iterable(vm, args[0]);
    if (!list)
        return NULL;
    py_hold(vm, list);
    py_object *sort = py_getattr_string(vm, PY_OBJECT(list), "sort"); /* the method as an object */
    py_xdecref(vm, sort);
    py_object *done = py_list_sort_method(vm, PY_OBJECT(list), args + 1, 0, kwnames);
    py_unhold(vm, 1);
    if (!done)
        PY_CLEAR(vm, list);
    py_xdecref(vm, done);
    return PY_OBJECT(list);
}

const struct py_method_def py_builtins_iteration[] = {
    {"len", builtin_len, PY_ONE, 0, 0, 0, "(obj, /)", "Return the number of items in a container."},
    {"iter", builtin_iter, PY_FAST, 1, 2, 0, NULL, "Get an iterator from an object."},
    {"next", builtin_next, PY_FAST, 1, 2, 0, NULL, "Return the next item from the iterator."},
    {"all", builtin_all, PY_ONE, 0, 0, 0, "(iterable, /)", NULL},
    {"any", builtin_any, PY_ONE, 0, 0, 0, "(iterable, /)", NULL},
    {"sum", builtin_sum, PY_KEYWORDS, 0, 0, 0, "(iterable, /, start=0)", NULL},
    {"max", builtin_max, PY_KEYWORDS, 0, 0, PY_METHOD_TUPLE, NULL, NULL},
    {"min", builtin_min, PY_KEYWORDS, 0, 0, PY_METHOD_TUPLE, NULL, NULL},
    {"sorted", builtin_sorted, PY_KEYWORDS, 0, 0, 0, "(iterable, /, *, key=None, reverse=False)",
     NULL},
    {0},
};
