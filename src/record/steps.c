/* Steps and time: which step is when, and the next one where something holds. */
#include "record/chain.h"
#include "record/search.h"

record_step record_steps(const struct record *record)
{
    return record->now.step;
}

record_time record_end(const struct record *record)
{
    return record->end;
}

record_time record_time_of_step(const struct record *record, record_step step)
{
    struct walk walk;
    struct raw raw;
    step = MIN(step, record->now.step);
    if (step == 0)
        return 0;
    walk_begin_at_step(&walk, record, step);
    while (walk_next(&walk, &raw)) {
        if (walk.now.step == step)
            return raw.end;
    }
    return record->end;
}

record_step record_step_of_time(const struct record *record, record_time time)
{
    return moment_at(record, time).step;
}

struct instant instant_at_step(const struct record *record, record_step step)
{
    return (struct instant){record, record_time_of_step(record, step)};
}

/* Whom a step is about. A walk asks often of the same frame, so the last answer is kept. */
static void step_fill(struct step_info *info, const struct walk *walk, const struct raw *raw)
{
    record_id frame = walk->now.top;
    if (frame != info->frame) {
        struct made made = {0};
        if (frame)
            decode_made(walk->record, frame, &made);
        info->function = made.function;
        info->file = made.file;
        info->frame = frame;
    }
    info->step = walk->now.step;
    info->time = raw->end;
    info->kind = (enum record_step_kind)raw->bits;
    info->line = raw->numbers[0];
    info->what = info->kind == RECORD_STEP_EXIT ? raw->numbers[1] : 0;
    info->depth = walk->now.depth;
}

bool record_step_info(const struct record *record, record_step step, struct step_info *info)
{
    struct walk walk;
    struct raw raw;
    *info = (struct step_info){0};
    if (step == 0 || step > record->now.step)
        return false;
    walk_begin_at_step(&walk, record, step);
    while (walk_next(&walk, &raw)) {
        if (walk.now.step == step) {
            step_fill(info, &walk, &raw);
            return true;
        }
    }
    return false;
}

static uint64_t places_of_kinds(uint32_t kinds)
{
    uint64_t places = 0;
    for (int kind = RECORD_STEP_LINE; kind < RECORD_STEP_KINDS; kind++) {
        if (kinds >> kind & 1)
            places |= place_of_kind((enum record_step_kind)kind);
    }
    return places;
}

static bool page_may_have(const struct page *page, const struct step_question *question)
{
    if (page->first == NO_EVENT || page->shallow == UINT16_MAX)
        return false;
    if (question->depth && page->shallow > question->depth)
        return false;
    if (question->line && question->file &&
        !(page->places & place_of_line(question->file, question->line)))
        return false;
    if (question->function && !(page->places & place_of_function(question->function)))
        return false;
    return !question->kinds || page->places & places_of_kinds(question->kinds);
}

static bool step_answers(const struct step_info *info, const struct step_question *question)
{
    if (question->depth && info->depth > question->depth)
        return false;
    if (question->line && info->line != question->line)
        return false;
    if (question->file && info->file != question->file)
        return false;
    if (question->function && info->function != question->function)
        return false;
    if (question->entering && info->kind != RECORD_STEP_CALL)
        return false;
    return !question->kinds || question->kinds & 1u << info->kind;
}

/* Of the steps that are told between the page's first event and the next page's, and lie in
 * (after, before), the first that answers, or the last. */
static record_step find_in_page(const struct record *record, size_t page, record_step after,
                                record_step before, bool last, const struct step_question *question)
{
    struct walk walk;
    struct raw raw;
    struct step_info info = {0};
    record_step found = 0;
    uint32_t end = (uint32_t)((page + 1) << PAGE_BITS);
    if (!walk_begin_at_page(&walk, record, page))
        return 0;
    while (walk.at < end && walk_next(&walk, &raw) && raw.at < end) {
        if (raw.op != OP_STEP || walk.now.step <= after)
            continue;
        if (walk.now.step >= before)
            break;
        step_fill(&info, &walk, &raw);
        if (!step_answers(&info, question))
            continue;
        found = info.step;
        if (!last)
            break;
    }
    return found;
}

record_step record_find_step(const struct record *record, record_step from, int direction,
                             const struct step_question *question)
{
    size_t count = record->pages.count;
    record_time time = record_time_of_step(record, from);
    size_t page = MIN((size_t)(time ? time - 1 : 0) >> PAGE_BITS, count - 1);
    bool back = direction < 0;
    record_step after = back ? 0 : from, before = back ? from : UINT32_MAX;
    for (; page < count; page += back ? SIZE_MAX : 1) {
        if (!page_may_have(&record->pages.items[page], question))
            continue;
        record_step found = find_in_page(record, page, after, before, back, question);
        if (found)
            return found;
    }
    return 0;
}
