/* The bytes view: a C program's stack, heap and static storage as addresses and bytes.
 *
 * A row is a variable, a member or an element, at most eight bytes of it: where it stands, what stands there, whose it is and what it
 * means. Rows are made in order and only as many as are seen, so that a large block costs what is scrolled past.
 */
#include "ui/views/c_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BYTES_A_ROW = 8,
    LOOKED_AT = 20000,
    DEEPEST = 12,
    ADDRESS_CELLS = 15,
    HEX_CELLS = 25,
    CALLERS_BYTES = 16
};

struct sheet {
    const struct canvas_region *region;
    const struct scene *scene;
    struct instant_fault fault;
    bool compare; /* there is an instant before to compare with */
    record_id owner;
    uint64_t base; /* where the owner begins */
    long row;      /* of the next one; above 0 it is scrolled away */
    bool more;     /* there are rows below what is seen */
};

static bool is_full(const struct sheet *sheet)
{
    return sheet->row >= sheet->region->rows;
}

/* A row to draw on, or false: it is not seen. Counts it. */
static bool next_row(struct sheet *sheet, int *y)
{
    *y = (int)sheet->row;
    if (is_full(sheet)) {
        sheet->more = true;
        return false;
    }
    return sheet->row++ >= 0;
}

static void put_heading(struct sheet *sheet, const char *words, bool is_gone)
{
    int y;
    if (!next_row(sheet, &y))
        return;
    canvas_put_fit(sheet->region, 1, y, sheet->region->cols - 2, words,
                   is_gone ? ROLE_FREED : ROLE_TITLE);
    canvas_tag(sheet->region, 0, y, sheet->region->cols, 1, (int)sheet->owner);
    if (sheet->scene->choices->selected == sheet->owner)
        canvas_add_modifiers(sheet->region, 0, y, sheet->region->cols, 1, CANVAS_SELECTED);
}

static void put_hex(struct sheet *sheet, int y, uint64_t address, uint64_t size, unsigned role)
{
    uint8_t bytes[BYTES_A_ROW], undefined[BYTES_A_ROW];
    size_t some = (size_t)MIN(size, BYTES_A_ROW);
    instant_bytes(sheet->scene->now, address, some, bytes, undefined);
    for (size_t i = 0; i < some; i++) {
        char hex[4] = "??";
        if (undefined[i] != 0xff)
            snprintf(hex, sizeof hex, "%02x", bytes[i]);
        canvas_put(sheet->region, 3 + ADDRESS_CELLS + 3 * (int)i, y, hex,
                   undefined[i] ? ROLE_UNWRITTEN : role);
    }
    if (size > some)
        canvas_put(sheet->region, 3 + ADDRESS_CELLS + 3 * (int)some, y, GLYPH_ELLIPSIS, ROLE_DIM);
}

/* One row: `label` is whose bytes these are, "" for none; type 0: no value is written behind it. */
static void put_row(struct sheet *sheet, uint64_t address, uint64_t size, const char *label,
                    record_type type, unsigned role)
{
    const struct canvas_region *region = sheet->region;
    const struct instant_fault *fault = &sheet->fault;
    int y, x = 3 + ADDRESS_CELLS + HEX_CELLS + 1;
    struct text value = {0};
    if (!next_row(sheet, &y))
        return;
    bool changed =
        sheet->compare && c_bytes_differ(sheet->scene->before, sheet->scene->now, address, size);
    bool faulty = fault->kind && fault->address < address + size &&
                  fault->address + MAX(fault->size, 1) > address;
    bool pointer =
        type && record_type_info(sheet->scene->now.record, type)->kind == RECORD_TYPE_POINTER;
    if (faulty || changed)
        canvas_put(region, 1, y, faulty ? GLYPH_CROSS : ">", faulty ? ROLE_ERROR : ROLE_CHANGED);
    canvas_put_format(region, 3, y, ADDRESS_CELLS, ROLE_IDENTITY, "0x%" PRIx64, address);
    put_hex(sheet, y, address, size,
            faulty    ? ROLE_ERROR
            : changed ? ROLE_CHANGED
            : pointer ? ROLE_POINTER
                      : role);
    x += canvas_put_fit(region, x, y, MAX(region->cols - x - 1, 1), label,
                        role == ROLE_DIM ? ROLE_DIM : ROLE_NAME);
    if (type && region->cols - x > 6) {
        x += canvas_put(region, x, y, " = ", ROLE_LABEL);
        c_value_text(sheet->scene->now, sheet->owner, type, address, (size_t)(region->cols - x - 1),
                     &value);
        canvas_put_fit(region, x, y, region->cols - x - 1, text_string(&value), ROLE_VALUE);
    }
    text_fini(&value);
    canvas_tag(region, 0, y, region->cols, 1, (int)sheet->owner);
}

