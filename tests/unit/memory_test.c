/* The heap's promises: which block is handed out, what is reused, what the limit does. */
#include "unit.h"

#include "python/memory/alloc.h"
#include "python/vm.h"

#include <string.h>

static py_vm *machine; /* only its heap is used */

static void open_heap(size_t limit)
{
    machine = calloc(1, sizeof *machine);
    ck_assert_ptr_nonnull(machine);
    machine->heap = py_heap_new(limit);
    ck_assert_ptr_nonnull(machine->heap);
}

static void close_heap(void)
{
    py_heap_free(machine->heap);
    free(machine);
}

START_TEST(a_freed_block_is_the_next_one_handed_out_in_its_size_class)
{
    open_heap(0);
    void *a = py_mem_alloc(machine, 32), *b = py_mem_alloc(machine, 24);
    ck_assert_int_eq((char *)b - (char *)a, 32);
    py_mem_free(machine, a);
    py_mem_free(machine, b);
    ck_assert_ptr_eq(py_mem_alloc(machine, 17), b);
    ck_assert_ptr_eq(py_mem_alloc(machine, 30), a);
    ck_assert_ptr_ne(py_mem_alloc(machine, 16), a);
    close_heap();
}
END_TEST

START_TEST(blocks_of_one_class_fill_a_pool_of_16_kib_before_the_next)
{
    open_heap(0);
    char *first = py_mem_alloc(machine, 512), *last = NULL;
    int in_pool = (16 * 1024 - 48) / 512;
    for (int i = 1; i < in_pool; i++) {
        last = py_mem_alloc(machine, 512);
        ck_assert_ptr_eq(last, first + i * 512);
    }
    char *next = py_mem_alloc(machine, 512);
    ck_assert_int_eq(next - first, 16 * 1024);
    /* a full pool that gets a block back serves first */
    py_mem_free(machine, first);
    ck_assert_ptr_eq(py_mem_alloc(machine, 512), first);
    ck_assert_ptr_eq(py_mem_alloc(machine, 512), next + 512);
    close_heap();
}
END_TEST

START_TEST(an_empty_pool_serves_another_class)
{
    open_heap(0);
    void *a = py_mem_alloc(machine, 100);
    py_mem_free(machine, a);
    ck_assert_uint_eq(py_heap_bytes_used(machine), 0);
    void *b = py_mem_alloc(machine, 400);
    ck_assert_ptr_eq((void *)((uintptr_t)a & ~(uintptr_t)16383),
                     (void *)((uintptr_t)b & ~(uintptr_t)16383));
    close_heap();
}
END_TEST

START_TEST(addresses_are_the_same_on_every_run)
{
    uint64_t offsets[2][200];
    for (int run = 0; run < 2; run++) {
        open_heap(0);
        for (int i = 0; i < 200; i++)
            offsets[run][i] = py_heap_offset(machine, py_mem_alloc(machine, (size_t)i * 37));
        close_heap();
    }
    ck_assert_mem_eq(offsets[0], offsets[1], sizeof offsets[0]);
}
END_TEST

START_TEST(a_small_block_that_shrinks_by_less_than_a_quarter_stays)
{
    open_heap(0);
    void *a = py_mem_alloc(machine, 128);
    ck_assert_ptr_eq(py_mem_realloc(machine, a, 100), a);
    ck_assert_ptr_eq(py_mem_realloc(machine, a, 128), a);
    void *moved = py_mem_realloc(machine, a, 90);
    ck_assert_ptr_ne(moved, a);
    ck_assert_ptr_ne(py_mem_realloc(machine, moved, 200), moved);
    close_heap();
}
END_TEST

START_TEST(a_large_block_grows_in_place_when_nothing_is_above_it)
{
    open_heap(0);
    char *a = py_mem_alloc(machine, 5000);
    memset(a, 'x', 5000);
    ck_assert_ptr_eq(py_mem_realloc(machine, a, 50000000), a);
    ck_assert_int_eq(a[4999], 'x');
    char *b = py_mem_alloc(machine, 5000);
    memset(b, 'y', 5000);
    char *moved = py_mem_realloc(machine, a, 60000000);
    ck_assert_ptr_ne(moved, a);
    ck_assert_int_eq(moved[4999], 'x');
    ck_assert_int_eq(b[0], 'y');
    close_heap();
}
END_TEST

