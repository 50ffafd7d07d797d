/* The record by small examples: what a view, the session and an engine rely on. */
#include "unit.h"

#include "record/recorder.h"
#include "record/search.h"
#include "record/store.h"

#include <stdio.h>
#include <string.h>

static record_name word(struct record *record, const char *string)
{
    return record_intern(record, string, strlen(string));
}

static record_id atom(struct record *record, const char *type, const char *text)
{
    return record_made(record, &(struct record_object){.type = word(record, type),
                                                       .category = RECORD_ATOM,
                                                       .size = 28,
                                                       .text = text,
                                                       .text_length = strlen(text)});
}

static record_id container(struct record *record, const char *type, enum record_form form)
{
    return record_made(
        record, &(struct record_object){.type = word(record, type), .form = form, .size = 56});
}

static uint32_t local(struct record *record, const char *name)
{
    return record_label(word(record, name), RECORD_LOCAL, RECORD_AS_ENTITY);
}

static record_id function_frame(struct record *record, const char *function, const char *names)
{
    struct record_slot slots[8] = {0};
    size_t count = strlen(names);
    for (size_t i = 0; i < count; i++) {
        char name[2] = {names[i], 0};
        slots[i].label = local(record, name);
    }
    return record_entered(record, &(struct record_frame){.function = word(record, function),
                                                         .file = 1,
                                                         .kind = RECORD_FUNCTION_FRAME,
                                                         .names = slots,
                                                         .count = count});
}

static struct instant now(const struct record *record)
{
    return (struct instant){record, record_end(record)};
}

static struct instant_object object_at(struct instant instant, record_id id)
{
    struct instant_object object;
    ck_assert(instant_object(instant, id, &object));
    return object;
}

START_TEST(references_of_names_are_counted_apart_from_those_of_the_interpreter)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "ab");
    record_id number = atom(record, "int", "42");
    record_set(record, frame, 0, number);
    record_set(record, frame, 1, number);
    record_stack(record, frame, &number, 1);
    record_hidden(record, number, 3);
    record_step before = record_stepped(record, RECORD_STEP_LINE, 1);
    record_set(record, frame, 1, 0);
    record_stack(record, frame, NULL, 0);
    struct instant_object object = object_at(instant_at_step(record, before), number);
    ck_assert_uint_eq(object.refcount, 2);
    ck_assert_uint_eq(object.interpreter, 4);
    object = object_at(now(record), number);
    ck_assert_uint_eq(object.refcount, 1);
    ck_assert_uint_eq(object.interpreter, 3);
    record_free(record);
}
END_TEST

START_TEST(telling_what_is_so_already_records_nothing)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "ab");
    record_id number = atom(record, "int", "42");
    record_set(record, frame, 0, number);
    record_hidden(record, number, 3);
    record_stack(record, frame, &number, 1);
    record_time before = record_end(record);
    record_set(record, frame, 0, number);
    record_hidden(record, number, 3);
    record_stack(record, frame, &number, 1);
    record_resized(record, number, 28);
    record_resumed(record, frame);
    ck_assert_uint_eq(record_end(record), before);
    ck_assert_uint_eq(record_references(record, number), 2);
    ck_assert_uint_eq(record_find_label(record, frame, word(record, "b")), 1);
    ck_assert_uint_eq(record_find_label(record, frame, word(record, "zz")), SIZE_MAX);
    record_add_file(record, "a.py", "", 0);
    ck_assert_uint_eq(record_find_file(record, "a.py"), 1);
    ck_assert_uint_eq(record_find_file(record, "b.py"), 0);
    record_free(record);
}
END_TEST

START_TEST(a_weak_reference_is_seen_and_counts_for_nothing)
{
    struct record *record = record_new();
    record_id node = container(record, "Node", RECORD_NAMED);
    record_id ref = container(record, "weakref", RECORD_NAMED);
    struct record_slot slot = {record_label(word(record, "referent"), RECORD_LOCAL, RECORD_WEAK),
                               node};
    record_splice(record, ref, 0, 0, &slot, 1);
    struct instant_object object = object_at(now(record), node);
    ck_assert_uint_eq(object.refcount + object.interpreter, 0);
    ck_assert_uint_eq(object.weak, 1);
    struct instant_referrers referrers = {0};
    ck_assert(instant_referrers(now(record), node, 10, &referrers));
    ck_assert_uint_eq(referrers.count, 1);
    ck_assert_uint_eq(referrers.items[0].held_by, RECORD_WEAK);
    instant_referrers_fini(&referrers);
    record_free(record);
}
END_TEST