static void put_padding(struct sheet *sheet, uint64_t address, uint64_t size)
{
    if (size)
        put_row(sheet, address, size, "padding", 0, ROLE_DIM);
}

/* ---- values ---- */

static void put_typed(struct sheet *sheet, record_type type, uint64_t address, const char *label,
                      int depth);

static void put_characters(struct sheet *sheet, uint64_t length, uint64_t address,
                           const char *label)
{
    for (uint64_t done = 0; done < length && !is_full(sheet); done += BYTES_A_ROW) {
        uint8_t bytes[BYTES_A_ROW], undefined[BYTES_A_ROW];
        size_t some = (size_t)MIN(length - done, BYTES_A_ROW);
        struct text words = {0};
        instant_bytes(sheet->scene->now, address + done, some, bytes, undefined);
        text_format(&words, "%s[%" PRIu64 "] ", label, done);
        for (size_t i = 0; i < some; i++)
            text_append_char(&words, undefined[i]                         ? '?'
                                     : bytes[i] >= ' ' && bytes[i] < 0x7f ? (char)bytes[i]
                                                                          : '.');
        put_row(sheet, address + done, some, text_string(&words), 0, ROLE_WRITTEN);
        text_fini(&words);
    }
}

static void put_elements(struct sheet *sheet, const struct record_type_info *info, uint64_t address,
                         const char *label, int depth)
{
    const struct record_type_info *base = record_type_info(sheet->scene->now.record, info->base);
    if (base->kind == RECORD_TYPE_CHARACTER) {
        put_characters(sheet, info->length, address, label);
        return;
    }
    for (uint64_t i = 0; i < info->length && !is_full(sheet); i++) {
        struct text one = {0};
        text_format(&one, "%s[%" PRIu64 "]", label, i);
        put_typed(sheet, info->base, address + i * base->size, text_string(&one), depth + 1);
        text_fini(&one);
    }
}

static void put_members(struct sheet *sheet, const struct record_type_info *info, uint64_t address,
                        const char *label, int depth)
{
    const struct record *record = sheet->scene->now.record;
    uint64_t end = 0;
    for (size_t i = 0; i < info->count && !is_full(sheet); i++) {
        const struct record_member *member = &info->members[i];
        uint64_t size = record_type_info(record, member->type)->size;
        struct text one = {0};
        if (member->offset < end)
            continue; /* a bit-field in bytes already told */
        put_padding(sheet, address + end, member->offset - end);
        text_format(&one, "%s.%s", label, record_name_string(record, member->name));
        if (member->bit_width) {
            /* A storage unit's fields stand in one row, as far as the next member that has bytes of its own. */
            for (size_t j = i + 1; j < info->count && info->members[j].bit_width &&
                                   info->members[j].offset < member->offset + size;
                 j++)
                text_format(&one, ", .%s", record_name_string(record, info->members[j].name));
            for (size_t j = i + 1; j < info->count; j++)
                if (!info->members[j].bit_width && info->members[j].offset > member->offset)
                    size = MIN(size, info->members[j].offset - member->offset);
            size = MIN(size, info->size - member->offset);
            put_row(sheet, address + member->offset, size, text_string(&one), 0, ROLE_WRITTEN);
        } else
            put_typed(sheet, member->type, address + member->offset, text_string(&one), depth + 1);
        end = member->offset + size;
        text_fini(&one);
    }
    if (end < info->size)
        put_padding(sheet, address + end, info->size - end);
}

