#include "ui/canvas/glyph.h"

#include "base/utf8.h"
#include "ui/canvas/charset.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#define TAB_CELLS 4

enum glyph_kind {
    KIND_BASE,
    KIND_MARK,      /* joins the glyph before it */
    KIND_INVISIBLE, /* formatting characters, among them those that reverse the line */
    KIND_CONTROL,
    KIND_UNKNOWN, /* no width and no meaning: shown as the replacement */
};

static enum glyph_kind kind_of(uint32_t code_point)
{
    if (code_point >= 0x20 && code_point < 0x7F)
        return KIND_BASE;
    if (code_point < 0xA0)
        return KIND_CONTROL;
    /* Variation selectors change a glyph's width on some terminals and not on others. */
    if (code_point >= 0xFE00 && code_point <= 0xFE0F)
        return KIND_INVISIBLE;
    /* Noncharacters, which XML forbids. */
    if ((code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF))
        return KIND_UNKNOWN;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    if (category == UTF8PROC_CATEGORY_CF)
        return KIND_INVISIBLE;
    if (utf8_cell_width(code_point) > 0)
        return KIND_BASE;
    switch (category) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_LO: /* the later letters of a Hangul syllable */ return KIND_MARK;
    default: return KIND_UNKNOWN;
    }
}

static void set_spread(struct glyph *glyph, const char *cells)
{
    size_t length = strlen(cells);
    memcpy(glyph->bytes, cells, length);
    glyph->width = (int)length;
    glyph->spread = true;
}

static void set_code_point(struct glyph *glyph, uint32_t code_point)
{
    utf8_encode(code_point, glyph->bytes);
    glyph->width = 1;
}

/* The escape of Python's ascii(); a malformed byte is written like a character of its number. */
static void set_escape(struct glyph *glyph, uint32_t code_point)
{
    char escape[CANVAS_GLYPH_BYTES];
    if (code_point == '\n')
        snprintf(escape, sizeof escape, "\\n");
    else if (code_point == '\r')
        snprintf(escape, sizeof escape, "\\r");
    else if (code_point <= 0xFF)
        snprintf(escape, sizeof escape, "\\x%02x", (unsigned)code_point);
    else if (code_point <= 0xFFFF)
        snprintf(escape, sizeof escape, "\\u%04x", (unsigned)code_point);
    else
        snprintf(escape, sizeof escape, "\\U%08x", (unsigned)code_point);
    set_spread(glyph, escape);
}

static void set_control(struct glyph *glyph, uint32_t code_point)
{
    if (code_point < 0x20)
        set_code_point(glyph, 0x2400 + code_point);
    else if (code_point == 0x7F)
        set_code_point(glyph, 0x2421);
    else
        set_code_point(glyph, UTF8_REPLACEMENT);
}

static void read_ascii(struct glyph *glyph, uint32_t code_point, bool malformed)
{
    const char *form = malformed ? NULL : charset_ascii(code_point);
    if (form)
        set_spread(glyph, form);
    else
        set_escape(glyph, code_point);
}

/* Takes the marks that follow a base. Marks beyond what a cell holds are dropped: a pile of them
 * is a decoration that no terminal shows either. */
static void read_marks(struct glyph_reader *reader, struct glyph *glyph)
{
    size_t used = strlen(glyph->bytes);
    while (reader->at < reader->length) {
        const char *bytes = reader->bytes + reader->at;
        if ((unsigned char)bytes[0] < 0x80)
            return;
        uint32_t code_point;
        size_t taken = utf8_decode(bytes, reader->length - reader->at, &code_point);
        enum glyph_kind kind = kind_of(code_point);
        if (kind != KIND_MARK && kind != KIND_INVISIBLE)
            return;
        if (kind == KIND_MARK && used + taken < CANVAS_GLYPH_BYTES) {
            memcpy(glyph->bytes + used, bytes, taken);
            used += taken;
        }
        reader->at += taken;
    }
}

/* Reads one character; false when it draws nothing. */
static bool read_one(struct glyph_reader *reader, struct glyph *glyph)
{
    const char *bytes = reader->bytes + reader->at;
    unsigned char first = (unsigned char)bytes[0];
    uint32_t code_point;
    size_t taken = utf8_decode(bytes, reader->length - reader->at, &code_point);
    reader->at += taken;
    if (code_point == '\t') {
        char blanks[TAB_CELLS + 1];
        memset(blanks, ' ', TAB_CELLS);
        blanks[TAB_CELLS] = '\0';
        set_spread(glyph, blanks);
        return true;
    }
    if (reader->ascii && (code_point < 0x20 || code_point >= 0x7F)) {
        bool malformed = taken == 1 && first >= 0x80;
        read_ascii(glyph, malformed ? first : code_point, malformed);
        return true;
    }
    switch (kind_of(code_point)) {
    case KIND_INVISIBLE: return false;
    case KIND_CONTROL: set_control(glyph, code_point); return true;
    case KIND_UNKNOWN: set_code_point(glyph, UTF8_REPLACEMENT); return true;
    case KIND_MARK: /* at the start of a text: on a blank */
        glyph->bytes[0] = ' ';
        memcpy(glyph->bytes + 1, bytes, taken);
        glyph->width = 1;
        break;
    case KIND_BASE:
        memcpy(glyph->bytes, bytes, taken);
        if (code_point == UTF8_REPLACEMENT)
            utf8_encode(UTF8_REPLACEMENT, glyph->bytes);
        glyph->width = utf8_cell_width(code_point);
        break;
    }
    if (!reader->ascii)
        read_marks(reader, glyph);
    return true;
}

bool glyph_next(struct glyph_reader *reader, struct glyph *glyph)
{
    while (reader->at < reader->length) {
        memset(glyph, 0, sizeof *glyph);
        if (read_one(reader, glyph))
            return true;
    }
    return false;
}

int glyph_measure(const char *bytes, size_t length, bool ascii, int limit)
{
    struct glyph_reader reader = {.bytes = bytes, .length = length, .ascii = ascii};
    struct glyph glyph;
    int width = 0;
    while (width <= limit && width < INT_MAX - CANVAS_GLYPH_BYTES && glyph_next(&reader, &glyph))
        width += glyph.width;
    return width;
}
