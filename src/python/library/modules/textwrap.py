"""Text in lines of some width: paragraphs wrapped, lines indented or all moved to the left."""
__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_BLANKS = '\t\n\x0b\x0c\r '


def _is_letter(run, at):
    c = run[at:at + 1] if at >= 0 else ''
    return c == '_' or c.isalnum() and not c.isdecimal()


def _may_break(run, hyphen):
    """Whether the hyphen stands in a compound: after two letters, before two; one may have a hyphen of its own."""
    before = _is_letter(run, hyphen - 1) and (
        _is_letter(run, hyphen - 2) or run[hyphen - 2:hyphen - 1] == '-' and _is_letter(run, hyphen - 3))
    after = hyphen + 2 + (run[hyphen + 2:hyphen + 3] == '-')
    return before and _is_letter(run, hyphen + 1) and _is_letter(run, after)


def _is_dash(run, start, end):
    """Whether hyphens are a dash between words."""
    before, after = run[start - 1:start], run[end:end + 1]
    return (end - start > 1 and bool(before) and (before.isalnum() or before in '_!"\'&.,?')
            and (after.isalnum() or after == '_'))


def _runs(text, kind):
    """The places at which text begins or ceases to be of a kind."""
    kinds = [kind(c) for c in text]
    return [at for at in range(1, len(text)) if kinds[at] != kinds[at - 1]]


def _pieces(text, cuts):
    ends = [*cuts, len(text)]
    return [text[start:end] for start, end in zip([0, *cuts], ends) if start < end]


def _parts_of_word(run):
    """A run without blanks, cut where a line may end: after a compound's hyphens, before and after dashes."""
    if '-' not in run:
        return [run]
    cuts, at = [], 0
    while (start := run.find('-', at)) >= 0:
        at = start + 1
        while run[at:at + 1] == '-':
            at += 1
        if at - start == 1:
            cuts += [at] * _may_break(run, start)
        elif _is_dash(run, start, at):
            cuts += start, at
    return _pieces(run, cuts)


class TextWrapper:
    """Wraps paragraphs; how is told by its attributes, which have the names of the arguments."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        given = dict(locals())
        del given['self']
        vars(self).update(given)

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(dict.fromkeys(map(ord, _BLANKS), ' ')) if self.replace_whitespace else text

    def _split(self, text):
        """Words, their parts, and the blanks between them."""
        runs = _pieces(text, _runs(text, lambda c: c in _BLANKS))
        if not self.break_on_hyphens:
            return runs
        return [part for run in runs for part in _parts_of_word(run)]

    def _fix_sentence_endings(self, chunks):
        """Two blanks after what looks like a sentence's end."""
        for at in range(1, len(chunks)):
            end = chunks[at - 1]
            if end[-1:] in ('"', "'"):
                end = end[:-1]
            if chunks[at] == ' ' and end[-1:] in ('.', '!', '?') and 'a' <= end[-2:-1] <= 'z':
                chunks[at] = '  '

    def _take_line(self, left, room):
        """The next chunks that have room, off the end of a list; of one longer than any line as much as has."""
        line, length = [], 0
        while left and length + len(left[-1]) <= room:
            length += len(left[-1])
            line.append(left.pop())
        if not left or len(left[-1]) <= room:
            return line
        if self.break_long_words:
            word, cut = left[-1], room - length if room >= 1 else 1
            if self.break_on_hyphens and len(word) > cut:
                hyphen = word.rfind('-', 0, cut)
                if word[:max(hyphen, 0)].strip('-'):
                    cut = hyphen + 1
            line.append(word[:cut])
            left[-1] = word[cut:]
        elif not line:
            line.append(left.pop())
        return line

    def _shortened(self, lines, line, indent):
        """Ends the lines with the placeholder, after as many chunks of this one as leave room for it."""
        while line:
            text = indent + ''.join(line)
            if line.pop().strip() and len(text) + len(self.placeholder) <= self.width:
                return lines + [text + self.placeholder]
        if lines:
            text = lines[-1].rstrip() + self.placeholder
            if len(text) <= self.width:
                return lines[:-1] + [text]
        return lines + [indent + self.placeholder.lstrip()]

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(indent + self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')

        def droppable(some):
            return self.drop_whitespace and some and not some[-1].strip()

        lines, left = [], chunks[::-1]
        while left:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if lines and droppable(left):
                left.pop()
            line = self._take_line(left, room)
            if droppable(line):
                line.pop()
            if not line:
                continue
            if self.max_lines is not None and len(lines) + 1 >= self.max_lines:
                all_told = not left or len(left) == 1 and droppable(left)
                if not all_told or len(''.join(line)) > room:
                    return self._shortened(lines, line, indent)
            lines.append(indent + ''.join(line))
        return lines

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The lines of a paragraph as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The lines of a paragraph as one text."""
    return TextWrapper(width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, cut at a word where it is too long."""
    return TextWrapper(width, max_lines=1, **kwargs).fill(' '.join(text.split()))


def dedent(text):
    """The text without the blanks that all its lines begin with; a line of blanks only becomes empty."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    indents = [line[:len(line) - len(line.lstrip(' \t'))] for line in lines if line]
    # What the first and the last of them in order have in common, all have.
    first, last = min(indents, default=''), max(indents, default='')
    common = 0
    while common < len(first) and first[common] == last[common]:
        common += 1
    return '\n'.join([line[common:] for line in lines])


def indent(text, prefix, predicate=None):
    """The text with a prefix before its lines that are not blank, or for which predicate is true."""
    wanted = predicate or str.strip
    return ''.join([prefix + line if wanted(line) else line for line in text.splitlines(keepends=True)])
