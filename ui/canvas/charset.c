#include "ui/canvas/charset.h"

#include "ui/canvas/canvas.h"

struct charset_entry {
    uint32_t code_point;
    const char *ascii;
};

/* In the order of the code points, for a binary search. Lines are in `charset_lines`. */
static const struct charset_entry charset_entries[] = {
    {0x00A0, " "},    /* no-break space */
    {0x00AB, "<<"},   /* « */
    {0x00B0, "deg"},  /* ° */
    {0x00B1, "+/-"},  /* ± */
    {0x00B5, "u"},    /* µ */
    {0x00B7, "."},    /* · */
    {0x00BB, ">>"},   /* » */
    {0x00D7, "x"},    /* × */
    {0x2013, "-"},    /* – */
    {0x2014, "--"},   /* — */
    {0x2018, "'"},    /* ‘ */
    {0x2019, "'"},    /* ’ */
    {0x201C, "\""},   /* “ */
    {0x201D, "\""},   /* ” */
    {0x2022, "*"},    /* • */
    {0x2026, "..."},  /* … */
    {0x2190, "<-"},   /* ← */
    {0x2191, "^"},    /* ↑ */
    {0x2192, "->"},   /* → */
    {0x2193, "v"},    /* ↓ */
    {0x2194, "<->"},  /* ↔ */
    {0x21B5, "<-'"},  /* ↵ */
    {0x21D2, "=>"},   /* ⇒ */
    {0x2212, "-"},    /* − */
    {0x2248, "~="},   /* ≈ */
    {0x2260, "!="},   /* ≠ */
    {0x2264, "<="},   /* ≤ */
    {0x2265, ">="},   /* ≥ */
    {0x2501, "="},    /* ━ */
    {0x2581, "."},    /* ▁ */
    {0x2582, "_"},    /* ▂ */
    {0x2583, "-"},    /* ▃ */
    {0x2584, "~"},    /* ▄ */
    {0x2585, "="},    /* ▅ */
    {0x2586, "+"},    /* ▆ */
    {0x2587, "*"},    /* ▇ */
    {0x2588, "#"},    /* █ */
    {0x2591, "."},    /* ░ */
    {0x2592, ":"},    /* ▒ */
    {0x2593, "#"},    /* ▓ */
    {0x25A0, "#"},    /* ■ */
    {0x25A1, "."},    /* □ */
    {0x25B2, "^"},    /* ▲ */
    {0x25B6, ">"},    /* ▶ */
    {0x25B8, ">"},    /* ▸ */
    {0x25BA, ">"},    /* ► */
    {0x25BC, "v"},    /* ▼ */
    {0x25BE, "v"},    /* ▾ */
    {0x25C0, "<"},    /* ◀ */
    {0x25C2, "<"},    /* ◂ */
    {0x25C4, "<"},    /* ◄ */
    {0x25C6, "*"},    /* ◆ */
    {0x25CB, "o"},    /* ○ */
    {0x25CF, "*"},    /* ● */
    {0x2713, "[ok]"}, /* ✓ */
    {0x2717, "[x]"},  /* ✗ */
};

struct charset_line_entry {
    uint32_t code_point; /* of `glyph` */
    const char *glyph;
    const char *ascii;
};

/* Indexed by the CANVAS_ARM_ bits. A lone arm is drawn as the whole line: a half glyph would leave
 * a gap at the box that it touches. */
static const struct charset_line_entry charset_lines[16] = {
    [0] = {' ', " ", " "},
    [CANVAS_ARM_UP] = {0x2502, "│", "|"},
    [CANVAS_ARM_DOWN] = {0x2502, "│", "|"},
    [CANVAS_ARM_UP | CANVAS_ARM_DOWN] = {0x2502, "│", "|"},
    [CANVAS_ARM_LEFT] = {0x2500, "─", "-"},
    [CANVAS_ARM_RIGHT] = {0x2500, "─", "-"},
    [CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT] = {0x2500, "─", "-"},
    [CANVAS_ARM_DOWN | CANVAS_ARM_RIGHT] = {0x250C, "┌", "+"},
    [CANVAS_ARM_DOWN | CANVAS_ARM_LEFT] = {0x2510, "┐", "+"},
    [CANVAS_ARM_UP | CANVAS_ARM_RIGHT] = {0x2514, "└", "+"},
    [CANVAS_ARM_UP | CANVAS_ARM_LEFT] = {0x2518, "┘", "+"},
    [CANVAS_ARM_UP | CANVAS_ARM_DOWN | CANVAS_ARM_RIGHT] = {0x251C, "├", "+"},
    [CANVAS_ARM_UP | CANVAS_ARM_DOWN | CANVAS_ARM_LEFT] = {0x2524, "┤", "+"},
    [CANVAS_ARM_DOWN | CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT] = {0x252C, "┬", "+"},
    [CANVAS_ARM_UP | CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT] = {0x2534, "┴", "+"},
    [15] = {0x253C, "┼", "+"},
};

const char *charset_ascii(uint32_t code_point)
{
    if (code_point >= 0x2500 && code_point != 0x2501 && code_point <= 0x253C) {
        unsigned arms = charset_arms(code_point);
        return arms ? charset_lines[arms].ascii : NULL;
    }
    size_t low = 0, high = ARRAY_LENGTH(charset_entries);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (charset_entries[middle].code_point == code_point)
            return charset_entries[middle].ascii;
        if (charset_entries[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *charset_line(unsigned arms, bool ascii)
{
    const struct charset_line_entry *entry = &charset_lines[arms & 15];
    return ascii ? entry->ascii : entry->glyph;
}

unsigned charset_arms(uint32_t code_point)
{
    unsigned found = 0;
    /* The lone arms come first in the table; the whole line of the same glyph has the most bits. */
    for (unsigned arms = 1; arms < 16; arms++) {
        if (charset_lines[arms].code_point == code_point)
            found = MAX(found, arms);
    }
    return found;
}

const char *charset_spark(int level)
{
    static const char *const levels[CHARSET_SPARK_LEVELS] = {"▁", "▂", "▃", "▄",
                                                             "▅", "▆", "▇", "█"};
    return levels[MIN(MAX(level, 0), CHARSET_SPARK_LEVELS - 1)];
}
