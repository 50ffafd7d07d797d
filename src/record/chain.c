/* Walking chains. */
#include "record/chain.h"

uint32_t chain_head(const struct record *record, record_id id, enum chain chain)
{
    uint32_t last = *row_last(record, id);
    if (chain == CHAIN_REFERENCES)
        return last & ROW_POSITION;
    if (!(last & ROW_FLAG)) {
        const struct mirror *mirror = mirror_find(record, id);
        return mirror ? mirror->last : row_made_at(record, id);
    }
    if (row_is_frame(record, id))
        return last & ROW_POSITION;
    struct raw freed;
    decode(record, last & ROW_POSITION, &freed);
    return freed.contents ? freed.contents : row_made_at(record, id);
}

uint32_t chain_back(const struct raw *raw, record_id id, enum chain chain)
{
    if (chain == CHAIN_CONTENTS || (raw->op != OP_SET && raw->op != OP_SPLICE))
        return raw->back;
    for (uint32_t i = 0; i < raw->removed + raw->inserted; i++) {
        const struct raw_slot *slot = &raw->slots[i];
        if (slot->value == id && slot->value_link)
            return raw->at - slot->value_link;
        if (slot->key_link && slot->label == id)
            return raw->at - slot->key_link;
    }
    return 0;
}

/* Follows a chain back to the first link before `time`. *after is the oldest link seen that is not
 * before it and no check, *check the oldest check. */
static uint32_t follow(const struct record *record, record_id id, enum chain chain, uint32_t time,
                       uint32_t *after, uint32_t *check)
{
    uint32_t made = row_made_at(record, id);
    uint32_t at = chain_head(record, id, chain);
    struct raw raw;
    *after = *check = 0;
    while (at > made && at >= time) {
        decode(record, at, &raw);
        if (raw_is_check(&raw)) {
            while (raw.check.previous && raw.check.previous >= time) {
                at = raw.check.jump && raw.check.jump >= time ? raw.check.jump : raw.check.previous;
                decode(record, at, &raw);
            }
            *check = at;
            *after = 0;
        } else {
            *after = at;
        }
        at = chain_back(&raw, id, chain);
    }
    return MAX(at, made);
}

uint32_t chain_before(const struct record *record, record_id id, enum chain chain, uint32_t time)
{
    uint32_t after, check;
    return follow(record, id, chain, time, &after, &check);
}

uint32_t chain_after(const struct record *record, record_id id, enum chain chain, uint32_t time)
{
    uint32_t after, check;
    follow(record, id, chain, time, &after, &check);
    while (after == 0 && check != 0) /* the time is between a link and the check due after it */
        follow(record, id, chain, check + 1, &after, &check);
    return after;
}

/* References. */

static void state_add(struct reference_state *state, enum record_holder holder, uint32_t change)
{
    if (holder == RECORD_WEAK)
        state->weak += change;
    else if (holder == RECORD_INTERPRETER)
        state->interpreter += change;
    else
        state->program += change;
}

/* Adds what a link of the object's chain says, the newest link first. */
static void state_pass(struct reference_state *state, const struct raw *raw, record_id id,
                       bool *hidden_known)
{
    if (raw->op == OP_CHECK_REFERENCES) {
        state->program += raw->check.program;
        state->interpreter += raw->check.interpreter;
        state->weak += raw->check.weak;
        if (!*hidden_known)
            state->hidden = raw->check.hidden;
        return;
    }
    if (raw->op == OP_HIDDEN && !*hidden_known) {
        state->hidden = (uint32_t)raw->number;
        *hidden_known = true;
    }
    if (raw->op != OP_SET && raw->op != OP_SPLICE)
        return;
    for (uint32_t i = 0; i < raw->removed + raw->inserted; i++) {
        uint32_t change = i < raw->removed ? UINT32_MAX : 1; /* one less, one more */
        if (raw->slots[i].value == id)
            state_add(state, raw_holder(raw, &raw->slots[i]), change);
        if (raw->form == RECORD_KEYED && raw->slots[i].label == id)
            state_add(state, raw->holder, change);
    }
}

void references_at(const struct record *record, record_id id, uint32_t time,
                   struct reference_state *state)
{
    uint32_t made = row_made_at(record, id);
    uint32_t at = chain_before(record, id, CHAIN_REFERENCES, time);
    bool hidden_known = false;
    struct raw raw;
    *state = (struct reference_state){0};
    for (; at > made; at = chain_back(&raw, id, CHAIN_REFERENCES)) {
        decode(record, at, &raw);
        state_pass(state, &raw, id, &hidden_known);
        if (raw.op == OP_CHECK_REFERENCES) {
            state->check = at;
            state->full_at = raw.check.full_at;
            state->full_links += raw.check.full_links;
            return;
        }
        state->full_links++;
    }
}

