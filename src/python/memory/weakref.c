/* Weak references and their life: making, sharing, clearing, calling back (Objects/weakrefobject.c). */
#include "python/memory/weakref.h"

#include "python/library/args.h"
#include "python/objects/type.h"
#include "python/vm.h"

_Static_assert(sizeof(py_weakref) == 64, "as large as CPython's PyWeakReference");

py_weakref **py_weakref_list_of(py_object *o)
{
    size_t offset = o->type->weaklist_offset;
    return offset ? (py_weakref **)(void *)((char *)o + offset) : NULL;
}

static bool is_proxy(const py_vm *vm, const void *o)
{
    const py_type *type = PY_TYPE_OF(o);
    return type == vm->types.weak_proxy || type == vm->types.weak_callable_proxy;
}

bool py_is_weakref(const py_vm *vm, const py_object *o)
{
    const py_type *type = o->type;
    if (type == vm->types.weak_reference || is_proxy(vm, o))
        return true;
    return py_type_has(type, PY_TYPE_HEAP) && py_type_is_subtype(type, vm->types.weak_reference);
}

static bool is_dead(const py_weakref *reference)
{
    return !reference->referent;
}

/* The object, borrowed; NULL: it is gone, or being destroyed. */
static py_object *live_referent(const py_weakref *reference)
{
    py_object *o = reference->referent;
    return o && o->refcount > 0 ? o : NULL;
}

py_object *py_weakref_get(py_vm *vm, py_object *reference)
{
    py_object *o = live_referent((py_weakref *)reference);
    return o ? o : vm->none;
}

int64_t py_weakref_count(py_object *o)
{
    int64_t count = 0;
    py_weakref **list = py_weakref_list_of(o);
    for (py_weakref *reference = list ? *list : NULL; reference; reference = reference->next)
        count++;
    return count;
}

/* ---- the list of an object's references ---- */

/* The two that may be shared, which stand first: the plain reference and the plain proxy, without callback. */
static void find_basic(const py_vm *vm, py_weakref *first, py_weakref **reference,
                       py_weakref **proxy)
{
    *reference = *proxy = NULL;
    if (first && !first->callback && first->base.type == vm->types.weak_reference) {
        *reference = first;
        first = first->next;
    }
    if (first && !first->callback && is_proxy(vm, first))
        *proxy = first;
}

static void insert_first(py_weakref *reference, py_weakref **list)
{
    py_weakref *next = *list;
    reference->prev = NULL;
    reference->next = next;
    if (next)
        next->prev = reference;
    *list = reference;
}

static void insert_after(py_weakref *reference, py_weakref *prev)
{
    reference->prev = prev;
    reference->next = prev->next;
    if (prev->next)
        prev->next->prev = reference;
    prev->next = reference;
}

/* In its place: plain reference, plain proxy, the others newest first. */
static void insert(py_vm *vm, py_weakref *made, py_weakref **list)
{
    py_weakref *reference, *proxy;
    find_basic(vm, *list, &reference, &proxy);
    py_weakref *prev;
    if (!made->callback && made->base.type == vm->types.weak_reference)
        prev = NULL;
    else if (!made->callback && is_proxy(vm, made))
        prev = reference;
    else
        prev = proxy ? proxy : reference;
    if (prev)
        insert_after(made, prev);
    else
        insert_first(made, list);
}

void py_weakref_clear(py_weakref *reference)
{
    if (is_dead(reference))
        return;
    py_weakref **list = py_weakref_list_of(reference->referent);
    if (*list == reference)
        *list = reference->next;
    reference->referent = NULL;
    if (reference->prev)
        reference->prev->next = reference->next;
    if (reference->next)
        reference->next->prev = reference->prev;
    reference->prev = reference->next = NULL;
}

/* ---- making ---- */

static py_weakref *weakref_make(py_vm *vm, py_type *type, py_object *o, py_object *callback)
{
    py_weakref *made = py_object_new(vm, type);
    if (!made)
        return NULL;
    made->hash = -1;
    made->referent = o;
    made->callback = callback ? py_newref(callback) : NULL;
    py_gc_track(vm, made);
    return made;
}

static py_weakref **list_or_raise(py_vm *vm, py_object *o)
{
    py_weakref **list = py_weakref_list_of(o);
    if (!list)
        py_raise(vm, vm->exceptions.TypeError, "cannot create weak reference to '%T' object", o);
    return list;
}