START_TEST(a_module_frame_shows_the_names_in_its_dict)
{
    struct record *record = record_new();
    record_id dict = container(record, "dict", RECORD_KEYED);
    record_id frame = record_entered(
        record, &(struct record_frame){.function = word(record, "<module>"), .namespace_id = dict});
    record_id key = atom(record, "str", "\"data\""), one = atom(record, "int", "1");
    struct record_slot slots[] = {{0, 0}, {key, one}};
    record_splice(record, dict, 0, 0, slots, 2);
    struct instant_names names = {0};
    ck_assert(instant_names(now(record), frame, &names));
    ck_assert_uint_eq(names.count, 1);
    ck_assert_str_eq(names.items[0].label, "data");
    ck_assert_uint_eq(names.items[0].value, one);
    ck_assert_uint_eq(names.items[0].holder, dict);
    ck_assert_uint_eq(names.items[0].slot, 1);
    instant_names_fini(&names);
    struct text label = {0};
    ck_assert(instant_slot_label(now(record), dict, RECORD_CONTENTS, 1, &label));
    ck_assert_str_eq(text_string(&label), "[\"data\"]");
    text_fini(&label);
    ck_assert_uint_eq(object_at(now(record), key).refcount, 1);
    record_free(record);
}
END_TEST

START_TEST(a_freed_object_lets_go_of_what_it_held)
{
    struct record *record = record_new();
    record_id list = container(record, "list", RECORD_INDEXED), one = atom(record, "int", "1");
    struct record_slot slots[100];
    for (int i = 0; i < 100; i++)
        slots[i] = (struct record_slot){0, one};
    record_splice(record, list, 0, 0, slots, 100);
    record_step before = record_stepped(record, RECORD_STEP_LINE, 1);
    ck_assert_uint_eq(object_at(now(record), one).refcount, 100);
    record_freed(record, list);
    ck_assert_uint_eq(object_at(now(record), one).refcount, 0);
    struct instant_object gone = object_at(now(record), list);
    ck_assert(!gone.alive);
    ck_assert_uint_eq(gone.freed, record_end(record));
    ck_assert_uint_eq(record_freed_at(record, one), 0);
    ck_assert_uint_eq(instant_heap(now(record)).objects, 1);
    ck_assert_uint_eq(instant_heap(instant_at_step(record, before)).bytes, 84);
    ck_assert(object_at(instant_at_step(record, before), list).alive);
    record_free(record);
}
END_TEST

START_TEST(part_of_a_long_list_is_read_with_its_total)
{
    struct record *record = record_new();
    record_id list = container(record, "list", RECORD_INDEXED), one = atom(record, "int", "1");
    record_id two = atom(record, "int", "2");
    for (size_t i = 0; i < 5000; i++)
        record_splice(record, list, i, 0, &(struct record_slot){0, one}, 1);
    record_splice(record, list, 0, 0, &(struct record_slot){0, two}, 1);
    struct instant_slots slots = {0};
    ck_assert(instant_slots(now(record), list, RECORD_CONTENTS, 0, 3, &slots));
    ck_assert_uint_eq(slots.total, 5001);
    ck_assert_uint_eq(slots.count, 3);
    ck_assert_uint_eq(slots.items[0].value, two);
    ck_assert_uint_eq(slots.items[1].value, one);
    ck_assert(instant_slots(now(record), list, RECORD_CONTENTS, 5000, 10, &slots));
    ck_assert_uint_eq(slots.count, 1);
    ck_assert(instant_slots(now(record), list, RECORD_CONTENTS, 9999, 10, &slots));
    ck_assert_uint_eq(slots.count, 0);
    instant_slots_fini(&slots);
    record_free(record);
}
END_TEST

START_TEST(replacing_contents_records_only_what_differs)
{
    struct record *record = record_new();
    record_id list = container(record, "list", RECORD_INDEXED), one = atom(record, "int", "1");
    struct record_slot slots[1000];
    for (int i = 0; i < 1000; i++)
        slots[i] = (struct record_slot){0, one};
    record_splice(record, list, 0, 0, slots, 1000);
    record_time before = record_end(record);
    slots[500].value = 0;
    record_replace(record, list, slots, 1000);
    struct record_events events = {0};
    record_events_seek(&events, record, before);
    ck_assert(record_events_next(&events));
    ck_assert_uint_eq(events.event.kind, RECORD_EVENT_SPLICE);
    ck_assert(events.event.rebind);
    ck_assert_uint_eq(events.event.at, 500);
    ck_assert_uint_eq(events.event.removed[0].value, one);
    ck_assert(!record_events_next(&events));
    record_events_fini(&events);
    record_replace(record, list, slots, 1000);
    ck_assert_uint_eq(record_end(record), record_next_event(record, before));
    record_free(record);
}
END_TEST

