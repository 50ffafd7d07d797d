/* Collections as a person walks through them: phases, edges, over and out, `gc`, `why`, `cycles`, the exit. */
#include "opened.h"
#include "record/search.h"
#include "session/cycles.h"
#include "session/session.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char demo[] = "import gc\n"                      /* 1 */
                           "def cycle_demo():\n"              /* 2 */
                           "    parent = {'children': []}\n"  /* 3 */
                           "    child = {'parent': parent}\n" /* 4 */
                           "    parent['children'].append(child)\n"
                           "cycle_demo()\n"         /* 6 */
                           "found = gc.collect()\n" /* 7 */
                           "print(found)\n";        /* 8 */
static const char callbacks[] = "import gc, weakref\n"
                                "class Node:\n"                     /* 2 */
                                "    def __del__(self):\n"          /* 3 */
                                "        kept.append(self)\n"       /* 4 */
                                "def gone(ref):\n"                  /* 5 */
                                "    print('gone')\n"               /* 6 */
                                "kept = []\n"                       /* 7 */
                                "a = Node()\n"                      /* 8 */
                                "a.me = a\n"                        /* 9 */
                                "ref = weakref.ref(a, gone)\n"      /* 10 */
                                "del a\n"                           /* 11 */
                                "print(gc.collect(), len(kept))\n"; /* 12 */
static struct text said;

static struct session *open_program(const char *source)
{
    return open_source("python", source);
}

static void close_program(struct session *session)
{
    session_close(session);
    text_fini(&said);
}

static bool does(struct session *session, const char *command)
{
    text_clear(&said);
    return session_do(session, command, &said);
}

static struct step_info info_of(struct session *session)
{
    struct step_info info;
    ck_assert(record_step_info(session_record(session), session_place(session).step, &info));
    return info;
}

static void go_to_line(struct session *session, uint32_t line)
{
    while (info_of(session).line != line || info_of(session).kind != RECORD_STEP_LINE)
        ck_assert(does(session, "step"));
}

static struct instant_collector collector_of(struct session *session)
{
    return instant_collector(session_now(session));
}

/* The phases that `phase` comes to from here, a letter each. */
static const char *phases(struct session *session)
{
    static char letters[32];
    size_t count = 0;
    memset(letters, 0, sizeof letters);
    do {
        ck_assert(does(session, "phase"));
        ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_COLLECTOR);
        letters[count++] = "mcsMuwkfrCS"[collector_of(session).phase];
    } while (collector_of(session).phase != RECORD_GC_SUMMARY && count < 31);
    return letters;
}

START_TEST(a_collection_is_walked_phase_by_phase_and_what_has_nothing_to_do_is_left_out)
{
    struct session *session = open_program(demo);
    go_to_line(session, 7);
    record_step line = session_place(session).step;
    ck_assert_str_eq(phases(session), "mcsMCS");
    struct instant_collector over = collector_of(session);
    ck_assert(!over.running);
    ck_assert_uint_eq(over.totals[RECORD_GC_UNREACHABLE], 3);
    ck_assert_uint_eq(over.totals[RECORD_GC_COLLECTED], 3);
    ck_assert_uint_ge(over.totals[RECORD_GC_FREED], 3);
    ck_assert_uint_gt(over.totals[RECORD_GC_FREED_BYTES], 400);
    ck_assert_str_eq(record_name_string(session_record(session), over.reason), "gc.collect");
    ck_assert_uint_eq(over.totals[RECORD_GC_EXAMINED],
                      over.totals[RECORD_GC_REACHABLE] + over.totals[RECORD_GC_UNREACHABLE]);
    for (int i = 0; i < 5; i++)
        ck_assert(does(session, "back-phase"));
    ck_assert_uint_eq(session_place(session).step, line + 1);
    ck_assert(!does(session, "back-phase"));
    ck_assert_uint_eq(session_place(session).step, line + 1);
    close_program(session);
}
END_TEST

START_TEST(over_and_out_pass_a_collection_whole)
{
    struct session *session = open_program(demo);
    go_to_line(session, 7);
    record_step line = session_place(session).step;
    ck_assert(does(session, "over"));
    ck_assert_uint_eq(info_of(session).line, 8);
    record_step after = session_place(session).step;
    ck_assert(does(session, "back-over"));
    ck_assert_uint_eq(session_place(session).step, line);
    ck_assert(does(session, "phase"));
    ck_assert(does(session, "phase"));
    ck_assert(does(session, "over"));
    ck_assert_uint_eq(session_place(session).step, after);
    ck_assert(does(session, "back"));
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_COLLECTOR);
    ck_assert(does(session, "back-over"));
    ck_assert_uint_eq(session_place(session).step, line);
    ck_assert(does(session, "step"));
    ck_assert(does(session, "out"));
    ck_assert_uint_eq(session_place(session).step, after);
    close_program(session);
}
END_TEST

