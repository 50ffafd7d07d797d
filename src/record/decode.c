/* Taking events apart. Each case reads what the case of the same name in recorder.c, frames.c or
 * checkpoint.c wrote. */
#include "record/decode.h"

#include "record/code.h"

/* The distance back becomes a position; 0 stays "in no chain". */
static const uint8_t *get_back(const uint8_t *p, uint32_t at, uint32_t *position)
{
    uint32_t distance;
    p = get_u32(p, &distance);
    *position = distance == 0 ? 0 : at - distance;
    return p;
}

static const uint8_t *get_value(const uint8_t *p, record_id newest, record_id *id, uint32_t *link)
{
    p = get_id(p, id, newest);
    *link = 0;
    return *id == 0 ? p : get_u32(p, link);
}

static const uint8_t *get_slots(const uint8_t *p, const struct raw *raw, record_id newest,
                                struct raw_slot *slots, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        slots[i].label = slots[i].key_link = 0;
        if (form_has_plain_labels(raw->form))
            p = get_u32(p, &slots[i].label);
        else if (raw->form == RECORD_KEYED)
            p = get_value(p, newest, &slots[i].label, &slots[i].key_link);
        p = get_value(p, newest, &slots[i].value, &slots[i].value_link);
    }
    return p;
}

static const uint8_t *get_set(const uint8_t *p, struct raw *raw, const struct page *page)
{
    raw->holder = (enum record_holder)(raw->bits & 3);
    raw->region = (enum record_region)(raw->bits >> 2);
    raw->form = RECORD_INDEXED;
    raw->continued = false;
    raw->removed = raw->inserted = 1;
    p = get_entity(p, &raw->id, page);
    p = get_back(p, raw->at, &raw->back);
    p = get_u32(p, &raw->place);
    return get_slots(p, raw, page->newest, raw->slots, 2);
}

static const uint8_t *get_splice(const uint8_t *p, struct raw *raw, const struct page *page)
{
    raw->holder = (enum record_holder)(raw->bits & 3);
    raw->region = (enum record_region)(raw->bits >> 2);
    raw->form = (enum record_form)(*p & 7);
    raw->continued = (*p++ & 8) != 0;
    p = get_entity(p, &raw->id, page);
    p = get_back(p, raw->at, &raw->back);
    p = get_u32(p, &raw->place);
    raw->removed = *p++;
    raw->inserted = *p++;
    return get_slots(p, raw, page->newest, raw->slots, raw->removed + raw->inserted);
}

static const uint8_t *get_text(const uint8_t *p, struct raw *raw)
{
    p = get_u32(p, &raw->text_length);
    raw->text = (const char *)p;
    return p + raw->text_length;
}

static const uint8_t *get_object(const uint8_t *p, struct raw *raw, const struct page *page)
{
    p = get_u32(p, &raw->numbers[0]);
    p = get_number(p, &raw->number);
    p = get_address(p, &raw->address, page->address);
    if (raw->op != OP_MADE || !raw->bits)
        return get_text(p, raw);
    uint64_t integer;
    p = get_number(p, &integer);
    raw->integer = unzigzag(integer);
    raw->text_length = 0;
    return p;
}

static const uint8_t *get_totals(const uint8_t *p, struct raw *raw)
{
    uint64_t total;
    raw->totals = p;
    for (int i = 0; i < RECORD_GC_TOTALS; i++)
        p = get_number(p, &total);
    return p;
}

void decode_totals(const struct raw *raw, uint64_t totals[RECORD_GC_TOTALS])
{
    const uint8_t *p = raw->totals;
    for (int i = 0; i < RECORD_GC_TOTALS; i++)
        p = get_number(p, &totals[i]);
}

static const uint8_t *get_check(const uint8_t *p, struct raw *raw, const struct page *page)
{
    struct raw_check *check = &raw->check;
    uint64_t length;
    *check = (struct raw_check){0};
    p = get_number(p, &length);
    const uint8_t *end = p + length;
    p = get_entity(p, &raw->id, page);
    check->id = raw->id;
    check->full = raw->bits & 1;
    p = get_back(p, raw->at, &raw->back);
    p = get_back(p, raw->at, &check->previous);
    p = get_back(p, raw->at, &check->jump);
    p = get_u32(p, &check->ordinal);
    p = get_back(p, raw->at, &check->full_at);
    if (check->full)
        check->full_at = raw->at;
    p = get_u32(p, &check->full_links);
    if (raw->op == OP_CHECK_REFERENCES) {
        p = get_u32(p, &check->program);
        p = get_u32(p, &check->interpreter);
        p = get_u32(p, &check->weak);
        p = get_u32(p, &check->hidden);
    } else {
        p = get_number(p, &check->touched);
        p = get_u32(p, &check->slots);
        if (raw->bits & 2) { /* a frame */
            p = get_u32(p, &check->stack);
            p = get_u32(p, &check->line);
            p = get_u32(p, &check->caller);
            check->state = *p++;
        } else {
            p = get_number(p, &check->size);
            p = get_back(p, raw->at, &check->described);
            p = get_back(p, raw->at, &check->marked);
            check->mark = *p++;
            p = get_u32(p, &check->gc_refs);
        }
    }
    check->detail = p;
    return end;
}

