#include "config.h"

#include "sketch.h"
#include "unit.h"

#include "ui/export/export.h"
#include "ui/export/formats.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct export_options defaults = EXPORT_OPTIONS_DEFAULT;

static const struct export_format *format(const char *name)
{
    const struct export_format *found = export_format_find(name);
    ck_assert_ptr_nonnull(found);
    return found;
}

static const char *exported(const char *name, const struct export_options *options,
                            const struct canvas *canvas)
{
    static struct text out;
    text_clear(&out);
    ck_assert(export_one(format(name), options, canvas, &out));
    return text_string(&out);
}

static struct canvas *sketch(void)
{
    struct canvas *canvas = canvas_new(80, 24);
    ck_assert_ptr_nonnull(canvas);
    sketch_draw(canvas);
    return canvas;
}

/* What a person's program may contain. */
static struct canvas *hostile(void)
{
    struct canvas *canvas = canvas_new(40, 2);
    ck_assert_ptr_nonnull(canvas);
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 0, 0, "<b>&\"'\x1B[31m\x01 e\xCC\x81 日本 \xEF\xBF\xBF\xFF", ROLE_STRING);
    canvas_put(&all, 0, 1, "]]> </text></pre>", ROLE_VALUE | CANVAS_SELECTED);
    return canvas;
}

/* Reads a tag after its "<"; its name goes to `name`. Returns what follows its ">". */
static const char *read_tag(const char *at, char name[32], bool *closing, bool *empty)
{
    *closing = *at == '/';
    at += *closing;
    size_t length = strcspn(at, " />\n");
    ck_assert_uint_lt(length, 32);
    ck_assert_uint_gt(length, 0);
    memcpy(name, at, length);
    name[length] = '\0';
    bool quoted = false;
    for (; *at && (quoted || *at != '>'); at++) {
        ck_assert(!(quoted && *at == '<'));
        quoted ^= *at == '"';
    }
    ck_assert_int_eq(*at, '>');
    *empty = at[-1] == '/';
    return at + 1;
}

/* Tags nest and close, and an ampersand starts an entity. */
static void assert_well_formed(const char *document)
{
    char open[32][32];
    size_t depth = 0;
    const char *at = document;
    if (strncmp(at, "<!DOCTYPE html>", 15) == 0)
        at += 15;
    while (*at) {
        if (*at == '&')
            ck_assert(!strncmp(at, "&lt;", 4) || !strncmp(at, "&gt;", 4) ||
                      !strncmp(at, "&amp;", 5) || !strncmp(at, "&quot;", 6));
        ck_assert((unsigned char)*at >= 0x20 || *at == '\n');
        if (*at++ != '<')
            continue;
        char name[32];
        bool closing, empty;
        at = read_tag(at, name, &closing, &empty);
        if (closing) {
            ck_assert_uint_gt(depth, 0);
            ck_assert_str_eq(open[--depth], name);
        } else if (!empty) {
            ck_assert_uint_lt(depth, 32);
            memcpy(open[depth++], name, sizeof name);
        }
    }
    ck_assert_uint_eq(depth, 0);
}

