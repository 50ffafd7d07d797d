/* Which objects the collector knows, and when it runs.
 *
 * Tracked objects stand in one of three doubly linked lists, the youngest first, through the header before each.
 * Every collected object made counts; the one that goes over the threshold of generation 0
 * starts a collection of the oldest generation that is due.
 */
#include "python/memory/gc.h"

#include "python/memory/gc_list.h"
#include "python/vm.h"

void py_gc_init(py_vm *vm)
{
    static const int64_t thresholds[PY_GC_GENERATIONS] = {700, 10, 10};
    struct py_gc *gc = &vm->gc;
    for (int i = 0; i < PY_GC_GENERATIONS; i++) {
        gc_list_init(&gc->generations[i].head);
        gc->generations[i].threshold = thresholds[i];
    }
    gc_list_init(&gc->permanent);
    gc->enabled = false; /* until the engine has started */
}

void py_gc_pause(py_vm *vm, struct py_gc_pause *pause)
{
    struct py_gc_generation *young = &vm->gc.generations[0];
    gc_list_init(&pause->young);
    gc_list_merge(&young->head, &pause->young);
    pause->count = young->count;
    pause->enabled = vm->gc.enabled;
    vm->gc.enabled = false;
    if (pause->enabled)
        vm->gc.overdue = false;
}

void py_gc_resume(py_vm *vm, struct py_gc_pause *pause)
{
    struct py_gc_generation *young = &vm->gc.generations[0];
    gc_list_merge(&young->head, &vm->gc.generations[PY_GC_GENERATIONS - 1].head);
    gc_list_merge(&pause->young, &young->head);
    vm->gc.enabled = pause->enabled;
    if (!pause->enabled)
        return;
    young->count = pause->count;
    if (!vm->gc.overdue || vm->raised || vm->gc.collecting)
        return;
    const struct py_gc_observer *observer = vm->gc.observer;
    vm->gc.observer = NULL;
    if (py_gc_collect(vm, 0) < 0)
        py_clear_raised(vm);
    vm->gc.observer = observer;
}

void py_gc_fini(py_vm *vm)
{
    PY_CLEAR(vm, vm->gc.garbage);
    PY_CLEAR(vm, vm->gc.callbacks);
}

void py_gc_track(py_vm *vm, void *o)
{
    gc_list_append(py_gc_head_of(o), &vm->gc.generations[0].head);
}

void py_gc_untrack(py_vm *vm, void *o)
{
    (void)vm;
    struct py_gc_head *head = py_gc_head_of(o);
    if (head->next == 0)
        return;
    struct py_gc_head *prev = gc_prev(head), *next = gc_next(head);
    gc_set_next(prev, next);
    gc_set_prev(next, prev);
    head->next = 0;
    head->prev &= PY_GC_PREV_FINALIZED;
}

/* The oldest generation that is over its threshold; a full collection waits until the objects that survived
 * since the last one are a quarter of all that survived it. */
static int generation_due(const struct py_gc *gc)
{
    for (int i = PY_GC_GENERATIONS - 1; i >= 0; i--) {
        if (gc->generations[i].count <= gc->generations[i].threshold)
            continue;
        if (i == PY_GC_GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4)
            continue;
        return i;
    }
    return -1;
}

static void collect_due(py_vm *vm)
{
    struct py_gc *gc = &vm->gc;
    int generation = gc->stress ? PY_GC_GENERATIONS - 1 : generation_due(gc);
    if (generation < 0)
        return;
    gc->collecting = true;
    gc_collect_with_callbacks(vm, generation);
    gc->collecting = false;
}

void py_gc_count_allocated(py_vm *vm)
{
    struct py_gc *gc = &vm->gc;
    struct py_gc_generation *young = &gc->generations[0];
    young->count++;
    if (LIKELY(young->count <= young->threshold && !gc->stress))
        return;
    gc->overdue = true;
    if (gc->enabled && young->threshold && !gc->collecting && !vm->raised)
        collect_due(vm);
}

void py_gc_count_freed(py_vm *vm)
{
    struct py_gc_generation *young = &vm->gc.generations[0];
    if (young->count > 0)
        young->count--;
}

int64_t py_gc_collect(py_vm *vm, int generation)
{
    struct py_gc *gc = &vm->gc;
    if (gc->collecting)
        return 0;
    gc->collecting = gc->asked = true;
    int64_t found = gc_collect_with_callbacks(vm, generation);
    gc->collecting = gc->asked = false;
    return found;
}

bool py_gc_is_finalized(const py_object *o)
{
    return py_gc_is_collected_type(o) && (py_gc_head_of(o)->prev & PY_GC_PREV_FINALIZED);
}

void py_gc_set_finalized(py_object *o)
{
    py_gc_head_of(o)->prev |= PY_GC_PREV_FINALIZED;
}

/* tp_finalize, at most once for a collected object (PyObject_CallFinalizer). */
void py_object_call_finalizer(py_vm *vm, py_object *o)
{
    if (!o->type->slots.finalize || py_gc_is_finalized(o) || vm->closing)
        return;
    o->type->slots.finalize(vm, o);
    if (py_gc_is_collected_type(o))
        py_gc_set_finalized(o);
}

bool py_object_finalize_from_destroy(py_vm *vm, py_object *o)
{
    o->refcount = 1;
    py_object_call_finalizer(vm, o);
    if (--o->refcount)
        return false;
    if (UNLIKELY(o->record_id))
        py_watch_freed(vm, o);
    return true;
}

int64_t py_gc_each(py_vm *vm, int generation, int (*visit)(py_object *, void *), void *argument)
{
    struct py_gc_head *list =
        generation < PY_GC_GENERATIONS ? &vm->gc.generations[generation].head : &vm->gc.permanent;
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head)) {
        int stop = visit(py_gc_object_of(head), argument);
        if (stop)
            return stop;
    }
    return 0;
}

int64_t py_gc_generation_size(const py_vm *vm, int generation)
{
    return gc_list_size(&vm->gc.generations[generation].head);
}

void py_gc_freeze(py_vm *vm)
{
    for (int i = 0; i < PY_GC_GENERATIONS; i++) {
        gc_list_merge(&vm->gc.generations[i].head, &vm->gc.permanent);
        vm->gc.generations[i].count = 0;
    }
}

void py_gc_unfreeze(py_vm *vm)
{
    gc_list_merge(&vm->gc.permanent, &vm->gc.generations[PY_GC_GENERATIONS - 1].head);
}

int64_t py_gc_freeze_count(py_vm *vm)
{
    return gc_list_size(&vm->gc.permanent);
}
