#include "session/inspect.h"

#include "record/bytes.h"
#include "record/search.h"
#include "session/inspect_c.h"
#include "session/state.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_WIDTH = 60, LISTED = 20 };

record_id inspect_name(struct instant now, record_id frame, const char *name)
{
    return record_has_bytes(now.record) ? inspect_c_name(now, frame, name)
                                        : record_find_name(now, frame, name, strlen(name));
}

record_id inspect_resolve(struct session *session, const char *word, struct text *answer)
{
    struct instant now = session_now(session);
    if (*word == '#') {
        char *end;
        unsigned long id = strtoul(word + 1, &end, 10);
        if (word[1] && !*end && id <= UINT32_MAX &&
            instant_entity(now, (record_id)id) == RECORD_IS_OBJECT)
            return (record_id)id;
        text_format(answer, "there is no object %.20s at this step", word);
        return 0;
    }
    if (!*word) {
        if (session->choices.selected &&
            instant_entity(now, session->choices.selected) == RECORD_IS_OBJECT)
            return session->choices.selected;
        text_append(answer, "which object? a name, or a number: inspect #12");
        return 0;
    }
    record_id value = inspect_name(now, session_frame(session), word);
    if (instant_entity(now, value) == RECORD_IS_OBJECT)
        return value;
    if (record_has_bytes(now.record))
        inspect_c_no_object(now, session_frame(session), word, answer);
    else
        text_format(answer, "no name %.40s is bound here: `names` lists them", word);
    return 0;
}

/* A dict in which a frame's names live is not what a person means by a holder: the name is. */
static bool append_namespace_name(struct instant now, record_id holder, size_t slot,
                                  struct text *out)
{
    struct record_ids stack = {0};
    bool found = false;
    if (instant_stack(now, &stack))
        for (size_t i = 0; i < stack.count && !found; i++) {
            struct instant_frame frame;
            struct instant_names names = {0};
            if (instant_frame(now, stack.items[i], &frame) && frame.namespace_id == holder &&
                instant_names(now, stack.items[i], &names))
                for (size_t k = 0; k < names.count && !found; k++)
                    if (names.items[k].slot == slot) {
                        const char *function = record_name_string(now.record, frame.function);
                        bool module = frame.kind == RECORD_MODULE_FRAME;
                        text_format(out, "the name %s of %s", names.items[k].label,
                                    module ? "the module" : function);
                        found = true;
                    }
            instant_names_fini(&names);
        }
    vector_fini(&stack);
    return found;
}

void inspect_append_holder(struct instant now, record_id holder, enum record_region region,
                           size_t slot, bool is_key, struct text *out)
{
    struct instant_frame frame;
    if (instant_entity(now, holder) == RECORD_IS_FRAME && instant_frame(now, holder, &frame)) {
        const char *function = record_name_string(now.record, frame.function);
        if (region == RECORD_STACK)
            text_format(out, "the evaluation stack of %s", function);
        else {
            text_append(out, "the name ");
            view_slot_label(now, holder, region, slot, out);
            text_format(out, " of %s", function);
        }
        return;
    }
    if (!is_key && append_namespace_name(now, holder, slot, out))
        return;
    if (instant_category(now, holder) == RECORD_VARIABLE) {
        text_append(out, "the variable ");
        view_slot_label(now, holder, region, slot, out);
        return;
    }
    view_object_text(now, holder, TEXT_WIDTH, out);
    text_format(out, " #%u ", holder);
    if (is_key)
        text_append(out, "as a key: ");
    view_slot_label(now, holder, region, slot, out);
}

void inspect_append_holders(struct instant now, record_id id, const char *indent, struct text *out)
{
    struct instant_referrers referrers = {0};
    struct instant_object object;
    if (!instant_object(now, id, &object) || !instant_referrers(now, id, LISTED, &referrers))
        return;
    for (size_t i = 0; i < referrers.count; i++) {
        const struct instant_referrer *referrer = &referrers.items[i];
        text_append(out, indent);
        inspect_append_holder(now, referrer->holder, referrer->region, referrer->slot,
                              referrer->is_key, out);
        if (referrer->held_by == RECORD_INTERPRETER)
            text_append(out, "  (the interpreter)");
        else if (referrer->held_by == RECORD_WEAK)
            text_append(out, "  (weakly)");
        text_append_char(out, '\n');
    }
    if (referrers.more)
        text_format(out, "%s... and others\n", indent);
    if (object.hidden)
        text_format(out,
                    "%s%u more held by the interpreter itself: caches, tables, calls under way\n",
                    indent, object.hidden);
    if (!referrers.count && !object.hidden)
        text_format(out, "%snothing holds it\n", indent);
    instant_referrers_fini(&referrers);
}

