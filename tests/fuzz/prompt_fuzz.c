/* Any lines as what is typed at the prompt of a small program: commands after a colon, else Python. */
#include "session/session.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char program[] = "import sys\n"
                              "class Person:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "def main(names):\n"
                              "    people = [Person(name) for name in names]\n"
                              "    people.append(people)\n"
                              "    return {'people': people}\n"
                              "kept = main(['Ann', 'Bo'])\n"
                              "print(sys.getrefcount(kept))\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A person ends what takes long: here every loop ends after a few thousand steps. */
static bool progress(void *context, record_step step)
{
    (void)step;
    int *patience = context;
    return --*patience > 0;
}

static void type(struct session *session, const char *line)
{
    struct text answer = {0};
    if (*line == ':')
        session_do(session, line + 1, &answer);
    else if (session_type(session, line, strlen(line), SESSION_UNDECIDED, &answer) ==
             SESSION_TYPED_ASKS) {
        text_clear(&answer);
        session_type(session, line, strlen(line),
                     strlen(line) % 2 ? SESSION_AT_END : SESSION_FROM_HERE, &answer);
    }
    text_clear(&answer);
    session_narration(session, &answer);
    text_fini(&answer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct session_source source = {
        .name = "fuzz.py",
        .title = "fuzz",
        .language = "python",
        .text = program,
        .length = sizeof program - 1,
        .memory_limit = 32u << 20,
        .record_limit = 64u << 20,
    };
    struct text problem = {0};
    struct session *session = session_open(&source, &problem);
    char *lines = malloc(length + 1);
    int patience = 8;
    if (session && lines) {
        session_on_progress(session, progress, &patience);
        memcpy(lines, bytes, length);
        lines[length] = '\0';
        /* A NUL ends a line too, as a person cannot type one. */
        for (size_t at = 0, count = 0; at <= length && count < 12;
             at += strlen(lines + at) + 1, count++) {
            char *end = strchr(lines + at, '\n');
            if (end)
                *end = '\0';
            patience = 8;
            type(session, lines + at);
        }
    }
    free(lines);
    session_close(session);
    text_fini(&problem);
    return 0;
}
