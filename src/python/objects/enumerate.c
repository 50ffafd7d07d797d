/* enumerate and reversed (Objects/enumobject.c). */
#include "python/objects/container.h"

#include "python/library/args.h"

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

/* ---- enumerate ---- */

struct enumerate {
    py_object base;
    int64_t index;         /* the next one, while it fits */
    py_object *iterator;   /* owned, as all below */
    py_tuple *result;      /* the pair that is used again while nobody else holds it */
    py_object *long_index; /* the next one beyond that; NULL before */
    void *unused;          /* keeps CPython's size */
};

_Static_assert(sizeof(struct enumerate) == 56, "enumerate.__basicsize__");

/* Sets where it starts. -1 on failure. */
static int set_start(py_vm *vm, struct enumerate *self, py_object *start)
{
    py_object *index = py_index(vm, start);
    if (!index)
        return -1;
    if (py_int_fits(index, &self->index) && self->index != INT64_MAX) {
        py_decref(vm, index);
    } else {
        self->index = INT64_MAX;
        self->long_index = index;
    }
    return 0;
}

static bool enumerate_arguments(py_vm *vm, py_object *const *args, size_t nargs, py_tuple *kwnames,
                                py_object *out[2])
{
    static const struct py_params params = {"enumerate", 1, 2, 0, {"iterable", "start"}};
    size_t named = kwnames ? (size_t)kwnames->var.size : 0;
    if (nargs + named == 0) {
        py_raise(vm, vm->exceptions.TypeError, "enumerate() missing required argument 'iterable'");
        return false;
    }
    if (nargs + named > 2) {
        py_raise(vm, vm->exceptions.TypeError, "enumerate() takes at most 2 arguments (%zu given)",
                 nargs + named);
        return false;
    }
    if (nargs + named == 1 && named == 1 &&
        !py_str_equals_c((py_str *)kwnames->items[0], "iterable")) {
        py_raise(vm, vm->exceptions.TypeError,
                 "'%U' is an invalid keyword argument for enumerate()", kwnames->items[0]);
        return false;
    }
    return py_args_parse(vm, &params, args, nargs, kwnames, out);
}

static py_object *enumerate_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    py_object *given[2] = {NULL};
    if (!enumerate_arguments(vm, args, nargs, kwnames, given))
        return NULL;
    struct enumerate *self = py_object_new(vm, type);
    if (!self)
        return NULL;
    if (!py_gc_is_tracked(&self->base))
        py_gc_track(vm, self);
    py_hold(vm, self);
    bool good = (!given[1] || set_start(vm, self, given[1]) == 0) &&
                (self->iterator = py_iter(vm, given[0])) &&
                (self->result = py_tuple_pack(vm, 2, vm->none, vm->none));
    py_unhold(vm, 1);
    if (!good)
        PY_CLEAR(vm, self);
    return (py_object *)self;
}

static void enumerate_destroy(py_vm *vm, py_object *o)
{
    struct enumerate *self = (struct enumerate *)o;
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, self->iterator);
    PY_CLEAR(vm, self->result);
    PY_CLEAR(vm, self->long_index);
    py_object_free(vm, o);
}

static int enumerate_traverse(py_object *o, py_visit visit, void *argument)
{
    struct enumerate *self = (struct enumerate *)o;
    PY_VISIT(self->iterator);
    PY_VISIT(self->result);
    PY_VISIT(self->long_index);
    return 0;
}

/* The next number, new. */
static py_object *next_index(py_vm *vm, struct enumerate *self)
{
    if (LIKELY(self->index != INT64_MAX))
        return py_int_from(vm, self->index++);
    if (!self->long_index && !(self->long_index = py_int_from(vm, INT64_MAX)))
        return NULL;
    py_object *one = py_int_from(vm, 1);
    py_object *after = one ? py_binary_op(vm, self->long_index, one, PY_OP_ADD) : NULL;
    py_xdecref(vm, one);
    if (!after)
        return NULL;
    py_object *index = self->long_index;
    self->long_index = after;
    return index;
}

static py_object *enumerate_next(py_vm *vm, py_object *o)
{
    struct enumerate *self = (struct enumerate *)o;
    py_object *item = py_next_raw(vm, self->iterator);
    if (!item)
        return NULL;
    py_object *index = next_index(vm, self);
    if (!index) {
        py_decref(vm, item);
        return NULL;
    }
    py_tuple *pair = self->result;
    if (pair->var.base.refcount != 1)
        return (py_object *)py_tuple_steal(vm, (py_object *[]){index, item}, 2);
    py_object *old[2] = {pair->items[0], pair->items[1]};
    pair->items[0] = index;
    pair->items[1] = item;
    py_incref(pair);
    if (UNLIKELY(pair->var.base.record_id))
        py_watch_splice(vm, &pair->var.base, 0, old, 2, pair->items, 2);
    py_decref(vm, old[0]);
    py_decref(vm, old[1]);
    if (!py_gc_is_tracked(&pair->var.base)) /* a collection may have untracked it */
        py_gc_track(vm, pair);
    return (py_object *)pair;
}

