#include "unit.h"

#include "lesson/catalogue.h"
#include "lesson/check.h"
#include "lesson/markdown.h"

#include "c/run/engine.h"
#include "python/engine.h"
#include "record/recorder.h"

#include <string.h>

static struct lesson_document *parse(const char *text)
{
    struct lesson_document *document = lesson_document_parse("a/doc.md", text, strlen(text));
    ck_assert_ptr_nonnull(document);
    return document;
}

START_TEST(headings_make_chapters_and_lessons)
{
    struct lesson_document *document =
        parse("# Book\n## 2. Storage:\n### 1. Everything is an *Object*\n"
              "Names\nrefer.\n\n```python\nx = 1\n```\n");
    ck_assert_uint_eq(document->lessons.count, 1);
    const struct lesson *lesson = document->lessons.items[0];
    ck_assert_str_eq(document->title, "Book");
    ck_assert_str_eq(lesson->chapter, "Storage");
    ck_assert_str_eq(lesson->title, "Everything is an Object");
    ck_assert_str_eq(lesson->name, "everything-is-an-object");
    ck_assert_str_eq(lesson->introduction, "Names refer.");
    ck_assert_str_eq(lesson->source, "x = 1\n");
    ck_assert_str_eq(lesson->language, "python");
    lesson_document_free(document);
}
END_TEST

START_TEST(attributes_name_and_title_a_lesson)
{
    struct lesson_document *document =
        parse("```python name=life title=\"A life, and its end\"\npass\n```\n");
    ck_assert_str_eq(document->lessons.items[0]->name, "life");
    ck_assert_str_eq(document->lessons.items[0]->title, "A life, and its end");
    ck_assert_str_eq(document->title, "doc.md");
    lesson_document_free(document);
}
END_TEST

START_TEST(repeated_names_are_numbered)
{
    struct lesson_document *document =
        parse("# Lists\n```py\n1\n```\n```py\n2\n```\n```Python\n3\n```\n");
    ck_assert_str_eq(document->lessons.items[0]->name, "lists");
    ck_assert_str_eq(document->lessons.items[1]->name, "lists-2");
    ck_assert_str_eq(document->lessons.items[2]->name, "lists-3");
    ck_assert_ptr_eq(lesson_find(document, "lists-2"), document->lessons.items[1]);
    ck_assert_ptr_eq(lesson_find(document, "3"), document->lessons.items[2]);
    ck_assert_ptr_null(lesson_find(document, "0"));
    ck_assert_ptr_null(lesson_find(document, "4"));
    ck_assert_ptr_null(lesson_find(document, "2x"));
    lesson_document_free(document);
}
END_TEST

START_TEST(a_heading_begins_a_new_introduction)
{
    struct lesson_document *document = parse(
        "### A\nOf a.\n### B\nOf b:\n\n- one\n- `two`\n\n```python\n```\nafter\n\n```c\n```\n");
    ck_assert_str_eq(document->lessons.items[0]->introduction, "Of b:\n- one\n- two");
    ck_assert_str_eq(document->lessons.items[1]->introduction, "after");
    lesson_document_free(document);
}
END_TEST

START_TEST(blocks_in_other_languages_are_shown_as_they_are)
{
    struct lesson_document *document =
        parse("### A\nSee:\n```\n┌─┐\n└─┘\n```\n```python\npass\n```\n    indented\n");
    ck_assert_uint_eq(document->lessons.count, 1);
    ck_assert_str_eq(document->lessons.items[0]->introduction, "See:\n┌─┐\n└─┘");
    lesson_document_free(document);
}
END_TEST

START_TEST(two_languages_in_a_section_are_partners)
{
    struct lesson_document *document =
        parse("### A\n```python\n```\n```c\n```\n### B\n```c\n```\n### C\n```python\n```\n");
    ck_assert_str_eq(document->lessons.items[0]->partner, "a-2");
    ck_assert_str_eq(document->lessons.items[1]->partner, "a");
    ck_assert_ptr_null(document->lessons.items[2]->partner);
    ck_assert_ptr_null(document->lessons.items[3]->partner);
    ck_assert_ptr_eq(lesson_twin(document, document->lessons.items[1]), document->lessons.items[0]);
    ck_assert_ptr_null(lesson_twin(document, document->lessons.items[2]));
    lesson_document_free(document);
}
END_TEST

