/* The C library as programs find it: formats and numbers as the host's library has them, and memory of heapstep's own that runs
 * out: at each allocation of a program that uses much of the library in turn. Then a function says that it failed, or the run
 * stops with a fault; nothing crashes, and nothing is left.
 */
#include "config.h"

#include "c/run/engine.h"
#include "record/recorder.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t allocations, failing; /* the one that fails; 0: none */

#if HAVE_LINKER_WRAP
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);

static bool fails(void)
{
    return failing && ++allocations == failing;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}
#endif

/* ---- programs ---- */

static struct {
    char bytes[4096]; /* no memory is asked for while it may run out */
    size_t length;
} printed;

static void take(void *context, int stream, const char *bytes, size_t length)
{
    (void)context;
    if (stream == 2 || length > sizeof printed.bytes - printed.length - 1)
        return;
    memcpy(printed.bytes + printed.length, bytes, length);
    printed.length += length;
    printed.bytes[printed.length] = 0;
}

static const char *line(void *context, size_t *length)
{
    int *left = context;
    static const char lines[][12] = {"7 words\n", "0x10 2.5e1\n"};
    if (*left == 0)
        return NULL;
    const char *next = lines[2 - (*left)--];
    *length = strlen(next);
    return next;
}

/* Loads the source, and runs it while one allocation fails. The exit status. */
static int run(const char *source, uint64_t which, bool recorded, bool *failed)
{
    int left = 2;
    struct c_diagnostics diagnostics = {0};
    struct record *record = recorded ? record_new() : NULL;
    struct c_machine *machine = c_engine_new(&(struct c_options){
        .record = record, .program = "t.c", .write = take, .read_line = line, .context = &left});
    bool loaded = c_engine_load(machine, source, strlen(source), &diagnostics);
    ck_assert_msg(loaded, "%s", text_string(&diagnostics.text));
    c_diagnostics_fini(&diagnostics);
    printed.length = 0;
    allocations = 0;
    failing = which;
    enum c_state state = c_engine_run(machine, 0);
    failing = 0;
    *failed = allocations >= which;
    ck_assert(state == C_FINISHED || state == C_RECORD_FULL);
    int status = c_engine_exit_status(machine);
    c_engine_free(machine);
    record_free(record);
    return status;
}

static void check_prints(const char *statements, const char *expected)
{
    struct text source = {0};
    bool failed;
    text_format(&source,
                "#include <errno.h>\n#include <limits.h>\n#include <stdio.h>\n#include <stdlib.h>\n"
                "#include <string.h>\nint main(void) { %s return 0; }\n",
                statements);
    ck_assert_int_eq(run(text_string(&source), 0, false, &failed), 0);
    ck_assert_str_eq(printed.bytes, expected);
    text_fini(&source);
}

/* ---- formats ---- */

START_TEST(integers_are_printed_as_the_hosts_library_prints_them)
{
    static const char *const flags[] = {"", "-", "0", "+", " ", "#", "-#", "+0"};
    static const char *const sizes[] = {"", "1", "8", ".0", ".5", "9.4"};
    static const long values[] = {0, 7, -42, 123456, -2147483647L - 1};
    for (size_t f = 0; f < ARRAY_LENGTH(flags); f++)
        for (size_t s = 0; s < ARRAY_LENGTH(sizes); s++)
            for (const char *letter = "dxXou"; *letter; letter++) {
                char format[16], statements[400], expected[400] = "";
                int at = 0, to = 0;
                snprintf(format, sizeof format, "%%%s%sl%c|", flags[f], sizes[s], *letter);
                for (size_t v = 0; v < ARRAY_LENGTH(values); v++) {
                    at += snprintf(statements + at, sizeof statements - (size_t)at,
                                   "printf(\"%s\", %ldL);", format, values[v]);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
                    to += snprintf(expected + to, sizeof expected - (size_t)to, format, values[v]);
#pragma GCC diagnostic pop
                }
                check_prints(statements, expected);
            }
}
END_TEST

