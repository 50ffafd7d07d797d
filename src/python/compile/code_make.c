/* Code objects of what was compiled: the only part of the compiler that knows the engine.
 *
 * Each constant of the compilation becomes one object, however many codes use it; strings that look like
 * names are interned (Objects/codeobject.c). When the codes are made nothing else holds these objects. */
#include "python/compile/compile.h"
#include "python/compile/compiled.h"
#include "python/vm.h"

#include <stdlib.h>
#include <string.h>

struct maker {
    py_vm *vm;
    py_str *filename;
    py_object **objects; /* by the constants' numbers; owned, NULL: not made yet */
};

static py_object *make_object(struct maker *maker, const struct constant *constant);

static bool looks_like_name(const struct constant *text)
{
    for (size_t i = 0; i < text->length; i++) {
        char ch = text->bytes[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
              ch == '_'))
            return false;
    }
    return true;
}

static py_object *make_str(py_vm *vm, const char *text, size_t length, bool intern)
{
    py_str *str = py_str_from(vm, text, length);
    if (str && intern)
        py_str_intern(vm, &str);
    return PY_OBJECT(str);
}

static py_object *make_int(py_vm *vm, const struct constant *constant)
{
    mpz_t number;
    constant_read(constant, number);
    if (mpz_fits_slong_p(number))
        return py_int_from(vm, mpz_get_si(number));
    char *digits = mpz_get_str(NULL, 16, number);
    bool negative = digits[0] == '-';
    py_object *made = py_int_from_digits(vm, digits + negative, strlen(digits) - negative, 16);
    void (*release)(void *, size_t);
    mp_get_memory_functions(NULL, NULL, &release);
    release(digits, strlen(digits) + 1);
    if (!made || !negative)
        return made;
    py_object *opposite = py_negative(vm, made);
    py_decref(vm, made);
    return opposite;
}

static py_object *make_tuple(struct maker *maker, const struct constant *constant)
{
    py_tuple *tuple = py_tuple_new(maker->vm, (int64_t)constant->count);
    for (size_t i = 0; tuple && i < constant->count; i++) {
        py_object *item = make_object(maker, constant->items[i]);
        if (!item) {
            py_decref(maker->vm, tuple);
            return NULL;
        }
        tuple->items[i] = py_newref(item);
    }
    /* The collector finds it after what is in it, which was made first in CPython. */
    if (tuple && py_gc_is_tracked(PY_OBJECT(tuple))) {
        py_gc_untrack(maker->vm, tuple);
        py_gc_track(maker->vm, tuple);
    }
    return PY_OBJECT(tuple);
}

static py_object *make_frozenset(struct maker *maker, const struct constant *constant)
{
    py_object *items = make_tuple(maker, constant);
    if (!items)
        return NULL;
    py_set *set = py_frozenset_new(maker->vm, items);
    py_decref(maker->vm, items);
    return PY_OBJECT(set);
}

static py_code *make_code(struct maker *maker, const struct compiled *compiled);

static py_object *make_new(struct maker *maker, const struct constant *constant)
{
    py_vm *vm = maker->vm;
    switch (constant->kind) {
    case CONSTANT_NONE: return py_newref(vm->none);
    case CONSTANT_ELLIPSIS: return py_newref(vm->ellipsis);
    case CONSTANT_BOOL: return py_bool_from(vm, constant->truth);
    case CONSTANT_INT: return make_int(vm, constant);
    case CONSTANT_FLOAT: return py_float_from(vm, constant->real);
    case CONSTANT_COMPLEX: return py_complex_from(vm, constant->real, constant->imag);
    case CONSTANT_STR:
        return make_str(vm, constant->bytes, constant->length, looks_like_name(constant));
    case CONSTANT_BYTES: return PY_OBJECT(py_bytes_from(vm, constant->bytes, constant->length));
    case CONSTANT_TUPLE: return make_tuple(maker, constant);
    case CONSTANT_FROZENSET: return make_frozenset(maker, constant);
    case CONSTANT_CODE: return PY_OBJECT(make_code(maker, constant->code));
    }
    return NULL;
}

/* Borrowed: the maker keeps it until the end. */
static py_object *make_object(struct maker *maker, const struct constant *constant)
{
    py_object **object = &maker->objects[constant->number];
    if (!*object)
        *object = make_new(maker, constant);
    return *object;
}

