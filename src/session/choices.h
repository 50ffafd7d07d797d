/* What the person unfolds: the commands set, unset, unfold and fold. */
#ifndef SESSION_CHOICES_H
#define SESSION_CHOICES_H

#include "session/session.h"

/* The names that set and unset take, one row each. */
struct choice {
    const char *name, *help;
    size_t offset; /* of its bool in struct view_choices */
    bool in_c;     /* C programs have it too */
};
extern const struct choice choice_names[]; /* ended by a NULL name */
/* Is there such a thing in the program's language? */
bool choice_serves(const struct session *session, const struct choice *choice);

bool choice_set(struct session *session, const char *arguments, struct text *answer);
bool choice_unset(struct session *session, const char *arguments, struct text *answer);
bool choice_unfold(struct session *session, const char *arguments, struct text *answer);
bool choice_fold(struct session *session, const char *arguments, struct text *answer);

#endif
