/* The engines, as the session uses them: one table of the same few operations for each language.
 *
 * An engine loads a program and records it step by step (python/engine.h, c/run/engine.h say what each operation promises). The session
 * knows nothing else of them; what a language has no word for, a collection in C, is NULL in its table.
 */
#ifndef SESSION_ENGINE_H
#define SESSION_ENGINE_H

#include "base/text.h"

struct record;
struct session_source;

/* In the words of both engines. */
enum engine_state {
    ENGINE_READY,
    ENGINE_PAUSED,
    ENGINE_WANTS_INPUT,
    ENGINE_FINISHED,
    ENGINE_EXITED, /* the interpreter's exit is recorded too: nothing comes after */
    ENGINE_RECORD_FULL,
    ENGINE_AUDIT_FAILED
};

/* What became of a typed line. */
enum engine_typed { ENGINE_TYPED, ENGINE_TYPED_INCOMPLETE, ENGINE_TYPED_WRONG };

struct engine {
    const char *language; /* as a lesson's fence says it */
    const char *name;     /* as sentences do */
    const char *at_end;   /* what is said to who goes on after the program's end */
    const char *prompt;   /* stands before a line that is typed: ">>> " */
    char block_begins;    /* a line that ends with it is followed by indented ones */
    /* Makes a machine and loads the program into it. NULL: *problem says why, in lines; what is only warned of is left out. */
    void *(*start)(const struct session_source *source, struct record *record,
                   struct text *problem);
    void (*free)(void *machine); /* NULL is let pass */
    enum engine_state (*run)(void *machine, uint64_t step);
    void (*pause)(void *machine); /* safe in a signal handler */
    void (*give_input)(void *machine, const char *line, size_t length);
    int (*exit_status)(const void *machine);
    /* What can be said of a line without giving it to the program. */
    enum engine_typed (*check)(const char *source, size_t length, struct text *problem);
    enum engine_typed (*type)(void *machine, const char *source, size_t length, unsigned depth,
                              struct text *problem);
    bool (*typing)(const void *machine);
    bool (*exiting)(const void *machine); /* has the interpreter's exit begun? */
    bool (*collect)(void *machine, int generation);
    void (*complete)(void *machine, const char *prefix, unsigned depth, struct text *out);
    const char *(*audit_report)(const void *machine);
};

extern const struct engine engine_python, engine_c;
/* By language; Python when it is not known. */
const struct engine *engine_find(const char *language);

#endif
