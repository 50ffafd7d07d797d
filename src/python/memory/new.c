/* Making and freeing the blocks that objects live in.
 *
 * A block begins with what stands before the object: 16 bytes for the collector when its type is
 * collected, and 16 more before those when attributes live in inline values (PEP 412's successor of
 * 3.11, Include/internal/pycore_object.h). Making a collected object is what starts collections.
 */
#include "python/memory/heap.h"

#include "python/memory/fast.h"

#include <string.h>

static size_t prefix_of(const py_type *type)
{
    size_t prefix = 0;
    if (type->flags & PY_TYPE_GC)
        prefix += sizeof(struct py_gc_head);
    if (type->flags & PY_TYPE_MANAGED_DICT)
        prefix += sizeof(struct py_managed);
    return prefix;
}

static inline void *block_of(struct py_heap *heap, size_t size)
{
    return LIKELY(size <= HEAP_SMALL_LIMIT) ? heap_take(heap, (uint32_t)(size - 1) / HEAP_GRAIN)
                                            : heap_alloc(heap, size);
}

static py_object *object_block(py_vm *vm, py_type *type, size_t size)
{
    size_t prefix = prefix_of(type);
    char *block = block_of(vm->heap, size + prefix);
    if (UNLIKELY(!block))
        return py_raise_memory(vm);
    memset(block, 0, size + prefix);
    py_object *o = (py_object *)(block + prefix);
    if (type->flags & PY_TYPE_GC)
        py_gc_count_allocated(vm); /* may collect, so nobody may see the object yet */
    o->refcount = 1;
    o->type = type;
    if (type->flags & PY_TYPE_HEAP)
        py_incref(type);
    heap_mark_object(vm->heap, o);
    return o;
}

void *py_object_new_size(py_vm *vm, py_type *type, size_t size)
{
    size_t prefix = prefix_of(type);
    char *block = block_of(vm->heap, size + prefix);
    if (UNLIKELY(!block))
        return py_raise_memory(vm);
    memset(block, 0, prefix);
    py_object *o = (py_object *)(block + prefix);
    if (type->flags & PY_TYPE_GC)
        py_gc_count_allocated(vm);
    *o = (py_object){.refcount = 1, .type = type};
    if (type->flags & PY_TYPE_HEAP)
        py_incref(type);
    heap_mark_object(vm->heap, o);
    return o;
}

void *py_object_new(py_vm *vm, py_type *type)
{
    return object_block(vm, type, type->basic_size);
}

void *py_object_new_var(py_vm *vm, py_type *type, int64_t items)
{
    if (type->item_size && (uint64_t)items > (PTRDIFF_MAX - type->basic_size) / type->item_size)
        return py_raise_memory(vm);
    size_t size = type->basic_size + (size_t)items * type->item_size;
    struct py_var *o = (struct py_var *)object_block(vm, type, (size + 7) & ~(size_t)7);
    if (o)
        o->size = items;
    return o;
}

/* The block only: the type's reference stays. */
void heap_object_free(py_vm *vm, py_object *o)
{
    py_type *type = o->type;
    heap_unmark_object(vm->heap, o);
    if (type->flags & PY_TYPE_GC) {
        py_gc_untrack(vm, o);
        py_gc_count_freed(vm);
    }
    heap_give(vm->heap, (char *)o - prefix_of(type));
}

void py_object_free(py_vm *vm, void *object)
{
    py_object *o = object;
    py_type *type = o->type;
    bool owns_type = type->flags & PY_TYPE_HEAP; /* the type `type` is its own type */
    if (UNLIKELY(vm->dying.count) && vector_last(&vm->dying) == o)
        vm->dying.count--;
    heap_object_free(vm, o);
    if (owns_type)
        py_decref(vm, type);
}

void *py_object_resize(py_vm *vm, void *object, size_t size)
{
    py_object *o = object;
    size_t prefix = prefix_of(o->type);
    heap_unmark_object(vm->heap, o);
    char *block = py_mem_realloc(vm, (char *)o - prefix, size + prefix);
    if (!block) {
        heap_mark_object(vm->heap, o);
        return py_raise_memory(vm);
    }
    heap_mark_object(vm->heap, block + prefix);
    return block + prefix;
}
