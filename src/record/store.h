/* How the record is kept: shared by the recorder and the reader, and by nobody else.
 *
 * The log is a sequence of events, each an op byte followed by varints. A time is an offset in it;
 * offset 0 is a pad, so that 0 can mean none. Three ideas keep it small and let any past be found:
 *
 * Chains. Every event that changes an entity's contents holds the distance back to the event that
 * changed them before, and every reference told in an event holds the distance back to the event
 * that told one to the same object before. So each entity has a contents chain and each object a
 * references chain, both walked backward from their newest event and both ending at the event that
 * made it.
 *
 * Checkpoints. After every CHECK_LINKS links a chain gets a check, an event that sums up what the
 * links said (counts; sizes, line), and after as many links as there are slots (or holders) a full
 * check, that repeats them all. A check holds, besides the distance to the one before, a jump far
 * back, chosen as in Myers' random-access lists ("An applicative random-access stack", 1983), so
 * that the check before any time is found in logarithmic steps without a table beside the log.
 *
 * Pages. For every PAGE_SIZE bytes of log a small row says what was so where its first event begins:
 * the newest id, the step, the objects alive, the frame on top. Ids and addresses in events are
 * told relative to their page's row, so they take a byte or two; questions of the whole (how many
 * objects alive? which step?) are a binary search among rows and a walk through one page.
 *
 * The recorder also keeps a MIRROR of the contents that each living entity has now, which is where
 * the old value in a rebind and the slots in a full check come from. An object that never had slots
 * and never changed has none, and costs its events and one row of 9 bytes.
 */
#ifndef RECORD_STORE_H
#define RECORD_STORE_H

#include "base/vector.h"
#include "record/vocabulary.h"

#include <string.h>

enum {
    LOG_CHUNK_BITS = 16,
    LOG_CHUNK = 1 << LOG_CHUNK_BITS,
    LOG_BLOCK =
        32, /* chunks that are asked for at once when the log is long: 2 MB, a large page of x86-64 and arm64 */
    PAGE_BITS = 11,
    PAGE_SIZE = 1 << PAGE_BITS,
    ROW_CHUNK_BITS = 12,
    ROW_CHUNK = 1 << ROW_CHUNK_BITS,
    CHECK_LINKS = 32,  /* links between two checks of a chain */
    FULL_LINKS = 256,  /* links between two full checks of references, at least */
    PIECE_SLOTS = 32,  /* most slots that one event takes out or puts in */
    NO_EVENT = 0xFFFF, /* page.first: no event begins there */
    FEW_SLOTS = 4,     /* a mirror has room for so many in itself */
    GROUP_BITS = 6,    /* ids whose mirrors are found through one group */
    GROUP = 1 << GROUP_BITS,
    SLAB_MIRRORS = 256,
    MEMOS = 1024,
    CHECK_MEMOS = 64,
    LIVE_LEAST = 1024 /* objects made and freed between two lists of the living, at least */
};

#define ROW_FLAG     0x80000000u /* in row.made: a frame; in row.last: freed or left by that event */
#define LOG_LONGEST  0x7FFF0000u /* past this nothing is written */
#define LOG_FULL     0x7C000000u /* past this the record says it is full: 64 MB to finish a step in */
#define ROW_POSITION 0x7FFFFFFFu
#define ROW_MIRRORED 0x80u /* in row.links */

/* The op byte is op << 3 | three bits whose meaning is the op's. */
enum op {
    OP_PAD, /* nothing more in this chunk */
    OP_STEP,
    OP_MADE,
    OP_FRAME,
    OP_SET,
    OP_SPLICE,
    OP_FREED,
    OP_RESIZED,
    OP_DESCRIBED,
    OP_HIDDEN,
    OP_RESUMED,
    OP_SUSPENDED,
    OP_LEFT,
    OP_RETURNED,
    OP_RAISED,
    OP_FAULT,
    OP_OUTPUT,
    OP_GC_BEGIN,
    OP_GC_PHASE,
    OP_GC_MARK,
    OP_GC_EDGE,
    OP_GC_END,
    OP_GC_COUNTS,
    OP_GC_GENERATIONS,
    OP_CHECK_REFERENCES,
    OP_CHECK_CONTENTS,
    OP_WROTE,
    OP_STRETCHED
};

/* The bits of OP_GC_PHASE. */
enum { PHASE_BEGINS, PHASE_DONE, PHASE_FOUND };

