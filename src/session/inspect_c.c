#include "session/inspect_c.h"

#include "session/inspect.h"
#include "ui/views/c_path.h"
#include "ui/views/c_value.h"

#include <inttypes.h>
#include <string.h>

enum { TEXT_WIDTH = 60, HOLDERS_TOLD = 20 };

record_id inspect_c_name(struct instant now, record_id frame, const char *name)
{
    struct c_place place;
    record_id target = 0;
    if (!c_path_find(now, frame, name, strlen(name), &place, NULL))
        return 0;
    c_pointer_at(now, place.owner, place.address, &target);
    bool pointer = record_type_info(now.record, place.type)->kind == RECORD_TYPE_POINTER;
    return pointer || instant_entity(now, place.owner) == RECORD_IS_FRAME ? target : place.owner;
}

void inspect_c_no_object(struct instant now, record_id frame, const char *name, struct text *answer)
{
    struct c_place place;
    if (!c_path_find(now, frame, name, strlen(name), &place, NULL)) {
        text_format(answer, "there is no %.40s here: `names` lists the variables", name);
        return;
    }
    struct text value = {0};
    c_value_text(now, place.owner, place.type, place.address, TEXT_WIDTH, &value);
    const char *words = text_string(&value);
    if (strncmp(words, C_POINTER_MARK, strlen(C_POINTER_MARK)) == 0)
        text_format(answer, "%.40s points to %s: a variable lives until its function returns", name,
                    words + strlen(C_POINTER_MARK));
    else
        text_format(answer, "%.40s = %s: it points to nothing", name, words);
    text_fini(&value);
}

void inspect_c_object(struct instant now, record_id id, struct text *answer)
{
    struct instant_object object;
    struct record_stretch stretch = {0};
    if (!instant_object(now, id, &object))
        return;
    instant_stretch(now, id, &stretch);
    c_object_text(now, id, TEXT_WIDTH * 2, answer);
    text_format(answer, "  #%u\n  %" PRIu64 " bytes at 0x%" PRIx64 "\n", id, stretch.size,
                stretch.address);
    text_format(answer, "  made in step %u, line %u", record_step_of_time(now.record, object.made),
                stretch.made_line);
    if (object.freed)
        text_format(answer, "; freed in step %u, line %u",
                    record_step_of_time(now.record, object.freed), stretch.freed_line);
    text_append(answer, "\n  pointed at by ");
    size_t length = answer->length;
    c_holders_text(now, id, HOLDERS_TOLD, answer);
    text_append(answer, answer->length == length ? "nothing\n" : "\n");
}

size_t inspect_c_find(struct instant now, const char *words, size_t most, record_id *first,
                      struct text *answer)
{
    struct instant_live live = instant_live(now, 1);
    size_t found = 0;
    record_id id;
    while ((id = instant_live_next(&live)) != 0) {
        struct text text = {0};
        c_short_text(now, id, &text);
        text_append(&text, "  ");
        c_object_text(now, id, TEXT_WIDTH, &text);
        if (strstr(text_string(&text), words)) {
            *first = found ? *first : id;
            if (found++ < most)
                text_format(answer, "#%-6u %s\n", id, text_string(&text));
        }
        text_fini(&text);
    }
    return found;
}

void inspect_c_names(struct instant now, record_id id, struct text *answer)
{
    const struct record_variable *variables;
    struct instant_frame frame;
    struct record_stretch stretch;
    if (!instant_frame(now, id, &frame) || !instant_stretch(now, id, &stretch))
        return;
    size_t count = record_layout_variables(now.record, stretch.layout, &variables);
    for (size_t i = 0; i < count; i++) {
        if (!c_variable_in_scope(&variables[i], frame.line))
            continue;
        text_format(answer, "%s = ", record_name_string(now.record, variables[i].name));
        c_value_text(now, id, variables[i].type, stretch.address + variables[i].offset, TEXT_WIDTH,
                     answer);
        text_append_char(answer, '\n');
    }
}
