/* Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16, UTF-32, and what to do where they do not fit
 * (Doc/library/codecs, "Error Handlers").
 *
 * A codec is a function that goes through the text or bytes and asks the error handler whenever it
 * cannot go on. What is decoded is gathered as UTF-8 in which lone surrogates are allowed. */
#include "python/objects/str_codec.h"

#include "base/utf8.h"
#include "python/library/args.h"

#include <stdio.h>

enum encoding {
    ENCODING_UNKNOWN,
    ENCODING_UTF8,
    ENCODING_UTF8_SIG,
    ENCODING_ASCII,
    ENCODING_LATIN1,
    ENCODING_UTF16,
    ENCODING_UTF16_LE,
    ENCODING_UTF16_BE,
    ENCODING_UTF32,
    ENCODING_UTF32_LE,
    ENCODING_UTF32_BE,
    ENCODING_UNICODE_ESCAPE,
    ENCODING_RAW_UNICODE_ESCAPE,
};

static const struct {
    const char *name; /* lower case, with '_' for every run of what is no letter or digit */
    enum encoding encoding;
} aliases[] = {
    {"utf_8", ENCODING_UTF8},
    {"utf8", ENCODING_UTF8},
    {"u8", ENCODING_UTF8},
    {"utf", ENCODING_UTF8},
    {"cp65001", ENCODING_UTF8},
    {"utf8_ucs2", ENCODING_UTF8},
    {"utf8_ucs4", ENCODING_UTF8},
    {"utf_8_sig", ENCODING_UTF8_SIG},
    {"ascii", ENCODING_ASCII},
    {"us_ascii", ENCODING_ASCII},
    {"646", ENCODING_ASCII},
    {"latin_1", ENCODING_LATIN1},
    {"latin1", ENCODING_LATIN1},
    {"latin", ENCODING_LATIN1},
    {"l1", ENCODING_LATIN1},
    {"iso_8859_1", ENCODING_LATIN1},
    {"iso8859_1", ENCODING_LATIN1},
    {"iso8859", ENCODING_LATIN1},
    {"8859", ENCODING_LATIN1},
    {"cp819", ENCODING_LATIN1},
    {"utf_16", ENCODING_UTF16},
    {"utf16", ENCODING_UTF16},
    {"u16", ENCODING_UTF16},
    {"utf_16_le", ENCODING_UTF16_LE},
    {"utf_16le", ENCODING_UTF16_LE},
    {"utf_16_be", ENCODING_UTF16_BE},
    {"utf_16be", ENCODING_UTF16_BE},
    {"utf_32", ENCODING_UTF32},
    {"utf32", ENCODING_UTF32},
    {"u32", ENCODING_UTF32},
    {"utf_32_le", ENCODING_UTF32_LE},
    {"utf_32le", ENCODING_UTF32_LE},
    {"utf_32_be", ENCODING_UTF32_BE},
    {"utf_32be", ENCODING_UTF32_BE},
    {"unicode_escape", ENCODING_UNICODE_ESCAPE},
    {"raw_unicode_escape", ENCODING_RAW_UNICODE_ESCAPE},
};

static enum encoding find_encoding(const char *name)
{
    char plain[32];
    size_t length = 0;
    for (; *name; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name | 0x20) : *name;
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && length && plain[length - 1] == '_')
            continue;
        if (length + 1 == sizeof plain)
            return ENCODING_UNKNOWN;
        plain[length++] = word ? c : '_';
    }
    plain[length] = '\0';
    for (size_t i = 0; i < ARRAY_LENGTH(aliases); i++) {
        if (strcmp(aliases[i].name, plain) == 0)
            return aliases[i].encoding;
    }
    return ENCODING_UNKNOWN;
}