START_TEST(a_data_file_is_given_to_the_lessons_around_it)
{
    struct lesson_document *document =
        parse("```python\n1\n```\n```text file=a.txt\nfirst\n```\n```python\n2\n```\n"
              "```python file=a.txt\nsecond\n```\n```python\n3\n```\n");
    ck_assert_uint_eq(document->lessons.count, 3);
    for (int i = 0; i < 3; i++) {
        const struct lesson *lesson = document->lessons.items[i];
        ck_assert_uint_eq(lesson->files.count, 1);
        ck_assert_str_eq(lesson->files.items[0].name, "a.txt");
        ck_assert_str_eq(lesson->files.items[0].bytes, i < 2 ? "first\n" : "second\n");
    }
    lesson_document_free(document);
}
END_TEST

START_TEST(narration_and_facts_belong_to_the_line_below)
{
    struct lesson_document *document =
        parse("```python\n#| Two lines\n#| of words.\n#? refcount a = 1\n\n"
              "# plain\na = b\n    #|  Indented.\nb = '#| no'\n#? freed a\n```\n");
    const struct lesson *lesson = document->lessons.items[0];
    ck_assert_uint_eq(lesson->notes.count, 2);
    ck_assert_uint_eq(lesson->notes.items[0].line, 6);
    ck_assert_str_eq(lesson->notes.items[0].text, "Two lines of words.");
    ck_assert_uint_eq(lesson->notes.items[1].line, 8);
    ck_assert_str_eq(lesson->notes.items[1].text, "Indented.");
    ck_assert_uint_eq(lesson->facts.count, 2);
    ck_assert_uint_eq(lesson->facts.items[0].line, 6);
    ck_assert_str_eq(lesson->facts.items[0].text, "refcount a = 1");
    ck_assert_uint_eq(lesson->facts.items[1].line, 10);
    lesson_document_free(document);
}
END_TEST

START_TEST(c_marks_narration_with_slashes)
{
    struct lesson_document *document = parse("```c\n//| Words.\n#|not\nint x;\n//? leak 16\n```\n");
    const struct lesson *lesson = document->lessons.items[0];
    ck_assert_uint_eq(lesson->notes.count, 1);
    ck_assert_uint_eq(lesson->notes.items[0].line, 2);
    ck_assert_uint_eq(lesson->facts.items[0].line, 5);
    lesson_document_free(document);
}
END_TEST

START_TEST(bad_info_strings_are_read_calmly)
{
    struct text value = {0};
    ck_assert(!lesson_attribute("python", "name", &value));
    ck_assert(!lesson_attribute("python name", "name", &value));
    ck_assert(!lesson_attribute("=", "name", &value));
    ck_assert(lesson_attribute("python title=\"open", "title", &value));
    ck_assert_str_eq(text_string(&value), "open");
    text_clear(&value);
    ck_assert(lesson_attribute("python rename=x name=y", "name", &value));
    ck_assert_str_eq(text_string(&value), "y");
    text_fini(&value);
}
END_TEST

START_TEST(slugs_are_made_of_words)
{
    struct text slug = {0};
    lesson_slug("Example 1: Simple Function (Compare to C)", &slug);
    ck_assert_str_eq(text_string(&slug), "example-1-simple-function");
    text_clear(&slug);
    lesson_slug("  Über uns! ", &slug);
    ck_assert_str_eq(text_string(&slug), "Über-uns");
    text_clear(&slug);
    lesson_slug("???", &slug);
    ck_assert_str_eq(text_string(&slug), "program");
    text_fini(&slug);
}
END_TEST

START_TEST(distance_counts_edits_and_swaps)
{
    ck_assert_uint_eq(lesson_name_distance("cycle", "cycle", 3), 0);
    ck_assert_uint_eq(lesson_name_distance("cylce", "cycle", 3), 1);
    ck_assert_uint_eq(lesson_name_distance("cycles", "cycle", 3), 1);
    ck_assert_uint_eq(lesson_name_distance("", "abc", 5), 3);
    ck_assert_uint_eq(lesson_name_distance("abcdef", "uvwxyz", 2), 3);
}
END_TEST

START_TEST(a_document_that_is_missing_is_said_in_one_line)
{
    struct text problem = {0};
    struct lesson_document *document;
    ck_assert_ptr_null(lesson_open("nowhere/none.md#x", &document, &problem));
    ck_assert_ptr_null(document);
    ck_assert_str_eq(text_string(&problem), "nowhere/none.md: No such file or directory");
    text_fini(&problem);
}
END_TEST

