#include "ui/export/export.h"

#include "ui/export/formats.h"

#include <errno.h>
#include <string.h>

static const struct export_format formats[] = {
    {"text", "txt", "plain text; frames end in a form feed but the last", NULL, export_text_frame,
     NULL},
    {"ansi", "ans", "text with the terminal's colour sequences", NULL, export_ansi_frame, NULL},
    {"html", "html", "a page that stands alone, light or dark as its reader prefers",
     export_html_begin, export_html_frame, export_html_end},
    {"svg", "svg", "a picture for slides and handouts; frames one below another", NULL,
     export_svg_frame, export_svg_end},
    {"cast", "cast", "a recording for asciinema players", export_cast_begin, export_cast_frame,
     export_cast_end},
    {"json", "json", "what is true at each step, an object a line", NULL, NULL, NULL},
    {"pytutor", "trace", "a trace that Python Tutor's pages can show", NULL, NULL, NULL},
};

const struct export_format *export_formats(size_t *count)
{
    *count = ARRAY_LENGTH(formats);
    return formats;
}

const struct export_format *export_format_find(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    }
    return NULL;
}

const struct export_format *export_format_for_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < ARRAY_LENGTH(formats); i++) {
        if (strcmp(formats[i].extension, dot + 1) == 0)
            return &formats[i];
    }
    return NULL;
}

static void start(struct exporter *exporter, const struct export_format *format,
                  const struct export_options *options)
{
    memset(exporter, 0, sizeof *exporter);
    exporter->format = format;
    exporter->options = *options;
    if (exporter->options.milliseconds <= 0)
        exporter->options.milliseconds = 1000;
}

int exporter_open(struct exporter *exporter, const struct export_format *format,
                  const struct export_options *options, const char *path)
{
    if (!path) {
        exporter_open_stream(exporter, format, options, stdout);
        return 0;
    }
    start(exporter, format, options);
    exporter->to_file = true;
    return output_file_open(&exporter->file, path);
}

void exporter_open_stream(struct exporter *exporter, const struct export_format *format,
                          const struct export_options *options, FILE *stream)
{
    start(exporter, format, options);
    exporter->to_file = true;
    output_file_borrow(&exporter->file, stream);
}

/* Hands over to the file what was produced so far, so that memory stays small. */
static void drain(struct exporter *exporter)
{
    if (exporter->out.failed || exporter->held.failed)
        exporter->error = ENOMEM;
    if (exporter->error || !exporter->to_file)
        return;
    exporter->error =
        output_file_write(&exporter->file, text_string(&exporter->out), exporter->out.length);
    text_clear(&exporter->out);
}

int exporter_frame(struct exporter *exporter, const struct canvas *canvas, const char *label)
{
    if (exporter->error)
        return exporter->error;
    char numbered[32];
    if (!label) {
        snprintf(numbered, sizeof numbered, "Frame %zu", exporter->frames + 1);
        label = numbered;
    }
    if (exporter->frames == 0 && exporter->format->begin)
        exporter->format->begin(exporter, canvas);
    exporter->format->frame(exporter, canvas, label);
    exporter->frames++;
    drain(exporter);
    return exporter->error;
}

static void release(struct exporter *exporter)
{
    text_fini(&exporter->out);
    text_fini(&exporter->held);
    canvas_free(exporter->previous);
    exporter->previous = NULL;
}

int exporter_close(struct exporter *exporter)
{
    if (!exporter->error && exporter->frames > 0 && exporter->format->end)
        exporter->format->end(exporter);
    drain(exporter);
    int error = exporter->error;
    if (exporter->to_file && error)
        output_file_abandon(&exporter->file);
    else if (exporter->to_file)
        error = output_file_commit(&exporter->file);
    release(exporter);
    return error;
}

void exporter_abandon(struct exporter *exporter)
{
    if (exporter->to_file)
        output_file_abandon(&exporter->file);
    release(exporter);
}

bool export_one(const struct export_format *format, const struct export_options *options,
                const struct canvas *canvas, struct text *out)
{
    struct exporter exporter;
    start(&exporter, format, options);
    exporter_frame(&exporter, canvas, options->title);
    if (!exporter.error && format->end)
        format->end(&exporter);
    drain(&exporter);
    bool whole = !exporter.error;
    if (whole)
        text_append_bytes(out, text_string(&exporter.out), exporter.out.length);
    release(&exporter);
    return whole && !out->failed;
}
