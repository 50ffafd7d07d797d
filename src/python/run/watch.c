/* Telling the record: the changes that memory/watch.h declares, and frames. What an object is when the
 * record first hears of it is in introduce.c. */
#include "python/run/recording.h"

#include <stdlib.h>

int py_watch_init(py_vm *vm)
{
    vm->recording_state = calloc(1, sizeof *vm->recording_state);
    if (!vm->recording_state)
        return -1;
    py_watch_collections(vm);
    return 0;
}

void py_watch_fini(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    if (!state)
        return;
    for (size_t i = 0; i < ARRAY_LENGTH(state->codes); i++)
        vector_fini(&state->codes[i].names);
    vector_fini(&state->pending);
    vector_fini(&state->slots);
    vector_fini(&state->ids);
    vector_fini(&state->touched);
    vector_fini(&state->touched_ids);
    text_fini(&state->text);
    vm->gc.observer = NULL;
    free(state);
    vm->recording_state = NULL;
}

static bool silent(const py_vm *vm)
{
    return !vm->recording || !vm->recording_state;
}

/* The number of a value that a slot now has; it, and what was there, are looked at at the step. */
static record_id exchanged(py_vm *vm, py_object *old, py_object *value)
{
    record_id id = py_watch_id(vm, value);
    py_watch_touch(vm, old);
    py_watch_touch(vm, value);
    return id;
}

static void tell_size(py_vm *vm, py_object *holder)
{
    record_resized(vm->record, holder->record_id, py_watch_size_of(vm, holder));
}

void py_watch_splice(py_vm *vm, py_object *holder, int64_t at, py_object *const *removed,
                     int64_t removed_count, py_object *const *inserted, int64_t inserted_count)
{
    if (silent(vm))
        return;
    if (removed_count == 1 && inserted_count == 1) {
        record_set(vm->record, holder->record_id, (size_t)at,
                   exchanged(vm, removed[0], inserted[0]));
        return;
    }
    struct record_slot few[8] = {{0, 0}}, *slots = few;
    if (inserted_count > (int64_t)ARRAY_LENGTH(few)) {
        slots = malloc((size_t)inserted_count * sizeof *slots);
        if (!slots)
            return;
    }
    for (int64_t i = 0; i < inserted_count; i++)
        slots[i] = (struct record_slot){0, exchanged(vm, NULL, inserted[i])};
    for (int64_t i = 0; i < removed_count; i++)
        py_watch_touch(vm, removed[i]);
    record_splice(vm->record, holder->record_id, (size_t)at, (size_t)removed_count, slots,
                  (size_t)inserted_count);
    if (slots != few)
        free(slots);
    tell_size(vm, holder);
}

void py_watch_entry(py_vm *vm, py_object *dict, int64_t index, py_object *old_key,
                    py_object *old_value, py_object *key, py_object *value)
{
    if (silent(vm))
        return;
    record_id entity = dict->record_id;
    size_t have = record_slot_count(vm->record, entity);
    if (old_key && key == old_key) {
        record_set(vm->record, entity, (size_t)index, exchanged(vm, old_value, value));
        return;
    }
    struct record_slot slot = {py_watch_id(vm, key), exchanged(vm, old_value, value)};
    py_watch_touch(vm, key);
    py_watch_touch(vm, old_key);
    if ((size_t)index < have)
        record_splice(vm->record, entity, (size_t)index, 1, &slot, 1);
    else {
        static const struct record_slot hole;
        for (; have < (size_t)index; have++)
            record_splice(vm->record, entity, have, 0, &hole, 1);
        record_splice(vm->record, entity, (size_t)index, 0, &slot, 1);
    }
    tell_size(vm, dict);
}

void py_watch_named(py_vm *vm, py_object *holder, const char *name, py_object *old,
                    py_object *value)
{
    if (silent(vm))
        return;
    /* Of a list's or dict's subclass the items are recorded, its attributes not. */
    if (py_watch_form(vm, holder) != RECORD_NAMED) {
        py_watch_touch(vm, old);
        py_watch_touch(vm, value);
        return;
    }
    record_name label = record_intern(vm->record, name, strlen(name));
    size_t at = record_find_label(vm->record, holder->record_id, label);
    record_id id = exchanged(vm, old, value);
    if (at == SIZE_MAX) {
        struct record_slot slot = {record_label(label, RECORD_LOCAL, RECORD_AS_ENTITY), id};
        if (value)
            record_splice(vm->record, holder->record_id,
                          record_slot_count(vm->record, holder->record_id), 0, &slot, 1);
    } else if (value)
        record_set(vm->record, holder->record_id, at, id);
    else
        record_splice(vm->record, holder->record_id, at, 1, NULL, 0);
}

