/* Macro expansion (C11 6.10.3), by hide sets.
 *
 * A token that came out of a macro's expansion carries the names it must not be expanded by again; what an object-like macro gives
 * hides that macro, what a function-like one gives hides what both its name and its closing parenthesis hid, and the macro.
 * Everything an expansion makes stands at the place of the macro's name, where a person looks; arguments keep their own. */
#include "c/syntax/pp.h"

#include <string.h>

enum { MOST_MADE = 4000000 };

struct argument {
    struct pp_token *tokens;   /* as written, ended by PP_END */
    struct pp_token *expanded; /* NULL until it is asked for */
    bool given;
};

/* ---- hide sets ---- */

static bool is_hidden(const struct pp_hidden *set, const struct pp_name *name)
{
    for (; set; set = set->next)
        if (set->name == name)
            return true;
    return false;
}

static const struct pp_hidden *hide(struct pp *pp, const struct pp_hidden *set,
                                    const struct pp_name *name)
{
    if (is_hidden(set, name))
        return set;
    struct pp_hidden *more = arena_alloc(pp->arena, sizeof *more);
    if (!more) {
        pp->failed = true;
        return set;
    }
    *more = (struct pp_hidden){name, set};
    return more;
}

static const struct pp_hidden *hide_all(struct pp *pp, const struct pp_hidden *set,
                                        const struct pp_hidden *others)
{
    if (!set)
        return others;
    for (; others; others = others->next)
        set = hide(pp, set, others->name);
    return set;
}

static const struct pp_hidden *hidden_by_both(struct pp *pp, const struct pp_hidden *a,
                                              const struct pp_hidden *b)
{
    const struct pp_hidden *both = NULL;
    if (a == b)
        return a;
    for (; a; a = a->next)
        if (is_hidden(b, a->name))
            both = hide(pp, both, a->name);
    return both;
}

/* ---- lists ---- */

struct list {
    struct pp_token *first, **end, *last;
};

static void list_start(struct list *list)
{
    list->first = list->last = NULL;
    list->end = &list->first;
}

static void list_add(struct list *list, struct pp_token *token)
{
    if (!token)
        return;
    *list->end = list->last = token;
    list->end = &token->next;
}

static struct pp_token *end_token(struct pp *pp, const struct pp_token *like)
{
    struct pp_token *end = pp_token_copy(pp, like);
    if (end) {
        end->kind = PP_END;
        end->begins_line = true;
    }
    return end;
}

static void list_add_copies(struct pp *pp, struct list *list, const struct pp_token *tokens)
{
    for (; tokens && tokens->kind != PP_END; tokens = tokens->next)
        list_add(list, pp_token_copy(pp, tokens));
}

/* ---- arguments ---- */

/* Reads one argument up to a comma or the closing parenthesis, which is left standing. */
static struct pp_token *read_argument(struct pp *pp, struct pp_token **at, bool takes_commas)
{
    struct list list;
    list_start(&list);
    int depth = 0;
    struct pp_token *token = *at;
    for (; token->kind != PP_END; token = token->next) {
        if (depth == 0 && (pp_is(token, C_PUNCT_RIGHT_PARENTHESIS) ||
                           (!takes_commas && pp_is(token, C_PUNCT_COMMA))))
            break;
        depth += pp_is(token, C_PUNCT_LEFT_PARENTHESIS) - pp_is(token, C_PUNCT_RIGHT_PARENTHESIS);
        list_add(&list, pp_token_copy(pp, token));
    }
    list_add(&list, end_token(pp, token));
    *at = token;
    return list.first;
}

