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
    /* A root that is no name was met: the answer when no other is found. */
    bool has_other;
    enum instant_root other_root;
    struct instant_link other;
    size_t other_at;
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
    /* C's static storage needs no frame. */
    return instant_category(search->instant, referrer->holder) == RECORD_VARIABLE;
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
        } else if (!search->has_other || search->other_root == ROOT_INTERPRETER) {
            search->has_other = true;
            search->other_root = ROOT_SUSPENDED;
            search->other = link;
            search->other_at = at;
        }
    }
    return true;
}

/* Does somebody hold it who is in no slot on the record? */
static void look_for_interpreter(struct search *search, size_t at)
{
    struct instant_object object;
    if (search->has_other || !instant_object(search->instant, search->items[at].id, &object) ||
        !object.hidden || object.category == RECORD_CLASS || object.flags & RECORD_PREEXISTING)
        return;
    search->has_other = true;
    search->other_root = ROOT_INTERPRETER;
    search->other_at = at;
}

static bool tell_other(const struct search *search, struct instant_path *path)
{
    path->gave_up = false;
    path->root = search->other_root;
    if (search->other_root == ROOT_SUSPENDED)
        return tell_path(search, search->other, search->other_at, path);
    for (size_t at = search->other_at; at != 0; at = search->items[at].from) {
        if (!vector_push(path, search->items[at].link))
            return false;
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
    path->root = ROOT_NAME;
    path->gave_up = false;
    bool good = instant_entity(instant, object) == RECORD_IS_OBJECT && find_roots(&search) &&
                search_add(&search, (struct reached){.id = object});
    for (size_t i = 0; good && !found && i < search.count; i++) {
        if (i >= limit) {
            path->gave_up = true;
            break;
        }
        good = search_one(&search, i, &referrers, path, &found);
        if (!found)
            look_for_interpreter(&search, i);
    }
    if (good && !found && search.has_other) {
        found = true;
        good = tell_other(&search, path);
    }
    instant_referrers_fini(&referrers);
    vector_fini(&search.roots);
    vector_fini(&search);
    free(search.index);
    if (!good || !found)
        path->count = 0;
    return good && found;
}