void py_watch_reset(py_vm *vm, py_object *holder)
{
    if (silent(vm))
        return;
    struct py_recording *state = vm->recording_state;
    bool telling = state->telling;
    state->telling = true;
    py_watch_contents(vm, holder);
    record_replace(vm->record, holder->record_id, state->slots.items, state->slots.count);
    tell_size(vm, holder);
    state->telling = telling;
    if (!telling && state->pending.count)
        py_watch_tell_pending(vm);
}

void py_watch_size(py_vm *vm, py_object *holder)
{
    if (!silent(vm))
        tell_size(vm, holder);
}

void py_watch_held(py_vm *vm, py_object *o)
{
    if (!silent(vm))
        py_watch_touch(vm, o);
}

static uint8_t *carried_at(struct py_recording *state, const py_object *o)
{
    return &state->carried_ids[o->record_id % ARRAY_LENGTH(state->carried_ids)];
}

static struct carried *carried_find(struct py_recording *state, const py_object *o)
{
    if (LIKELY(!*carried_at(state, o)))
        return NULL;
    for (size_t i = 0; i < state->carried_count; i++)
        if (state->carried[i].object == o)
            return &state->carried[i];
    return NULL;
}

static void carried_drop(struct py_recording *state, struct carried *carried)
{
    --*carried_at(state, carried->object);
    *carried = state->carried[--state->carried_count];
}

static void carry(struct py_recording *state, py_object *o, bool opaque)
{
    struct carried *carried = carried_find(state, o);
    if (!carried) {
        if (state->carried_count == CARRIED_MOST) {
            carried = &state->carried[state->carried_next++ % CARRIED_MOST];
            --*carried_at(state, carried->object);
        } else
            carried = &state->carried[state->carried_count++];
        ++*carried_at(state, o);
    }
    *carried = (struct carried){o, o->refcount, opaque};
}

static void touch_carried(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    for (size_t i = 0; i < state->carried_count; i++)
        if (state->carried[i].opaque ||
            state->carried[i].object->refcount != state->carried[i].refcount)
            py_watch_touch(vm, state->carried[i].object);
}

void py_watch_freed(py_vm *vm, py_object *o)
{
    struct py_recording *state = vm->recording_state;
    if (!state)
        return;
    struct carried *carried = carried_find(state, o);
    if (carried)
        carried_drop(state, carried);
    if (!silent(vm) && (o->type->slots.traverse || o->type->var.base.record_id))
        py_watch_touch_referents(vm, o);
    state->died = true;
    for (size_t i = state->pending.count; i-- > 0;)
        if (state->pending.items[i] == o)
            state->pending.items[i] = NULL;
    if (silent(vm))
        return;
    py_watch_collected(vm);
    record_freed(vm->record, o->record_id);
    o->record_id = 0;
}

enum { LOOKED_AT_BEHIND_OTHERS = 4096 };

/* Looking at an object's contents touches what it refers to, which is then looked at too: once, as an exception can be its own
 * context, and so many at most. */
static bool was_looked_at(const struct py_recording *state, size_t at, size_t touched)
{
    if (at < touched)
        return false;
    if (at - touched >= LOOKED_AT_BEHIND_OTHERS)
        return true;
    for (size_t i = 0; i < at; i++)
        if (state->touched.items[i] == state->touched.items[at])
            return true;
    return false;
}

/* Whose contents nobody tells of: they are told anew. */
static void look_at_opaque(py_vm *vm, size_t i, size_t touched)
{
    struct py_recording *state = vm->recording_state;
    if (!was_looked_at(state, i, touched))
        py_watch_reset(vm, state->touched.items[i]);
}

