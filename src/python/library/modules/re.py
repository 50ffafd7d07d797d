"""Regular expressions.

A pattern is read here, what is wrong with it is said in Python's words, and it is written anew in the syntax of
PCRE2, which does the matching (_sre)."""
import enum
import functools
from _sre import compile as _make, Match, Pattern

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge',
           'template', 'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII',
           'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']

__version__ = '2.2.1'


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class error(Exception):
    """Exception raised for invalid regular expressions: msg, pattern, pos, lineno, colno."""
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


_A, _I, _L, _M, _S, _U, _X = 256, 2, 4, 8, 16, 32, 64
_LETTERS = {'i': _I, 'L': _L, 'm': _M, 's': _S, 'x': _X, 'a': _A, 'u': _U}
_KINDS = _A | _L | _U
_FOR_ALL = 128
_MAXREPEAT = 4294967295
_ENDLESS = 1 << 60
_WORD = frozenset('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_DIGITS = frozenset('0123456789')
_OCTAL = frozenset('01234567')
_HEX = frozenset('0123456789abcdefABCDEF')
_SPACE = frozenset(' \t\n\r\v\f')
_CONTROLS = {'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11}
# Kinds of items, for what may be repeated.
_PLACE, _REPEAT, _OTHER = 0, 1, 2


def _write(c):
    """A character that stands for itself, as PCRE2 reads it anywhere."""
    return c if c in _WORD else '\\x{%x}' % ord(c)


class _Reader:
    """Reads one pattern, and writes it in PCRE2's syntax."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.is_str = isinstance(pattern, str)
        self.text = pattern if self.is_str else str(pattern, 'latin-1')
        self.at = 0
        self.flags = flags
        self.all_flags = flags
        self.names = {}
        self.widths = [(0, _ENDLESS)]
        self.open = {0}
        self.closing = []
        self.behind = None
        self.conditions = []

    def fail(self, message, at=None):
        return error(message, self.pattern, self.at if at is None else at)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, wanted):
        if self.text.startswith(wanted, self.at):
            self.at += len(wanted)
            return True
        return False

    def until(self, end, what):
        start = self.at
        found = self.text.find(end, start)
        if found < 0:
            self.at = len(self.text)
            if start == self.at:
                raise self.fail('missing ' + what)
            raise self.fail('missing %s, unterminated name' % end, start)
        if found == start:
            self.at = found + 1
            raise self.fail('missing ' + what, start)
        self.at = found + 1
        return self.text[start:found]

    # ---- the whole, alternatives, sequences ----

    def whole(self):
        text, low, high = self.alternatives(first=True)
        if self.peek() == ')':
            raise self.fail('unbalanced parenthesis')
        for group, at in self.conditions:
            if group >= len(self.widths):
                raise self.fail('invalid group reference %d' % group, at)
        return text

    def alternatives(self, first=False):
        texts, low, high = [], _ENDLESS, 0
        while True:
            text, a, b = self.sequence(first and not texts)
            texts.append(text)
            low, high = min(low, a), max(high, b)
            if not self.take('|'):
                return '|'.join(texts), low, high

    def skip_blank(self):
        """White space and comments, where the pattern is verbose."""
        text = self.text
        while self.at < len(text) and self.flags & _X:
            if text[self.at] in _SPACE:
                self.at += 1
            elif text[self.at] == '#':
                end = text.find('\n', self.at)
                self.at = len(text) if end < 0 else end + 1
            else:
                break

    def sequence(self, first):
        items = []  # [text, low, high, kind]
        start = self.at
        while True:
            self.skip_blank()
            c = self.peek()
            if c in ('', '|', ')'):
                break
            at = self.at
            self.at += 1
            if c == '\\':
                items.append(self.escape(at))
            elif c == '[':
                items.append(self.char_class(at))
            elif c == '(':
                item = self.group(at, first and not items, start)
                if item:
                    items.append(item)
            elif c in '*+?' or (c == '{' and self.counted(at)):
                self.repeat(c, at, items)
            elif c == '.':
                items.append(['.', 1, 1, _OTHER])
            elif c == '^':
                items.append(['^', 0, 0, _PLACE])
            elif c == '$':
                items.append(['$', 0, 0, _PLACE])
            else:
                items.append([_write(c), 1, 1, _OTHER])
        low = high = 0
        for item in items:
            low += item[1]
            high += item[2]
        return ''.join([item[0] for item in items]), min(low, _ENDLESS), min(high, _ENDLESS)

    # ---- repetition ----

    def counted(self, at):
        """Whether `{` begins a repetition; then its bounds are read."""
        text, i = self.text, at + 1
        if text.startswith('}', i):
            return False
        while i < len(text) and text[i] in _DIGITS:
            i += 1
        low = high = text[at + 1:i]
        if text.startswith(',', i):
            i += 1
            start = i
            while i < len(text) and text[i] in _DIGITS:
                i += 1
            high = text[start:i]
        elif not low:
            return False
        if not text.startswith('}', i):
            return False
        self.at = i + 1
        self.bounds = int(low or 0), int(high) if high else _MAXREPEAT
        for bound in (low, high):
            if bound and int(bound) >= _MAXREPEAT:
                raise OverflowError('the repetition number is too large')
        if self.bounds[1] < self.bounds[0]:
            raise self.fail('min repeat greater than max repeat', at + 1)
        return True

    def repeat(self, c, at, items):
        low, high = {'*': (0, _MAXREPEAT), '+': (1, _MAXREPEAT), '?': (0, 1)}.get(c) or self.bounds
        if not items or items[-1][3] == _PLACE:
            raise self.fail('nothing to repeat', at)
        item = items[-1]
        if item[3] == _REPEAT:
            raise self.fail('multiple repeat', at)
        if c == '{':
            if low > 65535:
                raise self.fail('heapstep repeats at most 65535 times', at)
            c = '{%d,%s}' % (low, high if high <= 65535 else '')
        how = self.peek()
        if how in ('?', '+') and how:
            self.at += 1
        else:
            how = ''
        item[0] += c + how
        item[1] = min(item[1] * low, _ENDLESS)
        item[2] = _ENDLESS if high == _MAXREPEAT and item[2] else min(item[2] * high, _ENDLESS)
        item[3] = _REPEAT

    # ---- escapes ----

    def number(self, at, digits, count, form):
        """The code after \\x, \\u or \\U."""
        start = self.at
        while self.at < start + count and self.peek() in digits and self.peek():
            self.at += 1
        if self.at - start != count:
            raise self.fail('incomplete escape ' + self.text[at:self.at], at)
        code = int(self.text[start:self.at], 16)
        if code > 0x10FFFF:
            raise self.fail('bad escape ' + self.text[at:self.at], at)
        return code

    def code_escape(self, c, at):
        """The character that an escape by number or letter means; None: it is something else."""
        if c == 'x':
            return self.number(at, _HEX, 2, c)
        if self.is_str and c == 'u':
            return self.number(at, _HEX, 4, c)
        if self.is_str and c == 'U':
            return self.number(at, _HEX, 8, c)
        if self.is_str and c == 'N':
            raise self.fail('heapstep knows no names of characters', at)
        if c == '0':
            end = self.at
            while end < self.at + 2 and self.text[end:end + 1] in _OCTAL and self.text[end:end + 1]:
                end += 1
            digits, self.at = self.text[self.at - 1:end], end
            return int(digits, 8)
        return None

    def category(self, c):
        ascii_only = not self.is_str or self.flags & _A
        if c in 'wW':
            if ascii_only and self.is_str:
                return '[^0-9A-Za-z_]' if c == 'W' else '[0-9A-Za-z_]'
            return '\\' + c
        if c in 'dD':
            if ascii_only and self.is_str:
                return '[^0-9]' if c == 'D' else '[0-9]'
            return '\\' + c
        if ascii_only:
            return '[^ \\t-\\r]' if c == 'S' else '[ \\t-\\r]'
        return '[^\\s\\x1c-\\x1f]' if c == 'S' else '[\\s\\x1c-\\x1f]'

    def place(self, c):
        if c == 'A':
            return '\\A'
        if c == 'Z':
            return '\\z'
        if self.is_str and self.flags & _A:
            word = '[0-9A-Za-z_]'
            both = '(?:(?<=%s)(?=%s)|(?<!%s)(?!%s))' % (word, word, word, word)
            either = '(?:(?<=%s)(?!%s)|(?<!%s)(?=%s))' % (word, word, word, word)
            return either if c == 'b' else '(?!\\A\\z)' + both
        return '\\b' if c == 'b' else '(?!\\A\\z)\\B'

    def escape(self, at):
        c = self.peek()
        if not c:
            raise self.fail('bad escape (end of pattern)', at)
        self.at += 1
        if c in 'AZbB':
            return [self.place(c), 0, 0, _PLACE]
        if c in 'dDsSwW':
            return [self.category(c), 1, 1, _OTHER]
        code = self.code_escape(c, at)
        if code is None and c in _DIGITS:
            following = self.text[self.at:self.at + 2]
            if following[:1] in _DIGITS and following[:1]:
                if len(following) == 2 and c in _OCTAL and following[0] in _OCTAL and following[1] in _OCTAL:
                    self.at += 2
                    code = int(c + following, 8)
                    if code > 0o377:
                        raise self.fail('octal escape value \\%s outside of range 0-0o377' % (c + following), at)
                else:
                    c += following[0]
                    self.at += 1
            if code is None:
                return self.back_reference(int(c), at + 1)
        if code is None and len(c) == 1 and c in _CONTROLS and c != 'b':
            code = _CONTROLS[c]
        if code is None:
            if c in _WORD:
                raise self.fail('bad escape \\' + c, at)
            code = ord(c)
        return ['\\x{%x}' % code, 1, 1, _OTHER]

    def back_reference(self, group, at):
        if group >= len(self.widths):
            raise self.fail('invalid group reference %d' % group, at)
        self.check_reference(group, at - 1)
        low, high = self.widths[group]
        return ['\\g{%d}' % group, low, high, _OTHER]

    def check_reference(self, group, at):
        if group in self.open:
            raise self.fail('cannot refer to an open group', at)
        if self.behind is not None and group >= self.behind:
            raise self.fail('cannot refer to group defined in the same lookbehind subpattern')

    # ---- classes of characters ----

    def class_item(self, start):
        """One item: (what is written, its code; -1 for a category)."""
        c = self.peek()
        if not c:
            raise self.fail('unterminated character set', start)
        at = self.at
        self.at += 1
        if c != '\\':
            return _write(c), ord(c)
        c = self.peek()
        if not c:
            raise self.fail('bad escape (end of pattern)', at)
        self.at += 1
        if c in 'dDsSwW':
            text = self.category(c)
            if not text.startswith('['):
                return text, -1
            if text.startswith('[^'):
                return ('\\' + c if not self.flags & _A or not self.is_str or c == 'S' else
                        {'W': '\\x{0}-/:-@\\[-\\^`{-\\x{10ffff}', 'D': '\\x{0}-/:-\\x{10ffff}'}[c]), -1
            return text[1:-1], -1
        code = self.code_escape(c, at)
        if code is None and c in _OCTAL:
            end = self.at
            while end < self.at + 2 and self.text[end:end + 1] in _OCTAL and self.text[end:end + 1]:
                end += 1
            digits, self.at = self.text[self.at - 1:end], end
            code = int(digits, 8)
            if code > 0o377:
                raise self.fail('octal escape value \\%s outside of range 0-0o377' % digits, at)
        if code is None:
            code = _CONTROLS.get(c)
        if code is None:
            if c in _WORD:
                raise self.fail('bad escape \\' + c, at)
            code = ord(c)
        return '\\x{%x}' % code, code

    def char_class(self, start):
        negated = self.take('^')
        texts = []
        while True:
            if texts and self.take(']'):
                break
            at = self.at
            text, code = self.class_item(start)
            if self.peek() == '-':
                self.at += 1
                if self.peek() == ']':
                    texts += [text, '\\-']
                    self.at += 1
                    break
                text2, code2 = self.class_item(start)
                if code < 0 or code2 < 0 or code2 < code:
                    raise self.fail('bad character range ' + self.text[at:self.at], at)
                text = text + '-' + text2
            texts.append(text)
        return ['[%s%s]' % ('^' if negated else '', ''.join(texts)), 1, 1, _OTHER]

    # ---- groups ----

    def close(self, start):
        if not self.take(')'):
            raise self.fail('missing ), unterminated subpattern', start)

    def group(self, start, first, sequence_start):
        if not self.take('?'):
            return self.capture(start, None)
        c = self.peek()
        if not c:
            raise self.fail('unexpected end of pattern')
        self.at += 1
        if c == 'P':
            return self.named(start)
        if c == ':':
            return self.scope(start, '(?:', self.flags)
        if c == '>':
            return self.scope(start, '(?>', self.flags)
        if c == '#':
            end = self.text.find(')', self.at)
            if end < 0:
                self.at = len(self.text)
                raise self.fail('missing ), unterminated comment', start)
            self.at = end + 1
            return None
        if c in '=!':
            return self.look(start, '(?' + c, False)
        if c == '<':
            c = self.peek()
            if not c:
                raise self.fail('unexpected end of pattern')
            self.at += 1
            if c not in '=!':
                raise self.fail('unknown extension ?<' + c, start + 1)
            return self.look(start, '(?<' + c, True)
        if c == '(':
            return self.condition(start)
        if c in _LETTERS or c == '-':
            return self.inline_flags(c, start, first, sequence_start)
        raise self.fail('unknown extension ?' + c, start + 1)

    def capture(self, start, name):
        group = len(self.widths)
        if name is not None:
            if name in self.names:
                raise self.fail('redefinition of group name %r as group %d; was group %d'
                                % (name, group, self.names[name]), self.name_at)
            self.names[name] = group
        self.widths.append(None)
        self.open.add(group)
        item = self.scope(start, '(', self.flags)
        self.open.discard(group)
        self.widths[group] = item[1], item[2]
        self.closing.append(group)
        return item

    def shown(self, name):
        return repr(name) if self.is_str else ascii(name.encode('latin-1'))[1:]

    def check_name(self, name, at):
        good = name.isidentifier() and (self.is_str or name.isascii())
        if not good:
            raise self.fail('bad character in group name ' + self.shown(name), at)

    def named(self, start):
        if self.take('<'):
            self.name_at = self.at
            name = self.until('>', 'group name')
            self.check_name(name, self.name_at)
            return self.capture(start, name)
        if self.take('='):
            at = self.at
            name = self.until(')', 'group name')
            self.check_name(name, at)
            if name not in self.names:
                raise self.fail('unknown group name %r' % name, at)
            return self.back_reference(self.names[name], at + 1)
        c = self.peek()
        if not c:
            raise self.fail('unexpected end of pattern')
        raise self.fail('unknown extension ?P' + c, start + 1)

    def scope(self, start, opening, flags):
        before = self.flags
        self.flags = flags
        text, low, high = self.alternatives()
        self.close(start)
        self.flags = before
        return [opening + text + ')', low, high, _OTHER]

    def look(self, start, opening, behind):
        before = self.behind
        if behind and before is None:
            self.behind = len(self.widths)
        text, low, high, kind = self.scope(start, opening, self.flags)
        if behind:
            self.behind = before
            if low != high:
                self.pattern_width_error()
        return ['(?:' + text + ')', 0, 0, _OTHER]

    def pattern_width_error(self):
        raise error('look-behind requires fixed-width pattern')

    def condition(self, start):
        at = self.at
        name = self.until(')', 'group name')
        if name.isidentifier():
            group = self.names.get(name)
            if group is None:
                raise self.fail('unknown group name %r' % name, at)
        else:
            if not name.isdecimal():
                self.check_name(name, at)
            group = int(name)
            if not group:
                raise self.fail('bad group number', at)
            self.conditions.append((group, at))
        if group < len(self.widths):
            self.check_reference(group, at)
        yes, low, high = self.sequence(False)
        no, a, b = '', 0, 0
        if self.take('|'):
            no, a, b = self.sequence(False)
            if self.peek() == '|':
                raise self.fail('conditional backref with more than two branches')
        self.close(start)
        return ['(?(%d)%s|%s)' % (group, yes, no), min(low, a), max(high, b), _OTHER]

    def inline_flags(self, c, start, first, sequence_start):
        on = off = 0
        while c in _LETTERS:
            flag = _LETTERS[c]
            if self.is_str and c == 'L':
                raise self.fail("bad inline flags: cannot use 'L' flag with a str pattern")
            if not self.is_str and c == 'u':
                raise self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern")
            if flag & _KINDS and on & _KINDS & ~flag:
                raise self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            on |= flag
            c = self.peek()
            if not c:
                raise self.fail('missing -, : or )')
            self.at += 1
            if c in ')-:':
                break
            if c not in _LETTERS:
                raise self.fail('unknown flag' if c.isalpha() else 'missing -, : or )', self.at - 1)
        if c == ')':
            if not first or start != sequence_start:
                raise self.fail('global flags not at the start of the expression', start)
            self.all_flags |= on
            self.flags |= on
            raise _Again
        if c == '-':
            c = self.peek()
            if not c:
                raise self.fail('missing flag')
            self.at += 1
            if c not in _LETTERS:
                raise self.fail('unknown flag' if c.isalpha() else 'missing flag', self.at - 1)
            while c in _LETTERS:
                flag = _LETTERS[c]
                if flag & _KINDS:
                    raise self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= flag
                c = self.peek()
                if not c:
                    raise self.fail('missing :')
                self.at += 1
                if c == ':':
                    break
                if c not in _LETTERS:
                    raise self.fail('unknown flag' if c.isalpha() else 'missing :', self.at - 1)
        if on & off:
            raise self.fail('bad inline flags: flag turned on and off', self.at - 1)
        flags = self.flags
        if on & _KINDS:
            flags &= ~_KINDS
        letters = ''.join([letter for letter in 'ims' if on & _LETTERS[letter]])
        fewer = ''.join([letter for letter in 'ims' if off & _LETTERS[letter]])
        opening = '(?%s%s:' % (letters, '-' + fewer if fewer else '')
        return self.scope(start, opening, (flags | on) & ~off)


class _Again(Exception):
    """Flags for the whole pattern were found: it is read anew with them."""


def _check_flags(is_str, flags):
    if is_str:
        if flags & _L:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if flags & _A and flags & _U:
            raise ValueError('ASCII and UNICODE flags are incompatible')
        return flags if flags & _A else flags | _U
    if flags & _U:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    if flags & _L and flags & _A:
        raise ValueError('ASCII and LOCALE flags are incompatible')
    return flags


def _read(pattern, flags):
    """The reader that has read the whole pattern, and what it has written."""
    skip = 0
    while True:
        reader = _Reader(pattern, flags)
        reader.at = skip
        try:
            return reader, reader.whole()
        except _Again:
            flags, skip = reader.all_flags, reader.at


def _translate(pattern, flags):
    is_str = isinstance(pattern, str)
    reader, text = _read(pattern, flags)
    flags = _check_flags(is_str, reader.all_flags)
    options = ((1 if flags & _I else 0) | (2 if flags & _M else 0) | (4 if flags & _S else 0) |
               (8 if is_str else 0))
    names = [None] * len(reader.widths)
    for name, group in reader.names.items():
        names[group] = name
    ranks = [0] * (len(names) - 1)
    for rank, group in enumerate(reader.closing):
        ranks[group - 1] = rank
    return _make(pattern, flags, text, options, len(names) - 1, reader.names, tuple(names), tuple(ranks))


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError('first argument must be string or compiled pattern')
    made = _translate(pattern, flags)
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[type(pattern), pattern, flags] = made
    return made


def match(pattern, string, flags=0):
    """Apply the pattern at the start of the string: a Match, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Apply the pattern to all of the string: a Match, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through the string for a place where the pattern matches: a Match, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The string with the leftmost non-overlapping matches replaced by repl, a text or a function."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """As sub, with the number of replacements: (string, number)."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The parts of the string between the matches, and what the pattern's groups caught."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """A list of all non-overlapping matches."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all non-overlapping matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """Compile a regular expression, returning a Pattern."""
    return _compile(pattern, flags)


def purge():
    """Forget the compiled patterns."""
    _cache.clear()
    _template.cache_clear()


def template(pattern, flags=0):
    return _compile(pattern, flags | T)


_special_chars_map = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin-1').translate(_special_chars_map).encode('latin-1')


# ---- templates of sub and expand ----

class _Template:
    """Reads a replacement: texts and numbers of groups."""

    def __init__(self, pattern, source):
        self.pattern = pattern
        self.source = source
        self.is_str = isinstance(source, str)
        self.text = source if self.is_str else str(source, 'latin-1')
        self.parts = []
        self.literal = []

    def fail(self, message, at):
        return error(message, self.source, at)

    def group(self, number, at):
        if number > self.pattern.groups:
            raise self.fail('invalid group reference %d' % number, at)
        self.flush()
        self.parts.append(number)

    def flush(self):
        if self.literal:
            text = ''.join(self.literal)
            self.parts.append(text if self.is_str else text.encode('latin-1'))
            self.literal = []

    def read(self):
        text, at = self.text, 0
        while at < len(text):
            found = text.find('\\', at)
            if found < 0:
                break
            if found > at:
                self.literal.append(text[at:found])
            at = self.escape(found)
        if text[at:]:
            self.literal.append(text[at:])
        self.flush()
        return tuple(self.parts)

    def escape(self, at):
        """What a backslash begins; the place behind it."""
        c = self.text[at + 1:at + 2]
        if not c:
            raise self.fail('bad escape (end of pattern)', at)
        if c == 'g':
            return self.named(at + 2)
        if c in _DIGITS:
            return self.digits(c, at)
        if c == '\\':
            self.literal.append(c)
        elif c in _CONTROLS:
            self.literal.append(chr(_CONTROLS[c]))
        elif c in _WORD:
            raise self.fail('bad escape \\' + c, at)
        else:
            self.literal.append('\\' + c)
        return at + 2

    def digits(self, c, at):
        text, end = self.text, at + 2
        if c == '0':
            while end < at + 4 and text[end:end + 1] in _OCTAL and end < len(text):
                end += 1
            self.literal.append(chr(int(text[at + 1:end], 8) & 0xFF))
            return end
        following = text[end:end + 2]
        if following[:1] in _DIGITS and following:
            if len(following) == 2 and c in _OCTAL and following[0] in _OCTAL and following[1] in _OCTAL:
                code = int(c + following, 8)
                if code > 0o377:
                    raise self.fail('octal escape value \\%s outside of range 0-0o377' % (c + following), at)
                self.literal.append(chr(code))
                return end + 2
            c += following[0]
            end += 1
        self.group(int(c), at + 1)
        return end

    def named(self, at):
        text = self.text
        if not text.startswith('<', at):
            raise self.fail('missing <', at)
        end = text.find('>', at)
        if end < 0:
            if at + 1 == len(text):
                raise self.fail('missing group name', at + 1)
            raise self.fail('missing >, unterminated name', at + 1)
        name = text[at + 1:end]
        if not name:
            raise self.fail('missing group name', at + 1)
        if name.isidentifier():
            if name not in self.pattern.groupindex:
                raise IndexError('unknown group name %r' % name)
            number = self.pattern.groupindex[name]
        else:
            try:
                number = int(name)
            except ValueError:
                number = -1
            if number < 0:
                shown = repr(name) if self.is_str else ascii(name.encode('latin-1'))[1:]
                raise self.fail('bad character in group name ' + shown, at + 1)
        self.group(number, at + 1)
        return end + 1


@functools.lru_cache(_MAXCACHE)
def _template(pattern, source):
    if not isinstance(source, (str, bytes)):
        return _Template(pattern, bytes(source) if isinstance(source, bytearray) else str(source, 'utf-8')).read()
    return _Template(pattern, source).read()


def _expand(pattern, match, template):
    parts = [(match[part] or match.string[:0]) if isinstance(part, int) else part
             for part in _template(pattern, template)]
    return template[:0].join(parts)


class Scanner:
    """Splits a text into tokens: a lexicon is a list of (pattern, what to do)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        if isinstance(flags, RegexFlag):
            flags = flags.value
        pattern = '|'.join(['(%s)' % phrase for phrase, action in lexicon])
        self.actions = []
        at = 1
        for phrase, action in lexicon:
            self.actions.append((at, action))
            at += 1 + _compile(phrase, flags).groups
        self.scanner = _compile(pattern, flags)

    def scan(self, string):
        result, at = [], 0
        search = self.scanner.scanner(string).match
        while True:
            m = search()
            if not m or m.end() == at:
                break
            action = next(action for group, action in self.actions if m.start(group) >= 0)
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            at = m.end()
        return result, string[at:]


def _pickle(p):
    return _compile, (p.pattern, p.flags)


import copyreg
copyreg.pickle(Pattern, _pickle, _compile)
