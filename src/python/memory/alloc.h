/* The engine's own allocator.
 *
 * Small blocks (up to 512 bytes) come from pools of one size class each, 16 bytes apart; a freed
 * block is the next one handed out from its pool. These are the rules of CPython's
 * Objects/obmalloc.c, followed so that a new object takes the place of a freed one, and id() repeats,
 * exactly where it does there. All blocks, large ones too, come from one reserved stretch of addresses,
 * so that their offsets are the same on every run and every live block can be enumerated.
 */
#ifndef PYTHON_MEMORY_ALLOC_H
#define PYTHON_MEMORY_ALLOC_H

#include "python/objects/object.h"

struct py_heap; /* the pools; owned by the vm */

struct py_heap *py_heap_new(size_t limit_bytes);
void py_heap_free(struct py_heap *heap);

/* Raw memory (list items, dict tables, text buffers). NULL when memory or the limit is out: nothing is raised. */
void *py_mem_alloc(py_vm *vm, size_t size);
void *py_mem_zeroed(py_vm *vm, size_t size);
/* `p` may be NULL. On failure NULL, and the old block stands. */
void *py_mem_realloc(py_vm *vm, void *p, size_t size);
void py_mem_free(py_vm *vm, void *p); /* `p` may be NULL */

/* For tests: from now on allocations are counted from 1, and those numbered `first` to `last` fail. 0, 0: none does,
 * and they are no longer counted. */
void py_heap_fail(py_vm *vm, uint64_t first, uint64_t last);
/* How many were counted. */
uint64_t py_heap_allocations(const py_vm *vm);

size_t py_heap_bytes_used(const py_vm *vm);
size_t py_heap_bytes_limit(const py_vm *vm);
/* The offset of a block from the start of the stretch: what py_id is made from. */
uint64_t py_heap_offset(const py_vm *vm, const void *p);

/* Calls `visit` for each live object (not raw memory). Used by the audit. py_object_new keeps, for that,
 * one bit for each block. Non-zero from `visit` stops it and is returned. */
int py_heap_each_object(py_vm *vm, int (*visit)(py_object *, void *), void *argument);

#endif
