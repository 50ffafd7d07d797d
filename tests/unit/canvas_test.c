#include "sketch.h"
#include "unit.h"

#include "base/text.h"
#include "base/utf8.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/charset.h"
#include "ui/canvas/theme.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* The rows of the canvas, each cell's glyph, with a bar after each row. */
static const char *picture(const struct canvas *canvas)
{
    static struct text text;
    text_clear(&text);
    for (int y = 0; y < canvas->rows; y++) {
        for (int x = 0; x < canvas->cols; x++)
            text_append(&text, canvas_at(canvas, x, y)->glyph);
        text_append(&text, "|\n");
    }
    return text_string(&text);
}

/* Each row has as many cells as the canvas, whatever was drawn. */
static void assert_rows_are_whole(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++) {
        int width = 0;
        for (int x = 0; x < canvas->cols; x++) {
            const struct canvas_cell *cell = canvas_at(canvas, x, y);
            ck_assert_int_eq(utf8_string_width(cell->glyph, strlen(cell->glyph)), cell->width);
            ck_assert_int_eq(cell->width == 0, x > 0 && cell[-1].width == 2);
            width += cell->width;
        }
        ck_assert_int_eq(width, canvas->cols);
    }
}

static struct canvas *make(int cols, int rows, struct canvas_region *all)
{
    struct canvas *canvas = canvas_new(cols, rows);
    ck_assert_ptr_nonnull(canvas);
    *all = canvas_whole(canvas);
    return canvas;
}

START_TEST(a_new_canvas_is_blank)
{
    struct canvas_region all;
    struct canvas *canvas = make(3, 2, &all);
    ck_assert_str_eq(picture(canvas), "   |\n   |\n");
    canvas_free(canvas);
    canvas_free(NULL);
}
END_TEST

START_TEST(a_canvas_of_an_impossible_size_is_refused)
{
    ck_assert_ptr_null(canvas_new(0, 5));
    ck_assert_ptr_null(canvas_new(5, -1));
    ck_assert_ptr_null(canvas_new(INT_MAX, INT_MAX));
    struct canvas_region all;
    struct canvas *canvas = make(4, 1, &all);
    canvas_put(&all, 0, 0, "kept", ROLE_TEXT);
    ck_assert(!canvas_resize(canvas, INT_MAX, 2));
    ck_assert_str_eq(picture(canvas), "kept|\n");
    ck_assert(canvas_resize(canvas, 2, 2));
    ck_assert_str_eq(picture(canvas), "  |\n  |\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(a_wide_character_takes_two_cells)
{
    struct canvas_region all;
    struct canvas *canvas = make(5, 1, &all);
    ck_assert_int_eq(canvas_put(&all, 1, 0, "日", ROLE_VALUE), 2);
    ck_assert_int_eq(canvas_at(canvas, 1, 0)->width, 2);
    ck_assert_int_eq(canvas_at(canvas, 2, 0)->width, 0);
    ck_assert_str_eq(canvas_at(canvas, 2, 0)->glyph, "");
    ck_assert_int_eq(canvas_at(canvas, 2, 0)->style, ROLE_VALUE);
    canvas_free(canvas);
}
END_TEST

START_TEST(a_wide_character_halved_by_the_edge_is_a_blank)
{
    struct canvas_region all;
    struct canvas *canvas = make(5, 1, &all);
    struct canvas_region middle = canvas_sub(&all, 1, 0, 3, 1);
    canvas_fill(&all, 0, 0, 5, 1, ".", ROLE_TEXT);
    canvas_put(&middle, -1, 0, "日本", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), ". 本.|\n");
    canvas_put(&middle, 0, 0, "日本", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), ".日 .|\n");
    assert_rows_are_whole(canvas);
    canvas_free(canvas);
}
END_TEST

START_TEST(overwriting_half_a_wide_character_blanks_the_other_half)
{
    struct canvas_region all;
    struct canvas *canvas = make(4, 1, &all);
    canvas_put(&all, 0, 0, "日本", ROLE_TEXT);
    canvas_put(&all, 1, 0, "xy", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), " xy |\n");
    canvas_put(&all, 0, 0, "日本", ROLE_TEXT);
    canvas_put(&all, 1, 0, "語", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), " 語 |\n");
    canvas_put(&all, 0, 0, "日本", ROLE_TEXT);
    canvas_horizontal(&all, 1, 0, 1, ROLE_BORDER);
    ck_assert_str_eq(picture(canvas), " ─本|\n");
    assert_rows_are_whole(canvas);
    canvas_free(canvas);
}
END_TEST

