/* What a program did to memory until an instant, counted from its events: the rows of the comparison of two programs.
 *
 * Going forward costs the events in between, going back at most as many as lie between two of the tallies that are kept.
 */
#ifndef SESSION_TALLY_H
#define SESSION_TALLY_H

#include "base/text.h"
#include "record/instant.h"

struct tally {
    record_time time;
    bool is_c;
    uint64_t made, made_bytes; /* objects of the program's own, or blocks */
    uint64_t freed, freed_bytes;
    uint64_t collected; /* of the freed, by the collector */
    uint64_t dangled;   /* pointers to what was freed, when it was */
    record_name raised; /* the first exception of the program's */
    uint32_t raised_line;
    bool in_collection, ended;
    uint64_t lost, lost_bytes; /* blocks that leaked, once the program has ended */
};

/* The tally at the instant asked for last, and what it was at some on the way there. Zeroed, it is empty. */
struct tally_history {
    struct tally tally;
    struct {
        VECTOR(struct tally); /* in the order of their times */
    } kept;
    size_t since; /* events counted since the last of them */
};
/* Counts on, or back, to an instant, but no more than `most` events at a time. False: it is not there yet, ask again. */
bool tally_go_to(struct tally_history *history, struct instant now, size_t most);
void tally_history_fini(struct tally_history *history);

/* The rows of the table, in the document's order. */
enum tally_row {
    TALLY_ALLOCATION,
    TALLY_DEALLOCATION,
    TALLY_LEAKS,
    TALLY_DANGLING,
    TALLY_CORRUPTION,
    TALLY_PRICE,
    TALLY_ROWS
};
const char *tally_heading(enum tally_row row);
/* Does the row tell of something that went wrong: a leak, a pointer to freed memory, a fault? */
bool tally_went_wrong(const struct tally *tally, struct instant now, enum tally_row row);
/* `brief`: in fewer words, for where there is little room. */
void tally_words(const struct tally *tally, struct instant now, enum tally_row row, bool brief,
                 struct text *out);

#endif