const char *codec_standard_name(const char *name)
{
    switch (find_encoding(name)) {
    case ENCODING_UNKNOWN: return NULL;
    case ENCODING_UTF8: return "utf-8";
    case ENCODING_UTF8_SIG: return "utf-8-sig";
    case ENCODING_ASCII: return "ascii";
    case ENCODING_LATIN1: return "iso8859-1";
    case ENCODING_UTF16: return "utf-16";
    case ENCODING_UTF16_LE: return "utf-16-le";
    case ENCODING_UTF16_BE: return "utf-16-be";
    case ENCODING_UTF32: return "utf-32";
    case ENCODING_UTF32_LE: return "utf-32-le";
    case ENCODING_UTF32_BE: return "utf-32-be";
    case ENCODING_UNICODE_ESCAPE: return "unicode-escape";
    case ENCODING_RAW_UNICODE_ESCAPE: return "raw-unicode-escape";
    }
    return NULL;
}

/* ---- Error handlers ---- */

enum handler {
    HANDLER_STRICT,
    HANDLER_IGNORE,
    HANDLER_REPLACE,
    HANDLER_BACKSLASH,
    HANDLER_SURROGATE_ESCAPE,
    HANDLER_SURROGATE_PASS,
    HANDLER_XML,
    HANDLER_NAME,
    HANDLER_UNKNOWN,
};

static enum handler find_handler(const char *errors)
{
    static const char *const names[] = {
        "strict",          "ignore",        "replace",           "backslashreplace",
        "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"};
    for (size_t i = 0; errors && i < ARRAY_LENGTH(names); i++) {
        if (strcmp(names[i], errors) == 0)
            return (enum handler)i;
    }
    return errors ? HANDLER_UNKNOWN : HANDLER_STRICT;
}

/* UnicodeEncodeError or UnicodeDecodeError(encoding, object, start, end, reason). Steals `object`. */
static bool raise_unicode(py_vm *vm, py_type *type, const char *encoding, py_object *object,
                          int64_t start, int64_t end, const char *reason)
{
    py_object *args[5] = {PY_OBJECT(py_str_from_c(vm, encoding)), object, py_int_from(vm, start),
                          py_int_from(vm, end), PY_OBJECT(py_str_from_c(vm, reason))};
    bool complete = true;
    for (int i = 0; i < 5; i++)
        complete = complete && args[i];
    py_object *exception = complete ? py_call(vm, PY_OBJECT(type), args, 5, NULL) : NULL;
    for (int i = 0; i < 5; i++)
        py_xdecref(vm, args[i]);
    if (exception)
        py_raise_instance(vm, exception);
    return false;
}

static bool raise_unknown_handler(py_vm *vm, const char *errors)
{
    py_raise(vm, vm->exceptions.LookupError, "unknown error handler name '%s'", errors);
    return false;
}

/* ---- Encoding ---- */

struct encoder {
    py_vm *vm;
    py_str *s;
    const char *name; /* as exceptions show it */
    const char *errors;
    enum handler handler;
    uint8_t unit; /* bytes a unit: 1, 2, 4 */
    bool big_endian;
    struct text out;
};

static void put_unit(struct encoder *e, uint32_t unit)
{
    char bytes[4];
    for (int i = 0; i < e->unit; i++)
        bytes[e->big_endian ? e->unit - 1 - i : i] = (char)(unit >> (8 * i));
    text_append_bytes(&e->out, bytes, e->unit);
}

static void put_ascii(struct encoder *e, const char *text)
{
    for (; *text; text++)
        put_unit(e, (uint8_t)*text);
}

