/* What a character is and how its case changes, by Unicode 14 as Python 3.11's str methods see it. */
#ifndef PYTHON_OBJECTS_CHAR_H
#define PYTHON_OBJECTS_CHAR_H

#include "python/objects/str.h"

bool char_is_alpha(uint32_t c);
bool char_is_digit(uint32_t c);
bool char_is_numeric(uint32_t c);
bool char_is_upper(uint32_t c);
bool char_is_lower(uint32_t c);
bool char_is_title(uint32_t c);
bool char_is_cased(uint32_t c);
bool char_is_case_ignorable(uint32_t c);
bool char_starts_identifier(uint32_t c);
bool char_continues_identifier(uint32_t c);

/* One to three characters; how many. Final sigma is the caller's business. */
int char_to_upper(uint32_t c, uint32_t to[3]);
int char_to_lower(uint32_t c, uint32_t to[3]);
int char_to_title(uint32_t c, uint32_t to[3]);
int char_fold(uint32_t c, uint32_t to[3]);

#endif
