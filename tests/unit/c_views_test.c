/* What a person is told of a C program: values, sentences, the comparison's table. */
#include "opened.h"
#include "session/narration_c.h"
#include "session/session.h"
#include "session/tally.h"
#include "ui/views/c_value.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct text said;

static struct session *open_program(const char *source)
{
    return open_source("c", source);
}

/* Goes to the first step at which a line is about to run. */
static void go_to_line(struct session *session, const char *line)
{
    struct text command = {0};
    text_format(&command, "break %s", line);
    text_clear(&said);
    ck_assert_msg(session_do(session, text_string(&command), &said), "%s", text_string(&said));
    ck_assert(session_do(session, "continue", &said));
    text_fini(&command);
}

/* The value of a variable of the innermost frame. */
static const char *value_of(struct session *session, const char *name)
{
    struct instant now = session_now(session);
    struct record_stretch stretch;
    const struct record_variable *variables;
    record_id frame = instant_top_frame(now);
    ck_assert(instant_stretch(now, frame, &stretch));
    size_t count = record_layout_variables(now.record, stretch.layout, &variables);
    text_clear(&said);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(record_name_string(now.record, variables[i].name), name))
            c_value_text(now, frame, variables[i].type, stretch.address + variables[i].offset, 60,
                         &said);
    return text_string(&said);
}

static const char *narrated(struct session *session)
{
    text_clear(&said);
    session_narration(session, &said);
    return text_string(&said);
}

START_TEST(values_read_as_their_initialisers_do)
{
    struct session *session = open_program(
        "enum color { RED, GREEN = 5 };\n"
        "struct pair { int x; char tag; unsigned low : 3; int high : 5; };\n"
        "int main(void) {\n"
        "    int n = -42; unsigned char byte = 200; char c = 'x', nul = 0; _Bool yes = 1;\n"
        "    double d = 2.5; float f = 0.1f; enum color color = GREEN, other = (enum color)9;\n"
        "    char text[8] = \"ab\\n\"; int row[3] = {1, 2, 3}; struct pair p = {1, 't', 5, -3};\n"
        "    int never; int *none = 0; int half[2]; half[1] = 7;\n"
        "    return 0;\n}\n");
    static const char *const expected[][2] = {
        {"n", "-42"},         {"byte", "200"},
        {"c", "'x'"},         {"nul", "'\\0'"},
        {"yes", "true"},      {"d", "2.5"},
        {"f", "0.1"},         {"color", "GREEN"},
        {"other", "9"},       {"text", "\"ab\\n\""},
        {"row", "{1, 2, 3}"}, {"p", "{x = 1, tag = 't', low = 5, high = -3}"},
        {"never", "??"},      {"none", "NULL"},
        {"half", "{??, 7}"},
    };
    go_to_line(session, "8");
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++)
        ck_assert_str_eq(value_of(session, expected[i][0]), expected[i][1]);
    session_close(session);
}
END_TEST

START_TEST(pointers_are_shown_by_what_they_point_to)
{
    struct session *session =
        open_program("#include <stdlib.h>\n"
                     "int *gone(void) { int local = 1; int *p = &local; return p; }\n"
                     "int main(void) {\n"
                     "    int row[4] = {0}; int *inside = &row[2]; int *dead = gone();\n"
                     "    const char *text = \"hello\"; int (*function)(void) = main;\n"
                     "    int *block = malloc(8), *second = block + 1;\n"
                     "    block[0] = 1;\n"
                     "    free(block);\n"
                     "    return 0;\n}\n");
    go_to_line(session, "9");
    ck_assert_str_eq(value_of(session, "inside"), "● → &row[2]");
    ck_assert_str_eq(value_of(session, "dead"), "● → local of gone(), which has returned");
    ck_assert_str_eq(value_of(session, "text"), "\"hello\"");
    ck_assert_str_eq(value_of(session, "function"), "● → main()");
    ck_assert(strstr(value_of(session, "block"), ", freed"));
    ck_assert(strstr(value_of(session, "second"), "[1], freed"));
    session_close(session);
}
END_TEST

START_TEST(a_long_value_ends_with_an_ellipsis)
{
    struct session *session =
        open_program("int main(void) {\n    int row[1000] = {7};\n    return 0;\n}\n");
    go_to_line(session, "3");
    ck_assert_uint_lt(strlen(value_of(session, "row")), 70);
    ck_assert(strstr(text_string(&said), ", …}"));
    session_close(session);
}
END_TEST

