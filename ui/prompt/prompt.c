#define _GNU_SOURCE /* fopencookie */
#include "ui/prompt/parts.h"

#include "base/utf8.h"
#include "ui/screen/terminal.h"

#include <curses.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STACK_BYTES = 1024 * 1024, HISTORY_LINES = 2000 };

/* Keys that are no characters are given to libedit as these, which nobody types. */
static const struct {
    unsigned key;
    wchar_t code;
    const wchar_t *name, *function;
} special[] = {
    {TERMINAL_FUNCTION(KEY_LEFT), 0x82, L"\\202", L"ed-prev-char"},
    {TERMINAL_FUNCTION(KEY_RIGHT), 0x83, L"\\203", L"ed-next-char"},
    {TERMINAL_FUNCTION(KEY_UP), 0x84, L"\\204", L"ed-prev-history"},
    {TERMINAL_FUNCTION(KEY_DOWN), 0x85, L"\\205", L"ed-next-history"},
    {TERMINAL_FUNCTION(KEY_HOME), 0x86, L"\\206", L"ed-move-to-beg"},
    {TERMINAL_FUNCTION(KEY_END), 0x87, L"\\207", L"ed-move-to-end"},
    {TERMINAL_FUNCTION(KEY_DC), 0x88, L"\\210", L"ed-delete-next-char"},
};

void prompt_append_wide(struct text *text, const wchar_t *characters, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_append_code_point(text, (uint32_t)characters[i]);
}

wchar_t *prompt_widen(const char *text)
{
    size_t length = strlen(text), count = 0;
    wchar_t *wide = malloc((length + 1) * sizeof *wide);
    if (!wide)
        return NULL;
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf8_decode(text + at, length - at, &code_point);
        wide[count++] = (wchar_t)code_point;
    }
    wide[count] = L'\0';
    return wide;
}

/* ---- inside the coroutine ---- */

static wchar_t *no_prompt(EditLine *edit)
{
    static wchar_t empty[] = L"";
    (void)edit;
    return empty;
}

/* libedit's reader: gives it the key that waits, or waits for one outside. */
static int read_key(EditLine *edit, wchar_t *character)
{
    struct prompt *prompt = NULL;
    el_wget(edit, EL_CLIENTDATA, &prompt);
    while (!prompt->has_next && !prompt->canceling)
        coroutine_yield(prompt->coroutine);
    if (prompt->canceling)
        return 0;
    prompt->has_next = false;
    *character = prompt->next;
    return 1;
}

