/* The preprocessor's directives (C11 6.10): lines that begin with #, and the text between them with its macros expanded. */
#include "c/syntax/pp.h"

#include <string.h>

enum { DEEPEST_INCLUDE = 200 };

/* ---- lines ---- */

/* Cuts the rest of a directive's line off the tokens still to be read, and ends it. */
static struct pp_token *take_line(struct pp *pp, struct pp_token *first)
{
    struct pp_token *end = arena_alloc(pp->arena, sizeof *end);
    if (!end) {
        pp->failed = true;
        return NULL;
    }
    *end = (struct pp_token){
        .kind = PP_END, .spelling = "", .begins_line = true, .place = first->place};
    if (first->begins_line) {
        pp->rest = first;
        return end;
    }
    struct pp_token *last = first;
    while (!last->next->begins_line)
        last = last->next;
    pp->rest = last->next;
    last->next = end;
    return first;
}

static void expect_end(struct pp *pp, const struct pp_token *token, const char *directive)
{
    if (token->kind != PP_END)
        c_warning(pp->diagnostics, token->place, token->length,
                  "extra tokens at end of #%s directive", directive);
}

/* ---- #include ---- */

/* What stands between < and > or the quotes; NULL after telling what is wrong. */
static const char *header_name(struct pp *pp, struct pp_token *line, struct c_place place,
                               bool *system)
{
    if (line->kind == PP_NAME)
        line = pp_expand_all(pp, line);
    struct text name = {0};
    if (line->kind == PP_HEADER || (line->kind == PP_STRING && !line->is_unended)) {
        *system = line->kind == PP_HEADER;
        text_append_bytes(&name, line->spelling + 1, line->length - 2);
        expect_end(pp, line->next, "include");
    } else if (pp_is(line, C_PUNCT_LESS)) { /* out of a macro */
        *system = true;
        for (line = line->next; line->kind != PP_END && !pp_is(line, C_PUNCT_GREATER);
             line = line->next)
            text_append_bytes(&name, line->spelling, line->length);
    }
    const char *result =
        name.length ? arena_copy(pp->arena, text_string(&name), name.length) : NULL;
    if (!result)
        c_error(pp->diagnostics, line->kind == PP_END ? place : line->place, line->length,
                "#include expects \"FILENAME\" or <FILENAME>");
    text_fini(&name);
    return result;
}

static const struct c_source *find_source(struct pp *pp, const char *name, bool system)
{
    struct c_source found = {.name = name};
    if (!system && pp->how->read_file)
        found.text = pp->how->read_file(pp->how->context, name, &found.length);
    if (!found.text) {
        found.text = c_header_text(name, &found.length);
        found.is_system = true;
    }
    struct c_source *source = found.text ? arena_alloc(pp->arena, sizeof *source) : NULL;
    if (source)
        *source = found;
    return source;
}

static bool is_read_once(const struct pp *pp, const struct c_source *source)
{
    for (size_t i = 0; i < pp->once.count; i++)
        if (strcmp(pp->once.items[i]->name, source->name) == 0)
            return true;
    return false;
}

/* How many #includes led to a source: 0 for the program's own. */
static unsigned depth_of(const struct pp *pp, const struct c_source *source)
{
    for (size_t i = pp->included.count; i-- > 0;)
        if (pp->included.items[i].source == source)
            return pp->included.items[i].depth;
    return 0;
}

static void include(struct pp *pp, struct pp_token *line, struct c_place place)
{
    bool system = false;
    const char *name = header_name(pp, line, place, &system);
    if (!name)
        return;
    if (pp->how->fragment) {
        c_error(pp->diagnostics, place, 0, "#include has no place in a line typed at the prompt");
        return;
    }
    const struct c_source *source = find_source(pp, name, system);
    if (!source) {
        c_error(pp->diagnostics, line->place, line->length,
                system ? "heapstep's C has no header <%s>" : "%s: No such file or directory", name);
        pp->failed = true;
        return;
    }
    if (is_read_once(pp, source))
        return;
    unsigned depth = depth_of(pp, place.source) + 1;
    if (depth > DEEPEST_INCLUDE) {
        c_error(pp->diagnostics, place, 0, "#include nested depth %u exceeds maximum of %d", depth,
                DEEPEST_INCLUDE);
        pp->failed = true;
        return;
    }
    struct pp_included included = {source, depth};
    struct pp_token *tokens = vector_push(&pp->included, included) ? pp_read(pp, source) : NULL;
    if (!tokens) {
        pp->failed = true;
        return;
    }
    struct pp_token **end = &tokens;
    while ((*end)->kind != PP_END)
        end = &(*end)->next;
    pp->rest->begins_line = true;
    *end = pp->rest;
    pp->rest = tokens;
}