START_TEST(a_generators_frame_leaves_the_stack_and_comes_back)
{
    struct record *record = record_new();
    record_id main_frame = function_frame(record, "main", "a");
    record_id generator = record_frame_made(
        record, &(struct record_frame){.function = word(record, "numbers"), .line = 7});
    struct instant_frame frame;
    ck_assert(instant_frame(now(record), generator, &frame));
    ck_assert_uint_eq(frame.state, RECORD_FRAME_CREATED);
    ck_assert_uint_eq(frame.line, 7);
    record_resumed(record, generator);
    record_step inside = record_stepped(record, RECORD_STEP_LINE, 8);
    record_suspended(record, generator);
    record_step outside = record_stepped(record, RECORD_STEP_LINE, 2);
    record_resumed(record, generator);
    record_left(record, generator);
    ck_assert_uint_eq(instant_top_frame(instant_at_step(record, inside)), generator);
    ck_assert_uint_eq(instant_depth(instant_at_step(record, inside)), 2);
    ck_assert_uint_eq(instant_top_frame(instant_at_step(record, outside)), main_frame);
    ck_assert(instant_frame(instant_at_step(record, outside), generator, &frame));
    ck_assert_uint_eq(frame.state, RECORD_FRAME_SUSPENDED);
    ck_assert_uint_eq(frame.line, 8);
    ck_assert(instant_frame(now(record), generator, &frame));
    ck_assert_uint_eq(frame.state, RECORD_FRAME_LEFT);
    record_free(record);
}
END_TEST

START_TEST(a_frame_left_from_below_takes_those_above_with_it)
{
    struct record *record = record_new();
    record_id low = function_frame(record, "low", "a");
    function_frame(record, "middle", "a");
    function_frame(record, "high", "a");
    record_left(record, low);
    ck_assert_uint_eq(instant_depth(now(record)), 0);
    ck_assert_uint_eq(record_top_frame(record), 0);
    record_free(record);
}
END_TEST

/* main calls f, f calls itself, twice over. */
static struct record *calls(void)
{
    struct record *record = record_new();
    record_add_file(record, "calls.py", "one\ntwo\nthree\n", 14);
    function_frame(record, "main", "");
    record_stepped(record, RECORD_STEP_LINE, 1);
    for (int i = 0; i < 500; i++) {
        record_stepped(record, RECORD_STEP_LINE, 2);
        record_id outer = function_frame(record, "f", "");
        record_stepped(record, RECORD_STEP_CALL, 10);
        record_id inner = function_frame(record, i == 400 ? "rare" : "f", "");
        record_stepped(record, RECORD_STEP_CALL, 10);
        record_stepped(record, RECORD_STEP_LINE, i == 400 ? 99 : 11);
        record_left(record, inner);
        record_stepped(record, RECORD_STEP_RETURN, 12);
        record_left(record, outer);
    }
    record_stepped(record, RECORD_STEP_END, 3);
    return record;
}

START_TEST(steps_are_found_by_line_function_and_depth_both_ways)
{
    struct record *record = calls();
    struct step_info info;
    struct step_question rare = {.file = 1, .line = 99};
    record_step at = record_find_step(record, 1, 1, &rare);
    ck_assert(record_step_info(record, at, &info));
    ck_assert_uint_eq(info.line, 99);
    ck_assert_uint_eq(info.depth, 3);
    ck_assert_str_eq(record_name_string(record, info.function), "rare");
    ck_assert_uint_eq(record_find_step(record, at, 1, &rare), 0);
    ck_assert_uint_eq(record_find_step(record, record_steps(record), -1, &rare), at);
    ck_assert_uint_eq(record_find_step(record, at, -1, &rare), 0);
    struct step_question entering = {.function = word(record, "rare"), .entering = true};
    ck_assert_uint_eq(record_find_step(record, 1, 1, &entering), at - 1);
    struct step_question out = {.depth = info.depth - 1};
    ck_assert_uint_eq(record_find_step(record, at, 1, &out), at + 1);
    struct step_question end = {.kinds = 1 << RECORD_STEP_END};
    ck_assert_uint_eq(record_find_step(record, 1, 1, &end), record_steps(record));
    struct step_question over = {.depth = 1};
    ck_assert_uint_eq(record_find_step(record, at, -1, &over), at - 3);
    ck_assert_uint_eq(record_find_step(record, 2, -1, &over), 1);
    ck_assert_uint_eq(record_find_step(record, 1, -1, &over), 0);
    for (record_step step = 1; step <= record_steps(record); step += 7)
        ck_assert_uint_eq(record_step_of_time(record, record_time_of_step(record, step)), step);
    ck_assert(!record_step_info(record, 0, &info));
    ck_assert(!record_step_info(record, record_steps(record) + 1, &info));
    record_free(record);
}
END_TEST

