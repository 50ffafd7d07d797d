/* Pictures of C programs: which blocks a long heap shows, and the graph of variables, blocks and pointers. */
#include "opened.h"
#include "session/session.h"
#include "ui/canvas/charset.h"
#include "ui/export/formats.h"
#include "ui/views/scene.h"
#include "ui/views/view.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct text picture;

static struct session *open_program(const char *source)
{
    return open_source("c", source);
}

static void does(struct session *session, const char *command)
{
    struct text answer = {0};
    ck_assert_msg(session_do(session, command, &answer), "%s: %s", command, text_string(&answer));
    text_fini(&answer);
}

static void draw(struct session *session, enum view_kind kind, int cols, int rows)
{
    struct canvas *canvas = canvas_new(cols, rows);
    ck_assert(canvas != NULL);
    session_choices(session)->kind = kind;
    scene_draw(session, canvas);
    text_clear(&picture);
    export_plain_rows(&picture, canvas);
    canvas_free(canvas);
}

/* The picture is too long for a message of Check's. */
static void expect_that(bool good, const char *words)
{
    if (!good)
        fputs(text_string(&picture), stderr);
    ck_assert_msg(good, "%s", words);
}

static void expect(const char *words)
{
    expect_that(strstr(text_string(&picture), words) != NULL, words);
}

static void expect_not(const char *words)
{
    expect_that(strstr(text_string(&picture), words) == NULL, words);
}

/* Line 6 makes a node each time round, line 10 writes to one far down; `many` is how many there are. */
static struct session *open_list(const char *many)
{
    struct text source = {0};
    text_append(&source, "#include <stdlib.h>\n"
                         "struct node { int value; struct node *next; };\n"
                         "int main(void) {\n"
                         "    struct node *head = 0, *nth;\n");
    text_format(&source, "    for (int i = 0; i < %s; i++) {\n", many);
    text_append(&source, "        struct node *n = malloc(sizeof *n);\n"
                         "        n->value = i; n->next = head; head = n;\n"
                         "    }\n"
                         "    nth = head; for (int i = 0; i < 70; i++) nth = nth->next;\n"
                         "    nth->value = 1234; nth = 0;\n"
                         "    head->value = 5;\n"
                         "    return 0;\n}\n");
    struct session *session = open_program(text_string(&source));
    text_fini(&source);
    return session;
}

START_TEST(a_block_that_a_step_writes_to_is_seen_however_long_the_heap_is)
{
    struct session *session = open_list("200");
    does(session, "break 10");
    does(session, "continue");
    does(session, "step");
    draw(session, VIEW_MEMORY, 80, 24);
    expect("> struct node {value = 1234,");
    expect(" more, / to search");
    draw(session, VIEW_BYTES, 80, 24);
    expect(".value = 1234");
    session_close(session);
}
END_TEST

START_TEST(a_block_that_is_selected_is_seen_however_long_the_heap_is)
{
    struct session *session = open_list("200");
    does(session, "break 12");
    does(session, "continue");
    draw(session, VIEW_MEMORY, 80, 24);
    expect_not("value = 150,");
    does(session, "find value = 150");
    draw(session, VIEW_MEMORY, 80, 24);
    expect("value = 150,");
    draw(session, VIEW_BYTES, 80, 24);
    expect(".value = 150");
    session_close(session);
}
END_TEST

static const char *const graph_program =
    "#include <stdlib.h>\n"
    "struct node { int value; struct node *next; };\n"
    "int count = 2;\n"
    "static void reset(int *each) { *each = 0; }\n"
    "int main(void) {\n"
    "    struct node *first = malloc(sizeof *first), *last = malloc(sizeof *last);\n"
    "    int row[3] = {1, 2, 3}, *third = &row[2], *all = &count;\n"
    "    double *numbers = malloc(4 * sizeof *numbers), *second = numbers + 1;\n"
    "    *first = (struct node){1, last};\n"
    "    *last = (struct node){2, first};\n"
    "    reset(third);\n"
    "    free(numbers);\n"
    "    *all = second != 0;\n"
    "    return 0;\n}\n";

static struct session *graph_at(const char *line)
{
    struct session *session = open_program(graph_program);
    does(session, line);
    does(session, "continue");
    draw(session, VIEW_GRAPH, 110, 40);
    return session;
}

