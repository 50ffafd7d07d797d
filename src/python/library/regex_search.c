/* Searching a string with a compiled pattern: PCRE2's bytes and Python's code points. */
#include "base/utf8.h"
#include "python/library/regex_parts.h"

#include <string.h>

/* A str that is not ASCII as UTF-8, up to endpos. */
static bool copy_text(py_vm *vm, struct regex_subject *s)
{
    const py_str *string = (const py_str *)s->string;
    size_t length = 0;
    char *copy = py_mem_alloc(vm, (size_t)s->endpos * (string->kind == 1 ? 2 : 4) + 1);
    if (!copy) {
        py_raise_memory(vm);
        return false;
    }
    for (int64_t i = 0; i < s->endpos; i++) {
        if (i == s->pos)
            s->at = length;
        length += utf8_encode(py_str_at(string, i), copy + length);
    }
    if (s->pos == s->endpos)
        s->at = length;
    s->text = s->copy = copy;
    s->length = length;
    s->known_byte = s->at;
    s->known_index = s->pos;
    return true;
}

static int64_t within(int64_t place, int64_t length)
{
    return place < 0 ? 0 : place > length ? length : place;
}

bool regex_subject_open(py_vm *vm, struct regex_subject *s, struct regex_pattern *pattern,
                        py_object *string, int64_t pos, int64_t endpos)
{
    int64_t length;
    *s = (struct regex_subject){.pattern = pattern, .string = string};
    bool is_str = PY_IS_STR(string);
    if (is_str)
        length = ((py_str *)string)->length;
    else if (!py_bytes_view(vm, string, &s->text, &length)) {
        py_raise(vm, vm->exceptions.TypeError, "expected string or bytes-like object, got '%T'",
                 string);
        return false;
    }
    if (is_str == pattern->is_bytes) {
        py_raise(vm, vm->exceptions.TypeError,
                 is_str ? "cannot use a bytes pattern on a string-like object"
                        : "cannot use a string pattern on a bytes-like object");
        return false;
    }
    s->endpos = within(endpos, length);
    s->pos = within(pos, length);
    s->at = (size_t)s->pos;
    s->length = (size_t)s->endpos;
    if (is_str && ((py_str *)string)->ascii)
        s->text = py_str_data((py_str *)string);
    else if (is_str && s->pos <= s->endpos)
        return copy_text(vm, s);
    return true;
}

void regex_subject_close(py_vm *vm, struct regex_subject *s)
{
    py_mem_free(vm, s->copy);
    s->copy = NULL;
}

/* Code points before a byte of the copy, counted from the place asked for last. */
static int64_t index_of(struct regex_subject *s, size_t byte)
{
    int64_t index = s->known_index;
    for (size_t i = s->known_byte; i < byte; i++)
        index += ((uint8_t)s->text[i] & 0xC0) != 0x80;
    for (size_t i = byte; i < s->known_byte; i++)
        index -= ((uint8_t)s->text[i] & 0xC0) != 0x80;
    s->known_byte = byte;
    s->known_index = index;
    return index;
}

int64_t regex_mark(struct regex_subject *s, int64_t group, int end)
{
    size_t place = pcre2_get_ovector_pointer(s->pattern->found)[2 * group + end];
    if (place == PCRE2_UNSET)
        return -1;
    return s->copy ? index_of(s, place) : (int64_t)place;
}

static int failed(py_vm *vm, int error)
{
    PCRE2_UCHAR words[160] = "";
    switch (error) {
    case PCRE2_ERROR_NOMATCH: return 0;
    case PCRE2_ERROR_NOMEMORY: py_raise_memory(vm); return -1;
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
        py_raise(vm, vm->exceptions.RuntimeError,
                 "heapstep gives up on a regular expression that backtracks too much");
        return -1;
    default:
        pcre2_get_error_message(error, words, sizeof words);
        py_raise(vm, vm->exceptions.SystemError, "regular expression: %s", (const char *)words);
        return -1;
    }
}

/* A bytearray may have been changed, or have moved its bytes, since the last search. */
static void look_again(py_vm *vm, struct regex_subject *s)
{
    int64_t length;
    if (!PY_IS_STR(s->string) && py_bytes_view(vm, s->string, &s->text, &length)) {
        s->endpos = MIN(s->endpos, length);
        s->length = (size_t)s->endpos;
    }
}

int regex_next(py_vm *vm, struct regex_subject *s, enum regex_how how)
{
    static const uint32_t options[] = {0, PCRE2_ANCHORED, PCRE2_ANCHORED | PCRE2_ENDANCHORED};
    look_again(vm, s);
    if (s->pos > s->endpos || s->at > s->length)
        return 0;
    int result =
        pcre2_match(s->pattern->code, (PCRE2_SPTR)s->text, s->length, s->at,
                    options[how] | PCRE2_NO_UTF_CHECK | (s->not_empty ? PCRE2_NOTEMPTY_ATSTART : 0),
                    s->pattern->found, s->pattern->limits);
    if (result < 0)
        return failed(vm, result);
    const size_t *marks = pcre2_get_ovector_pointer(s->pattern->found);
    s->at = marks[1];
    s->not_empty = marks[0] == marks[1];
    return 1;
}

py_object *regex_slice(py_vm *vm, py_object *string, int64_t start, int64_t end)
{
    const char *bytes;
    int64_t length;
    if (PY_IS_STR(string))
        return PY_OBJECT(py_str_slice(vm, (py_str *)string, start, end));
    if (!py_bytes_view(vm, string, &bytes, &length))
        return NULL;
    start = within(start, length);
    end = within(end, length);
    if (string->type == vm->types.bytes && start == 0 && end == length)
        return py_newref(string);
    return PY_OBJECT(py_bytes_from(vm, bytes + start, (size_t)(end > start ? end - start : 0)));
}
