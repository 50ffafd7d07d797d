#include "recorded.h"
#include "unit.h"

#include "base/text.h"
#include "python/syntax/parse.h"

#include <stdio.h>
#include <string.h>

struct parsed {
    struct ast_tree tree;
    struct syntax_error error;
    bool good;
};

static struct parsed parse(const char *source, enum python_parse_mode mode)
{
    struct parsed parsed = {0};
    parsed.good = python_parse(source, strlen(source), "x.py", mode, &parsed.tree, &parsed.error);
    return parsed;
}

static void forget(struct parsed *parsed)
{
    ast_tree_fini(&parsed->tree);
    syntax_error_fini(&parsed->error);
}

/* The value of the expression statement that is the source. */
static const struct ast_expr *only_value(const struct parsed *parsed)
{
    ck_assert(parsed->good);
    ck_assert_uint_eq(parsed->tree.body.count, 1);
    ck_assert_int_eq(parsed->tree.body.items[0]->kind, AST_EXPR);
    return parsed->tree.body.items[0]->expr.value;
}

static void ck_message(const char *source, const char *message)
{
    struct parsed parsed = parse(source, PYTHON_PARSE_FILE);
    ck_assert(!parsed.good);
    ck_assert_str_eq(parsed.error.message, message);
    forget(&parsed);
}

START_TEST(operators_bind_as_the_grammar_says)
{
    struct parsed parsed = parse("a + b * -c ** d\n", PYTHON_PARSE_FILE);
    const struct ast_expr *sum = only_value(&parsed);
    ck_assert_int_eq(sum->bin_op.op, AST_ADD);
    const struct ast_expr *product = sum->bin_op.right;
    ck_assert_int_eq(product->bin_op.op, AST_MULT);
    ck_assert_int_eq(product->bin_op.right->kind, AST_UNARY_OP);
    ck_assert_int_eq(product->bin_op.right->unary_op.operand->bin_op.op, AST_POW);
    ck_assert_int_eq(sum->at.end_col_offset, 15);
    forget(&parsed);
}
END_TEST

START_TEST(equal_names_share_their_text)
{
    /* the second is written with a compatibility ligature: NFKC makes it "fi" too */
    struct parsed parsed = parse("fi + \xEF\xAC\x81\n", PYTHON_PARSE_FILE);
    const struct ast_expr *sum = only_value(&parsed);
    ck_assert_ptr_eq(sum->bin_op.left->name.id.text, sum->bin_op.right->name.id.text);
    ck_assert_str_eq(sum->bin_op.left->name.id.text, "fi");
    forget(&parsed);
}
END_TEST

START_TEST(adjacent_strings_are_one_constant)
{
    struct parsed parsed = parse("'a\\0' \"\\u00e9\" r'\\n'\n", PYTHON_PARSE_FILE);
    const struct ast_expr *string = only_value(&parsed);
    ck_assert_int_eq(string->constant.kind, AST_CONSTANT_STR);
    ck_assert_uint_eq(string->constant.length, 6);
    ck_assert_mem_eq(string->constant.text, "a\0\xC3\xA9\\n", 6);
    forget(&parsed);
}
END_TEST

START_TEST(a_lone_surrogate_is_three_bytes)
{
    struct parsed parsed = parse("'\\ud800'\n", PYTHON_PARSE_FILE);
    const struct ast_expr *string = only_value(&parsed);
    ck_assert_uint_eq(string->constant.length, 3);
    ck_assert_mem_eq(string->constant.text, "\xED\xA0\x80", 3);
    forget(&parsed);
}
END_TEST

START_TEST(characters_are_found_by_their_names)
{
    struct parsed parsed = parse("'\\N{greek small letter pi}\\N{SNAKE}'\n", PYTHON_PARSE_FILE);
    ck_assert_str_eq(only_value(&parsed)->constant.text, "\xCF\x80\xF0\x9F\x90\x8D");
    forget(&parsed);
}
END_TEST

START_TEST(a_number_keeps_its_digits_and_base)
{
    struct parsed parsed = parse("0xFF_ff\n", PYTHON_PARSE_FILE);
    const struct ast_expr *number = only_value(&parsed);
    ck_assert_int_eq(number->constant.base, 16);
    ck_assert_str_eq(number->constant.text, "FFff");
    forget(&parsed);
}
END_TEST

START_TEST(an_fstring_is_taken_apart)
{
    struct parsed parsed = parse("f'{a!r:>{w}}b{c=}'\n", PYTHON_PARSE_FILE);
    const struct ast_expr *joined = only_value(&parsed);
    ck_assert_int_eq(joined->kind, AST_JOINED_STR);
    ck_assert_uint_eq(joined->joined_str.values.count, 3);
    const struct ast_expr *field = joined->joined_str.values.items[0];
    ck_assert_int_eq(field->formatted_value.conversion, 'r');
    ck_assert_uint_eq(field->formatted_value.format_spec->joined_str.values.count, 2);
    ck_assert_str_eq(joined->joined_str.values.items[1]->constant.text, "bc=");
    forget(&parsed);
}
END_TEST