START_TEST(pointers_are_lines_of_the_graph_and_tell_where_in_their_target_they_point)
{
    struct session *session = graph_at("break 12");
    expect("struct node #");
    expect("  16 bytes");
    expect("►│ value 1 ");
    expect("│ next  ");
    expect("row[2] ●─┼"); /* into a frame */
    expect("count ●─┼");  /* into static storage */
    expect("[1] ●─┼");    /* into the middle of a block */
    expect("row     {1, 2, 0}");
    session_close(session);
}
END_TEST

START_TEST(frames_that_the_graph_leaves_out_are_counted)
{
    struct session *session = open_program("int down(int n) {\n    if (n == 0)\n        return 0;\n"
                                           "    return down(n - 1);\n}\n"
                                           "int main(void) { return down(8); }\n");
    does(session, "break 3");
    does(session, "continue");
    draw(session, VIEW_GRAPH, 100, 40);
    expect("... 4 more frames");
    session_close(session);
}
END_TEST

START_TEST(the_graph_scrolls_to_what_a_step_changed)
{
    struct session *session = graph_at("break 13");
    draw(session, VIEW_GRAPH, 80, 20);
    expect("32 bytes, freed"); /* the lowest box */
    does(session, "first");
    draw(session, VIEW_GRAPH, 80, 20);
    expect("static storage:");
    session_close(session);
}
END_TEST

START_TEST(freed_blocks_of_the_graph_are_marked_and_so_are_those_that_leaked)
{
    struct session *session = graph_at("break 13");
    expect("× double[4] #");
    expect("32 bytes, freed");
    does(session, "last");
    draw(session, VIEW_GRAPH, 110, 40);
    expect("16 bytes, LEAKED");
    expect("static storage:");
    session_close(session);
}
END_TEST

START_TEST(twenty_thousand_blocks_are_drawn_in_bounded_time)
{
    struct session *session = open_list("20000");
    struct timespec from, to;
    does(session, "break 11");
    does(session, "continue");
    for (int kind = 0; kind < VIEW_KINDS; kind++) {
        if (!view_is_for((enum view_kind)kind, "c"))
            continue;
        draw(session, (enum view_kind)kind, 140, 45);
        timespec_get(&from, TIME_UTC);
        for (int i = 0; i < 8; i++)
            draw(session, (enum view_kind)kind, 140, 45);
        timespec_get(&to, TIME_UTC);
        double seconds =
            (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9;
        /* Several times the promise: the test may share its machine, and run under a sanitizer. */
        ck_assert_msg(seconds / 8 < 0.15, "%s: %.1f ms a frame", views[kind].name,
                      seconds / 8 * 1e3);
    }
    session_close(session);
}
END_TEST

START_TEST(an_unfolded_block_shows_its_members_and_elements)
{
    struct session *session =
        open_program("#include <stdlib.h>\n"
                     "struct pair { char name[4]; int at[2]; struct { double d; } in; };\n"
                     "int main(void) {\n"
                     "    struct pair *pair = malloc(sizeof *pair);\n"
                     "    *pair = (struct pair){\"ab\", {1, 2}, {2.5}};\n"
                     "    int *many = calloc(300, sizeof *many);\n"
                     "    many[0] = 7;\n"
                     "    return 0;\n}\n");
    does(session, "break 8");
    does(session, "continue");
    does(session, "unfold pair");
    draw(session, VIEW_MEMORY, 80, 40);
    expect("  name = \"ab\"");
    expect("  at[1] = 2");
    expect("  in.d = 2.5");
    expect_not("  [0] = 7");
    does(session, "unfold many");
    draw(session, VIEW_MEMORY, 80, 40);
    expect("  [0] = 7");
    expect(" more, / to search");
    does(session, "fold pair");
    draw(session, VIEW_MEMORY, 80, 40);
    expect_not("in.d = 2.5");
    session_close(session);
}
END_TEST

UNIT_MAIN("c pictures", a_block_that_a_step_writes_to_is_seen_however_long_the_heap_is,
          a_block_that_is_selected_is_seen_however_long_the_heap_is,
          pointers_are_lines_of_the_graph_and_tell_where_in_their_target_they_point,
          frames_that_the_graph_leaves_out_are_counted, the_graph_scrolls_to_what_a_step_changed,
          freed_blocks_of_the_graph_are_marked_and_so_are_those_that_leaked,
          an_unfolded_block_shows_its_members_and_elements,
          twenty_thousand_blocks_are_drawn_in_bounded_time)
