/* A collection in sentences: what each phase found, and what each single mark and reference of it means.
 *
 * The phases tell of numbers and of one object that the person has made; the events between them tell of the object they are
 * about. What a phase does in general stands in the collector view.
 */
#include "session/narration.h"

#include "ui/canvas/canvas.h"
#include "ui/views/view.h"

#include <string.h>

enum { TEXT_WIDTH = 40, NAMED_AT_MOST = 3, LOOKED_AT = 200 };

struct telling {
    struct instant now;
    struct instant_collector collector;
    struct text *out;
};

/* ---- words ---- */

static void number(struct telling *telling, uint64_t value)
{
    char buffer[CANVAS_NUMBER_BYTES];
    text_append(telling->out, canvas_format_number(buffer, value));
}

/* "1 object", "2,345 objects" */
static void counted(struct telling *telling, uint64_t value, const char *one, const char *many)
{
    number(telling, value);
    text_format(telling->out, " %s", value == 1 ? one : many);
}

static void object_words(struct telling *telling, record_id id)
{
    view_object_text(telling->now, id, TEXT_WIDTH, telling->out);
}

static void the_object(struct telling *telling, record_id id)
{
    struct instant_object object;
    if (instant_object(telling->now, id, &object))
        text_append(telling->out, "the ");
    view_short_text(telling->now, id, telling->out);
}

static uint64_t total(const struct telling *telling, enum record_gc_total which)
{
    return telling->collector.totals[which];
}

/* ---- what an event means ---- */

static uint32_t references(const struct instant_object *object)
{
    return object->refcount + object->interpreter;
}

static void tell_unreachable(struct telling *telling, const struct instant_object *object)
{
    uint32_t count = references(object);
    text_append(telling->out, "Nothing outside the cycle refers to ");
    object_words(telling, object->id);
    text_format(telling->out, ": its %u reference%s from inside.", count,
                count == 1 ? " comes" : "s come");
}

/* What stands before and after the object's words; %u is its gc_refs. */
static const struct mark_words {
    const char *before, *after;
} mark_words[RECORD_MARKS] = {
    [RECORD_MARK_CANDIDATE] = {"The gc_refs of ", " begin at its refcount: %u."},
    [RECORD_MARK_SUBTRACTED] = {"The gc_refs of ", " are %u now."},
    [RECORD_MARK_TENTATIVE] = {"", " has gc_refs %u: it is set aside, for now."},
    [RECORD_MARK_REACHABLE] = {"", " has gc_refs %u: it is held from outside, and stays."},
    [RECORD_MARK_FINALIZED] = {"The finalizer of ", " runs: the only time in its life."},
    [RECORD_MARK_RESURRECTED] = {"Something holds ", " again: it has come back to life."},
    [RECORD_MARK_CLEARED] = {"", " is emptied: it lets go of all that it refers to."},
    [RECORD_MARK_SURVIVED] = {"", " has been emptied, and is still held."},
    [RECORD_MARK_UNTRACKED] = {"", " can be in no cycle: the collector watches it no more."},
    [RECORD_MARK_WEAK_CLEARED] = {"", " is cleared: asked now, it says None."},
    [RECORD_MARK_CALLED_BACK] = {"The callback of ", " is called."},
};

static bool tell_mark(struct telling *telling, record_id id, enum record_gc_mark mark,
                      uint32_t gc_refs)
{
    struct instant_object object;
    if (mark >= RECORD_MARKS || !instant_object(telling->now, id, &object))
        return false;
    if (mark == RECORD_MARK_UNREACHABLE) {
        tell_unreachable(telling, &object);
        return true;
    }
    const struct mark_words *words = &mark_words[mark];
    if (!words->after)
        return false;
    text_append(telling->out, words->before);
    object_words(telling, id);
    for (const char *at = words->after; *at; at++)
        if (at[0] == '%' && at[1] == 'u') {
            number(telling, gc_refs);
            at++;
        } else
            text_append_char(telling->out, *at);
    return true;
}

static bool was_set_aside(struct telling *telling, record_id id, record_time before)
{
    struct instant_object object;
    return instant_object((struct instant){telling->now.record, before}, id, &object) &&
           object.marked >= telling->collector.begun && object.mark == RECORD_MARK_TENTATIVE;
}

static bool tell_edge(struct telling *telling, const struct record_event *event)
{
    text_append(telling->out, event->other ? "The " : "Something of the interpreter");
    if (event->other)
        view_short_text(telling->now, event->other, telling->out);
    text_append(telling->out, " refers to ");
    the_object(telling, event->entity);
    if (event->mark == RECORD_MARK_SUBTRACTED)
        text_format(telling->out, ", a candidate like itself: gc_refs %u → %u.", event->numbers[1],
                    event->numbers[0]);
    else if (was_set_aside(telling, event->entity, event->before))
        text_append(telling->out, ", which was set aside too early and comes back: reachable.");
    else
        text_append(telling->out, ", which is reachable therefore.");
    return true;
}