struct page {
    uint64_t address; /* of the newest object */
    uint64_t bytes;   /* alive */
    uint64_t places;  /* a bit for the hash of each line, function and kind of its steps */
    uint32_t newest;  /* the newest id */
    uint32_t hot;     /* the entity whose slots changed last */
    uint32_t top;     /* the frame on top of the stack */
    uint32_t depth;   /* frames on the stack */
    uint32_t step;    /* steps before */
    uint32_t live;    /* objects alive */
    uint32_t output;  /* bytes printed */
    uint32_t gc;      /* the last event of the collector's own chain */
    uint32_t counts;  /* the last OP_GC_COUNTS */
    uint64_t written; /* where bytes were written last */
    uint16_t first;   /* the offset in the page of the first event that begins there */
    uint16_t shallow; /* the least depth of its steps */
};

/* The part of a page's row that changes as events go by: also the state of a walk. */
struct moment {
    uint64_t bytes;
    uint32_t newest, top, depth, step, live, output, gc, counts;
};

struct row_chunk {
    uint32_t made[ROW_CHUNK]; /* where it was made; ROW_FLAG: it is a frame */
    uint32_t
        last[ROW_CHUNK]; /* an object's newest reference link; ROW_FLAG: the event that ended it */
    uint8_t
        links[ROW_CHUNK]; /* reference links since the last check; ROW_MIRRORED: it has a mirror */
};

struct mirror_region {
    uint32_t *labels; /* NULL when the form has none */
    uint32_t *values;
    uint32_t count, capacity;
};

/* Of the newest check of a chain what the next one needs to choose its jump. */
struct check_skips {
    uint32_t at, ordinal;        /* that check */
    uint32_t jump, jump_ordinal; /* where it jumps, 0 for nowhere */
    uint32_t far, far_ordinal;   /* where that one jumps */
};

struct mirror {
    union {
        record_id id;
        struct mirror *next; /* of one that nobody has */
    };
    uint32_t last;       /* newest link of the contents chain */
    uint32_t check;      /* its newest check, 0 for none */
    uint32_t full;       /* its newest full check */
    uint32_t links;      /* since the newest check */
    uint32_t full_links; /* since the newest full check */
    struct check_skips skips;
    uint64_t touched; /* a bit for each slot changed since the newest check, modulo 64 */
    uint64_t size;
    uint32_t described; /* the newest OP_DESCRIBED */
    uint32_t marked;    /* the newest OP_GC_MARK or OP_GC_EDGE */
    uint32_t gc_refs;
    uint32_t line, caller; /* of a frame */
    uint8_t state;
    uint8_t mark;
    uint8_t form, holder;
    struct mirror_region regions[2];
    uint32_t few[3][FEW_SLOTS]; /* values of both regions, and labels, while there are no more */
};

/* The mirrors of ids that lie side by side, which most often come and go together. */
struct mirror_group {
    uint32_t count;
    struct mirror *at[GROUP];
};
struct mirror_slab {
    struct mirror_slab *next;
    struct mirror mirrors[SLAB_MIRRORS];
};

/* What objects of one kind share. */
struct kind {
    record_name type;
    uint32_t flags;
    uint8_t category, form, holder;
};

struct name_entry {
    char *bytes;
    uint32_t length, hash;
};

struct file_entry {
    char *name, *text;
    size_t size;
    uint32_t *lines; /* where each begins; `count` of them, and one more for the end */
    uint32_t count;
};

struct live_list {
    record_time time;
    uint32_t newest; /* the newest id then */
    uint32_t count;
    record_id *ids;
};

struct stack_entry {
    record_id frame;
    record_file file;
    struct mirror *mirror;
    uint64_t place; /* of its function */
};

struct output_run {
    uint32_t end;
    enum record_stream stream;
};

/* The references to an object as of the link it was found at or written with, and the size that it was made with. */
struct reference_memo {
    record_id id;
    uint32_t at;
    uint32_t held[4]; /* by enum record_holder; the place of none is that of the hidden ones */
    uint32_t size;    /* UINT32_MAX: not kept here */
};
enum { MEMO_HIDDEN = 0 };

/* The newest check of an object's references. */
struct check_memo {
    record_id id;
    uint32_t full_at, full_links; /* the newest full one, and the links between the two */
    struct check_skips skips;
};

struct log_chunk {
    uint8_t *bytes;
    bool owner; /* the first of an allocation, which may cover the next ones too */
};

struct record {
    size_t memory, limit;
    size_t allocations_left; /* what tests make run out; SIZE_MAX otherwise */
    bool failed, full;

