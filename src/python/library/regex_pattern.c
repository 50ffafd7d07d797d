/* re.Pattern and the module _sre (Modules/_sre/sre.c): compiling, searching, splitting, replacing. */
#include "python/library/regex_parts.h"
#include "python/memory/weakref.h"
#include "python/objects/type.h"

#include <string.h>

/* What one search may cost: steps of backtracking, and KiB to remember where to go back to. */
enum { BACKTRACKS = 50000000, BACKTRACK_KIB = 128 * 1024 };

#define PATTERN ((struct regex_pattern *)self)

py_object *regex_ask(py_vm *vm, const char *function, py_object *const *args, size_t nargs)
{
    py_object *module = py_dict_get_c(vm, vm->modules, "re");
    if (!module)
        return vm->raised
                   ? NULL
                   : py_raise(vm, vm->exceptions.ImportError, "re has gone from sys.modules");
    return py_call_method(vm, module, function, args, nargs);
}

/* ---- making ---- */

static void *memory_alloc(PCRE2_SIZE size, void *vm)
{
    return py_mem_alloc(vm, size);
}

static void memory_free(void *p, void *vm)
{
    py_mem_free(vm, p);
}

static py_object *refused(py_vm *vm, int error, size_t offset)
{
    PCRE2_UCHAR words[160] = "";
    if (error == PCRE2_ERROR_HEAP_FAILED)
        return py_raise_memory(vm);
    pcre2_get_error_message(error, words, sizeof words);
    return py_raise(vm, vm->exceptions.RuntimeError, "%s (at offset %zu, as PCRE2 reads it)",
                    (const char *)words, offset);
}

/* True when PCRE2 has taken the text that re.py wrote. */
static bool translate(py_vm *vm, struct regex_pattern *p, py_str *text, uint32_t options)
{
    int error = PCRE2_ERROR_HEAP_FAILED;
    size_t offset = 0, length;
    const char *utf8 = py_str_utf8(vm, text, &length);
    p->memory = pcre2_general_context_create(memory_alloc, memory_free, vm);
    pcre2_compile_context *context = p->memory ? pcre2_compile_context_create(p->memory) : NULL;
    p->limits = p->memory ? pcre2_match_context_create(p->memory) : NULL;
    if (utf8 && context && p->limits) {
        pcre2_set_newline(context, PCRE2_NEWLINE_LF);
        pcre2_set_match_limit(p->limits, BACKTRACKS);
        pcre2_set_heap_limit(p->limits, BACKTRACK_KIB);
        p->code = pcre2_compile((PCRE2_SPTR)utf8, length, options, &error, &offset, context);
    }
    pcre2_compile_context_free(context);
    p->found = p->code ? pcre2_match_data_create_from_pattern(p->code, p->memory) : NULL;
    if (!p->code)
        refused(vm, error, offset);
    else if (!p->found)
        py_raise_memory(vm);
    return p->found != NULL;
}

/* compile(pattern, flags, text, options, groups, groupindex, names, closing): `text` is the pattern in PCRE2's syntax,
 * `options` are of its flags 1 caseless, 2 multiline, 4 dotall, 8 Unicode's classes. */
PY_FUNCTION(sre_compile)
{
    PY_UNUSED_ARGUMENTS;
    static const uint32_t flags[] = {PCRE2_CASELESS, PCRE2_MULTILINE, PCRE2_DOTALL, PCRE2_UCP};
    uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    int64_t wanted, program_flags, groups;
    if (!PY_IS_STR(args[2]) || !PY_IS_INT(args[1]) || !PY_IS_INT(args[3]) || !PY_IS_INT(args[4]) ||
        !PY_IS_DICT(args[5]) || !PY_IS_TUPLE(args[6]) || !PY_IS_TUPLE(args[7]) ||
        !py_int_fits(args[1], &program_flags) || !py_int_fits(args[3], &wanted) ||
        !py_int_fits(args[4], &groups) || groups < 0 ||
        ((py_tuple *)args[6])->var.size != groups + 1 || ((py_tuple *)args[7])->var.size != groups)
        return py_raise(vm, vm->exceptions.TypeError, "compile() is called by re.compile()");
    for (size_t i = 0; i < ARRAY_LENGTH(flags); i++)
        if (wanted & (1 << i))
            options |= flags[i];
    py_type *type = PY_LIBRARY_TYPE_OF(vm, regex_pattern);
    struct regex_pattern *p = type ? py_object_new_var(vm, type, 0) : NULL;
    if (!p)
        return NULL;
    p->pattern = py_newref(args[0]);
    p->flags = (int32_t)program_flags;
    p->is_bytes = !PY_IS_STR(args[0]);
    p->groups = groups;
    p->group_index = py_newref(args[5]);
    p->group_names = py_newref(args[6]);
    p->closing = py_newref(args[7]);
    py_gc_track(vm, p);
    bool done = translate(vm, p, (py_str *)args[2], options | (p->is_bytes ? 0 : PCRE2_UTF));
    if (done && pcre2_get_ovector_count(p->found) != (uint32_t)groups + 1) {
        py_raise(vm, vm->exceptions.SystemError, "the groups of a regular expression were lost");
        done = false;
    }
    if (!done)
        PY_CLEAR(vm, p);
    return PY_OBJECT(p);
}

