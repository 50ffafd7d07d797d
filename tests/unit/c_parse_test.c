/* The C parser: trees, static data and messages. Data and messages are what gcc 12 makes of the same source. */
#include "c_trees.h"
#include "unit.h"

struct unit {
    struct c_unit *unit;
    struct c_diagnostics diagnostics;
};

static struct unit try_parse(const char *text)
{
    struct c_source source = {.name = "x.c", .text = text, .length = strlen(text)};
    struct unit unit = {0};
    unit.unit = c_parse(&source, NULL, NULL, &unit.diagnostics);
    return unit;
}

static struct unit parse(const char *text)
{
    struct unit unit = try_parse(text);
    ck_assert_msg(unit.unit != NULL, "%s", text_string(&unit.diagnostics.text));
    return unit;
}

static void forget(struct unit *unit)
{
    c_unit_free(unit->unit);
    c_diagnostics_fini(&unit->diagnostics);
}

static const struct c_variable *variable_named(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->unit->static_count; i++)
        if (unit->unit->statics[i]->name && strcmp(unit->unit->statics[i]->name, name) == 0)
            return unit->unit->statics[i];
    ck_abort_msg("no variable %s", name);
    return NULL;
}

static struct c_function *function_named(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->unit->function_count; i++)
        if (strcmp(unit->unit->functions[i]->name, name) == 0)
            return unit->unit->functions[i];
    ck_abort_msg("no function %s", name);
    return NULL;
}

/* ---- static data ---- */

static const struct {
    const char *source, *bytes;
} data[] = {
    {"int x[] = {1, 2, [5] = 6, 7, [1] = 9};",
     "01000000090000000000000000000000000000000600000007000000"},
    {"int x[2][3] = {{1}, 2, 3};", "010000000000000000000000020000000300000000000000"},
    {"int x[2][3] = {1, 2, 3, 4};", "010000000200000003000000040000000000000000000000"},
    {"int x[][2] = {1, 2, 3};", "01000000020000000300000000000000"},
    {"int x[4] = {[0 ... 2] = 5, [1] = 6};", "05000000060000000500000000000000"},
    {"char x[] = \"abc\";", "61626300"},
    {"char x[2] = \"abc\";", "6162"},
    {"char x[6] = {\"abc\"};", "616263000000"},
    {"char x[][4] = {\"ab\", {'c', 'd'}, \"efgh\"};", "616200006364000065666768"},
    {"int x[3] = {};", "000000000000000000000000"},
    {"unsigned short x[] = u\"hi\";", "680069000000"},
    {"int x[] = L\"hi\";", "680000006900000000000000"},
    {"struct { char a; int b[2]; struct { short c, d; } e; } x = {1, 2, 3, 4, 5};",
     "01000000020000000300000004000500"},
    {"struct { char a; int b[2]; struct { short c, d; } e; } x = {.b[1] = 2, 3, 4, .a = 7};",
     "07000000000000000200000003000400"},
    {"struct { struct { int a, b; } p[2]; int z; } x = {.p[1].a = 3, 9, 8};",
     "0000000000000000030000000900000008000000"},
    {"struct { struct { int a, b; } p[2]; int z; } x = {{[1] = {.b = 1}}, 4};",
     "0000000000000000000000000100000004000000"},
    {"struct { struct { int a, b; } p[2]; int z; } x[] = {1, 2, 3, 4, 5, 6, [2].z = 1};",
     "0100000002000000030000000400000005000000060000000000000000000000000000000000000000000000"
     "00000000000000000000000001000000"},
    {"struct { int a; union { int b; char c[8]; }; int d; } x = {1, {.c = \"hey\"}, 2};",
     "01000000686579000000000002000000"},
    {"struct { int a; union { int b; char c[8]; }; int d; } x = {.c[2] = 5, 6, .a = 1};",
     "01000000000005060000000000000000"},
    {"union { char a; int b; } x = {.b = 300, .a = 1};", "01000000"},
    {"union { int a[2]; long b; } x = {1, 2};", "0100000002000000"},
    {"struct { int a : 3, b : 5; unsigned : 0; int c : 9; } x = {-1, 3, 200};", "1f000000c8000000"},
    {"struct { int a; int : 3; int b; } x = {1, 2};", "010000000000000002000000"},
    {"struct { int n; char name[]; } x = {3, \"abcd\"};", "030000006162636400"},
    {"struct { int n; int v[]; } x = {3, {1, 2, 3}};", "03000000010000000200000003000000"},
    {"struct { char s[4]; int n; } x[] = {\"ab\", 1, {\"cd\", 2}};",
     "61620000010000006364000002000000"},
    {"struct p { int a, b; } x[2] = {{1}, (struct p){5, 6}};", "01000000000000000500000006000000"},
    {"struct { int a, b; } x = {.a = 1, .a = 2, .b = 3, .a = 4};", "0400000003000000"},
    {"struct { struct { int a, b; } s; } x = {.s = {1, 2}, .s = {.b = 3}};", "0000000003000000"},
    {"int x[3] = {1, 2, 3,};", "010000000200000003000000"},
    {"int x = {5};", "05000000"},
    {"long x = 1 ? -1 : 0u;", "ffffffff00000000"},
    {"long x = -1 < 1u;", "0000000000000000"},
    {"int x = -7 / 2 * 100 + -7 % 3;", "d3feffff"},
    {"unsigned x = ~0u >> 4;", "ffffff0f"},
    {"int x = -16 >> 2;", "fcffffff"},
    {"long x = 1L << 40 | 0xfful << 8;", "00ff000000010000"},
    {"unsigned char x = (unsigned char)300;", "2c"},
    {"int x = (char)200;", "c8ffffff"},
    {"int x = (signed char)0x80 + (short)0x18000;", "807fffff"},
    {"unsigned long x = -1;", "ffffffffffffffff"},
    {"_Bool x = 0.5;", "01"},
    {"int x = 2.9 * 3;", "08000000"},
    {"double x = 1 / 3 + 1.0 / 3;", "555555555555d53f"},
    {"float x = 0.1f + 0.2f;", "9a99993e"},
    {"float x = 16777217;", "0000804b"},
    {"double x = 0.1f;", "000000a09999b93f"},
    {"double x = 9007199254740993;", "0000000000004043"},
    {"long double x = 1.0L / 3;", "abaaaaaaaaaaaaaafd3f000000000000"},
    {"long double x = 0.1;", "00d0ccccccccccccfb3f000000000000"},
    {"int x = sizeof(int[3]) + sizeof \"abc\" + _Alignof(double);", "18000000"},
    {"enum { A = 3, B, C = B * 2 - 1 } x[] = {A, B, C};", "030000000400000007000000"},
    {"unsigned long x = __builtin_offsetof(struct { char a; struct { int b[3]; } c; }, c.b[2]);",
     "0c00000000000000"},
    {"unsigned long x = (unsigned long)&((struct { char a; long b[2]; } *)0)->b[1];",
     "1000000000000000"},
    {"int x = _Generic(1.0f, double: 1, float: 2, default: 3) * 10 + _Generic(\"a\", char *: 4, "
     "default: 5);",
     "18000000"},
    {"int x = 'a' == 97 && !(3 > 4) || 1 / 1;", "01000000"},
    {"unsigned x = 1u - 2;", "ffffffff"},
    {"unsigned long x = 0u - 1;", "ffffffff00000000"},
    {"int x = 0x7fffffff * 2u > 5;", "01000000"},
    {"long x = 2147483648;", "0000008000000000"},
    {"unsigned x = 4000000000 + 500000000u;", "008d380c"},
    {"int x = ((5 & 3) ^ 8) | 16;", "19000000"},
    {"double x = -0.0;", "0000000000000080"},
    {"int x = 0 == -0.0;", "01000000"},
    {"char x = '\\xff';", "ff"},
    {"int x = 'ab';", "62610000"},
    {"unsigned long x = 18446744073709551615u;", "ffffffffffffffff"},
    {"int x = (int)3.99f + (int)-3.99;", "00000000"},
    {"unsigned long x = (unsigned long)1e19;", "0000e8890423c78a"},
    {"float x = 1e40 > 0;", "0000803f"},
    {"struct { unsigned a : 31, b : 2; unsigned long c : 40; } x = {0x7fffffff, 3, 1ul << 39};",
     "ffffff7f030000000000000080000000"},
};

