/* Events as they stand in the log, taken apart, and walks along them. */
#ifndef RECORD_DECODE_H
#define RECORD_DECODE_H

#include "base/digits.h"
#include "record/store.h"

struct raw_slot {
    uint32_t label;
    record_id value;
    uint32_t key_link, value_link; /* distances to the references chain's previous event; 0: none */
};

struct raw_check {
    record_id id;
    bool full;
    uint32_t previous, jump, ordinal; /* positions of other checks, 0 for none */
    uint32_t full_at;                 /* the newest full check, itself included; 0 for none */
    /* Of references: how many there are. */
    uint32_t program, interpreter, weak, hidden;
    /* Of contents. */
    uint64_t touched, size;
    uint32_t slots, stack, described, marked, gc_refs, line, caller;
    uint8_t mark, state;
    uint32_t full_links;   /* links since the full check */
    const uint8_t *detail; /* of a full one: what follows */
};

struct raw {
    uint32_t at, end;
    enum op op;
    uint32_t bits;
    record_id id;  /* the entity whose contents chain, or whose life, it is about */
    uint32_t back; /* the previous event of that chain, as a position; 0 when it is in none */
    record_id other;
    /* SET, SPLICE; a SET has one slot each. */
    enum record_region region;
    enum record_holder holder;
    enum record_form form;
    bool continued;
    uint32_t place, removed, inserted;
    /* FREED: of the two chains, `back` is the references'. */
    uint32_t contents;
    uint64_t number, old;  /* RESIZED, DESCRIBED: bytes; HIDDEN: references; FREED: bytes */
    const uint8_t *totals; /* GC_PHASE, GC_END: where they stand, read by decode_totals */
    uint64_t address;
    uint32_t numbers[3];
    struct record_gc_generation generations[3];
    const char *text;
    uint32_t text_length;
    int64_t integer; /* MADE with a bit set: its text is the digits of this */
    struct raw_check check;
    struct raw_slot slots[2 * PIECE_SLOTS]; /* the removed, then the inserted */
};

/* The text of an event, which may be written into `digits`. */
static inline const char *raw_text(const struct raw *raw, char digits[DIGITS_ROOM], size_t *length)
{
    if (raw->op == OP_MADE && raw->bits)
        return decimal_digits(raw->integer, digits, length);
    *length = raw->text_length;
    return raw->text;
}

/* Reads the event at `at`, which must be one, or the pad at the end of a chunk. */
void decode(const struct record *record, uint32_t at, struct raw *raw);

/* What GC_PHASE and GC_END tell besides. */
void decode_totals(const struct raw *raw, uint64_t totals[RECORD_GC_TOTALS]);

/* The time just after the event at `at`. */
uint32_t decode_end(const struct record *record, uint32_t at);

/* Who holds a reference told in a splice. */
static inline enum record_holder raw_holder(const struct raw *raw, const struct raw_slot *slot)
{
    if (raw->form == RECORD_NAMED && record_label_holder(slot->label) != RECORD_AS_ENTITY)
        return record_label_holder(slot->label);
    return raw->holder;
}

/* A walk from the row of a page: the state before the event at `at`. */
struct walk {
    const struct record *record;
    struct moment now;
    uint32_t at;
};

/* Begins at the last page whose first event is before `time`, or at the log's beginning. */
void walk_begin(struct walk *walk, const struct record *record, uint32_t time);
/* The same at the last such page for which steps before it are less than `step`. */
void walk_begin_at_step(struct walk *walk, const struct record *record, record_step step);
/* Begins at a page; false when no event begins in it. */
bool walk_begin_at_page(struct walk *walk, const struct record *record, size_t page);
/* Decodes the event and goes past it. False at the end of the log. */
bool walk_next(struct walk *walk, struct raw *raw);
/* What the event does to the moment. */
void moment_apply(struct moment *now, const struct raw *raw);

/* What was so at a time: with all events that began before it. */
struct moment moment_at(const struct record *record, uint32_t time);

/* What an event that made an entity says. For a frame: function, file, line, namespace. */
struct made {
    const struct kind *kind;
    uint64_t size, address;
    record_name function;
    record_file file;
    uint32_t line;
    record_id namespace_id;
    enum record_frame_kind frame_kind;
};
void decode_made(const struct record *record, record_id id, struct made *made);

#endif
