#include "python/compile/compiled.h"
#include "recorded.h"
#include "unit.h"

struct made {
    struct ast_tree tree;
    struct syntax_error error;
    struct compiler compiler;
    const struct compiled *code;
};

static void make(struct made *made, const char *source, size_t length)
{
    memset(made, 0, sizeof *made);
    if (!python_parse(source, length, "x.py", PYTHON_PARSE_FILE, &made->tree, &made->error))
        return;
    made->code = compile_tree(&made->compiler, &made->tree, "x.py", 999, &made->error);
    if (!made->code)
        compile_complete_error(&made->error, "x.py", source, length);
}

static void forget(struct made *made)
{
    compiler_fini(&made->compiler);
    ast_tree_fini(&made->tree);
    syntax_error_fini(&made->error);
}

START_TEST(errors_of_scopes_and_code_are_told_in_the_words_of_python3)
{
    struct text recorded = {0}, program = {0}, expected = {0}, printed = {0};
    int wrong = 0, all = 0;
    read_recorded(&recorded, "compile_errors.txt");
    const char *at = recorded.bytes;
    while (next_program(&at, recorded.bytes + recorded.length, &program, &expected)) {
        struct made made;
        text_clear(&printed);
        make(&made, text_string(&program), program.length);
        if (!made.code)
            syntax_error_print(&made.error, &printed);
        if (strcmp(text_string(&printed), text_string(&expected)) != 0) {
            fprintf(stderr, "%s-- ours:\n%s-- python3:\n%s\n", text_string(&program),
                    text_string(&printed), text_string(&expected));
            wrong++;
        }
        all++;
        forget(&made);
    }
    text_fini(&recorded);
    text_fini(&program);
    text_fini(&expected);
    text_fini(&printed);
    ck_assert_int_gt(all, 90);
    ck_assert_msg(wrong == 0, "%d of %d differ", wrong, all);
}
END_TEST

static void make_text(struct made *made, struct text *source)
{
    ck_assert(!source->failed);
    make(made, text_string(source), source->length);
}

START_TEST(equal_constants_are_one_and_unequal_types_are_not)
{
    static const char source[] = "a = 1000, 1000, 1000.0, 1e3, x\n";
    struct made made;
    make(&made, source, sizeof source - 1);
    ck_assert_ptr_nonnull(made.code);
    ck_assert_uint_eq(made.code->consts->count, 3); /* 1000, 1000.0, None */
    forget(&made);
}
END_TEST

START_TEST(a_sum_of_very_many_terms_is_refused_and_never_crashes)
{
    struct text source = {0};
    struct made made;
    for (int i = 0; i < 50000; i++)
        text_append(&source, "a + ");
    text_append(&source, "a\n");
    make_text(&made, &source);
    ck_assert_ptr_null(made.code);
    forget(&made);
    text_fini(&source);
}
END_TEST

START_TEST(a_long_function_takes_linear_time)
{
    struct text source = {0};
    struct made made;
    text_append(&source, "def f(x):\n");
    for (int i = 0; i < 100000; i++)
        text_format(&source, "    if x > %d: v%d = lambda: x\n", i, i);
    make_text(&made, &source);
    ck_assert_ptr_nonnull(made.code);
    forget(&made);
    text_fini(&source);
}
END_TEST

START_TEST(a_long_list_is_compiled_item_by_item)
{
    struct text source = {0};
    struct made made;
    text_append(&source, "x = [");
    for (int i = 0; i < 200000; i++)
        text_format(&source, "%d, 'text %d', {%d, %d},\n", i, i, i, i + 1);
    text_append(&source, "]\n");
    make_text(&made, &source);
    ck_assert_ptr_nonnull(made.code);
    forget(&made);
    text_fini(&source);
}
END_TEST

UNIT_MAIN("compile", errors_of_scopes_and_code_are_told_in_the_words_of_python3,
          equal_constants_are_one_and_unequal_types_are_not,
          a_sum_of_very_many_terms_is_refused_and_never_crashes, a_long_function_takes_linear_time,
          a_long_list_is_compiled_item_by_item)
