/* Recording memory's bytes, and what entities are stretches of it. */
#include "record/byte_store.h"
#include "record/write.h"

enum { PIECE_BYTES = 1024, LARGEST_STRETCH_PAGES = 1 << 16 };

bool record_has_memory(struct record *record)
{
    if (record->bytes)
        return true;
    struct byte_store *bytes = store_resize(record, NULL, 0, sizeof *bytes);
    if (!bytes)
        return false;
    memset(bytes, 0, sizeof *bytes);
    record->bytes = bytes;
    return true;
}

bool record_has_bytes(const struct record *record)
{
    return record->bytes != NULL;
}

/* ---- tables ---- */

/* The place of a number in a table of pointers whose first field it is. */
static size_t table_place(uint64_t **items, size_t size, uint64_t number)
{
    size_t place = store_hash((uint32_t)number, (uint32_t)(number >> 32)) & (size - 1);
    while (items[place] && *items[place] != number)
        place = (place + 1) & (size - 1);
    return place;
}

/* Makes room for one more; the tables' vectors keep their size in `count`. */
static bool table_grow(struct record *record, uint64_t ***items, size_t *size, size_t *capacity,
                       size_t used)
{
    if (used * 2 < *size)
        return true;
    size_t grown = *size ? *size * 2 : 64;
    uint64_t **fresh = store_resize(record, NULL, 0, grown * sizeof(*fresh));
    if (!fresh)
        return false;
    memset(fresh, 0, grown * sizeof(*fresh));
    for (size_t i = 0; i < *size; i++)
        if ((*items)[i])
            fresh[table_place(fresh, grown, *(*items)[i])] = (*items)[i];
    store_resize(record, *items, *capacity * sizeof(**items), 0);
    *items = fresh;
    *size = *capacity = grown;
    return true;
}

struct byte_line *byte_line_find(const struct record *record, uint64_t number)
{
    const struct byte_store *bytes = record->bytes;
    if (!bytes || !bytes->lines.count)
        return NULL;
    uint64_t **items = (uint64_t **)bytes->lines.items;
    return bytes->lines.items[table_place(items, bytes->lines.count, number)];
}

static struct byte_line *line_need(struct record *record, uint64_t number)
{
    struct byte_store *bytes = record->bytes;
    struct byte_line *line = byte_line_find(record, number);
    if (line)
        return line;
    if (!table_grow(record, (uint64_t ***)&bytes->lines.items, &bytes->lines.count,
                    &bytes->lines.capacity, bytes->line_count))
        return NULL;
    line = store_resize(record, NULL, 0, sizeof *line);
    if (!line)
        return NULL;
    *line = (struct byte_line){.number = number};
    memset(line->now.undefined, 0xff, LINE_BYTES);
    bytes->lines.items[table_place((uint64_t **)bytes->lines.items, bytes->lines.count, number)] =
        line;
    bytes->line_count++;
    return line;
}

struct block_page *block_page_find(const struct record *record, uint64_t number)
{
    const struct byte_store *bytes = record->bytes;
    if (!bytes || !bytes->pages.count)
        return NULL;
    return bytes->pages
        .items[table_place((uint64_t **)bytes->pages.items, bytes->pages.count, number)];
}

static struct block_page *page_need(struct record *record, uint64_t number)
{
    struct byte_store *bytes = record->bytes;
    struct block_page *page = block_page_find(record, number);
    if (page)
        return page;
    if (!table_grow(record, (uint64_t ***)&bytes->pages.items, &bytes->pages.count,
                    &bytes->pages.capacity, bytes->page_count))
        return NULL;
    page = store_resize(record, NULL, 0, sizeof *page);
    if (!page)
        return NULL;
    *page = (struct block_page){.number = number};
    bytes->pages.items[table_place((uint64_t **)bytes->pages.items, bytes->pages.count, number)] =
        page;
    bytes->page_count++;
    return page;
}

/* ---- writing ---- */

void line_image_apply(struct line_image *image, uint64_t number, const struct raw_wrote *wrote)
{
    uint64_t begin = number << LINE_BITS, end = begin + LINE_BYTES;
    uint64_t from = MAX(begin, wrote->address), to = MIN(end, wrote->address + wrote->length);
    for (uint64_t at = from; at < to; at++) {
        image->bytes[at - begin] = wrote->bytes ? wrote->bytes[at - wrote->address] : wrote->fill;
        image->undefined[at - begin] =
            wrote->undefined ? wrote->undefined[at - wrote->address] : wrote->undefined_fill;
    }
}

static bool keep_image(struct record *record, struct byte_line *line, struct line_write *write)
{
    struct byte_store *bytes = record->bytes;
    if (!store_reserve(record, &bytes->images, 1))
        return false;
    write->image = (uint32_t)bytes->images.count;
    bytes->images.items[bytes->images.count++] = line->now;
    line->since_image = 0;
    return true;
}

