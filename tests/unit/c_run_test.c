/* The C engine as the session uses it: stepping, stopping, typing, faults and leaks. */
#include "c/run/engine.h"
#include "record/bytes.h"
#include "record/instant.h"
#include "record/recorder.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

struct run {
    struct record *record;
    struct c_machine *machine;
    struct text out, errors;
};

static void take_output(void *context, int stream, const char *bytes, size_t length)
{
    struct run *run = context;
    text_append_bytes(stream == 2 ? &run->errors : &run->out, bytes, length);
}

static void start(struct run *run, const char *source, bool recorded)
{
    struct c_diagnostics diagnostics = {0};
    *run = (struct run){.record = recorded ? record_new() : NULL};
    run->machine = c_engine_new(&(struct c_options){.record = run->record,
                                                    .program = "test.c",
                                                    .write = take_output,
                                                    .context = run,
                                                    .audit = recorded});
    bool loaded = c_engine_load(run->machine, source, strlen(source), &diagnostics);
    ck_assert_msg(loaded, "%s", text_string(&diagnostics.text));
    c_diagnostics_fini(&diagnostics);
}

static void finish(struct run *run)
{
    c_engine_free(run->machine);
    record_free(run->record);
    text_fini(&run->out);
    text_fini(&run->errors);
}

static void run_on(struct run *run)
{
    enum c_state state = c_engine_run(run->machine, 0);
    ck_assert_msg(state == C_FINISHED, "state %d: %s", (int)state,
                  c_engine_audit_report(run->machine));
}

static const char sorting[] = "#include <stdio.h>\n"
                              "#include <stdlib.h>\n"
                              "struct node { int value; struct node *next; };\n"
                              "static struct node *push(struct node *list, int value)\n"
                              "{\n"
                              "    struct node *n = malloc(sizeof *n);\n"
                              "    n->value = value;\n"
                              "    n->next = list;\n"
                              "    return n;\n"
                              "}\n"
                              "int total;\n"
                              "int main(void)\n"
                              "{\n"
                              "    struct node *list = NULL;\n"
                              "    int squares[4];\n"
                              "    for (int i = 0; i < 4; i++) {\n"
                              "        squares[i] = i * i;\n"
                              "        list = push(list, squares[i]);\n"
                              "    }\n"
                              "    while (list) {\n"
                              "        struct node *next = list->next;\n"
                              "        total += list->value;\n"
                              "        free(list);\n"
                              "        list = next;\n"
                              "    }\n"
                              "    printf(\"%d\\n\", total);\n"
                              "    return total;\n"
                              "}\n";

START_TEST(a_program_prints_what_it_prints_and_exits_with_what_main_returns)
{
    for (int recorded = 0; recorded < 2; recorded++) {
        struct run run;
        start(&run, sorting, recorded);
        run_on(&run);
        ck_assert_str_eq(text_string(&run.out), "14\n");
        ck_assert_str_eq(text_string(&run.errors), "");
        ck_assert_int_eq(c_engine_exit_status(run.machine), 14);
        finish(&run);
    }
}
END_TEST

START_TEST(steps_stand_where_a_debuggers_would)
{
    static const uint32_t lines[] = {5, 7, 8, 7, 8, 7, 9, 1, 2, 2, 10, 11};
    struct run run;
    start(&run,
          "int twice(int x) {\n"
          "    return 2 * x; }\n"
          "\n"
          "\n"
          "int main(void) {\n"
          "    int sum;\n"
          "    for (sum = 0; sum < 2;)\n"
          "        sum++;\n"
          "    sum += twice(3);\n"
          "    sum++;\n"
          "    return sum - 9; }\n",
          true);
    run_on(&run);
    ck_assert_uint_ge(record_steps(run.record), ARRAY_LENGTH(lines));
    for (record_step i = 1; i <= ARRAY_LENGTH(lines); i++) {
        struct step_info info;
        ck_assert(record_step_info(run.record, i, &info));
        ck_assert_msg(info.line == lines[i - 1], "step %u stands at line %u, not %u", i, info.line,
                      lines[i - 1]);
    }
    finish(&run);
}
END_TEST

/* The lines of all steps, and memory's bytes at each, in one number. */
static uint64_t fingerprint(const struct record *record)
{
    uint64_t sum = record_steps(record);
    for (record_step i = 1; i <= record_steps(record); i++) {
        struct step_info info;
        uint8_t bytes[512], undefined[512];
        record_step_info(record, i, &info);
        instant_bytes(instant_at_step(record, i), UINT64_C(0x7fffffffdf00), sizeof bytes, bytes,
                      undefined);
        sum = sum * 31 + info.line;
        for (size_t j = 0; j < sizeof bytes; j++)
            sum = sum * 31 + (undefined[j] ? 256u : bytes[j]);
    }
    return sum;
}

