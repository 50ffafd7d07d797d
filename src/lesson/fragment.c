/* Blocks of C that are functions and no program: teaching documents are full of them. (markdown.h)
 *
 * The usual headers are put before such a block, and after it a main that calls its last function without parameters; functions
 * before that one are mostly its helpers. A block without such a function stays what it is.
 */
#include "lesson/markdown.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A walk through a program's text that sees code only: comments, literals and directives are passed over. */
struct walk {
    const char *at;
    bool line_begins;
};

static const char *after(const char *text, const char *end)
{
    const char *found = strstr(text, end);
    return found ? found + strlen(end) : text + strlen(text);
}

static const char *after_literal(const char *text)
{
    char quote = *text++;
    while (*text && *text != quote && *text != '\n')
        text += text[0] == '\\' && text[1] ? 2 : 1;
    return text + (*text == quote);
}

/* The next character of code; NUL at the end. What was passed over reads as one space, a literal as a 0. */
static char next(struct walk *walk)
{
    char found = *walk->at;
    bool began = walk->line_begins;
    walk->line_begins = found == '\n' || (began && isspace((unsigned char)found));
    if (strncmp(walk->at, "//", 2) == 0 || (found == '#' && began)) {
        walk->at += strcspn(walk->at, "\n");
        return ' ';
    }
    if (strncmp(walk->at, "/*", 2) == 0) {
        walk->at = after(walk->at + 2, "*/");
        return ' ';
    }
    if (found == '"' || found == '\'') {
        walk->at = after_literal(walk->at);
        return '0';
    }
    walk->at += found != '\0';
    return found;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void trim_end(struct text *text)
{
    while (text->length && isspace((unsigned char)text->bytes[text->length - 1]))
        text_truncate(text, text->length - 1);
}

/* Of a function's head, `int *make(void)`, leaves the name when it has no parameters; else nothing. */
static void keep_name(struct text *head)
{
    static const char *const empty[] = {")", "void"};
    for (size_t i = 0; i < ARRAY_LENGTH(empty); i++) {
        size_t length = strlen(empty[i]);
        trim_end(head);
        if (head->length >= length &&
            memcmp(head->bytes + head->length - length, empty[i], length) == 0)
            text_truncate(head, head->length - length);
        else if (i == 0)
            text_clear(head);
    }
    trim_end(head);
    if (!head->length || head->bytes[head->length - 1] != '(') {
        text_clear(head);
        return;
    }
    text_truncate(head, head->length - 1);
    trim_end(head);
    size_t start = head->length;
    while (start && is_word(head->bytes[start - 1]))
        start--;
    memmove(head->bytes, head->bytes + start, head->length - start);
    text_truncate(head, head->length - start);
}

/* The name of the last function that can be called without an argument; empty: there is none. */
static void last_callable(const char *source, struct text *name)
{
    struct walk walk = {source, true};
    struct text head = {0};
    int depth = 0;
    for (char c; (c = next(&walk)) != '\0';) {
        if (c == '{' && depth++ == 0) {
            keep_name(&head);
            if (head.length) {
                text_clear(name);
                text_append(name, text_string(&head));
            }
        } else if (c == '}') {
            depth -= depth > 0;
            text_clear(&head);
        } else if (c == ';') {
            text_clear(&head);
        } else if (depth == 0) {
            text_append_char(&head, c);
        }
    }
    name->failed |= head.failed;
    text_fini(&head);
}

static bool has_main(const char *source)
{
    struct walk walk = {source, true};
    struct text word = {0};
    bool found = false;
    for (char c; !found && (c = next(&walk)) != '\0';) {
        if (is_word(c)) {
            text_append_char(&word, c);
            continue;
        }
        found = c == '(' && strcmp(text_string(&word), "main") == 0;
        if (!isspace((unsigned char)c) || strcmp(text_string(&word), "main") != 0)
            text_clear(&word);
    }
    text_fini(&word);
    return found;
}

bool lesson_is_fragment(const struct lesson *lesson)
{
    return strcmp(lesson->language, "c") == 0 && !has_main(lesson->source);
}

bool lesson_complete(struct lesson *lesson)
{
    static const char *const headers[] = {"<stdio.h>", "<stdlib.h>", "<string.h>"};
    struct text name = {0}, whole = {0};
    last_callable(lesson->source, &name);
    bool well = !name.failed;
    if (name.length) {
        for (size_t i = 0; i < ARRAY_LENGTH(headers); i++)
            if (!strstr(lesson->source, headers[i]))
                text_format(&whole, "#include %s\n", headers[i]);
        text_format(&whole,
                    "\n%s\nint main(void)\n{\n"
                    "    //| The document's block has no main. This one calls its function.\n"
                    "    %s();\n    return 0;\n}\n",
                    lesson->source, text_string(&name));
        char *completed = text_take(&whole);
        well = well && completed;
        if (completed) {
            free(lesson->source);
            lesson->source = completed;
            lesson->length = strlen(completed);
            lesson->completed = true;
        }
    }
    text_fini(&name);
    text_fini(&whole);
    return well;
}
