/* Free lists: blocks that a few types keep for their next instance, as CPython 3.11 does
 * (pycore_floatobject.h, pycore_tuple.h, pycore_list.h, pycore_dict_state.h, sliceobject.c).
 *
 * The last block freed is the first one used again. A block on a list has a count of 0 and is linked
 * through its type. Taking from a list is no allocation to the collector, putting there no freeing: its counts
 * do not change. A full collection empties the lists but for the
 * one slice (clear_freelists of Modules/gcmodule.c).
 */
#ifndef PYTHON_MEMORY_FREELIST_H
#define PYTHON_MEMORY_FREELIST_H

#include "python/vm.h"

enum {
    PY_FREE_FLOAT,     /* 100 */
    PY_FREE_LIST,      /* 80 */
    PY_FREE_DICT,      /* 80 */
    PY_FREE_DICT_KEYS, /* 80 tables of 8 slots with str keys only */
    PY_FREE_SLICE,     /* 1 */
    PY_FREE_CONTEXT,   /* 255 */
    PY_FREE_TUPLE,     /* tuples of n items, 1 to 20: PY_FREE_TUPLE + n; 2000 of each */
    PY_FREE_COUNT = PY_FREE_TUPLE + 21,
};

struct py_free_lists {
    struct py_free_list {
        void *first;
        int32_t count, limit;
    } lists[PY_FREE_COUNT];
};

struct py_free_lists *py_free_lists_new(void);
/* Gives the blocks on the lists back to the heap, as a full collection does: all but the slice. */
void py_free_lists_clear(py_vm *vm);
/* That one too, at the end. */
void py_free_lists_fini(py_vm *vm);

/* A block from a list as an object of `type` with a count of 1; the words after its header are as its last
 * owner left them. Not tracked. NULL: the list is empty, so make a new one. */
static inline void *py_freelist_take(py_vm *vm, int which, py_type *type)
{
    struct py_free_list *list = &vm->free_lists->lists[which];
    py_object *o = list->first;
    if (!o)
        return NULL;
    list->first = o->type;
    list->count--;
    o->type = type;
    o->refcount = 1;
    o->record_id = 0;
    return o;
}

/* The last thing a destroy does instead of py_object_free, for an object of exactly the list's type, untracked.
 * False when the list is full: then it must call py_object_free. */
static inline bool py_freelist_put(py_vm *vm, int which, void *object)
{
    struct py_free_list *list = &vm->free_lists->lists[which];
    if (list->count >= list->limit)
        return false;
    py_object *o = object;
    o->refcount = 0;
    o->type = (py_type *)list->first;
    list->first = o;
    list->count++;
    return true;
}

/* The same for raw blocks, of which one word is used: dict key tables. */
static inline void *py_freelist_take_raw(py_vm *vm, int which)
{
    struct py_free_list *list = &vm->free_lists->lists[which];
    void *p = list->first;
    if (p) {
        list->first = *(void **)p;
        list->count--;
    }
    return p;
}

static inline bool py_freelist_put_raw(py_vm *vm, int which, void *p)
{
    struct py_free_list *list = &vm->free_lists->lists[which];
    if (list->count >= list->limit)
        return false;
    *(void **)p = list->first;
    list->first = p;
    list->count++;
    return true;
}

#endif
