/* What is typed at the prompt: code, a command behind a colon, or a line that the program asks for. */
#include "session/engine.h"
#include "ui/screen/keys.h"
#include "ui/screen/state.h"

#include <ctype.h>
#include <curses.h>
#include <string.h>
#undef scroll
#undef timeout

enum { ECHO_ROWS = 6, BLOCK_ROWS = 6 };

bool typing_waits_for_input(const struct screen *screen)
{
    struct session_place place = session_place(screen->session);
    return place.wants_input && place.step == place.steps;
}

/* The words with which the program asks: what stands in its output's last line. */
static void append_question(const struct screen *screen, struct text *label)
{
    const struct record *record = session_record(screen->session);
    size_t length;
    const char *output = instant_output((struct instant){record, record_end(record)}, &length);
    size_t begin = length;
    while (begin && output[begin - 1] != '\n')
        begin--;
    text_append_bytes(label, output + begin, length - begin);
}

/* What stands before a line of code: the language's own mark before a block's first line. */
static const char *code_label(const struct screen *screen, bool is_first)
{
    return is_first ? session_engine(screen->session)->prompt : "... ";
}

void typing_update(struct screen *screen)
{
    struct text label = {0};
    if (screen->asking)
        text_append(&label, "this is the past: run it at the End, or go on from Here? [e/h/Esc] ");
    else if (typing_waits_for_input(screen)) {
        append_question(screen, &label);
        if (!label.length)
            text_append(&label, "input: ");
    } else
        text_append(&label, code_label(screen, !screen->block.length));
    prompt_set_label(screen->prompt, text_string(&label));
    text_fini(&label);
}

void typing_focus(struct screen *screen, bool focused)
{
    screen->focused = focused;
    screen->focused_for_input = false;
}

static void drop_block(struct screen *screen)
{
    text_clear(&screen->block);
    screen->asking = false;
}

void typing_interrupt(struct screen *screen)
{
    bool typed = !prompt_empty(screen->prompt) || screen->block.length;
    prompt_cancel(screen->prompt);
    drop_block(screen);
    text_clear(&screen->echo);
    if (!screen->focused)
        screen_say(screen, false, "q quits");
    else if (!typed)
        typing_focus(screen, false);
}

/* ---- running ---- */

static size_t output_length(const struct screen *screen)
{
    size_t length;
    instant_output(session_now(screen->session), &length);
    return length;
}

/* Keeps what was printed since, to be shown above the prompt. */
static void take_echo(struct screen *screen, size_t since)
{
    size_t length;
    const char *output = instant_output(session_now(screen->session), &length);
    text_clear(&screen->echo);
    screen->echo_is_error = false;
    if (length <= since)
        return;
    size_t end;
    screen->echo_is_error =
        record_output_stream(session_record(screen->session), length - 1, &end) == RECORD_STDERR;
    text_append_bytes(&screen->echo, output + since, length - since);
}

static void indent_next(struct screen *screen, const char *line)
{
    struct text indent = {0};
    size_t blanks = strspn(line, " "), length = strlen(line);
    text_append_repeated(&indent, ' ', blanks);
    if (length && line[length - 1] == session_engine(screen->session)->block_begins)
        text_append_repeated(&indent, ' ', 4);
    prompt_insert(screen->prompt, text_string(&indent));
    text_fini(&indent);
}

/* Hands the block to the session. True: it wants more lines. */
static bool run_block(struct screen *screen, enum session_where where)
{
    struct text answer = {0};
    size_t printed = where == SESSION_FROM_HERE ? output_length(screen) : 0;
    if (!printed)
        instant_output((struct instant){session_record(screen->session),
                                        record_end(session_record(screen->session))},
                       &printed);
    terminal_set_busy(screen->terminal, screen->session);
    enum session_typed result = session_type(screen->session, text_string(&screen->block),
                                             screen->block.length, where, &answer);
    terminal_set_busy(screen->terminal, NULL);
    text_clear(&screen->echo);
    switch (result) {
    case SESSION_TYPED_INCOMPLETE: break;
    case SESSION_TYPED_ASKS: screen->asking = true; break;
    case SESSION_TYPED_RAN:
        drop_block(screen);
        take_echo(screen, printed);
        session_choices(screen->session)->source_follows = true;
        break;
    case SESSION_TYPED_WRONG:
        drop_block(screen);
        text_append(&screen->echo, text_string(&answer));
        screen->echo_is_error = true;
        break;
    }
    text_fini(&answer);
    return result == SESSION_TYPED_INCOMPLETE;
}

/* The prompt had the focus for the program's question only. */
static void go_on_after_input(struct screen *screen)
{
    typing_focus(screen, screen->focused && !screen->focused_for_input);
    screen_do(screen, "step");
}

static void give_input(struct screen *screen, const char *line)
{
    struct text text = {0};
    text_append(&text, line);
    text_append_char(&text, '\n');
    session_give_input(screen->session, text_string(&text), text.length);
    text_fini(&text);
    go_on_after_input(screen);
}