static py_object *weakref_for(py_vm *vm, py_type *type, py_object *o, py_object *callback)
{
    py_weakref *reference, *proxy, **list = list_or_raise(vm, o);
    if (!list)
        return NULL;
    if (callback == vm->none)
        callback = NULL;
    bool basic = type == vm->types.weak_reference, as_proxy = false;
    if (type == vm->types.weak_proxy || type == vm->types.weak_callable_proxy)
        as_proxy = true;
    find_basic(vm, *list, &reference, &proxy);
    if (!callback && basic && reference)
        return py_newref(reference);
    if (!callback && as_proxy && proxy)
        return py_newref(proxy);
    py_weakref *made = weakref_make(vm, type, o, callback);
    if (!made)
        return NULL;
    /* making it may have collected, and a finalizer may have made the basic one meanwhile */
    find_basic(vm, *list, &reference, &proxy);
    py_weakref *other = basic ? reference : as_proxy ? proxy : NULL;
    if (!callback && other) {
        made->referent = NULL;
        py_decref(vm, made);
        return py_newref(other);
    }
    insert(vm, made, list);
    return PY_OBJECT(made);
}

py_object *py_weakref_new(py_vm *vm, py_object *o, py_object *callback_or_null)
{
    return weakref_for(vm, vm->types.weak_reference, o, callback_or_null);
}

py_object *py_weakref_new_proxy(py_vm *vm, py_object *o, py_object *callback_or_null)
{
    return weakref_for(vm, py_is_callable(o) ? vm->types.weak_callable_proxy : vm->types.weak_proxy,
                       o, callback_or_null);
}

/* ---- the end of the object ---- */

static void call_back(py_vm *vm, py_weakref *reference, py_object *callback)
{
    if (vm->closing)
        return;
    py_object *result = py_call_one(vm, callback, PY_OBJECT(reference));
    if (result)
        py_decref(vm, result);
    else
        py_unraisable(vm, callback);
}

static void detach(py_vm *vm, py_weakref *reference)
{
    py_weakref_clear(reference);
    if (UNLIKELY(reference->base.record_id))
        py_watch_reset(vm, PY_OBJECT(reference));
}

/* The references whose callbacks are to be called are kept, and their callbacks taken out, before the first call. */
static void call_all_back(py_vm *vm, py_weakref **list)
{
    py_list *waiting = py_list_new(vm, 0);
    if (waiting)
        py_gc_untrack(vm, waiting);
    while (*list) {
        py_weakref *reference = *list;
        py_object *callback = reference->callback;
        reference->callback = NULL;
        bool alive = reference->base.refcount > 0;
        detach(vm, reference);
        if (callback && alive && waiting) {
            if (py_list_append(vm, waiting, PY_OBJECT(reference)) < 0 ||
                py_list_append(vm, waiting, callback) < 0)
                py_clear_raised(vm);
        }
        py_xdecref(vm, callback);
    }
    if (!waiting)
        return;
    py_hold(vm, waiting);
    for (int64_t i = 0; i + 1 < waiting->var.size; i += 2)
        call_back(vm, (py_weakref *)waiting->items[i], waiting->items[i + 1]);
    py_unhold(vm, 1);
    py_decref(vm, waiting);
}

void py_weakref_clear_all(py_vm *vm, py_object *o)
{
    py_weakref **list = py_weakref_list_of(o);
    if (!list || !*list)
        return;
    /* those without a callback come first */
    while (*list && !(*list)->callback)
        detach(vm, *list);
    if (!*list)
        return;
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    py_weakref *only = *list;
    if (!only->next) {
        py_object *callback = only->callback;
        only->callback = NULL;
        detach(vm, only);
        py_hold(vm, callback);
        if (only->base.refcount > 0) {
            py_incref(only);
            py_hold(vm, only);
            call_back(vm, only, callback);
            py_unhold(vm, 1);
            py_decref(vm, only);
        }
        py_unhold(vm, 1);
        py_decref(vm, callback);
    } else {
        call_all_back(vm, list);
    }
    py_bring_raised_back(vm, &aside);
}

/* ---- weakref.ref ---- */

static void weakref_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    py_weakref *reference = (py_weakref *)o;
    py_weakref_clear(reference);
    PY_CLEAR(vm, reference->callback);
    py_object_free(vm, o);
}

static int weakref_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_weakref *)o)->callback);
    return 0;
}

static void weakref_clear(py_vm *vm, py_object *o)
{
    py_weakref *reference = (py_weakref *)o;
    py_weakref_clear(reference);
    PY_CLEAR(vm, reference->callback);
}

