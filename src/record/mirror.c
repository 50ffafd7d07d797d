/* What each living entity's slots are now. */
#include "record/decode.h"

#include <string.h>

/* Ids are dense, so one multiplication (Knuth's, TAOCP 6.4) spreads them. */
static size_t mirror_home(const struct record *record, record_id id)
{
    return id * 0x9E3779B1u >> record->mirrors_shift;
}

static size_t mirror_place(const struct record *record, record_id id)
{
    size_t mask = record->mirrors_size - 1, i = mirror_home(record, id);
    while (record->mirrors[i] && record->mirrors[i]->id != id)
        i = (i + 1) & mask;
    return i;
}

struct mirror *mirror_look_up(const struct record *record, record_id id)
{
    return record->mirrors[mirror_place(record, id)];
}

static bool table_grow(struct record *record)
{
    size_t old_size = record->mirrors_size, size = old_size ? old_size * 2 : 64;
    struct mirror **old = record->mirrors;
    struct mirror **table = store_resize(record, NULL, 0, size * sizeof(struct mirror *));
    if (!table)
        return false;
    memset(table, 0, size * sizeof(struct mirror *));
    record->mirrors = table;
    record->mirrors_size = size;
    record->mirrors_shift = 32;
    for (size_t rest = size; rest > 1; rest /= 2)
        record->mirrors_shift--;
    for (size_t i = 0; i < old_size; i++) {
        if (old[i])
            table[mirror_place(record, old[i]->id)] = old[i];
    }
    store_resize(record, old, old_size * sizeof(struct mirror *), 0);
    return true;
}

/* What the event that made the entity said. */
static void mirror_begin(const struct record *record, struct mirror *mirror, record_id id)
{
    struct made made;
    decode_made(record, id, &made);
    *mirror = (struct mirror){.id = id,
                              .last = row_made_at(record, id),
                              .form = (uint8_t)frame_form(record),
                              .holder = RECORD_PROGRAM};
    if (made.kind) {
        mirror->form = made.kind->form;
        mirror->holder = made.kind->holder;
        mirror->size = made.size;
    } else {
        mirror->line = made.line;
    }
    for (int region = 0; region < 2; region++) {
        mirror->regions[region].values = mirror->few[region];
        mirror->regions[region].capacity = FEW_SLOTS;
    }
    if (form_has_labels((enum record_form)mirror->form))
        mirror->regions[RECORD_CONTENTS].labels = mirror->few[2];
}

struct mirror *mirror_make(struct record *record, record_id id)
{
    if (record->mirrors_count * 4 >= record->mirrors_size * 3 && !table_grow(record))
        return NULL;
    struct mirror *mirror = record->spare_count ? record->spare[--record->spare_count]
                                                : store_resize(record, NULL, 0, sizeof *mirror);
    if (!mirror)
        return NULL;
    mirror_begin(record, mirror, id);
    record->mirrors[mirror_place(record, id)] = mirror;
    record->mirrors_count++;
    *row_links(record, id) |= ROW_MIRRORED;
    return record->recent = mirror;
}

static bool region_is_inside(const struct mirror *mirror, const struct mirror_region *region)
{
    return region->values == mirror->few[region - mirror->regions];
}

static void region_fini(struct record *record, const struct mirror *mirror,
                        struct mirror_region *region)
{
    size_t size = region->capacity * sizeof(uint32_t);
    if (region_is_inside(mirror, region))
        return;
    if (region->labels)
        store_resize(record, region->labels, size, 0);
    store_resize(record, region->values, size, 0);
}

static void mirror_free(struct record *record, struct mirror *mirror)
{
    if (record->recent == mirror)
        record->recent = NULL;
    region_fini(record, mirror, &mirror->regions[RECORD_CONTENTS]);
    region_fini(record, mirror, &mirror->regions[RECORD_STACK]);
    if (record->spare_count < SPARE_MIRRORS)
        record->spare[record->spare_count++] = mirror;
    else
        store_resize(record, mirror, sizeof *mirror, 0);
}

void mirror_drop(struct record *record, record_id id)
{
    if (!row_is_mirrored(record, id))
        return;
    size_t mask = record->mirrors_size - 1, hole = mirror_place(record, id);
    *row_links(record, id) &= (uint8_t)~ROW_MIRRORED;
    mirror_free(record, record->mirrors[hole]);
    record->mirrors[hole] = NULL;
    record->mirrors_count--;
    /* Those that stand further on because this place was taken move back. */
    for (size_t i = (hole + 1) & mask; record->mirrors[i]; i = (i + 1) & mask) {
        size_t home = mirror_home(record, record->mirrors[i]->id);
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            record->mirrors[hole] = record->mirrors[i];
            record->mirrors[i] = NULL;
            hole = i;
        }
    }
}

void mirrors_fini(struct record *record)
{
    for (size_t i = 0; i < record->mirrors_size; i++) {
        if (record->mirrors[i])
            mirror_free(record, record->mirrors[i]);
    }
    while (record->spare_count)
        store_resize(record, record->spare[--record->spare_count], sizeof(struct mirror), 0);
    store_resize(record, record->mirrors, record->mirrors_size * sizeof(struct mirror *), 0);
    record->mirrors = NULL;
    record->mirrors_size = record->mirrors_count = 0;
}

bool mirror_reserve(struct record *record, struct mirror *mirror, enum record_region which,
                    size_t count)
{
    struct mirror_region *region = &mirror->regions[which];
    bool labelled = which == RECORD_CONTENTS && form_has_labels((enum record_form)mirror->form);
    if (count <= region->capacity)
        return true;
    if (count > UINT32_MAX / 8) {
        record->failed = true;
        return false;
    }
    size_t capacity = MAX(count, (size_t)region->capacity + region->capacity / 2);
    capacity = MAX(capacity, 4);
    size_t size = capacity * sizeof(uint32_t), used = region->count * sizeof(uint32_t);
    uint32_t *labels = NULL, *values = store_resize(record, NULL, 0, size);
    if (!values || (labelled && !(labels = store_resize(record, NULL, 0, size)))) {
        store_resize(record, values, values ? size : 0, 0);
        return false;
    }
    memcpy(values, region->values, used);
    if (labels)
        memcpy(labels, region->labels, used);
    region_fini(record, mirror, region);
    region->labels = labels;
    region->values = values;
    region->capacity = (uint32_t)capacity;
    return true;
}

void mirror_splice(struct mirror *mirror, enum record_region which, size_t at, size_t removed,
                   const struct record_slot *slots, size_t count)
{
    struct mirror_region *region = &mirror->regions[which];
    size_t rest = region->count - at - removed;
    if (rest && removed != count) {
        memmove(region->values + at + count, region->values + at + removed,
                rest * sizeof(uint32_t));
        if (region->labels)
            memmove(region->labels + at + count, region->labels + at + removed,
                    rest * sizeof(uint32_t));
    }
    for (size_t i = 0; i < count; i++) {
        region->values[at + i] = slots[i].value;
        if (region->labels)
            region->labels[at + i] = slots[i].label;
    }
    region->count = (uint32_t)(region->count - removed + count);
}
