/* What a lesson states about a moment, and whether it is so. (check.h)
 *
 *     refcount NAME = N        references that the program's names and containers hold, as the picture shows them
 *     NAME is NAME             one object; `is not`: two
 *     value NAME = REPR        as Python writes it, strings in double quotes
 *     alive NAME, freed NAME   the object that NAME referred to last, None apart, wherever NAME is or was bound
 *     output "LINE"            the last line printed so far
 *     collected = N            what the last collection found
 *
 * A NAME is looked up in the innermost frame, then in the module, and may go on with .ATTRIBUTE, [INDEX] or ["KEY"].
 */
#include "lesson/check.h"

#include "record/instant.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { NESTING = 8 };

struct fact {
    struct instant now;
    const char *rest; /* what follows the fact's first word */
    struct text *problem;
};

/* Names and paths. */

static record_id bound_in(struct instant now, record_id frame, const char *name, size_t length)
{
    struct instant_names names = {0};
    record_id value = 0;
    if (frame && instant_names(now, frame, &names))
        for (size_t i = 0; i < names.count && !value; i++)
            if (strncmp(names.items[i].label, name, length) == 0 && !names.items[i].label[length])
                value = names.items[i].value;
    instant_names_fini(&names);
    return value;
}

/* The value in a cell, which people call by the variable's name. */
static record_id through_cell(struct instant now, record_id id)
{
    struct instant_object object;
    struct instant_slots slots = {0};
    if (id && instant_object(now, id, &object) && object.category == RECORD_CELL)
        id = instant_slots(now, id, RECORD_CONTENTS, 0, 1, &slots) && slots.count
                 ? slots.items[0].value
                 : 0;
    instant_slots_fini(&slots);
    return id;
}

static record_id outermost(struct instant now)
{
    struct record_ids stack = {0};
    record_id frame = instant_stack(now, &stack) && stack.count ? stack.items[0] : 0;
    vector_fini(&stack);
    return frame;
}

static record_id bound(struct instant now, const char *name, size_t length)
{
    record_id value = bound_in(now, instant_top_frame(now), name, length);
    if (!value)
        value = bound_in(now, outermost(now), name, length);
    return through_cell(now, value);
}

/* The value in the slot with this label, or in an instance's dict. */
static record_id slot_called(struct instant now, record_id id, const char *label, size_t length)
{
    struct instant_slots slots = {0};
    struct text text = {0};
    record_id value = 0, dict = 0;
    if (instant_slots(now, id, RECORD_CONTENTS, 0, SIZE_MAX, &slots))
        for (size_t i = 0; i < slots.count && !value; i++) {
            text_clear(&text);
            instant_slot_label(now, id, RECORD_CONTENTS, i, &text);
            const char *bare = text_string(&text) + (*text_string(&text) == '.' && *label != '.');
            if (strlen(bare) == length && memcmp(bare, label, length) == 0)
                value = slots.items[i].value;
            else if (strcmp(bare, "__dict__") == 0)
                dict = slots.items[i].value;
        }
    text_fini(&text);
    instant_slots_fini(&slots);
    if (value || !dict || *label == '[')
        return value;
    text_format(&text, "[\"%.*s\"]", (int)length, label);
    value = slot_called(now, dict, text_string(&text), text.length);
    text_fini(&text);
    return value;
}

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_' || text[length] & 0x80)
        length++;
    return length;
}

/* The length of a path: a name and what is asked of it. */
static size_t path_length(const char *text)
{
    size_t length = name_length(text);
    while (length && (text[length] == '.' || text[length] == '[')) {
        if (text[length] == '.') {
            length += 1 + name_length(text + length + 1);
            continue;
        }
        const char *close = strchr(text + length, ']');
        if (!close)
            break;
        length = (size_t)(close - text) + 1;
    }
    return length;
}

static record_id resolve(struct instant now, const char *path, size_t length)
{
    size_t at = name_length(path);
    record_id id = bound(now, path, at);
    while (id && at < length) {
        size_t start = at + (path[at] == '.');
        at = path[at] == '.' ? start + name_length(path + start)
                             : (size_t)(strchr(path + at, ']') - path) + 1;
        id = slot_called(now, id, path + start, at - start);
    }
    return id;
}