START_TEST(static_data_has_the_bytes_that_gcc_gives_it)
{
    for (size_t i = 0; i < ARRAY_LENGTH(data); i++) {
        struct text hex = {0};
        uint64_t size;
        struct unit unit = parse(data[i].source);
        unsigned char *bytes = tree_bytes(variable_named(&unit, "x"), &size);
        ck_assert(bytes != NULL);
        tree_hex(bytes, size, &hex);
        ck_assert_msg(strcmp(text_string(&hex), data[i].bytes) == 0, "%s\n%s\n%s", data[i].source,
                      data[i].bytes, text_string(&hex));
        free(bytes);
        text_fini(&hex);
        forget(&unit);
    }
}
END_TEST

/* ---- messages ---- */

static const struct {
    const char *source, *messages;
} wrong[] = {
    {"int main(void) { return x; }", "1:25: error: 'x' undeclared (first use in this function)\n"},
    {"int main(void) { int x = 5 return x; }",
     "1:28: error: expected ',' or ';' before 'return'\n"},
    {"int main(void) { int x = 5\n return x; }",
     "2:2: error: expected ',' or ';' before 'return'\n"},
    {"int main(void) { x = 3; x = 4; y = 2; return 0; }",
     "1:18: error: 'x' undeclared (first use in this function)\n"
     "1:32: error: 'y' undeclared (first use in this function)\n"},
    {"int main(void) { foo x; return 0; }", "1:18: error: unknown type name 'foo'\n"},
    {"foo x;", "1:1: error: unknown type name 'foo'\n"},
    {"int f(foo x) { return 0; }", "1:7: error: unknown type name 'foo'\n"},
    {"int main(void) { struct s x; return 0; }", "1:27: error: storage size of 'x' isn't known\n"},
    {"struct s { int a; }; int main(void) { struct s *x; x.a = 3; return 0; }",
     "1:53: error: 'x' is a pointer; did you mean to use '->'?\n"},
    {"struct s { int a; }; int main(void) { struct s x; x->a = 3; return 0; }",
     "1:52: error: invalid type argument of '->' (have 'struct s')\n"},
    {"int main(void) { int x; x.a = 3; *x = 3; return 0; }",
     "1:26: error: request for member 'a' in something not a structure or union\n"
     "1:34: error: invalid type argument of unary '*' (have 'int')\n"},
    {"int main(void) { int x; x(); return x[0]; }",
     "1:25: error: called object 'x' is not a function or function pointer\n"
     "1:38: error: subscripted value is neither array nor pointer nor vector\n"},
    {"int main(void) { 3 = 4; int a[3]; a = 0; return 0; }",
     "1:20: error: lvalue required as left operand of assignment\n"
     "1:37: error: assignment to expression with array type\n"},
    {"struct s { const int a; int b; }; int main(void) { struct s x = {1}, *p = &x; x.a = "
     "3; p->a = 2; x = *p; return 0; }",
     "1:83: error: assignment of read-only member 'a'\n"
     "1:93: error: assignment of read-only member 'a'\n"
     "1:100: error: assignment of read-only variable 'x'\n"},
    {"int f(int a, int b); int main(void) { f(1); f(1, 2, 3); return 0; }",
     "1:39: error: too few arguments to function 'f'\n"
     "1:45: error: too many arguments to function 'f'\n"},
    {"struct s { int a; }; int f(struct s x); int main(void) { f(1); return 0; }",
     "1:60: error: incompatible type for argument 1 of 'f'\n"},
    {"int main(void) { int *p = 3; char *q = p; p = q; int x = p; return p; }",
     "1:27: warning: initialization of 'int *' from 'int' makes pointer from integer "
     "without a cast [-Wint-conversion]\n"
     "1:40: warning: initialization of 'char *' from incompatible pointer type 'int *' "
     "[-Wincompatible-pointer-types]\n"
     "1:45: warning: assignment to 'int *' from incompatible pointer type 'char *' "
     "[-Wincompatible-pointer-types]\n"
     "1:58: warning: initialization of 'int' from 'int *' makes integer from pointer "
     "without a cast [-Wint-conversion]\n"
     "1:68: warning: returning 'int *' from a function with return type 'int' makes "
     "integer from pointer without a cast [-Wint-conversion]\n"},
    {"int main(void) { const char *s = \"x\"; char *t = s; return 0; }",
     "1:49: warning: initialization discards 'const' qualifier from pointer target type "
     "[-Wdiscarded-qualifiers]\n"},
    {"int *f(void) { return 1; } int g(void) { return \"x\"; } char *h(int *p) { return p; }",
     "1:23: warning: returning 'int' from a function with return type 'int *' makes "
     "pointer from integer without a cast [-Wint-conversion]\n"
     "1:49: warning: returning 'char *' from a function with return type 'int' makes "
     "integer from pointer without a cast [-Wint-conversion]\n"
     "1:81: warning: returning 'int *' from a function with incompatible return type "
     "'char *' [-Wincompatible-pointer-types]\n"},
    {"int main(void) { struct s { int a; } x; if (x) ; while (x) ; return !x; }",
     "1:45: error: used struct type value where scalar is required\n"
     "1:57: error: used struct type value where scalar is required\n"
     "1:69: error: wrong type argument to unary exclamation mark\n"},
    {"int main(void) { struct s { int a; } x; int y = x + 1; y = -x; y = ~1.5; y = 1.5 % "
     "2; return 1 << 2.0; }",
     "1:51: error: invalid operands to binary + (have 'struct s' and 'int')\n"
     "1:60: error: wrong type argument to unary minus\n"
     "1:68: error: wrong type argument to bit-complement\n"
     "1:82: error: invalid operands to binary % (have 'double' and 'int')\n"
     "1:96: error: invalid operands to binary << (have 'int' and 'double')\n"},
    {"int main(void) { int *p, *q; p + q; p * 2; char *c; c - p; return p & 1; }",
     "1:32: error: invalid operands to binary + (have 'int *' and 'int *')\n"
     "1:39: error: invalid operands to binary * (have 'int *' and 'int')\n"
     "1:55: error: invalid operands to binary - (have 'char *' and 'int *')\n"
     "1:69: error: invalid operands to binary & (have 'int *' and 'int')\n"},
    {"int main(void) { break; continue; case 1: ; default: ; return 0; }",
     "1:18: error: break statement not within loop or switch\n"
     "1:25: error: continue statement not within a loop\n"
     "1:35: error: case label not within a switch statement\n"
     "1:45: error: 'default' label not within a switch statement\n"},
    {"int main(void) { a: ; a: ; return 0; }", "1:23: error: duplicate label 'a'\n"},
    {"int x; int x; int y = 1; int y = 2; int z; char z; int f(void); char f(void);",
     "1:30: error: redefinition of 'y'\n"
     "1:49: error: conflicting types for 'z'; have 'char'\n"
     "1:70: error: conflicting types for 'f'; have 'char(void)'\n"},
    {"int f(void) { return 1; } int f(void) { return 2; }", "1:31: error: redefinition of 'f'\n"},
    {"int main(void) { int x; int x; int y; char y; return 0; }",
     "1:29: error: redeclaration of 'x' with no linkage\n"
     "1:44: error: conflicting types for 'y'; have 'char'\n"},
    {"int f(int a, int a) { return a; }", "1:18: error: redefinition of parameter 'a'\n"},
    {"int f(int a) { int a; return a; }",
     "1:20: error: 'a' redeclared as different kind of symbol\n"},
    {"int a[-1]; int b[1.5]; int n; int c[n]; int main(void) { int d[]; void e; return 0; "
     "}",
     "1:5: error: size of array 'a' is negative\n"
     "1:16: error: size of array 'b' has non-integer type\n"
     "1:35: error: variably modified 'c' at file scope\n"
     "1:62: error: array size missing in 'd'\n"
     "1:72: error: variable or field 'e' declared void\n"},
    {"struct s { int a : 33; int b : -1; float c : 3; int d : 0; }; struct s { int x; };",
     "1:16: error: width of 'a' exceeds its type\n"
     "1:28: error: negative width in bit-field 'b'\n"
     "1:42: error: bit-field 'c' has invalid type\n"
     "1:53: error: zero width for bit-field 'd'\n"
     "1:70: error: redefinition of 'struct s'\n"},
    {"enum e { A, B, A }; enum e2 { C = 1.5, D = x }; int A;",
     "1:16: error: redeclaration of enumerator 'A'\n"
     "1:35: error: enumerator value for 'C' is not an integer constant\n"
     "1:44: error: 'x' undeclared here (not in a function)\n"
     "1:53: error: 'A' redeclared as different kind of symbol\n"},
    {"int main(void) { return 1 + ; }", "1:29: error: expected expression before ';' token\n"},
    {"int main(void) { return 0; } }",
     "1:30: error: expected identifier or '(' before '}' token\n"},
    {"int main(void) { int a[3] = {1,2,3,4}; char s[2] = \"abc\"; int x = {1,2}; struct s "
     "{int a;} y = {1,2}; return 0; }",
     "1:36: warning: excess elements in array initializer\n"
     "1:52: warning: initializer-string for array of 'char' is too long\n"
     "1:70: warning: excess elements in scalar initializer\n"
     "1:99: warning: excess elements in struct initializer\n"},
    {"int main(void) { int a[3] = 5; char s[3] = 'a'; struct s {int a;} y = 5; int b[2] = "
     "{[5] = 1}; struct s z = {.b = 1}; return 0; }",
     "1:29: error: invalid initializer\n"
     "1:44: error: invalid initializer\n"
     "1:71: error: invalid initializer\n"
     "1:87: error: array index in initializer exceeds array bounds\n"
     "1:111: error: 'struct s' has no member named 'b'\n"},
    {"int x = 3; int y = x; int f(void); int z = f();",
     "1:20: error: initializer element is not constant\n"
     "1:44: error: initializer element is not constant\n"},
    {"int main(void) { int x = 1; static int y = x; extern int z = 3; return 0; }",
     "1:44: error: initializer element is not constant\n"
     "1:58: error: 'z' has both 'extern' and initializer\n"},
    {"void f(void) { return 1; } int g(void) { return; }",
     "1:23: warning: 'return' with a value, in function returning void\n"
     "1:42: warning: 'return' with no value, in function returning non-void\n"},
    {"int main(void) { int x = 2147483647 + 1; x = 1 << 33; x = 1 << -1; x = 1 % 0; "
     "return 0; }",
     "1:37: warning: integer overflow in expression of type 'int' results in "
     "'-2147483648' [-Woverflow]\n"
     "1:48: warning: left shift count >= width of type [-Wshift-count-overflow]\n"
     "1:61: warning: left shift count is negative [-Wshift-count-negative]\n"
     "1:74: warning: division by zero [-Wdiv-by-zero]\n"},
    {"static int f(int); int f(int x) { return x; } int g(int); static int g(int x) { "
     "return x; }",
     "1:70: error: static declaration of 'g' follows non-static declaration\n"},
    {"_Static_assert(0, \"no\"); _Static_assert(sizeof(int) == 8); int n; _Static_assert(n, "
     "\"x\");",
     "1:1: error: static assertion failed: \"no\"\n"
     "1:26: error: static assertion failed\n"
     "1:82: error: expression in static assertion is not constant\n"},
    {"main() { return 0; } x; static y = 3;",
     "1:1: warning: return type defaults to 'int' [-Wimplicit-int]\n"
     "1:22: warning: data definition has no type or storage class\n"
     "1:22: warning: type defaults to 'int' in declaration of 'x' [-Wimplicit-int]\n"
     "1:32: warning: type defaults to 'int' in declaration of 'y' [-Wimplicit-int]\n"},
    {"int main(void) { else return 0; }", "1:18: error: 'else' without a previous 'if'\n"},
    {"int main(void) { struct { int a } x; return 0; }",
     "1:33: warning: no semicolon at end of struct or union\n"},
    {"int main(void) { int x, , y; return 0; }",
     "1:25: error: expected identifier or '(' before ',' token\n"},
    {"int main(void) { int if; return 0; }",
     "1:22: error: expected identifier or '(' before 'if'\n"},
    {"int long long long x; short double y; int char z; unsigned float w; signed unsigned "
     "q;",
     "1:15: error: 'long long long' is too long for GCC\n"
     "1:29: error: both 'short' and 'double' in declaration specifiers\n"
     "1:43: error: two or more data types in declaration specifiers\n"
     "1:60: error: both 'unsigned' and 'float' in declaration specifiers\n"
     "1:76: error: both 'signed' and 'unsigned' in declaration specifiers\n"},
    {"int main(void) { int (*p)(int) = main; p(\"x\"); p = 0; void (*v)(void) = p; return p "
     "== v; }",
     "1:34: warning: initialization of 'int (*)(int)' from incompatible pointer type 'int "
     "(*)(void)' [-Wincompatible-pointer-types]\n"
     "1:42: warning: passing argument 1 of 'p' makes integer from pointer without a cast "
     "[-Wint-conversion]\n"
     "1:73: warning: initialization of 'void (*)(void)' from incompatible pointer type "
     "'int (*)(int)' [-Wincompatible-pointer-types]\n"
     "1:85: warning: comparison of distinct pointer types lacks a cast\n"},
    {"int main(void) { float f; f % 2; f << 1; f & 1; f[0]; *f; f.x; f->x; f(); return 0; "
     "}",
     "1:29: error: invalid operands to binary % (have 'float' and 'int')\n"
     "1:36: error: invalid operands to binary << (have 'float' and 'int')\n"
     "1:44: error: invalid operands to binary & (have 'float' and 'int')\n"
     "1:50: error: subscripted value is neither array nor pointer nor vector\n"
     "1:55: error: invalid type argument of unary '*' (have 'float')\n"
     "1:60: error: request for member 'x' in something not a structure or union\n"
     "1:65: error: invalid type argument of '->' (have 'float')\n"
     "1:70: error: called object 'f' is not a function or function pointer\n"},
    {"int main(void) { int a[2][3]; int **p = a; int *q = a; a[1] = q; return 0; }",
     "1:41: warning: initialization of 'int **' from incompatible pointer type 'int "
     "(*)[3]' [-Wincompatible-pointer-types]\n"
     "1:53: warning: initialization of 'int *' from incompatible pointer type 'int "
     "(*)[3]' [-Wincompatible-pointer-types]\n"
     "1:61: error: assignment to expression with array type\n"},
    {"int main(void) { void *v; *v; v->x; v[0]; v++; return v + 1; }",
     "1:27: warning: dereferencing 'void *' pointer\n"
     "1:32: warning: dereferencing 'void *' pointer\n"
     "1:32: error: request for member 'x' in something not a structure or union\n"
     "1:38: warning: dereferencing 'void *' pointer\n"
     "1:57: warning: returning 'void *' from a function with return type 'int' makes "
     "integer from pointer without a cast [-Wint-conversion]\n"},
    {"int main(void) { return __func__; }",
     "1:25: warning: returning 'const char *' from a function with return type 'int' "
     "makes integer from pointer without a cast [-Wint-conversion]\n"},
    {"int main(void) { int x = 3; x+++++x; return x; }",
     "1:32: error: lvalue required as increment operand\n"},
    {"struct point { int x; int y; } int main(void) { return 0; }",
     "1:32: error: expected ';', identifier or '(' before 'int'\n"},
    {"int f(int x) { if (x) return 1; else { return 2; } } } int g(void) { return 3; }",
     "1:54: error: expected identifier or '(' before '}' token\n"},
    {"typedef struct node { int v; node *next; } node;", "1:30: error: unknown type name 'node'\n"},
    {"int main(void) { node *n = 0; return 0; }", "1:18: error: unknown type name 'node'\n"},
    {"int main(void) { char *s = \"x\" + \"y\"; s = s + s; s = s * 2; return 0; }",
     "1:32: error: invalid operands to binary + (have 'char *' and 'char *')\n"
     "1:45: error: invalid operands to binary + (have 'char *' and 'char *')\n"
     "1:56: error: invalid operands to binary * (have 'char *' and 'int')\n"},
};

