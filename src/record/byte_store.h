/* How memory's bytes are kept beside the log: shared by their writer (bytes.c) and their reader (instant_bytes.c).
 *
 * Memory is cut into lines of 64 bytes. A line has the list of the events that wrote into it, in their order; every IMAGE_EVERY of them an image of the
 * whole line is kept, and the newest state always. What stood in a line at a time is found by a binary search among its events, from
 * the image before and the few events behind it.
 */
#ifndef RECORD_BYTE_STORE_H
#define RECORD_BYTE_STORE_H

#include "record/bytes.h"
#include "record/store.h"

enum { LINE_BITS = 6, LINE_BYTES = 1 << LINE_BITS, IMAGE_EVERY = 8, BLOCK_PAGE_BITS = 12 };
#define NO_IMAGE UINT32_MAX

struct line_image {
    uint8_t bytes[LINE_BYTES], undefined[LINE_BYTES];
};

struct line_write {
    uint32_t at;    /* the event */
    uint32_t image; /* of the line after it, NO_IMAGE: none is kept */
};

struct byte_line {
    uint64_t number; /* its address without the low bits */
    struct line_image now;
    VECTOR(struct line_write);
    uint32_t since_image;
};

struct stretch_entry {
    uint32_t at; /* the event */
    record_id id;
    uint32_t previous; /* of the same entity: its place + 1; 0: none */
    struct record_stretch stretch;
};

/* The entities whose stretches touch a page of addresses, in the order in which they were told. */
struct block_page {
    uint64_t number;
    VECTOR(record_id);
};

struct type_entry {
    struct record_type_info info; /* its members are owned */
    uint32_t identity;
};

struct layout_entry {
    struct record_variable *variables; /* owned */
    size_t count;
};

struct fault_entry {
    uint32_t at; /* the event */
    uint64_t address, size;
};

struct byte_store {
    struct {
        VECTOR(struct byte_line *);
    } lines; /* open-addressed by number; NULL: free */
    size_t line_count;
    struct {
        VECTOR(struct line_image);
    } images;
    struct {
        VECTOR(struct stretch_entry);
    } stretches;
    struct {
        VECTOR(uint32_t);
    } newest_stretch; /* by id: its place + 1 */
    struct {
        VECTOR(struct block_page *);
    } pages; /* open-addressed by number */
    size_t page_count;
    struct {
        VECTOR(struct type_entry);
    } types; /* 0 is void */
    struct {
        VECTOR(struct layout_entry);
    } layouts; /* 0 is empty */
    struct {
        VECTOR(struct fault_entry);
    } faults;
};

void record_types_fini(struct record *record);
struct byte_line *byte_line_find(const struct record *record, uint64_t number);
struct block_page *block_page_find(const struct record *record, uint64_t number);
/* What stood in a line at a time; `before`: no event at or behind this one counts. */
void byte_line_at(const struct record *record, const struct byte_line *line, uint32_t before,
                  struct line_image *image);
/* Puts what an event wrote into a line's image. */
void line_image_apply(struct line_image *image, uint64_t number, const struct raw_wrote *wrote);

#endif
