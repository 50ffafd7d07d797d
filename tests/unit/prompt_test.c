/* The prompt, typed at by a test instead of a person: libedit edits, no terminal is there. */
#include "ui/prompt/prompt.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void beep(void *context)
{
    ++*(int *)context;
}

static void complete(void *context, const char *line, size_t cursor, struct text *out)
{
    (void)context;
    if (cursor >= 2 && strncmp(line + cursor - 2, "nu", 2) == 0)
        text_append(out, "numbers\n");
}

/* A prompt whose history and settings are those of an empty home. */
static struct prompt *begin(int *beeps)
{
    static char home[] = "/tmp/heapstep-prompt-XXXXXX";
    if (strstr(home, "XXXXXX"))
        ck_assert_ptr_nonnull(mkdtemp(home));
    setenv("HOME", home, 1);
    setenv("XDG_STATE_HOME", home, 1);
    setenv("TERM", "xterm", 1);
    struct prompt_options options = {
        .complete = complete, .beep = beep, .context = beeps, .history = true};
    struct prompt *prompt = prompt_new(&options);
    ck_assert_ptr_nonnull(prompt);
    return prompt;
}

static enum prompt_event type(struct prompt *prompt, const char *keys)
{
    enum prompt_event event = PROMPT_EDITING;
    for (; *keys; keys++)
        event = prompt_key(prompt, (unsigned char)*keys);
    return event;
}

START_TEST(a_line_is_given_when_enter_is_pressed)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    ck_assert(prompt_empty(prompt));
    ck_assert_int_eq(type(prompt, "x = 1"), PROMPT_EDITING);
    ck_assert(!prompt_empty(prompt));
    ck_assert_int_eq(type(prompt, "\r"), PROMPT_LINE);
    ck_assert_str_eq(prompt_line(prompt), "x = 1");
    ck_assert(prompt_empty(prompt));
    prompt_free(prompt);
}
END_TEST

START_TEST(editing_keys_are_libedits)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    ck_assert_int_eq(type(prompt, "bc\001a\005d\r"),
                     PROMPT_LINE); /* to the beginning, to the end */
    ck_assert_str_eq(prompt_line(prompt), "abcd");
    ck_assert_int_eq(type(prompt, "gone\025kept\r"), PROMPT_LINE); /* the line is cleared */
    ck_assert_str_eq(prompt_line(prompt), "kept");
    prompt_free(prompt);
}
END_TEST

START_TEST(the_end_of_input_on_an_empty_line_is_told)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    ck_assert_int_eq(type(prompt, "\004"), PROMPT_END);
    prompt_free(prompt);
}
END_TEST

START_TEST(a_cancelled_line_is_gone)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    type(prompt, "half a li");
    prompt_cancel(prompt);
    ck_assert(prompt_empty(prompt));
    type(prompt, "whole\r");
    ck_assert_str_eq(prompt_line(prompt), "whole");
    prompt_free(prompt);
}
END_TEST

START_TEST(inserted_text_is_as_if_typed)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    prompt_insert(prompt, "goto 4");
    type(prompt, "2\r");
    ck_assert_str_eq(prompt_line(prompt), "goto 42");
    prompt_free(prompt);
}
END_TEST

START_TEST(tab_completes_the_only_candidate)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    type(prompt, "nu\t\r");
    ck_assert(strncmp(prompt_line(prompt), "numbers", 7) == 0);
    prompt_free(prompt);
}
END_TEST

START_TEST(the_history_outlives_the_prompt)
{
    int beeps = 0;
    struct prompt *prompt = begin(&beeps);
    prompt_remember(prompt, "remembered = 1");
    prompt_free(prompt);
    prompt = begin(&beeps);
    type(prompt, "\020\r"); /* the line before */
    ck_assert_str_eq(prompt_line(prompt), "remembered = 1");
    prompt_free(prompt);
}
END_TEST

UNIT_MAIN("prompt", a_line_is_given_when_enter_is_pressed, editing_keys_are_libedits,
          the_end_of_input_on_an_empty_line_is_told, a_cancelled_line_is_gone,
          inserted_text_is_as_if_typed, tab_completes_the_only_candidate,
          the_history_outlives_the_prompt)
