/* The collector view: the generations as gauges, the candidates with their fates, what happens in words.
 *
 * Three sections stand one above the other; where rows are few they share one box, and in a very small window the generations share
 * one row. Outside a collection the same sections tell of the last one and of what the next one waits for.
 */
#include "ui/views/collector.h"

#include <stdio.h>

/* Rows below which sections share a box, and below which they lose even that. */
enum { BOXES_FROM = 22, LINES_FROM = 13 };

struct sections {
    const struct canvas_region *region;
    bool boxes, bare;
    int y;
    bool begun;
};

/* Draws the frame of the next section and returns what is inside. The last one takes the rows that are left. */
static struct canvas_region section(struct sections *sections, const char *title, int rows)
{
    const struct canvas_region *region = sections->region;
    int cols = region->cols;
    if (sections->boxes) {
        int y = sections->y;
        canvas_box(region, 0, y, cols, rows + 2, title, ROLE_BORDER, ROLE_TITLE);
        sections->y += rows + 2;
        return canvas_sub(region, 1, y + 1, cols - 2, rows);
    }
    if (!sections->begun)
        canvas_box(region, 0, 0, cols, region->rows, title, ROLE_BORDER, ROLE_TITLE);
    else if (!sections->bare)
        canvas_divider(region, 0, sections->y, cols, title, ROLE_BORDER, ROLE_TITLE);
    else
        sections->y--;
    sections->begun = true;
    struct canvas_region inside = canvas_sub(region, 1, sections->y + 1, cols - 2, rows);
    sections->y += rows + 1;
    return inside;
}

/* ---- the generations ---- */

static const char *const waits_for[] = {"made, less freed", "collections of 0", "collections of 1"};
enum { GAUGE_LEAST = 6, GAUGE_MOST = 24, WAITS_COLS = 16, POPULATION_COLS = 16 };

static void draw_generation(const struct canvas_region *region, int y, int generation,
                            const struct instant_collector *collector)
{
    char numbers[48], objects[CANVAS_NUMBER_BYTES];
    bool taken = collector->running && (uint32_t)generation <= collector->generation;
    int gauge = MIN(MAX(region->cols / 4, GAUGE_LEAST), GAUGE_MOST), x = 4;
    uint32_t count = collector->counts[generation];
    uint32_t threshold = collector->generations[generation].threshold;
    canvas_put_format(region, 2, y, 1, taken ? ROLE_CHANGED : ROLE_NAME, "%d", generation);
    if (taken)
        canvas_put(region, 0, y, ">", ROLE_CHANGED);
    canvas_gauge(region, x, y, gauge, MIN(count, threshold), threshold);
    x += gauge + 1;
    if (threshold)
        snprintf(numbers, sizeof numbers, "%u / %u", count, threshold);
    else
        snprintf(numbers, sizeof numbers, "%u / never", count);
    canvas_put_right(region, x, y, 10, numbers, ROLE_REFCOUNT);
    x += 10 + 2;
    canvas_put_fit(region, x, y, region->cols - x, waits_for[generation], ROLE_DIM);
    x += WAITS_COLS + 1;
    if (region->cols - x < POPULATION_COLS || (generation == 0 && !collector->running))
        return; /* the youngest are counted when they are looked at */
    canvas_format_number(objects, collector->generations[generation].objects);
    canvas_put_format(region, x, y, region->cols - x - 1, ROLE_VALUE, "%10s object%s", objects,
                      collector->generations[generation].objects == 1 ? "" : "s");
}

static void draw_generations(const struct canvas_region *region,
                             const struct instant_collector *collector)
{
    if (region->rows >= 3) {
        for (int generation = 0; generation < 3; generation++)
            draw_generation(region, generation, generation, collector);
        return;
    }
    struct text row = {0};
    for (int generation = 0; generation < 3; generation++)
        text_format(&row, "%s%d: %u/%u", generation ? "  " : "", generation,
                    collector->counts[generation], collector->generations[generation].threshold);
    canvas_put_fit(region, 1, 0, region->cols - 2, text_string(&row), ROLE_REFCOUNT);
    text_fini(&row);
}

/* ---- the candidates ---- */

/* Where the columns of the table end (the numbers are right-aligned); 0: there is no room for it. */
struct columns {
    int object, number, refcount, refs, fate;
    bool long_words;
};

