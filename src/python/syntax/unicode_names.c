/* Character names. */
#include "python/syntax/strings.h"
bool unicode_character_named(const char *name, size_t length, uint32_t *code_point)
{
    (void)name;
    (void)length;
    (void)code_point;
    return false;
}
