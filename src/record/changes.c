/* What changed between two times. */
#include "record/instant.h"

#include "record/store.h"

void record_changes_fini(struct record_changes *changes)
{
    vector_fini(changes);
    free(changes->index);
    changes->index = NULL;
    changes->index_size = 0;
}

/* Most often the ids that changed lie side by side: so do their places, but for a shift that parts those that lie a power
 * of two apart. */
static size_t place(const struct record_changes *changes, record_id entity)
{
    size_t mask = changes->index_size - 1, i = (entity + (entity >> 8)) & mask;
    while (changes->index[i] && changes->items[changes->index[i] - 1].entity != entity)
        i = (i + 1) & mask;
    return i;
}

static bool index_grow(struct record_changes *changes)
{
    size_t size = changes->index_size ? changes->index_size * 2 : 64;
    uint32_t *index = calloc(size, sizeof *index);
    if (!index)
        return false;
    free(changes->index);
    changes->index = index;
    changes->index_size = size;
    for (size_t i = 0; i < changes->count; i++)
        index[place(changes, changes->items[i].entity)] = (uint32_t)i + 1;
    return true;
}

const struct record_change *record_changes_find(const struct record_changes *changes,
                                                record_id entity)
{
    if (changes->index_size == 0)
        return NULL;
    size_t found = changes->index[place(changes, entity)];
    return found ? &changes->items[found - 1] : NULL;
}

/* The entity's change, made when it has none. NULL when memory is out. */
static struct record_change *change_of(struct record_changes *changes, record_id entity,
                                       uint32_t what)
{
    if (changes->count * 2 >= changes->index_size && !index_grow(changes))
        return NULL;
    size_t at = place(changes, entity);
    if (changes->index[at] == 0) {
        struct record_change change = {.entity = entity};
        if (!vector_push(changes, change))
            return NULL;
        changes->index[at] = (uint32_t)changes->count;
    }
    struct record_change *change = &changes->items[changes->index[at] - 1];
    change->what |= what;
    return change;
}

static bool referred(struct record_changes *changes, const struct record_event *event,
                     const struct record_slot *slots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (slots[i].value && !change_of(changes, slots[i].value, RECORD_CHANGED_REFERRED))
            return false;
        if (event->form == RECORD_KEYED && slots[i].label &&
            !change_of(changes, slots[i].label, RECORD_CHANGED_REFERRED))
            return false;
    }
    return true;
}

/* Widens the changed slots by a splice's, after moving those behind it. */
static void widen(struct record_change *change, const struct record_event *event, bool first)
{
    size_t end = event->at + event->inserted_count, old_end = event->at + event->removed_count;
    if (first) {
        change->first_slot = event->at;
        change->end_slot = end;
        return;
    }
    if (change->end_slot >= old_end)
        change->end_slot = change->end_slot - old_end + end;
    if (change->first_slot >= old_end && change->first_slot > event->at)
        change->first_slot = change->first_slot - old_end + end;
    change->first_slot = MIN(change->first_slot, event->at);
    change->end_slot = MAX(change->end_slot, end);
}

static bool splice_changes(struct record_changes *changes, const struct record_event *event)
{
    if (event->region == RECORD_STACK) {
        if (!change_of(changes, event->entity, RECORD_CHANGED_STACK))
            return false;
    } else {
        struct record_change *change = change_of(changes, event->entity, 0);
        if (!change)
            return false;
        widen(change, event, !(change->what & RECORD_CHANGED_SLOTS));
        change->what |= RECORD_CHANGED_SLOTS;
    }
    return referred(changes, event, event->removed, event->removed_count) &&
           referred(changes, event, event->inserted, event->inserted_count);
}

static const uint32_t what_changed[RECORD_EVENTS] = {
    [RECORD_EVENT_STEP] = RECORD_CHANGED_LINE,
    [RECORD_EVENT_MADE] = RECORD_CHANGED_MADE,
    [RECORD_EVENT_FRAME] = RECORD_CHANGED_MADE,
    [RECORD_EVENT_FREED] = RECORD_CHANGED_FREED,
    [RECORD_EVENT_RESIZED] = RECORD_CHANGED_SIZE,
    [RECORD_EVENT_DESCRIBED] = RECORD_CHANGED_DESCRIPTION | RECORD_CHANGED_SIZE,
    [RECORD_EVENT_HIDDEN] = RECORD_CHANGED_REFERRED,
    [RECORD_EVENT_RESUMED] = RECORD_CHANGED_STATE,
    [RECORD_EVENT_SUSPENDED] = RECORD_CHANGED_STATE,
    [RECORD_EVENT_LEFT] = RECORD_CHANGED_STATE,
    [RECORD_EVENT_GC_MARK] = RECORD_CHANGED_STATE,
    [RECORD_EVENT_GC_EDGE] = RECORD_CHANGED_STATE};

bool record_changes(const struct record *record, record_time from, record_time to,
                    struct record_changes *changes)
{
    struct record_events events = {0};
    changes->count = 0;
    if (changes->index)
        memset(changes->index, 0, changes->index_size * sizeof *changes->index);
    record_events_seek(&events, record, from);
    bool good = true;
    while (good && events.time < to && record_events_next(&events) && events.event.after <= to) {
        const struct record_event *event = &events.event;
        if (event->kind == RECORD_EVENT_SPLICE)
            good = splice_changes(changes, event);
        else if (event->entity && what_changed[event->kind])
            good = change_of(changes, event->entity, what_changed[event->kind]) != NULL;
    }
    good = good && !events.failed;
    record_events_fini(&events);
    return good;
}