enum { FATE_COLS = 19, FATE_SHORT_COLS = 13, FATE_FROM = 60, LONG_FROM = 96, ROOMY_FROM = 50 };

static struct columns columns_of(int cols)
{
    struct columns columns = {.long_words = cols >= LONG_FROM};
    bool roomy = cols >= ROOMY_FROM;
    int right = cols - 1;
    if (cols >= FATE_FROM) {
        columns.fate = cols - 1 - (columns.long_words ? FATE_COLS : FATE_SHORT_COLS);
        right = columns.fate - 3;
    }
    columns.refs = right;
    columns.refcount = right - (roomy ? 10 : 8);
    columns.number = columns.refcount - (roomy ? 10 : 5);
    columns.object = columns.number - 7;
    return columns;
}

static void draw_head(const struct canvas_region *region, const struct columns *columns)
{
    bool wide = columns->refs - columns->refcount >= 10;
    canvas_put_fit(region, 4, 0, columns->object - 4, "object", ROLE_LABEL);
    canvas_put_right(region, 0, 0, columns->refcount, wide ? "refcount" : "refs", ROLE_LABEL);
    canvas_put_right(region, 0, 0, columns->refs, "gc_refs", ROLE_LABEL);
    if (columns->fate)
        canvas_put_fit(region, columns->fate, 0, region->cols - columns->fate, "fate", ROLE_LABEL);
}

static void draw_candidate(const struct canvas_region *region, int y, const struct scene *scene,
                           const struct columns *columns, const struct shown_candidate *candidate)
{
    struct instant_object object;
    struct text value = {0};
    char text[48];
    if (!instant_object(scene->now, candidate->id, &object))
        return;
    const struct fate_shown *shown = &candidate->fate;
    const struct view_fate *fate = shown->fate;
    if (!fate)
        return;
    bool news = shown->changed && candidate->mark != RECORD_MARK_CANDIDATE; /* all are, at first */
    unsigned style =
        (unsigned)fate->role | (news && fate->role != ROLE_CANDIDATE ? CANVAS_BOLD : 0);
    if (candidate->follows || candidate->followed)
        canvas_put(region, 0, y, candidate->follows ? GLYPH_POINTER : GLYPH_ARROW, ROLE_CHANGED);
    else if (news)
        canvas_put(region, 0, y, ">", ROLE_CHANGED);
    canvas_put(region, 2, y, fate->mark, style);
    int room = columns->object - 4;
    if (room > 0) {
        view_object_text(object.alive ? scene->now : scene->before, candidate->id, (size_t)room,
                         &value);
        canvas_put_fit(region, 4, y, room, text_string(&value),
                       object.alive ? style == ROLE_CANDIDATE ? ROLE_VALUE : style : ROLE_FREED);
    }
    text_fini(&value);
    snprintf(text, sizeof text, "#%u", candidate->id);
    canvas_put_right(region, 0, y, columns->number, text, ROLE_IDENTITY);
    snprintf(text, sizeof text, "%u", candidate->refcount);
    canvas_put_right(region, 0, y, columns->refcount, text, ROLE_REFCOUNT);
    fate_refs_text(shown, text, sizeof text);
    canvas_put_right(region, 0, y, columns->refs, text,
                     shown->refs_changed ? ROLE_CHANGED : ROLE_REFCOUNT);
    if (columns->fate)
        canvas_put_fit(region, columns->fate, y, region->cols - columns->fate,
                       columns->long_words ? fate->word : fate->short_word, style);
    canvas_tag(region, 0, y, region->cols, 1, (int)candidate->id);
    if (scene->choices->selected == candidate->id)
        canvas_add_modifiers(region, 0, y, region->cols, 1, CANVAS_SELECTED);
}

/* What is known of the candidates without a row: how many there are, and how many of them are safe. */
struct rest {
    uint64_t more, safe;
    const char *safe_words; /* NULL: not known yet */
};

static bool is_safe(const struct shown_collection *collection,
                    const struct shown_candidate *candidate)
{
    return collection->marks.collector.phase >= RECORD_GC_MOVE
               ? candidate->mark == RECORD_MARK_REACHABLE
               : candidate->fate.has_refs && candidate->fate.refs > 0;
}

