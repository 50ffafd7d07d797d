/* ctype.h in the C locale; what is true is told with glibc's numbers, which programs print now and then. */
#include "c/library/natives.h"

enum {
    UPPER = 256,
    LOWER = 512,
    ALPHA = 1024,
    DIGIT = 2048,
    HEX = 4096,
    SPACE = 8192,
    PRINT = 16384,
    GRAPH = 32768,
    BLANK = 1,
    CONTROL = 2,
    PUNCTUATION = 4,
    ALNUM = 8,
};

static int classes(int c)
{
    bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
    bool graph = c > ' ' && c < 127;
    int found = 0;
    found |= upper ? UPPER : 0;
    found |= lower ? LOWER : 0;
    found |= upper || lower ? ALPHA : 0;
    found |= digit ? DIGIT : 0;
    found |= digit || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f') ? HEX : 0;
    found |= c == ' ' || (c >= '\t' && c <= '\r') ? SPACE : 0;
    found |= graph || c == ' ' ? PRINT : 0;
    found |= graph ? GRAPH : 0;
    found |= c == ' ' || c == '\t' ? BLANK : 0;
    found |= (c >= 0 && c < ' ') || c == 127 ? CONTROL : 0;
    found |= graph && !upper && !lower && !digit ? PUNCTUATION : 0;
    found |= upper || lower || digit ? ALNUM : 0;
    return found;
}

static bool give_class(struct c_call *call, int wanted)
{
    return give_integer(call, classes(native_int(call, 0)) & wanted);
}

#define CLASS(name, wanted)                                                                        \
    NATIVE(name)                                                                                   \
    {                                                                                              \
        return give_class(call, wanted);                                                           \
    }

CLASS(isupper, UPPER)
CLASS(islower, LOWER)
CLASS(isalpha, ALPHA)
CLASS(isdigit, DIGIT)
CLASS(isxdigit, HEX)
CLASS(isspace, SPACE)
CLASS(isprint, PRINT)
CLASS(isgraph, GRAPH)
CLASS(isblank, BLANK)
CLASS(iscntrl, CONTROL)
CLASS(ispunct, PUNCTUATION)
CLASS(isalnum, ALNUM)

NATIVE(isascii)
{
    return give_integer(call, (native_int(call, 0) & ~0x7f) == 0);
}

NATIVE(toascii)
{
    return give_integer(call, native_int(call, 0) & 0x7f);
}

NATIVE(tolower)
{
    int c = native_int(call, 0);
    return give_integer(call, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

NATIVE(toupper)
{
    int c = native_int(call, 0);
    return give_integer(call, c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}
