/* sys.stdin, sys.stdout and sys.stderr.
 *
 * As for python3 with its output in a file: standard output is kept until 8 KiB are there or it is flushed, standard error
 * goes out at once. A run that is recorded shows each write when it happens.
 */
#include "python/library/parts.h"
#include "python/run/machine.h"
#include "python/run/poll.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct text_stream {
    py_object base;
    py_dict *dict; /* owned; NULL until used */
    int32_t stream;
    bool closed;
};

enum { OUTPUT_BYTES = 8192 };

static void flush_output(py_vm *vm)
{
    struct text *output = &vm->library->output;
    if (output->length)
        py_write_stream(vm, 1, text_string(output), output->length);
    text_clear(output);
}

static void forget_pending(py_vm *vm)
{
    struct py_library *library = vm->library;
    library->pending_pieces = library->pending_bytes = 0;
    PY_CLEAR(vm, library->pending);
}

/* CPython keeps what a text stream has not yet handed on as bytes, from the second piece on in a list. That list is an object
 * that gc.get_objects() counts, so it comes and goes here at the same moments (_io_TextIOWrapper_write_impl). */
static void note_pending(py_vm *vm, size_t length)
{
    struct py_library *library = vm->library;
    if (library->pending_bytes + length > OUTPUT_BYTES)
        forget_pending(vm);
    if (++library->pending_pieces == 2) {
        py_list *made = py_list_new(vm, 0);
        if (!made)
            py_clear_raised(vm);
        PY_SETREF(vm, library->pending, made);
    }
    library->pending_bytes += length;
    if (library->pending_bytes >= OUTPUT_BYTES)
        forget_pending(vm);
}

void py_flush_streams(py_vm *vm)
{
    if (vm->library) {
        forget_pending(vm);
        flush_output(vm);
    }
}

static void write_bytes(py_vm *vm, int stream, const char *bytes, size_t length)
{
    struct text *output = &vm->library->output;
    if (stream == 2 || vm->recording) {
        if (stream == 1)
            flush_output(vm);
        py_write_stream(vm, stream, bytes, length);
        return;
    }
    text_append_bytes(output, bytes, length);
    if (UNLIKELY(output->failed)) { /* no room to keep it in: it goes out at once */
        flush_output(vm);
        py_write_stream(vm, stream, bytes, length);
        return;
    }
    if (output->length >= OUTPUT_BYTES ||
        (length && memchr(bytes, '\n', length) && vm->options.write && isatty(STDOUT_FILENO)))
        flush_output(vm);
}

static bool has_surrogates(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while ((bytes = memchr(bytes, 0xED, (size_t)(end - bytes)))) {
        if (end - bytes > 1 && (unsigned char)bytes[1] >= 0xA0)
            return true;
        bytes++;
    }
    return false;
}

/* Lone surrogates: an error on standard output, an escape on standard error. */
static int write_encoded(py_vm *vm, int stream, py_str *text)
{
    py_object *encoded =
        py_str_encode(vm, text, "utf-8", stream == 2 ? "backslashreplace" : "strict");
    const char *bytes;
    int64_t length;
    if (!encoded)
        return -1;
    if (py_bytes_view(vm, encoded, &bytes, &length))
        write_bytes(vm, stream, bytes, (size_t)length);
    py_decref(vm, encoded);
    return 0;
}

static int stream_write(py_vm *vm, struct text_stream *stream, py_str *text)
{
    size_t length;
    if (stream->stream == 0) {
        py_raise(vm, vm->exceptions.OSError, "not writable");
        return -1;
    }
    if (stream->closed) {
        py_raise(vm, vm->exceptions.ValueError, "I/O operation on closed file.");
        return -1;
    }
    if (stream->stream == 1)
        note_pending(vm, (size_t)text->length);
    if (text->ascii) {
        write_bytes(vm, stream->stream, py_str_data(text), (size_t)text->length);
        return 0;
    }
    const char *utf8 = py_str_utf8(vm, text, &length);
    if (!utf8)
        return -1;
    if (has_surrogates(utf8, length))
        return write_encoded(vm, stream->stream, text);
    write_bytes(vm, stream->stream, utf8, length);
    return 0;
}