/* Of each message its first line, without the file's name. */
static void append_messages(const char *all, struct text *out)
{
    static const char name[] = "x.c:";
    while (*all) {
        size_t length = strcspn(all, "\n");
        if (strncmp(all, name, strlen(name)) == 0) {
            text_append_bytes(out, all + strlen(name), length - strlen(name));
            text_append_char(out, '\n');
        }
        all += length + (all[length] == '\n');
    }
}

static void check_messages(const char *source, const char *expected)
{
    struct text messages = {0};
    struct unit unit = try_parse(source);
    append_messages(text_string(&unit.diagnostics.text), &messages);
    ck_assert_msg(strcmp(text_string(&messages), expected) == 0, "%s\n%s\n%s", source, expected,
                  text_string(&messages));
    text_fini(&messages);
    forget(&unit);
}

START_TEST(what_is_wrong_is_told_in_the_words_of_gcc)
{
    for (size_t i = 0; i < ARRAY_LENGTH(wrong); i++)
        check_messages(wrong[i].source, wrong[i].messages);
}
END_TEST

static const struct {
    const char *source, *message;
} left_out[] = {
    {"_Thread_local int x;", "thread-local storage (_Thread_local)"},
    {"_Complex double x;", "complex numbers (_Complex)"},
    {"__int128 x;", "128-bit integers (__int128)"},
    {"typedef int v __attribute__((vector_size(16)));", "__attribute__((vector_size))"},
    {"void f(void) { asm(\"nop\"); }", "inline assembly (asm)"},
    {"void f(void) { int g(void) { return 1; } }", "nested functions"},
    {"void f(void) { a: ; void *p = &&a; }", "addresses of labels"},
    {"void f(void *p) { goto *p; }", "computed goto"},
};