/* The event at `at` has written into this line. */
static void line_written(struct record *record, uint64_t number, uint32_t at,
                         const struct raw_wrote *wrote)
{
    struct byte_line *line = byte_line_find(record, number);
    if (!line && wrote->undefined_fill && !wrote->bytes)
        return; /* what nobody ever wrote is undefined anyway */
    line = line ? line : line_need(record, number);
    if (!line || !store_reserve(record, line, 1))
        return;
    line_image_apply(&line->now, number, wrote);
    struct line_write write = {at, NO_IMAGE};
    if (++line->since_image >= IMAGE_EVERY && !keep_image(record, line, &write))
        return;
    line->items[line->count++] = write;
}

static void write_piece(struct record *record, const struct raw_wrote *wrote)
{
    struct writing writing;
    bool fills = !wrote->bytes;
    unsigned bits = (wrote->undefined || wrote->undefined_fill ? 1u : 0u) | (fills ? 2u : 0u);
    size_t length = (size_t)wrote->length;
    if (!record->bytes || !length ||
        !write_begin(&writing, record, OP_WROTE, bits,
                     2 * VARINT_LONGEST + 1 + (fills ? 0 : 2 * length)))
        return;
    write_number(&writing, zigzag((int64_t)(wrote->address - writing.page->written)));
    write_number(&writing, length);
    if (fills) {
        *writing.p++ = wrote->fill;
    } else {
        memcpy(writing.p, wrote->bytes, length);
        writing.p += length;
        if (wrote->undefined)
            memcpy(writing.p, wrote->undefined, length);
        writing.p += wrote->undefined ? length : 0;
    }
    write_end(&writing);
    record->written = wrote->address;
    for (uint64_t number = wrote->address >> LINE_BITS;
         number <= (wrote->address + length - 1) >> LINE_BITS && !record->failed; number++)
        line_written(record, number, writing.at, wrote);
}

/* Do these bytes stand there already? */
static bool stands_already(const struct record *record, const struct raw_wrote *wrote)
{
    uint64_t end = wrote->address + wrote->length;
    for (uint64_t number = wrote->address >> LINE_BITS; number <= (end - 1) >> LINE_BITS;
         number++) {
        const struct byte_line *line = byte_line_find(record, number);
        if (!line)
            return false;
        struct line_image then = line->now;
        line_image_apply(&then, number, wrote);
        if (memcmp(&then, &line->now, sizeof then) != 0)
            return false;
    }
    return true;
}

void record_wrote(struct record *record, uint64_t address, const uint8_t *bytes,
                  const uint8_t *undefined, size_t length)
{
    bool any = false;
    for (size_t i = 0; undefined && i < length && !any; i++)
        any = undefined[i] != 0;
    for (size_t done = 0; done < length && !record->failed; done += PIECE_BYTES) {
        struct raw_wrote piece = {.address = address + done,
                                  .length = MIN(length - done, (size_t)PIECE_BYTES),
                                  .bytes = bytes + done,
                                  .undefined = any ? undefined + done : NULL};
        if (length > 16 || !stands_already(record, &piece))
            write_piece(record, &piece);
    }
}

void record_filled(struct record *record, uint64_t address, size_t length, uint8_t byte,
                   bool undefined)
{
    struct raw_wrote fill = {
        .address = address, .length = length, .fill = byte, .undefined_fill = undefined ? 0xff : 0};
    write_piece(record, &fill);
}

/* ---- pointers ---- */