START_TEST(a_future_import_is_noted)
{
    struct parsed parsed = parse("from __future__ import annotations\n", PYTHON_PARSE_FILE);
    ck_assert(parsed.good && parsed.tree.future_annotations);
    forget(&parsed);
}
END_TEST

START_TEST(eval_takes_one_expression)
{
    struct parsed parsed = parse("a, b", PYTHON_PARSE_EVAL);
    ck_assert(parsed.good);
    ck_assert_int_eq(parsed.tree.expression->kind, AST_TUPLE);
    forget(&parsed);
    parsed = parse("a = b", PYTHON_PARSE_EVAL);
    ck_assert(!parsed.good);
    forget(&parsed);
}
END_TEST

START_TEST(latin_1_is_decoded_by_its_cookie)
{
    struct parsed parsed = parse("# -*- coding: latin-1 -*-\n'\xE9'\n", PYTHON_PARSE_FILE);
    ck_assert_str_eq(only_value(&parsed)->constant.text, "\xC3\xA9");
    forget(&parsed);
}
END_TEST

START_TEST(a_nul_is_refused)
{
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    ck_assert(!python_parse("a\0b", 3, "x.py", PYTHON_PARSE_FILE, &tree, &error));
    ck_assert_int_eq(error.kind, SYNTAX_ERROR_VALUE);
    syntax_error_fini(&error);
}
END_TEST

/* `unit` many times over. */
static char *repeat(const char *before, const char *unit, size_t count, const char *after)
{
    struct text text = {0};
    text_append(&text, before);
    for (size_t i = 0; i < count; i++)
        text_append(&text, unit);
    text_append(&text, after);
    text_append_char(&text, '\n');
    char *whole = text_take(&text);
    ck_assert_ptr_nonnull(whole);
    return whole;
}

START_TEST(too_deep_a_program_is_refused_and_never_crashes)
{
    static const struct {
        const char *unit;
        const char *after;
        enum syntax_error_kind kind;
    } cases[] = {
        {"(", "", SYNTAX_ERROR},
        {"[", "", SYNTAX_ERROR},
        {"{1:", "", SYNTAX_ERROR},
        {"-", "1", SYNTAX_ERROR_MEMORY},
        {"not ", "1", SYNTAX_ERROR_MEMORY},
        {"lambda: ", "1", SYNTAX_ERROR_MEMORY},
        {"a ** ", "1", SYNTAX_ERROR_MEMORY},
        {"a if b else ", "1", SYNTAX_ERROR_MEMORY},
        {"f(", "", SYNTAX_ERROR},
        {"x[", "", SYNTAX_ERROR},
        {"f'{f\"{", "", SYNTAX_ERROR},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        char *source = repeat("x = ", cases[i].unit, 50000, cases[i].after);
        struct parsed parsed = parse(source, PYTHON_PARSE_FILE);
        ck_assert_msg(!parsed.good && parsed.error.kind == cases[i].kind, "%s: %d %s",
                      cases[i].unit, parsed.error.kind,
                      parsed.error.message ? parsed.error.message : "");
        forget(&parsed);
        free(source);
    }
}
END_TEST

START_TEST(a_long_line_takes_linear_time)
{
    static const char *const units[] = {"a + ", "a, ", "f(a) or ", "'s' ", "a.b.c, ", "1 < "};
    for (size_t i = 0; i < ARRAY_LENGTH(units); i++) {
        char *source = repeat("x = ", units[i], 300000, "'1'");
        struct parsed parsed = parse(source, PYTHON_PARSE_FILE);
        ck_assert(parsed.good);
        forget(&parsed);
        free(source);
    }
    char *wrong = repeat("x = [", "f(a, b=1) + {1: 2, 3: [4]}, ", 20000, "a b]");
    ck_message(wrong, "invalid syntax. Perhaps you forgot a comma?");
    free(wrong);
}
END_TEST

START_TEST(nested_mistakes_are_told_without_blowing_up)
{
    static const char *const units[] = {"(", "[", "{1: ", "{1: 2, ", "f(", "f(a=", "x[", "(a, "};
    for (size_t i = 0; i < ARRAY_LENGTH(units); i++) {
        char *source = repeat("x = ", units[i], 60, "1 $ 2");
        struct parsed parsed = parse(source, PYTHON_PARSE_FILE);
        ck_assert(!parsed.good);
        forget(&parsed);
        free(source);
    }
}
END_TEST

