/* Sizes and layouts, against the numbers that gcc 12 prints for the same source on x86-64. */
#include "c_trees.h"
#include "unit.h"

struct unit {
    struct c_unit *unit;
    struct c_diagnostics diagnostics;
};

static struct unit parse(const char *text)
{
    struct c_source source = {.name = "x.c", .text = text, .length = strlen(text)};
    struct unit unit = {0};
    unit.unit = c_parse(&source, NULL, NULL, &unit.diagnostics);
    ck_assert_msg(unit.unit != NULL, "%s", text_string(&unit.diagnostics.text));
    return unit;
}

static void forget(struct unit *unit)
{
    c_unit_free(unit->unit);
    c_diagnostics_fini(&unit->diagnostics);
}

static const struct c_type *type_of(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->unit->static_count; i++) {
        const struct c_variable *variable = unit->unit->statics[i];
        if (variable->name && strcmp(variable->name, name) == 0)
            return variable->type;
    }
    ck_abort_msg("no variable %s", name);
    return NULL;
}

/* Each struct's size and alignment, and its bytes when one member at a time has all bits set. */
static const struct {
    const char *source, *layout;
} layouts[] = {
    {"struct s0 { char a; int b; }", "8/4 a=ff00000000000000 b=00000000ffffffff"},
    {"struct s1 { char a; short b; char c; long d; char e; }",
     "24/8 a=ff0000000000000000000000000000000000000000000000 "
     "b=0000ffff0000000000000000000000000000000000000000 "
     "c=00000000ff00000000000000000000000000000000000000 "
     "d=0000000000000000ffffffffffffffff0000000000000000 "
     "e=00000000000000000000000000000000ff00000000000000"},
    {"struct s2 { double a; char b; }",
     "16/8 a=ffffffffffffffff0000000000000000 b=0000000000000000ff00000000000000"},
    {"struct s3 { char a; long double b; }",
     "32/16 a=ff00000000000000000000000000000000000000000000000000000000000000 "
     "b=00000000000000000000000000000000ffffffffffffffffffffffffffffffff"},
    {"struct s4 { char a[3]; short b[2]; char c; }",
     "10/2 a=ffffff00000000000000 b=00000000ffffffff0000 c=0000000000000000ff00"},
    {"struct s5 { int a : 3; int b : 5; unsigned c : 24; int d : 1; }",
     "8/4 a=0700000000000000 b=f800000000000000 c=00ffffff00000000 d=0000000001000000"},
    {"struct s6 { char a; int b : 4; int c : 29; }",
     "8/4 a=ff00000000000000 b=000f000000000000 c=00000000ffffff1f"},
    {"struct s7 { int a : 7; int : 0; int b : 2; }", "8/4 a=7f00000000000000 b=0000000003000000"},
    {"struct s8 { char a; int : 0; char b; }", "5/1 a=ff00000000 b=00000000ff"},
    {"struct s9 { char a : 4; short b : 9; long c : 40; }",
     "8/8 a=0f00000000000000 b=f01f000000000000 c=00e0ffffffff1f00"},
    {"struct s10 { _Bool a : 1; _Bool b : 1; unsigned char c : 6; unsigned d : 3; }",
     "4/4 a=01000000 b=02000000 c=fc000000 d=00070000"},
    {"struct s11 { int : 5; char a; }", "2/1 a=00ff"},
    {"struct s12 { long : 33; char a; }", "6/1 a=0000000000ff"},
    {"struct s13 { char a; struct { short b; char c; }; union { int d; char e[6]; }; char f; }",
     "20/4 a=ff00000000000000000000000000000000000000 "
     "b=0000ffff00000000000000000000000000000000 c=00000000ff000000000000000000000000000000 "
     "d=0000000000000000ffffffff0000000000000000 e=0000000000000000ffffffffffff000000000000 "
     "f=00000000000000000000000000000000ff000000"},
    {"union u0 { char a[5]; int b; }", "8/4 a=ffffffffff000000 b=ffffffff00000000"},
    {"union u1 { int a : 3; unsigned char b; long c : 50; }",
     "8/8 a=0700000000000000 b=ff00000000000000 c=ffffffffffff0300"},
    {"union u2 { struct { char a, b; } x; short c[3]; }", "6/2 x=ffff00000000 c=ffffffffffff"},
    {"struct s14 { char a; int b; short c; } __attribute__((packed))",
     "7/1 a=ff000000000000 b=00ffffffff0000 c=0000000000ffff"},
    {"struct s15 { int a : 3; int b : 15; int c : 20; char d; } __attribute__((packed))",
     "6/1 a=070000000000 b=f8ff03000000 c=0000fcff3f00 d=0000000000ff"},
    {"struct s16 { char a; long b : 33; long c : 33; char d; }",
     "16/8 a=ff000000000000000000000000000000 b=00ffffffff0100000000000000000000 "
     "c=0000000000000000ffffffff01000000 d=00000000000000000000000000ff0000"},
    {"struct s17 { char a; _Alignas(16) char b; char c; }",
     "32/16 a=ff00000000000000000000000000000000000000000000000000000000000000 "
     "b=00000000000000000000000000000000ff000000000000000000000000000000 "
     "c=0000000000000000000000000000000000ff0000000000000000000000000000"},
    {"struct s18 { char a; int b __attribute__((aligned(8))); char c; }",
     "16/8 a=ff000000000000000000000000000000 b=0000000000000000ffffffff00000000 "
     "c=000000000000000000000000ff000000"},
    {"struct s19 { char a; int b __attribute__((packed)); char c; }",
     "6/1 a=ff0000000000 b=00ffffffff00 c=0000000000ff"},
    {"struct s20 { short a; char b; } __attribute__((aligned(8)))",
     "8/8 a=ffff000000000000 b=0000ff0000000000"},
    {"struct s21 { int a; char b[]; }", "4/4 a=ffffffff b=00000000"},
    {"struct s22 { char a; double b[]; }", "8/8 a=ff00000000000000 b=0000000000000000"},
    {"struct s23 { enum { A, B } a : 2; enum { C = -1, D } b : 3; enum { E } c; }",
     "8/4 a=0300000000000000 b=1c00000000000000 c=00000000ffffffff"},
    {"struct s24 { int (*a)(int); char *b; void *c[2]; char d; }",
     "40/8 "
     "a=ffffffffffffffff0000000000000000000000000000000000000000000000000000000000000000 "
     "b=0000000000000000ffffffffffffffff000000000000000000000000000000000000000000000000 "
     "c=00000000000000000000000000000000ffffffffffffffffffffffffffffffff0000000000000000 "
     "d=0000000000000000000000000000000000000000000000000000000000000000ff00000000000000"},
    {"struct s25 { struct { char a; struct { char b; long c; } d[2]; } e; char f; }",
     "48/8 "
     "e="
     "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000000000"
     "000 "
     "f="
     "00000000000000000000000000000000000000000000000000000000000000000000000000000000ff00000000000"
     "000"},
    {"struct s26 { float a; short b : 12; short c : 6; float d; }",
     "12/4 a=ffffffff0000000000000000 b=00000000ff0f000000000000 c=0000000000003f0000000000 "
     "d=0000000000000000ffffffff"},
    {"struct s27 { unsigned long a : 1, b : 63, c : 64; int d : 32, e : 31; }",
     "24/8 a=010000000000000000000000000000000000000000000000 "
     "b=feffffffffffffff00000000000000000000000000000000 "
     "c=0000000000000000ffffffffffffffff0000000000000000 "
     "d=00000000000000000000000000000000ffffffff00000000 "
     "e=0000000000000000000000000000000000000000ffffff7f"},
    {"struct s28 { char a : 1; char : 0; char b : 1; short : 0; char c : 1; int : 0; char d : 1; }",
     "5/1 a=0100000000 b=0001000000 c=0000010000 d=0000000001"},
};

