/* Inside the lesson room: a fact while it is verified, and the kinds there are.
 *
 * facts.c has the table of kinds and what both languages share; facts_python.c follows names to objects, facts_c.c paths to places in
 * memory. A check reads what follows the fact's first word, and says in *problem what is true instead.
 */
#ifndef LESSON_FACTS_H
#define LESSON_FACTS_H

#include "lesson/check.h"

#include "record/instant.h"

struct fact {
    struct instant now;
    uint32_t line;    /* about to run */
    const char *rest; /* what is still to be read */
    struct text *problem;
};

/* The fact ends with `= NUMBER`, and it is this one. */
bool fact_is_number(struct fact *fact, uint64_t number);
/* The fact ends with `= TEXT`, and it is this one. */
bool fact_is_text(struct fact *fact, const struct text *text);
/* Reads these words, if they come next. */
bool fact_reads(struct fact *fact, const char *words);
/* Says how facts are written; false. */
bool fact_miswritten(struct fact *fact);

bool fact_python_refcount(struct fact *fact);
bool fact_python_value(struct fact *fact);
bool fact_python_size(struct fact *fact);
bool fact_python_alive(struct fact *fact);
bool fact_python_freed(struct fact *fact);
bool fact_python_collected(struct fact *fact);
bool fact_python_is(struct fact *fact);

bool fact_c_value(struct fact *fact);
bool fact_c_size(struct fact *fact);
bool fact_c_alive(struct fact *fact);
bool fact_c_freed(struct fact *fact);
bool fact_c_leaked(struct fact *fact);
bool fact_c_dangles(struct fact *fact);
bool fact_c_leaks(struct fact *fact);
bool fact_c_no(struct fact *fact);
bool fact_c_fault(struct fact *fact);
bool fact_c_is(struct fact *fact);
bool fact_c_points(struct fact *fact);

#endif
