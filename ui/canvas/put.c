/* Text on the canvas: fitted, aligned, in spans and wrapped. */
#include "ui/canvas/canvas.h"
#include "ui/canvas/charset.h"
#include "ui/canvas/glyph.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void place_glyph(const struct canvas_region *region, int64_t x, int y,
                        const struct glyph *glyph, unsigned style)
{
    if (!glyph->spread) {
        canvas_place(region, x, y, glyph->bytes, glyph->width, style);
        return;
    }
    for (int i = 0; i < glyph->width; i++) {
        const char one[2] = {glyph->bytes[i], '\0'};
        canvas_place(region, x + i, y, one, 1, style);
    }
}

/* Draws glyphs while they fit into `cols` cells and adds what they took to *taken. False when a
 * glyph was left over. */
static bool put_while_fitting(const struct canvas_region *region, int64_t x, int y, int cols,
                              const char *bytes, size_t length, unsigned style, int *taken)
{
    struct glyph_reader reader = {.bytes = bytes, .length = length, .ascii = region->canvas->ascii};
    struct glyph glyph;
    while (glyph_next(&reader, &glyph)) {
        if (glyph.width > cols - *taken)
            return false;
        place_glyph(region, x + *taken, y, &glyph, style);
        *taken += glyph.width;
    }
    return true;
}

static int put_ellipsis(const struct canvas_region *region, int64_t x, int y, int cols,
                        unsigned style)
{
    bool ascii = region->canvas->ascii;
    int width = MIN(ascii ? 3 : 1, cols);
    for (int i = 0; i < width; i++)
        canvas_place(region, x + i, y, ascii ? "." : GLYPH_ELLIPSIS, 1, style);
    return width;
}

static int measure_spans(const struct canvas *canvas, const struct canvas_span *spans, size_t count,
                         int limit)
{
    int width = 0;
    for (size_t i = 0; i < count && width <= limit; i++)
        width += glyph_measure(spans[i].bytes, spans[i].length, canvas->ascii, limit - width);
    return width;
}

/* The one way text is cut: `more` says that something follows that is not in the spans. */
static int fit_spans(const struct canvas_region *region, int x, int y, int cols,
                     const struct canvas_span *spans, size_t count, bool more)
{
    if (cols <= 0 || count == 0)
        return 0;
    cols = MIN(cols, INT_MAX / 2);
    bool cut = more || measure_spans(region->canvas, spans, count, cols) > cols;
    int room = cut ? cols - MIN(region->canvas->ascii ? 3 : 1, cols) : cols;
    int taken = 0;
    unsigned style = spans[0].style;
    for (size_t i = 0; i < count; i++) {
        style = spans[i].style;
        if (!put_while_fitting(region, x, y, room, spans[i].bytes, spans[i].length, style, &taken))
            break;
    }
    if (cut)
        taken += put_ellipsis(region, (int64_t)x + taken, y, cols - taken, style);
    return taken;
}

int canvas_put_bytes(const struct canvas_region *region, int x, int y, const char *bytes,
                     size_t length, unsigned style)
{
    int taken = 0;
    put_while_fitting(region, x, y, INT_MAX / 2, bytes, length, style, &taken);
    return taken;
}

int canvas_put(const struct canvas_region *region, int x, int y, const char *string, unsigned style)
{
    return canvas_put_bytes(region, x, y, string, strlen(string), style);
}

int canvas_put_fit_bytes(const struct canvas_region *region, int x, int y, int cols,
                         const char *bytes, size_t length, unsigned style)
{
    struct canvas_span span = {bytes, length, style};
    return fit_spans(region, x, y, cols, &span, 1, false);
}

int canvas_put_fit(const struct canvas_region *region, int x, int y, int cols, const char *string,
                   unsigned style)
{
    return canvas_put_fit_bytes(region, x, y, cols, string, strlen(string), style);
}

int canvas_put_spans(const struct canvas_region *region, int x, int y, int cols,
                     const struct canvas_span *spans, size_t count)
{
    return fit_spans(region, x, y, cols, spans, count, false);
}

/* The cells left over when the text is put into `cols`. */
static int slack(const struct canvas_region *region, int cols, const char *string)
{
    int width = glyph_measure(string, strlen(string), region->canvas->ascii, cols);
    return MAX(cols - width, 0);
}

