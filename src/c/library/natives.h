/* What the files of the library share: reading arguments, giving results, and the library's state.
 *
 * A function of the library is written as NATIVE(name) { ... } and listed in functions.def, from which the table is made; its
 * body reads ARGUMENTS and ends in one of the give_... functions, or false with a fault set.
 */
#ifndef C_LIBRARY_NATIVES_H
#define C_LIBRARY_NATIVES_H

#include "base/vector.h"
#include "c/library/library.h"

/* Every function takes the call alone; the names of C's library would clash with the host's. */
#define NATIVE(name)                      bool c_native_##name(struct c_call *call)
#define C_FUNCTION(name, takes_undefined) NATIVE(name);
#include "c/library/functions.def"

/* ---- arguments and results ---- */

/* An argument that is not there (a program that declares a function its own way) is 0. */
static inline struct c_value native_value(const struct c_call *call, size_t at)
{
    struct c_value none = {0};
    return at < call->count ? call->arguments[at] : none;
}

static inline uint64_t native_unsigned(const struct c_call *call, size_t at)
{
    return native_value(call, at).integer;
}

static inline int native_int(const struct c_call *call, size_t at)
{
    return (int)(uint32_t)native_unsigned(call, at);
}

static inline int64_t native_signed(const struct c_call *call, size_t at)
{
    return (int64_t)native_unsigned(call, at);
}

static inline struct c_pointer native_pointer(const struct c_call *call, size_t at)
{
    struct c_value value = native_value(call, at);
    return c_value_pointer(&value);
}

static inline long double native_floating(const struct c_call *call, size_t at)
{
    return native_value(call, at).floating;
}

static inline bool give_nothing(struct c_call *call)
{
    (void)call;
    return true;
}

static inline bool give_integer(struct c_call *call, int64_t value)
{
    call->result.integer = (uint64_t)value;
    return true;
}

static inline bool give_floating(struct c_call *call, long double value)
{
    call->result.floating = value;
    return true;
}

static inline bool give_pointer(struct c_call *call, struct c_pointer pointer)
{
    call->result.integer = pointer.address;
    call->result.provenance = pointer.address ? pointer.provenance : 0;
    return true;
}

static inline struct c_pointer pointer_at(struct c_pointer base, uint64_t offset)
{
    return (struct c_pointer){base.address + offset, base.provenance};
}

static inline bool give_null(struct c_call *call)
{
    return give_pointer(call, (struct c_pointer){0, 0});
}

/* White space in the C locale. */
static inline bool native_is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A digit's value in any base up to 36; 99: it is none. */
static inline int native_digit(int c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'z' ? c - 'a' + 10
           : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                  : 99;
}

/* One byte of the program's memory, which must have been written. False with a fault set. */
bool native_byte(struct c_memory *memory, struct c_pointer base, uint64_t offset, uint8_t *byte);
bool native_put_byte(struct c_memory *memory, struct c_pointer base, uint64_t offset, uint8_t byte);
/* Pointers stored in the program's memory: as C stores them, with what they point into. */
bool native_put_pointer(struct c_memory *memory, struct c_pointer at, struct c_pointer value);
bool native_get_pointer(struct c_memory *memory, struct c_pointer at, struct c_pointer *value);
/* A string of the host's becomes memory of malloc's; the null pointer when there is none. */
struct c_pointer native_new_string(struct c_memory *memory, const char *bytes, size_t length);
/* False with a fault set when [to, to + size) and [from, from + size) overlap (and are not the same). */
bool native_check_overlap(struct c_call *call, struct c_pointer to, struct c_pointer from,
                          uint64_t to_size, uint64_t from_size, const char *function);
/* False, with the fault set, when the value was never written. */
bool native_check_defined(struct c_call *call, const struct c_value *value, const char *what);

/* ---- the library's state ---- */

struct c_stored_file {
    char *name;
    uint8_t *bytes;
    size_t length, capacity;
    bool removed;
};

