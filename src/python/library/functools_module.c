/* _functools: reduce, partial, cmp_to_key (Modules/_functoolsmodule.c). */
#include "python/library/functools_parts.h"

#include <string.h>

/* ---- reduce ---- */

PY_FUNCTION(functools_reduce)
{
    PY_UNUSED_ARGUMENTS;
    py_object *iterator = py_iter(vm, args[1]);
    if (!iterator) {
        if (!py_raised_matches(vm, vm->exceptions.TypeError))
            return NULL;
        py_clear_raised(vm);
        return py_raise(vm, vm->exceptions.TypeError, "reduce() arg 2 must support iteration");
    }
    py_hold(vm, iterator);
    /* CPython keeps a tuple for the two arguments */
    py_tuple *room = py_tuple_new(vm, 2);
    py_hold(vm, room);
    py_object *total = nargs > 2 ? py_newref(args[2]) : NULL;
    for (;;) {
        if (total)
            py_hold(vm, total);
        py_object *item = py_next(vm, iterator);
        if (total)
            py_unhold(vm, 1);
        if (!item)
            break;
        if (!total) {
            total = item;
            continue;
        }
        py_object *pair[2] = {total, item};
        py_hold(vm, total);
        py_hold(vm, item);
        py_object *next = py_call(vm, args[0], pair, 2, NULL);
        py_unhold(vm, 2);
        py_decref(vm, total);
        py_decref(vm, item);
        total = next;
        if (!total)
            break;
    }
    py_unhold(vm, 2);
    py_xdecref(vm, room);
    py_decref(vm, iterator);
    if (vm->raised) {
        py_xdecref(vm, total);
        return NULL;
    }
    if (!total)
        return py_raise(vm, vm->exceptions.TypeError,
                        "reduce() of empty iterable with no initial value");
    return total;
}

/* ---- partial ---- */

struct partial {
    py_object base;
    py_object *function; /* owned, as the next three */
    py_tuple *args;
    py_dict *keywords;
    py_dict *dict;
    py_object *weaklist;
    void *vectorcall; /* keeps CPython's size */
};
_Static_assert(sizeof(struct partial) == 64, "as large as CPython's partialobject");

static py_tuple *joined(py_vm *vm, py_tuple *first, py_object *const *rest, size_t count)
{
    int64_t before = first ? first->var.size : 0;
    py_tuple *all = py_tuple_new(vm, before + (int64_t)count);
    if (!all || !(before + (int64_t)count))
        return all;
    for (int64_t i = 0; i < before; i++)
        all->items[i] = py_newref(first->items[i]);
    for (size_t i = 0; i < count; i++)
        all->items[before + (int64_t)i] = py_newref(rest[i]);
    return all;
}

static py_dict *with_keywords(py_vm *vm, py_dict *first, py_object *const *values,
                              py_tuple *kwnames)
{
    py_dict *all = first ? py_dict_copy(vm, first) : py_dict_new(vm);
    for (int64_t i = 0; all && kwnames && i < kwnames->var.size; i++)
        if (py_dict_set(vm, all, kwnames->items[i], values[i]))
            PY_CLEAR(vm, all);
    return all;
}

PY_NEW(partial_new)
{
    if (!nargs)
        return py_raise(vm, vm->exceptions.TypeError, "type 'partial' takes at least one argument");
    py_object *function = args[0];
    if (!py_is_callable(function))
        return py_raise(vm, vm->exceptions.TypeError, "the first argument must be callable");
    const struct partial *inner = NULL;
    /* One of a derived class too: what its call does is the same. */
    if (function->type->slots.call == py_partial_spec.slots.call &&
        !((struct partial *)function)->dict) {
        inner = (struct partial *)function;
        function = inner->function;
    }
    struct partial *self = py_object_new(vm, type);
    if (!self)
        return NULL;
    py_gc_track(vm, self); /* older to the collector than its tuple and its dict */
    self->function = py_newref(function);
    self->args = joined(vm, inner ? inner->args : NULL, args + 1, nargs - 1);
    self->keywords = with_keywords(vm, inner ? inner->keywords : NULL, args + nargs, kwnames);
    if (!self->args || !self->keywords)
        PY_CLEAR(vm, self);
    return PY_OBJECT(self);
}

