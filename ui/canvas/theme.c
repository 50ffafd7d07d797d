/* The tables of inks and roles. Every colour of the program is here. */
#include "ui/canvas/theme.h"

#include "ui/canvas/charset.h"

#include <string.h>

/* What colours are for. Two are accents, CHANGED and DYING: nothing else comes near them. */
enum ink {
    INK_DEFAULT,
    INK_STRONG,
    INK_DIM,
    INK_FAINT, /* lines and empty gauges: seen, not read */
    INK_FOCUS,
    INK_NAME,
    INK_COUNT_VALUE,
    INK_CHANGED,
    INK_DYING,
    INK_FREED,
    INK_KEYWORD,
    INK_STRING,
    INK_NUMBER,
    INK_BUILTIN,
    INK_GOOD,
    INK_CYCLE,
    GROUND_NONE,
    GROUND_CURRENT_LINE,
    GROUND_OVERLAY,
    GROUND_SEARCH_HIT,
    GROUND_SELECTED,
    INK_COUNT
};

struct ink_colors {
    int32_t truecolor;
    int16_t of_256;
    int16_t of_8;
};

struct theme {
    const char *name;
    int32_t page_foreground;
    int32_t page_background;
    struct ink_colors inks[INK_COUNT];
};

#define TERMINAL_OWN                                                                               \
    {                                                                                              \
        THEME_DEFAULT, THEME_DEFAULT, THEME_DEFAULT                                                \
    }

const struct theme theme_dark = {
    .name = "dark",
    .page_foreground = 0xD3D8E0,
    .page_background = 0x15181E,
    .inks =
        {
            [INK_DEFAULT] = TERMINAL_OWN,
            [INK_STRONG] = {0xF3F5F9, 255, THEME_DEFAULT},
            [INK_DIM] = {0x8A94A3, 246, THEME_DEFAULT},
            [INK_FAINT] = {0x4B5463, 240, THEME_DEFAULT},
            [INK_FOCUS] = {0x7AA7DC, 110, 6},
            [INK_NAME] = {0x9CC7F2, 153, 6},
            [INK_COUNT_VALUE] = {0x8CC2B6, 115, 2},
            [INK_CHANGED] = {0xF4B64E, 215, 3},
            [INK_DYING] = {0xF47880, 204, 1},
            [INK_FREED] = {0xAE8E96, 138, 1},
            [INK_KEYWORD] = {0xC09BE0, 141, 5},
            [INK_STRING] = {0xA2C58C, 150, 2},
            [INK_NUMBER] = {0xD9A7B8, 181, 5},
            [INK_BUILTIN] = {0x7FBAD6, 110, 6},
            [INK_GOOD] = {0x86CF95, 114, 2},
            [INK_CYCLE] = {0xB7A2F5, 147, 5},
            [GROUND_NONE] = TERMINAL_OWN,
            [GROUND_CURRENT_LINE] = {0x262D3A, 236, THEME_DEFAULT},
            [GROUND_OVERLAY] = {0x1F2530, 235, THEME_DEFAULT},
            [GROUND_SEARCH_HIT] = {0x5A4715, 58, THEME_DEFAULT},
            [GROUND_SELECTED] = {0x2C4A70, 24, THEME_DEFAULT},
        },
};

const struct theme theme_light = {
    .name = "light",
    .page_foreground = 0x2A2F38,
    .page_background = 0xFBFAF7,
    .inks =
        {
            [INK_DEFAULT] = TERMINAL_OWN,
            [INK_STRONG] = {0x0B0E13, 16, THEME_DEFAULT},
            [INK_DIM] = {0x5A626E, 241, THEME_DEFAULT},
            [INK_FAINT] = {0xB3B8C0, 249, THEME_DEFAULT},
            [INK_FOCUS] = {0x1F5FA6, 25, 4},
            [INK_NAME] = {0x1B5899, 25, 4},
            [INK_COUNT_VALUE] = {0x1F6F62, 23, 2},
            [INK_CHANGED] = {0x8F5200, 94, 5},
            [INK_DYING] = {0xB51F36, 125, 1},
            [INK_FREED] = {0x7E545C, 95, 1},
            [INK_KEYWORD] = {0x7A3FA8, 91, 4},
            [INK_STRING] = {0x3A641C, 58, 2},
            [INK_NUMBER] = {0x8C3B62, 89, THEME_DEFAULT},
            [INK_BUILTIN] = {0x10607F, 24, 4},
            [INK_GOOD] = {0x1A6B2D, 22, 2},
            [INK_CYCLE] = {0x5A3FC0, 55, 4},
            [GROUND_NONE] = TERMINAL_OWN,
            [GROUND_CURRENT_LINE] = {0xEEF0F4, 255, THEME_DEFAULT},
            [GROUND_OVERLAY] = {0xF1EFE9, 254, THEME_DEFAULT},
            [GROUND_SEARCH_HIT] = {0xFBE6A6, 229, THEME_DEFAULT},
            [GROUND_SELECTED] = {0xD5E4F7, 189, THEME_DEFAULT},
        },
};

