/* The session's own struct, for the files of this room. */
#ifndef SESSION_STATE_H
#define SESSION_STATE_H

#include "base/vector.h"
#include "record/recorder.h"
#include "record/search.h"
#include "session/engine.h"
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
    enum given_kind { GIVEN_CODE, GIVEN_INPUT, GIVEN_COLLECTION } kind;
    char *text; /* owned; NULL for a collection */
    size_t length;
    unsigned depth; /* code: in which frame */
    int generation; /* a collection's */
};

struct session {
    struct session_source source;
    const struct engine *engine;
    void *machine; /* the engine's */
    struct record *record;
    enum engine_state state;
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
/* The step at which the program ended, before its interpreter's exit; 0: it has not. */
record_step session_end(const struct session *session);
/* Does the cursor stand before the record's end? */
bool session_in_the_past(const struct session *session);
/* Goes to where what a person gives the program is to run: the end of what the program has done, or, `here`, the present step, from which it is
 * run anew. */
bool session_go_to_run(struct session *session, bool here, struct text *answer);
/* Keeps it for when the program is run anew. Takes the text. */
void session_remember(struct session *session, struct given given);
/* The frame that names are looked up in: the selected one, else the innermost. 0: none. */
record_id session_frame(const struct session *session);
/* How many frames lie between the innermost one and that one. */
unsigned session_depth(const struct session *session);

#endif
