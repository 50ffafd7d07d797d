/* Events one by one, as the reader gives them back. Checks and pads are passed over, and the pieces
 * of a long splice are put together again. */
#include "record/chain.h"
#include "record/instant.h"

static bool is_inner(const struct raw *raw)
{
    return raw->op == OP_PAD || raw_is_check(raw);
}

static bool is_continued(const struct raw *raw)
{
    return raw->op == OP_SPLICE && raw->continued;
}

/* The first event at or after `at`: its first piece into *raw. False when there is none. */
static bool event_first(const struct record *record, uint32_t at, struct raw *raw)
{
    for (at = MAX(at, 1); at < record->end; at = raw->end) {
        decode(record, at, raw);
        if (!is_inner(raw))
            return true;
    }
    return false;
}

/* The end of the event whose first piece this is. */
static uint32_t event_end(const struct record *record, struct raw first)
{
    while (is_continued(&first) && event_first(record, first.end, &first))
        ;
    return first.end;
}

/* A time that was kept while the record was truncated and went on may lie within an event. */
static uint32_t between_events(const struct record *record, record_time time)
{
    struct walk walk;
    struct raw raw;
    if (time >= record->end)
        return record->end;
    walk_begin(&walk, record, time);
    while (walk.at < time && walk_next(&walk, &raw))
        ;
    return walk.at;
}

record_time record_next_event(const struct record *record, record_time time)
{
    struct raw raw;
    if (!event_first(record, between_events(record, time), &raw))
        return time;
    return event_end(record, raw);
}

record_time record_previous_event(const struct record *record, record_time time)
{
    struct record_events events = {0};
    record_events_seek(&events, record, time);
    record_time found = time;
    /* Checks that stand between the event and `time` make no instant of their own. */
    if (record_events_previous(&events)) {
        found = events.event.before;
        if (record_events_previous(&events))
            found = events.event.after;
    }
    record_events_fini(&events);
    return found;
}

void record_events_seek(struct record_events *events, const struct record *record, record_time time)
{
    struct moment now = moment_at(record, time);
    events->record = record;
    events->time = between_events(record, time);
    events->newest = now.newest;
    events->top = now.top;
    events->output = now.output;
    events->starts.count = 0;
    events->starts_end = 0;
}

void record_events_fini(struct record_events *events)
{
    vector_fini(events);
    vector_fini(&events->starts);
}

/* Splices. */

/* All the pieces, from the first one's position. */
static bool gather_pieces(struct record_events *events, uint32_t at)
{
    struct record_event *event = &events->event;
    const struct record *record = events->record;
    struct raw raw;
    size_t removed = 0, inserted = 0;
    bool more = true;
    for (uint32_t p = at; more && event_first(record, p, &raw); p = raw.end) {
        removed += raw.removed;
        inserted += raw.inserted;
        more = is_continued(&raw);
    }
    events->count = 0;
    if (!vector_reserve(events, removed + inserted + 1))
        return false;
    struct record_slot *out = events->items, *in = events->items + removed;
    event->removed = out;
    event->inserted = in;
    event->removed_count = removed;
    event->inserted_count = inserted;
    more = true;
    for (uint32_t p = at; more && event_first(record, p, &raw); p = raw.end) {
        for (uint32_t i = 0; i < raw.removed + raw.inserted; i++) {
            struct record_slot slot = {raw.slots[i].label, raw.slots[i].value};
            if (i < raw.removed)
                *out++ = slot;
            else
                *in++ = slot;
        }
        more = is_continued(&raw);
    }
    return true;
}

static bool fill_splice(struct record_events *events, const struct raw *raw)
{
    struct record_event *event = &events->event;
    event->kind = RECORD_EVENT_SPLICE;
    event->region = raw->region;
    event->form = raw->form;
    event->at = raw->place;
    event->rebind = raw->op == OP_SET;
    return gather_pieces(events, raw->at);
}

/* The plain ones. */

static const enum record_event_kind event_kinds[] = {[OP_STEP] = RECORD_EVENT_STEP,
                                                     [OP_MADE] = RECORD_EVENT_MADE,
                                                     [OP_FRAME] = RECORD_EVENT_FRAME,
                                                     [OP_SET] = RECORD_EVENT_SPLICE,
                                                     [OP_SPLICE] = RECORD_EVENT_SPLICE,
                                                     [OP_FREED] = RECORD_EVENT_FREED,
                                                     [OP_RESIZED] = RECORD_EVENT_RESIZED,
                                                     [OP_DESCRIBED] = RECORD_EVENT_DESCRIBED,
                                                     [OP_HIDDEN] = RECORD_EVENT_HIDDEN,
                                                     [OP_RESUMED] = RECORD_EVENT_RESUMED,
                                                     [OP_SUSPENDED] = RECORD_EVENT_SUSPENDED,
                                                     [OP_LEFT] = RECORD_EVENT_LEFT,
                                                     [OP_RETURNED] = RECORD_EVENT_RETURNED,
                                                     [OP_RAISED] = RECORD_EVENT_RAISED,
                                                     [OP_FAULT] = RECORD_EVENT_FAULT,
                                                     [OP_OUTPUT] = RECORD_EVENT_OUTPUT,
                                                     [OP_GC_BEGIN] = RECORD_EVENT_GC_BEGIN,
                                                     [OP_GC_PHASE] = RECORD_EVENT_GC_PHASE,
                                                     [OP_GC_MARK] = RECORD_EVENT_GC_MARK,
                                                     [OP_GC_EDGE] = RECORD_EVENT_GC_EDGE,
                                                     [OP_GC_END] = RECORD_EVENT_GC_END,
                                                     [OP_GC_COUNTS] = RECORD_EVENT_GC_COUNTS,
                                                     [OP_GC_GENERATIONS] =
                                                         RECORD_EVENT_GC_GENERATIONS,
                                                     [OP_WROTE] = RECORD_EVENT_WROTE,
                                                     [OP_STRETCHED] = RECORD_EVENT_STRETCHED};

