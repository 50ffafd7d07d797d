/* HTML: preformatted text whose roles are classes, and a style sheet made from the themes.
 *
 * Each role is a class that sets --f, its ink; grounds set --g. Without a theme of its own the
 * page carries both and follows prefers-color-scheme. The text is real text, to be read aloud,
 * searched and copied. It is well-formed XML as well, for tools that expect that.
 */
#include "ui/export/formats.h"

#include <string.h>

static const struct {
    unsigned modifier;
    const char *class_name;
} modifier_classes[] = {
    {CANVAS_SELECTED, "hs-selected-ground"},
    {CANVAS_ON_SEARCH_HIT, "hs-hit-ground"},
    {CANVAS_ON_CURRENT_LINE, "hs-line-ground"},
    {CANVAS_ON_OVERLAY, "hs-overlay-ground"},
    {CANVAS_BOLD, "hs-b"},
    {CANVAS_UNDERLINE, "hs-u"},
    {CANVAS_ITALIC, "hs-i"},
    {CANVAS_REVERSE, "hs-r"},
};

static const unsigned grounds =
    CANVAS_SELECTED | CANVAS_ON_SEARCH_HIT | CANVAS_ON_CURRENT_LINE | CANVAS_ON_OVERLAY;

static void append_colors(struct text *out, const struct theme *theme, unsigned style)
{
    struct theme_look look = theme_resolve(theme, THEME_TRUECOLOR, style);
    if (look.foreground != THEME_DEFAULT) {
        text_append(out, "--f:");
        xml_append_color(out, look.foreground);
        text_append_char(out, ';');
    }
    if (look.background != THEME_DEFAULT) {
        text_append(out, "--g:");
        xml_append_color(out, look.background);
        text_append_char(out, ';');
    }
}

/* The rules that hold a theme's colours. */
static void append_theme(struct text *out, const struct theme *theme)
{
    text_append(out, ".heapstep{--fg:");
    xml_append_color(out, theme_page_foreground(theme));
    text_append(out, ";--bg:");
    xml_append_color(out, theme_page_background(theme));
    text_append(out, "}\n");
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        size_t before = out->length;
        text_format(out, ".hs-%s{", theme_role_name((enum canvas_role)role));
        size_t opened = out->length;
        append_colors(out, theme, role);
        if (out->length == opened)
            text_truncate(out, before);
        else
            text_append(out, "}\n");
    }
    for (size_t i = ARRAY_LENGTH(modifier_classes); i-- > 0;) {
        if (!(modifier_classes[i].modifier & grounds))
            continue;
        text_format(out, ".heapstep .%s{", modifier_classes[i].class_name);
        append_colors(out, theme, ROLE_TEXT | modifier_classes[i].modifier);
        text_append(out, "}\n");
    }
}

static void append_attributes(struct text *out)
{
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        unsigned attributes = theme_resolve(&theme_dark, THEME_TRUECOLOR, role).attributes;
        const char *name = theme_role_name((enum canvas_role)role);
        if (attributes & THEME_BOLD)
            text_format(out, ".hs-%s{font-weight:700}\n", name);
        if (attributes & THEME_ITALIC)
            text_format(out, ".hs-%s{font-style:italic}\n", name);
    }
}

static void append_style(struct exporter *exporter)
{
    struct text *out = &exporter->out;
    text_append(out, "<style>\n");
    if (exporter->options.theme) {
        append_theme(out, exporter->options.theme);
    } else {
        append_theme(out, &theme_light);
        text_append(out, "@media screen and (prefers-color-scheme: dark){\n");
        append_theme(out, &theme_dark);
        text_append(out, "}\n");
    }
    text_append(out, ".heapstep{color:var(--fg);background:var(--bg);padding:1em 1.25em;"
                     "border-radius:.6em;overflow-x:auto;width:max-content;max-width:100%;"
                     "box-sizing:border-box;margin:1em auto;tab-size:4;"
                     "font:15px/1.16 \"DejaVu Sans Mono\",ui-monospace,Menlo,Consolas,monospace;"
                     "font-variant-ligatures:none}\n"
                     ".heapstep span{color:var(--f,var(--fg));background:var(--g,transparent)}\n"
                     ".heapstep .hs-w{display:inline-block;width:2ch;overflow:hidden;"
                     "vertical-align:bottom}\n"
                     ".heapstep .hs-b{font-weight:700}\n"
                     ".heapstep .hs-i{font-style:italic}\n"
                     ".heapstep .hs-u{text-decoration:underline}\n"
                     ".heapstep .hs-r{color:var(--g,var(--bg));background:var(--f,var(--fg))}\n");
    append_attributes(out);
    text_append(out, "</style>\n");
}