/* The low bit: each byte says which of its bits were never written; the next: all bytes are the same one. */
static const uint8_t *get_wrote(const uint8_t *p, struct raw *raw, const struct page *page)
{
    uint64_t distance;
    p = get_number(p, &distance);
    raw->address = page->written + (uint64_t)unzigzag(distance);
    p = get_number(p, &raw->number);
    raw->text = (const char *)p;
    if (raw->bits & 2)
        return p + 1;
    return p + raw->number * (raw->bits & 1 ? 2 : 1);
}

void decode_wrote(const struct record *record, uint32_t at, struct raw_wrote *wrote)
{
    struct raw raw;
    decode(record, at, &raw);
    const uint8_t *p = (const uint8_t *)raw.text;
    *wrote = (struct raw_wrote){.address = raw.address, .length = raw.number};
    if (raw.bits & 2) {
        wrote->fill = *p;
        wrote->undefined_fill = raw.bits & 1 ? 0xff : 0;
    } else {
        wrote->bytes = p;
        wrote->undefined = raw.bits & 1 ? p + raw.number : NULL;
    }
}

void decode(const struct record *record, uint32_t at, struct raw *raw)
{
    const uint8_t *start = log_at(record, at), *p = start + 1;
    const struct page *page = page_of(record, at);
    raw->at = at;
    raw->op = (enum op)(*start >> 3);
    raw->bits = *start & 7;
    raw->id = 0;
    raw->back = 0;
    raw->other = 0;
    switch (raw->op) {
    case OP_PAD: raw->end = ((at >> LOG_CHUNK_BITS) + 1) << LOG_CHUNK_BITS; return;
    case OP_STEP:
        p = get_u32(p, &raw->numbers[0]);
        p = get_back(p, at, &raw->back);
        if (raw->bits == RECORD_STEP_EXIT)
            p = get_u32(p, &raw->numbers[1]);
        break;
    case OP_MADE: p = get_object(p, raw, page); break;
    case OP_FRAME:
        p = get_u32(p, &raw->numbers[0]);
        p = get_u32(p, &raw->numbers[1]);
        p = get_u32(p, &raw->numbers[2]);
        p = get_id(p, &raw->other, page->newest);
        break;
    case OP_SET: p = get_set(p, raw, page); break;
    case OP_SPLICE: p = get_splice(p, raw, page); break;
    case OP_FREED:
        p = get_id(p, &raw->id, page->newest);
        p = get_back(p, at, &raw->back);
        p = get_number(p, &raw->number);
        p = get_back(p, at, &raw->contents);
        break;
    case OP_RESIZED:
        p = get_entity(p, &raw->id, page);
        p = get_back(p, at, &raw->back);
        p = get_number(p, &raw->number);
        p = get_number(p, &raw->old);
        break;
    case OP_DESCRIBED:
        p = get_entity(p, &raw->id, page);
        p = get_back(p, at, &raw->back);
        p = get_number(p, &raw->old);
        p = get_object(p, raw, page);
        break;
    case OP_HIDDEN:
        p = get_entity(p, &raw->id, page);
        p = get_back(p, at, &raw->back);
        p = get_number(p, &raw->number);
        break;
    case OP_RESUMED:
    case OP_SUSPENDED:
    case OP_LEFT:
        p = get_entity(p, &raw->id, page);
        p = get_back(p, at, &raw->back);
        p = get_u32(p, &raw->other);
        break;
    case OP_RETURNED:
        p = get_entity(p, &raw->id, page);
        p = get_id(p, &raw->other, page->newest);
        break;
    case OP_RAISED:
    case OP_FAULT:
        p = get_u32(p, &raw->numbers[0]);
        p = get_u32(p, &raw->numbers[1]);
        p = get_id(p, &raw->id, page->newest);
        p = get_text(p, raw);
        break;
    case OP_OUTPUT: p = get_number(p, &raw->number); break;
    case OP_GC_BEGIN:
        p = get_back(p, at, &raw->contents);
        p = get_u32(p, &raw->numbers[0]);
        p = get_u32(p, &raw->numbers[1]);
        break;
    case OP_GC_PHASE:
        p = get_back(p, at, &raw->contents);
        p = get_u32(p, &raw->numbers[0]);
        p = raw->bits == PHASE_DONE ? get_totals(p, raw) : p;
        break;
    case OP_GC_EDGE:
    case OP_GC_MARK:
        p = get_entity(p, &raw->id, page);
        p = get_back(p, at, &raw->back);
        p = get_u32(p, &raw->numbers[0]);
        p = get_u32(p, &raw->numbers[1]);
        if (raw->op == OP_GC_EDGE) {
            p = get_u32(p, &raw->numbers[2]);
            p = get_id(p, &raw->other, page->newest);
        }
        break;
    case OP_GC_END:
        p = get_back(p, at, &raw->contents);
        p = get_totals(p, raw);
        break;
    case OP_GC_GENERATIONS:
        p = get_back(p, at, &raw->contents);
        for (int i = 0; i < 3; i++) {
            p = get_u32(p, &raw->generations[i].threshold);
            p = get_u32(p, &raw->generations[i].objects);
        }
        break;
    case OP_GC_COUNTS:
        for (int i = 0; i < 3; i++)
            p = get_u32(p, &raw->numbers[i]);
        break;
    case OP_CHECK_REFERENCES:
    case OP_CHECK_CONTENTS: p = get_check(p, raw, page); break;
    case OP_WROTE: p = get_wrote(p, raw, page); break;
    case OP_STRETCHED: p = get_entity(p, &raw->id, page); break;
    }
    raw->end = at + (uint32_t)(p - start);
}