static struct rest rest_of(const struct shown_collection *collection, size_t scroll, size_t rows)
{
    const struct instant_collector *collector = &collection->marks.collector;
    enum record_gc_phase phase = collector->phase;
    size_t end = MIN(scroll + rows, collection->count);
    uint64_t safe = 0, shown_safe = 0;
    struct rest rest = {.more = collector->totals[RECORD_GC_EXAMINED]};
    if (phase > RECORD_GC_MOVE || (phase == RECORD_GC_MOVE && collector->done)) {
        safe = collector->totals[RECORD_GC_REACHABLE];
        rest.safe_words = "reachable";
    } else if (phase == RECORD_GC_MOVE || (phase == RECORD_GC_SUBTRACT && collector->done)) {
        safe = collector->totals[RECORD_GC_HELD];
        rest.safe_words = phase == RECORD_GC_MOVE ? NULL : "with gc_refs above 0";
    }
    for (size_t i = scroll; i < end; i++)
        shown_safe += is_safe(collection, &collection->items[i]);
    rest.more -= MIN(rest.more, end - MIN(scroll, end));
    rest.more = MAX(rest.more, collection->count - (end - MIN(scroll, end)));
    rest.safe = MIN(safe - MIN(safe, shown_safe), rest.more);
    return rest;
}

static void draw_rest(const struct canvas_region *region, int y, const struct rest *rest)
{
    char words[96] = ", / to search", number[CANVAS_NUMBER_BYTES];
    if (rest->safe_words && rest->safe == rest->more)
        snprintf(words, sizeof words, ", %s %s", rest->more == 1 ? "it is" : "all",
                 rest->safe_words);
    else if (rest->safe_words)
        snprintf(words, sizeof words, ", %s of them %s", canvas_format_number(number, rest->safe),
                 rest->safe_words);
    canvas_put_more(region, 4, y, region->cols - 5, rest->more, words, ROLE_DIM);
}

/* Before the first count is copied the candidates are but a number. */
static void draw_merged(const struct canvas_region *region,
                        const struct shown_collection *collection)
{
    const struct instant_collector *collector = &collection->marks.collector;
    char number[CANVAS_NUMBER_BYTES];
    struct text words = {0};
    text_format(&words, "%s containers",
                canvas_format_number(number, collector->totals[RECORD_GC_EXAMINED]));
    for (uint32_t generation = 0; generation <= MIN(collector->generation, 2u); generation++)
        text_format(&words, "%s%s of generation %u", generation ? ", " : ": ",
                    canvas_format_number(number, collector->generations[generation].objects),
                    generation);
    text_append(&words, ".\n\nThose of the interpreter itself, functions, classes and modules from "
                        "before the program began, take part and are counted; rows are given to "
                        "what the program made.");
    canvas_put_wrapped(region, 2, 0, region->cols - 3, region->rows, text_string(&words),
                       ROLE_VALUE);
    text_fini(&words);
}

static void draw_candidates(const struct canvas_region *region, const struct scene *scene,
                            struct shown_collection *collection)
{
    struct columns columns = columns_of(region->cols);
    size_t rows = (size_t)MAX(region->rows - 1, 0), total = collection->count;
    size_t scroll = (size_t)MAX(scene->choices->heap_scroll, 0);
    if (!total)
        draw_merged(region, collection);
    if (!rows || !total)
        return;
    draw_head(region, &columns);
    bool cut = total > rows || collection->marks.collector.totals[RECORD_GC_EXAMINED] > total;
    rows -= cut;
    scroll = total > rows ? MIN(scroll, total - rows) : 0;
    shown_collection_settle(collection, rows);
    for (size_t i = scroll; i < total && i < scroll + rows; i++)
        draw_candidate(region, 1 + (int)(i - scroll), scene, &columns, &collection->items[i]);
    struct rest rest = rest_of(collection, scroll, rows);
    if (cut)
        draw_rest(region, (int)MIN(rows, total) + 1, &rest);
}

/* ---- in words ---- */

