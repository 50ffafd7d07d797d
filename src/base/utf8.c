#include "base/utf8.h"

#include <utf8proc.h>

size_t utf8_encode(uint32_t code_point, char encoded[4])
{
    if (code_point < 0x80) {
        encoded[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        encoded[0] = (char)(0xC0 | code_point >> 6);
        encoded[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        encoded[0] = (char)(0xE0 | code_point >> 12);
        encoded[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        encoded[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    encoded[0] = (char)(0xF0 | code_point >> 18);
    encoded[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    encoded[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    encoded[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_point)
{
    unsigned char first = (unsigned char)bytes[0];
    if (first < 0x80) {
        *code_point = first;
        return 1;
    }
    utf8proc_int32_t decoded;
    utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)MIN(length, 4), &decoded);
    if (taken <= 0) {
        *code_point = UTF8_REPLACEMENT;
        return 1;
    }
    *code_point = (uint32_t)decoded;
    return (size_t)taken;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t code_point;
        size_t taken = utf8_decode(bytes + at, length - at, &code_point);
        if (taken == 1 && (unsigned char)bytes[at] >= 0x80)
            break;
        at += taken;
    }
    return at;
}

int utf8_cell_width(uint32_t code_point)
{
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        return 0;
    if (code_point < 0x300)
        return 1;
    return utf8proc_charwidth((utf8proc_int32_t)code_point);
}

size_t utf8_string_width(const char *bytes, size_t length)
{
    size_t width = 0;
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf8_decode(bytes + at, length - at, &code_point);
        width += (size_t)utf8_cell_width(code_point);
    }
    return width;
}
