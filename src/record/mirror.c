/* What each living entity's slots are now. */
#include "record/decode.h"

#include <string.h>

static bool groups_reach(struct record *record, size_t place)
{
    size_t extra = place + 1 - record->mirrors.count;
    if (!store_reserve(record, &record->mirrors, extra))
        return false;
    memset(record->mirrors.items + record->mirrors.count, 0, extra * sizeof(struct mirror_group *));
    record->mirrors.count += extra;
    return true;
}

/* Where the entity's mirror is found. NULL when memory is out. */
static struct mirror_group *group_need(struct record *record, record_id id)
{
    size_t place = id >> GROUP_BITS;
    if (place >= record->mirrors.count && !groups_reach(record, place))
        return NULL;
    struct mirror_group **group = &record->mirrors.items[place];
    if (!*group) {
        *group = record->spare_group ? record->spare_group
                                     : store_resize(record, NULL, 0, sizeof **group);
        record->spare_group = NULL;
        if (*group)
            memset(*group, 0, sizeof **group);
    }
    return *group;
}

static void group_leave(struct record *record, record_id id)
{
    struct mirror_group **group = &record->mirrors.items[id >> GROUP_BITS];
    (*group)->at[id & (GROUP - 1)] = NULL;
    if (--(*group)->count)
        return;
    if (record->spare_group)
        store_resize(record, *group, sizeof **group, 0);
    else
        record->spare_group = *group;
    *group = NULL;
}

static bool more_spare(struct record *record)
{
    struct mirror_slab *slab = store_resize(record, NULL, 0, sizeof *slab);
    if (!slab)
        return false;
    slab->next = record->slabs;
    record->slabs = slab;
    for (size_t i = SLAB_MIRRORS; i-- > 0;) {
        slab->mirrors[i].next = record->spare;
        record->spare = &slab->mirrors[i];
    }
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
    struct mirror_group *group =
        record->spare || more_spare(record) ? group_need(record, id) : NULL;
    if (!group)
        return NULL;
    struct mirror *mirror = record->spare;
    record->spare = mirror->next;
    mirror_begin(record, mirror, id);
    group->at[id & (GROUP - 1)] = mirror;
    group->count++;
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
    mirror->next = record->spare;
    record->spare = mirror;
}

void mirror_drop(struct record *record, record_id id)
{
    if (!row_is_mirrored(record, id))
        return;
    *row_links(record, id) &= (uint8_t)~ROW_MIRRORED;
    mirror_free(record, mirror_look_up(record, id));
    group_leave(record, id);
}

void mirrors_fini(struct record *record)
{
    for (size_t i = 0; i < record->mirrors.count; i++) {
        struct mirror_group *group = record->mirrors.items[i];
        for (size_t k = 0; group && k < GROUP; k++)
            if (group->at[k])
                mirror_free(record, group->at[k]);
        store_resize(record, group, group ? sizeof *group : 0, 0);
    }
    store_resize(record, record->spare_group, record->spare_group ? sizeof *record->spare_group : 0,
                 0);
    while (record->slabs) {
        struct mirror_slab *slab = record->slabs;
        record->slabs = slab->next;
        store_resize(record, slab, sizeof *slab, 0);
    }
    store_fini(record, &record->mirrors);
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
