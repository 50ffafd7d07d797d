/* A document read: headings, prose and fenced blocks become lessons. (lesson.h)
 *
 * cmark parses; this file walks the top-level blocks once, in order. A heading sets the chapter or the lesson's title and begins a
 * new introduction; prose is gathered; a block of Python or C takes what was gathered and is a lesson. Data files are kept aside and
 * given out at the end, since a file may stand below the program that opens it.
 */
#include "lesson/markdown.h"

#include "base/utf8.h"

#include <cmark.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A data file and how many lessons stand above it. */
struct placed_file {
    struct lesson_file file;
    size_t after;
};

struct reading {
    struct lesson_document *document;
    struct text chapter, heading, prose;
    struct {
        VECTOR(struct placed_file);
    } files;
    size_t section; /* lessons that stood above the heading now in force */
    bool failed;    /* memory ran out */
};

/* Prose as plain text. */

static void inline_text(cmark_node *node, struct text *out)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK: text_append_char(out, ' '); return;
    case CMARK_NODE_LINEBREAK: text_append_char(out, '\n'); return;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE: text_append(out, cmark_node_get_literal(node)); return;
    default: break;
    }
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        inline_text(child, out);
}

static void block_text(cmark_node *node, struct text *out)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        inline_text(node, out);
        text_append_char(out, '\n');
        return;
    case CMARK_NODE_CODE_BLOCK: text_append(out, cmark_node_get_literal(node)); return;
    case CMARK_NODE_ITEM: text_append(out, "- "); break;
    case CMARK_NODE_LIST:
    case CMARK_NODE_BLOCK_QUOTE: break;
    default: return;
    }
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        block_text(child, out);
}

static void trim(struct text *text)
{
    while (text->length && isspace((unsigned char)text->bytes[text->length - 1]))
        text_truncate(text, text->length - 1);
}

/* "2. Object Lifetime Example:" reads as "Object Lifetime Example". */
static void heading_text(cmark_node *node, struct text *out)
{
    struct text whole = {0};
    inline_text(node, &whole);
    trim(&whole);
    while (whole.length && whole.bytes[whole.length - 1] == ':')
        text_truncate(&whole, whole.length - 1);
    const char *start = text_string(&whole);
    size_t digits = strspn(start, "0123456789");
    if (digits && start[digits] == '.' && start[digits + 1] == ' ')
        start += digits + 2;
    text_clear(out);
    text_append(out, start);
    out->failed |= whole.failed;
    text_fini(&whole);
}

/* Names. */

void lesson_slug(const char *heading, struct text *out)
{
    bool gap = false;
    size_t begin = out->length;
    for (const char *p = heading; *p && (*p != '(' || out->length == begin);) {
        uint32_t code_point;
        size_t length = utf8_decode(p, strlen(p), &code_point);
        if (code_point >= 0x80 || isalnum((int)code_point) || code_point == '_') {
            if (gap && out->length > begin)
                text_append_char(out, '-');
            gap = false;
            if (code_point < 0x80)
                text_append_char(out, (char)tolower((int)code_point));
            else
                text_append_bytes(out, p, length);
        } else if (code_point != '\'') {
            gap = true;
        }
        p += length;
    }
    if (out->length == begin)
        text_append(out, "program");
}

static bool name_is_taken(const struct lesson_document *document, const char *name)
{
    for (size_t i = 0; i < document->lessons.count; i++)
        if (strcmp(document->lessons.items[i]->name, name) == 0)
            return true;
    return false;
}

/* The wanted name, with the first free number from 2 when it is taken. */
static char *free_name(const struct lesson_document *document, const char *wanted)
{
    struct text name = {0};
    text_append(&name, wanted);
    for (unsigned n = 2; !name.failed && name_is_taken(document, text_string(&name)); n++) {
        text_clear(&name);
        text_format(&name, "%s-%u", wanted, n);
    }
    return text_take(&name);
}

/* Info strings. */

