/* The collector as the person sees it: in which phase it is, what it thinks of whom, which reference it follows.
 *
 * A collection may have a hundred thousand candidates. What is drawn of them is found among the first, the unreachable and those
 * it was busy with last, a bounded number of each; the rest is counted.
 */
#ifndef UI_VIEWS_COLLECTOR_H
#define UI_VIEWS_COLLECTOR_H

#include "ui/views/parts.h"

struct shown_candidate {
    record_id id;
    enum record_gc_mark mark;
    struct fate_shown fate;
    uint32_t refcount;      /* all references, as the collector counts them */
    bool follows, followed; /* the reference being followed leads from it, to it */
    int rank;               /* the smaller, the sooner it gets a row */
};

struct shown_collection {
    VECTOR(struct shown_candidate);
    struct collection_marks marks;
    /* The reference followed last since the instant before; `to` is 0 when there is none. */
    record_id from, to;
    uint32_t refs_before, refs_after; /* gc_refs of `to` */
    enum record_gc_mark edge_mark;
};

/* What there is to be shown of the collection running now, those first that matter most. False when memory is out. */
bool shown_collection_find(struct shown_collection *collection, const struct scene *scene);
/* Puts the first `rows` in the order in which they were made, and then the others. */
void shown_collection_settle(struct shown_collection *collection, size_t rows);
void shown_collection_fini(struct shown_collection *collection);

#endif
