/* Reading the command line from a table: every way to give an option, and what is said of what is wrong. */
#include "unit.h"

#include "base/text.h"
#include "main/options.h"

#include <string.h>
#include <unistd.h>

struct given {
    const char *size, *output;
    bool every;
    int times;
};

static bool set_size(void *into, const char *value, const char **problem)
{
    struct given *given = into;
    *problem = "is COLUMNSxROWS";
    given->size = value;
    return strchr(value, 'x') != NULL;
}

static bool set_output(void *into, const char *value, const char **problem)
{
    (void)problem;
    ((struct given *)into)->output = value;
    return true;
}

static bool set_every(void *into, const char *value, const char **problem)
{
    struct given *given = into;
    (void)problem;
    ck_assert_ptr_null(value);
    given->every = true;
    given->times++;
    return true;
}

static const struct option options[] = {
    {"--size", "COLUMNSxROWS", "how large", set_size, false},
    {"--output,-o", "PATH", "where to", set_output, false},
    {"--every,-e", NULL, "all of them", set_every, false},
    {"--secret", NULL, "for tests", set_every, true},
    {0},
};
static const struct command command = {"draw", "FILE [options]", "Draws", options, NULL};

/* options.c lists the program's commands in its help; these are this test's. */
const struct command commands[] = {
    {"", "[FILE]", "opens a file", options, NULL},
    {"draw", "FILE [options]", "Draws", options, NULL},
    {0},
};

/* Runs options_read with standard error into a pipe. */
static bool read_options(char **arguments, int *count, struct given *given, char *said, size_t room)
{
    int ends[2], kept = dup(STDERR_FILENO);
    ck_assert_int_eq(pipe(ends), 0);
    fflush(stderr);
    dup2(ends[1], STDERR_FILENO);
    bool good = options_read(&command, count, arguments, given);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    close(ends[1]);
    ssize_t length = read(ends[0], said, room - 1);
    close(ends[0]);
    said[length > 0 ? length : 0] = '\0';
    return good;
}

static const struct {
    const char *arguments[8];
    const char *left, *size, *output;
    bool every;
    const char *said; /* NULL: nothing is wrong */
} lines[] = {
    {{"a.py"}, "a.py", NULL, NULL, false, NULL},
    {{"--size", "80x24", "a.py"}, "a.py", "80x24", NULL, false, NULL},
    {{"a.py", "--size=80x24", "--every"}, "a.py", "80x24", NULL, true, NULL},
    {{"-o", "out", "a", "-e", "b"}, "a b", NULL, "out", true, NULL},
    {{"--output=", "a"}, "a", NULL, "", false, NULL},
    {{"-o", "-", "-"}, "-", NULL, "-", false, NULL},
    {{"a", "--", "-e", "--", "--no"}, "a -e -- --no", NULL, NULL, false, NULL},
    {{"--no"}, NULL, NULL, NULL, false, "heapstep draw: --no is no option here: see --help\n"},
    {{"--siz", "1x1"},
     NULL,
     NULL,
     NULL,
     false,
     "heapstep draw: --siz is no option here: see --help\n"},
    {{"a", "--size"}, NULL, NULL, NULL, false, "heapstep draw: --size wants a value: see --help\n"},
    {{"--every=yes"}, NULL, NULL, NULL, false, "heapstep draw: --every=yes takes no value\n"},
    {{"--size", "big"}, NULL, NULL, NULL, false, "heapstep draw: --size is COLUMNSxROWS\n"},
};

START_TEST(options_are_taken_out_of_a_line_and_the_rest_is_left_in_order)
{
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        char *arguments[9] = {NULL}, said[200];
        struct given given = {0};
        struct text left = {0};
        int count = 0;
        while (lines[i].arguments[count]) {
            arguments[count] = strdup(lines[i].arguments[count]);
            count++;
        }
        char *all[9];
        memcpy(all, arguments, sizeof all);
        int whole = count;
        bool good = read_options(arguments, &count, &given, said, sizeof said);
        ck_assert_msg(good == !lines[i].said, "line %d", (int)i);
        ck_assert_str_eq(said, lines[i].said ? lines[i].said : "");
        if (good) {
            for (int at = 0; at < count; at++)
                text_format(&left, "%s%s", at ? " " : "", arguments[at]);
            ck_assert_str_eq(text_string(&left), lines[i].left);
            ck_assert_ptr_null(arguments[count]);
            ck_assert_pstr_eq(given.size, lines[i].size);
            ck_assert_pstr_eq(given.output, lines[i].output);
            ck_assert_int_eq(given.every, lines[i].every);
        }
        text_fini(&left);
        for (int at = 0; at < whole; at++)
            free(all[at]);
    }
}
END_TEST

static char *help_of(const struct command *of)
{
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    if (of)
        options_help(of, out);
    else
        commands_help(out);
    fclose(out);
    return bytes;
}

START_TEST(help_lists_each_option_but_the_hidden_ones)
{
    char *help = help_of(&command);
    ck_assert(!strncmp(help, "usage: heapstep draw FILE [options]\n\nDraws.\n", 44));
    for (const struct option *option = options; option->name; option++)
        ck_assert_int_eq(strstr(help, option->name) != NULL, !option->hidden);
    free(help);
}
END_TEST

START_TEST(the_programs_help_lists_each_command)
{
    char *help = help_of(NULL);
    for (const struct command *each = commands; each->name; each++)
        ck_assert_ptr_nonnull(strstr(help, each->help));
    ck_assert_ptr_null(strstr(help, "--secret"));
    free(help);
}
END_TEST

UNIT_MAIN("options", options_are_taken_out_of_a_line_and_the_rest_is_left_in_order,
          help_lists_each_option_but_the_hidden_ones, the_programs_help_lists_each_command)
