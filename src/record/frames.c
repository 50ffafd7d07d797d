/* Recording frames, steps, and all that is neither object nor slot. */
#include "record/write.h"

static struct mirror *frame_begin(struct record *record, const struct record_frame *frame)
{
    struct writing writing;
    if (record->failed || !row_reserve(record) ||
        !write_begin(&writing, record, OP_FRAME, (unsigned)frame->kind & 7, 5 * VARINT_LONGEST))
        return NULL;
    write_number(&writing, frame->function);
    write_number(&writing, frame->file);
    write_number(&writing, frame->line);
    write_id(&writing, row_known(record, frame->namespace_id) ? frame->namespace_id : 0);
    write_end(&writing);
    record_id id = row_add(record, writing.at, true);
    struct mirror *mirror = mirror_of(record, id);
    if (mirror && frame->count)
        splice_region(record, mirror, RECORD_CONTENTS, 0, 0, frame->names, frame->count);
    return mirror;
}

record_id record_frame_made(struct record *record, const struct record_frame *frame)
{
    const struct mirror *mirror = frame_begin(record, frame);
    return mirror ? mirror->id : 0;
}

static void push(struct record *record, struct mirror *mirror, record_name function,
                 record_file file)
{
    struct writing writing;
    if (!store_reserve(record, &record->stack, 1) ||
        !write_begin(&writing, record, OP_RESUMED, 0, 4 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, record->now.top);
    write_end(&writing);
    mirror->state = RECORD_FRAME_RUNNING;
    mirror->caller = record->now.top;
    record->stack.items[record->stack.count++] =
        (struct stack_entry){mirror->id, file, mirror, place_of_function(function)};
    record->now.top = mirror->id;
    record->now.depth++;
    check_due(record, mirror);
}

record_id record_entered(struct record *record, const struct record_frame *frame)
{
    struct mirror *mirror = frame_begin(record, frame);
    if (!mirror)
        return 0;
    push(record, mirror, frame->function, frame->file);
    return mirror->id;
}

/* Its place on the stack, SIZE_MAX when it is not there. Most often it is the top. */
static size_t stack_place(const struct record *record, const struct mirror *frame)
{
    size_t i = record->stack.count;
    if (frame->state != RECORD_FRAME_RUNNING)
        return SIZE_MAX;
    while (i-- > 0) {
        if (record->stack.items[i].frame == frame->id)
            return i;
    }
    return SIZE_MAX;
}

static struct mirror *frame_mirror(struct record *record, record_id id)
{
    return row_known(record, id) && row_is_frame(record, id) ? mirror_of(record, id) : NULL;
}

void record_resumed(struct record *record, record_id frame)
{
    struct mirror *mirror = frame_mirror(record, frame);
    if (!mirror || mirror->state == RECORD_FRAME_RUNNING)
        return;
    struct made made;
    decode_made(record, frame, &made);
    push(record, mirror, made.function, made.file);
}

/* Off the stack, for a while or for good. */
static void leave(struct record *record, record_id frame, enum op op, enum record_frame_state state)
{
    struct writing writing;
    struct mirror *mirror = frame_mirror(record, frame);
    if (!mirror)
        return;
    size_t place = stack_place(record, mirror);
    while (place != SIZE_MAX && place + 1 < record->stack.count && !record->failed)
        record_left(record, record->now.top);
    record_id below = place == SIZE_MAX || place == 0 ? 0 : record->stack.items[place - 1].frame;
    if (!write_begin(&writing, record, op, place != SIZE_MAX, 4 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, below);
    write_end(&writing);
    mirror->state = (uint8_t)state;
    mirror->caller = 0;
    if (place != SIZE_MAX) {
        record->stack.count--;
        record->now.top = below;
        record->now.depth--;
    }
    if (op == OP_LEFT) {
        *row_last(record, frame) = writing.at | ROW_FLAG;
        mirror_drop(record, frame);
    } else {
        check_due(record, mirror);
    }
}

void record_suspended(struct record *record, record_id frame)
{
    struct mirror *mirror = frame_mirror(record, frame);
    if (mirror && mirror->state == RECORD_FRAME_RUNNING)
        leave(record, frame, OP_SUSPENDED, RECORD_FRAME_SUSPENDED);
}

void record_left(struct record *record, record_id frame)
{
    struct mirror *mirror = frame_mirror(record, frame);
    if (!mirror)
        return;
    splice_region(record, mirror, RECORD_STACK, 0, mirror->regions[RECORD_STACK].count, NULL, 0);
    splice_region(record, mirror, RECORD_CONTENTS, 0, mirror->regions[RECORD_CONTENTS].count, NULL,
                  0);
    leave(record, frame, OP_LEFT, RECORD_FRAME_LEFT);
}

void record_stack(struct record *record, record_id frame, const record_id *values, size_t count)
{
    struct mirror *mirror = frame_mirror(record, frame);
    if (!mirror)
        return;
    const struct mirror_region *old = &mirror->regions[RECORD_STACK];
    size_t from = 0, least = MIN(count, old->count), same = 0;
    while (from < least && old->values[from] == values[from])
        from++;
    while (same < least - from && old->values[old->count - 1 - same] == values[count - 1 - same])
        same++;
    struct record_slot some[PIECE_SLOTS], *slots = some;
    size_t added = count - same - from;
    if (added > PIECE_SLOTS && !(slots = store_resize(record, NULL, 0, added * sizeof *slots)))
        return;
    for (size_t i = 0; i < added; i++)
        slots[i] = (struct record_slot){0, values[from + i]};
    splice_region(record, mirror, RECORD_STACK, from, old->count - same - from, slots, added);
    if (slots != some)
        store_resize(record, slots, added * sizeof *slots, 0);
}

size_t record_stack_slots(const struct record *record, record_id frame, const record_id **values)
{
    const struct mirror *mirror = mirror_find(record, frame);
    *values = mirror ? mirror->regions[RECORD_STACK].values : NULL;
    return mirror ? mirror->regions[RECORD_STACK].count : 0;
}

record_id record_top_frame(const struct record *record)
{
    return record->now.top;
}

static record_step stepped(struct record *record, enum record_step_kind kind, uint32_t line,
                           record_name what)
{
    struct writing writing;
    struct mirror *mirror = record->now.top ? mirror_of(record, record->now.top) : NULL;
    if (record->failed || !write_begin(&writing, record, OP_STEP, (unsigned)kind & 7, 30))
        return 0;
    write_number(&writing, line);
    if (mirror) {
        write_number(&writing, writing.at - mirror->last);
        mirror->last = writing.at;
        mirror->line = line;
        mirror->links++;
        mirror->full_links++;
    } else {
        write_number(&writing, 0);
    }
    if (kind == RECORD_STEP_EXIT)
        write_number(&writing, what);
    write_end(&writing);
    struct page *page = &record->pages.items[writing.at >> PAGE_BITS];
    page->shallow = (uint16_t)MIN(page->shallow, MIN(record->now.depth, UINT16_MAX));
    page->places |= record->kind_places[kind & 7];
    if (mirror) {
        const struct stack_entry *top = &vector_last(&record->stack);
        page->places |= place_of_line(top->file, line) | top->place;
    }
    record->now.step++;
    if (mirror)
        check_due(record, mirror);
    return record->now.step;
}

record_step record_stepped(struct record *record, enum record_step_kind kind, uint32_t line)
{
    return stepped(record, kind, line, 0);
}

record_step record_exit_stepped(struct record *record, record_name what)
{
    return stepped(record, RECORD_STEP_EXIT, 0, what);
}

bool record_is_alive(const struct record *record, record_id id)
{
    return row_known(record, id) && !row_ended(record, id);
}

void record_returned(struct record *record, record_id frame, record_id value)
{
    struct writing writing;
    if (!row_known(record, frame) ||
        !write_begin(&writing, record, OP_RETURNED, 0, 2 * VARINT_LONGEST))
        return;
    writing.p = put_entity(writing.p, frame, writing.page);
    write_id(&writing, row_known(record, value) ? value : 0);
    write_end(&writing);
}

static void say(struct record *record, enum op op, record_name name, record_id about,
                const char *message, size_t length, uint32_t line)
{
    struct writing writing;
    if (!write_begin(&writing, record, op, 0, 4 * VARINT_LONGEST + length))
        return;
    write_number(&writing, name);
    write_number(&writing, line);
    write_id(&writing, row_known(record, about) ? about : 0);
    write_bytes(&writing, message, length);
    write_end(&writing);
}

void record_raised(struct record *record, record_name type, const char *message, size_t length,
                   uint32_t line)
{
    say(record, OP_RAISED, type, record->now.top, message, length, line);
}

void record_fault(struct record *record, record_name kind, record_id about, const char *message,
                  size_t length, uint32_t line)
{
    say(record, OP_FAULT, kind, about, message, length, line);
}

void record_printed(struct record *record, enum record_stream stream, const char *bytes,
                    size_t length)
{
    struct writing writing;
    if (length == 0 || record->failed)
        return;
    if (length > UINT32_MAX - record->output.count) {
        record->full = true;
        return;
    }
    if (!store_reserve(record, &record->output, length) ||
        !store_reserve(record, &record->runs, 1) ||
        !write_begin(&writing, record, OP_OUTPUT, (unsigned)stream & 7, VARINT_LONGEST))
        return;
    write_number(&writing, length);
    write_end(&writing);
    memcpy(record->output.items + record->output.count, bytes, length);
    record->output.count += length;
    record->now.output = (uint32_t)record->output.count;
    if (record->runs.count && vector_last(&record->runs).stream == stream)
        vector_last(&record->runs).end = record->now.output;
    else
        record->runs.items[record->runs.count++] = (struct output_run){record->now.output, stream};
}