START_TEST(what_heapstep_leaves_out_is_named)
{
    for (size_t i = 0; i < ARRAY_LENGTH(left_out); i++) {
        struct unit unit = try_parse(left_out[i].source);
        struct text expected = {0};
        text_format(&expected, "error: heapstep's C has no %s", left_out[i].message);
        ck_assert(unit.unit == NULL);
        ck_assert_msg(strstr(text_string(&unit.diagnostics.text), text_string(&expected)) != NULL,
                      "%s\n%s", left_out[i].source, text_string(&unit.diagnostics.text));
        text_fini(&expected);
        forget(&unit);
    }
}
END_TEST

/* ---- trees ---- */

/* Around each line stands a function with these in sight. */
static const char prelude[] =
    "struct p { int a; char b : 3; int c[4]; } s, *ps; int i, *pi, ai[3], "
    "aa[2][3]; unsigned u; long l; char c; float f; double d; "
    "int g(int, double); void h(int, ...); const int ci; "
    "typedef __builtin_va_list va_list; int (*pf)(int, double);\n";

static const struct {
    const char *source, *tree;
} trees[] = {
    {"i + l;", "(+ (<long> i) l);"},
    {"c + c;", "(+ (<int> c) (<int> c));"},
    {"i < u;", "(< (<unsigned int> i) u);"},
    {"f * i;", "(* f (<float> i));"},
    {"c << l;", "(<< (<int> c) l);"},
    {"-c; ~u; !d; +c;", "(- (<int> c)); (~ u); (! d); (<int> (<int> c));"},
    {"i = d; f = c;", "(= i (<int> d)); (= f (<float> c));"},
    {"c += d; i <<= l; u -= 1; pi += u; pi -= i;",
     "(+=<double> c d); (<<= i l); (-= u 1<unsigned int>); (pointer+= pi (<long> u)); "
     "(pointer+= pi (- (<long> i)));"},
    {"pi + 1; 2 + pi; pi - u; pi - pi;",
     "(pointer+ pi 1<long>); (pointer+ pi 2<long>); (pointer+ pi (- (<long> u))); "
     "(pointer- pi pi);"},
    {"ai[i]; pi[i]; i[ai]; aa[1][2]; *aa[1]; &ai[1]; &*pi;",
     "(index ai (<long> i)); (* (pointer+ pi (<long> i))); (index ai (<long> i)); "
     "(index (index aa 1<long>) 2<long>); (* (decay (index aa 1<long>))); "
     "(& (index ai 1<long>)); pi;"},
    {"s.a; ps->a; ps->c[1]; (*ps).b + 1; s.b = 9; ps->c;",
     "(member@0 s); (member@0 (* ps)); (index (member@8 (* ps)) 1<long>); "
     "(+ (<int> (member@4 (* ps))) 1); (= (member@4 s) 9<char>); (decay (member@8 (* ps)));"},
    {"g(c, i); h(1, f, c); pf(1, 2); (*pf)(1, 2); (&g)(1, 2);",
     "(call (decay g) (<int> c) (<double> i)); (call (decay h) 1 (<double> f) (<int> c)); "
     "(call pf 1 2); (call pf 1 2); (call (& g) 1 2);"},
    {"pi ? i : l; i ? pi : 0; i ? c : u; i ? s : *ps;",
     "(? pi (<long> i) l); (? i pi 0<int *>); (? i (<unsigned int> (<int> c)) u); (? i s (* ps));"},
    {"pi == 0; pi != (void *)0; pi && i; !pi;",
     "(== pi 0<int *>); (!= pi 0<int *>); (&& pi i); (! pi);"},
    {"i++; --pi; f--;", "(x++ i); (--x pi); (x-- f);"},
    {"(void)i; (char)i; (long)pi; (int *)l;", "(<void> i); (<char> i); (<long> pi); (<int *> l);"},
    {"sizeof i; sizeof aa[0]; sizeof(char[7]); _Alignof(d);",
     "4<unsigned long>; 12<unsigned long>; 7<unsigned long>; 8<unsigned long>;"},
    {"i = 1, l = 2;", "(, (= i 1) (= l 2<long>));"},
    {"i = l = 3;", "(= i (<int> (= l 3<long>)));"},
    {"i - l - 1; i = i ? 1 : 2 ? 3 : 4;", "(- (- (<long> i) l) 1<long>); (= i (? i 1 3));"},
    {"i | i & i == i << i + i * i;", "(| i (& i (== i (<< i (+ i (* i i))))));"},
    {"int x[i]; sizeof x; x[1];",
     "unsigned long # = { @0 (<unsigned long> (<long> i))}; int x[*]; (sizeof <int[*]>); "
     "(index x 1<long>);"},
    {"(struct p){.a = i}.a; pi = (int[]){1, i};",
     "(member@0 #0{0 @0 i}); (= pi (decay #1{0 @0 1 @4 i}));"},
    {"struct p x = s, y = {i, 2}; char z[] = \"ab\";",
     "struct p x = { @0 s}; struct p y = {0 @0 i @4:0 2<char>}; char z[3] = {0 @0 \"ab\"};"},
    {"for (int x = 0, y; x < 3; x++) if (x) break; else continue;",
     "(for {int x = { @0 0}; int y;} (< x 3) (x++ x) (if x break; continue;))"},
    {"while (i) do i--; while (c); for (;;) ;", "(while i (do c (x-- i);)) (for  ;)"},
    {"switch (c) { case 'a': case 300 ... 301: i = 1; default: ; }",
     "(switch (<int> c) {case 97: case 300...301: (= i 1); default: ;})"},
    {"struct { char a; int b; } x = {1, i}, y = {1}, z = {0, 0};",
     "struct <anonymous> x = { @0 1<char> @4 i}; struct <anonymous> y = {0 @0 1<char>}; "
     "struct <anonymous> z = {0 @0 0<char> @4 0};"},
    {"if (i) goto out; out: i = 1; end: ;", "(if i goto out;) out: (= i 1); end: ;"},
    {"g; *g; &g; __func__;", "(decay g); (decay g); (& g); (decay \"F\");"},
    {"\"ab\"[1]; *\"x\";", "(index \"ab\" 1<long>); (* (decay \"x\"));"},
    {"typedef char i; i x; sizeof(i);", "char x; 1<unsigned long>;"},
    {"int c = c; { int c = 1; c; }", "int c = { @0 c}; {int c = { @0 1}; c;}"},
};

