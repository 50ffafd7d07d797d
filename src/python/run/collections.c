/* Telling the record of collections: their phases, what the collector thinks of each object that the record knows, and
 * each reference that it follows. A phase is a step, told when its work is done.
 *
 * Objects that nothing of the program has ever held are unknown to the record and stay so: they would be thousands,
 * and none is in the picture. They are counted. But what is going to be found unreachable is introduced when the
 * collection begins, so that a garbage cycle is always whole.
 */
#include "python/run/recording.h"

/* What the record says of an object that has met a fate. */
static const enum record_gc_mark marks[PY_GC_FATES] = {
    [PY_GC_LOWERED] = RECORD_MARK_SUBTRACTED,        [PY_GC_COUNTED] = RECORD_MARK_CANDIDATE,
    [PY_GC_REACHED] = RECORD_MARK_REACHABLE,         [PY_GC_SET_APART] = RECORD_MARK_TENTATIVE,
    [PY_GC_UNREACHABLE] = RECORD_MARK_UNREACHABLE,   [PY_GC_UNTRACKED] = RECORD_MARK_UNTRACKED,
    [PY_GC_WEAK_CLEARED] = RECORD_MARK_WEAK_CLEARED, [PY_GC_CALLED_BACK] = RECORD_MARK_CALLED_BACK,
    [PY_GC_FINALIZED] = RECORD_MARK_FINALIZED,       [PY_GC_RESURRECTED] = RECORD_MARK_RESURRECTED,
    [PY_GC_CLEARED] = RECORD_MARK_CLEARED,           [PY_GC_SAVED] = RECORD_MARK_SURVIVED,
};

static const enum record_gc_phase phases[PY_GC_PHASES] = {
    [PY_GC_MERGE] = RECORD_GC_MERGE,         [PY_GC_COPY] = RECORD_GC_COPY,
    [PY_GC_SUBTRACT] = RECORD_GC_SUBTRACT,   [PY_GC_MOVE] = RECORD_GC_MOVE,
    [PY_GC_UNTRACK] = RECORD_GC_UNTRACK,     [PY_GC_WEAKREFS] = RECORD_GC_WEAKREFS,
    [PY_GC_CALLBACKS] = RECORD_GC_CALLBACKS, [PY_GC_FINALIZE] = RECORD_GC_FINALIZE,
    [PY_GC_RESURRECT] = RECORD_GC_RESURRECT, [PY_GC_CLEAR] = RECORD_GC_CLEAR,
};

static bool silent(const py_vm *vm)
{
    return !vm->recording || !vm->recording_state;
}

/* ---- the generations ---- */

/* `counted`: those up to it are counted anew; the older ones are long, and have changed little. */
static void look_at_generations(py_vm *vm, int counted)
{
    struct record_gc_generation *told = vm->recording_state->generations;
    for (int i = 0; i < PY_GC_GENERATIONS; i++) {
        told[i].threshold = (uint32_t)MAX(vm->gc.generations[i].threshold, 0);
        if (i <= counted)
            told[i].objects = (uint32_t)py_gc_generation_size(vm, i);
    }
}

static void tell_generations(py_vm *vm)
{
    record_gc_generations(vm->record, vm->recording_state->generations, vm->gc.enabled);
    vm->recording_state->gc_disabled = !vm->gc.enabled;
}

void py_watch_collector_counts(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    uint32_t counts[PY_GC_GENERATIONS];
    /* Bits that differ. */
    uint32_t other_counts = 0, other_rules = vm->gc.enabled == state->gc_disabled;
    for (int i = 0; i < PY_GC_GENERATIONS; i++) {
        const struct py_gc_generation *generation = &vm->gc.generations[i];
        counts[i] = (uint32_t)MAX(generation->count, 0);
        other_counts |= counts[i] ^ state->gc_counts[i];
        other_rules |= (uint32_t)MAX(generation->threshold, 0) ^ state->generations[i].threshold;
    }
    if (other_counts) {
        memcpy(state->gc_counts, counts, sizeof counts);
        record_gc_counts(vm->record, counts);
    }
    if (other_rules) {
        look_at_generations(vm, 0);
        tell_generations(vm);
    }
}

/* ---- phases ---- */