START_TEST(events_follow_the_references_one_by_one)
{
    struct session *session = open_program(demo);
    struct record_ids ids = {0};
    go_to_line(session, 7);
    ck_assert(does(session, "phase"));
    ck_assert(does(session, "phase"));
    record_time copied = session_now(session).time;
    ck_assert(does(session, "step"));
    ck_assert_uint_eq(collector_of(session).phase, RECORD_GC_SUBTRACT);
    ck_assert(does(session, "phase"));
    ck_assert_uint_eq(instant_unreachable(session_now(session), 0, 10, &ids), 3);
    struct record_events events = {0};
    uint32_t into[3] = {0}, last[3] = {9, 9, 9};
    record_events_seek(&events, session_record(session), copied);
    while (record_events_next(&events) && events.event.kind != RECORD_EVENT_STEP)
        for (int i = 0; i < 3; i++)
            if (events.event.kind == RECORD_EVENT_GC_EDGE && events.event.entity == ids.items[i]) {
                ck_assert_uint_eq(events.event.numbers[0] + 1, events.event.numbers[1]);
                ck_assert(events.event.other == ids.items[0] ||
                          events.event.other == ids.items[1] || events.event.other == ids.items[2]);
                into[i]++;
                last[i] = events.event.numbers[0];
            }
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_eq(into[i], 1);
        ck_assert_uint_eq(last[i], 0);
    }
    record_events_fini(&events);
    vector_fini(&ids);
    /* The same walk by the person's keys, there and back. */
    ck_assert(does(session, "back"));
    ck_assert(does(session, "back"));
    record_time from = session_now(session).time;
    int there = 0, back = 0;
    for (; collector_of(session).phase != RECORD_GC_MOVE && there < 100000; there++)
        ck_assert(does(session, "next-event"));
    for (; session_now(session).time != from && back < 100000; back++)
        ck_assert(does(session, "previous-event"));
    ck_assert_int_eq(there, back);
    close_program(session);
}
END_TEST

START_TEST(callbacks_and_finalizers_are_steps_of_their_own_between_the_phases)
{
    struct session *session = open_program(callbacks);
    go_to_line(session, 12);
    record_step line = session_place(session).step;
    ck_assert_str_eq(phases(session), "mcsMwkfrS");
    struct instant_collector over = collector_of(session);
    ck_assert_uint_eq(over.totals[RECORD_GC_WEAK], 1);
    ck_assert_uint_eq(over.totals[RECORD_GC_CALLED], 1);
    ck_assert_uint_eq(over.totals[RECORD_GC_FINALIZED], 1);
    ck_assert_uint_eq(over.totals[RECORD_GC_RESURRECTED], over.totals[RECORD_GC_UNREACHABLE]);
    ck_assert_uint_eq(over.totals[RECORD_GC_COLLECTED], 0);
    char command[40];
    snprintf(command, sizeof command, "goto %u", line);
    ck_assert(does(session, command));
    while (info_of(session).line != 6 || info_of(session).kind != RECORD_STEP_RETURN)
        ck_assert(does(session, "step"));
    ck_assert_uint_eq(collector_of(session).phase, RECORD_GC_CALLBACKS);
    ck_assert(does(session, "over"));
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_COLLECTOR);
    close_program(session);
}
END_TEST

START_TEST(gc_collects_at_the_end_of_the_record_and_asks_in_the_past)
{
    struct session *session = open_program(demo);
    go_to_line(session, 7);
    record_step line = session_place(session).step;
    ck_assert(does(session, "gc 0"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "3 unreachable"));
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_LINE);
    ck_assert_uint_eq(info_of(session).line, 7);
    ck_assert_str_eq(record_name_string(session_record(session), collector_of(session).reason),
                     "prompt");
    ck_assert(does(session, "last"));
    size_t length;
    ck_assert(memcmp(instant_output(session_now(session), &length), "0\n", 2) == 0);
    ck_assert(does(session, "back-phase"));
    ck_assert(!does(session, "gc"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "gc 2 here"));
    ck_assert(does(session, "gc 2 end"));
    char command[40];
    snprintf(command, sizeof command, "goto %u", line - 1);
    ck_assert(does(session, command));
    ck_assert(does(session, "gc 1 here"));
    ck_assert_uint_eq(info_of(session).line, 5);
    ck_assert(!does(session, "gc 3"));
    ck_assert(!does(session, "gc 1x"));
    ck_assert(!does(session, "gc 1 there"));
    close_program(session);
}
END_TEST

START_TEST(why_tells_the_path_from_a_name_or_the_cycle_that_holds_itself)
{
    struct session *session = open_program(demo);
    go_to_line(session, 5);
    ck_assert(does(session, "why child"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "the name child of cycle_demo"));
    record_id parent = 0;
    struct instant_names names = {0};
    ck_assert(instant_names(session_now(session), instant_top_frame(session_now(session)), &names));
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i].label, "parent") == 0)
            parent = names.items[i].value;
    instant_names_fini(&names);
    go_to_line(session, 7);
    char command[40];
    snprintf(command, sizeof command, "why #%u", parent);
    ck_assert(does(session, command));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "only a cycle holds it"));
    ck_assert(does(session, "over"));
    ck_assert(does(session, command));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "not alive"));
    close_program(session);
}
END_TEST

