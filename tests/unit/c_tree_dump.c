/* Prints what the C parser makes of each file that it is given: functions as trees, or with --bytes the static data that
 * has a name, one `name bytes` a line, or with --layout the types of static variables. What is wrong goes to standard error. */
#include "c_trees.h"

#include <stdio.h>

static void dump_functions(const struct c_unit *unit, struct text *out)
{
    for (size_t i = 0; i < unit->function_count; i++) {
        const struct c_function *function = unit->functions[i];
        if (!function->body)
            continue;
        c_type_text(function->type, function->name, out);
        text_append(out, " ");
        tree_statement(function->body, out);
        text_append(out, "\n");
    }
}

static void dump_statics(const struct c_unit *unit, bool layout, struct text *out)
{
    for (size_t i = 0; i < unit->static_count; i++) {
        const struct c_variable *variable = unit->statics[i];
        uint64_t size;
        if (!variable->name || variable->is_extern)
            continue;
        text_format(out, "%s ", variable->name);
        if (layout) {
            tree_layout(variable->type, out);
        } else {
            unsigned char *bytes = tree_bytes(variable, &size);
            if (bytes)
                tree_hex(bytes, size, out);
            free(bytes);
        }
        text_append(out, "\n");
    }
}

static char *read_whole(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    struct text text = {0};
    char piece[4096];
    size_t count;
    if (!file)
        return NULL;
    while ((count = fread(piece, 1, sizeof piece, file)) > 0)
        text_append_bytes(&text, piece, count);
    fclose(file);
    *length = text.length;
    if (!text.length)
        text_append_char(&text, '\n');
    return text_take(&text);
}

int main(int count, char **arguments)
{
    int status = 0;
    const char *how = "";
    for (int i = 1; i < count; i++) {
        struct c_diagnostics diagnostics = {0};
        struct c_source source = {.name = arguments[i]};
        struct text out = {0};
        if (strncmp(arguments[i], "--", 2) == 0) {
            how = arguments[i];
            continue;
        }
        char *text = read_whole(arguments[i], &source.length);
        source.text = text;
        struct c_unit *unit = text ? c_parse(&source, NULL, NULL, &diagnostics) : NULL;
        fputs(text_string(&diagnostics.text), stderr);
        if (!unit)
            status = 1;
        else if (strcmp(how, "") == 0)
            dump_functions(unit, &out);
        else
            dump_statics(unit, strcmp(how, "--layout") == 0, &out);
        fputs(text_string(&out), stdout);
        text_fini(&out);
        c_diagnostics_fini(&diagnostics);
        c_unit_free(unit);
        free(text);
    }
    return status;
}
