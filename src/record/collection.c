/* What was true of the collector at a time. */
#include "record/chain.h"
#include "record/instant.h"

/* What one event of the collector's chain says, the newest first. */
struct learning {
    struct instant_collector *collector;
    bool phase_known, totals_known, generations_known, begin_known;
};

static void learn_totals(struct learning *learning, const struct raw *raw)
{
    if (!learning->totals_known)
        decode_totals(raw, learning->collector->totals);
    learning->totals_known = true;
}

static void learn_phase(struct learning *learning, const struct raw *raw)
{
    struct instant_collector *collector = learning->collector;
    if (raw->bits == PHASE_FOUND)
        return;
    if (raw->bits == PHASE_DONE)
        learn_totals(learning, raw);
    if (!learning->phase_known) {
        collector->phase = (enum record_gc_phase)raw->numbers[0];
        collector->done = raw->bits == PHASE_DONE;
    }
    learning->phase_known = true;
    if (raw->bits == PHASE_BEGINS && !collector->phase_begun)
        collector->phase_begun = raw->end;
}

static void learn_begin(struct learning *learning, const struct raw *raw)
{
    struct instant_collector *collector = learning->collector;
    collector->begun = raw->end;
    collector->generation = raw->numbers[0];
    collector->reason = raw->numbers[1];
    collector->running = collector->ended == 0;
    learning->begin_known = learning->totals_known = learning->phase_known = true;
}

static void learn(struct learning *learning, const struct raw *raw)
{
    struct instant_collector *collector = learning->collector;
    if (raw->op == OP_GC_GENERATIONS) {
        if (!learning->generations_known) {
            memcpy(collector->generations, raw->generations, sizeof collector->generations);
            collector->disabled = raw->bits != 0;
        }
        learning->generations_known = true;
    } else if (learning->begin_known)
        return;
    else if (raw->op == OP_GC_END) {
        collector->ended = raw->end;
        learn_totals(learning, raw);
    } else if (raw->op == OP_GC_PHASE)
        learn_phase(learning, raw);
    else
        learn_begin(learning, raw);
}

struct instant_collector instant_collector(struct instant instant)
{
    const struct record *record = instant.record;
    struct moment now = moment_at(record, instant.time);
    struct instant_collector collector = {0};
    struct learning learning = {.collector = &collector};
    struct raw raw;
    for (uint32_t at = now.gc; at && !(learning.begin_known && learning.generations_known);
         at = raw.contents) {
        decode(record, at, &raw);
        learn(&learning, &raw);
    }
    if (now.counts) {
        decode(record, now.counts, &raw);
        memcpy(collector.counts, raw.numbers, sizeof collector.counts);
    }
    return collector;
}

record_time instant_phase_begun(struct instant instant, enum record_gc_phase phase)
{
    struct raw raw;
    for (uint32_t at = moment_at(instant.record, instant.time).gc; at; at = raw.contents) {
        decode(instant.record, at, &raw);
        if (raw.op == OP_GC_BEGIN)
            break;
        if (raw.op == OP_GC_PHASE && raw.bits == PHASE_BEGINS && raw.numbers[0] == phase)
            return raw.end;
    }
    return 0;
}

static bool is_mark(const struct record_event *event, enum record_gc_mark mark)
{
    return (event->kind == RECORD_EVENT_GC_MARK || event->kind == RECORD_EVENT_GC_EDGE) &&
           event->mark == mark;
}

size_t instant_marked(struct instant instant, enum record_gc_phase phase, enum record_gc_mark mark,
                      size_t from, size_t limit, struct record_ids *ids)
{
    record_time begun = instant_phase_begun(instant, phase);
    struct record_events events = {0};
    size_t appended = 0;
    if (!begun)
        return 0;
    record_events_seek(&events, instant.record, begun);
    while (appended < limit && record_events_next(&events) && events.event.after <= instant.time &&
           events.event.kind != RECORD_EVENT_GC_PHASE) {
        if (!is_mark(&events.event, mark) || (from && from--))
            continue;
        if (!vector_push(ids, events.event.entity))
            break;
        appended++;
    }
    record_events_fini(&events);
    return appended;
}

/* Where the marks of what the moving found unreachable begin; 0: it is not done. */
static record_time unreachable_begin(struct instant instant)
{
    struct raw raw;
    bool done = false;
    for (uint32_t at = moment_at(instant.record, instant.time).gc; at; at = raw.contents) {
        decode(instant.record, at, &raw);
        if (raw.op == OP_GC_BEGIN)
            break;
        if (raw.op != OP_GC_PHASE || raw.numbers[0] != RECORD_GC_MOVE)
            continue;
        if (raw.bits == PHASE_FOUND)
            return done ? raw.end : 0;
        done |= raw.bits == PHASE_DONE;
    }
    return 0;
}

size_t instant_unreachable(struct instant instant, size_t from, size_t limit,
                           struct record_ids *ids)
{
    record_time begun = unreachable_begin(instant);
    struct record_events events = {0};
    size_t appended = 0;
    if (!begun)
        return 0;
    record_events_seek(&events, instant.record, begun);
    while (appended < limit && record_events_next(&events) &&
           is_mark(&events.event, RECORD_MARK_UNREACHABLE)) {
        if (from && from--)
            continue;
        if (!vector_push(ids, events.event.entity))
            break;
        appended++;
    }
    record_events_fini(&events);
    return appended;
}