START_TEST(operators_get_the_conversions_that_the_standard_asks_for)
{
    for (size_t i = 0; i < ARRAY_LENGTH(trees); i++) {
        struct text source = {0}, tree = {0}, expected = {0};
        text_format(&source, "%svoid F(void) { %s }\n", prelude, trees[i].source);
        text_format(&expected, "{%s}", trees[i].tree);
        struct unit unit = parse(text_string(&source));
        tree_statement(function_named(&unit, "F")->body, &tree);
        ck_assert_str_eq(text_string(&tree), text_string(&expected));
        text_fini(&source);
        text_fini(&tree);
        text_fini(&expected);
        forget(&unit);
    }
}
END_TEST

/* ---- lines typed at the prompt ---- */

struct typed {
    struct c_function *function;
    const struct c_type *shown;
    bool incomplete;
};

/* A typed line's text must live as long as the unit: tests give constants. */
static struct typed type(struct unit *unit, const char *line, const char *function, uint32_t at)
{
    static struct c_source sources[32];
    static size_t count;
    struct c_source *source = &sources[count++ % ARRAY_LENGTH(sources)];
    struct typed typed = {0};
    *source = (struct c_source){.name = "prompt", .text = line, .length = strlen(line)};
    typed.function =
        c_parse_typed(unit->unit, source, function ? function_named(unit, function) : NULL, at,
                      &typed.shown, &typed.incomplete, &unit->diagnostics);
    return typed;
}

