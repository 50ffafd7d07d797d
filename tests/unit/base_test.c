#include "unit.h"

#include "base/arena.h"
#include "base/coroutine.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/vector.h"

#include <string.h>

START_TEST(a_vector_keeps_what_was_pushed)
{
    struct {
        VECTOR(int);
    } numbers = {0};
    for (int i = 0; i < 1000; i++)
        ck_assert(vector_push(&numbers, i));
    ck_assert_uint_eq(numbers.count, 1000);
    ck_assert_int_eq(numbers.items[500], 500);
    ck_assert_int_eq(vector_pop(&numbers), 999);
    vector_fini(&numbers);
}
END_TEST

START_TEST(a_text_grows_as_it_is_written)
{
    struct text text = {0};
    ck_assert_str_eq(text_string(&text), "");
    text_append(&text, "refcount");
    text_format(&text, ": %d ", 2);
    text_append_code_point(&text, 0x2192);
    ck_assert_str_eq(text_string(&text), "refcount: 2 \xE2\x86\x92");
    char *taken = text_take(&text);
    ck_assert_uint_eq(strlen(taken), 15);
    free(taken);
}
END_TEST

START_TEST(malformed_utf8_reads_as_the_replacement)
{
    uint32_t code_point;
    ck_assert_uint_eq(utf8_decode("\xC3\xA9", 2, &code_point), 2);
    ck_assert_uint_eq(code_point, 0xE9);
    ck_assert_uint_eq(utf8_decode("\xC3", 1, &code_point), 1);
    ck_assert_uint_eq(code_point, UTF8_REPLACEMENT);
    ck_assert_uint_eq(utf8_valid_prefix("ab\xFF", 3), 2);
}
END_TEST

START_TEST(wide_and_combining_characters_have_their_width)
{
    ck_assert_int_eq(utf8_cell_width('a'), 1);
    ck_assert_int_eq(utf8_cell_width(0x65E5), 2);
    ck_assert_int_eq(utf8_cell_width(0x0301), 0);
    ck_assert_uint_eq(utf8_string_width("a\xE6\x97\xA5", 4), 3);
}
END_TEST

START_TEST(an_arena_gives_zeroed_memory)
{
    struct arena arena = {0};
    for (int i = 1; i < 2000; i += 7) {
        unsigned char *piece = arena_alloc(&arena, (size_t)i * 20);
        ck_assert_int_eq(piece[i], 0);
        memset(piece, 0xFF, (size_t)i * 20);
    }
    ck_assert_str_eq(arena_copy(&arena, "heap", 2), "he");
    arena_fini(&arena);
}
END_TEST

START_TEST(a_vector_that_cannot_grow_is_as_it_was)
{
    struct {
        VECTOR(uint64_t);
    } numbers = {0};
    ck_assert(vector_push(&numbers, 7));
    size_t capacity = numbers.capacity;
    ck_assert(!vector_reserve(&numbers, SIZE_MAX / 2));
    ck_assert(!vector_reserve(&numbers, SIZE_MAX));
    ck_assert(!vector_reserve(&numbers, SIZE_MAX / sizeof(uint64_t) - 1));
    ck_assert_uint_eq(numbers.count, 1);
    ck_assert_uint_eq(numbers.capacity, capacity);
    ck_assert_uint_eq(vector_last(&numbers), 7);
    vector_fini(&numbers);
    ck_assert_ptr_null(numbers.items);
}
END_TEST

START_TEST(a_text_is_cut_cleared_and_used_again)
{
    struct text text = {0};
    text_append_repeated(&text, '-', 100);
    text_append_char(&text, '>');
    text_truncate(&text, 3);
    text_append_bytes(&text, "a\0b", 3);
    ck_assert_uint_eq(text.length, 6);
    ck_assert_mem_eq(text.bytes, "---a\0b", 7);
    text_clear(&text);
    ck_assert_str_eq(text_string(&text), "");
    text_format(&text, "%s", "");
    ck_assert_uint_eq(text.length, 0);
    text_format(&text, "%0500d", 7);
    ck_assert_uint_eq(text.length, 500);
    ck_assert_int_eq(text.bytes[499], '7');
    char *taken = text_take(&text);
    ck_assert_uint_eq(strlen(taken), 500);
    ck_assert_uint_eq(text.length + text.capacity, 0);
    free(taken);
    /* Nothing written is taken as the empty string. */
    taken = text_take(&text);
    ck_assert_str_eq(taken, "");
    free(taken);
}
END_TEST

