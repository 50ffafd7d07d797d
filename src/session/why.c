#include "session/why.h"

#include "record/bytes.h"
#include "session/inspect.h"
#include "session/state.h"

enum { TEXT_WIDTH = 60, PATH_LIMIT = 200000, CYCLE_SHOWN = 12, REFERRERS_AT_MOST = 64 };

static void append_object(struct instant now, record_id id, struct text *answer)
{
    text_append(answer, "  → ");
    view_object_text(now, id, TEXT_WIDTH, answer);
    text_format(answer, " #%u\n", id);
}

static void tell_path(struct instant now, record_id id, const struct instant_path *path,
                      struct text *answer)
{
    bool first = true;
    if (path->root == ROOT_INTERPRETER) {
        text_append(answer, "the interpreter itself: caches, tables, calls under way\n");
        first = false;
    }
    for (size_t i = 0; i < path->count; i++) {
        const struct instant_link *link = &path->items[i];
        text_append(answer, first ? "" : "  → ");
        inspect_append_holder(now, link->holder, link->region, link->slot, link->is_key, answer);
        text_append_char(answer, '\n');
        first = false;
    }
    append_object(now, id, answer);
}

/* An object that holds this one, not weakly; 0: none. */
static record_id some_holder(struct instant now, record_id id, struct instant_referrer *how)
{
    struct instant_referrers referrers = {0};
    record_id found = 0;
    if (instant_referrers(now, id, REFERRERS_AT_MOST, &referrers))
        for (size_t i = 0; i < referrers.count && !found; i++)
            if (referrers.items[i].held_by != RECORD_WEAK &&
                instant_entity(now, referrers.items[i].holder) == RECORD_IS_OBJECT) {
                *how = referrers.items[i];
                found = how->holder;
            }
    instant_referrers_fini(&referrers);
    return found;
}

static bool has(const struct record_ids *ids, record_id id, size_t *at)
{
    for (*at = 0; *at < ids->count; ++*at)
        if (ids->items[*at] == id)
            return true;
    return false;
}

/* No root leads to it, so whoever goes from holder to holder comes to an object again: that is a cycle. */
static bool tell_cycle(struct instant now, record_id id, struct text *answer)
{
    struct record_ids seen = {0};
    struct instant_referrer how;
    struct text path = {0};
    size_t at = 0;
    bool closed = false;
    for (record_id each = id; each && seen.count < CYCLE_SHOWN && !closed;) {
        if (!vector_push(&seen, each))
            break;
        record_id holder = some_holder(now, each, &how);
        if (!holder)
            break;
        text_append(&path, "  ← ");
        inspect_append_holder(now, holder, how.region, how.slot, how.is_key, &path);
        text_append_char(&path, '\n');
        closed = has(&seen, holder, &at);
        each = holder;
    }
    if (closed) {
        text_append(
            answer,
            record_has_bytes(now.record)
                ? "only a cycle leads to it, and no variable: nothing can free it any more\n"
                : "only a cycle holds it, and nothing outside: the collector will find "
                  "it\n");
        view_object_text(now, id, TEXT_WIDTH, answer);
        text_format(answer, " #%u\n%s", id, text_string(&path));
        if (seen.items[at] == id)
            text_append(answer, "which is where we began\n");
        else
            text_format(answer, "which holds itself so: #%u again\n", seen.items[at]);
    }
    text_fini(&path);
    vector_fini(&seen);
    return closed;
}

/* Is it there without anybody who holds it? */
static bool is_static(const struct instant_object *object)
{
    return object->category == RECORD_VARIABLE || object->category == RECORD_LITERAL ||
           object->category == RECORD_FUNCTION;
}

bool why_alive(struct session *session, const char *arguments, struct text *answer)
{
    struct instant now = session_now(session);
    struct instant_path path = {0};
    struct instant_object object;
    record_id id = inspect_resolve(session, arguments, answer);
    if (!id || !instant_object(now, id, &object))
        return false;
    if (!object.alive)
        text_format(answer, "#%u is not alive: it was freed at step %u\n", id,
                    record_step_of_time(now.record, object.freed));
    else if (record_has_bytes(now.record) && is_static(&object))
        text_append(answer, "it was not allocated, and is not freed: it is part of the program\n");
    else if (instant_find_path(now, id, PATH_LIMIT, &path))
        tell_path(now, id, &path, answer);
    else if (path.gave_up)
        text_append(answer, "too many objects hold it to find a path from a name\n");
    else if (!tell_cycle(now, id, answer)) {
        text_append(answer, "no name leads to it; it is held by:\n");
        inspect_append_holders(now, id, "  ", answer);
    }
    instant_path_fini(&path);
    return true;
}
