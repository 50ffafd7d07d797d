/* Telling the record of collections: their phases, and what the collector thinks of each object that the record knows.
 *
 * The collector says when a phase is over, the record is told which begins. Objects that nothing of the program has ever held are
 * unknown to the record and stay so: they would be thousands, and none is in the picture.
 */
#include "python/run/recording.h"

static void begin(py_vm *vm, int generation)
{
    const char *reason = vm->gc.asked ? "gc.collect" : "allocations";
    vm->recording_state->candidates = 0;
    record_gc_begin(vm->record, (uint32_t)generation,
                    record_intern(vm->record, reason, strlen(reason)));
    record_gc_phase(vm->record, RECORD_GC_MERGE);
}

static void observe_phase(void *context, int generation, enum py_gc_phase phase, int64_t objects)
{
    static const enum record_gc_phase follows[] = {
        [PY_GC_STARTED] = RECORD_GC_COPY,
        [PY_GC_COPIED] = RECORD_GC_SUBTRACT,
        [PY_GC_SUBTRACTED] = RECORD_GC_MOVE,
        [PY_GC_SEPARATED] = RECORD_GC_WEAKREFS,
        [PY_GC_WEAKREFS_HANDLED] = RECORD_GC_FINALIZE,
        [PY_GC_FINALIZED] = RECORD_GC_RESURRECT,
        [PY_GC_RESURRECTED] = RECORD_GC_CLEAR,
    };
    py_vm *vm = context;
    if (!vm->recording || !vm->recording_state)
        return;
    if (phase == PY_GC_STARTED) {
        begin(vm, generation);
        vm->recording_state->candidates = objects;
    }
    if (phase < ARRAY_LENGTH(follows)) {
        vm->recording_state->phase = follows[phase];
        record_gc_phase(vm->record, follows[phase]);
    } else if (phase == PY_GC_ENDED) {
        int64_t survived = vm->recording_state->candidates - objects;
        record_gc_end(vm->record, (uint32_t)objects, 0, (uint32_t)MAX(survived, 0));
    }
}

static void observe_refs(void *context, py_object *o, int64_t gc_refs)
{
    py_vm *vm = context;
    if (vm->recording && vm->recording_state && o->record_id)
        record_gc_mark(vm->record, o->record_id,
                       vm->recording_state->phase == RECORD_GC_COPY ? RECORD_MARK_CANDIDATE
                                                                    : RECORD_MARK_SUBTRACTED,
                       (uint32_t)MAX(gc_refs, 0));
}

static void observe_fate(void *context, py_object *o, enum py_gc_fate fate)
{
    static const enum record_gc_mark marks[] = {
        [PY_GC_TENTATIVELY_UNREACHABLE] = RECORD_MARK_TENTATIVE,
        [PY_GC_REACHABLE] = RECORD_MARK_REACHABLE,
        [PY_GC_UNTRACKED] = RECORD_MARK_SURVIVED,
        [PY_GC_FREED] = RECORD_MARK_CLEARED,
        [PY_GC_UNCOLLECTABLE] = RECORD_MARK_SURVIVED,
    };
    py_vm *vm = context;
    if (vm->recording && vm->recording_state && o->record_id)
        record_gc_mark(vm->record, o->record_id, marks[fate], fate == PY_GC_REACHABLE);
}

void py_watch_collections(py_vm *vm)
{
    vm->recording_state->observer = (struct py_gc_observer){
        .context = vm, .phase = observe_phase, .refs = observe_refs, .fate = observe_fate};
    vm->gc.observer = &vm->recording_state->observer;
}