static int pattern_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(PATTERN->group_index);
    PY_VISIT(PATTERN->group_names);
    PY_VISIT(PATTERN->closing);
    PY_VISIT(PATTERN->pattern);
    return 0;
}

static void pattern_clear(py_vm *vm, py_object *self)
{
    PY_CLEAR(vm, PATTERN->group_index);
    PY_CLEAR(vm, PATTERN->group_names);
    PY_CLEAR(vm, PATTERN->closing);
    PY_CLEAR(vm, PATTERN->pattern);
}

static void pattern_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    if (PATTERN->weaklist)
        py_weakref_clear_all(vm, self);
    pattern_clear(vm, self);
    pcre2_match_data_free(PATTERN->found);
    pcre2_code_free(PATTERN->code);
    pcre2_match_context_free(PATTERN->limits);
    pcre2_general_context_free(PATTERN->memory);
    py_object_free(vm, self);
}

/* ---- searching ---- */

/* The arguments (string, pos, endpos) of most methods. */
static bool open_arguments(py_vm *vm, const char *function, py_object *self, py_object *const *args,
                           size_t nargs, py_tuple *kwnames, struct regex_subject *s)
{
    const struct py_params params = {function, 1, 3, 0, {"string", "pos", "endpos"}};
    py_object *out[3] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return false;
    int64_t pos = out[1] ? py_as_index(vm, out[1], NULL) : 0;
    int64_t endpos = out[2] && !vm->raised ? py_as_index(vm, out[2], NULL) : INT64_MAX;
    return !vm->raised && regex_subject_open(vm, s, PATTERN, out[0], pos, endpos);
}

static py_object *find(py_vm *vm, const char *function, enum regex_how how, py_object *self,
                       py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    struct regex_subject s;
    if (!open_arguments(vm, function, self, args, nargs, kwnames, &s))
        return NULL;
    int found = regex_next(vm, &s, how);
    py_object *match = found > 0 ? regex_match_new(vm, &s) : found ? NULL : py_newref(vm->none);
    regex_subject_close(vm, &s);
    return match;
}

PY_FUNCTION(pattern_match)
{
    return find(vm, "match", REGEX_MATCH, self, args, nargs, kwnames);
}

PY_FUNCTION(pattern_fullmatch)
{
    return find(vm, "fullmatch", REGEX_FULLMATCH, self, args, nargs, kwnames);
}

PY_FUNCTION(pattern_search)
{
    return find(vm, "search", REGEX_SEARCH, self, args, nargs, kwnames);
}

/* A group of what was found last. */
static py_object *group_text(py_vm *vm, struct regex_subject *s, int64_t group, bool empty)
{
    int64_t start = regex_mark(s, group, 0);
    if (start < 0)
        return empty ? regex_slice(vm, s->string, 0, 0) : py_newref(vm->none);
    return regex_slice(vm, s->string, start, regex_mark(s, group, 1));
}

/* What findall gives for one match: the whole, the only group, or a tuple of the groups. */
static py_object *all_groups(py_vm *vm, struct regex_subject *s)
{
    int64_t groups = s->pattern->groups;
    if (groups < 2)
        return group_text(vm, s, groups, true);
    py_tuple *result = py_tuple_new(vm, groups);
    for (int64_t i = 0; result && i < groups; i++) {
        result->items[i] = group_text(vm, s, i + 1, true);
        if (!result->items[i])
            PY_CLEAR(vm, result);
    }
    return PY_OBJECT(result);
}