START_TEST(a_names_changes_are_found_both_ways)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "abc"), value[2];
    value[0] = atom(record, "int", "0");
    value[1] = atom(record, "int", "1");
    record_time changed[20];
    for (int i = 0; i < 20; i++) {
        record_set(record, frame, 1, value[i % 2]);
        changed[i] = record_end(record);
        for (int k = 0; k < 100; k++) {
            record_set(record, frame, k % 2 * 2, value[k / 2 % 2]);
            record_stepped(record, RECORD_STEP_LINE, 1);
        }
    }
    record_time time = record_end(record);
    for (int i = 20; i-- > 0;) {
        time = record_find_slot_change(record, frame, 1, time, -1);
        struct instant_slots slots = {0};
        ck_assert(
            instant_slots((struct instant){record, time}, frame, RECORD_CONTENTS, 1, 1, &slots));
        ck_assert_uint_eq(slots.items[0].value, value[i % 2]);
        instant_slots_fini(&slots);
        if (i > 0)
            time = record_previous_event(record, time);
    }
    for (int i = 1; i < 20; i++) {
        record_time next = record_find_slot_change(record, frame, 1, time, 1);
        ck_assert_uint_gt(next, time);
        ck_assert_uint_ge(changed[i] + 64, next); /* a check may stand behind the event */
        time = next;
    }
    ck_assert_uint_eq(record_find_slot_change(record, frame, 1, time, 1), 0);
    ck_assert_uint_eq(record_find_reference_change(record, value[0], record_end(record), 1), 0);
    record_time counted =
        record_find_reference_change(record, value[0], record_made_at(record, value[0]), 1);
    ck_assert_uint_eq(object_at((struct instant){record, counted}, value[0]).refcount, 1);
    record_free(record);
}
END_TEST

START_TEST(a_path_from_a_name_says_why_an_object_is_alive)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "ab");
    record_id list = container(record, "list", RECORD_INDEXED);
    record_id dict = container(record, "dict", RECORD_KEYED);
    record_id key = atom(record, "str", "\"k\""), deep = atom(record, "int", "7");
    record_set(record, frame, 1, list);
    record_splice(record, list, 0, 0, (struct record_slot[]){{0, key}, {0, dict}}, 2);
    record_splice(record, dict, 0, 0, (struct record_slot[]){{key, deep}}, 1);
    record_stepped(record, RECORD_STEP_LINE, 1);
    struct instant_path path = {0};
    ck_assert(instant_find_path(now(record), deep, 1000, &path));
    ck_assert_uint_eq(path.count, 3);
    ck_assert_uint_eq(path.items[0].holder, frame);
    ck_assert_uint_eq(path.items[0].slot, 1);
    ck_assert_uint_eq(path.items[1].holder, list);
    ck_assert_uint_eq(path.items[1].slot, 1);
    ck_assert_uint_eq(path.items[2].holder, dict);
    record_set(record, frame, 1, 0);
    ck_assert(!instant_find_path(now(record), deep, 1000, &path));
    ck_assert(!path.gave_up);
    ck_assert(instant_find_path(instant_at_step(record, 1), deep, 1000, &path));
    ck_assert(!instant_find_path(instant_at_step(record, 1), deep, 1, &path));
    ck_assert(path.gave_up);
    instant_path_fini(&path);
    record_free(record);
}
END_TEST

START_TEST(objects_are_found_by_type_text_and_count)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "ab");
    record_id first = atom(record, "int", "12"), second = atom(record, "str", "\"x12\"");
    record_set(record, frame, 0, second);
    struct object_question question = {.text = "12"};
    ck_assert_uint_eq(instant_find_object(now(record), 0, &question), first);
    ck_assert_uint_eq(instant_find_object(now(record), first, &question), second);
    ck_assert_uint_eq(instant_find_object(now(record), second, &question), 0);
    question = (struct object_question){.type = word(record, "str")};
    ck_assert_uint_eq(instant_find_object(now(record), 0, &question), second);
    question = (struct object_question){.least_refcount = 1};
    ck_assert_uint_eq(instant_find_object(now(record), 0, &question), second);
    record_free(record);
}
END_TEST

START_TEST(output_is_known_by_step_and_stream)
{
    struct record *record = record_new();
    record_stepped(record, RECORD_STEP_LINE, 1);
    record_printed(record, RECORD_STDOUT, "one\n", 4);
    record_stepped(record, RECORD_STEP_LINE, 2);
    record_printed(record, RECORD_STDERR, "two\n", 4);
    size_t length, end;
    instant_output(instant_at_step(record, 1), &length);
    ck_assert_uint_eq(length, 0);
    const char *bytes = instant_output(instant_at_step(record, 2), &length);
    ck_assert_uint_eq(length, 4);
    ck_assert(memcmp(bytes, "one\n", 4) == 0);
    ck_assert_uint_eq(record_output_stream(record, 3, &end), RECORD_STDOUT);
    ck_assert_uint_eq(end, 4);
    ck_assert_uint_eq(record_output_stream(record, 4, &end), RECORD_STDERR);
    record_truncate(record, 1);
    instant_output(now(record), &length);
    ck_assert_uint_eq(length, 0);
    record_printed(record, RECORD_STDERR, "x", 1);
    ck_assert_uint_eq(record_output_stream(record, 0, &end), RECORD_STDERR);
    record_free(record);
}
END_TEST