struct role_look {
    const char *name;
    const char *mark;    /* NULL for none */
    enum ink ink;        /* INK_DEFAULT when left out */
    enum ink ground;     /* 0 is no ground either */
    unsigned attributes; /* at every depth */
    unsigned poor;       /* added where there are 8 colours or none */
};

static const struct role_look role_looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {"text", .ink = INK_DEFAULT},
    [ROLE_DIM] = {"dim", .ink = INK_DIM, .poor = THEME_DIM},
    [ROLE_TITLE] = {"title", .ink = INK_STRONG, .attributes = THEME_BOLD},
    [ROLE_LABEL] = {"label", .ink = INK_DIM},
    [ROLE_BORDER] = {"border", .ink = INK_FAINT, .poor = THEME_DIM},
    [ROLE_BORDER_ACTIVE] = {"border-active", .ink = INK_FOCUS, .poor = THEME_BOLD},
    [ROLE_NAME] = {"name", .ink = INK_NAME},
    [ROLE_VALUE] = {"value", .ink = INK_DEFAULT},
    [ROLE_ARROW] = {"arrow", .ink = INK_DIM},
    [ROLE_REFCOUNT] = {"refcount", .ink = INK_COUNT_VALUE},
    [ROLE_IDENTITY] = {"identity", .ink = INK_DIM, .poor = THEME_DIM},
    [ROLE_CHANGED] = {"changed", ">", INK_CHANGED, .attributes = THEME_BOLD},
    [ROLE_DYING] = {"dying", GLYPH_CROSS, INK_DYING, .attributes = THEME_BOLD},
    [ROLE_FREED] = {"freed", GLYPH_CROSS, INK_FREED, .poor = THEME_DIM},
    [ROLE_LINE_NUMBER] = {"line-number", .ink = INK_DIM, .poor = THEME_DIM},
    [ROLE_CURRENT_LINE] = {"current-line", GLYPH_CURRENT, INK_CHANGED, .attributes = THEME_BOLD},
    [ROLE_BREAKPOINT] = {"breakpoint", GLYPH_DOT, .ink = INK_DYING},
    [ROLE_KEYWORD] = {"keyword", .ink = INK_KEYWORD, .poor = THEME_BOLD},
    [ROLE_STRING] = {"string", .ink = INK_STRING},
    [ROLE_NUMBER] = {"number", .ink = INK_NUMBER},
    [ROLE_COMMENT] = {"comment", .ink = INK_DIM, .attributes = THEME_ITALIC, .poor = THEME_DIM},
    [ROLE_BUILTIN] = {"builtin", .ink = INK_BUILTIN},
    [ROLE_OPERATOR] = {"operator", .ink = INK_DEFAULT},
    [ROLE_FUNCTION_NAME] = {"function-name", .ink = INK_NAME, .attributes = THEME_BOLD},
    [ROLE_NARRATION] = {"narration", .ink = INK_DEFAULT},
    [ROLE_NARRATION_EMPHASIS] = {"narration-emphasis", .ink = INK_STRONG, .attributes = THEME_BOLD},
    [ROLE_OUTPUT] = {"output", .ink = INK_DEFAULT},
    [ROLE_ERROR] = {"error", .ink = INK_DYING, .poor = THEME_BOLD},
    [ROLE_PROMPT] = {"prompt", .ink = INK_FOCUS, .attributes = THEME_BOLD},
    [ROLE_STATUS] = {"status", .ink = INK_DIM},
    [ROLE_KEY] = {"key", .ink = INK_STRONG, .attributes = THEME_BOLD},
    [ROLE_HINT] = {"hint", .ink = INK_DIM, .poor = THEME_DIM},
    [ROLE_TIMELINE_PAST] = {"timeline-past", .ink = INK_FOCUS},
    [ROLE_TIMELINE_CURSOR] = {"timeline-cursor", .ink = INK_STRONG, .attributes = THEME_BOLD},
    [ROLE_TIMELINE_FUTURE] = {"timeline-future", .ink = INK_FAINT, .poor = THEME_DIM},
    [ROLE_SPARKLINE] = {"sparkline", .ink = INK_COUNT_VALUE},
    [ROLE_GAUGE_FULL] = {"gauge-full", .ink = INK_FOCUS},
    [ROLE_GAUGE_EMPTY] = {"gauge-empty", .ink = INK_FAINT, .poor = THEME_DIM},
    [ROLE_SELECTED] = {"selected", .ink = INK_STRONG, .ground = GROUND_SELECTED,
                       .poor = THEME_REVERSE},
    [ROLE_SEARCH_HIT] = {"search-hit", .ink = INK_STRONG, .ground = GROUND_SEARCH_HIT,
                         .poor = THEME_REVERSE | THEME_UNDERLINE},
    [ROLE_OVERLAY] = {"overlay", .ink = INK_DEFAULT, .ground = GROUND_OVERLAY},
    [ROLE_CANDIDATE] = {"candidate", .ink = INK_DEFAULT},
    [ROLE_CYCLE] = {"cycle", .ink = INK_CYCLE, .poor = THEME_BOLD},
    [ROLE_REACHABLE] = {"reachable", "+", .ink = INK_GOOD},
    [ROLE_TENTATIVE] = {"tentative", "?", INK_NUMBER, .poor = THEME_DIM},
    [ROLE_UNREACHABLE] = {"unreachable", "-", INK_DYING, .poor = THEME_UNDERLINE},
    [ROLE_FINALIZED] = {"finalized", "!", INK_NUMBER, .poor = THEME_BOLD | THEME_UNDERLINE},
    [ROLE_WRITTEN] = {"written", .ink = INK_DEFAULT},
    [ROLE_UNWRITTEN] = {"unwritten", .ink = INK_DIM, .poor = THEME_DIM},
    [ROLE_POINTER] = {"pointer", .ink = INK_NAME, .poor = THEME_UNDERLINE},
};