static void look_at_count(py_vm *vm, py_object *o, bool opaque)
{
    struct py_recording *state = vm->recording_state;
    uint32_t hidden = record_counted(vm->record, o->record_id, o->refcount);
    if (opaque || (hidden && !py_watch_is_shared(vm, o)))
        carry(state, o, opaque);
    else {
        struct carried *carried = carried_find(state, o);
        if (carried)
            carried_drop(state, carried);
    }
}

/* A record that has failed says of nobody that it is freed: nothing is looked at for it any more. */
static void forget_the_dead(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    if (!state->died)
        return;
    bool failed = record_failed(vm->record);
    for (size_t i = 0; i < state->touched.count; i++)
        if (failed || !record_is_alive(vm->record, state->touched_ids.items[i]))
            state->touched.items[i] = NULL;
    state->died = false;
}

/* What C functions have in hand while they call back. When it goes, it was carried. */
static void touch_temporaries(py_vm *vm)
{
    enum { LOOKED_AT = 256 };
    size_t count = vm->temporaries.count;
    for (size_t i = count > LOOKED_AT ? count - LOOKED_AT : 0; i < count; i++)
        py_watch_touch(vm, vm->temporaries.items[i]);
}

/* At a step: what the record cannot see. References that nobody told of (a constant's, a builtin's), and the
 * contents of objects whose changes are not told. */
void py_watch_counts(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    forget_the_dead(vm);
    touch_carried(vm);
    touch_temporaries(vm);
    size_t touched = state->touched.count;
    for (size_t i = 0; i < state->touched.count; i++) {
        const py_object *o = state->touched.items[i];
        if (o && py_watch_is_opaque(o))
            look_at_opaque(vm, i, touched);
    }
    for (size_t i = 0; i < state->touched.count; i++) {
        py_object *o = state->touched.items[i];
        if (o)
            look_at_count(vm, o, py_watch_is_opaque(o));
    }
    state->touched.count = state->touched_ids.count = 0;
}

/* ---- frames ---- */

bool py_watch_wants(py_vm *vm, py_frame *frame)
{
    (void)vm;
    const py_str *file = frame->code->filename;
    return !(file->length > 8 && py_str_at(file, 0) == '<' && py_str_at(file, 1) == 'f' &&
             py_str_at(file, 2) == 'r');
}

void py_watch_local(py_vm *vm, py_frame *frame, uint32_t slot, py_object *value)
{
    if (silent(vm))
        return;
    record_id id = py_watch_id(vm, value);
    py_watch_touch(vm, value);
    record_set(vm->record, frame->record_id, slot, id);
}

/* Most often it is as it was told: what a loop goes over, and what waits in callers. Then nothing has to be looked at,
 * since what changes unseen is carried. */
static bool stack_is_told(py_vm *vm, const py_frame *frame, int32_t bottom)
{
    const record_id *told;
    size_t count = record_stack_slots(vm->record, frame->record_id, &told);
    if (count != (size_t)(frame->stack_top - bottom))
        return false;
    for (size_t i = 0; i < count; i++) {
        const py_object *o = frame->slots[bottom + (int32_t)i];
        if (told[i] != (o ? o->record_id : 0) || (o && !o->record_id))
            return false;
    }
    return true;
}

void py_watch_frame_stack(py_vm *vm, py_frame *frame)
{
    struct py_recording *state = vm->recording_state;
    int32_t bottom = frame->code->locals_plus_count;
    if ((frame->stack_top == bottom && !frame->stack_told) || stack_is_told(vm, frame, bottom))
        return;
    state->ids.count = 0;
    if (!vector_reserve(&state->ids, (size_t)(frame->stack_top - bottom)))
        return;
    for (int32_t i = bottom; i < frame->stack_top; i++) {
        record_id id = py_watch_id(vm, frame->slots[i]);
        py_watch_touch(vm, frame->slots[i]);
        state->ids.items[state->ids.count++] = id;
    }
    frame->stack_told = frame->stack_top != bottom;
    record_stack(vm->record, frame->record_id, state->ids.items, state->ids.count);
}

void py_watch_returned(py_vm *vm, py_frame *frame, py_object *value)
{
    record_returned(vm->record, frame->record_id, py_watch_id(vm, value));
    py_watch_touch(vm, value);
    /* On its way, it is in no slot. */
    if (value->record_id && value->refcount == 1 && !py_watch_is_shared(vm, value)) {
        (void)record_counted(vm->record, value->record_id, 1);
        carry(vm->recording_state, value, py_watch_is_opaque(value));
    }
}