    struct {
        VECTOR(struct log_chunk);
    } log;
    uint32_t end; /* of the log */
    uint32_t page_end,
        chunk_end; /* an event that begins before the one and ends at the other has room */
    struct {
        VECTOR(struct page);
    } pages;
    struct {
        VECTOR(struct row_chunk *);
    } rows;
    struct moment now;
    uint32_t hot;
    uint64_t address, written;
    struct byte_store *bytes; /* of a C program; NULL: there is none */

    struct {
        VECTOR(uint8_t);
    } scratch; /* the event being written */
    struct {
        VECTOR(struct mirror_group *);
    } mirrors;             /* by id; NULL where no entity has one */
    struct mirror *recent; /* the one asked for last, or NULL */
    struct mirror *spare;  /* mirrors that nobody has, linked through `next` */
    struct mirror_slab *slabs;
    struct mirror_group *spare_group;
    struct {
        VECTOR(struct stack_entry);
    } stack;
    struct {
        VECTOR(struct live_list);
    } live;
    struct reference_memo memos[MEMOS]; /* by id */
    struct check_memo check_memos[CHECK_MEMOS];
    size_t live_edits, live_wanted; /* objects made and freed since the last list, until the next */

    struct {
        VECTOR(struct name_entry);
    } names;
    uint32_t *names_table;
    size_t names_table_size;
    struct {
        VECTOR(struct file_entry);
    } files;
    struct {
        VECTOR(struct kind);
    } kinds;
    uint32_t kinds_cache[256];
    uint64_t kind_places[8]; /* place_of_kind of each */
    struct {
        VECTOR(char);
    } output;
    struct {
        VECTOR(struct output_run);
    } runs;
};

/* Memory, counted: like realloc, to 0 frees. NULL (and the record failed) when there is none. */
void *store_resize(struct record *record, void *pointer, size_t old, size_t size);
bool store_grow(struct record *record, void **items, size_t count, size_t *capacity, size_t size,
                size_t extra);
#define store_reserve(record, v, extra)                                                            \
    ((v)->capacity - (v)->count >= (size_t)(extra) ||                                              \
     store_grow(record, (void **)&(v)->items, (v)->count, &(v)->capacity, sizeof *(v)->items,      \
                (size_t)(extra)))
#define store_fini(record, v)                                                                      \
    (store_resize(record, (v)->items, (v)->capacity * sizeof *(v)->items, 0), (v)->items = NULL,   \
     (v)->count = (v)->capacity = 0)

/* What is kept of the references to an object, if it is still so; NULL otherwise. */
static inline struct reference_memo *memo_find(struct record *record, record_id id, uint32_t last)
{
    struct reference_memo *memo = &record->memos[id % MEMOS];
    return memo->id == id && memo->at == last ? memo : NULL;
}

/* For tests: the allocation after `count` more fails. */
void record_fail_after(struct record *record, size_t count);

/* Rows. `id` must be 1 to now.newest. */
static inline uint32_t *row_made(const struct record *record, record_id id)
{
    return &record->rows.items[id >> ROW_CHUNK_BITS]->made[id & (ROW_CHUNK - 1)];
}

static inline uint32_t *row_last(const struct record *record, record_id id)
{
    return &record->rows.items[id >> ROW_CHUNK_BITS]->last[id & (ROW_CHUNK - 1)];
}

static inline uint8_t *row_links(const struct record *record, record_id id)
{
    return &record->rows.items[id >> ROW_CHUNK_BITS]->links[id & (ROW_CHUNK - 1)];
}

static inline bool row_known(const struct record *record, record_id id)
{
    return id != 0 && id <= record->now.newest;
}

static inline bool row_is_frame(const struct record *record, record_id id)
{
    return (*row_made(record, id) & ROW_FLAG) != 0;
}

static inline bool row_ended(const struct record *record, record_id id)
{
    return (*row_last(record, id) & ROW_FLAG) != 0;
}

static inline uint32_t row_made_at(const struct record *record, record_id id)
{
    return *row_made(record, id) & ROW_POSITION;
}

/* A known object that is not freed. */
static inline bool row_is_object(const struct record *record, record_id id)
{
    if (!row_known(record, id))
        return false;
    const struct row_chunk *rows = record->rows.items[id >> ROW_CHUNK_BITS];
    return !((rows->made[id & (ROW_CHUNK - 1)] | rows->last[id & (ROW_CHUNK - 1)]) & ROW_FLAG);
}

/* The log. */
static inline const uint8_t *log_at(const struct record *record, uint32_t at)
{
    return record->log.items[at >> LOG_CHUNK_BITS].bytes + (at & (LOG_CHUNK - 1));
}

static inline const struct page *page_of(const struct record *record, uint32_t at)
{
    return &record->pages.items[at >> PAGE_BITS];
}