PY_FUNCTION(pattern_findall)
{
    struct regex_subject s;
    int found = 0;
    if (!open_arguments(vm, "findall", self, args, nargs, kwnames, &s))
        return NULL;
    py_list *list = py_list_new(vm, 0);
    while (list && (found = regex_next(vm, &s, REGEX_SEARCH)) > 0) {
        py_object *item = all_groups(vm, &s);
        if (!item || py_list_append_steal(vm, list, item))
            PY_CLEAR(vm, list);
    }
    if (found < 0)
        PY_CLEAR(vm, list);
    regex_subject_close(vm, &s);
    return PY_OBJECT(list);
}

/* Adds a part of the string to the list. -1 on failure. */
static int add_slice(py_vm *vm, py_list *list, struct regex_subject *s, int64_t start, int64_t end)
{
    py_object *part = regex_slice(vm, s->string, start, end);
    return part ? py_list_append_steal(vm, list, part) : -1;
}

static int split(py_vm *vm, struct regex_subject *s, int64_t limit, py_list *list)
{
    int64_t done = 0;
    int found;
    for (int64_t n = 0; !limit || n < limit; n++) {
        if ((found = regex_next(vm, s, REGEX_SEARCH)) < 0)
            return -1;
        if (!found)
            break;
        if (add_slice(vm, list, s, done, regex_mark(s, 0, 0)))
            return -1;
        for (int64_t group = 1; group <= s->pattern->groups; group++) {
            py_object *text = group_text(vm, s, group, false);
            if (!text || py_list_append_steal(vm, list, text))
                return -1;
        }
        done = regex_mark(s, 0, 1);
    }
    return add_slice(vm, list, s, done, s->endpos);
}

PY_FUNCTION(pattern_split)
{
    static const struct py_params params = {"split", 1, 2, 0, {"string", "maxsplit"}};
    py_object *out[2] = {NULL};
    struct regex_subject s;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int64_t limit = out[1] ? py_as_index(vm, out[1], vm->exceptions.OverflowError) : 0;
    if (vm->raised || !regex_subject_open(vm, &s, PATTERN, out[0], 0, INT64_MAX))
        return NULL;
    py_list *list = py_list_new(vm, 0);
    if (list && split(vm, &s, limit, list))
        PY_CLEAR(vm, list);
    regex_subject_close(vm, &s);
    return PY_OBJECT(list);
}

/* ---- replacing ---- */

static bool has_backslash(const py_vm *vm, py_object *o)
{
    const char *bytes;
    int64_t length;
    if (!PY_IS_STR(o))
        return !py_bytes_view(vm, o, &bytes, &length) || memchr(bytes, '\\', (size_t)length);
    for (int64_t i = 0; i < ((py_str *)o)->length; i++)
        if (py_str_at((py_str *)o, i) == '\\')
            return true;
    return false;
}

/* What a match is replaced by: a text, a function, or what re.py made of a template: a tuple of texts and numbers of
 * groups. New; NULL on failure. */
static py_object *replacement(py_vm *vm, py_object *self, py_object *given)
{
    if (py_is_callable(given) || !has_backslash(vm, given))
        return py_newref(given);
    return regex_ask(vm, "_template", (py_object *[]){self, given}, 2);
}

static int add_template(py_vm *vm, py_list *list, struct regex_subject *s, py_tuple *parts)
{
    for (int64_t i = 0; i < parts->var.size; i++) {
        int64_t group;
        py_object *part = parts->items[i], *text;
        if (PY_IS_INT(part))
            text = py_int_fits(part, &group) ? group_text(vm, s, group, true) : NULL;
        else
            text = py_newref(part);
        if (!text || py_list_append_steal(vm, list, text))
            return -1;
    }
    return 0;
}

