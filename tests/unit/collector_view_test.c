/* The collector view, drawn from collections that are told by hand. */
#include "unit.h"

#include "record/recorder.h"
#include "session/narration.h"
#include "ui/export/export.h"
#include "ui/views/view.h"

#include <stdio.h>
#include <string.h>

enum { PARENT, CHILDREN, CHILD, HELD, MEMBERS };

/* Two dicts and a list in a cycle, and a list that a name holds. */
struct told {
    struct record *record;
    record_id ids[MEMBERS];
    uint64_t totals[RECORD_GC_TOTALS];
    struct view_choices choices;
    struct scene scene;
    struct text picture, words;
};

static record_name word(struct told *told, const char *string)
{
    return record_intern(told->record, string, strlen(string));
}

static record_id object(struct told *told, const char *type, enum record_category category,
                        enum record_form form)
{
    return record_made(told->record, &(struct record_object){.type = word(told, type),
                                                             .category = category,
                                                             .form = form,
                                                             .flags = RECORD_TRACKED,
                                                             .size = 64});
}

static record_id text_atom(struct told *told, const char *text)
{
    return record_made(told->record, &(struct record_object){.type = word(told, "str"),
                                                             .category = RECORD_ATOM,
                                                             .size = 50,
                                                             .text = text,
                                                             .text_length = strlen(text)});
}

static void put(struct told *told, record_id holder, record_id key, record_id value)
{
    record_splice(told->record, holder, record_slot_count(told->record, holder), 0,
                  &(struct record_slot){key, value}, 1);
}

static void begin(struct told *told)
{
    static const char source[] = "import gc\ngc.collect()\n";
    *told = (struct told){.record = record_new()};
    ck_assert_ptr_nonnull(told->record);
    record_file file = record_add_file(told->record, "demo.py", source, sizeof source - 1);
    struct record_slot name = {record_label(word(told, "held"), RECORD_LOCAL, RECORD_AS_ENTITY), 0};
    record_id frame =
        record_entered(told->record, &(struct record_frame){.function = word(told, "demo"),
                                                            .file = file,
                                                            .kind = RECORD_FUNCTION_FRAME,
                                                            .line = 1,
                                                            .names = &name,
                                                            .count = 1});
    told->ids[PARENT] = object(told, "dict", RECORD_MAPPING, RECORD_KEYED);
    told->ids[CHILDREN] = object(told, "list", RECORD_SEQUENCE, RECORD_INDEXED);
    told->ids[CHILD] = object(told, "dict", RECORD_MAPPING, RECORD_KEYED);
    told->ids[HELD] = object(told, "list", RECORD_SEQUENCE, RECORD_INDEXED);
    put(told, told->ids[PARENT], text_atom(told, "\"children\""), told->ids[CHILDREN]);
    put(told, told->ids[CHILDREN], 0, told->ids[CHILD]);
    put(told, told->ids[CHILD], text_atom(told, "\"parent\""), told->ids[PARENT]);
    record_set(told->record, frame, 0, told->ids[HELD]);
    record_gc_generations(
        told->record, (struct record_gc_generation[3]){{700, 412}, {10, 1234}, {10, 56789}}, true);
    record_gc_counts(told->record, (uint32_t[3]){412, 2, 0});
    record_stepped(told->record, RECORD_STEP_LINE, 1);
    record_stepped(told->record, RECORD_STEP_LINE, 2);
}

static void end(struct told *told)
{
    text_fini(&told->picture);
    text_fini(&told->words);
    record_free(told->record);
}

static void phase_begins(struct told *told, enum record_gc_phase phase)
{
    record_gc_phase(told->record, phase);
}

static void phase_ends(struct told *told, enum record_gc_phase phase)
{
    record_gc_done(told->record, phase, told->totals);
    record_stepped(told->record, RECORD_STEP_COLLECTOR, 2);
}

static void merge(struct told *told)
{
    record_gc_begin(told->record, 2, word(told, "gc.collect"));
    phase_begins(told, RECORD_GC_MERGE);
    told->totals[RECORD_GC_EXAMINED] = 1312;
    told->totals[RECORD_GC_UNKNOWN] = 1308;
    phase_ends(told, RECORD_GC_MERGE);
}

static void copy(struct told *told)
{
    phase_begins(told, RECORD_GC_COPY);
    for (int i = 0; i < MEMBERS; i++)
        record_gc_mark(told->record, told->ids[i], RECORD_MARK_CANDIDATE, 1);
    phase_ends(told, RECORD_GC_COPY);
}