struct c_file {
    struct c_stored_file *stored; /* NULL: one of the standard streams */
    int stream;                   /* 0, 1, 2: which; -1: none */
    bool open, readable, writable, appends, at_end, failed, read_last;
    uint64_t place;
    int pushed_back[8];
    int pushed_count;
    c_provenance block;
    struct text line; /* of standard input: what was read and not taken yet */
    size_t line_place;
};

/* Functions of the program to be called at its end, the last one first. */
struct c_handlers {
    VECTOR(struct c_pointer);
};

/* What a function needs while it calls back into the program or waits for input: the run may be given up then, and the library frees it. */
struct c_held {
    struct c_held *next;
    struct text text;
    size_t words[];
};

enum { LIBRARY_SIGNALS = 65 };

struct c_library {
    struct c_machine *machine;
    struct c_held *held;
    struct {
        VECTOR(struct c_file *);
    } open_files; /* the standard streams first; owned */
    struct {
        VECTOR(struct c_stored_file *);
    } stored_files; /* owned */
    struct c_handlers at_exit, at_quick_exit;
    struct c_pointer signal_handlers[LIBRARY_SIGNALS]; /* 0: the default, 1: ignored */
    int32_t random_state[31];
    int random_front, random_rear;
    bool random_seeded;
    struct c_pointer token_place; /* strtok's */
    struct c_pointer errno_place; /* memory for errno, made when it is asked for */
    struct c_pointer locale_name;
    struct c_pointer strerror_text; /* and for the answers that stand in static memory */
    struct c_pointer time_parts, time_text;
};

/* NULL when memory is out. */
struct c_held *library_hold(struct c_machine *machine, size_t words);
void library_let_go(struct c_machine *machine, struct c_held *held); /* NULL too */
/* Memory that is the library's own, of static storage: not counted, never leaked. A null pointer when memory is out. */
struct c_pointer library_static(struct c_machine *machine, struct c_pointer *place, uint64_t size);
/* Calls them, and forgets each before it runs. False with a fault set, or when one ends the program itself. */
bool library_run_handlers(struct c_machine *machine, struct c_handlers *handlers);
/* Does what a signal does now. False with a fault set, or when the program ends by it. */
bool library_raise(struct c_machine *machine, int number);
void library_set_errno(struct c_machine *machine, int number);
int library_errno(struct c_machine *machine);
const char *library_error_text(int number);

/* ---- streams (stream.c) ---- */

bool library_files_init(struct c_library *library);
void library_files_fini(struct c_library *library);
/* The FILE a pointer means. NULL with a fault set: it is none, or closed. */
struct c_file *library_file(struct c_call *call, struct c_pointer pointer);
/* A byte, -1 at the end. */
int file_get(struct c_machine *machine, struct c_file *file);
void file_unget(struct c_file *file, int c);
/* False: it cannot be written. */
bool file_put(struct c_machine *machine, struct c_file *file, const char *bytes, size_t length);

/* ---- formatted output and input ---- */

/* Where the values of a format come from: the call's arguments from `next` on, or a va_list. */
struct c_format_arguments {
    struct c_call *call;
    size_t next;
    bool is_list;
    struct c_pointer list;
};
/* Appends what printf prints; the number of bytes, -1 for what it cannot print, -2 with a fault set. */
int format_print(struct c_call *call, struct c_pointer format, struct c_format_arguments *arguments,
                 struct text *out);

/* Characters for scanf. */
struct c_scan_source {
    struct c_machine *machine;
    struct c_memory *memory;
    struct c_file *file;     /* or, when NULL, */
    struct c_pointer string; /* a string */
    uint64_t place;
    int pushed; /* -2: nothing */
    uint64_t taken;
    bool faulted;
};
/* What scanf gives: the number of conversions, -1 at the end before the first; -2 with a fault set. */
int format_scan(struct c_call *call, struct c_scan_source *source, struct c_pointer format,
                struct c_format_arguments *arguments);

#endif
