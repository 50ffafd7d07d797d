#include "session/collect.h"

#include "session/state.h"

#include <string.h>

enum { OLDEST = 2 };

struct wish {
    int generation;
    enum session_where where;
};

static bool is_word(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

/* "[0|1|2] [end|here]" */
static bool read_wish(const char *arguments, struct wish *wish)
{
    *wish = (struct wish){OLDEST, SESSION_UNDECIDED};
    if (*arguments >= '0' && *arguments <= '0' + OLDEST) {
        wish->generation = *arguments++ - '0';
        if (*arguments && *arguments != ' ')
            return false;
    }
    arguments += strspn(arguments, " ");
    size_t length = strlen(arguments);
    if (is_word(arguments, length, "end"))
        wish->where = SESSION_AT_END;
    else if (is_word(arguments, length, "here"))
        wish->where = SESSION_FROM_HERE;
    else if (length)
        return false;
    return true;
}

static void tell_result(struct session *session, struct text *answer)
{
    struct instant_collector collector = instant_collector(session_now(session));
    uint64_t found =
        collector.totals[RECORD_GC_COLLECTED] + collector.totals[RECORD_GC_UNCOLLECTABLE];
    text_format(answer,
                "generation %u is collected: %llu unreachable of %llu; `back-phase` goes into it",
                collector.generation, (unsigned long long)found,
                (unsigned long long)collector.totals[RECORD_GC_EXAMINED]);
}

bool collect_now(struct session *session, const char *arguments, struct text *answer)
{
    struct wish wish;
    if (!read_wish(arguments, &wish)) {
        text_append(answer, "gc takes a generation: gc 0, gc 1 or gc 2");
        return false;
    }
    if (session->state == ENGINE_WANTS_INPUT) {
        text_append(answer, "the program waits for a line of input");
        return false;
    }
    if (session_in_the_past(session) && wish.where == SESSION_UNDECIDED) {
        text_format(
            answer,
            "this is the past: `gc %d end` collects at the end, `gc %d here` goes on from here",
            wish.generation, wish.generation);
        return false;
    }
    if (!session_go_to_run(session, wish.where == SESSION_FROM_HERE, answer))
        return false;
    if (!session->engine->collect(session->machine, wish.generation)) {
        text_append(answer, "a collection is under way: `out` leaves it");
        return false;
    }
    session_remember(session,
                     (struct given){.kind = GIVEN_COLLECTION, .generation = wish.generation});
    record_time was = session->time;
    session_run_typed(session);
    session_stand_at(session, record_steps(session->record), was);
    tell_result(session, answer);
    return true;
}
