/* A few slots of an entity, found by going back from the time: an edit either says what stands in a
 * place, or where the place was before it. What no edit since the full check says, that says. */
#include "record/chain.h"

struct sought {
    size_t place; /* where it stood before the edits seen */
    bool value_known, label_known;
};

struct window {
    struct sought sought[WINDOW_MOST];
    size_t count;
    size_t unknown; /* those of which something is not known */
    size_t highest; /* no place sought is above: most edits of a list that grows are */
    struct record_slot *slots;
};

static void learn(struct window *window, size_t i, const struct record_slot *slot, bool has_label)
{
    struct sought *sought = &window->sought[i];
    if (!sought->value_known)
        window->slots[i].value = slot->value;
    if (has_label && !sought->label_known)
        window->slots[i].label = slot->label;
    bool was_known = sought->value_known && sought->label_known;
    sought->value_known = true;
    sought->label_known |= has_label;
    if (!was_known && sought->label_known)
        window->unknown--;
}

/* `labelled`: a rebind leaves the label to be found further back. */
static void pass_edit(struct window *window, const struct raw *raw, bool labelled)
{
    if (raw->place > window->highest)
        return;
    for (size_t i = 0; i < window->count; i++) {
        struct sought *sought = &window->sought[i];
        if (sought->place < raw->place || (sought->value_known && sought->label_known))
            continue;
        size_t offset = sought->place - raw->place;
        if (offset >= raw->inserted) {
            sought->place = sought->place - raw->inserted + raw->removed;
            window->highest = MAX(window->highest, sought->place);
            continue;
        }
        const struct raw_slot *slot = &raw->slots[raw->removed + offset];
        learn(window, i, &(struct record_slot){slot->label, slot->value},
              raw->op == OP_SPLICE || !labelled);
    }
}

static bool pass_check(struct window *window, const struct raw_check *check, enum record_form form,
                       enum record_region region)
{
    struct slots slots = {0};
    size_t limit = 0;
    for (size_t i = 0; i < window->count; i++) {
        const struct sought *sought = &window->sought[i];
        if (!sought->value_known || !sought->label_known)
            limit = MAX(limit, sought->place + 1);
    }
    bool good = check_slots(check, form, region, limit, &slots);
    for (size_t i = 0; good && i < window->count; i++) {
        if (window->sought[i].place < slots.count)
            learn(window, i, &slots.items[window->sought[i].place], true);
    }
    vector_fini(&slots);
    return good;
}

bool window_at(const struct record *record, record_id id, enum record_region region, uint32_t time,
               size_t from, size_t count, struct slots *slots, size_t *total)
{
    struct contents_state state;
    contents_at(record, id, time, &state);
    *total = region == RECORD_STACK ? state.stack : state.slots;
    from = MIN(from, *total);
    count = MIN(MIN(count, *total - from), (size_t)WINDOW_MOST);
    slots->count = 0;
    if (!vector_reserve(slots, count + 1))
        return false;
    memset(slots->items, 0, (count + 1) * sizeof *slots->items);
    slots->count = count;
    enum record_form form = form_of(record, id);
    bool labelled = region == RECORD_CONTENTS && form_has_labels(form);
    struct window window = {
        .count = count, .unknown = count, .highest = from + count, .slots = slots->items};
    for (size_t i = 0; i < count; i++)
        window.sought[i].place = from + i;
    uint32_t made = row_made_at(record, id);
    struct raw raw;
    for (uint32_t at = chain_before(record, id, CHAIN_CONTENTS, time);
         at > made && window.unknown > 0; at = raw.back) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_CONTENTS && raw.check.full)
            return pass_check(&window, &raw.check, form, region);
        if ((raw.op == OP_SET || raw.op == OP_SPLICE) && raw.region == region)
            pass_edit(&window, &raw, labelled);
    }
    return true;
}