/* `bind -e` and `bind -v`, also in the person's own file, wipe these: they are made for every line. */
static void bind_keys(EditLine *edit)
{
    for (size_t i = 0; i < ARRAY_LENGTH(special); i++) {
        el_wset(edit, EL_BIND, special[i].name, special[i].function, NULL);
        el_wset(edit, EL_BIND, L"-a", special[i].name, special[i].function, NULL);
    }
    el_wset(edit, EL_BIND, L"^I", L"heapstep-complete", NULL);
    el_wset(edit, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
    /* vi's v would start an editor in the middle of the picture. */
    el_wset(edit, EL_BIND, L"-a", L"v", L"ed-unassigned", NULL);
}

static void edit_lines(void *argument)
{
    struct prompt *prompt = argument;
    for (;;) {
        int count = 0;
        el_set(prompt->edit, EL_EDITMODE, 1);
        bind_keys(prompt->edit);
        const wchar_t *line = el_wgets(prompt->edit, &count);
        if (prompt->canceling) {
            prompt->canceling = false;
            prompt->event = PROMPT_EDITING;
        } else if (!line || count <= 0) {
            prompt->event = PROMPT_END;
            coroutine_yield(prompt->coroutine);
        } else {
            text_clear(&prompt->line);
            prompt_append_wide(&prompt->line, line, (size_t)count - 1);
            prompt->event = PROMPT_LINE;
        }
    }
}

/* ---- making and freeing ---- */

static ssize_t discard(void *cookie, const char *bytes, size_t length)
{
    struct prompt *prompt = cookie;
    if (memchr(bytes, '\a', length) && prompt->options.beep)
        prompt->options.beep(prompt->options.context);
    return (ssize_t)length;
}

static bool open_files(struct prompt *prompt)
{
    char name[128];
    prompt->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (prompt->master < 0 || grantpt(prompt->master) || unlockpt(prompt->master) ||
        ptsname_r(prompt->master, name, sizeof name))
        return false;
    prompt->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (prompt->slave < 0)
        return false;
    prompt->sink = fopencookie(prompt, "w", (cookie_io_functions_t){.write = discard});
    if (prompt->sink)
        setvbuf(prompt->sink, NULL, _IONBF, 0);
    return prompt->sink != NULL;
}

static bool open_editor(struct prompt *prompt)
{
    HistEventW event;
    prompt->edit = el_init_fd("heapstep", stdin, prompt->sink, prompt->sink, prompt->slave,
                              prompt->slave, prompt->slave);
    prompt->history = history_winit();
    if (!prompt->edit || !prompt->history)
        return false;
    history_w(prompt->history, &event, H_SETSIZE, HISTORY_LINES);
    history_w(prompt->history, &event, H_SETUNIQUE, 1);
    el_wset(prompt->edit, EL_CLIENTDATA, prompt);
    el_wset(prompt->edit, EL_PROMPT, no_prompt);
    el_wset(prompt->edit, EL_GETCFN, read_key);
    el_wset(prompt->edit, EL_HIST, history_w, prompt->history);
    el_wset(prompt->edit, EL_ADDFN, L"heapstep-complete", L"complete the word", prompt_complete);
    el_wset(prompt->edit, EL_EDITOR, L"emacs");
    el_source(prompt->edit, NULL);
    return true;
}

struct prompt *prompt_new(const struct prompt_options *options)
{
    struct prompt *prompt = calloc(1, sizeof *prompt);
    if (!prompt)
        return NULL;
    prompt->options = *options;
    prompt->master = prompt->slave = -1;
    if (open_files(prompt) && open_editor(prompt))
        prompt->coroutine = coroutine_new(STACK_BYTES, edit_lines, prompt);
    if (!prompt->coroutine) {
        prompt_free(prompt);
        return NULL;
    }
    prompt->history_path = options->history ? history_file() : NULL;
    history_read(prompt);
    coroutine_resume(prompt->coroutine);
    return prompt;
}

void prompt_free(struct prompt *prompt)
{
    if (!prompt)
        return;
    coroutine_free(prompt->coroutine);
    if (prompt->edit)
        el_end(prompt->edit);
    if (prompt->history)
        history_wend(prompt->history);
    if (prompt->sink)
        fclose(prompt->sink);
    if (prompt->slave >= 0)
        close(prompt->slave);
    if (prompt->master >= 0)
        close(prompt->master);
    free(prompt->history_path);
    text_fini(&prompt->line);
    text_fini(&prompt->candidates);
    free(prompt);
}

/* ---- outside ---- */

static void give(struct prompt *prompt, wchar_t character)
{
    prompt->next = character;
    prompt->has_next = true;
    coroutine_resume(prompt->coroutine);
    if (prompt->event == PROMPT_END)
        coroutine_resume(prompt->coroutine);
}

/* The character that libedit gets for a key, 0 for a key that means nothing to it. */
static wchar_t character_of(unsigned key)
{
    for (size_t i = 0; i < ARRAY_LENGTH(special); i++)
        if (special[i].key == key)
            return special[i].code;
    if (key == TERMINAL_FUNCTION(KEY_BACKSPACE))
        return 0x7f;
    if (key == TERMINAL_FUNCTION(KEY_ENTER) || key == '\n')
        return L'\r';
    if (key >= 0x80 && key < 0xa0)
        return 0;
    return key <= 0x10ffff ? (wchar_t)key : 0;
}

static bool is_searching(struct prompt *prompt)
{
    const LineInfoW *info = el_wline(prompt->edit);
    for (const wchar_t *at = info->buffer; at < info->lastchar; at++)
        if (*at == L'\n')
            return true;
    return false;
}

static bool is_vi(struct prompt *prompt)
{
    const wchar_t *editor = NULL;
    return el_wget(prompt->edit, EL_EDITOR, &editor) == 0 && editor && wcscmp(editor, L"vi") == 0;
}

bool prompt_wants_escape(struct prompt *prompt)
{
    return is_searching(prompt) || (is_vi(prompt) && !prompt->escaped);
}

enum prompt_event prompt_key(struct prompt *prompt, unsigned key)
{
    bool meta = key >= TERMINAL_META;
    wchar_t character = character_of(meta ? key - TERMINAL_META : key);
    prompt->event = PROMPT_EDITING;
    text_clear(&prompt->candidates);
    if (!character)
        return PROMPT_EDITING;
    prompt->escaped = key == TERMINAL_ESCAPE;
    if (meta && character < 0x80)
        give(prompt, 27);
    give(prompt, character);
    enum prompt_event event = prompt->event;
    prompt->event = PROMPT_EDITING;
    return event;
}

void prompt_insert(struct prompt *prompt, const char *text)
{
    wchar_t *wide = prompt_widen(text);
    if (!wide)
        return;
    for (wchar_t *at = wide; *at; at++)
        if (*at == L'\t')
            *at = L' ';
        else if (*at < 32 || *at == 127)
            *at = L'?';
    text_clear(&prompt->candidates);
    if (*wide && !is_searching(prompt))
        el_winsertstr(prompt->edit, wide);
    free(wide);
}

void prompt_cancel(struct prompt *prompt)
{
    prompt->canceling = true;
    prompt->escaped = false;
    text_clear(&prompt->candidates);
    coroutine_resume(prompt->coroutine);
}

bool prompt_empty(struct prompt *prompt)
{
    const LineInfoW *info = el_wline(prompt->edit);
    return info->lastchar == info->buffer;
}

const char *prompt_line(const struct prompt *prompt)
{
    return text_string(&prompt->line);
}

void prompt_remember(struct prompt *prompt, const char *line)
{
    if (!*line)
        return;
    history_enter(prompt, line);
    history_write(prompt, line);
}

void prompt_set_label(struct prompt *prompt, const char *label)
{
    size_t length = MIN(strlen(label), sizeof prompt->label - 1);
    memcpy(prompt->label, label, length);
    prompt->label[utf8_valid_prefix(prompt->label, length)] = '\0';
}