START_TEST(cycles_are_listed_with_what_holds_them)
{
    struct session *session = open_program(demo);
    struct cycles cycles = {0};
    go_to_line(session, 5);
    ck_assert(cycles_find(session_now(session), &cycles));
    ck_assert_uint_eq(cycles.ends.count, 0);
    ck_assert(does(session, "step"));
    ck_assert(does(session, "cycles"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "3 objects"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "held from outside by the name"));
    go_to_line(session, 7);
    ck_assert(does(session, "cycles"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "nothing outside holds it"));
    ck_assert(does(session, "over"));
    ck_assert(does(session, "cycles"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "there is no cycle"));
    cycles_fini(&cycles);
    close_program(session);
}
END_TEST

START_TEST(an_object_that_holds_itself_is_a_cycle_and_a_long_chain_is_none)
{
    struct session *session = open_program("a = []\na.append(a)\nb = []\n"
                                           "for i in range(3000): b = [b]\nx = 1\n");
    struct cycles cycles = {0};
    go_to_line(session, 5);
    ck_assert(cycles_find(session_now(session), &cycles));
    ck_assert_uint_eq(cycles.ends.count, 1);
    ck_assert_uint_eq(cycles.count, 1);
    cycles_fini(&cycles);
    close_program(session);
}
END_TEST

START_TEST(the_interpreters_exit_comes_only_to_who_steps_past_the_end)
{
    struct session *session =
        open_program("import atexit\nclass C:\n    def __del__(self): print('bye')\n"
                     "def f(): pass\natexit.register(print, 'at exit')\nc = C()\nc.c = c\n");
    ck_assert(does(session, "last"));
    struct session_place place = session_place(session);
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_END);
    ck_assert_uint_eq(place.end, place.steps);
    ck_assert(does(session, "back"));
    ck_assert(does(session, "step"));
    ck_assert(does(session, "last"));
    ck_assert_uint_eq(session_place(session).steps, place.steps);
    ck_assert(does(session, "step"));
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_EXIT);
    ck_assert(does(session, "last"));
    ck_assert_uint_gt(session_place(session).step, place.end);
    ck_assert_uint_eq(session_place(session).end, place.end);
    size_t length;
    const char *output = instant_output(session_now(session), &length);
    ck_assert_uint_eq(length, strlen("at exit\nbye\n"));
    ck_assert_mem_eq(output, "at exit\nbye\n", length);
    ck_assert(!does(session, "step"));
    ck_assert_ptr_nonnull(strstr(text_string(&said), "exited"));
    text_clear(&said);
    ck_assert_int_eq(session_type(session, "x = 5\n", 6, SESSION_UNDECIDED, &said),
                     SESSION_TYPED_RAN);
    ck_assert_uint_gt(session_place(session).step, place.end);
    ck_assert_uint_eq(info_of(session).kind, RECORD_STEP_END);
    ck_assert(does(session, "why x"));
    close_program(session);
}
END_TEST

START_TEST(a_module_that_is_held_has_its_names_set_to_none_one_by_one)
{
    struct session *session = open_program("import sys\nkeep = sys.modules['__main__']\n"
                                           "class Keeper: pass\nsys.keeper = keep\n_first = [1]\n"
                                           "later = [2]\n");
    ck_assert(does(session, "last"));
    ck_assert(does(session, "step"));
    ck_assert(does(session, "last"));
    struct text steps = {0};
    for (record_step step = session_place(session).end + 1; step <= session_place(session).steps;
         step++) {
        struct step_info info;
        ck_assert(record_step_info(session_record(session), step, &info));
        text_format(&steps, "%s;", record_name_string(session_record(session), info.what));
    }
    const char *first = strstr(text_string(&steps), "the name _first is set to None;");
    const char *later = strstr(text_string(&steps), "the name later is set to None;");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(later);
    ck_assert(first < later);
    text_fini(&steps);
    close_program(session);
}
END_TEST

UNIT_MAIN("collector session",
          a_collection_is_walked_phase_by_phase_and_what_has_nothing_to_do_is_left_out,
          over_and_out_pass_a_collection_whole, events_follow_the_references_one_by_one,
          callbacks_and_finalizers_are_steps_of_their_own_between_the_phases,
          gc_collects_at_the_end_of_the_record_and_asks_in_the_past,
          why_tells_the_path_from_a_name_or_the_cycle_that_holds_itself,
          cycles_are_listed_with_what_holds_them,
          an_object_that_holds_itself_is_a_cycle_and_a_long_chain_is_none,
          the_interpreters_exit_comes_only_to_who_steps_past_the_end,
          a_module_that_is_held_has_its_names_set_to_none_one_by_one)