START_TEST(text_has_its_trailing_blanks_trimmed)
{
    struct canvas *canvas = canvas_new(10, 3);
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 2, 1, "日 x", ROLE_TEXT | CANVAS_BOLD);
    ck_assert_str_eq(exported("text", &defaults, canvas), "\n  日 x\n\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(frames_of_text_are_separated_by_a_form_feed)
{
    FILE *stream = tmpfile();
    struct exporter exporter;
    exporter_open_stream(&exporter, format("text"), &defaults, stream);
    struct canvas *canvas = canvas_new(3, 1);
    struct canvas_region all = canvas_whole(canvas);
    for (int i = 0; i < 3; i++) {
        canvas_put_format(&all, 0, 0, 3, ROLE_TEXT, "%d", i);
        ck_assert_int_eq(exporter_frame(&exporter, canvas, NULL), 0);
    }
    ck_assert_int_eq(exporter_close(&exporter), 0);
    char read[32] = {0};
    rewind(stream);
    ck_assert_uint_gt(fread(read, 1, sizeof read - 1, stream), 0);
    ck_assert_str_eq(read, "0\n\f1\n\f2\n");
    fclose(stream);
    canvas_free(canvas);
}
END_TEST

START_TEST(ansi_changes_the_look_only_where_it_changes)
{
    struct canvas *canvas = canvas_new(20, 2);
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 0, 0, "a", ROLE_DYING);
    canvas_put(&all, 3, 0, "b", ROLE_DYING);
    canvas_put(&all, 4, 0, "c", ROLE_TEXT);
    canvas_put(&all, 0, 1, "plain", ROLE_TEXT);
    struct export_options options = {.depth = THEME_8};
    ck_assert_str_eq(exported("ansi", &options, canvas), "\x1B[1;31ma  b\x1B[mc\nplain\n");
    options.depth = THEME_256;
    ck_assert_str_eq(exported("ansi", &options, canvas), "\x1B[1;38;5;204ma  b\x1B[mc\nplain\n");
    options.depth = THEME_MONO;
    ck_assert_str_eq(exported("ansi", &options, canvas), "\x1B[1ma  b\x1B[mc\nplain\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(ansi_keeps_a_ground_and_stops_it_at_the_end_of_the_row)
{
    struct canvas *canvas = canvas_new(4, 1);
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 0, 0, "ab", ROLE_TEXT);
    canvas_add_modifiers(&all, 0, 0, 4, 1, CANVAS_SELECTED);
    struct export_options options = {.depth = THEME_256};
    ck_assert_str_eq(exported("ansi", &options, canvas), "\x1B[48;5;24mab  \x1B[m\n");
    canvas_free(canvas);
}
END_TEST

START_TEST(bold_that_ends_leaves_dim_that_stays)
{
    struct text out = {0};
    struct theme_look from = ansi_default_look(), to = from;
    from.attributes = THEME_BOLD | THEME_DIM | THEME_UNDERLINE;
    from.background = 24;
    to.attributes = THEME_DIM | THEME_UNDERLINE;
    to.background = 24;
    ansi_change_look(&out, from, to, THEME_256);
    ck_assert_str_eq(text_string(&out), "\x1B[22;2m");
    text_clear(&out);
    ansi_change_look(&out, to, to, THEME_256);
    ck_assert_str_eq(text_string(&out), "");
    text_fini(&out);
}
END_TEST

START_TEST(marked_up_files_are_well_formed_whatever_they_show)
{
    const char *const names[] = {"html", "svg"};
    struct canvas *canvases[] = {sketch(), hostile()};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        for (size_t j = 0; j < ARRAY_LENGTH(canvases); j++) {
            struct export_options options = {.title = "a < b & \"c\" \x02\xFF"};
            assert_well_formed(exported(names[i], &options, canvases[j]));
            options.theme = &theme_light;
            options.fragment = true;
            options.title = NULL;
            exported(names[i], &options, canvases[j]);
        }
    }
    canvas_free(canvases[0]);
    canvas_free(canvases[1]);
}
END_TEST

START_TEST(html_follows_its_readers_preference_unless_told)
{
    struct canvas *canvas = sketch();
    const char *page = exported("html", &defaults, canvas);
    ck_assert_ptr_nonnull(strstr(page, "prefers-color-scheme: dark"));
    ck_assert_ptr_nonnull(strstr(page, "<span class=\"hs-changed\">[refcount: 2], was 1</span>"));
    ck_assert_ptr_nonnull(strstr(page, "lang=\"en\""));
    struct export_options options = {.theme = &theme_dark, .fragment = true};
    page = exported("html", &options, canvas);
    ck_assert_ptr_null(strstr(page, "prefers-color-scheme"));
    ck_assert_ptr_null(strstr(page, "<html"));
    canvas_free(canvas);
}
END_TEST

START_TEST(svg_draws_boxes_as_unbroken_lines)
{
    struct canvas *canvas = canvas_new(4, 3);
    struct canvas_region all = canvas_whole(canvas);
    canvas_box(&all, 0, 0, 4, 3, NULL, ROLE_BORDER, ROLE_TITLE);
    const char *svg = exported("svg", &defaults, canvas);
    ck_assert_ptr_nonnull(strstr(svg, "M9 10.5H27"));
    ck_assert_ptr_nonnull(strstr(svg, "M4.5 20V40"));
    ck_assert_ptr_nonnull(strstr(svg, "M4.5 20L4.5 14Q4.5 10.5 8 10.5L9 10.5"));
    ck_assert_ptr_null(strstr(svg, "<text"));
    ck_assert_ptr_nonnull(strstr(svg, "<desc>┌──┐"));
    canvas_free(canvas);
}
END_TEST

START_TEST(svg_states_the_length_of_each_run)
{
    struct canvas *canvas = sketch();
    const char *svg = exported("svg", &defaults, canvas);
    ck_assert_ptr_nonnull(strstr(svg,
                                 "textLength=\"180\" lengthAdjust=\"spacingAndGlyphs\" "
                                 "fill=\"#f4b64e\" font-weight=\"700\">[refcount: 2], was 1<"));
    canvas_free(canvas);
}
END_TEST