/* Reads all arguments of a call of `macro`; *at is behind the opening parenthesis, and stands at the closing one afterwards. */
static struct argument *read_arguments(struct pp *pp, const struct pp_token *name,
                                       const struct pp_macro *macro, struct pp_token **at)
{
    size_t count = macro->parameter_count;
    struct argument *arguments = arena_alloc(pp->arena, (count + 1) * sizeof *arguments);
    if (!arguments) {
        pp->failed = true;
        return NULL;
    }
    size_t given = 0;
    bool more = !(count == 0 && pp_is(*at, C_PUNCT_RIGHT_PARENTHESIS));
    while (more) {
        bool rest = macro->variadic && given + 1 >= count;
        struct pp_token *tokens = read_argument(pp, at, rest);
        if (given < count)
            arguments[given] = (struct argument){.tokens = tokens, .given = true};
        given++;
        more = pp_is(*at, C_PUNCT_COMMA);
        if (more)
            *at = (*at)->next;
    }
    if ((*at)->kind == PP_END) {
        c_error(pp->diagnostics, name->place, name->length,
                "unterminated argument list invoking macro \"%s\"", name->name->spelling);
        pp->failed = true;
        return NULL;
    }
    size_t needed = macro->variadic ? count - 1 : count;
    if (given < needed) {
        c_error(pp->diagnostics, name->place, name->length,
                "macro \"%s\" requires %zu arguments, but only %zu given", name->name->spelling,
                needed, given);
        return NULL;
    }
    if (given > count && !macro->variadic) {
        c_error(pp->diagnostics, name->place, name->length,
                "macro \"%s\" passed %zu arguments, but takes just %zu", name->name->spelling,
                given, count);
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        if (!arguments[i].tokens)
            arguments[i].tokens = end_token(pp, *at);
    return arguments;
}

static struct pp_token *expanded_argument(struct pp *pp, struct argument *argument)
{
    if (!argument->expanded) {
        struct list copy;
        list_start(&copy);
        list_add_copies(pp, &copy, argument->tokens);
        list_add(&copy, end_token(pp, argument->tokens));
        argument->expanded = pp_expand_all(pp, copy.first);
    }
    return argument->expanded;
}

/* ---- # and ## ---- */

/* 6.10.3.2: the argument's spelling as a string literal. */
static struct pp_token *stringize(struct pp *pp, const struct pp_token *tokens,
                                  struct c_place place)
{
    struct text text = {0};
    text_append_char(&text, '"');
    for (const struct pp_token *token = tokens; token->kind != PP_END; token = token->next) {
        if (token != tokens && (token->space_before || token->begins_line))
            text_append_char(&text, ' ');
        bool literal = token->kind == PP_STRING || token->kind == PP_CHARACTER;
        for (uint32_t i = 0; i < token->length; i++) {
            char c = token->spelling[i];
            if (literal && (c == '"' || c == '\\'))
                text_append_char(&text, '\\');
            text_append_char(&text, c);
        }
    }
    text_append_char(&text, '"');
    struct pp_token *made =
        text.failed ? NULL : pp_read_made(pp, text_string(&text), text.length, place);
    text_fini(&text);
    if (!made) {
        pp->failed = true;
        return NULL;
    }
    made->begins_line = false;
    return made;
}

/* 6.10.3.3: two tokens become one. */
static void paste(struct pp *pp, struct pp_token *left, const struct pp_token *right)
{
    if (right->kind == PP_PLACEMARKER)
        return;
    if (left->kind == PP_PLACEMARKER) {
        struct pp_token *next = left->next;
        bool space = left->space_before;
        *left = *right;
        left->next = next;
        left->space_before = space;
        return;
    }
    struct text text = {0};
    text_append_bytes(&text, left->spelling, left->length);
    text_append_bytes(&text, right->spelling, right->length);
    struct pp_token *made =
        text.failed ? NULL : pp_read_made(pp, text_string(&text), text.length, left->place);
    if (!made) {
        pp->failed = true;
    } else if (made->kind == PP_END || !made->next || made->next->kind != PP_END) {
        c_error(pp->diagnostics, left->place, left->length,
                "pasting \"%.*s\" and \"%.*s\" does not give a valid preprocessing token",
                (int)MIN(left->length, 60u), left->spelling, (int)MIN(right->length, 60u),
                right->spelling);
        pp->failed = true;
    } else {
        made->next = left->next;
        made->space_before = left->space_before;
        made->begins_line = false;
        made->hidden = left->hidden;
        *left = *made;
    }
    text_fini(&text);
}

/* ---- substitution ---- */

static struct argument *argument_for(const struct pp_macro *macro, struct argument *arguments,
                                     const struct pp_token *token)
{
    for (size_t i = 0; token->kind == PP_NAME && i < macro->parameter_count; i++)
        if (macro->parameters[i] == token->name)
            return &arguments[i];
    return NULL;
}

static bool is_last_parameter(const struct pp_macro *macro, const struct argument *arguments,
                              const struct argument *argument)
{
    return macro->variadic && argument == &arguments[macro->parameter_count - 1];
}

static struct pp_token *placemarker(struct pp *pp, const struct pp_token *like)
{
    struct pp_token *marker = pp_token_copy(pp, like);
    if (marker) {
        marker->kind = PP_PLACEMARKER;
        marker->length = 0;
    }
    return marker;
}

/* An operand of ##: an argument goes in as written. */
static void add_operand(struct pp *pp, struct list *out, struct argument *argument,
                        const struct pp_token *token)
{
    if (!argument) {
        list_add(out, pp_token_copy(pp, token));
    } else if (argument->tokens->kind == PP_END) {
        list_add(out, placemarker(pp, token));
    } else {
        struct pp_token *before = out->last;
        list_add_copies(pp, out, argument->tokens);
        struct pp_token *first = before ? before->next : out->first;
        if (first)
            first->space_before = token->space_before;
    }
}

/* `left ## right`, left being the last of what there is. */
static void add_pasted(struct pp *pp, struct list *out, struct argument *argument,
                       const struct pp_token *right)
{
    struct list operand;
    list_start(&operand);
    add_operand(pp, &operand, argument, right);
    if (!operand.first || pp->failed)
        return;
    if (!out->last) {
        list_add(out, operand.first);
    } else {
        paste(pp, out->last, operand.first);
        if (operand.first->next) {
            out->last->next = operand.first->next;
            out->last = operand.last;
            out->end = &operand.last->next;
        }
    }
}

static struct pp_token *substitute(struct pp *pp, const struct pp_macro *macro,
                                   struct argument *arguments, const struct pp_token *name)
{
    struct list out;
    list_start(&out);
    for (const struct pp_token *token = macro->body; token->kind != PP_END && !pp->failed;
         token = token->next) {
        struct argument *argument = arguments ? argument_for(macro, arguments, token) : NULL;
        const struct pp_token *next = token->next;
        if (macro->takes_arguments && pp_is(token, C_PUNCT_HASH) &&
            argument_for(macro, arguments, next)) {
            struct pp_token *made =
                stringize(pp, argument_for(macro, arguments, next)->tokens, name->place);
            if (made) {
                made->space_before = token->space_before;
                made->next = NULL;
            }
            list_add(&out, made);
            token = next;
        } else if (pp_is(token, C_PUNCT_HASH_HASH) && out.last && next->kind != PP_END) {
            struct argument *right = arguments ? argument_for(macro, arguments, next) : NULL;
            /* gcc's `, ## __VA_ARGS__`: the comma goes when there are no more arguments. */
            if (right && pp_is(out.last, C_PUNCT_COMMA) &&
                is_last_parameter(macro, arguments, right)) {
                if (!right->given) {
                    out.last->kind = PP_PLACEMARKER;
                    out.last->length = 0;
                } else {
                    list_add_copies(pp, &out, expanded_argument(pp, right));
                }
            } else {
                add_pasted(pp, &out, right, next);
            }
            token = next;
        } else if (argument && pp_is(next, C_PUNCT_HASH_HASH)) {
            add_operand(pp, &out, argument, token);
        } else if (argument) {
            struct pp_token *before = out.last;
            list_add_copies(pp, &out, expanded_argument(pp, argument));
            struct pp_token *first = before ? before->next : out.first;
            if (first)
                first->space_before = token->space_before;
        } else {
            struct pp_token *copy = pp_token_copy(pp, token);
            if (copy)
                copy->place = name->place;
            list_add(&out, copy);
        }
    }
    return out.first;
}

/* Puts an expansion in the place of what stood from *list to before `rest`. */
static void replace(struct pp *pp, struct pp_token **list, struct pp_token *expansion,
                    const struct pp_hidden *hidden, struct pp_token *rest)
{
    const struct pp_token *name = *list;
    struct pp_token **end = list;
    bool first = true;
    for (struct pp_token *token = expansion; token && token->kind != PP_END; token = token->next) {
        if (token->kind == PP_PLACEMARKER)
            continue;
        token->hidden = hide_all(pp, token->hidden, hidden);
        token->begins_line = first && name->begins_line;
        if (first)
            token->space_before = name->space_before;
        first = false;
        *end = token;
        end = &token->next;
        if (++pp->made > MOST_MADE && !pp->failed) {
            c_error(pp->diagnostics, name->place, name->length,
                    "macro expansion grows without end");
            pp->failed = true;
        }
    }
    *end = rest;
    if (first && name->space_before)
        rest->space_before = true;
}

/* ---- macros that the preprocessor knows itself ---- */

static struct pp_token *expand_builtin(struct pp *pp, const struct pp_macro *macro,
                                       const struct pp_token *name)
{
    struct text text = {0};
    if (macro->builtin == PP_FILE) {
        text_append_char(&text, '"');
        for (const char *at = pp->file_name ? pp->file_name : name->place.source->name; *at; at++) {
            if (*at == '"' || *at == '\\')
                text_append_char(&text, '\\');
            text_append_char(&text, *at);
        }
        text_append_char(&text, '"');
    } else {
        int64_t value = macro->builtin == PP_LINE ? (int64_t)name->place.line + pp->line_shift
                                                  : (int64_t)pp->counter++;
        text_format(&text, "%lld", (long long)value);
    }
    struct pp_token *made =
        text.failed ? NULL : pp_read_made(pp, text_string(&text), text.length, name->place);
    text_fini(&text);
    if (!made)
        pp->failed = true;
    else
        made->next = NULL;
    return made;
}

bool pp_expand(struct pp *pp, struct pp_token **list)
{
    struct pp_token *name = *list;
    const struct pp_macro *macro = name->kind == PP_NAME ? name->name->macro : NULL;
    if (!macro || is_hidden(name->hidden, name->name) || pp->failed)
        return false;
    if (macro->builtin) {
        replace(pp, list, expand_builtin(pp, macro, name), name->hidden, name->next);
        return true;
    }
    if (!macro->takes_arguments) {
        replace(pp, list, substitute(pp, macro, NULL, name), hide(pp, name->hidden, name->name),
                name->next);
        return true;
    }
    struct pp_token *at = name->next;
    if (!pp_is(at, C_PUNCT_LEFT_PARENTHESIS))
        return false;
    at = at->next;
    struct argument *arguments = read_arguments(pp, name, macro, &at);
    if (!arguments) {
        if (pp->failed)
            return false;
        /* Told; the call goes, a 0 stands for it. */
        struct pp_token *zero = pp_read_made(pp, "0", 1, name->place);
        if (!zero)
            return false;
        zero->next = NULL;
        replace(pp, list, zero, name->hidden, at->next);
        return true;
    }
    const struct pp_hidden *hidden =
        hide(pp, hidden_by_both(pp, name->hidden, at->hidden), name->name);
    replace(pp, list, substitute(pp, macro, arguments, name), hidden, at->next);
    return true;
}

struct pp_token *pp_expand_all(struct pp *pp, struct pp_token *list)
{
    struct pp_token *first = list, **at = &first;
    while (*at && (*at)->kind != PP_END && !pp->failed)
        if (!pp_expand(pp, at))
            at = &(*at)->next;
    return first;
}