static py_object *call_joined(py_vm *vm, struct partial *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    py_object *small[12], *result = NULL;
    size_t before = (size_t)self->args->var.size;
    size_t named = kwnames ? (size_t)kwnames->var.size : 0;
    if (!self->keywords->used && before + nargs + named <= ARRAY_LENGTH(small)) {
        memcpy(small, self->args->items, before * sizeof *small);
        if (nargs + named)
            memcpy(small + before, args, (nargs + named) * sizeof *small);
        return py_call(vm, self->function, small, before + nargs, kwnames);
    }
    py_tuple *all = joined(vm, self->args, args, nargs);
    py_dict *keywords = all ? with_keywords(vm, self->keywords, args + nargs, kwnames) : NULL;
    if (keywords) {
        py_hold(vm, all);
        py_hold(vm, keywords);
        result = py_call_tuple(vm, self->function, all, keywords);
        py_unhold(vm, 2);
    }
    py_xdecref(vm, all);
    py_xdecref(vm, keywords);
    return result;
}

/* Where the function wants a tuple, the arguments that are given are one before they are joined to those that there were
 * (partial_call, not partial_vectorcall). */
static py_object *partial_call(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    struct partial *self = (struct partial *)o;
    struct py_packed packed;
    bool pack = nargs && self->args->var.size && !py_has_vectorcall(vm, self->function);
    if (pack && !py_pack_arguments(vm, &packed, args, nargs, kwnames))
        return NULL;
    py_object *result = call_joined(vm, self, args, nargs, kwnames);
    if (pack)
        py_unpack_arguments(vm, &packed);
    return result;
}

static int append_repr(py_vm *vm, struct text *text, const char *before, py_object *o)
{
    py_incref(o); /* a repr may give the partial other arguments */
    py_hold(vm, o);
    py_object *shown = py_repr(vm, o);
    py_unhold(vm, 1);
    py_decref(vm, o);
    const char *utf8 = shown ? py_str_utf8(vm, (py_str *)shown, NULL) : NULL;
    if (utf8) {
        text_append(text, before);
        text_append(text, utf8);
    }
    py_xdecref(vm, shown);
    return utf8 ? 0 : -1;
}

static int partial_text(py_vm *vm, struct partial *self, struct text *text)
{
    py_object *key, *value;
    int64_t position = 0;
    if (py_type_has(self->base.type, PY_TYPE_HEAP))
        text_append(text, self->base.type->name);
    else
        text_append(text, "functools.partial");
    if (append_repr(vm, text, "(", self->function))
        return -1;
    for (int64_t i = 0; i < self->args->var.size; i++)
        if (append_repr(vm, text, ", ", self->args->items[i]))
            return -1;
    while (py_dict_next(self->keywords, &position, &key, &value, NULL)) {
        py_incref(value);
        py_hold(vm, value);
        py_object *name = py_str_of(vm, key);
        const char *utf8 = name ? py_str_utf8(vm, (py_str *)name, NULL) : NULL;
        if (utf8)
            text_format(text, ", %s", utf8);
        py_xdecref(vm, name);
        int failed = utf8 ? append_repr(vm, text, "=", value) : -1;
        py_unhold(vm, 1);
        py_decref(vm, value);
        if (failed)
            return -1;
    }
    text_append_char(text, ')');
    return 0;
}

