/* Draws the picture of one step of a program, for looking at: picture FILE.py STEP COLSxROWS [FORMAT [VIEW [SELECTED]]] */
#include "python/engine.h"
#include "record/recorder.h"
#include "ui/export/export.h"
#include "ui/export/steps.h"
#include "ui/views/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *read_all(const char *path, size_t *length)
{
    struct text text = {0};
    char buffer[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    while (file && (got = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append_bytes(&text, buffer, got);
    if (file)
        fclose(file);
    text_append(&text, "");
    *length = text.length;
    return text_take(&text);
}

int main(int argc, char **argv)
{
    int cols = 80, rows = 24;
    size_t length;
    if (argc < 3)
        return 2;
    if (argc > 3)
        sscanf(argv[3], "%dx%d", &cols, &rows);
    char *source = read_all(argv[1], &length);
    struct record *record = record_new();
    py_vm *vm = py_engine_new(&(struct py_options){.record = record, .program = argv[1]});
    struct syntax_error error = {0};
    if (!source || !vm || !py_engine_load(vm, source, length, &error)) {
        fprintf(stderr, "does not parse\n");
        return 1;
    }
    enum py_state state = py_engine_run(vm, 0);
    record_step step = (record_step)strtoul(argv[2], NULL, 10);
    struct view_choices choices = {.source_follows = true};
    if (argc > 5)
        for (unsigned i = 0; i < VIEW_KINDS; i++)
            if (strcmp(views[i].name, argv[5]) == 0)
                choices.kind = (enum view_kind)i;
    if (argc > 6) {
        choices.selected = (record_id)strtoul(argv[6], NULL, 10);
        choices.inspecting = true;
    }
    struct scene scene = {.now = instant_at_step(record, step),
                          .before = instant_at_step(record, step ? step - 1 : 0),
                          .step = step,
                          .steps = record_steps(record),
                          .more = state != PY_FINISHED,
                          .title = argv[1],
                          .language = "python",
                          .narration = "",
                          .hints = "←→ step  ↑↓ event  n over  o out  c run  v view  / find  : "
                                   "command  ? help",
                          .choices = &choices};
    struct canvas *canvas = canvas_new(cols, rows);
    struct timespec a, b;
    timespec_get(&a, TIME_UTC);
    view_draw(canvas, &scene);
    timespec_get(&b, TIME_UTC);
    const char *format = argc > 4 ? argv[4] : "text";
    struct export_options options = EXPORT_OPTIONS_DEFAULT;
    if (getenv("THEME"))
        options.theme = theme_find(getenv("THEME"));
    struct text out = {0};
    if (strcmp(format, "json") == 0)
        json_step(record, step, stdout);
    else if (strcmp(format, "pytutor") == 0)
        pytutor_trace(record, 1, record_steps(record), 1, stdout);
    else
        export_one(export_format_find(format), &options, canvas, &out);
    fwrite(text_string(&out), 1, out.length, stdout);
    fprintf(stderr, "%u steps, %.2f ms, state %d\n", scene.steps,
            (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6, state);
    text_fini(&out);
    canvas_free(canvas);
    py_engine_free(vm);
    record_free(record);
    free(source);
    return 0;
}
