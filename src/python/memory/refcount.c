/* The end of an object: what happens when the last reference goes.
 *
 * Destroying a container lets go of what it holds, which may be the last reference to another
 * container, and so on: a long chain would exhaust the C stack. So, as CPython does ("trashcan",
 * Objects/object.c), the types whose instances form such chains are destroyed at most 50 deep: what dies
 * deeper is put aside, last first, and destroyed when the outermost is done. Other collected types, for which
 * CPython has no such bound, get one that is far out.
 */
#include "python/memory/fast.h"

enum {
    DELAYED_DEPTH = 50, /* _PyTrash_UNWIND_LEVEL */
    OTHER_DEPTH = 2000,
    /* types whose dealloc has a trashcan in CPython: containers, frames, tracebacks, exceptions and
     * all instances of classes */
    DELAYED_TYPES = PY_TYPE_HEAP | PY_TYPE_LIST_SUBCLASS | PY_TYPE_TUPLE_SUBCLASS |
                    PY_TYPE_DICT_SUBCLASS | PY_TYPE_SET_SUBCLASS | PY_TYPE_EXCEPTION_SUBCLASS |
                    PY_TYPE_DELAYED,
};

static void put_aside(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    struct py_gc_head *head = py_gc_head_of(o);
    head->prev = (head->prev & PY_GC_PREV_FLAGS) | (uintptr_t)vm->delayed;
    vm->delayed = o;
}

py_object *py_delayed_after(const py_object *o)
{
    return (py_object *)(py_gc_head_of(o)->prev & ~(uintptr_t)PY_GC_PREV_FLAGS);
}

static void destroy_delayed(py_vm *vm)
{
    vm->destroy_depth++;
    while (vm->delayed) {
        py_object *o = vm->delayed;
        struct py_gc_head *head = py_gc_head_of(o);
        vm->delayed = (py_object *)(head->prev & ~(uintptr_t)PY_GC_PREV_FLAGS);
        head->prev &= PY_GC_PREV_FLAGS;
        size_t before = vm->dying.count;
        if (UNLIKELY(vm->options.audit) && !vector_push(&vm->dying, o))
            before = vm->dying.count;
        o->type->slots.destroy(vm, o);
        vm->dying.count = MIN(vm->dying.count, before);
    }
    vm->destroy_depth--;
}

/* The outermost is gone, if only to a free list, before those that waited for it go. */
static void no_longer_dying(py_vm *vm, const py_object *o)
{
    if (UNLIKELY(vm->dying.count) && vector_last(&vm->dying) == o)
        vm->dying.count--;
}

static void destroy_container(py_vm *vm, py_object *o)
{
    if (vm->destroy_depth >= DELAYED_DEPTH || vm->destroy_other_depth >= OTHER_DEPTH) {
        put_aside(vm, o);
        return;
    }
    vm->destroy_depth++;
    o->type->slots.destroy(vm, o);
    if (--vm->destroy_depth == 0 && vm->delayed) {
        no_longer_dying(vm, o);
        destroy_delayed(vm);
    }
}

static void destroy_other(py_vm *vm, py_object *o)
{
    if (vm->destroy_other_depth >= OTHER_DEPTH) {
        put_aside(vm, o);
        return;
    }
    vm->destroy_other_depth++;
    o->type->slots.destroy(vm, o);
    if (--vm->destroy_other_depth == 0 && vm->delayed && vm->destroy_depth == 0) {
        no_longer_dying(vm, o);
        destroy_delayed(vm);
    }
}

static void release(py_vm *vm, py_object *o)
{
    uint32_t flags = o->type->flags;
    if (!(flags & PY_TYPE_GC))
        o->type->slots.destroy(vm, o);
    else if (flags & DELAYED_TYPES)
        destroy_container(vm, o);
    else
        destroy_other(vm, o);
}

/* Until its block is given back (py_object_free) a dying object still holds what it has not let go of. */
static void release_audited(py_vm *vm, py_object *o)
{
    size_t before = vm->dying.count;
    bool noted = vector_push(&vm->dying, o);
    (void)noted; /* without memory the audit complains, no more */
    release(vm, o);
    vm->dying.count = MIN(vm->dying.count, before);
}

void py_object_release(py_vm *vm, py_object *o)
{
    if (o->type == vm->types.int_ && LIKELY(!o->record_id)) {
        heap_unmark_object(vm->heap, o);
        heap_give(vm->heap, o);
        return;
    }
    /* What has a finalizer lives until that has run: py_object_finalize_from_destroy tells. */
    if (UNLIKELY(o->record_id) && !o->type->slots.finalize)
        py_watch_freed(vm, o);
    if (UNLIKELY(vm->options.audit))
        release_audited(vm, o);
    else if (o->type == vm->types.int_) {
        heap_unmark_object(vm->heap, o);
        heap_give(vm->heap, o);
    } else
        release(vm, o);
}

void py_hold(py_vm *vm, void *o)
{
    if (!vector_push(&vm->temporaries, PY_OBJECT(o)))
        vm->temporaries_lost++;
}

void py_unhold(py_vm *vm, size_t count)
{
    size_t lost = MIN(count, vm->temporaries_lost);
    vm->temporaries_lost -= lost;
    vm->temporaries.count -= MIN(count - lost, vm->temporaries.count);
}
