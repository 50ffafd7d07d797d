"""Which characters are letters, digits and so on; templates with $names; the grammar of str.format() to build upon."""
import _string

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']


def _between(first, last):
    return ''.join(map(chr, range(ord(first), ord(last) + 1)))


digits, octdigits = _between('0', '9'), _between('0', '7')
ascii_lowercase, ascii_uppercase = _between('a', 'z'), _between('A', 'Z')
ascii_letters = ascii_lowercase + ascii_uppercase
hexdigits = digits + _between('a', 'f') + _between('A', 'F')
punctuation = _between('!', '/') + _between(':', '@') + _between('[', '`') + _between('{', '~')
whitespace = ' \t\n\r\v\f'
printable = f'{digits}{ascii_letters}{punctuation}{whitespace}'


def capwords(s, sep=None):
    """Each word of s capitalized; words are joined by sep, or by one blank where it is None."""
    words = [word.capitalize() for word in s.split(sep)]
    return (sep or ' ').join(words)


# ---- templates ----

class _WhenWanted:
    """A class's attribute that needs regular expressions: most programs import this module for other things."""

    def __init__(self, make):
        self.make = make

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        import re
        value = self.make(owner, re)
        setattr(owner, self.name, value)
        return value


def _compiled(cls, re):
    """The pattern of a template class: its own, or one made of its delimiter and of what names look like."""
    pattern = vars(cls)['pattern']
    if isinstance(pattern, _WhenWanted):
        name = cls.idpattern
        named = f'(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}'
        mark = re.escape(cls.delimiter)
        pattern = f'{mark}(?:(?P<escaped>{mark})|{named}|(?P<invalid>))'
    return re.compile(pattern, cls.flags | re.VERBOSE)


class Template:
    """A text in which $name and ${name} stand for values, and $$ for a dollar.

    A subclass may set delimiter, idpattern, braceidpattern and flags, or a whole pattern with the groups
    escaped, named, braced and invalid."""
    delimiter, idpattern, braceidpattern = '$', r'(?a:[_a-z][_a-z0-9]*)', None
    flags = _WhenWanted(lambda owner, re: re.IGNORECASE)
    pattern = _WhenWanted(_compiled)

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'pattern' in vars(cls):
            import re
            cls.pattern = _compiled(cls, re)
        else:
            cls.pattern = late = _WhenWanted(_compiled)
            late.name = 'pattern'

    def __init__(self, template):
        self.template = template

    def _fill(self, value_of, if_invalid):
        def put(found):
            groups = found.groupdict()
            name = groups.get('named') or groups.get('braced')
            if name is not None:
                return value_of(name, found)
            if groups.get('escaped') is not None:
                return self.delimiter
            if groups.get('invalid') is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            return if_invalid(found)
        return self.pattern.sub(put, self.template)

    def _refuse(self, found):
        before = self.template[:found.start('invalid')]
        # A line break counts for the line that it ends, whichever of its kinds it is.
        lines = before.splitlines(keepends=True) or ['']
        column = len(before) - sum(map(len, lines[:-1]))
        raise ValueError(f'Invalid placeholder in string: line {len(lines)}, col {max(column, 1)}')

    def substitute(self, mapping={}, /, **kws):
        """The text with a value for each name; a name without one is a KeyError."""
        values = _both(mapping, kws)
        return self._fill(lambda name, found: str(values[name]), self._refuse)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same; what has no value, or is no name, is left as it is."""
        values = _both(mapping, kws)

        def value_or_name(name, found):
            try:
                return str(values[name])
            except KeyError:
                return found.group()
        return self._fill(value_or_name, lambda found: found.group())

    def is_valid(self):
        """Whether substitute() would find nothing wrong but missing values."""
        return all(found['invalid'] is None for found in self._places())

    def get_identifiers(self):
        """The names, each once, in the order in which they come."""
        names = [found['named'] or found['braced'] for found in self._places()]
        return list(dict.fromkeys(filter(None, names)))

    def _places(self):
        for found in self.pattern.finditer(self.template):
            if not any(value is not None for value in found.groupdict().values()):
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            yield found


def _both(mapping, kws):
    """A view in which keywords hide what the mapping has."""
    if mapping and kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return kws or mapping


# ---- the formatter ----

class _Numbering:
    """Which argument a field means that gives no name: either all tell their number, or none does."""
    by_hand = None
    count = 0

    def resolve(self, name):
        by_hand = name != ''
        if by_hand and not name.isdigit():
            return name
        if self.by_hand is not None and self.by_hand is not by_hand:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        self.by_hand = by_hand
        self.count += 1
        return name or str(self.count - 1)


class Formatter:
    """str.format() with its steps as methods, for subclasses to change."""

    def format(self, format_string, /, *args, **kwargs):
        """As str.format()."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same, with the arguments as a sequence and a mapping."""
        used = set()
        text = self._fill(format_string, 2, _Numbering(), (args, kwargs), used)
        self.check_unused_args(used, args, kwargs)
        return text

    def _fill(self, pattern, depth, numbering, given, used):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        pieces = []
        for text, name, form, conversion in self.parse(pattern):
            pieces.append(text or '')
            if name is None:
                continue
            value, first = self.get_field(numbering.resolve(name), *given)
            used.add(first)
            value = self.convert_field(value, conversion)
            # A format may have fields of its own.
            form = self._fill(form, depth - 1, numbering, given, used)
            pieces.append(self.format_field(value, form))
        return ''.join(pieces)

    def parse(self, format_string):
        """(text, name of the field after it, format, conversion) of each piece."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """What 'name.attribute[key]' leads to, and the name that it begins with."""
        first, way = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in way:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return (args if isinstance(key, int) else kwargs)[key]

    def convert_field(self, value, conversion):
        """What !s, !r and !a do."""
        if conversion is None:
            return value
        if conversion not in ('s', 'r', 'a'):
            raise ValueError(f'Unknown conversion specifier {conversion}')
        return {'s': str, 'r': repr, 'a': ascii}[conversion](value)

    def format_field(self, value, format_spec):
        """What format() does."""
        return format(value, format_spec)

    def check_unused_args(self, used_args, args, kwargs):
        """For subclasses: told which arguments were used, before the text is returned."""