const struct reference_memo *references_find(struct record *record, record_id id)
{
    struct reference_memo *memo = &record->memos[id % MEMOS];
    struct reference_state found = {0}, *state = &found;
    uint32_t made = row_made_at(record, id), head = *row_last(record, id) & ROW_POSITION;
    uint32_t size = memo->id == id ? memo->size : UINT32_MAX;
    bool hidden_known = false;
    struct raw raw;
    for (uint32_t at = head; at > made; at = chain_back(&raw, id, CHAIN_REFERENCES)) {
        if (memo->id == id && memo->at == at) {
            state->program += memo->held[RECORD_PROGRAM];
            state->interpreter += memo->held[RECORD_INTERPRETER];
            state->weak += memo->held[RECORD_WEAK];
            if (!hidden_known)
                state->hidden = memo->held[MEMO_HIDDEN];
            break;
        }
        decode(record, at, &raw);
        state_pass(state, &raw, id, &hidden_known);
        if (raw.op == OP_CHECK_REFERENCES)
            break;
    }
    *memo = (struct reference_memo){
        .id = id,
        .at = head,
        .held = {[MEMO_HIDDEN] = state->hidden,
                 [RECORD_PROGRAM] = state->program,
                 [RECORD_INTERPRETER] = state->interpreter,
                 [RECORD_WEAK] = state->weak},
        .size = size,
    };
    return memo;
}

static int holding_order(const void *left, const void *right)
{
    const struct holding *a = left, *b = right;
    if (a->holder != b->holder)
        return a->holder < b->holder ? -1 : 1;
    int x = a->held_by << 2 | a->region << 1 | a->is_key;
    int y = b->held_by << 2 | b->region << 1 | b->is_key;
    return x - y;
}

/* Most references are let go of soon after they were taken: one that a recent holding answers to is put together with it. */
static bool holdings_add(struct holdings *holdings, const struct raw *raw, uint32_t i, bool is_key)
{
    enum { RECENT = 8 };
    struct holding holding = {.holder = raw->id,
                              .held_by =
                                  (uint8_t)(is_key ? raw->holder : raw_holder(raw, &raw->slots[i])),
                              .region = (uint8_t)raw->region,
                              .is_key = is_key,
                              .count = i < raw->removed ? -1 : 1};
    size_t oldest = holdings->count > RECENT ? holdings->count - RECENT : 0;
    for (size_t at = holdings->count; at-- > oldest;) {
        struct holding *recent = &holdings->items[at];
        if (holding_order(recent, &holding) != 0)
            continue;
        recent->count += holding.count;
        if (recent->count == 0)
            *recent = vector_pop(holdings);
        return true;
    }
    return vector_push(holdings, holding);
}

/* Puts equal ones together and drops those that come to nothing. */
static void holdings_join(struct holdings *holdings)
{
    if (holdings->count == 0)
        return;
    qsort(holdings->items, holdings->count, sizeof *holdings->items, holding_order);
    size_t kept = 0;
    for (size_t i = 0; i < holdings->count;) {
        struct holding sum = holdings->items[i];
        for (i++; i < holdings->count && holding_order(&sum, &holdings->items[i]) == 0; i++)
            sum.count += holdings->items[i].count;
        if (sum.count > 0)
            holdings->items[kept++] = sum;
    }
    holdings->count = kept;
}

bool holdings_at(const struct record *record, record_id id, uint32_t time,
                 struct holdings *holdings)
{
    uint32_t made = row_made_at(record, id);
    uint32_t at = chain_before(record, id, CHAIN_REFERENCES, time);
    struct raw raw;
    for (; at > made; at = chain_back(&raw, id, CHAIN_REFERENCES)) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_REFERENCES && raw.check.full) {
            if (!check_holdings(&raw.check, holdings))
                return false;
            break;
        }
        if (raw.op != OP_SET && raw.op != OP_SPLICE)
            continue;
        for (uint32_t i = 0; i < raw.removed + raw.inserted; i++) {
            if (raw.slots[i].value == id && !holdings_add(holdings, &raw, i, false))
                return false;
            if (raw.form == RECORD_KEYED && raw.slots[i].label == id &&
                !holdings_add(holdings, &raw, i, true))
                return false;
        }
    }
    holdings_join(holdings);
    return true;
}

/* Contents. */

/* Whether the newest event that says so has been seen. */
struct known {
    bool size, described, mark, line, state;
};