START_TEST(combining_marks_stay_with_their_base)
{
    struct canvas_region all;
    struct canvas *canvas = make(4, 1, &all);
    ck_assert_int_eq(canvas_put(&all, 0, 0, "e\xCC\x81\xCC\xA3x", ROLE_TEXT), 2);
    ck_assert_str_eq(canvas_at(canvas, 0, 0)->glyph, "e\xCC\x81\xCC\xA3");
    ck_assert_str_eq(canvas_at(canvas, 1, 0)->glyph, "x");
    struct text pile = {0};
    text_append_char(&pile, 'z');
    for (int i = 0; i < 500; i++)
        text_append(&pile, "\xCC\x81");
    text_append_char(&pile, '!');
    ck_assert_int_eq(canvas_put(&all, 0, 0, text_string(&pile), ROLE_TEXT), 2);
    ck_assert_str_eq(canvas_at(canvas, 1, 0)->glyph, "!");
    text_fini(&pile);
    canvas_free(canvas);
}
END_TEST

START_TEST(what_could_disturb_a_terminal_is_drawn_as_something_else)
{
    struct canvas_region all;
    struct canvas *canvas = make(12, 1, &all);
    int width = canvas_put(&all, 0, 0, "\x1B[2J\t\xFF\xE2\x80\xAE", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "␛[2J    �   |\n");
    ck_assert_int_eq(width, 9);
    ck_assert_int_eq(canvas_measure(canvas, "\x1B[2J\t\xFF\xE2\x80\xAE"), 9);
    assert_rows_are_whole(canvas);
    canvas_free(canvas);
}
END_TEST

