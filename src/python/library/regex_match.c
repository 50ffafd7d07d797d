/* re.Match: what was found (Modules/_sre/sre.c). */
#include "python/library/regex_parts.h"

#define MATCH ((struct regex_match *)self)

/* The group that was closed last: of those that end farthest on, the one whose parenthesis closes last. */
static int64_t last_index(const struct regex_match *m)
{
    const py_tuple *closing = (const py_tuple *)m->pattern->closing;
    int64_t last = -1, best_end = 0, best_rank = 0;
    for (int64_t group = 1; group < m->groups; group++) {
        int64_t end = m->marks[2 * group + 1], rank = 0;
        if (end < 0)
            continue;
        py_int_fits(closing->items[group - 1], &rank);
        if (last >= 0 && (end < best_end || (end == best_end && rank < best_rank)))
            continue;
        last = group;
        best_end = end;
        best_rank = rank;
    }
    return last;
}

py_object *regex_match_new(py_vm *vm, struct regex_subject *s)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, regex_match);
    int64_t groups = s->pattern->groups + 1;
    struct regex_match *m = type ? py_object_new_var(vm, type, 2 * groups) : NULL;
    if (!m)
        return NULL;
    m->string = py_newref(s->string);
    m->pattern = py_newref(s->pattern);
    m->pos = s->pos;
    m->endpos = s->endpos;
    m->groups = groups;
    for (int64_t i = 0; i < 2 * groups; i++)
        m->marks[i] = regex_mark(s, i / 2, i % 2);
    m->last_index = last_index(m);
    py_gc_track(vm, m);
    return PY_OBJECT(m);
}

static int match_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(MATCH->string);
    PY_VISIT(MATCH->pattern);
    return 0;
}

static void match_clear(py_vm *vm, py_object *self)
{
    PY_CLEAR(vm, MATCH->string);
    PY_CLEAR(vm, MATCH->pattern);
}

static void match_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    match_clear(vm, self);
    py_object_free(vm, self);
}

static int64_t no_such_group(py_vm *vm)
{
    if (!vm->raised)
        py_raise(vm, vm->exceptions.IndexError, "no such group");
    return -1;
}

/* A group by its number or name; -1 with IndexError. NULL: the whole match. */
static int64_t group_number(py_vm *vm, struct regex_match *m, py_object *name)
{
    int64_t number = -1;
    if (!name)
        return 0;
    if (PY_IS_INT(name) || name->type->slots.index) {
        number = py_as_index(vm, name, NULL);
    } else if (m->pattern->group_index) {
        py_object *found = py_dict_get(vm, (py_dict *)m->pattern->group_index, name);
        if (found)
            number = py_as_index(vm, found, NULL);
        py_clear_raised(vm);
    }
    return number < 0 || number >= m->groups || vm->raised ? no_such_group(vm) : number;
}

static py_object *group_text(py_vm *vm, struct regex_match *m, int64_t group, py_object *otherwise)
{
    const int64_t *mark = &m->marks[2 * group];
    return mark[0] < 0 ? py_newref(otherwise) : regex_slice(vm, m->string, mark[0], mark[1]);
}

static py_object *group_named(py_vm *vm, struct regex_match *m, py_object *name)
{
    int64_t group = group_number(vm, m, name);
    return group < 0 ? NULL : group_text(vm, m, group, vm->none);
}

PY_FUNCTION(match_group)
{
    PY_UNUSED_ARGUMENTS;
    if (nargs < 2)
        return group_named(vm, MATCH, nargs ? args[0] : NULL);
    py_tuple *result = py_tuple_new(vm, (int64_t)nargs);
    for (size_t i = 0; result && i < nargs; i++) {
        result->items[i] = group_named(vm, MATCH, args[i]);
        if (!result->items[i])
            PY_CLEAR(vm, result);
    }
    return PY_OBJECT(result);
}

static py_object *match_subscript(py_vm *vm, py_object *self, py_object *name)
{
    return group_named(vm, MATCH, name);
}

/* The `default` of groups() and groupdict(). */
static bool otherwise_argument(py_vm *vm, const char *function, py_object *const *args,
                               size_t nargs, py_tuple *kwnames, py_object **otherwise)
{
    const struct py_params params = {function, 0, 1, 0, {"default"}};
    *otherwise = NULL;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, otherwise))
        return false;
    if (!*otherwise)
        *otherwise = vm->none;
    return true;
}

PY_FUNCTION(match_groups)
{
    py_object *otherwise;
    if (!otherwise_argument(vm, "groups", args, nargs, kwnames, &otherwise))
        return NULL;
    py_tuple *result = py_tuple_new(vm, MATCH->groups - 1);
    for (int64_t i = 1; result && i < MATCH->groups; i++) {
        result->items[i - 1] = group_text(vm, MATCH, i, otherwise);
        if (!result->items[i - 1])
            PY_CLEAR(vm, result);
    }
    return PY_OBJECT(result);
}

PY_FUNCTION(match_groupdict)
{
    py_object *otherwise, *name, *number;
    if (!otherwise_argument(vm, "groupdict", args, nargs, kwnames, &otherwise))
        return NULL;
    py_dict *result = py_dict_new(vm);
    int64_t position = 0;
    while (result &&
           py_dict_next((py_dict *)MATCH->pattern->group_index, &position, &name, &number, NULL)) {
        py_object *text = group_text(vm, MATCH, group_number(vm, MATCH, number), otherwise);
        if (!text || py_dict_set(vm, result, name, text))
            PY_CLEAR(vm, result);
        py_xdecref(vm, text);
    }
    return PY_OBJECT(result);
}

