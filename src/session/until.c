#include "session/until.h"

#include "record/bytes.h"
#include "session/inspect.h"
#include "session/moves.h"
#include "session/state.h"
#include "ui/views/c_path.h"
#include "ui/views/c_value.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORD = 64, VALUE_WIDTH = 400, STEPS_BETWEEN_PROGRESS = 4096 };

enum subject {
    SUBJECT_VALUE,
    SUBJECT_IDENTITY,
    SUBJECT_REFCOUNT,
    SUBJECT_LENGTH,
    SUBJECT_FREED,
    SUBJECT_STEP
};
enum relation { IS_EQUAL, IS_NOT_EQUAL, IS_AT_MOST, IS_AT_LEAST, IS_LESS, IS_MORE };

struct condition {
    bool is_c; /* names are paths then, and values C's */
    enum subject subject;
    enum relation relation;
    char name[WORD];    /* whose value */
    char other[WORD];   /* SUBJECT_IDENTITY: the other name */
    struct text wanted; /* the right side, as the picture writes values */
    double number;      /* and as a number, when it is one */
    bool is_number;
    record_id object;     /* SUBJECT_FREED */
    uint32_t line, kinds; /* SUBJECT_STEP */
};

/* ---- reading ---- */

static const char *skip(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Reads a name, or "#12"; what follows it, NULL when there is none. */
static const char *read_name(const struct condition *condition, const char *at, char *name)
{
    size_t length = condition->is_c ? c_path_length(at) : 0;
    if (!length) {
        length = *at == '#';
        while (in_name(at[length]))
            length++;
    }
    if (!length || length >= WORD)
        return NULL;
    memcpy(name, at, length);
    name[length] = '\0';
    return skip(at + length);
}

static const char *read_relation(const char *at, enum relation *relation)
{
    static const char *const signs[] = {"==", "!=", "<=", ">=", "<", ">"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(at, signs[i], strlen(signs[i])) == 0) {
            *relation = (enum relation)i;
            return skip(at + strlen(signs[i]));
        }
    return NULL;
}

/* The right side: a literal. Strings are written in double quotes, as the picture does. */
static bool read_wanted(const char *at, struct condition *condition)
{
    char *end;
    size_t length = strlen(at);
    if (!length)
        return false;
    condition->number = strtod(at, &end);
    condition->is_number = !*end && (isdigit((unsigned char)*at) || *at == '-' || *at == '.');
    if (*at == '\'' && !condition->is_c && length > 1 && at[length - 1] == '\'')
        text_format(&condition->wanted, "\"%.*s\"", (int)length - 2, at + 1);
    else
        text_append(&condition->wanted, at);
    return true;
}

static bool read_function(const char *at, const char *function, struct condition *condition,
                          const char **rest)
{
    size_t length = strlen(function);
    if (strncmp(at, function, length) != 0)
        return false;
    at = skip(at + length);
    if (*at != '(')
        return false;
    at = read_name(condition, skip(at + 1), condition->name);
    if (!at || *at != ')')
        return false;
    *rest = skip(at + 1);
    return true;
}

static bool read_condition(const char *at, struct condition *condition)
{
    const char *rest;
    if (strcmp(at, "exception") == 0) {
        condition->subject = SUBJECT_STEP;
        condition->kinds = 1u << RECORD_STEP_EXCEPTION;
        return true;
    }
    if (strncmp(at, "line ", 5) == 0) {
        char *end;
        unsigned long line = strtoul(skip(at + 5), &end, 10);
        condition->subject = SUBJECT_STEP;
        condition->line = (uint32_t)line;
        condition->kinds = 1u << RECORD_STEP_LINE;
        return !*end && line && line < UINT32_MAX;
    }
    if (read_function(at, "freed", condition, &rest)) {
        condition->subject = SUBJECT_FREED;
        return !*rest;
    }
    if (!condition->is_c && read_function(at, "refcount", condition, &rest))
        condition->subject = SUBJECT_REFCOUNT;
    else if (!condition->is_c && read_function(at, "len", condition, &rest))
        condition->subject = SUBJECT_LENGTH;
    else {
        rest = read_name(condition, at, condition->name);
        if (rest && strncmp(rest, "is ", 3) == 0) {
            rest = skip(rest + 3);
            condition->subject = SUBJECT_IDENTITY;
            if (strncmp(rest, "not ", 4) == 0) {
                condition->relation = IS_NOT_EQUAL;
                rest = skip(rest + 4);
            }
            rest = read_name(condition, rest, condition->other);
            return rest && !*rest;
        }
    }
    rest = rest ? read_relation(rest, &condition->relation) : NULL;
    return rest && read_wanted(rest, condition) &&
           (condition->subject == SUBJECT_VALUE || condition->is_number);
}

/* ---- asking ---- */

static bool compare(double order, enum relation relation)
{
    switch (relation) {
    case IS_EQUAL: return order == 0;
    case IS_NOT_EQUAL: return order != 0;
    case IS_AT_MOST: return order <= 0;
    case IS_AT_LEAST: return order >= 0;
    case IS_LESS: return order < 0;
    case IS_MORE: return order > 0;
    }
    return false;
}

static bool is_number(const char *value, double *number)
{
    char *end;
    *number = strtod(value, &end);
    return *value && !*end && !isalpha((unsigned char)*value);
}

/* Does the relation hold between two values in words? */
static bool relates(const char *value, enum relation relation, const char *wanted)
{
    double left, right;
    if (is_number(value, &left) && is_number(wanted, &right))
        return compare(left - right, relation);
    if (relation == IS_EQUAL || relation == IS_NOT_EQUAL)
        return (strcmp(value, wanted) == 0) == (relation == IS_EQUAL);
    /* Order is a matter of values of one kind. */
    return *value == '"' && *wanted == '"' && compare(strcmp(value, wanted), relation);
}

static bool value_holds(const struct condition *condition, struct instant now, record_id id)
{
    struct text text = {0};
    view_item_text(now, id, VALUE_WIDTH, &text);
    bool holds = relates(text_string(&text), condition->relation, text_string(&condition->wanted));
    text_fini(&text);
    return holds;
}

static bool c_value_at(struct instant now, const char *path, struct text *out)
{
    struct c_place place;
    size_t length = c_path_length(path);
    bool found = length && !path[length] &&
                 c_path_find(now, instant_top_frame(now), path, length, &place, NULL);
    if (found)
        c_value_text(now, place.owner, place.type, place.address, VALUE_WIDTH, out);
    return found;
}

/* The other side may be a place too. Two pointers with the same words lead to one place. */
static bool c_value_holds(const struct condition *condition, struct instant now)
{
    struct text value = {0}, other = {0};
    const char *wanted =
        condition->subject == SUBJECT_IDENTITY ? condition->other : text_string(&condition->wanted);
    bool holds = c_value_at(now, condition->name, &value);
    if (c_value_at(now, wanted, &other))
        wanted = text_string(&other);
    holds = holds && relates(text_string(&value), condition->relation, wanted);
    text_fini(&value);
    text_fini(&other);
    return holds;
}

static size_t items_of(struct instant now, record_id id)
{
    struct instant_slots slots = {0};
    struct instant_object object;
    size_t count = 0;
    if (instant_object(now, id, &object) &&
        instant_slots(now, id, RECORD_CONTENTS, 0, object.slots, &slots))
        for (size_t i = 0; i < slots.count; i++)
            count += slots.items[i].value != 0;
    instant_slots_fini(&slots);
    return count;
}

static record_id singleton(struct instant now, const char *name)
{
    struct object_question question = {.text = name};
    for (record_id id = 0; (id = instant_find_object(now, id, &question)) != 0;) {
        struct text text = {0};
        instant_text(now, id, &text);
        bool same = strcmp(text_string(&text), name) == 0;
        text_fini(&text);
        if (same)
            return id;
    }
    return 0;
}

/* Does it hold at the step? */
static bool holds(const struct condition *condition, struct instant now, record_step step)
{
    struct step_info info;
    struct instant_object object;
    if (condition->subject == SUBJECT_STEP)
        return record_step_info(now.record, step, &info) && (condition->kinds >> info.kind & 1) &&
               (!condition->line || condition->line == info.line);
    if (condition->subject == SUBJECT_FREED)
        return !instant_object(now, condition->object, &object) || !object.alive;
    if (condition->is_c)
        return c_value_holds(condition, now);
    record_id id = inspect_name(now, instant_top_frame(now), condition->name);
    if (!id)
        return false;
    switch (condition->subject) {
    case SUBJECT_VALUE: return value_holds(condition, now, id);
    case SUBJECT_REFCOUNT:
        return instant_object(now, id, &object) &&
               compare(object.refcount - condition->number, condition->relation);
    case SUBJECT_LENGTH:
        return compare((double)items_of(now, id) - condition->number, condition->relation);
    case SUBJECT_IDENTITY: {
        record_id other = inspect_name(now, instant_top_frame(now), condition->other);
        if (!other)
            other = singleton(now, condition->other);
        return other && (id == other) == (condition->relation == IS_EQUAL);
    }
    default: return false;
    }
}

/* ---- going there ---- */

/* The next step at which the condition becomes true; 0: none, and the record ends there. */
static record_step find(struct session *session, const struct condition *condition)
{
    record_step step = record_step_of_time(session->record, session->time);
    bool held = holds(condition, session_now(session), step) && condition->subject != SUBJECT_STEP;
    while (++step <= record_steps(session->record) || session_record_to(session, step)) {
        bool now = holds(condition, instant_at_step(session->record, step), step);
        if (now && !held)
            return step;
        held = now && condition->subject != SUBJECT_STEP;
        if (step % STEPS_BETWEEN_PROGRESS == 0 && !session_goes_on(session))
            break;
        /* The engine is asked for many steps at once. */
        if (step == record_steps(session->record))
            session_record_to(session, step + STEPS_BETWEEN_PROGRESS);
    }
    return 0;
}

bool until_holds(struct session *session, const char *arguments, struct text *answer)
{
    struct condition condition = {.is_c = record_has_bytes(session->record)};
    bool done = false;
    if (!read_condition(arguments, &condition))
        text_append(answer,
                    condition.is_c
                        ? "until takes a condition: x == 3, p->next != NULL, p == q, freed(p), "
                          "line 12"
                        : "until takes a condition: x == 3, x is y, refcount(x) == 2, len(x) > 3, "
                          "freed(x), line 12, exception");
    else if (condition.subject != SUBJECT_FREED ||
             (condition.object = inspect_resolve(session, condition.name, answer)) != 0) {
        record_step found = find(session, &condition);
        done = found != 0 || session->interrupted;
        if (found)
            move_to_step(session, found);
        else if (session->interrupted) {
            move_to_step(session, record_steps(session->record));
            text_format(answer, "stopped at step %u", record_steps(session->record));
        } else
            text_format(answer, "%s does not come true%s", arguments,
                        session->state == ENGINE_WANTS_INPUT ? " before the program waits for input"
                        : session->state == ENGINE_RECORD_FULL
                            ? " before the record is full: `more`"
                            : " before the program ends");
    }
    text_fini(&condition.wanted);
    return done;
}