static py_object *weakref_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)kwnames; /* subclasses may take keywords */
    if (nargs < 1 || nargs > 2)
        return py_raise(
            vm, vm->exceptions.TypeError, "__new__ expected at %s %d argument%s, got %d",
            nargs < 1 ? "least" : "most", nargs < 1 ? 1 : 2, nargs < 1 ? "" : "s", (int)nargs);
    return weakref_for(vm, type, args[0], nargs == 2 ? args[1] : NULL);
}

static int weakref_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                        py_tuple *kwnames)
{
    (void)o, (void)args;
    if (kwnames && kwnames->var.size) {
        py_raise(vm, vm->exceptions.TypeError, "ref() takes no keyword arguments");
        return -1;
    }
    return py_args_positional(vm, "__init__", nargs, NULL, 1, 2) ? 0 : -1;
}

static py_object *weakref_call(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args;
    if (kwnames && kwnames->var.size)
        return py_raise(vm, vm->exceptions.TypeError, "weakref() takes no keyword arguments");
    if (!py_args_positional(vm, "weakref", nargs, NULL, 0, 0))
        return NULL;
    return py_newref(py_weakref_get(vm, o));
}

static int64_t weakref_hash(py_vm *vm, py_object *o)
{
    py_weakref *reference = (py_weakref *)o;
    if (reference->hash != -1)
        return reference->hash;
    py_object *referent = live_referent(reference);
    if (!referent) {
        py_raise(vm, vm->exceptions.TypeError, "weak object has gone away");
        return -1;
    }
    py_incref(referent);
    py_hold(vm, referent);
    reference->hash = py_hash(vm, referent);
    py_unhold(vm, 1);
    py_decref(vm, referent);
    return reference->hash;
}

static py_object *weakref_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if ((op != PY_EQ && op != PY_NE) || !py_is_weakref(vm, a) || !py_is_weakref(vm, b) ||
        is_proxy(vm, a) || is_proxy(vm, b))
        return py_newref(vm->not_implemented);
    py_object *left = live_referent((py_weakref *)a), *right = live_referent((py_weakref *)b);
    if (!left || !right)
        return py_bool_from(vm, (a == b) == (op == PY_EQ));
    py_incref(left);
    py_incref(right);
    py_hold(vm, left);
    py_hold(vm, right);
    py_object *result = py_compare(vm, left, right, op);
    py_unhold(vm, 2);
    py_decref(vm, left);
    py_decref(vm, right);
    return result;
}

static py_object *weakref_repr(py_vm *vm, py_object *o)
{
    py_object *referent = live_referent((py_weakref *)o);
    if (!referent)
        return PY_OBJECT(py_str_format(vm, "<weakref at %p; dead>", o));
    py_incref(referent);
    py_hold(vm, referent);
    py_object *name = NULL;
    int found = py_lookup_attr(vm, referent, vm->names.name, &name);
    py_str *text = NULL;
    if (found >= 0)
        text = found && PY_IS_STR(name)
                   ? py_str_format(vm, "<weakref at %p; to '%T' at %p (%U)>", o, referent, referent,
                                   name)
                   : py_str_format(vm, "<weakref at %p; to '%T' at %p>", o, referent, referent);
    py_xdecref(vm, name);
    py_unhold(vm, 1);
    py_decref(vm, referent);
    return PY_OBJECT(text);
}

static const struct py_member_def weakref_members[] = {
    {"__callback__", PY_MEMBER_OBJECT, true, offsetof(py_weakref, callback), NULL},
    {0},
};

/* weakref.ref[int] */
static py_object *weakref_class_getitem(py_vm *vm, py_object *self, py_object *const *args,
                                        size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return py_generic_alias_new(vm, self, args[0]);
}

static const struct py_method_def weakref_methods[] = {
    {"__class_getitem__", weakref_class_getitem, PY_ONE, 1, 1, PY_METHOD_CLASS, NULL,
     "See PEP 585"},
    {0},
};

const struct py_type_spec py_weak_reference_spec = {
    .name = "weakref.ReferenceType",
    .basic_size = sizeof(py_weakref),
    .flags = PY_TYPE_GC | PY_TYPE_BASE,
    .slots = {.destroy = weakref_destroy,
              .traverse = weakref_traverse,
              .clear = weakref_clear,
              .new_ = weakref_new,
              .init = weakref_init,
              .call = weakref_call,
              .hash = weakref_hash,
              .compare = weakref_compare,
              .repr = weakref_repr},
    .members = weakref_members,
    .methods = weakref_methods,
};