static py_object *mark(py_vm *vm, struct regex_match *m, py_object *const *args, size_t nargs,
                       int end)
{
    int64_t group = group_number(vm, m, nargs ? args[0] : NULL);
    return group < 0 ? NULL : py_int_from(vm, m->marks[2 * group + end]);
}

PY_FUNCTION(match_start)
{
    PY_UNUSED_ARGUMENTS;
    return mark(vm, MATCH, args, nargs, 0);
}

PY_FUNCTION(match_end)
{
    PY_UNUSED_ARGUMENTS;
    return mark(vm, MATCH, args, nargs, 1);
}

static py_object *span(py_vm *vm, struct regex_match *m, int64_t group)
{
    py_object *places[2] = {py_int_from(vm, m->marks[2 * group]),
                            py_int_from(vm, m->marks[2 * group + 1])};
    if (!places[0] || !places[1]) {
        py_xdecref(vm, places[0]);
        py_xdecref(vm, places[1]);
        return NULL;
    }
    return PY_OBJECT(py_tuple_steal(vm, places, 2));
}

PY_FUNCTION(match_span)
{
    PY_UNUSED_ARGUMENTS;
    int64_t group = group_number(vm, MATCH, nargs ? args[0] : NULL);
    return group < 0 ? NULL : span(vm, MATCH, group);
}

PY_FUNCTION(match_expand)
{
    PY_UNUSED_ARGUMENTS;
    return regex_ask(vm, "_expand", (py_object *[]){PY_OBJECT(MATCH->pattern), self, args[0]}, 3);
}

PY_FUNCTION(match_copy)
{
    PY_UNUSED_ARGUMENTS;
    return py_newref(self);
}

static py_object *match_repr(py_vm *vm, py_object *self)
{
    py_object *text = group_text(vm, MATCH, 0, vm->none);
    py_object *shown = text ? py_repr(vm, text) : NULL;
    py_object *result = NULL;
    if (shown) {
        py_str *cut = py_str_slice(vm, (py_str *)shown, 0, 50);
        if (cut)
            result = PY_OBJECT(py_str_format(vm, "<re.Match object; span=(%lld, %lld), match=%U>",
                                             (long long)MATCH->marks[0], (long long)MATCH->marks[1],
                                             cut));
        py_xdecref(vm, cut);
    }
    py_xdecref(vm, shown);
    py_xdecref(vm, text);
    return result;
}

static py_object *get_last_index(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return MATCH->last_index < 0 ? py_newref(vm->none) : py_int_from(vm, MATCH->last_index);
}

static py_object *get_last_group(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    if (MATCH->last_index < 0)
        return py_newref(vm->none);
    return py_newref(((py_tuple *)MATCH->pattern->group_names)->items[MATCH->last_index]);
}

static py_object *get_regs(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    py_tuple *regs = py_tuple_new(vm, MATCH->groups);
    for (int64_t i = 0; regs && i < MATCH->groups; i++) {
        regs->items[i] = span(vm, MATCH, i);
        if (!regs->items[i])
            PY_CLEAR(vm, regs);
    }
    return PY_OBJECT(regs);
}

static const struct py_method_def match_methods[] = {
    {"group", match_group, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "Return one or more subgroups of the match."},
    {"start", match_start, PY_FAST, 0, 1, 0, "($self, group=0, /)", "Where the group starts."},
    {"end", match_end, PY_FAST, 0, 1, 0, "($self, group=0, /)", "Where the group ends."},
    {"span", match_span, PY_FAST, 0, 1, 0, "($self, group=0, /)",
     "Where the group starts and ends."},
    {"groups", match_groups, PY_KEYWORDS, 0, 0, 0, "($self, /, default=None)",
     "All groups in a tuple."},
    {"groupdict", match_groupdict, PY_KEYWORDS, 0, 0, 0, "($self, /, default=None)",
     "All named groups in a dict."},
    {"expand", match_expand, PY_ONE, 0, 0, 0, "($self, /, template)",
     "The template with the groups put in, as sub does."},
    {"__copy__", match_copy, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"__deepcopy__", match_copy, PY_ONE, 0, 0, 0, "($self, memo, /)", NULL},
    PY_CLASS_GETITEM,
    {0},
};

static const struct py_member_def match_members[] = {
    {"string", PY_MEMBER_OBJECT, true, offsetof(struct regex_match, string), NULL},
    {"re", PY_MEMBER_OBJECT, true, offsetof(struct regex_match, pattern), NULL},
    {"pos", PY_MEMBER_INT64, true, offsetof(struct regex_match, pos), NULL},
    {"endpos", PY_MEMBER_INT64, true, offsetof(struct regex_match, endpos), NULL},
    {0},
};

static const struct py_getset_def match_getsets[] = {
    {"lastindex", get_last_index, NULL, NULL, NULL},
    {"lastgroup", get_last_group, NULL, NULL, NULL},
    {"regs", get_regs, NULL, NULL, NULL},
    {0},
};

const struct py_type_spec py_regex_match_spec = {
    .name = "re.Match",
    .basic_size = sizeof(struct regex_match),
    .item_size = sizeof(int64_t),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .doc = "The result of re.match() and re.search().\n"
           "Match objects always have a boolean value of True.",
    .slots = {.destroy = match_destroy,
              .traverse = match_traverse,
              .clear = match_clear,
              .repr = match_repr,
              .subscript = match_subscript},
    .methods = match_methods,
    .members = match_members,
    .getsets = match_getsets,
};