static void append_page_colors(struct exporter *exporter)
{
    struct text *out = &exporter->out;
    const struct theme *theme = exporter->options.theme;
    text_append(out, "<style>\nbody{margin:0;padding:1em;background:");
    xml_append_color(out, theme_page_background(theme ? theme : &theme_light));
    text_append(out, ";color:");
    xml_append_color(out, theme_page_foreground(theme ? theme : &theme_light));
    text_append(out, "}\nh1,h2{font:600 1em system-ui,sans-serif;text-align:center}\n");
    if (!theme) {
        text_append(out, "@media screen and (prefers-color-scheme: dark){body{background:");
        xml_append_color(out, theme_page_background(&theme_dark));
        text_append(out, ";color:");
        xml_append_color(out, theme_page_foreground(&theme_dark));
        text_append(out, "}}\n");
    }
    text_append(out, "</style>\n");
}

void export_html_begin(struct exporter *exporter, const struct canvas *first)
{
    (void)first;
    struct text *out = &exporter->out;
    const char *title = exporter->options.title;
    if (exporter->options.fragment) {
        append_style(exporter);
        return;
    }
    text_append(out, "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                     "<head>\n<meta charset=\"utf-8\"/>\n"
                     "<meta name=\"viewport\" content=\"width=device-width\"/>\n<title>");
    xml_append(out, title ? title : "heapstep");
    text_append(out, "</title>\n");
    append_page_colors(exporter);
    append_style(exporter);
    text_append(out, "</head>\n<body>\n<main>\n");
    if (title) {
        text_append(out, "<h1>");
        xml_append(out, title);
        text_append(out, "</h1>\n");
    }
}

/* The classes of a style, "" for plain text. */
static void append_classes(struct text *out, unsigned style, bool wide)
{
    unsigned role = style & CANVAS_ROLE_MASK;
    const char *between = "";
    if (role != ROLE_TEXT) {
        text_format(out, "hs-%s", theme_role_name((enum canvas_role)role));
        between = " ";
    }
    for (size_t i = 0; i < ARRAY_LENGTH(modifier_classes); i++) {
        if (style & modifier_classes[i].modifier) {
            text_format(out, "%s%s", between, modifier_classes[i].class_name);
            between = " ";
        }
    }
    if (wide)
        text_format(out, "%shs-w", between);
}

static bool same_run(const struct canvas_cell *first, const struct canvas_cell *cell)
{
    return first->style == cell->style && first->width == 1 && cell->width == 1;
}

static void append_row(struct text *out, const struct canvas *canvas, int y)
{
    int cols = ansi_used_cols(canvas, y, &theme_dark, THEME_TRUECOLOR);
    for (int x = 0; x < cols;) {
        const struct canvas_cell *first = canvas_at(canvas, x, y);
        bool plain = first->style == ROLE_TEXT && first->width == 1;
        if (!plain) {
            text_append(out, "<span class=\"");
            append_classes(out, first->style, first->width == 2);
            text_append(out, "\">");
        }
        int end = x + first->width;
        xml_append(out, first->glyph);
        for (; end < cols && same_run(first, canvas_at(canvas, end, y)); end++)
            xml_append(out, canvas_at(canvas, end, y)->glyph);
        if (!plain)
            text_append(out, "</span>");
        x = MAX(end, x + 1);
    }
    text_append_char(out, '\n');
}

void export_html_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    struct text *out = &exporter->out;
    text_append(out, "<section aria-label=\"");
    xml_append(out, label);
    /* A scrolling box must be reachable from the keyboard. HTML drops the newline after <pre>: it is
     * there so that an empty first row is not. */
    text_append(out, "\">\n<pre class=\"heapstep\" tabindex=\"0\">\n");
    for (int y = 0; y < canvas->rows; y++)
        append_row(out, canvas, y);
    text_append(out, "</pre>\n</section>\n");
}

void export_html_end(struct exporter *exporter)
{
    if (!exporter->options.fragment)
        text_append(&exporter->out, "</main>\n</body>\n</html>\n");
}