static int write_with(py_vm *vm, py_object *file, py_object *write, py_str *text)
{
    if (file->type == vm->library->types[PY_LIBRARY_text_stream] &&
        !((struct text_stream *)file)->dict)
        return stream_write(vm, (struct text_stream *)file, text);
    py_object *result = py_call_one(vm, write, PY_OBJECT(text));
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

int py_write_str_of(py_vm *vm, py_object *file, py_object *value)
{
    py_object *write = py_getattr(vm, file, vm->names.write);
    if (!write)
        return -1;
    py_hold(vm, write);
    py_object *text = py_str_of(vm, value);
    py_hold(vm, text);
    int failed = text ? write_with(vm, file, write, (py_str *)text) : -1;
    py_unhold(vm, 2);
    py_xdecref(vm, text);
    py_decref(vm, write);
    return failed;
}

/* ---- standard input ---- */

/* Sees to it that there is unread input; false at its end. */
static bool have_input(py_vm *vm)
{
    struct py_library *library = vm->library;
    if (library->input_at < library->input_length)
        return true;
    py_flush_streams(vm);
    size_t length;
    const char *line = py_read_input_line(vm, &length);
    free(library->input);
    library->input = length ? malloc(length) : NULL;
    library->input_length = library->input ? length : 0;
    library->input_at = 0;
    if (library->input)
        memcpy(library->input, line, length);
    return library->input_length > 0;
}

/* Up to `limit` characters (negative: any number) that end with a newline, when `line`, or with the input. */
static py_object *read_input(py_vm *vm, int64_t limit, bool line)
{
    struct py_library *library = vm->library;
    struct text text = py_text(vm);
    bool ended = false;
    while (!ended && limit != 0 && have_input(vm)) {
        unsigned char c = (unsigned char)library->input[library->input_at++];
        text_append_char(&text, (char)c);
        while (library->input_at < library->input_length &&
               ((unsigned char)library->input[library->input_at] & 0xC0) == 0x80)
            text_append_char(&text, library->input[library->input_at++]);
        ended = line && c == '\n';
        limit -= limit > 0;
    }
    if (vm->interrupted && py_answer_poll(vm)) {
        text_fini(&text);
        return NULL;
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}

static int check_readable(py_vm *vm, const struct text_stream *stream)
{
    if (stream->stream == 0 && !stream->closed)
        return 0;
    if (stream->closed)
        py_raise(vm, vm->exceptions.ValueError, "I/O operation on closed file.");
    else
        py_raise(vm, vm->exceptions.OSError, "not readable");
    return -1;
}

static int size_argument(py_vm *vm, py_object *const *args, size_t nargs, int64_t *size)
{
    *size = -1;
    if (nargs && args[0] != vm->none)
        *size = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    return vm->raised ? -1 : 0;
}

static py_object *method_read(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    int64_t size;
    (void)kwnames;
    if (check_readable(vm, (struct text_stream *)self) || size_argument(vm, args, nargs, &size))
        return NULL;
    return read_input(vm, size, false);
}

static py_object *method_readline(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    int64_t size;
    (void)kwnames;
    if (check_readable(vm, (struct text_stream *)self) || size_argument(vm, args, nargs, &size))
        return NULL;
    return read_input(vm, size, true);
}

static py_object *stream_next(py_vm *vm, py_object *self)
{
    if (check_readable(vm, (struct text_stream *)self))
        return NULL;
    py_object *line = read_input(vm, -1, true);
    if (line && !((py_str *)line)->length)
        PY_CLEAR(vm, line);
    return line;
}

static py_object *method_readlines(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(py_list_from_iterable(vm, self));
}

/* ---- writing ---- */

static py_object *method_write(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "write() argument must be str, not %T",
                        args[0]);
    if (stream_write(vm, (struct text_stream *)self, (py_str *)args[0]))
        return NULL;
    return py_int_from(vm, ((py_str *)args[0])->length);
}

static py_object *method_writelines(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    py_object *lines = py_iter(vm, args[0]), *line;
    if (!lines)
        return NULL;
    py_hold(vm, lines);
    while ((line = py_next(vm, lines))) {
        py_object *written = method_write(vm, self, &line, 1, NULL);
        py_decref(vm, line);
        if (!written)
            break;
        py_decref(vm, written);
    }
    py_unhold(vm, 1);
    py_decref(vm, lines);
    return vm->raised ? NULL : py_newref(vm->none);
}

static py_object *method_flush(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    if (((struct text_stream *)self)->stream == 1)
        py_flush_streams(vm);
    return py_newref(vm->none);
}

static py_object *method_close(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    py_object *flushed = method_flush(vm, self, args, nargs, kwnames);
    ((struct text_stream *)self)->closed = true;
    return flushed;
}

static py_object *method_isatty(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_bool_from(vm, false);
}

static py_object *method_fileno(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, ((struct text_stream *)self)->stream);
}

