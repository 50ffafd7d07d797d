/* The source: the line that comes next, the one that just ran, breakpoints. */
#include "ui/views/parts.h"
#include "ui/views/syntax.h"

#include <stdio.h>
#include <string.h>

static bool has_breakpoint(const struct scene *scene, uint32_t line)
{
    for (size_t i = 0; i < scene->breakpoint_count; i++)
        if (scene->breakpoint_lines[i] == line)
            return true;
    return false;
}

/* A lesson's own words about the line below: they are told elsewhere, or asked. */
static bool is_annotation(const struct record *record, record_file file, uint32_t line)
{
    size_t length, at = 0;
    const char *bytes = record_file_line(record, file, line, &length);
    while (bytes && at < length && (bytes[at] == ' ' || bytes[at] == '\t'))
        at++;
    if (bytes && at + 1 < length && bytes[at] == '/' && bytes[at + 1] == '/')
        at++;
    return bytes && at + 1 < length && (bytes[at] == '#' || bytes[at] == '/') &&
           (bytes[at + 1] == '|' || bytes[at + 1] == '?');
}

static bool is_blank(const struct record *record, record_file file, uint32_t line)
{
    size_t length, at = 0;
    const char *bytes = record_file_line(record, file, line, &length);
    while (bytes && at < length && strchr(" \t\r", bytes[at]))
        at++;
    return at == length;
}

/* The line from which `rows` lines lead to the focus and half as many beyond, annotations not counted. */
static uint32_t first_line(const struct scene *scene, const struct source_place *place,
                           uint32_t lines, int rows)
{
    const struct record *record = scene->now.record;
    uint32_t focus = place->line ? place->line : place->ran ? place->ran : 1, first = focus;
    int above = rows / 2, below = 0;
    for (uint32_t line = focus + 1; line <= lines && below < rows; line++)
        below += !is_annotation(record, place->file, line);
    above = MAX(above, rows - 1 - below);
    while (first > 1 && above > 0) {
        first--;
        above -= !is_annotation(record, place->file, first);
    }
    return first;
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
    uint32_t from = (uint32_t)MAX(scene->choices->source_scroll, 0) + 1;
    if (scene->choices->source_follows)
        from = first_line(scene, &place, lines, region->rows);
    struct syntax_state state = {0};
    syntax_state_at(&state, record, place.file, MIN(from, lines), scene->language);
    int y = 0;
    for (uint32_t line = MIN(from, lines); y < region->rows && line <= lines; line++) {
        if (is_annotation(record, place.file, line))
            continue;
        draw_line(region, y++, scene, &place, line, digits_of(lines), &state);
    }
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
        while (other && other != place.ran &&
               (is_annotation(scene->now.record, place.file, other) ||
                is_blank(scene->now.record, place.file, other)))
            other--;
        if (other && other <= lines)
            draw_line(region, y, scene, &place, other, digits, &state);
        y++;
    }
    if (place.line && place.line <= lines)
        draw_line(region, y, scene, &place, place.line, digits, &state);
}