START_TEST(a_truncated_program_is_an_error_or_a_shorter_program)
{
    static const char source[] =
        "@d(x)\nclass A(B, m=C):\n    def f(self, a, /, b: int = 1, *c, d=2, **e) -> None:\n"
        "        with a as (b, c), d: return [f'{x!r:{y}}' for x, *y in z if {1: 2, **k}]\n"
        "    async def g(): await x[1:2, ::3] if not (yield) else lambda a, *b: {a, *b}\n"
        "try:\n    match x:\n        case {'a': [1, *_], **r} | A(b=-1.5e3+2j) if (n := 0x1F): del "
        "a.b\n"
        "except* (A, B) as e:\n    raise x from y\nfinally: a += b'c' ; import a.b as c\n";
    for (size_t length = 0; length < sizeof source; length++) {
        struct parsed parsed = {0};
        char *copy = malloc(length + 1); /* exactly sized, for the sanitizers */
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, source, length);
        python_parse(copy, length, "x.py", PYTHON_PARSE_FILE, &parsed.tree, &parsed.error);
        python_input_state(copy, length);
        forget(&parsed);
        free(copy);
    }
}
END_TEST

START_TEST(the_prompt_knows_when_to_ask_for_more)
{
    static const struct {
        const char *source;
        enum python_input state;
    } cases[] = {
        {"", PYTHON_INPUT_COMPLETE},
        {"# comment", PYTHON_INPUT_COMPLETE},
        {"x = 1", PYTHON_INPUT_COMPLETE},
        {"x = (1,", PYTHON_INPUT_INCOMPLETE},
        {"x = (1,\n2)", PYTHON_INPUT_COMPLETE},
        {"if x:", PYTHON_INPUT_INCOMPLETE},
        {"if x:\n    y", PYTHON_INPUT_INCOMPLETE},
        {"if x:\n    y\n", PYTHON_INPUT_COMPLETE},
        {"if x: y", PYTHON_INPUT_INCOMPLETE},
        {"if x: y\n", PYTHON_INPUT_COMPLETE},
        {"if x:\n    y\nelse:", PYTHON_INPUT_INCOMPLETE},
        {"def f():\n    x\n\n", PYTHON_INPUT_COMPLETE},
        {"class A:\n    def f(self):\n        pass", PYTHON_INPUT_INCOMPLETE},
        {"@d", PYTHON_INPUT_INCOMPLETE},
        {"try:\n    x", PYTHON_INPUT_INCOMPLETE},
        {"x = '''a", PYTHON_INPUT_INCOMPLETE},
        {"x = 'a", PYTHON_INPUT_WRONG},
        {"x = \\", PYTHON_INPUT_INCOMPLETE},
        {"x = ", PYTHON_INPUT_WRONG},
        {"x y", PYTHON_INPUT_WRONG},
        {"x = )", PYTHON_INPUT_WRONG},
        {"if x:\npass", PYTHON_INPUT_WRONG},
        {"f(a b", PYTHON_INPUT_WRONG},
        {"1 +", PYTHON_INPUT_WRONG},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(cases); i++) {
        enum python_input state = python_input_state(cases[i].source, strlen(cases[i].source));
        ck_assert_msg(state == cases[i].state, "%s: %d", cases[i].source, (int)state);
    }
}
END_TEST

START_TEST(wrong_programs_are_told_in_the_words_of_python3)
{
    struct text recorded = {0}, program = {0}, expected = {0}, printed = {0};
    int wrong = 0, all = 0;
    read_recorded(&recorded, "syntax_errors.txt");
    const char *at = recorded.bytes;
    while (next_program(&at, recorded.bytes + recorded.length, &program, &expected)) {
        struct parsed parsed = {0};
        text_clear(&printed);
        parsed.good = python_parse(text_string(&program), program.length, "x.py", PYTHON_PARSE_FILE,
                                   &parsed.tree, &parsed.error);
        if (!parsed.good)
            syntax_error_print(&parsed.error, &printed);
        if (strcmp(text_string(&printed), text_string(&expected)) != 0) {
            fprintf(stderr, "%s-- ours:\n%s-- python3:\n%s\n", text_string(&program),
                    text_string(&printed), text_string(&expected));
            wrong++;
        }
        all++;
        forget(&parsed);
    }
    text_fini(&recorded);
    text_fini(&program);
    text_fini(&expected);
    text_fini(&printed);
    ck_assert_int_gt(all, 150);
    ck_assert_msg(wrong == 0, "%d of %d differ", wrong, all);
}
END_TEST

UNIT_MAIN("syntax", operators_bind_as_the_grammar_says, equal_names_share_their_text,
          adjacent_strings_are_one_constant, a_lone_surrogate_is_three_bytes,
          characters_are_found_by_their_names, a_number_keeps_its_digits_and_base,
          an_fstring_is_taken_apart, a_future_import_is_noted, eval_takes_one_expression,
          latin_1_is_decoded_by_its_cookie, a_nul_is_refused,
          too_deep_a_program_is_refused_and_never_crashes, a_long_line_takes_linear_time,
          nested_mistakes_are_told_without_blowing_up,
          a_truncated_program_is_an_error_or_a_shorter_program,
          the_prompt_knows_when_to_ask_for_more, wrong_programs_are_told_in_the_words_of_python3)