static py_object *method_readable(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_bool_from(vm, ((struct text_stream *)self)->stream == 0);
}

static py_object *method_writable(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_bool_from(vm, ((struct text_stream *)self)->stream != 0);
}

static py_object *method_reconfigure(py_vm *vm, py_object *self, py_object *const *args,
                                     size_t nargs, py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return py_newref(vm->none);
}

static py_object *method_enter(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    return py_newref(self);
}

static py_object *method_exit(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    return method_close(vm, self, args, nargs, kwnames);
}

static py_object *stream_repr(py_vm *vm, py_object *self)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    int32_t stream = ((struct text_stream *)self)->stream;
    return PY_OBJECT(py_str_format(vm, "<_io.TextIOWrapper name='<%s>' mode='%s' encoding='utf-8'>",
                                   names[stream], stream ? "w" : "r"));
}

static py_object *get_text(py_vm *vm, py_object *self, void *closure)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    int32_t stream = ((struct text_stream *)self)->stream;
    const char *what = closure;
    if (!strcmp(what, "name"))
        return PY_OBJECT(py_str_from_c(vm, names[stream]));
    if (!strcmp(what, "mode"))
        return PY_OBJECT(py_str_from_c(vm, stream ? "w" : "r"));
    if (!strcmp(what, "errors"))
        return PY_OBJECT(py_str_from_c(vm, stream == 2 ? "backslashreplace" : "strict"));
    return PY_OBJECT(py_str_from_c(vm, what));
}

static py_object *get_closed(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_bool_from(vm, ((struct text_stream *)self)->closed);
}

static py_object *get_line_buffering(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_bool_from(vm, ((struct text_stream *)self)->stream == 2);
}

static py_object *get_newlines(py_vm *vm, py_object *self, void *closure)
{
    (void)self, (void)closure;
    return py_newref(vm->none);
}

/* ---- sys.stdout.buffer ---- */

static py_object *get_buffer(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    py_type *type = PY_LIBRARY_TYPE_OF(vm, byte_stream);
    struct text_stream *buffer = type ? py_object_new(vm, type) : NULL;
    if (buffer) {
        buffer->stream = ((struct text_stream *)self)->stream;
        py_gc_track(vm, buffer);
    }
    return PY_OBJECT(buffer);
}

static py_object *buffer_write(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    const char *bytes;
    int64_t length;
    (void)nargs, (void)kwnames;
    if (!py_bytes_view(vm, args[0], &bytes, &length))
        return py_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%T'",
                        args[0]);
    write_bytes(vm, ((struct text_stream *)self)->stream, bytes, (size_t)length);
    return py_int_from(vm, length);
}

static py_object *buffer_read(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    py_object *text = method_read(vm, self, args, nargs, kwnames);
    py_object *bytes = text ? py_str_encode(vm, (py_str *)text, "utf-8", "surrogateescape") : NULL;
    py_xdecref(vm, text);
    return bytes;
}