/* A tuple of names, all of them interned; shared with an equal constant where its strings are too. */
static py_tuple *make_names(struct maker *maker, const struct constant *names)
{
    bool shared = true;
    for (size_t i = 0; i < names->count; i++)
        shared &= looks_like_name(names->items[i]);
    if (shared) {
        py_object *same = make_object(maker, names);
        py_xincref(same);
        return (py_tuple *)same;
    }
    py_tuple *tuple = py_tuple_new(maker->vm, (int64_t)names->count);
    for (size_t i = 0; tuple && i < names->count; i++) {
        const struct constant *name = names->items[i];
        tuple->items[i] = make_str(maker->vm, name->bytes, name->length, true);
        if (!tuple->items[i])
            PY_CLEAR(maker->vm, tuple);
    }
    return tuple;
}

/* A class's body stores its qualified name, so that it is among the constants. */
static py_str *make_qualname(struct maker *maker, const struct compiled *compiled)
{
    const struct name *qualname = compiled->qualname;
    if (qualname != compiled->name && compiled->is_class) {
        py_object *constant = make_object(maker, compiled->qualname_text);
        py_xincref(constant);
        return (py_str *)constant;
    }
    return (py_str *)make_str(maker->vm, qualname->text, qualname->length,
                              qualname == compiled->name);
}

/* A copy for the code object to own; *failed when memory is out. */
static void *copy_array(py_vm *vm, const void *items, size_t size, bool *failed)
{
    void *copy = py_mem_alloc(vm, size ? size : 1);
    if (!copy)
        *failed = true;
    else if (size)
        memcpy(copy, items, size);
    return copy;
}

static void copy_numbers(py_code *code, const struct compiled *compiled)
{
    code->first_line = compiled->first_line;
    code->flags = compiled->flags;
    code->argcount = compiled->argcount;
    code->posonly_count = compiled->posonly_count;
    code->kwonly_count = compiled->kwonly_count;
    code->locals_plus_count = compiled->locals_plus_count;
    code->locals_count = compiled->locals_count;
    code->cells_count = compiled->cells_count;
    code->free_count = compiled->free_count;
    code->stack_size = compiled->stack_size;
    code->instruction_count = compiled->instruction_count;
    code->handler_count = compiled->handler_count;
}

static bool copy_arrays(py_vm *vm, py_code *code, const struct compiled *compiled)
{
    bool failed = false;
    size_t count = (size_t)compiled->instruction_count;
    code->locals_plus_kinds =
        copy_array(vm, compiled->local_kinds, (size_t)compiled->locals_plus_count, &failed);
    code->instructions =
        copy_array(vm, compiled->instructions, count * sizeof(*compiled->instructions), &failed);
    code->locations =
        copy_array(vm, compiled->locations, count * sizeof(*compiled->locations), &failed);
    code->handlers =
        copy_array(vm, compiled->handlers,
                   (size_t)compiled->handler_count * sizeof(*compiled->handlers), &failed);
    if (failed)
        py_raise_memory(vm);
    return !failed;
}

static py_code *make_code(struct maker *maker, const struct compiled *compiled)
{
    py_vm *vm = maker->vm;
    py_object *consts = make_object(maker, compiled->consts);
    int64_t units = py_code_units(compiled->instructions, compiled->instruction_count);
    py_code *code = consts ? py_object_new_var(vm, vm->types.code, units) : NULL;
    if (!code)
        return NULL;
    code->consts = py_newref(consts);
    code->names = make_names(maker, compiled->names);
    code->locals_plus_names = make_names(maker, compiled->locals_names);
    code->filename = py_newref(maker->filename);
    code->name = (py_str *)make_str(vm, compiled->name->text, compiled->name->length, true);
    code->qualname = make_qualname(maker, compiled);
    if (code->names && code->locals_plus_names && code->name && code->qualname &&
        copy_arrays(vm, code, compiled)) {
        copy_numbers(code, compiled);
        return code;
    }
    py_decref(vm, code);
    return NULL;
}

/* Is the object that the codes use the one that the tree has? What is also a name was interned before. */
static bool tree_holds(const struct compiler *c, const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_INT:
    case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX:
    case CONSTANT_BYTES:
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET: return constant->from_tree;
    case CONSTANT_STR:
        return constant->from_tree &&
               !(looks_like_name(constant) && name_is_known(c, constant->bytes, constant->length));
    default: return false;
    }
}

