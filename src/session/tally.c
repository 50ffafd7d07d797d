#include "session/tally.h"

#include "ui/views/c_value.h"

enum { EVENTS_BETWEEN = 1 << 16 };

static bool counts(const struct tally *tally, struct instant at, record_id id,
                   struct instant_object *object)
{
    /* What stands before the first line runs is the language's own. */
    if (!instant_object(at, id, object) || object->made <= record_time_of_step(at.record, 1))
        return false;
    return tally->is_c ? object->category == RECORD_BLOCK
                       : !(object->flags & (RECORD_PREEXISTING | RECORD_CONSTANT));
}

static void count(struct tally *tally, const struct record *record,
                  const struct record_event *event)
{
    struct instant after = {record, event->after}, before = {record, event->before};
    struct instant_object object;
    switch (event->kind) {
    case RECORD_EVENT_MADE:
        if (counts(tally, after, event->entity, &object)) {
            tally->made++;
            tally->made_bytes += object.size;
        }
        break;
    case RECORD_EVENT_FREED:
        if (counts(tally, before, event->entity, &object)) {
            tally->freed++;
            tally->freed_bytes += object.size;
            tally->collected += tally->in_collection;
            if (instant_object(after, event->entity, &object))
                tally->dangled += object.refcount;
        }
        break;
    case RECORD_EVENT_RAISED:
        if (!tally->raised) {
            tally->raised = event->name;
            tally->raised_line = event->line;
        }
        break;
    case RECORD_EVENT_GC_BEGIN: tally->in_collection = true; break;
    case RECORD_EVENT_GC_END: tally->in_collection = false; break;
    case RECORD_EVENT_STEP: tally->ended |= event->step == RECORD_STEP_END; break;
    default: break;
    }
}

static void keep(struct tally_history *history)
{
    history->since = 0;
    if (!history->kept.count || vector_last(&history->kept).time < history->tally.time)
        (void)vector_push(&history->kept, history->tally);
}

/* To the last tally kept at or before a time. */
static void go_back(struct tally_history *history, record_time time)
{
    size_t count = history->kept.count;
    while (count && history->kept.items[count - 1].time > time)
        count--;
    history->tally = count ? history->kept.items[count - 1] : (struct tally){0};
    history->since = 0;
}

static void arrive(struct tally *tally, struct instant now)
{
    tally->lost = tally->lost_bytes = 0;
    if (tally->is_c && tally->ended) {
        struct c_losses losses = c_losses_at(now);
        tally->lost = losses.blocks[RECORD_DEFINITELY_LOST] + losses.blocks[RECORD_INDIRECTLY_LOST];
        tally->lost_bytes =
            losses.bytes[RECORD_DEFINITELY_LOST] + losses.bytes[RECORD_INDIRECTLY_LOST];
    }
    tally->time = now.time;
}

bool tally_go_to(struct tally_history *history, struct instant now, size_t most)
{
    struct record_events events = {0};
    struct tally *tally = &history->tally;
    if (tally->time && now.time == tally->time)
        return true;
    if (now.time < tally->time)
        go_back(history, now.time);
    tally->is_c = record_has_bytes(now.record);
    record_events_seek(&events, now.record, tally->time);
    bool behind = tally->time < now.time;
    for (size_t counted = 0; behind && counted < most; counted++) {
        behind = record_events_next(&events) && events.event.after <= now.time;
        if (!behind)
            break;
        count(tally, now.record, &events.event);
        tally->time = events.event.after;
        if (++history->since >= EVENTS_BETWEEN)
            keep(history);
        behind = tally->time < now.time;
    }
    record_events_fini(&events);
    if (!behind)
        arrive(tally, now);
    return !behind;
}

void tally_history_fini(struct tally_history *history)
{
    vector_fini(&history->kept);
}

const char *tally_heading(enum tally_row row)
{
    static const char *const headings[] = {
        [TALLY_ALLOCATION] = "Allocation",        [TALLY_DEALLOCATION] = "Deallocation",
        [TALLY_LEAKS] = "Memory leaks",           [TALLY_DANGLING] = "Dangling pointers",
        [TALLY_CORRUPTION] = "Memory corruption", [TALLY_PRICE] = "Performance",
    };
    return headings[row];
}

static void put_count(struct text *out, uint64_t number, const char *noun)
{
    char digits[CANVAS_NUMBER_BYTES];
    text_format(out, "%s %s%s", canvas_format_number(digits, number), noun, number == 1 ? "" : "s");
}

/* ---- the rows ---- */

