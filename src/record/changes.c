/* What changed between two times: read from the events, or, where there are too many, asked of an entity's own chains. */
#include "record/chain.h"
#include "record/instant.h"

/* Links of one entity that are followed; who changed more often than that in a stretch has changed all over. */
enum { LINKS_AT_MOST = 1024 };

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
static void widen(struct record_change *change, size_t at, size_t removed, size_t inserted)
{
    size_t end = at + inserted, old_end = at + removed;
    if (!(change->what & RECORD_CHANGED_SLOTS)) {
        change->what |= RECORD_CHANGED_SLOTS;
        change->first_slot = at;
        change->end_slot = end;
        return;
    }
    if (change->end_slot >= old_end)
        change->end_slot = change->end_slot - old_end + end;
    if (change->first_slot >= old_end && change->first_slot > at)
        change->first_slot = change->first_slot - old_end + end;
    change->first_slot = MIN(change->first_slot, at);
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
        widen(change, event->at, event->removed_count, event->inserted_count);
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

bool record_changes(const struct record *record, record_time from, record_time to, size_t most,
                    struct record_changes *changes)
{
    struct record_events events = {0};
    changes->count = 0;
    changes->record = record;
    changes->from = from;
    changes->to = to;
    if (changes->index)
        memset(changes->index, 0, changes->index_size * sizeof *changes->index);
    record_events_seek(&events, record, from);
    bool good = true;
    size_t seen = 0;
    while (good && seen < most && events.time < to && record_events_next(&events) &&
           events.event.after <= to) {
        const struct record_event *event = &events.event;
        seen++;
        if (event->kind == RECORD_EVENT_SPLICE)
            good = splice_changes(changes, event);
        else if (event->entity && what_changed[event->kind])
            good = change_of(changes, event->entity, what_changed[event->kind]) != NULL;
    }
    good = good && !events.failed;
    changes->more = good && seen == most && events.time < to;
    record_events_fini(&events);
    return good;
}

/* ---- one entity, by its chains ---- */

static const uint32_t what_link_changed[] = {[OP_STEP] = RECORD_CHANGED_LINE,
                                             [OP_RESIZED] = RECORD_CHANGED_SIZE,
                                             [OP_DESCRIBED] =
                                                 RECORD_CHANGED_DESCRIPTION | RECORD_CHANGED_SIZE,
                                             [OP_RESUMED] = RECORD_CHANGED_STATE,
                                             [OP_SUSPENDED] = RECORD_CHANGED_STATE,
                                             [OP_LEFT] = RECORD_CHANGED_STATE,
                                             [OP_GC_MARK] = RECORD_CHANGED_STATE,
                                             [OP_GC_EDGE] = RECORD_CHANGED_STATE,
                                             [OP_STRETCHED] = 0};

static void contents_changed(const struct record_changes *changes, struct record_change *change)
{
    uint32_t splices[LINKS_AT_MOST], made = row_made_at(changes->record, change->entity);
    uint32_t at = chain_before(changes->record, change->entity, CHAIN_CONTENTS, changes->to);
    size_t count = 0, seen = 0;
    struct raw raw;
    for (; at > made && at >= changes->from && seen < LINKS_AT_MOST; seen++, at = raw.back) {
        decode(changes->record, at, &raw);
        if (raw.op != OP_SET && raw.op != OP_SPLICE)
            change->what |=
                raw.op < ARRAY_LENGTH(what_link_changed) ? what_link_changed[raw.op] : 0;
        else if (raw.region == RECORD_STACK)
            change->what |= RECORD_CHANGED_STACK;
        else
            splices[count++] = at;
    }
    while (count-- > 0) {
        decode(changes->record, splices[count], &raw);
        size_t place = raw.place, removed = raw.removed, inserted = raw.inserted;
        for (; raw.op == OP_SPLICE && raw.continued && count-- > 0;
             removed += raw.removed, inserted += raw.inserted)
            decode(changes->record, splices[count], &raw);
        widen(change, place, removed, inserted);
    }
    if (seen == LINKS_AT_MOST) {
        change->what |= RECORD_CHANGED_SLOTS;
        change->first_slot = 0;
        change->end_slot = SIZE_MAX;
    }
}

/* The newest link that is no check lies in the stretch. */
static bool references_changed(const struct record_changes *changes, record_id entity)
{
    uint32_t made = row_made_at(changes->record, entity);
    uint32_t at = chain_before(changes->record, entity, CHAIN_REFERENCES, changes->to);
    struct raw raw;
    for (; at > made && at >= changes->from; at = chain_back(&raw, entity, CHAIN_REFERENCES)) {
        decode(changes->record, at, &raw);
        if (!raw_is_check(&raw) && raw.op != OP_FREED)
            return true;
    }
    return false;
}

static bool change_by_chains(const struct record_changes *changes, struct record_change *change)
{
    const struct record *record = changes->record;
    record_id entity = change->entity;
    if (!row_known(record, entity) || row_made_at(record, entity) >= changes->to)
        return false;
    uint32_t ended = *row_last(record, entity) & ROW_POSITION;
    bool is_frame = row_is_frame(record, entity);
    if (row_made_at(record, entity) >= changes->from)
        change->what |= RECORD_CHANGED_MADE;
    contents_changed(changes, change);
    if (is_frame)
        return change->what != 0;
    if (row_ended(record, entity) && ended >= changes->from && ended < changes->to)
        change->what |= RECORD_CHANGED_FREED;
    if (references_changed(changes, entity))
        change->what |= RECORD_CHANGED_REFERRED;
    return change->what != 0;
}

bool record_changes_find(const struct record_changes *changes, record_id entity,
                         struct record_change *change)
{
    *change = (struct record_change){.entity = entity};
    if (changes->more)
        return change_by_chains(changes, change);
    size_t found = changes->index_size ? changes->index[place(changes, entity)] : 0;
    if (found)
        *change = changes->items[found - 1];
    return found != 0;
}
