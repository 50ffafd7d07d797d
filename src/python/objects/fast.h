/* The shortest ways of the most common objects, inline for the evaluation loop: ints of one word, floats. They make
 * and free the same blocks in the same order as py_int_from, py_float_from and py_decref do. */
#ifndef PYTHON_OBJECTS_FAST_H
#define PYTHON_OBJECTS_FAST_H

#include "python/memory/fast.h"
#include "python/memory/freelist.h"

enum { PY_FAST_INT_BITS = 60 }; /* two of CPython's digits: a block of 32 bytes */

/* The value of an int of less than 62 bits. */
static inline bool py_int_is_word(const py_object *o, int64_t *value)
{
    const py_int *i = (const py_int *)(const void *)o;
    if (UNLIKELY((uint64_t)(i->var.size + 1) > 2 || i->limbs[0] >> 62))
        return false;
    *value = i->var.size * (int64_t)i->limbs[0];
    return true;
}

/* py_int_from. */
static inline py_object *py_int_quick(py_vm *vm, int64_t value)
{
    if ((uint64_t)(value - PY_SMALL_INT_MIN) <= PY_SMALL_INT_MAX - PY_SMALL_INT_MIN)
        return py_newref(vm->small_ints[value - PY_SMALL_INT_MIN]);
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    if (UNLIKELY(magnitude >> PY_FAST_INT_BITS))
        return py_int_from(vm, value);
    py_int *made = heap_take(vm->heap, 1);
    if (UNLIKELY(!made))
        return py_raise_memory(vm);
    made->var.base = (py_object){.refcount = 1, .type = vm->types.int_};
    made->var.size = value < 0 ? -1 : 1;
    made->limbs[0] = magnitude;
    heap_mark_object(vm->heap, made);
    return PY_OBJECT(made);
}

/* py_decref of an int (or a str: anything in one block without a collector's header or references). */
static inline void py_decref_atom(py_vm *vm, py_object *o)
{
    if (--o->refcount)
        return;
    if (UNLIKELY(o->record_id || o->type != vm->types.int_)) {
        py_object_release(vm, o);
        return;
    }
    heap_unmark_object(vm->heap, o);
    heap_give(vm->heap, o);
}

/* py_float_from. */
static inline py_object *py_float_quick(py_vm *vm, double value)
{
    py_float *made = py_freelist_take(vm, PY_FREE_FLOAT, vm->types.float_);
    if (UNLIKELY(!made))
        return py_float_from(vm, value);
    made->value = value;
    return PY_OBJECT(made);
}

static inline void py_decref_float(py_vm *vm, py_object *o)
{
    if (--o->refcount)
        return;
    if (UNLIKELY(o->record_id) || !py_freelist_put(vm, PY_FREE_FLOAT, o))
        py_object_release(vm, o);
}

#endif
