/* What stood in memory at a time. */
#include "record/byte_store.h"
#include "record/decode.h"

#include <stdlib.h>

void byte_line_at(const struct record *record, const struct byte_line *line, uint32_t before,
                  struct line_image *image)
{
    size_t low = 0, high = line->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (line->items[middle].at < before)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == line->count && low) {
        *image = line->now;
        return;
    }
    size_t first = low; /* the events from here on are to be applied */
    while (first && line->items[first - 1].image == NO_IMAGE)
        first--;
    if (first) {
        *image = record->bytes->images.items[line->items[first - 1].image];
    } else {
        memset(image->bytes, 0, LINE_BYTES);
        memset(image->undefined, 0xff, LINE_BYTES);
    }
    for (; first < low; first++) {
        struct raw_wrote wrote;
        decode_wrote(record, line->items[first].at, &wrote);
        line_image_apply(image, line->number, &wrote);
    }
}

void instant_bytes(struct instant instant, uint64_t address, size_t length, uint8_t *bytes,
                   uint8_t *undefined)
{
    for (size_t done = 0; done < length;) {
        uint64_t at = address + done, offset = at & (LINE_BYTES - 1);
        size_t some = MIN(length - done, (size_t)(LINE_BYTES - offset));
        const struct byte_line *line = byte_line_find(instant.record, at >> LINE_BITS);
        struct line_image image;
        if (line) {
            byte_line_at(instant.record, line, instant.time, &image);
            memcpy(bytes + done, image.bytes + offset, some);
            memcpy(undefined + done, image.undefined + offset, some);
        } else {
            memset(bytes + done, 0, some);
            memset(undefined + done, 0xff, some);
        }
        done += some;
    }
}

bool instant_stretch(struct instant instant, record_id entity, struct record_stretch *stretch)
{
    const struct byte_store *bytes = instant.record->bytes;
    uint32_t at =
        bytes && entity < bytes->newest_stretch.count ? bytes->newest_stretch.items[entity] : 0;
    while (at && bytes->stretches.items[at - 1].at >= instant.time)
        at = bytes->stretches.items[at - 1].previous;
    if (!at)
        return false;
    *stretch = bytes->stretches.items[at - 1].stretch;
    return true;
}

record_id instant_pointer(struct instant instant, record_id entity, uint32_t offset)
{
    struct instant_slots slots = {0};
    record_id found = 0;
    if (instant_slots(instant, entity, RECORD_CONTENTS, 0, SIZE_MAX, &slots))
        for (size_t i = 0; i < slots.count && !found; i++)
            if (slots.items[i].label == offset)
                found = slots.items[i].value;
    instant_slots_fini(&slots);
    return found;
}

static bool is_alive(struct instant instant, record_id id)
{
    if (instant_entity(instant, id) == RECORD_IS_FRAME) {
        struct instant_frame frame;
        return instant_frame(instant, id, &frame) && frame.state == RECORD_FRAME_RUNNING;
    }
    struct instant_object object;
    return instant_object(instant, id, &object) && object.alive;
}

record_id instant_at_address(struct instant instant, uint64_t address)
{
    const struct block_page *page = block_page_find(instant.record, address >> BLOCK_PAGE_BITS);
    record_id gone = 0, behind = 0;
    for (size_t i = page ? page->count : 0; i-- > 0;) {
        struct record_stretch stretch;
        record_id id = page->items[i];
        if (!instant_stretch(instant, id, &stretch) || address < stretch.address ||
            address > stretch.address + stretch.size)
            continue;
        bool alive = is_alive(instant, id);
        if (alive && address < stretch.address + stretch.size)
            return id;
        if (alive && !behind)
            behind = id;
        if (!alive && !gone)
            gone = id;
    }
    return behind ? behind : gone;
}

/* ---- what changed ---- */

static int by_address(const void *left, const void *right)
{
    const struct record_written *a = left, *b = right;
    return (a->address > b->address) - (a->address < b->address);
}

bool record_written_between(const struct record *record, record_time from, record_time to,
                            struct record_stretches *out)
{
    struct walk walk;
    struct raw raw;
    out->count = 0;
    if (!record->bytes || from >= to)
        return true;
    walk_begin(&walk, record, from);
    while (walk.at < to && walk_next(&walk, &raw) && raw.at < to) {
        struct record_written written = {raw.address, raw.number};
        if (raw.op == OP_WROTE && raw.at >= from && !vector_push(out, written))
            return false;
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_address);
    size_t used = 0;
    for (size_t i = 0; i < out->count; i++) {
        struct record_written *last = used ? &out->items[used - 1] : NULL;
        uint64_t end = out->items[i].address + out->items[i].length;
        if (last && out->items[i].address <= last->address + last->length)
            last->length = MAX(last->length, end - last->address);
        else
            out->items[used++] = out->items[i];
    }
    out->count = used;
    return true;
}

bool instant_fault(struct instant instant, struct instant_fault *fault)
{
    const struct byte_store *bytes = instant.record->bytes;
    *fault = (struct instant_fault){0};
    if (!bytes || !bytes->faults.count)
        return false;
    /* The first one told is the one that ended the run; its event is the last before it was told where. */
    const struct fault_entry *entry = &bytes->faults.items[0];
    struct record_events events = {0};
    bool found = false;
    if (entry->at > instant.time)
        return false;
    record_events_seek(&events, instant.record, entry->at);
    while (!found && record_events_previous(&events)) {
        const struct record_event *event = &events.event;
        if (event->kind != RECORD_EVENT_FAULT)
            continue;
        found = true;
        *fault = (struct instant_fault){.kind = event->name,
                                        .about = event->entity,
                                        .line = event->line,
                                        .message = event->text,
                                        .message_length = event->text_length,
                                        .address = entry->address,
                                        .size = entry->size};
    }
    record_events_fini(&events);
    return found;
}
