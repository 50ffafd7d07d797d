/* Pragmas (C11 6.10.6). Those that change what a program means are heeded: once, pack (how structs are laid out: every token
 * says what holds where it stands), push_macro and pop_macro. Others are left alone, as gcc does with those it does not know. */
#include "c/syntax/pp.h"

#include <string.h>

/* ---- pack ---- */

static void malformed(struct pp *pp, struct c_place place)
{
    c_warning(pp->diagnostics, place, 0, "malformed '#pragma pack' - ignored");
}

static bool set_packing(struct pp *pp, const struct pp_token *number, struct c_place place)
{
    struct c_token value = {0};
    if (!pp_number(pp, number, &value) || value.kind != C_TOKEN_INTEGER)
        return false;
    uint64_t bytes = value.as.integer.value;
    if (bytes > 16 || (bytes & (bytes - 1)) != 0) {
        c_warning(pp->diagnostics, place, 0,
                  "alignment must be a small power of two, not %llu - ignored",
                  (unsigned long long)bytes);
        return false;
    }
    pp->packing = (uint8_t)bytes;
    return true;
}

/* Back to what held before the last push, or before the last one by that name. */
static void pop_packing(struct pp *pp, const struct pp_name *name, struct c_place place)
{
    size_t at = pp->packings.count;
    while (at > 0 && name && pp->packings.items[at - 1].name != name)
        at--;
    if (at == 0) {
        c_warning(pp->diagnostics, place, 0,
                  "#pragma pack (pop) encountered without matching #pragma pack (push)");
        return;
    }
    pp->packing = pp->packings.items[at - 1].packing;
    pp->packings.count = at - 1;
}

/* pack(), pack(n), pack(push), pack(push, n), pack(push, name, n), pack(pop), pack(pop, name); gcc expands no macros in it. */
static void pack(struct pp *pp, struct pp_token *line, struct c_place place)
{
    if (!pp_is(line, C_PUNCT_LEFT_PARENTHESIS)) {
        malformed(pp, place);
        return;
    }
    const struct pp_token *name = NULL, *number = NULL, *action = NULL;
    for (line = line->next; line->kind != PP_END && !pp_is(line, C_PUNCT_RIGHT_PARENTHESIS);
         line = line->next) {
        if (line->kind == PP_NUMBER)
            number = line;
        else if (line->kind == PP_NAME)
            *(action ? &name : &action) = line;
    }
    bool pushes = action && pp_is_named(action, "push");
    if (line->kind == PP_END || (action && !pushes && !pp_is_named(action, "pop"))) {
        malformed(pp, place);
        return;
    }
    struct pp_packed now = {name ? name->name : NULL, pp->packing};
    if (pushes && !vector_push(&pp->packings, now))
        pp->failed = true;
    if (action && !pushes)
        pop_packing(pp, now.name, place);
    if (number)
        set_packing(pp, number, place);
    else if (!action)
        pp->packing = 0;
}

/* ---- macros ---- */

/* The name in ("name"); NULL: there is none. */
static struct pp_name *quoted_name(struct pp *pp, const struct pp_token *line)
{
    if (!pp_is(line, C_PUNCT_LEFT_PARENTHESIS) || line->next->kind != PP_STRING ||
        line->next->length < 3)
        return NULL;
    struct pp_name *name = pp_intern(pp->macros, line->next->spelling + 1, line->next->length - 2);
    pp->failed |= !name;
    return name;
}

static void push_macro(struct pp *pp, struct pp_token *line, struct c_place place)
{
    struct pp_name *name = quoted_name(pp, line);
    struct pp_pushed pushed = {name, name ? name->macro : NULL};
    (void)place;
    if (name && !vector_push(&pp->pushed_macros, pushed))
        pp->failed = true;
}

static void pop_macro(struct pp *pp, struct pp_token *line, struct c_place place)
{
    struct pp_name *name = quoted_name(pp, line);
    (void)place;
    for (size_t i = pp->pushed_macros.count; name && i-- > 0;)
        if (pp->pushed_macros.items[i].name == name) {
            name->macro = pp->pushed_macros.items[i].macro;
            pp->pushed_macros.items[i].name = NULL;
            return;
        }
}

/* ---- all of them ---- */

static void once(struct pp *pp, struct pp_token *line, struct c_place place)
{
    (void)line;
    if (place.source && !vector_push(&pp->once, place.source))
        pp->failed = true;
}

static void refuse_storage_order(struct pp *pp, struct pp_token *line, struct c_place place)
{
    (void)line;
    c_error(pp->diagnostics, place, 0, "heapstep's C has no #pragma scalar_storage_order");
}

static const struct {
    const char *name;
    void (*run)(struct pp *pp, struct pp_token *line, struct c_place place);
} pragmas[] = {{"once", once},
               {"pack", pack},
               {"push_macro", push_macro},
               {"pop_macro", pop_macro},
               {"scalar_storage_order", refuse_storage_order}};

void pp_pragma(struct pp *pp, struct pp_token *line, struct c_place place)
{
    for (size_t i = 0; i < ARRAY_LENGTH(pragmas); i++)
        if (pp_is_named(line, pragmas[i].name)) {
            pragmas[i].run(pp, line->next, place);
            return;
        }
}

/* _Pragma("words") stands for a line #pragma words (6.10.9). */
bool pp_pragma_operator(struct pp *pp, struct pp_token **list)
{
    struct pp_token *open = (*list)->next, *string = open->next;
    if (!pp_is_named(*list, "_Pragma") || !pp_is(open, C_PUNCT_LEFT_PARENTHESIS) ||
        string->kind != PP_STRING || !pp_is(string->next, C_PUNCT_RIGHT_PARENTHESIS))
        return false;
    char *words = arena_alloc(pp->arena, string->length);
    size_t length = 0;
    for (uint32_t i = 1; words && i + 1 < string->length; i++) {
        char next = string->spelling[i + 1];
        i += string->spelling[i] == '\\' && (next == '"' || next == '\\');
        words[length++] = string->spelling[i];
    }
    struct pp_token *line = words ? pp_read_made(pp, words, length, (*list)->place) : NULL;
    if (line)
        pp_pragma(pp, line, (*list)->place);
    pp->failed |= !line;
    *list = string->next->next;
    return true;
}