int canvas_put_right(const struct canvas_region *region, int x, int y, int cols, const char *string,
                     unsigned style)
{
    return canvas_put_fit(region, x + slack(region, cols, string), y, cols, string, style);
}

int canvas_put_centered(const struct canvas_region *region, int x, int y, int cols,
                        const char *string, unsigned style)
{
    return canvas_put_fit(region, x + slack(region, cols, string) / 2, y, cols, string, style);
}

int canvas_put_format(const struct canvas_region *region, int x, int y, int cols, unsigned style,
                      const char *format, ...)
{
    char buffer[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    if (length < 0)
        return 0;
    bool more = (size_t)length >= sizeof buffer;
    struct canvas_span span = {buffer, strlen(buffer), style};
    return fit_spans(region, x, y, cols, &span, 1, more);
}

int canvas_measure_bytes(const struct canvas *canvas, const char *bytes, size_t length)
{
    return glyph_measure(bytes, length, canvas->ascii, INT_MAX / 2);
}

int canvas_measure(const struct canvas *canvas, const char *string)
{
    return canvas_measure_bytes(canvas, string, strlen(string));
}

static size_t skip_blanks(const char *bytes, size_t length, size_t at)
{
    while (at < length && bytes[at] == ' ')
        at++;
    return at;
}

static size_t without_trailing_blanks(const char *bytes, size_t length)
{
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    return length;
}

size_t canvas_wrap(const struct canvas *canvas, const char *bytes, size_t length, int cols,
                   size_t *next)
{
    struct glyph_reader reader = {.bytes = bytes, .length = length, .ascii = canvas->ascii};
    struct glyph glyph;
    size_t last_blank = 0; /* where the last blank that follows a word lies */
    int width = 0;
    bool in_word = false;
    for (;;) {
        size_t start = reader.at;
        if (start < length && bytes[start] == '\n') {
            *next = start + 1;
            return without_trailing_blanks(bytes, start);
        }
        bool blank = start < length && bytes[start] == ' ';
        if (blank && in_word)
            last_blank = start;
        in_word = !blank;
        if (!glyph_next(&reader, &glyph)) {
            *next = length;
            return without_trailing_blanks(bytes, length);
        }
        width += glyph.width;
        if (width <= cols || blank || start == 0)
            continue;
        size_t end = last_blank ? last_blank : start;
        *next = skip_blanks(bytes, length, end);
        if (*next < length && bytes[*next] == '\n' && *next > end)
            ++*next;
        return without_trailing_blanks(bytes, end);
    }
}

int canvas_wrapped_rows(const struct canvas *canvas, const char *string, int cols)
{
    size_t length = strlen(string);
    int rows = 0;
    do {
        size_t next;
        canvas_wrap(canvas, string, length, cols, &next);
        string += next;
        length -= next;
        rows++;
    } while (length > 0 && rows < INT_MAX);
    return rows;
}

int canvas_put_wrapped(const struct canvas_region *region, int x, int y, int cols, int rows,
                       const char *string, unsigned style)
{
    size_t length = strlen(string);
    int row = 0;
    while (row < rows && cols > 0 && (length > 0 || row == 0)) {
        size_t next;
        size_t used = canvas_wrap(region->canvas, string, length, cols, &next);
        bool more = row == rows - 1 && next < length;
        struct canvas_span span = {string, used, style};
        /* The last row may show the start of the word that wrapped, up to the ellipsis. */
        if (more) {
            const char *newline = memchr(string, '\n', length);
            span.length = newline ? (size_t)(newline - string) : length;
        }
        fit_spans(region, x, y + row, cols, &span, 1, more);
        string += next;
        length -= next;
        row++;
    }
    return row;
}

char *canvas_format_number(char buffer[CANVAS_NUMBER_BYTES], uint64_t number)
{
    char digits[CANVAS_NUMBER_BYTES];
    int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    char *out = buffer;
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            *out++ = ',';
        *out++ = digits[i];
    }
    *out = '\0';
    return buffer;
}

int canvas_put_more(const struct canvas_region *region, int x, int y, int cols, uint64_t count,
                    const char *rest, unsigned style)
{
    char number[CANVAS_NUMBER_BYTES];
    return canvas_put_format(region, x, y, cols, style, "... %s more%s",
                             canvas_format_number(number, count), rest ? rest : "");
}
