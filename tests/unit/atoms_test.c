/* int, float, str and bytes as C sees them: values, hashes and sizes are those that python3 3.11 prints with
 * PYTHONHASHSEED=0; arithmetic is GMP's. */
#include "unit.h"

#include "running.h"

#include "base/utf8.h"
#include "python/memory/freelist.h"
#include "python/objects/int_parts.h"

#include <math.h>
#include <stdio.h>

static struct running run;
static py_vm *vm;

static void open_engine(void)
{
    run = running_open(NULL);
    vm = run.vm;
    ck_assert_ptr_nonnull(vm);
}

static void close_engine(void)
{
    ck_assert(!py_raised(vm));
    running_audit(&run);
    running_end(&run);
}

static py_object *number(const char *digits)
{
    return py_int_from_text(vm, digits, strlen(digits), 10);
}

/* ---- int ---- */

static const struct {
    const char *digits;
    int64_t size, hash;
} ints[] = {
    {"0", 28, 0},
    {"1", 28, 1},
    {"-1", 28, -2},
    {"1073741823", 28, 1073741823},
    {"1073741824", 32, 1073741824},
    {"1152921504606846975", 32, 1152921504606846975},
    {"1152921504606846976", 36, 1152921504606846976},
    {"2305843009213693949", 36, 2305843009213693949},
    {"2305843009213693951", 36, 0},
    {"4611686018427387904", 36, 2},
    {"18446744073709551616", 36, 8},
    {"1237940039285380274899124224", 40, 536870912},
    {"1329227995784915872903807060280344576", 44, 576460752303423488},
    {"-2305843009213693952", 36, -2},
    {"-100000000000000000000000000000000000000000000000000", 48, -619332571178673746},
};

START_TEST(ints_have_the_size_the_hash_and_the_text_that_python3_prints)
{
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(ints); i++) {
        py_object *o = number(ints[i].digits);
        ck_assert_int_eq(py_sizeof(vm, o), ints[i].size);
        ck_assert_int_eq(py_hash(vm, o), ints[i].hash);
        py_object *text = py_int_to_text(vm, o, 10);
        ck_assert_str_eq(py_str_utf8(vm, (py_str *)text, NULL), ints[i].digits);
        py_decref(vm, text);
        py_decref(vm, o);
    }
    close_engine();
}
END_TEST

START_TEST(an_int_from_minus_5_to_256_exists_once_however_it_is_made)
{
    open_engine();
    for (int64_t value = PY_SMALL_INT_MIN - 1; value <= PY_SMALL_INT_MAX + 1; value++) {
        char digits[8];
        snprintf(digits, sizeof digits, "%d", (int)value);
        py_object *made[] = {py_int_from(vm, value), py_int_from(vm, value), number(digits),
                             py_int_from_double(vm, (double)value)};
        bool small = value >= PY_SMALL_INT_MIN && value <= PY_SMALL_INT_MAX;
        for (size_t i = 1; i < ARRAY_LENGTH(made); i++) {
            ck_assert_int_eq(made[i] == made[0], small);
            int64_t read;
            ck_assert(py_int_fits(made[i], &read));
            ck_assert_int_eq(read, value);
        }
        for (size_t i = 0; i < ARRAY_LENGTH(made); i++)
            py_decref(vm, made[i]);
    }
    close_engine();
}
END_TEST

START_TEST(ints_at_the_edges_of_c_words_fit_or_raise)
{
    static const struct {
        const char *digits;
        bool fits;
    } edges[] = {{"9223372036854775807", true},
                 {"-9223372036854775808", true},
                 {"9223372036854775808", false},
                 {"-9223372036854775809", false}};
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(edges); i++) {
        py_object *o = number(edges[i].digits);
        int64_t value;
        ck_assert_int_eq(py_int_fits(o, &value), edges[i].fits);
        value = py_int_as_int64(vm, o);
        ck_assert_int_eq(py_raised(vm), !edges[i].fits);
        if (!edges[i].fits) {
            ck_assert_int_eq(value, -1);
            ck_assert(py_raised_matches(vm, vm->exceptions.OverflowError));
            py_clear_raised(vm);
        }
        py_decref(vm, o);
    }
    py_object *most = py_int_from_unsigned(vm, UINT64_MAX);
    ck_assert_int_eq(int_bits(most), 64);
    py_decref(vm, most);
    close_engine();
}
END_TEST