START_TEST(members_stand_where_gcc_puts_them)
{
    for (size_t i = 0; i < ARRAY_LENGTH(layouts); i++) {
        struct text source = {0}, layout = {0};
        text_format(&source, "%s v;\n", layouts[i].source);
        struct unit unit = parse(text_string(&source));
        tree_layout(type_of(&unit, "v"), &layout);
        ck_assert_msg(strcmp(text_string(&layout), layouts[i].layout) == 0, "%s\n%s\n%s",
                      layouts[i].source, layouts[i].layout, text_string(&layout));
        text_fini(&source);
        text_fini(&layout);
        forget(&unit);
    }
}
END_TEST

/* Declarations of x, and how a person writes its type. */
static const struct {
    const char *source, *type;
} types[] = {
    {"unsigned x;", "unsigned int x"},
    {"long unsigned int x;", "unsigned long x"},
    {"short signed x;", "short x"},
    {"long long int unsigned x;", "unsigned long long x"},
    {"double long x;", "long double x"},
    {"const char *x;", "const char *x"},
    {"char *const x;", "char *const x"},
    {"char const *const *volatile x;", "const char *const *volatile x"},
    {"int x[3];", "int x[3]"},
    {"int *x[3];", "int *x[3]"},
    {"int (*x)[3];", "int (*x)[3]"},
    {"int (*x[2])[3];", "int (*x[2])[3]"},
    {"int (*x)(void);", "int (*x)(void)"},
    {"int (*x)();", "int (*x)()"},
    {"void (*x)(int, const char *, ...);", "void (*x)(int, const char *, ...)"},
    {"int (*(*x)(int))[5];", "int (*(*x)(int))[5]"},
    {"void (*(*x[3])(int))(double);", "void (*(*x[3])(int))(double)"},
    {"int (*x)(int a[3], int f(int));", "int (*x)(int *, int (*)(int))"},
    {"typedef int T[2]; const T x;", "const int x[2]"},
    {"typedef struct { int a; } pair; pair *x;", "pair *x"},
    {"typedef struct node node; struct node { node *next; } x;", "struct node x"},
    {"enum color { RED } x;", "enum color x"},
    {"_Atomic int *x;", "_Atomic int *x"},
    {"int (x);", "int x"},
    {"extern int y; __typeof__(&y) x;", "int *x"},
};

