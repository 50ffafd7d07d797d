/* The functions of each format, for the table in export.c, and the small writers they share. */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "ui/export/export.h"

void export_text_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
void export_ansi_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
void export_html_begin(struct exporter *exporter, const struct canvas *first);
void export_html_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
void export_html_end(struct exporter *exporter);
void export_svg_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
void export_svg_end(struct exporter *exporter);
void export_cast_begin(struct exporter *exporter, const struct canvas *first);
void export_cast_frame(struct exporter *exporter, const struct canvas *canvas, const char *label);
void export_cast_end(struct exporter *exporter);

/* The theme that was asked for, the dark one when none was. */
const struct theme *export_theme(const struct exporter *exporter);
/* The rows of a canvas as text, blanks at their ends left out. */
void export_plain_rows(struct text *out, const struct canvas *canvas);

/* Some cells of a row with the fewest colour sequences. The pen is the look that the terminal has
 * now; start with ansi_default_look. */
struct theme_look ansi_default_look(void);
void ansi_write_cells(struct text *out, const struct canvas *canvas, struct canvas_run run,
                      const struct theme *theme, enum theme_depth depth, struct theme_look *pen);
/* The sequence from one look to another; nothing when they are the same. */
void ansi_change_look(struct text *out, struct theme_look from, struct theme_look to,
                      enum theme_depth depth);
/* The columns of a row that are not blank to its right end. */
int ansi_used_cols(const struct canvas *canvas, int row, const struct theme *theme,
                   enum theme_depth depth);

/* Text inside XML, also in an attribute; what XML forbids becomes U+FFFD. */
void xml_append(struct text *out, const char *string);
/* "#rrggbb" */
void xml_append_color(struct text *out, int32_t color);

#endif