uint32_t decode_end(const struct record *record, uint32_t at)
{
    struct raw raw;
    decode(record, at, &raw);
    return raw.end;
}

void moment_apply(struct moment *now, const struct raw *raw)
{
    switch (raw->op) {
    case OP_STEP: now->step++; break;
    case OP_MADE:
        now->newest++;
        now->live++;
        now->bytes += raw->number;
        break;
    case OP_FRAME: now->newest++; break;
    case OP_FREED:
        now->live--;
        now->bytes -= raw->number;
        break;
    case OP_RESIZED:
    case OP_DESCRIBED: now->bytes += raw->number - raw->old; break;
    case OP_RESUMED:
        now->top = raw->id;
        now->depth++;
        break;
    case OP_SUSPENDED:
    case OP_LEFT:
        if (raw->bits & 1) { /* it was on the stack */
            now->top = raw->other;
            now->depth--;
        }
        break;
    case OP_OUTPUT: now->output += (uint32_t)raw->number; break;
    case OP_GC_BEGIN:
    case OP_GC_PHASE:
    case OP_GC_GENERATIONS:
    case OP_GC_END: now->gc = raw->at; break;
    case OP_GC_COUNTS: now->counts = raw->at; break;
    default: break;
    }
}

bool walk_begin_at_page(struct walk *walk, const struct record *record, size_t page)
{
    const struct page *row = &record->pages.items[page];
    if (row->first == NO_EVENT)
        return false;
    *walk = (struct walk){.record = record,
                          .now = {.bytes = row->bytes,
                                  .newest = row->newest,
                                  .top = row->top,
                                  .depth = row->depth,
                                  .step = row->step,
                                  .live = row->live,
                                  .output = row->output,
                                  .gc = row->gc,
                                  .counts = row->counts},
                          .at = (uint32_t)(page << PAGE_BITS) + row->first};
    return true;
}

void walk_begin(struct walk *walk, const struct record *record, uint32_t time)
{
    size_t page = MIN((size_t)time >> PAGE_BITS, record->pages.count - 1) + 1;
    while (page-- > 0) {
        if (walk_begin_at_page(walk, record, page) && (walk->at < time || page == 0))
            return;
    }
    *walk = (struct walk){.record = record, .at = 1};
}

void walk_begin_at_step(struct walk *walk, const struct record *record, record_step step)
{
    size_t low = 0, high = record->pages.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (record->pages.items[middle].step < step)
            low = middle;
        else
            high = middle;
    }
    do {
        if (walk_begin_at_page(walk, record, low))
            return;
    } while (low-- > 0);
    *walk = (struct walk){.record = record, .at = 1};
}

bool walk_next(struct walk *walk, struct raw *raw)
{
    while (walk->at < walk->record->end) {
        decode(walk->record, walk->at, raw);
        walk->at = raw->end;
        if (raw->op == OP_PAD)
            continue;
        moment_apply(&walk->now, raw);
        return true;
    }
    return false;
}

struct moment moment_at(const struct record *record, uint32_t time)
{
    struct walk walk;
    struct raw raw;
    if (time >= record->end)
        return record->now;
    walk_begin(&walk, record, time);
    while (walk.at < time) {
        struct moment before = walk.now;
        if (!walk_next(&walk, &raw))
            break;
        if (raw.at >= time)
            return before;
    }
    return walk.now;
}

void decode_made(const struct record *record, record_id id, struct made *made)
{
    struct raw raw;
    decode(record, row_made_at(record, id), &raw);
    *made = (struct made){0};
    if (raw.op == OP_MADE) {
        made->kind = &record->kinds.items[raw.numbers[0]];
        made->size = raw.number;
        made->address = raw.address;
    } else {
        made->frame_kind = (enum record_frame_kind)raw.bits;
        made->function = raw.numbers[0];
        made->file = raw.numbers[1];
        made->line = raw.numbers[2];
        made->namespace_id = raw.other;
    }
}