static bool is_blank(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

static void enter_line(struct screen *screen, const char *typed)
{
    struct text line = {0};
    text_append(&line, is_blank(typed) ? "" : typed);
    const char *start = text_string(&line) + strspn(text_string(&line), " \t");
    if (typing_waits_for_input(screen) && *start != ':')
        give_input(screen, typed);
    else if (!screen->block.length && *start == ':') {
        prompt_remember(screen->prompt, start);
        text_clear(&screen->echo);
        screen_do(screen, start + 1);
    } else if (!screen->block.length && !*start)
        typing_focus(screen, false);
    else {
        prompt_remember(screen->prompt, text_string(&line));
        if (screen->block.length)
            text_append_char(&screen->block, '\n');
        text_append(&screen->block, text_string(&line));
        if (run_block(screen, SESSION_UNDECIDED))
            indent_next(screen, text_string(&line));
    }
    text_fini(&line);
}

/* The keys that answer whether typed code is to run at the end or from here. */
static void answer_question(struct screen *screen, unsigned key)
{
    if (key != 'e' && key != 'E' && key != 'h' && key != 'H' && key != TERMINAL_ESCAPE)
        return;
    screen->asking = false;
    if (key == TERMINAL_ESCAPE)
        drop_block(screen);
    else
        run_block(screen, key == 'e' || key == 'E' ? SESSION_AT_END : SESSION_FROM_HERE);
}

/* Some keys mean the picture also here: those that have nothing to do in an empty line. */
static bool is_for_picture(const struct screen *screen, unsigned key)
{
    static const unsigned always[] = {TERMINAL_FUNCTION(KEY_PPAGE), TERMINAL_FUNCTION(KEY_NPAGE),
                                      TERMINAL_FUNCTION(KEY_F(1)), TERMINAL_FUNCTION(KEY_BTAB)};
    for (size_t i = 0; i < ARRAY_LENGTH(always); i++)
        if (key == always[i])
            return true;
    return prompt_empty(screen->prompt) && !screen->block.length &&
           (key == TERMINAL_FUNCTION(KEY_LEFT) || key == TERMINAL_FUNCTION(KEY_RIGHT) ||
            key == TERMINAL_FUNCTION(KEY_HOME) || key == TERMINAL_FUNCTION(KEY_END));
}

void typing_key(struct screen *screen, unsigned key)
{
    if (screen->asking) {
        answer_question(screen, key);
        return;
    }
    if (is_for_picture(screen, key)) {
        screen_key(screen, key);
        return;
    }
    if (key == TERMINAL_ESCAPE && !prompt_wants_escape(screen->prompt)) {
        typing_focus(screen, false);
        text_clear(&screen->echo);
        return;
    }
    switch (prompt_key(screen->prompt, key)) {
    case PROMPT_EDITING: break;
    case PROMPT_LINE: enter_line(screen, prompt_line(screen->prompt)); break;
    case PROMPT_END:
        if (typing_waits_for_input(screen)) {
            session_give_input(screen->session, "", 0);
            go_on_after_input(screen);
        } else if (screen->block.length)
            drop_block(screen);
        else
            screen->quit = true;
        break;
    }
}

/* Each pasted line is entered; the last one, which has no newline, stays to be edited. */
void typing_paste(struct screen *screen, const char *text)
{
    text_clear(&screen->message);
    if (screen->panel.open || screen->asking)
        return;
    typing_focus(screen, true);
    while (*text) {
        struct text line = {0};
        size_t length = strcspn(text, "\n");
        text_append_bytes(&line, text, length);
        if (screen->block.length && !prompt_empty(screen->prompt))
            prompt_cancel(screen->prompt); /* the indentation is the pasted text's own */
        prompt_insert(screen->prompt, text_string(&line));
        text_fini(&line);
        if (text[length])
            typing_key(screen, '\r');
        text += length + (text[length] == '\n');
        if (screen->asking)
            return;
    }
}

/* ---- drawing ---- */

static int count_lines(const struct text *text)
{
    int lines = 0;
    const char *at = text_string(text);
    for (; *at; lines++) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return lines;
}

int typing_rows(const struct screen *screen, int most)
{
    const struct text *text = screen->block.length ? &screen->block : &screen->echo;
    int rows = MIN(count_lines(text), screen->block.length ? BLOCK_ROWS : ECHO_ROWS);
    return MAX(MIN(rows, most), 0);
}

/* The last rows of the block that is being typed, or of what the last line printed. */
void typing_draw(const struct screen *screen, const struct canvas_region *region)
{
    bool is_block = screen->block.length != 0;
    const struct text *text = is_block ? &screen->block : &screen->echo;
    int skip = count_lines(text) - region->rows, row = 0;
    const char *at = text_string(text);
    for (int line = 0; *at; line++) {
        size_t length = strcspn(at, "\n");
        if (line >= skip) {
            int x = 0;
            if (is_block)
                x = canvas_put(region, 0, row, code_label(screen, !line), ROLE_DIM);
            canvas_put_fit_bytes(region, x, row, region->cols - x, at, length,
                                 is_block                ? ROLE_TEXT
                                 : screen->echo_is_error ? ROLE_ERROR
                                                         : ROLE_OUTPUT);
            row++;
        }
        at += length + (at[length] == '\n');
    }
}
