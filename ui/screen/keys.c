#include "ui/screen/keys.h"

#include "ui/screen/terminal.h"

#include <curses.h>
#include <string.h>

#define F(key)       TERMINAL_FUNCTION(KEY_##key)
#define CONTROL(key) ((unsigned)((key) - '@'))

/* The hints stand in this order, so a key that shares one with its neighbour says it for both. */
const struct key keys[] = {
    {F(LEFT), 0, "←", KEY_DOES_COMMAND, "back", "", "go back one step", "Through time", NULL},
    {F(RIGHT), 0, "→", KEY_DOES_COMMAND, "step", "step", "go forward one step", NULL, NULL},
    {F(UP), 0, "↑", KEY_DOES_COMMAND, "previous-event", "", "go back one memory event", NULL, NULL},
    {F(DOWN), 0, "↓", KEY_DOES_COMMAND, "next-event", "event", "go forward one memory event", NULL,
     NULL},
    {'n', 0, "n", KEY_DOES_COMMAND, "over", "over", "step over calls and collections", NULL,
     "step over calls"},
    {'N', 0, "N", KEY_DOES_COMMAND, "back-over", NULL, "step back over calls and collections", NULL,
     "step back over calls"},
    {'o', 0, "o", KEY_DOES_COMMAND, "out", "out",
     "go on until the function returns, or the collection ends", NULL,
     "go on until the function returns"},
    {'p', 0, "p", KEY_DOES_COMMAND, "phase", NULL, "go to the collector's next phase", NULL, ""},
    {'P', 0, "P", KEY_DOES_COMMAND, "back-phase", NULL, "go back one phase of the collector", NULL,
     ""},
    {'c', 0, "c", KEY_DOES_COMMAND, "continue", "run", "run to the next breakpoint, or the end",
     NULL, NULL},
    {'r', 0, "r", KEY_DOES_COMMAND, "reverse-continue", NULL,
     "run back to the breakpoint before, or the start", NULL, NULL},
    {F(HOME), 0, "Home", KEY_DOES_COMMAND, "first", NULL, "go to the first step", NULL, NULL},
    {F(END), 0, "End", KEY_DOES_COMMAND, "last", NULL, "go to the last step", NULL, NULL},
    {'g', 0, "g", KEY_TYPES, ":goto ", NULL, "go to a step by its number", NULL, NULL},
    {' ', 0, "Space", KEY_PLAYS, NULL, NULL, "play, or pause", NULL, NULL},
    {'+', '=', "+", KEY_PLAYS_FASTER, NULL, NULL, "play faster", NULL, NULL},
    {'-', 0, "-", KEY_PLAYS_SLOWER, NULL, NULL, "play slower", NULL, NULL},
    {'b', 0, "b", KEY_BREAKS, NULL, NULL, "set or remove a breakpoint at this line", NULL, NULL},

    {'v', 0, "v", KEY_DOES_COMMAND, "view", "view", "show the next view", "The picture", NULL},
    {'\t', 0, "Tab", KEY_SELECTS_NEXT, NULL, NULL, "select the next object shown", NULL,
     "select the next block or variable shown"},
    {F(BTAB), 0, "Shift-Tab", KEY_SELECTS_PREVIOUS, NULL, NULL, "select the one before", NULL,
     NULL},
    {'\r', F(ENTER), "Enter", KEY_ENTERS, NULL, NULL,
     "tell all about the selected object; without one, type code", NULL,
     "tell all about what is selected; without one, type code"},
    {'w', 0, "w", KEY_DOES_COMMAND, "why", NULL, "why is the selected object alive?", NULL,
     "what does the selected block or variable live by?"},
    {'h', 0, "h", KEY_DOES_COMMAND, "holders", NULL, "who holds the selected object?", NULL,
     "who points at the selected one?"},
    {'u', 0, "u", KEY_UNFOLDS, NULL, NULL, "unfold the selected object, or fold it", NULL, NULL},
    {'a', 0, "a", KEY_SHOWS_ATOMS, NULL, NULL, "show what only containers hold, or fold it", NULL,
     ""},
    {'m', 0, "m", KEY_SHOWS_MODULE_LEVEL, NULL, NULL,
     "show the module's functions, classes and modules", NULL, ""},
    {'i', 0, "i", KEY_SHOWS_INTERPRETER, NULL, NULL,
     "show the references that the interpreter holds", NULL, ""},
    {F(PPAGE), 0, "PgUp", KEY_SCROLLS_UP, NULL, NULL, "scroll the heap up", NULL, NULL},
    {F(NPAGE), 0, "PgDn", KEY_SCROLLS_DOWN, NULL, NULL, "scroll the heap down", NULL, NULL},
    {'[', 0, "[", KEY_SCROLLS_SOURCE_UP, NULL, NULL, "scroll the source up", NULL, NULL},
    {']', 0, "]", KEY_SCROLLS_SOURCE_DOWN, NULL, NULL, "scroll the source down", NULL, NULL},
    {'{', 0, "{", KEY_SCROLLS_OUTPUT_UP, NULL, NULL, "scroll the output up", NULL, NULL},
    {'}', 0, "}", KEY_SCROLLS_OUTPUT_DOWN, NULL, NULL, "scroll the output down", NULL, NULL},
    {'/', 0, "/", KEY_TYPES, ":find ", "find", "find an object by its text", NULL,
     "find a block or variable by its text"},

    {'>', 0, ">", KEY_TYPES, "", NULL, "type code: it runs in the selected frame", "The prompt",
     NULL},
    {':', 0, ":", KEY_TYPES, ":", "command", "type a command; :help lists them", NULL, NULL},
    {27, 0, "Esc", KEY_LETS_GO, NULL, NULL, "leave the prompt, or select nothing", NULL, NULL},

    {'?', TERMINAL_FUNCTION(KEY_F(1)), "?", KEY_HELPS, NULL, "help", "show this help", "The rest",
     NULL},
    {CONTROL('L'), 0, "Ctrl-L", KEY_REDRAWS, NULL, NULL, "draw the screen anew", NULL, NULL},
    {CONTROL('Z'), 0, "Ctrl-Z", KEY_SUSPENDS, NULL, NULL, "go to the shell; fg comes back", NULL,
     NULL},
    {'q', CONTROL('D'), "q", KEY_QUITS, NULL, "quit", "quit", NULL, NULL},
    {0, 0, NULL, KEY_QUITS, NULL, NULL, NULL, NULL, NULL},
};

