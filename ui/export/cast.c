/* asciicast, version 2: a header line and one JSON array for each thing the terminal is told
 * (docs.asciinema.org/manual/asciicast/v2). After the first frame only what changed is written. */
#include "base/utf8.h"
#include "ui/export/formats.h"

#include <errno.h>
#include <string.h>

static void append_json(struct text *out, const char *string, size_t length)
{
    text_append_char(out, '"');
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf8_decode(string + at, length - at, &code_point);
        if (code_point == '"' || code_point == '\\')
            text_append_char(out, '\\');
        if (code_point < 0x20)
            text_format(out, "\\u%04x", (unsigned)code_point);
        else
            text_append_code_point(out, code_point);
    }
    text_append_char(out, '"');
}

/* Seconds with milliseconds, free of the locale's decimal point. */
static void append_event(struct exporter *exporter, char kind, const char *bytes, size_t length)
{
    unsigned long long now =
        (unsigned long long)exporter->frames * (unsigned long long)exporter->options.milliseconds;
    text_format(&exporter->out, "[%llu.%03llu, \"%c\", ", now / 1000, now % 1000, kind);
    append_json(&exporter->out, bytes, length);
    text_append(&exporter->out, "]\n");
}

/* So that a player shows the picture on the ground that it was made for. */
static void append_theme(struct text *out, const struct theme *theme)
{
    text_append(out, ", \"theme\": {\"fg\": \"");
    xml_append_color(out, theme_page_foreground(theme));
    text_append(out, "\", \"bg\": \"");
    xml_append_color(out, theme_page_background(theme));
    text_append(out, "\", \"palette\": \"");
    for (int i = 0; i < 8; i++) {
        text_append(out, i ? ":" : "");
        xml_append_color(out, theme_palette_color(theme, i));
    }
    text_append(out, "\"}");
}

void export_cast_begin(struct exporter *exporter, const struct canvas *first)
{
    struct text *out = &exporter->out;
    exporter->cols = first->cols;
    exporter->rows = first->rows;
    text_format(out, "{\"version\": 2, \"width\": %d, \"height\": %d", first->cols, first->rows);
    if (exporter->options.title) {
        text_append(out, ", \"title\": ");
        append_json(out, exporter->options.title, strlen(exporter->options.title));
    }
    append_theme(out, export_theme(exporter));
    text_append(out, ", \"env\": {\"TERM\": \"xterm-256color\"}}\n");
}

static void append_changes(struct text *screen, const struct exporter *exporter,
                           const struct canvas *canvas)
{
    const struct theme *theme = export_theme(exporter);
    enum theme_depth depth = exporter->options.depth;
    struct theme_look pen = ansi_default_look();
    struct canvas_run run = {0};
    bool anew = !exporter->previous;
    while (canvas_next_change(exporter->previous, canvas, &run)) {
        struct canvas_run used = run;
        if (anew)
            used.cols = ansi_used_cols(canvas, run.row, theme, depth);
        if (used.cols == 0)
            continue;
        text_format(screen, "\x1B[%d;%dH", used.row + 1, used.col + 1);
        ansi_write_cells(screen, canvas, used, theme, depth, &pen);
    }
    ansi_change_look(screen, pen, ansi_default_look(), depth);
}

void export_cast_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    if (canvas->cols != exporter->cols || canvas->rows != exporter->rows) {
        char size[32];
        int length = snprintf(size, sizeof size, "%dx%d", canvas->cols, canvas->rows);
        append_event(exporter, 'r', size, (size_t)length);
        exporter->cols = canvas->cols;
        exporter->rows = canvas->rows;
        canvas_free(exporter->previous);
        exporter->previous = NULL;
    }
    append_event(exporter, 'm', label, strlen(label));
    struct text screen = {0};
    if (!exporter->previous)
        text_append(&screen, "\x1B[?25l\x1B[2J");
    append_changes(&screen, exporter, canvas);
    append_event(exporter, 'o', text_string(&screen), screen.length);
    exporter->out.failed |= screen.failed;
    text_fini(&screen);
    if (!exporter->previous)
        exporter->previous = canvas_new(canvas->cols, canvas->rows);
    if (!exporter->previous || !canvas_copy(exporter->previous, canvas))
        exporter->error = ENOMEM;
}

void export_cast_end(struct exporter *exporter)
{
    struct text last = {0};
    text_format(&last, "\x1B[%d;1H\x1B[?25h", exporter->rows);
    append_event(exporter, 'o', text_string(&last), last.length);
    exporter->out.failed |= last.failed;
    text_fini(&last);
}
