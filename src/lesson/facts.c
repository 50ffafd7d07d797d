/* What a lesson states about a moment, and whether it is so. (check.h)
 *
 *     value NAME = TEXT        as Python writes it, strings in double quotes; in C as the picture shows it
 *     size NAME = N            bytes of the object; in C of the block that a pointer points to, else of the variable
 *     alive NAME, freed NAME   the object, or block, that NAME referred to last, None and NULL apart, wherever NAME is or was seen
 *     NAME is NAME             one object; `is not`: two. In C: two pointers to one place
 *     output "LINE"            the last line printed so far
 *
 * of Python alone
 *
 *     refcount NAME = N        references that the program's names and containers hold, as the picture shows them
 *     collected = N            what the last collection found
 *
 * and of C alone
 *
 *     NAME points to NAME      the pointer leads to the beginning of that variable, member or element
 *     dangles NAME             the pointer leads to memory that is gone
 *     fault WORD               the run is stopped in the line below, for this reason
 *     leaked NAME              nobody has a pointer to the block that NAME points to, or pointed to last, when the program ends
 *     leaks N bytes in M blocks, no leaks    what is lost when the program ends; that every block is freed by then
 *
 * A NAME of Python is looked up in the innermost frame, then in the module, and may go on with .ATTRIBUTE, [INDEX] or ["KEY"]; one
 * of C in the innermost frame, then in static storage, and may go on with .MEMBER, ->MEMBER or [INDEX], or begin with stars. In C value
 * and size of a pointer are those of what it points to.
 */
#include "lesson/facts.h"

#include "record/bytes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- what both languages share ---- */

bool fact_reads(struct fact *fact, const char *words)
{
    size_t length = strlen(words);
    bool reads = strncmp(fact->rest, words, length) == 0;
    fact->rest += reads ? length : 0;
    return reads;
}

bool fact_is_number(struct fact *fact, uint64_t number)
{
    char *end;
    const char *text = fact->rest + (*fact->rest == '=');
    unsigned long long stated = strtoull(text, &end, 10);
    if (*fact->rest != '=' || end == text || *end)
        text_append(fact->problem, "a number is missing: = 2");
    else if (stated != number)
        text_format(fact->problem, "it is %" PRIu64, number);
    else
        return true;
    return false;
}

bool fact_is_text(struct fact *fact, const struct text *text)
{
    if (!fact_reads(fact, "=")) {
        text_append(fact->problem, record_has_bytes(fact->now.record)
                                       ? "a value is missing: = {1, 2}"
                                       : "a value is missing: = [1, 2]");
        return false;
    }
    fact->rest += strspn(fact->rest, " ");
    if (strcmp(text_string(text), fact->rest) == 0)
        return true;
    text_format(fact->problem, "it is %s", text_string(text));
    return false;
}

static bool check_output(struct fact *fact)
{
    size_t length, wanted = strlen(fact->rest);
    const char *output = instant_output(fact->now, &length);
    if (wanted < 2 || *fact->rest != '"' || fact->rest[wanted - 1] != '"') {
        text_append(fact->problem, "a line in quotes is missing");
        return false;
    }
    if (length && output[length - 1] == '\n')
        length--;
    size_t start = length;
    while (start && output[start - 1] != '\n')
        start--;
    if (length - start == wanted - 2 && memcmp(output + start, fact->rest + 1, wanted - 2) == 0)
        return true;
    text_append(fact->problem, "the last line printed is \"");
    text_append_bytes(fact->problem, output + start, length - start);
    text_append_char(fact->problem, '"');
    return false;
}

/* ---- the kinds ---- */

enum { PYTHON, C, LANGUAGES };

static const struct fact_kind {
    const char *word; /* the first word of the fact, or, between spaces, what joins its two names */
    const char *form;
    bool (*check[LANGUAGES])(struct fact *fact); /* NULL: the language has no such facts */
} fact_kinds[] = {
    {"refcount", "refcount NAME = N", {fact_python_refcount, NULL}},
    {"value", "value NAME = TEXT", {fact_python_value, fact_c_value}},
    {"size", "size NAME = N", {fact_python_size, fact_c_size}},
    {"alive", "alive NAME", {fact_python_alive, fact_c_alive}},
    {"freed", "freed NAME", {fact_python_freed, fact_c_freed}},
    {"output", "output \"LINE\"", {check_output, check_output}},
    {"collected", "collected = N", {fact_python_collected, NULL}},
    {"dangles", "dangles NAME", {NULL, fact_c_dangles}},
    {"fault", "fault WORD", {NULL, fact_c_fault}},
    {"leaked", "leaked NAME", {NULL, fact_c_leaked}},
    {"leaks", "leaks N bytes in M blocks", {NULL, fact_c_leaks}},
    {"no", "no leaks", {NULL, fact_c_no}},
    {" points to ", "NAME points to NAME", {NULL, fact_c_points}},
    {" is ", "NAME is NAME, NAME is not NAME", {fact_python_is, fact_c_is}},
};

bool fact_miswritten(struct fact *fact)
{
    int language = record_has_bytes(fact->now.record) ? C : PYTHON;
    const char *before = "a fact is one of: ";
    for (size_t i = 0; i < ARRAY_LENGTH(fact_kinds); i++) {
        if (!fact_kinds[i].check[language])
            continue;
        text_format(fact->problem, "%s%s", before, fact_kinds[i].form);
        before = ", ";
    }
    return false;
}

/* A variable may have the name of a kind: `value is other`. */
static bool is_of_kind(const char *text, const struct fact_kind *kind)
{
    size_t length = strcspn(text, " ");
    if (*kind->word == ' ')
        return strstr(text, kind->word) != NULL;
    return strlen(kind->word) == length && memcmp(kind->word, text, length) == 0 &&
           strncmp(text + length, " is ", 4) != 0 && strncmp(text + length, " points to ", 11) != 0;
}

static bool check_fact(struct fact *fact)
{
    int language = record_has_bytes(fact->now.record) ? C : PYTHON;
    for (size_t i = 0; i < ARRAY_LENGTH(fact_kinds); i++) {
        const struct fact_kind *kind = &fact_kinds[i];
        if (!kind->check[language] || !is_of_kind(fact->rest, kind))
            continue;
        if (*kind->word != ' ')
            fact->rest += strlen(kind->word);
        fact->rest += strspn(fact->rest, " ");
        return kind->check[language](fact);
    }
    return fact_miswritten(fact);
}

/* The step before the line runs for the first time; past the program's last line, its end. The closing brace of a C function is where it
 * returns. 0: never. */
static record_step step_of_line(const struct record *record, uint32_t line)
{
    record_step steps = record_steps(record), returns = 0;
    struct step_info info;
    for (record_step step = 1; step <= steps; step++) {
        if (!record_step_info(record, step, &info) || info.file != 1 || info.line != line)
            continue;
        if (info.kind == RECORD_STEP_LINE)
            return step;
        if (info.kind == RECORD_STEP_RETURN && !returns)
            returns = step;
    }
    return returns ? returns : line > record_file_lines(record, 1) ? steps : 0;
}

bool lesson_fact_holds(const struct record *record, const struct lesson_fact *fact,
                       struct text *problem)
{
    record_step step = step_of_line(record, fact->line);
    struct fact stated = {instant_at_step(record, step), fact->line, fact->text, problem};
    if (step)
        return check_fact(&stated);
    text_format(problem, "line %u never runs", fact->line);
    return false;
}