START_TEST(freed_large_blocks_merge_and_are_used_again)
{
    open_heap(0);
    void *blocks[64];
    for (int i = 0; i < 64; i++)
        blocks[i] = py_mem_alloc(machine, 1000);
    void *end = py_mem_alloc(machine, 1000);
    for (int i = 0; i < 64; i += 2)
        py_mem_free(machine, blocks[i]);
    for (int i = 1; i < 64; i += 2)
        py_mem_free(machine, blocks[i]);
    ck_assert_ptr_eq(py_mem_alloc(machine, 64 * 1000), blocks[0]);
    ck_assert_ptr_nonnull(end);
    close_heap();
}
END_TEST

START_TEST(beyond_its_limit_the_heap_refuses_and_goes_on_after_something_is_freed)
{
    open_heap(1 << 20);
    void *most = py_mem_alloc(machine, 900 * 1024);
    ck_assert_ptr_nonnull(most);
    ck_assert_ptr_null(py_mem_alloc(machine, 200 * 1024));
    ck_assert_ptr_null(py_mem_realloc(machine, most, 2 << 20));
    ck_assert_ptr_null(py_mem_alloc(machine, SIZE_MAX - 100));
    ck_assert_ptr_null(py_mem_realloc(machine, most, SIZE_MAX - 8));
    int small = 0;
    while (py_mem_alloc(machine, 512))
        small++;
    ck_assert_int_gt(small, 100);
    py_mem_free(machine, most);
    ck_assert_ptr_nonnull(py_mem_alloc(machine, 512));
    ck_assert_ptr_nonnull(py_mem_alloc(machine, 200 * 1024));
    close_heap();
}
END_TEST

/* A block that knows what was written into it. */
struct written {
    unsigned char *p;
    size_t size;
    unsigned char seed;
};

static void write_all(struct written *w)
{
    for (size_t i = 0; i < w->size; i++)
        w->p[i] = (unsigned char)(w->seed + i * 7);
}

static void check_all(const struct written *w, size_t size)
{
    size_t i = 0;
    while (i < size && w->p[i] == (unsigned char)(w->seed + i * 7))
        i++;
    ck_assert_uint_eq(i, size);
}

static size_t some_size(unsigned r)
{
    return r % 16 == 0 ? r / 16 % 300000 : r % 4 == 0 ? r / 4 % 5000 : r / 4 % 600;
}

START_TEST(no_block_is_handed_out_twice_and_none_is_lost)
{
    enum { SLOTS = 600, STEPS = 60000 };
    static struct written slots[SLOTS];
    memset(slots, 0, sizeof slots);
    unsigned random = 12345;
    open_heap(0);
    for (int step = 0; step < STEPS; step++) {
        random = random * 1103515245u + 12345u;
        struct written *w = &slots[(random >> 8) % SLOTS];
        size_t size = some_size(random >> 3);
        if (!w->p) {
            w->p = py_mem_alloc(machine, size);
        } else if (random & 64) {
            check_all(w, w->size);
            py_mem_free(machine, w->p);
            w->p = NULL;
            continue;
        } else {
            w->p = py_mem_realloc(machine, w->p, size);
            check_all(w, MIN(size, w->size));
        }
        ck_assert_ptr_nonnull(w->p);
        ck_assert_uint_eq((uintptr_t)w->p % 16, 0);
        w->size = size;
        w->seed = (unsigned char)random;
        write_all(w);
    }
    for (int i = 0; i < SLOTS; i++) {
        if (slots[i].p)
            check_all(&slots[i], slots[i].size);
        py_mem_free(machine, slots[i].p);
    }
    ck_assert_uint_eq(py_heap_bytes_used(machine), 0);
    close_heap();
}
END_TEST

START_TEST(arenas_that_become_empty_are_given_back_and_taken_again)
{
    enum { BLOCKS = 40000 };
    static void *blocks[BLOCKS];
    open_heap(0);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = py_mem_alloc(machine, 256);
            ck_assert_ptr_nonnull(blocks[i]);
            memset(blocks[i], round, 256);
        }
        for (int i = 0; i < BLOCKS; i++)
            py_mem_free(machine, blocks[(i * 7919) % BLOCKS]);
        ck_assert_uint_eq(py_heap_bytes_used(machine), 0);
    }
    close_heap();
}
END_TEST

UNIT_MAIN("memory", a_freed_block_is_the_next_one_handed_out_in_its_size_class,
          blocks_of_one_class_fill_a_pool_of_16_kib_before_the_next,
          an_empty_pool_serves_another_class, addresses_are_the_same_on_every_run,
          a_small_block_that_shrinks_by_less_than_a_quarter_stays,
          a_large_block_grows_in_place_when_nothing_is_above_it,
          freed_large_blocks_merge_and_are_used_again,
          beyond_its_limit_the_heap_refuses_and_goes_on_after_something_is_freed,
          no_block_is_handed_out_twice_and_none_is_lost,
          arenas_that_become_empty_are_given_back_and_taken_again)
