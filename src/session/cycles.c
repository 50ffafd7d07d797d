#include "session/cycles.h"

#include "record/search.h"
#include "session/inspect.h"
#include "session/state.h"

#include <stdlib.h>

enum { TEXT_WIDTH = 44, CYCLES_LISTED = 20, MEMBERS_LISTED = 6, PATH_LIMIT = 200000 };

void cycles_fini(struct cycles *cycles)
{
    vector_fini(cycles);
    vector_fini(&cycles->ends);
}

/* ---- the components ---- */

/* An object on the way down, and those of its referents that are still to be gone to: they lie on top of `referents`. */
struct visit {
    record_id id;
    size_t first; /* where its referents begin */
};

struct walk_down {
    struct instant instant;
    struct cycles *cycles;
    uint32_t *order; /* by id: when it was come to, from 1; 0: not yet */
    uint32_t *low;   /* by id: the earliest that it leads back to */
    bool *waiting;   /* by id: its component is not closed yet */
    uint32_t next;
    struct {
        VECTOR(struct visit);
    } visits;
    struct record_ids referents, stack;
    struct instant_slots slots;
};

static bool add_referents(struct walk_down *walk, record_id id)
{
    struct instant_object object;
    if (!instant_object(walk->instant, id, &object) || object.form == RECORD_NO_SLOTS ||
        !object.slots)
        return true;
    if (!instant_slots(walk->instant, id, RECORD_CONTENTS, 0, object.slots, &walk->slots))
        return false;
    for (size_t i = 0; i < walk->slots.count; i++) {
        struct record_slot slot = walk->slots.items[i];
        if (object.form == RECORD_NAMED && record_label_holder(slot.label) == RECORD_WEAK)
            continue;
        if (slot.value && !vector_push(&walk->referents, slot.value))
            return false;
        if (object.form == RECORD_KEYED && slot.label && !vector_push(&walk->referents, slot.label))
            return false;
    }
    return true;
}

static bool come_to(struct walk_down *walk, record_id id)
{
    struct visit visit = {id, walk->referents.count};
    walk->order[id] = walk->low[id] = ++walk->next;
    walk->waiting[id] = true;
    return vector_push(&walk->visits, visit) && vector_push(&walk->stack, id) &&
           add_referents(walk, id);
}

static bool holds_itself(struct walk_down *walk, record_id id)
{
    size_t first = walk->referents.count;
    bool found = false;
    if (add_referents(walk, id))
        for (size_t i = first; i < walk->referents.count && !found; i++)
            found = walk->referents.items[i] == id;
    walk->referents.count = first;
    return found;
}

/* What is on the stack down to `id` is one component. One object alone is none, unless it holds itself. */
static bool close_component(struct walk_down *walk, record_id id)
{
    struct cycles *cycles = walk->cycles;
    size_t first = walk->stack.count;
    do
        walk->waiting[walk->stack.items[--first]] = false;
    while (walk->stack.items[first] != id);
    size_t count = walk->stack.count - first;
    walk->stack.count = first;
    if (count == 1 && !holds_itself(walk, id))
        return true;
    if (!vector_reserve(cycles, count))
        return false;
    for (size_t i = 0; i < count; i++)
        cycles->items[cycles->count++] = walk->stack.items[first + i];
    return vector_push(&cycles->ends, cycles->count);
}

static bool go_back(struct walk_down *walk)
{
    record_id id = vector_pop(&walk->visits).id;
    if (walk->visits.count) {
        record_id before = vector_last(&walk->visits).id;
        walk->low[before] = MIN(walk->low[before], walk->low[id]);
    }
    return walk->low[id] != walk->order[id] || close_component(walk, id);
}

static bool walk_from(struct walk_down *walk, record_id root, uint32_t newest)
{
    bool good = come_to(walk, root);
    while (good && walk->visits.count) {
        struct visit *visit = &vector_last(&walk->visits);
        if (walk->referents.count == visit->first) {
            good = go_back(walk);
            continue;
        }
        record_id to = vector_pop(&walk->referents);
        if (to > newest)
            continue;
        if (!walk->order[to])
            good = come_to(walk, to);
        else if (walk->waiting[to])
            walk->low[visit->id] = MIN(walk->low[visit->id], walk->order[to]);
    }
    return good;
}

