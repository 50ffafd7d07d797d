/* Which candidates of a collection are worth a row, and in which order.
 *
 * The candidates in the collector's own order, what it found unreachable, and whatever it was busy with last: of each a bounded
 * number is read, so that a picture costs the same however many there are.
 */
#include "ui/views/collector.h"
#include "ui/views/id_set.h"

#include <stdlib.h>

enum {
    FIRST_AT_MOST = 2000,
    LOST_AT_MOST = 1000,
    EVENTS_AT_MOST = 3000,
    HOLDERS_AT_MOST = 4,
    FRAMES_AT_MOST = 64,
    ASKED_AT_MOST = 100
};

struct finder {
    const struct scene *scene;
    struct shown_collection *collection;
    struct id_set seen, namespaces;
    int asked; /* who holds them */
    bool good;
};

static void add(struct finder *finder, record_id id)
{
    struct shown_candidate candidate = {.id = id};
    if (id_set_add(&finder->seen, id))
        finder->good = vector_push(finder->collection, candidate) && finder->good;
}

static void add_ids(struct finder *finder, struct record_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        add(finder, ids->items[i]);
    vector_fini(ids);
}

static void add_edge(struct finder *finder, const struct record_event *event)
{
    struct shown_collection *collection = finder->collection;
    if (!collection->to) {
        collection->from = event->other;
        collection->to = event->entity;
        collection->refs_before = event->numbers[1];
        collection->refs_after = event->numbers[0];
        collection->edge_mark = event->mark;
    }
    add(finder, event->entity);
    add(finder, event->other);
}

/* Back from the present moment to the instant that it is compared with. */
static void add_last(struct finder *finder)
{
    struct record_events events = {0};
    record_time from = MAX(finder->scene->before.time, finder->collection->marks.collector.begun);
    record_events_seek(&events, finder->scene->now.record, finder->scene->now.time);
    for (int i = 0; i < EVENTS_AT_MOST && record_events_previous(&events); i++) {
        if (events.event.after <= from)
            break;
        if (events.event.kind == RECORD_EVENT_GC_EDGE)
            add_edge(finder, &events.event);
        else if (events.event.kind == RECORD_EVENT_GC_MARK)
            add(finder, events.event.entity);
    }
    record_events_fini(&events);
}

/* Is it the dict of a module or a class, a function's defaults? To ask who holds it may cost a look through a long list, so
 * that only some are asked. */
static bool is_part(struct finder *finder, record_id id)
{
    struct instant now = finder->scene->now;
    if (finder->asked++ >= ASKED_AT_MOST)
        return false;
    struct instant_referrers referrers = {0};
    struct instant_object holder;
    bool part = id_set_has(&finder->namespaces, id);
    instant_referrers(now, id, HOLDERS_AT_MOST, &referrers);
    for (size_t i = 0; i < referrers.count && !part; i++)
        part = instant_object(now, referrers.items[i].holder, &holder) &&
               (holder.category == RECORD_MODULE || holder.category == RECORD_CLASS ||
                holder.category == RECORD_FUNCTION);
    instant_referrers_fini(&referrers);
    return part;
}

/* What the program made is nearer to the person than functions, classes and what was there before. */
static int nearness(struct finder *finder, const struct instant_object *object)
{
    if (object->flags & RECORD_PREEXISTING)
        return 3;
    switch (object->category) {
    case RECORD_MAPPING:
    case RECORD_SEQUENCE: return is_part(finder, object->id) ? 2 : 0;
    case RECORD_SET:
    case RECORD_INSTANCE:
    case RECORD_EXCEPTION:
    case RECORD_ITERATOR: return 0;
    case RECORD_CELL:
    case RECORD_WEAK_REFERENCE:
    case RECORD_OTHER: return 1;
    default: return 2;
    }
}

static bool is_lost(enum record_gc_mark mark)
{
    switch (mark) {
    case RECORD_MARK_TENTATIVE:
    case RECORD_MARK_UNREACHABLE:
    case RECORD_MARK_FINALIZED:
    case RECORD_MARK_RESURRECTED:
    case RECORD_MARK_CLEARED:
    case RECORD_MARK_SURVIVED:
    case RECORD_MARK_UNTRACKED:
    case RECORD_MARK_WEAK_CLEARED:
    case RECORD_MARK_CALLED_BACK: return true;
    default: return false;
    }
}

static int rank_of(struct finder *finder, const struct shown_candidate *candidate,
                   const struct instant_object *object)
{
    int near = nearness(finder, object);
    if (candidate->follows || candidate->followed ||
        finder->scene->choices->selected == candidate->id)
        return 0;
    if (!object->alive || is_lost(candidate->mark))
        return 1 + near;
    return 5 + 2 * near + !candidate->fate.refs_changed;
}

static void describe(struct finder *finder, struct shown_candidate *candidate)
{
    const struct shown_collection *collection = finder->collection;
    struct instant_object now;
    if (!instant_object(finder->scene->now, candidate->id, &now))
        return;
    candidate->mark = instant_mark(&collection->marks.collector, &now);
    candidate->fate = collection_fate(&collection->marks, candidate->id);
    candidate->refcount = now.alive ? now.refcount + now.interpreter : 0;
    if (finder->scene->between_steps) {
        candidate->follows = collection->from == candidate->id;
        candidate->followed = collection->to == candidate->id;
    }
    candidate->rank = rank_of(finder, candidate, &now);
}

static void find_namespaces(struct finder *finder)
{
    struct record_ids frames = {0};
    struct instant_frame frame;
    instant_stack(finder->scene->now, &frames);
    for (size_t i = 0; i < frames.count && i < FRAMES_AT_MOST; i++)
        if (instant_frame(finder->scene->now, frames.items[i], &frame))
            id_set_add(&finder->namespaces, frame.namespace_id);
    vector_fini(&frames);
}

static int by_rank(const void *a, const void *b)
{
    const struct shown_candidate *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank - right->rank;
    return left->id < right->id ? -1 : left->id > right->id;
}

static int by_id(const void *a, const void *b)
{
    const struct shown_candidate *left = a, *right = b;
    return left->id < right->id ? -1 : left->id > right->id;
}

bool shown_collection_find(struct shown_collection *collection, const struct scene *scene)
{
    *collection = (struct shown_collection){.marks = collection_marks(scene)};
    struct finder finder = {.scene = scene, .collection = collection, .good = true};
    struct record_ids ids = {0};
    if (collection->marks.running) {
        find_namespaces(&finder);
        add_last(&finder);
        instant_unreachable(scene->now, 0, LOST_AT_MOST, &ids);
        add_ids(&finder, &ids);
        instant_marked(scene->now, RECORD_GC_COPY, RECORD_MARK_CANDIDATE, 0, FIRST_AT_MOST, &ids);
        add_ids(&finder, &ids);
    }
    for (size_t i = 0; i < collection->count; i++)
        describe(&finder, &collection->items[i]);
    if (collection->count)
        qsort(collection->items, collection->count, sizeof *collection->items, by_rank);
    id_set_fini(&finder.seen);
    id_set_fini(&finder.namespaces);
    return finder.good;
}

void shown_collection_settle(struct shown_collection *collection, size_t rows)
{
    size_t first = MIN(rows, collection->count);
    if (first)
        qsort(collection->items, first, sizeof *collection->items, by_id);
    if (collection->count > first)
        qsort(collection->items + first, collection->count - first, sizeof *collection->items,
              by_id);
}

void shown_collection_fini(struct shown_collection *collection)
{
    vector_fini(collection);
}
