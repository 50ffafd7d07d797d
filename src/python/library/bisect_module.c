/* _bisect: where a value belongs in a sorted list (Modules/_bisectmodule.c). */
#include "python/library/parts.h"

struct search {
    py_object *list, *sought, *key; /* borrowed; key NULL: the items themselves are compared */
    int64_t low, high;
};

static int64_t read_bound(py_vm *vm, py_object *given)
{
    py_object *number = py_index(vm, given);
    int64_t bound = number ? py_int_as_int64(vm, number) : -1;
    py_xdecref(vm, number);
    return bound;
}

static bool read_search(py_vm *vm, const struct py_params *params, py_object *const *args,
                        size_t nargs, py_tuple *kwnames, struct search *search)
{
    py_object *given[5] = {NULL};
    if (!py_args_parse(vm, params, args, nargs, kwnames, given))
        return false;
    *search = (struct search){.list = given[0], .sought = given[1]};
    if (given[4] != vm->none)
        search->key = given[4];
    if (given[2])
        search->low = read_bound(vm, given[2]);
    if (py_raised(vm))
        return false;
    if (search->low < 0) {
        py_raise(vm, vm->exceptions.ValueError, "lo must be non-negative");
        return false;
    }
    bool whole = !given[3] || given[3] == vm->none;
    search->high = whole ? py_len(vm, search->list) : read_bound(vm, given[3]);
    return !py_raised(vm);
}

/* What an item is compared by; a new reference. */
static py_object *measure(py_vm *vm, const struct search *search, int64_t index)
{
    py_object *number = py_int_from(vm, index);
    py_hold(vm, number);
    py_object *item = number ? py_getitem(vm, search->list, number) : NULL;
    py_unhold(vm, 1);
    py_xdecref(vm, number);
    if (!item || !search->key)
        return item;
    py_hold(vm, item);
    py_object *measured = py_call_one(vm, search->key, item);
    py_unhold(vm, 1);
    py_decref(vm, item);
    return measured;
}

/* The place before (left) or behind all that is equal to `wanted`; -1 on failure. */
static int64_t find(py_vm *vm, const struct search *search, py_object *wanted, bool left)
{
    int64_t low = search->low, high = search->high;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        py_object *item = measure(vm, search, middle);
        if (!item)
            return -1;
        py_hold(vm, item);
        py_object *order =
            left ? py_compare(vm, item, wanted, PY_LT) : py_compare(vm, wanted, item, PY_LT);
        int less = order ? py_is_true(vm, order) : -1;
        py_unhold(vm, 1);
        py_xdecref(vm, order);
        py_decref(vm, item);
        if (less < 0)
            return -1;
        if ((less != 0) == left)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static py_object *found_place(py_vm *vm, const struct search *search, bool left)
{
    int64_t place = find(vm, search, search->sought, left);
    return place < 0 ? NULL : py_int_from(vm, place);
}

/* An inserted value is measured by the key as the items are. */
static py_object *insert(py_vm *vm, const struct search *search, bool left)
{
    py_object *wanted =
        search->key ? py_call_one(vm, search->key, search->sought) : py_newref(search->sought);
    if (!wanted)
        return NULL;
    py_hold(vm, wanted);
    int64_t place = find(vm, search, wanted, left);
    py_unhold(vm, 1);
    py_decref(vm, wanted);
    py_object *index = place < 0 ? NULL : py_int_from(vm, place);
    if (!index)
        return NULL;
    py_object *pair[2] = {index, search->sought};
    py_hold(vm, index);
    py_object *result = py_call_method(vm, search->list, "insert", pair, 2);
    py_unhold(vm, 1);
    py_decref(vm, index);
    py_xdecref(vm, result);
    return result ? py_newref(vm->none) : NULL;
}

#define SEARCH(name, action, left)                                                                 \
    PY_FUNCTION(name)                                                                              \
    {                                                                                              \
        static const struct py_params params = {#name, 2, 4, 0, {"a", "x", "lo", "hi", "key"}};    \
        struct search search;                                                                      \
        (void)self;                                                                                \
        return read_search(vm, &params, args, nargs, kwnames, &search) ? action(vm, &search, left) \
                                                                       : NULL;                     \
    }

SEARCH(bisect_left, found_place, true)
SEARCH(bisect_right, found_place, false)
SEARCH(insort_left, insert, true)
SEARCH(insort_right, insert, false)

#define ROW(name, doc)                                                                             \
    {                                                                                              \
#name, name, PY_KEYWORDS, 0, 0, 0, "($module, /, a, x, lo=0, hi=None, *, key=None)", doc   \
    }

static const struct py_method_def bisect_functions[] = {
    ROW(bisect_left, "Where a value belongs in a sorted list, before its equals."),
    ROW(bisect_right, "Where a value belongs in a sorted list, behind its equals."),
    ROW(insort_left, "Puts a value into a sorted list, before its equals."),
    ROW(insort_right, "Puts a value into a sorted list, behind its equals."),
    {0},
};

const struct py_module_def py_bisect_module_def = {
    .name = "_bisect",
    .doc = "Searching by halves.",
    .functions = bisect_functions,
};
