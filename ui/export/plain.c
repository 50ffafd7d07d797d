/* Plain text, and the escaping that the marked-up formats share. */
#include "base/utf8.h"
#include "ui/export/formats.h"

#include <string.h>

const struct theme *export_theme(const struct exporter *exporter)
{
    return exporter->options.theme ? exporter->options.theme : &theme_dark;
}

void export_plain_rows(struct text *out, const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++) {
        size_t end = out->length;
        for (int x = 0; x < canvas->cols; x++) {
            const char *glyph = canvas_at(canvas, x, y)->glyph;
            text_append(out, glyph);
            if (strcmp(glyph, " ") != 0)
                end = out->length;
        }
        text_truncate(out, end);
        text_append_char(out, '\n');
    }
}

void export_text_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    (void)label;
    if (exporter->frames > 0)
        text_append_char(&exporter->out, '\f');
    export_plain_rows(&exporter->out, canvas);
}

/* XML 1.0, 2.2: the characters that a document may hold. */
static bool allowed_in_xml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void xml_append(struct text *out, const char *string)
{
    size_t length = strlen(string);
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf8_decode(string + at, length - at, &code_point);
        switch (code_point) {
        case '&': text_append(out, "&amp;"); break;
        case '<': text_append(out, "&lt;"); break;
        case '>': text_append(out, "&gt;"); break;
        case '"': text_append(out, "&quot;"); break;
        default:
            text_append_code_point(out, allowed_in_xml(code_point) ? code_point : UTF8_REPLACEMENT);
        }
    }
}

void xml_append_color(struct text *out, int32_t color)
{
    text_format(out, "#%06x", (unsigned)color & 0xFFFFFFu);
}