/* A few thousand pseudo-random operands of many widths, both signs. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void random_integer(mpz_ptr value, uint64_t *state)
{
    static const int widths[] = {3, 8, 29, 30, 31, 59, 60, 61, 63, 64, 65, 90, 127, 128, 200, 400};
    int bits = widths[next_random(state) % ARRAY_LENGTH(widths)];
    mpz_set_ui(value, 0);
    for (int i = 0; i < bits; i += 32) {
        mpz_mul_2exp(value, value, 32);
        mpz_add_ui(value, value, next_random(state) & 0xFFFFFFFF);
    }
    mpz_fdiv_r_2exp(value, value, (mp_bitcnt_t)bits);
    if (next_random(state) & 1)
        mpz_neg(value, value);
}

static void shift_left(mpz_ptr r, mpz_srcptr a, mpz_srcptr b)
{
    mpz_mul_2exp(r, a, mpz_get_ui(b) % 200);
}

static void shift_right(mpz_ptr r, mpz_srcptr a, mpz_srcptr b)
{
    mpz_fdiv_q_2exp(r, a, mpz_get_ui(b) % 200);
}

static const struct operation {
    py_binary ours;
    void (*gmp)(mpz_ptr, mpz_srcptr, mpz_srcptr);
    bool divides, shifts;
} operations[] = {
    {int_add, mpz_add, false, false},         {int_subtract, mpz_sub, false, false},
    {int_multiply, mpz_mul, false, false},    {int_floor_divide, mpz_fdiv_q, true, false},
    {int_remainder, mpz_fdiv_r, true, false}, {int_and, mpz_and, false, false},
    {int_or, mpz_ior, false, false},          {int_xor, mpz_xor, false, false},
    {int_lshift, shift_left, false, true},    {int_rshift, shift_right, false, true},
};

static void try_operation(const struct operation *operation, mpz_srcptr a, mpz_srcptr b)
{
    mpz_t expected, view;
    py_object *left = int_from_mpz(vm, a);
    py_object *right =
        operation->shifts ? py_int_from(vm, (int64_t)(mpz_get_ui(b) % 200)) : int_from_mpz(vm, b);
    py_object *result = operation->ours(vm, left, right);
    if (operation->divides && mpz_sgn(b) == 0) {
        ck_assert(!result && py_raised_matches(vm, vm->exceptions.ZeroDivisionError));
        py_clear_raised(vm);
    } else {
        mpz_init(expected);
        operation->gmp(expected, a, b);
        ck_assert_ptr_nonnull(result);
        ck_assert_int_eq(mpz_cmp(int_view(view, result), expected), 0);
        ck_assert_int_eq(int_digits(result),
                         mpz_sgn(expected) == 0 ? 0
                                                : ((int64_t)mpz_sizeinbase(expected, 2) + 29) / 30);
        mpz_clear(expected);
        py_decref(vm, result);
    }
    py_decref(vm, left);
    py_decref(vm, right);
}

START_TEST(int_arithmetic_is_exact_at_every_width_and_sign)
{
    open_engine();
    mpz_t a, b;
    mpz_init(a);
    mpz_init(b);
    uint64_t state = 88172645463325252u;
    for (int i = 0; i < 1500; i++) {
        random_integer(a, &state);
        random_integer(b, &state);
        if (i % 50 == 0)
            mpz_set_ui(b, 0);
        for (size_t o = 0; o < ARRAY_LENGTH(operations); o++)
            try_operation(&operations[o], a, b);
    }
    mpz_clear(a);
    mpz_clear(b);
    close_engine();
}
END_TEST

START_TEST(a_freed_int_block_is_the_next_int)
{
    open_engine();
    py_object *a = py_int_from(vm, 1000);
    py_decref(vm, a);
    py_object *b = py_int_from(vm, -100000);
    ck_assert_ptr_eq(a, b);
    py_decref(vm, b);
    close_engine();
}
END_TEST

/* ---- float ---- */

static const struct {
    double value;
    int64_t hash;
    const char *text;
} floats[] = {
    {0.0, 0, "0.0"},
    {-0.0, 0, "-0.0"},
    {1.0, 1, "1.0"},
    {-1.0, -2, "-1.0"},
    {0.5, 1152921504606846976, "0.5"},
    {0.1, 230584300921369408, "0.1"},
    {1e300, 1224995262755759164, "1e+300"},
    {(double)INFINITY, 314159, "inf"},
    {-(double)INFINITY, -314159, "-inf"},
    {3.14, 322818021289917443, "3.14"},
    {2305843009213693952.0, 1, "2.305843009213694e+18"},
    {1e-320, 33957085184, "1e-320"},
    {1.0 / 3, 768614336404564608, "0.3333333333333333"},
};

