/* Memory's bytes on the record: what stood at an address at any past time, against a copy of the whole made at each step. */
#include "record/bytes.h"
#include "record/recorder.h"
#include "record/store.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE = 700, STEPS = 400, POINTERS = 8 };
#define BASE UINT64_C(0x7fffffffe000)

struct image {
    uint8_t bytes[SIZE], undefined[SIZE];
    record_id pointers[POINTERS]; /* of the first object, at offsets 8 * i */
};

static uint32_t random_below(uint32_t *state, uint32_t bound)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % bound;
}

static record_id make_block(struct record *record, uint64_t address, uint64_t size)
{
    record_id id =
        record_made(record, &(struct record_object){.type = record_intern(record, "block", 5),
                                                    .category = RECORD_BLOCK,
                                                    .form = RECORD_AT_OFFSET,
                                                    .size = size,
                                                    .address = address});
    record_stretched(record, id,
                     &(struct record_stretch){.address = address, .size = size, .made_line = 1});
    return id;
}

static void change(struct record *record, struct image *now, const record_id *blocks,
                   uint32_t *seed)
{
    uint32_t at = random_below(seed, SIZE), length = 1 + random_below(seed, MIN(SIZE - at, 100u));
    uint8_t bytes[100], undefined[100];
    uint32_t what = random_below(seed, 5);
    for (uint32_t i = 0; i < length; i++) {
        bytes[i] = (uint8_t)random_below(seed, 256);
        undefined[i] = what == 1 && random_below(seed, 3) == 0 ? 0xff : 0;
    }
    if (what <= 1) {
        record_wrote(record, BASE + at, bytes, what ? undefined : NULL, length);
        memcpy(now->bytes + at, bytes, length);
        memcpy(now->undefined + at, undefined, length);
    } else if (what == 2) {
        record_filled(record, BASE + at, length, bytes[0], false);
        memset(now->bytes + at, bytes[0], length);
        memset(now->undefined + at, 0, length);
    } else if (what == 3) {
        record_filled(record, BASE + at, length, 0, true);
        memset(now->undefined + at, 0xff, length);
        memset(now->bytes + at, 0, length);
    } else {
        uint32_t slot = random_below(seed, POINTERS);
        record_id target = random_below(seed, 3) ? blocks[random_below(seed, 3)] : 0;
        record_pointed(record, blocks[0], slot * 8, target);
        now->pointers[slot] = target;
    }
}

/* Bytes that are undefined need not agree. */
static void check_image(struct instant instant, const struct image *image, record_id block)
{
    uint8_t bytes[SIZE], undefined[SIZE];
    instant_bytes(instant, BASE, SIZE, bytes, undefined);
    ck_assert_mem_eq(undefined, image->undefined, SIZE);
    for (size_t i = 0; i < SIZE; i++)
        ck_assert(undefined[i] || bytes[i] == image->bytes[i]);
    for (uint32_t i = 0; i < POINTERS; i++)
        ck_assert_uint_eq(instant_pointer(instant, block, i * 8), image->pointers[i]);
}

static void walk_through_a_random_history(uint32_t seed)
{
    struct record *record = record_new();
    struct image *history = calloc(STEPS + 1, sizeof *history), now = {0};
    ck_assert(record_has_memory(record));
    memset(now.undefined, 0xff, SIZE);
    record_entered(record, &(struct record_frame){.function = record_intern(record, "main", 4),
                                                  .kind = RECORD_FUNCTION_FRAME});
    record_id blocks[3];
    for (uint64_t i = 0; i < 3; i++)
        blocks[i] = make_block(record, BASE + i * 200, 200);
    for (record_step step = 1; step <= STEPS; step++) {
        for (uint32_t i = random_below(&seed, 6); i > 0; i--)
            change(record, &now, blocks, &seed);
        ck_assert_uint_eq(record_stepped(record, RECORD_STEP_LINE, step), step);
        history[step] = now;
        if (random_below(&seed, 60) == 0 && step > 20) {
            step -= random_below(&seed, 20);
            record_truncate(record, step);
            now = history[step];
        }
    }
    for (record_step step = 1; step <= STEPS; step++)
        check_image(instant_at_step(record, step), &history[step], blocks[0]);
    ck_assert(!record_failed(record));
    free(history);
    record_free(record);
}

START_TEST(any_past_time_shows_the_bytes_of_that_time)
{
    for (uint32_t seed = 1; seed <= 20; seed++)
        walk_through_a_random_history(seed);
}
END_TEST