static bool is_module_frame(const py_frame *frame)
{
    return !(frame->code->flags & PY_CO_OPTIMIZED) && frame->locals == PY_OBJECT(frame->globals);
}

static enum record_frame_kind kind_of(const py_frame *frame)
{
    const py_code *code = frame->code;
    if (code->flags & (PY_CO_GENERATOR | PY_CO_COROUTINE | PY_CO_ASYNC_GENERATOR))
        return RECORD_GENERATOR_FRAME;
    if (!(code->flags & PY_CO_OPTIMIZED))
        return is_module_frame(frame) ? RECORD_MODULE_FRAME : RECORD_CLASS_FRAME;
    return code->name->length && py_str_at(code->name, 0) == '<' &&
                   !py_str_equals_c(code->name, "<lambda>")
               ? RECORD_COMPREHENSION_FRAME
               : RECORD_FUNCTION_FRAME;
}

void py_watch_frame_holds(py_vm *vm, py_frame *frame)
{
    py_watch_touch(vm, PY_OBJECT(frame->code));
    py_watch_touch(vm, frame->locals);
    if (!frame->function)
        return;
    if (PY_OBJECT(frame->function)->record_id)
        py_watch_touch(vm, PY_OBJECT(frame->function));
    else
        py_watch_touch_referents(vm, PY_OBJECT(frame->function));
}

/* The constants of code are held by it: told once, when the code first runs. */
static void tell_code(py_vm *vm, py_code *code)
{
    if (!code->var.base.record_id)
        py_watch_id(vm, PY_OBJECT(code));
}

/* The record's names of a code's own and of its locals are the same for each of its frames. NULL when memory is out. */
static const uint32_t *names_of(py_vm *vm, const py_code *code)
{
    struct py_recording *state = vm->recording_state;
    record_id id = code->var.base.record_id;
    struct told_code *told = &state->codes[id % ARRAY_LENGTH(state->codes)];
    size_t count = (size_t)code->locals_plus_count;
    if (told->code == id && id)
        return told->names.items;
    told->code = 0;
    told->names.count = 0;
    if (!vector_reserve(&told->names, 1 + count))
        return NULL;
    told->names.items[0] = py_watch_name(vm, code->qualname);
    for (size_t i = 0; i < count; i++) {
        uint8_t kind = code->locals_plus_kinds[i];
        enum record_scope scope = kind & PY_FREE   ? RECORD_FREE_NAME
                                  : kind & PY_CELL ? RECORD_CELL_NAME
                                                   : RECORD_LOCAL;
        record_name name = py_watch_name(vm, (py_str *)code->locals_plus_names->items[i]);
        told->names.items[1 + i] = record_label(name, scope, RECORD_AS_ENTITY);
    }
    told->code = id;
    return told->names.items;
}

void py_watch_frame(py_vm *vm, py_frame *frame)
{
    enum { USUAL_NAMES = 16 };
    py_code *code = frame->code;
    tell_code(vm, code);
    size_t count = is_module_frame(frame) ? 0 : (size_t)code->locals_plus_count;
    const uint32_t *told_names = names_of(vm, code);
    struct record_slot few[USUAL_NAMES], *names = few;
    if (!told_names || (count > USUAL_NAMES && !(names = malloc(count * sizeof *names))))
        return;
    for (size_t i = 0; i < count; i++) {
        names[i] = (struct record_slot){told_names[1 + i], py_watch_id(vm, frame->slots[i])};
        py_watch_touch(vm, frame->slots[i]);
    }
    if (!code->source_file) {
        const char *filename = py_str_utf8(vm, code->filename, NULL);
        code->source_file = record_find_file(vm->record, filename ? filename : "");
    }
    struct record_frame told = {
        .function = told_names[0],
        .file = code->source_file,
        .kind = kind_of(frame),
        .line = (uint32_t)MAX(code->first_line, 1),
        .namespace_id = !(code->flags & PY_CO_OPTIMIZED) ? py_watch_id(vm, frame->locals) : 0,
        .names = names,
        .count = count,
    };
    py_watch_frame_holds(vm, frame);
    frame->record_id = record_entered(vm->record, &told);
    frame->stack_told = false;
    if (names != few)
        free(names);
}