START_TEST(floats_have_the_hash_and_the_shortest_text_that_python3_prints)
{
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(floats); i++) {
        py_object *o = py_float_from(vm, floats[i].value);
        ck_assert_int_eq(py_hash(vm, o), floats[i].hash);
        ck_assert_int_eq(py_sizeof(vm, o), 24);
        py_object *text = py_repr(vm, o);
        ck_assert_str_eq(py_str_utf8(vm, (py_str *)text, NULL), floats[i].text);
        py_decref(vm, text);
        py_decref(vm, o);
    }
    close_engine();
}
END_TEST

START_TEST(a_hundred_freed_floats_wait_for_the_next_ones)
{
    enum { MADE = 103 };
    py_object *made[MADE];
    open_engine();
    int32_t kept = vm->free_lists->lists[PY_FREE_FLOAT].count;
    ck_assert_int_le(kept, 100);
    for (int i = 0; i < MADE; i++)
        made[i] = py_float_from(vm, i);
    for (int i = 0; i < MADE; i++)
        py_decref(vm, made[i]);
    ck_assert_int_eq(vm->free_lists->lists[PY_FREE_FLOAT].count, 100);
    /* The last that found room is the first used again. */
    py_object *again = py_float_from(vm, 0.5);
    ck_assert_ptr_eq(again, made[99]);
    py_decref(vm, again);
    close_engine();
}
END_TEST

/* ---- str and bytes ---- */

static const struct {
    const char *utf8;
    int64_t length, kind, size, hash;
} texts[] = {
    {"", 0, 1, 49, 0},
    {"a", 1, 1, 50, 4644417185603328019},
    {"ab", 2, 1, 51, 6148830537548944441},
    {"hello", 5, 1, 54, -2096571579003691106},
    {"seven77", 7, 1, 56, -6423433752598503226},
    {"eight888", 8, 1, 57, -2436426746351348433},
    {"refcount", 8, 1, 57, -8345867838104284857},
    {"\xC3\xA9", 1, 1, 74, 6047309291227476195},
    {"h\xC3\xA9llo", 5, 1, 78, 6395329678795984700},
    {"\xE2\x82\xACuro", 4, 2, 82, 7542247858446192590},
    {"\xF0\x9F\x98\x80", 1, 4, 80, -3536540696076613844},
};

START_TEST(a_str_is_as_wide_as_its_widest_character_and_hashes_as_python3_says)
{
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++) {
        py_str *s = py_str_from_c(vm, texts[i].utf8);
        ck_assert_int_eq(s->length, texts[i].length);
        ck_assert_int_eq(s->kind, texts[i].kind);
        ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(s)), texts[i].size);
        ck_assert_int_eq(py_str_hash(s), texts[i].hash);
        ck_assert_str_eq(py_str_utf8(vm, s, NULL), texts[i].utf8);
        py_decref(vm, s);
    }
    close_engine();
}
END_TEST