START_TEST(source_lines_are_kept_without_their_ends)
{
    struct record *record = record_new();
    record_file file = record_add_file(record, "a.py", "x = 1\r\n\ny", 9);
    size_t length;
    ck_assert_uint_eq(record_file_lines(record, file), 3);
    ck_assert(memcmp(record_file_line(record, file, 1, &length), "x = 1", 5) == 0);
    ck_assert_uint_eq(length, 5);
    record_file_line(record, file, 2, &length);
    ck_assert_uint_eq(length, 0);
    ck_assert_int_eq(record_file_line(record, file, 3, &length)[0], 'y');
    ck_assert_uint_eq(length, 1);
    record_file_line(record, file, 4, &length);
    ck_assert_uint_eq(length, 0);
    ck_assert_uint_eq(record_file_lines(record, 9), 0);
    ck_assert_uint_eq(record_name_find(record, "never"), 0);
    record_free(record);
}
END_TEST

START_TEST(a_collections_phases_and_marks_are_known_at_each_instant)
{
    struct record *record = record_new();
    record_id list = container(record, "list", RECORD_INDEXED);
    struct record_gc_generation generations[3] = {{700, 12}, {10, 5}, {10, 9}};
    uint64_t totals[RECORD_GC_TOTALS] = {[RECORD_GC_EXAMINED] = 26};
    record_gc_counts(record, (uint32_t[]){12, 3, 1});
    record_gc_generations(record, generations, false);
    record_gc_begin(record, 2, word(record, "gc.collect"));
    record_gc_phase(record, RECORD_GC_COPY);
    record_gc_mark(record, list, RECORD_MARK_CANDIDATE, 2);
    record_gc_done(record, RECORD_GC_COPY, totals);
    record_step marked = record_stepped(record, RECORD_STEP_COLLECTOR, 4);
    record_gc_phase(record, RECORD_GC_MOVE);
    record_gc_mark(record, list, RECORD_MARK_UNREACHABLE, 0);
    record_time unreachable = record_end(record);
    totals[RECORD_GC_COLLECTED] = 5;
    record_gc_end(record, totals);
    struct instant then_instant = instant_at_step(record, marked);
    struct instant_collector then = instant_collector(then_instant);
    struct instant_object object = object_at(then_instant, list);
    ck_assert(then.running);
    ck_assert(then.done);
    ck_assert_uint_eq(then.generation, 2);
    ck_assert_uint_eq(then.phase, RECORD_GC_COPY);
    ck_assert_uint_eq(then.counts[1], 3);
    ck_assert_uint_eq(then.generations[1].objects, 5);
    ck_assert_uint_eq(then.generations[0].threshold, 700);
    ck_assert(then.disabled);
    ck_assert_uint_eq(then.totals[RECORD_GC_EXAMINED], 26);
    ck_assert_uint_eq(then.totals[RECORD_GC_COLLECTED], 0);
    ck_assert_str_eq(record_name_string(record, then.reason), "gc.collect");
    ck_assert_uint_eq(object.gc_refs, 2);
    ck_assert_uint_eq(instant_mark(&then, &object), RECORD_MARK_CANDIDATE);
    ck_assert_uint_eq(object_at((struct instant){record, unreachable}, list).mark,
                      RECORD_MARK_UNREACHABLE);
    struct instant_collector after = instant_collector(now(record));
    object = object_at(now(record), list);
    ck_assert(!after.running);
    ck_assert_uint_eq(after.totals[RECORD_GC_COLLECTED], 5);
    ck_assert_uint_eq(instant_mark(&after, &object), RECORD_MARK_NONE);
    record_free(record);
}
END_TEST

START_TEST(an_edge_tells_its_holder_and_what_it_does_to_gc_refs)
{
    struct record *record = record_new();
    record_id from = container(record, "list", RECORD_INDEXED);
    record_id to = container(record, "dict", RECORD_KEYED);
    record_gc_begin(record, 0, word(record, "allocations"));
    record_gc_phase(record, RECORD_GC_COPY);
    record_gc_mark(record, to, RECORD_MARK_CANDIDATE, 3);
    record_gc_phase(record, RECORD_GC_SUBTRACT);
    record_time before = record_end(record);
    record_gc_edge(record, from, to, RECORD_MARK_SUBTRACTED, 2);
    struct record_events events = {0};
    record_events_seek(&events, record, before);
    ck_assert(record_events_next(&events));
    ck_assert_uint_eq(events.event.kind, RECORD_EVENT_GC_EDGE);
    ck_assert_uint_eq(events.event.entity, to);
    ck_assert_uint_eq(events.event.other, from);
    ck_assert_uint_eq(events.event.numbers[1], 3);
    ck_assert_uint_eq(events.event.numbers[0], 2);
    ck_assert_uint_eq(object_at((struct instant){record, before}, to).gc_refs, 3);
    ck_assert_uint_eq(object_at(now(record), to).gc_refs, 2);
    record_events_fini(&events);
    record_free(record);
}
END_TEST