static void follow(struct told *told, int from, int to)
{
    record_gc_edge(told->record, told->ids[from], told->ids[to], RECORD_MARK_SUBTRACTED, 0);
}

static void subtract(struct told *told)
{
    phase_begins(told, RECORD_GC_SUBTRACT);
    follow(told, PARENT, CHILDREN);
    follow(told, CHILDREN, CHILD);
    follow(told, CHILD, PARENT);
    told->totals[RECORD_GC_HELD] = 1201;
    told->totals[RECORD_GC_REFERENCES] = 2345;
    phase_ends(told, RECORD_GC_SUBTRACT);
}

static void separate(struct told *told)
{
    phase_begins(told, RECORD_GC_MOVE);
    for (int i = 0; i < HELD; i++)
        record_gc_mark(told->record, told->ids[i], RECORD_MARK_TENTATIVE, 0);
    record_gc_mark(told->record, told->ids[HELD], RECORD_MARK_REACHABLE, 1);
    record_gc_found(told->record, RECORD_GC_MOVE);
    for (int i = 0; i < HELD; i++)
        record_gc_mark(told->record, told->ids[i], RECORD_MARK_UNREACHABLE, 0);
    told->totals[RECORD_GC_REACHABLE] = 1309;
    told->totals[RECORD_GC_UNREACHABLE] = 3;
    phase_ends(told, RECORD_GC_MOVE);
}

static void finish(struct told *told)
{
    phase_begins(told, RECORD_GC_CLEAR);
    for (int i = 0; i < HELD; i++)
        record_freed(told->record, told->ids[i]);
    told->totals[RECORD_GC_FREED] = 3;
    told->totals[RECORD_GC_FREED_BYTES] = 192;
    told->totals[RECORD_GC_COLLECTED] = 3;
    phase_ends(told, RECORD_GC_CLEAR);
    phase_begins(told, RECORD_GC_SUMMARY);
    record_gc_end(told->record, told->totals);
    record_stepped(told->record, RECORD_STEP_COLLECTOR, 2);
}

/* The picture of an instant as text, compared with the instant before it. */
static void draw_at(struct told *told, record_time before, record_time now, int cols, int rows,
                    bool ascii)
{
    struct canvas *canvas = canvas_new(cols, rows);
    struct export_options options = EXPORT_OPTIONS_DEFAULT;
    ck_assert_ptr_nonnull(canvas);
    canvas->ascii = ascii;
    told->choices.source_follows = true;
    told->scene.choices = &told->choices;
    told->scene.now = (struct instant){told->record, now};
    told->scene.before = (struct instant){told->record, before};
    told->scene.step = record_step_of_time(told->record, now);
    told->scene.steps = record_steps(told->record);
    told->scene.between_steps = record_time_of_step(told->record, told->scene.step) != now;
    told->scene.title = "Demo";
    told->scene.language = "python";
    view_draw(canvas, &told->scene);
    text_clear(&told->picture);
    ck_assert(export_one(export_format_find("text"), &options, canvas, &told->picture));
    canvas_free(canvas);
    text_clear(&told->words);
    narrate(told->scene.before, told->scene.now, &told->words);
}

static void draw(struct told *told, int cols, int rows, bool ascii)
{
    record_step last = record_steps(told->record);
    draw_at(told, record_time_of_step(told->record, last - 1),
            record_time_of_step(told->record, last), cols, rows, ascii);
}

/* The moment just after the nth event that follows the step before the last. */
static void draw_event(struct told *told, int count)
{
    record_time before = record_time_of_step(told->record, record_steps(told->record) - 1);
    record_time now = before;
    for (int i = 0; i < count; i++) {
        before = now;
        now = record_next_event(told->record, now);
    }
    draw_at(told, before, now, 90, 30, false);
}

static void expect_in(const struct text *text, const char *part)
{
    ck_assert_msg(strstr(text_string(text), part) != NULL, "expected \"%s\" in\n%.4000s", part,
                  text_string(text));
}

static void expect(struct told *told, const char *part)
{
    expect_in(&told->picture, part);
}

static void expect_not(struct told *told, const char *part)
{
    ck_assert_msg(strstr(text_string(&told->picture), part) == NULL, "did not expect \"%s\" in\n%s",
                  part, text_string(&told->picture));
}