bool lesson_attribute(const char *info, const char *key, struct text *value)
{
    size_t key_length = strlen(key);
    const char *p = info;
    while (*p) {
        p += strspn(p, " \t");
        const char *word = p;
        p += strcspn(p, " \t=");
        bool wanted = (size_t)(p - word) == key_length && memcmp(word, key, key_length) == 0;
        if (*p != '=')
            continue;
        p++;
        bool quoted = *p == '"';
        p += quoted;
        size_t length = strcspn(p, quoted ? "\"" : " \t");
        if (wanted) {
            text_append_bytes(value, p, length);
            return true;
        }
        p += length;
        p += quoted && *p == '"';
    }
    return false;
}

static const char *language_of(const char *info)
{
    static const char *const words[][2] = {
        {"python", "python"}, {"python3", "python"}, {"py", "python"}, {"c", "c"}};
    char word[16] = "";
    size_t length = strcspn(info, " \t");
    for (size_t i = 0; i < length && i < sizeof word - 1; i++)
        word[i] = (char)tolower((unsigned char)info[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (length < sizeof word && strcmp(word, words[i][0]) == 0)
            return words[i][1];
    return NULL;
}

/* Blocks. */

static char *copy(const char *string)
{
    return lesson_copy(string, strlen(string));
}

char *lesson_copy(const char *bytes, size_t length)
{
    char *made = malloc(length + 1);
    if (made) {
        memcpy(made, bytes, length);
        made[length] = '\0';
    }
    return made;
}

static void add_file(struct reading *reading, const char *name, const char *bytes)
{
    struct placed_file placed = {.after = reading->document->lessons.count};
    placed.file.name = copy(name);
    placed.file.bytes = copy(bytes);
    placed.file.length = strlen(bytes);
    if (!placed.file.name || !placed.file.bytes || !vector_push(&reading->files, placed)) {
        free(placed.file.name);
        free(placed.file.bytes);
        reading->failed = true;
    }
}

/* A program in the other language further up in the same section, and not yet paired, is its partner. */
static bool pair(struct reading *reading, struct lesson *lesson)
{
    for (size_t i = reading->section; i < reading->document->lessons.count; i++) {
        struct lesson *other = reading->document->lessons.items[i];
        if (other->partner || strcmp(other->language, lesson->language) == 0)
            continue;
        other->partner = copy(lesson->name);
        lesson->partner = copy(other->name);
        return other->partner && lesson->partner;
    }
    return true;
}

static void add_lesson(struct reading *reading, const char *language, const char *info,
                       const char *source)
{
    struct text name = {0}, title = {0};
    const char *heading = text_string(&reading->heading);
    if (!*heading)
        heading = text_string(&reading->chapter);
    if (!*heading)
        heading = reading->document->title;
    if (!lesson_attribute(info, "title", &title))
        text_append(&title, heading);
    if (!lesson_attribute(info, "name", &name))
        lesson_slug(heading, &name);
    trim(&reading->prose);
    struct lesson *lesson = calloc(1, sizeof *lesson);
    bool made = lesson && !name.failed;
    if (made) {
        lesson->name = free_name(reading->document, text_string(&name));
        lesson->title = text_take(&title);
        lesson->chapter = copy(text_string(&reading->chapter));
        lesson->language = copy(language);
        lesson->source = copy(source);
        lesson->length = strlen(source);
        lesson->introduction = copy(text_string(&reading->prose));
        made = lesson->name && lesson->title && lesson->chapter && lesson->language &&
               lesson->source && lesson->introduction &&
               (!lesson_is_fragment(lesson) || lesson_complete(lesson)) &&
               lesson_read_notes(lesson) && pair(reading, lesson) &&
               vector_push(&reading->document->lessons, lesson);
    }
    if (!made) {
        lesson_free(lesson);
        reading->failed = true;
    }
    text_fini(&name);
    text_fini(&title);
    text_clear(&reading->prose);
}

static void read_block(struct reading *reading, cmark_node *node)
{
    const char *info = cmark_node_get_fence_info(node);
    const char *source = cmark_node_get_literal(node);
    struct text file = {0};
    info = info ? info : "";
    const char *language = language_of(info);
    if (lesson_attribute(info, "file", &file) && file.length)
        add_file(reading, text_string(&file), source);
    else if (language)
        add_lesson(reading, language, info, source);
    else
        block_text(node, &reading->prose);
    reading->failed |= file.failed;
    text_fini(&file);
}

static void read_heading(struct reading *reading, cmark_node *node)
{
    int level = cmark_node_get_heading_level(node);
    struct text *into = level <= 2 ? &reading->chapter : &reading->heading;
    heading_text(node, into);
    if (level <= 2)
        text_clear(&reading->heading);
    text_clear(&reading->prose);
    reading->section = reading->document->lessons.count;
}

/* Programs inside lists and quotations are lessons too, and are not prose. */
static bool holds_program(cmark_node *node)
{
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HEADING || holds_program(child))
            return true;
    }
    return false;
}