static void check_typed(struct unit *unit, const char *line, uint32_t at, const char *tree,
                        const char *shown)
{
    struct text body = {0}, shown_type = {0};
    struct typed typed = type(unit, line, "f", at);
    ck_assert_msg(typed.function != NULL, "%s", text_string(&unit->diagnostics.text));
    tree_statement(typed.function->body, &body);
    ck_assert_str_eq(text_string(&body), tree);
    if (typed.shown)
        c_type_text(typed.shown, NULL, &shown_type);
    ck_assert_str_eq(text_string(&shown_type), shown);
    text_fini(&body);
    text_fini(&shown_type);
}

static const char typed_program[] = "int top[2];\n"
                                    "int f(int a)\n"
                                    "{\n"
                                    "    double b = 1;\n"
                                    "    {\n"
                                    "        struct in { int a; } b = {2};\n"
                                    "        a += b.a;\n"
                                    "    }\n"
                                    "    int c = 2;\n"
                                    "    return a + c;\n"
                                    "}\n";

START_TEST(a_typed_line_sees_what_its_place_sees)
{
    struct unit unit = parse(typed_program);
    check_typed(&unit, "a + 1", 7, "{(return (+ a 1))}", "int");
    check_typed(&unit, "b", 7, "{(return b)}", "struct in");
    check_typed(&unit, "b", 9, "{(return b)}", "double");
    check_typed(&unit, "sizeof(struct in)", 7, "{(return 4<unsigned long>)}", "unsigned long");
    check_typed(&unit, "top", 7, "{(return (decay top))}", "int[2]");
    check_typed(&unit, "a = 2; top[0] = a;", 7, "{(= a 2); (= (index top 0<long>) a);}", "");
    check_typed(&unit, "f", 7, "{(return (decay f))}", "int(int)");
    check_typed(&unit, "if (a) a++", 7, "{(if a (x++ a);)}", "");
    ck_assert(type(&unit, "c", "f", 7).function == NULL); /* not declared yet there */
    ck_assert(type(&unit, "sizeof(struct in)", "f", 10).function == NULL);
    ck_assert(type(&unit, "a", NULL, 0).function == NULL);
    forget(&unit);
}
END_TEST