static const char *reason_of(const py_vm *vm)
{
    return vm->machine->exiting    ? "exit"
           : vm->machine->prompted ? "prompt"
           : vm->gc.asked          ? "gc.collect"
                                   : "allocations";
}

/* It is told once it is known what it will find: when the generations are merged. */
static void observe_started(void *context, int generation)
{
    py_vm *vm = context;
    if (silent(vm))
        return;
    vm->recording_state->collection = (struct py_collection){.generation = generation};
    py_watch_collector_counts(vm);
    look_at_generations(vm, generation);
}

static void tell_begin(py_vm *vm)
{
    const char *reason = reason_of(vm);
    tell_generations(vm);
    record_gc_begin(vm->record, (uint32_t)vm->recording_state->collection.generation,
                    record_intern(vm->record, reason, strlen(reason)));
}

static void tell_phase(py_vm *vm)
{
    struct py_collection *collection = &vm->recording_state->collection;
    if (!collection->phase_told)
        record_gc_phase(vm->record, collection->phase);
    collection->phase_told = true;
}

static void observe_began(void *context, enum py_gc_phase phase)
{
    py_vm *vm = context;
    if (silent(vm))
        return;
    struct py_collection *collection = &vm->recording_state->collection;
    collection->phase = phases[phase];
    collection->phase_told = collection->found_told = false;
    collection->bytes_before = record_bytes(vm->record);
}

/* What is cleared shrinks before it dies, so the bytes of the whole tell. */
static void count_bytes_freed(py_vm *vm)
{
    struct py_collection *collection = &vm->recording_state->collection;
    uint64_t now = record_bytes(vm->record);
    if (now < collection->bytes_before)
        collection->totals[RECORD_GC_FREED_BYTES] = collection->bytes_before - now;
}

static void introduce(void *context, py_object *o)
{
    py_watch_id(context, o);
}

static void look_for_known(void *context, py_object *o)
{
    *(bool *)context |= o->record_id != 0;
}

/* The candidates are in one list. When the interpreter exits, what it takes apart is for the most part its own: that
 * is not introduced, and a collection that finds nothing else is not told. */
static void tell_merged(py_vm *vm)
{
    struct py_collection *collection = &vm->recording_state->collection;
    bool any_known = !vm->machine->exiting;
    if (vm->machine->exiting)
        py_gc_foresee(vm, collection->generation, look_for_known, &any_known);
    collection->muted = !any_known;
    if (collection->muted)
        return;
    tell_begin(vm);
    tell_phase(vm);
    collection->totals[RECORD_GC_EXAMINED] =
        (uint64_t)py_gc_generation_size(vm, collection->generation);
    if (!vm->machine->exiting)
        py_gc_foresee(vm, collection->generation, introduce, vm);
}

/* Are the lists whole at the end of a phase, so that anything may run? */
static bool is_whole(enum py_gc_phase phase)
{
    return phase != PY_GC_COPY && phase != PY_GC_SUBTRACT;
}

static void observe_done(void *context, enum py_gc_phase phase)
{
    py_vm *vm = context;
    if (silent(vm) || vm->recording_state->collection.muted)
        return;
    struct py_collection *collection = &vm->recording_state->collection;
    if (phase == PY_GC_MERGE)
        tell_merged(vm);
    else if (phase <= PY_GC_MOVE && collection->totals[RECORD_GC_EXAMINED])
        tell_phase(vm);
    if (!collection->phase_told)
        return;
    if (phase == PY_GC_MOVE)
        collection->totals[RECORD_GC_REACHABLE] =
            collection->totals[RECORD_GC_EXAMINED] - collection->totals[RECORD_GC_UNREACHABLE];
    if (phase == PY_GC_CLEAR)
        count_bytes_freed(vm);
    record_gc_done(vm->record, collection->phase, collection->totals);
    py_step_collector(vm, is_whole(phase));
}

static void observe_ended(void *context, int64_t collected, int64_t uncollectable)
{
    py_vm *vm = context;
    if (silent(vm) || vm->recording_state->collection.muted)
        return;
    struct py_collection *collection = &vm->recording_state->collection;
    collection->phase = RECORD_GC_SUMMARY;
    collection->phase_told = false;
    collection->totals[RECORD_GC_COLLECTED] = (uint64_t)collected;
    collection->totals[RECORD_GC_UNCOLLECTABLE] = (uint64_t)uncollectable;
    tell_phase(vm);
    look_at_generations(vm, MIN(collection->generation + 1, PY_GC_GENERATIONS - 1));
    tell_generations(vm);
    py_watch_collector_counts(vm);
    record_gc_end(vm->record, collection->totals);
    py_step_collector(vm, true);
}