START_TEST(stopping_at_every_step_changes_nothing)
{
    struct run whole, stepped;
    start(&whole, sorting, true);
    run_on(&whole);
    start(&stepped, sorting, true);
    uint64_t step = 1;
    while (c_engine_run(stepped.machine, step) != C_FINISHED) {
        ck_assert_uint_eq(record_steps(stepped.record), step);
        step++;
    }
    ck_assert_uint_eq(fingerprint(whole.record), fingerprint(stepped.record));
    ck_assert_str_eq(text_string(&whole.out), text_string(&stepped.out));
    finish(&whole);
    finish(&stepped);
}
END_TEST

START_TEST(memory_on_the_record_is_as_it_was_at_each_step)
{
    /* The engine's audit compares them after every step. */
    struct run run;
    start(&run,
          "#include <stdlib.h>\n"
          "#include <string.h>\n"
          "struct pair { char c; int *p; };\n"
          "static struct pair make(int *p) { struct pair r = {'x', p}; return r; }\n"
          "static int sum(int n, int a[n]) { int s = 0; for (int i = 0; i < n; i++)\n"
          "    s += a[i]; return s; }\n"
          "int main(int argc, char **argv) {\n"
          "    int x = argc, n = 3; char text[8];\n"
          "    struct pair a = make(&x), b;\n"
          "    b = a; *b.p = 7;\n"
          "    strcpy(text, \"abc\");\n"
          "    int *heap = calloc(4, sizeof *heap);\n"
          "    heap = realloc(heap, 32); heap[6] = 1;\n"
          "    for (int i = 1; i < 4; i++) {\n"
          "        int grown[i]; memset(grown, 0, sizeof grown);\n"
          "        grown[i - 1] = i; n = sum(i, grown); }\n"
          "    free(heap);\n"
          "    return n + (argv[0][0] == 't') + x; }\n",
          true);
    run_on(&run);
    ck_assert_int_eq(c_engine_exit_status(run.machine), 11);
    finish(&run);
}
END_TEST

static void expect_fault(const char *source, const char *word, uint32_t line, const char *part)
{
    for (int recorded = 0; recorded < 2; recorded++) {
        struct run run;
        uint32_t at = 0;
        const char *message = "";
        start(&run, source, recorded);
        run_on(&run);
        const char *fault = c_engine_fault(run.machine, &at, &message);
        ck_assert_str_eq(fault ? fault : "none", word);
        ck_assert_uint_eq(at, line);
        ck_assert_msg(strstr(message, part), "%s", message);
        ck_assert_int_eq(c_engine_exit_status(run.machine), 70);
        if (recorded) {
            struct instant_fault told;
            ck_assert(instant_fault(instant_at_step(run.record, record_steps(run.record)), &told));
            ck_assert_uint_eq(told.line, line);
        }
        finish(&run);
    }
}

START_TEST(faults_stop_the_program_at_their_line)
{
    expect_fault("int main(void) {\n int a[3] = {0}, i = 3;\n a[i] = 1; return 0; }\n",
                 "stack-buffer-overflow", 3, "index 3 of a, which has 3 elements");
    expect_fault("int main(void) {\n int x, y = 1;\n y += x;\n if (y > 2)\n  return 1; }\n",
                 "uninitialized-read", 4, "y");
    expect_fault("int *f(void) { int local = 1; int *p = &local; return p; }\n"
                 "int main(void) {\n int *p = f();\n return *p; }\n",
                 "dangling-stack-pointer", 4, "local");
    expect_fault("int main(void) {\n int *p = 0; { int inner = 1; p = &inner; }\n"
                 " *p = 2; return 0; }\n",
                 "dangling-stack-pointer", 3, "inner");
    expect_fault("int f(int n) {\n return f(n + 1) + 1; }\nint main(void) { return f(0); }\n",
                 "stack-exhausted", 2, "stack");
    expect_fault("int main(void) { int zero = 0;\n return 5 / zero; }\n", "divide-by-zero", 2,
                 "zero");
    expect_fault("int main(void) { char *s = \"abc\";\n s[1] = 'x';\n return 0; }\n",
                 "readonly-write", 2, "literal");
    expect_fault("int main(void) { int x;\n return x; }\n", "uninitialized-read", 2, "main");
}
END_TEST

START_TEST(leaks_are_told_by_kind_and_line)
{
    struct run run;
    struct text leaks = {0};
    start(&run,
          "#include <stdlib.h>\nint *kept;\nint main(void) {\n"
          " kept = malloc(20);\n for (int i = 0; i < 3; i++)\n  malloc(7);\n return 0; }\n",
          true);
    run_on(&run);
    c_engine_leaks(run.machine, &leaks);
    ck_assert_msg(strstr(text_string(&leaks), "leak: 21 bytes in 3 blocks definitely lost") &&
                      strstr(text_string(&leaks), "leak: 20 bytes in 1 blocks still reachable") &&
                      strstr(text_string(&leaks), "line 6"),
                  "%s", text_string(&leaks));
    text_fini(&leaks);
    finish(&run);
}
END_TEST