static const char *const story = "import gc\n"                /* 1 */
                                 "def made():\n"              /* 2 */
                                 "    inner = {'a': [1]}\n"   /* 3 */
                                 "    return None\n"          /* 4 */
                                 "class P: pass\n"            /* 5 */
                                 "x = [1, 'two', (3,), {}]\n" /* 6 */
                                 "y = x\n"                    /* 7 */
                                 "p = P()\n"                  /* 8 */
                                 "p.item = y\n"               /* 9 */
                                 "made()\n"                   /* 10 */
                                 "print('one\\ntwo')\n"       /* 11 */
                                 "y = None\n"                 /* 12 */
                                 "def never():\n"             /* 13 */
                                 "    pass\n";                /* 14 */

struct told {
    uint32_t line;
    const char *fact;
    const char *problem; /* NULL: it holds */
};

static void ask_record(const struct record *record, const struct told *told, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text problem = {0}, fact = {0};
        text_append(&fact, told[i].fact);
        struct lesson_fact asked = {told[i].line, fact.bytes};
        bool holds = lesson_fact_holds(record, &asked, &problem);
        ck_assert_msg(holds == !told[i].problem, "%s: %s", told[i].fact, text_string(&problem));
        ck_assert_str_eq(text_string(&problem), told[i].problem ? told[i].problem : "");
        text_fini(&problem);
        text_fini(&fact);
    }
}

/* Runs the story and asks it each fact. */
static void ask(const struct told *told, size_t count)
{
    struct record *record = record_new();
    struct syntax_error error = {0};
    py_vm *vm = py_engine_new(&(struct py_options){.record = record, .program = "story"});
    ck_assert(py_engine_load(vm, story, strlen(story), &error));
    ck_assert_int_eq(py_engine_run(vm, 0), PY_FINISHED);
    ask_record(record, told, count);
    py_engine_free(vm);
    record_free(record);
}

static void ask_c(const char *program, const struct told *told, size_t count)
{
    struct record *record = record_new();
    struct c_diagnostics diagnostics = {0};
    struct c_machine *machine =
        c_engine_new(&(struct c_options){.record = record, .program = "story"});
    ck_assert_msg(c_engine_load(machine, program, strlen(program), &diagnostics), "%s",
                  text_string(&diagnostics.text));
    ck_assert_int_eq(c_engine_run(machine, 0), C_FINISHED);
    ask_record(record, told, count);
    c_diagnostics_fini(&diagnostics);
    c_engine_free(machine);
    record_free(record);
}

START_TEST(facts_that_are_so_hold)
{
    static const struct told told[] = {
        {7, "refcount x = 1", NULL},
        {8, "refcount x = 2", NULL},
        {8, "x is y", NULL},
        {9, "p is not x", NULL},
        {10, "p.item is x", NULL},
        {10, "refcount x = 3", NULL},
        {8, "value x = [1, \"two\", (3,), {}]", NULL},
        {8, "value x[1] = \"two\"", NULL},
        {4, "value inner = {\"a\": [1]}", NULL},
        {4, "value inner[\"a\"] = [1]", NULL},
        {4, "value x[0] = 1", NULL},
        {4, "alive inner", NULL},
        {11, "freed inner", NULL},
        {12, "output \"two\"", NULL},
        {13, "alive y", NULL},
        {15, "value y = None", NULL},
    };
    ask(told, ARRAY_LENGTH(told));
}
END_TEST

START_TEST(a_fact_that_is_not_so_is_told_with_what_is)
{
    static const struct told told[] = {
        {7, "refcount x = 2", "it is 1"},
        {7, "value x[0] = 2", "it is 1"},
        {8, "x is not y", "they are one object"},
        {9, "p is x", "they are two objects"},
        {4, "freed inner", "it is alive"},
        {11, "alive inner", "it is freed"},
        {12, "output \"one\"", "the last line printed is \"two\""},
        {6, "refcount x = 1", "x is not bound then"},
        {14, "refcount x = 1", "line 14 never runs"},
        {12, "collected = 1", "no collection has ended by then"},
    };
    ask(told, ARRAY_LENGTH(told));
}
END_TEST

