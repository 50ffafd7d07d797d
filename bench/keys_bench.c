/* How long a key takes, from its press to the whole picture, where a step is a phase of a collection over a hundred thousand
 * objects: each view, forward and backward. What a person would notice begins at about 16 ms.
 */
#include "session/session.h"
#include "ui/views/scene.h"
#include "ui/views/view.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* A ring of pairs, half of which is let go. */
static const char program[] = "import gc\n"
                              "class Node:\n"
                              "    pass\n"
                              "gc.disable()\n"
                              "kept, lost = [], None\n"
                              "for i in range(25000):\n"
                              "    a = Node()\n"
                              "    b = Node()\n"
                              "    a.other, b.other = b, a\n"
                              "    kept.append(a)\n"
                              "    a = Node()\n"
                              "    b = Node()\n"
                              "    a.other, b.other = b, a\n"
                              "    a.before, lost = lost, a\n"
                              "a = b = lost = None\n"
                              "found = gc.collect()\n"
                              "kept = None\n"
                              "found = gc.collect()\n";

/* Of the processor's time, so that what else the machine does is not counted. */
static double milliseconds(void)
{
    return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

struct bench {
    struct session *session;
    struct canvas *canvas;
    struct text answer;
    bool each; /* print every key, not only the slowest */
};

/* The time that a command takes, and the picture after it. */
static double press(struct bench *bench, const char *command, double *drawing)
{
    text_clear(&bench->answer);
    double start = milliseconds();
    session_do(bench->session, command, &bench->answer);
    double done = milliseconds();
    scene_draw(bench->session, bench->canvas);
    *drawing = milliseconds() - done;
    return done - start;
}

/* Presses a key until nothing of the collection is left, and says which of its steps took longest. */
static void walk(struct bench *bench, const char *view, const char *key, int most)
{
    double worst = 0, worst_key = 0, worst_picture = 0, key_took, picture;
    record_step at = 0;
    int i;
    for (i = 0; i < most; i++) {
        record_step before = session_place(bench->session).step;
        record_time time = session_place(bench->session).time;
        key_took = press(bench, key, &picture);
        if (session_place(bench->session).time == time)
            break;
        if (bench->each)
            printf("    %u %s %.1f + %.1f ms\n", session_place(bench->session).step, key, key_took,
                   picture);
        if (key_took + picture > worst) {
            worst = key_took + picture;
            worst_key = key_took;
            worst_picture = picture;
            at = before;
        }
    }
    printf("%-10s %-12s %3d times: at worst %7.1f ms (key %.1f, picture %.1f), from step %u\n",
           view, key, i, worst, worst_key, worst_picture, at);
}

static void go(struct bench *bench, const char *command)
{
    text_clear(&bench->answer);
    session_do(bench->session, command, &bench->answer);
}

static void ask(struct bench *bench, const char *question)
{
    double picture, took = press(bench, question, &picture);
    printf("%-10s %-12s            %15.1f ms (%.60s)\n", "", question, took,
           text_string(&bench->answer));
}

int main(int argc, char **argv)
{
    struct session_source source = {.name = "collections.py",
                                    .title = "collections",
                                    .language = "python",
                                    .text = program,
                                    .length = sizeof program - 1};
    struct bench bench = {.canvas = canvas_new(120, 40), .each = argc > 1};
    bench.session = session_open(&source, &bench.answer);
    if (!bench.session || !bench.canvas)
        return 1;
    (void)argv;
    double start = milliseconds();
    go(&bench, "break 16");
    go(&bench, "continue");
    record_step before = session_place(bench.session).step;
    go(&bench, "last");
    double end = milliseconds();
    record_step last = session_place(bench.session).step;
    printf("recorded in %.0f ms\n", end - start);
    static const char *const kinds[] = {"memory", "graph", "collector"};
    char there[32], here[32];
    snprintf(there, sizeof there, "goto %u", before);
    snprintf(here, sizeof here, "view %s", "memory");
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++) {
        snprintf(here, sizeof here, "view %s", kinds[i]);
        go(&bench, here);
        go(&bench, there);
        walk(&bench, kinds[i], "step", (int)(last - before));
        walk(&bench, kinds[i], "back", (int)(last - before));
        walk(&bench, kinds[i], "over", 4);
        walk(&bench, kinds[i], "back-over", 4);
        go(&bench, there);
        walk(&bench, kinds[i], "phase", 30);
        walk(&bench, kinds[i], "back-phase", 12);
        walk(&bench, kinds[i], "next-event", 300);
        walk(&bench, kinds[i], "previous-event", 300);
        walk(&bench, kinds[i], "out", 1);
        walk(&bench, kinds[i], "first", 1);
        walk(&bench, kinds[i], "last", 1);
    }
    static const char *const questions[] = {"why kept", "why #100", "cycles"};
    for (int collection = 0; collection < 2; collection++) {
        go(&bench, there);
        for (int i = 0; i < 3 + 10 * collection; i++)
            go(&bench, "phase");
        for (size_t i = 0; i < ARRAY_LENGTH(questions); i++)
            ask(&bench, questions[i]);
    }
    text_fini(&bench.answer);
    canvas_free(bench.canvas);
    session_close(bench.session);
    return 0;
}
