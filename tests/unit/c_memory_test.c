/* The memory of C programs: blocks, checked access, malloc, leaks. */
#include "c/machine/memory.h"
#include "unit.h"

#include <string.h>

static void begin(struct c_memory *memory)
{
    ck_assert(c_memory_init(memory, 64, 0));
    memory->line = 7;
}

static struct c_pointer past(struct c_pointer base, int64_t offset)
{
    return (struct c_pointer){base.address + (uint64_t)offset, base.provenance};
}

static void expect(struct c_memory *memory, enum c_fault_kind kind)
{
    ck_assert_str_eq(c_fault_word(memory->fault.kind), c_fault_word(kind));
    memory->fault.kind = C_NO_FAULT;
}

START_TEST(addresses_are_those_that_glibc_gives)
{
    struct c_memory memory;
    begin(&memory);
    ck_assert_uint_eq(c_heap_allocate(&memory, 16, false, 0).address, 0x4052a0);
    ck_assert_uint_eq(c_heap_allocate(&memory, 100, false, 0).address, 0x4052c0);
    ck_assert_uint_eq(c_heap_allocate(&memory, 24, false, 0).address, 0x405330);
    ck_assert_uint_eq(c_heap_allocate(&memory, 1, false, 64).address % 64, 0);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(what_was_never_written_is_not_given_out)
{
    struct c_memory memory;
    int32_t value = 5, read = 0;
    int64_t wide;
    begin(&memory);
    struct c_pointer p = c_heap_allocate(&memory, 16, false, 0);
    ck_assert(c_memory_put(&memory, p, &value, 4));
    ck_assert(c_memory_get(&memory, p, &read, 4, false));
    ck_assert_int_eq(read, 5);
    ck_assert(c_memory_get(&memory, p, &wide, 8, true));
    ck_assert(!c_memory_get(&memory, p, &wide, 8, false));
    expect(&memory, C_UNINITIALIZED_READ);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(a_pointer_is_held_to_its_own_block)
{
    struct c_memory memory;
    char byte = 1;
    begin(&memory);
    struct c_pointer a = c_heap_allocate(&memory, 16, true, 0),
                     b = c_heap_allocate(&memory, 16, true, 0);
    ck_assert(!c_memory_get(&memory, past(a, 16), &byte, 1, true));
    expect(&memory, C_HEAP_OVERFLOW);
    ck_assert(!c_memory_get(&memory, past(a, -1), &byte, 1, true));
    expect(&memory, C_HEAP_OVERFLOW);
    ck_assert(!c_memory_get(&memory, past(a, (int64_t)(b.address - a.address)), &byte, 1, true));
    expect(&memory, C_HEAP_OVERFLOW);
    ck_assert(c_memory_get(&memory, (struct c_pointer){b.address, 0}, &byte, 1, true));
    ck_assert(!c_memory_get(&memory, (struct c_pointer){0, 0}, &byte, 1, true));
    expect(&memory, C_NULL_DEREFERENCE);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(freed_memory_stays_freed)
{
    struct c_memory memory;
    char byte;
    begin(&memory);
    struct c_pointer p = c_heap_allocate(&memory, 16, true, 0);
    ck_assert(c_heap_free(&memory, p));
    ck_assert(!c_memory_get(&memory, p, &byte, 1, true));
    expect(&memory, C_USE_AFTER_FREE);
    ck_assert(!c_heap_free(&memory, p));
    expect(&memory, C_DOUBLE_FREE);
    ck_assert_uint_ne(c_heap_allocate(&memory, 16, true, 0).address, p.address);
    p = c_heap_allocate(&memory, 16, true, 0);
    ck_assert(!c_heap_free(&memory, past(p, 4)));
    expect(&memory, C_INVALID_FREE);
    ck_assert(c_heap_free(&memory, (struct c_pointer){0, 0}));
    c_memory_fini(&memory);
}
END_TEST

START_TEST(a_loop_of_allocations_takes_no_more_and_more)
{
    struct c_memory memory;
    begin(&memory);
    for (unsigned i = 0; i < 200000; i++) {
        struct c_pointer p = c_heap_allocate(&memory, i % 4000, false, 0);
        ck_assert_uint_ne(p.address, 0);
        ck_assert(c_heap_free(&memory, p));
    }
    ck_assert_uint_lt(memory.blocks.count, 20000);
    ck_assert_uint_eq(memory.totals.live_blocks, 0);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(more_than_the_limit_is_refused)
{
    struct c_memory memory;
    ck_assert(c_memory_init(&memory, 64, 1000));
    ck_assert_uint_eq(c_heap_allocate(&memory, 1001, false, 0).address, 0);
    struct c_pointer p = c_heap_allocate(&memory, 600, false, 0);
    ck_assert_uint_ne(p.address, 0);
    ck_assert_uint_eq(c_heap_allocate(&memory, 600, false, 0).address, 0);
    ck_assert(c_heap_free(&memory, p));
    ck_assert_uint_ne(c_heap_allocate(&memory, 600, false, 0).address, 0);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(realloc_moves_and_keeps_what_was_there)
{
    struct c_memory memory;
    struct c_pointer moved;
    char text[8];
    begin(&memory);
    struct c_pointer p = c_heap_allocate(&memory, 8, false, 0);
    ck_assert(c_memory_put(&memory, p, "seven", 6));
    ck_assert(c_heap_reallocate(&memory, p, 100, &moved));
    ck_assert_uint_ne(moved.address, p.address);
    ck_assert(c_memory_get(&memory, moved, text, 6, false));
    ck_assert_str_eq(text, "seven");
    ck_assert(!c_memory_get(&memory, past(moved, 6), text, 1, false));
    expect(&memory, C_UNINITIALIZED_READ);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(pointers_keep_their_blocks_through_copies)
{
    struct c_memory memory;
    begin(&memory);
    struct c_pointer holder = c_heap_allocate(&memory, 32, true, 0),
                     target = c_heap_allocate(&memory, 8, true, 0);
    ck_assert(c_memory_put(&memory, holder, &target.address, 8));
    c_provenance_store(&memory, holder.address, target.provenance);
    c_memory_copy(&memory, holder.address + 16, holder.address, 8);
    ck_assert_uint_eq(c_provenance_load(&memory, holder.address + 16), target.provenance);
    ck_assert(c_memory_put(&memory, past(holder, 18), "x", 1));
    ck_assert_uint_eq(c_provenance_load(&memory, holder.address + 16), 0);
    c_memory_fini(&memory);
}
END_TEST

START_TEST(leaks_are_told_apart_as_memcheck_tells_them)
{
    struct c_memory memory;
    struct c_leaks leaks;
    begin(&memory);
    struct c_pointer kept = c_heap_allocate(&memory, 100, true, 0),
                     behind = c_heap_allocate(&memory, 24, true, 0);
    struct c_pointer inside = c_heap_allocate(&memory, 40, true, 0);
    struct c_pointer lost = c_heap_allocate(&memory, 16, true, 0),
                     follows = c_heap_allocate(&memory, 8, true, 0);
    uint64_t middle = inside.address + 12;
    memcpy(memory.statics.bytes, &kept.address, 8);
    memcpy(memory.statics.bytes + 8, &middle, 8);
    ck_assert(c_memory_put(&memory, past(kept, 8), &behind.address, 8));
    ck_assert(c_memory_put(&memory, lost, &follows.address, 8));
    ck_assert(c_find_leaks(&memory, memory.stack.base + memory.stack.size, &leaks));
    ck_assert_uint_eq(leaks.bytes[C_STILL_REACHABLE], 124);
    ck_assert_uint_eq(leaks.bytes[C_POSSIBLY_LOST], 40);
    ck_assert_uint_eq(leaks.bytes[C_DEFINITELY_LOST], 16);
    ck_assert_uint_eq(leaks.bytes[C_INDIRECTLY_LOST], 8);
    c_leaks_fini(&leaks);
    c_memory_fini(&memory);
}
END_TEST

UNIT_MAIN("c_memory", addresses_are_those_that_glibc_gives, what_was_never_written_is_not_given_out,
          a_pointer_is_held_to_its_own_block, freed_memory_stays_freed,
          a_loop_of_allocations_takes_no_more_and_more, more_than_the_limit_is_refused,
          realloc_moves_and_keeps_what_was_there, pointers_keep_their_blocks_through_copies,
          leaks_are_told_apart_as_memcheck_tells_them)
