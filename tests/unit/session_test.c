/* The session: moving through a program, its commands, code typed at the prompt. */
#include "session/commands.h"
#include "session/session.h"
#include "ui/views/view.h"
#include "unit.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

static const char sharing[] = "def demo():\n"                /* 1 */
                              "    numbers = [1, 2, 3, 4]\n" /* 2 */
                              "    backup = numbers\n"       /* 3 */
                              "    numbers.append(5)\n"      /* 4 */
                              "    print(backup)\n"          /* 5 */
                              "    backup = None\n"          /* 6 */
                              "    return 'done'\n"          /* 7 */
                              "answer = demo()\n"            /* 8 */
                              "count = 0\n"                  /* 9 */
                              "while count < 50:\n"          /* 10 */
                              "    count = count + 1\n";     /* 11 */
static const char endless[] = "n = 0\n"
                              "while True:\n"
                              "    n = n + 1\n";
static const char asking[] = "name = input('who? ')\n"
                             "print('hello', name)\n";

static struct session *open_limited(const char *source, size_t limit)
{
    struct session_source given = {.name = "test.py",
                                   .title = "test",
                                   .language = "python",
                                   .text = source,
                                   .length = strlen(source),
                                   .record_limit = limit};
    struct text problem = {0};
    struct session *session = session_open(&given, &problem);
    ck_assert_msg(session != NULL, "%s", text_string(&problem));
    text_fini(&problem);
    return session;
}

static struct session *open_program(const char *source)
{
    return open_limited(source, 0);
}

static struct text said;

/* Does a command and keeps what it says in `said`. */
static bool does(struct session *session, const char *command)
{
    text_clear(&said);
    return session_do(session, command, &said);
}

static record_step step_of(struct session *session)
{
    return session_place(session).step;
}

static uint32_t line_of(struct session *session)
{
    struct step_info info;
    ck_assert(record_step_info(session_record(session), step_of(session), &info));
    return info.line;
}

static const char *narrated(struct session *session)
{
    text_clear(&said);
    session_narration(session, &said);
    return text_string(&said);
}

static const char *printed(struct session *session)
{
    size_t length;
    const char *output = instant_output(session_now(session), &length);
    text_clear(&said);
    text_append_bytes(&said, output, length);
    return text_string(&said);
}

static enum session_typed type(struct session *session, const char *code, enum session_where where)
{
    text_clear(&said);
    return session_type(session, code, strlen(code), where, &said);
}

#define ck_assert_said(part)                                                                       \
    ck_assert_msg(strstr(text_string(&said), part), "%s", text_string(&said))

/* ---- moving ---- */

START_TEST(a_program_is_opened_at_its_first_step)
{
    struct session *session = open_program(sharing);
    ck_assert_uint_eq(step_of(session), 1);
    ck_assert_uint_eq(line_of(session), 1);
    ck_assert(session_place(session).more);
    session_close(session);
}
END_TEST

START_TEST(a_program_that_does_not_parse_is_told_of_as_python_does)
{
    struct session_source given = {
        .name = "test.py", .title = "", .language = "python", .text = "x = (\n", .length = 6};
    struct text problem = {0};
    ck_assert(!session_open(&given, &problem));
    ck_assert(strstr(text_string(&problem), "SyntaxError: '(' was never closed"));
    text_fini(&problem);
}
END_TEST

START_TEST(steps_go_forward_and_back_one_or_many)
{
    struct session *session = open_program(sharing);
    ck_assert(does(session, "step"));
    ck_assert_uint_eq(step_of(session), 2);
    ck_assert(does(session, "step 3"));
    ck_assert_uint_eq(step_of(session), 5);
    ck_assert(does(session, "back 2"));
    ck_assert_uint_eq(step_of(session), 3);
    ck_assert(does(session, "back 100"));
    ck_assert_uint_eq(step_of(session), 1);
    ck_assert(!does(session, "back"));
    ck_assert_said("this is the first step");
    ck_assert(does(session, "last"));
    ck_assert(does(session, "step")); /* into the interpreter's exit */
    ck_assert(does(session, "last"));
    ck_assert(!does(session, "step"));
    ck_assert_said("this is the last step");
    session_close(session);
}
END_TEST

