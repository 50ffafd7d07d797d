/* Writing one event: shared by the files that make the recorder. */
#ifndef RECORD_WRITE_H
#define RECORD_WRITE_H

#include "record/chain.h"
#include "record/code.h"
#include "record/recorder.h"

/* An event being written. Kept small and local, so that it stays in registers. */
struct writing {
    struct record *record;
    struct page *page;
    uint8_t *start, *p;
    uint32_t at;      /* where it begins */
    record_id newest; /* of its page */
};

/* False when nothing can be written: the record failed, or has now. `size` bounds the event. */
static inline bool write_begin(struct writing *writing, struct record *record, enum op op,
                               unsigned bits, size_t size)
{
    if (UNLIKELY(record->failed) || !log_prepare_event(record, size + 1))
        return false;
    writing->record = record;
    writing->at = record->end;
    writing->page = &record->pages.items[writing->at >> PAGE_BITS];
    writing->newest = writing->page->newest;
    writing->start = writing->p = log_end(record);
    *writing->p++ = (uint8_t)((unsigned)op << 3 | bits);
    return true;
}

static inline void write_number(struct writing *writing, uint64_t number)
{
    writing->p = put_number(writing->p, number);
}

static inline void write_id(struct writing *writing, record_id id)
{
    writing->p = put_id(writing->p, id, writing->newest);
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

/* The newest link of the object's references chain becomes the event; what is kept of its references goes along.
 * Returns that, or NULL; *distance is how far back the link before is. */
static inline struct reference_memo *take_reference_link(const struct writing *writing,
                                                         record_id id, uint32_t *distance)
{
    struct row_chunk *rows = writing->record->rows.items[id >> ROW_CHUNK_BITS];
    uint32_t at = writing->at, i = id & (ROW_CHUNK - 1), last = rows->last[i];
    struct reference_memo *memo = memo_find(writing->record, id, last);
    *distance = at - last;
    if (LIKELY(last != at)) {
        rows->last[i] = at;
        rows->links[i]++;
    }
    if (LIKELY(memo != NULL))
        memo->at = at;
    return memo;
}

/* A reference is there that was not, or is there no more. The id is 0 or known. */
enum write_change { WRITE_ADDED = 1, WRITE_REMOVED = -1 };

static inline void write_value(struct writing *writing, record_id id, enum record_holder holder,
                               enum write_change change)
{
    if (id == 0) {
        write_number(writing, 0);
        return;
    }
    uint32_t distance = 0;
    if (LIKELY(row_is_object(writing->record, id))) {
        struct reference_memo *memo = take_reference_link(writing, id, &distance);
        if (LIKELY(memo != NULL))
            memo->held[holder] += (uint32_t)change;
    }
    write_id(writing, id);
    write_number(writing, distance);
}

static inline void write_end(struct writing *writing)
{
    struct page *page = writing->page;
    if (UNLIKELY(page->first == NO_EVENT))
        page->first = (uint16_t)(writing->at & (PAGE_SIZE - 1));
    writing->record->end = writing->at + (uint32_t)(writing->p - writing->start);
    if (UNLIKELY(writing->record->end >= LOG_FULL))
        writing->record->full = true;
}

/* The checks that are due after an event: of the references to an object that it referred to, and of the entity's
 * contents. */
static inline void check_references_due(struct record *record, record_id id)
{
    if (id && UNLIKELY((*row_links(record, id) & ~ROW_MIRRORED) >= CHECK_LINKS))
        check_references(record, id);
}

static inline void check_due(struct record *record, struct mirror *mirror)
{
    if (UNLIKELY(mirror->links >= CHECK_LINKS))
        check_contents(record, mirror);
}

/* Entities that can still change. */
static inline struct mirror *mirror_of(struct record *record, record_id id)
{
    if (LIKELY(id == record->now.top && record->stack.count && !record->failed))
        return vector_last(&record->stack).mirror;
    if (record->failed || !row_known(record, id) || row_ended(record, id))
        return NULL;
    return mirror_need(record, id);
}

/* A new row; 0 when memory is out. The event at record->end makes it. */
bool row_make_room(struct record *record);
static inline bool row_reserve(struct record *record)
{
    return LIKELY((record->now.newest + 1) >> ROW_CHUNK_BITS < record->rows.count) ||
           row_make_room(record);
}

static inline record_id row_add(struct record *record, uint32_t made, bool is_frame)
{
    record_id id = ++record->now.newest;
    struct row_chunk *rows = record->rows.items[id >> ROW_CHUNK_BITS];
    rows->made[id & (ROW_CHUNK - 1)] = made | (is_frame ? ROW_FLAG : 0);
    rows->last[id & (ROW_CHUNK - 1)] = made;
    rows->links[id & (ROW_CHUNK - 1)] = 0;
    return id;
}

/* The splice of any region; `slots` are cleaned of ids that are no objects. */
void splice_region(struct record *record, struct mirror *mirror, enum record_region region,
                   size_t at, size_t removed, const struct record_slot *slots, size_t count);

#endif
