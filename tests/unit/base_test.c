#include "unit.h"

#include "base/arena.h"
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

UNIT_MAIN("base", a_vector_keeps_what_was_pushed, a_text_grows_as_it_is_written,
          malformed_utf8_reads_as_the_replacement, wide_and_combining_characters_have_their_width,
          an_arena_gives_zeroed_memory)