START_TEST(sentences_tell_of_writes_blocks_and_calls)
{
    struct session *session = open_program("#include <stdlib.h>\n"
                                           "int twice(int n) { return n * 2; }\n"
                                           "int main(void) {\n"
                                           "    int *numbers = malloc(16);\n"
                                           "    numbers[2] = 3;\n"
                                           "    int *other = numbers;\n"
                                           "    free(numbers);\n"
                                           "    return twice(4);\n}\n");
    go_to_line(session, "5");
    ck_assert(strstr(narrated(session), "malloc gave 16 bytes at 0x"));
    ck_assert(strstr(text_string(&said), "numbers points to block #"));
    session_do(session, "step", &said);
    ck_assert_str_eq(narrated(session), "numbers[2] is 3 now.");
    go_to_line(session, "8");
    ck_assert(strstr(narrated(session), "is gone, 16 bytes; "));
    ck_assert(strstr(text_string(&said), "still point at it"));
    session_do(session, "step", &said);
    ck_assert_str_eq(narrated(session), "twice(n = 4) is called: its frame goes on the stack.");
    session_close(session);
}
END_TEST

START_TEST(the_end_tells_what_leaked)
{
    struct session *session =
        open_program("#include <stdlib.h>\nint main(void) {\n    malloc(24);\n    return 0;\n}\n");
    struct tally_history history = {0};
    session_do(session, "last", &said);
    ck_assert(strstr(narrated(session), "24 bytes in 1 block are leaked"));
    ck_assert(tally_go_to(&history, session_now(session), SIZE_MAX));
    text_clear(&said);
    tally_words(&history.tally, session_now(session), TALLY_LEAKS, false, &said);
    ck_assert_str_eq(text_string(&said), "24 bytes leaked, in 1 block");
    session_close(session);
}
END_TEST

START_TEST(a_fault_ends_the_run_and_is_told)
{
    struct session *session = open_program("#include <stdlib.h>\n"
                                           "int main(void) {\n"
                                           "    int *p = malloc(4), *q = p;\n"
                                           "    *p = 1;\n"
                                           "    free(p);\n"
                                           "    return *q;\n}\n");
    struct tally_history history = {0};
    session_do(session, "last", &said);
    ck_assert(strstr(narrated(session), "use-after-free: line 6 "));
    ck_assert(tally_go_to(&history, session_now(session), SIZE_MAX));
    text_clear(&said);
    tally_words(&history.tally, session_now(session), TALLY_DANGLING, false, &said);
    ck_assert_str_eq(text_string(&said), "2 pointers to freed memory");
    ck_assert_int_eq(session_exit_status(session), 70);
    session_close(session);
}
END_TEST

/* The row of the table for a program that has run to its end. */
static const char *told(const char *language, const char *source, enum tally_row row, bool brief)
{
    struct session *session = open_source(language, source);
    struct tally_history history = {0};
    text_clear(&said);
    session_do(session, "last", &said);
    ck_assert(tally_go_to(&history, session_now(session), SIZE_MAX));
    text_clear(&said);
    tally_words(&history.tally, session_now(session), row, brief, &said);
    session_close(session);
    return text_string(&said);
}