static void read_blocks(struct reading *reading, cmark_node *parent)
{
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING)
            read_heading(reading, node);
        else if (type == CMARK_NODE_CODE_BLOCK)
            read_block(reading, node);
        else if (holds_program(node))
            read_blocks(reading, node);
        else
            block_text(node, &reading->prose);
    }
}

static bool give_file(struct lesson *lesson, const struct lesson_file *file)
{
    struct lesson_file given = {copy(file->name), lesson_copy(file->bytes, file->length),
                                file->length};
    if (given.name && given.bytes && vector_push(&lesson->files, given))
        return true;
    free(given.name);
    free(given.bytes);
    return false;
}

/* Each lesson gets every file of the document; of two with one name, the last above it, else the first below. */
static bool give_files(const struct reading *reading)
{
    for (size_t i = 0; i < reading->document->lessons.count; i++) {
        struct lesson *lesson = reading->document->lessons.items[i];
        for (size_t f = 0; f < reading->files.count; f++) {
            const struct placed_file *placed = &reading->files.items[f];
            bool best = true;
            for (size_t g = 0; g < reading->files.count; g++) {
                const struct placed_file *other = &reading->files.items[g];
                if (g == f || strcmp(other->file.name, placed->file.name) != 0)
                    continue;
                if (placed->after <= i ? g > f && other->after <= i : g < f)
                    best = false;
            }
            if (best && !give_file(lesson, &placed->file))
                return false;
        }
    }
    return true;
}

static bool read_title(struct lesson_document *document, cmark_node *root, const char *path)
{
    struct text title = {0};
    for (cmark_node *node = cmark_node_first_child(root); node && !title.length;
         node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
            cmark_node_get_heading_level(node) == 1)
            heading_text(node, &title);
    if (!title.length) {
        const char *slash = strrchr(path, '/');
        text_append(&title, slash ? slash + 1 : path);
    }
    document->title = text_take(&title);
    return document->title != NULL;
}

struct lesson_document *lesson_document_parse(const char *path, const char *bytes, size_t length)
{
    struct reading reading = {.document = calloc(1, sizeof *reading.document)};
    cmark_node *root = cmark_parse_document(bytes, length, CMARK_OPT_VALIDATE_UTF8);
    reading.failed = !root || !reading.document;
    if (!reading.failed) {
        reading.document->path = copy(path);
        reading.failed = !reading.document->path || !read_title(reading.document, root, path);
    }
    if (!reading.failed)
        read_blocks(&reading, root);
    reading.failed = reading.failed || reading.prose.failed || reading.heading.failed ||
                     reading.chapter.failed || !give_files(&reading);
    cmark_node_free(root);
    for (size_t i = 0; i < reading.files.count; i++) {
        free(reading.files.items[i].file.name);
        free(reading.files.items[i].file.bytes);
    }
    vector_fini(&reading.files);
    text_fini(&reading.chapter);
    text_fini(&reading.heading);
    text_fini(&reading.prose);
    if (reading.failed) {
        lesson_document_free(reading.document);
        return NULL;
    }
    return reading.document;
}
