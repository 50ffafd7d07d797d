/* What recording costs and how soon an instant is read.
 *
 * The promises measured: 1,000,000 steps of `for i in range(n): x += i` fit in 64 MB, and what a
 * screen shows of any step (some dozens of entities) is read in well under 16 ms, with 100 objects
 * alive or 100,000.
 */
#include "record/recorder.h"
#include "record/search.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SHOWN = 48 };

static double seconds(void)
{
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct program {
    struct record *record;
    record_name int_type, list_type;
    record_id frame, shown[SHOWN];
    record_id holder; /* of x and i: the frame, or a module's dict */
    size_t events;
};

static bool program_begin(struct program *program)
{
    *program = (struct program){.record = record_new()};
    if (!program->record)
        return false;
    program->int_type = record_intern(program->record, "int", 3);
    program->list_type = record_intern(program->record, "list", 4);
    struct record_slot names[] = {{record_intern(program->record, "x", 1), 0},
                                  {record_intern(program->record, "i", 1), 0}};
    program->frame =
        record_entered(program->record, &(struct record_frame){.names = names, .count = 2});
    program->holder = program->frame;
    return true;
}

static record_id make_int(struct program *program, uint64_t value)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%" PRIu64, value);
    program->events++;
    return record_made(program->record,
                       &(struct record_object){.type = program->int_type,
                                               .category = RECORD_ATOM,
                                               .size = 28,
                                               .address = 0x7f0000100000u + value % 64 * 32,
                                               .text = text,
                                               .text_length = (size_t)length});
}

static record_id make_list(struct program *program)
{
    program->events++;
    return record_made(program->record, &(struct record_object){.type = program->list_type,
                                                                .category = RECORD_SEQUENCE,
                                                                .form = RECORD_INDEXED,
                                                                .size = 856,
                                                                .address = 0x7f0000200000u});
}

static void bind(struct program *program, size_t slot, record_id *held, uint64_t value)
{
    record_id id = make_int(program, value);
    record_set(program->record, program->holder, slot, id);
    if (*held)
        record_freed(program->record, *held);
    *held = id;
    /* As engines do: is there a reference that no slot told of? */
    record_hidden(program->record, id, 1 - record_references(program->record, id));
    program->events += 2;
}

/* Objects that live all the time, in lists of 100, a few of which a screen shows. */
static void fill_heap(struct program *program, size_t objects)
{
    for (size_t made = 0, lists = 0; made < objects; lists++) {
        struct record_slot slots[100];
        record_id list = make_list(program);
        for (size_t k = 0; k < 100; k++, made++)
            slots[k] = (struct record_slot){0, make_int(program, made)};
        record_splice(program->record, list, 0, 0, slots, 100);
        program->shown[lists % SHOWN] = list;
    }
}

static void run_loop(struct program *program, uint32_t steps)
{
    record_id x = 0, i = 0;
    uint64_t sum = 0;
    for (uint64_t n = 300; record_steps(program->record) < steps; n++) {
        record_stepped(program->record, RECORD_STEP_LINE, 2);
        bind(program, 1, &i, n);
        record_stepped(program->record, RECORD_STEP_LINE, 3);
        bind(program, 0, &x, sum += n);
        program->events += 2;
        /* Now and then one of the lists changes. */
        if (n % 64 == 0)
            record_set(program->record, program->shown[n / 64 % SHOWN], n / 4096 % 100,
                       program->shown[n % 7]);
    }
}

/* What a screen asks for at a step. */
static size_t show(const struct program *program, record_step step)
{
    struct instant instant = instant_at_step(program->record, step);
    struct record_ids frames = {0};
    struct instant_names names = {0};
    struct instant_slots slots = {0};
    struct instant_object object;
    struct text text = {0};
    size_t seen = 0;
    instant_stack(instant, &frames);
    for (size_t k = 0; k < frames.count; k++) {
        instant_names(instant, frames.items[k], &names);
        for (size_t n = 0; n < names.count; n++)
            seen += instant_object(instant, names.items[n].value, &object);
    }
    struct instant_live live = instant_live(instant, 1 + step % 1000);
    for (int k = 0; k < SHOWN; k++) {
        seen += instant_object(instant, instant_live_next(&live), &object);
        if (program->shown[k] && instant_object(instant, program->shown[k], &object))
            instant_slots(instant, program->shown[k], RECORD_CONTENTS, 0, 10, &slots);
        for (size_t n = 0; n < slots.count; n++) {
            text_clear(&text);
            instant_text(instant, slots.items[n].value, &text);
        }
    }
    record_step each = record_steps(program->record) / 100;
    for (record_step column = 0; column < 100; column++) /* the sparkline */
        seen += instant_heap(instant_at_step(program->record, each * column)).objects;
    instant_names_fini(&names);
    instant_slots_fini(&slots);
    text_fini(&text);
    vector_fini(&frames);
    return seen;
}