static void fill_plain(struct record_event *event, const struct record *record,
                       const struct raw *raw)
{
    event->other = raw->other;
    switch (raw->op) {
    case OP_STEP:
        event->step = (enum record_step_kind)raw->bits;
        event->line = raw->numbers[0];
        break;
    case OP_MADE:
    case OP_DESCRIBED:
        event->name = record->kinds.items[raw->numbers[0]].type;
        event->number = raw->number;
        event->text = raw_text(raw, event->digits, &event->text_length);
        break;
    case OP_FRAME:
        event->name = raw->numbers[0];
        event->line = raw->numbers[2];
        break;
    case OP_FREED:
    case OP_RESIZED:
    case OP_HIDDEN: event->number = raw->number; break;
    case OP_RAISED:
    case OP_FAULT:
        event->name = raw->numbers[0];
        event->line = raw->numbers[1];
        event->text = raw->text;
        event->text_length = raw->text_length;
        break;
    case OP_OUTPUT: event->stream = (enum record_stream)raw->bits; break;
    case OP_WROTE:
        event->address = raw->address;
        event->number = raw->number;
        break;
    case OP_GC_BEGIN:
        event->numbers[0] = raw->numbers[0];
        event->name = raw->numbers[1];
        break;
    case OP_GC_PHASE:
        event->phase = (enum record_gc_phase)raw->numbers[0];
        event->done = raw->bits != PHASE_BEGINS;
        break;
    case OP_GC_EDGE: event->numbers[1] = raw->numbers[2]; /* fall through */
    case OP_GC_MARK:
        event->mark = (enum record_gc_mark)raw->numbers[0];
        event->numbers[0] = raw->numbers[1];
        break;
    case OP_GC_COUNTS: memcpy(event->numbers, raw->numbers, sizeof event->numbers); break;
    default: break;
    }
}

/* Fills the event from its first piece; newest, top and output are those before it. */
static bool fill(struct record_events *events, const struct raw *raw, uint32_t after)
{
    struct record_event *event = &events->event;
    *event = (struct record_event){
        .kind = event_kinds[raw->op], .before = events->time, .after = after, .entity = raw->id};
    if (raw->op == OP_SET || raw->op == OP_SPLICE)
        return fill_splice(events, raw);
    fill_plain(event, events->record, raw);
    if (raw->op == OP_STEP)
        event->entity = events->top;
    if (raw->op == OP_MADE || raw->op == OP_FRAME)
        event->entity = events->newest + 1;
    if (raw->op == OP_OUTPUT) {
        event->text = events->record->output.items + events->output;
        event->text_length = (size_t)raw->number;
    }
    return true;
}

/* What the event does to the walk's own state, forward or back. */
static void pass(struct record_events *events, const struct raw *raw, bool forward)
{
    switch (raw->op) {
    case OP_MADE:
    case OP_FRAME: events->newest += forward ? 1 : UINT32_MAX; break;
    case OP_OUTPUT:
        events->output += forward ? (uint32_t)raw->number : 0 - (uint32_t)raw->number;
        break;
    case OP_RESUMED: events->top = forward ? raw->id : raw->other; break;
    case OP_SUSPENDED:
    case OP_LEFT:
        if (raw->bits & 1)
            events->top = forward ? raw->other : raw->id;
        break;
    default: break;
    }
}

bool record_events_next(struct record_events *events)
{
    struct raw raw;
    if (!event_first(events->record, events->time, &raw))
        return false;
    uint32_t after = event_end(events->record, raw);
    if (!fill(events, &raw, after)) {
        events->failed = true;
        return false;
    }
    pass(events, &raw, true);
    events->time = after;
    return true;
}

/* Where the last thing in the log before `at` begins, checks included. */
static bool start_before(struct record_events *events, uint32_t at, uint32_t *start)
{
    if (at > events->starts_end)
        events->starts.count = 0;
    while (events->starts.count && vector_last(&events->starts) >= at)
        events->starts.count--;
    if (events->starts.count == 0) {
        struct walk walk;
        struct raw raw;
        walk_begin(&walk, events->record, at);
        while (walk.at < at && walk_next(&walk, &raw) && raw.at < at) {
            if (!vector_push(&events->starts, raw.at)) {
                events->failed = true;
                return false;
            }
        }
        events->starts_end = at;
        if (events->starts.count == 0)
            return false;
    }
    *start = vector_last(&events->starts);
    return true;
}

/* The last event before `at` that is no check. */
static bool event_before(struct record_events *events, uint32_t at, struct raw *raw)
{
    while (start_before(events, at, &at)) {
        decode(events->record, at, raw);
        if (!is_inner(raw))
            return true;
    }
    return false;
}

bool record_events_previous(struct record_events *events)
{
    struct raw raw, before;
    if (!event_before(events, events->time, &raw))
        return false;
    uint32_t after = raw.end, first = raw.at;
    while (event_before(events, first, &before) && is_continued(&before))
        first = before.at;
    if (first != raw.at)
        decode(events->record, first, &raw);
    pass(events, &raw, false);
    events->time = first;
    if (events->failed || !fill(events, &raw, after)) {
        events->failed = true;
        return false;
    }
    return true;
}
