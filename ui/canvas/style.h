/* What a cell means, never what colour it has.
 *
 * A view says that a glyph is a name, a border or a count that changed; a theme (theme.h) decides
 * how that looks on a given terminal or in a given file. A style is one unsigned number: a role,
 * and modifiers added with `|`:
 *
 *     ROLE_NAME
 *     ROLE_REFCOUNT | CANVAS_BOLD
 *     ROLE_KEYWORD | CANVAS_ON_CURRENT_LINE
 *
 * The CANVAS_ON_ modifiers choose the ground on which a role is written and leave its own colour
 * alone, so that a keyword stays a keyword on the current line.
 */
#ifndef CANVAS_STYLE_H
#define CANVAS_STYLE_H

enum canvas_role {
    ROLE_TEXT, /* the default, and what a blank canvas is filled with */
    ROLE_DIM,
    ROLE_TITLE,
    ROLE_LABEL,
    ROLE_BORDER,
    ROLE_BORDER_ACTIVE, /* the box that has the focus */

    ROLE_NAME,     /* a variable, an attribute, a key of a namespace */
    ROLE_VALUE,    /* the text of an object */
    ROLE_ARROW,    /* the arrow from a name to what it refers to, and routed edges */
    ROLE_REFCOUNT, /* [refcount: 2] */
    ROLE_IDENTITY, /* #12, an address */
    ROLE_CHANGED,  /* the one accent for what this step changed */
    ROLE_DYING,    /* the one accent for what this step frees */
    ROLE_FREED,    /* what is gone and still shown */

    ROLE_LINE_NUMBER,
    ROLE_CURRENT_LINE, /* the mark at the current line; CANVAS_ON_CURRENT_LINE is its ground */
    ROLE_BREAKPOINT,
    ROLE_KEYWORD,
    ROLE_STRING,
    ROLE_NUMBER,
    ROLE_COMMENT,
    ROLE_BUILTIN,
    ROLE_OPERATOR,
    ROLE_FUNCTION_NAME,

    ROLE_NARRATION,
    ROLE_NARRATION_EMPHASIS,
    ROLE_OUTPUT,
    ROLE_ERROR,
    ROLE_PROMPT,
    ROLE_STATUS,
    ROLE_KEY, /* a key that can be pressed, in the line of hints and in the help */
    ROLE_HINT,

    ROLE_TIMELINE_PAST,
    ROLE_TIMELINE_CURSOR,
    ROLE_TIMELINE_FUTURE,
    ROLE_SPARKLINE,
    ROLE_GAUGE_FULL,
    ROLE_GAUGE_EMPTY,
    ROLE_SELECTED,
    ROLE_SEARCH_HIT,
    ROLE_OVERLAY, /* a panel laid over the picture; CANVAS_ON_OVERLAY is its ground */

    ROLE_CANDIDATE,   /* the collector's fates, in the order it finds them */
    ROLE_CYCLE,       /* an edge or an object of a reference cycle */
    ROLE_REACHABLE,   /* held from outside: it stays */
    ROLE_TENTATIVE,   /* set aside, and may come back */
    ROLE_UNREACHABLE, /* held by its own cycle only */
    ROLE_FINALIZED,   /* its finalizer has run */

    ROLE_WRITTEN,   /* bytes view: a byte that was written */
    ROLE_UNWRITTEN, /* a byte that nobody wrote yet */
    ROLE_POINTER,   /* a byte that is part of a pointer */

    ROLE_COUNT
};

#define CANVAS_ROLE_MASK       0x00FFu
#define CANVAS_BOLD            0x0100u
#define CANVAS_UNDERLINE       0x0200u
#define CANVAS_REVERSE         0x0400u
#define CANVAS_ITALIC          0x0800u
#define CANVAS_ON_CURRENT_LINE 0x1000u
#define CANVAS_ON_OVERLAY      0x2000u
#define CANVAS_ON_SEARCH_HIT   0x4000u
#define CANVAS_SELECTED        0x8000u /* on the ground of the selection */
#define CANVAS_MODIFIERS       0xFF00u

#endif
