// Base 64, with its padding.
#include <stdio.h>
#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode(const unsigned char *in, size_t n, char *out)
{
    for (size_t i = 0; i < n; i += 3) {
        unsigned v = (unsigned)in[i] << 16 | (i + 1 < n ? in[i + 1] : 0u) << 8 | (i + 2 < n ? in[i + 2] : 0u);
        *out++ = digits[v >> 18];
        *out++ = digits[v >> 12 & 63];
        *out++ = i + 1 < n ? digits[v >> 6 & 63] : '=';
        *out++ = i + 2 < n ? digits[v & 63] : '=';
    }
    *out = '\0';
}

static size_t decode(const char *in, unsigned char *out)
{
    size_t n = 0;
    unsigned v = 0;
    int bits = 0;
    for (; *in && *in != '='; in++) {
        v = v << 6 | (unsigned)(strchr(digits, *in) - digits);
        if ((bits += 6) >= 8)
            out[n++] = (unsigned char)(v >> (bits -= 8));
    }
    return n;
}

int main(void)
{
    const char *texts[] = {"", "f", "fo", "foo", "foob", "Many hands make light work."};
    for (int i = 0; i < 6; i++) {
        char code[64];
        unsigned char back[64];
        encode((const unsigned char *)texts[i], strlen(texts[i]), code);
        size_t n = decode(code, back);
        printf("%s %.*s\n", code, (int)n, (char *)back);
    }
    return 0;
}
