/* One collection, phase by phase (Modules/gcmodule.c, gc_collect_main).
 *
 * The candidates are the objects of a generation and those younger. While their reachability is worked out, `prev` of
 * a candidate holds gc_refs, and the lowest bit of `next` says that it stands in the list of what
 * seems unreachable; both are mended on the way.
 */
#include "python/memory/freelist.h"
#include "python/memory/gc_list.h"
#include "python/memory/weakref.h"
#include "python/vm.h"

#include <inttypes.h>

#include "base/text.h"

enum { NEXT_UNREACHABLE = 1 };

struct collection {
    py_vm *vm;
    const struct py_gc_observer *observer;
    int generation;
    struct py_gc_head *young, *old; /* the same list in a full collection */
    int64_t collected, uncollectable;
};

/* What traversals carry. */
struct visiting {
    struct py_gc_head *reachable;
    const struct py_gc_observer *observer;
    py_object *from; /* whose references are followed */
};

static void tell_began(const struct collection *c, enum py_gc_phase phase)
{
    if (c->observer)
        c->observer->began(c->observer->context, phase);
}

static void tell_done(const struct collection *c, enum py_gc_phase phase)
{
    if (c->observer)
        c->observer->done(c->observer->context, phase);
}

static void tell_met(const struct py_gc_observer *observer, py_object *o, enum py_gc_fate fate,
                     int64_t gc_refs, py_object *from)
{
    if (UNLIKELY(observer != NULL))
        observer->met(observer->context, o, fate, gc_refs, from);
}

static void tell_each(const struct py_gc_observer *observer, struct py_gc_head *list,
                      enum py_gc_fate fate)
{
    if (!observer)
        return;
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head))
        tell_met(observer, py_gc_object_of(head), fate, 0, NULL);
}

/* ---- gc_refs ---- */

static void copy_counts(struct py_gc_head *list, const struct py_gc_observer *observer)
{
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head)) {
        gc_make_candidate(head);
        tell_met(observer, py_gc_object_of(head), PY_GC_COUNTED, gc_refs(head), NULL);
    }
}

static int visit_subtract(py_object *o, void *argument)
{
    const struct visiting *visiting = argument;
    if (!py_gc_is_collected_type(o))
        return 0;
    struct py_gc_head *head = py_gc_head_of(o);
    if (gc_is_candidate(head)) {
        gc_lower_refs(head);
        tell_met(visiting->observer, o, PY_GC_LOWERED, gc_refs(head), visiting->from);
    }
    return 0;
}

static void traverse(struct py_gc_head *head, py_visit visit, struct visiting *visiting)
{
    py_object *o = py_gc_object_of(head);
    visiting->from = o;
    if (o->type->slots.traverse)
        o->type->slots.traverse(o, visit, visiting);
}

static void subtract_internal_references(struct py_gc_head *list, struct visiting *visiting)
{
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head))
        traverse(head, visit_subtract, visiting);
}

/* ---- telling the reachable from the rest ---- */

static int visit_reachable(py_object *o, void *argument)
{
    const struct visiting *visiting = argument;
    if (!py_gc_is_collected_type(o))
        return 0;
    struct py_gc_head *head = py_gc_head_of(o);
    if (!gc_is_candidate(head))
        return 0;
    if (head->next & NEXT_UNREACHABLE) {
        /* it was set apart too early: back to the end of the list that is being walked */
        struct py_gc_head *prev = gc_prev(head);
        struct py_gc_head *next = (struct py_gc_head *)(head->next & ~(uintptr_t)NEXT_UNREACHABLE);
        prev->next = head->next;
        gc_set_prev(next, prev);
        gc_list_append(head, visiting->reachable);
        gc_set_refs(head, 1);
        tell_met(visiting->observer, o, PY_GC_REACHED, 1, visiting->from);
    } else if (gc_refs(head) == 0) {
        gc_set_refs(head, 1);
        tell_met(visiting->observer, o, PY_GC_REACHED, 1, visiting->from);
    }
    return 0;
}

/* Moves what has gc_refs of 0 when its turn comes to `unreachable`. A reachable object walked later may bring it back. The
 * list is singly linked meanwhile; `prev` is mended as the walk passes. */