/* Where an offset is, or would be, among an entity's slots. */
static size_t slot_place(const struct mirror *mirror, uint32_t offset)
{
    const struct mirror_region *slots = &mirror->regions[RECORD_CONTENTS];
    size_t low = 0, high = slots->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slots->labels[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void record_pointed(struct record *record, record_id entity, uint32_t offset, record_id target)
{
    struct mirror *mirror = mirror_of(record, entity);
    if (!mirror || mirror->form != RECORD_AT_OFFSET)
        return;
    const struct mirror_region *slots = &mirror->regions[RECORD_CONTENTS];
    size_t place = slot_place(mirror, offset);
    bool there = place < slots->count && slots->labels[place] == offset;
    struct record_slot slot = {offset, target};
    if (there && target)
        record_set(record, entity, place, target);
    else if (there || target)
        splice_region(record, mirror, RECORD_CONTENTS, place, there, &slot, target != 0);
}

void record_unpointed(struct record *record, record_id entity, uint32_t offset, uint32_t length)
{
    struct mirror *mirror = row_known(record, entity) && !row_ended(record, entity)
                                ? mirror_find(record, entity)
                                : NULL;
    if (!mirror || mirror->form != RECORD_AT_OFFSET)
        return;
    size_t first = slot_place(mirror, offset), end = slot_place(mirror, offset + length);
    if (end > first)
        splice_region(record, mirror, RECORD_CONTENTS, first, end - first, NULL, 0);
}

/* ---- stretches ---- */

static void note_pages(struct record *record, record_id id, const struct record_stretch *stretch)
{
    uint64_t first = stretch->address >> BLOCK_PAGE_BITS,
             last = (stretch->address + stretch->size) >> BLOCK_PAGE_BITS;
    for (uint64_t number = first; number <= last && number - first < LARGEST_STRETCH_PAGES;
         number++) {
        struct block_page *page = page_need(record, number);
        if (!page || !store_reserve(record, page, 1))
            return;
        page->items[page->count++] = id;
    }
}

void record_stretched(struct record *record, record_id entity, const struct record_stretch *stretch)
{
    struct writing writing;
    struct byte_store *bytes = record->bytes;
    if (!bytes || !row_known(record, entity))
        return;
    size_t known = bytes->newest_stretch.count;
    if (entity >= known) {
        if (!store_reserve(record, &bytes->newest_stretch, entity + 1 - known))
            return;
        memset(bytes->newest_stretch.items + known, 0, (entity + 1 - known) * sizeof(uint32_t));
        bytes->newest_stretch.count = entity + 1;
    }
    if (!store_reserve(record, &bytes->stretches, 1) ||
        !write_begin(&writing, record, OP_STRETCHED, 0, VARINT_LONGEST))
        return;
    writing.p = put_entity(writing.p, entity, writing.page);
    write_end(&writing);
    uint32_t *newest = &bytes->newest_stretch.items[entity];
    const struct record_stretch *before =
        *newest ? &bytes->stretches.items[*newest - 1].stretch : NULL;
    if (!before || before->address != stretch->address || before->size != stretch->size)
        note_pages(record, entity, stretch);
    bytes->stretches.items[bytes->stretches.count++] = (struct stretch_entry){
        .at = writing.at, .id = entity, .previous = *newest, .stretch = *stretch};
    *newest = (uint32_t)bytes->stretches.count;
}

void record_fault_at(struct record *record, uint64_t address, uint64_t size)
{
    struct byte_store *bytes = record->bytes;
    if (!bytes || !store_reserve(record, &bytes->faults, 1))
        return;
    bytes->faults.items[bytes->faults.count++] = (struct fault_entry){record->end, address, size};
}

/* ---- truncation ---- */

static void line_cut(struct record *record, struct byte_line *line, uint32_t at)
{
    size_t kept = line->count;
    while (kept && line->items[kept - 1].at >= at)
        kept--;
    if (kept == line->count)
        return;
    for (size_t i = kept; i < line->count; i++)
        if (line->items[i].image != NO_IMAGE)
            record->bytes->images.count = MIN(record->bytes->images.count, line->items[i].image);
    struct line_image then;
    byte_line_at(record, line, at, &then);
    line->count = kept;
    line->now = then;
    line->since_image = 0;
    while (line->since_image < kept && line->items[kept - 1 - line->since_image].image == NO_IMAGE)
        line->since_image++;
}

void bytes_cut(struct record *record, uint32_t at)
{
    struct byte_store *bytes = record->bytes;
    if (!bytes)
        return;
    for (size_t i = 0; i < bytes->lines.count; i++)
        if (bytes->lines.items[i])
            line_cut(record, bytes->lines.items[i], at);
    while (bytes->stretches.count && vector_last(&bytes->stretches).at >= at) {
        struct stretch_entry last = vector_pop(&bytes->stretches);
        bytes->newest_stretch.items[last.id] = last.previous;
    }
    while (bytes->faults.count && vector_last(&bytes->faults).at > at)
        bytes->faults.count--;
}

void bytes_fini(struct record *record)
{
    struct byte_store *bytes = record->bytes;
    if (!bytes)
        return;
    for (size_t i = 0; i < bytes->lines.count; i++) {
        if (!bytes->lines.items[i])
            continue;
        store_fini(record, bytes->lines.items[i]);
        store_resize(record, bytes->lines.items[i], sizeof *bytes->lines.items[i], 0);
    }
    for (size_t i = 0; i < bytes->pages.count; i++) {
        if (!bytes->pages.items[i])
            continue;
        store_fini(record, bytes->pages.items[i]);
        store_resize(record, bytes->pages.items[i], sizeof *bytes->pages.items[i], 0);
    }
    record_types_fini(record);
    store_fini(record, &bytes->lines);
    store_fini(record, &bytes->pages);
    store_fini(record, &bytes->images);
    store_fini(record, &bytes->stretches);
    store_fini(record, &bytes->newest_stretch);
    store_fini(record, &bytes->faults);
    store_resize(record, bytes, sizeof *bytes, 0);
    record->bytes = NULL;
}
