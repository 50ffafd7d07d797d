/* What json and pytutor share. */
#include "ui/export/values.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

json_t *json_text(const char *bytes, size_t length)
{
    if (utf8_valid_prefix(bytes, length) == length)
        return json_stringn(bytes, length);
    struct text text = {0};
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        at += utf8_decode(bytes + at, length - at, &code_point);
        text_append_code_point(&text, code_point);
    }
    json_t *string = text.failed ? NULL : json_stringn(text_string(&text), text.length);
    text_fini(&text);
    return string;
}

record_id name_value(struct instant instant, const struct instant_name *name, record_id *cell)
{
    struct instant_object object;
    struct instant_slots slots = {0};
    record_id value = name->value;
    *cell = 0;
    if ((name->scope == RECORD_CELL_NAME || name->scope == RECORD_FREE_NAME) && value &&
        instant_object(instant, value, &object) && object.category == RECORD_CELL) {
        *cell = value;
        value = 0;
        if (instant_slots(instant, *cell, RECORD_CONTENTS, 0, 1, &slots) && slots.count)
            value = slots.items[0].value;
        instant_slots_fini(&slots);
    }
    return value;
}

bool is_hidden_name(const char *label)
{
    size_t length = strlen(label);
    return label[0] == '.' || (length > 4 && label[0] == '_' && label[1] == '_' &&
                               strcmp(label + length - 2, "__") == 0);
}