/* The grounds that modifiers choose. The first that is set wins. */
struct ground_look {
    unsigned modifier;
    enum ink ground;
    unsigned poor;
};

static const struct ground_look ground_looks[] = {
    {CANVAS_SELECTED, GROUND_SELECTED, THEME_REVERSE},
    {CANVAS_ON_SEARCH_HIT, GROUND_SEARCH_HIT, THEME_REVERSE | THEME_UNDERLINE},
    {CANVAS_ON_CURRENT_LINE, GROUND_CURRENT_LINE, THEME_BOLD},
    {CANVAS_ON_OVERLAY, GROUND_OVERLAY, 0},
};

static const struct {
    unsigned modifier;
    unsigned attribute;
} modifier_attributes[] = {
    {CANVAS_BOLD, THEME_BOLD},
    {CANVAS_UNDERLINE, THEME_UNDERLINE},
    {CANVAS_REVERSE, THEME_REVERSE},
    {CANVAS_ITALIC, THEME_ITALIC},
};

static const struct theme *const themes[] = {&theme_dark, &theme_light};

const struct theme *const *theme_list(size_t *count)
{
    *count = ARRAY_LENGTH(themes);
    return themes;
}

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(themes); i++) {
        if (strcmp(themes[i]->name, name) == 0)
            return themes[i];
    }
    return NULL;
}

const char *theme_name(const struct theme *theme)
{
    return theme->name;
}

int32_t theme_page_foreground(const struct theme *theme)
{
    return theme->page_foreground;
}

int32_t theme_page_background(const struct theme *theme)
{
    return theme->page_background;
}

int32_t theme_palette_color(const struct theme *theme, int index)
{
    static const enum ink inks[8] = {GROUND_OVERLAY, INK_DYING,   INK_GOOD,    INK_CHANGED,
                                     INK_FOCUS,      INK_KEYWORD, INK_BUILTIN, INK_STRONG};
    return theme->inks[inks[index & 7]].truecolor;
}

static int32_t color_of(const struct theme *theme, enum theme_depth depth, enum ink ink)
{
    const struct ink_colors *colors = &theme->inks[ink];
    switch (depth) {
    case THEME_TRUECOLOR: return colors->truecolor;
    case THEME_256: return colors->of_256;
    case THEME_8: return colors->of_8;
    case THEME_MONO: break;
    }
    return THEME_DEFAULT;
}

static const struct role_look *role_look(unsigned style)
{
    unsigned role = style & CANVAS_ROLE_MASK;
    return &role_looks[role < ROLE_COUNT ? role : ROLE_TEXT];
}

struct theme_look theme_resolve(const struct theme *theme, enum theme_depth depth, unsigned style)
{
    const struct role_look *role = role_look(style);
    bool poor = depth <= THEME_8;
    struct theme_look look = {
        .foreground = color_of(theme, depth, role->ink),
        .background = color_of(theme, depth, role->ground),
        .attributes = role->attributes | (poor ? role->poor : 0),
    };
    for (size_t i = 0; i < ARRAY_LENGTH(ground_looks); i++) {
        if (style & ground_looks[i].modifier) {
            look.background = color_of(theme, depth, ground_looks[i].ground);
            look.attributes |= poor ? ground_looks[i].poor : 0;
            break;
        }
    }
    for (size_t i = 0; i < ARRAY_LENGTH(modifier_attributes); i++) {
        if (style & modifier_attributes[i].modifier)
            look.attributes |= modifier_attributes[i].attribute;
    }
    return look;
}

bool theme_look_equal(struct theme_look a, struct theme_look b)
{
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

const char *theme_role_name(enum canvas_role role)
{
    return role_look((unsigned)role)->name;
}

const char *theme_role_mark(enum canvas_role role)
{
    const char *mark = role_look((unsigned)role)->mark;
    return mark ? mark : " ";
}
