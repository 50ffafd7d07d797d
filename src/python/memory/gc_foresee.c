/* What a collection is going to find, worked out beforehand and without a trace.
 *
 * The recorder must know the members of a garbage cycle before the collector's first phase is told, also those that
 * nothing in the picture ever held. gc_refs are copied and subtracted as in a collection; then those reached from
 * outside are marked through a stack of our own, so that no object changes its place in the list, as moving them
 * apart and back would make it.
 */
#include "base/vector.h"
#include "python/memory/gc_list.h"
#include "python/vm.h"

struct foreseeing {
    VECTOR(struct py_gc_head
               *); /* reached, their references still to be followed; then the unreachable */
    bool failed;
};

static int visit_lower(py_object *o, void *argument)
{
    (void)argument;
    if (py_gc_is_collected_type(o) && gc_is_candidate(py_gc_head_of(o)))
        gc_lower_refs(py_gc_head_of(o));
    return 0;
}

static int visit_reach(py_object *o, void *argument)
{
    struct foreseeing *foreseeing = argument;
    struct py_gc_head *head = py_gc_head_of(o);
    if (!py_gc_is_collected_type(o) || !gc_is_candidate(head) || gc_refs(head))
        return 0;
    gc_set_refs(head, 1);
    if (!vector_push(foreseeing, head))
        foreseeing->failed = true;
    return 0;
}

static void follow(struct py_gc_head *head, py_visit visit, void *argument)
{
    py_object *o = py_gc_object_of(head);
    if (o->type->slots.traverse)
        o->type->slots.traverse(o, visit, argument);
}

/* Each object held from outside, and all that it leads to, has gc_refs above 0 then. */
static void mark_reached(struct py_gc_head *list, struct foreseeing *foreseeing)
{
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head)) {
        if (gc_refs(head))
            follow(head, visit_reach, foreseeing);
        while (foreseeing->count)
            follow(vector_pop(foreseeing), visit_reach, foreseeing);
    }
}

/* Makes `prev` what it was; keeps those that have no gc_refs left. */
static void restore(struct py_gc_head *list, struct foreseeing *foreseeing)
{
    struct py_gc_head *prev = list;
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head)) {
        if (!gc_refs(head) && !vector_push(foreseeing, head))
            foreseeing->failed = true;
        head->prev = (head->prev & PY_GC_PREV_FINALIZED) | (uintptr_t)prev;
        prev = head;
    }
}

void py_gc_foresee(py_vm *vm, int generation, void (*visit)(void *context, py_object *o),
                   void *context)
{
    struct py_gc_head *list = &vm->gc.generations[generation].head;
    struct foreseeing foreseeing = {0};
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head))
        gc_make_candidate(head);
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head))
        follow(head, visit_lower, NULL);
    mark_reached(list, &foreseeing);
    restore(list, &foreseeing);
    for (size_t i = 0; i < foreseeing.count && !foreseeing.failed; i++)
        visit(context, py_gc_object_of(foreseeing.items[i]));
    vector_fini(&foreseeing);
}