START_TEST(events_between_two_steps_are_visited_one_by_one)
{
    struct session *session = open_program(sharing);
    does(session, "goto 5");
    record_time start = session_place(session).time;
    ck_assert(does(session, "next-event"));
    ck_assert_uint_gt(session_place(session).time, start);
    ck_assert(session_place(session).between_steps);
    ck_assert(does(session, "previous-event"));
    ck_assert_uint_eq(session_place(session).time, start);
    ck_assert(!session_place(session).between_steps);
    session_close(session);
}
END_TEST

START_TEST(over_does_not_stop_inside_the_function_called)
{
    struct session *session = open_program(sharing);
    does(session, "step");
    ck_assert_uint_eq(line_of(session), 8);
    ck_assert(does(session, "over"));
    ck_assert_uint_eq(line_of(session), 9);
    ck_assert(does(session, "back-over"));
    ck_assert_uint_eq(line_of(session), 8);
    session_close(session);
}
END_TEST

START_TEST(out_goes_on_to_the_caller)
{
    struct session *session = open_program(sharing);
    does(session, "step 3");
    ck_assert_uint_eq(line_of(session), 2);
    ck_assert(does(session, "out"));
    ck_assert_uint_eq(line_of(session), 9);
    session_close(session);
}
END_TEST

START_TEST(goto_wants_a_step_that_there_is)
{
    struct session *session = open_program("x = 1\ny = 2\n");
    ck_assert(does(session, "goto 2"));
    ck_assert_uint_eq(step_of(session), 2);
    ck_assert(!does(session, "goto 99"));
    ck_assert_said("goto takes a step, from 1 to 3");
    ck_assert_uint_eq(step_of(session), 2);
    ck_assert(!does(session, "goto"));
    ck_assert(!does(session, "goto x"));
    ck_assert(!does(session, "goto 0"));
    ck_assert(!does(session, "goto 99999999999999999999"));
    session_close(session);
}
END_TEST

START_TEST(unknown_and_ambiguous_commands_say_what_is_right)
{
    struct session *session = open_program(sharing);
    ck_assert(!does(session, "frobnicate"));
    ck_assert_said("there is no command frobnicate");
    ck_assert(!does(session, "re"));
    ck_assert_said("reverse-continue");
    ck_assert_said("restart");
    ck_assert(!does(session, "step x"));
    ck_assert_said("step takes a number of steps: step 3");
    ck_assert_uint_eq(step_of(session), 1);
    ck_assert(does(session, ""));
    session_close(session);
}
END_TEST

START_TEST(every_command_answers_nonsense_in_words)
{
    struct session *session = open_program(sharing);
    for (const struct session_command *command = session_commands; command->name; command++) {
        struct text line = {0};
        text_format(&line, "%s %%~ nonsense", command->name);
        if (!does(session, text_string(&line)))
            ck_assert_msg(said.length > 0, "%s says nothing", command->name);
        text_fini(&line);
    }
    session_close(session);
}
END_TEST

/* ---- breakpoints and conditions ---- */

START_TEST(continue_stops_at_a_breakpoint_and_goes_on_from_it)
{
    struct session *session = open_program(sharing);
    ck_assert(does(session, "break 5"));
    ck_assert(does(session, "break demo"));
    ck_assert(does(session, "continue"));
    ck_assert_uint_eq(line_of(session), 1);
    ck_assert_uint_gt(step_of(session), 1);
    ck_assert(does(session, "continue"));
    ck_assert_uint_eq(line_of(session), 5);
    ck_assert(does(session, "continue"));
    ck_assert(!session_place(session).more);
    ck_assert(does(session, "reverse-continue"));
    ck_assert_uint_eq(line_of(session), 5);
    ck_assert(does(session, "breaks"));
    ck_assert_said("1: test.py:5");
    ck_assert(does(session, "delete 1"));
    ck_assert(does(session, "delete 2"));
    ck_assert(!does(session, "delete 2"));
    session_close(session);
}
END_TEST

START_TEST(a_breakpoint_wants_a_line_that_can_be_reached)
{
    struct session *session = open_program("x = 1\n\n# nothing\ny = 2\n");
    ck_assert(!does(session, "break 99"));
    ck_assert_said("4 lines");
    ck_assert(!does(session, "break 2"));
    ck_assert_said("break 4");
    ck_assert(!does(session, "break"));
    ck_assert(!does(session, "break nowhere.py:3"));
    size_t count;
    session_breakpoints(session, 1, &count);
    ck_assert_uint_eq(count, 0);
    session_close(session);
}
END_TEST

