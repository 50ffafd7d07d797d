/* The collector's lists: rings of headers through a head that belongs to no object. */
#ifndef PYTHON_MEMORY_GC_LIST_H
#define PYTHON_MEMORY_GC_LIST_H

#include "python/memory/gc.h"

static inline struct py_gc_head *gc_next(const struct py_gc_head *head)
{
    return (struct py_gc_head *)head->next;
}

static inline void gc_set_next(struct py_gc_head *head, struct py_gc_head *next)
{
    head->next = (uintptr_t)next;
}

static inline struct py_gc_head *gc_prev(const struct py_gc_head *head)
{
    return (struct py_gc_head *)(head->prev & ~(uintptr_t)PY_GC_PREV_FLAGS);
}

/* Keeps the flags. */
static inline void gc_set_prev(struct py_gc_head *head, struct py_gc_head *prev)
{
    head->prev = (head->prev & PY_GC_PREV_FLAGS) | (uintptr_t)prev;
}

static inline void gc_list_init(struct py_gc_head *list)
{
    list->next = list->prev = (uintptr_t)list;
}

static inline bool gc_list_is_empty(const struct py_gc_head *list)
{
    return list->next == (uintptr_t)list;
}

static inline void gc_list_append(struct py_gc_head *head, struct py_gc_head *list)
{
    struct py_gc_head *last = (struct py_gc_head *)list->prev;
    gc_set_prev(head, last);
    gc_set_next(last, head);
    gc_set_next(head, list);
    list->prev = (uintptr_t)head;
}

static inline void gc_list_remove(struct py_gc_head *head)
{
    struct py_gc_head *prev = gc_prev(head), *next = gc_next(head);
    gc_set_next(prev, next);
    gc_set_prev(next, prev);
    head->next = 0;
}

static inline void gc_list_move(struct py_gc_head *head, struct py_gc_head *list)
{
    struct py_gc_head *prev = gc_prev(head), *next = gc_next(head);
    gc_set_next(prev, next);
    gc_set_prev(next, prev);
    gc_list_append(head, list);
}

/* Appends all of `from` to `to`; `from` is empty then. */
static inline void gc_list_merge(struct py_gc_head *from, struct py_gc_head *to)
{
    if (!gc_list_is_empty(from)) {
        struct py_gc_head *first = gc_next(from), *last = gc_prev(from), *to_last = gc_prev(to);
        gc_set_next(to_last, first);
        gc_set_prev(first, to_last);
        gc_set_next(last, to);
        gc_set_prev(to, last);
    }
    gc_list_init(from);
}

static inline int64_t gc_list_size(const struct py_gc_head *list)
{
    int64_t size = 0;
    for (struct py_gc_head *head = gc_next(list); head != list; head = gc_next(head))
        size++;
    return size;
}

/* ---- gc_refs, kept where `prev` was while a collection works on the list ---- */

static inline int64_t gc_refs(const struct py_gc_head *head)
{
    return (int64_t)(head->prev >> PY_GC_PREV_SHIFT);
}

static inline void gc_set_refs(struct py_gc_head *head, int64_t refs)
{
    head->prev = (head->prev & PY_GC_PREV_FLAGS) | (uintptr_t)refs << PY_GC_PREV_SHIFT;
}

static inline void gc_lower_refs(struct py_gc_head *head)
{
    head->prev -= (uintptr_t)1 << PY_GC_PREV_SHIFT;
}

static inline bool gc_is_candidate(const struct py_gc_head *head)
{
    return head->prev & PY_GC_PREV_COLLECTING;
}

static inline void gc_make_candidate(struct py_gc_head *head)
{
    head->prev = (head->prev & PY_GC_PREV_FINALIZED) | PY_GC_PREV_COLLECTING;
    gc_set_refs(head, py_gc_object_of(head)->refcount);
}

static inline void gc_no_candidate(struct py_gc_head *head)
{
    head->prev &= ~(uintptr_t)PY_GC_PREV_COLLECTING;
}

/* gc_collect.c: a collection with gc.callbacks told before and after. */
int64_t gc_collect_with_callbacks(py_vm *vm, int generation);

#endif
