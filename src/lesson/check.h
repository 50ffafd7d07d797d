/* Checking lessons: each program is run in its engine with a record, and what the document states is compared with what happened. */
#ifndef LESSON_CHECK_H
#define LESSON_CHECK_H

#include "lesson/lesson.h"

#include <stdio.h>

struct data_file;
struct record;

/* The lesson's data files as the engine takes them, ended by a NULL name. Names and bytes are borrowed from the lesson; the caller
 * frees the array. NULL when memory is out. */
struct data_file *lesson_data_files(const struct lesson *lesson);

/* Whether a fact holds in a record of the lesson's whole run, at the first time that its line is about to run. When it does not,
 * *problem says in one line what is true instead, or how a fact is written. */
bool lesson_fact_holds(const struct record *record, const struct lesson_fact *fact,
                       struct text *problem);

/* Runs each lesson of the documents (NULL or empty: of the shipped ones) and verifies its facts; a line a lesson, and below it what is
 * wrong. The exit status: 0 when all is right, 1 when not, 2 when a document cannot be read. */
int lessons_check(char **paths, FILE *out);

#endif
