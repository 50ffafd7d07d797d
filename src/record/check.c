/* Checks: what sums up a chain every few links, so that no walk along it is long. */
#include "record/chain.h"
#include "record/code.h"

#include <stdlib.h>

enum { CHECK_HEAD = 1 + 3 * VARINT_LONGEST + 5 * 24 };

static uint8_t *put_distance(uint8_t *p, uint32_t from, uint32_t to)
{
    return put_number(p, to == 0 ? 0 : from - to);
}

static void check_read(const struct record *record, uint32_t at, struct raw_check *check)
{
    struct raw raw;
    decode(record, at, &raw);
    *check = raw.check;
}

/* What a check that was written says of where it and the one it jumps to jump. */
static void skips_read(const struct record *record, uint32_t at, struct check_skips *skips)
{
    struct raw_check check, there, far;
    check_read(record, at, &check);
    *skips = (struct check_skips){.at = at, .ordinal = check.ordinal, .jump = check.jump};
    if (!check.jump)
        return;
    check_read(record, check.jump, &there);
    skips->jump_ordinal = there.ordinal;
    if (!there.jump)
        return;
    check_read(record, there.jump, &far);
    skips->far = there.jump;
    skips->far_ordinal = far.ordinal;
}

/* The check before, the one to jump to, and the ordinal. A check jumps as far as two equal jumps
 * in a row before it went together. */
static uint8_t *put_skips(uint8_t *p, const struct record *record, uint32_t at, uint32_t previous,
                          struct check_skips *skips)
{
    if (previous == 0) {
        *skips = (struct check_skips){.at = at};
        p = put_number(p, 0);
        p = put_number(p, 0);
        return put_number(p, 0);
    }
    if (skips->at != previous)
        skips_read(record, previous, skips);
    struct check_skips before = *skips;
    *skips = (struct check_skips){at,          before.ordinal + 1, previous, before.ordinal,
                                  before.jump, before.jump_ordinal};
    if (before.far &&
        before.ordinal - before.jump_ordinal == before.jump_ordinal - before.far_ordinal) {
        struct check_skips far;
        skips_read(record, before.far, &far);
        *skips = (struct check_skips){at,       before.ordinal + 1, before.far, before.far_ordinal,
                                      far.jump, far.jump_ordinal};
    }
    p = put_distance(p, at, previous);
    p = put_distance(p, at, skips->jump);
    return put_number(p, skips->ordinal);
}

/* Moves the body behind its length and op byte, and appends it to the log. `body` begins
 * 1 + VARINT_LONGEST bytes into the scratch, so that the length has room before it. */
static void append_check(struct record *record, enum op op, unsigned bits, uint8_t *body,
                         uint8_t *end)
{
    uint8_t *p = record->scratch.items;
    size_t length = (size_t)(end - body);
    *p++ = (uint8_t)(op << 3 | bits);
    p = put_number(p, length);
    memmove(p, body, length);
    log_append(record, p + length);
}

/* References. */

bool check_holdings(const struct raw_check *check, struct holdings *holdings)
{
    const uint8_t *p = check->detail;
    uint32_t count, code, times;
    record_id holder = 0;
    p = get_u32(p, &count);
    if (!vector_reserve(holdings, count))
        return false;
    while (count-- > 0) {
        uint64_t step;
        p = get_number(p, &step);
        holder += (record_id)step;
        p = get_u32(p, &code);
        p = get_u32(p, &times);
        holdings->items[holdings->count++] =
            (struct holding){holder, (uint8_t)(code >> 2), (uint8_t)(code >> 1 & 1),
                             (uint8_t)(code & 1), (int32_t)times};
    }
    return true;
}

static uint8_t *put_holdings(uint8_t *p, const struct holdings *holdings)
{
    record_id before = 0;
    p = put_number(p, holdings->count);
    for (size_t i = 0; i < holdings->count; i++) {
        const struct holding *holding = &holdings->items[i];
        p = put_number(p, holding->holder - before);
        p = put_number(p,
                       (unsigned)(holding->held_by << 2 | holding->region << 1 | holding->is_key));
        p = put_number(p, (uint64_t)holding->count);
        before = holding->holder;
    }
    return p;
}

/* How many holdings a full check tells. */
static uint32_t full_size(const struct record *record, uint32_t full_at)
{
    struct raw_check check;
    uint32_t count;
    if (full_at == 0)
        return 0;
    check_read(record, full_at, &check);
    get_u32(check.detail, &count);
    return count;
}

/* What the newest check says, and the links since. Objects that are often referred to are checked often, so it is kept. */
static void check_memo_find(struct record *record, record_id id, struct check_memo *memo,
                            struct reference_state *state)
{
    const struct reference_memo *now = memo_find(record, id, *row_last(record, id));
    if (memo->id == id && now) {
        uint32_t links = *row_links(record, id) & (uint32_t)~ROW_MIRRORED;
        *state = (struct reference_state){.program = now->held[RECORD_PROGRAM],
                                          .interpreter = now->held[RECORD_INTERPRETER],
                                          .weak = now->held[RECORD_WEAK],
                                          .hidden = now->held[MEMO_HIDDEN],
                                          .check = memo->skips.at,
                                          .full_at = memo->full_at,
                                          .full_links = memo->full_links + links};
        return;
    }
    references_at(record, id, record->end, state);
    *memo = (struct check_memo){.id = id};
}

