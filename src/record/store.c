/* The log, its pages and the memory of a record. */
#include "config.h"

#include "record/store.h"

#include "record/recorder.h"

#include <stdlib.h>
#include <sys/mman.h>

static void count_memory(struct record *record, size_t more)
{
    record->memory += more;
    if (record->limit && record->memory > record->limit)
        record->full = true;
}

void *store_resize(struct record *record, void *pointer, size_t old, size_t size)
{
    if (size == 0) {
        free(pointer);
        record->memory -= old;
        return NULL;
    }
    void *resized = NULL;
    if (record->allocations_left > 0) {
        if (record->allocations_left != SIZE_MAX)
            record->allocations_left--;
        resized = realloc(pointer, size);
    }
    if (!resized) {
        record->failed = true;
        return NULL;
    }
    count_memory(record, size - old);
    return resized;
}

bool store_grow(struct record *record, void **items, size_t count, size_t *capacity, size_t size,
                size_t extra)
{
    if (extra > SIZE_MAX / 2 / size - count) {
        record->failed = true;
        return false;
    }
    size_t wanted = MAX(count + extra, *capacity + *capacity / 2);
    wanted = MAX(wanted, 8);
    void *grown = store_resize(record, *items, *capacity * size, wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

void record_fail_after(struct record *record, size_t count)
{
    record->allocations_left = count;
}

struct record *record_new(void)
{
    struct record *record = calloc(1, sizeof *record);
    if (!record)
        return NULL;
    record->memory = sizeof *record;
    record->allocations_left = SIZE_MAX;
    if (!log_prepare(record, 1) || !store_reserve(record, &record->names, 1)) {
        record_free(record);
        return NULL;
    }
    record->names.items[record->names.count++] = (struct name_entry){0};
    record->pages.items[0].first = NO_EVENT;
    record->log.items[0].bytes[0] = 0;
    record->end = 1;
    record->live_wanted = LIVE_LEAST;
    for (unsigned kind = 0; kind < ARRAY_LENGTH(record->kind_places); kind++)
        record->kind_places[kind] = place_of_kind((enum record_step_kind)kind);
    return record;
}

void record_free(struct record *record)
{
    if (!record)
        return;
    log_fini(record);
    mirrors_fini(record);
    names_fini(record);
    bytes_fini(record);
    live_cut(record, 0);
    store_fini(record, &record->live);
    for (size_t i = 0; i < record->rows.count; i++)
        free(record->rows.items[i]);
    store_fini(record, &record->rows);
    store_fini(record, &record->pages);
    store_fini(record, &record->scratch);
    store_fini(record, &record->stack);
    store_fini(record, &record->kinds);
    store_fini(record, &record->output);
    store_fini(record, &record->runs);
    free(record);
}

void record_set_limit(struct record *record, size_t bytes)
{
    record->limit = bytes;
    record->full = record->end >= LOG_FULL || (bytes && record->memory > bytes);
}

bool record_full(const struct record *record)
{
    return record->full;
}

bool record_failed(const struct record *record)
{
    return record->failed;
}

size_t record_memory(const struct record *record)
{
    return record->memory;
}

/* As store_resize from nothing, but so that the system can give large pages: for many small ones it takes as long to
 * hand them out as it takes to fill them. */
static uint8_t *new_block(struct record *record, size_t size)
{
    uint8_t *block = NULL;
    if (record->allocations_left > 0) {
        if (record->allocations_left != SIZE_MAX)
            record->allocations_left--;
        block = aligned_alloc(size, size);
    }
    if (!block) {
        record->failed = true;
        return NULL;
    }
#ifdef MADV_HUGEPAGE
    madvise(block, size, MADV_HUGEPAGE);
#endif
    count_memory(record, size);
    return block;
}

/* One allocation of `count` chunks, or of more, at the end of the log. */
static bool add_chunks(struct record *record, size_t count)
{
    bool large = count <= LOG_BLOCK && record->log.count >= LOG_BLOCK;
    if (large)
        count = LOG_BLOCK;
    if (!store_reserve(record, &record->log, count))
        return false;
    uint8_t *bytes = large ? new_block(record, count * LOG_CHUNK)
                           : store_resize(record, NULL, 0, count * LOG_CHUNK);
    if (!bytes)
        return false;
    for (size_t i = 0; i < count; i++)
        record->log.items[record->log.count++] = (struct log_chunk){bytes + i * LOG_CHUNK, i == 0};
    return true;
}

/* The rows up to the page where the next event begins. A page that no event begins in has a copy. */
static bool add_pages(struct record *record)
{
    size_t page = record->end >> PAGE_BITS;
    if (page < record->pages.count)
        return true;
    if (!store_reserve(record, &record->pages, page + 1 - record->pages.count))
        return false;
    const struct moment *now = &record->now;
    struct page row = {.address = record->address,
                       .bytes = now->bytes,
                       .newest = now->newest,
                       .hot = record->hot,
                       .top = now->top,
                       .depth = now->depth,
                       .step = now->step,
                       .live = now->live,
                       .output = now->output,
                       .gc = now->gc,
                       .written = record->written,
                       .counts = now->counts,
                       .first = NO_EVENT,
                       .shallow = UINT16_MAX};
    while (record->pages.count <= page)
        record->pages.items[record->pages.count++] = row;
    return true;
}

/* Leaves the rest of the chunk, and any spare ones that are too small, empty. */
static void skip_to_chunk(struct record *record, size_t chunk)
{
    while (record->end < chunk << LOG_CHUNK_BITS) {
        if (record->end >> LOG_CHUNK_BITS < record->log.count)
            record->log.items[record->end >> LOG_CHUNK_BITS].bytes[record->end & (LOG_CHUNK - 1)] =
                OP_PAD;
        record->end = ((record->end >> LOG_CHUNK_BITS) + 1) << LOG_CHUNK_BITS;
    }
}

bool log_prepare(struct record *record, size_t size)
{
    if (!store_reserve(record, &record->scratch, size))
        return false;
    if (size > LOG_LONGEST - MIN(LOG_LONGEST, record->end)) {
        record->full = record->failed = true;
        return false;
    }
    size_t room = LOG_CHUNK - (record->end & (LOG_CHUNK - 1));
    if (record->end >> LOG_CHUNK_BITS == record->log.count)
        room = 0;
    if (size > room) {
        size_t next = (record->end + LOG_CHUNK - 1) >> LOG_CHUNK_BITS;
        if (size <= LOG_CHUNK && next < record->log.count) {
            skip_to_chunk(record, next);
        } else {
            size_t chunk = record->log.count;
            if (!add_chunks(record, (size + LOG_CHUNK - 1) >> LOG_CHUNK_BITS))
                return false;
            skip_to_chunk(record, chunk);
        }
    }
    if (!add_pages(record))
        return false;
    record->page_end = (uint32_t)MIN(record->pages.count << PAGE_BITS, (size_t)LOG_FULL);
    record->chunk_end = ((record->end >> LOG_CHUNK_BITS) + 1) << LOG_CHUNK_BITS;
    return true;
}

void log_append(struct record *record, const uint8_t *end)
{
    const uint8_t *start = record->scratch.items;
    struct page *page = &record->pages.items[record->end >> PAGE_BITS];
    if (page->first == NO_EVENT)
        page->first = (uint16_t)(record->end & (PAGE_SIZE - 1));
    uint32_t at = record->end;
    uint8_t *bytes = record->log.items[at >> LOG_CHUNK_BITS].bytes + (at & (LOG_CHUNK - 1));
    memcpy(bytes, start, (size_t)(end - start));
    record->end += (uint32_t)(end - start);
    if (record->end >= LOG_FULL)
        record->full = true;
}

void log_cut(struct record *record, uint32_t at)
{
    size_t keep = ((size_t)(at - 1) >> LOG_CHUNK_BITS) + 1;
    while (keep < record->log.count && !record->log.items[keep].owner)
        keep++;
    size_t covered = record->log.count;
    while (covered > keep) {
        size_t first = covered - 1;
        while (!record->log.items[first].owner)
            first--;
        store_resize(record, record->log.items[first].bytes, (covered - first) * LOG_CHUNK, 0);
        covered = first;
    }
    record->log.count = keep;
    record->end = at;
    record->page_end = record->chunk_end = 0;
    size_t pages = ((size_t)(at - 1) >> PAGE_BITS) + 1;
    record->pages.count = MIN(record->pages.count, pages);
    struct page *page = &vector_last(&record->pages);
    size_t start = (record->pages.count - 1) << PAGE_BITS;
    /* A row made for an event that is now cut is right no more. */
    if (page->first != NO_EVENT && start + page->first >= at) {
        if (record->pages.count > 1)
            record->pages.count--;
        else
            page->first = NO_EVENT;
    }
}

void log_fini(struct record *record)
{
    size_t covered = record->log.count;
    while (covered > 0) {
        size_t first = covered - 1;
        while (!record->log.items[first].owner)
            first--;
        store_resize(record, record->log.items[first].bytes, (covered - first) * LOG_CHUNK, 0);
        covered = first;
    }
    store_fini(record, &record->log);
}