/* "Now: list #13 → dict #14, gc_refs 1 → 0." */
static void edge_words(const struct scene *scene, const struct shown_collection *collection,
                       struct text *out)
{
    if (!collection->to || !scene->between_steps)
        return;
    text_append(out, "\nNow: ");
    view_short_text(scene->now, collection->from, out);
    text_append(out, " " GLYPH_ARROW " ");
    view_short_text(scene->now, collection->to, out);
    if (collection->edge_mark == RECORD_MARK_SUBTRACTED)
        text_format(out, ", gc_refs %u " GLYPH_ARROW " %u", collection->refs_before,
                    collection->refs_after);
    text_append_char(out, '.');
}

static void phase_words(const struct scene *scene, const struct shown_collection *collection,
                        struct text *out)
{
    const struct view_phase *phase = view_phase(collection->marks.collector.phase);
    text_format(out, "Phase %d of %d, %s: %s %s", (int)collection->marks.collector.phase + 1,
                RECORD_GC_PHASES, phase->name, phase->what, phase->why);
    edge_words(scene, collection, out);
}

/* ---- outside a collection ---- */

enum { ALWAYS, LIVES, WEAK, ODD, SUM, LATER };

static const struct total_row {
    enum record_gc_total total;
    const char *label, *unit;
    int rank; /* the greater, the more room it takes to be shown */
} total_rows[] = {
    {RECORD_GC_EXAMINED, "examined", "containers", ALWAYS},
    {RECORD_GC_REFERENCES, "followed", "references among them", SUM},
    {RECORD_GC_REACHABLE, "reachable", "held from outside", ALWAYS},
    {RECORD_GC_UNREACHABLE, "unreachable", "held by each other only", ALWAYS},
    {RECORD_GC_UNTRACKED, "untracked", "that can be in no cycle", LATER},
    {RECORD_GC_WEAK, "weak references", "cleared", WEAK},
    {RECORD_GC_CALLED, "callbacks", "called", WEAK},
    {RECORD_GC_FINALIZED, "finalizers", "run", LIVES},
    {RECORD_GC_RESURRECTED, "resurrected", "brought back by finalizers", LIVES},
    {RECORD_GC_COLLECTED, "collected", NULL, ALWAYS},
    {RECORD_GC_UNCOLLECTABLE, "uncollectable", "kept in gc.garbage", ODD},
    {RECORD_GC_FREED_BYTES, "freed", "bytes", ALWAYS},
};

/* Rows that would be shown with this rank as the greatest. What did not happen is told where it is always told. */
static int count_totals(const struct instant_collector *collector, int rank)
{
    int rows = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(total_rows); i++)
        rows += total_rows[i].rank == ALWAYS ||
                (total_rows[i].rank <= rank && collector->totals[total_rows[i].total]);
    return rows;
}

static void draw_total(const struct canvas_region *region, int y, const char *label, uint64_t total,
                       const char *unit)
{
    char number[CANVAS_NUMBER_BYTES];
    canvas_put_right(region, 0, y, 17, label, ROLE_LABEL);
    canvas_put_right(region, 17, y, 11, canvas_format_number(number, total), ROLE_REFCOUNT);
    if (unit)
        canvas_put_fit(region, 29, y, region->cols - 30, unit, ROLE_DIM);
}

/* The last row is what gc.collect() says, when somebody asked. */
static void draw_totals(const struct canvas_region *region, const struct record *record,
                        const struct instant_collector *collector)
{
    const uint64_t *totals = collector->totals;
    bool asked = record_name_string(record, collector->reason)[0] == 'g';
    int rank = LATER, y = 0;
    while (rank > ALWAYS && count_totals(collector, rank) + asked > region->rows)
        rank--;
    for (size_t i = 0; i < ARRAY_LENGTH(total_rows); i++) {
        const struct total_row *row = &total_rows[i];
        if (row->rank == ALWAYS || (row->rank <= rank && totals[row->total]))
            draw_total(region, y++, row->label, totals[row->total], row->unit);
    }
    if (asked)
        draw_total(region, y, "gc.collect()",
                   totals[RECORD_GC_COLLECTED] + totals[RECORD_GC_UNCOLLECTABLE],
                   "is what it returned");
}