START_TEST(until_stops_when_its_condition_becomes_true)
{
    struct session *session = open_program(sharing);
    ck_assert(does(session, "until len(numbers) == 5"));
    ck_assert_uint_eq(line_of(session), 5);
    ck_assert(does(session, "until backup is None"));
    ck_assert_uint_eq(line_of(session), 7);
    ck_assert(does(session, "back"));
    ck_assert(does(session, "until refcount(numbers) == 1"));
    ck_assert_uint_eq(line_of(session), 7);
    ck_assert(does(session, "until freed(numbers)"));
    ck_assert_uint_eq(line_of(session), 9);
    ck_assert(does(session, "until count >= 7"));
    ck_assert_uint_eq(line_of(session), 10);
    ck_assert(does(session, "names"));
    ck_assert_said("count → int(7)");
    ck_assert(does(session, "until line 11"));
    ck_assert_uint_eq(line_of(session), 11);
    record_step here = step_of(session);
    ck_assert(!does(session, "until count == 1000"));
    ck_assert_said("does not come true");
    ck_assert_uint_eq(step_of(session), here);
    ck_assert(!does(session, "until moon == full =="));
    ck_assert(!does(session, "until"));
    ck_assert_said("until takes a condition");
    session_close(session);
}
END_TEST

/* ---- long programs ---- */

static bool end_at_once(void *context, record_step step)
{
    *(record_step *)context = step;
    return false;
}

START_TEST(an_endless_program_can_be_stopped)
{
    record_step reached = 0;
    struct session *session = open_program(endless);
    session_on_progress(session, end_at_once, &reached);
    ck_assert(does(session, "continue"));
    ck_assert_said("stopped at step");
    ck_assert_uint_gt(reached, 1000);
    ck_assert_uint_eq(step_of(session), session_place(session).steps);
    ck_assert(does(session, "until n == 1000000"));
    ck_assert_said("stopped at step");
    ck_assert(does(session, "break 99") == false);
    ck_assert(does(session, "break nobody"));
    ck_assert(does(session, "continue"));
    ck_assert_said("stopped at step");
    session_close(session);
}
END_TEST