static py_object *enumerate_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    UNUSED_ARGS;
    struct enumerate *self = (struct enumerate *)o;
    py_object *index =
        self->long_index ? py_newref(self->long_index) : py_int_from(vm, self->index);
    if (!index)
        return NULL;
    py_tuple *arguments = py_tuple_pack(vm, 2, self->iterator, index);
    py_decref(vm, index);
    if (!arguments)
        return NULL;
    py_tuple *result = py_tuple_pack(vm, 2, o->type, arguments);
    py_decref(vm, arguments);
    return (py_object *)result;
}

static const struct py_method_def enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    PY_CLASS_GETITEM,
    {0},
};

const struct py_type_spec py_enumerate_spec = {
    .name = "enumerate",
    .basic_size = sizeof(struct enumerate),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "enumerate(iterable, start=0)\n--\n\nGives each item with its number.",
    .slots =
        {
            .destroy = enumerate_destroy,
            .traverse = enumerate_traverse,
            .iter = py_container_iter_self,
            .next = enumerate_next,
            .new_ = enumerate_make,
        },
    .methods = enumerate_methods,
};

/* ---- reversed ---- */

static bool is_sequence(const py_object *o)
{
    const struct py_slots *slots = &o->type->slots;
    return !py_type_has(o->type, PY_TYPE_DICT_SUBCLASS) && (slots->sq_item || slots->subscript);
}

/* What __reversed__ gives; NULL with nothing raised when the type has none. */
static py_object *call_reversed(py_vm *vm, py_object *sequence)
{
    py_object *method;
    int found = py_find_special(vm, sequence, vm->names.reversed, &method);
    if (found <= 0)
        return NULL;
    py_object *result = NULL;
    if (method == vm->none) {
        py_raise(vm, vm->exceptions.TypeError, "'%.200T' object is not reversible", sequence);
    } else {
        py_hold(vm, method);
        result = py_call_noargs(vm, method);
        py_unhold(vm, 1);
    }
    py_decref(vm, method);
    return result;
}

static py_object *reversed_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    if (type != vm->types.reversed && type->slots.init != vm->types.reversed->slots.init)
        kwnames = NULL;
    if (!py_args_positional(vm, "reversed", nargs, kwnames, 1, 1))
        return NULL;
    py_object *given = call_reversed(vm, args[0]);
    if (given || py_raised(vm))
        return given;
    if (!is_sequence(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "'%.200T' object is not reversible", args[0]);
    int64_t length = py_len(vm, args[0]);
    if (length < 0)
        return NULL;
    py_index_iterator *self = py_object_new(vm, type);
    if (!self)
        return NULL;
    self->index = length - 1;
    self->sequence = py_newref(args[0]);
    if (!py_gc_is_tracked(&self->base))
        py_gc_track(vm, self);
    return (py_object *)self;
}

static py_object *reversed_next(py_vm *vm, py_object *o)
{
    py_index_iterator *self = (py_index_iterator *)o;
    if (self->index >= 0) {
        py_object *item = py_item_at(vm, self->sequence, self->index);
        if (item) {
            self->index--;
            return item;
        }
        if (py_raised_matches(vm, vm->exceptions.IndexError) ||
            py_raised_matches(vm, vm->exceptions.StopIteration))
            py_clear_raised(vm);
    }
    self->index = -1;
    PY_CLEAR(vm, self->sequence);
    return NULL;
}

static py_object *reversed_hint(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *self = (py_index_iterator *)o;
    if (!self->sequence)
        return py_int_from(vm, 0);
    int64_t length = py_len(vm, self->sequence);
    if (length < 0)
        return NULL;
    return py_int_from(vm, length < self->index + 1 ? 0 : self->index + 1);
}

static py_object *reversed_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *self = (py_index_iterator *)o;
    py_tuple *arguments =
        py_tuple_pack(vm, 1, self->sequence ? self->sequence : (py_object *)vm->empty_tuple);
    if (!arguments)
        return NULL;
    py_tuple *result = NULL;
    py_object *index = py_int_from(vm, self->index);
    if (index)
        result = self->sequence ? py_tuple_pack(vm, 3, o->type, arguments, index)
                                : py_tuple_pack(vm, 2, o->type, arguments);
    py_xdecref(vm, index);
    py_decref(vm, arguments);
    return (py_object *)result;
}

static py_object *reversed_setstate(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                    py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_index_iterator *self = (py_index_iterator *)o;
    int64_t index = py_int_as_int64(vm, args[0]);
    if (index == -1 && py_raised(vm))
        return NULL;
    if (self->sequence) {
        int64_t length = py_len(vm, self->sequence);
        if (length < 0)
            return NULL;
        self->index = MAX(-1, MIN(index, length - 1));
    }
    return py_newref(vm->none);
}

static const struct py_method_def reversed_methods[] = {
    {"__length_hint__", reversed_hint, PY_NOARGS, 0, 0, 0, NULL, "How many items are left."},
    {"__reduce__", reversed_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", reversed_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_reversed_spec = {
    .name = "reversed",
    .basic_size = sizeof(py_index_iterator),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE,
    .doc = "reversed(sequence, /)\n--\n\nGives the items of a sequence, the last one first.",
    .slots =
        {
            .destroy = py_index_iterator_destroy,
            .traverse = py_index_iterator_traverse,
            .iter = py_container_iter_self,
            .next = reversed_next,
            .new_ = reversed_make,
        },
    .methods = reversed_methods,
};