START_TEST(a_fact_that_is_miswritten_is_told_how_to_write_it)
{
    static const char *const kinds =
        "a fact is one of: refcount NAME = N, value NAME = TEXT, size NAME = N, alive NAME, "
        "freed NAME, output \"LINE\", collected = N, NAME is NAME, NAME is not NAME";
    const struct told told[] = {
        {8, "", kinds},
        {8, "x", kinds},
        {8, "refcounts x = 1", kinds},
        {8, "refcount", "a name is missing"},
        {8, "refcount x", "a number is missing: = 2"},
        {8, "refcount x = two", "a number is missing: = 2"},
        {8, "value x", "a value is missing: = [1, 2]"},
        {8, "x is ", "a name is missing"},
        {8, "x is not", "not is not bound then"},
        {8, "x[0 is y", kinds},
        {8, "x[9] is y", "x[9] is not bound then"},
        {8, "x. is y", "x. is not bound then"},
        {8, "freed", "a name is missing"},
        {8, "freed z", "nothing was ever bound to that name"},
        {8, "output two", "a line in quotes is missing"},
    };
    ask(told, ARRAY_LENGTH(told));
}
END_TEST

START_TEST(functions_of_c_without_a_main_get_one)
{
    struct lesson_document *document =
        parse("```c\n#include <stdlib.h>\n/* f() { */ int *g(int n) { return n ? \"}\" : 0; }\n"
              "int *\nlast ( void )\n{\n    if (1) { g(1); }\n}\n"
              "struct s { int x; } s = {1};\nvoid h(int x) {\n}\n```\n"
              "```c\nint x = 1; // main()\n```\n"
              "```c\nint main (void) {\n}\nvoid f(void) {\n}\n```\n");
    const struct lesson *completed = document->lessons.items[0];
    ck_assert(completed->completed);
    ck_assert_msg(strstr(completed->source, "    last();\n    return 0;\n}\n") != NULL, "%s",
                  completed->source);
    ck_assert_int_eq(strncmp(completed->source, "#include <stdio.h>\n#include <string.h>\n\n", 39),
                     0);
    ck_assert_uint_eq(completed->length, strlen(completed->source));
    ck_assert_uint_eq(completed->notes.count, 1);
    ck_assert_str_eq(document->lessons.items[1]->source, "int x = 1; // main()\n");
    ck_assert(lesson_is_fragment(document->lessons.items[1]));
    ck_assert(!document->lessons.items[2]->completed);
    lesson_document_free(document);
}
END_TEST

/* Every kind of place and pointer, a block lost and one freed. */
static const char *const c_story = "#include <stdio.h>\n"                             /* 1 */
                                   "#include <stdlib.h>\n"                            /* 2 */
                                   "struct node { int value; struct node *next; };\n" /* 3 */
                                   "int many = 3;\n"                                  /* 4 */
                                   "int *lose(void) {\n"                              /* 5 */
                                   "    int local = 7, *lost = malloc(12);\n"         /* 6 */
                                   "    int *p = &local;\n"                           /* 7 */
                                   "    lost[0] = local;\n"                           /* 8 */
                                   "    return p;\n"                                  /* 9 */
                                   "}\n"                                              /* 10 */
                                   "int main(void) {\n"                               /* 11 */
                                   "    int numbers[3] = {1, 2, 3}, *p = numbers;\n"  /* 12 */
                                   "    const char *text = \"hi\";\n"                 /* 13 */
                                   "    struct node *list = malloc(sizeof *list);\n"  /* 14 */
                                   "    struct node *other = list;\n"                 /* 15 */
                                   "    list->value = 5; list->next = NULL;\n"        /* 16 */
                                   "    printf(\"%s\\n\", text);\n"                   /* 17 */
                                   "    p++;\n"                                       /* 18 */
                                   "    free(list);\n"                                /* 19 */
                                   "    p = lose();\n"                                /* 20 */
                                   "    other = NULL;\n"                              /* 21 */
                                   "    return many - 3;\n"                           /* 22 */
                                   "}\n";                                             /* 23 */