static py_object *buffer_readline(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    py_object *text = method_readline(vm, self, args, nargs, kwnames);
    py_object *bytes = text ? py_str_encode(vm, (py_str *)text, "utf-8", "surrogateescape") : NULL;
    py_xdecref(vm, text);
    return bytes;
}

static void stream_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct text_stream *)o)->dict);
    py_object_free(vm, o);
}

static int stream_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct text_stream *)o)->dict);
    return 0;
}

static void stream_clear(py_vm *vm, py_object *o)
{
    PY_CLEAR(vm, ((struct text_stream *)o)->dict);
}

static py_object *stream_iter(py_vm *vm, py_object *o)
{
    (void)vm;
    return py_newref(o);
}

static const struct py_method_def stream_methods[] = {
    {"write", method_write, PY_ONE, 0, 0, 0, "($self, text, /)", NULL},
    {"writelines", method_writelines, PY_ONE, 0, 0, 0, "($self, lines, /)", NULL},
    {"flush", method_flush, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"close", method_close, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"read", method_read, PY_FAST, 0, 1, 0, "($self, size=-1, /)", NULL},
    {"readline", method_readline, PY_FAST, 0, 1, 0, "($self, size=-1, /)", NULL},
    {"readlines", method_readlines, PY_FAST, 0, 1, 0, "($self, hint=-1, /)", NULL},
    {"isatty", method_isatty, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"fileno", method_fileno, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"readable", method_readable, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"writable", method_writable, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"seekable", method_isatty, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"reconfigure", method_reconfigure, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {"__enter__", method_enter, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__exit__", method_exit, PY_FAST, 0, -1, 0, NULL, NULL},
    {0},
};

static char encoding_name[] = "utf-8", name_name[] = "name", mode_name[] = "mode",
            errors_name[] = "errors";

static const struct py_getset_def stream_getsets[] = {
    {"name", get_text, NULL, NULL, name_name},
    {"mode", get_text, NULL, NULL, mode_name},
    {"encoding", get_text, NULL, NULL, encoding_name},
    {"errors", get_text, NULL, NULL, errors_name},
    {"closed", get_closed, NULL, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL, NULL},
    {"buffer", get_buffer, NULL, NULL, NULL},
    PY_DICT_GETSET,
    {0},
};

const struct py_type_spec py_text_stream_spec = {
    .name = "_io.TextIOWrapper",
    .basic_size = sizeof(struct text_stream),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .dict_offset = offsetof(struct text_stream, dict),
    .slots = {.destroy = stream_destroy,
              .traverse = stream_traverse,
              .clear = stream_clear,
              .repr = stream_repr,
              .iter = stream_iter,
              .next = stream_next},
    .methods = stream_methods,
    .getsets = stream_getsets,
};

static const struct py_method_def buffer_methods[] = {
    {"write", buffer_write, PY_ONE, 0, 0, 0, "($self, buffer, /)", NULL},
    {"read", buffer_read, PY_FAST, 0, 1, 0, "($self, size=-1, /)", NULL},
    {"readline", buffer_readline, PY_FAST, 0, 1, 0, "($self, size=-1, /)", NULL},
    {"flush", method_flush, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"fileno", method_fileno, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"isatty", method_isatty, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"readable", method_readable, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"writable", method_writable, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {0},
};

const struct py_type_spec py_byte_stream_spec = {
    .name = "_io.BufferedWriter",
    .basic_size = sizeof(struct text_stream),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .dict_offset = offsetof(struct text_stream, dict),
    .slots = {.destroy = stream_destroy, .traverse = stream_traverse, .clear = stream_clear},
    .methods = buffer_methods,
};

py_object *py_text_stream_new(py_vm *vm, int number)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, text_stream);
    struct text_stream *stream = type ? py_object_new(vm, type) : NULL;
    if (stream) {
        stream->stream = number;
        py_gc_track(vm, stream);
    }
    return PY_OBJECT(stream);
}