START_TEST(frames_of_svg_lie_one_below_another)
{
    FILE *stream = tmpfile();
    struct exporter exporter;
    exporter_open_stream(&exporter, format("svg"), &defaults, stream);
    struct canvas *canvas = canvas_new(10, 2);
    exporter_frame(&exporter, canvas, "Step 1");
    exporter_frame(&exporter, canvas, "Step 2");
    ck_assert_int_eq(exporter_close(&exporter), 0);
    char read[4096] = {0};
    rewind(stream);
    ck_assert_uint_gt(fread(read, 1, sizeof read - 1, stream), 0);
    assert_well_formed(read);
    ck_assert_ptr_nonnull(strstr(read, "width=\"118\" height=\"152\""));
    ck_assert_ptr_nonnull(strstr(read, "aria-label=\"Step 2\" transform=\"translate(0 84)\""));
    fclose(stream);
    canvas_free(canvas);
}
END_TEST

/* Reads a cast from `stream` and returns its lines as a JSON array. */
static json_t *read_cast(FILE *stream)
{
    json_t *lines = json_array();
    char line[65536];
    rewind(stream);
    while (fgets(line, sizeof line, stream)) {
        json_error_t error;
        json_t *value = json_loads(line, 0, &error);
        ck_assert_msg(value != NULL, "%s: %s", error.text, line);
        json_array_append_new(lines, value);
    }
    return lines;
}

START_TEST(a_cast_writes_the_first_frame_and_then_what_changed)
{
    FILE *stream = tmpfile();
    struct exporter exporter;
    struct export_options options = {.title = "a \"cast\"\n", .milliseconds = 1500};
    exporter_open_stream(&exporter, format("cast"), &options, stream);
    struct canvas *canvas = sketch();
    struct canvas_region all = canvas_whole(canvas);
    exporter_frame(&exporter, canvas, "Step 1");
    canvas_put(&all, 0, 22, "changed", ROLE_TEXT);
    exporter_frame(&exporter, canvas, "Step 2");
    ck_assert(canvas_resize(canvas, 10, 4));
    exporter_frame(&exporter, canvas, NULL);
    ck_assert_int_eq(exporter_close(&exporter), 0);
    json_t *lines = read_cast(stream);
    json_t *header = json_array_get(lines, 0);
    ck_assert_int_eq(json_integer_value(json_object_get(header, "version")), 2);
    ck_assert_int_eq(json_integer_value(json_object_get(header, "width")), 80);
    ck_assert_str_eq(json_string_value(json_object_get(header, "title")), "a \"cast\"\n");
    json_t *theme = json_object_get(header, "theme");
    ck_assert_str_eq(json_string_value(json_object_get(theme, "bg")), "#15181e");
    ck_assert_uint_eq(json_string_length(json_object_get(theme, "palette")), 8 * 8 - 1);
    json_t *second = json_array_get(lines, 4);
    ck_assert(json_real_value(json_array_get(second, 0)) == 1.5);
    ck_assert_str_eq(json_string_value(json_array_get(second, 2)), "\x1B[23;1Hchanged");
    json_t *resize = json_array_get(lines, 5);
    ck_assert_str_eq(json_string_value(json_array_get(resize, 1)), "r");
    ck_assert_str_eq(json_string_value(json_array_get(resize, 2)), "10x4");
    json_decref(lines);
    fclose(stream);
    canvas_free(canvas);
}
END_TEST

static void write_file(const char *path, const char *content)
{
    FILE *stream = fopen(path, "w");
    ck_assert_ptr_nonnull(stream);
    fputs(content, stream);
    ck_assert_int_eq(fclose(stream), 0);
}

static void assert_file_holds(const char *path, const char *content)
{
    char read[256] = {0};
    FILE *stream = fopen(path, "r");
    ck_assert_ptr_nonnull(stream);
    size_t length = fread(read, 1, sizeof read - 1, stream);
    fclose(stream);
    read[length] = '\0';
    ck_assert_str_eq(read, content);
}

