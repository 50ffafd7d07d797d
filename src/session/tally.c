#include "session/tally.h"

#include "ui/views/c_value.h"

#include <inttypes.h>

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

void tally_go_to(struct tally *tally, struct instant now)
{
    struct record_events events = {0};
    if (now.time < tally->time)
        *tally = (struct tally){0};
    tally->is_c = record_has_bytes(now.record);
    record_events_seek(&events, now.record, tally->time);
    while (record_events_next(&events) && events.event.after <= now.time)
        count(tally, now.record, &events.event);
    record_events_fini(&events);
    tally->time = now.time;
}

const char *tally_heading(enum tally_row row)
{
    static const char *const headings[] = {
        [TALLY_ALLOCATION] = "Allocation",    [TALLY_DEALLOCATION] = "Deallocation",
        [TALLY_LEAKS] = "Memory leaks",       [TALLY_DANGLING] = "Dangling pointers",
        [TALLY_CORRUPTION] = "Memory errors", [TALLY_PRICE] = "Price",
    };
    return headings[row];
}

static void put_count(struct text *out, uint64_t number, const char *noun)
{
    text_format(out, "%" PRIu64 " %s%s", number, noun, number == 1 ? "" : "s");
}

static void leak_words(const struct tally *tally, struct instant now, struct text *out)
{
    struct c_losses losses = tally->is_c ? c_losses_at(now) : (struct c_losses){0};
    uint32_t lost = losses.blocks[RECORD_DEFINITELY_LOST] + losses.blocks[RECORD_INDIRECTLY_LOST];
    uint64_t bytes = losses.bytes[RECORD_DEFINITELY_LOST] + losses.bytes[RECORD_INDIRECTLY_LOST];
    if (lost) {
        put_count(out, bytes, "byte");
        text_append(out, " leaked, in ");
        put_count(out, lost, "block");
        return;
    }
    text_append(out, tally->ended ? "none; " : "none so far; ");
    put_count(out, tally->made - MIN(tally->freed, tally->made), tally->is_c ? "block" : "object");
    text_append(out, tally->ended ? " alive at the end" : " alive");
}

static void error_words(const struct tally *tally, struct instant now, struct text *out)
{
    struct instant_fault fault;
    if (instant_fault(now, &fault))
        text_format(out, "%s, line %u", record_name_string(now.record, fault.kind), fault.line);
    else if (tally->raised)
        text_format(out, "none: %s in line %u", record_name_string(now.record, tally->raised),
                    tally->raised_line);
    else
        text_append(out, tally->ended ? "none" : "none so far");
}

void tally_words(const struct tally *tally, struct instant now, enum tally_row row,
                 struct text *out)
{
    const char *thing = tally->is_c ? "block" : "object";
    switch (row) {
    case TALLY_ALLOCATION:
        text_append(out, tally->is_c ? "manual: " : "automatic: ");
        put_count(out, tally->made, thing);
        text_append(out, tally->is_c ? " by malloc" : " made");
        break;
    case TALLY_DEALLOCATION:
        text_append(out, tally->is_c ? "manual: " : "automatic: ");
        if (tally->is_c) {
            put_count(out, tally->freed, "block");
            text_append(out, " by free");
            break;
        }
        put_count(out, tally->freed - tally->collected, "object");
        text_append(out, " by the counts");
        if (tally->collected)
            text_format(out, ", %" PRIu64 " by the collector", tally->collected);
        break;
    case TALLY_LEAKS: leak_words(tally, now, out); break;
    case TALLY_DANGLING:
        if (tally->dangled) {
            put_count(out, tally->dangled, "pointer");
            text_append(out, " to freed memory");
        } else
            text_append(out, tally->ended ? "none" : "none so far");
        break;
    case TALLY_CORRUPTION: error_words(tally, now, out); break;
    case TALLY_PRICE:
        put_count(out, record_step_of_time(now.record, now.time), "step");
        text_append(out, ", ");
        put_count(out, tally->made_bytes, "byte");
        text_append(out, " in all");
        break;
    case TALLY_ROWS: break;
    }
}
