/* What the collection that runs thinks of one object, for whoever draws it. */
#include "ui/views/parts.h"

#include <stdio.h>

struct collection_marks collection_marks(const struct scene *scene)
{
    struct collection_marks marks = {.now = scene->now, .before = scene->before};
    marks.collector = instant_collector(scene->now);
    marks.running = marks.collector.running;
    return marks;
}

/* Is gc_refs a number that the collector still looks at? The second look is at what was unreachable only. */
static bool has_refs(const struct instant_collector *collector, const struct instant_object *object)
{
    switch (instant_mark(collector, object)) {
    case RECORD_MARK_CANDIDATE:
    case RECORD_MARK_SUBTRACTED:
    case RECORD_MARK_TENTATIVE:
    case RECORD_MARK_REACHABLE: break;
    default: return false;
    }
    return collector->phase <= RECORD_GC_MOVE ||
           (collector->phase == RECORD_GC_RESURRECT && object->marked >= collector->phase_begun);
}

struct fate_shown collection_fate(const struct collection_marks *marks, record_id id)
{
    const struct instant_collector *collector = &marks->collector;
    struct fate_shown shown = {0};
    struct instant_object now, was;
    if (!marks->running || !instant_object(marks->now, id, &now))
        return shown;
    enum record_gc_mark mark = instant_mark(collector, &now);
    shown.fate = view_fate(collector, &now);
    shown.has_refs = now.alive && has_refs(collector, &now);
    shown.refs = now.gc_refs;
    if (marks->before.time >= marks->now.time || !instant_object(marks->before, id, &was))
        return shown;
    bool marked = was.marked && was.marked >= collector->begun;
    shown.refs_before = was.gc_refs;
    shown.refs_changed = shown.has_refs && marked && was.gc_refs != now.gc_refs;
    shown.changed = shown.refs_changed || was.alive != now.alive ||
                    mark != (marked ? was.mark : RECORD_MARK_NONE);
    return shown;
}

void fate_refs_text(const struct fate_shown *shown, char *buffer, size_t size)
{
    buffer[0] = '\0';
    if (shown->has_refs && shown->refs_changed)
        snprintf(buffer, size, "%u " GLYPH_ARROW " %u", shown->refs_before, shown->refs);
    else if (shown->has_refs)
        snprintf(buffer, size, "%u", shown->refs);
}