START_TEST(a_c_function_that_never_ends_can_be_stopped)
{
    static const char *const programs[] = {
        "x = 1\nsum(iter(int, 1))\n",
        "x = 1\nmax(filter(None, iter(int, 1)))\n",
        "x = []\nfor i in range(60): x = [x, x]\nx = repr(x)\n",
        "x = ()\nfor i in range(60): x = (x, x)\nhash(x)\n",
        "import itertools\nlist(itertools.count())\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        record_step reached = 0;
        struct session *session = open_program(programs[i]);
        session_on_progress(session, end_at_once, &reached);
        ck_assert(does(session, "last"));
        ck_assert_said("stopped at step");
        ck_assert_uint_eq(reached, session_place(session).steps);
        ck_assert_int_eq(type(session, "x = 300\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
        session_close(session);
    }
}
END_TEST

/* The sanitizers look for what was not freed. */
START_TEST(a_program_closed_in_the_middle_of_c_functions_leaves_nothing_behind)
{
    static const char program[] = "class A:\n"
                                  "    def __repr__(self):\n"
                                  "        return 'A'\n"
                                  "    def __del__(self):\n"
                                  "        print('gone')\n"
                                  "try:\n"
                                  "    x = sorted([3, 1, 2], key=lambda v: v * 2)\n"
                                  "    y = ', '.join(str(i) + 'b' for i in range(9))\n"
                                  "    z = repr([A(), [A()], {1: A()}])\n"
                                  "finally:\n"
                                  "    input(y)\n";
    record_step steps = 2;
    for (record_step step = 2; step <= steps; step++) {
        char command[32];
        struct session *session = open_program(program);
        snprintf(command, sizeof command, "goto %u", step);
        does(session, step == 2 ? "last" : command);
        steps = MAX(steps, session_place(session).steps);
        type(session, "repr([A(), A()])\n", SESSION_UNDECIDED);
        session_close(session);
    }
    ck_assert_uint_gt(steps, 40);
}
END_TEST

START_TEST(a_full_record_pauses_the_program_until_more_is_allowed)
{
    struct session *session = open_limited(endless, 2 << 20);
    ck_assert(!does(session, "last"));
    ck_assert_said("the record is full");
    ck_assert(session_place(session).full);
    record_step steps = session_place(session).steps;
    ck_assert_uint_eq(step_of(session), steps);
    ck_assert(!does(session, "step"));
    ck_assert(does(session, "more"));
    ck_assert(does(session, "step"));
    ck_assert_uint_eq(step_of(session), steps + 1);
    session_close(session);
}
END_TEST

START_TEST(playing_keeps_its_pace_until_it_is_stopped)
{
    struct session *session = open_program(sharing);
    ck_assert_int_eq(session_pace(session), 0);
    ck_assert(does(session, "play 8"));
    ck_assert_int_eq(session_pace(session), 8);
    ck_assert(!does(session, "play fast"));
    ck_assert(does(session, "stop"));
    ck_assert_int_eq(session_pace(session), 0);
    session_close(session);
}
END_TEST

/* ---- input ---- */

START_TEST(a_program_that_asks_waits_for_its_line)
{
    struct session *session = open_program(asking);
    ck_assert(!does(session, "last"));
    ck_assert_said("waits for a line of input");
    ck_assert(session_place(session).wants_input);
    session_give_input(session, "Ada\n", 4);
    ck_assert(does(session, "last"));
    ck_assert_str_eq(printed(session), "who? Ada\nhello Ada\n");
    session_close(session);
}
END_TEST

START_TEST(input_is_given_again_when_code_is_typed_in_the_past)
{
    struct session *session = open_program(asking);
    does(session, "last");
    session_give_input(session, "Ada\n", 4);
    does(session, "last");
    does(session, "back");
    ck_assert_uint_eq(line_of(session), 2);
    ck_assert_int_eq(type(session, "name = name.upper()\n", SESSION_FROM_HERE), SESSION_TYPED_RAN);
    ck_assert(does(session, "last"));
    ck_assert(strstr(printed(session), "hello ADA\n"));
    session_close(session);
}
END_TEST

/* ---- typed code ---- */

START_TEST(typed_code_runs_in_the_frame_and_becomes_steps)
{
    struct session *session = open_program(sharing);
    does(session, "step 4");
    record_step steps = session_place(session).steps;
    ck_assert_int_eq(type(session, "numbers.append(99)\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
    ck_assert_uint_gt(session_place(session).steps, steps);
    ck_assert_int_eq(type(session, "len(numbers)\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
    ck_assert(strstr(printed(session), "5\n"));
    does(session, "last");
    ck_assert(strstr(printed(session), "[1, 2, 3, 4, 99, 5]\n"));
    session_close(session);
}
END_TEST

START_TEST(typed_code_that_is_not_complete_or_wrong_costs_nothing)
{
    struct session *session = open_program(sharing);
    record_step steps = session_place(session).steps;
    ck_assert_int_eq(type(session, "for i in range(3):\n", SESSION_UNDECIDED),
                     SESSION_TYPED_INCOMPLETE);
    ck_assert_int_eq(type(session, "x = = 3\n", SESSION_UNDECIDED), SESSION_TYPED_WRONG);
    ck_assert_said("SyntaxError: invalid syntax");
    ck_assert_uint_eq(session_place(session).steps, steps);
    session_close(session);
}
END_TEST

START_TEST(an_exception_in_typed_code_leaves_the_program_where_it_was)
{
    struct session *session = open_program("x = 1\ny = 2\nprint(x + y)\n");
    does(session, "step");
    ck_assert_int_eq(type(session, "1 / 0\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
    ck_assert(strstr(printed(session), "ZeroDivisionError: division by zero"));
    ck_assert(does(session, "last"));
    ck_assert(strstr(printed(session), "3\n"));
    session_close(session);
}
END_TEST

START_TEST(code_typed_in_the_past_asks_and_can_change_what_follows)
{
    struct session *session = open_program("x = 1\ny = x + 1\nprint(x, y)\n");
    does(session, "last");
    does(session, "goto 2");
    ck_assert_int_eq(type(session, "x = 10\n", SESSION_UNDECIDED), SESSION_TYPED_ASKS);
    ck_assert_int_eq(type(session, "x = 10\n", SESSION_FROM_HERE), SESSION_TYPED_RAN);
    ck_assert(does(session, "last"));
    ck_assert_str_eq(printed(session), "10 11\n");
    does(session, "goto 2");
    ck_assert_int_eq(type(session, "print(x)\n", SESSION_AT_END), SESSION_TYPED_RAN);
    ck_assert_str_eq(printed(session), "10 11\n10\n");
    session_close(session);
}
END_TEST

START_TEST(earlier_typed_code_is_kept_when_later_code_is_typed_before_the_end)
{
    struct session *session = open_program("x = 1\ny = 2\nz = 3\nprint(x, y, z)\n");
    does(session, "goto 2");
    type(session, "x = 100\n", SESSION_UNDECIDED);
    does(session, "last");
    does(session, "back 1");
    type(session, "z = 300\n", SESSION_FROM_HERE);
    does(session, "last");
    ck_assert_str_eq(printed(session), "100 2 300\n");
    session_close(session);
}
END_TEST

START_TEST(endless_typed_code_can_be_stopped)
{
    record_step reached = 0;
    struct session *session = open_program("x = 1\n");
    session_on_progress(session, end_at_once, &reached);
    ck_assert_int_eq(type(session, "while True: pass\n\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
    ck_assert_uint_eq(reached, session_place(session).steps);
    ck_assert_int_eq(type(session, "while True: y = 1\n\n", SESSION_UNDECIDED), SESSION_TYPED_RAN);
    ck_assert_uint_gt(reached, 1000);
    session_close(session);
}
END_TEST

START_TEST(restart_forgets_what_was_typed)
{
    struct session *session = open_program("x = 1\nprint(x)\n");
    does(session, "step");
    type(session, "x = 5\n", SESSION_UNDECIDED);
    ck_assert(does(session, "restart"));
    ck_assert_uint_eq(step_of(session), 1);
    does(session, "last");
    ck_assert_str_eq(printed(session), "1\n");
    session_close(session);
}
END_TEST

/* ---- questions ---- */

START_TEST(objects_are_told_of_by_name_and_by_number)
{
    struct session *session = open_program(sharing);
    does(session, "step 5");
    ck_assert(does(session, "inspect numbers"));
    ck_assert_said("list([1, 2, 3, 4])");
    ck_assert_said("refcount 2");
    ck_assert(does(session, "holders numbers"));
    ck_assert_said("the name backup of demo");
    ck_assert(does(session, "why numbers"));
    ck_assert_said("→ list([1, 2, 3, 4])");
    ck_assert(does(session, "find type list"));
    ck_assert_said("list([1, 2, 3, 4])");
    ck_assert(!does(session, "inspect nobody"));
    ck_assert_said("no name nobody");
    ck_assert(!does(session, "inspect #99999999"));
    ck_assert(!does(session, "find type unicorn"));
    session_close(session);
}
END_TEST

START_TEST(what_is_folded_can_be_shown_and_folded_again)
{
    struct session *session = open_program(sharing);
    ck_assert(does(session, "set atoms"));
    ck_assert(session_choices(session)->show_atoms);
    ck_assert(does(session, "unset atoms"));
    ck_assert(!session_choices(session)->show_atoms);
    ck_assert(!does(session, "set nonsense"));
    ck_assert_said("module-level");
    does(session, "step 4");
    ck_assert(does(session, "unfold numbers"));
    ck_assert(does(session, "unfold numbers"));
    ck_assert_uint_eq(session_choices(session)->unfolded.count, 1);
    ck_assert(does(session, "fold numbers"));
    ck_assert_uint_eq(session_choices(session)->unfolded.count, 0);
    session_close(session);
}
END_TEST

/* ---- completion ---- */

static const char *completed(struct session *session, const char *line)
{
    text_clear(&said);
    session_complete(session, line, strlen(line), &said);
    return text_string(&said);
}

START_TEST(names_attributes_and_commands_are_completed)
{
    struct session *session = open_program("import sys\n"
                                           "class Dog:\n"
                                           "    legs = 4\n"
                                           "    def __init__(self):\n"
                                           "        self.label = 'x'\n"
                                           "    @property\n"
                                           "    def loud(self):\n"
                                           "        print('this must not run')\n"
                                           "dog = Dog()\n"
                                           "doors = [dog]\n");
    does(session, "last");
    ck_assert_str_eq(completed(session, "print(do"), "dog\ndoors\n");
    ck_assert_str_eq(completed(session, "x = dog.l"), "dog.label\ndog.legs\ndog.loud\n");
    ck_assert_str_eq(completed(session, "doors.ap"), "doors.append\n");
    ck_assert_str_eq(completed(session, "dog.label.capi"), "dog.label.capitalize\n");
    ck_assert_str_eq(completed(session, "dog.loud.x"), "");
    ck_assert_str_eq(completed(session, "sys.getrefc"), "sys.getrefcount\n");
    ck_assert_str_eq(completed(session, "ZeroDiv"), "ZeroDivisionError\n");
    ck_assert_str_eq(completed(session, "12"), "");
    ck_assert_str_eq(completed(session, ":ste"), "step\n");
    ck_assert_str_eq(completed(session, ":view m"), "memory\n");
    ck_assert_str_eq(completed(session, ":set at"), "atoms\n");
    ck_assert_str_eq(completed(session, ":inspect doo"), "doors\n");
    ck_assert_str_eq(printed(session), "");
    session_close(session);
}
END_TEST

START_TEST(completing_leaves_no_trace_in_the_record)
{
    struct session *session = open_program(sharing);
    does(session, "step 4");
    record_time end = record_end(session_record(session));
    completed(session, "n");
    completed(session, "numbers.");
    ck_assert_uint_eq(record_end(session_record(session)), end);
    session_close(session);
}
END_TEST

/* ---- narration ---- */

START_TEST(narration_tells_of_sharing_growth_and_death)
{
    struct session *session = open_program(sharing);
    does(session, "goto 5");
    ck_assert_str_eq(narrated(session), "numbers now refers to a new list([1, 2, 3, 4]).");
    does(session, "goto 6");
    ck_assert_str_eq(narrated(session),
                     "backup now refers to the same list as numbers: one object, "
                     "two names, refcount 1 → 2.");
    does(session, "goto 7");
    ck_assert(strstr(narrated(session), "int(5) is appended to the list"));
    does(session, "goto 9");
    ck_assert_str_eq(narrated(session),
                     "backup now refers to None. The list has one reference fewer: 2 → 1.");
    does(session, "goto 10");
    ck_assert_str_eq(narrated(session), "demo returns str(\"done\").");
    does(session, "goto 11");
    ck_assert(strstr(narrated(session), "The frame goes, and with it its names: numbers, backup."));
    ck_assert_said("The list is freed: nothing refers to it any more, 120 bytes.");
    session_close(session);
}
END_TEST

UNIT_MAIN("session", a_program_is_opened_at_its_first_step,
          a_program_that_does_not_parse_is_told_of_as_python_does,
          steps_go_forward_and_back_one_or_many, events_between_two_steps_are_visited_one_by_one,
          over_does_not_stop_inside_the_function_called, out_goes_on_to_the_caller,
          goto_wants_a_step_that_there_is, unknown_and_ambiguous_commands_say_what_is_right,
          every_command_answers_nonsense_in_words,
          continue_stops_at_a_breakpoint_and_goes_on_from_it,
          a_breakpoint_wants_a_line_that_can_be_reached,
          until_stops_when_its_condition_becomes_true, an_endless_program_can_be_stopped,
          a_c_function_that_never_ends_can_be_stopped,
          a_program_closed_in_the_middle_of_c_functions_leaves_nothing_behind,
          a_full_record_pauses_the_program_until_more_is_allowed,
          playing_keeps_its_pace_until_it_is_stopped, a_program_that_asks_waits_for_its_line,
          input_is_given_again_when_code_is_typed_in_the_past,
          typed_code_runs_in_the_frame_and_becomes_steps,
          typed_code_that_is_not_complete_or_wrong_costs_nothing,
          an_exception_in_typed_code_leaves_the_program_where_it_was,
          code_typed_in_the_past_asks_and_can_change_what_follows,
          earlier_typed_code_is_kept_when_later_code_is_typed_before_the_end,
          endless_typed_code_can_be_stopped, restart_forgets_what_was_typed,
          objects_are_told_of_by_name_and_by_number, what_is_folded_can_be_shown_and_folded_again,
          names_attributes_and_commands_are_completed, completing_leaves_no_trace_in_the_record,
          narration_tells_of_sharing_growth_and_death)