static py_object *partial_repr(py_vm *vm, py_object *o)
{
    struct text text = py_text(vm);
    int running = py_repr_enter(vm, o);
    if (running)
        return running < 0 ? NULL : PY_OBJECT(py_str_from_c(vm, "..."));
    int failed = partial_text(vm, (struct partial *)o, &text);
    py_repr_leave(vm, o);
    if (failed) {
        text_fini(&text);
        return NULL;
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}

PY_FUNCTION(partial_reduce)
{
    PY_UNUSED_ARGUMENTS;
    struct partial *p = (struct partial *)self;
    py_tuple *first = py_tuple_pack(vm, 1, p->function);
    py_tuple *state = py_tuple_pack(vm, 4, p->function, PY_OBJECT(p->args), PY_OBJECT(p->keywords),
                                    p->dict ? PY_OBJECT(p->dict) : vm->none);
    py_tuple *all = first && state ? py_tuple_pack(vm, 3, PY_OBJECT(self->type), PY_OBJECT(first),
                                                   PY_OBJECT(state))
                                   : NULL;
    py_xdecref(vm, first);
    py_xdecref(vm, state);
    return PY_OBJECT(all);
}

PY_FUNCTION(partial_setstate)
{
    PY_UNUSED_ARGUMENTS;
    struct partial *p = (struct partial *)self;
    py_tuple *state = (py_tuple *)args[0];
    if (!PY_IS_TUPLE(args[0]) || state->var.size != 4 || !py_is_callable(state->items[0]) ||
        !PY_IS_TUPLE(state->items[1]) ||
        (state->items[2] != vm->none && !PY_IS_DICT(state->items[2])))
        return py_raise(vm, vm->exceptions.TypeError, "invalid partial state");
    /* A tuple and a dict are shared with the state; of derived classes there are plain copies. */
    py_object *given = state->items[2];
    py_dict *keywords = given == vm->none               ? py_dict_new(vm)
                        : given->type == vm->types.dict ? py_newref(given)
                                                        : py_dict_copy(vm, (py_dict *)given);
    py_tuple *positional = NULL;
    if (keywords)
        positional = state->items[1]->type == vm->types.tuple
                         ? py_newref(state->items[1])
                         : py_tuple_from_iterable(vm, state->items[1]);
    if (!positional) {
        py_xdecref(vm, keywords);
        return NULL;
    }
    PY_SETREF(vm, p->function, py_newref(state->items[0]));
    PY_SETREF(vm, p->args, positional);
    PY_SETREF(vm, p->keywords, keywords);
    PY_SETREF(vm, p->dict, state->items[3] == vm->none ? NULL : py_newref(state->items[3]));
    return py_newref(vm->none);
}

static int partial_traverse(py_object *o, py_visit visit, void *argument)
{
    struct partial *self = (struct partial *)o;
    PY_VISIT(self->function);
    PY_VISIT(self->args);
    PY_VISIT(self->keywords);
    PY_VISIT(self->dict);
    return 0;
}

static void partial_clear(py_vm *vm, py_object *o)
{
    struct partial *self = (struct partial *)o;
    PY_CLEAR(vm, self->function);
    PY_CLEAR(vm, self->args);
    PY_CLEAR(vm, self->keywords);
    PY_CLEAR(vm, self->dict);
}

static void partial_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    if (((struct partial *)o)->weaklist)
        py_weakref_clear_all(vm, o);
    partial_clear(vm, o);
    py_object_free(vm, o);
}

static const struct py_method_def partial_methods[] = {
    {"__reduce__", partial_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", partial_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    PY_CLASS_GETITEM,
    {0},
};

static const struct py_member_def partial_members[] = {
    {"func", PY_MEMBER_OBJECT, true, offsetof(struct partial, function), NULL},
    {"args", PY_MEMBER_OBJECT, true, offsetof(struct partial, args), NULL},
    {"keywords", PY_MEMBER_OBJECT, true, offsetof(struct partial, keywords), NULL},
    {0},
};

static const struct py_getset_def partial_getsets[] = {
    PY_DICT_GETSET,
    {0},
};

const struct py_type_spec py_partial_spec = {
    .name = "functools.partial",
    .basic_size = sizeof(struct partial),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .weaklist_offset = offsetof(struct partial, weaklist),
    .dict_offset = offsetof(struct partial, dict),
    .doc = "partial(func, *args, **keywords) - new function with partial application\n    of the "
           "given arguments and keywords.\n",
    .slots = {.destroy = partial_destroy,
              .traverse = partial_traverse,
              .clear = partial_clear,
              .repr = partial_repr,
              .call = partial_call,
              .new_ = partial_new},
    .methods = partial_methods,
    .getsets = partial_getsets,
    .members = partial_members,
};

/* ---- cmp_to_key ---- */

struct key_wrapper {
    py_object base;
    py_object *function, *object; /* owned; object NULL in what cmp_to_key returns */
};
_Static_assert(sizeof(struct key_wrapper) == 32, "as large as CPython's keyobject");

static py_object *new_key(py_vm *vm, py_object *function, py_object *object_or_null)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, key_wrapper);
    struct key_wrapper *key = type ? py_object_new(vm, type) : NULL;
    if (!key)
        return NULL;
    key->function = py_newref(function);
    key->object = object_or_null;
    py_xincref(object_or_null);
    py_gc_track(vm, key);
    return PY_OBJECT(key);
}

