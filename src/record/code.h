/* How numbers are written in the log: seven bits a byte, low first; signed ones zigzag. */
#ifndef RECORD_CODE_H
#define RECORD_CODE_H

#include "record/store.h"

enum { VARINT_LONGEST = 10 };

static inline uint8_t *put_number(uint8_t *at, uint64_t number)
{
    if (LIKELY(number < 0x80)) {
        *at = (uint8_t)number;
        return at + 1;
    }
    if (LIKELY(number < 0x4000)) {
        at[0] = (uint8_t)(number | 0x80);
        at[1] = (uint8_t)(number >> 7);
        return at + 2;
    }
    while (number >= 0x80) {
        *at++ = (uint8_t)(number | 0x80);
        number >>= 7;
    }
    *at++ = (uint8_t)number;
    return at;
}

static inline const uint8_t *get_number(const uint8_t *at, uint64_t *number)
{
    uint64_t n = *at & 0x7F;
    for (int shift = 7; *at++ & 0x80; shift += 7)
        n |= (uint64_t)(*at & 0x7F) << shift;
    *number = n;
    return at;
}

static inline const uint8_t *get_u32(const uint8_t *at, uint32_t *number)
{
    if (LIKELY(*at < 0x80)) {
        *number = *at;
        return at + 1;
    }
    uint64_t n;
    at = get_number(at, &n);
    *number = (uint32_t)n;
    return at;
}

static inline uint64_t zigzag(int64_t number)
{
    return (uint64_t)number << 1 ^ (uint64_t)(number >> 63);
}

static inline int64_t unzigzag(uint64_t number)
{
    return (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

/* An id relative to another one, in a page the newest; 0 stays 0. */
static inline uint8_t *put_id(uint8_t *at, record_id id, record_id base)
{
    return put_number(at, id == 0 ? 0 : zigzag((int64_t)id - (int64_t)base) + 1);
}

static inline const uint8_t *get_id(const uint8_t *at, record_id *id, record_id base)
{
    uint64_t n;
    at = get_number(at, &n);
    *id = n == 0 ? 0 : (record_id)((int64_t)base + unzigzag(n - 1));
    return at;
}

/* The entity whose contents change: most often the one whose did last, or the frame on top. */
static inline uint8_t *put_entity(uint8_t *at, record_id id, const struct page *page)
{
    if (id == page->hot)
        return put_number(at, 0);
    if (id == page->top)
        return put_number(at, 1);
    return put_number(at, zigzag((int64_t)id - (int64_t)page->newest) + 2);
}

static inline const uint8_t *get_entity(const uint8_t *at, record_id *id, const struct page *page)
{
    uint64_t n;
    at = get_number(at, &n);
    if (n == 0)
        *id = page->hot;
    else if (n == 1)
        *id = page->top;
    else
        *id = (record_id)((int64_t)page->newest + unzigzag(n - 2));
    return at;
}

/* An address relative to another, in sixteens when both are so aligned. */
static inline uint8_t *put_address(uint8_t *at, uint64_t address, uint64_t base)
{
    int64_t delta = (int64_t)(address - base);
    if ((delta & 15) == 0)
        return put_number(at, zigzag(delta / 16) << 1);
    /* The distance itself, and no more bits than it has: far ones are told whole. */
    at = put_number(at, 1);
    return put_number(at, address);
}

static inline const uint8_t *get_address(const uint8_t *at, uint64_t *address, uint64_t base)
{
    uint64_t n;
    at = get_number(at, &n);
    if (n & 1)
        return get_number(at, address);
    *address = base + (uint64_t)(unzigzag(n >> 1) * 16);
    return at;
}

#endif