/* ---- objects ---- */

/* Counts of the first pass: what finalizers brought back is looked for with a second one. */
static void count_reference(struct py_collection *collection, const py_object *o,
                            enum py_gc_fate fate, int64_t gc_refs)
{
    uint64_t *totals = collection->totals;
    bool unknown = !o->record_id;
    if (fate == PY_GC_COUNTED && collection->phase == RECORD_GC_COPY) {
        totals[RECORD_GC_UNKNOWN] += unknown;
        totals[RECORD_GC_HELD] += gc_refs > 0;
        totals[RECORD_GC_UNKNOWN_HELD] += unknown && gc_refs > 0;
    } else if (fate == PY_GC_LOWERED && collection->phase == RECORD_GC_SUBTRACT) {
        totals[RECORD_GC_REFERENCES]++;
        totals[RECORD_GC_HELD] -= gc_refs == 0;
        totals[RECORD_GC_UNKNOWN_HELD] -= unknown && gc_refs == 0;
    } else if (fate == PY_GC_UNREACHABLE && collection->phase == RECORD_GC_MOVE)
        totals[RECORD_GC_UNREACHABLE]++;
    else if (fate == PY_GC_SET_APART && collection->phase == RECORD_GC_MOVE)
        totals[RECORD_GC_SET_ASIDE] += !unknown;
}

/* What happens once to an object, and makes its phase worth telling. */
static bool count_event(struct py_collection *collection, enum py_gc_fate fate)
{
    static const enum record_gc_total totals[PY_GC_FATES] = {
        [PY_GC_WEAK_CLEARED] = RECORD_GC_WEAK,   [PY_GC_CALLED_BACK] = RECORD_GC_CALLED,
        [PY_GC_FINALIZED] = RECORD_GC_FINALIZED, [PY_GC_RESURRECTED] = RECORD_GC_RESURRECTED,
        [PY_GC_UNTRACKED] = RECORD_GC_UNTRACKED,
    };
    if (totals[fate])
        collection->totals[totals[fate]]++;
    return (totals[fate] && fate != PY_GC_UNTRACKED) || fate == PY_GC_CLEARED ||
           fate == PY_GC_SAVED;
}

static void observe_met(void *context, py_object *o, enum py_gc_fate fate, int64_t gc_refs,
                        py_object *from)
{
    py_vm *vm = context;
    if (silent(vm) || vm->recording_state->collection.muted)
        return;
    struct py_collection *collection = &vm->recording_state->collection;
    /* Who looks for the resurrected when no finalizer has run finds what was found before. */
    if (collection->phase == RECORD_GC_RESURRECT && !collection->totals[RECORD_GC_FINALIZED])
        return;
    count_reference(collection, o, fate, gc_refs);
    if (count_event(collection, fate) || o->record_id)
        tell_phase(vm);
    if (!o->record_id)
        return;
    if (fate == PY_GC_UNREACHABLE && !collection->found_told) {
        record_gc_found(vm->record, collection->phase);
        collection->found_told = true;
    }
    uint32_t refs = (uint32_t)MAX(gc_refs, 0);
    if (from)
        record_gc_edge(vm->record, from->record_id, o->record_id, marks[fate], refs);
    else
        record_gc_mark(vm->record, o->record_id, marks[fate], refs);
}

void py_watch_collected(py_vm *vm)
{
    struct py_collection *collection = &vm->recording_state->collection;
    if (!vm->gc.collecting || collection->muted || collection->phase != RECORD_GC_CLEAR)
        return;
    collection->totals[RECORD_GC_FREED]++;
}

void py_watch_collections(py_vm *vm)
{
    vm->recording_state->observer = (struct py_gc_observer){.context = vm,
                                                            .started = observe_started,
                                                            .began = observe_began,
                                                            .done = observe_done,
                                                            .met = observe_met,
                                                            .ended = observe_ended};
    vm->gc.observer = &vm->recording_state->observer;
    look_at_generations(vm, PY_GC_GENERATIONS - 1);
    tell_generations(vm);
    py_watch_collector_counts(vm);
}
