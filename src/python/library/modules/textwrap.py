"""Text wrapping and filling."""
__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']


_blanks = '\t\n\x0b\x0c\r '
_to_spaces = str.maketrans(dict.fromkeys(_blanks, ' '))


def _is_word(c):
    return c.isalnum() or c == '_'


def _is_letter(c):
    return c.isalpha() or c == '_'


def _ends_word(c):
    """May a dash between words follow?"""
    return _is_word(c) or c in '!"\'&.,?'


class TextWrapper:
    """Wraps paragraphs of text."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    # ---- pieces that may not be broken ----

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_spaces)
        return text

    @staticmethod
    def _dash_end(text, at):
        """Where the dash of two or more hyphens ends that stands between words at a place; 0: there is none."""
        end = at
        while text[end:end + 1] == '-':
            end += 1
        joins = end - at >= 2 and at > 0 and _ends_word(text[at - 1])
        return end if joins and end < len(text) and _is_word(text[end]) else 0

    @staticmethod
    def _breaks_after_hyphen(text, at):
        """May a line end after the hyphen at a place: two letters before it, or x-y-, and letters behind it?"""
        before = text[max(at - 3, 0):at]
        if not (len(before) >= 2 and _is_letter(before[-2]) and _is_letter(before[-1])
                or len(before) == 3 and _is_letter(before[0]) and before[1] == '-'
                and _is_letter(before[2])):
            return False
        after = text[at + 1:at + 4]
        if not after or not _is_letter(after[0]):
            return False
        second = after[2:3] if after[1:2] == '-' else after[1:2]
        return bool(second) and _is_letter(second)

    def _word_end(self, text, start):
        """Where the word or part of a word that begins at a place ends."""
        at = start + 1
        while at < len(text) and text[at] not in _blanks:
            if self.break_on_hyphens and text[at] == '-':
                if self._breaks_after_hyphen(text, at):
                    return at + 1
                if self._dash_end(text, at):
                    return at
            at += 1
        return at

    def _split(self, text):
        chunks = []
        at = 0
        while at < len(text):
            if text[at] in _blanks:
                end = at
                while end < len(text) and text[end] in _blanks:
                    end += 1
            else:
                end = (self.break_on_hyphens and self._dash_end(text, at)
                       or self._word_end(text, at))
            chunks.append(text[at:end])
            at = end
        return chunks

    @staticmethod
    def _ends_sentence(chunk):
        if chunk[-1:] in ('"', "'"):
            chunk = chunk[:-1]
        return chunk[-1:] in ('.', '!', '?') and 'a' <= chunk[-2:-1] <= 'z'

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == ' ' and self._ends_sentence(chunks[i]):
                chunks[i + 1] = '  '

    def _split_chunks(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return chunks

    # ---- lines ----

    def _handle_long_word(self, reversed_chunks, line, length, width):
        room = width - length if width >= 1 else 1
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and chunk[:hyphen].strip('-'):
                    room = hyphen + 1
            line.append(chunk[:room])
            reversed_chunks[-1] = chunk[room:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _cut_short(self, lines, line, length, indent, width):
        """The last line there may be, with the placeholder where text is left out."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def _check_width(self):
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')

    def _wrap_chunks(self, chunks):
        self._check_width()
        chunks.reverse()
        lines = []
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            rest = chunks and not (self.drop_whitespace and len(chunks) == 1
                                   and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or not rest and length <= width):
                lines.append(indent + ''.join(line))
                continue
            self._cut_short(lines, line, length, indent, width)
            break
        return lines

    def wrap(self, text):
        """Returns a list of lines of at most self.width columns."""
        return self._wrap_chunks(self._split_chunks(text))

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`."""
    lines = [line if line.strip(' \t') else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < min(len(margin), len(indent)) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    return '\n'.join(line[len(margin or ''):] for line in lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    if predicate is None:
        def predicate(line):
            return line.strip()
    return ''.join(prefix + line if predicate(line) else line
                   for line in text.splitlines(True))
