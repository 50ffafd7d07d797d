/* A program given to a session, for the tests that look at what a person is told. */
#ifndef TESTS_OPENED_H
#define TESTS_OPENED_H

#include "session/session.h"

#include <check.h>
#include <string.h>

static inline struct session *open_source(const char *language, const char *source)
{
    const struct session_source given = {.name = *language == 'c' ? "test.c" : "test.py",
                                         .title = "test",
                                         .language = language,
                                         .text = source,
                                         .length = strlen(source)};
    struct text problem = {0};
    struct session *session = session_open(&given, &problem);
    ck_assert_msg(session != NULL, "%s", text_string(&problem));
    text_fini(&problem);
    return session;
}

#endif