static void type(struct run *run, const char *line, const char *answer)
{
    struct c_diagnostics diagnostics = {0};
    bool incomplete;
    text_clear(&run->out);
    text_clear(&run->errors);
    if (c_engine_type(run->machine, line, strlen(line), 0, &incomplete, &diagnostics))
        c_engine_run(run->machine, 0);
    text_append(&run->out, text_string(&diagnostics.text));
    text_append(&run->out, text_string(&run->errors));
    ck_assert_str_eq(text_string(&run->out), answer);
    c_diagnostics_fini(&diagnostics);
}

START_TEST(what_is_typed_sees_and_changes_the_frame)
{
    struct run run;
    start(&run,
          "struct point { int x, y; };\n"
          "int twice(int n) { return 2 * n; }\n"
          "int main(void) {\n"
          " struct point p = {1, 2}; int a[3] = {1, 2, 3}, *q = a; char *s = \"hi\"; int un;\n"
          " p.x = 5;\n"
          " return p.x + a[0]; }\n",
          true);
    ck_assert_int_eq(c_engine_run(run.machine, 3), C_PAUSED);
    type(&run, "p", "{x = 1, y = 2}\n");
    type(&run, "p.y = twice(21)", "42\n");
    type(&run, "p", "{x = 1, y = 42}\n");
    type(&run, "a", "{1, 2, 3}\n");
    type(&run, "un", "<never written>\n");
    type(&run, "int k = 4;", "");
    type(&run, "for (int i = 0; i < 3; i++) a[i] *= k;", "");
    type(&run, "*q + 1", "5\n");
    type(&run, "struct pair { int left, right; }; typedef struct pair couple;", "");
    type(&run, "couple both = {0, 7};", "");
    type(&run, "struct pair *first = &both;", "");
    type(&run, "first->left ?: first->right", "7\n"); /* GNU C */
    type(&run, "both", "{left = 0, right = 7}\n");
    type(&run, "q[3]",
         "heapstep: stack-buffer-overflow: reads 4 bytes just past the end of a (int[3], 12 "
         "bytes)\n");
    type(&run, "s[0]", "104 'h'\n");
    run_on(&run);
    ck_assert_int_eq(c_engine_exit_status(run.machine), 9);
    finish(&run);
}
END_TEST

START_TEST(a_run_waits_for_input_and_goes_on_with_it)
{
    struct run run;
    start(&run,
          "#include <stdio.h>\nint main(void) { int n;\n if (scanf(\"%d\", &n) != 1) return 1;\n"
          " printf(\"%d\\n\", n + 1); return 0; }\n",
          true);
    ck_assert_int_eq(c_engine_run(run.machine, 0), C_WANTS_INPUT);
    c_engine_give_input(run.machine, "41\n", 3);
    run_on(&run);
    ck_assert_str_eq(text_string(&run.out), "42\n");
    finish(&run);
}
END_TEST

START_TEST(an_endless_loop_can_be_interrupted_and_a_recorded_one_steps)
{
    struct run run;
    start(&run, "int main(void) { for (;;)\n ; }\n", true);
    ck_assert_int_eq(c_engine_run(run.machine, 20), C_PAUSED);
    c_engine_interrupt(run.machine);
    run_on(&run);
    ck_assert_int_eq(c_engine_exit_status(run.machine), 130);
    finish(&run);
    start(&run, "int main(void) { L: goto L; }\n", false);
    c_engine_interrupt(run.machine);
    run_on(&run);
    ck_assert_int_eq(c_engine_exit_status(run.machine), 130);
    finish(&run);
}
END_TEST

START_TEST(overflow_is_warned_of_once_a_line_and_wraps)
{
    struct run run;
    start(&run,
          "int main(void) { int x = 2147483647;\n for (int i = 0; i < 3; i++) x += i + 1;\n"
          " return x < 0; }\n",
          false);
    run_on(&run);
    ck_assert_int_eq(c_engine_exit_status(run.machine), 1);
    ck_assert_str_eq(text_string(&run.errors),
                     "heapstep: warning: line 2: an addition of signed integers overflows\n");
    finish(&run);
}
END_TEST

UNIT_MAIN("the C engine", a_program_prints_what_it_prints_and_exits_with_what_main_returns,
          steps_stand_where_a_debuggers_would, stopping_at_every_step_changes_nothing,
          memory_on_the_record_is_as_it_was_at_each_step, faults_stop_the_program_at_their_line,
          leaks_are_told_by_kind_and_line, what_is_typed_sees_and_changes_the_frame,
          a_run_waits_for_input_and_goes_on_with_it,
          an_endless_loop_can_be_interrupted_and_a_recorded_one_steps,
          overflow_is_warned_of_once_a_line_and_wraps)