static void set_unreachable_apart(struct py_gc_head *young, struct py_gc_head *unreachable,
                                  struct visiting *visiting)
{
    struct py_gc_head *prev = young, *head = gc_next(young);
    while (head != young) {
        if (gc_refs(head)) {
            tell_met(visiting->observer, py_gc_object_of(head), PY_GC_REACHED, gc_refs(head), NULL);
            traverse(head, visit_reachable, visiting);
            gc_set_prev(head, prev);
            gc_no_candidate(head);
            prev = head;
        } else {
            tell_met(visiting->observer, py_gc_object_of(head), PY_GC_SET_APART, 0, NULL);
            prev->next = head->next;
            struct py_gc_head *last = gc_prev(unreachable);
            last->next = NEXT_UNREACHABLE | (uintptr_t)head;
            gc_set_prev(head, last);
            head->next = NEXT_UNREACHABLE | (uintptr_t)unreachable;
            unreachable->prev = (uintptr_t)head;
        }
        head = (struct py_gc_head *)prev->next;
    }
    young->prev = (uintptr_t)prev;
    unreachable->next &= ~(uintptr_t)NEXT_UNREACHABLE;
}

static void clear_unreachable_marks(struct py_gc_head *unreachable)
{
    struct py_gc_head *head = gc_next(unreachable);
    while (head != unreachable) {
        head->next &= ~(uintptr_t)NEXT_UNREACHABLE;
        head = gc_next(head);
    }
}

/* As parts of the collection the first time; whole, as one of its parts, when resurrection is looked for. */
static void deduce_unreachable(const struct collection *c, struct py_gc_head *base,
                               struct py_gc_head *unreachable, bool in_parts)
{
    struct visiting visiting = {base, c->observer, NULL};
    if (in_parts)
        tell_began(c, PY_GC_COPY);
    copy_counts(base, c->observer);
    if (in_parts) {
        tell_done(c, PY_GC_COPY);
        tell_began(c, PY_GC_SUBTRACT);
    }
    subtract_internal_references(base, &visiting);
    if (in_parts) {
        tell_done(c, PY_GC_SUBTRACT);
        tell_began(c, PY_GC_MOVE);
    }
    gc_list_init(unreachable);
    set_unreachable_apart(base, unreachable, &visiting);
    clear_unreachable_marks(unreachable);
    tell_each(c->observer, unreachable, PY_GC_UNREACHABLE);
    if (in_parts)
        tell_done(c, PY_GC_MOVE);
}

/* ---- untracking what cannot be in a cycle ---- */

bool py_gc_may_be_tracked(const py_vm *vm, const py_object *o)
{
    if (!py_gc_is_collected_type(o))
        return false;
    if (PY_IS_TYPE(o) && !py_type_has((const py_type *)o, PY_TYPE_HEAP))
        return false;
    return o->type != vm->types.tuple || py_gc_head_of(o)->next != 0;
}

static bool tuple_is_atomic(const py_vm *vm, const py_tuple *tuple)
{
    for (int64_t i = 0; i < tuple->var.size; i++) {
        if (!tuple->items[i] || py_gc_may_be_tracked(vm, tuple->items[i]))
            return false;
    }
    return true;
}

static bool dict_is_atomic(const py_vm *vm, const py_dict *dict)
{
    int64_t position = 0;
    py_object *key, *value;
    while (py_dict_next(dict, &position, &key, &value, NULL)) {
        if (py_gc_may_be_tracked(vm, key) || py_gc_may_be_tracked(vm, value))
            return false;
    }
    return true;
}

static void untrack_tuples(const struct collection *c)
{
    struct py_gc_head *next;
    for (struct py_gc_head *head = gc_next(c->young); head != c->young; head = next) {
        next = gc_next(head);
        py_object *o = py_gc_object_of(head);
        if (o->type == c->vm->types.tuple && tuple_is_atomic(c->vm, (py_tuple *)o)) {
            py_gc_untrack(c->vm, o);
            tell_met(c->observer, o, PY_GC_UNTRACKED, 0, NULL);
        }
    }
}

