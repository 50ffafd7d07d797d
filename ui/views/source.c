/* The source: the line that comes next, the one that just ran, breakpoints. */
#include "ui/views/parts.h"
#include "ui/views/syntax.h"

#include <stdio.h>

static bool has_breakpoint(const struct scene *scene, uint32_t line)
{
    for (size_t i = 0; i < scene->breakpoint_count; i++)
        if (scene->breakpoint_lines[i] == line)
            return true;
    return false;
}

static int digits_of(uint32_t number)
{
    int digits = 1;
    while (number >= 10) {
        number /= 10;
        digits++;
    }
    return digits;
}

/* "▶ 5  data = None": mark, number, text. */
static void draw_line(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct source_place *place, uint32_t line, int digits,
                      struct syntax_state *state)
{
    bool current = line == place->line, ran = line == place->ran && !current;
    unsigned ground = current ? CANVAS_ON_CURRENT_LINE : 0;
    char number[16];
    int x = 1;
    if (has_breakpoint(scene, line))
        canvas_put(region, x - 1, y, GLYPH_DOT, ROLE_BREAKPOINT);
    if (current)
        canvas_put(region, x - 1 + has_breakpoint(scene, line), y, GLYPH_CURRENT,
                   ROLE_CURRENT_LINE);
    else if (ran)
        canvas_put(region, x - 1 + has_breakpoint(scene, line), y, GLYPH_MIDDLE_DOT,
                   ROLE_LINE_NUMBER);
    snprintf(number, sizeof number, "%*u", digits, line);
    canvas_put(region, x + 1, y, number,
               current ? ROLE_CURRENT_LINE
               : ran   ? ROLE_LINE_NUMBER | CANVAS_BOLD
                       : ROLE_LINE_NUMBER);
    x += 1 + digits + 2;
    syntax_draw_line(region, x, y, region->cols - x, scene->now.record, place->file, line,
                     scene->language, ground, state);
    if (current)
        canvas_add_modifiers(region, x, y, region->cols - x, 1, CANVAS_ON_CURRENT_LINE);
    canvas_tag(region, 0, y, region->cols, 1, VIEW_HIT_SOURCE_LINE + (int)line);
}

void source_draw(const struct canvas_region *region, const struct scene *scene)
{
    const struct record *record = scene->now.record;
    struct source_place place = source_place(scene);
    uint32_t lines = place.file ? record_file_lines(record, place.file) : 0;
    if (!lines) {
        canvas_put_fit(region, 1, 0, region->cols - 2, "no source", ROLE_DIM);
        return;
    }
    int64_t from = scene->choices->source_scroll;
    uint32_t focus = place.line ? place.line : place.ran ? place.ran : lines;
    if (scene->choices->source_follows || from < 0)
        from = (int64_t)focus - region->rows / 2 - 1;
    from = MIN(from, (int64_t)lines - region->rows);
    from = MAX(from, 0);
    struct syntax_state state = {0};
    syntax_state_at(&state, record, place.file, (uint32_t)from + 1, scene->language);
    for (int y = 0; y < region->rows && from + y < lines; y++)
        draw_line(region, y, scene, &place, (uint32_t)from + (uint32_t)y + 1, digits_of(lines),
                  &state);
}

void source_strip_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct source_place place = source_place(scene);
    uint32_t lines = place.file ? record_file_lines(scene->now.record, place.file) : 0;
    int digits = digits_of(lines), y = 0;
    struct syntax_state state = {0};
    if (region->rows > 1) {
        /* The line that ran, or else the one above: something always stands there. */
        uint32_t other = place.ran && place.ran != place.line ? place.ran
                         : place.line                         ? place.line - 1
                                                              : 0;
        if (other && other <= lines)
            draw_line(region, y, scene, &place, other, digits, &state);
        y++;
    }
    if (place.line && place.line <= lines)
        draw_line(region, y, scene, &place, place.line, digits, &state);
}
