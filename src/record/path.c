/* Why is it alive? A search breadth first from the object to who holds it, until a name is met. */
#include "record/chain.h"
#include "record/search.h"

enum { REFERRERS_AT_MOST = 256 };

void instant_path_fini(struct instant_path *path)
{
    vector_fini(path);
}

/* One object reached, by the slot of it that leads on toward the object asked for. */
struct reached {
    record_id id;
    struct instant_link link;
    size_t from; /* whose holder it is */
};

struct search {
    struct instant instant;
    VECTOR(struct reached);
    size_t *index; /* open-addressed by id */
    size_t index_size;
    struct record_ids roots; /* frames on the stack and the dicts their names live in */
    bool has_suspended;      /* a generator's name was met: the answer when no other is found */
    struct instant_link suspended;
    size_t suspended_at;
};

static bool search_find(struct search *search, record_id id, size_t *place)
{
    size_t mask = search->index_size - 1;
    *place = store_hash(id, 2) & mask;
    while (search->index[*place]) {
        if (search->items[search->index[*place] - 1].id == id)
            return true;
        *place = (*place + 1) & mask;
    }
    return false;
}

static bool search_grow(struct search *search)
{
    size_t size = search->index_size ? search->index_size * 2 : 256, place;
    size_t *index = calloc(size, sizeof *index);
    if (!index)
        return false;
    free(search->index);
    search->index = index;
    search->index_size = size;
    for (size_t i = 0; i < search->count; i++) {
        if (!search_find(search, search->items[i].id, &place))
            index[place] = i + 1;
    }
    return true;
}

static bool search_add(struct search *search, struct reached reached)
{
    size_t place;
    if (search->count * 2 >= search->index_size && !search_grow(search))
        return false;
    if (search_find(search, reached.id, &place))
        return true;
    if (!vector_push(search, reached))
        return false;
    search->index[place] = search->count;
    return true;
}

static bool is_root(const struct search *search, const struct instant_referrer *referrer)
{
    for (size_t i = 0; i < search->roots.count; i++) {
        if (search->roots.items[i] == referrer->holder)
            return referrer->region == RECORD_CONTENTS && !referrer->is_key;
    }
    return false;
}

static bool find_roots(struct search *search)
{
    if (!instant_stack(search->instant, &search->roots))
        return false;
    for (size_t i = search->roots.count; i-- > 0;) {
        struct instant_frame frame;
        instant_frame(search->instant, search->roots.items[i], &frame);
        if (frame.namespace_id && !vector_push(&search->roots, frame.namespace_id))
            return false;
    }
    return true;
}

/* From the name's slot to the object's. */
static bool tell_path(const struct search *search, struct instant_link name, size_t at,
                      struct instant_path *path)
{
    if (!vector_push(path, name))
        return false;
    for (; at != 0; at = search->items[at].from) {
        if (!vector_push(path, search->items[at].link))
            return false;
    }
    return true;
}

/* Looks at the holders of one object. *found: the path is told. */
static bool search_one(struct search *search, size_t at, struct instant_referrers *referrers,
                       struct instant_path *path, bool *found)
{
    if (!instant_referrers(search->instant, search->items[at].id, REFERRERS_AT_MOST, referrers))
        return false;
    for (size_t i = 0; i < referrers->count; i++) {
        const struct instant_referrer *referrer = &referrers->items[i];
        struct instant_link link = {referrer->holder, referrer->region, referrer->slot,
                                    referrer->is_key};
        if (referrer->held_by == RECORD_WEAK)
            continue;
        if (is_root(search, referrer)) {
            *found = true;
            return tell_path(search, link, at, path);
        }
        struct reached next = {referrer->holder, link, at};
        if (instant_entity(search->instant, referrer->holder) == RECORD_IS_OBJECT) {
            if (!search_add(search, next))
                return false;
        } else if (!search->has_suspended) {
            search->has_suspended = true;
            search->suspended = link;
            search->suspended_at = at;
        }
    }
    return true;
}

bool instant_find_path(struct instant instant, record_id object, size_t limit,
                       struct instant_path *path)
{
    struct search search = {.instant = instant};
    struct instant_referrers referrers = {0};
    bool found = false;
    path->count = 0;
    path->gave_up = false;
    bool good = instant_entity(instant, object) == RECORD_IS_OBJECT && find_roots(&search) &&
                search_add(&search, (struct reached){.id = object});
    for (size_t i = 0; good && !found && i < search.count; i++) {
        if (i >= limit) {
            path->gave_up = true;
            break;
        }
        good = search_one(&search, i, &referrers, path, &found);
    }
    if (good && !found && search.has_suspended) {
        found = true;
        path->gave_up = false;
        good = tell_path(&search, search.suspended, search.suspended_at, path);
    }
    instant_referrers_fini(&referrers);
    vector_fini(&search.roots);
    vector_fini(&search);
    free(search.index);
    if (!good || !found)
        path->count = 0;
    return good && found;
}