static void untrack_dicts(const struct collection *c)
{
    struct py_gc_head *next;
    for (struct py_gc_head *head = gc_next(c->young); head != c->young; head = next) {
        next = gc_next(head);
        py_object *o = py_gc_object_of(head);
        if (o->type == c->vm->types.dict && dict_is_atomic(c->vm, (py_dict *)o)) {
            py_gc_untrack(c->vm, o);
            tell_met(c->observer, o, PY_GC_UNTRACKED, 0, NULL);
        }
    }
}

/* ---- weak references ---- */

static void clear_weakref(const struct collection *c, py_weakref *reference)
{
    py_weakref_clear(reference);
    tell_met(c->observer, PY_OBJECT(reference), PY_GC_WEAK_CLEARED, 0, NULL);
}

/* Clears the weak references to one unreachable object. Those that have a callback and are themselves reachable go to
 * `to_call`, each with a reference of our own. */
static void clear_weakrefs_to(const struct collection *c, py_object *o, struct py_gc_head *to_call)
{
    py_weakref **list = py_weakref_list_of(o);
    while (list && *list) {
        py_weakref *reference = *list;
        clear_weakref(c, reference);
        if (!reference->callback || gc_is_candidate(py_gc_head_of(reference)))
            continue;
        py_incref(reference);
        gc_list_move(py_gc_head_of(reference), to_call);
    }
}

/* Those that wait are held, the next one last. */
static void hold_all(py_vm *vm, struct py_gc_head *to_call)
{
    for (struct py_gc_head *head = gc_prev(to_call); head != to_call; head = gc_prev(head))
        py_hold(vm, py_gc_object_of(head));
}

static void call_weakref_callbacks(struct collection *c, struct py_gc_head *to_call)
{
    py_vm *vm = c->vm;
    while (!gc_list_is_empty(to_call)) {
        struct py_gc_head *head = gc_next(to_call);
        py_weakref *reference = (py_weakref *)py_gc_object_of(head);
        tell_met(c->observer, PY_OBJECT(reference), PY_GC_CALLED_BACK, 0, NULL);
        py_object *result = py_call_one(vm, reference->callback, PY_OBJECT(reference));
        if (result)
            py_decref(vm, result);
        else
            py_unraisable(vm, reference->callback);
        py_unhold(vm, 1);
        py_decref(vm, reference);
        if (gc_next(to_call) == head)
            gc_list_move(head, c->old);
        else
            c->collected++;
    }
}

static void handle_weakrefs(struct collection *c, struct py_gc_head *unreachable)
{
    struct py_gc_head to_call, *next;
    tell_began(c, PY_GC_WEAKREFS);
    gc_list_init(&to_call);
    for (struct py_gc_head *head = gc_next(unreachable); head != unreachable; head = next) {
        next = gc_next(head);
        py_object *o = py_gc_object_of(head);
        /* a callback inside the trash must not see what is being torn down */
        if (py_is_weakref(c->vm, o))
            clear_weakref(c, (py_weakref *)o);
        if (o->type->weaklist_offset)
            clear_weakrefs_to(c, o, &to_call);
    }
    hold_all(c->vm, &to_call);
    tell_done(c, PY_GC_WEAKREFS);
    tell_began(c, PY_GC_CALLBACKS);
    call_weakref_callbacks(c, &to_call);
    tell_done(c, PY_GC_CALLBACKS);
}

/* ---- finalizers, resurrection, clearing ---- */

static void run_finalizers(const struct collection *c, struct py_gc_head *unreachable)
{
    struct py_gc_head seen;
    gc_list_init(&seen);
    while (!gc_list_is_empty(unreachable)) {
        struct py_gc_head *head = gc_next(unreachable);
        py_object *o = py_gc_object_of(head);
        gc_list_move(head, &seen);
        /* what is left when the interpreter itself is taken apart has nobody to run its finalizers */
        if ((head->prev & PY_GC_PREV_FINALIZED) || !o->type->slots.finalize || c->vm->closing)
            continue;
        head->prev |= PY_GC_PREV_FINALIZED;
        tell_met(c->observer, o, PY_GC_FINALIZED, 0, NULL);
        py_incref(o);
        py_hold(c->vm, o);
        o->type->slots.finalize(c->vm, o);
        py_unhold(c->vm, 1);
        py_decref(c->vm, o);
    }
    gc_list_merge(&seen, unreachable);
}