START_TEST(what_a_typed_line_declares_is_there_in_later_ones)
{
    struct unit unit = parse(typed_program);
    size_t statics = unit.unit->static_count;
    check_typed(&unit, "int z = a * 2, w[] = {1, a};", 7,
                "{(= (member@0 z) (* a 2)); (= (member@0 w) 1); (= (member@4 w) a);}", "");
    ck_assert_uint_eq(unit.unit->static_count, statics + 2);
    ck_assert_uint_eq(unit.unit->statics[statics]->index, statics);
    check_typed(&unit, "z + w[1]", 9, "{(return (+ z (index w 1<long>)))}", "int");
    check_typed(&unit, "typedef struct { int q; } box; box k = {3}", 9, "{(= (member@0 k) 3);}",
                "");
    check_typed(&unit, "k.q", 9, "{(return (member@0 k))}", "int");
    check_typed(&unit, "char z = 'x';", 9, "{(= (member@0 z) 120<char>);}", "");
    check_typed(&unit, "z", 9, "{(return z)}", "char");
    ck_assert(type(&unit, "int lost = nothing;", "f", 9).function == NULL);
    ck_assert(type(&unit, "lost", "f", 9).function == NULL);
    forget(&unit);
}
END_TEST

static const struct {
    const char *line;
    bool incomplete;
} unfinished[] = {
    {"if (a) {", true},
    {"for (int i = 0; i < 3; i++)", true},
    {"a + ", true},
    {"f(a", true},
    {"int x = ", true},
    {"struct s { int a;", true},
    {"while (a) { a--; ", true},
    {"a + )", false},
    {"nothing + (", false},
    {"}", false},
    {"int int", false},
    {"return", true},
};