/* Has the code keep what CPython's syntax tree holds as long as the program runs. */
static bool keep_literals(struct maker *maker, const struct compiler *c, py_code *code)
{
    int64_t count = 0;
    for (size_t i = 0; i < c->constant_table.count; i++)
        count += maker->objects[i] && tree_holds(c, c->constants[i]);
    py_tuple *literals = py_tuple_new(maker->vm, count);
    if (!literals)
        return false;
    count = 0;
    for (size_t i = 0; i < c->constant_table.count; i++)
        if (maker->objects[i] && tree_holds(c, c->constants[i]))
            literals->items[count++] = py_newref(maker->objects[i]);
    /* What it holds is held from outside, as the collector sees it. */
    if (py_gc_is_tracked(PY_OBJECT(literals)))
        py_gc_untrack(maker->vm, literals);
    code->tree_literals = literals;
    return true;
}

static py_code *make_all(py_vm *vm, const struct compiler *c, const struct compiled *compiled,
                         py_str *filename, bool runs_at_once)
{
    size_t count = c->constant_table.count;
    struct maker maker = {.vm = vm, .filename = filename};
    maker.objects = calloc(count + 1, sizeof(py_object *));
    if (!maker.objects)
        return py_raise_memory(vm);
    /* A collection could run Python code while these objects are held by nobody it can name. */
    bool collects = vm->gc.enabled;
    vm->gc.enabled = false;
    py_code *code = make_code(&maker, compiled);
    if (code && runs_at_once && !keep_literals(&maker, c, code))
        PY_CLEAR(vm, code);
    for (size_t i = 0; i < count; i++)
        py_xdecref(vm, maker.objects[i]);
    vm->gc.enabled = collects;
    free(maker.objects);
    return code;
}

/* ---- What the compiler found to complain about ---- */

