/* Canvases written to files.
 *
 * An exporter takes frames one after another and writes them in one of the formats of a table,
 * from which --help and completion are made as well. A format is three functions: what stands
 * before the first frame, a frame, and what stands after the last. A format that is written from
 * the instant and not from a picture has its row there too, without functions.
 *
 *     struct exporter exporter;
 *     int error = exporter_open(&exporter, export_format_find("svg"), &options, "step.svg");
 *     if (!error) {
 *         exporter_frame(&exporter, canvas, "Step 14");
 *         error = exporter_close(&exporter);
 *     }
 *     if (error) ... strerror(error) ...
 *
 * A file appears under its name only when it is complete (output_file.h).
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/common.h"
#include "base/text.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/theme.h"
#include "ui/export/output_file.h"

struct export_options {
    const struct theme *theme; /* NULL: html follows its reader's preference, others are dark */
    enum theme_depth depth;    /* ansi and cast */
    const char *title;         /* of the whole, NULL for none; borrowed */
    bool fragment;             /* html: without the page around it */
    int milliseconds;          /* cast: how long a frame stays; 0 for one second */
};
#define EXPORT_OPTIONS_DEFAULT                                                                     \
    {                                                                                              \
        .depth = THEME_TRUECOLOR                                                                   \
    }

struct exporter;

struct export_format {
    const char *name;
    const char *extension; /* without the dot */
    const char *description;
    void (*begin)(struct exporter *exporter, const struct canvas *first);
    void (*frame)(struct exporter *exporter, const struct canvas *canvas, const char *label);
    void (*end)(struct exporter *exporter);
};

/* The table; `*count` rows. */
const struct export_format *export_formats(size_t *count);
/* The format of that name, NULL when there is none. */
const struct export_format *export_format_find(const char *name);
/* The format that a path's extension asks for, NULL when it names none. */
const struct export_format *export_format_for_path(const char *path);

/* The fields below are for the formats. */
struct exporter {
    const struct export_format *format;
    struct export_options options;
    struct text out;         /* what goes to the file next */
    struct text held;        /* svg: the frames, until the height of all is known */
    struct canvas *previous; /* cast: the frame before; owned */
    struct output_file file;
    bool to_file; /* false: everything stays in `out` */
    size_t frames;
    int cols; /* svg: of the widest frame; cast: of the terminal */
    int rows; /* svg: of all frames; cast: of the terminal */
    int error;
};

/* Opens an exporter that writes to a path, replacing what is there when it is closed; NULL: to standard output. 0 or an
 * errno, in which case nothing is open. */
int exporter_open(struct exporter *exporter, const struct export_format *format,
                  const struct export_options *options, const char *path);
/* One that writes to an open stream, which stays open. */
void exporter_open_stream(struct exporter *exporter, const struct export_format *format,
                          const struct export_options *options, FILE *stream);
/* Writes a frame; `label` names it for a reader who cannot see it ("Step 14"), NULL for its
 * number. 0 or an errno: the first error stays, and later frames do nothing. */
int exporter_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
/* Finishes the file and gives everything back. 0 or the first errno that occurred (ENOSPC on a
 * full disk, ENOMEM): then the path is as it was before. */
int exporter_close(struct exporter *exporter);
/* Gives everything back and leaves the path as it was. */
void exporter_abandon(struct exporter *exporter);

/* One frame as a complete document, appended to `out`. False when memory is out. */
bool export_one(const struct export_format *format, const struct export_options *options,
                const struct canvas *canvas, struct text *out);

#endif
