/* What the files that tell the record share. */
#ifndef PYTHON_RUN_RECORDING_H
#define PYTHON_RUN_RECORDING_H

#include "python/run/machine.h"
#include "python/run/stop.h"
#include "record/recorder.h"

#include <string.h>

enum { CARRIED_MOST = 128 };

struct type_name {
    const py_type *type;
    const char *bytes;
    record_name name;
};

struct py_recording {
    /* Objects introduced whose contents are still to be told: a list, not a recursion. */
    struct {
        VECTOR(py_object *);
    } pending;
    bool telling;
    struct {
        VECTOR(struct record_slot);
    } slots;
    struct {
        VECTOR(record_id);
    } ids;
    /* Objects whose references may have changed since the last step; not owned, removed when freed. */
    struct {
        VECTOR(py_object *);
    } touched;
    /* Objects that somebody whom the record does not see holds, or whose contents nobody tells of: a look at each
     * step whether their count is another. The oldest give way. `carried_ids` counts them by id. */
    struct carried {
        py_object *object;
        uint32_t refcount;
        bool opaque;
    } carried[CARRIED_MOST];
    size_t carried_count, carried_next;
    uint8_t carried_ids[1024];
    struct text text;
    struct type_name type_names[64];
    /* The collection that runs, or the last one. */
    struct py_gc_observer observer;
    struct py_collection {
        int generation;
        enum record_gc_phase phase;
        bool muted;      /* nothing is told of it */
        bool phase_told; /* a phase is told when the first thing happens in it */
        uint64_t totals[RECORD_GC_TOTALS];
        uint64_t bytes_before; /* those of all objects when the phase began */
    } collection;
    struct record_gc_generation generations[PY_GC_GENERATIONS]; /* as told last */
    bool gc_disabled;
    uint32_t gc_counts[PY_GC_GENERATIONS];                      /* as told last */
    record_id newest, newest_before; /* the last object introduced, now and at the last step */
};

/* The slots that an object has now, into state->slots; introduces what they refer to. */
void py_watch_contents(py_vm *vm, py_object *o);
/* Tells the contents of everything introduced since; what they hold joins the list. While state->telling is set,
 * introducing does not do so by itself: py_watch_contents needs it, whose slots would be written over. */
void py_watch_tell_pending(py_vm *vm);
/* Whoever it refers to outside its recorded slots (its class, a function's globals) is looked at at the step. */
void py_watch_touch_referents(py_vm *vm, py_object *o);
/* Bytes, as sys.getsizeof says for objects whose class does not define __sizeof__. Runs no Python code. */
size_t py_watch_size_of(py_vm *vm, py_object *o);
enum record_form py_watch_form(py_vm *vm, py_object *o);
void py_watch_touch(py_vm *vm, py_object *o);
/* From now on the record is told of collections. */
void py_watch_collections(py_vm *vm);
/* At a step: gc.get_count() and the thresholds, when they are others than those told. */
void py_watch_collector_counts(py_vm *vm);
/* Of the clearing that runs: an object the record knows is freed. */
void py_watch_collected(py_vm *vm);
record_name py_watch_name(py_vm *vm, py_str *name);
/* Do all programs share it, so that its count says nothing of this one: small ints, names, None? */
bool py_watch_is_shared(const py_vm *vm, const py_object *o);
/* Are its contents looked at anew at each step in which it is touched, because nobody tells of their changes? */
bool py_watch_is_opaque(py_vm *vm, const py_object *o);

#endif
