/* Who holds an object. */
#include "record/chain.h"
#include "record/instant.h"

void instant_referrers_fini(struct instant_referrers *referrers)
{
    vector_fini(referrers);
}

/* Finds the slots of one holder that hold the object as told. */
struct hunt {
    record_id id;
    enum record_form form;
    enum record_holder holder; /* of the entity */
    size_t limit;
    struct instant_referrers *found;
};

static bool hunt_push(struct hunt *hunt, const struct holding *holding, size_t slot)
{
    if (hunt->found->count >= hunt->limit) {
        hunt->found->more = true;
        return true;
    }
    struct instant_referrer referrer = {.holder = holding->holder,
                                        .region = (enum record_region)holding->region,
                                        .slot = slot,
                                        .is_key = holding->is_key,
                                        .held_by = (enum record_holder)holding->held_by};
    return vector_push(hunt->found, referrer);
}

static bool hunt_slots(struct hunt *hunt, const struct holding *holding, const struct slots *slots)
{
    int32_t left = holding->count;
    for (size_t i = 0; left > 0 && i < slots->count && !hunt->found->more; i++) {
        const struct record_slot *slot = &slots->items[i];
        bool holds = holding->is_key ? slot->label == hunt->id : slot->value == hunt->id;
        if (!holds)
            continue;
        enum record_holder held_by = hunt->holder;
        if (hunt->form == RECORD_NAMED && record_label_holder(slot->label))
            held_by = record_label_holder(slot->label);
        if (held_by != (enum record_holder)holding->held_by)
            continue;
        left--;
        if (!hunt_push(hunt, holding, i))
            return false;
    }
    return true;
}

static bool hunt_holder(struct hunt *hunt, const struct record *record, uint32_t time,
                        const struct holding *holding, struct slots *slots)
{
    struct made made;
    decode_made(record, holding->holder, &made);
    hunt->form = made.kind ? (enum record_form)made.kind->form : frame_form(record);
    hunt->holder = made.kind ? (enum record_holder)made.kind->holder : RECORD_PROGRAM;
    if (holding->region == RECORD_STACK) {
        hunt->form = RECORD_INDEXED;
        hunt->holder = RECORD_INTERPRETER;
    }
    return slots_at(record, holding->holder, (enum record_region)holding->region, time, slots) &&
           hunt_slots(hunt, holding, slots);
}

bool instant_holders(struct instant instant, record_id id, struct record_ids *holders)
{
    struct holdings holdings = {0};
    holders->count = 0;
    bool good = instant_entity(instant, id) == RECORD_IS_OBJECT &&
                holdings_at(instant.record, id, instant.time, &holdings);
    for (size_t i = 0; good && i < holdings.count; i++)
        good = holdings.items[i].count <= 0 || vector_push(holders, holdings.items[i].holder);
    vector_fini(&holdings);
    return good;
}

bool instant_referrers(struct instant instant, record_id id, size_t limit,
                       struct instant_referrers *referrers)
{
    struct holdings holdings = {0};
    struct slots slots = {0};
    struct hunt hunt = {.id = id, .limit = limit, .found = referrers};
    referrers->count = 0;
    referrers->more = false;
    if (instant_entity(instant, id) != RECORD_IS_OBJECT)
        return false;
    bool good = holdings_at(instant.record, id, instant.time, &holdings);
    for (size_t i = 0; good && i < holdings.count && !referrers->more; i++)
        good = hunt_holder(&hunt, instant.record, instant.time, &holdings.items[i], &slots);
    vector_fini(&slots);
    vector_fini(&holdings);
    if (!good)
        referrers->count = 0;
    return good;
}