START_TEST(what_was_never_written_is_undefined)
{
    struct record *record = record_new();
    uint8_t bytes[4], undefined[4];
    ck_assert(record_has_memory(record));
    record_stepped(record, RECORD_STEP_LINE, 1);
    instant_bytes(instant_at_step(record, 1), 0x405000, 4, bytes, undefined);
    ck_assert_mem_eq(undefined, "\xff\xff\xff\xff", 4);
    record_free(record);
}
END_TEST

START_TEST(an_address_finds_the_block_that_lives_there)
{
    struct record *record = record_new();
    ck_assert(record_has_memory(record));
    record_id first = make_block(record, 0x4052a0, 24);
    record_stepped(record, RECORD_STEP_LINE, 1);
    record_freed(record, first);
    record_stepped(record, RECORD_STEP_LINE, 2);
    record_id second = make_block(record, 0x4052a0, 16);
    record_stepped(record, RECORD_STEP_LINE, 3);
    ck_assert_uint_eq(instant_at_address(instant_at_step(record, 1), 0x4052b0), first);
    ck_assert_uint_eq(instant_at_address(instant_at_step(record, 2), 0x4052a8), first);
    ck_assert_uint_eq(instant_at_address(instant_at_step(record, 3), 0x4052a8), second);
    ck_assert_uint_eq(instant_at_address(instant_at_step(record, 3), 0x406000), 0);
    record_free(record);
}
END_TEST

START_TEST(a_fault_is_known_from_its_own_time_on)
{
    struct record *record = record_new();
    struct instant_fault fault;
    ck_assert(record_has_memory(record));
    record_id block = make_block(record, 0x4052a0, 24);
    record_stepped(record, RECORD_STEP_LINE, 1);
    record_fault(record, record_intern(record, "double-free", 11), block, "twice", 5, 9);
    record_fault_at(record, 0x4052a0, 4);
    record_stepped(record, RECORD_STEP_END, 9);
    ck_assert(!instant_fault(instant_at_step(record, 1), &fault));
    ck_assert(instant_fault(instant_at_step(record, 2), &fault));
    ck_assert_str_eq(record_name_string(record, fault.kind), "double-free");
    ck_assert_uint_eq(fault.about, block);
    ck_assert_uint_eq(fault.line, 9);
    ck_assert_uint_eq(fault.size, 4);
    record_free(record);
}
END_TEST

START_TEST(what_was_written_between_two_times_is_told_in_stretches)
{
    struct record *record = record_new();
    struct record_stretches stretches = {0};
    ck_assert(record_has_memory(record));
    record_stepped(record, RECORD_STEP_LINE, 1);
    record_wrote(record, 0x405008, (const uint8_t *)"abcd", NULL, 4);
    record_wrote(record, 0x405000, (const uint8_t *)"abcdefgh", NULL, 8);
    record_wrote(record, 0x405100, (const uint8_t *)"x", NULL, 1);
    record_stepped(record, RECORD_STEP_LINE, 2);
    record_wrote(record, 0x405200, (const uint8_t *)"y", NULL, 1);
    ck_assert(record_written_between(record, record_time_of_step(record, 1),
                                     record_time_of_step(record, 2), &stretches));
    ck_assert_uint_eq(stretches.count, 2);
    ck_assert_uint_eq(stretches.items[0].address, 0x405000);
    ck_assert_uint_eq(stretches.items[0].length, 12);
    ck_assert_uint_eq(stretches.items[1].address, 0x405100);
    vector_fini(&stretches);
    record_free(record);
}
END_TEST

START_TEST(memory_that_runs_out_fails_the_record_and_nothing_else)
{
    for (size_t allowed = 0; allowed < 60; allowed++) {
        struct record *record = record_new();
        ck_assert(record_has_memory(record));
        record_fail_after(record, allowed);
        record_id block = make_block(record, 0x4052a0, 2000);
        for (uint64_t i = 0; i < 300; i++) {
            record_wrote(record, 0x4052a0 + i * 40 % 1900, (const uint8_t *)"0123456789", NULL, 10);
            record_pointed(record, block, (uint32_t)i * 8 % 800, block);
        }
        record_free(record);
    }
}
END_TEST

UNIT_MAIN("record_bytes", any_past_time_shows_the_bytes_of_that_time,
          what_was_never_written_is_undefined, an_address_finds_the_block_that_lives_there,
          a_fault_is_known_from_its_own_time_on,
          what_was_written_between_two_times_is_told_in_stretches,
          memory_that_runs_out_fails_the_record_and_nothing_else)