/* The characters start..end cannot be encoded. False when that is an error. */
static bool encode_error(struct encoder *e, int64_t start, int64_t end, const char *reason)
{
    char piece[32];
    for (int64_t i = start; i < end; i++) {
        uint32_t c = py_str_at(e->s, i);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        switch (e->handler) {
        case HANDLER_IGNORE: continue;
        case HANDLER_REPLACE: put_ascii(e, "?"); continue;
        case HANDLER_BACKSLASH:
        case HANDLER_NAME:
            snprintf(piece, sizeof piece,
                     c < 0x100     ? "\\x%02x"
                     : c < 0x10000 ? "\\u%04x"
                                   : "\\U%08x",
                     (unsigned)c);
            put_ascii(e, piece);
            continue;
        case HANDLER_XML:
            snprintf(piece, sizeof piece, "&#%u;", (unsigned)c);
            put_ascii(e, piece);
            continue;
        case HANDLER_SURROGATE_ESCAPE:
            if (c >= 0xDC80 && c <= 0xDCFF) {
                char byte = (char)(c - 0xDC00);
                text_append_bytes(&e->out, &byte, 1);
                continue;
            }
            break;
        case HANDLER_SURROGATE_PASS:
            if (surrogate && strncmp(e->name, "utf", 3) == 0) {
                if (e->unit == 1)
                    text_append_code_point(&e->out, c);
                else
                    put_unit(e, c);
                continue;
            }
            break;
        case HANDLER_UNKNOWN: return raise_unknown_handler(e->vm, e->errors);
        case HANDLER_STRICT: break;
        }
        return raise_unicode(e->vm, e->vm->exceptions.UnicodeEncodeError, e->name, py_newref(e->s),
                             i == start ? start : i, end, reason);
    }
    return true;
}

/* Characters up to `limit` are bytes; runs of others go to the error handler together. */
static bool encode_bytes(struct encoder *e, uint32_t limit, const char *reason)
{
    for (int64_t i = 0; i < e->s->length && !e->out.failed;) {
        uint32_t c = py_str_at(e->s, i);
        if (c <= limit) {
            text_append_char(&e->out, (char)c);
            i++;
            continue;
        }
        int64_t start = i;
        while (i < e->s->length && py_str_at(e->s, i) > limit)
            i++;
        if (!encode_error(e, start, i, reason))
            return false;
    }
    return true;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}