START_TEST(text_that_does_not_fit_ends_in_an_ellipsis)
{
    struct canvas_region all;
    struct canvas *canvas = make(6, 1, &all);
    ck_assert_int_eq(canvas_put_fit(&all, 0, 0, 6, "abcdef", ROLE_TEXT), 6);
    ck_assert_str_eq(picture(canvas), "abcdef|\n");
    canvas_put_fit(&all, 0, 0, 6, "abcdefg", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "abcde…|\n");
    canvas_clear(canvas);
    ck_assert_int_eq(canvas_put_fit(&all, 0, 0, 4, "日本語", ROLE_TEXT), 3);
    ck_assert_str_eq(picture(canvas), "日…   |\n");
    ck_assert_int_eq(canvas_put_fit(&all, 0, 0, 1, "日本語", ROLE_TEXT), 1);
    ck_assert_int_eq(canvas_put_fit(&all, 0, 0, 0, "x", ROLE_TEXT), 0);
    ck_assert_int_eq(canvas_put_fit(&all, 0, 0, -3, "x", ROLE_TEXT), 0);
    canvas_clear(canvas);
    canvas->ascii = true;
    canvas_put_fit(&all, 0, 0, 6, "abcdefg", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "abc...|\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(spans_share_one_ellipsis)
{
    struct canvas_region all;
    struct canvas *canvas = make(8, 1, &all);
    const struct canvas_span spans[] = {
        {"def ", 4, ROLE_KEYWORD}, {"main", 4, ROLE_FUNCTION_NAME}, {"():", 3, ROLE_OPERATOR}};
    ck_assert_int_eq(canvas_put_spans(&all, 0, 0, 8, spans, 2), 8);
    ck_assert_str_eq(picture(canvas), "def main|\n");
    ck_assert_int_eq(canvas_put_spans(&all, 0, 0, 8, spans, 3), 8);
    ck_assert_str_eq(picture(canvas), "def mai…|\n");
    ck_assert_int_eq(canvas_at(canvas, 7, 0)->style, ROLE_FUNCTION_NAME);
    ck_assert_int_eq(canvas_at(canvas, 0, 0)->style, ROLE_KEYWORD);
    canvas_free(canvas);
}
END_TEST

START_TEST(text_is_aligned_to_the_right_and_in_the_middle)
{
    struct canvas_region all;
    struct canvas *canvas = make(9, 1, &all);
    canvas_put_right(&all, 0, 0, 9, "#12", ROLE_IDENTITY);
    canvas_put_centered(&all, 0, 0, 6, "ab", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "  ab  #12|\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(nested_regions_clip_to_all_that_hold_them)
{
    struct canvas_region all;
    struct canvas *canvas = make(6, 3, &all);
    struct canvas_region outer = canvas_sub(&all, 1, 1, 3, 5);
    struct canvas_region inner = canvas_sub(&outer, 1, 0, 100, 1);
    canvas_put(&inner, -5, 0, "abcdefghijk", ROLE_TEXT);
    canvas_put(&inner, 0, 1, "below", ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "      |\n  fg  |\n      |\n");
    ck_assert_int_eq(inner.cols, 100);
    struct canvas_region far = canvas_sub(&all, INT_MAX, INT_MIN, INT_MAX, INT_MAX);
    struct canvas_region farther = canvas_sub(&far, INT_MAX, INT_MIN, -1, INT_MAX);
    canvas_put(&farther, INT_MAX, INT_MAX, "x", ROLE_TEXT);
    canvas_box(&far, INT_MIN, 0, INT_MAX, INT_MAX, "t", ROLE_BORDER, ROLE_TITLE);
    canvas_free(canvas);
}
END_TEST

START_TEST(a_scrolled_region_shows_what_lies_further_down)
{
    struct canvas_region all;
    struct canvas *canvas = make(3, 2, &all);
    struct canvas_region window = canvas_sub(&all, 0, 1, 3, 1);
    struct canvas_region list = canvas_scrolled(&window, 0, 2);
    const char *const items[] = {"one", "two", "tre", "for"};
    for (int i = 0; i < 4; i++)
        canvas_put(&list, 0, i, items[i], ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "   |\ntre|\n");
    ck_assert(canvas_row_visible(&list, 2));
    ck_assert(!canvas_row_visible(&list, 1));
    canvas_free(canvas);
}
END_TEST

START_TEST(lines_that_meet_make_the_right_junction)
{
    static const char *const glyphs[16] = {" ", "│", "│", "│", "─", "┘", "┐", "┤",
                                           "─", "└", "┌", "├", "─", "┴", "┬", "┼"};
    struct canvas_region all;
    struct canvas *canvas = make(1, 1, &all);
    for (unsigned first = 1; first < 16; first++) {
        for (unsigned second = 1; second < 16; second++) {
            canvas_clear(canvas);
            canvas_put_arms(&all, 0, 0, first, ROLE_BORDER);
            canvas_put_arms(&all, 0, 0, second, ROLE_ARROW);
            ck_assert_str_eq(canvas_at(canvas, 0, 0)->glyph, glyphs[first | second]);
            ck_assert_int_eq(canvas_at(canvas, 0, 0)->style, ROLE_ARROW);
        }
    }
    canvas_free(canvas);
}
END_TEST

START_TEST(routed_edges_cross_touch_and_turn)
{
    struct canvas_region all;
    struct canvas *canvas = make(9, 5, &all);
    canvas_box(&all, 0, 0, 5, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    canvas_line(&all, 3, 1, 7, 1, ROLE_ARROW);
    canvas_line(&all, 7, 1, 7, 4, ROLE_ARROW);
    canvas_line(&all, 7, 4, 2, 4, ROLE_ARROW);
    canvas_line(&all, 2, 4, 2, 2, ROLE_ARROW);
    canvas_arrowhead(&all, 8, 3, CANVAS_RIGHT, ROLE_ARROW);
    ck_assert_str_eq(picture(canvas), "┌───┐    |\n"
                                      "│  ─┼──┐ |\n"
                                      "└─┬─┘  │ |\n"
                                      "  │    │►|\n"
                                      "  └────┘ |\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(boxes_share_edges_and_carry_titles)
{
    struct canvas_region all;
    struct canvas *canvas = make(16, 5, &all);
    canvas_box(&all, 0, 0, 16, 5, "Source", ROLE_BORDER, ROLE_TITLE);
    canvas_divider(&all, 0, 2, 16, "Heap of objects", ROLE_BORDER, ROLE_TITLE);
    ck_assert_str_eq(picture(canvas), "┌─ Source ─────┐|\n"
                                      "│              │|\n"
                                      "├─ Heap of o… ─┤|\n"
                                      "│              │|\n"
                                      "└──────────────┘|\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(a_panel_laid_over_lines_does_not_join_them)
{
    struct canvas_region all;
    struct canvas *canvas = make(5, 3, &all);
    for (int y = 0; y < 3; y++)
        canvas_horizontal(&all, 0, y, 5, ROLE_BORDER);
    canvas_fill(&all, 1, 0, 3, 3, " ", ROLE_OVERLAY);
    canvas_box(&all, 1, 0, 3, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    ck_assert_str_eq(picture(canvas), "─┌─┐─|\n─│ │─|\n─└─┘─|\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(a_clipped_line_is_the_same_line)
{
    struct canvas_region all;
    struct canvas *canvas = make(4, 3, &all);
    struct canvas_region part = canvas_sub(&all, 1, 1, 2, 2);
    canvas_box(&part, -1, -1, 3, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    ck_assert_str_eq(picture(canvas), "    |\n  │ |\n ─┘ |\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(ascii_mode_writes_only_ascii_and_loses_nothing)
{
    struct canvas_region all;
    struct canvas *canvas = make(40, 3, &all);
    canvas->ascii = true;
    const char *text = "é 日 e\xCC\x81 " GLYPH_ARROW " " GLYPH_CROSS " \xF0\x9F\x98\x80 \xFF";
    int width = canvas_put(&all, 0, 0, text, ROLE_TEXT);
    ck_assert_str_eq(picture(canvas), "\\xe9 \\u65e5 e\\u0301 -> x \\U0001f600 \\xff|\n"
                                      "                                        |\n"
                                      "                                        |\n");
    ck_assert_int_eq(width, canvas_measure(canvas, text));
    canvas_clear(canvas);
    canvas_box(&all, 0, 0, 5, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    canvas_divider(&all, 0, 1, 5, NULL, ROLE_BORDER, ROLE_TITLE);
    canvas_put(&all, 6, 0, "● ▶ ━━─ … ┌┤║", ROLE_TEXT);
    canvas_gauge(&all, 6, 1, 5, 2, 5);
    const uint64_t values[] = {0, 1, 2, 3, 4, 5, 6, 7};
    canvas_sparkline(&all, 12, 1, values, 8, 7, ROLE_SPARKLINE);
    ck_assert_str_eq(picture(canvas), "+---+ * > ==- ... ++\\u2551              |\n"
                                      "+---+ ##... ._-~=+*#                    |\n"
                                      "+---+                                   |\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(every_glyph_of_the_pictures_has_an_ascii_form)
{
    static const char glyphs[] = GLYPH_ARROW GLYPH_LEFT_ARROW GLYPH_UP_ARROW GLYPH_DOWN_ARROW
        GLYPH_ELLIPSIS GLYPH_DOT GLYPH_EMPTY_DOT GLYPH_MIDDLE_DOT GLYPH_CURRENT GLYPH_POINTER
            GLYPH_CROSS GLYPH_HEAVY GLYPH_LIGHT GLYPH_GAUGE_FULL GLYPH_GAUGE_EMPTY GLYPH_BLOCK
                GLYPH_CHECK GLYPH_HEAD_RIGHT GLYPH_HEAD_LEFT GLYPH_HEAD_UP GLYPH_HEAD_DOWN;
    const char *form;
    for (size_t at = 0; at < sizeof glyphs - 1;) {
        uint32_t code_point;
        at += utf8_decode(glyphs + at, sizeof glyphs - 1 - at, &code_point);
        ck_assert_ptr_nonnull(form = charset_ascii(code_point));
        ck_assert_uint_eq(utf8_valid_prefix(form, strlen(form)), strlen(form));
    }
    for (int level = 0; level < CHARSET_SPARK_LEVELS; level++) {
        uint32_t code_point;
        utf8_decode(charset_spark(level), 3, &code_point);
        ck_assert_uint_eq(code_point, 0x2581 + (uint32_t)level);
        ck_assert_ptr_nonnull(charset_ascii(code_point));
    }
}
END_TEST

START_TEST(every_line_glyph_has_its_arms)
{
    for (unsigned arms = 3; arms < 16; arms++) {
        if (arms == CANVAS_ARM_LEFT || arms == CANVAS_ARM_RIGHT)
            continue;
        uint32_t code_point;
        const char *glyph = charset_line(arms, false);
        utf8_decode(glyph, strlen(glyph), &code_point);
        ck_assert_uint_eq(charset_arms(code_point), arms);
        ck_assert_ptr_nonnull(charset_ascii(code_point));
    }
    ck_assert_uint_eq(charset_arms(0x2501), 0);
    ck_assert_uint_eq(charset_arms('a'), 0);
}
END_TEST

START_TEST(long_text_wraps_at_blanks)
{
    struct canvas_region all;
    struct canvas *canvas = make(8, 4, &all);
    const char *text = "the last reference\nis gonnnnnnnne";
    ck_assert_int_eq(canvas_wrapped_rows(canvas, text, 8), 6);
    ck_assert_int_eq(canvas_put_wrapped(&all, 0, 0, 8, 4, text, ROLE_TEXT), 4);
    ck_assert_str_eq(picture(canvas), "the last|\nreferenc|\ne       |\nis gonn…|\n");
    ck_assert_int_eq(canvas_wrapped_rows(canvas, "", 8), 1);
    ck_assert_int_eq(canvas_wrapped_rows(canvas, "exactly8\n", 8), 1);
    ck_assert_int_eq(canvas_wrapped_rows(canvas, "日本語", 1), 3);
    ck_assert_int_eq(canvas_wrapped_rows(canvas, "a\n\nb", 8), 3);
    canvas_free(canvas);
}
END_TEST

START_TEST(what_is_folded_away_says_how_much)
{
    struct canvas_region all;
    struct canvas *canvas = make(28, 1, &all);
    canvas_put_more(&all, 0, 0, 28, 9990, ", / to search", ROLE_HINT);
    ck_assert_str_eq(picture(canvas), "... 9,990 more, / to search |\n");
    char number[CANVAS_NUMBER_BYTES];
    ck_assert_str_eq(canvas_format_number(number, 0), "0");
    ck_assert_str_eq(canvas_format_number(number, 123456), "123,456");
    ck_assert_str_eq(canvas_format_number(number, UINT64_MAX), "18,446,744,073,709,551,615");
    canvas_free(canvas);
}
END_TEST

START_TEST(a_gauge_tells_something_from_nothing_and_all)
{
    struct canvas_region all;
    struct canvas *canvas = make(4, 1, &all);
    const struct {
        uint64_t part, whole;
        const char *picture;
    } cases[] = {{0, 700, "░░░░|\n"},
                 {1, 700, "▓░░░|\n"},
                 {350, 700, "▓▓░░|\n"},
                 {699, 700, "▓▓▓░|\n"},
                 {700, 700, "▓▓▓▓|\n"},
                 {9, 0, "░░░░|\n"},
                 {UINT64_MAX, UINT64_MAX, "▓▓▓▓|\n"}};
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        canvas_gauge(&all, 0, 0, 4, cases[i].part, cases[i].whole);
        ck_assert_str_eq(picture(canvas), cases[i].picture);
    }
    canvas_free(canvas);
}
END_TEST

START_TEST(the_mouse_finds_what_was_tagged_last)
{
    struct canvas_region all;
    struct canvas *canvas = make(5, 2, &all);
    struct canvas_region part = canvas_sub(&all, 1, 0, 3, 1);
    canvas_tag(&all, 0, 0, 5, 2, 7);
    canvas_tag(&part, -3, -3, 100, 100, 9);
    ck_assert_int_eq(canvas_hit_at(canvas, 0, 0), 7);
    ck_assert_int_eq(canvas_hit_at(canvas, 3, 0), 9);
    ck_assert_int_eq(canvas_hit_at(canvas, 3, 1), 7);
    ck_assert_int_eq(canvas_hit_at(canvas, 5, 0), 0);
    ck_assert_int_eq(canvas_hit_at(canvas, -1, 0), 0);
    canvas_free(canvas);
}
END_TEST

START_TEST(a_redraw_covers_what_changed_and_no_more)
{
    struct canvas_region all;
    struct canvas *before = make(20, 3, &all);
    canvas_put(&all, 0, 0, "refcount: 1", ROLE_REFCOUNT);
    canvas_put(&all, 4, 2, "日本", ROLE_TEXT);
    struct canvas *after = canvas_new(1, 1);
    ck_assert(canvas_copy(after, before));
    struct canvas_run run = {0};
    ck_assert(!canvas_next_change(before, after, &run));
    all = canvas_whole(after);
    canvas_put(&all, 10, 0, "2", ROLE_REFCOUNT);
    canvas_put(&all, 19, 0, "x", ROLE_TEXT);
    canvas_add_modifiers(&all, 5, 2, 1, 1, CANVAS_BOLD);
    const struct canvas_run expected[] = {{0, 10, 1}, {0, 19, 1}, {2, 4, 2}};
    run = (struct canvas_run){0};
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++) {
        ck_assert(canvas_next_change(before, after, &run));
        ck_assert_int_eq(run.row, expected[i].row);
        ck_assert_int_eq(run.col, expected[i].col);
        ck_assert_int_eq(run.cols, expected[i].cols);
    }
    ck_assert(!canvas_next_change(before, after, &run));
    ck_assert(canvas_copy(after, before));
    canvas_put(&all, 4, 2, "語", ROLE_TEXT);
    run = (struct canvas_run){0};
    ck_assert(canvas_next_change(before, after, &run));
    ck_assert_int_eq(run.col, 4);
    ck_assert_int_eq(run.cols, 2);
    int rows = 0;
    run = (struct canvas_run){0};
    while (canvas_next_change(NULL, after, &run))
        rows += run.cols == 20;
    ck_assert_int_eq(rows, 3);
    canvas_free(before);
    canvas_free(after);
}
END_TEST

START_TEST(a_picture_fits_any_canvas_from_1x1_to_400x100)
{
    const int sizes[][2] = {{1, 1}, {2, 2}, {3, 24}, {7, 1}, {40, 10}, {80, 24}, {400, 100}};
    for (size_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
        for (int ascii = 0; ascii < 2; ascii++) {
            struct canvas_region all;
            struct canvas *canvas = make(sizes[i][0], sizes[i][1], &all);
            canvas->ascii = ascii;
            sketch_draw(canvas);
            canvas_box(&all, 0, 0, all.cols, all.rows, "日本語 heap", ROLE_BORDER, ROLE_TITLE);
            canvas_put_wrapped(&all, 1, 1, all.cols - 2, all.rows - 2, "日本 e\xCC\x81 \t wide",
                               ROLE_NARRATION);
            assert_rows_are_whole(canvas);
            canvas_free(canvas);
        }
    }
}
END_TEST

START_TEST(the_sketch_looks_as_it_was_drawn)
{
    struct canvas_region all;
    struct canvas *canvas = make(80, 24, &all);
    sketch_draw(canvas);
    ck_assert_str_eq(
        picture(canvas),
        " Object lifetime                                       step 14 of 31 · line 11  |\n"
        "┌──────────────────────────────────────────────────────────────────────────────┐|\n"
        "│                                  Call Stack                                  │|\n"
        "│ ┌──────────────────────────────────────────────────────────────────────────┐ │|\n"
        "│ │ demonstrate_references():                                                │ │|\n"
        "│ │   numbers → ref to list([1, 2, 3, 4, 5])                                 │ │|\n"
        "│ │>  backup  → ref to list([1, 2, 3, 4, 5])                                 │ │|\n"
        "│ └──────────────────────────────────────────────────────────────────────────┘ │|\n"
        "├──────────────────────────────────────────────────────────────────────────────┤|\n"
        "│                                 Python Heap                                  │|\n"
        "│ ┌──────────────────────────────────────────────────────────────────────────┐ │|\n"
        "│ │ > list([1, 2, 3, 4, 5])                         [refcount: 2], was 1  #7 │ │|\n"
        "│ └──────────────────────────────────────────────────────────────────────────┘ │|\n"
        "└──────────────────────────────────────────────────────────────────────────────┘|\n"
        "                                                                                |\n"
        " backup = numbers                                                               |\n"
        " backup now refers to the same list: one object, two names, refcount 1 → 2.     |\n"
        "                                                                                |\n"
        " ━━━━━━━━━━━━━━━━━━━━━━━●────────────────────────────────  ▁▁▂▂▃▃▃▃▂▁  1.1 kB   |\n"
        " ←→ step  n over  o out  c run  / find  : command  ? help                       |\n"
        ">>>                                                                             |\n"
        "                                                                                |\n"
        "                                                                                |\n"
        "                                                                                |\n");
    canvas_clear(canvas);
    canvas->ascii = true;
    sketch_draw(canvas);
    ck_assert_str_eq(
        picture(canvas),
        " Object lifetime                                       step 14 of 31 . line 11  |\n"
        "+------------------------------------------------------------------------------+|\n"
        "|                                  Call Stack                                  ||\n"
        "| +--------------------------------------------------------------------------+ ||\n"
        "| | demonstrate_references():                                                | ||\n"
        "| |   numbers -> ref to list([1, 2, 3, 4, 5])                                | ||\n"
        "| |>  backup  -> ref to list([1, 2, 3, 4, 5])                                | ||\n"
        "| +--------------------------------------------------------------------------+ ||\n"
        "+------------------------------------------------------------------------------+|\n"
        "|                                 Python Heap                                  ||\n"
        "| +--------------------------------------------------------------------------+ ||\n"
        "| | > list([1, 2, 3, 4, 5])                         [refcount: 2], was 1  #7 | ||\n"
        "| +--------------------------------------------------------------------------+ ||\n"
        "+------------------------------------------------------------------------------+|\n"
        "                                                                                |\n"
        " backup = numbers                                                               |\n"
        " backup now refers to the same list: one object, two names, refcount 1 -> 2.    |\n"
        "                                                                                |\n"
        " =======================*--------------------------------  ..__----_.  1.1 kB   |\n"
        " <--> step  n over  o out  c run  / find  : command  ? help                     |\n"
        ">>>                                                                             |\n"
        "                                                                                |\n"
        "                                                                                |\n"
        "                                                                                |\n");
    canvas_free(canvas);
}
END_TEST

/* The same numbers on every run. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void draw_at_random(const struct canvas_region *region, uint32_t *state)
{
    static const char *const texts[] = {
        "refcount", "日本語", "e\xCC\x81\xCC\xA3", "\xF0\x9F\x98\x80!", "\xFF\xFE",
        "\t\x1B\n", "a→b…",   "ᄀ\xE1\x85\xA1ᆨ",  "\xCC\x81",          "",
    };
    const char *text = texts[next_random(state) % ARRAY_LENGTH(texts)];
    int x = (int)(next_random(state) % 40) - 10, y = (int)(next_random(state) % 16) - 4;
    int cols = (int)(next_random(state) % 20) - 2, rows = (int)(next_random(state) % 6) - 1;
    switch (next_random(state) % 9) {
    case 0: canvas_put(region, x, y, text, ROLE_VALUE); break;
    case 1:
        ck_assert_int_le(canvas_put_fit(region, x, y, cols, text, ROLE_NAME), MAX(cols, 0));
        break;
    case 2: canvas_put_right(region, x, y, cols, text, ROLE_NAME); break;
    case 3: canvas_put_wrapped(region, x, y, cols, rows, text, ROLE_NARRATION); break;
    case 4: canvas_box(region, x, y, cols, rows, text, ROLE_BORDER, ROLE_TITLE); break;
    case 5: canvas_line(region, x, y, x + cols, y, ROLE_ARROW); break;
    case 6: canvas_fill(region, x, y, cols, rows, text, ROLE_OVERLAY); break;
    case 7: canvas_gauge(region, x, y, cols, 1, 3); break;
    default: canvas_add_modifiers(region, x, y, cols, rows, CANVAS_SELECTED); break;
    }
}

START_TEST(no_drawing_breaks_the_grid_or_leaves_its_region)
{
    uint32_t state = 7;
    for (int round = 0; round < 2000; round++) {
        struct canvas_region all;
        struct canvas *canvas = make(24, 9, &all);
        canvas->ascii = round % 4 == 0;
        struct canvas_region part = canvas_sub(&all, (int)(next_random(&state) % 30) - 3, 2, 12, 5);
        struct canvas_region scrolled = canvas_scrolled(&part, 3, 1);
        for (int i = 0; i < 12; i++)
            draw_at_random(i % 2 ? &part : &scrolled, &state);
        assert_rows_are_whole(canvas);
        for (int x = 0; x < 24; x++) {
            ck_assert_str_eq(canvas_at(canvas, x, 1)->glyph, " ");
            ck_assert_str_eq(canvas_at(canvas, x, 7)->glyph, " ");
        }
        canvas_free(canvas);
    }
}
END_TEST

START_TEST(a_canvas_for_which_there_is_no_memory_is_refused)
{
#if !defined(__SANITIZE_ADDRESS__)
    struct canvas_region all;
    struct canvas *canvas = make(4, 1, &all);
    canvas_put(&all, 0, 0, "kept", ROLE_TEXT);
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_AS, &limit), 0);
    limit.rlim_cur = (rlim_t)1 << 30;
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
    ck_assert_ptr_null(canvas_new(CANVAS_MAX_COLS, CANVAS_MAX_ROWS));
    ck_assert(!canvas_resize(canvas, CANVAS_MAX_COLS, CANVAS_MAX_ROWS));
    ck_assert_str_eq(picture(canvas), "kept|\n");
    canvas_free(canvas);
#endif
}
END_TEST

START_TEST(every_role_has_a_name_and_a_look)
{
    size_t count;
    const struct theme *const *themes = theme_list(&count);
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        ck_assert_ptr_nonnull(theme_role_name((enum canvas_role)role));
        for (unsigned other = 0; other < role; other++)
            ck_assert_str_ne(theme_role_name((enum canvas_role)role),
                             theme_role_name((enum canvas_role)other));
        for (size_t i = 0; i < count; i++) {
            struct theme_look mono = theme_resolve(themes[i], THEME_MONO, role);
            ck_assert_int_eq(mono.foreground, THEME_DEFAULT);
            ck_assert_int_eq(mono.background, THEME_DEFAULT);
            ck_assert_int_lt(theme_resolve(themes[i], THEME_8, role).foreground, 8);
            ck_assert_int_lt(theme_resolve(themes[i], THEME_256, role).foreground, 256);
        }
    }
    ck_assert_ptr_eq(theme_find("light"), &theme_light);
    ck_assert_ptr_null(theme_find("neon"));
    ck_assert_ptr_nonnull(theme_role_name(ROLE_COUNT));
}
END_TEST

/* WCAG 2.1 relative luminance, with the square as an approximation of its 2.4th power. */
static double luminance(int32_t color)
{
    double parts[3] = {(color >> 16 & 255) / 255.0, (color >> 8 & 255) / 255.0,
                       (color & 255) / 255.0};
    for (int i = 0; i < 3; i++)
        parts[i] = parts[i] * parts[i];
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static double contrast(int32_t a, int32_t b)
{
    double light = MAX(luminance(a), luminance(b)), dark = MIN(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

START_TEST(every_text_can_be_read_on_every_ground)
{
    const unsigned grounds[] = {0, CANVAS_ON_CURRENT_LINE, CANVAS_ON_OVERLAY};
    const unsigned faint[] = {ROLE_BORDER, ROLE_TIMELINE_FUTURE, ROLE_GAUGE_EMPTY};
    size_t count;
    const struct theme *const *themes = theme_list(&count);
    for (size_t i = 0; i < count; i++) {
        for (unsigned role = 0; role < ROLE_COUNT; role++) {
            double wanted = 4.5;
            for (size_t j = 0; j < ARRAY_LENGTH(faint); j++)
                wanted = role == faint[j] ? 1.6 : wanted;
            for (size_t j = 0; j < ARRAY_LENGTH(grounds); j++) {
                struct theme_look look =
                    theme_resolve(themes[i], THEME_TRUECOLOR, role | grounds[j]);
                int32_t front = look.foreground, back = look.background;
                front = front == THEME_DEFAULT ? theme_page_foreground(themes[i]) : front;
                back = back == THEME_DEFAULT ? theme_page_background(themes[i]) : back;
                ck_assert_msg(contrast(front, back) >= wanted, "%s %s: %.2f", theme_name(themes[i]),
                              theme_role_name((enum canvas_role)role), contrast(front, back));
            }
        }
    }
}
END_TEST

UNIT_MAIN("canvas", a_new_canvas_is_blank, a_canvas_of_an_impossible_size_is_refused,
          a_wide_character_takes_two_cells, a_wide_character_halved_by_the_edge_is_a_blank,
          overwriting_half_a_wide_character_blanks_the_other_half,
          combining_marks_stay_with_their_base,
          what_could_disturb_a_terminal_is_drawn_as_something_else,
          text_that_does_not_fit_ends_in_an_ellipsis, spans_share_one_ellipsis,
          text_is_aligned_to_the_right_and_in_the_middle, nested_regions_clip_to_all_that_hold_them,
          a_scrolled_region_shows_what_lies_further_down, lines_that_meet_make_the_right_junction,
          routed_edges_cross_touch_and_turn, boxes_share_edges_and_carry_titles,
          a_panel_laid_over_lines_does_not_join_them, a_clipped_line_is_the_same_line,
          ascii_mode_writes_only_ascii_and_loses_nothing,
          every_glyph_of_the_pictures_has_an_ascii_form, every_line_glyph_has_its_arms,
          long_text_wraps_at_blanks, what_is_folded_away_says_how_much,
          a_gauge_tells_something_from_nothing_and_all, the_mouse_finds_what_was_tagged_last,
          a_redraw_covers_what_changed_and_no_more, a_picture_fits_any_canvas_from_1x1_to_400x100,
          the_sketch_looks_as_it_was_drawn, no_drawing_breaks_the_grid_or_leaves_its_region,
          a_canvas_for_which_there_is_no_memory_is_refused, every_role_has_a_name_and_a_look,
          every_text_can_be_read_on_every_ground)
