/* The heap of a C program: a row a block, and below it who points at it. */
#include "ui/views/c_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HOLDERS_SHOWN = 8 };

/* ---- rows ---- */

static bool has_fault(const struct c_heap *heap, const struct c_heap_line *line)
{
    return line->kind == C_HEAP_BLOCK && heap->fault.kind && heap->fault.about == line->id;
}

static int line_rows(const struct c_heap *heap, const struct c_heap_line *line)
{
    return line->kind == C_HEAP_PART ? 1 : 1 + heap->with_holders + has_fault(heap, line);
}

/* A fault that is about no block has rows of its own, at the top. */
static bool has_loose_fault(const struct c_heap *heap)
{
    for (size_t i = 0; i < heap->count; i++)
        if (has_fault(heap, &heap->items[i]))
            return false;
    return heap->fault.kind != 0;
}

size_t c_heap_rows(const struct c_heap *heap)
{
    size_t rows = has_loose_fault(heap) + (heap->more > 0);
    rows += heap->parts_are_lines ? 0 : heap->parts.count;
    for (size_t i = 0; i < heap->count; i++)
        rows += (size_t)line_rows(heap, &heap->items[i]);
    return MAX(rows, 1);
}

static int by_id(const void *left, const void *right)
{
    const struct c_heap_line *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* How many lines fit, from the first, with a row for the number of the others. */
static size_t lines_that_fit(const struct c_heap *heap, size_t rows)
{
    size_t used = has_loose_fault(heap) + 1u, count = 0;
    while (count < heap->count) {
        used += (size_t)line_rows(heap, &heap->items[count]);
        if (used > rows)
            break;
        count++;
    }
    return count;
}

/* The parts of unfolded blocks become lines below them. */
static void unfold(struct c_heap *heap)
{
    for (size_t i = 0; i < heap->count; i++) {
        size_t first = 0, count = 0;
        for (size_t p = heap->parts.count; p-- > 0;)
            if (heap->parts.items[p].owner == heap->items[i].id) {
                first = p;
                count++;
            }
        if (!count || !vector_reserve(heap, count))
            continue;
        memmove(heap->items + i + 1 + count, heap->items + i + 1,
                (heap->count - i - 1) * sizeof *heap->items);
        for (size_t p = 0; p < count; p++)
            heap->items[i + 1 + p] = (struct c_heap_line){
                .id = heap->items[i].id, .kind = C_HEAP_PART, .part = first + p};
        heap->count += count;
        i += count;
    }
    heap->parts_are_lines = true;
}

void c_heap_settle(struct c_heap *heap, size_t rows)
{
    heap->digits = 1;
    heap->with_holders = true;
    heap->with_holders = c_heap_rows(heap) <= rows;
    size_t first = c_heap_rows(heap) <= rows ? heap->count : lines_that_fit(heap, rows);
    if (!heap->count)
        return;
    qsort(heap->items, first, sizeof *heap->items, by_id);
    qsort(heap->items + first, heap->count - first, sizeof *heap->items, by_id);
    for (size_t i = 0; i < first; i++)
        heap->digits = MAX(heap->digits, heap_digits_of(heap->items[i].id));
    if (heap->parts.count)
        unfold(heap);
}

/* ---- drawing ---- */

static void put_fault(const struct canvas_region *region, int y, int x, const struct scene *scene,
                      const struct instant_fault *fault)
{
    struct text words = {0};
    text_format(&words, "%s, line %u: ", record_name_string(scene->now.record, fault->kind),
                fault->line);
    text_append_bytes(&words, fault->message, fault->message_length);
    canvas_put(region, 1, y, GLYPH_CROSS, ROLE_ERROR);
    canvas_put_fit(region, x, y, region->cols - x - 1, text_string(&words), ROLE_ERROR);
    text_fini(&words);
}

const char *c_leak_word(enum record_leak leak)
{
    static const char *const words[] = {
        [RECORD_NO_LEAK] = NULL,
        [RECORD_STILL_REACHABLE] = "still reachable",
        [RECORD_POSSIBLY_LOST] = "possibly lost",
        [RECORD_INDIRECTLY_LOST] = "indirectly lost",
        [RECORD_DEFINITELY_LOST] = "LEAKED",
    };
    return words[leak];
}

/* "16 bytes, line 27  #14": what there is, where it came from and where it went. */
static int draw_right(const struct canvas_region *region, int y, const struct c_heap *heap,
                      const struct c_heap_line *line, const struct record_stretch *stretch,
                      bool wide)
{
    char number[24];
    struct text words = {0};
    int right = region->cols - 1;
    heap_number_text(number, line->id, heap->digits);
    right -= (int)strlen(number);
    canvas_put(region, right, y, number, ROLE_IDENTITY);
    const char *leak = c_leak_word(stretch->leak);
    if (leak && right > 22) {
        right -= canvas_measure(region->canvas, leak);
        canvas_put(region, right, y, leak,
                   stretch->leak == RECORD_STILL_REACHABLE ? ROLE_CHANGED : ROLE_ERROR);
        right -= 2;
    }
    text_format(&words, "%" PRIu64 " byte%s", stretch->size, stretch->size == 1 ? "" : "s");
    if (line->freed)
        text_format(&words, ", freed at line %u", stretch->freed_line);
    else
        text_format(&words, wide ? ", malloc at line %u" : ", line %u", stretch->made_line);
    int cells = canvas_measure(region->canvas, text_string(&words));
    if (right - cells > 16) {
        right -= cells;
        canvas_put(region, right, y, text_string(&words),
                   line->died      ? ROLE_DYING
                   : line->changed ? ROLE_CHANGED
                                   : ROLE_REFCOUNT);
        right -= 2;
    }
    text_fini(&words);
    return right;
}

static void draw_block(const struct canvas_region *region, int y, const struct scene *scene,
                       const struct c_heap *heap, const struct c_heap_line *line)
{
    struct record_stretch stretch = {0};
    struct text text = {0};
    instant_stretch(scene->now, line->id, &stretch);
    struct instant seen = line->died && scene->before.record ? scene->before : scene->now;
    int right = draw_right(region, y, heap, line, &stretch, false);
    /* The longer words for where it came from, unless just they keep the contents from being shown whole. */
    c_object_text(seen, line->id, (size_t)region->cols, &text);
    int spare = right - 3 - canvas_measure(region->canvas, text_string(&text));
    text_clear(&text);
    if (region->cols >= 70 && (spare < 0 || spare >= (int)strlen("malloc at ")))
        right = draw_right(region, y, heap, line, &stretch, true);
    if (line->freed)
        canvas_put(region, 1, y, GLYPH_CROSS, line->died ? ROLE_DYING : ROLE_FREED);
    else if (line->changed)
        canvas_put(region, 1, y, ">", ROLE_CHANGED);
    if (right > 3) {
        c_object_text(seen, line->id, (size_t)(right - 3), &text);
        canvas_put_fit(region, 3, y, right - 3, text_string(&text),
                       line->freed ? ROLE_FREED : ROLE_VALUE | (line->changed ? CANVAS_BOLD : 0));
    }
    text_fini(&text);
}

/* The bytes of a variable whose block was left may still hold a pointer, but nobody can use it. */
static bool is_out_of_scope(struct instant now, record_id holder, uint64_t offset)
{
    struct instant_frame frame;
    if (!instant_frame(now, holder, &frame))
        return false;
    const struct record_variable *variable = c_frame_variable(now, holder, offset);
    return variable && !c_variable_in_scope(variable, frame.line);
}

/* Appends the words for who has a pointer into the block, and where into it that points. */
static void holder_words(struct instant now, record_id block,
                         const struct instant_referrer *referrer, struct text *out)
{
    struct instant_slots slots = {0};
    struct record_stretch holder = {0}, target = {0};
    struct instant_frame frame;
    uint8_t bytes[8], undefined[8];
    uint64_t value;
    if (!instant_slots(now, referrer->holder, RECORD_CONTENTS, referrer->slot, 1, &slots) ||
        !slots.count || !instant_stretch(now, referrer->holder, &holder) ||
        !instant_stretch(now, block, &target)) {
        instant_slots_fini(&slots);
        return;
    }
    uint32_t offset = slots.items[0].label;
    instant_slots_fini(&slots);
    if (is_out_of_scope(now, referrer->holder, offset))
        return;
    c_location_text(now, referrer->holder, offset, out);
    if (instant_frame(now, referrer->holder, &frame) && referrer->holder != instant_top_frame(now))
        text_format(out, " in %s()", record_name_string(now.record, frame.function));
    instant_bytes(now, holder.address + offset, sizeof bytes, bytes, undefined);
    memcpy(&value, bytes, sizeof value);
    if (value != target.address)
        text_format(out, " (+%" PRId64 ")", (int64_t)(value - target.address));
}

void c_holders_text(struct instant now, record_id block, size_t most, struct text *out)
{
    struct instant_referrers referrers = {0};
    size_t told = 0;
    instant_referrers(now, block, most + 1, &referrers);
    for (size_t i = 0; i < referrers.count && told < most; i++) {
        struct text one = {0};
        /* A frame that has returned holds nothing any more. */
        if (!c_is_gone(now, referrers.items[i].holder))
            holder_words(now, block, &referrers.items[i], &one);
        if (one.length)
            text_format(out, "%s%s", told++ ? ", " : "", text_string(&one));
        text_fini(&one);
    }
    if (referrers.count > most || referrers.more)
        text_append(out, ", ...");
    instant_referrers_fini(&referrers);
}

static void draw_holders(const struct canvas_region *region, int y, const struct scene *scene,
                         const struct c_heap_line *line)
{
    struct text holders = {0};
    int x = 5;
    c_holders_text(scene->now, line->id, HOLDERS_SHOWN, &holders);
    if (!holders.length)
        canvas_put_fit(region, x, y, region->cols - x - 1,
                       line->freed ? "nothing points here" : "nothing points here any more",
                       line->freed ? ROLE_DIM : ROLE_DYING);
    else {
        x += canvas_put(region, x, y, GLYPH_LEFT_ARROW " ", line->freed ? ROLE_DYING : ROLE_ARROW);
        if (line->freed)
            x += canvas_put(region, x, y, "dangling: ", ROLE_DYING);
        canvas_put_fit(region, x, y, region->cols - x - 1, text_string(&holders),
                       line->freed ? ROLE_FREED : ROLE_NAME);
    }
    text_fini(&holders);
}

static void draw_part(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct c_place *part)
{
    struct text value = {0};
    int x = 5, right = region->cols - 1;
    x += canvas_put_fit(region, x, y, MAX(MIN(30, right - x - 8), 1), part->label, ROLE_NAME);
    x += canvas_put(region, x, y, " = ", ROLE_LABEL);
    if (right > x) {
        c_value_text(scene->now, part->owner, part->type, part->address, (size_t)(right - x),
                     &value);
        canvas_put_fit(region, x, y, right - x, text_string(&value), ROLE_VALUE);
    }
    text_fini(&value);
    canvas_tag(region, 0, y, region->cols, 1, (int)part->owner);
}

static void draw_line(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct c_heap *heap, const struct c_heap_line *line)
{
    int rows = line_rows(heap, line);
    if (line->kind == C_HEAP_PART) {
        draw_part(region, y, scene, &heap->parts.items[line->part]);
        return;
    }
    draw_block(region, y, scene, heap, line);
    if (heap->with_holders)
        draw_holders(region, y + 1, scene, line);
    if (has_fault(heap, line))
        put_fault(region, y + rows - 1, 3, scene, &heap->fault);
    canvas_tag(region, 0, y, region->cols, rows, (int)line->id);
    if (scene->choices->selected == line->id)
        canvas_add_modifiers(region, 0, y, region->cols, rows, CANVAS_SELECTED);
}

void c_heap_draw(const struct canvas_region *region, const struct scene *scene,
                 const struct c_heap *heap)
{
    int y = 0, rows = region->rows;
    if (has_loose_fault(heap))
        put_fault(region, y++, 3, scene, &heap->fault);
    if (!heap->count && !heap->more) {
        if (y < rows)
            canvas_put_fit(region, 3, y, region->cols - 4, "no block of malloc's", ROLE_DIM);
        return;
    }
    size_t from = (size_t)MAX(scene->choices->heap_scroll, 0);
    if (c_heap_rows(heap) <= (size_t)MAX(rows, 0))
        from = 0;
    from = MIN(from, heap->count - (heap->count > 0));
    if (from)
        canvas_put_more(region, 3, y++, region->cols - 4, from, " above", ROLE_DIM);
    for (size_t i = from; i < heap->count; i++) {
        const struct c_heap_line *line = &heap->items[i];
        bool is_last = i + 1 == heap->count && !heap->more;
        if (y + line_rows(heap, line) + !is_last > rows) {
            canvas_put_more(region, 3, y, region->cols - 4, heap->count - i + heap->more,
                            ", / to search", ROLE_DIM);
            return;
        }
        draw_line(region, y, scene, heap, line);
        y += line_rows(heap, line);
    }
    if (heap->more)
        canvas_put_more(region, 3, y, region->cols - 4, heap->more, ", / to search", ROLE_DIM);
}
