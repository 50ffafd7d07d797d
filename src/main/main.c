/* heapstep's command line. */
#include "config.h"

#include "lesson/catalogue.h"
#include "lesson/check.h"
#include "main/compare.h"
#include "main/options.h"
#include "main/render.h"
#include "main/run.h"
#include "main/show.h"

#include <locale.h>
#include <string.h>

static int run_command(int count, char **arguments)
{
    if (count && strcmp(arguments[0], "--") == 0)
        arguments++, count--;
    if (!count || (arguments[0][0] == '-' && arguments[0][1])) {
        fprintf(stderr, "heapstep run: %s\n",
                count ? "the program comes first: heapstep run FILE [ARG]..."
                      : "which program? heapstep run FILE [ARG]...");
        return 2;
    }
    return main_run(arguments[0], arguments + 1);
}

static int lessons_command(int count, char **arguments)
{
    bool check = false;
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(arguments[i], "--check") == 0) {
            check = true;
        } else if (arguments[i][0] == '-') {
            fprintf(stderr, "heapstep lessons: %s: no such option; there is --check\n",
                    arguments[i]);
            return 2;
        } else {
            arguments[kept++] = arguments[i];
        }
    }
    arguments[kept] = NULL;
    return check ? lessons_check(arguments, stdout) : lessons_list(arguments, stdout);
}

const struct command commands[] = {
    {"", "FILE|LESSON [options]", "Step through a program on the screen", show_options, main_show},
    {"run", "FILE [ARG]...", "Run a program at full speed, without recording", NULL, run_command},
    {"render", "FILE|LESSON [options]", "Draw the frames of a program's steps", render_options,
     main_render},
    {"compare", "A [B] [options]", "Step through two programs side by side", compare_options,
     main_compare},
    {"lessons", "[--check] [FILE.md]...", "List the lessons, or verify the answers stated in them",
     NULL, lessons_command},
    {NULL, NULL, NULL, NULL, NULL},
};

int main(int count, char **arguments)
{
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C"); /* numbers are read and written as programs have them */
    if (count > 1)
        for (const struct command *command = commands; command->name; command++) {
            if (strcmp(arguments[1], command->name) != 0)
                continue;
            if (count > 2 && strcmp(arguments[2], "--help") == 0) {
                options_help(command, stdout);
                return 0;
            }
            return command->run(count - 2, arguments + 2);
        }
    if (count > 1 && strcmp(arguments[1], "--version") == 0) {
        puts(PACKAGE_STRING);
        return 0;
    }
    if (count > 1 && strcmp(arguments[1], "--help") == 0) {
        commands_help(stdout);
        return 0;
    }
    return main_show(MAX(count - 1, 0), arguments + 1);
}
