/* Recording collections. What is told of a collection as a whole (that it begins, its phases, its end, the
 * generations) is a chain of its own, found from the moment; what the collector thinks of an object
 * is a link in that object's contents chain, so that marks cost nothing to who does not ask. */
#include "record/write.h"

static bool collector_begin(struct writing *writing, struct record *record, enum op op,
                            unsigned bits, size_t numbers)
{
    if (!write_begin(writing, record, op, bits, (numbers + 1) * VARINT_LONGEST))
        return false;
    write_number(writing, record->now.gc ? writing->at - record->now.gc : 0);
    return true;
}

static void collector_end(struct writing *writing)
{
    write_end(writing);
    writing->record->now.gc = writing->at;
}

static void write_totals(struct writing *writing, const uint64_t totals[RECORD_GC_TOTALS])
{
    for (int i = 0; i < RECORD_GC_TOTALS; i++)
        write_number(writing, totals[i]);
}

void record_gc_begin(struct record *record, uint32_t generation, record_name reason)
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_BEGIN, 0, 2))
        return;
    write_number(&writing, generation);
    write_number(&writing, reason);
    collector_end(&writing);
}

void record_gc_phase(struct record *record, enum record_gc_phase phase)
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_PHASE, PHASE_BEGINS, 1))
        return;
    write_number(&writing, phase);
    collector_end(&writing);
}

void record_gc_found(struct record *record, enum record_gc_phase phase)
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_PHASE, PHASE_FOUND, 1))
        return;
    write_number(&writing, phase);
    collector_end(&writing);
}

void record_gc_done(struct record *record, enum record_gc_phase phase,
                    const uint64_t totals[RECORD_GC_TOTALS])
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_PHASE, PHASE_DONE, 1 + RECORD_GC_TOTALS))
        return;
    write_number(&writing, phase);
    write_totals(&writing, totals);
    collector_end(&writing);
}

void record_gc_end(struct record *record, const uint64_t totals[RECORD_GC_TOTALS])
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_END, 0, RECORD_GC_TOTALS))
        return;
    write_totals(&writing, totals);
    collector_end(&writing);
}

void record_gc_generations(struct record *record, const struct record_gc_generation generations[3],
                           bool enabled)
{
    struct writing writing;
    if (!collector_begin(&writing, record, OP_GC_GENERATIONS, enabled ? 0 : 1, 6))
        return;
    for (int i = 0; i < 3; i++) {
        write_number(&writing, generations[i].threshold);
        write_number(&writing, generations[i].objects);
    }
    collector_end(&writing);
}

void record_gc_counts(struct record *record, const uint32_t counts[3])
{
    struct writing writing;
    struct raw raw;
    if (record->now.counts) {
        decode(record, record->now.counts, &raw);
        if (memcmp(raw.numbers, counts, sizeof raw.numbers) == 0)
            return;
    }
    if (!write_begin(&writing, record, OP_GC_COUNTS, 0, 3 * VARINT_LONGEST))
        return;
    for (int i = 0; i < 3; i++)
        write_number(&writing, counts[i]);
    write_end(&writing);
    record->now.counts = writing.at;
}

/* The mirror of an object that can be marked, when it is not so marked already. */
static struct mirror *to_mark(struct record *record, record_id id, enum record_gc_mark mark,
                              uint32_t gc_refs)
{
    if (record->failed || !row_is_object(record, id))
        return NULL;
    struct mirror *mirror = mirror_of(record, id);
    bool news = mirror && (mirror->marked <= record->now.gc || mirror->mark != mark ||
                           mirror->gc_refs != gc_refs);
    return news ? mirror : NULL;
}

static void marked(struct writing *writing, struct mirror *mirror, enum record_gc_mark mark,
                   uint32_t gc_refs)
{
    write_end(writing);
    mirror->mark = (uint8_t)mark;
    mirror->gc_refs = gc_refs;
    mirror->marked = writing->at;
    check_due(writing->record, mirror);
}

void record_gc_mark(struct record *record, record_id id, enum record_gc_mark mark, uint32_t gc_refs)
{
    struct writing writing;
    struct mirror *mirror = to_mark(record, id, mark, gc_refs);
    if (!mirror || !write_begin(&writing, record, OP_GC_MARK, 0, 4 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, mark);
    write_number(&writing, gc_refs);
    marked(&writing, mirror, mark, gc_refs);
}

void record_gc_edge(struct record *record, record_id from, record_id to, enum record_gc_mark mark,
                    uint32_t gc_refs)
{
    struct writing writing;
    struct mirror *mirror = to_mark(record, to, mark, gc_refs);
    if (!mirror || !write_begin(&writing, record, OP_GC_EDGE, 0, 6 * VARINT_LONGEST))
        return;
    write_link(&writing, mirror);
    write_number(&writing, mark);
    write_number(&writing, gc_refs);
    write_number(&writing, mirror->gc_refs);
    write_id(&writing, row_known(record, from) ? from : 0);
    marked(&writing, mirror, mark, gc_refs);
}
