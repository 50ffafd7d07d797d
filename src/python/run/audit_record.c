/* The audit of the record: at a step, what it knows of each object is what is so.
 *
 * The references it counts and those it was told are hidden are together the object's count, and the slots it keeps
 * are the object's contents. What differs is a change that nobody told.
 */
#include "python/memory/alloc.h"
#include "python/run/recording.h"

enum { REPORTED_AT_MOST = 8 };

struct record_audit {
    py_vm *vm;
    struct text *report;
    int reported;
};

static void describe(struct record_audit *audit, const py_object *o)
{
    text_format(audit->report, "record: %s at 0x%llx", o->type->name,
                (unsigned long long)py_id(audit->vm, o));
    if (PY_IS_STR(o)) {
        text_append(audit->report, " ");
        py_str_excerpt(audit->vm, (const py_str *)o, 40, audit->report);
    } else if (PY_IS_TYPE(o))
        text_format(audit->report, " %s", ((const py_type *)o)->name);
}

static void check_count(struct record_audit *audit, py_object *o)
{
    struct record *record = audit->vm->record;
    uint32_t references = record_references(record, o->record_id);
    uint32_t hidden = record_hidden_references(record, o->record_id);
    bool right = py_watch_is_shared(audit->vm, o) ? references <= o->refcount
                                                  : references + hidden == o->refcount;
    if (right || audit->reported++ >= REPORTED_AT_MOST)
        return;
    describe(audit, o);
    text_format(audit->report, ": refcount %u, but %u references and %u hidden are recorded\n",
                o->refcount, references, hidden);
}

/* Is the slot among those recorded? Attributes are recorded in the order in which they were set. */
static bool is_recorded(struct record_slot slot, const uint32_t *labels, const record_id *values,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (labels[i] == slot.label)
            return values[i] == slot.value;
    return false;
}

static void check_contents(struct record_audit *audit, py_object *o)
{
    const struct py_recording *state = audit->vm->recording_state;
    const uint32_t *labels;
    const record_id *values;
    py_watch_contents(audit->vm, o);
    bool named = py_watch_form(audit->vm, o) == RECORD_NAMED;
    size_t count = record_slots(audit->vm->record, o->record_id, &labels, &values);
    while (count && !values[count - 1]) /* holes at the end */
        count--;
    size_t have = state->slots.count;
    while (have && !state->slots.items[have - 1].value)
        have--;
    size_t least = MIN(count, have), at = 0;
    for (; at < least; at++) {
        struct record_slot slot = state->slots.items[at];
        if (named ? !is_recorded(slot, labels, values, count)
                  : values[at] != slot.value || (labels && labels[at] != slot.label))
            break;
    }
    if (at == count && at == have)
        return;
    if (audit->reported++ >= REPORTED_AT_MOST)
        return;
    describe(audit, o);
    text_format(audit->report, ": has %zu slots, %zu are recorded; slot %zu differs\n", have, count,
                at);
}

static int check_object(py_object *o, void *argument)
{
    struct record_audit *audit = argument;
    if (!o->record_id || o->refcount == 0)
        return 0;
    check_count(audit, o);
    /* A code's constants are told once: somebody may hold them too since. */
    if (o->type != audit->vm->types.code && py_watch_form(audit->vm, o) != RECORD_NO_SLOTS)
        check_contents(audit, o);
    return 0;
}

bool py_audit_record(py_vm *vm, struct text *report)
{
    struct record_audit audit = {.vm = vm, .report = report};
    struct py_recording *state = vm->recording_state;
    if (!vm->record || !state)
        return true;
    /* Looking at contents is no reason to look at counts again: that would hide what is missing. */
    size_t touched = state->touched.count;
    state->telling = true;
    py_heap_each_object(vm, check_object, &audit);
    state->touched.count = state->touched_ids.count = touched;
    state->telling = false;
    if (audit.reported > REPORTED_AT_MOST)
        text_format(report, "... and %d more\n", audit.reported - REPORTED_AT_MOST);
    return !audit.reported;
}