/* ---- conditions ---- */

static void open_condition(struct pp *pp, struct c_place place, bool active)
{
    struct pp_condition condition = {place, active, active, false};
    if (!vector_push(&pp->conditions, condition))
        pp->failed = true;
}

static bool is_skipping(const struct pp *pp)
{
    return pp->conditions.count && !vector_last(&pp->conditions).active;
}

static bool is_name_defined(struct pp *pp, struct pp_token *line, struct c_place place,
                            const char *directive)
{
    if (line->kind != PP_NAME) {
        c_error(pp->diagnostics, line->kind == PP_END ? place : line->place, line->length,
                line->kind == PP_END ? "no macro name given in #%s directive"
                                     : "macro names must be identifiers",
                directive);
        return false;
    }
    expect_end(pp, line->next, directive);
    return line->name->macro != NULL;
}

/* Passes what a false condition leaves out, up to the #else, #elif or #endif that ends it: nested conditions are passed whole. */
static void skip(struct pp *pp)
{
    unsigned depth = 0;
    struct pp_token *token = pp->rest;
    for (; token->kind != PP_END; token = token->next) {
        if (!token->begins_line || !pp_is(token, C_PUNCT_HASH) || token->next->begins_line)
            continue;
        const struct pp_token *word = token->next;
        if (pp_is_named(word, "if") || pp_is_named(word, "ifdef") || pp_is_named(word, "ifndef"))
            depth++;
        else if (depth && pp_is_named(word, "endif"))
            depth--;
        else if (!depth && (pp_is_named(word, "endif") || pp_is_named(word, "else") ||
                            pp_is_named(word, "elif")))
            break;
    }
    pp->rest = token;
}

static struct pp_condition *innermost(struct pp *pp, struct c_place place, const char *directive)
{
    if (pp->conditions.count)
        return &vector_last(&pp->conditions);
    c_error(pp->diagnostics, place, 0, "#%s without #if", directive);
    return NULL;
}

static void do_if(struct pp *pp, struct pp_token *line, struct c_place place)
{
    open_condition(pp, place, pp_condition(pp, line, place));
}

static void do_ifdef(struct pp *pp, struct pp_token *line, struct c_place place)
{
    open_condition(pp, place, is_name_defined(pp, line, place, "ifdef"));
}

static void do_ifndef(struct pp *pp, struct pp_token *line, struct c_place place)
{
    open_condition(pp, place, !is_name_defined(pp, line, place, "ifndef"));
}

static void do_elif(struct pp *pp, struct pp_token *line, struct c_place place)
{
    struct pp_condition *condition = innermost(pp, place, "elif");
    if (!condition)
        return;
    if (condition->seen_else)
        c_error(pp->diagnostics, place, 0, "#elif after #else");
    condition->active = !condition->taken && pp_condition(pp, line, place);
    condition->taken = condition->taken || condition->active;
}

static void do_else(struct pp *pp, struct pp_token *line, struct c_place place)
{
    struct pp_condition *condition = innermost(pp, place, "else");
    if (!condition)
        return;
    if (condition->seen_else)
        c_error(pp->diagnostics, place, 0, "#else after #else");
    expect_end(pp, line, "else");
    condition->active = !condition->taken;
    condition->taken = condition->seen_else = true;
}

static void do_endif(struct pp *pp, struct pp_token *line, struct c_place place)
{
    if (!innermost(pp, place, "endif"))
        return;
    expect_end(pp, line, "endif");
    (void)vector_pop(&pp->conditions);
}

/* ---- the other directives ---- */

static void do_define(struct pp *pp, struct pp_token *line, struct c_place place)
{
    pp_define(pp, line, place);
}

static void do_undef(struct pp *pp, struct pp_token *line, struct c_place place)
{
    if (is_name_defined(pp, line, place, "undef"))
        line->name->macro = NULL;
}

/* A line's own words, as they were written. */
static const char *words(const struct pp_token *line, size_t *length)
{
    const struct pp_token *last = line;
    if (line->kind == PP_END || !line->place.source) {
        *length = 0;
        return "";
    }
    while (last->next->kind != PP_END)
        last = last->next;
    const char *begin = line->place.source->text + line->place.offset;
    *length = (size_t)(last->place.offset + last->length - line->place.offset);
    return begin;
}