START_TEST(facts_of_c_that_are_so_hold)
{
    static const struct told told[] = {
        {18, "value numbers = {1, 2, 3}", NULL},
        {18, "value numbers[1] = 2", NULL},
        {18, "value many = 3", NULL},
        {18, "value text = \"hi\"", NULL},
        {15, "value list = ??", NULL},
        {18, "value list = {value = 5, next = NULL}", NULL},
        {18, "value list->value = 5", NULL},
        {18, "value list->next = NULL", NULL},
        {19, "value *p = 2", NULL},
        {19, "size list = 16", NULL},
        {19, "size numbers = 12", NULL},
        {19, "size numbers[0] = 4", NULL},
        {19, "list is other", NULL},
        {19, "list is not text", NULL},
        {18, "p points to numbers", NULL},
        {18, "p points to numbers[0]", NULL},
        {19, "p points to numbers[1]", NULL},
        {19, "alive list", NULL},
        {20, "freed list", NULL},
        {20, "dangles other", NULL},
        {21, "dangles p", NULL},
        {21, "freed p", NULL},
        {22, "freed other", NULL},
        {18, "output \"hi\"", NULL},
        {9, "leaked lost", NULL},
        {24, "leaked lost", NULL},
        {24, "leaks 12 bytes in 1 block", NULL},
        {9, "p points to local", NULL},
    };
    ask_c(c_story, told, ARRAY_LENGTH(told));
}
END_TEST

START_TEST(a_fact_of_c_that_is_not_so_is_told_with_what_is)
{
    static const char *const kinds =
        "a fact is one of: value NAME = TEXT, size NAME = N, alive NAME, freed NAME, "
        "output \"LINE\", dangles NAME, fault WORD, leaked NAME, leaks N bytes in M blocks, "
        "no leaks, NAME points to NAME, NAME is NAME, NAME is not NAME";
    const struct told told[] = {
        {18, "value numbers = {1, 2}", "it is {1, 2, 3}"},
        {18, "value numbers[3] = 2", "numbers does not lead to a [3] then"},
        {18, "value list->value.x = 2", "list->value does not lead to a .x then"},
        {18, "value *list->next = 2", "list->next does not point to anything then"},
        {18, "value lost = 2", "there is no lost then"},
        {18, "value list->value", "a value is missing: = {1, 2}"},
        {18, "value = 3", "a name is missing"},
        {19, "size list = 8", "it is 16"},
        {19, "list is not other", "they point to one place"},
        {19, "list is text", "they do not point to one place"},
        {19, "many is list", "it is no pointer"},
        {19, "p points to numbers", "it is ● → &numbers[1]"},
        {19, "dangles list", "what it points to is there"},
        {19, "freed list", "it is alive"},
        {20, "alive list", "it is freed"},
        {20, "alive many", "that never was a pointer to anything"},
        {20, "leaked list", "it is freed"},
        {20, "leaks 12 bytes in 2 blocks", "it leaks 12 bytes in 1 block"},
        {20, "no leaks", "12 bytes in 1 block were not freed"},
        {20, "no problems", kinds},
        {20, "refcount list = 1", kinds},
        {20, "fault double-free", "the program is not stopped"},
    };
    ask_c(c_story, told, ARRAY_LENGTH(told));
}
END_TEST

START_TEST(a_fault_is_stated_at_its_line)
{
    static const char *const program = "#include <stdlib.h>\n"
                                       "int main(void)\n"
                                       "{\n"
                                       "    char *p = malloc(4);\n"
                                       "    free(p);\n"
                                       "    free(p);\n"
                                       "}\n";
    static const struct told told[] = {
        {6, "fault double-free", NULL},
        {5, "fault double-free", "it is double-free in line 6"},
        {6, "fault use-after-free", "it is double-free in line 6"},
        {6, "no leaks", "the program is stopped before its end"},
        {7, "freed p", "line 7 never runs"},
    };
    ask_c(program, told, ARRAY_LENGTH(told));
}
END_TEST

UNIT_MAIN("lesson", headings_make_chapters_and_lessons, attributes_name_and_title_a_lesson,
          repeated_names_are_numbered, a_heading_begins_a_new_introduction,
          blocks_in_other_languages_are_shown_as_they_are, two_languages_in_a_section_are_partners,
          a_data_file_is_given_to_the_lessons_around_it,
          narration_and_facts_belong_to_the_line_below, c_marks_narration_with_slashes,
          bad_info_strings_are_read_calmly, slugs_are_made_of_words,
          distance_counts_edits_and_swaps, facts_that_are_so_hold,
          a_fact_that_is_not_so_is_told_with_what_is,
          a_fact_that_is_miswritten_is_told_how_to_write_it,
          a_document_that_is_missing_is_said_in_one_line, facts_of_c_that_are_so_hold,
          a_fact_of_c_that_is_not_so_is_told_with_what_is, a_fault_is_stated_at_its_line,
          functions_of_c_without_a_main_get_one)
