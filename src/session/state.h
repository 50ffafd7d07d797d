/* The session's own struct, for the files of this room. */
#ifndef SESSION_STATE_H
#define SESSION_STATE_H

#include "base/vector.h"
#include "python/engine.h"
#include "record/recorder.h"
#include "record/search.h"
#include "session/session.h"
#include "ui/views/view.h"

struct breakpoint {
    uint32_t number; /* as `delete` names it */
    record_file file;
    uint32_t line;  /* 0: `function` is set */
    char *function; /* owned */
};

/* What the person gave the program, to be given again when it is run anew from the start. */
struct given {
    record_step step; /* the record's length at that moment */
    bool is_input;    /* a line of input; else typed code */
    char *text;
    size_t length;
    unsigned depth; /* typed code: in which frame */
};

struct session {
    struct session_source source;
    py_vm *vm;
    struct record *record;
    enum py_state state;
    record_time time;   /* the cursor */
    record_time before; /* what it is compared with */
    bool between_steps;
    struct {
        VECTOR(struct breakpoint);
    } breakpoints;
    uint32_t next_breakpoint;
    struct {
        VECTOR(uint32_t);
    } breakpoint_lines; /* what session_breakpoints returns */
    struct {
        VECTOR(struct given);
    } given;
    struct view_choices choices;
    size_t record_limit;
    bool quit;                 /* the person has asked to leave */
    int pace;                  /* steps a second while playing, 0: it does not */
    volatile bool interrupted; /* the command under way is to end where it is */
    bool (*progress)(void *context, record_step step);
    void *progress_context;
};

/* ---- session.c ---- */

/* Has the engine record until there are `step` steps. False: the program ended, waits for input, or something stopped it before: then
 * `interrupted` says whether it was a person. */
bool session_record_to(struct session *session, record_step step);
/* Lets typed code run to its end, or to where something stops it. */
void session_run_typed(struct session *session);
/* Tells how far a long command is; false when it is to end. */
bool session_goes_on(struct session *session);
/* Puts the cursor on a step that is recorded; it is compared with `before`. */
void session_stand_at(struct session *session, record_step step, record_time before);
/* Starts the program anew and brings it to `step`, with everything given to it until then. */
bool session_rerun(struct session *session, record_step step, struct text *answer);
/* The frame that names are looked up in: the selected one, else the innermost. 0: none. */
record_id session_frame(const struct session *session);
/* How many frames lie between the innermost one and that one. */
unsigned session_depth(const struct session *session);

#endif