START_TEST(a_line_that_more_lines_could_mend_is_known)
{
    for (size_t i = 0; i < ARRAY_LENGTH(unfinished); i++) {
        struct unit unit = parse(typed_program);
        struct typed typed = type(&unit, unfinished[i].line, "f", 9);
        ck_assert_msg(typed.incomplete == unfinished[i].incomplete, "%s", unfinished[i].line);
        forget(&unit);
    }
}
END_TEST

/* ---- hostile text ---- */

static const struct {
    const char *before, *repeated, *after;
} nests[] = {
    {"int x = ", "(", "1;"},
    {"int f(void) { return ", "-(", "1;"},
    {"int f(void) { return ", "!", "1; }"},
    {"int x = 0", "+1.5", ";"},
    {"int f(int a) { return a", "+a", "; }"},
    {"int f(int a) { a", "=a", "; }"},
    {"int f(int a) { return a", "?a:a", "; }"},
    {"void f(void) ", "{", ""},
    {"void f(void) {", "if (1) ", "; }"},
    {"void f(int a) { if (a) ;", " else if (a) ;", "}"},
    {"int x", "[2]", ";"},
    {"int ", "*", "x;"},
    {"int ", "(", "x;"},
    {"int ", "(*", "x;"},
    {"int x", "(int", ";"},
    {"int x[] = ", "{", "1;"},
    {"", "struct { ", "int a;"},
    {"int f(int **a) { return a", "[0]", "; }"},
    {"int f(void) { return f", "()", "; }"},
    {"int x = sizeof", "(int *(*)", "(int));"},
    {"struct s { struct s *n; } *p; void f(void) { p", "->n", "; }"},
};

START_TEST(deep_nesting_is_one_clear_error_at_most)
{
    for (size_t i = 0; i < ARRAY_LENGTH(nests); i++) {
        struct text source = {0};
        text_append(&source, nests[i].before);
        for (int n = 0; n < 10000; n++)
            text_append(&source, nests[i].repeated);
        text_append(&source, nests[i].after);
        struct unit unit = try_parse(text_string(&source));
        ck_assert(unit.diagnostics.errors <= 1);
        ck_assert(unit.unit == NULL ? unit.diagnostics.errors == 1 : !unit.diagnostics.errors);
        text_fini(&source);
        forget(&unit);
    }
}
END_TEST

UNIT_MAIN("c parse", static_data_has_the_bytes_that_gcc_gives_it,
          operators_get_the_conversions_that_the_standard_asks_for,
          what_is_wrong_is_told_in_the_words_of_gcc, what_heapstep_leaves_out_is_named,
          a_typed_line_sees_what_its_place_sees, what_a_typed_line_declares_is_there_in_later_ones,
          a_line_that_more_lines_could_mend_is_known, deep_nesting_is_one_clear_error_at_most)