static bool tell_event(struct telling *telling, const struct record_event *event)
{
    switch (event->kind) {
    case RECORD_EVENT_GC_MARK:
        return tell_mark(telling, event->entity, event->mark, event->numbers[0]);
    case RECORD_EVENT_GC_EDGE: return tell_edge(telling, event);
    case RECORD_EVENT_GC_PHASE: {
        const struct view_phase *phase = view_phase(event->phase);
        if (event->done)
            text_format(telling->out, "The phase is over: %s.", phase->name);
        else
            text_format(telling->out, "The next phase, %s: %s", phase->name, phase->what);
        return true;
    }
    default: return false;
    }
}

/* ---- what a phase found ---- */

/* Something that the person has made, among objects with a mark; 0: there is none. */
static record_id example_of(struct telling *telling, const struct record_ids *ids)
{
    record_id second = 0;
    for (size_t i = 0; i < ids->count; i++) {
        struct instant_object object;
        if (!instant_object(telling->now, ids->items[i], &object) ||
            object.flags & RECORD_PREEXISTING)
            continue;
        if (object.category == RECORD_INSTANCE || object.category == RECORD_MAPPING ||
            object.category == RECORD_SEQUENCE || object.category == RECORD_SET)
            return object.id;
        second = second ? second : object.id;
    }
    return second;
}

static record_id example(struct telling *telling, enum record_gc_phase phase,
                         enum record_gc_mark mark)
{
    struct record_ids ids = {0};
    instant_marked(telling->now, phase, mark, 0, LOOKED_AT, &ids);
    record_id id = example_of(telling, &ids);
    vector_fini(&ids);
    return id;
}

static void tell_merge(struct telling *telling)
{
    static const struct {
        const char *reason, *words;
    } reasons[] = {{"allocations", "Generation 0 is full, and a collection starts by itself"},
                   {"exit", "The interpreter ends with a collection"},
                   {"gc.collect", "A collection is asked for"}};
    const char *reason = record_name_string(telling->now.record, telling->collector.reason);
    uint32_t generation = telling->collector.generation;
    for (size_t i = 0; i < ARRAY_LENGTH(reasons); i++)
        if (strcmp(reason, reasons[i].reason) == 0)
            text_append(telling->out, reasons[i].words);
    text_append(telling->out, generation == 0   ? ", of the youngest generation: "
                              : generation == 1 ? ", of generations 0 and 1: "
                                                : ", of all generations: ");
    counted(telling, total(telling, RECORD_GC_EXAMINED), "container is a candidate.",
            "containers are candidates.");
}

static void tell_copy(struct telling *telling)
{
    text_append(telling->out, "Each of the ");
    counted(telling, total(telling, RECORD_GC_EXAMINED), "candidate has", "candidates has");
    text_append(telling->out, " a copy of its refcount now, gc_refs.");
}

static void tell_subtract(struct telling *telling)
{
    uint64_t examined = total(telling, RECORD_GC_EXAMINED), held = total(telling, RECORD_GC_HELD);
    counted(telling, total(telling, RECORD_GC_REFERENCES), "reference leads", "references lead");
    text_append(telling->out, " from a candidate to a candidate. Without them, ");
    number(telling, held);
    text_append(telling->out, " of ");
    number(telling, examined);
    text_append(telling->out, " still have gc_refs above 0: somebody outside holds them.");
}

static void tell_names(struct telling *telling, const struct record_ids *ids, uint64_t count)
{
    for (size_t i = 0; i < ids->count && i < NAMED_AT_MOST; i++) {
        text_append(telling->out, i == 0                                  ? ": "
                                  : i + 1 == count && i + 1 == ids->count ? " and "
                                                                          : ", ");
        the_object(telling, ids->items[i]);
    }
    if (count > NAMED_AT_MOST) {
        text_append(telling->out, " and ");
        number(telling, count - NAMED_AT_MOST);
        text_append(telling->out, " more");
    }
}

static void tell_returned(struct telling *telling)
{
    uint64_t aside = total(telling, RECORD_GC_SET_ASIDE);
    uint64_t lost = total(telling, RECORD_GC_UNREACHABLE);
    if (aside > lost) {
        text_append_char(telling->out, ' ');
        counted(telling, aside - lost, "was set aside too early and has come back.",
                "were set aside too early and have come back.");
    }
}

static void tell_move(struct telling *telling)
{
    struct record_ids ids = {0};
    struct instant_object object;
    uint64_t lost = total(telling, RECORD_GC_UNREACHABLE);
    if (!lost) {
        text_append(telling->out,
                    "Everything is reachable from outside: there is nothing to free.");
        tell_returned(telling);
        return;
    }
    counted(telling, lost, "is unreachable", "are unreachable");
    instant_unreachable(telling->now, 0, LOOKED_AT, &ids);
    tell_names(telling, &ids, lost);
    text_append(telling->out, ". ");
    record_id id = example_of(telling, &ids);
    if (id && instant_object(telling->now, id, &object))
        tell_unreachable(telling, &object);
    vector_fini(&ids);
}

