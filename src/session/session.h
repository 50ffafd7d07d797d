/* The session: one program being walked through.
 *
 * It owns the engine and the record, the cursor in the record, breakpoints, and what the person has chosen to see. Keys, the mouse,
 * the prompt and batch options all become the same commands (commands.h), each a line of text: "step", "goto 40", "break 12". A
 * command that cannot be done says so in one line and changes nothing.
 */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include "base/text.h"
#include "record/instant.h"

struct engine;
struct lesson;
struct data_file;
struct session;

/* What is opened. All borrowed for the session's life. */
struct session_source {
    const char *script; /* sys.argv[0]; NULL: as name */
    const char *name;   /* the absolute path, as tracebacks say it, or a lesson's name */
    const char *title;
    const char *language; /* "python" or "c" */
    const char *text;
    size_t length;
    const char *directory;        /* files are read from here; NULL: none */
    const char *const *arguments; /* NULL-ended, or NULL */
    const struct lesson *lesson;  /* narration and facts, or NULL */
    size_t memory_limit;          /* bytes the program may take; 0: the engine's own bound */
    size_t record_limit;          /* bytes; 0: 512 MiB */
    bool real_time;
    const struct data_file *files; /* a lesson's data files, ended by a NULL name; NULL: none */
    bool audit_record;                /* and what the record knows */
    bool audit;                       /* check every count against its holders after every step */
};

/* NULL when the program does not parse or memory is out: `problem` holds what to print (several lines for a syntax error). The session
 * stands at step 1. */
struct session *session_open(const struct session_source *source, struct text *problem);
void session_close(struct session *session);

/* Where the person is. */
struct session_place {
    record_time time;
    record_step step, steps;
    bool between_steps;
    bool more;        /* the program can go on beyond what is recorded */
    bool wants_input; /* it stands at its end, waiting for a line of input */
    record_step end;  /* the program's last step, before its interpreter's exit; 0: not there yet */
    bool full;        /* the record is at its bound: "continue" with `:more` */
};
struct session_place session_place(const struct session *session);
const struct record *session_record(const struct session *session);
struct instant session_now(const struct session *session);
/* The instant that the present one is compared with: the step or event the person came past last. */
struct instant session_before(const struct session *session);
const struct session_source *session_source(const struct session *session);

/* Does a command line ("goto 40"; no colon). True: done, and *answer holds what it says, if anything. False: *answer is the one line that
 * says what is right. Asks the engine for more steps when it goes past the end; `session_interrupt` stops a long one. */
bool session_do(struct session *session, const char *command, struct text *answer);
/* Safe in a signal handler: a long command (continue, until) ends where it is. */
void session_interrupt(struct session *session);
/* Long commands call this every few thousand steps, with how far they are; false ends them. */
void session_on_progress(struct session *session, bool (*progress)(void *context, record_step step),
                         void *context);

/* Code typed at the prompt. COMPLETE is run at the end of the record in the selected frame. */
enum session_typed {
    SESSION_TYPED_RAN,        /* the cursor stands after it */
    SESSION_TYPED_INCOMPLETE, /* wants more lines */
    SESSION_TYPED_WRONG,      /* *answer says why, as python3 does */
    SESSION_TYPED_ASKS, /* the cursor is in the past: *answer asks "end or here?"; call again with a choice */
};
enum session_where { SESSION_UNDECIDED, SESSION_AT_END, SESSION_FROM_HERE };
enum session_typed session_type(struct session *session, const char *source, size_t length,
                                enum session_where where, struct text *answer);
void session_give_input(struct session *session, const char *line, size_t length);

/* What the picture needs besides the record. */
struct view_choices;
struct view_choices *
session_choices(struct session *session); /* the ui keeps its choices here; session frees */
/* The narration for the present step: the lesson's words for the line, else made from the events. "" when there is nothing to say. */
void session_narration(struct session *session, struct text *out);
/* Sorted lines with breakpoints in a file. */
const uint32_t *session_breakpoints(const struct session *session, record_file file, size_t *count);
/* Appends completions of what stands before the prompt's cursor, a line each: commands after ':', else names and attributes. */
void session_complete(struct session *session, const char *line, size_t cursor, struct text *out);
/* Steps a second while `play` is on, 0 otherwise; who has a clock does the steps. */
int session_pace(const struct session *session);
/* The person has asked to leave. */
bool session_quits(const struct session *session);
/* Which engine it is: its language's name and words (engine.h). */
const struct engine *session_engine(const struct session *session);
int session_exit_status(const struct session *session);
/* What the audit of holders found wrong; "" when nothing. */
const char *session_audit_report(const struct session *session);

#endif
