/* A whole program: every function laid out, then every function's code. */
#include "c/compile/compile.h"
#include "c/library/library.h"

#include <stdlib.h>

void c_compiled_free(struct c_compiled *function)
{
    if (!function)
        return;
    free(function->code);
    free(function->origins);
    free(function->blocks);
    free(function);
}

void c_program_fini(struct c_program *program)
{
    for (struct c_compiled *f = program->functions, *next; f; f = next) {
        next = f->next;
        c_compiled_free(f);
    }
    arena_fini(&program->arena);
    c_unit_free(program->unit);
    *program = (struct c_program){0};
}

static void generator_fini(struct c_generator *g)
{
    vector_fini(&g->code);
    vector_fini(&g->origins);
    vector_fini(&g->labels);
    vector_fini(&g->onces);
}

static void generate(struct c_generator *g)
{
    const struct c_function *f = g->out->function;
    g->origin.line = f->place.line;
    c_statement(g, f->body);
    g->origin.line = f->end_line ? f->end_line : f->place.line;
    g->origin.expression = NULL;
    const struct c_type *type = f->type->base;
    if (c_class_of(type) == CLASS_VOID) {
        c_emit(g, C_OP_RET, 0, 0, 0);
        return;
    }
    if (f == g->program->unit->main) {
        /* Reaching main's } returns 0 (5.1.2.2.3). */
        int32_t at = c_result_at(g, NO_TARGET, 8);
        c_emit_immediate(g, C_OP_LDI_4, at, 0, 0);
        c_emit(g, C_OP_RET_4, at, 0, 0);
    } else
        c_emit_immediate(g, C_OP_RET_NOTHING, 0, 0, (int64_t)type->size);
}

static struct c_compiled *new_compiled(struct c_program *program, struct c_function *function)
{
    struct c_compiled *compiled = calloc(1, sizeof *compiled);
    if (!compiled)
        return NULL;
    compiled->function = function;
    compiled->variadic = function->type->variadic;
    compiled->grows = function->allocates;
    compiled->next = program->functions;
    program->functions = compiled;
    return compiled;
}

/* What the program's names for functions stand for: code to come, or the library's. */
struct c_compiled *c_announce_function(struct c_program *program, struct c_function *f,
                                       uint32_t index)
{
    const struct c_library_function *native = f->body ? NULL : c_library_find(f->name);
    f->index = index;
    if (!f->body && !native)
        return NULL;
    struct c_compiled *compiled = new_compiled(program, f);
    if (!compiled)
        return NULL;
    compiled->native = native;
    f->compiled = compiled;
    return compiled;
}

static void announce_functions(struct c_program *program)
{
    const struct c_unit *unit = program->unit;
    for (size_t i = 0; i < unit->function_count; i++) {
        struct c_compiled *compiled = c_announce_function(program, unit->functions[i], (uint32_t)i);
        if (compiled)
            compiled->block = (c_provenance)(program->static_count + i + 1);
    }
}

/* Stores the initial values of static storage, in order: code like any other, run once. */
static bool compile_start(struct c_program *program, struct c_diagnostics *diagnostics)
{
    struct c_function *f = arena_alloc(&program->arena, sizeof *f);
    struct c_type *type = f ? c_type_new(&program->arena, C_FUNCTION) : NULL;
    if (!type)
        return false;
    type->base = c_basic_type(C_VOID);
    type->complete = type->prototyped = true;
    f->name = "start";
    f->type = type;
    struct c_generator g = {.program = program, .diagnostics = diagnostics};
    g.out = program->start = new_compiled(program, f);
    bool good = g.out && c_lay_out_frame(&g);
    for (size_t i = 0; good && i < program->unit->static_count; i++) {
        const struct c_variable *v = program->unit->statics[i];
        g.origin.line = v->place.line;
        if (v->storage == C_STATIC_STORAGE)
            c_initialize(&g, v, v->initializer);
        g.temps = g.hidden = 0;
    }
    if (good)
        c_emit(&g, C_OP_RET, 0, 0, 0);
    good = good && c_finish_code(&g);
    generator_fini(&g);
    return good;
}

bool c_compile(struct c_program *program, struct c_diagnostics *diagnostics)
{
    struct c_unit *unit = program->unit;
    struct c_generator *generators = calloc(unit->function_count + 1, sizeof *generators);
    bool good = generators != NULL;
    announce_functions(program);
    for (size_t i = 0; good && i < unit->function_count; i++) {
        struct c_generator *g = &generators[i];
        struct c_function *f = unit->functions[i];
        if (!f->body)
            continue;
        if (!f->compiled)
            good = false;
        else
            *g = (struct c_generator){.program = program,
                                      .diagnostics = diagnostics,
                                      .out = f->compiled,
                                      .steps = program->recorded};
        good = good && c_lay_out_frame(g);
    }
    good = good && compile_start(program, diagnostics);
    for (size_t i = 0; good && i < unit->function_count; i++) {
        struct c_generator *g = &generators[i];
        if (!g->out)
            continue;
        generate(g);
        good = c_finish_code(g);
    }
    for (size_t i = 0; generators && i < unit->function_count; i++)
        generator_fini(&generators[i]);
    free(generators);
    return good && !diagnostics->errors;
}

struct c_compiled *c_compile_typed(struct c_program *program, struct c_function *function,
                                   const struct c_compiled *frame, int32_t distance,
                                   struct c_diagnostics *diagnostics)
{
    struct c_generator g = {
        .program = program, .diagnostics = diagnostics, .frame = frame, .distance = distance};
    g.out = new_compiled(program, function);
    if (!g.out)
        return NULL;
    g.out->typed = true;
    bool good = c_lay_out_frame(&g);
    if (good) {
        generate(&g);
        good = c_finish_code(&g);
    }
    generator_fini(&g);
    return good ? g.out : NULL;
}