/* x and i are names of a module that has 30. */
static void use_module_names(struct program *program)
{
    struct record_slot slots[30];
    program->holder =
        record_made(program->record, &(struct record_object){.type = program->list_type,
                                                             .category = RECORD_MAPPING,
                                                             .form = RECORD_KEYED});
    for (unsigned k = 0; k < 30; k++) {
        slots[k].label = make_int(program, k);
        slots[k].value = k < 2 ? 0 : make_int(program, 1000 + k);
    }
    record_splice(program->record, program->holder, 0, 0, slots, 30);
}

static void measure_screens(const struct program *program)
{
    record_step steps = record_steps(program->record);
    double worst = 0, sum = 0;
    size_t seen = 0;
    for (uint64_t k = 0; k < 200; k++) {
        double asked = seconds();
        seen += show(program, 1 + (record_step)(k * 2654435761u % steps));
        double took = seconds() - asked;
        sum += took;
        worst = took > worst ? took : worst;
    }
    printf("  a screen of a random step: %.2f ms, at worst %.2f ms (saw %zu)\n", sum / 200 * 1e3,
           worst * 1e3, seen);
}

static void measure_searches(const struct program *program)
{
    struct step_question never = {.depth = 1, .kinds = 1 << RECORD_STEP_END};
    struct step_question nowhere = {.file = 1, .line = 999};
    double start = seconds();
    record_find_step(program->record, 1, 1, &nowhere);
    double place = seconds();
    record_find_step(program->record, 1, 1, &never);
    double kind = seconds();
    record_find_slot_change(program->record, program->frame, 9, record_end(program->record), -1);
    double name = seconds();
    printf("  a line never reached: %.2f ms; a kind of step that never is: %.2f ms; a name never "
           "bound: %.2f ms\n",
           (place - start) * 1e3, (kind - place) * 1e3, (name - kind) * 1e3);
}

static void measure(size_t objects, uint32_t steps, bool in_module)
{
    struct program program;
    if (!program_begin(&program))
        return;
    fill_heap(&program, objects);
    if (in_module)
        use_module_names(&program);
    size_t before = record_memory(program.record), events = program.events;
    double start = seconds();
    run_loop(&program, steps);
    double took = seconds() - start;
    printf("%zu objects, %u steps%s: %.1f MB in all, %.1f bytes a step, %.0f ns an event\n",
           objects, steps, in_module ? " in a module" : "",
           (double)record_memory(program.record) / 1e6,
           (double)(record_memory(program.record) - before) / steps,
           took / (double)(program.events - events) * 1e9);
    measure_screens(&program);
    measure_searches(&program);
    record_free(program.record);
}

/* The worst of lists: a large one that grows, and is then changed all over. */
static void measure_large_list(uint32_t length)
{
    struct program program;
    if (!program_begin(&program))
        return;
    struct record *record = program.record;
    record_id list = make_list(&program);
    double start = seconds();
    for (uint32_t k = 0; k < length; k++) {
        struct record_slot slot = {0, make_int(&program, k)};
        record_splice(record, list, k, 0, &slot, 1);
        record_stepped(record, RECORD_STEP_LINE, 2);
    }
    double grown = seconds();
    record_id one = make_int(&program, 1);
    for (uint32_t k = 0; k < length; k++) {
        record_set(record, list, (uint32_t)(k * UINT64_C(7919) % length), one);
        record_stepped(record, RECORD_STEP_LINE, 4);
    }
    double changed = seconds();
    printf("a list of %u: %.1f MB, %.0f ns an append, %.0f ns a change\n", length,
           (double)record_memory(record) / 1e6, (grown - start) / length * 1e9,
           (changed - grown) / length * 1e9);
    struct instant_slots slots = {0};
    double worst = 0;
    for (uint64_t k = 0; k < 200; k++) {
        record_step step = 1 + (record_step)(k * 2654435761u % (2 * length));
        double asked = seconds();
        instant_slots(instant_at_step(record, step), list, RECORD_CONTENTS, 0, 20, &slots);
        double took = seconds() - asked;
        worst = took > worst ? took : worst;
    }
    printf("  20 of its slots at a random step: at worst %.2f ms\n", worst * 1e3);
    instant_slots_fini(&slots);
    record_free(record);
}

int main(void)
{
    measure(0, 1000000, false);
    measure(0, 1000000, true);
    measure(100, 1000000, false);
    measure(100000, 1000000, false);
    measure_large_list(100000);
    return 0;
}