static char *enter_new_directory(void)
{
    static char name[32];
    snprintf(name, sizeof name, "export-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(name));
    ck_assert_int_eq(chdir(name), 0);
    return name;
}

static void leave_directory(const char *name)
{
    ck_assert_int_eq(chdir(".."), 0);
    ck_assert_msg(rmdir(name) == 0, "files were left over");
}

START_TEST(a_file_is_replaced_only_when_it_is_complete)
{
    char *directory = enter_new_directory();
    struct canvas *canvas = canvas_new(3, 1);
    struct canvas_region all = canvas_whole(canvas);
    canvas_put(&all, 0, 0, "new", ROLE_TEXT);
    write_file("real.txt", "old");
    ck_assert_int_eq(chmod("real.txt", 0640), 0);
    ck_assert_int_eq(symlink("real.txt", "link.txt"), 0);

    struct exporter exporter;
    ck_assert_int_eq(exporter_open(&exporter, format("text"), &defaults, "link.txt"), 0);
    exporter_frame(&exporter, canvas, NULL);
    assert_file_holds("real.txt", "old");
    exporter_abandon(&exporter);
    assert_file_holds("real.txt", "old");

    ck_assert_int_eq(exporter_open(&exporter, format("text"), &defaults, "link.txt"), 0);
    exporter_frame(&exporter, canvas, NULL);
    ck_assert_int_eq(exporter_close(&exporter), 0);
    assert_file_holds("real.txt", "new\n");
    struct stat status;
    ck_assert_int_eq(stat("real.txt", &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);
    ck_assert_int_eq(unlink("link.txt"), 0);
    ck_assert_int_eq(unlink("real.txt"), 0);
    leave_directory(directory);
    canvas_free(canvas);
}
END_TEST

START_TEST(a_full_disk_and_a_missing_directory_are_reported)
{
    struct exporter exporter;
    ck_assert_int_eq(exporter_open(&exporter, format("svg"), &defaults, "no/such/place.svg"),
                     ENOENT);
    if (access("/dev/full", W_OK) != 0)
        return;
    struct canvas *canvas = sketch();
    size_t count;
    const struct export_format *formats = export_formats(&count);
    for (size_t i = 0; i < count; i++) {
        if (!formats[i].frame)
            continue;
        ck_assert_int_eq(exporter_open(&exporter, &formats[i], &defaults, "/dev/full"), 0);
        for (int frame = 0; frame < 9; frame++)
            exporter_frame(&exporter, canvas, NULL);
        ck_assert_int_eq(exporter_close(&exporter), ENOSPC);
    }
    canvas_free(canvas);
}
END_TEST

START_TEST(running_out_of_memory_is_reported_and_leaves_no_file)
{
    char *directory = enter_new_directory();
    struct canvas *canvas = sketch();
    struct exporter exporter;
    ck_assert_int_eq(exporter_open(&exporter, format("svg"), &defaults, "step.svg"), 0);
    ck_assert_int_eq(exporter_frame(&exporter, canvas, NULL), 0);
    exporter.held.failed = true; /* what a failed append leaves behind */
    ck_assert_int_eq(exporter_frame(&exporter, canvas, NULL), ENOMEM);
    ck_assert_int_eq(exporter_close(&exporter), ENOMEM);
    leave_directory(directory);
    canvas_free(canvas);
}
END_TEST

START_TEST(the_table_of_formats_answers_to_names_and_extensions)
{
    size_t count;
    const struct export_format *formats = export_formats(&count);
    ck_assert_uint_ge(count, 5);
    for (size_t i = 0; i < count; i++) {
        ck_assert_ptr_eq(export_format_find(formats[i].name), &formats[i]);
        ck_assert_uint_gt(strlen(formats[i].description), 0);
    }
    ck_assert_ptr_eq(export_format_for_path("a.b/step.svg"), format("svg"));
    ck_assert_ptr_null(export_format_for_path("a.svg/step"));
    ck_assert_ptr_null(export_format_find("gif"));
}
END_TEST

START_TEST(an_export_without_frames_is_an_empty_file)
{
    FILE *stream = tmpfile();
    size_t count;
    const struct export_format *formats = export_formats(&count);
    for (size_t i = 0; i < count; i++) {
        struct exporter exporter;
        exporter_open_stream(&exporter, &formats[i], &defaults, stream);
        ck_assert_int_eq(exporter_close(&exporter), 0);
    }
    ck_assert_int_eq(ftell(stream), 0);
    fclose(stream);
}
END_TEST

UNIT_MAIN("export", text_has_its_trailing_blanks_trimmed,
          frames_of_text_are_separated_by_a_form_feed, ansi_changes_the_look_only_where_it_changes,
          ansi_keeps_a_ground_and_stops_it_at_the_end_of_the_row,
          bold_that_ends_leaves_dim_that_stays, marked_up_files_are_well_formed_whatever_they_show,
          html_follows_its_readers_preference_unless_told, svg_draws_boxes_as_unbroken_lines,
          svg_states_the_length_of_each_run, frames_of_svg_lie_one_below_another,
          a_cast_writes_the_first_frame_and_then_what_changed,
          a_file_is_replaced_only_when_it_is_complete,
          a_full_disk_and_a_missing_directory_are_reported,
          running_out_of_memory_is_reported_and_leaves_no_file,
          the_table_of_formats_answers_to_names_and_extensions,
          an_export_without_frames_is_an_empty_file)