START_TEST(floating_numbers_are_printed_as_the_hosts_library_prints_them)
{
    static const char *const formats[] = {"%f",  "%.0f",  "%10.2f", "%-12.3e",
                                          "%+g", "%#.3g", "%G",     "%a"};
    static const double values[] = {
        0, -0.0, 0.5, 1.5, 2.5, 1e-5, 123456789, 1e100, 3.14159265358979};
    for (size_t f = 0; f < ARRAY_LENGTH(formats); f++)
        for (size_t v = 0; v < ARRAY_LENGTH(values); v++) {
            char statements[100], expected[200];
            snprintf(statements, sizeof statements, "printf(\"%s\", %a);", formats[f], values[v]);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            snprintf(expected, sizeof expected, formats[f], values[v]);
#pragma GCC diagnostic pop
            check_prints(statements, expected);
        }
}
END_TEST

START_TEST(strings_and_characters_are_cut_and_padded)
{
    check_prints(
        "printf(\"[%5s][%-5s][%.2s][%*.*s][%c][%3c][%s]\", \"abc\", \"abc\", \"abc\", 6, 1, "
        "\"xyz\", 'q', 'r', (char *)0);",
        "[  abc][abc  ][ab][     x][q][  r][(null)]");
    check_prints("int n; printf(\"12345%n\", &n); printf(\" %d %%\", n);", "12345 5 %");
    check_prints("char b[5]; printf(\"%d \", snprintf(b, sizeof b, \"%d\", 1234567)); puts(b);",
                 "7 1234\n");
}
END_TEST

/* ---- scanning, numbers ---- */

START_TEST(scanning_gives_what_was_found_before_the_first_misfit)
{
    check_prints("int a = 0, b = 0; char s[9] = \"-\"; int n = sscanf(\"12 0x1fz\", \"%d %i%8s\", "
                 "&a, &b, s); "
                 "printf(\"%d %d %d %s\", n, a, b, s);",
                 "3 12 31 z");
    check_prints("int a = 5; printf(\"%d \", sscanf(\"x\", \"%d\", &a)); printf(\"%d %d\", "
                 "sscanf(\"\", \"%d\", &a), a);",
                 "0 -1 5");
    check_prints("char s[9], t[9]; int n; printf(\"%d \", sscanf(\"ab-c:rest\", \"%[a-z-]:%n%8s\", "
                 "s, &n, t)); "
                 "printf(\"%s %d %s\", s, n, t);",
                 "2 ab-c 5 rest");
    check_prints("double d; float f; int n = sscanf(\"-1.5e2 .25\", \"%lf%f\", &d, &f); "
                 "printf(\"%d %g %g\", n, d, f);",
                 "2 -150 0.25");
    check_prints("int n; char w[9]; double d; scanf(\"%d %8s\", &n, w); printf(\"%d %s \", n, w); "
                 "int k = scanf(\"%i%lf%*c%d\", &n, &d, &n); printf(\"%d %d %g\", k, n, d);",
                 "7 words 2 16 25");
}
END_TEST

START_TEST(numbers_out_of_strings_stop_where_they_end_and_say_when_they_are_too_large)
{
    check_prints("char *e; long l = strtol(\" -7fz\", &e, 16); printf(\"%ld %s \", l, e); "
                 "l = strtol(\"0x\", &e, 0); printf(\"%ld %s \", l, e); l = strtol(\"077\", &e, "
                 "0); printf(\"%ld\", l);",
                 "-127 z 0 x 63");
    check_prints("errno = 0; long l = strtol(\"9223372036854775808\", 0, 10); printf(\"%d %d\", l "
                 "== LONG_MAX, errno == ERANGE);",
                 "1 1");
    check_prints("printf(\"%lu %d %g %g\", strtoul(\"-1\", 0, 10), atoi(\"12a\"), "
                 "strtod(\"1e999\", 0), atof(\"0x.8p1\"));",
                 "18446744073709551615 12 inf 1");
    check_prints("div_t d = div(-7, 2); ldiv_t l = ldiv(7, -2); printf(\"%d %d %ld %ld %d\", "
                 "d.quot, d.rem, l.quot, l.rem, abs(-3));",
                 "-3 -1 -3 1 3");
}
END_TEST

/* ---- memory that runs out ---- */

