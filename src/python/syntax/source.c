/* From bytes to text: byte order mark, coding cookie, newlines. The messages are those of CPython
 * 3.11's tokenizer when it opens a file. */
#include "python/syntax/source.h"

#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

enum encoding { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII, ENCODING_UNKNOWN };

enum { MAX_ENCODING_NAME = 64 };

/* What a file looked like so far. */
struct source {
    const char *bytes;
    size_t length;
    const char *filename;
    struct syntax_error *error;
};

static char *fail(struct source *source, enum syntax_error_kind kind, const char *format,
                  const char *argument)
{
    syntax_error_set(source->error, kind, source->filename, NULL, 0, NULL, format, argument);
    return NULL;
}

static bool is_cookie_character(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* The encoding named in a comment line of the form that PEP 263 gives: `coding` then `:` or `=` then
 * the name. False when the line has none. */
static bool find_cookie(const char *line, size_t length, char name[MAX_ENCODING_NAME])
{
    size_t i = 0;
    while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
        i++;
    if (i == length || line[i] != '#')
        return false;
    for (; i + 7 < length; i++) {
        if (strncmp(line + i, "coding", 6) != 0 || (line[i + 6] != ':' && line[i + 6] != '='))
            continue;
        size_t at = i + 7;
        while (at < length && (line[at] == ' ' || line[at] == '\t'))
            at++;
        size_t count = 0;
        while (at < length && is_cookie_character(line[at]) && count < MAX_ENCODING_NAME - 1)
            name[count++] = line[at++];
        name[count] = '\0';
        if (count)
            return true;
    }
    return false;
}

static bool is_blank_or_comment(const char *line, size_t length)
{
    size_t i = 0;
    while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
        i++;
    return i == length || line[i] == '#' || line[i] == '\r' || line[i] == '\n';
}

/* Whether `name`, in lower case and with - for _, is `wanted` or goes on after it with a dash. */
static bool names(const char *name, const char *wanted)
{
    size_t i = 0;
    for (; wanted[i]; i++) {
        char c = name[i] == '_' ? '-' : (char)tolower((unsigned char)name[i]);
        if (c != wanted[i])
            return false;
    }
    return !name[i] || name[i] == '-' || name[i] == '_';
}

static enum encoding encoding_named(const char *name)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } encodings[] = {
        {"utf-8", ENCODING_UTF8},        {"utf8", ENCODING_UTF8},
        {"latin-1", ENCODING_LATIN1},    {"latin1", ENCODING_LATIN1},
        {"iso-8859-1", ENCODING_LATIN1}, {"iso-latin-1", ENCODING_LATIN1},
        {"l1", ENCODING_LATIN1},         {"ascii", ENCODING_ASCII},
        {"us-ascii", ENCODING_ASCII},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(encodings); i++)
        if (names(name, encodings[i].name))
            return encodings[i].encoding;
    return ENCODING_UNKNOWN;
}

/* Reads the cookie in the first two lines, the second only after a comment or an empty one. */
static bool has_cookie(const struct source *source, char name[MAX_ENCODING_NAME])
{
    const char *line = source->bytes;
    const char *end = line + source->length;
    for (int i = 0; i < 2 && line < end; i++) {
        size_t length = 0;
        while (line + length < end && line[length] != '\n' && line[length] != '\r')
            length++;
        if (find_cookie(line, length, name))
            return true;
        if (!is_blank_or_comment(line, length))
            return false;
        line += length;
        if (line < end)
            line += line + 1 < end && line[0] == '\r' && line[1] == '\n' ? 2 : 1;
    }
    return false;
}

static int line_of(const struct source *source, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < offset; i++)
        if (source->bytes[i] == '\n')
            line++;
    return line;
}

/* Text with \n for \r\n and \r, and for Latin-1 in UTF-8. */
static char *convert(const struct source *source, bool latin1, bool whole_lines, size_t *length)
{
    struct text text = {0};
    const char *at = source->bytes;
    const char *end = at + source->length;
    while (at < end) {
        const char *start = at;
        while (at < end && *at != '\r' && !(latin1 && (unsigned char)*at >= 128))
            at++;
        text_append_bytes(&text, start, (size_t)(at - start));
        if (at == end)
            break;
        if (*at == '\r') {
            text_append_char(&text, '\n');
            at += at + 1 < end && at[1] == '\n' ? 2 : 1;
        } else {
            text_append_code_point(&text, (unsigned char)*at++);
        }
    }
    if (whole_lines && (!text.length || text.bytes[text.length - 1] != '\n'))
        text_append_char(&text, '\n');
    if (!text.bytes)
        text_append(&text, "");
    *length = text.length;
    return text_take(&text);
}

/* Checks bytes that are to be UTF-8, or ASCII. */
static bool check(struct source *source, enum encoding encoding, bool declared)
{
    size_t wrong = utf8_valid_prefix(source->bytes, source->length);
    if (encoding == ENCODING_ASCII)
        for (size_t i = 0; i < wrong; i++)
            if ((unsigned char)source->bytes[i] >= 128)
                wrong = i;
    if (wrong == source->length)
        return true;
    unsigned byte = (unsigned char)source->bytes[wrong];
    int line = line_of(source, wrong);
    if (declared || encoding == ENCODING_ASCII)
        syntax_error_set(source->error, SYNTAX_ERROR, source->filename, NULL, 0, NULL,
                         "(unicode error) '%s' codec can't decode byte 0x%02x in position %zu: %s",
                         encoding == ENCODING_ASCII ? "ascii" : "utf-8", byte, wrong,
                         encoding == ENCODING_ASCII ? "ordinal not in range(128)"
                                                    : "invalid start byte");
    else
        syntax_error_set(source->error, SYNTAX_ERROR, source->filename, NULL, 0, NULL,
                         "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no "
                         "encoding declared; see https://peps.python.org/pep-0263/ for details",
                         byte, source->filename ? source->filename : "<string>", line);
    return false;
}

char *source_decode(const char *bytes, size_t length, const char *filename, bool whole_lines,
                    size_t *decoded_length, struct source_marks *marks, struct syntax_error *error)
{
    struct source source = {bytes, length, filename, error};
    char name[MAX_ENCODING_NAME];
    enum encoding encoding = ENCODING_UTF8;
    bool bom = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    if (bom) {
        source.bytes += 3;
        source.length -= 3;
    }
    if (memchr(source.bytes ? source.bytes : "", '\0', source.length))
        return fail(&source, SYNTAX_ERROR_VALUE, "%s",
                    "source code string cannot contain null bytes");
    bool declared = has_cookie(&source, name);
    if (declared)
        encoding = encoding_named(name);
    *marks = (struct source_marks){bom, declared};
    if (encoding == ENCODING_UNKNOWN)
        return fail(&source, SYNTAX_ERROR, "encoding problem: %s", name);
    if (bom && declared && !names(name, "utf-8"))
        return fail(&source, SYNTAX_ERROR, "encoding problem: %s with BOM", name);
    if (encoding != ENCODING_LATIN1 && !check(&source, encoding, declared))
        return NULL;
    char *text = convert(&source, encoding == ENCODING_LATIN1, whole_lines, decoded_length);
    if (!text)
        error->kind = SYNTAX_ERROR_MEMORY;
    return text;
}