/* Where rows are few: the same in a sentence. */
static void last_words(const struct instant_collector *collector, struct text *out)
{
    char examined[CANVAS_NUMBER_BYTES], bytes[CANVAS_NUMBER_BYTES];
    text_format(out, "Generation %u: %s examined, %llu collected, %llu uncollectable, %s bytes.",
                collector->generation,
                canvas_format_number(examined, collector->totals[RECORD_GC_EXAMINED]),
                (unsigned long long)collector->totals[RECORD_GC_COLLECTED],
                (unsigned long long)collector->totals[RECORD_GC_UNCOLLECTABLE],
                canvas_format_number(bytes, collector->totals[RECORD_GC_FREED_BYTES]));
}

/* The generation that an automatic collection would take now: the oldest over its threshold (gc_collect_generations). */
static int next_generation(const struct instant_collector *collector)
{
    int generation = 2;
    while (generation > 0 &&
           collector->counts[generation] <= collector->generations[generation].threshold)
        generation--;
    return generation;
}

static void next_words(const struct instant_collector *collector, struct text *out)
{
    uint32_t count = collector->counts[0], threshold = collector->generations[0].threshold;
    if (collector->disabled) {
        text_append(out, "None starts by itself: the collector is switched off, by gc.disable(). "
                         "Cycles wait for gc.collect(), or for gc.enable().");
        return;
    }
    if (!threshold) {
        text_append(out, "The threshold of generation 0 is 0: no collection starts by itself.");
        return;
    }
    uint32_t waits = threshold + 1 > count ? threshold + 1 - count : 1;
    text_format(out,
                "It starts by itself when %u more container%s been made than freed, and takes "
                "generation %d%s. gc.collect() takes all.",
                waits, waits == 1 ? " has" : "s have", next_generation(collector),
                next_generation(collector) ? " and the younger" : "");
}

static void draw_words(const struct canvas_region *region, struct text *words)
{
    canvas_put_wrapped(region, 1, 0, region->cols - 2, region->rows, text_string(words),
                       ROLE_NARRATION);
    text_clear(words);
}

static void draw_running(struct sections *sections, const struct scene *scene,
                         struct shown_collection *collection, int available)
{
    struct text words = {0};
    phase_words(scene, collection, &words);
    int cols = sections->region->cols - 4;
    int rows = canvas_wrapped_rows(sections->region->canvas, text_string(&words), cols);
    rows = MIN(rows, MAX(available / 3, 1));
    struct canvas_region inside = section(sections, "Candidates", available - rows);
    draw_candidates(&inside, scene, collection);
    inside = section(sections, "What is happening", rows);
    draw_words(&inside, &words);
    text_fini(&words);
}

static void draw_waiting(struct sections *sections, const struct record *record,
                         const struct instant_collector *collector, int available)
{
    struct text words = {0};
    char title[64];
    next_words(collector, &words);
    int cols = sections->region->cols - 4;
    int rows = canvas_wrapped_rows(sections->region->canvas, text_string(&words), cols);
    rows = MIN(rows, MAX(available / 2, 1));
    snprintf(title, sizeof title, "The last collection: generation %u", collector->generation);
    struct canvas_region inside =
        section(sections, collector->begun ? title : "No collection yet", available - rows);
    if (collector->begun && inside.rows >= 5)
        draw_totals(&inside, record, collector);
    else if (collector->begun) {
        struct text last = {0};
        last_words(collector, &last);
        draw_words(&inside, &last);
        text_fini(&last);
    } else
        canvas_put_wrapped(&inside, 1, 0, inside.cols - 2, inside.rows,
                           "What the counts cannot free waits for the first one.", ROLE_DIM);
    inside = section(sections, "The next collection", rows);
    draw_words(&inside, &words);
    text_fini(&words);
}

void collector_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct shown_collection collection;
    struct sections sections = {
        .region = region, .boxes = region->rows >= BOXES_FROM, .bare = region->rows < LINES_FROM};
    int chrome = sections.boxes ? 6 : sections.bare ? 2 : 4;
    int generations = sections.bare ? 1 : 3, available = region->rows - chrome - generations;
    shown_collection_find(&collection, scene);
    struct canvas_region inside =
        section(&sections,
                collection.marks.collector.disabled ? "Generations, switched off" : "Generations",
                generations);
    draw_generations(&inside, &collection.marks.collector);
    if (collection.marks.running)
        draw_running(&sections, scene, &collection, MAX(available, 2));
    else
        draw_waiting(&sections, scene->now.record, &collection.marks.collector, MAX(available, 2));
    shown_collection_fini(&collection);
}
