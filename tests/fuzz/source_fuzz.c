/* Any bytes as a program: parsed, compiled, and stepped for a while with a record and a small heap. Built twice: source_fuzz takes
 * them for Python, c_fuzz (LANGUAGE_C) for C. */
#include "session/session.h"

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#ifdef LANGUAGE_C
#define NAME     "fuzz.c"
#define LANGUAGE "c"
#else
#define NAME     "fuzz.py"
#define LANGUAGE "python"
#endif

/* A person ends what takes long. */
static bool progress(void *context, record_step step)
{
    (void)step;
    int *patience = context;
    return --*patience > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    int patience = 8;
    struct session_source source = {
        .name = NAME,
        .title = "fuzz",
        .language = LANGUAGE,
        .text = (const char *)bytes,
        .length = length,
        .memory_limit = 32u << 20,
        .record_limit = 64u << 20,
    };
    struct text problem = {0};
    struct session *session = session_open(&source, &problem);
    if (session) {
        struct text answer = {0};
        session_on_progress(session, progress, &patience);
        session_do(session, "step 200", &answer);
        text_clear(&answer);
        session_do(session, "names", &answer);
        text_clear(&answer);
        session_narration(session, &answer);
        text_fini(&answer);
    }
    session_close(session);
    text_fini(&problem);
    return 0;
}