START_TEST(a_text_that_ran_out_of_memory_does_nothing_until_it_is_cleared)
{
    struct text text = {0};
    text_append(&text, "kept");
    text_append_repeated(&text, 'x', SIZE_MAX - 2);
    ck_assert(text.failed);
    text_append(&text, " not");
    ck_assert_str_eq(text_string(&text), "kept");
    text_clear(&text);
    text_append(&text, "again");
    ck_assert_str_eq(text_string(&text), "again");
    text.failed = true;
    ck_assert_ptr_null(text_take(&text));
    text_fini(&text);
}
END_TEST

START_TEST(every_code_point_survives_being_written_and_read)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        char bytes[4];
        uint32_t back;
        size_t length = utf8_encode(c, bytes);
        ck_assert_uint_eq(length, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        if (c >= 0xD800 && c < 0xE000) {
            ck_assert_uint_eq(utf8_decode(bytes, length, &back), 1);
            ck_assert_uint_eq(back, UTF8_REPLACEMENT);
        } else {
            ck_assert_uint_eq(utf8_decode(bytes, length, &back), length);
            ck_assert_uint_eq(back, c);
            ck_assert_uint_eq(utf8_valid_prefix(bytes, length), length);
        }
        if (length > 1)
            ck_assert_uint_eq(utf8_decode(bytes, length - 1, &back), 1);
    }
}
END_TEST

START_TEST(overlong_and_impossible_utf8_is_malformed)
{
    static const char *const bad[] = {"\x80",         "\xC0\x80",         "\xC1\xBF",
                                      "\xE0\x80\x80", "\xE0\x9F\xBF",     "\xF0\x80\x80\x80",
                                      "\xFE",         "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
                                      "\xC3(",        "\xE2\x82(",        "\xED\xA0\x80"};
    for (size_t i = 0; i < ARRAY_LENGTH(bad); i++) {
        uint32_t c;
        ck_assert_uint_eq(utf8_decode(bad[i], strlen(bad[i]), &c), 1);
        ck_assert_uint_eq(c, UTF8_REPLACEMENT);
        ck_assert_uint_eq(utf8_valid_prefix(bad[i], strlen(bad[i])), 0);
    }
}
END_TEST

START_TEST(an_arena_knows_that_it_failed)
{
    struct arena arena = {0};
    ck_assert_ptr_nonnull(arena_alloc(&arena, 0));
    ck_assert(!arena.failed);
    ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX - 64));
    ck_assert(arena.failed);
    char *aligned = arena_alloc(&arena, 1);
    aligned = arena_alloc(&arena, 16);
    ck_assert_uint_eq((uintptr_t)aligned % _Alignof(max_align_t), 0);
    arena_fini(&arena);
}
END_TEST

struct counting {
    struct coroutine *coroutine;
    int count;
};

static void count_deep(struct counting *counting, int depth)
{
    volatile char frame[512];
    frame[0] = (char)depth;
    if (depth)
        count_deep(counting, depth - 1);
    else
        coroutine_yield(counting->coroutine);
    counting->count += frame[0] == (char)depth;
}

static void count_to_three(void *argument)
{
    struct counting *counting = argument;
    for (int i = 0; i < 3; i++)
        count_deep(counting, 100);
}

START_TEST(a_coroutine_goes_on_where_it_yielded_until_it_ends)
{
    struct counting counting = {0};
    counting.coroutine = coroutine_new(1 << 20, count_to_three, &counting);
    ck_assert(!coroutine_running(counting.coroutine));
    for (int i = 0; i < 3; i++) {
        ck_assert(coroutine_resume(counting.coroutine));
        ck_assert_int_eq(counting.count, 101 * i);
    }
    ck_assert(!coroutine_resume(counting.coroutine));
    ck_assert_int_eq(counting.count, 303);
    ck_assert(!coroutine_resume(counting.coroutine));
    coroutine_free(counting.coroutine);
    /* One that is freed half-way, and one never begun. */
    counting = (struct counting){0};
    counting.coroutine = coroutine_new(1 << 20, count_to_three, &counting);
    ck_assert(coroutine_resume(counting.coroutine));
    coroutine_free(counting.coroutine);
    coroutine_free(coroutine_new(1 << 20, count_to_three, &counting));
    coroutine_free(NULL);
}
END_TEST

UNIT_MAIN("base", a_vector_keeps_what_was_pushed, a_text_grows_as_it_is_written,
          malformed_utf8_reads_as_the_replacement, wide_and_combining_characters_have_their_width,
          an_arena_gives_zeroed_memory, a_vector_that_cannot_grow_is_as_it_was,
          a_text_is_cut_cleared_and_used_again,
          a_text_that_ran_out_of_memory_does_nothing_until_it_is_cleared,
          every_code_point_survives_being_written_and_read,
          overlong_and_impossible_utf8_is_malformed, an_arena_knows_that_it_failed,
          a_coroutine_goes_on_where_it_yielded_until_it_ends)
