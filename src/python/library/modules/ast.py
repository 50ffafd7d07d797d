"""Reading literals: the part of python3's ast that needs no syntax trees."""

__all__ = ['literal_eval']


def __getattr__(name):
    if name in ('parse', 'walk', 'dump', 'unparse', 'NodeVisitor', 'NodeTransformer', 'AST'):
        raise AttributeError(f"heapstep's ast has no {name}: only literal_eval")
    raise AttributeError(f"module 'ast' has no attribute '{name}'")


class _Reader:
    """Reads one literal from a text."""

    def __init__(self, text):
        import re
        self.text = text
        self.at = 0
        self.token = re.compile(
            r'''\s*(?:\#[^\n]*\s*)*(?:
            (?P<string>(?:[rRbBuU]|[bB][rR]|[rR][bB])?(?:"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'
                |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
            |(?P<number>(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+
                |(?:\d[\d_]*\.?(?:\d[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?)[jJ]?)
            |(?P<name>\w+)|(?P<sign>[][(){},:+-])|(?P<end>$)|(?P<other>.))''', re.X | re.S)
        self.next()

    def next(self):
        m = self.token.match(self.text, self.at)
        self.kind, self.value = m.lastgroup, m[m.lastgroup]
        self.at = m.end()

    def wrong(self):
        # The parser tells what is no Python at all; the rest is no literal.
        compile(self.text, '<unknown>', 'eval')
        raise ValueError('malformed node or string: %r' % self.text)

    def take(self, sign):
        if self.kind == 'sign' and self.value == sign:
            self.next()
            return True
        return False

    def whole(self):
        if self.kind == 'end':
            self.wrong()
        value = self.items(None, 'end')
        if self.kind != 'end':
            self.wrong()
        return value

    def items(self, close, end=None):
        """Values with commas between them: one value, or a tuple where there is a comma."""
        values, commas = [], False
        while not (self.kind == 'sign' and self.value == close) and self.kind != end:
            values.append(self.number_sum())
            if not self.take(','):
                break
            commas = True
        if close is not None and not self.take(close):
            self.wrong()
        return tuple(values) if commas or not values else values[0]

    def sequence(self, close):
        values = []
        while not (self.kind == 'sign' and self.value == close):
            values.append(self.number_sum())
            if not self.take(','):
                break
        if not self.take(close):
            self.wrong()
        return values

    def number_sum(self):
        """A value, or a real number with an imaginary one added."""
        value = self.signed()
        if self.kind == 'sign' and self.value in '+-' and type(value) in (int, float):
            minus = self.value == '-'
            self.next()
            other = self.value_of()
            if type(other) is not complex:
                self.wrong()
            return value - other if minus else value + other
        return value

    def signed(self):
        if self.kind == 'sign' and self.value in '+-':
            minus = self.value == '-'
            self.next()
            value = self.value_of()
            if type(value) not in (int, float, complex):
                self.wrong()
            return -value if minus else +value
        return self.value_of()

    def value_of(self):
        kind, value = self.kind, self.value
        if kind == 'number':
            self.next()
            return eval(value)
        if kind == 'string':
            parts = []
            while self.kind == 'string':
                parts.append(self.value)
                self.next()
            return eval('(' + ' '.join(parts) + ')')
        if kind == 'name':
            self.next()
            if value in ('None', 'True', 'False'):
                return {'None': None, 'True': True, 'False': False}[value]
            if value == 'set' and self.take('(') and self.take(')'):
                return set()
            self.wrong()
        if self.take('('):
            return self.items(')')
        if self.take('['):
            return self.sequence(']')
        if self.take('{'):
            return self.braces()
        self.wrong()

    def braces(self):
        if self.take('}'):
            return {}
        first = self.number_sum()
        if not self.take(':'):
            self.take(',')
            return {first, *self.sequence('}')}
        result = {first: self.number_sum()}
        while self.take(','):
            if self.kind == 'sign' and self.value == '}':
                break
            key = self.number_sum()
            if not self.take(':'):
                self.wrong()
            result[key] = self.number_sum()
        if not self.take('}'):
            self.wrong()
        return result


def literal_eval(node_or_string):
    """The value of a text that is a Python literal: numbers, texts, tuples, lists, dicts, sets, None, True, False."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    return _Reader(node_or_string.lstrip(' \t')).whole()