static void put_utf(struct encoder *e, uint32_t c)
{
    if (e->unit == 1)
        text_append_code_point(&e->out, c);
    else if (e->unit == 2 && c > 0xFFFF) {
        put_unit(e, 0xD800 + ((c - 0x10000) >> 10));
        put_unit(e, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else
        put_unit(e, c);
}

static bool encode_utf(struct encoder *e)
{
    for (int64_t i = 0; i < e->s->length && !e->out.failed;) {
        uint32_t c = py_str_at(e->s, i);
        if (!is_surrogate(c)) {
            put_utf(e, c);
            i++;
            continue;
        }
        int64_t start = i;
        while (i < e->s->length && is_surrogate(py_str_at(e->s, i)))
            i++;
        if (!encode_error(e, start, i, "surrogates not allowed"))
            return false;
    }
    return true;
}

static bool encode_escapes(struct encoder *e, bool raw)
{
    for (int64_t i = 0; i < e->s->length && !e->out.failed; i++) {
        uint32_t c = py_str_at(e->s, i);
        if (raw ? c < 0x100 : c >= ' ' && c < 0x7F && c != '\\')
            text_append_char(&e->out, (char)c);
        else if (!raw && (c == '\\' || c == '\t' || c == '\n' || c == '\r'))
            text_append(&e->out, c == '\\'   ? "\\\\"
                                 : c == '\t' ? "\\t"
                                 : c == '\n' ? "\\n"
                                             : "\\r");
        else
            text_format(&e->out,
                        c < 0x100     ? "\\x%02x"
                        : c < 0x10000 ? "\\u%04x"
                                      : "\\U%08x",
                        (unsigned)c);
    }
    return true;
}

static bool encode_with(struct encoder *e, enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_ASCII:
        e->name = "ascii";
        return encode_bytes(e, 0x7F, "ordinal not in range(128)");
    case ENCODING_LATIN1:
        e->name = "latin-1";
        return encode_bytes(e, 0xFF, "ordinal not in range(256)");
    case ENCODING_UTF8_SIG:
        e->name = "utf-8";
        text_append(&e->out, "\xEF\xBB\xBF");
        break;
    case ENCODING_UTF16:
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE: e->unit = 2; break;
    case ENCODING_UTF32:
    case ENCODING_UTF32_LE:
    case ENCODING_UTF32_BE: e->unit = 4; break;
    case ENCODING_UNICODE_ESCAPE: return encode_escapes(e, false);
    case ENCODING_RAW_UNICODE_ESCAPE: return encode_escapes(e, true);
    default: break;
    }
    e->big_endian = encoding == ENCODING_UTF16_BE || encoding == ENCODING_UTF32_BE;
    if (encoding == ENCODING_UTF16 || encoding == ENCODING_UTF32)
        put_unit(e, 0xFEFF);
    return encode_utf(e);
}

py_object *py_str_encode(py_vm *vm, py_str *s, const char *encoding, const char *errors)
{
    enum encoding which = encoding ? find_encoding(encoding) : ENCODING_UTF8;
    if (which == ENCODING_UNKNOWN)
        return py_raise(vm, vm->exceptions.LookupError, "unknown encoding: %s", encoding);
    if (s->ascii && (which == ENCODING_UTF8 || which == ENCODING_ASCII || which == ENCODING_LATIN1))
        return PY_OBJECT(py_bytes_from(vm, py_str_data(s), (size_t)s->length));
    if (s->kind == 1 && which == ENCODING_LATIN1)
        return PY_OBJECT(py_bytes_from(vm, py_str_data(s), (size_t)s->length));
    struct encoder e = {.vm = vm,
                        .s = s,
                        .name = encoding ? codec_standard_name(encoding) : "utf-8",
                        .errors = errors,
                        .handler = find_handler(errors),
                        .unit = 1,
                        .out = py_text(vm)};
    py_object *result = NULL;
    if (encode_with(&e, which)) {
        if (e.out.failed)
            py_raise_memory(vm);
        else
            result = PY_OBJECT(py_bytes_from(vm, text_string(&e.out), e.out.length));
    }
    text_fini(&e.out);
    return result;
}

/* ---- Decoding ---- */

struct decoder {
    py_vm *vm;
    const uint8_t *bytes;
    size_t length;
    const char *name;
    const char *errors;
    enum handler handler;
    uint8_t unit;
    bool big_endian;
    struct text out;
};

/* The bytes *at..end cannot be decoded: moves *at behind what the handler dealt with. */
static bool decode_error(struct decoder *d, size_t *at, size_t end, const char *reason)
{
    size_t start = *at;
    *at = end;
    switch (d->handler) {
    case HANDLER_IGNORE: return true;
    case HANDLER_REPLACE: text_append_code_point(&d->out, UTF8_REPLACEMENT); return true;
    case HANDLER_BACKSLASH:
        for (size_t i = start; i < end; i++)
            text_format(&d->out, "\\x%02x", d->bytes[i]);
        return true;
    case HANDLER_SURROGATE_ESCAPE:
        for (*at = start; *at < end && d->bytes[*at] >= 0x80; (*at)++)
            text_append_code_point(&d->out, 0xDC00u + d->bytes[*at]);
        if (*at > start)
            return true;
        break;
    case HANDLER_UNKNOWN: return raise_unknown_handler(d->vm, d->errors);
    default: break;
    }
    py_object *object = PY_OBJECT(py_bytes_from(d->vm, d->bytes, d->length));
    return raise_unicode(d->vm, d->vm->exceptions.UnicodeDecodeError, d->name, object,
                         (int64_t)start, (int64_t)end, reason);
}

/* How many bytes at `at` begin a valid sequence, `wanted` of them when it is whole (Unicode, table 3-7). */
static size_t valid_utf8(const struct decoder *d, size_t at, size_t *wanted)
{
    uint8_t c = d->bytes[at], low = 0x80, high = 0xBF;
    *wanted = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    if (c == 0xE0)
        low = 0xA0;
    else if (c == 0xED)
        high = 0x9F;
    else if (c == 0xF0)
        low = 0x90;
    else if (c == 0xF4)
        high = 0x8F;
    size_t count = 1;
    while (count < *wanted && at + count < d->length) {
        uint8_t next = d->bytes[at + count];
        if (next < low || next > high)
            break;
        low = 0x80;
        high = 0xBF;
        count++;
    }
    return count;
}

/* surrogatepass lets the three bytes of a surrogate through. */
static bool is_surrogate_sequence(const struct decoder *d, size_t at)
{
    return d->handler == HANDLER_SURROGATE_PASS && at + 2 < d->length && d->bytes[at] == 0xED &&
           d->bytes[at + 1] >= 0xA0 && d->bytes[at + 1] <= 0xBF && d->bytes[at + 2] >= 0x80 &&
           d->bytes[at + 2] <= 0xBF;
}

static bool decode_utf8(struct decoder *d)
{
    size_t at = 0;
    while (at < d->length && !d->out.failed) {
        size_t run = at;
        while (run < d->length && d->bytes[run] < 0x80)
            run++;
        text_append_bytes(&d->out, d->bytes + at, run - at);
        at = run;
        if (at == d->length)
            break;
        size_t wanted, count = valid_utf8(d, at, &wanted);
        if (wanted && count == wanted) {
            text_append_bytes(&d->out, d->bytes + at, count);
        } else if (is_surrogate_sequence(d, at)) {
            text_append_bytes(&d->out, d->bytes + at, 3);
            count = 3;
        } else {
            const char *reason = !wanted                   ? "invalid start byte"
                                 : at + count == d->length ? "unexpected end of data"
                                                           : "invalid continuation byte";
            if (!decode_error(d, &at, at + count, reason))
                return false;
            count = 0;
        }
        at += count;
    }
    return true;
}

static bool decode_ascii(struct decoder *d)
{
    for (size_t at = 0; at < d->length && !d->out.failed;) {
        if (d->bytes[at] < 0x80)
            text_append_char(&d->out, (char)d->bytes[at++]);
        else if (!decode_error(d, &at, at + 1, "ordinal not in range(128)"))
            return false;
    }
    return true;
}

static uint32_t unit_at(const struct decoder *d, size_t at)
{
    uint32_t value = 0;
    for (size_t i = 0; i < d->unit; i++)
        value |= (uint32_t)d->bytes[at + (d->big_endian ? d->unit - 1u - i : i)] << (8 * i);
    return value;
}

/* A unit of UTF-16 that is a surrogate: the pair that it begins, or an error. */
static bool decode_surrogate(struct decoder *d, size_t *at, uint32_t c)
{
    bool room = d->length - *at >= 4;
    uint32_t low = room ? unit_at(d, *at + 2) : 0;
    if (c < 0xDC00 && (low & 0xFC00) == 0xDC00) {
        text_append_code_point(&d->out, 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF));
        *at += 4;
        return true;
    }
    if (d->handler == HANDLER_SURROGATE_PASS) {
        text_append_code_point(&d->out, c);
        *at += 2;
        return true;
    }
    if (c >= 0xDC00)
        return decode_error(d, at, *at + 2, "illegal encoding");
    if (!room)
        return decode_error(d, at, d->length, "unexpected end of data");
    return decode_error(d, at, *at + 2, "illegal UTF-16 surrogate");
}