/* The line without its indentation and end. */
static const char *find_line(const char *source, size_t length, int line, size_t *line_length)
{
    const char *end = source + length;
    for (; line > 1 && source < end; line--) {
        const char *newline = memchr(source, '\n', (size_t)(end - source));
        source = newline ? newline + 1 : end;
    }
    const char *newline = memchr(source, '\n', (size_t)(end - source));
    if (newline)
        end = newline;
    while (source < end && (*source == ' ' || *source == '\t' || *source == '\f'))
        source++;
    while (end > source && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    *line_length = (size_t)(end - source);
    return source;
}

static void print_warnings(py_vm *vm, const struct compiler *c, const char *filename,
                           const char *source, size_t length)
{
    for (const struct compile_warning *warning = c->warnings; warning; warning = warning->next) {
        struct text text = {0};
        text_format(&text, "%s:%d: SyntaxWarning: %s\n", filename, warning->line, warning->message);
        size_t line_length = 0;
        const char *line = source ? find_line(source, length, warning->line, &line_length) : NULL;
        if (line_length && compile_is_in_file(filename)) {
            text_append(&text, "  ");
            text_append_bytes(&text, line, line_length);
            text_append(&text, "\n");
        }
        if (!text.failed)
            py_write_stream(vm, 2, text_string(&text), text.length);
        text_fini(&text);
    }
}

static py_code *compile_program(py_vm *vm, const struct ast_tree *tree, const char *source,
                                size_t length, py_str *filename, bool runs_at_once,
                                struct syntax_error *error)
{
    struct compiler c;
    const char *name = py_str_utf8(vm, filename, NULL);
    if (!name)
        return NULL;
    /* The call of compile() or exec() itself is no level in CPython. */
    int levels = vm->recursion_limit - MAX(vm->recursion_depth - 1, 0);
    const struct compiled *compiled = compile_tree(&c, tree, name, levels, error);
    print_warnings(vm, &c, name, source, length);
    py_code *code = compiled ? make_all(vm, &c, compiled, filename, runs_at_once) : NULL;
    switch (c.failure) {
    case COMPILE_OK: break;
    case COMPILE_SYNTAX_ERROR: compile_complete_error(error, name, source, length); break;
    case COMPILE_NO_MEMORY: py_raise_memory(vm); break;
    case COMPILE_TOO_DEEP:
        py_raise(vm, vm->exceptions.RecursionError,
                 "maximum recursion depth exceeded during compilation");
        break;
    case COMPILE_TOO_LARGE:
        py_raise(vm, vm->exceptions.OverflowError, "Python int too large to convert to C int");
        break;
    }
    compiler_fini(&c);
    return code;
}

py_code *py_compile(py_vm *vm, const struct ast_tree *tree, py_str *filename,
                    struct syntax_error *error)
{
    return compile_program(vm, tree, NULL, 0, filename, true, error);
}

static py_code *compile_text(py_vm *vm, const char *source, size_t length, py_str *filename,
                             enum python_parse_mode mode, bool runs_at_once,
                             struct syntax_error *error)
{
    struct ast_tree tree = {0};
    const char *name = py_str_utf8(vm, filename, NULL);
    if (!name || !python_parse(source, length, name, mode, &tree, error))
        return NULL;
    py_code *code = compile_program(vm, &tree, source, length, filename, runs_at_once, error);
    ast_tree_fini(&tree);
    return code;
}

py_code *py_compile_text(py_vm *vm, const char *source, size_t length, py_str *filename,
                         enum python_parse_mode mode, struct syntax_error *error)
{
    return compile_text(vm, source, length, filename, mode, true, error);
}

/* ---- SyntaxError in the program ---- */

/* (filename, lineno, offset, text, end_lineno, end_offset), as SyntaxError wants its second argument. */
static py_tuple *error_place(py_vm *vm, const struct syntax_error *error, py_str *filename)
{
    bool known = error->lineno > 0 || error->text;
    py_object *items[6] = {
        py_newref(filename),
        known ? py_int_from(vm, error->lineno) : py_newref(vm->none),
        known ? py_int_from(vm, error->offset) : py_newref(vm->none),
        error->text ? PY_OBJECT(py_str_from_c(vm, error->text)) : py_newref(vm->none),
        known ? py_int_from(vm, error->end_lineno) : py_newref(vm->none),
        known ? py_int_from(vm, error->end_offset) : py_newref(vm->none),
    };
    bool complete = true;
    for (int i = 0; i < 6; i++)
        complete &= items[i] != NULL;
    if (complete)
        return py_tuple_steal(vm, items, 6);
    for (int i = 0; i < 6; i++)
        py_xdecref(vm, items[i]);
    return NULL;
}

void py_raise_syntax_error(py_vm *vm, const struct syntax_error *error, py_str *filename)
{
    py_type *type = vm->exceptions.SyntaxError;
    if (error->kind == SYNTAX_ERROR_MEMORY) {
        py_raise_memory(vm);
        return;
    }
    if (error->kind == SYNTAX_ERROR_VALUE) {
        py_raise(vm, vm->exceptions.ValueError, "%s", error->message ? error->message : "");
        return;
    }
    if (error->kind == SYNTAX_ERROR_INDENTATION)
        type = vm->exceptions.IndentationError;
    else if (error->kind == SYNTAX_ERROR_TAB)
        type = vm->exceptions.TabError;
    py_str *message = py_str_from_c(vm, error->message ? error->message : "");
    py_tuple *place = message ? error_place(vm, error, filename) : NULL;
    py_tuple *args = place ? py_tuple_pack(vm, 2, message, place) : NULL;
    py_object *exception = args ? py_exception_new(vm, type, args) : NULL;
    py_xdecref(vm, args);
    py_xdecref(vm, place);
    py_xdecref(vm, message);
    if (exception)
        py_raise_instance(vm, exception);
}

static py_code *compile_or_raise(py_vm *vm, const char *source, size_t length, py_str *filename,
                                 enum python_parse_mode mode, bool runs_at_once)
{
    struct syntax_error error = {0};
    py_code *code = compile_text(vm, source, length, filename, mode, runs_at_once, &error);
    if (!code && !py_raised(vm))
        py_raise_syntax_error(vm, &error, filename);
    syntax_error_fini(&error);
    return code;
}

py_code *py_compile_source(py_vm *vm, const char *source, size_t length, py_str *filename,
                           enum python_parse_mode mode)
{
    return compile_or_raise(vm, source, length, filename, mode, false);
}

py_code *py_compile_to_run(py_vm *vm, const char *source, size_t length, py_str *filename,
                           enum python_parse_mode mode)
{
    return compile_or_raise(vm, source, length, filename, mode, true);
}
