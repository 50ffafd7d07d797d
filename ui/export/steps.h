/* Formats that are written from the record itself and not from a picture of it.
 *
 * json: one object a line, one line a step, as scripts and tests read it. pytutor: the trace of
 * Python Tutor (pythontutor.com), format OPT v3, which its own page and others can show. Both tell
 * what is alive and held by the program; what only the interpreter holds is left out.
 */
#ifndef EXPORT_STEPS_H
#define EXPORT_STEPS_H

#include "record/instant.h"

#include <stdio.h>

/* One line, newline included. False when memory is out or the stream takes no more. */
bool json_step(const struct record *record, record_step step, FILE *stream);
/* The whole trace, the steps from `first` to `last`, `by` apart (1: every one). */
bool pytutor_trace(const struct record *record, record_step first, record_step last, record_step by,
                   FILE *stream);

#endif