static const char much[] =
    "#include <errno.h>\n#include <setjmp.h>\n#include <signal.h>\n#include <stdio.h>\n"
    "#include <stdlib.h>\n#include <string.h>\n#include <time.h>\n#include <locale.h>\n"
    "static int order(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }\n"
    "static void handler(int s) { (void)s; }\n"
    "static void last(void) { puts(\"last\"); }\n"
    "int main(void) {\n"
    "    int v[40], n = 0; char *s = NULL, *w = NULL, b[64]; size_t room = 0; double d;\n"
    "    atexit(last); signal(SIGINT, handler); raise(SIGINT);\n"
    "    for (int i = 0; i < 40; i++) v[i] = (i * 17) % 40;\n"
    "    qsort(v, 40, sizeof *v, order);\n"
    "    printf(\"%d %s %g %*d %-20s|\\n\", v[7], \"text\", 2.5, 30, 4, \"left\");\n"
    "    fprintf(stdout, \"%0300d\\n\", 7);\n"
    "    if (scanf(\"%d %ms\", &n, &w) == 2) puts(w);\n"
    "    if (getline(&s, &room, stdin) > 0) puts(s);\n"
    "    free(s); free(w);\n"
    "    s = strdup(\"copied\"); free(s);\n"
    "    if (asprintf(&s, \"%d-%s\", 5, \"x\") > 0) free(s);\n"
    "    FILE *f = tmpfile();\n"
    "    if (f) { fprintf(f, \"%d lines\\n\", 3); fwrite(v, 4, 40, f); rewind(f); fgets(b, 64, f); "
    "fclose(f); }\n"
    "    f = fopen(\"nowhere\", \"r\"); if (!f) perror(\"nowhere\");\n"
    "    time_t t = 86400; struct tm *tm = gmtime(&t);\n"
    "    if (tm) { strftime(b, sizeof b, \"%Y-%m-%d %H:%M\", tm); puts(b); }\n"
    "    char *text = strerror(ENOENT); if (text) puts(text);\n"
    "    sscanf(\"1.5e3 tail\", \"%lf %63s\", &d, b); printf(\"%g %s\\n\", d, b);\n"
    "    strcpy(b, \"a,b\"); for (char *p = strtok(b, \",\"); p; p = strtok(NULL, \",\")) "
    "puts(p);\n"
    "    char *many[30]; for (int i = 0; i < 30; i++) many[i] = malloc((size_t)i * 50);\n"
    "    for (int i = 0; i < 30; i++) free(many[i]);\n"
    "    return 0;\n"
    "}\n";

START_TEST(a_program_ends_in_order_whichever_allocation_fails)
{
#if HAVE_LINKER_WRAP
    for (int recorded = 0; recorded < 2; recorded++) {
        bool failed = true;
        uint64_t which = 1;
        for (; failed; which += which < 60 ? 1 : 7) {
            int status = run(much, which, recorded, &failed);
            /* 1: there was not even room to begin. */
            ck_assert_msg(status == 0 || status == 70 || (status == 1 && !printed.length),
                          "allocation %d: %d", (int)which, status);
        }
        ck_assert_int_gt(which, 10);
    }
#endif
}
END_TEST

START_TEST(a_run_that_is_given_up_in_a_comparison_leaves_nothing)
{
    static const char source[] =
        "#include <stdlib.h>\nint f(const void *a, const void *b) {\n return a < b; }\n"
        "int main(void) { int v[9] = {3}; qsort(v, 9, 4, f); return 0; }\n";
    struct c_diagnostics diagnostics = {0};
    struct record *record = record_new();
    struct c_machine *machine =
        c_engine_new(&(struct c_options){.record = record, .program = "t.c", .write = take});
    ck_assert(c_engine_load(machine, source, sizeof source - 1, &diagnostics));
    ck_assert_int_eq(c_engine_run(machine, 6), C_PAUSED);
    c_engine_free(machine); /* the sanitizers tell of what is left */
    record_free(record);
    c_diagnostics_fini(&diagnostics);
}
END_TEST

UNIT_MAIN("the C library", integers_are_printed_as_the_hosts_library_prints_them,
          floating_numbers_are_printed_as_the_hosts_library_prints_them,
          strings_and_characters_are_cut_and_padded,
          scanning_gives_what_was_found_before_the_first_misfit,
          numbers_out_of_strings_stop_where_they_end_and_say_when_they_are_too_large,
          a_program_ends_in_order_whichever_allocation_fails,
          a_run_that_is_given_up_in_a_comparison_leaves_nothing)
