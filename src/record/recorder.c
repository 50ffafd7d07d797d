/* Recording what happens to objects and to slots. */
#include "record/write.h"

bool row_make_room(struct record *record)
{
    if (record->now.newest >= ROW_POSITION) {
        record->failed = true;
        return false;
    }
    if (!store_reserve(record, &record->rows, 1))
        return false;
    struct row_chunk *rows = store_resize(record, NULL, 0, sizeof *rows);
    if (!rows)
        return false;
    record->rows.items[record->rows.count++] = rows;
    return true;
}

static uint32_t size_kept(size_t size)
{
    return size < UINT32_MAX ? (uint32_t)size : UINT32_MAX;
}

static size_t object_kind(struct record *record, const struct record_object *object,
                          enum record_form form, enum record_holder holder)
{
    struct kind kind = {.type = object->type,
                        .flags = object->flags,
                        .category = (uint8_t)object->category,
                        .form = (uint8_t)form,
                        .holder = (uint8_t)(holder ? holder : RECORD_PROGRAM)};
    return kind_intern(record, &kind);
}

uint32_t record_kind(struct record *record, const struct record_object *object)
{
    return (uint32_t)(object_kind(record, object, object->form, object->holder) + 1);
}

/* What OP_MADE and OP_DESCRIBED have in common. */
static inline void write_object(struct writing *writing, size_t kind,
                                const struct record_object *object)
{
    write_number(writing, kind);
    write_number(writing, object->size);
    writing->p = put_address(writing->p, object->address, writing->page->address);
    if (object->integer)
        write_number(writing, zigzag(*object->integer));
    else
        write_bytes(writing, object->text, object->text ? object->text_length : 0);
}

static size_t object_room(const struct record_object *object)
{
    return 6 * VARINT_LONGEST + (object->text ? object->text_length : 0);
}

record_id record_made(struct record *record, const struct record_object *object)
{
    struct writing writing;
    if (record->failed || !row_reserve(record))
        return 0;
    size_t kind =
        object->kind ? object->kind - 1 : object_kind(record, object, object->form, object->holder);
    if (kind == SIZE_MAX ||
        !write_begin(&writing, record, OP_MADE, object->integer != NULL, object_room(object)))
        return 0;
    write_object(&writing, kind, object);
    write_end(&writing);
    record_id id = row_add(record, writing.at, false);
    record->memos[id % MEMOS] =
        (struct reference_memo){.id = id, .at = writing.at, .size = size_kept(object->size)};
    record->address = object->address;
    record->now.live++;
    record->now.bytes += object->size;
    live_edited(record);
    return id;
}

static uint64_t size_now(const struct record *record, const struct mirror *mirror, record_id id)
{
    const struct reference_memo *memo = &record->memos[id % MEMOS];
    if (mirror)
        return mirror->size;
    if (memo->id == id && memo->size != UINT32_MAX)
        return memo->size;
    struct made made;
    decode_made(record, id, &made);
    return made.size;
}

void record_freed(struct record *record, record_id id)
{
    struct writing writing;
    if (record->failed || !row_is_object(record, id))
        return;
    struct mirror *mirror = mirror_find(record, id);
    if (mirror)
        splice_region(record, mirror, RECORD_CONTENTS, 0, mirror->regions[RECORD_CONTENTS].count,
                      NULL, 0);
    uint64_t size = size_now(record, mirror, id);
    if (!write_begin(&writing, record, OP_FREED, 0, 4 * VARINT_LONGEST))
        return;
    write_id(&writing, id);
    write_number(&writing, writing.at - *row_last(record, id));
    write_number(&writing, size);
    write_number(&writing, mirror ? writing.at - mirror->last : 0);
    write_end(&writing);
    *row_last(record, id) = writing.at | ROW_FLAG;
    if (mirror)
        mirror_drop(record, id);
    record->now.live--;
    record->now.bytes -= size;
    live_edited(record);
}