static void put_typed(struct sheet *sheet, record_type type, uint64_t address, const char *label,
                      int depth)
{
    const struct record_type_info *info = record_type_info(sheet->scene->now.record, type);
    if (info->kind == RECORD_TYPE_ARRAY && depth < DEEPEST)
        put_elements(sheet, info, address, label, depth);
    else if (info->kind == RECORD_TYPE_STRUCT && depth < DEEPEST)
        put_members(sheet, info, address, label, depth);
    else if (info->size)
        put_row(sheet, address, info->size, label, type, ROLE_WRITTEN);
}

static void put_untyped(struct sheet *sheet, uint64_t address, uint64_t size)
{
    for (uint64_t done = 0; done < size && !is_full(sheet); done += BYTES_A_ROW)
        put_row(sheet, address + done, MIN(size - done, BYTES_A_ROW), "", 0, ROLE_WRITTEN);
}

/* ---- the stack ---- */

static int by_offset(const void *left, const void *right)
{
    const struct record_variable *a = left, *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

/* The gaps between variables: padding where nothing was written, else what the machine keeps there. */
static void put_gap(struct sheet *sheet, uint64_t from, uint64_t to)
{
    uint8_t bytes[BYTES_A_ROW], undefined[BYTES_A_ROW];
    bool written = false;
    size_t some = (size_t)MIN(to - from, BYTES_A_ROW);
    if (from >= to)
        return;
    instant_bytes(sheet->scene->now, from, some, bytes, undefined);
    for (size_t i = 0; i < some; i++)
        written = written || !undefined[i];
    put_row(sheet, from, to - from, written ? "kept by the machine" : "padding", 0, ROLE_DIM);
}

static void put_frame(struct sheet *sheet, record_id id)
{
    const struct record *record = sheet->scene->now.record;
    const struct record_variable *told;
    struct instant_frame frame;
    struct record_stretch stretch;
    struct text heading = {0};
    if (!instant_frame(sheet->scene->now, id, &frame) ||
        !instant_stretch(sheet->scene->now, id, &stretch))
        return;
    sheet->owner = id;
    text_format(&heading, "%s()  %" PRIu64 " bytes of stack",
                record_name_string(record, frame.function), stretch.size);
    put_heading(sheet, text_string(&heading), false);
    text_fini(&heading);
    size_t count = record_layout_variables(record, stretch.layout, &told), used = 0;
    struct record_variable *variables = calloc(count + 1, sizeof *variables);
    for (size_t i = 0; variables && i < count; i++)
        if (c_variable_in_scope(&told[i], frame.line))
            variables[used++] = told[i];
    if (used)
        qsort(variables, used, sizeof *variables, by_offset);
    uint64_t at = stretch.address;
    for (size_t i = 0; i < used && !is_full(sheet); i++) {
        uint64_t address = stretch.address + variables[i].offset;
        put_gap(sheet, at, address);
        put_typed(sheet, variables[i].type, address, record_name_string(record, variables[i].name),
                  0);
        at = MAX(at, address + record_type_info(record, variables[i].type)->size);
    }
    /* Where the System V ABI has them: above all of the frame's own. */
    if (stretch.address + stretch.size >= at + CALLERS_BYTES)
        put_row(sheet, at, stretch.address + stretch.size - at,
                "saved frame pointer, return address", 0, ROLE_DIM);
    free(variables);
}

static void put_stack(struct sheet *sheet)
{
    struct record_ids frames = {0};
    instant_stack(sheet->scene->now, &frames);
    for (size_t i = frames.count; i-- > 0 && !is_full(sheet);)
        put_frame(sheet, frames.items[i]);
    vector_fini(&frames);
}

/* ---- heap and static storage ---- */

static void put_object(struct sheet *sheet, record_id id)
{
    const struct record *record = sheet->scene->now.record;
    struct record_stretch stretch;
    struct text heading = {0};
    if (!instant_stretch(sheet->scene->now, id, &stretch))
        return;
    sheet->owner = id;
    bool gone = c_is_gone(sheet->scene->now, id);
    text_append(&heading, stretch.read_only ? "read-only " : "");
    c_short_text(sheet->scene->now, id, &heading);
    if (stretch.type)
        text_format(&heading, "  %s",
                    record_name_string(record, record_type_info(record, stretch.type)->name));
    text_format(&heading, "  %" PRIu64 " bytes%s", stretch.size, gone ? ", freed" : "");
    put_heading(sheet, text_string(&heading), gone);
    text_fini(&heading);
    uint64_t size = stretch.type ? record_type_info(record, stretch.type)->size : 0;
    if (size && size <= stretch.size) {
        put_typed(sheet, stretch.type, stretch.address,
                  stretch.name ? record_name_string(record, stretch.name) : "", 0);
        put_untyped(sheet, stretch.address + size, stretch.size - size);
    } else
        put_untyped(sheet, stretch.address, stretch.size);
}

/* `told` stand further up already. */
static void put_objects(struct sheet *sheet, enum record_category category,
                        const struct record_ids *told)
{
    struct instant_live live = instant_live(sheet->scene->now, 1);
    record_id id;
    for (int looked = 0;
         looked < LOOKED_AT && !is_full(sheet) && (id = instant_live_next(&live)) != 0; looked++) {
        bool is_told = false;
        for (size_t i = 0; i < told->count; i++)
            is_told = is_told || told->items[i] == id;
        if (!is_told && instant_category(sheet->scene->now, id) == category &&
            !c_is_of_library(sheet->scene->now, id))
            put_object(sheet, id);
    }
}

/* Of a heap that is too long to be seen whole, what the step wrote to and what is selected comes first, out of its order. */
static void put_followed(struct sheet *sheet, struct record_ids *told)
{
    const struct scene *scene = sheet->scene;
    record_id selected = scene->choices->selected;
    uint32_t room = (uint32_t)MAX(sheet->region->rows, 0) / 2;
    if (!scene->choices->heap_follows || instant_heap(scene->now).objects <= room)
        return;
    if (selected && instant_category(scene->now, selected) == RECORD_BLOCK)
        (void)vector_push(told, selected);
    if (sheet->compare)
        c_written_blocks(scene, told);
    for (size_t i = 0; i < told->count && !is_full(sheet); i++)
        put_object(sheet, told->items[i]);
}

/* The freed block that a fault is about is seen as it was left. */
static void put_faulty(struct sheet *sheet)
{
    record_id about = sheet->fault.kind ? sheet->fault.about : 0;
    if (about && instant_category(sheet->scene->now, about) == RECORD_BLOCK &&
        c_is_gone(sheet->scene->now, about))
        put_object(sheet, about);
}

void bytes_draw(const struct canvas_region *region, const struct scene *scene)
{
    canvas_box(region, 0, 0, region->cols, region->rows, "Bytes", ROLE_BORDER, ROLE_TITLE);
    struct canvas_region inside = canvas_sub(region, 1, 1, region->cols - 2, region->rows - 3);
    struct sheet sheet = {.region = &inside,
                          .scene = scene,
                          .compare = scene->before.record && scene->before.time < scene->now.time,
                          .row = -(long)MAX(scene->choices->heap_scroll, 0)};
    struct record_ids told = {0};
    instant_fault(scene->now, &sheet.fault);
    put_faulty(&sheet);
    put_stack(&sheet);
    put_followed(&sheet, &told);
    put_objects(&sheet, RECORD_BLOCK, &told);
    put_objects(&sheet, RECORD_VARIABLE, &told);
    put_objects(&sheet, RECORD_LITERAL, &told);
    vector_fini(&told);
    if (sheet.more || is_full(&sheet))
        canvas_put_fit(region, 3, region->rows - 2, region->cols - 4,
                       "... more below: PgDn, / to search", ROLE_DIM);
}