bool cycles_find(struct instant instant, struct cycles *cycles)
{
    struct walk_down walk = {.instant = instant, .cycles = cycles};
    struct instant_live live = instant_live(instant, 1);
    uint32_t newest = live.last;
    record_id id;
    walk.order = calloc((size_t)newest + 1, sizeof *walk.order);
    walk.low = calloc((size_t)newest + 1, sizeof *walk.low);
    walk.waiting = calloc((size_t)newest + 1, sizeof *walk.waiting);
    bool good = walk.order && walk.low && walk.waiting;
    cycles->count = cycles->ends.count = 0;
    while (good && (id = instant_live_next(&live)) != 0)
        if (!walk.order[id])
            good = walk_from(&walk, id, newest);
    free(walk.order);
    free(walk.low);
    free(walk.waiting);
    vector_fini(&walk.visits);
    vector_fini(&walk.referents);
    vector_fini(&walk.stack);
    instant_slots_fini(&walk.slots);
    return good;
}

/* ---- in words ---- */

static void append_members(struct instant now, const record_id *members, size_t count,
                           struct text *answer)
{
    text_format(answer, "%zu object%s: ", count, count == 1 ? "" : "s");
    for (size_t i = 0; i < MIN(count, (size_t)MEMBERS_LISTED); i++) {
        struct instant_object object;
        if (!instant_object(now, members[i], &object))
            continue;
        text_format(answer, "%s%s #%u", i ? ", " : "", record_name_string(now.record, object.type),
                    members[i]);
    }
    if (count > MEMBERS_LISTED)
        text_format(answer, ", ... %zu more", count - MEMBERS_LISTED);
    text_append(answer, "\n    for instance ");
    view_object_text(now, members[0], TEXT_WIDTH, answer);
    text_append_char(answer, '\n');
}

/* What keeps a component alive, as a line. False: nothing outside it does. */
static bool append_keeper(struct instant now, record_id member, struct text *answer)
{
    struct instant_path path = {0};
    bool held = instant_find_path(now, member, PATH_LIMIT, &path) || path.gave_up;
    if (held) {
        text_append(answer, "    held from outside by ");
        if (path.gave_up)
            text_append(answer, "more than can be followed");
        else if (path.root == ROOT_INTERPRETER)
            text_append(answer, "the interpreter itself");
        else
            inspect_append_holder(now, path.items[0].holder, path.items[0].region,
                                  path.items[0].slot, path.items[0].is_key, answer);
        text_append_char(answer, '\n');
    } else
        text_append(answer, "    nothing outside holds it: only the collector can free it\n");
    instant_path_fini(&path);
    return held;
}

bool cycles_list(struct session *session, const char *arguments, struct text *answer)
{
    struct instant now = session_now(session);
    struct cycles cycles = {0};
    size_t first = 0, garbage = 0;
    if (*arguments) {
        text_append(answer, "cycles takes nothing after it");
        return false;
    }
    if (!cycles_find(now, &cycles)) {
        cycles_fini(&cycles);
        text_append(answer, "out of memory");
        return false;
    }
    size_t listed = MIN(cycles.ends.count, (size_t)CYCLES_LISTED);
    for (size_t i = 0; i < listed; first = cycles.ends.items[i++]) {
        append_members(now, cycles.items + first, cycles.ends.items[i] - first, answer);
        garbage += !append_keeper(now, cycles.items[first], answer);
    }
    if (listed < cycles.ends.count)
        text_format(answer, "... and %zu more\n", cycles.ends.count - listed);
    if (!listed)
        text_append(answer, "there is no cycle in the heap here");
    else if (garbage)
        text_format(answer, "%zu of these would be freed by `gc`\n", garbage);
    cycles_fini(&cycles);
    return true;
}