bool inspect_object(struct session *session, const char *arguments, struct text *answer)
{
    struct instant now = session_now(session);
    struct instant_object object;
    record_id id = inspect_resolve(session, arguments, answer);
    if (!id || !instant_object(now, id, &object))
        return false;
    session->choices.selected = id;
    if (record_has_bytes(now.record)) {
        inspect_c_object(now, id, answer);
        return true;
    }
    view_object_text(now, id, TEXT_WIDTH * 2, answer);
    text_format(answer, "  #%u\n", id);
    text_format(answer, "  type %s, %zu bytes at 0x%llx\n",
                record_name_string(now.record, object.type), object.size,
                (unsigned long long)object.address);
    text_format(answer, "  refcount %u held by the program, +%u held by the interpreter",
                object.refcount, object.interpreter);
    if (object.weak)
        text_format(answer, ", %u weak", object.weak);
    text_append_char(answer, '\n');
    text_format(answer, "  made at step %u", record_step_of_time(now.record, object.made));
    if (object.freed)
        text_format(answer, ", freed at step %u", record_step_of_time(now.record, object.freed));
    if (object.flags & RECORD_TRACKED)
        text_append(answer, ", tracked by the collector");
    text_append(answer, "\n  held by:\n");
    inspect_append_holders(now, id, "    ", answer);
    return true;
}

bool inspect_holders(struct session *session, const char *arguments, struct text *answer)
{
    record_id id = inspect_resolve(session, arguments, answer);
    if (id)
        inspect_append_holders(session_now(session), id, "", answer);
    return id != 0;
}

static bool starts(const char *text, const char *word, const char **rest)
{
    size_t length = strlen(word);
    if (strncmp(text, word, length) != 0 || text[length] != ' ')
        return false;
    *rest = text + length + 1;
    return true;
}

bool inspect_find(struct session *session, const char *arguments, struct text *answer)
{
    struct instant now = session_now(session);
    struct object_question question = {0};
    const char *rest;
    if (!*arguments) {
        text_append(answer, "find takes a text, `type list`, `refs 2` or #12: find hello");
        return false;
    }
    if (*arguments == '#')
        return inspect_object(session, arguments, answer);
    if (starts(arguments, "type", &rest)) {
        question.type = record_name_find(now.record, rest);
        if (!question.type) {
            text_format(answer, "no object of type %.40s is on the record", rest);
            return false;
        }
    } else if (starts(arguments, "refs", &rest)) {
        question.least_refcount = question.most_refcount = (uint32_t)strtoul(rest, NULL, 10);
    } else
        question.text = arguments;
    size_t found = 0;
    if (record_has_bytes(now.record)) {
        if (question.text)
            found = inspect_c_find(now, arguments, LISTED, &session->choices.selected, answer);
        else
            text_append(answer, "find takes a text or #12: find block");
    } else
        for (record_id id = 0; (id = instant_find_object(now, id, &question)) != 0; found++) {
            if (found >= LISTED)
                continue;
            if (!found)
                session->choices.selected = id;
            text_format(answer, "#%-6u ", id);
            view_object_text(now, id, TEXT_WIDTH, answer);
            text_append_char(answer, ' ');
            view_count_text(now, id, false, answer);
            text_append_char(answer, '\n');
        }
    if (found > LISTED)
        text_format(answer, "... and %zu more\n", found - LISTED);
    if (!found && !answer->length)
        text_format(answer, "nothing alive here matches %.40s", arguments);
    return found != 0;
}

bool inspect_names(struct session *session, const char *arguments, struct text *answer)
{
    struct instant now = session_now(session);
    struct instant_names names = {0};
    (void)arguments;
    if (record_has_bytes(now.record))
        inspect_c_names(now, session_frame(session), answer);
    else if (instant_names(now, session_frame(session), &names))
        for (size_t i = 0; i < names.count; i++) {
            const struct instant_name *name = &names.items[i];
            if (!name->value || strncmp(name->label, "__", 2) == 0)
                continue;
            text_format(answer, "%s → ", name->label);
            view_object_text(now, record_through_cell(now, name->value), TEXT_WIDTH, answer);
            text_append_char(answer, '\n');
        }
    instant_names_fini(&names);
    if (!answer->length)
        text_append(answer, "no names are bound here");
    return true;
}