static int add_replacement(py_vm *vm, py_list *list, struct regex_subject *s, py_object *by)
{
    if (PY_IS_TUPLE(by))
        return add_template(vm, list, s, (py_tuple *)by);
    if (!py_is_callable(by))
        return py_list_append(vm, list, by);
    py_object *match = regex_match_new(vm, s), *text = NULL;
    if (match) {
        py_hold(vm, match);
        text = py_call_one(vm, by, match);
        py_unhold(vm, 1);
        py_decref(vm, match);
    }
    if (!text)
        return -1;
    if (text == vm->none) {
        py_decref(vm, text);
        return 0;
    }
    return py_list_append_steal(vm, list, text);
}

/* How many were replaced; the parts of the result in `list`. -1 on failure. */
static int64_t replace(py_vm *vm, struct regex_subject *s, py_object *by, int64_t limit,
                       py_list *list)
{
    int64_t done = 0, n = 0;
    int found;
    for (; !limit || n < limit; n++) {
        if ((found = regex_next(vm, s, REGEX_SEARCH)) < 0)
            return -1;
        if (!found)
            break;
        int64_t start = regex_mark(s, 0, 0), end = regex_mark(s, 0, 1);
        if (start > done && add_slice(vm, list, s, done, start))
            return -1;
        if (add_replacement(vm, list, s, by))
            return -1;
        done = end;
    }
    if (done < s->endpos && add_slice(vm, list, s, done, s->endpos))
        return -1;
    return n;
}

static py_object *joined(py_vm *vm, struct regex_subject *s, py_list *list)
{
    py_object *empty = regex_slice(vm, s->string, 0, 0);
    py_object *result =
        empty ? py_call_method(vm, empty, "join", (py_object *[]){PY_OBJECT(list)}, 1) : NULL;
    py_xdecref(vm, empty);
    return result;
}

static py_object *substitute(py_vm *vm, const char *function, py_object *self,
                             py_object *const *args, size_t nargs, py_tuple *kwnames, bool counted)
{
    const struct py_params params = {function, 2, 3, 0, {"repl", "string", "count"}};
    py_object *out[3] = {NULL}, *result = NULL;
    struct regex_subject s;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int64_t limit = out[2] ? py_as_index(vm, out[2], vm->exceptions.OverflowError) : 0;
    py_object *by = vm->raised ? NULL : replacement(vm, self, out[0]);
    if (!by)
        return NULL;
    py_list *list = NULL;
    py_hold(vm, by);
    if (regex_subject_open(vm, &s, PATTERN, out[1], 0, INT64_MAX) && (list = py_list_new(vm, 0))) {
        py_hold(vm, list);
        int64_t n = replace(vm, &s, by, limit, list);
        result = n < 0 ? NULL : joined(vm, &s, list);
        if (result && counted) {
            py_object *pair[] = {result, py_int_from(vm, n)};
            result = pair[1] ? PY_OBJECT(py_tuple_steal(vm, pair, 2)) : NULL;
        }
        py_unhold(vm, 1);
        py_decref(vm, list);
    }
    regex_subject_close(vm, &s);
    py_unhold(vm, 1);
    py_decref(vm, by);
    return result;
}

PY_FUNCTION(pattern_sub)
{
    return substitute(vm, "sub", self, args, nargs, kwnames, false);
}

PY_FUNCTION(pattern_subn)
{
    return substitute(vm, "subn", self, args, nargs, kwnames, true);
}

/* ---- scanners: what finditer walks ---- */

struct regex_scanner {
    py_object base;
    struct regex_pattern *pattern; /* owned, as `string` */
    py_object *string;
    struct regex_subject subject;
};

#define SCANNER ((struct regex_scanner *)self)

static py_object *scanner_new(py_vm *vm, const char *function, py_object *self,
                              py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    struct regex_subject s;
    py_type *type = PY_LIBRARY_TYPE_OF(vm, regex_scanner);
    if (!type || !open_arguments(vm, function, self, args, nargs, kwnames, &s))
        return NULL;
    struct regex_scanner *scanner = py_object_new(vm, type);
    if (!scanner) {
        regex_subject_close(vm, &s);
        return NULL;
    }
    scanner->pattern = py_newref(self);
    scanner->string = py_newref(s.string);
    scanner->subject = s;
    py_gc_track(vm, scanner);
    return PY_OBJECT(scanner);
}

static py_object *scan(py_vm *vm, py_object *self, enum regex_how how)
{
    struct regex_subject *s = &SCANNER->subject;
    if (!SCANNER->string)
        return py_newref(vm->none);
    int found = regex_next(vm, s, how);
    return found > 0 ? regex_match_new(vm, s) : found ? NULL : py_newref(vm->none);
}