/* Reads a path off the fact and finds its object. 0: *problem says why. */
static record_id object_named(struct fact *fact)
{
    size_t length = path_length(fact->rest);
    record_id id = length ? resolve(fact->now, fact->rest, length) : 0;
    if (!length)
        text_append(fact->problem, "a name is missing");
    else if (!id)
        text_format(fact->problem, "%.*s is not bound then", (int)length, fact->rest);
    fact->rest += length;
    fact->rest += strspn(fact->rest, " ");
    return id;
}

/* Values as Python writes them. */

static void write_value(struct instant now, record_id id, int depth, struct text *out);

static void write_items(struct instant now, const struct instant_object *object, int depth,
                        struct text *out)
{
    struct instant_slots slots = {0};
    const char *gap = "";
    if (instant_slots(now, object->id, RECORD_CONTENTS, 0, SIZE_MAX, &slots))
        for (size_t i = 0; i < slots.count; i++) {
            if (!slots.items[i].value)
                continue;
            text_append(out, gap);
            gap = ", ";
            if (object->category == RECORD_MAPPING && object->form == RECORD_KEYED) {
                write_value(now, slots.items[i].label, depth + 1, out);
                text_append(out, ": ");
            }
            write_value(now, slots.items[i].value, depth + 1, out);
        }
    instant_slots_fini(&slots);
}

static void write_value(struct instant now, record_id id, int depth, struct text *out)
{
    struct instant_object object;
    if (!instant_object(now, id, &object))
        return;
    const char *type = record_name_string(now.record, object.type);
    bool tuple = strcmp(type, "tuple") == 0;
    bool list = strcmp(type, "list") == 0;
    bool braces = strcmp(type, "dict") == 0 || strcmp(type, "set") == 0;
    if (!tuple && !list && !braces) {
        size_t before = out->length;
        if (!instant_text(now, id, out) || out->length == before)
            text_format(out, "<%s>", type);
        return;
    }
    if (depth == NESTING) {
        text_append(out, "...");
        return;
    }
    text_append_char(out, tuple ? '(' : list ? '[' : '{');
    size_t begin = out->length;
    write_items(now, &object, depth, out);
    if (tuple && object.slots == 1)
        text_append_char(out, ',');
    if (out->length == begin && strcmp(type, "set") == 0) {
        text_truncate(out, begin - 1);
        text_append(out, "set()");
        return;
    }
    text_append_char(out, tuple ? ')' : list ? ']' : '}');
}

/* The kinds of facts. */

/* "= 12", to the fact's end. */
static bool read_number(struct fact *fact, unsigned long *number)
{
    char *end;
    const char *text = fact->rest;
    text += *text == '=';
    *number = strtoul(text, &end, 10);
    if (*fact->rest == '=' && end != text && !*end)
        return true;
    text_append(fact->problem, "a number is missing: = 2");
    return false;
}

static bool check_refcount(struct fact *fact)
{
    unsigned long stated;
    struct instant_object object;
    record_id id = object_named(fact);
    if (!id || !read_number(fact, &stated) || !instant_object(fact->now, id, &object))
        return false;
    if (object.refcount != stated)
        text_format(fact->problem, "it is %u", object.refcount);
    return object.refcount == stated;
}

static bool check_value(struct fact *fact)
{
    struct text value = {0};
    record_id id = object_named(fact);
    if (!id)
        return false;
    bool well = *fact->rest == '=';
    if (well) {
        fact->rest += 1 + strspn(fact->rest + 1, " ");
        write_value(fact->now, id, 0, &value);
        well = strcmp(text_string(&value), fact->rest) == 0;
        if (!well)
            text_format(fact->problem, "it is %s", text_string(&value));
    } else {
        text_append(fact->problem, "a value is missing: = [1, 2]");
    }
    text_fini(&value);
    return well;
}

/* The object other than None that a name referred to last, up to now. */
static record_id last_referred(struct instant now, const char *name, size_t length)
{
    record_id found = 0;
    record_step last = record_step_of_time(now.record, now.time);
    for (record_step step = last; step >= 1 && !found; step--) {
        struct instant then = instant_at_step(now.record, step);
        struct instant_object object;
        record_id id = bound(then, name, length);
        if (id && instant_object(then, id, &object) &&
            strcmp(record_name_string(now.record, object.type), "NoneType") != 0)
            found = id;
    }
    return found;
}

