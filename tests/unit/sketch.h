/* The memory view at 80x24, drawn by hand through the canvas's functions: what the tests of the
 * canvas and of the file writers look at. */
#ifndef TESTS_SKETCH_H
#define TESTS_SKETCH_H

#include "ui/canvas/canvas.h"
#include "ui/canvas/charset.h"
#include "ui/canvas/theme.h"

static inline void sketch_binding(const struct canvas_region *frame, int y, bool changed,
                                  const char *name)
{
    const struct canvas_span spans[] = {
        {changed ? ">  " : "   ", 3, ROLE_CHANGED}, {name, 7, changed ? ROLE_CHANGED : ROLE_NAME},
        {" " GLYPH_ARROW " ", 5, ROLE_ARROW},       {"ref to ", 7, ROLE_LABEL},
        {"list([1, 2, 3, 4, 5])", 21, ROLE_VALUE},
    };
    canvas_put_spans(frame, 0, y, frame->cols, spans, ARRAY_LENGTH(spans));
    canvas_tag(frame, 0, y, frame->cols, 1, 100 + y);
}

static inline void sketch_memory(const struct canvas_region *all)
{
    canvas_box(all, 0, 1, 80, 13, NULL, ROLE_BORDER, ROLE_TITLE);
    canvas_put_centered(all, 1, 2, 78, "Call Stack", ROLE_TITLE);
    canvas_box(all, 2, 3, 76, 5, NULL, ROLE_BORDER, ROLE_TITLE);
    struct canvas_region frame = canvas_sub(all, 3, 4, 74, 3);
    canvas_put(&frame, 1, 0, "demonstrate_references():", ROLE_FUNCTION_NAME);
    sketch_binding(&frame, 1, false, "numbers");
    sketch_binding(&frame, 2, true, "backup ");
    canvas_divider(all, 0, 8, 80, NULL, ROLE_BORDER, ROLE_TITLE);
    canvas_put_centered(all, 1, 9, 78, "Python Heap", ROLE_TITLE);
    canvas_box(all, 2, 10, 76, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    struct canvas_region object = canvas_sub(all, 3, 11, 74, 1);
    canvas_put(&object, 1, 0, "> ", ROLE_CHANGED);
    canvas_put(&object, 3, 0, "list([1, 2, 3, 4, 5])", ROLE_VALUE);
    canvas_put(&object, 49, 0, "[refcount: 2], was 1", ROLE_CHANGED);
    canvas_put_right(&object, 69, 0, 4, "#7", ROLE_IDENTITY);
}

static inline void sketch_draw(struct canvas *canvas)
{
    static const uint64_t heap[] = {1, 1, 2, 2, 3, 3, 3, 3, 2, 1};
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 1, 0, "Object lifetime", ROLE_TITLE);
    canvas_put_right(&all, 1, 0, 77, "step 14 of 31 \xC2\xB7 line 11", ROLE_STATUS);
    sketch_memory(&all);
    canvas_put(&all, 1, 15, "backup = numbers", ROLE_NARRATION_EMPHASIS);
    canvas_put(&all, 1, 16,
               "backup now refers to the same list: one object, two names, refcount 1 " GLYPH_ARROW
               " 2.",
               ROLE_NARRATION);
    canvas_fill(&all, 1, 18, 23, 1, GLYPH_HEAVY, ROLE_TIMELINE_PAST);
    canvas_put(&all, 24, 18, GLYPH_DOT, ROLE_TIMELINE_CURSOR);
    canvas_fill(&all, 25, 18, 32, 1, GLYPH_LIGHT, ROLE_TIMELINE_FUTURE);
    canvas_sparkline(&all, 59, 18, heap, ARRAY_LENGTH(heap), 8, ROLE_SPARKLINE);
    canvas_put(&all, 71, 18, "1.1 kB", ROLE_STATUS);
    int x = canvas_put(&all, 1, 19, GLYPH_LEFT_ARROW GLYPH_ARROW, ROLE_KEY) + 1;
    canvas_put(&all, x, 19, " step  n over  o out  c run  / find  : command  ? help", ROLE_HINT);
    canvas_put(&all, 0, 20, ">>> ", ROLE_PROMPT);
    canvas_put(&all, 4, 20, " ", ROLE_TEXT | CANVAS_REVERSE);
}

#endif
