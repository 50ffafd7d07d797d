/* Lists of the living: now and then, all ids alive, so that those alive at any time are the list
 * before it, without the dead, and the ids made since. One list is made after as many objects came
 * and went as four times the list is long, so that it costs each of them about a byte. */
#include "record/chain.h"
#include "record/instant.h"

bool alive_at(const struct record *record, record_id id, uint32_t time)
{
    uint32_t made = *row_made(record, id), last = *row_last(record, id);
    if (made & ROW_FLAG || made >= time)
        return false;
    return !(last & ROW_FLAG) || (last & ROW_POSITION) >= time;
}

static void begin_again(struct record *record)
{
    size_t listed = record->live.count ? vector_last(&record->live).count : 0;
    record->live_wanted = MAX((size_t)LIVE_LEAST, 4 * listed);
    record->live_edits = 0;
}

void live_make_list(struct record *record)
{
    record_id *ids = NULL;
    uint32_t capacity = record->now.live, count = 0;
    if (!store_reserve(record, &record->live, 1) ||
        (capacity && !(ids = store_resize(record, NULL, 0, capacity * sizeof *ids))))
        return;
    /* As many are found as were counted: now.live says how many that is. */
    const struct live_list *last = record->live.count ? &vector_last(&record->live) : NULL;
    for (uint32_t i = 0; last && i < last->count && count < capacity; i++)
        if (row_is_object(record, last->ids[i]))
            ids[count++] = last->ids[i];
    for (record_id id = last ? last->newest + 1 : 1; id <= record->now.newest && count < capacity;
         id++)
        if (row_is_object(record, id))
            ids[count++] = id;
    record->live.items[record->live.count++] =
        (struct live_list){record->end, record->now.newest, count, ids};
    begin_again(record);
}

void live_cut(struct record *record, uint32_t at)
{
    while (record->live.count > 0 && vector_last(&record->live).time > at) {
        struct live_list list = vector_pop(&record->live);
        store_resize(record, list.ids, list.count * sizeof *list.ids, 0);
    }
    begin_again(record);
}

struct instant_live instant_live(struct instant instant, record_id from)
{
    const struct record *record = instant.record;
    uint32_t newest = moment_at(record, instant.time).newest;
    struct instant_live live = {.instant = instant, .next = MAX(from, 1), .last = newest};
    size_t low = 0, high = record->live.count; /* the first list after the time */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record->live.items[middle].time <= instant.time)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return live;
    const struct live_list *list = &record->live.items[low - 1];
    const record_id *ids = list->ids;
    size_t first = 0, end = list->count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (ids[middle] < from)
            first = middle + 1;
        else
            end = middle;
    }
    live.snapshot = ids + first;
    live.snapshot_end = ids + list->count;
    live.next = MAX(live.next, list->newest + 1);
    return live;
}

record_id instant_live_next(struct instant_live *live)
{
    const struct record *record = live->instant.record;
    while (live->snapshot < live->snapshot_end) {
        record_id id = *live->snapshot++;
        if (alive_at(record, id, live->instant.time))
            return id;
    }
    while (live->next <= live->last) {
        record_id id = live->next++;
        if (alive_at(record, id, live->instant.time))
            return id;
    }
    return 0;
}