START_TEST(the_unreachable_and_the_candidates_are_listed_in_the_collectors_order)
{
    struct record *record = record_new();
    uint64_t totals[RECORD_GC_TOTALS] = {0};
    struct record_ids ids = {0};
    record_id made[40];
    for (int i = 0; i < 40; i++)
        made[i] = container(record, "list", RECORD_INDEXED);
    record_gc_begin(record, 0, word(record, "allocations"));
    record_gc_phase(record, RECORD_GC_COPY);
    for (int i = 39; i >= 0; i--)
        record_gc_mark(record, made[i], RECORD_MARK_CANDIDATE, 1);
    record_gc_phase(record, RECORD_GC_MOVE);
    record_gc_mark(record, made[3], RECORD_MARK_REACHABLE, 1);
    record_gc_found(record, RECORD_GC_MOVE);
    for (int i = 10; i < 30; i++)
        record_gc_mark(record, made[i], RECORD_MARK_UNREACHABLE, 0);
    ck_assert_uint_eq(instant_unreachable(now(record), 0, 99, &ids), 0);
    record_gc_done(record, RECORD_GC_MOVE, totals);
    record_stepped(record, RECORD_STEP_COLLECTOR, 1);
    ck_assert_uint_eq(instant_unreachable(now(record), 0, 99, &ids), 20);
    ck_assert_uint_eq(ids.items[0], made[10]);
    ck_assert_uint_eq(ids.items[19], made[29]);
    ids.count = 0;
    ck_assert_uint_eq(instant_unreachable(now(record), 5, 3, &ids), 3);
    ck_assert_uint_eq(ids.items[0], made[15]);
    ids.count = 0;
    ck_assert_uint_eq(
        instant_marked(now(record), RECORD_GC_COPY, RECORD_MARK_CANDIDATE, 1, 2, &ids), 2);
    ck_assert_uint_eq(ids.items[0], made[38]);
    vector_fini(&ids);
    record_free(record);
}
END_TEST

START_TEST(faults_and_exceptions_tell_their_message)
{
    struct record *record = record_new();
    record_raised(record, word(record, "ValueError"), "no", 2, 3);
    record_fault(record, word(record, "double-free"), 0, "block 1", 7, 4);
    struct record_events events = {0};
    record_events_seek(&events, record, 0);
    ck_assert(record_events_next(&events));
    ck_assert_uint_eq(events.event.kind, RECORD_EVENT_RAISED);
    ck_assert_str_eq(record_name_string(record, events.event.name), "ValueError");
    ck_assert_uint_eq(events.event.line, 3);
    ck_assert(record_events_next(&events));
    ck_assert_uint_eq(events.event.text_length, 7);
    ck_assert(memcmp(events.event.text, "block 1", 7) == 0);
    ck_assert(!record_events_next(&events));
    record_events_fini(&events);
    record_free(record);
}
END_TEST

START_TEST(calls_that_make_no_sense_are_ignored)
{
    struct record *record = record_new();
    record_id one = atom(record, "int", "1"), list = container(record, "list", RECORD_INDEXED);
    record_freed(record, one);
    record_time before = record_end(record);
    record_freed(record, one);
    record_freed(record, 99);
    record_set(record, list, 3, one);
    record_set(record, 77, 0, one);
    record_resumed(record, list);
    record_left(record, list);
    record_suspended(record, 1234);
    record_stack(record, list, &one, 1);
    record_hidden(record, one, 2);
    record_gc_mark(record, 50, RECORD_MARK_CANDIDATE, 1);
    record_gc_edge(record, 50, 51, RECORD_MARK_SUBTRACTED, 1);
    record_returned(record, 80, one);
    ck_assert_uint_eq(record_end(record), before);
    record_splice(record, list, 70, 80, &(struct record_slot){5, 4000}, 1);
    struct instant_slots slots = {0};
    ck_assert(instant_slots(now(record), list, RECORD_CONTENTS, 0, 10, &slots));
    ck_assert_uint_eq(slots.total, 1);
    ck_assert_uint_eq(slots.items[0].value, 0);
    /* An object has no evaluation stack, whatever its checks say. */
    for (int i = 0; i < 100; i++)
        record_set(record, list, 0, i % 2 ? 0 : list);
    ck_assert(instant_slots(now(record), list, RECORD_STACK, 0, 10, &slots));
    ck_assert_uint_eq(slots.total, 0);
    instant_slots_fini(&slots);
    struct instant_object object;
    ck_assert(!instant_object(now(record), 0, &object));
    ck_assert(!instant_object(now(record), 5000, &object));
    record_free(record);
}
END_TEST