static bool check_life(struct fact *fact, bool alive)
{
    size_t length = name_length(fact->rest);
    struct instant_object object;
    record_id id = length ? last_referred(fact->now, fact->rest, length) : 0;
    if (!id || fact->rest[length] || !instant_object(fact->now, id, &object)) {
        text_append(fact->problem, length && !fact->rest[length]
                                       ? "nothing was ever bound to that name"
                                       : "a name is missing");
        return false;
    }
    if (object.alive != alive)
        text_append(fact->problem, alive ? "it is freed" : "it is alive");
    return object.alive == alive;
}

static bool check_alive(struct fact *fact)
{
    return check_life(fact, true);
}

static bool check_freed(struct fact *fact)
{
    return check_life(fact, false);
}

static bool check_output(struct fact *fact)
{
    size_t length, wanted = strlen(fact->rest);
    const char *output = instant_output(fact->now, &length);
    if (wanted < 2 || *fact->rest != '"' || fact->rest[wanted - 1] != '"') {
        text_append(fact->problem, "a line in quotes is missing");
        return false;
    }
    if (length && output[length - 1] == '\n')
        length--;
    size_t start = length;
    while (start && output[start - 1] != '\n')
        start--;
    if (length - start == wanted - 2 && memcmp(output + start, fact->rest + 1, wanted - 2) == 0)
        return true;
    text_append(fact->problem, "the last line printed is \"");
    text_append_bytes(fact->problem, output + start, length - start);
    text_append_char(fact->problem, '"');
    return false;
}

static bool check_collected(struct fact *fact)
{
    unsigned long stated;
    struct instant_collector collector = instant_collector(fact->now);
    if (!read_number(fact, &stated))
        return false;
    if (!collector.begun || collector.running)
        text_append(fact->problem, "no collection has ended by then");
    else if (collector.totals[RECORD_GC_COLLECTED] != stated)
        text_format(fact->problem, "it is %" PRIu64, collector.totals[RECORD_GC_COLLECTED]);
    else
        return true;
    return false;
}

/* "NAME is NAME", "NAME is not NAME". */
static bool check_identity(struct fact *fact)
{
    size_t length = path_length(fact->rest);
    const char *word = fact->rest + length;
    if (!length || strncmp(word, " is ", 4) != 0) {
        text_append(fact->problem,
                    "a fact is one of: refcount NAME = N, value NAME = REPR, NAME is NAME, "
                    "NAME is not NAME, alive NAME, freed NAME, output \"LINE\", collected = N");
        return false;
    }
    record_id one = object_named(fact);
    fact->rest += 3;
    bool differ = strncmp(fact->rest, "not ", 4) == 0;
    fact->rest += differ ? 4 : 0;
    record_id other = one ? object_named(fact) : 0;
    if (!one || !other)
        return false;
    if ((one == other) == differ)
        text_append(fact->problem, differ ? "they are one object" : "they are two objects");
    return (one == other) != differ;
}

static const struct fact_kind {
    const char *word;
    bool (*check)(struct fact *fact);
} fact_kinds[] = {
    {"refcount", check_refcount}, {"value", check_value},   {"alive", check_alive},
    {"freed", check_freed},       {"output", check_output}, {"collected", check_collected},
    {NULL, check_identity},
};

/* The step before the line runs for the first time; past the program's last line, its end. 0: never. */
static record_step step_of_line(const struct record *record, uint32_t line)
{
    record_step steps = record_steps(record);
    struct step_info info;
    for (record_step step = 1; step <= steps; step++)
        if (record_step_info(record, step, &info) && info.kind == RECORD_STEP_LINE &&
            info.file == 1 && info.line == line)
            return step;
    return line > record_file_lines(record, 1) ? steps : 0;
}

bool lesson_fact_holds(const struct record *record, const struct lesson_fact *fact,
                       struct text *problem)
{
    record_step step = step_of_line(record, fact->line);
    if (!step) {
        text_format(problem, "line %u never runs", fact->line);
        return false;
    }
    const struct fact_kind *kind = fact_kinds;
    struct fact stated = {instant_at_step(record, step), fact->text, problem};
    size_t length = strcspn(fact->text, " ");
    while (kind->word &&
           (strlen(kind->word) != length || memcmp(kind->word, fact->text, length) != 0 ||
            strncmp(fact->text + length, " is ", 4) == 0))
        kind++;
    if (kind->word) {
        stated.rest += length;
        stated.rest += strspn(stated.rest, " ");
    }
    return kind->check(&stated);
}