struct telling {
    const struct tally *tally;
    struct instant now;
    const char *thing;
    bool brief;
    struct text *out;
};

static void allocation_words(const struct telling *telling)
{
    bool is_c = telling->tally->is_c;
    if (!telling->brief)
        text_append(telling->out, is_c ? "manual: " : "automatic: ");
    put_count(telling->out, telling->tally->made, telling->thing);
    text_append(telling->out, is_c ? " by malloc" : " made");
}

static void deallocation_words(const struct telling *telling)
{
    const struct tally *tally = telling->tally;
    char digits[CANVAS_NUMBER_BYTES];
    if (!telling->brief)
        text_append(telling->out, tally->is_c ? "manual: " : "automatic: ");
    if (tally->is_c) {
        put_count(telling->out, tally->freed, "block");
        text_append(telling->out, " by free");
        return;
    }
    if (telling->brief)
        text_append(telling->out, canvas_format_number(digits, tally->freed - tally->collected));
    else
        put_count(telling->out, tally->freed - tally->collected, "object");
    text_append(telling->out, telling->brief ? " by counts" : " by the counts");
    if (tally->collected)
        text_format(telling->out, telling->brief ? ", %s by collector" : ", %s by the collector",
                    canvas_format_number(digits, tally->collected));
}

static void leak_words(const struct telling *telling)
{
    const struct tally *tally = telling->tally;
    struct text *out = telling->out;
    if (tally->lost) {
        put_count(out, tally->lost_bytes, "byte");
        text_append(out, telling->brief ? " in " : " leaked, in ");
        put_count(out, tally->lost, "block");
        return;
    }
    uint64_t alive = tally->made - MIN(tally->freed, tally->made);
    char digits[CANVAS_NUMBER_BYTES];
    text_append(out, tally->ended ? "none; " : "none so far; ");
    if (telling->brief && !tally->ended)
        text_append(out, canvas_format_number(digits, alive));
    else
        put_count(out, alive, telling->thing);
    text_append(out, !tally->ended ? " alive" : telling->brief ? " left" : " alive at the end");
}

/* In Python neither can be, whatever the program does: that is said, not counted. */
static const char *none_words(const struct tally *tally, const char *safe)
{
    return !tally->is_c ? safe : tally->ended ? "none" : "none so far";
}

static void dangling_words(const struct telling *telling)
{
    const struct tally *tally = telling->tally;
    if (!tally->dangled) {
        text_append(telling->out, none_words(tally, "none: references are safe"));
        return;
    }
    put_count(telling->out, tally->dangled, "pointer");
    text_append(telling->out, " to freed memory");
}

static void corruption_words(const struct telling *telling)
{
    const struct tally *tally = telling->tally;
    const struct record *record = telling->now.record;
    struct instant_fault fault;
    if (instant_fault(telling->now, &fault))
        text_format(telling->out, telling->brief ? "%s, %u" : "%s, line %u",
                    record_name_string(record, fault.kind), fault.line);
    else if (tally->raised)
        text_format(telling->out, telling->brief ? "none: %s, line %u" : "none: %s in line %u",
                    record_name_string(record, tally->raised), tally->raised_line);
    else
        text_append(telling->out, none_words(tally, "none: bounds are checked"));
}

static void price_words(const struct telling *telling)
{
    put_count(telling->out, record_step_of_time(telling->now.record, telling->now.time), "step");
    text_append(telling->out, ", ");
    put_count(telling->out, telling->tally->made_bytes, "byte");
    text_append(telling->out, telling->brief ? "" : " in all");
}

bool tally_went_wrong(const struct tally *tally, struct instant now, enum tally_row row)
{
    struct instant_fault fault;
    return (row == TALLY_LEAKS && tally->lost) || (row == TALLY_DANGLING && tally->dangled) ||
           (row == TALLY_CORRUPTION && instant_fault(now, &fault));
}

void tally_words(const struct tally *tally, struct instant now, enum tally_row row, bool brief,
                 struct text *out)
{
    static void (*const tell[])(const struct telling *) = {
        [TALLY_ALLOCATION] = allocation_words,
        [TALLY_DEALLOCATION] = deallocation_words,
        [TALLY_LEAKS] = leak_words,
        [TALLY_DANGLING] = dangling_words,
        [TALLY_CORRUPTION] = corruption_words,
        [TALLY_PRICE] = price_words,
    };
    const struct telling telling = {tally, now, tally->is_c ? "block" : "object", brief, out};
    tell[row](&telling);
}