START_TEST(the_generations_are_gauges_that_say_what_they_count)
{
    struct told told;
    begin(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 80, 24, false);
    expect(&told, "412 / 700");
    expect(&told, "2 / 10");
    expect(&told, "collections of 0");
    expect(&told, "▓░");
    expect(&told, "56,789 objects");
    end(&told);
}
END_TEST

START_TEST(before_any_collection_the_view_says_what_the_first_waits_for)
{
    struct told told;
    begin(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 80, 24, false);
    expect(&told, "No collection yet");
    expect(&told, "289 more containers have been made than freed");
    expect(&told, "takes generation 0.");
    record_gc_counts(told.record, (uint32_t[3]){700, 11, 0});
    record_stepped(told.record, RECORD_STEP_LINE, 1);
    draw(&told, 80, 24, false);
    expect(&told, "1 more container has been made");
    expect(&told, "takes generation 1 and the younger");
    record_gc_generations(told.record, (struct record_gc_generation[3]){{700, 0}, {10, 0}, {10, 0}},
                          false);
    record_stepped(told.record, RECORD_STEP_LINE, 1);
    draw(&told, 80, 24, false);
    expect(&told, "Generations, switched off");
    expect(&told, "None starts by itself");
    end(&told);
}
END_TEST

START_TEST(a_merge_tells_how_many_candidates_there_are)
{
    struct told told;
    begin(&told);
    merge(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 80, 24, false);
    expect(&told, "Phase 1 of 11, merge:");
    expect(&told, "1,312 containers: 412 of generation 0, 1,234 of generation 1");
    expect_in(&told.words, "A collection is asked for, of all generations: 1,312 containers are");
    end(&told);
}
END_TEST

START_TEST(a_subtraction_shows_gc_refs_before_and_after_and_counts_the_rest)
{
    struct told told;
    begin(&told);
    merge(&told);
    copy(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 90, 24, false);
    expect(&told, "Phase 2 of 11, copy:");
    expect(&told, "list([])");
    expect_not(&told, "→ 0");
    subtract(&told);
    draw(&told, 90, 24, false);
    expect(&told, "Phase 3 of 11, subtract:");
    expect(&told, "1 → 0   subtracted");
    expect(&told, "1   candidate");
    expect(&told, "... 1,308 more, 1,200 of them with gc_refs above 0");
    expect_in(&told.words, "2,345 references lead from a candidate to a candidate. Without them, "
                           "1,201 of 1,312 still");
    end(&told);
}
END_TEST

START_TEST(the_reference_that_is_followed_is_pointed_at)
{
    struct told told;
    char words[80];
    begin(&told);
    merge(&told);
    copy(&told);
    subtract(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw_event(&told, 3); /* the phase begins, the first edge, the second */
    snprintf(words, sizeof words, "Now: list #%u → dict #%u, gc_refs 1 → 0.", told.ids[CHILDREN],
             told.ids[CHILD]);
    expect(&told, words);
    expect(&told, "│▸");
    expect(&told, "│→");
    snprintf(words, sizeof words,
             "The list #%u refers to the dict #%u, a candidate like itself: gc_refs 1 → 0.",
             told.ids[CHILDREN], told.ids[CHILD]);
    expect_in(&told.words, words);
    end(&told);
}
END_TEST

START_TEST(what_is_unreachable_is_named_with_the_reason)
{
    struct told told;
    begin(&told);
    merge(&told);
    copy(&told);
    subtract(&told);
    separate(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 90, 24, false);
    expect(&told, "- dict({\"children\": ");
    expect(&told, "unreachable");
    expect(&told, "+ list([])");
    expect(&told, "... 1,308 more, all reachable");
    expect_in(&told.words, "3 are unreachable: ");
    expect_in(&told.words, "Nothing outside the cycle refers to dict({\"children\": ");
    expect_in(&told.words, ": its 1 reference comes from inside.");
    end(&told);
}
END_TEST

START_TEST(the_memory_view_and_the_graph_show_the_same_fates)
{
    struct told told;
    begin(&told);
    merge(&told);
    copy(&told);
    subtract(&told);
    draw(&told, 120, 30, false);
    expect(&told, ". dict({\"children\": […]})           gc_refs 1 → 0  [refcount: 1]  #2");
    separate(&told);
    draw(&told, 80, 24, false);
    expect(&told, "- dict(");
    expect(&told, "+ list([])");
    told.choices.kind = VIEW_GRAPH;
    draw(&told, 80, 24, false);
    expect(&told, "+list #");
    end(&told);
}
END_TEST

START_TEST(a_collection_that_is_over_is_summed_up)
{
    struct told told;
    begin(&told);
    merge(&told);
    copy(&told);
    subtract(&told);
    separate(&told);
    finish(&told);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 80, 24, false);
    expect(&told, "The last collection: generation 2");
    expect(&told, "examined      1,312");
    expect(&told, "collected          3");
    expect(&told, "freed        192 bytes");
    expect_in(&told.words, "1,312 examined, 1,309 reachable, 3 collected, 0 uncollectable, "
                           "192 bytes freed. gc.collect() returns 3.");
    end(&told);
}
END_TEST

