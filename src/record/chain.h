/* Chains walked backward, and what they say of an entity at a time. */
#ifndef RECORD_CHAIN_H
#define RECORD_CHAIN_H

#include "record/decode.h"

enum chain { CHAIN_CONTENTS, CHAIN_REFERENCES };

/* An object made before `time` and not freed before it. */
bool alive_at(const struct record *record, record_id id, uint32_t time);

/* The chain's newest link; the event that made the entity when it has none. */
uint32_t chain_head(const struct record *record, record_id id, enum chain chain);
/* The link before the event, a link of `id`'s chain. */
uint32_t chain_back(const struct raw *raw, record_id id, enum chain chain);
/* The newest link (it may be a check) that begins before `time`; where the entity was made when
 * there is none. */
uint32_t chain_before(const struct record *record, record_id id, enum chain chain, uint32_t time);
/* The oldest link, no check, that begins at or after `time`; 0 when there is none. */
uint32_t chain_after(const struct record *record, record_id id, enum chain chain, uint32_t time);

static inline bool raw_is_check(const struct raw *raw)
{
    return raw->op == OP_CHECK_CONTENTS || raw->op == OP_CHECK_REFERENCES;
}

/* References to an object. */
struct reference_state {
    uint32_t program, interpreter, weak, hidden;
    uint32_t check;      /* the newest check before the time, 0 for none */
    uint32_t full_at;    /* the newest full one */
    uint32_t full_links; /* links since the full one */
};
void references_at(const struct record *record, record_id id, uint32_t time,
                   struct reference_state *state);

/* The counts alone, after the last event, as an engine asks at every step for what it touched: from
 * what was kept of them, or of an earlier link and the links since. */
const struct reference_memo *references_find(struct record *record, record_id id);
static inline const struct reference_memo *references_now(struct record *record, record_id id)
{
    const struct reference_memo *memo = memo_find(record, id, *row_last(record, id));
    return LIKELY(memo != NULL) ? memo : references_find(record, id);
}

/* Those who hold an object, alike references put together. */
struct holding {
    record_id holder;
    uint8_t held_by; /* enum record_holder */
    uint8_t region;  /* enum record_region */
    uint8_t is_key;
    int32_t count;
};
struct holdings {
    VECTOR(struct holding);
};
/* Appends all of them, sorted by holder. False when memory is out. */
bool holdings_at(const struct record *record, record_id id, uint32_t time,
                 struct holdings *holdings);

/* Contents of an entity. */
struct contents_state {
    uint64_t size;
    uint32_t slots, stack, described, marked, gc_refs, line, caller, full_at;
    uint8_t mark, state;
};
void contents_at(const struct record *record, record_id id, uint32_t time,
                 struct contents_state *state);

struct slots {
    VECTOR(struct record_slot);
};
/* Puts all the slots of a region into `slots`. False when memory is out. */
bool slots_at(const struct record *record, record_id id, enum record_region region, uint32_t time,
              struct slots *slots);

/* A few of them: `slots` has those from `from`, at most WINDOW_MOST and `count`; *total is how many
 * there are. Reads no more of a full check than up to the last of them. */
enum { WINDOW_MOST = 64 };
bool window_at(const struct record *record, record_id id, enum record_region region, uint32_t time,
               size_t from, size_t count, struct slots *slots, size_t *total);

/* A full check of contents, as written: count, labels when the form has them, values, of each
 * region. Appends those of `region`, the first `limit` of them. */
bool check_slots(const struct raw_check *check, enum record_form form, enum record_region region,
                 size_t limit, struct slots *slots);
enum record_form form_of(const struct record *record, record_id id);

/* Appends what a full check of references tells. */
bool check_holdings(const struct raw_check *check, struct holdings *holdings);

/* Write a check: of the references to an object, of an entity's contents. */
void check_references(struct record *record, record_id id);
void check_contents(struct record *record, struct mirror *mirror);

#endif