PY_FUNCTION(scanner_search)
{
    PY_UNUSED_ARGUMENTS;
    return scan(vm, self, REGEX_SEARCH);
}

PY_FUNCTION(scanner_match)
{
    PY_UNUSED_ARGUMENTS;
    return scan(vm, self, REGEX_MATCH);
}

static int scanner_traverse(py_object *self, py_visit visit, void *argument)
{
    PY_VISIT(SCANNER->pattern);
    PY_VISIT(SCANNER->string);
    return 0;
}

static void scanner_clear(py_vm *vm, py_object *self)
{
    regex_subject_close(vm, &SCANNER->subject);
    PY_CLEAR(vm, SCANNER->string);
    PY_CLEAR(vm, SCANNER->pattern);
}

static void scanner_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    scanner_clear(vm, self);
    py_object_free(vm, self);
}

static const struct py_method_def scanner_methods[] = {
    {"match", scanner_match, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"search", scanner_search, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {0},
};

static const struct py_member_def scanner_members[] = {
    {"pattern", PY_MEMBER_OBJECT, true, offsetof(struct regex_scanner, pattern), NULL},
    {0},
};

const struct py_type_spec py_regex_scanner_spec = {
    .name = "_sre.SRE_Scanner",
    .basic_size = sizeof(struct regex_scanner),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = scanner_destroy, .traverse = scanner_traverse, .clear = scanner_clear},
    .methods = scanner_methods,
    .members = scanner_members,
};

PY_FUNCTION(pattern_scanner)
{
    return scanner_new(vm, "scanner", self, args, nargs, kwnames);
}

PY_FUNCTION(pattern_finditer)
{
    py_object *scanner = scanner_new(vm, "finditer", self, args, nargs, kwnames);
    py_object *search = scanner ? py_getattr_string(vm, scanner, "search") : NULL;
    py_object *iterator = search ? py_callable_iterator_new(vm, search, vm->none) : NULL;
    py_xdecref(vm, search);
    py_xdecref(vm, scanner);
    return iterator;
}

/* ---- the type ---- */

static py_object *pattern_repr(py_vm *vm, py_object *self)
{
    static const struct {
        const char *name;
        int32_t flag;
    } names[] = {{"re.IGNORECASE", 2}, {"re.LOCALE", 4},  {"re.MULTILINE", 8}, {"re.DOTALL", 16},
                 {"re.VERBOSE", 64},   {"re.DEBUG", 128}, {"re.ASCII", 256}};
    py_object *shown = py_repr(vm, PATTERN->pattern);
    py_str *cut = shown ? py_str_slice(vm, (py_str *)shown, 0, 200) : NULL;
    py_str *result = NULL;
    py_xdecref(vm, shown);
    if (!cut)
        return NULL;
    struct text flags = py_text(vm);
    int32_t rest = PATTERN->flags;
    if (!PATTERN->is_bytes && (rest & 0x124) == 0x20)
        rest &= ~0x20;
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (rest & names[i].flag) {
            text_append(&flags, flags.length ? "|" : ", ");
            text_append(&flags, names[i].name);
            rest &= ~names[i].flag;
        }
    if (rest)
        text_format(&flags, "%s0x%x", flags.length ? "|" : ", ", (unsigned)rest);
    py_str *tail = py_str_from_text(vm, &flags);
    if (tail)
        result = py_str_format(vm, "re.compile(%U%U)", cut, tail);
    py_xdecref(vm, tail);
    py_decref(vm, cut);
    return PY_OBJECT(result);
}

static py_object *pattern_compare(py_vm *vm, py_object *self, py_object *other,
                                  enum py_compare_op op)
{
    struct regex_pattern *a = PATTERN, *b = (struct regex_pattern *)other;
    if (self->type != other->type || (op != PY_EQ && op != PY_NE))
        return py_newref(vm->not_implemented);
    int equal = a == b || (a->flags == b->flags && a->is_bytes == b->is_bytes
                               ? py_compare_bool(vm, a->pattern, b->pattern, PY_EQ)
                               : 0);
    return equal < 0 ? NULL : py_bool_from(vm, (op == PY_EQ) == (equal != 0));
}