/* Finalizers may have stored objects where they can be reached: these, and what they reach, live on. */
static void separate_resurrected(const struct collection *c, struct py_gc_head *unreachable,
                                 struct py_gc_head *still_unreachable)
{
    for (struct py_gc_head *head = gc_next(unreachable); head != unreachable; head = gc_next(head))
        gc_no_candidate(head);
    deduce_unreachable(c, unreachable, still_unreachable, false);
    tell_each(c->observer, unreachable, PY_GC_RESURRECTED);
    gc_list_merge(unreachable, c->old);
}

static void clear_one(const struct collection *c, py_object *o)
{
    py_vm *vm = c->vm;
    if (vm->gc.debug & PY_GC_DEBUG_SAVEALL) {
        if (py_list_append(vm, vm->gc.garbage, o) < 0)
            py_clear_raised(vm);
        tell_met(c->observer, o, PY_GC_SAVED, 0, NULL);
        return;
    }
    tell_met(c->observer, o, PY_GC_CLEARED, 0, NULL);
    if (!o->type->slots.clear)
        return;
    py_incref(o);
    py_hold(vm, o);
    o->type->slots.clear(vm, o);
    if (vm->raised)
        py_unraisable_in(vm, "Exception ignored in tp_clear of", PY_OBJECT(o->type));
    py_unhold(vm, 1);
    py_decref(vm, o);
}

static void clear_garbage(const struct collection *c, struct py_gc_head *garbage)
{
    while (!gc_list_is_empty(garbage)) {
        struct py_gc_head *head = gc_next(garbage);
        py_object *o = py_gc_object_of(head);
        clear_one(c, o);
        if (gc_next(garbage) == head) {
            /* still held, by garbage whose turn comes later */
            gc_no_candidate(head);
            gc_list_move(head, c->old);
        }
    }
}

/* ---- debugging output ---- */

static void debug_line(py_vm *vm, struct text *line)
{
    py_write_stderr(vm, text_string(line), line->length);
    text_fini(line);
}

static void debug_start(const struct collection *c)
{
    struct text line = {0};
    text_format(&line,
                "gc: collecting generation %d...\ngc: objects in each generation:", c->generation);
    for (int i = 0; i < PY_GC_GENERATIONS; i++)
        text_format(&line, " %" PRId64, gc_list_size(&c->vm->gc.generations[i].head));
    text_format(&line, "\ngc: objects in permanent generation: %" PRId64 "\n",
                gc_list_size(&c->vm->gc.permanent));
    debug_line(c->vm, &line);
}

static void debug_end(const struct collection *c)
{
    struct text line = {0};
    /* the time is always the same: runs are reproducible */
    text_format(&line,
                "gc: done, %" PRId64 " unreachable, %" PRId64 " uncollectable, 0.0000s elapsed\n",
                c->collected + c->uncollectable, c->uncollectable);
    debug_line(c->vm, &line);
}

static void debug_collectable(const struct collection *c, struct py_gc_head *list)
{
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head)) {
        py_object *o = py_gc_object_of(head);
        struct text line = {0};
        text_format(&line, "gc: collectable <%s 0x%" PRIx64 ">\n", o->type->name, py_id(c->vm, o));
        debug_line(c->vm, &line);
    }
}

/* ---- the whole ---- */

static void merge_younger(struct collection *c)
{
    struct py_gc_generation *generations = c->vm->gc.generations;
    if (c->generation + 1 < PY_GC_GENERATIONS)
        generations[c->generation + 1].count++;
    for (int i = 0; i <= c->generation; i++)
        generations[i].count = 0;
    for (int i = 0; i < c->generation; i++)
        gc_list_merge(&generations[i].head, &generations[c->generation].head);
    c->young = &generations[c->generation].head;
    c->old =
        c->generation + 1 < PY_GC_GENERATIONS ? &generations[c->generation + 1].head : c->young;
}