START_TEST(a_long_text_and_a_long_splice_are_kept_whole)
{
    struct record *record = record_new();
    enum { LONG = 300000 };
    char *bytes = malloc(LONG);
    memset(bytes, 'x', LONG);
    struct record_slot *slots = calloc(LONG, sizeof *slots);
    record_id text = record_made(
        record,
        &(struct record_object){.type = word(record, "str"), .text = bytes, .text_length = LONG});
    record_id list = container(record, "list", RECORD_INDEXED);
    for (size_t i = 0; i < LONG; i++)
        slots[i].value = i % 2 ? text : 0;
    record_splice(record, list, 0, 0, slots, LONG);
    for (size_t i = 0; i < 100; i++) /* brings a full check, larger than a chunk */
        record_set(record, list, i, list);
    record_step step = record_stepped(record, RECORD_STEP_LINE, 1);
    record_freed(record, list);
    record_stepped(record, RECORD_STEP_LINE, 2);
    struct text read = {0};
    ck_assert(instant_text(now(record), text, &read));
    ck_assert_uint_eq(read.length, LONG);
    text_fini(&read);
    struct instant_slots got = {0};
    ck_assert(instant_slots(instant_at_step(record, step), list, RECORD_CONTENTS, 0, LONG, &got));
    ck_assert_uint_eq(got.count, LONG);
    ck_assert_uint_eq(got.items[LONG - 1].value, text);
    ck_assert_uint_eq(object_at(instant_at_step(record, step), text).refcount, LONG / 2 - 50);
    record_truncate(record, step);
    ck_assert_uint_eq(record_slot_count(record, list), LONG);
    ck_assert(object_at(now(record), list).alive);
    record_stepped(record, RECORD_STEP_LINE, 3);
    ck_assert_uint_eq(object_at(now(record), list).refcount, 100);
    instant_slots_fini(&got);
    free(bytes);
    free(slots);
    record_free(record);
}
END_TEST

/* for i in range(n): x += i */
static void run_loop(struct record *record, uint32_t steps)
{
    record_id frame = function_frame(record, "main", "xi"), held[2] = {0};
    unsigned long long values[2] = {0, 300};
    while (record_steps(record) < steps && !record_full(record)) {
        for (size_t slot = 2; slot-- > 0;) {
            char text[24];
            record_stepped(record, RECORD_STEP_LINE, slot ? 2 : 3);
            values[slot] += slot ? 1 : values[1];
            snprintf(text, sizeof text, "%llu", values[slot]);
            record_id id = record_made(
                record, &(struct record_object){.type = word(record, "int"),
                                                .size = 28,
                                                .address = 0x7f0000000000u + values[slot] % 9 * 32,
                                                .text = text,
                                                .text_length = strlen(text)});
            record_set(record, frame, slot, id);
            record_freed(record, held[slot]);
            held[slot] = id;
        }
    }
}

START_TEST(a_million_steps_of_a_simple_loop_fit_in_64_megabytes)
{
    struct record *record = record_new();
    run_loop(record, 1000000);
    ck_assert_uint_eq(record_steps(record), 1000000);
    ck_assert_uint_lt(record_memory(record), 50u * 1000 * 1000);
    ck_assert_uint_eq(instant_heap(instant_at_step(record, 500000)).objects, 2);
    record_truncate(record, 1000);
    ck_assert_uint_lt(record_memory(record), 16u * 1000 * 1000);
    record_free(record);
}
END_TEST

START_TEST(a_record_over_its_limit_says_it_is_full)
{
    struct record *record = record_new();
    record_set_limit(record, 1000000);
    run_loop(record, 1000000);
    ck_assert(record_full(record));
    ck_assert(!record_failed(record));
    ck_assert_uint_gt(record_steps(record), 10000);
    ck_assert_uint_lt(record_memory(record), 1200000);
    record_step last = record_stepped(record, RECORD_STEP_LINE, 9);
    ck_assert_uint_eq(record_steps(record), last);
    record_set_limit(record, 0);
    ck_assert(!record_full(record));
    record_free(record);
}
END_TEST

START_TEST(going_back_survives_running_out_of_memory)
{
    for (size_t allocations = 0; allocations < 40; allocations++) {
        struct record *record = record_new();
        record_id list = container(record, "list", RECORD_INDEXED);
        run_loop(record, 100);
        for (size_t i = 0; i < 300; i++)
            record_splice(record, list, 0, 0, &(struct record_slot){0, list}, 1);
        record_freed(record, list);
        record_stepped(record, RECORD_STEP_LINE, 1);
        record_fail_after(record, allocations);
        record_truncate(record, 50);
        struct text text = {0};
        record_dump_instant(now(record), &text);
        if (!record_failed(record))
            ck_assert(strstr(text_string(&text), "list #1") != NULL);
        text_fini(&text);
        record_free(record);
    }
}
END_TEST

