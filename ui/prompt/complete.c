/* Completion: Tab adds what all candidates agree on, and shows them when there are several. */
#include "base/utf8.h"
#include "ui/prompt/parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static bool in_word(unsigned char byte)
{
    return isalnum(byte) || byte == '_' || byte == '-' || byte >= 0x80;
}

/* How much of a candidate stands before the cursor already: its longest beginning that the text
 * ends with. A candidate may be the whole `numbers.append` or only `append`. */
static size_t typed_already(const char *before, size_t length, const char *candidate,
                            size_t candidate_length)
{
    size_t most = MIN(length, candidate_length);
    for (size_t n = most; n > 0; n--)
        if (memcmp(before + length - n, candidate, n) == 0)
            return n;
    return 0;
}

static size_t common_beginning(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t n = 0;
    while (n < a_length && n < b_length && a[n] == b[n])
        n++;
    return n;
}

/* Takes the candidates that go on with the word before the cursor; what they all add goes to
 * `addition`. How many there are. */
static size_t choose(struct prompt *prompt, const char *before, size_t length, const char *answer,
                     struct text *addition)
{
    size_t count = 0, word = 0;
    while (word < length && in_word((unsigned char)before[length - word - 1]))
        word++;
    while (*answer) {
        size_t one = strcspn(answer, "\n");
        size_t typed = typed_already(before, length, answer, one);
        if (one && typed >= word) {
            text_append_bytes(&prompt->candidates, answer, one);
            text_append_char(&prompt->candidates, '\n');
            if (!count++)
                text_append_bytes(addition, answer + typed, one - typed);
            else
                text_truncate(addition, common_beginning(text_string(addition), addition->length,
                                                         answer + typed, one - typed));
        }
        answer += one + (answer[one] == '\n');
    }
    /* What they agree on may end inside a character. */
    text_truncate(addition, utf8_valid_prefix(text_string(addition), addition->length));
    return count;
}

static bool is_blank(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ')
            return false;
    return true;
}

unsigned char prompt_complete(EditLine *edit, int key)
{
    struct prompt *prompt = NULL;
    struct text line = {0}, answer = {0}, addition = {0};
    (void)key;
    el_wget(edit, EL_CLIENTDATA, &prompt);
    const LineInfoW *info = el_wline(edit);
    prompt_append_wide(&line, info->buffer, (size_t)(info->cursor - info->buffer));
    size_t cursor = line.length;
    prompt_append_wide(&line, info->cursor, (size_t)(info->lastchar - info->cursor));
    text_clear(&prompt->candidates);
    size_t count = 1;
    if (is_blank(text_string(&line), cursor))
        text_append_repeated(&addition, ' ', 4 - cursor % 4);
    else if (prompt->options.complete) {
        prompt->options.complete(prompt->options.context, text_string(&line), cursor, &answer);
        count = choose(prompt, text_string(&line), cursor, text_string(&answer), &addition);
    }
    if (count == 1 || addition.length)
        text_clear(&prompt->candidates);
    wchar_t *wide = addition.length ? prompt_widen(text_string(&addition)) : NULL;
    if (wide)
        el_winsertstr(edit, wide);
    free(wide);
    text_fini(&line);
    text_fini(&answer);
    text_fini(&addition);
    return count ? CC_REFRESH : CC_REFRESH_BEEP;
}
