/* The free lists' limits and their emptying. */
#include "python/memory/freelist.h"

#include "python/memory/heap.h"

#include <stdlib.h>

struct py_free_lists *py_free_lists_new(void)
{
    struct py_free_lists *lists = calloc(1, sizeof *lists);
    if (!lists)
        return NULL;
    lists->lists[PY_FREE_FLOAT].limit = 100;
    lists->lists[PY_FREE_LIST].limit = 80;
    lists->lists[PY_FREE_DICT].limit = 80;
    lists->lists[PY_FREE_DICT_KEYS].limit = 80;
    lists->lists[PY_FREE_SLICE].limit = 1;
    lists->lists[PY_FREE_CONTEXT].limit = 255;
    for (int size = 1; size <= 20; size++)
        lists->lists[PY_FREE_TUPLE + size].limit = 2000;
    return lists;
}

static py_type *type_of_list(const py_vm *vm, int which)
{
    switch (which) {
    case PY_FREE_FLOAT: return vm->types.float_;
    case PY_FREE_LIST: return vm->types.list;
    case PY_FREE_DICT: return vm->types.dict;
    case PY_FREE_SLICE: return vm->types.slice;
    default: return vm->types.tuple;
    }
}

static void clear_list(py_vm *vm, int which)
{
    struct py_free_list *list = &vm->free_lists->lists[which];
    while (list->first) {
        if (which == PY_FREE_DICT_KEYS) {
            py_mem_free(vm, py_freelist_take_raw(vm, which));
            continue;
        }
        py_object *o = py_freelist_take(vm, which, type_of_list(vm, which));
        o->refcount = 0;
        heap_object_free(vm, o);
    }
}

void py_free_lists_clear(py_vm *vm)
{
    for (int which = 0; which < PY_FREE_COUNT; which++)
        if (which != PY_FREE_SLICE)
            clear_list(vm, which);
}

void py_free_lists_fini(py_vm *vm)
{
    py_free_lists_clear(vm);
    clear_list(vm, PY_FREE_SLICE);
}