START_TEST(an_instant_can_be_written_in_words)
{
    struct record *record = record_new();
    record_id frame = function_frame(record, "main", "ab");
    record_id list = container(record, "list", RECORD_INDEXED), one = atom(record, "int", "1");
    record_set(record, frame, 0, list);
    record_splice(record, list, 0, 0, &(struct record_slot){0, one}, 1);
    record_stepped(record, RECORD_STEP_LINE, 3);
    record_printed(record, RECORD_STDOUT, "hi\n", 3);
    struct text text = {0};
    ck_assert(record_dump_instant(now(record), &text));
    ck_assert_str_eq(text_string(&text), "step 1, 2 objects, 84 bytes\n"
                                         "frame #1 main line 3: a=list#2 b=-\n"
                                         "list #2  [refcount: 1] +0, weak 0, 56 bytes: [0]=int#3\n"
                                         "int #3 1 [refcount: 1] +0, weak 0, 28 bytes:\n"
                                         "output:\nhi\n");
    text_fini(&text);
    record_free(record);
}
END_TEST

START_TEST(objects_alive_are_listed_at_any_time_from_any_id)
{
    struct record *record = record_new();
    for (uint32_t i = 0; i < 20000; i++) {
        record_id id = atom(record, "int", "1");
        if (i % 3 == 0 && i % 1000 > 500)
            record_freed(record, id - id % 97);
        record_stepped(record, RECORD_STEP_LINE, 1);
    }
    for (record_step step = 1; step <= 20000; step += 997) {
        struct instant instant = instant_at_step(record, step);
        record_id from = step % 2 ? 1 : step / 2;
        struct instant_live live = instant_live(instant, from);
        for (record_id id = from; id <= 20000; id++) {
            record_time freed = record_freed_at(record, id);
            bool alive =
                record_made_at(record, id) <= instant.time && (freed == 0 || freed > instant.time);
            if (alive)
                ck_assert_uint_eq(instant_live_next(&live), id);
        }
        ck_assert_uint_eq(instant_live_next(&live), 0);
    }
    record_free(record);
}
END_TEST

START_TEST(what_only_a_suspended_generator_holds_is_found_in_its_frame)
{
    struct record *record = record_new();
    function_frame(record, "main", "a");
    record_id generator = function_frame(record, "numbers", "n");
    record_id one = atom(record, "int", "1");
    record_set(record, generator, 0, one);
    record_suspended(record, generator);
    struct instant_path path = {0};
    ck_assert(instant_find_path(now(record), one, 100, &path));
    ck_assert_uint_eq(path.count, 1);
    ck_assert_uint_eq(path.items[0].holder, generator);
    instant_path_fini(&path);
    record_free(record);
}
END_TEST

START_TEST(a_time_kept_from_before_going_back_does_no_harm)
{
    struct record *record = record_new();
    run_loop(record, 200);
    record_time old[100];
    record_time time = record_time_of_step(record, 100);
    for (int i = 0; i < 100; i++)
        time = old[i] = record_next_event(record, time);
    record_truncate(record, 100);
    for (int i = 0; i < 100; i++) {
        record_printed(record, RECORD_STDOUT, "abc", 3);
        record_id id = atom(record, "str", "\"something else altogether\"");
        record_freed(record, id);
    }
    for (int i = 0; i < 100; i++) {
        struct record_events events = {0};
        struct text text = {0};
        record_events_seek(&events, record, old[i]);
        while (record_events_next(&events))
            ck_assert_uint_lt(events.event.kind, RECORD_EVENTS);
        ck_assert_uint_le(record_previous_event(record, old[i]), old[i]);
        ck_assert(record_dump_instant((struct instant){record, old[i]}, &text));
        text_fini(&text);
        record_events_fini(&events);
    }
    record_free(record);
}
END_TEST

UNIT_MAIN("record", references_of_names_are_counted_apart_from_those_of_the_interpreter,
          telling_what_is_so_already_records_nothing,
          a_weak_reference_is_seen_and_counts_for_nothing,
          a_module_frame_shows_the_names_in_its_dict, a_freed_object_lets_go_of_what_it_held,
          part_of_a_long_list_is_read_with_its_total, replacing_contents_records_only_what_differs,
          a_generators_frame_leaves_the_stack_and_comes_back,
          a_frame_left_from_below_takes_those_above_with_it,
          steps_are_found_by_line_function_and_depth_both_ways, a_names_changes_are_found_both_ways,
          a_path_from_a_name_says_why_an_object_is_alive, objects_are_found_by_type_text_and_count,
          output_is_known_by_step_and_stream, source_lines_are_kept_without_their_ends,
          an_edge_tells_its_holder_and_what_it_does_to_gc_refs,
          the_unreachable_and_the_candidates_are_listed_in_the_collectors_order,
          a_collections_phases_and_marks_are_known_at_each_instant,
          faults_and_exceptions_tell_their_message, calls_that_make_no_sense_are_ignored,
          a_long_text_and_a_long_splice_are_kept_whole,
          a_million_steps_of_a_simple_loop_fit_in_64_megabytes,
          a_record_over_its_limit_says_it_is_full, going_back_survives_running_out_of_memory,
          an_instant_can_be_written_in_words, objects_alive_are_listed_at_any_time_from_any_id,
          what_only_a_suspended_generator_holds_is_found_in_its_frame,
          a_time_kept_from_before_going_back_does_no_harm)