START_TEST(a_part_of_a_wide_str_is_as_narrow_as_it_can_be)
{
    open_engine();
    py_str *s = py_str_from_c(vm, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
    static const int kinds[] = {1, 1, 2, 4};
    for (int64_t end = 1; end <= 4; end++) {
        py_str *part = py_str_slice(vm, s, 0, end);
        ck_assert_int_eq(part->kind, kinds[end - 1]);
        ck_assert_int_eq(part->ascii, end == 1);
        ck_assert_int_eq(py_str_find(s, part, 0, s->length), 0);
        py_decref(vm, part);
    }
    py_decref(vm, s);
    close_engine();
}
END_TEST

START_TEST(the_empty_str_and_latin_1_letters_exist_once)
{
    open_engine();
    for (uint32_t c = 0; c < 300; c++) {
        char utf8[4];
        size_t length = utf8_encode(c, utf8);
        py_str *a = py_str_from(vm, utf8, length), *b = py_str_from_char(vm, c);
        ck_assert_int_eq(a == b, c < 256);
        py_decref(vm, a);
        py_decref(vm, b);
    }
    py_str *empty = py_str_from_c(vm, "");
    ck_assert_ptr_eq(empty, vm->empty_str);
    py_decref(vm, empty);
    close_engine();
}
END_TEST

START_TEST(interning_gives_the_one_str_of_a_value_without_counting_the_tables_own_references)
{
    open_engine();
    py_str *a = py_str_from_c(vm, "interned by a test"),
           *b = py_str_from_c(vm, "interned by a test");
    ck_assert_ptr_ne(a, b);
    py_str *kept = b;
    py_incref(kept);
    py_str_intern(vm, &a);
    ck_assert_uint_eq(a->base.refcount, 1);
    py_str_intern(vm, &b);
    ck_assert_ptr_eq(a, b);
    ck_assert_uint_eq(a->base.refcount, 2);
    ck_assert_uint_eq(kept->base.refcount, 1);
    py_decref(vm, a);
    py_decref(vm, b);
    py_decref(vm, kept);
    /* The last reference took it out of the table. */
    py_str *fresh = py_str_from_c(vm, "interned by a test");
    py_str *same = fresh;
    py_str_intern(vm, &fresh);
    ck_assert_ptr_eq(fresh, same);
    py_decref(vm, fresh);
    close_engine();
}
END_TEST

START_TEST(a_str_that_nobody_else_holds_grows_in_place)
{
    open_engine();
    py_str *tail = py_str_from_c(vm, "x"), *s = py_str_from_c(vm, "abc");
    for (int i = 0; i < 1000; i++)
        py_str_append(vm, &s, tail);
    ck_assert_int_eq(s->length, 1003);
    ck_assert_uint_eq(s->base.refcount, 1);
    py_str *shared = py_newref(s);
    py_str_append(vm, &s, tail);
    ck_assert_ptr_ne(s, shared);
    ck_assert_int_eq(shared->length, 1003);
    ck_assert_uint_eq(shared->base.refcount, 1);
    py_decref(vm, shared);
    py_decref(vm, s);
    py_decref(vm, tail);
    close_engine();
}
END_TEST

START_TEST(bytes_of_length_0_and_1_exist_once_and_hash_as_their_text_does)
{
    open_engine();
    py_bytes *none = py_bytes_from(vm, "", 0);
    ck_assert_ptr_eq(none, vm->empty_bytes);
    py_bytes *a = py_bytes_from(vm, "\xFF", 1), *b = py_bytes_from(vm, "\xFF", 1);
    ck_assert_ptr_eq(a, b);
    py_bytes *hello = py_bytes_from(vm, "hello", 5);
    ck_assert_int_eq(py_hash(vm, PY_OBJECT(hello)), -2096571579003691106);
    ck_assert_int_eq(py_sizeof(vm, PY_OBJECT(hello)), 38);
    ck_assert_int_eq(py_hash_bytes("hello", 5), -2096571579003691106);
    py_decref(vm, none);
    py_decref(vm, a);
    py_decref(vm, b);
    py_decref(vm, hello);
    close_engine();
}
END_TEST

/* ---- out of memory ---- */

START_TEST(an_atom_that_finds_no_memory_is_a_memory_error_and_nothing_else)
{
    open_engine();
    py_object *big = number("123456789012345678901234567890");
    py_str *text = py_str_from_c(vm, "a text that is long enough");
    py_object *made = NULL;
    for (int which = 0; which < 8; which++) {
        py_free_lists_clear(vm);
        py_heap_fail(vm, 1, 1);
        switch (which) {
        case 0: made = py_int_from(vm, 100000); break;
        case 1: made = py_float_from(vm, 1.5); break;
        case 2: made = int_multiply(vm, big, big); break;
        case 3: made = PY_OBJECT(py_str_from_c(vm, "another text")); break;
        case 4: made = PY_OBJECT(py_str_concat(vm, text, text)); break;
        case 5: made = PY_OBJECT(py_bytes_alloc(vm, 1000)); break;
        case 6: made = py_complex_from(vm, 1, 2); break;
        case 7: made = py_str_encode(vm, text, "utf-8", NULL); break;
        }
        py_heap_fail(vm, 0, 0);
        ck_assert_msg(!made, "call %d", which);
        ck_assert(py_raised_matches(vm, vm->exceptions.MemoryError));
        py_clear_raised(vm);
        ck_assert_uint_eq(big->refcount, 1);
        ck_assert_uint_eq(text->base.refcount, 1);
    }
    py_decref(vm, big);
    py_decref(vm, text);
    close_engine();
}
END_TEST

UNIT_MAIN("atoms", ints_have_the_size_the_hash_and_the_text_that_python3_prints,
          an_int_from_minus_5_to_256_exists_once_however_it_is_made,
          ints_at_the_edges_of_c_words_fit_or_raise,
          int_arithmetic_is_exact_at_every_width_and_sign, a_freed_int_block_is_the_next_int,
          floats_have_the_hash_and_the_shortest_text_that_python3_prints,
          a_hundred_freed_floats_wait_for_the_next_ones,
          a_str_is_as_wide_as_its_widest_character_and_hashes_as_python3_says,
          a_part_of_a_wide_str_is_as_narrow_as_it_can_be,
          the_empty_str_and_latin_1_letters_exist_once,
          interning_gives_the_one_str_of_a_value_without_counting_the_tables_own_references,
          a_str_that_nobody_else_holds_grows_in_place,
          bytes_of_length_0_and_1_exist_once_and_hash_as_their_text_does,
          an_atom_that_finds_no_memory_is_a_memory_error_and_nothing_else)