static bool decode_utf16(struct decoder *d, size_t at)
{
    d->name = d->big_endian ? "utf-16-be" : "utf-16-le";
    bool ok = true;
    while (ok && at < d->length && !d->out.failed) {
        uint32_t c = d->length - at < 2 ? 0 : unit_at(d, at);
        if (d->length - at < 2)
            ok = decode_error(d, &at, d->length, "truncated data");
        else if (is_surrogate(c))
            ok = decode_surrogate(d, &at, c);
        else {
            text_append_code_point(&d->out, c);
            at += 2;
        }
    }
    return ok;
}

static bool decode_utf32(struct decoder *d, size_t at)
{
    d->name = d->big_endian ? "utf-32-be" : "utf-32-le";
    bool ok = true;
    while (ok && at < d->length && !d->out.failed) {
        uint32_t c = d->length - at < 4 ? 0 : unit_at(d, at);
        if (d->length - at < 4)
            ok = decode_error(d, &at, d->length, "truncated data");
        else if (c > 0x10FFFF)
            ok = decode_error(d, &at, at + 4, "code point not in range(0x110000)");
        else if (is_surrogate(c) && d->handler != HANDLER_SURROGATE_PASS)
            ok = decode_error(d, &at, at + 4,
                              "code point in surrogate code point range(0xd800, 0xe000)");
        else {
            text_append_code_point(&d->out, c);
            at += 4;
        }
    }
    return ok;
}