void record_described(struct record *record, record_id id, const struct record_object *object)
{
    struct writing writing;
    if (!row_is_object(record, id))
        return;
    struct mirror *mirror = mirror_of(record, id);
    size_t kind = SIZE_MAX;
    if (mirror)
        kind = object_kind(record, object, (enum record_form)mirror->form,
                           (enum record_holder)mirror->holder);
    if (kind == SIZE_MAX ||
        !write_begin(&writing, record, OP_DESCRIBED, 0, object_room(object) + 3 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, mirror->size);
    write_object(&writing, kind, object);
    write_end(&writing);
    record->now.bytes += object->size - mirror->size;
    mirror->size = object->size;
    mirror->described = writing.at;
    check_due(record, mirror);
}

void record_resized(struct record *record, record_id id, size_t size)
{
    struct writing writing;
    if (!row_is_object(record, id) || size_now(record, mirror_find(record, id), id) == size)
        return;
    struct mirror *mirror = mirror_of(record, id);
    if (!mirror || !write_begin(&writing, record, OP_RESIZED, 0, 4 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, size);
    write_number(&writing, mirror->size);
    write_end(&writing);
    record->now.bytes += size - mirror->size;
    mirror->size = size;
    check_due(record, mirror);
}

static void write_hidden(struct record *record, record_id id, uint32_t references)
{
    struct writing writing;
    if (!write_begin(&writing, record, OP_HIDDEN, 0, 3 * VARINT_LONGEST))
        return;
    writing.p = put_entity(writing.p, id, writing.page);
    uint32_t distance;
    struct reference_memo *memo = take_reference_link(&writing, id, &distance);
    if (memo)
        memo->held[MEMO_HIDDEN] = references;
    write_number(&writing, distance);
    write_number(&writing, references);
    write_end(&writing);
    check_references_due(record, id);
}

void record_hidden(struct record *record, record_id id, uint32_t references)
{
    if (record->failed || !row_is_object(record, id))
        return;
    if (references_now(record, id)->held[MEMO_HIDDEN] != references)
        write_hidden(record, id, references);
}

uint32_t record_counted(struct record *record, record_id id, uint32_t references)
{
    if (record->failed || !row_is_object(record, id))
        return 0;
    const struct reference_memo *now = references_now(record, id);
    uint32_t known = now->held[RECORD_PROGRAM] + now->held[RECORD_INTERPRETER];
    uint32_t hidden = references > known ? references - known : 0;
    if (now->held[MEMO_HIDDEN] != hidden)
        write_hidden(record, id, hidden);
    return hidden;
}

/* Slots. */

static enum record_holder slot_holder(const struct mirror *mirror, enum record_region region,
                                      size_t at)
{
    const uint32_t *labels = mirror->regions[region].labels;
    if (region == RECORD_STACK)
        return RECORD_INTERPRETER;
    if (mirror->form == RECORD_NAMED && labels && record_label_holder(labels[at]))
        return record_label_holder(labels[at]);
    return (enum record_holder)mirror->holder;
}

/* Values are objects, freed ones too, and frames that a C program's pointer points into; anything else is nothing. */
static record_id clean_value(const struct record *record, record_id id)
{
    return row_known(record, id) && (record->bytes || !row_is_frame(record, id)) ? id : 0;
}

static void set_region(struct record *record, struct mirror *mirror, enum record_region region,
                       size_t at, record_id value)
{
    struct writing writing;
    struct mirror_region *slots = &mirror->regions[region];
    if (slots->values[at] == value)
        return;
    enum record_holder holder = slot_holder(mirror, region, at);
    unsigned bits = (unsigned)holder | (unsigned)region << 2;
    if (!write_begin(&writing, record, OP_SET, bits, 7 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, at);
    record_id old = slots->values[at];
    write_value(&writing, old, holder, WRITE_REMOVED);
    write_value(&writing, value, holder, WRITE_ADDED);
    write_end(&writing);
    slots->values[at] = value;
    if (region == RECORD_CONTENTS)
        mirror->touched |= UINT64_C(1) << (at & 63);
    record->hot = mirror->id;
    check_due(record, mirror);
    check_references_due(record, old);
    check_references_due(record, value);
}

void record_set(struct record *record, record_id entity, size_t at, record_id value)
{
    struct mirror *mirror = mirror_of(record, entity);
    if (mirror && at < mirror->regions[RECORD_CONTENTS].count)
        set_region(record, mirror, RECORD_CONTENTS, at, clean_value(record, value));
}

static struct record_slot region_slot(const struct mirror_region *region, size_t i)
{
    return (struct record_slot){region->labels ? region->labels[i] : 0, region->values[i]};
}

static inline void write_slot(struct writing *writing, enum record_form form,
                              enum record_holder holder, struct record_slot slot,
                              enum write_change change)
{
    enum record_holder own = RECORD_AS_ENTITY;
    if (form == RECORD_KEYED)
        write_value(writing, slot.label, holder, change);
    else if (form_has_plain_labels(form)) {
        write_number(writing, slot.label);
        if (form == RECORD_NAMED)
            own = record_label_holder(slot.label);
    }
    write_value(writing, slot.value, own ? own : holder, change);
}

/* Into `clean`, those that may be written. */
static void slots_clean(const struct record *record, enum record_form form,
                        const struct record_slot *slots, size_t count, struct record_slot *clean)
{
    for (size_t i = 0; i < count; i++) {
        clean[i].value = clean_value(record, slots[i].value);
        clean[i].label = form_has_plain_labels(form) ? slots[i].label
                         : form == RECORD_KEYED      ? clean_value(record, slots[i].label)
                                                     : 0;
    }
}

static void slot_checks(struct record *record, enum record_form form, struct record_slot slot)
{
    if (form == RECORD_KEYED)
        check_references_due(record, slot.label);
    check_references_due(record, slot.value);
}

/* What one event of a splice does. */
struct piece {
    size_t first, removed; /* the slots taken out, where the mirror still has them */
    size_t at, count;      /* the place, and the slots put in */
    const struct record_slot *slots;
    bool more; /* another piece follows */
};

static bool splice_piece(struct record *record, struct mirror *mirror, enum record_region region,
                         const struct piece *piece)
{
    struct writing writing;
    const struct mirror_region *old = &mirror->regions[region];
    bool stack = region == RECORD_STACK;
    enum record_form form = stack ? RECORD_INDEXED : (enum record_form)mirror->form;
    enum record_holder holder = stack ? RECORD_INTERPRETER : (enum record_holder)mirror->holder;
    if (!write_begin(&writing, record, OP_SPLICE, (unsigned)holder | (unsigned)region << 2,
                     6 * VARINT_LONGEST + (piece->removed + piece->count) * 20))
        return false;
    *writing.p++ = (uint8_t)((unsigned)form | (piece->more ? 8u : 0u));
    write_link(&writing, mirror);
    mirror->full_links += (uint32_t)MAX(piece->removed, piece->count) - 1;
    write_number(&writing, piece->at);
    *writing.p++ = (uint8_t)piece->removed;
    *writing.p++ = (uint8_t)piece->count;
    for (size_t i = piece->first; i < piece->first + piece->removed; i++)
        write_slot(&writing, form, holder, region_slot(old, i), WRITE_REMOVED);
    for (size_t i = 0; i < piece->count; i++)
        write_slot(&writing, form, holder, piece->slots[i], WRITE_ADDED);
    write_end(&writing);
    for (size_t i = piece->first; i < piece->first + piece->removed; i++)
        slot_checks(record, form, region_slot(old, i));
    for (size_t i = 0; i < piece->count; i++)
        slot_checks(record, form, piece->slots[i]);
    return !record->failed;
}

static uint64_t touched_bits(size_t at, size_t removed, size_t count)
{
    /* When places shift, everything behind is touched; a slot added at the end is one place. */
    if (removed != count && !(removed == 0 && count == 1))
        return UINT64_MAX;
    if (count >= 64)
        return UINT64_MAX;
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= UINT64_C(1) << ((at + i) & 63);
    return bits;
}

/* In as many events as it takes. */
static bool splice_in_pieces(struct record *record, struct mirror *mirror,
                             enum record_region region, size_t at, size_t removed,
                             const struct record_slot *slots, size_t count)
{
    struct record_slot clean[PIECE_SLOTS];
    struct mirror_region *old = &mirror->regions[region];
    size_t taken = 0, placed = 0;
    do {
        size_t take = MIN(removed - taken, (size_t)PIECE_SLOTS);
        size_t place = MIN(count - placed, (size_t)PIECE_SLOTS);
        bool more = taken + take < removed || placed + place < count;
        if (place)
            slots_clean(record, (enum record_form)mirror->form, slots + placed, place, clean);
        struct piece piece = {at + taken, take, at + placed, place, clean, more};
        if (!splice_piece(record, mirror, region, &piece))
            return false;
        taken += take;
        placed += place;
    } while (taken < removed || placed < count);
    mirror_splice(mirror, region, at, removed, slots, count);
    for (size_t i = at; i < at + count; i++) {
        slots_clean(record, (enum record_form)mirror->form, &slots[i - at], 1, clean);
        old->values[i] = clean->value;
        if (old->labels)
            old->labels[i] = clean->label;
    }
    return true;
}

static bool splice_at_once(struct record *record, struct mirror *mirror, enum record_region region,
                           size_t at, size_t removed, const struct record_slot *slots, size_t count)
{
    struct record_slot clean[PIECE_SLOTS];
    struct piece piece = {at, removed, at, count, clean, false};
    slots_clean(record, (enum record_form)mirror->form, slots, count, clean);
    if (!splice_piece(record, mirror, region, &piece))
        return false;
    mirror_splice(mirror, region, at, removed, clean, count);
    return true;
}

void splice_region(struct record *record, struct mirror *mirror, enum record_region region,
                   size_t at, size_t removed, const struct record_slot *slots, size_t count)
{
    struct mirror_region *old = &mirror->regions[region];
    at = MIN(at, old->count);
    removed = MIN(removed, old->count - at);
    if ((removed == 0 && count == 0) ||
        !mirror_reserve(record, mirror, region, old->count - removed + count))
        return;
    uint64_t touched = at + removed == old->count || removed == count
                           ? touched_bits(at, removed, count)
                           : UINT64_MAX;
    if (!(removed <= PIECE_SLOTS && count <= PIECE_SLOTS ? splice_at_once : splice_in_pieces)(
            record, mirror, region, at, removed, slots, count))
        return;
    if (region == RECORD_CONTENTS)
        mirror->touched |= touched;
    record->hot = mirror->id;
    check_due(record, mirror);
}

void record_splice(struct record *record, record_id entity, size_t at, size_t removed,
                   const struct record_slot *slots, size_t count)
{
    struct mirror *mirror = mirror_of(record, entity);
    if (mirror)
        splice_region(record, mirror, RECORD_CONTENTS, at, removed, slots, count);
}

static bool slot_equal(const struct mirror_region *region, size_t i, struct record_slot slot)
{
    return region->values[i] == slot.value && (!region->labels || region->labels[i] == slot.label);
}

/* When the same slots have a few other values, they are set one by one. */
static bool replace_by_sets(struct record *record, struct mirror *mirror, size_t from, size_t end,
                            const struct record_slot *slots)
{
    const struct mirror_region *old = &mirror->regions[RECORD_CONTENTS];
    size_t different = 0;
    for (size_t i = from; i < end; i++) {
        if (old->labels && old->labels[i] != slots[i].label)
            return false;
        different += old->values[i] != slots[i].value;
    }
    if (different > 1 && different * 2 > end - from)
        return false;
    for (size_t i = from; i < end; i++)
        set_region(record, mirror, RECORD_CONTENTS, i, clean_value(record, slots[i].value));
    return true;
}

void record_replace(struct record *record, record_id entity, const struct record_slot *slots,
                    size_t count)
{
    struct mirror *mirror = mirror_of(record, entity);
    if (!mirror)
        return;
    const struct mirror_region *old = &mirror->regions[RECORD_CONTENTS];
    size_t from = 0, least = MIN(count, old->count), same = 0;
    while (from < least && slot_equal(old, from, slots[from]))
        from++;
    while (same < least - from && slot_equal(old, old->count - 1 - same, slots[count - 1 - same]))
        same++;
    if (count == old->count && replace_by_sets(record, mirror, from, count - same, slots))
        return;
    splice_region(record, mirror, RECORD_CONTENTS, from, old->count - same - from,
                  count - same - from ? slots + from : NULL, count - same - from);
}

size_t record_slot_count(const struct record *record, record_id entity)
{
    const struct mirror *mirror = mirror_find(record, entity);
    return mirror ? mirror->regions[RECORD_CONTENTS].count : 0;
}

uint64_t record_bytes(const struct record *record)
{
    return record->now.bytes;
}

size_t record_slots(const struct record *record, record_id entity, const uint32_t **labels,
                    const record_id **values)
{
    const struct mirror *mirror = mirror_find(record, entity);
    *labels = mirror ? mirror->regions[RECORD_CONTENTS].labels : NULL;
    *values = mirror ? mirror->regions[RECORD_CONTENTS].values : NULL;
    return mirror ? mirror->regions[RECORD_CONTENTS].count : 0;
}
