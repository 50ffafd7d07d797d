/* Forgetting what comes after a step. The events to be dropped are read once, from the first to
 * the last: the first that is a link of some chain says, by its distance back, what the newest link
 * that stays is. Then the mirrors of the entities that these events changed are read from the
 * record, as any instant is. */
#include "record/chain.h"
#include "record/instant.h"
#include "record/recorder.h"

struct cut {
    struct record *record;
    uint32_t at;
    record_id newest; /* the newest id that stays */
    struct {
        VECTOR(record_id);
    } changed, referred; /* whose contents, and whom the references to */
};

static bool stays(const struct cut *cut, record_id id)
{
    return id != 0 && id <= cut->newest;
}

static void cut_contents(struct cut *cut, record_id id, uint32_t back)
{
    if (!stays(cut, id) || back == 0 || back >= cut->at)
        return;
    struct mirror *mirror = mirror_need(cut->record, id);
    if (!mirror)
        return;
    mirror->last = back;
    if (store_reserve(cut->record, &cut->changed, 1))
        cut->changed.items[cut->changed.count++] = id;
}

static void cut_reference(struct cut *cut, record_id id, uint32_t at, uint32_t distance)
{
    if (!stays(cut, id) || distance == 0 || at - distance >= cut->at)
        return;
    *row_last(cut->record, id) = at - distance;
    if (store_reserve(cut->record, &cut->referred, 1))
        cut->referred.items[cut->referred.count++] = id;
}

static void cut_event(struct cut *cut, const struct raw *raw, record_id top)
{
    switch (raw->op) {
    case OP_SET:
    case OP_SPLICE:
        cut_contents(cut, raw->id, raw->back);
        for (uint32_t i = 0; i < raw->removed + raw->inserted; i++) {
            const struct raw_slot *slot = &raw->slots[i];
            cut_reference(cut, slot->value, raw->at, slot->value_link);
            if (raw->form == RECORD_KEYED)
                cut_reference(cut, slot->label, raw->at, slot->key_link);
        }
        break;
    case OP_STEP: cut_contents(cut, top, raw->back); break;
    case OP_FREED:
        /* Alive again: even when the newest reference link is dropped too, the flag goes. */
        if (stays(cut, raw->id))
            *row_last(cut->record, raw->id) &= ROW_POSITION;
        cut_reference(cut, raw->id, raw->at, raw->at - raw->back);
        cut_contents(cut, raw->id, raw->contents);
        break;
    case OP_LEFT:
        if (stays(cut, raw->id))
            *row_last(cut->record, raw->id) = row_made_at(cut->record, raw->id);
        cut_contents(cut, raw->id, raw->back);
        break;
    case OP_HIDDEN:
    case OP_CHECK_REFERENCES: cut_reference(cut, raw->id, raw->at, raw->at - raw->back); break;
    default: cut_contents(cut, raw->id, raw->back); break;
    }
}

/* Fills a region from the record, whatever was there. */
static bool reload_region(struct record *record, struct mirror *mirror, enum record_region region,
                          uint32_t at)
{
    struct slots slots = {0};
    bool good = slots_at(record, mirror->id, region, at, &slots) &&
                mirror_reserve(record, mirror, region, slots.count);
    if (good)
        mirror_splice(mirror, region, 0, mirror->regions[region].count, slots.items, slots.count);
    vector_fini(&slots);
    return good;
}

/* What of the chain lies behind the newest check. */
static void reload_links(const struct record *record, struct mirror *mirror)
{
    uint32_t made = row_made_at(record, mirror->id);
    struct raw raw;
    mirror->links = mirror->full_links = mirror->check = mirror->full = 0;
    mirror->touched = UINT64_MAX;
    for (uint32_t at = mirror->last; at > made; at = raw.back) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_CONTENTS) {
            mirror->check = at;
            mirror->full = raw.check.full_at;
            mirror->full_links += raw.check.full_links;
            return;
        }
        mirror->links++;
        mirror->full_links++;
    }
}

static void reload(struct record *record, record_id id, uint32_t at)
{
    struct contents_state state;
    struct mirror *mirror = mirror_find(record, id);
    contents_at(record, id, at, &state);
    mirror->size = state.size;
    mirror->described = state.described;
    mirror->mark = state.mark;
    mirror->marked = state.marked;
    mirror->gc_refs = state.gc_refs;
    mirror->line = state.line;
    mirror->caller = state.caller;
    mirror->state = state.state;
    reload_links(record, mirror);
    if (!reload_region(record, mirror, RECORD_CONTENTS, at) ||
        !reload_region(record, mirror, RECORD_STACK, at))
        record->failed = true;
}

static void recount_links(struct record *record, record_id id)
{
    uint32_t made = row_made_at(record, id), count = 0;
    struct raw raw;
    for (uint32_t at = *row_last(record, id); at > made && count < CHECK_LINKS;
         at = chain_back(&raw, id, CHAIN_REFERENCES), count++) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_REFERENCES)
            break;
    }
    uint8_t *links = row_links(record, id);
    *links = (uint8_t)((*links & ROW_MIRRORED) | count);
}

static void restore_stack(struct record *record, uint32_t at)
{
    struct record_ids frames = {0};
    record->stack.count = 0;
    if (!instant_stack((struct instant){record, at}, &frames) ||
        !store_reserve(record, &record->stack, frames.count)) {
        record->failed = true;
    } else {
        for (size_t i = 0; i < frames.count; i++) {
            struct made made;
            decode_made(record, frames.items[i], &made);
            record->stack.items[record->stack.count++] = (struct stack_entry){
                frames.items[i], made.file, mirror_need(record, frames.items[i]),
                place_of_function(made.function)};
        }
    }
    vector_fini(&frames);
}

static void drop_output(struct record *record, uint32_t length)
{
    record->output.count = length;
    while (record->runs.count > 0) {
        size_t last = record->runs.count - 1;
        uint32_t begin = last ? record->runs.items[last - 1].end : 0;
        if (begin < length) {
            record->runs.items[last].end = MIN(record->runs.items[last].end, length);
            return;
        }
        record->runs.count--;
    }
}

void record_truncate(struct record *record, record_step step)
{
    if (record->failed || step >= record->now.step)
        return;
    struct cut cut = {.record = record, .at = MAX(record_time_of_step(record, step), 1)};
    struct moment then = moment_at(record, cut.at);
    struct raw raw;
    cut.newest = then.newest;
    struct walk walk = {.record = record, .now = then, .at = cut.at};
    while (walk_next(&walk, &raw))
        cut_event(&cut, &raw, walk.now.top);
    for (record_id id = then.newest + 1; id <= record->now.newest; id++)
        mirror_drop(record, id);
    live_cut(record, cut.at);
    bytes_cut(record, cut.at);
    drop_output(record, then.output);
    log_cut(record, cut.at);
    record->now = then;
    memset(record->memos, 0, sizeof record->memos);
    memset(record->check_memos, 0, sizeof record->check_memos);
    for (size_t i = 0; i < cut.changed.count && !record->failed; i++)
        reload(record, cut.changed.items[i], cut.at);
    for (size_t i = 0; i < cut.referred.count; i++)
        recount_links(record, cut.referred.items[i]);
    restore_stack(record, cut.at);
    store_fini(record, &cut.changed);
    store_fini(record, &cut.referred);
    record_set_limit(record, record->limit);
}
