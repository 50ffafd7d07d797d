/* The heap: a row an object, its value on the left, its count and number on the right. */
#include "ui/views/parts.h"

#include <stdio.h>
#include <string.h>

/* Cells that an object's own words keep beside its fate. */
enum { VALUE_LEAST = 28 };

static void right_part(const struct scene *scene, const struct heap_line *line, struct text *out)
{
    struct instant_object now, before;
    bool interpreter = scene->choices->show_interpreter;
    if (!instant_object(scene->now, line->id, &now))
        return;
    if (now.category != RECORD_ATOM || now.refcount == 0)
        interpreter = true;
    view_count_text(scene->now, line->id, interpreter, out);
    if (line->kind == HEAP_DIED)
        text_append(out, ", freed");
    else if (line->changed && instant_object(scene->before, line->id, &before)) {
        uint32_t was = view_refcount(scene->before, &before);
        if (was && was != view_refcount(scene->now, &now))
            text_format(out, ", was %u", was);
    }
}

int heap_digits_of(record_id id)
{
    int digits = 1;
    for (; id >= 10; id /= 10)
        digits++;
    return digits;
}

void heap_number_text(char number[24], record_id id, int digits)
{
    char bare[16];
    snprintf(bare, sizeof bare, "#%u", id);
    snprintf(number, 24, "  %*s", digits + 1, bare);
}

/* Ends two cells left of what is there; not at all where that leaves the object too little room. */
static int draw_left_of(const struct canvas_region *region, int y, int right, const char *words,
                        unsigned style)
{
    int cells = canvas_measure(region->canvas, words);
    if (right - cells <= VALUE_LEAST)
        return right;
    canvas_put(region, right - cells, y, words, style);
    return right - cells - 2;
}

/* What the collection that runs thinks of the object, left of the count and as far as there is room: its gc_refs, the word for its
 * fate. Returns where it begins. */
static int draw_fate(const struct canvas_region *region, int y, int right,
                     const struct collection_marks *marks, const struct heap_line *line)
{
    char refs[48] = "gc_refs ", bare[32];
    const struct fate_shown shown = collection_fate(marks, line->id);
    if (!shown.fate || !shown.fate->word[0] || line->kind == HEAP_DIED)
        return right;
    unsigned style = (unsigned)shown.fate->role | (shown.changed ? CANVAS_BOLD : 0);
    canvas_put(region, 3, y, shown.fate->mark, style);
    fate_refs_text(&shown, bare, sizeof bare);
    strcat(refs, bare);
    if (bare[0])
        right =
            draw_left_of(region, y, right, refs, shown.refs_changed ? ROLE_CHANGED : ROLE_REFCOUNT);
    return shown.fate->role == ROLE_CANDIDATE
               ? right
               : draw_left_of(region, y, right, shown.fate->word, style);
}

static void draw_object(const struct canvas_region *region, int y, const struct scene *scene,
                        const struct heap_line *line, int digits,
                        const struct collection_marks *marks)
{
    bool died = line->kind == HEAP_DIED;
    struct text count = {0}, value = {0};
    char number[24];
    int left = marks->running ? 5 : 3;
    heap_number_text(number, line->id, digits);
    right_part(scene, line, &count);
    int right = region->cols - 1;
    int cells = (int)strlen(number);
    canvas_put(region, right - cells, y, number, ROLE_IDENTITY);
    right -= cells;
    cells = canvas_measure(region->canvas, text_string(&count));
    if (right - cells > 10) {
        canvas_put(region, right - cells, y, text_string(&count),
                   died            ? ROLE_DYING
                   : line->changed ? ROLE_CHANGED
                                   : ROLE_REFCOUNT);
        right -= cells + 2;
    }
    if (died || line->changed)
        canvas_put(region, 1, y, died ? GLYPH_CROSS : ">", died ? ROLE_DYING : ROLE_CHANGED);
    right = draw_fate(region, y, right, marks, line);
    if (right > left) {
        view_object_text(died ? scene->before : scene->now, line->id, (size_t)(right - left),
                         &value);
        canvas_put_fit(region, left, y, right - left, text_string(&value),
                       died ? ROLE_FREED : ROLE_VALUE | (line->changed ? CANVAS_BOLD : 0));
    }
    text_fini(&count);
    text_fini(&value);
}

static void draw_slot(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct heap_line *line, int digits)
{
    struct text label = {0}, value = {0};
    char number[24];
    int x = 3 + 2 * line->indent, right = region->cols - 1;
    heap_number_text(number, line->id, digits);
    right -= (int)strlen(number);
    canvas_put(region, right, y, number, ROLE_IDENTITY);
    instant_slot_label(scene->now, line->holder, RECORD_CONTENTS, line->slot, &label);
    if (strcmp(text_string(&label), "{}") != 0)
        x += canvas_put_fit(region, x, y, MIN(30, MAX(right - x - 8, 1)), text_string(&label),
                            ROLE_NAME) +
             1;
    x += canvas_put(region, x, y, GLYPH_ARROW " ", ROLE_ARROW);
    if (right > x) {
        view_object_text(scene->now, line->id, (size_t)(right - x), &value);
        canvas_put_fit(region, x, y, right - x, text_string(&value), ROLE_VALUE);
    }
    text_fini(&label);
    text_fini(&value);
}

static void draw_more(const struct canvas_region *region, int y, uint64_t count)
{
    canvas_put_more(region, 3, y, region->cols - 4, count, ", / to search", ROLE_DIM);
}

void heap_draw(const struct canvas_region *region, const struct scene *scene,
               const struct heap_list *list)
{
    size_t total = list->count;
    struct collection_marks marks = collection_marks(scene);
    if (total == 0 && list->more == 0) {
        canvas_put_fit(region, 3, 0, region->cols - 4, "nothing that the program made", ROLE_DIM);
        return;
    }
    size_t rows = (size_t)MAX(region->rows, 0);
    size_t scroll = (size_t)MAX(scene->choices->heap_scroll, 0);
    if (total <= rows && list->more == 0)
        scroll = 0;
    else if (scroll + rows > total + 1)
        scroll = total + 1 > rows ? total + 1 - rows : 0;
    int y = 0;
    if (scroll > 0) {
        canvas_put_more(region, 3, y++, region->cols - 4, scroll, " above", ROLE_DIM);
        scroll++;
    }
    int digits = 1;
    for (size_t i = scroll; i < total && i < scroll + rows; i++)
        digits = MAX(digits, heap_digits_of(list->items[i].id));
    bool cut = total - MIN(scroll, total) > rows - (size_t)y || list->more > 0;
    for (size_t i = scroll; i < total; i++, y++) {
        const struct heap_line *line = &list->items[i];
        if (cut && (size_t)y + 1 >= rows) {
            draw_more(region, y, list->more + (total - i));
            return;
        }
        if ((size_t)y >= rows)
            return;
        if (line->kind == HEAP_SLOT)
            draw_slot(region, y, scene, line, digits);
        else
            draw_object(region, y, scene, line, digits, &marks);
        canvas_tag(region, 0, y, region->cols, 1, (int)line->id);
        if (scene->choices->selected == line->id)
            canvas_add_modifiers(region, 0, y, region->cols, 1, CANVAS_SELECTED);
    }
    if (list->more && (size_t)y < rows)
        draw_more(region, y, list->more);
}