void check_references(struct record *record, record_id id)
{
    if (record->failed || !row_is_object(record, id))
        return;
    struct reference_state state;
    struct holdings holdings = {0};
    struct check_memo *memo = &record->check_memos[id % CHECK_MEMOS];
    check_memo_find(record, id, memo, &state);
    bool full = state.full_links >= MAX(FULL_LINKS, full_size(record, state.full_at));
    if (full && !holdings_at(record, id, record->end, &holdings)) {
        record->failed = true;
    } else if (log_prepare(record, CHECK_HEAD + holdings.count * 3 * VARINT_LONGEST)) {
        uint32_t at = record->end;
        uint8_t *body = record->scratch.items + 1 + VARINT_LONGEST, *p = body;
        p = put_entity(p, id, page_of(record, at));
        p = put_number(p, at - *row_last(record, id));
        p = put_skips(p, record, at, state.check, &memo->skips);
        p = put_distance(p, at, full ? 0 : state.full_at);
        p = put_number(p, full ? 0 : state.full_links);
        memo->full_at = full ? at : state.full_at;
        memo->full_links = full ? 0 : state.full_links;
        p = put_number(p, state.program);
        p = put_number(p, state.interpreter);
        p = put_number(p, state.weak);
        p = put_number(p, state.hidden);
        if (full)
            p = put_holdings(p, &holdings);
        append_check(record, OP_CHECK_REFERENCES, full, body, p);
        struct reference_memo *now = memo_find(record, id, *row_last(record, id));
        if (now)
            now->at = at;
        *row_last(record, id) = at;
        *row_links(record, id) &= ROW_MIRRORED;
    }
    vector_fini(&holdings);
}

/* Contents. */

static uint8_t *put_region(uint8_t *p, const struct mirror_region *region)
{
    uint32_t value = 0, label = 0;
    p = put_number(p, region->count);
    for (uint32_t i = 0; i < region->count; i++) {
        p = put_id(p, region->values[i], value);
        if (region->values[i])
            value = region->values[i];
        if (region->labels) {
            p = put_id(p, region->labels[i], label);
            label = region->labels[i];
        }
    }
    return p;
}

/* Reads a region, past its end when `slots` is NULL, else up to `limit` slots of it. */
static const uint8_t *get_region(const uint8_t *p, bool labelled, size_t limit, struct slots *slots)
{
    uint32_t count, value = 0, label = 0;
    p = get_u32(p, &count);
    count = (uint32_t)MIN(count, limit);
    if (slots && !vector_reserve(slots, count))
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct record_slot slot = {0};
        p = get_id(p, &slot.value, value);
        if (slot.value)
            value = slot.value;
        if (labelled) {
            p = get_id(p, &slot.label, label);
            label = slot.label;
        }
        if (slots)
            slots->items[slots->count++] = slot;
    }
    return p;
}

bool check_slots(const struct raw_check *check, enum record_form form, enum record_region region,
                 size_t limit, struct slots *slots)
{
    const uint8_t *p = check->detail;
    bool labelled = form_has_labels(form);
    if (region == RECORD_CONTENTS)
        return get_region(p, labelled, limit, slots) != NULL;
    p = get_region(p, labelled, SIZE_MAX, NULL);
    return get_region(p, false, limit, slots) != NULL;
}

void check_contents(struct record *record, struct mirror *mirror)
{
    const struct mirror_region *contents = &mirror->regions[RECORD_CONTENTS];
    const struct mirror_region *stack = &mirror->regions[RECORD_STACK];
    size_t slots = (size_t)contents->count + stack->count;
    bool frame = row_is_frame(record, mirror->id);
    bool full = mirror->full_links >= MAX(CHECK_LINKS, MIN(slots, 512 + slots / 2));
    if (!log_prepare(record, CHECK_HEAD + (full ? (slots + 1) * 2 * VARINT_LONGEST : 0)))
        return;
    uint32_t at = record->end;
    uint8_t *body = record->scratch.items + 1 + VARINT_LONGEST, *p = body;
    p = put_entity(p, mirror->id, page_of(record, at));
    p = put_number(p, at - mirror->last);
    p = put_skips(p, record, at, mirror->check, &mirror->skips);
    p = put_distance(p, at, full ? 0 : mirror->full);
    p = put_number(p, full ? 0 : mirror->full_links);
    p = put_number(p, mirror->touched);
    p = put_number(p, contents->count);
    if (frame) {
        p = put_number(p, stack->count);
        p = put_number(p, mirror->line);
        p = put_number(p, mirror->caller);
        *p++ = mirror->state;
    } else {
        p = put_number(p, mirror->size);
        p = put_distance(p, at, mirror->described);
        p = put_distance(p, at, mirror->marked);
        *p++ = mirror->mark;
        p = put_number(p, mirror->gc_refs);
    }
    if (full)
        p = put_region(put_region(p, contents), stack);
    append_check(record, OP_CHECK_CONTENTS, (unsigned)full | (frame ? 2u : 0u), body, p);
    mirror->last = mirror->check = at;
    mirror->links = 0;
    mirror->touched = 0;
    if (full) {
        mirror->full = at;
        mirror->full_links = 0;
    }
}