static void do_error(struct pp *pp, struct pp_token *line, struct c_place place)
{
    size_t length;
    const char *text = words(line, &length);
    c_error(pp->diagnostics, place, 0, "#error %.*s", (int)MIN(length, (size_t)400), text);
    pp->failed = true;
}

static void do_warning(struct pp *pp, struct pp_token *line, struct c_place place)
{
    size_t length;
    const char *text = words(line, &length);
    c_warning(pp->diagnostics, place, 0, "#warning %.*s", (int)MIN(length, (size_t)400), text);
}

static void do_line(struct pp *pp, struct pp_token *line, struct c_place place)
{
    struct c_token number = {0};
    line = pp_expand_all(pp, line);
    if (!line || line->kind != PP_NUMBER || !pp_number(pp, line, &number) ||
        number.kind != C_TOKEN_INTEGER) {
        c_error(pp->diagnostics, place, 0, "#line needs a positive number");
        return;
    }
    pp->line_shift = (int64_t)number.as.integer.value - (int64_t)place.line - 1;
    if (line->next->kind == PP_STRING)
        pp->file_name = arena_copy(pp->arena, line->next->spelling + 1, line->next->length - 2);
}

static void do_include(struct pp *pp, struct pp_token *line, struct c_place place)
{
    include(pp, line, place);
}

static const struct directive {
    const char *name;
    bool is_condition; /* read also where a condition leaves things out */
    void (*run)(struct pp *pp, struct pp_token *line, struct c_place place);
} directives[] = {
    {"if", true, do_if},
    {"ifdef", true, do_ifdef},
    {"ifndef", true, do_ifndef},
    {"elif", true, do_elif},
    {"else", true, do_else},
    {"endif", true, do_endif},
    {"include", false, do_include},
    {"define", false, do_define},
    {"undef", false, do_undef},
    {"error", false, do_error},
    {"warning", false, do_warning},
    {"pragma", false, pp_pragma},
    {"line", false, do_line},
};

/* pp->rest stands at the #. */
static void read_directive(struct pp *pp)
{
    struct pp_token *hash = pp->rest, *word = hash->next;
    if (word->begins_line) { /* a # alone */
        pp->rest = word;
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(directives); i++) {
        if (!pp_is_named(word, directives[i].name))
            continue;
        struct pp_token *line = take_line(pp, word->next);
        if (line)
            directives[i].run(pp, line, hash->place);
        if (is_skipping(pp))
            skip(pp);
        return;
    }
    if (word->kind != PP_NUMBER) /* `# 12 "file"` is how compilers tell lines to each other */
        c_error(pp->diagnostics, word->place, word->length, "invalid preprocessing directive #%.*s",
                (int)MIN(word->length, 60u), word->spelling);
    take_line(pp, word->next);
}

static struct pp_token *read_text(struct pp *pp)
{
    struct pp_token *first = NULL, **end = &first;
    while (pp->rest->kind != PP_END && !pp->failed) {
        if (pp->rest->begins_line && pp_is(pp->rest, C_PUNCT_HASH) && !pp->rest->hidden) {
            read_directive(pp);
        } else if (!pp_expand(pp, &pp->rest) && !pp_pragma_operator(pp, &pp->rest)) {
            pp->rest->packing = pp->packing;
            *end = pp->rest;
            end = &pp->rest->next;
            pp->rest = pp->rest->next;
        }
    }
    *end = pp->rest;
    return first;
}

bool c_preprocess(const struct c_preprocessing *how, const struct c_source *source,
                  struct c_tokens *tokens)
{
    struct pp pp = {
        .how = how, .arena = how->arena, .macros = how->macros, .diagnostics = how->diagnostics};
    bool fine = false;
    unsigned errors = how->diagnostics->errors;
    if (pp_predefine(&pp) && (pp.rest = pp_read(&pp, source)) != NULL) {
        struct pp_token *list = read_text(&pp);
        for (size_t i = 0; i < pp.conditions.count && !pp.failed; i++)
            c_error(pp.diagnostics, pp.conditions.items[i].place, 0, "unterminated #if");
        fine = !pp.failed && pp_convert(&pp, list, tokens) && !pp.failed;
    }
    vector_fini(&pp.conditions);
    vector_fini(&pp.once);
    vector_fini(&pp.included);
    vector_fini(&pp.packings);
    vector_fini(&pp.pushed_macros);
    return fine && how->diagnostics->errors == errors;
}
