/* A lesson in a session: when its words are told, and what stands beside them. */
#include "lesson/markdown.h"
#include "session/session.h"
#include "unit.h"

#include <string.h>

static struct lesson_document *document;
static struct text said;

static struct session *open_lesson(const char *markdown)
{
    struct text problem = {0};
    document = lesson_document_parse("test.md", markdown, strlen(markdown));
    ck_assert_ptr_nonnull(document);
    const struct lesson *lesson = document->lessons.items[0];
    const struct session_source given = {.name = "test",
                                         .title = lesson->title,
                                         .language = lesson->language,
                                         .text = lesson->source,
                                         .length = lesson->length,
                                         .lesson = lesson};
    struct session *session = session_open(&given, &problem);
    ck_assert_msg(session != NULL, "%s", text_string(&problem));
    text_fini(&problem);
    return session;
}

static void close_lesson(struct session *session)
{
    session_close(session);
    lesson_document_free(document);
    text_fini(&said);
}

/* What is told of the moment after a command. */
static const char *told_after(struct session *session, const char *command)
{
    struct text answer = {0};
    ck_assert_msg(session_do(session, command, &answer), "%s: %s", command, text_string(&answer));
    text_fini(&answer);
    text_clear(&said);
    session_narration(session, &said);
    return text_string(&said);
}

START_TEST(a_lessons_words_are_told_when_their_line_has_run)
{
    struct session *session = open_lesson(
        "### A\nFirst words.\n```python\n#| One.\nx = 1\ny = 2\n#| A call.\nlen('a')\n```\n");
    ck_assert_str_eq(told_after(session, "first"), "First words.");
    ck_assert_str_eq(told_after(session, "step"), "One.");
    ck_assert_str_eq(told_after(session, "step"), "y now refers to int(2).");
    ck_assert_str_eq(told_after(session, "step"), "A call.");
    close_lesson(session);
}
END_TEST

START_TEST(a_line_that_collects_has_run_when_its_collection_is_over)
{
    struct session *session = open_lesson("```python\nimport gc\n#| It collects.\ngc.collect()\n"
                                          "x = 1\n```\n");
    told_after(session, "step");
    ck_assert_ptr_nonnull(strstr(told_after(session, "step"), "A collection is asked for"));
    ck_assert_ptr_nonnull(strstr(told_after(session, "step"), "gc_refs"));
    told_after(session, "goto 2");
    ck_assert_str_eq(told_after(session, "over"), "It collects.");
    ck_assert_ptr_nonnull(strstr(told_after(session, "back"), "The collection is over"));
    close_lesson(session);
}
END_TEST

START_TEST(a_fault_is_told_beside_the_lessons_words)
{
    struct session *session = open_lesson("```c\n#include <stdlib.h>\nint main(void)\n{\n"
                                          "    char *p = malloc(4);\n    free(p);\n"
                                          "    //| Once too often.\n    free(p);\n}\n```\n");
    ck_assert_str_eq(told_after(session, "last"),
                     "Once too often. double-free: line 7 frees the block of 4 bytes allocated at "
                     "line 4 a second time: it was freed at line 5. The program is stopped here.");
    close_lesson(session);
}
END_TEST

START_TEST(questions_about_c_take_the_programs_own_words_for_a_place)
{
    struct session *session =
        open_lesson("```c\n#include <stdlib.h>\nstruct node { int value; struct node *next; };\n"
                    "struct node *head;\nint main(void)\n{\n    head = malloc(sizeof *head);\n"
                    "    head->next = malloc(sizeof *head);\n    head->next->value = 7;\n"
                    "    free(head->next);\n    free(head);\n}\n```\n");
    struct text answer = {0};
    told_after(session, "goto 5");
    ck_assert(session_do(session, "inspect head->next", &answer));
    ck_assert_ptr_nonnull(strstr(text_string(&answer), "value = 7"));
    text_clear(&answer);
    ck_assert(session_do(session, "holders head->next", &answer));
    ck_assert_ptr_nonnull(strstr(text_string(&answer), ".next"));
    text_clear(&answer);
    ck_assert(session_do(session, "why head->next", &answer));
    ck_assert_int_eq(strncmp(text_string(&answer), "the variable head\n", 18), 0);
    text_clear(&answer);
    ck_assert(!session_do(session, "inspect head->nxt", &answer));
    ck_assert_ptr_nonnull(strstr(text_string(&answer), "there is no head->nxt here"));
    text_clear(&answer);
    ck_assert(!session_do(session, "why head->next->next", &answer));
    ck_assert_str_eq(text_string(&answer), "head->next->next = ??: it points to nothing");
    text_clear(&answer);
    ck_assert(session_do(session, "inspect head->value", &answer));
    ck_assert_ptr_nonnull(strstr(text_string(&answer), "16 bytes at"));
    text_fini(&answer);
    close_lesson(session);
}
END_TEST

START_TEST(a_pointer_into_a_frame_keeps_nothing_alive_and_the_answer_says_so)
{
    struct session *session =
        open_lesson("```c\nint main(void)\n{\n    int x = 1, *p = &x;\n    return *p;\n}\n```\n");
    struct text answer = {0};
    told_after(session, "goto 3");
    ck_assert(!session_do(session, "why p", &answer));
    ck_assert_str_eq(text_string(&answer), "p points to &x: a variable lives until its "
                                           "function returns");
    text_clear(&answer);
    ck_assert(!session_do(session, "inspect x", &answer));
    ck_assert_str_eq(text_string(&answer), "x = 1: it points to nothing");
    text_fini(&answer);
    close_lesson(session);
}
END_TEST

UNIT_MAIN("narration", a_lessons_words_are_told_when_their_line_has_run,
          a_line_that_collects_has_run_when_its_collection_is_over,
          a_fault_is_told_beside_the_lessons_words,
          questions_about_c_take_the_programs_own_words_for_a_place,
          a_pointer_into_a_frame_keeps_nothing_alive_and_the_answer_says_so)