START_TEST(a_type_is_written_as_it_is_declared)
{
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++) {
        struct text type = {0};
        struct unit unit = parse(types[i].source);
        c_type_text(type_of(&unit, "x"), "x", &type);
        ck_assert_str_eq(text_string(&type), types[i].type);
        text_fini(&type);
        forget(&unit);
    }
}
END_TEST

START_TEST(a_qualified_struct_is_completed_with_the_struct)
{
    struct unit unit = parse("const struct s *p; struct s { const struct s *next; int a[3]; }; ");
    const struct c_type *type = type_of(&unit, "p")->base;
    ck_assert_uint_eq(type->qualifiers, C_CONST);
    ck_assert(type->complete);
    ck_assert_uint_eq(type->size, 24);
    ck_assert_uint_eq(type->member_count, 2);
    forget(&unit);
}
END_TEST

START_TEST(the_usual_conversions_follow_rank_and_signedness)
{
    static const struct {
        enum c_kind left, right, both;
    } pairs[] = {
        {C_CHAR, C_UNSIGNED_SHORT, C_INT},
        {C_BOOL, C_BOOL, C_INT},
        {C_INT, C_UNSIGNED_INT, C_UNSIGNED_INT},
        {C_UNSIGNED_INT, C_LONG, C_LONG},
        {C_UNSIGNED_LONG, C_LONG_LONG, C_UNSIGNED_LONG_LONG},
        {C_LONG, C_LONG_LONG, C_LONG_LONG},
        {C_UNSIGNED_LONG_LONG, C_FLOAT, C_FLOAT},
        {C_DOUBLE, C_FLOAT, C_DOUBLE},
        {C_LONG_DOUBLE, C_INT, C_LONG_DOUBLE},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(pairs); i++) {
        const struct c_type *left = c_basic_type(pairs[i].left);
        const struct c_type *right = c_basic_type(pairs[i].right);
        ck_assert_int_eq(c_type_usual(left, right)->kind, pairs[i].both);
        ck_assert_int_eq(c_type_usual(right, left)->kind, pairs[i].both);
    }
}
END_TEST

UNIT_MAIN("c types", members_stand_where_gcc_puts_them, a_type_is_written_as_it_is_declared,
          a_qualified_struct_is_completed_with_the_struct,
          the_usual_conversions_follow_rank_and_signedness)