bool keys_serves(const struct key *key, const char *language)
{
    return !key->in_c || *key->in_c || !language || strcmp(language, "c") != 0;
}

const struct key *keys_find(unsigned code)
{
    for (const struct key *key = keys; key->label; key++)
        if (key->code == code || (key->other_code && key->other_code == code))
            return key;
    return NULL;
}

void keys_hints(const struct canvas *canvas, int cols, struct text *out)
{
    struct text one = {0};
    int used = 0;
    for (const struct key *key = keys; key->label; key++) {
        if (!key->hint)
            continue;
        text_append(&one, key->label);
        if (!*key->hint)
            continue;
        text_format(&one, " %s", key->hint);
        int width = canvas_measure(canvas, text_string(&one)) + (used ? 2 : 0);
        if (used + width <= cols) {
            text_append(out, used ? "  " : "");
            text_append(out, text_string(&one));
            used += width;
        }
        text_clear(&one);
    }
    text_fini(&one);
}

void keys_selection_hints(const char *language, struct text *out)
{
    text_append(out, strcmp(language, "c") ? "Enter all about it  w why alive  h holders"
                                           : "Enter all about it  w way there  h who points");
    text_append(out, "  u unfold  Tab next  Esc let go");
}

void keys_contents_hints(bool has_twin, struct text *out)
{
    text_append(out, "↑↓ choose  Enter open  ");
    text_append(out, has_twin ? "c beside its twin  " : "");
    text_append(out, "/ search  ? keys  q quit");
}

void keys_comparison_hints(int active, struct text *out)
{
    static const char *const sides[] = {"left", "right", "both"};
    static const char *const keys_there[] = {"Enter alone", "Enter alone", "↑↓ event"};
    text_format(out, "←→ step %s  Tab choose  %s  n over  c run  v view  ? help  q quit",
                sides[active], keys_there[active]);
}

void keys_prompt_hints(struct text *out)
{
    text_append(out,
                "Enter run  Tab complete  ↑↓ history  Ctrl-R search  :help commands  Esc back");
}

void keys_panel_hints(struct text *out)
{
    text_append(out, "↑↓ scroll  Esc close");
}

void keys_help_panel(struct panel *panel, const char *language)
{
    struct text help = {0};
    keys_help(language, &help);
    panel_open(panel, "Keys", text_string(&help));
    text_fini(&help);
}

bool keys_serves_comparison(const struct key *key)
{
    switch (key->action) {
    case KEY_DOES_COMMAND: /* nothing is selected that these could be about */
        return strcmp(key->line, "why") != 0 && strcmp(key->line, "holders") != 0;
    case KEY_SELECTS_NEXT:
    case KEY_SELECTS_PREVIOUS:
    case KEY_ENTERS:
    case KEY_LETS_GO:
    case KEY_SCROLLS_UP:
    case KEY_SCROLLS_DOWN:
    case KEY_HELPS:
    case KEY_REDRAWS:
    case KEY_SUSPENDS:
    case KEY_QUITS: return true;
    default: return false;
    }
}

void keys_comparison_panel(struct panel *panel)
{
    struct text help = {0};
    text_append(&help, "Which program\n"
                       "Tab\tchoose the left side, the right one, or both\n"
                       "Enter\topen the chosen side alone, with its prompt; q comes back\n"
                       "Esc\tchoose both\n"
                       "\nThe programs chosen\n");
    for (const struct key *key = keys; key->label; key++)
        if (keys_serves_comparison(key) &&
            (key->action == KEY_DOES_COMMAND || key->action > KEY_LETS_GO))
            text_format(&help, "%s\t%s\n", key->label, key->help);
    text_append(&help, "click\tchoose a side; twice, open it alone\nwheel\tscroll its heap\n");
    panel_open(panel, "Keys", text_string(&help));
    text_fini(&help);
}

void keys_help(const char *language, struct text *out)
{
    bool is_c = language && !strcmp(language, "c");
    for (const struct key *key = keys; key->label; key++) {
        if (key->heading)
            text_format(out, "%s%s\n", key == keys ? "" : "\n", key->heading);
        if (keys_serves(key, language))
            text_format(out, "%s\t%s\n", key->label, is_c && key->in_c ? key->in_c : key->help);
    }
    text_append(out,
                "\nThe mouse\nclick\tselect an object; on a line of the source, a breakpoint\n"
                "\ton the timeline, go there; drag along it\nwheel\tscroll what is under it\n");
    if (!language)
        text_append(out, "\nThe table of contents\nEnter\topen the lesson\n"
                         "c\topen it beside its twin in the other language\n"
                         "/\tlist the lessons that have a word\n");
}