static void promote_survivors(struct collection *c)
{
    struct py_gc *gc = &c->vm->gc;
    untrack_tuples(c);
    if (c->young != c->old) {
        if (c->generation == PY_GC_GENERATIONS - 2)
            gc->long_lived_pending += gc_list_size(c->young);
        gc_list_merge(c->young, c->old);
        return;
    }
    untrack_dicts(c);
    gc->long_lived_pending = 0;
    gc->long_lived_total = gc_list_size(c->young);
}

static void collect(struct collection *c)
{
    struct py_gc *gc = &c->vm->gc;
    struct py_gc_head unreachable, garbage;
    if (gc->debug & PY_GC_DEBUG_STATS)
        debug_start(c);
    if (c->observer)
        c->observer->started(c->observer->context, c->generation);
    tell_began(c, PY_GC_MERGE);
    merge_younger(c);
    tell_done(c, PY_GC_MERGE);
    deduce_unreachable(c, c->young, &unreachable, true);
    tell_began(c, PY_GC_UNTRACK);
    promote_survivors(c);
    tell_done(c, PY_GC_UNTRACK);
    if (gc->debug & PY_GC_DEBUG_COLLECTABLE)
        debug_collectable(c, &unreachable);
    handle_weakrefs(c, &unreachable);
    tell_began(c, PY_GC_FINALIZE);
    run_finalizers(c, &unreachable);
    tell_done(c, PY_GC_FINALIZE);
    tell_began(c, PY_GC_RESURRECT);
    separate_resurrected(c, &unreachable, &garbage);
    tell_done(c, PY_GC_RESURRECT);
    c->collected += gc_list_size(&garbage);
    tell_began(c, PY_GC_CLEAR);
    clear_garbage(c, &garbage);
    tell_done(c, PY_GC_CLEAR);
    if (gc->debug & PY_GC_DEBUG_STATS)
        debug_end(c);
    if (c->generation == PY_GC_GENERATIONS - 1)
        py_free_lists_clear(c->vm);
    if (c->vm->raised)
        py_unraisable_in(c->vm, "Exception ignored in garbage collection", NULL);
    struct py_gc_stats *stats = &gc->stats[c->generation];
    stats->collections++;
    stats->collected += c->collected;
    stats->uncollectable += c->uncollectable;
    if (c->observer)
        c->observer->ended(c->observer->context, c->collected, c->uncollectable);
}

/* gc.callbacks: each is called as callback("start" or "stop", info). */
static void call_callbacks(const struct collection *c, const char *phase)
{
    py_vm *vm = c->vm;
    if (!vm->gc.callbacks || vm->gc.callbacks->var.size == 0 || vm->closing)
        return;
    const struct {
        const char *name;
        int64_t value;
    } facts[] = {{"generation", c->generation},
                 {"collected", c->collected},
                 {"uncollectable", c->uncollectable}};
    py_dict *info = py_dict_new(vm);
    for (size_t i = 0; info && i < ARRAY_LENGTH(facts); i++) {
        py_object *value = py_int_from(vm, facts[i].value);
        if (!value || py_dict_set_c(vm, info, facts[i].name, value) < 0)
            PY_CLEAR(vm, info);
        py_xdecref(vm, value);
    }
    py_str *name = info ? py_str_from_c(vm, phase) : NULL;
    if (!name) {
        py_xdecref(vm, info);
        py_unraisable(vm, NULL);
        return;
    }
    py_hold(vm, info);
    py_hold(vm, name);
    for (int64_t i = 0; i < vm->gc.callbacks->var.size; i++) {
        py_object *callback = py_newref(vm->gc.callbacks->items[i]);
        py_hold(vm, callback);
        py_object *result =
            py_call(vm, callback, (py_object *[]){PY_OBJECT(name), PY_OBJECT(info)}, 2, NULL);
        if (!result)
            py_unraisable(vm, callback);
        py_xdecref(vm, result);
        py_unhold(vm, 1);
        py_decref(vm, callback);
    }
    py_unhold(vm, 2);
    py_decref(vm, name);
    py_decref(vm, info);
}

int64_t gc_collect_with_callbacks(py_vm *vm, int generation)
{
    struct collection c = {.vm = vm, .observer = vm->gc.observer, .generation = generation};
    call_callbacks(&c, "start");
    collect(&c);
    call_callbacks(&c, "stop");
    return c.collected + c.uncollectable;
}