static void contents_add(struct contents_state *state, struct known *known, const struct raw *raw)
{
    switch (raw->op) {
    case OP_SET: break;
    case OP_SPLICE:
        if (raw->region == RECORD_STACK)
            state->stack += raw->inserted - raw->removed;
        else
            state->slots += raw->inserted - raw->removed;
        break;
    case OP_DESCRIBED:
        if (!known->described)
            state->described = raw->at;
        known->described = true; /* fall through */
    case OP_RESIZED:
        if (!known->size)
            state->size = raw->number;
        known->size = true;
        break;
    case OP_GC_EDGE:
    case OP_GC_MARK:
        if (!known->mark) {
            state->marked = raw->at;
            state->mark = (uint8_t)raw->numbers[0];
            state->gc_refs = raw->numbers[1];
        }
        known->mark = true;
        break;
    case OP_STEP:
        if (!known->line)
            state->line = raw->numbers[0];
        known->line = true;
        break;
    case OP_RESUMED:
    case OP_SUSPENDED:
    case OP_LEFT:
        if (!known->state) {
            state->state = raw->op == OP_RESUMED     ? RECORD_FRAME_RUNNING
                           : raw->op == OP_SUSPENDED ? RECORD_FRAME_SUSPENDED
                                                     : RECORD_FRAME_LEFT;
            state->caller = raw->op == OP_RESUMED ? raw->other : 0;
        }
        known->state = true;
        break;
    default: break;
    }
}

static void contents_from_check(struct contents_state *state, const struct known *known,
                                const struct raw_check *check)
{
    state->slots += check->slots;
    state->full_at = check->full_at;
    state->stack += check->stack;
    if (!known->size)
        state->size = check->size;
    if (!known->described)
        state->described = check->described;
    if (!known->mark) {
        state->mark = check->mark;
        state->marked = check->marked;
        state->gc_refs = check->gc_refs;
    }
    if (!known->line)
        state->line = check->line;
    if (!known->state) {
        state->state = check->state;
        state->caller = check->caller;
    }
}

void contents_at(const struct record *record, record_id id, uint32_t time,
                 struct contents_state *state)
{
    uint32_t made = row_made_at(record, id);
    uint32_t at = chain_before(record, id, CHAIN_CONTENTS, time);
    struct known known = {0};
    struct raw raw;
    *state = (struct contents_state){0};
    for (; at > made; at = raw.back) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_CONTENTS) {
            contents_from_check(state, &known, &raw.check);
            return;
        }
        contents_add(state, &known, &raw);
    }
    struct made say;
    decode_made(record, id, &say);
    struct raw_check first = {.size = say.size, .line = say.line};
    contents_from_check(state, &known, &first);
}

static bool slots_splice(struct slots *slots, const struct raw *raw)
{
    size_t after = slots->count - raw->place - raw->removed;
    if (raw->inserted > raw->removed && !vector_reserve(slots, raw->inserted - raw->removed))
        return false;
    struct record_slot *at = slots->items + raw->place;
    if (after && raw->removed != raw->inserted)
        memmove(at + raw->inserted, at + raw->removed, after * sizeof *at);
    for (uint32_t i = 0; i < raw->inserted; i++)
        at[i] = (struct record_slot){raw->slots[raw->removed + i].label,
                                     raw->slots[raw->removed + i].value};
    slots->count = slots->count - raw->removed + raw->inserted;
    return true;
}

enum record_form form_of(const struct record *record, record_id id)
{
    struct made made;
    decode_made(record, id, &made);
    return made.kind ? (enum record_form)made.kind->form : frame_form(record);
}

bool slots_at(const struct record *record, record_id id, enum record_region region, uint32_t time,
              struct slots *slots)
{
    struct {
        VECTOR(uint32_t);
    } edits = {0};
    uint32_t made = row_made_at(record, id);
    uint32_t at = chain_before(record, id, CHAIN_CONTENTS, time);
    struct raw raw;
    bool good = true;
    slots->count = 0;
    for (; good && at > made; at = raw.back) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_CONTENTS && raw.check.full) {
            good = check_slots(&raw.check, form_of(record, id), region, SIZE_MAX, slots);
            break;
        }
        if ((raw.op == OP_SET || raw.op == OP_SPLICE) && raw.region == region)
            good = vector_push(&edits, at);
    }
    for (size_t i = edits.count; good && i-- > 0;) {
        decode(record, edits.items[i], &raw);
        if (raw.op == OP_SET)
            slots->items[raw.place].value = raw.slots[1].value;
        else
            good = slots_splice(slots, &raw);
    }
    vector_fini(&edits);
    return good;
}
