/* Writing one event: shared by the files that make the recorder. */
#ifndef RECORD_WRITE_H
#define RECORD_WRITE_H

#include "record/chain.h"
#include "record/code.h"
#include "record/recorder.h"

/* An event being written. The objects whose references chain needs a check after it are kept. */
struct writing {
    struct record *record;
    const struct page *page;
    uint32_t at; /* where it begins */
    uint8_t *p;
    record_id due[4 * PIECE_SLOTS];
    size_t due_count;
};

/* False when nothing can be written: the record failed, or has now. `size` bounds the event. */
static inline bool write_begin(struct writing *writing, struct record *record, enum op op,
                               unsigned bits, size_t size)
{
    if (record->failed || !log_prepare_event(record, size + 1))
        return false;
    writing->record = record;
    writing->page = page_of(record, record->end);
    writing->at = record->end;
    writing->p = log_end(record);
    *writing->p++ = (uint8_t)((unsigned)op << 3 | bits);
    writing->due_count = 0;
    return true;
}

static inline void write_number(struct writing *writing, uint64_t number)
{
    writing->p = put_number(writing->p, number);
}

static inline void write_id(struct writing *writing, record_id id)
{
    writing->p = put_id(writing->p, id, writing->page->newest);
}

static inline void write_bytes(struct writing *writing, const char *bytes, size_t length)
{
    write_number(writing, length);
    if (length)
        memcpy(writing->p, bytes, length);
    writing->p += length;
}

/* The entity and the distance to its contents chain's newest link, which the event becomes. */
static inline void write_link(struct writing *writing, struct mirror *mirror)
{
    writing->p = put_entity(writing->p, mirror->id, writing->page);
    write_number(writing, writing->at - mirror->last);
    mirror->last = writing->at;
    mirror->links++;
    mirror->full_links++;
}

/* The distance to the newest link of the object's references chain, which the event becomes. What is kept of its
 * references goes along: NULL when nothing is. */
static inline struct reference_memo *write_reference_link(struct writing *writing, record_id id)
{
    uint32_t *last = row_last(writing->record, id);
    struct reference_memo *memo = memo_find(writing->record, id, *last);
    write_number(writing, writing->at - *last);
    if (*last == writing->at)
        return memo;
    *last = writing->at;
    if (memo)
        memo->at = writing->at;
    uint8_t *links = row_links(writing->record, id);
    if (UNLIKELY((++*links & ~ROW_MIRRORED) >= CHECK_LINKS))
        writing->due[writing->due_count++] = id;
    return memo;
}

/* A reference is there that was not, or is there no more. */
enum write_change { WRITE_ADDED = 1, WRITE_REMOVED = -1 };

static inline void write_value(struct writing *writing, record_id id, enum record_holder holder,
                               enum write_change change)
{
    write_id(writing, id);
    if (id == 0)
        return;
    if (!row_is_object(writing->record, id)) {
        write_number(writing, 0);
        return;
    }
    struct reference_memo *memo = write_reference_link(writing, id);
    if (memo)
        *(holder == RECORD_WEAK          ? &memo->weak
          : holder == RECORD_INTERPRETER ? &memo->interpreter
                                         : &memo->program) += (uint32_t)change;
}

static inline void write_end(struct writing *writing)
{
    log_close(writing->record, writing->p);
}

/* The checks that are due after an event: of the references to those it referred to, and of the entity's contents. */
static inline void write_checks(const struct writing *writing)
{
    if (UNLIKELY(writing->due_count))
        check_references_due(writing->record, writing->due, writing->due_count);
}

static inline void check_due(struct record *record, struct mirror *mirror)
{
    if (UNLIKELY(mirror->links >= CHECK_LINKS))
        check_contents(record, mirror);
}

/* Entities that can still change. */
static inline struct mirror *mirror_of(struct record *record, record_id id)
{
    if (record->failed || !row_known(record, id) || row_ended(record, id))
        return NULL;
    return mirror_need(record, id);
}

/* A new row; 0 when memory is out. The event at record->end makes it. */
bool row_reserve(struct record *record);
record_id row_add(struct record *record, uint32_t made, bool is_frame);

/* The splice of any region; `slots` are cleaned of ids that are no objects. */
void splice_region(struct record *record, struct mirror *mirror, enum record_region region,
                   size_t at, size_t removed, const struct record_slot *slots, size_t count);

#endif
