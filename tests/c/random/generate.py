#!/usr/bin/env python3
"""Writes a random C program without undefined behaviour: generate.py SEED [FUNCTIONS].

Each function computes over integers of all sizes, arrays, structs with bit-fields, pointers, doubles, loops, switches and calls of the functions
before it, and folds what it saw into a checksum that main prints. Whatever could be undefined is avoided where it is written: signed
arithmetic goes through unsigned, divisors and shifts are guarded, indices are masked, every variable is initialised, and
an expression has one side effect at most.
"""
import random
import sys

SIGNED = ["signed char", "short", "int", "long", "long long"]
UNSIGNED = ["unsigned char", "unsigned short", "unsigned int", "unsigned long", "unsigned long long"]
INTEGERS = SIGNED + UNSIGNED + ["char", "_Bool"]


class Function:
    """One function: its variables by kind, and its text."""

    def __init__(self, rng, number, earlier):
        self.rng, self.number, self.earlier = rng, number, earlier
        self.lines, self.depth, self.count, self.budget = [], 1, 0, 60
        self.called = False # a statement calls one function at most: the order of two would be open
        self.scopes = [[]]

    # ---- variables ----

    def fresh(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def declare(self, kind, name, **more):
        self.scopes[-1].append(dict(kind=kind, name=name, **more))

    def visible(self, *kinds):
        return [v for scope in self.scopes for v in scope if v["kind"] in kinds]

    def say(self, text):
        self.lines.append("    " * self.depth + text)

    # ---- expressions ----

    def constant(self):
        rng = self.rng
        return rng.choice([
            str(rng.randint(0, 9)), str(rng.randint(-100, 100)), f"{rng.getrandbits(32)}u", f"{rng.getrandbits(63)}L",
            f"0x{rng.getrandbits(16):x}", f"{rng.getrandbits(64)}UL", f"'{rng.choice('abcxyz0')}'", "(-2147483647 - 1)", "2147483647",
        ])

    def lvalue(self):
        """Something of an integer type that may be assigned, as text; None when there is none."""
        choices = self.visible("int", "array", "matrix", "struct", "pointer", "struct pointer")
        if not choices:
            return None
        v = self.rng.choice(choices)
        name, kind = v["name"], v["kind"]
        if kind == "int":
            return name
        if kind == "array":
            return f"{name}[{self.index(v['length'])}]"
        if kind == "matrix":
            return f"{name}[{self.index(4)}][{self.index(4)}]"
        if kind == "struct":
            return f"{name}.{self.member()}"
        if kind == "struct pointer":
            return f"{name}->{self.member()}"
        return self.rng.choice([f"*{name}", f"{name}[0]"])

    def member(self):
        member = self.rng.choice(["a", "b", "c", "d", "e", "f", "in", "u"])
        if member == "f":
            return f"f[{self.index(4)}]"
        if member == "in":
            return "in." + self.rng.choice(["x", "y"])
        if member == "u":
            return "u." + self.rng.choice(["whole", f"bytes[{self.index(8)}]"])
        return member

    def index(self, length):
        return f"(unsigned)({self.integer(1)}) % {length}u" if self.rng.random() < 0.6 else str(self.rng.randrange(length))

    def double(self, depth):
        doubles = self.visible("double")
        if doubles and self.rng.random() < 0.5:
            return self.rng.choice(doubles)["name"]
        if depth <= 0 or self.rng.random() < 0.4:
            return f"{self.rng.uniform(-50, 50):.4f}"
        return f"({self.double(depth - 1)} {self.rng.choice('+-*')} {self.double(depth - 1)})"

    def integer(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.15:
            place = self.lvalue_plain()
            return place if place and rng.random() < 0.7 else self.constant()
        a, b = self.integer(depth - 1), self.integer(depth - 1)
        return rng.choice([
            lambda: f"(int)((unsigned)({a}) {rng.choice('+-*')} (unsigned)({b}))",
            lambda: f"(long)((unsigned long)({a}) {rng.choice('+-*')} (unsigned long)({b}))",
            lambda: f"(({rng.choice(UNSIGNED)})({a}) {rng.choice('&|^')} ({b}))",
            lambda: f"(({a}) {rng.choice('&|^')} ({b}))",
            lambda: f"((unsigned)({a}) << ((unsigned)({b}) & 31u))",
            lambda: f"((unsigned long)({a}) >> ((unsigned)({b}) & 63u))",
            lambda: f"((int)({a}) >> ((unsigned)({b}) & 31u))",
            lambda: f"DIVIDE({a}, {b})",
            lambda: f"REMAINDER({a}, {b})",
            lambda: f"((unsigned)({a}) / ((unsigned)({b}) | 1u))",
            lambda: f"(({a}) {rng.choice(['<', '<=', '>', '>=', '==', '!='])} ({b}))",
            lambda: f"(({a}) {rng.choice(['&&', '||'])} ({b}))",
            lambda: f"(({a}) ? ({b}) : ({self.integer(depth - 1)}))",
            lambda: f"({rng.choice(INTEGERS)})({a})",
            lambda: f"~({a})",
            lambda: f"!({a})",
            lambda: f"(-(long)(int)({a}))",
            lambda: f"(({self.double(1)}) {rng.choice(['<', '>='])} ({self.double(1)}))",
            lambda: f"WHOLE({self.double(2)})",
            lambda: f"(int)sizeof({rng.choice(INTEGERS + ['struct pair', 'struct mixed', 'double', 'int *'])})",
            self.call,
        ])()

    def lvalue_plain(self):
        """An integer variable without an index that could go deep."""
        choices = self.visible("int", "pointer", "struct")
        if not choices:
            return None
        v = self.rng.choice(choices)
        if v["kind"] == "int":
            return v["name"]
        if v["kind"] == "pointer":
            return f"*{v['name']}"
        return f"{v['name']}.{self.rng.choice('abcde')}"

    def call(self):
        if not self.earlier or self.budget < 20 or self.called or self.rng.random() < 0.5:
            return self.constant()
        self.budget -= 10
        self.called = True
        name = self.rng.choice(self.earlier[-3:])
        return f"{name}({self.integer(0)}, (unsigned)({self.integer(0)}))"

    # ---- statements ----

    def make_variable(self):
        rng, kind = self.rng, self.rng.choice(["int"] * 5 + ["array", "matrix", "struct", "pointer", "struct pointer", "double", "static"])
        if kind == "int":
            kind_of = rng.choice(INTEGERS)
            name = self.fresh("v")
            self.say(f"{kind_of} {name} = ({kind_of})({self.integer(2)});")
            self.declare("int", name)
        elif kind == "static":
            name = self.fresh("s")
            self.say(f"static {rng.choice(UNSIGNED)} {name} = {rng.randint(0, 200)};")
            self.declare("int", name)
        elif kind == "array":
            name, length = self.fresh("a"), rng.choice([2, 4, 5, 8])
            values = ", ".join(str(rng.randint(-99, 99)) for _ in range(rng.randint(0, length))) or "0"
            self.say(f"{rng.choice(SIGNED)} {name}[{length}] = {{{values}}};")
            self.declare("array", name, length=length)
        elif kind == "matrix":
            name = self.fresh("m")
            self.say(f"{rng.choice(['int', 'short', 'long'])} {name}[4][4] = {{{{{rng.randint(0, 9)}}}, {{{rng.randint(0, 9)}, 2}}}};")
            self.declare("matrix", name)
        elif kind == "struct":
            name = self.fresh("t")
            self.say(f"struct mixed {name} = {{.a = {rng.randint(-9, 9)}, .c = {rng.randint(0, 6)}, .f = {{1, [2] = {rng.randint(0, 99)}}}}};")
            self.declare("struct", name)
        elif kind == "double":
            name = self.fresh("d")
            self.say(f"double {name} = {self.double(2)};")
            self.declare("double", name)
        elif kind == "struct pointer":
            targets = self.visible("struct")
            if targets:
                name = self.fresh("q")
                self.say(f"struct mixed *{name} = &{rng.choice(targets)['name']};")
                self.declare("struct pointer", name)
        else:
            name, target = self.fresh("p"), self.fresh("v")
            self.say(f"int {target} = (int)({self.integer(1)});")
            self.say(f"int *{name} = &{target};")
            self.declare("int", target)
            self.declare("pointer", name)

    def fold(self):
        place = self.lvalue()
        if place:
            self.say(f"sum = sum * 31u + (unsigned long)({place});")

    def assign(self):
        rng, place = self.rng, self.lvalue()
        if not place:
            return
        self.say(rng.choice([
            lambda: f"{place} = {self.integer(3)};",
            lambda: f"{place} {rng.choice('&|^')}= {self.integer(2)};",
            lambda: f"sum += (unsigned long)({self.integer(2)});",
        ])())
        counter = self.visible("int")
        if counter and rng.random() < 0.3:
            name = rng.choice(counter)["name"]
            if name.startswith("s"):
                self.say(rng.choice([f"{name}++;", f"--{name};", f"{name} += 3;"]))

    def block(self, size):
        self.scopes.append([])
        self.depth += 1
        for _ in range(size):
            self.statement()
        self.depth -= 1
        self.scopes.pop()

    def loop(self):
        rng, name = self.rng, self.fresh("i")
        form, times = rng.randrange(3), rng.randint(1, 6)
        if form == 0:
            self.say(f"for (int {name} = 0; {name} < {times}; {name}++) {{")
        elif form == 1:
            self.say(f"unsigned {name} = {times};")
            self.say(f"while ({name}-- > 0) {{")
        else:
            self.say(f"unsigned {name} = 0;")
            self.say("do {")
        self.block(rng.randint(1, 3))
        if rng.random() < 0.3:
            self.say(f"    if ((({self.integer(1)}) & 7) == 3) {rng.choice(['break', 'continue' if form != 2 else 'break'])};")
        self.say("}" if form < 2 else f"}} while (++{name} < {times});")

    def switch(self):
        rng = self.rng
        self.say(f"switch (({self.integer(2)}) & 7) {{")
        for label in rng.sample(range(8), rng.randint(1, 4)):
            self.say(f"case {label}: {{")
            self.block(1)
            self.say("}" + (" break;" if rng.random() < 0.7 else " /* fall through */"))
        self.say("default:")
        self.say(f"    sum ^= {rng.randint(1, 999)}u;")
        self.say("}")

    def choose(self):
        self.say(f"if ({self.integer(2)}) {{")
        self.block(self.rng.randint(1, 2))
        if self.rng.random() < 0.6:
            self.say("} else {")
            self.block(self.rng.randint(1, 2))
        self.say("}")

    def copy_struct(self):
        structs = self.visible("struct")
        if len(structs) > 1:
            a, b = self.rng.sample(structs, 2)
            self.say(f"{a['name']} = {b['name']};")
        elif structs:
            self.say(f"{structs[0]['name']} = change({structs[0]['name']}, {self.rng.randint(0, 99)});")

    def statement(self):
        self.budget -= 1
        self.called = False
        small = self.depth > 3 or self.budget < 0
        self.rng.choice([self.make_variable, self.assign, self.assign, self.fold]
                        + ([] if small else [self.loop, self.switch, self.choose, self.choose, self.copy_struct]))()

    def text(self):
        self.say("unsigned long sum = (unsigned long)x * 7u + y;")
        self.declare("int", "x")
        self.declare("int", "y")
        for _ in range(self.rng.randint(2, 4)):
            self.make_variable()
        for _ in range(self.rng.randint(4, 9)):
            self.statement()
        for v in self.visible("int"):
            self.say(f"sum = sum * 31u + (unsigned long)({v['name']});")
        for v in self.visible("double"):
            self.say(f"sum = sum * 31u + (unsigned long)WHOLE({v['name']});")
        for v in self.visible("struct"):
            self.say(f"sum = sum * 31u + fold_mixed(&{v['name']});")
        return f"static int f{self.number}(int x, unsigned y)\n{{\n" + "\n".join(self.lines) + \
            "\n    total = total * 131u + sum;\n    return (int)(unsigned)(sum ^ (sum >> 32));\n}\n"


PRELUDE = """#include <stdio.h>

/* Random, and defined: made by generate.py. */
#define DIVIDE(a, b) divide((long)(a), (long)(b))
#define REMAINDER(a, b) leave((long)(a), (long)(b))
#define WHOLE(d) whole(d)

struct pair { short x; long y; };
struct mixed {
    int a;
    unsigned char b;
    unsigned c : 3;
    signed d : 7;
    unsigned long e : 33;
    int f[4];
    struct pair in;
    union { unsigned long whole; unsigned char bytes[8]; } u;
};

static unsigned long total;

static long divide(long a, long b) { return b == 0 || b == -1 ? a : a / b; }
static long leave(long a, long b) { return b == 0 || b == -1 ? 0 : a % b; }
static int whole(double d) { return d > -1e9 && d < 1e9 ? (int)d : 0; }
static struct mixed change(struct mixed m, int by) { m.a ^= by; m.f[by & 3] = by; m.in.y += 1; return m; }

static unsigned long fold_mixed(const struct mixed *m)
{
    unsigned long sum = (unsigned long)m->a * 3u + m->b + m->c * 5u + (unsigned long)m->d + m->e;
    for (int i = 0; i < 4; i++)
        sum = sum * 17u + (unsigned long)m->f[i];
    return sum + (unsigned long)m->in.x + (unsigned long)m->in.y + m->u.whole;
}
"""


def program(seed, functions):
    rng = random.Random(seed)
    parts, names = [PRELUDE], []
    for number in range(functions):
        parts.append(Function(rng, number, names).text())
        names.append(f"f{number}")
    calls = "".join(f"    result = {n}({rng.randint(-99, 99)}, {rng.randint(0, 999)}u);\n"
                    f'    printf("{n} %d %lu\\n", result, total);\n' for n in names)
    parts.append(f"int main(void)\n{{\n    int result;\n{calls}    return (int)(total & 63u);\n}}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(program(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5))