/* Without a fixed order of bytes a mark at the start tells it. */
static size_t read_mark(struct decoder *d)
{
    if (d->length < d->unit)
        return 0;
    if (unit_at(d, 0) == 0xFEFF)
        return d->unit;
    d->big_endian = true;
    if (unit_at(d, 0) == 0xFEFF)
        return d->unit;
    d->big_endian = false;
    return 0;
}

static int hex_value(uint8_t c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool decode_hex_escape(struct decoder *d, size_t *at, int digits, const char *reason)
{
    size_t i = *at + 2;
    uint32_t value = 0;
    for (int n = 0; n < digits; n++, i++) {
        int digit = i < d->length ? hex_value(d->bytes[i]) : -1;
        if (digit < 0)
            return decode_error(d, at, i, reason);
        value = value << 4 | (unsigned)digit;
    }
    if (value > 0x10FFFF)
        return decode_error(d, at, i, "illegal Unicode character");
    text_append_code_point(&d->out, value);
    *at = i;
    return true;
}

static bool decode_simple_escape(struct decoder *d, size_t *at)
{
    static const char letters[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
    uint8_t c = d->bytes[*at + 1];
    *at += 2;
    for (size_t i = 0; letters[i]; i += 2) {
        if ((uint8_t)letters[i] == c) {
            text_append_char(&d->out, letters[i + 1]);
            return true;
        }
    }
    if (c >= '0' && c <= '7') {
        uint32_t value = c - '0';
        for (int n = 0; n < 2 && *at < d->length && d->bytes[*at] >= '0' && d->bytes[*at] <= '7';
             n++)
            value = value * 8 + d->bytes[(*at)++] - '0';
        text_append_code_point(&d->out, value);
    } else if (c != '\n') {
        text_append_char(&d->out, '\\');
        text_append_code_point(&d->out, c);
    }
    return true;
}

static bool decode_escapes(struct decoder *d, bool raw)
{
    for (size_t at = 0; at < d->length && !d->out.failed;) {
        uint8_t c = d->bytes[at], next = at + 1 < d->length ? d->bytes[at + 1] : 0;
        bool ok = true;
        if (c == '\\' && next == 'u')
            ok = decode_hex_escape(d, &at, 4, "truncated \\uXXXX escape");
        else if (c == '\\' && next == 'U')
            ok = decode_hex_escape(d, &at, 8, "truncated \\UXXXXXXXX escape");
        else if (c == '\\' && next == 'x' && !raw)
            ok = decode_hex_escape(d, &at, 2, "truncated \\xXX escape");
        else if (c == '\\' && !raw && at + 1 == d->length)
            ok = decode_error(d, &at, at + 1, "\\ at end of string");
        else if (c == '\\' && !raw)
            ok = decode_simple_escape(d, &at);
        else {
            text_append_code_point(&d->out, c);
            at++;
        }
        if (!ok)
            return false;
    }
    return true;
}

static bool decode_with(struct decoder *d, enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_ASCII: return decode_ascii(d);
    case ENCODING_UNICODE_ESCAPE: d->name = "unicodeescape"; return decode_escapes(d, false);
    case ENCODING_RAW_UNICODE_ESCAPE: d->name = "rawunicodeescape"; return decode_escapes(d, true);
    case ENCODING_UTF16:
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE:
        d->unit = 2;
        d->big_endian = encoding == ENCODING_UTF16_BE;
        return decode_utf16(d, encoding == ENCODING_UTF16 ? read_mark(d) : 0);
    case ENCODING_UTF32:
    case ENCODING_UTF32_LE:
    case ENCODING_UTF32_BE:
        d->unit = 4;
        d->big_endian = encoding == ENCODING_UTF32_BE;
        return decode_utf32(d, encoding == ENCODING_UTF32 ? read_mark(d) : 0);
    case ENCODING_UTF8_SIG:
        if (d->length >= 3 && memcmp(d->bytes, "\xEF\xBB\xBF", 3) == 0) {
            d->bytes += 3;
            d->length -= 3;
        }
        d->name = "utf-8";
        return decode_utf8(d);
    default: d->name = "utf-8"; return decode_utf8(d);
    }
}

static py_object *decode_latin1(py_vm *vm, const uint8_t *bytes, size_t length)
{
    uint8_t all = 0;
    for (size_t i = 0; i < length; i++)
        all |= bytes[i];
    if (length == 1)
        return PY_OBJECT(py_str_from_char(vm, all));
    py_str *s = py_str_alloc(vm, (int64_t)length, all);
    if (s && length)
        memcpy(py_str_data(s), bytes, length);
    return PY_OBJECT(s);
}

py_object *py_str_decode(py_vm *vm, const char *bytes, size_t length, const char *encoding,
                         const char *errors)
{
    enum encoding which = encoding ? find_encoding(encoding) : ENCODING_UTF8;
    if (which == ENCODING_UNKNOWN)
        return py_raise(vm, vm->exceptions.LookupError, "unknown encoding: %s", encoding);
    if (which == ENCODING_LATIN1)
        return decode_latin1(vm, (const uint8_t *)bytes, length);
    struct decoder d = {.vm = vm,
                        .bytes = (const uint8_t *)bytes,
                        .length = length,
                        .name = encoding ? codec_standard_name(encoding) : "utf-8",
                        .errors = errors,
                        .handler = find_handler(errors),
                        .unit = 1,
                        .out = py_text(vm)};
    if (!decode_with(&d, which)) {
        text_fini(&d.out);
        return NULL;
    }
    return PY_OBJECT(py_str_from_text(vm, &d.out));
}

/* ---- The methods ---- */

/* The two arguments as C strings; NULL stays for those not given. */
static bool text_arguments(py_vm *vm, const char *function, py_object *const given[2],
                           const char *names[2])
{
    static const char *const argument[2] = {"encoding", "errors"};
    for (int i = 0; i < 2; i++) {
        names[i] = NULL;
        if (!given[i])
            continue;
        if (!PY_IS_STR(given[i])) {
            py_raise(vm, vm->exceptions.TypeError, "%s() argument '%s' must be str, not %s",
                     function, argument[i], atom_argument_type(vm, given[i]));
            return false;
        }
        if (!(names[i] = py_str_utf8(vm, (py_str *)(void *)given[i], NULL)))
            return false;
    }
    return true;
}

SPAN_METHOD(str_method_encode)
{
    static const struct py_params params = {"encode", 0, 2, 0, {"encoding", "errors"}};
    py_object *out[2] = {NULL};
    const char *names[2];
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out) ||
        !text_arguments(vm, "encode", out, names))
        return NULL;
    return py_str_encode(vm, (py_str *)(void *)self, names[0], names[1]);
}

SPAN_METHOD(bytes_method_decode)
{
    static const struct py_params params = {"decode", 0, 2, 0, {"encoding", "errors"}};
    py_object *out[2] = {NULL};
    const char *names[2];
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out) ||
        !text_arguments(vm, "decode", out, names))
        return NULL;
    struct span s = span_of(vm, self);
    return py_str_decode(vm, s.data, (size_t)s.length, names[0], names[1]);
}