PY_FUNCTION(functools_cmp_to_key)
{
    static const struct py_params params = {"cmp_to_key", 1, 1, 0, {"mycmp"}};
    py_object *given[1] = {NULL};
    (void)self;
    return py_args_parse(vm, &params, args, nargs, kwnames, given) ? new_key(vm, given[0], NULL)
                                                                   : NULL;
}

PY_FUNCTION(key_call)
{
    static const struct py_params params = {"K", 1, 1, 0, {"obj"}};
    py_object *given[1] = {NULL};
    return py_args_parse(vm, &params, args, nargs, kwnames, given)
               ? new_key(vm, ((struct key_wrapper *)self)->function, given[0])
               : NULL;
}

static py_object *key_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    struct key_wrapper *x = (struct key_wrapper *)a, *y = (struct key_wrapper *)b;
    if (a->type != b->type)
        return py_raise(vm, vm->exceptions.TypeError, "other argument must be K instance");
    if (!x->object || !y->object)
        return py_raise(vm, vm->exceptions.AttributeError, "object");
    py_object *pair[2] = {x->object, y->object};
    py_object *order = py_call(vm, x->function, pair, 2, NULL);
    py_object *zero = order ? py_int_from(vm, 0) : NULL;
    py_object *result = zero ? py_compare(vm, order, zero, op) : NULL;
    py_xdecref(vm, order);
    py_xdecref(vm, zero);
    return result;
}

static int key_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct key_wrapper *)o)->function);
    PY_VISIT(((struct key_wrapper *)o)->object);
    return 0;
}

static void key_clear(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((struct key_wrapper *)o)->function);
    PY_CLEAR(vm, ((struct key_wrapper *)o)->object);
}

static void key_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    key_clear(vm, o);
    py_object_free(vm, o);
}

static const struct py_member_def key_members[] = {
    {"obj", PY_MEMBER_OBJECT, false, offsetof(struct key_wrapper, object), NULL},
    {0},
};

const struct py_type_spec py_key_wrapper_spec = {
    .name = "functools.KeyWrapper",
    .basic_size = sizeof(struct key_wrapper),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = key_destroy,
              .traverse = key_traverse,
              .clear = key_clear,
              .call = key_call,
              .compare = key_compare,
              .hash = py_hash_not_implemented},
    .members = key_members,
};

/* ---- the module ---- */

static const struct py_method_def functools_functions[] = {
    {"reduce", functools_reduce, PY_FAST, 2, 3, PY_METHOD_TUPLE, NULL,
     "reduce(function, iterable[, initial]) -> value"},
    {"cmp_to_key", functools_cmp_to_key, PY_KEYWORDS, 0, 0, 0, "($module, /, mycmp)", NULL},
    {0},
};

static int functools_fill(py_vm *vm, py_module *module)
{
    py_type *partial = PY_LIBRARY_TYPE_OF(vm, partial);
    py_type *cache = PY_LIBRARY_TYPE_OF(vm, lru_cache);
    /* its first link is no time to make the type */
    return !partial || !cache || !PY_LIBRARY_TYPE_OF(vm, lru_link) ||
                   py_dict_set_c(vm, module->dict, "partial", PY_OBJECT(partial)) ||
                   py_dict_set_c(vm, module->dict, "_lru_cache_wrapper", PY_OBJECT(cache))
               ? -1
               : 0;
}

const struct py_module_def py_functools_module_def = {
    .name = "_functools",
    .doc = "Tools that operate on functions.",
    .functions = functools_functions,
    .fill = functools_fill,
};