START_TEST(garbage_is_drawn_in_the_graph_though_no_name_leads_to_it)
{
    struct told told;
    begin(&told);
    told.choices.kind = VIEW_GRAPH;
    draw(&told, 80, 24, false);
    expect(&told, "┌─►│ \"children\"     ●─┼─────►│ 0              ●─┼─┘");
    expect(&told, "─►│ \"parent\"       ●─┼─┐");
    end(&told);
}
END_TEST

START_TEST(of_thousands_of_candidates_the_unreachable_are_seen_first)
{
    enum { MANY = 5000 };
    struct told told;
    char last[32];
    begin(&told);
    record_id first = object(&told, "list", RECORD_SEQUENCE, RECORD_INDEXED);
    for (int i = 1; i < MANY; i++)
        object(&told, "list", RECORD_SEQUENCE, RECORD_INDEXED);
    merge(&told);
    phase_begins(&told, RECORD_GC_COPY);
    for (record_id i = 0; i < MANY; i++)
        record_gc_mark(told.record, first + i, RECORD_MARK_CANDIDATE, 1);
    phase_ends(&told, RECORD_GC_COPY);
    phase_begins(&told, RECORD_GC_MOVE);
    record_gc_found(told.record, RECORD_GC_MOVE);
    record_gc_mark(told.record, first + MANY - 1, RECORD_MARK_UNREACHABLE, 0);
    told.totals[RECORD_GC_EXAMINED] = MANY;
    told.totals[RECORD_GC_REACHABLE] = MANY - 1;
    phase_ends(&told, RECORD_GC_MOVE);
    snprintf(last, sizeof last, "#%u", first + MANY - 1);
    told.choices.kind = VIEW_COLLECTOR;
    draw(&told, 80, 24, false);
    expect(&told, last);
    expect(&told, " more, ");
    told.choices.heap_scroll = 1000;
    draw(&told, 80, 24, false);
    expect_not(&told, last);
    told.choices.heap_scroll = 1000000;
    draw(&told, 80, 24, false);
    expect(&told, "list([])");
    end(&told);
}
END_TEST

START_TEST(every_phase_fits_every_size_and_ascii)
{
    static void (*const phases[])(struct told *) = {merge, copy, subtract, separate, finish};
    static const int sizes[][2] = {{40, 12}, {41, 13},  {60, 16},  {80, 24},
                                   {99, 40}, {120, 30}, {400, 100}};
    struct told told;
    begin(&told);
    told.choices.kind = VIEW_COLLECTOR;
    for (size_t phase = 0; phase < sizeof phases / sizeof *phases; phase++) {
        phases[phase](&told);
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            draw(&told, sizes[i][0], sizes[i][1], true);
            expect(&told, phase < 4 ? "Phase" : "1,312 ");
            for (const char *at = text_string(&told.picture); *at; at++)
                ck_assert_msg((unsigned char)*at < 0x80, "not ASCII: %s", at);
        }
    }
    end(&told);
}
END_TEST

UNIT_MAIN("collector view", the_generations_are_gauges_that_say_what_they_count,
          before_any_collection_the_view_says_what_the_first_waits_for,
          a_merge_tells_how_many_candidates_there_are,
          a_subtraction_shows_gc_refs_before_and_after_and_counts_the_rest,
          the_reference_that_is_followed_is_pointed_at,
          what_is_unreachable_is_named_with_the_reason,
          the_memory_view_and_the_graph_show_the_same_fates, a_collection_that_is_over_is_summed_up,
          garbage_is_drawn_in_the_graph_though_no_name_leads_to_it,
          of_thousands_of_candidates_the_unreachable_are_seen_first,
          every_phase_fits_every_size_and_ascii)