/* Room for an event of at most `size` bytes. False: no memory, or the log is at its bound. After
 * true, record->end is where the event will begin, and its page's row is there. */
bool log_prepare(struct record *record, size_t size);
/* The same, passed quickly when the event fits where the log ends. */
static inline bool log_prepare_event(struct record *record, size_t size)
{
    return LIKELY(record->end < record->page_end && record->end + size <= record->chunk_end) ||
           log_prepare(record, size);
}

/* Where the next event will be written, after log_prepare. */
static inline uint8_t *log_end(const struct record *record)
{
    uint32_t at = record->end;
    return record->log.items[at >> LOG_CHUNK_BITS].bytes + (at & (LOG_CHUNK - 1));
}

/* Appends what is between `start` (= record->scratch.items) and `end`. */
void log_append(struct record *record, const uint8_t *end);
/* Forgets what is at and after `at`. */
void log_cut(struct record *record, uint32_t at);
void log_fini(struct record *record);

/* Mirrors. */
static inline bool row_is_mirrored(const struct record *record, record_id id)
{
    return (*row_links(record, id) & ROW_MIRRORED) != 0;
}

/* The mirror of an entity that has one. */
static inline struct mirror *mirror_look_up(const struct record *record, record_id id)
{
    return record->mirrors.items[id >> GROUP_BITS]->at[id & (GROUP - 1)];
}

/* NULL when it has none. */
static inline struct mirror *mirror_find(const struct record *record, record_id id)
{
    if (record->recent && record->recent->id == id)
        return record->recent;
    return row_known(record, id) && row_is_mirrored(record, id) ? mirror_look_up(record, id) : NULL;
}

struct mirror *mirror_make(struct record *record, record_id id);
/* Finds or makes it. NULL when memory is out. */
static inline struct mirror *mirror_need(struct record *record, record_id id)
{
    struct mirror *mirror = mirror_find(record, id);
    return mirror ? record->recent = mirror : mirror_make(record, id);
}

void mirror_drop(struct record *record, record_id id);
/* Makes room in a region, labels included when the form has them. */
bool mirror_reserve(struct record *record, struct mirror *mirror, enum record_region region,
                    size_t count);
/* Room must be there. `slots` may be NULL when count is 0. */
void mirror_splice(struct mirror *mirror, enum record_region region, size_t at, size_t removed,
                   const struct record_slot *slots, size_t count);
void mirrors_fini(struct record *record);

/* Are its labels numbers that mean no object? */
static inline bool form_has_plain_labels(enum record_form form)
{
    return form == RECORD_NAMED || form == RECORD_AT_OFFSET;
}

/* What labels the slots of a record's frames have. */
static inline enum record_form frame_form(const struct record *record)
{
    return record->bytes ? RECORD_AT_OFFSET : RECORD_NAMED;
}

/* Does this form keep a label for each slot? */
static inline bool form_has_labels(enum record_form form)
{
    return form == RECORD_KEYED || form_has_plain_labels(form);
}

/* Kinds. The index of an equal one, SIZE_MAX when memory is out. */
size_t kind_intern(struct record *record, const struct kind *kind);

/* The list of the living, remade when enough were made and freed. */
void live_make_list(struct record *record);
static inline void live_edited(struct record *record)
{
    if (UNLIKELY(++record->live_edits >= record->live_wanted))
        live_make_list(record);
}
void live_cut(struct record *record, uint32_t at);

void names_fini(struct record *record);

/* The bytes of a C program (bytes.c): freed, and cut at a time while the log behind it still stands. */
void bytes_fini(struct record *record);
void bytes_cut(struct record *record, uint32_t at);
/* An event that wrote bytes. */
struct raw_wrote {
    uint64_t address, length;
    const uint8_t *bytes, *undefined; /* NULL: all of them are `fill`, or all defined */
    uint8_t fill, undefined_fill;
};
void decode_wrote(const struct record *record, uint32_t at, struct raw_wrote *wrote);

/* A hash that spreads: for places and tables. */
static inline uint32_t store_hash(uint32_t a, uint32_t b)
{
    uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    return h ^ h >> 13;
}

static inline uint64_t place_of_line(record_file file, uint32_t line)
{
    return UINT64_C(1) << (store_hash(file, line) & 63);
}

static inline uint64_t place_of_kind(enum record_step_kind kind)
{
    return UINT64_C(1) << (store_hash(~1u, kind) & 63);
}

static inline uint64_t place_of_function(record_name function)
{
    return UINT64_C(1) << (store_hash(~0u, function) & 63);
}

#endif