static int64_t pattern_hash(py_vm *vm, py_object *self)
{
    int64_t hash = py_hash(vm, PATTERN->pattern);
    if (hash == -1)
        return -1;
    hash ^= PATTERN->flags ^ PATTERN->groups;
    return hash == -1 ? -2 : hash;
}

static py_object *get_group_index(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_mapping_proxy_new(vm, PATTERN->group_index);
}

PY_FUNCTION(pattern_copy)
{
    PY_UNUSED_ARGUMENTS;
    return py_newref(self);
}

#define SEARCHING "($self, /, string, pos=0, endpos=sys.maxsize)"

static const struct py_method_def pattern_methods[] = {
    {"match", pattern_match, PY_KEYWORDS, 0, 0, 0, SEARCHING,
     "Matches at the start of the string."},
    {"fullmatch", pattern_fullmatch, PY_KEYWORDS, 0, 0, 0, SEARCHING, "Matches all of the string."},
    {"search", pattern_search, PY_KEYWORDS, 0, 0, 0, SEARCHING,
     "Scans through the string for a match."},
    {"sub", pattern_sub, PY_KEYWORDS, 0, 0, 0, "($self, /, repl, string, count=0)",
     "The string with the matches replaced."},
    {"subn", pattern_subn, PY_KEYWORDS, 0, 0, 0, "($self, /, repl, string, count=0)",
     "The string with the matches replaced, and how many."},
    {"findall", pattern_findall, PY_KEYWORDS, 0, 0, 0, SEARCHING, "A list of all matches."},
    {"split", pattern_split, PY_KEYWORDS, 0, 0, 0, "($self, /, string, maxsplit=0)",
     "The parts of the string between the matches."},
    {"finditer", pattern_finditer, PY_KEYWORDS, 0, 0, 0, SEARCHING,
     "An iterator over all matches."},
    {"scanner", pattern_scanner, PY_KEYWORDS, 0, 0, 0, SEARCHING, NULL},
    {"__copy__", pattern_copy, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"__deepcopy__", pattern_copy, PY_ONE, 0, 0, 0, "($self, memo, /)", NULL},
    PY_CLASS_GETITEM,
    {0},
};

static const struct py_member_def pattern_members[] = {
    {"pattern", PY_MEMBER_OBJECT, true, offsetof(struct regex_pattern, pattern),
     "The pattern string from which the RE object was compiled."},
    {"flags", PY_MEMBER_INT32, true, offsetof(struct regex_pattern, flags),
     "The regex matching flags."},
    {"groups", PY_MEMBER_INT64, true, offsetof(struct regex_pattern, groups),
     "The number of capturing groups in the pattern."},
    {0},
};

static const struct py_getset_def pattern_getsets[] = {
    {"groupindex", get_group_index, NULL, "A dictionary mapping group names to group numbers.",
     NULL},
    {0},
};

const struct py_type_spec py_regex_pattern_spec = {
    .name = "re.Pattern",
    .basic_size = sizeof(struct regex_pattern),
    .item_size = 4,
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .weaklist_offset = offsetof(struct regex_pattern, weaklist),
    .doc = "Compiled regular expression object.",
    .slots = {.destroy = pattern_destroy,
              .traverse = pattern_traverse,
              .clear = pattern_clear,
              .repr = pattern_repr,
              .hash = pattern_hash,
              .compare = pattern_compare},
    .methods = pattern_methods,
    .members = pattern_members,
    .getsets = pattern_getsets,
};

static const struct py_method_def sre_functions[] = {
    {"compile", sre_compile, PY_FAST, 8, 8, 0, NULL, NULL},
    {0},
};

static int sre_fill(py_vm *vm, py_module *module)
{
    py_type *pattern = PY_LIBRARY_TYPE_OF(vm, regex_pattern),
            *match = PY_LIBRARY_TYPE_OF(vm, regex_match);
    return !pattern || !match || py_dict_set_c(vm, module->dict, "Pattern", PY_OBJECT(pattern)) ||
                   py_dict_set_c(vm, module->dict, "Match", PY_OBJECT(match))
               ? -1
               : 0;
}

const struct py_module_def py_sre_module_def = {
    .name = "_sre",
    .functions = sre_functions,
    .fill = sre_fill,
};