START_TEST(the_comparison_s_table_is_filled_in_from_what_happened)
{
    static const char c[] = "#include <stdlib.h>\nint main(void) {\n    char *p = malloc(8);\n"
                            "    free(malloc(2000));\n    p[8] = 1;\n    return 0;\n}\n";
    static const char python[] = "ring = []\nring.append(ring)\nring = None\nimport gc\n"
                                 "gc.collect()\n[1, 2][2]\n";
    static const struct {
        const char *language, *source;
        enum tally_row row;
        const char *whole, *brief;
    } rows[] = {
        {"c", c, TALLY_ALLOCATION, "manual: 2 blocks by malloc", "2 blocks by malloc"},
        {"c", c, TALLY_DEALLOCATION, "manual: 1 block by free", "1 block by free"},
        {"c", c, TALLY_CORRUPTION, "heap-overflow, line 5", "heap-overflow, 5"},
        {"c", c, TALLY_DANGLING, "none", "none"},
        {"c", c, TALLY_LEAKS, "none; 1 block alive at the end", "none; 1 block left"},
        {"c", c, TALLY_PRICE, "5 steps, 2,008 bytes in all", "5 steps, 2,008 bytes"},
        {"python", python, TALLY_DANGLING, "none: references are safe",
         "none: references are safe"},
        {"python", python, TALLY_CORRUPTION, "none: IndexError in line 6",
         "none: IndexError, line 6"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        ck_assert_str_eq(told(rows[i].language, rows[i].source, rows[i].row, false), rows[i].whole);
        ck_assert_str_eq(told(rows[i].language, rows[i].source, rows[i].row, true), rows[i].brief);
    }
    ck_assert(strstr(told("python", python, TALLY_DEALLOCATION, false), " 1 by the collector"));
    ck_assert(strstr(told("python", python, TALLY_DEALLOCATION, true), " 1 by collector"));
}
END_TEST

/* Goes on until the condition; the line that is about to run then, 0 when it never comes true. */
static uint32_t until(struct session *session, const char *condition)
{
    struct text command = {0};
    text_format(&command, "until %s", condition);
    text_clear(&said);
    bool found = session_do(session, text_string(&command), &said);
    text_fini(&command);
    struct instant now = session_now(session);
    struct step_info info;
    return found && record_step_info(now.record, session_place(session).step, &info) ? info.line
                                                                                     : 0;
}

START_TEST(until_stops_when_something_becomes_true_of_a_place)
{
    struct session *session =
        open_program("#include <stdlib.h>\n"                            /* 1 */
                     "struct node { int value; struct node *next; };\n" /* 2 */
                     "int total;\n"                                     /* 3 */
                     "int main(void) {\n"                               /* 4 */
                     "    struct node *head = malloc(sizeof *head);\n"  /* 5 */
                     "    struct node *node = NULL;\n"                  /* 6 */
                     "    head->value = 2;\n"                           /* 7 */
                     "    char mark = 'a';\n"                           /* 8 */
                     "    head->next = head;\n"                         /* 9 */
                     "    total = total + head->value;\n"               /* 10 */
                     "    node = head;\n"                               /* 11 */
                     "    total = total + node->value;\n"               /* 12 */
                     "    free(head);\n"                                /* 13 */
                     "    return mark == 'b';\n"                        /* 14 */
                     "}\n");
    ck_assert_uint_eq(until(session, "node == NULL"), 7);
    ck_assert_uint_eq(until(session, "head->value == 2"), 8);
    ck_assert_uint_eq(until(session, "mark == 'a'"), 9);
    ck_assert_uint_eq(until(session, "head->next is head"), 10);
    ck_assert_uint_eq(until(session, "total > 1"), 11);
    ck_assert_uint_eq(until(session, "node == head->next"), 12);
    ck_assert_uint_eq(until(session, "freed(head)"), 14);
    session_do(session, "first", &said);
    ck_assert_uint_eq(until(session, "line 12"), 12);
    ck_assert_uint_eq(until(session, "total == 100"), 0);
    ck_assert_uint_eq(until(session, "refcount(head) == 1"), 0);
    ck_assert(strstr(text_string(&said), "until takes a condition: x == 3, p->next != NULL"));
    session_close(session);
}
END_TEST

START_TEST(a_tally_gone_back_is_the_one_counted_on_the_way_there)
{
    struct session *session = open_program("#include <stdlib.h>\nint main(void) {\n"
                                           "    for (int i = 0; i < 30000; i++)\n"
                                           "        free(malloc(i));\n    return 0;\n}\n");
    struct tally_history history = {0}, anew = {0};
    session_do(session, "last", &said);
    struct instant end = session_now(session);
    ck_assert(!tally_go_to(&history, end, 1000)); /* a part at a time */
    while (!tally_go_to(&history, end, 100000))
        ;
    ck_assert_uint_eq(history.tally.made, 30000);
    for (record_step step = 59000; step > 9000; step -= 9000) {
        struct instant there = instant_at_step(end.record, step);
        anew.tally = (struct tally){0};
        anew.kept.count = 0;
        ck_assert(tally_go_to(&anew, there, SIZE_MAX));
        ck_assert(tally_go_to(&history, there, 70000)); /* no further than from one that is kept */
        ck_assert_uint_eq(history.tally.made, anew.tally.made);
        ck_assert_uint_eq(history.tally.made_bytes, anew.tally.made_bytes);
        ck_assert_uint_eq(history.tally.freed, anew.tally.freed);
    }
    tally_history_fini(&history);
    tally_history_fini(&anew);
    session_close(session);
}
END_TEST

START_TEST(a_collection_cannot_be_asked_of_c)
{
    struct session *session = open_program("int main(void) {\n    return 0;\n}\n");
    text_clear(&said);
    ck_assert(!session_do(session, "gc", &said));
    ck_assert(strstr(text_string(&said), "C has no collector"));
    session_close(session);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("c views");
    TCase *tests = tcase_create("c views");
    tcase_add_test(tests, values_read_as_their_initialisers_do);
    tcase_add_test(tests, pointers_are_shown_by_what_they_point_to);
    tcase_add_test(tests, a_long_value_ends_with_an_ellipsis);
    tcase_add_test(tests, sentences_tell_of_writes_blocks_and_calls);
    tcase_add_test(tests, the_end_tells_what_leaked);
    tcase_add_test(tests, a_fault_ends_the_run_and_is_told);
    tcase_add_test(tests, the_comparison_s_table_is_filled_in_from_what_happened);
    tcase_add_test(tests, until_stops_when_something_becomes_true_of_a_place);
    tcase_add_test(tests, a_tally_gone_back_is_the_one_counted_on_the_way_there);
    tcase_add_test(tests, a_collection_cannot_be_asked_of_c);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    text_fini(&said);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