/* A phase whose news is how many, and one of them. */
static void tell_count(struct telling *telling, enum record_gc_total which, const char *one,
                       const char *many, enum record_gc_mark mark)
{
    struct instant_object object;
    counted(telling, total(telling, which), one, many);
    record_id id = example(telling, telling->collector.phase, mark);
    if (!id || !instant_object(telling->now, id, &object))
        return;
    text_append_char(telling->out, ' ');
    tell_mark(telling, id, mark, object.gc_refs);
}

static void tell_untrack(struct telling *telling)
{
    tell_count(telling, RECORD_GC_UNTRACKED, "tuple or dict is struck off the list.",
               "tuples and dicts are struck off the list.", RECORD_MARK_UNTRACKED);
}

static void tell_weak(struct telling *telling)
{
    tell_count(telling, RECORD_GC_WEAK, "weak reference leads to what is about to go.",
               "weak references lead to what is about to go.", RECORD_MARK_WEAK_CLEARED);
}

static void tell_callbacks(struct telling *telling)
{
    counted(telling, total(telling, RECORD_GC_CALLED), "callback has been called.",
            "callbacks have been called.");
}

static void tell_finalize(struct telling *telling)
{
    counted(telling, total(telling, RECORD_GC_FINALIZED), "finalizer has run",
            "finalizers have run");
    record_id id = example(telling, RECORD_GC_FINALIZE, RECORD_MARK_FINALIZED);
    if (id) {
        text_append(telling->out, ", that of ");
        object_words(telling, id);
    }
    text_append(telling->out, ". None of them will be asked again.");
}

static void tell_resurrect(struct telling *telling)
{
    if (!total(telling, RECORD_GC_RESURRECTED)) {
        text_append(telling->out, "The sum is done again: no finalizer has brought anything back.");
        return;
    }
    tell_count(telling, RECORD_GC_RESURRECTED, "object is taken back among the living.",
               "objects are taken back among the living.", RECORD_MARK_RESURRECTED);
}

static void tell_clear(struct telling *telling)
{
    counted(telling, total(telling, RECORD_GC_FREED), "object is freed, ", "objects are freed, ");
    counted(telling, total(telling, RECORD_GC_FREED_BYTES), "byte.", "bytes.");
    text_append(telling->out, " Emptied one by one, they let go of each other, and the counts fell "
                              "to 0.");
}

static void tell_summary(struct telling *telling)
{
    uint64_t found = total(telling, RECORD_GC_COLLECTED) + total(telling, RECORD_GC_UNCOLLECTABLE);
    text_append(telling->out, "The collection is over: ");
    counted(telling, total(telling, RECORD_GC_EXAMINED), "examined, ", "examined, ");
    counted(telling, total(telling, RECORD_GC_REACHABLE), "reachable, ", "reachable, ");
    counted(telling, total(telling, RECORD_GC_COLLECTED), "collected, ", "collected, ");
    counted(telling, total(telling, RECORD_GC_UNCOLLECTABLE), "uncollectable, ", "uncollectable, ");
    counted(telling, total(telling, RECORD_GC_FREED_BYTES), "byte freed.", "bytes freed.");
    if (record_name_string(telling->now.record, telling->collector.reason)[0] == 'g') {
        text_append(telling->out, " gc.collect() returns ");
        number(telling, found);
        text_append_char(telling->out, '.');
    }
}

static void (*const tellers[RECORD_GC_PHASES])(struct telling *) = {
    [RECORD_GC_MERGE] = tell_merge,         [RECORD_GC_COPY] = tell_copy,
    [RECORD_GC_SUBTRACT] = tell_subtract,   [RECORD_GC_MOVE] = tell_move,
    [RECORD_GC_UNTRACK] = tell_untrack,     [RECORD_GC_WEAKREFS] = tell_weak,
    [RECORD_GC_CALLBACKS] = tell_callbacks, [RECORD_GC_FINALIZE] = tell_finalize,
    [RECORD_GC_RESURRECT] = tell_resurrect, [RECORD_GC_CLEAR] = tell_clear,
    [RECORD_GC_SUMMARY] = tell_summary,
};

bool narrate_collection(struct instant now, struct text *out)
{
    struct telling telling = {now, instant_collector(now), out};
    struct step_info info;
    size_t start = out->length;
    if (!telling.collector.begun ||
        !record_step_info(now.record, record_step_of_time(now.record, now.time), &info))
        return false;
    if (info.time == now.time) {
        if (info.kind == RECORD_STEP_COLLECTOR && telling.collector.phase < RECORD_GC_PHASES)
            tellers[telling.collector.phase](&telling);
    } else if (telling.collector.running) {
        struct record_events events = {0};
        record_events_seek(&events, now.record, now.time);
        if (record_events_previous(&events))
            tell_event(&telling, &events.event);
        record_events_fini(&events);
    }
    return out->length > start;
}
